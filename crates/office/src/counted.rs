//! What takes long to count holds as long as nothing is committed. Counting the sheets of ten
//! thousand entries takes longer than everything else of an organisers' page.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{Office, Result};

/// How long what another server has committed may stay uncounted.
const HOLD: Duration = Duration::from_millis(500);

/// What was counted, by what it is about.
#[derive(Clone)]
pub(crate) struct Counted<Key, Counts>(Arc<Mutex<HashMap<Key, Known<Counts>>>>);

/// What was counted, and of which state of the database.
#[derive(Clone)]
struct Known<Counts> {
    generation: i64,
    /// Commits of this process before it was counted, and the moment before it was.
    commits: u64,
    counted_at: Instant,
    counts: Counts,
}

impl<Key, Counts> Default for Counted<Key, Counts> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<Key: Eq + Hash, Counts: Clone> Counted<Key, Counts> {
    /// What was counted last where that holds, and what is counted now where it does not.
    pub(crate) async fn read(
        &self,
        office: &Office,
        key: Key,
        count: impl AsyncFnOnce() -> Result<Counts>,
    ) -> Result<Counts> {
        let (generation, commits) = (office.generation().await?, office.store.commits());
        let known = {
            let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            counted.get(&key).cloned()
        };
        let holds = |known: &Known<Counts>| {
            known.generation == generation
                && known.commits == commits
                && known.counted_at.elapsed() < HOLD
        };
        if let Some(known) = known.filter(holds) {
            return Ok(known.counts);
        }
        let counted_at = Instant::now();
        let known = Known {
            generation,
            commits,
            counted_at,
            counts: count().await?,
        };
        let counts = known.counts.clone();
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, known);
        Ok(counts)
    }
}

//! Limits on what strangers can ask for: how long and how large a request may be, and how often
//! something may be tried.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

pub use office::Attempt;

/// Most bytes of a form; files have limits of their own.
pub const MAX_FORM_BYTES: usize = 256 * 1024;
/// A whole form may take so many times as long as the server waits for its next byte.
pub const FORM_PATIENCE: u32 = 2;
/// Who reads a table as it is written takes each part of 64 kB within this time.
pub const PART_PATIENCE: Duration = Duration::from_mins(1);
/// Most keys of a kind that are remembered.
const MAX_KEYS: usize = 100_000;

/// Allows so many of something per key in a time, all at once or spread, and asks for the time
/// before it counts. Each key keeps the moment at which it will be as good as new.
pub struct Paces<K> {
    step: Duration,
    burst: u32,
    most: usize,
    keys: HashMap<K, Instant>,
}

impl<K: Hash + Eq> Paces<K> {
    /// `burst` of them in a `time`.
    #[must_use]
    pub fn new(burst: u32, time: Duration) -> Self {
        let burst = burst.max(1);
        Self {
            step: time / burst,
            burst,
            most: MAX_KEYS,
            keys: HashMap::new(),
        }
    }

    /// How long a key is still counted.
    fn time_left(&self, key: &K, now: Instant) -> Duration {
        self.keys
            .get(key)
            .map_or(Duration::ZERO, |new| new.saturating_duration_since(now))
    }

    /// Whether one more is allowed.
    ///
    /// # Errors
    ///
    /// How long it is not.
    pub fn ask(&self, key: &K, now: Instant) -> Result<(), Duration> {
        let room = self.step * (self.burst - 1);
        let held = self.time_left(key, now);
        match held.checked_sub(room) {
            None | Some(Duration::ZERO) => Ok(()),
            Some(wait) => Err(wait),
        }
    }

    /// Counts one.
    pub fn count(&mut self, key: K, now: Instant) {
        let new = now + self.time_left(&key, now) + self.step;
        if self.keys.len() >= self.most && !self.keys.contains_key(&key) {
            self.forget_half(now);
        }
        self.keys.insert(key, new);
    }

    /// Forgets keys that are as good as new.
    pub fn sweep(&mut self, now: Instant) {
        self.keys.retain(|_, new| *new > now);
    }

    /// Makes room for new keys: those as good as new go, and where that is not enough, those that
    /// will be soonest.
    fn forget_half(&mut self, now: Instant) {
        self.sweep(now);
        let half = self.most / 2;
        if self.keys.len() > half {
            let mut moments: Vec<Instant> = self.keys.values().copied().collect();
            let (_, middle, _) = moments.select_nth_unstable(self.keys.len() - half);
            let middle = *middle;
            self.keys.retain(|_, new| *new > middle);
        }
    }
}

/// Lets one thing be done at a time for each key.
pub struct Ones<K: Hash + Eq>(Mutex<HashSet<K>>);

impl<K: Hash + Eq> Default for Ones<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

/// Something that is being done; it has ended when this is gone.
pub struct One<'o, K: Hash + Eq> {
    ones: &'o Ones<K>,
    key: K,
}

impl<K: Hash + Eq + Clone> Ones<K> {
    /// Begins, unless something is being done for the key.
    #[must_use]
    pub fn begin(&self, key: K) -> Option<One<'_, K>> {
        let begun = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key.clone());
        begun.then(|| One { ones: self, key })
    }

    /// Begins as soon as nothing is being done for the key; `None` where that takes too long.
    pub async fn wait(&self, key: K, patience: Duration) -> Option<One<'_, K>> {
        let waiting = async {
            loop {
                if let Some(one) = self.begin(key.clone()) {
                    return one;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(patience, waiting).await.ok()
    }
}

impl<K: Hash + Eq> Drop for One<'_, K> {
    fn drop(&mut self) {
        self.ones
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_comes_back_with_time() {
        let (mut paces, now) = (Paces::new(3, Duration::from_secs(30)), Instant::now());
        for _ in 0..3 {
            assert!(paces.ask(&"key", now).is_ok());
            paces.count("key", now);
        }
        assert_eq!(paces.ask(&"key", now), Err(Duration::from_secs(10)));
        assert!(paces.ask(&"key", now + Duration::from_secs(10)).is_ok());
        paces.sweep(now + Duration::from_secs(29));
        assert_eq!(paces.keys.len(), 1);
        paces.sweep(now + Duration::from_secs(30));
        assert!(paces.keys.is_empty());
    }

    #[test]
    fn one_thing_is_done_at_a_time() {
        let ones = Ones::default();
        let first = ones.begin("key");
        assert!(first.is_some() && ones.begin("key").is_none() && ones.begin("other").is_some());
        drop(first);
        assert!(ones.begin("key").is_some());
    }

    #[test]
    fn keys_are_bounded_and_the_heaviest_stay() {
        let (mut paces, now) = (Paces::new(3, Duration::from_secs(30)), Instant::now());
        paces.most = 100;
        for _ in 0..3 {
            paces.count(0, now);
        }
        for key in 1..1000 {
            paces.count(key, now);
            assert!(paces.keys.len() <= 100);
        }
        assert!(
            paces.ask(&0, now).is_err(),
            "what tried most is not forgotten for what tried once"
        );
    }
}

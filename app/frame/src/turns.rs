//! Slow work that anybody may ask for is done a few at a time.

use std::{sync::Arc, time::Duration};

use office::{Failure, Refusal};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// How long somebody waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Turns at slow work.
#[derive(Clone)]
pub struct Turns(Arc<Semaphore>);

impl Turns {
    /// So many at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Arc::new(Semaphore::new(at_once)))
    }

    /// As many at once as there are cores.
    #[must_use]
    pub fn of_cores() -> Self {
        Self::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get))
    }

    /// Does the work on a thread that may block, when its turn comes.
    ///
    /// # Errors
    ///
    /// [`Refusal::Busy`] where no turn comes in time; broken where the work panics.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> office::Result<T> {
        let busy = || Refusal::Busy {
            retry_after: PATIENCE,
        };
        let Ok(Ok(turn)) = timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await else {
            return Err(busy().into());
        };
        spawn_blocking(move || {
            // The turn lies with the work: who goes away meanwhile does not let another begin
            // before it has ended.
            let _turn = turn;
            work()
        })
        .await
        .map_err(|error| Failure::Broken(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn no_more_is_done_at_once_than_there_are_turns() {
        let turns = Turns::new(2);
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let all = (0..8).map(|_| {
            let (turns, now, most) = (turns.clone(), Arc::clone(&now), Arc::clone(&most));
            tokio::spawn(async move {
                let work = move || {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(20));
                    now.fetch_sub(1, Ordering::SeqCst);
                };
                // Some hang up while theirs is done.
                let _ = timeout(Duration::from_millis(30), turns.run(work)).await;
            })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.expect("it ends");
        }
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }
}

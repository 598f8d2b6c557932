//! Pictures that anybody may ask for are drawn a few at a time: as many as there are cores.

use std::{sync::Arc, time::Duration};

use office::{Failure, Refusal};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// How long somebody waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Turns at drawing.
#[derive(Clone)]
pub struct Drawing(Arc<Semaphore>);

impl Default for Drawing {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(
            std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
        )))
    }
}

impl Drawing {
    /// Draws something when it is one's turn.
    ///
    /// # Errors
    ///
    /// [`Refusal::Busy`] where no turn comes in time; broken where `draw` panics.
    pub async fn draw<T: Send + 'static>(
        &self,
        draw: impl FnOnce() -> T + Send + 'static,
    ) -> office::Result<T> {
        let busy = || Refusal::Busy {
            retry_after_seconds: PATIENCE.as_secs(),
        };
        let Ok(Ok(turn)) = timeout(PATIENCE, Arc::clone(&self.0).acquire_owned()).await else {
            return Err(busy().into());
        };
        spawn_blocking(move || {
            // The turn lies with the work: who goes away meanwhile does not let another begin
            // before it has ended.
            let _turn = turn;
            draw()
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
    async fn no_more_are_drawn_at_once_than_there_are_turns() {
        let drawing = Drawing(Arc::new(Semaphore::new(2)));
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let all = (0..8).map(|_| {
            let (drawing, now, most) = (drawing.clone(), Arc::clone(&now), Arc::clone(&most));
            tokio::spawn(async move {
                let work = move || {
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(20));
                    now.fetch_sub(1, Ordering::SeqCst);
                };
                // Some hang up while theirs is drawn.
                let _ = timeout(Duration::from_millis(30), drawing.draw(work)).await;
            })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.expect("it ends");
        }
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }
}

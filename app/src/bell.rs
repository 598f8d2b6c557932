//! Rung when there is work, and when some is done: who waits in this process hears it at once, and
//! of another one's within a tick.

use std::time::Duration;

use futures::future::BoxFuture;
use tokio::{
    sync::{Notify, watch},
    time::timeout,
};

/// How long a change that another process made may stay unheard.
const TICK: Duration = Duration::from_secs(1);

/// Wakes who waits for work, and who waits for its end.
pub struct Bell {
    work: Notify,
    done: watch::Sender<()>,
}

impl Default for Bell {
    fn default() -> Self {
        Self {
            work: Notify::new(),
            done: watch::Sender::new(()),
        }
    }
}

impl Bell {
    /// Says that there is work.
    pub fn ring(&self) {
        self.work.notify_one();
    }

    /// Waits for work, or for a tick.
    pub async fn hear(&self) {
        let _ = timeout(TICK, self.work.notified()).await;
    }

    /// Says that some work is done.
    pub fn tell_done(&self) {
        self.done.send_replace(());
    }

    /// Asks until there is an answer: at once, whenever some work is done, and with each tick.
    ///
    /// # Errors
    ///
    /// Where asking fails.
    pub async fn ask_until<'a, T>(
        &self,
        ask: impl Fn() -> BoxFuture<'a, office::Result<Option<T>>>,
    ) -> office::Result<T> {
        let mut done = self.done.subscribe();
        loop {
            if let Some(answer) = ask().await? {
                return Ok(answer);
            }
            let _ = timeout(TICK, done.changed()).await;
        }
    }
}

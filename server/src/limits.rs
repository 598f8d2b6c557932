//! Limits on how often something may be tried, by account and by address.

use std::{num::NonZeroU32, time::Duration};

use app::visit::Limiter;
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock as _, DefaultClock},
};

/// Allows so many attempts per key in a time, all at once or spread.
pub struct Attempts {
    limiter: DefaultKeyedRateLimiter<String>,
    clock: DefaultClock,
}

impl Attempts {
    /// `attempts` in a `time`.
    #[must_use]
    pub fn new(attempts: u32, time: Duration) -> Self {
        let attempts = NonZeroU32::new(attempts).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(time / attempts.get()).unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN)).allow_burst(attempts);
        Self { limiter: DefaultKeyedRateLimiter::keyed(quota), clock: DefaultClock::default() }
    }

    /// Forgets keys that are as good as new.
    pub fn sweep(&self) {
        self.limiter.retain_recent();
    }
}

impl Limiter for Attempts {
    fn attempt(&self, key: &str) -> Result<(), u64> {
        self.limiter.check_key(&key.to_owned()).map_err(|until| until.wait_time_from(self.clock.now()).as_secs() + 1)
    }
}

//! One clock: microseconds since 1970-01-01T00:00:00Z.

use serde::{Deserialize, Serialize};

/// A point in time in microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// Microseconds of a second, for durations that go with [`Timestamp`].
pub const SECOND: i64 = 1_000_000;
/// Microseconds of a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Microseconds of an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Microseconds of a day of 24 hours.
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    /// This moment moved by `micros` (microseconds, negative for earlier); stays at the ends of the
    /// scale.
    #[must_use]
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to this moment; negative if it is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

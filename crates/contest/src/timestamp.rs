//! One clock: microseconds since 1970-01-01T00:00:00Z. Spans of time are [`Duration`]s.

use std::{ops::Sub, time::Duration};

use serde::{Deserialize, Serialize};

/// A point in time in microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A minute.
pub const MINUTE: Duration = Duration::from_mins(1);
/// An hour.
pub const HOUR: Duration = Duration::from_hours(1);
/// A day of 24 hours.
pub const DAY: Duration = Duration::from_hours(24);

impl Timestamp {
    /// The moment `span` later; stays at the end of the scale.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(to_micros(span)))
    }

    /// The moment `span` earlier; stays at the beginning of the scale.
    #[must_use]
    pub fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(to_micros(span)))
    }
}

impl Sub for Timestamp {
    type Output = Duration;

    /// The time from `earlier` to this moment; none where that is not earlier.
    fn sub(self, earlier: Self) -> Duration {
        from_micros(self.0.saturating_sub(earlier.0))
    }
}

/// The whole microseconds of a span, as it is stored; stays at the end of the scale.
#[must_use]
pub fn to_micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// A span of so many microseconds, as it was stored; none where they are negative.
#[must_use]
pub fn from_micros(micros: i64) -> Duration {
    Duration::from_micros(u64::try_from(micros).unwrap_or(0))
}

/// Spans as whole microseconds in what is serialized, for `#[serde(with = ...)]`.
pub(crate) mod micros {
    use std::time::Duration;

    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        span: &Duration,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(super::to_micros(*span))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Duration, D::Error> {
        i64::deserialize(deserializer).map(super::from_micros)
    }
}

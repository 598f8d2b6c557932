//! Scales and totals: integers, so that equal is equal.

use serde::{Deserialize, Serialize};

use crate::language::Localized;

/// A criterion of a call: its share of the total and the scale of its marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub id: String,
    pub name: Localized,
    /// Share of the total, per mille; the weights of a call sum to 1,000.
    pub weight: i64,
    /// Highest step of the scale, which begins at 0.
    pub steps: i64,
    /// What the labelled steps mean, by step.
    pub labels: Vec<(i64, Localized)>,
}

impl Criterion {
    /// Whether a mark lies on the scale.
    #[must_use]
    pub const fn allows(&self, steps: i64) -> bool {
        0 <= steps && steps <= self.steps
    }

    /// What a step means: its own label, or that of the nearest labelled step below it.
    #[must_use]
    pub fn label(&self, steps: i64) -> Option<&Localized> {
        self.labels.iter().filter(|(step, _)| *step <= steps).max_by_key(|(step, _)| *step).map(|(_, label)| label)
    }
}

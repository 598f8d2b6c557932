//! What data sets are about.

use serde::{Deserialize, Serialize};

/// A topic of data sets: one of the themes of the European data portals that cities publish under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataTopic {
    /// Who lives where.
    Population,
    /// Work, income, trade.
    Economy,
    /// Homes, rents, prices.
    Housing,
    /// How people get about.
    Mobility,
    /// Air, water, weather, noise.
    Environment,
    /// Accidents, disasters, what protects from them.
    Safety,
    /// Culture, learning, sport.
    Culture,
    /// Areas, streets, buildings.
    Territory,
}

impl DataTopic {
    /// Every topic, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Population,
        Self::Economy,
        Self::Housing,
        Self::Mobility,
        Self::Environment,
        Self::Safety,
        Self::Culture,
        Self::Territory,
    ];

    /// As it is stored and asked for.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Economy => "economy",
            Self::Housing => "housing",
            Self::Mobility => "mobility",
            Self::Environment => "environment",
            Self::Safety => "safety",
            Self::Culture => "culture",
            Self::Territory => "territory",
        }
    }

    /// The topic of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }
}

//! Publication comes in stages, each on its own.

use serde::{Deserialize, Serialize};

/// What can be published, each separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The works of those who were shortlisted or hold an award, in the gallery.
    Finalists,
    /// Who holds which award.
    Winners,
    /// The ranking with its totals.
    Scores,
    /// What the jury wrote to the teams.
    Comments,
}

impl Stage {
    /// Every stage, in the order in which they are usually published.
    pub const ALL: [Self; 4] = [Self::Finalists, Self::Winners, Self::Scores, Self::Comments];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Finalists => "finalists",
            Self::Winners => "winners",
            Self::Scores => "scores",
            Self::Comments => "comments",
        }
    }

    /// The stage of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// Which stages of a call are public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published(pub Vec<Stage>);

impl Published {
    /// Whether a stage is public.
    #[must_use]
    pub fn has(&self, stage: Stage) -> bool {
        self.0.contains(&stage)
    }
}

//! The roles that people are given in an edition beside team and jury.

use serde::{Deserialize, Serialize};

/// A role that somebody is given, in a whole edition or in one of its calls.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs it.
    #[default]
    Organiser,
    /// Sees what will be public before it is, from a moment that the organisers set.
    Press,
    /// Sees what organisers see, and changes nothing: a notary.
    Observer,
}

impl Role {
    /// Every role, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Organiser, Self::Press, Self::Observer];

    /// The code that stores it and that lists of people name it by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Press => "press",
            Self::Observer => "observer",
        }
    }

    /// The role of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

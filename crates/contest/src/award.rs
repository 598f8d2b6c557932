//! Awards: what can be won in a call.

use serde::{Deserialize, Serialize};

/// What an award is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AwardKind {
    /// A prize of the call.
    Prize,
    /// An honour beside the prizes, which a work that holds one may have too.
    Mention,
}

impl AwardKind {
    /// Every kind, the higher first.
    pub const ALL: [Self; 2] = [Self::Prize, Self::Mention];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prize => "prize",
            Self::Mention => "mention",
        }
    }

    /// The kind of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

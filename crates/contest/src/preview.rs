//! The preview of a call: as whom, and when, whoever runs it looks at its pages.

use crate::{CallId, Timestamp};

/// What stands for its id in the address of the entry that a preview makes up.
pub const PREVIEWED_ENTRY: &str = "preview";

/// As whom a call is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewRole {
    /// Nobody who is signed in.
    Visitor,
    /// Somebody who takes part: founds a team, has a draft that nothing is in.
    Member,
    /// Somebody on the jury, who has begun nothing yet.
    Juror,
}

impl PreviewRole {
    /// Every role, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Visitor, Self::Member, Self::Juror];

    /// As forms and rows name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Member => "member",
            Self::Juror => "juror",
        }
    }

    /// The role of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A preview that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallPreview {
    /// What is looked at.
    pub call: CallId,
    /// As whom.
    pub role: PreviewRole,
    /// The moment that the pages take for now.
    pub moment: Timestamp,
}

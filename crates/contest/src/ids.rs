//! What names a person, an entry, a call: opaque texts, each of a type of its own, so that the
//! compiler refuses one where another is meant. Written as JSON, into an address or into a column
//! they are the text.
//!
//! ```compile_fail
//! use contest::{EntryId, TeamId};
//!
//! fn open(_: &EntryId) {}
//! open(&TeamId::new("0199"));
//! ```

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meaning:meta])* $name:ident)*) => {$(
        $(#[$meaning])*
        #[derive(
            Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id that a text says.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Its text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Of an entry.
    EntryId
    /// Of a team.
    TeamId
    /// Of a person: who signs in, a member, a juror, an organiser.
    PersonId
    /// Of a call.
    CallId
    /// Of an edition.
    EditionId
    /// Of an award.
    AwardId
    /// Of a criterion.
    CriterionId
    /// Of a data set.
    DatasetId
    /// Of a host city: as in addresses, in files and in charts' data.
    CityCode
    /// Of a file of an entry, the same in its draft and in what was handed in of it.
    FileId
}

//! The rules of a contest: types, phases, permissions and validation.
//!
//! Nothing here reads a clock, a disk or a network, and nothing is random: moments are arguments.
//! The crate compiles to wasm, so that a browser and the server ask the same rule.
//!
//! ```
//! use contest::{Action, Actor, Denied, Situation, Standing, may};
//!
//! let writer = Actor { signed_in: true, own: true, ..Actor::default() };
//! let at = |submission| Situation { submission, ..Situation::default() };
//! assert_eq!(may(writer, Action::HandIn, &at(Standing::Grace)), Ok(()));
//! assert_eq!(may(writer, Action::HandIn, &at(Standing::Closed)), Err(Denied::TooLate));
//! assert_eq!(may(Actor::default(), Action::HandIn, &at(Standing::Open)), Err(Denied::SignIn));
//! ```

#![warn(missing_docs)]

pub mod account;
pub mod award;
pub mod call;
pub mod city;
pub mod data_topic;
pub mod edition;
pub mod entry;
pub mod ids;
pub mod judging;
pub mod language;
pub mod password;
pub mod permission;
pub mod preview;
pub mod publication;
pub mod role;
pub mod second_factor;
pub mod steps;
pub mod tasks;
pub mod text;
pub mod timestamp;

pub use account::{MailAddress, MailFault, PersonName};
pub use award::AwardKind;
pub use call::{Phase, PhaseKind, Schedule, Standing};
pub use city::{Areas, Cities, City};
pub use data_topic::DataTopic;
pub use entry::{Content, EntryState, Finding};
pub use ids::{
    AwardId, CallId, CityCode, CriterionId, DatasetId, EditionId, EntryId, FileId, PersonId, TeamId,
};
pub use language::{Language, Localized};
pub use permission::{Action, Actor, Denied, Situation, may};
pub use preview::{CallPreview, PreviewRole};
pub use publication::{Published, Stage};
pub use role::Role;
pub use steps::{CallProgress, Edge, OrganiserTask, Step};
pub use tasks::{AdministratorTask, JurorFacts, JurorTask, PreparationTask, TeamFacts, TeamTask};
pub use timestamp::Timestamp;

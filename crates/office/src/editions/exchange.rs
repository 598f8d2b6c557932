//! Editions as files: written from what stands, and taken in as a plan first and then as a change.
//!
//! Every change of an edition comes through here, from a file as from a page: what is wanted is a
//! whole file, [`plan`] says what it would change, [`standing`] what stands against it, and
//! [`apply`] does it in one transaction.

mod apply;
mod author;
mod conditions;
mod export;
mod people;
mod plan;
mod reach;
mod standing;
mod whose;
mod writing;

pub use author::{EditionAuthor, EditionForm};
pub use export::{EDITION_SCHEMA_PATH, EditionNotes};
pub(in crate::editions) use people::{Making, People};
pub(super) use plan::compare_values;
pub use plan::{Consequence, EditionChange, EditionPlan, Obstacle};

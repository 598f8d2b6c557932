//! The jury: score sheets, plans, reminders, and how the jurors work.

mod asked_round;
pub mod beside;
pub mod conflicts;
pub mod dashboard;
pub mod diagnosis;
mod figures;
mod listed_work;
pub mod order;
pub(super) mod places;
pub mod plan;
pub mod reminders;
pub mod sentences;
pub mod sheet;
pub(super) mod step_backs;

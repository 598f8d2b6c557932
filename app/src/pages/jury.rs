//! The jury: score sheets, plans, reminders, and how the jurors work.

pub mod diagnosis;
pub mod order;
pub mod plan;
pub mod reminders;
pub mod sentences;
pub mod sheet;
pub(super) mod step_backs;

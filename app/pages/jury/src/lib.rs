//! The jury: score sheets, plans, reminders, and how the jurors work.

#![recursion_limit = "512"]

mod asked_round;
pub mod beside;
pub mod conflicts;
pub mod dashboard;
pub mod diagnosis;
mod figures;
mod listed_work;
pub mod order;
pub mod plan;
pub mod reminders;
pub mod routes;
pub mod sentences;
pub mod sheet;

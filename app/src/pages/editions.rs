//! Editions and their calls: the public page of a call, its criteria and rounds, and its
//! organisers' desk.

pub mod calendar;
pub mod call;
pub mod criteria;
pub mod desk;
pub mod import;
pub mod making;
pub mod opening;
pub mod pause;
pub mod rounds;
mod setting;
pub mod steps;
pub mod texts;

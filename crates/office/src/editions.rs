//! Editions: their cities, calls, calendars, criteria and rounds, and the files that they are set by.

pub mod calendar;
mod call_removal;
pub(crate) mod calls;
pub(crate) mod checklist;
pub(crate) mod cities;
pub(crate) mod criteria;
pub(crate) mod deletion;
pub(crate) mod exchange;
pub(crate) mod file_problem;
pub(crate) mod making;
pub(crate) mod menu;
pub(crate) mod moves;
pub(crate) mod opening;
pub(crate) mod organisations;
pub(crate) mod pauses;
pub(crate) mod preparation;
pub(crate) mod previews;
pub(crate) mod progress;
pub(crate) mod rounds;
pub(crate) mod service_author;

//! Editions: their calls, calendars, criteria and rounds.

pub mod calendar;
pub(crate) mod calls;
pub(crate) mod criteria;
pub(crate) mod rounds;

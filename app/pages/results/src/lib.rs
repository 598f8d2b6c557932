//! What comes of the judging: comparisons, rankings, the jury's meeting and the letters to teams.

#![recursion_limit = "512"]

mod decision_form;
pub mod embargo;
mod kept_rankings;
pub mod letters;
pub mod meeting;
pub mod pairs;
pub mod press;
pub mod publication;
pub mod ranking;
pub mod routes;
mod unsettled;

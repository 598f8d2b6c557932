//! What comes of the judging: comparisons, rankings, the jury's meeting and the letters to teams.

mod decision_form;
pub mod embargo;
pub mod figures;
pub mod interval_chart;
mod kept_rankings;
pub mod letters;
pub mod meeting;
pub mod pairs;
pub mod press;
pub mod publication;
pub mod ranking;
mod unsettled;

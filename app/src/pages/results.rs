//! What comes of the judging: comparisons, rankings, the jury's meeting and the letters to teams.

pub mod letters;
pub mod meeting;
pub mod pairs;
pub mod ranking;

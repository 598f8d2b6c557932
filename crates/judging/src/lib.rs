//! The mathematics of judging: rankings with their uncertainty, ties, assignments, pairs and
//! diagnostics. No I/O, no clock, no randomness of its own: random numbers come from a seed that is
//! an argument.

pub mod assessment;
pub mod assignment;
pub mod diagnostics;
pub mod graph;
pub mod model;
pub mod pairwise;
pub mod ranking;

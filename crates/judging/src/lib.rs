//! The mathematics of judging: rankings, ties and assignments. No I/O, no clock, no randomness of its own.

pub mod assignment;
pub mod ranking;

//! The mathematics of judging: rankings with their uncertainty, ties, assignments, pairs and
//! diagnostics. No I/O, no clock, no randomness of its own: random numbers come from a seed that is
//! an argument. Nothing here knows a person or a table: jurors and entries are ids or numbers.
//!
//! ```
//! use contest::{EntryId, PersonId, judging::Criterion};
//! use judging::ranking::{Sheet, rank};
//!
//! let criteria = [Criterion { weight: 1_000, highest: 10, ..Criterion::default() }];
//! let sheet = |entry: &str, juror: &str, mark| Sheet {
//!     entry: EntryId::new(entry),
//!     juror: PersonId::new(juror),
//!     marks: vec![Some(mark)],
//! };
//! let places = rank(&criteria, &[sheet("a", "1", 6), sheet("a", "2", 7), sheet("b", "1", 9)]);
//! assert_eq!((places[0].entry.as_str(), places[0].points), ("b", 9_000));
//! assert_eq!((places[1].entry.as_str(), places[1].points), ("a", 6_500));
//! ```

#![warn(missing_docs)]

pub mod assessment;
pub mod assignment;
pub mod diagnostics;
pub mod graph;
pub mod model;
pub mod pairwise;
pub mod ranking;

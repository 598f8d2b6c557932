//! What is known of a table without reading it: how it is prepared ([`Recipe`], [`Choices`]), what
//! it holds ([`Profile`]), what was changed ([`Report`]), what stands against a file
//! ([`Malformed`], [`Check`]), and which charts its columns are good for ([`need`], [`can_play`]).
//!
//! `datasets` reads files and computes; whoever only asks and tells needs no more than this.
//!
//! ```
//! let choices = dataset_spec::Choices::parse("delimiter = ';'").expect("choices");
//! assert_eq!(choices.delimiter, Some(';'));
//! assert!(dataset_spec::Recipe::parse("delimiter = ';'").is_err(), "no whole recipe");
//! ```

#![warn(missing_docs)]

mod check;
pub mod column_names;
mod files;
mod finding;
pub mod formats;
pub mod keys;
mod limits;
pub mod notation;
mod outline;
pub mod parts;
mod profile;
mod recipe;
mod text;
mod unfit;
pub mod words;

pub use check::{Check, CheckFinding, CheckKind};
pub use files::{Files, starts_formula};
pub use finding::{Finding, Malformed, Note};
pub use formats::date_formats;
pub use limits::{MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_STREAM_BYTES};
pub use outline::{outline, read_outlines, rings};
pub use parts::{Need, Part, can_play, fixed_measure, likely_value, need};
pub use profile::{ColumnProfile, ColumnReport, Profile, Report, UnfitFigure};
pub use recipe::{Choices, ColumnKind, ColumnRule, Format, Long, Recipe, number_after};
pub use text::decode_text;
pub use unfit::Unfit;

//! From a raw open-data file to a prepared table: read, check, clean, shape, describe, store.
//!
//! [`propose`] guesses how a file is to be read, [`complete`] keeps to what somebody chose, and
//! [`prepare`] makes typed columns of it, with their profile and the data of charts.
//! [`compute_figure`] computes the data of a chart that somebody asks for later, and [`check`] says
//! what a reader of somebody's own file would stumble over.
//!
//! Nothing changes silently: whatever a step takes away or alters is counted per column in the
//! [`Report`]. What was decided about a file stands in its [`Recipe`], a text that can be read,
//! changed and run again; the same file and recipe give the same bytes.
//!
//! The crate never reaches the network or a database and reads no clock. A file that a stranger
//! sends is not read in the process that serves: it belongs into one with limits, where a panic or
//! memory without end harms nobody. What was prepared is safe to read anywhere: the server computes
//! charts and exports of it, [`compute_figure`] and [`write_json`]. A file is streamed, and what is
//! held of it does not grow with it, but for spreadsheets and JSON, which have a
//! [limit](MAX_DOCUMENT_BYTES).
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let raw = folder.path().join("rents.csv");
//! std::fs::write(&raw, "Any;Preu\n2023;1050,5\n2024;1100,5\n2025;..\n")?;
//!
//! // The cities whose areas a file may name.
//! let cities = contest::Cities::default();
//! let recipe = datasets::propose(&raw, &cities)?;
//! assert_eq!((recipe.delimiter, recipe.decimal), (';', ','));
//!
//! let prepared = datasets::prepare(&raw, &recipe, &cities, folder.path(), false, &|_, _| {})?;
//! let price = &prepared.profile.columns[1];
//! assert_eq!((price.kind.as_str(), price.mean, price.missing), ("number", Some(1075.5), 1));
//! assert_eq!(prepared.report.columns[1].missing_markers, 1);
//! # Ok(())
//! # }
//! ```

#![warn(missing_docs)]

mod areas;
mod blocks;
mod cells;
mod check;
mod chunk;
mod clean;
mod compute;
mod dates;
mod detect;
mod export;
mod finding;
mod grid;
mod jsonstat;
mod keys;
mod limits;
mod notation;
mod ordered_pool;
mod pipeline;
mod profile;
mod proposal;
mod read;
mod recipe;
mod runs;
mod source;
mod store;
mod table;

use std::path::Path;

use contest::Cities;
use serde::{Deserialize, Serialize};

pub use check::{Check, CheckFinding, CheckKind, check};
pub use compute::{
    Need, Part, Unfit, adapt_rule, can_play, compute_figure, fixed_measure, likely_value, need,
    possible_kinds, read_outlines,
};
pub use detect::decode_text;
pub use export::write_json;
pub use finding::{Finding, Malformed, Note};
pub use limits::{MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_STREAM_BYTES};
pub use profile::{ColumnProfile, Profile};
pub use recipe::{Choices, ColumnKind, ColumnRule, Format, Long, Recipe};
pub use store::{Files, Prepared, starts_formula};
pub use table::Table;

/// What was changed, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rows of the raw file below its header.
    pub rows_read: usize,
    /// Rows below the data (blank rows, notes, summary tables) that were left out.
    pub rows_below: usize,
    /// Rows that hold a total or an "of which" and are marked in the column `aggregate`.
    pub rows_aggregate: usize,
    /// What was changed in each column that the recipe keeps, in its order.
    pub columns: Vec<ColumnReport>,
    /// What is worth knowing of how the file was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Charts of the recipe that the table does not give.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<UnfitFigure>,
}

/// A chart that could not be made, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnfitFigure {
    /// The chart's line in the recipe.
    pub rule: String,
    /// What the table lacks for it.
    pub why: Unfit,
}

/// What was changed in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReport {
    /// Its name in the raw file.
    pub source: String,
    /// Its name in the prepared table.
    pub name: String,
    /// Cells with a missing marker (`NA`, `..`, `-1` of a code and so on) that are empty now.
    pub missing_markers: usize,
    /// Cells that lost blanks at their ends.
    pub trimmed: usize,
    /// Cells whose double-encoded UTF-8 was repaired.
    pub repaired_encoding: usize,
    /// Cells that lost a unit, a percent sign, an apostrophe or full-width digits.
    pub notation: usize,
    /// Codes that were brought to their official length.
    pub padded: usize,
    /// Cells that a program damaged beyond repair (a code turned into a date, thousands marks in a
    /// coordinate), empty now.
    pub damaged: usize,
}

/// Looks at a file and proposes how to prepare it.
///
/// # Errors
///
/// [`Malformed`] where it cannot be read at all.
pub fn propose(path: &Path, cities: &Cities) -> Result<Recipe, Malformed> {
    proposal::complete(path, &Choices::default(), cities)
}

/// Looks at a file and proposes what somebody's choices leave open.
///
/// # Errors
///
/// [`Malformed`] where it cannot be read at all, or not as chosen.
pub fn complete(path: &Path, choices: &Choices, cities: &Cities) -> Result<Recipe, Malformed> {
    proposal::complete(path, choices, cities)
}

/// Formats in which dates may be written, for a rule's `format`.
pub fn date_formats() -> impl Iterator<Item = &'static str> {
    dates::formats()
}

/// Prepares a file by a recipe, into a folder that exists: Parquet, profile, report, recipe and
/// figures, and CSV where it is wanted. The file is streamed: memory does not grow with it.
/// `progress` hears the bytes read and how many there are.
///
/// # Errors
///
/// [`Malformed`] with line and column where the file is damaged, or where the recipe names what it
/// does not have.
pub fn prepare(
    path: &Path,
    recipe: &Recipe,
    cities: &Cities,
    folder: &Path,
    with_csv: bool,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Prepared, Malformed> {
    store::store(
        path,
        pipeline::clean(path, recipe, cities, progress)?,
        (recipe, cities),
        folder,
        with_csv,
    )
}

//! From a raw open-data file to a prepared table: read, check, clean, shape, describe, store.
//!
//! Nothing changes silently: whatever a step takes away or alters is counted per column in the [`Report`]. What was decided
//! about a file stands in its [`Recipe`], a text that can be read, changed and run again; the same file and recipe give the
//! same bytes.

mod check;
mod clean;
mod detect;
mod figures;
mod jsonstat;
mod keys;
mod read;
mod recipe;
mod source;
mod store;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use check::{Check, CheckFinding, CheckKind, check};
pub use figures::figure;
pub use read::{BYTES_MOST, LINE_BYTES_MOST};
pub use recipe::{ColumnKind, ColumnRule, Format, Long, Recipe};
pub use store::{Files, Prepared};

/// Why a file cannot be prepared. Lines and columns count from 1.
#[derive(Debug, thiserror::Error)]
pub enum Malformed {
    #[error("line {line}, column {column}: {finding}")]
    At { line: u64, column: u64, finding: String },
    #[error("{0}")]
    Whole(String),
    #[error("the recipe does not fit the file: {0}")]
    Recipe(String),
    #[error("{path}: {error}")]
    Io { path: String, error: std::io::Error },
}

impl Malformed {
    pub(crate) fn io(path: &Path) -> impl Fn(std::io::Error) -> Self + '_ {
        move |error| Self::Io { path: path.display().to_string(), error }
    }
}

/// What was changed, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rows of the raw file below its header.
    pub rows_read: usize,
    /// Rows below the data (blank rows, notes, summary tables) that were left out.
    pub rows_below: usize,
    /// Rows that hold a total or an "of which" and are marked in the column `aggregate`.
    pub rows_aggregate: usize,
    pub columns: Vec<ColumnReport>,
}

/// What was changed in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReport {
    pub source: String,
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
    /// Cells that a program damaged beyond repair (a code turned into a date, thousands marks in a coordinate), empty now.
    pub damaged: usize,
}

/// What a prepared column holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnProfile {
    pub name: String,
    /// `text`, `integer`, `number` or `flag`.
    pub kind: String,
    /// Unit of the values, where the file says it.
    pub unit: String,
    pub missing: usize,
    pub distinct: usize,
    /// Smallest and largest value, as text.
    pub smallest: Option<String>,
    pub largest: Option<String>,
    /// Mean of a numeric column.
    pub mean: Option<f64>,
}

/// What a prepared table holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    pub rows: usize,
    pub columns: Vec<ColumnProfile>,
    /// The first rows, as text; `None` is missing.
    pub preview: Vec<Vec<Option<String>>>,
}

/// Looks at a file and proposes how to prepare it.
///
/// # Errors
///
/// [`Malformed`] where it cannot be read at all.
pub fn propose(path: &Path) -> Result<Recipe, Malformed> {
    recipe::propose(path)
}

/// Prepares a file by a recipe.
///
/// # Errors
///
/// [`Malformed`] with line and column where the file is damaged, or where the recipe names what it does not have.
pub fn prepare(path: &Path, recipe: &Recipe) -> Result<Prepared, Malformed> {
    let grid = read::read(path, recipe)?;
    let table = clean::clean(grid, recipe)?;
    store::describe(table, recipe)
}

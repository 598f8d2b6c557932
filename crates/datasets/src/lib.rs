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
//! sends belongs into a process with limits, where a panic or memory without end harms nobody; so
//! does what is computed of a prepared table. Only the worker links this crate: whoever asks it
//! needs no more than [`dataset_spec`]. A file is streamed, and what is
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
mod grid;
mod jsonstat;
mod limits;
mod ordered_pool;
mod pipeline;
mod profile;
mod proposal;
mod read;
mod runs;
mod source;
mod store;
mod table;

use std::path::Path;

use contest::Cities;
use dataset_spec::{column_names, keys, notation, number_after, words};

pub use check::check;
pub use compute::{adapt_rule, compute_figure, possible_kinds};
pub use dataset_spec::{
    Check, CheckFinding, CheckKind, Choices, ColumnKind, ColumnProfile, ColumnReport, ColumnRule,
    Files, Finding, Format, Long, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_STREAM_BYTES, Malformed,
    Need, Note, Part, Profile, Recipe, Report, Unfit, UnfitFigure, can_play, date_formats,
    decode_text, fixed_measure, likely_value, need, read_outlines, starts_formula,
};
pub use export::write_json;
pub use store::Prepared;
pub use table::Table;

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

//! What can be wrong with a file, one by one, so that it can be told in every language.

use serde::{Deserialize, Serialize};

/// What is wrong with a file or with what somebody decided about it. In English by itself; an
/// interface tells it in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    #[error("the file is empty")]
    Empty,
    #[error("the table has a header and no rows")]
    HeaderOnly,
    #[error("the file has {bytes} bytes; the most is {most}")]
    TooLarge { bytes: u64, most: u64 },
    #[error("the document has {bytes} bytes; the most is {most}. A CSV may be far larger")]
    DocumentTooLarge { bytes: u64, most: u64 },
    #[error("it unpacks to more than {most} bytes")]
    Unpacks { most: u64 },
    #[error("a quotation mark is opened here and never closed")]
    OpenQuote,
    #[error("a quotation mark is opened here and not closed within {most} bytes")]
    LongQuote { most: usize },
    #[error("the line is longer than {most} bytes")]
    LongLine { most: usize },
    #[error("the cell is longer than {most} bytes; a quotation mark that is not closed?")]
    LongCell { most: usize },
    #[error("a NUL character")]
    Nul,
    #[error("a quotation mark splits a character")]
    SplitCharacter,
    #[error("bytes that are not {encoding}; is this line in another encoding than the rest?")]
    OtherEncoding { encoding: String },
    #[error("{found} cells instead of {expected}")]
    Cells { found: usize, expected: usize },
    #[error("more than {counted} cells instead of {expected}")]
    MoreCells { counted: usize, expected: usize },
    #[error("more than {most} columns")]
    Columns { most: usize },
    #[error("the zip cannot be read: {error}")]
    Zip { error: String },
    #[error("the zip has {found} members; the most is {most}")]
    ZipMembers { found: usize, most: usize },
    #[error("the zip holds no table (.csv, .tsv or .txt)")]
    ZipWithoutTable,
    #[error("the zip has no readable member {member}: {error}")]
    ZipMember { member: String, error: String },
    #[error("the spreadsheet cannot be read: {error}")]
    Spreadsheet { error: String },
    #[error("the spreadsheet is locked with a password; save it without one")]
    Password,
    #[error("the workbook has no sheet {sheet}; it has {known}")]
    Sheet { sheet: String, known: String },
    #[error("the JSON cannot be read: {error}")]
    Json { error: String },
    #[error("the JSON is no GeoJSON feature collection")]
    NotGeojson,
    #[error("feature {feature}: a ring has {points} points; it needs four or more")]
    ShortRing { feature: usize, points: usize },
    #[error("feature {feature}: a ring does not end where it begins")]
    OpenRing { feature: usize },
    #[error("feature {feature}: latitude stands before longitude; GeoJSON has longitude first")]
    SwappedAxes { feature: usize },
    #[error("the JSON-stat names no dimensions, or another number of sizes")]
    CubeSizes,
    #[error("the dimension {dimension} is missing")]
    CubeDimension { dimension: String },
    #[error("the dimension {dimension} has {found} categories and says {declared}")]
    CubeCategories {
        dimension: String,
        found: usize,
        declared: u64,
    },
    #[error("the cube has more than {most} cells")]
    CubeCells { most: usize },
    #[error("the file has no column {column}; it has {known}")]
    Column { column: String, known: String },
    #[error("the column {column} has the date format {format:?}; known are {known}")]
    DateFormat {
        column: String,
        format: String,
        known: String,
    },
    #[error("two columns would be called {column}")]
    TwiceNamed { column: String },
    #[error("rows are to be sorted by {column}, which is no column of the prepared table")]
    SortColumn { column: String },
    #[error("header_rows must be at least 1")]
    HeaderRows,
    #[error("the delimiter must be one character that can be seen, or a tab")]
    Delimiter,
    #[error("no encoding is called {encoding:?}")]
    Encoding { encoding: String },
    #[error("{error}")]
    Text { error: String },
    #[error("it needed more than {gigabytes} GB of memory or {seconds} seconds")]
    Limits { gigabytes: u64, seconds: u64 },
    /// What has nothing to do with the file: a full disk, a defect.
    #[error("{0}")]
    Broken(String),
}

/// Why a file cannot be prepared. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Malformed {
    #[error("line {line}, column {column}: {finding}")]
    At {
        line: u64,
        column: u64,
        finding: Finding,
    },
    #[error("{0}")]
    Whole(Finding),
    #[error("the recipe does not fit the file: {0}")]
    Recipe(Finding),
}

impl Malformed {
    pub(crate) fn broken(error: &impl std::fmt::Display) -> Self {
        Self::Whole(Finding::Broken(error.to_string()))
    }

    /// An error of a reader of ours: what it found, if it says so.
    pub(crate) fn reading(error: &std::io::Error) -> Self {
        match error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Finding>())
        {
            Some(finding) => Self::Whole(finding.clone()),
            None => Self::broken(error),
        }
    }

    pub(crate) fn io(path: &std::path::Path) -> impl Fn(std::io::Error) -> Self + '_ {
        move |error| Self::Whole(Finding::Broken(format!("{}: {error}", path.display())))
    }

    /// The finding as JSON, as a process hands it to another and as it is kept.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A finding as it was kept. A text that is no JSON is from before findings were told apart, or
    /// has nothing to do with the file: it is told as it is.
    #[must_use]
    pub fn of_kept(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|_| Self::Whole(Finding::Broken(text.to_owned())))
    }
}

/// What is worth knowing of how a file was read, though nothing is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Cells that hold a formula: what it last came to was taken.
    Formulas(usize),
    /// Sheets of the workbook that were not read.
    OtherSheets(Vec<String>),
    /// Columns whose name another one had already, under their new names.
    Renamed(Vec<String>),
}

//! What can be wrong with a file, one by one, so that it can be told in every language.

use serde::{Deserialize, Serialize};

/// What is wrong with a file or with what somebody decided about it. In English by itself; an
/// interface tells it in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// No byte, or no row.
    #[error("the file is empty")]
    Empty,
    /// Nothing below the rows of the header.
    #[error("the table has a header and no rows")]
    HeaderOnly,
    /// A text above [`MAX_STREAM_BYTES`](crate::MAX_STREAM_BYTES).
    #[error("the file has {bytes} bytes; the most is {most}")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes that are allowed.
        most: u64,
    },
    /// A spreadsheet or JSON document above
    /// [`MAX_DOCUMENT_BYTES`](crate::MAX_DOCUMENT_BYTES), which would have to be held as a whole.
    #[error("the document has {bytes} bytes; the most is {most}. A CSV may be far larger")]
    DocumentTooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes that are allowed.
        most: u64,
    },
    /// What a zip or spreadsheet holds grows beyond any table: a bomb.
    #[error("it unpacks to more than {most} bytes")]
    Unpacks {
        /// Bytes that are allowed.
        most: u64,
    },
    /// A quoted cell that reaches to the end of the file.
    #[error("a quotation mark is opened here and never closed")]
    OpenQuote,
    /// A quoted cell that goes on for longer than a record may.
    #[error("a quotation mark is opened here and not closed within {most} bytes")]
    LongQuote {
        /// Bytes after which its end was no longer looked for.
        most: usize,
    },
    /// A record longer than [`MAX_LINE_BYTES`](crate::MAX_LINE_BYTES).
    #[error("the line is longer than {most} bytes")]
    LongLine {
        /// Bytes that are allowed.
        most: usize,
    },
    /// A cell longer than half a million bytes.
    #[error("the cell is longer than {most} bytes; a quotation mark that is not closed?")]
    LongCell {
        /// Bytes that are allowed.
        most: usize,
    },
    /// A byte 0, which no text holds.
    #[error("a NUL character")]
    Nul,
    /// A character of several bytes with a quotation mark among them.
    #[error("a quotation mark splits a character")]
    SplitCharacter,
    /// Bytes that the encoding of the recipe does not know.
    #[error("bytes that are not {encoding}; is this line in another encoding than the rest?")]
    OtherEncoding {
        /// Name of the encoding in which it was read.
        encoding: String,
    },
    /// A record that is not as wide as the header.
    #[error("{found} cells instead of {expected}")]
    Cells {
        /// Cells of the record.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// A record so much wider than the header that its cells were not counted to the end.
    #[error("more than {counted} cells instead of {expected}")]
    MoreCells {
        /// Cells up to which was counted.
        counted: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// A header wider than a table may be.
    #[error("more than {most} columns")]
    Columns {
        /// Columns that are allowed.
        most: usize,
    },
    /// A zip whose directory is damaged.
    #[error("the zip cannot be read: {error}")]
    Zip {
        /// What the reader of zips says, in English.
        error: String,
    },
    /// A zip of more files than are looked through.
    #[error("the zip has {found} members; the most is {most}")]
    ZipMembers {
        /// Members of the zip.
        found: usize,
        /// Members that are allowed.
        most: usize,
    },
    /// A zip none of whose members ends with .csv, .tsv or .txt.
    #[error("the zip holds no table (.csv, .tsv or .txt)")]
    ZipWithoutTable,
    /// The member that a recipe names as `sheet` is not there, or is packed in an unknown way.
    #[error("the zip has no readable member {member}: {error}")]
    ZipMember {
        /// Its path within the zip, as the recipe says it.
        member: String,
        /// What the reader of zips says, in English.
        error: String,
    },
    /// A workbook that its reader does not understand.
    #[error("the spreadsheet cannot be read: {error}")]
    Spreadsheet {
        /// What the reader of workbooks says, in English.
        error: String,
    },
    /// A workbook that is encrypted.
    #[error("the spreadsheet is locked with a password; save it without one")]
    Password,
    /// The sheet that a recipe names is not there.
    #[error("the workbook has no sheet {sheet}; it has {known}")]
    Sheet {
        /// The name that the recipe says.
        sheet: String,
        /// Names of the sheets that are there, with commas between them.
        known: String,
    },
    /// A document that is not JSON, or is cut off.
    #[error("the JSON cannot be read: {error}")]
    Json {
        /// What the reader of JSON says, in English.
        error: String,
    },
    /// JSON without a list of features.
    #[error("the JSON is no GeoJSON feature collection")]
    NotGeojson,
    /// A ring of a polygon that encloses nothing.
    #[error("feature {feature}: a ring has {points} points; it needs four or more")]
    ShortRing {
        /// Number of the feature, from 1.
        feature: usize,
        /// Points of the ring, its last among them.
        points: usize,
    },
    /// A ring of a polygon whose last point is not its first.
    #[error("feature {feature}: a ring does not end where it begins")]
    OpenRing {
        /// Number of the feature, from 1.
        feature: usize,
    },
    /// A place that lies in a city only where latitude is taken for longitude.
    #[error("feature {feature}: latitude stands before longitude; GeoJSON has longitude first")]
    SwappedAxes {
        /// Number of the feature, from 1.
        feature: usize,
    },
    /// JSON-stat whose `id` and `size` do not fit each other.
    #[error("the JSON-stat names no dimensions, or another number of sizes")]
    CubeSizes,
    /// JSON-stat that names a dimension in `id` and does not describe it.
    #[error("the dimension {dimension} is missing")]
    CubeDimension {
        /// Its id.
        dimension: String,
    },
    /// JSON-stat with a dimension that lists more or fewer categories than its `size` says.
    #[error("the dimension {dimension} has {found} categories and says {declared}")]
    CubeCategories {
        /// Its id.
        dimension: String,
        /// Categories that it lists.
        found: usize,
        /// Categories that `size` says.
        declared: u64,
    },
    /// JSON-stat whose sizes multiply to more cells than are written out as rows.
    #[error("the cube has more than {most} cells")]
    CubeCells {
        /// Cells that are allowed.
        most: usize,
    },
    /// A rule for a column that the header does not name.
    #[error("the file has no column {column}; it has {known}")]
    Column {
        /// The name that the rule says.
        column: String,
        /// Names of the columns that are there, with commas between them.
        known: String,
    },
    /// A rule with a date format that is none of [`date_formats`](crate::date_formats).
    #[error("the column {column} has the date format {format:?}; known are {known}")]
    DateFormat {
        /// The column's name in the raw file.
        column: String,
        /// The format that the rule says.
        format: String,
        /// The formats that there are, with commas between them.
        known: String,
    },
    /// Two rules that give the same name.
    #[error("two columns would be called {column}")]
    TwiceNamed {
        /// The name that they would share.
        column: String,
    },
    /// A sort column that the rules do not make.
    #[error("rows are to be sorted by {column}, which is no column of the prepared table")]
    SortColumn {
        /// The name that the recipe says.
        column: String,
    },
    /// A recipe that says that there is no header.
    #[error("header_rows must be at least 1")]
    HeaderRows,
    /// A delimiter that is a quotation mark, a control character or more than one byte.
    #[error("the delimiter must be one character that can be seen, or a tab")]
    Delimiter,
    /// An encoding that is no WHATWG label.
    #[error("no encoding is called {encoding:?}")]
    Encoding {
        /// The label that the recipe says.
        encoding: String,
    },
    /// What the reader of the recipe, or of the header, says by itself.
    #[error("{error}")]
    Text {
        /// Its sentence, in English, with the line where it knows it.
        error: String,
    },
    /// The process that read the file was ended, because it used up what it was given.
    #[error("it needed more than {gigabytes} GB of memory or {seconds} seconds")]
    Limits {
        /// Memory that it might use, in units of 2^30 bytes.
        gigabytes: u64,
        /// Seconds of a processor that it might use.
        seconds: u64,
    },
    /// What has nothing to do with the file: a full disk, a defect.
    #[error("{0}")]
    Broken(String),
}

/// Why a file cannot be prepared. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Malformed {
    /// Something at one place of the file.
    #[error("line {line}, column {column}: {finding}")]
    At {
        /// Line of the raw file, the header and what stands above it included.
        line: u64,
        /// For a quotation mark or a byte its character in the line, for a cell its number in the
        /// record.
        column: u64,
        /// What is wrong there.
        finding: Finding,
    },
    /// Something that has no one place.
    #[error("{0}")]
    Whole(Finding),
    /// Something that somebody wrote into the recipe: another file might fit it, another recipe the
    /// file.
    #[error("the recipe does not fit the file: {0}")]
    Recipe(Finding),
}

impl Malformed {
    /// What has nothing to do with the file.
    #[must_use]
    pub fn broken(error: &impl std::fmt::Display) -> Self {
        Self::Whole(Finding::Broken(error.to_string()))
    }

    /// An error of one of this crate's readers: what it found, if it says so.
    #[must_use]
    pub fn reading(error: &std::io::Error) -> Self {
        match error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Finding>())
        {
            Some(finding) => Self::Whole(finding.clone()),
            None => Self::broken(error),
        }
    }

    /// An error of the system with a path in front; for `map_err`.
    pub fn io(path: &std::path::Path) -> impl Fn(std::io::Error) -> Self + '_ {
        move |error| Self::Whole(Finding::Broken(format!("{}: {error}", path.display())))
    }

    /// The finding as JSON, as a process hands it to another and as it is kept; see
    /// [`Malformed::of_kept`].
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

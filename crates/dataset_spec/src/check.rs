//! What a check of a team's own file found.

use serde::{Deserialize, Serialize};

/// What a check found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    /// Rows of the table, without its header.
    pub rows: usize,
    /// Columns of the table.
    pub columns: usize,
    /// WHATWG label; empty for what is no text.
    pub encoding: String,
    /// What was found, at most one for each kind and column.
    pub findings: Vec<CheckFinding>,
}

/// Something that a reader would stumble over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckFinding {
    /// The kind of it.
    pub what: CheckKind,
    /// Name of the column; empty where the whole table is meant.
    pub column: String,
    /// How many cells or rows.
    pub count: usize,
    /// The first ten of them: rows as a spreadsheet counts them, the header included.
    pub rows: Vec<usize>,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// The text is not UTF-8.
    NotUtf8,
    /// The cells are not parted by commas.
    NotComma,
    /// Numbers have a decimal comma.
    DecimalComma,
    /// There is something above the header or below the data.
    BesideTheTable,
    /// The header takes several rows, or a column has no name.
    Header,
    /// Rows that are the same as one before.
    DuplicateRows,
    /// Cells that hold nothing or a sign for nothing.
    Missing,
    /// Cells of a numeric column that are no numbers.
    NotANumber,
    /// Cells of a column of dates that are no dates.
    NotADate,
    /// Codes that are none of the city's.
    UnknownCode,
    /// Texts that a spreadsheet would run as a formula.
    Formula,
    /// Cells that are a mail address.
    Mail,
    /// Cells that are a telephone number as Japan or the world writes them.
    Telephone,
    /// Cells that are a Spanish DNI or NIE with the letter that its digits give.
    IdentityNumber,
}

impl CheckKind {
    /// Whether it should be mended before the file is handed in; the others are for information.
    #[must_use]
    pub const fn is_serious(self) -> bool {
        !matches!(
            self,
            Self::Missing
                | Self::NotComma
                | Self::DecimalComma
                | Self::BesideTheTable
                | Self::Header
        )
    }
}

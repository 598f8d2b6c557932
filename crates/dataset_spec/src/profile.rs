//! What a prepared table holds, and what was changed on the way to it.

use contest::{Areas, Cities};
use serde::{Deserialize, Serialize};

use crate::{Note, Unfit};

/// What a prepared column holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnProfile {
    /// Its name in the prepared table.
    pub name: String,
    /// `text`, `integer`, `number`, `flag`, `month`, `date` or `moment`.
    pub kind: String,
    /// Unit of the values, where the file says it.
    pub unit: String,
    /// Rows without a value.
    pub missing: usize,
    /// Different values.
    pub distinct: usize,
    /// Whether `distinct` is an estimate, good to about one per cent.
    pub distinct_is_estimate: bool,
    /// Smallest value, as it stands in the table, of a text its first 80 characters; `None` for
    /// flags, and where every row is without a value.
    pub smallest: Option<String>,
    /// Largest value, in the same way.
    pub largest: Option<String>,
    /// Mean of a numeric column.
    pub mean: Option<f64>,
    /// Rows in each of equally wide bars from the smallest to the largest value; empty for texts
    /// and flags.
    pub histogram: Vec<u64>,
    /// The most frequent values of a text and how many rows have them; empty where there are too
    /// many to count.
    pub frequent: Vec<(String, u64)>,
}

impl ColumnProfile {
    /// The areas whose codes the column holds. One that is only called as they are holds none.
    #[must_use]
    pub fn areas<'c>(&self, cities: &'c Cities) -> Option<Areas<'c>> {
        let holds = |areas: &Areas| {
            self.smallest
                .as_deref()
                .is_some_and(|code| areas.is_valid(code))
        };
        let areas = cities.areas_named(&self.name)?;
        (self.kind == "text" && holds(&areas)).then_some(areas)
    }
}

/// What a prepared table holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Rows of the prepared table.
    pub rows: usize,
    /// Its columns, in their order.
    pub columns: Vec<ColumnProfile>,
    /// The first rows, as text; `None` is missing.
    pub preview: Vec<Vec<Option<String>>>,
    /// The first rows of the raw file below its header, as they came.
    pub before: Vec<Vec<String>>,
    /// Names of the raw file's columns.
    pub before_header: Vec<String>,
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

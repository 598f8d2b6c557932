//! A recipe: every decision about a file as a text that can be read, changed, kept and run again.

use chart_spec::{Key, Rule};
use contest::Cities;
use serde::{Deserialize, Serialize};

use crate::{Finding, Malformed, keys};

/// How the raw file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text with a delimiter.
    Csv,
    /// XLS, XLSX or ODS.
    Spreadsheet,
    /// A feature collection in GeoJSON: a row for each feature.
    Geojson,
    /// A data set in JSON-stat 2.0: a row for each cell of the cube.
    Jsonstat,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Text as it was written, without blanks at its ends.
    Text,
    /// Digits that name something: text, never a number.
    Code,
    /// A whole number; a cell with a fraction counts as damaged.
    Integer,
    /// A number with or without decimals.
    Number,
    /// A date or a moment, written as the rule's `format` says.
    Date,
    /// `TRUE` or `FALSE`.
    Flag,
    /// Left out.
    Drop,
}

/// What is done with a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRule {
    /// Its name in the raw file.
    pub source: String,
    /// Its name in the prepared table.
    pub name: String,
    /// What it becomes.
    pub kind: ColumnKind,
    /// Length to which a code is filled with zeros; 0 leaves it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub digits: usize,
    /// Unit that stands in the cells and is taken out, such as `µg/m³` or `%`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The areas whose names the cells may be. In a column of codes a name becomes the area's code;
    /// a column of text keeps it as it was written, and tells the name where a code stands.
    #[serde(
        default,
        alias = "ward",
        deserialize_with = "key_by_name",
        skip_serializing_if = "Option::is_none"
    )]
    pub names: Option<Key>,
    /// How dates are written: `%Y-%m-%d`, `%d/%m/%Y %H:%M`, for months of a year `%Y-%m`, and the
    /// like, or `era`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub format: String,
    /// Whether a code that looks like a date was damaged by a spreadsheet (`24-2-7` became
    /// `24/02/2007`) and is left empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dates_are_damage: bool,
}

/// A key by its name. Recipes said `ward = true` before other areas were known by their names.
fn key_by_name<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Key>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Ward(bool),
        Of(Key),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Ward(is) => is.then(|| Key::new("ward")),
        Written::Of(key) => Some(key),
    })
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Wide columns that become rows: hours, years, ages or months in the header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Long {
    /// What the wide columns' names begin with; a number or a month's name follows.
    pub prefix: String,
    /// Name of the column that takes that number.
    pub key: String,
    /// Name of the column that takes the values.
    pub value: String,
    /// What the names of columns with a flag per value begin with; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub flag_prefix: String,
}

/// How a file is prepared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// How the file is read.
    pub format: Format,
    /// WHATWG label of a text's encoding.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub encoding: String,
    /// What stands between the cells of a text, one byte in UTF-8.
    pub delimiter: char,
    /// Name of the sheet, or of the table in a zip; empty for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// Rows above the header.
    pub rows_above: usize,
    /// Rows of the header, one at least; several are joined to one name for each column.
    pub header_rows: usize,
    /// The decimal mark of numbers.
    pub decimal: char,
    /// Cells that mean "missing".
    pub missing: Vec<String>,
    /// Whether the data end at the first blank row: what is below is notes or a summary.
    pub until_blank: bool,
    /// Columns of the prepared table by which its rows are sorted; the order of the file where
    /// there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sort: Vec<String>,
    /// Wide columns that become rows, where there are some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long: Option<Long>,
    /// Charts that are made of the table, each as a line such as `bars x=barri y=Preu
    /// measure=mean`.
    #[serde(
        default,
        alias = "figure",
        deserialize_with = "rules",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub figures: Vec<Rule>,
    /// Whether the charts are proposals: one that the table does not give is left out then. The
    /// text does not say it: who writes a recipe down wants its charts, or to be told why there is
    /// none.
    #[serde(skip)]
    pub proposed: bool,
    /// What becomes of the columns, in the order of the prepared table; a column of the file
    /// without a rule is left out, one with two stands in the table twice.
    #[serde(rename = "column")]
    pub columns: Vec<ColumnRule>,
}

/// What somebody decided about a file: any part of a recipe. The rest is proposed; a field means
/// what it means in [`Recipe`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// How the file is read; else its ending and content say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// WHATWG label of a text's encoding; else its bytes say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What stands between cells; else the one that splits the first records alike.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Name of the sheet, or of the table in a zip; else the first sheet, or the largest table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Rows above the header; else as many as look like a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows_above: Option<usize>,
    /// Rows of the header; else one where `rows_above` is chosen, or as many as look like it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_rows: Option<usize>,
    /// The decimal mark; else the one that the numbers have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<char>,
    /// Cells that mean "missing"; else the usual ones, such as `NA` and `..`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// Whether the data end at the first blank row; else they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_blank: Option<bool>,
    /// Columns by which rows are sorted, by their prepared names; else areas and times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<String>>,
    /// Charts of the table; else those for which its columns speak.
    #[serde(
        default,
        alias = "figure",
        deserialize_with = "some_rules",
        skip_serializing_if = "Option::is_none"
    )]
    pub figures: Option<Vec<Rule>>,
    /// Whether wide columns become rows; `long` may say which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lengthen: Option<bool>,
    /// Which columns those are; else ten or more whose names differ in a number or month only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long: Option<Long>,
    /// Rules for some columns; the others' are proposed.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnRule>,
}

impl Choices {
    /// Reads choices from TOML. A whole recipe is one set of them.
    ///
    /// # Errors
    ///
    /// [`Malformed::Recipe`] with the line.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        toml::from_str(text).map_err(|error| {
            Malformed::Recipe(Finding::Text {
                error: error.to_string(),
            })
        })
    }

    /// All that a recipe says: what it does not know, such as a column of a newer file, is
    /// proposed.
    #[must_use]
    pub fn of(recipe: &Recipe) -> Self {
        Self {
            format: Some(recipe.format),
            encoding: Some(recipe.encoding.clone()).filter(|encoding| !encoding.is_empty()),
            delimiter: Some(recipe.delimiter),
            sheet: Some(recipe.sheet.clone()),
            rows_above: Some(recipe.rows_above),
            header_rows: Some(recipe.header_rows),
            decimal: Some(recipe.decimal),
            missing: Some(recipe.missing.clone()),
            until_blank: Some(recipe.until_blank),
            sort: Some(recipe.sort.clone()),
            figures: Some(recipe.figures.clone()),
            lengthen: Some(recipe.long.is_some()),
            long: recipe.long.clone(),
            columns: recipe.columns.clone(),
        }
    }

    /// The choices as TOML, which [`Choices::parse`] reads.
    #[must_use]
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

/// The charts of a recipe. The one word that recipes named a chart by before is not a rule: such a
/// table is drawn again when its charts are chosen.
fn rules<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Rule>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Word(#[expect(dead_code, reason = "it is not a rule")] String),
        Lines(Vec<String>),
    }
    match Written::deserialize(deserializer)? {
        Written::Word(_) => Ok(Vec::new()),
        Written::Lines(lines) => lines
            .iter()
            .map(|line| line.parse().map_err(serde::de::Error::custom))
            .collect(),
    }
}

fn some_rules<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<Rule>>, D::Error> {
    rules(deserializer).map(Some)
}

impl Recipe {
    /// The recipe as TOML, which [`Recipe::parse`] reads.
    #[must_use]
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Reads a whole recipe from TOML.
    ///
    /// # Errors
    ///
    /// [`Malformed::Recipe`] with the line.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        toml::from_str(text).map_err(|error| {
            Malformed::Recipe(Finding::Text {
                error: error.to_string(),
            })
        })
    }
}

impl ColumnRule {
    /// A column of text under the name that it has in the file. The names of the keys are kept for
    /// the codes that tables are joined by.
    #[must_use]
    pub fn text(cities: &Cities, source: &str) -> Self {
        let name = source.split_whitespace().collect::<Vec<_>>().join("_");
        Self {
            source: source.to_owned(),
            name: match cities.areas_named(&name) {
                Some(_) => format!("{name}_name"),
                None => name,
            },
            kind: ColumnKind::Text,
            digits: 0,
            unit: String::new(),
            names: None,
            format: String::new(),
            dates_are_damage: false,
        }
    }
}

impl Long {
    /// The number in a wide column's name: digits that follow the prefix, or a month's name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        number_after(name, &self.prefix)
    }

    /// The number in a flag column's name.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<i64> {
        if self.flag_prefix.is_empty() {
            None
        } else {
            number_after(name, &self.flag_prefix)
        }
    }
}

/// The number behind a prefix in a column's name: digits, of years of age with their unit, or a
/// month's name.
#[must_use]
pub fn number_after(name: &str, prefix: &str) -> Option<i64> {
    let rest = name.strip_prefix(prefix)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    // "0歳" and "100歳以上" are ages; "2020_revised" is a name of its own.
    let tail = &rest[digits.len()..];
    if !digits.is_empty() && (tail.is_empty() || tail == "歳" || tail == "歳以上") {
        return digits.parse().ok();
    }
    if digits.is_empty() {
        keys::month(rest).map(i64::from)
    } else {
        None
    }
}

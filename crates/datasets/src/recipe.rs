//! A recipe: every decision about a file as a text that can be read, changed, kept and run again.

use std::path::Path;

use figures::{Key, Rule};
use serde::{Deserialize, Serialize};

use crate::{
    Finding, Malformed, areas,
    clean::{self, Notation},
    compute, dates, detect, keys, read, source,
};

/// How the raw file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text with a delimiter.
    Csv,
    /// XLS, XLSX or ODS.
    Spreadsheet,
    Geojson,
    Jsonstat,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    Text,
    /// Digits that name something: text, never a number.
    Code,
    Integer,
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
    pub kind: ColumnKind,
    /// Length to which a code is filled with zeros; 0 leaves it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub digits: usize,
    /// Unit that stands in the cells and is taken out, such as `µg/m³` or `%`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The areas whose names the cells may be. In a column of codes a name becomes the area's code; a column of text keeps it as
    /// it was written, and tells the name where a code stands.
    #[serde(default, alias = "ward", deserialize_with = "named", skip_serializing_if = "Option::is_none")]
    pub names: Option<Key>,
    /// How dates are written: `%Y-%m-%d`, `%d/%m/%Y %H:%M`, for months of a year `%Y-%m`, and the like, or `era`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub format: String,
    /// Whether a code that looks like a date was damaged by a spreadsheet (`24-2-7` became `24/02/2007`) and is left empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dates_are_damage: bool,
}

/// A key by its name. Recipes said `ward = true` before other areas were known by their names.
fn named<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Key>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Ward(bool),
        Of(Key),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Ward(is) => is.then_some(Key::Ward),
        Written::Of(key) => Some(key),
    })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
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
    pub format: Format,
    /// WHATWG label of a text's encoding.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub encoding: String,
    pub delimiter: char,
    /// Name of the sheet, or of the table in a zip; empty for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// Rows above the header.
    pub rows_above: usize,
    pub header_rows: usize,
    /// The decimal mark of numbers.
    pub decimal: char,
    /// Cells that mean "missing".
    pub missing: Vec<String>,
    /// Whether the data end at the first blank row: what is below is notes or a summary.
    pub until_blank: bool,
    /// Columns of the prepared table by which its rows are sorted; the order of the file where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sort: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long: Option<Long>,
    /// Charts that are made of the table, each as a line such as `bars x=barri y=Preu measure=mean`.
    #[serde(default, alias = "figure", deserialize_with = "rules", skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Rule>,
    /// Whether the charts are proposals: one that the table does not give is left out then. The text does not say it: who writes
    /// a recipe down wants its charts, or to be told why there is none.
    #[serde(skip)]
    pub proposed: bool,
    #[serde(rename = "column")]
    pub columns: Vec<ColumnRule>,
}

/// What somebody decided about a file: any part of a recipe. The rest is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows_above: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_blank: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<String>>,
    #[serde(default, alias = "figure", deserialize_with = "chosen_rules", skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Rule>>,
    /// Whether wide columns become rows; `long` may say which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lengthen: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long: Option<Long>,
    /// Rules for some columns; the others' are proposed.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnRule>,
}

impl Choices {
    /// Reads choices. A whole recipe is one set of them.
    ///
    /// # Errors
    ///
    /// [`Malformed::Recipe`] with the line.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        toml::from_str(text).map_err(|error| Malformed::Recipe(Finding::Text { error: error.to_string() }))
    }

    /// All that a recipe says: what it does not know, such as a column of a newer file, is proposed.
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

    /// The choices as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

/// The charts of a recipe. The one word that recipes named a chart by before is not a rule: such a table is drawn again when
/// its charts are chosen.
fn rules<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Rule>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Word(#[expect(dead_code, reason = "it is not a rule")] String),
        Lines(Vec<String>),
    }
    match Written::deserialize(deserializer)? {
        Written::Word(_) => Ok(Vec::new()),
        Written::Lines(lines) => lines.iter().map(|line| line.parse().map_err(serde::de::Error::custom)).collect(),
    }
}

fn chosen_rules<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Rule>>, D::Error> {
    rules(deserializer).map(Some)
}

/// Cells that mean "missing" wherever they stand alone (`shared` catalogue of damage: NA, .., …, --, -, U+FF0D, 調整中).
const MISSING: [&str; 9] = ["", "NA", "N/A", "..", "…", "--", "-", "－", "調整中"];

impl Recipe {
    /// The recipe as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Reads a whole recipe.
    ///
    /// # Errors
    ///
    /// [`Malformed::Recipe`] with the line.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        toml::from_str(text).map_err(|error| Malformed::Recipe(Finding::Text { error: error.to_string() }))
    }
}

/// Rows that are looked at for a proposal.
const SAMPLE_ROWS: usize = 20_000;

fn format(path: &Path) -> Result<Format, Malformed> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    Ok(match ending.as_str() {
        "xls" | "xlsx" | "ods" => Format::Spreadsheet,
        "geojson" | "json" if read::is_jsonstat(path)? => Format::Jsonstat,
        "geojson" | "json" => Format::Geojson,
        _ => Format::Csv,
    })
}

/// Proposes what the choices leave open.
pub(crate) fn complete(path: &Path, choices: &Choices) -> Result<Recipe, Malformed> {
    let mut recipe = Recipe {
        format: choices.format.map_or_else(|| format(path), Ok)?,
        encoding: String::new(),
        delimiter: ',',
        sheet: choices.sheet.clone().unwrap_or_default(),
        rows_above: 0,
        header_rows: 1,
        decimal: '.',
        missing: choices.missing.clone().unwrap_or_else(|| MISSING.map(str::to_owned).to_vec()),
        until_blank: choices.until_blank.unwrap_or(true),
        sort: Vec::new(),
        long: None,
        figures: Vec::new(),
        proposed: choices.figures.is_none(),
        columns: Vec::new(),
    };
    let grid = match recipe.format {
        Format::Csv => {
            if source::is_zip(path) && recipe.sheet.is_empty() {
                recipe.sheet = source::largest_table(path)?;
            }
            let sample = read::sample(path, &recipe.sheet, choices.encoding.as_deref())?;
            recipe.encoding.clone_from(&sample.encoding);
            recipe.delimiter = choices.delimiter.unwrap_or_else(|| detect::delimiter(&sample.text));
            let rows = first_rows(&sample.text, recipe.delimiter);
            header_of(&mut recipe, choices, &rows);
            sample.grid(&recipe, SAMPLE_ROWS)?
        }
        Format::Spreadsheet => {
            let probe = Recipe { rows_above: 0, header_rows: 1, ..recipe.clone() };
            let grid = read::document(path, &probe)?;
            let rows: Vec<Vec<String>> = std::iter::once(grid.header).chain(grid.rows.into_iter().take(40)).collect();
            // A title alone in its row was read as a header; its gaps have made names up.
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|row| row.into_iter().map(|cell| if cell.starts_with("column_") { String::new() } else { cell }).collect())
                .collect();
            header_of(&mut recipe, choices, &rows);
            read::document(path, &recipe)?
        }
        Format::Geojson | Format::Jsonstat => read::document(path, &recipe)?,
    };
    let rows: Vec<&Vec<String>> = grid.rows.iter().take_while(|row| !clean::blank(row)).collect();
    recipe.decimal = choices.decimal.unwrap_or_else(|| decimal(&rows));
    recipe.long = match choices.lengthen {
        Some(false) => None,
        _ => choices.long.clone().or_else(|| wide(&grid.header)),
    };
    let long = recipe.long.clone();
    let is_wide = |name: &str| long.as_ref().is_some_and(|long| long.number(name).is_some() || long.flag(name).is_some());
    let found = areas::find(&grid.header, &rows, &recipe.missing, is_wide);
    let mut taken: Vec<String> = Vec::new();
    for (index, source) in grid.header.iter().enumerate() {
        let chosen = choices.columns.iter().filter(|rule| rule.source == *source).cloned().collect::<Vec<_>>();
        if !chosen.is_empty() {
            taken.extend(chosen.iter().map(|rule| rule.name.clone()));
            recipe.columns.extend(chosen);
            continue;
        }
        let cells: Vec<&str> = rows.iter().map(|row| row.get(index).map_or("", String::as_str)).collect();
        for mut rule in found.rules(source, index).unwrap_or_else(|| vec![column(source, &cells, &recipe)]) {
            if is_wide(source) {
                rule.name.clone_from(source);
            } else if taken.contains(&rule.name) {
                rule.name = format!("{}_{}", rule.name, index + 1);
            }
            taken.push(rule.name.clone());
            recipe.columns.push(rule);
        }
    }
    // A rule for what the file does not have is kept: preparing says that the column is missing.
    recipe.columns.extend(choices.columns.iter().filter(|rule| !grid.header.contains(&rule.source)).cloned());
    recipe.sort = choices.sort.clone().unwrap_or_else(|| natural_keys(&recipe, is_wide));
    recipe.figures = choices.figures.clone().unwrap_or_else(|| compute::propose(&recipe, &grid.header, &rows));
    Ok(recipe)
}

/// Where the header stands: as chosen, else as the rows look.
fn header_of(recipe: &mut Recipe, choices: &Choices, rows: &[Vec<String>]) {
    let (above, header) = detect::header(rows);
    recipe.rows_above = choices.rows_above.unwrap_or(above);
    recipe.header_rows = choices.header_rows.unwrap_or(if choices.rows_above.is_some() { 1 } else { header });
}

/// Most columns by which rows are sorted.
const KEYS_MOST: usize = 6;

/// What a row is about, and then when: areas and other codes that repeat, then years, months, days and moments, from long to short.
fn natural_keys(recipe: &Recipe, is_wide: impl Fn(&str) -> bool) -> Vec<String> {
    let rank = |rule: &ColumnRule| -> Option<u32> {
        let lower = rule.source.trim().to_lowercase();
        let named = |names: &[&str]| names.contains(&lower.as_str());
        let area = ["ward", "district", "barri"].iter().position(|key| rule.name == *key).and_then(|at| u32::try_from(at).ok());
        if rule.kind == ColumnKind::Drop || is_wide(&rule.source) {
            None
        } else if area.is_some() {
            area
        } else if named(&[
            "estacio",
            "station_id",
            "id_estacio",
            "codi_estacio",
            "codi_contaminant",
            "id_instal",
            "idtram",
            "stop_id",
            "trip_id",
        ]) {
            Some(10)
        } else if named(&["any", "nk_any", "year", "年"]) {
            Some(20)
        } else if named(&["trimestre", "semestre"]) {
            Some(21)
        } else if named(&["mes", "mes_any", "month", "月"]) {
            Some(22)
        } else if named(&["dia", "dia_mes", "day", "日"]) {
            Some(23)
        } else if named(&["hora", "hora_dia", "hour", "stop_sequence", "last_updated"]) {
            Some(24)
        } else if rule.kind == ColumnKind::Date {
            Some(25)
        } else {
            None
        }
    };
    let mut keys: Vec<(u32, &ColumnRule)> = recipe.columns.iter().filter_map(|rule| Some((rank(rule)?, rule))).collect();
    keys.sort_by_key(|(rank, _)| *rank);
    keys.into_iter().take(KEYS_MOST).map(|(_, rule)| rule.name.clone()).collect()
}

fn first_rows(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    reader.records().take(40).filter_map(Result::ok).map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// The decimal mark: a comma where numbers have commas and hardly ever a single point. A comma with three digits behind it and
/// one to three before is as well a thousands mark, and counts for neither.
fn decimal(rows: &[&Vec<String>]) -> char {
    let (mut commas, mut points) = (0_usize, 0_usize);
    for cell in rows.iter().flat_map(|row| row.iter()) {
        let cell = cell.trim().trim_start_matches('-');
        let parts = |mark: char| {
            cell.split_once(mark).filter(|(whole, part)| {
                !whole.is_empty() && !part.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit())
            })
        };
        commas += usize::from(parts(',').is_some_and(|(whole, part)| part.len() != 3 || whole.len() > 3 || whole == "0"));
        points += usize::from(parts('.').is_some());
    }
    if commas > points { ',' } else { '.' }
}

fn column(source: &str, cells: &[&str], recipe: &Recipe) -> ColumnRule {
    let mut rule = ColumnRule::text(source);
    let present: Vec<&str> =
        cells.iter().map(|cell| cell.trim()).filter(|cell| !recipe.missing.iter().any(|marker| marker == cell)).collect();
    if present.is_empty() {
        return rule;
    }
    if present.iter().all(|cell| clean::truth(cell).is_some()) {
        rule.kind = ColumnKind::Flag;
        return rule;
    }
    if let Some(format) = dates::recognise(source, &present) {
        rule.kind = ColumnKind::Date;
        format.clone_into(&mut rule.format);
        return rule;
    }
    let notation = Notation { decimal: recipe.decimal, unit: unit(&present) };
    let count = |whole: bool| {
        present.iter().filter(|cell| clean::number(cell, &notation).is_some_and(|number| !whole || number.fract() == 0.0)).count()
    };
    let padded = present.iter().any(|cell| cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|byte| byte.is_ascii_digit()));
    let lower = source.to_lowercase();
    let named_code = ["codi", "code", "コード", "cd", "num_postal", "expedient", "郵便", "電話"].iter().any(|part| lower.contains(part));
    if padded || named_code {
        rule.kind = ColumnKind::Code;
        rule.dates_are_damage = some_are_dates(&present);
    } else if count(true) == present.len() {
        rule.kind = ColumnKind::Integer;
    } else if (count(false) * 10 >= present.len() * 9 && few_words(&present)) || (numeric_name(&lower) && count(false) * 4 > present.len())
    {
        // Some cells of a numeric column may be damaged beyond repair; they are counted.
        rule.kind = ColumnKind::Number;
    }
    if matches!(rule.kind, ColumnKind::Number | ColumnKind::Integer) {
        rule.unit = notation.unit;
    }
    rule
}

impl ColumnRule {
    /// A column of text under the name that it has in the file. The names of the keys are kept for the codes that tables are
    /// joined by.
    pub(crate) fn text(source: &str) -> Self {
        let name = source.split_whitespace().collect::<Vec<_>>().join("_");
        Self {
            source: source.to_owned(),
            name: Key::of_column(&name).map_or(name, |key| format!("{}_name", key.name())),
            kind: ColumnKind::Text,
            digits: 0,
            unit: String::new(),
            names: None,
            format: String::new(),
            dates_are_damage: false,
        }
    }
}

/// Whether some codes look like dates and others do not: the file was opened with a spreadsheet.
pub(crate) fn some_are_dates(cells: &[&str]) -> bool {
    let dates = cells.iter().filter(|cell| clean::looks_like_a_date(cell)).count();
    dates > 0 && dates < cells.len()
}

/// Whether next to no cell has letters: a stray note is lost to a numeric column, but doors and floors that are now and then
/// named by a letter are no measures.
fn few_words(cells: &[&str]) -> bool {
    let mut words: Vec<&str> = cells.iter().copied().filter(|cell| cell.chars().any(char::is_alphabetic)).collect();
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    all <= 1 || (words.len() <= 2 && all * 25 <= cells.len())
}

/// Whether a column is known to hold measures, so that damaged cells do not turn it to text.
fn numeric_name(lower: &str) -> bool {
    ["longitud", "latitud", "utm", "経度", "緯度"].iter().any(|part| lower.contains(part))
}

/// A unit that every cell carries behind its number.
fn unit(cells: &[&str]) -> String {
    let suffix = |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-+ ".contains(c)).to_owned();
    let first = suffix(cells[0]);
    let short = !first.is_empty() && first.chars().count() <= 8 && cells[0].starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if short && cells.iter().all(|cell| suffix(cell) == first) { first } else { String::new() }
}

impl Long {
    /// The number in a wide column's name: digits that follow the prefix, or a month's name.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        number_after(name, &self.prefix)
    }

    /// The number in a flag column's name.
    pub(crate) fn flag(&self, name: &str) -> Option<i64> {
        if self.flag_prefix.is_empty() { None } else { number_after(name, &self.flag_prefix) }
    }
}

fn number_after(name: &str, prefix: &str) -> Option<i64> {
    let rest = name.strip_prefix(prefix)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    // "0歳" and "100歳以上" are ages; "2020_revised" is a name of its own.
    let tail = &rest[digits.len()..];
    if !digits.is_empty() && (tail.is_empty() || tail == "歳" || tail == "歳以上") {
        return digits.parse().ok();
    }
    if digits.is_empty() { keys::month(rest).map(i64::from) } else { None }
}

/// Ten or more columns whose names differ in a number or month only.
fn wide(header: &[String]) -> Option<Long> {
    let mut prefixes: Vec<(&str, Vec<i64>)> = Vec::new();
    for name in header {
        let cut = name.find(|c: char| c.is_ascii_digit()).or_else(|| name.rfind('_').map(|at| at + 1));
        let Some(prefix) = cut.map(|cut| &name[..cut]) else { continue };
        if let Some(number) = number_after(name, prefix) {
            match prefixes.iter_mut().find(|(known, _)| *known == prefix) {
                Some((_, numbers)) => numbers.push(number),
                None => prefixes.push((prefix, vec![number])),
            }
        }
    }
    prefixes.retain(|(_, numbers)| numbers.len() >= 10);
    let (prefix, numbers) = prefixes.first()?.clone();
    let flag = prefixes.iter().skip(1).find(|(_, others)| *others == numbers).map_or("", |(flag, _)| *flag);
    let months = header.iter().any(|name| name.strip_prefix(prefix).is_some_and(|rest| keys::month(rest).is_some()));
    let key = if months {
        "month"
    } else if header.iter().any(|name| name.contains('歳')) {
        "age"
    } else if numbers.iter().all(|number| (0..=24).contains(number)) {
        "hour"
    } else if numbers.iter().all(|number| (1700..2200).contains(number)) {
        "year"
    } else {
        "number"
    };
    Some(Long { prefix: prefix.to_owned(), key: key.to_owned(), value: "value".to_owned(), flag_prefix: flag.to_owned() })
}

//! Cleaning: cells of text become typed values, and everything that changes is counted.

use encoding_rs::WINDOWS_1252;

use crate::{
    ColumnReport, Malformed, Report,
    keys::{self, Key},
    read::Grid,
    recipe::{ColumnKind, ColumnRule, Recipe},
};

/// The values of a prepared column; `None` is missing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Values {
    Text(Vec<Option<String>>),
    Integer(Vec<Option<i64>>),
    Number(Vec<Option<f64>>),
    Flag(Vec<bool>),
}

/// A prepared column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) values: Values,
}

/// A prepared table with the account of what was changed.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: usize,
    pub(crate) report: Report,
}

/// How numbers are written.
pub(crate) struct Notation {
    pub(crate) decimal: char,
    pub(crate) unit: String,
}

/// Whether every cell of a row is blank.
pub(crate) fn blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// A code filled with zeros in front to its official length.
pub(crate) fn padded(code: &str, digits: usize) -> String {
    if !code.is_empty() && code.len() < digits && code.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{code:0>digits$}")
    } else {
        code.to_owned()
    }
}

/// Full-width digits and signs in their plain form.
fn plain_digits(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '０'..='９' => char::from_u32(u32::from(character) - 0xff10 + 0x30).unwrap_or(character),
            '．' => '.',
            '，' => ',',
            '−' | '－' => '-',
            other => other,
        })
        .collect()
}

/// A number as it is written in a file: decimal mark, unit behind it, thousands marks only where they stand every three digits.
pub(crate) fn number(text: &str, notation: &Notation) -> Option<f64> {
    let text = plain_digits(text.trim());
    let text = if notation.unit.is_empty() { text.as_str() } else { text.strip_suffix(&notation.unit).unwrap_or(&text).trim_end() };
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let thousands = if notation.decimal == ',' { '.' } else { ',' };
    let (whole, part) = digits.split_once(notation.decimal).unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = if whole.contains(thousands) {
        let mut groups = whole.split(thousands);
        let first = groups.next().unwrap_or_default();
        // A group of one to three, then groups of exactly three, and no more of them than a count of people needs.
        let fits = (1..=3).contains(&first.len())
            && all_digits(first)
            && groups.clone().count() <= 3
            && groups.all(|group| group.len() == 3 && all_digits(group));
        if !fits {
            return None;
        }
        whole.replace(thousands, "")
    } else {
        whole.to_owned()
    };
    if !all_digits(&whole) || !all_digits(part) {
        return None;
    }
    format!("{whole}.{part}").parse::<f64>().ok().map(|number| sign * number)
}

/// A text whose UTF-8 was taken for Windows-1252 or Latin-1 and encoded again, repaired.
fn repaired(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â']) {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    let repaired = std::str::from_utf8(&bytes).ok()?;
    (repaired.chars().count() < text.chars().count()).then(|| repaired.to_owned())
}

/// `24/02/2007` where codes such as `24-2-7` are expected.
fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    parts.len() == 3 && parts[2].len() == 4 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a row sums up others.
fn is_aggregate(row: &[String]) -> bool {
    row.iter().any(|cell| {
        let cell = cell.trim();
        cell.contains("合計") || cell == "全市" || cell.eq_ignore_ascii_case("total") || cell.eq_ignore_ascii_case("totals")
    })
}

/// Turns a grid of text into a typed table.
pub(crate) fn clean(grid: Grid, recipe: &Recipe) -> Result<Table, Malformed> {
    let Grid { header, mut rows } = grid;
    let mut report = Report { rows_read: rows.len(), ..Report::default() };
    if recipe.until_blank
        && let Some(end) = rows.iter().position(|row| blank(row))
    {
        report.rows_below = rows.len() - end;
        rows.truncate(end);
    }
    let aggregate: Vec<bool> = rows.iter().map(|row| is_aggregate(row)).collect();
    report.rows_aggregate = aggregate.iter().filter(|row| **row).count();

    let mut kept = Vec::new();
    let mut wide: Vec<(i64, Column)> = Vec::new();
    let mut flags: Vec<(i64, Column)> = Vec::new();
    for rule in recipe.columns.iter().filter(|rule| rule.kind != ColumnKind::Drop) {
        let index = header
            .iter()
            .position(|name| *name == rule.source)
            .ok_or_else(|| Malformed::Recipe(format!("the file has no column {}", rule.source)))?;
        let (column, changes) = column(rule, rows.iter().map(|row| row.get(index).map_or("", String::as_str)), recipe);
        report.columns.push(changes);
        let long = recipe.long.as_ref();
        if let Some(number) = long.and_then(|long| long.number(&rule.source)) {
            wide.push((number, column));
        } else if let Some(number) = long.and_then(|long| long.flag(&rule.source)) {
            flags.push((number, column));
        } else {
            kept.push(column);
        }
    }
    if report.rows_aggregate > 0 {
        kept.push(Column { name: "aggregate".to_owned(), unit: String::new(), values: Values::Flag(aggregate) });
    }
    let Some(long) = recipe.long.as_ref().filter(|_| !wide.is_empty()) else {
        return Ok(Table { columns: kept, rows: rows.len(), report });
    };
    Ok(lengthen(kept, wide, flags, rows.len(), long, report))
}

fn column<'a>(rule: &ColumnRule, cells: impl Iterator<Item = &'a str>, recipe: &Recipe) -> (Column, ColumnReport) {
    let mut changes = ColumnReport { source: rule.source.clone(), name: rule.name.clone(), ..ColumnReport::default() };
    let notation = Notation { decimal: recipe.decimal, unit: rule.unit.clone() };
    let key = [Key::District, Key::Barri, Key::Ward].into_iter().find(|key| key.name() == rule.name);
    let missing = |cell: &str| recipe.missing.iter().any(|marker| marker == cell);
    let mut clean = |raw: &'a str| -> Option<std::borrow::Cow<'a, str>> {
        let cell = raw.trim();
        if missing(cell) {
            changes.missing_markers += usize::from(!cell.is_empty());
            return None;
        }
        changes.trimmed += usize::from(cell.len() != raw.len());
        Some(cell.into())
    };
    let values = match rule.kind {
        ColumnKind::Integer | ColumnKind::Number => {
            let mut numbers = Vec::new();
            let (mut damaged, mut notated) = (0, 0);
            for raw in cells {
                let Some(cell) = clean(raw) else {
                    numbers.push(None);
                    continue;
                };
                let found = number(&cell, &notation);
                damaged += usize::from(found.is_none());
                notated += usize::from(found.is_some() && cell.parse::<f64>().is_err());
                numbers.push(found);
            }
            changes.damaged += damaged;
            changes.notation += notated;
            #[expect(clippy::cast_possible_truncation, reason = "a recipe says integer for whole numbers; others are rounded")]
            if rule.kind == ColumnKind::Integer {
                Values::Integer(numbers.into_iter().map(|number| number.map(|number| number.round() as i64)).collect())
            } else {
                Values::Number(numbers)
            }
        }
        ColumnKind::Text | ColumnKind::Code | ColumnKind::Drop => {
            let cells: Vec<Option<std::borrow::Cow<'a, str>>> = cells.map(&mut clean).collect();
            // A code column of `d-d-d` in which some cells are dates was opened with a spreadsheet.
            let dated = rule.kind == ColumnKind::Code
                && cells.iter().flatten().any(|cell| looks_like_a_date(cell))
                && !cells.iter().flatten().all(|cell| looks_like_a_date(cell));
            let texts = cells.into_iter().map(|cell| cell.and_then(|cell| text(&cell, rule, key, dated, &mut changes))).collect();
            Values::Text(texts)
        }
    };
    (Column { name: rule.name.clone(), unit: rule.unit.clone(), values }, changes)
}

fn text(cell: &str, rule: &ColumnRule, key: Option<Key>, dated: bool, changes: &mut ColumnReport) -> Option<String> {
    let mut text = cell.to_owned();
    if let Some(whole) = repaired(&text) {
        changes.repaired_encoding += 1;
        text = whole;
    }
    if rule.kind != ColumnKind::Code {
        return Some(text);
    }
    if let Some(bare) = text.strip_prefix('\'') {
        changes.notation += 1;
        text = bare.to_owned();
    }
    if rule.ward {
        changes.notation += 1;
        return keys::ward(&text).map(str::to_owned);
    }
    if dated && looks_like_a_date(&text) {
        changes.damaged += 1;
        return None;
    }
    let full = padded(&text, rule.digits);
    changes.padded += usize::from(full != text);
    if key.is_some_and(|key| !key.is_valid(&full)) {
        // -1 "Desconegut", 99 and the like are no area.
        changes.missing_markers += 1;
        return None;
    }
    Some(full)
}

/// Wide columns become rows: every kept column is repeated, one row per wide column, in the order of the rows.
fn lengthen(
    kept: Vec<Column>,
    mut wide: Vec<(i64, Column)>,
    flags: Vec<(i64, Column)>,
    rows: usize,
    long: &crate::Long,
    report: Report,
) -> Table {
    wide.sort_by_key(|(number, _)| *number);
    let times = wide.len();
    let repeat = |values: &Values| match values {
        Values::Text(values) => Values::Text(values.iter().flat_map(|value| std::iter::repeat_n(value.clone(), times)).collect()),
        Values::Integer(values) => Values::Integer(values.iter().flat_map(|value| std::iter::repeat_n(*value, times)).collect()),
        Values::Number(values) => Values::Number(values.iter().flat_map(|value| std::iter::repeat_n(*value, times)).collect()),
        Values::Flag(values) => Values::Flag(values.iter().flat_map(|value| std::iter::repeat_n(*value, times)).collect()),
    };
    let mut columns: Vec<Column> = kept.iter().map(|column| Column { values: repeat(&column.values), ..column.clone() }).collect();
    columns.push(Column {
        name: long.key.clone(),
        unit: String::new(),
        values: Values::Integer((0..rows).flat_map(|_| wide.iter().map(|(number, _)| Some(*number))).collect()),
    });
    #[expect(clippy::cast_precision_loss, reason = "counts of people and hours are far below 2^53")]
    let value = |column: &Column, row: usize| match &column.values {
        Values::Integer(values) => values[row].map(|value| value as f64),
        Values::Number(values) => values[row],
        Values::Text(_) | Values::Flag(_) => None,
    };
    let whole = wide.iter().all(|(_, column)| matches!(column.values, Values::Integer(_)));
    let numbers: Vec<Option<f64>> = (0..rows).flat_map(|row| wide.iter().map(move |(_, column)| value(column, row))).collect();
    #[expect(clippy::cast_possible_truncation, reason = "they were integers")]
    let values = if whole {
        Values::Integer(numbers.into_iter().map(|value| value.map(|value| value as i64)).collect())
    } else {
        Values::Number(numbers)
    };
    columns.push(Column {
        name: long.value.clone(),
        unit: wide.first().map_or_else(String::new, |(_, column)| column.unit.clone()),
        values,
    });
    if !flags.is_empty() {
        let flag = |number: i64, row: usize| {
            flags.iter().find(|(other, _)| *other == number).and_then(|(_, column)| match &column.values {
                Values::Text(values) => values[row].clone(),
                Values::Integer(_) | Values::Number(_) | Values::Flag(_) => None,
            })
        };
        let values =
            (0..rows).flat_map(|row| wide.iter().map(move |(number, _)| (*number, row))).map(|(number, row)| flag(number, row)).collect();
        columns.push(Column { name: format!("{}_flag", long.value), unit: String::new(), values: Values::Text(values) });
    }
    Table { columns, rows: rows * times, report }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimal: char, unit: &str) -> Option<f64> {
        number(text, &Notation { decimal, unit: unit.to_owned() })
    }

    #[test]
    fn numbers_as_publishers_write_them() {
        assert_eq!(read("430501,45", ',', ""), Some(430_501.45));
        assert_eq!(read("1,660,435", '.', ""), Some(1_660_435.0));
        assert_eq!(read("62 µg/m³", '.', "µg/m³"), Some(62.0));
        assert_eq!(read("５６．５", '.', ""), Some(56.5));
        assert_eq!(read("-2.5", '.', ""), Some(-2.5));
        // A coordinate with thousands marks cannot be repaired: where did its decimal mark stand?
        assert_eq!(read("2.155.235.500.887.900", ',', ""), None);
        assert_eq!(read("24/02/2007", '.', ""), None);
    }

    #[test]
    fn double_encoded_names_are_repaired_and_others_left_alone() {
        assert_eq!(repaired("el Barri GÃ²tic").as_deref(), Some("el Barri Gòtic"));
        assert_eq!(repaired("Ãgueda"), None);
        assert_eq!(repaired("Gràcia"), None);
    }

    #[test]
    fn codes_get_their_length() {
        assert_eq!(padded("1", 2), "01");
        assert_eq!(padded("10", 2), "10");
        assert_eq!(padded("-1", 2), "-1");
    }
}

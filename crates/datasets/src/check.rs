//! Checking a team's own data file: what a reader of it would stumble over, with the rows where it
//! stands.

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

use contest::{Areas, Cities};
use dataset_spec::{Check, CheckFinding, CheckKind};
use xxhash_rust::xxh3::Xxh3;

use crate::{
    ColumnKind, ColumnRule, Format, Malformed, Recipe, dates, keys,
    notation::{self, Notation},
    pipeline, propose,
};

/// Rows that a finding names at most.
const ROWS_NAMED: usize = 10;

/// Findings by kind and column, in the making.
#[derive(Default)]
struct Findings(BTreeMap<(CheckKind, String), (usize, Vec<usize>)>);

impl Findings {
    fn add(&mut self, what: CheckKind, column: &str, row: Option<usize>) {
        let (count, rows) = self.0.entry((what, column.to_owned())).or_default();
        *count += 1;
        if let Some(row) = row.filter(|_| rows.len() < ROWS_NAMED) {
            rows.push(row);
        }
    }
}

/// Checks a file. `progress` hears the bytes read and how many there are.
///
/// # Errors
///
/// [`Malformed`] where it cannot be read at all.
pub fn check(
    path: &Path,
    cities: &Cities,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Check, Malformed> {
    let recipe = propose(path, cities)?;
    let mut findings = Findings::default();
    // Rows count from 1, and those of the header come first.
    let mut first = recipe.rows_above + recipe.header_rows + 1;
    let mut names: Vec<String> = Vec::new();
    let mut row_hashes: HashSet<u64> = HashSet::new();
    let mut rows = 0;
    let below = pipeline::for_each_block(path, &recipe, cities, progress, &mut |header, cells| {
        if names.is_empty() {
            names = header.to_vec();
        }
        for row in 0..cells.rows() {
            let mut hash = Xxh3::new();
            cells.row(row).for_each(|cell| {
                hash.update(cell.as_bytes());
                hash.update(&[0]);
            });
            if !row_hashes.insert(hash.digest()) {
                findings.add(CheckKind::DuplicateRows, "", Some(first + row));
            }
        }
        for rule in recipe
            .columns
            .iter()
            .filter(|rule| !is_told_twice(rule, &recipe))
        {
            let Some(place) = header.iter().position(|name| *name == rule.source) else {
                continue;
            };
            let named = rule.names.as_ref().and_then(|key| key.areas(cities));
            column(
                rule,
                &recipe,
                named.or_else(|| cities.areas_named(&rule.name)),
                (0..cells.rows()).map(|row| (first + row, cells.get(row, place).trim())),
                &mut findings,
            );
        }
        first += cells.rows();
        rows += cells.rows();
    })?;
    whole_table(&recipe, below, &names, &mut findings);
    let findings = findings
        .0
        .into_iter()
        .map(|((what, column), (count, rows))| CheckFinding {
            what,
            column,
            count,
            rows,
        })
        .collect();
    Ok(Check {
        rows,
        columns: names.len(),
        encoding: recipe.encoding,
        findings,
    })
}

/// Whether a column is read for another one already: the names of areas beside their codes.
fn is_told_twice(rule: &ColumnRule, recipe: &Recipe) -> bool {
    rule.kind == ColumnKind::Text
        && recipe
            .columns
            .iter()
            .any(|other| other.source == rule.source && other.name != rule.name)
}

fn whole_table(recipe: &Recipe, below: usize, header: &[String], findings: &mut Findings) {
    if recipe.format == Format::Csv {
        if !matches!(recipe.encoding.as_str(), "" | "utf-8") {
            findings.add(CheckKind::NotUtf8, "", None);
        }
        if recipe.delimiter != ',' {
            findings.add(CheckKind::NotComma, "", None);
        }
    }
    if recipe.decimal == ',' {
        findings.add(CheckKind::DecimalComma, "", None);
    }
    if recipe.rows_above > 0 || below > 0 {
        findings.add(CheckKind::BesideTheTable, "", None);
    }
    if recipe.header_rows > 1 || header.iter().any(|name| name.starts_with("column_")) {
        findings.add(CheckKind::Header, "", None);
    }
}

fn column<'a>(
    rule: &ColumnRule,
    recipe: &Recipe,
    areas: Option<Areas>,
    cells: impl Iterator<Item = (usize, &'a str)>,
    findings: &mut Findings,
) {
    let notation = Notation {
        decimal: recipe.decimal,
        unit: rule.unit.clone(),
    };
    let mut add = |what, row| findings.add(what, &rule.source, Some(row));
    for (row, cell) in cells {
        if recipe.missing.iter().any(|marker| marker == cell) {
            add(CheckKind::Missing, row);
            continue;
        }
        match rule.kind {
            ColumnKind::Integer | ColumnKind::Number
                if notation::parse_number(cell, &notation).is_none() =>
            {
                add(CheckKind::NotANumber, row);
            }
            ColumnKind::Date if dates::parse(cell, &rule.format).is_none() => {
                add(CheckKind::NotADate, row);
            }
            // A name that is not known is no damage; a number that is no code is.
            ColumnKind::Code
                if areas.is_some_and(|areas| keys::code(areas, cell).is_none())
                    && !cell.chars().any(char::is_alphabetic) =>
            {
                add(CheckKind::UnknownCode, row);
            }
            ColumnKind::Text | ColumnKind::Code => {
                if cell.starts_with(['=', '+', '@']) {
                    add(CheckKind::Formula, row);
                }
                if let Some(what) = personal(cell) {
                    add(what, row);
                }
            }
            _ => {}
        }
    }
}

/// What of a person a cell looks like: the whole cell, not a part of a text.
fn personal(cell: &str) -> Option<CheckKind> {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    if let Some((name, host)) = cell.split_once('@')
        && !name.is_empty()
        && host.contains('.')
        && !cell.contains(char::is_whitespace)
    {
        return Some(CheckKind::Mail);
    }
    // DNI and NIE: eight digits, or X, Y, Z and seven, and the letter that they give.
    let letters: Vec<char> = cell.chars().collect();
    if let [first, middle @ .., last] = letters.as_slice()
        && letters.len() == 9
        && middle.iter().all(char::is_ascii_digit)
    {
        let first = match first {
            'X' => Some(0),
            'Y' => Some(1),
            'Z' => Some(2),
            other => other.to_digit(10),
        };
        let number = first.map(|first| {
            middle
                .iter()
                .filter_map(|digit| digit.to_digit(10))
                .fold(first, |number, digit| number * 10 + digit)
        });
        if number.is_some_and(|number| {
            "TRWAGMYFPDXBNJZSQVHLCKE"
                .chars()
                .nth((number % 23) as usize)
                == Some(*last)
        }) {
            return Some(CheckKind::IdentityNumber);
        }
    }
    let plain = cell
        .chars()
        .all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    let japanese =
        (10..=11).contains(&digits) && cell.starts_with('0') && cell.matches('-').count() == 2;
    let international = cell.starts_with('+') && (9..=15).contains(&digits);
    (plain && (japanese || international)).then_some(CheckKind::Telephone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_recognised_by_form_and_check_letter() {
        assert_eq!(personal("somebody@example.org"), Some(CheckKind::Mail));
        assert_eq!(personal("00000000T"), Some(CheckKind::IdentityNumber));
        assert_eq!(personal("00000000A"), None, "the letter does not fit");
        assert_eq!(personal("X0000000T"), Some(CheckKind::IdentityNumber));
        assert_eq!(personal("078-000-0000"), Some(CheckKind::Telephone));
        assert_eq!(personal("+34 900 000 000"), Some(CheckKind::Telephone));
        assert_eq!(personal("2024-05-01"), None);
        assert_eq!(personal("08001"), None);
    }
}

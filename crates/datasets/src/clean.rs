//! Cleaning: cells of text become typed values, and everything that changes is counted.

use encoding_rs::WINDOWS_1252;
use polars::prelude::PlHashMap;

use chart_spec::Key;

use crate::{
    ColumnReport, Finding, Malformed,
    cells::Cells,
    chunk::{Dictionary, Field, Kind, MISSING, Texts, Values},
    dates, keys,
    notation::{Notation, looks_like_a_date, number, padded, plain_number, plain_whole, truth},
    recipe::{ColumnKind, ColumnRule, Recipe},
};

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

/// Whether a cell says that its row sums up others.
fn is_total(cell: &str) -> bool {
    let cell = cell.trim();
    cell.contains("合計")
        || matches!(cell, "全市" | "計" | "総数" | "総計")
        || cell.eq_ignore_ascii_case("total")
        || cell.eq_ignore_ascii_case("totals")
}

/// The text without blanks at its ends; most have none.
fn trimmed(raw: &str) -> &str {
    match raw.as_bytes() {
        [first, .., last] | [first @ last]
            if first.is_ascii_graphic() && last.is_ascii_graphic() =>
        {
            raw
        }
        _ => raw.trim(),
    }
}

/// Cells that mean "missing".
struct Markers {
    texts: Vec<String>,
    /// Whether some marker begins with this byte.
    begins: [bool; 256],
}

impl Markers {
    fn new(texts: &[String]) -> Self {
        let mut begins = [false; 256];
        for text in texts {
            if let Some(first) = text.bytes().next() {
                begins[usize::from(first)] = true;
            }
        }
        Self {
            texts: texts.to_vec(),
            begins,
        }
    }

    fn has(&self, cell: &str) -> bool {
        match cell.bytes().next() {
            None => self.texts.iter().any(String::is_empty),
            Some(first) => {
                self.begins[usize::from(first)] && self.texts.iter().any(|text| text == cell)
            }
        }
    }
}

/// What a column becomes in the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Kept,
    /// One of the wide columns, with the number in its name.
    Wide(i64),
    /// The flag of a wide column.
    Flag(i64),
}

/// A column that is cleaned.
struct Plan {
    rule: ColumnRule,
    place: usize,
    role: Role,
    notation: Notation,
    /// The areas that a code is one of, or that a text names.
    key: Option<Key>,
}

/// Cleans blocks of cells by a recipe.
pub(crate) struct Cleaner {
    plans: Vec<Plan>,
    markers: Markers,
    long: Option<crate::Long>,
    /// The columns of the table that comes out; the flag `aggregate` among them stands at
    /// [`Cleaner::aggregate`].
    pub(crate) fields: Vec<Field>,
    /// Index of the flag that marks rows which sum up others; it is left out where no row does.
    pub(crate) aggregate: usize,
}

/// A block, cleaned.
pub(crate) struct CleanedBlock {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<Values>,
    pub(crate) changes: Vec<ColumnReport>,
    /// Rows of the raw file that sum up others.
    pub(crate) aggregates: usize,
}

impl Cleaner {
    /// Finds a recipe's columns in the header of a file.
    ///
    /// # Errors
    ///
    /// [`Malformed::Recipe`] where it names what is not there, or a date format that does not
    /// exist.
    pub(crate) fn new(header: &[String], recipe: &Recipe) -> Result<Self, Malformed> {
        let mut plans = Vec::new();
        for rule in recipe
            .columns
            .iter()
            .filter(|rule| rule.kind != ColumnKind::Drop)
        {
            let place = header
                .iter()
                .position(|name| *name == rule.source)
                .ok_or_else(|| {
                    Malformed::Recipe(Finding::Column {
                        column: rule.source.clone(),
                        known: header.join(", "),
                    })
                })?;
            if rule.kind == ColumnKind::Date && dates::kind(&rule.format).is_none() {
                let known = dates::formats().collect::<Vec<_>>().join(", ");
                return Err(Malformed::Recipe(Finding::DateFormat {
                    column: rule.source.clone(),
                    format: rule.format.clone(),
                    known,
                }));
            }
            let long = recipe.long.as_ref();
            let role = match long.and_then(|long| long.number(&rule.source)) {
                Some(number) => Role::Wide(number),
                None => long
                    .and_then(|long| long.flag(&rule.source))
                    .map_or(Role::Kept, Role::Flag),
            };
            let notation = Notation {
                decimal: recipe.decimal,
                unit: rule.unit.clone(),
            };
            let key = rule.names.or_else(|| Key::of_column(&rule.name));
            plans.push(Plan {
                rule: rule.clone(),
                place,
                role,
                notation,
                key,
            });
        }
        let mut fields: Vec<Field> = plans
            .iter()
            .filter(|plan| plan.role == Role::Kept)
            .map(Plan::field)
            .collect();
        let aggregate = fields.len();
        fields.push(Field {
            name: "aggregate".to_owned(),
            unit: String::new(),
            kind: Kind::Flag,
        });
        let wide: Vec<&Plan> = plans
            .iter()
            .filter(|plan| matches!(plan.role, Role::Wide(_)))
            .collect();
        let long = recipe.long.clone().filter(|_| !wide.is_empty());
        if let Some(long) = &long {
            let whole = wide
                .iter()
                .all(|plan| plan.rule.kind == ColumnKind::Integer);
            let kind = if whole { Kind::Integer } else { Kind::Number };
            fields.push(Field {
                name: long.key.clone(),
                unit: String::new(),
                kind: Kind::Integer,
            });
            fields.push(Field {
                name: long.value.clone(),
                unit: wide[0].rule.unit.clone(),
                kind,
            });
            if plans.iter().any(|plan| matches!(plan.role, Role::Flag(_))) {
                fields.push(Field {
                    name: format!("{}_flag", long.value),
                    unit: String::new(),
                    kind: Kind::Text,
                });
            }
        }
        let mut names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        names.sort_unstable();
        if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Malformed::Recipe(Finding::TwiceNamed {
                column: twice[0].to_owned(),
            }));
        }
        Ok(Self {
            plans,
            markers: Markers::new(&recipe.missing),
            long,
            fields,
            aggregate,
        })
    }

    /// Cleans a block.
    pub(crate) fn clean(&self, cells: &Cells) -> CleanedBlock {
        let rows = cells.rows();
        let (mut kept, mut wide, mut flags, mut changes) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for plan in &self.plans {
            let (values, change) = plan.clean(cells, &self.markers);
            changes.push(change);
            match plan.role {
                Role::Kept => kept.push(values),
                Role::Wide(number) => wide.push((number, values)),
                Role::Flag(number) => flags.push((number, values)),
            }
        }
        let aggregate = aggregates(cells);
        let aggregates = aggregate.iter().filter(|row| **row == 1).count();
        kept.push(Values::Whole(aggregate));
        let Some(_) = &self.long else {
            return CleanedBlock {
                rows,
                columns: kept,
                changes,
                aggregates,
            };
        };
        let times = wide.len();
        let columns = lengthen(
            kept,
            wide,
            &flags,
            rows,
            self.fields[self.aggregate + 2].kind,
        );
        CleanedBlock {
            rows: rows * times,
            columns,
            changes,
            aggregates,
        }
    }
}

/// Which rows sum up others, as 1 and 0.
fn aggregates(cells: &Cells) -> Vec<i64> {
    let text = cells.text();
    // Nearly no block has such a row: looked for once in all its cells together.
    let finds = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let total = memchr::memchr2_iter(b't', b'T', text.as_bytes()).any(|at| {
        text.as_bytes()
            .get(at..at + 5)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"total"))
    });
    if !total && !finds("計") && !finds("全市") && !finds("総数") {
        return vec![0; cells.rows()];
    }
    (0..cells.rows())
        .map(|row| i64::from(cells.row(row).any(is_total)))
        .collect()
}

/// What was done to a text; the same raw text gets the same.
#[derive(Clone, Copy, Default)]
struct CellOutcome {
    missing: bool,
    trimmed: bool,
    repaired: bool,
    notation: bool,
    padded: bool,
    damaged: bool,
}

impl CellOutcome {
    fn count(self, changes: &mut ColumnReport) {
        changes.missing_markers += usize::from(self.missing);
        changes.trimmed += usize::from(self.trimmed);
        changes.repaired_encoding += usize::from(self.repaired);
        changes.notation += usize::from(self.notation);
        changes.padded += usize::from(self.padded);
        changes.damaged += usize::from(self.damaged);
    }
}

impl Plan {
    fn field(&self) -> Field {
        let kind = match self.rule.kind {
            ColumnKind::Integer => Kind::Integer,
            ColumnKind::Number => Kind::Number,
            ColumnKind::Date => dates::kind(&self.rule.format).unwrap_or(Kind::Date),
            ColumnKind::Flag => Kind::Flag,
            ColumnKind::Text | ColumnKind::Code | ColumnKind::Drop => Kind::Text,
        };
        Field {
            name: self.rule.name.clone(),
            unit: self.rule.unit.clone(),
            kind,
        }
    }

    fn clean(&self, cells: &Cells, markers: &Markers) -> (Values, ColumnReport) {
        let mut changes = ColumnReport {
            source: self.rule.source.clone(),
            name: self.rule.name.clone(),
            ..ColumnReport::default()
        };
        let raw = (0..cells.rows()).map(|row| cells.get(row, self.place));
        let values = match self.rule.kind {
            ColumnKind::Integer => Values::Whole(self.wholes(raw, markers, &mut changes)),
            ColumnKind::Number => Values::Number(self.numbers(raw, markers, &mut changes)),
            ColumnKind::Date if self.rule.format == dates::EPOCH => {
                Values::Whole(self.seconds(raw, markers, &mut changes))
            }
            ColumnKind::Date => Values::Whole(known(
                raw,
                &mut changes,
                |cell| self.date(cell, markers),
                MISSING,
            )),
            ColumnKind::Flag => Values::Whole(known(
                raw,
                &mut changes,
                |cell| flag(cell, markers),
                MISSING,
            )),
            ColumnKind::Text | ColumnKind::Code | ColumnKind::Drop => {
                let mut dictionary = Dictionary::default();
                let codes = known(
                    raw,
                    &mut changes,
                    |cell| {
                        let (text, done) = self.text(cell, markers);
                        (text.map_or(u32::MAX, |text| dictionary.code(&text)), done)
                    },
                    u32::MAX,
                );
                Values::Text {
                    dictionary: dictionary.texts,
                    codes,
                }
            }
        };
        (values, changes)
    }

    fn wholes<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> Vec<i64> {
        cells
            .map(|raw| {
                let cell = trimmed(raw);
                if let Some(whole) = plain_whole(cell).filter(|_| !markers.has(cell)) {
                    changes.trimmed += usize::from(cell.len() != raw.len());
                    return whole;
                }
                let found = self.measured(cell, raw, markers, changes);
                // Half an inhabitant in a column of whole numbers is damage, not a number to be
                // rounded in silence.
                if found.is_finite() && (found.fract() != 0.0 || found.abs() > 9e15) {
                    changes.damaged += 1;
                    return MISSING;
                }
                #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
                if found.is_nan() {
                    MISSING
                } else {
                    found as i64
                }
            })
            .collect()
    }

    /// Moments of a feed. Nearly no two of them are alike, so none is looked up.
    fn seconds<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> Vec<i64> {
        cells
            .map(|raw| {
                if let Some(milliseconds) = plain_whole(raw).and_then(dates::of_epoch) {
                    changes.notation += 1;
                    return milliseconds;
                }
                let (value, done) = self.date(raw, markers);
                done.count(changes);
                value
            })
            .collect()
    }

    fn numbers<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> Vec<f64> {
        cells
            .map(|raw| {
                let cell = trimmed(raw);
                if self.notation.decimal == '.'
                    && !markers.has(cell)
                    && let Some(number) = plain_number(cell)
                {
                    changes.trimmed += usize::from(cell.len() != raw.len());
                    return number;
                }
                self.measured(cell, raw, markers, changes)
            })
            .collect()
    }

    /// A number in the publisher's notation, or NaN where it is missing or damaged.
    fn measured(
        &self,
        cell: &str,
        raw: &str,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> f64 {
        if markers.has(cell) {
            changes.missing_markers += usize::from(!cell.is_empty());
            return f64::NAN;
        }
        changes.trimmed += usize::from(cell.len() != raw.len());
        let found = number(cell, &self.notation);
        changes.damaged += usize::from(found.is_none());
        changes.notation += usize::from(found.is_some() && cell.parse::<f64>().is_err());
        found.unwrap_or(f64::NAN)
    }

    fn date(&self, raw: &str, markers: &Markers) -> (i64, CellOutcome) {
        let cell = trimmed(raw);
        if markers.has(cell) {
            return (
                MISSING,
                CellOutcome {
                    missing: !cell.is_empty(),
                    ..CellOutcome::default()
                },
            );
        }
        let found = dates::parse(cell, &self.rule.format);
        let done = CellOutcome {
            trimmed: cell.len() != raw.len(),
            damaged: found.is_none(),
            notation: found.is_some(),
            ..CellOutcome::default()
        };
        // A date that is written as it will stand in the table was not changed.
        let same = matches!(
            self.rule.format.as_str(),
            "%Y-%m" | "%Y-%m-%d" | "%Y-%m-%dT%H:%M:%S"
        );
        (
            found.unwrap_or(MISSING),
            CellOutcome {
                notation: done.notation && !same,
                ..done
            },
        )
    }

    fn text(&self, raw: &str, markers: &Markers) -> (Option<String>, CellOutcome) {
        let cell = trimmed(raw);
        let mut done = CellOutcome::default();
        if markers.has(cell) {
            done.missing = !cell.is_empty();
            return (None, done);
        }
        done.trimmed = cell.len() != raw.len();
        let mut text = cell.to_owned();
        if let Some(whole) = repaired(&text) {
            done.repaired = true;
            text = whole;
        }
        if self.rule.kind != ColumnKind::Code {
            // In a column of names a code is told by its name; whatever else stands there stays as
            // it was written.
            let name = self.rule.names.and_then(|key| keys::name(key, &text));
            return (Some(name.unwrap_or(text)), done);
        }
        if let Some(bare) = text.strip_prefix('\'') {
            done.notation = true;
            text = bare.to_owned();
        }
        if self.rule.dates_are_damage && looks_like_a_date(&text) {
            done.damaged = true;
            return (None, done);
        }
        let full = padded(&text, self.rule.digits);
        let Some(key) = self.key.filter(|key| !key.kind().is_valid(&full)) else {
            done.padded = full != text;
            return (Some(full), done);
        };
        let named = keys::of_name(key, &text).map(str::to_owned);
        done.notation |= named.is_some();
        // -1 "Desconegut", 99 and the like are no area.
        done.missing = named.is_none();
        (named, done)
    }
}

/// Cells that repeat are cleaned once: the last one's result is at hand, the others' are looked up.
fn known<'a, T: Copy>(
    cells: impl Iterator<Item = &'a str>,
    changes: &mut ColumnReport,
    mut clean: impl FnMut(&'a str) -> (T, CellOutcome),
    first: T,
) -> Vec<T> {
    let mut seen: PlHashMap<&str, (T, CellOutcome)> = PlHashMap::default();
    let mut last: (Option<&str>, (T, CellOutcome)) = (None, (first, CellOutcome::default()));
    cells
        .map(|cell| {
            if last.0 != Some(cell) {
                last = (Some(cell), *seen.entry(cell).or_insert_with(|| clean(cell)));
            }
            let (value, done) = last.1;
            done.count(changes);
            value
        })
        .collect()
}

fn flag(raw: &str, markers: &Markers) -> (i64, CellOutcome) {
    let cell = trimmed(raw);
    if markers.has(cell) {
        return (
            MISSING,
            CellOutcome {
                missing: !cell.is_empty(),
                ..CellOutcome::default()
            },
        );
    }
    let found = truth(cell);
    (
        found.map_or(MISSING, i64::from),
        CellOutcome {
            trimmed: cell.len() != raw.len(),
            damaged: found.is_none(),
            ..CellOutcome::default()
        },
    )
}

/// Wide columns become rows: every kept column is repeated, one row per wide column, in the order
/// of the rows.
fn lengthen(
    kept: Vec<Values>,
    mut wide: Vec<(i64, Values)>,
    flags: &[(i64, Values)],
    rows: usize,
    kind: Kind,
) -> Vec<Values> {
    fn repeat<T: Copy>(values: &[T], times: usize) -> Vec<T> {
        values
            .iter()
            .flat_map(|value| std::iter::repeat_n(*value, times))
            .collect()
    }
    wide.sort_by_key(|(number, _)| *number);
    let times = wide.len();
    let mut columns: Vec<Values> = kept
        .into_iter()
        .map(|values| match values {
            Values::Whole(values) => Values::Whole(repeat(&values, times)),
            Values::Number(values) => Values::Number(repeat(&values, times)),
            Values::Text { dictionary, codes } => Values::Text {
                dictionary,
                codes: repeat(&codes, times),
            },
        })
        .collect();
    columns.push(Values::Whole(
        (0..rows)
            .flat_map(|_| wide.iter().map(|(number, _)| *number))
            .collect(),
    ));
    let cells = || (0..rows).flat_map(|row| wide.iter().map(move |(_, values)| (values, row)));
    columns.push(if kind == Kind::Integer {
        Values::Whole(
            cells()
                .map(|(values, row)| {
                    if let Values::Whole(values) = values {
                        values[row]
                    } else {
                        MISSING
                    }
                })
                .collect(),
        )
    } else {
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of people and hours are far below 2^53"
        )]
        let number = |(values, row): (&Values, usize)| match values {
            Values::Whole(values) if values[row] != MISSING => values[row] as f64,
            Values::Number(values) => values[row],
            Values::Whole(_) | Values::Text { .. } => f64::NAN,
        };
        Values::Number(cells().map(number).collect())
    });
    if !flags.is_empty() {
        let by_number: Vec<Option<&Values>> = wide
            .iter()
            .map(|(number, _)| {
                flags
                    .iter()
                    .find(|(other, _)| other == number)
                    .map(|(_, values)| values)
            })
            .collect();
        let mut merged = Dictionary::default();
        let mut codes = Vec::with_capacity(rows * times);
        for row in 0..rows {
            for values in &by_number {
                codes.push(match values {
                    Some(Values::Text { dictionary, codes }) if codes[row] != u32::MAX => {
                        merged.code(text_at(dictionary, codes[row]))
                    }
                    _ => u32::MAX,
                });
            }
        }
        columns.push(Values::Text {
            dictionary: merged.texts,
            codes,
        });
    }
    columns
}

fn text_at(dictionary: &Texts, code: u32) -> &str {
    dictionary.get(code as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimal: char, unit: &str) -> Option<f64> {
        number(
            text,
            &Notation {
                decimal,
                unit: unit.to_owned(),
            },
        )
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
    fn the_short_way_to_a_number_gives_what_the_long_one_gives() {
        for text in [
            "0",
            "12",
            "-7",
            "1.5",
            "-0.25",
            "007",
            "",
            "-",
            "1.",
            ".5",
            "1-2",
            "1.2.3",
            "--1",
            "999999999999999999",
        ] {
            assert_eq!(
                plain_number(text).filter(|_| read(text, '.', "").is_some()),
                read(text, '.', ""),
                "{text}"
            );
            if let Some(whole) = plain_whole(text) {
                #[expect(clippy::cast_precision_loss, reason = "as a number reads it too")]
                let near = whole as f64;
                assert_eq!(read(text, '.', ""), Some(near), "{text}");
            }
        }
    }

    #[test]
    fn double_encoded_names_are_repaired_and_others_left_alone() {
        assert_eq!(
            repaired("el Barri GÃ²tic").as_deref(),
            Some("el Barri Gòtic")
        );
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

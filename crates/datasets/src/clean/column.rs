//! One column of a block: its cells become values of one type.

use contest::Areas;
use polars::prelude::PlHashMap;

use super::cell::{CellChanges, Markers, repair_encoding, trim};
use crate::{
    ColumnKind, ColumnReport, ColumnRule,
    cells::Cells,
    chunk::{Dictionary, Field, Kind, MISSING, Values},
    dates, keys,
    notation::{
        Notation, looks_like_a_date, pad_code, parse_flag, parse_number, parse_plain_number,
        parse_plain_whole,
    },
};

/// What becomes of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It stays a column.
    Column,
    /// It is one of the wide columns, with the number in its name.
    Wide(i64),
    /// It has the flags of a wide column, with the number in its name.
    Flag(i64),
}

/// How a column is cleaned.
pub(super) struct ColumnPlan<'c> {
    pub(super) rule: ColumnRule,
    /// Its place in the raw file.
    pub(super) place: usize,
    pub(super) role: Role,
    pub(super) notation: Notation,
    /// The areas whose names the cells may be.
    pub(super) names: Option<Areas<'c>>,
    /// The areas that a code is one of, or that a text names.
    pub(super) key: Option<Areas<'c>>,
}

impl ColumnPlan<'_> {
    /// The column of the prepared table.
    pub(super) fn field(&self) -> Field {
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

    /// The values of the column in a block, and what was changed.
    pub(super) fn clean(&self, cells: &Cells, markers: &Markers) -> (Values, ColumnReport) {
        let mut changes = ColumnReport {
            source: self.rule.source.clone(),
            name: self.rule.name.clone(),
            ..ColumnReport::default()
        };
        let raw = (0..cells.rows()).map(|row| cells.get(row, self.place));
        let values = match self.rule.kind {
            ColumnKind::Integer => {
                Values::Whole(self.read_whole_numbers(raw, markers, &mut changes))
            }
            ColumnKind::Number => Values::Number(self.read_numbers(raw, markers, &mut changes)),
            ColumnKind::Date if self.rule.format == dates::EPOCH => {
                Values::Whole(self.read_epoch_seconds(raw, markers, &mut changes))
            }
            ColumnKind::Date => Values::Whole(clean_repeated(
                raw,
                &mut changes,
                |cell| self.read_date(cell, markers),
                MISSING,
            )),
            ColumnKind::Flag => Values::Whole(clean_repeated(
                raw,
                &mut changes,
                |cell| read_flag(cell, markers),
                MISSING,
            )),
            ColumnKind::Text | ColumnKind::Code | ColumnKind::Drop => {
                let mut dictionary = Dictionary::default();
                let codes = clean_repeated(
                    raw,
                    &mut changes,
                    |cell| {
                        let (text, cell_changes) = self.read_text(cell, markers);
                        (
                            text.map_or(u32::MAX, |text| dictionary.code(&text)),
                            cell_changes,
                        )
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

    /// Whole numbers, [`MISSING`] where a cell has none.
    fn read_whole_numbers<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> Vec<i64> {
        cells
            .map(|raw| {
                let cell = trim(raw);
                if let Some(whole) = parse_plain_whole(cell).filter(|_| !markers.has(cell)) {
                    changes.trimmed += usize::from(cell.len() != raw.len());
                    return whole;
                }
                let found = self.read_number(cell, raw, markers, changes);
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
    fn read_epoch_seconds<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> Vec<i64> {
        cells
            .map(|raw| {
                if let Some(milliseconds) = parse_plain_whole(raw).and_then(dates::of_epoch) {
                    changes.notation += 1;
                    return milliseconds;
                }
                let (value, cell_changes) = self.read_date(raw, markers);
                cell_changes.count(changes);
                value
            })
            .collect()
    }

    /// Numbers, NaN where a cell has none.
    fn read_numbers<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
        markers: &Markers,
        changes: &mut ColumnReport,
    ) -> Vec<f64> {
        cells
            .map(|raw| {
                let cell = trim(raw);
                if self.notation.decimal == '.'
                    && !markers.has(cell)
                    && let Some(number) = parse_plain_number(cell)
                {
                    changes.trimmed += usize::from(cell.len() != raw.len());
                    return number;
                }
                self.read_number(cell, raw, markers, changes)
            })
            .collect()
    }

    /// A number in the publisher's notation, or NaN where it is missing or damaged.
    fn read_number(
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
        let found = parse_number(cell, &self.notation);
        changes.damaged += usize::from(found.is_none());
        changes.notation += usize::from(found.is_some() && cell.parse::<f64>().is_err());
        found.unwrap_or(f64::NAN)
    }

    /// A month, date or moment as [`dates::parse`] counts it, or [`MISSING`].
    fn read_date(&self, raw: &str, markers: &Markers) -> (i64, CellChanges) {
        let cell = trim(raw);
        if markers.has(cell) {
            return (MISSING, CellChanges::of_missing(cell));
        }
        let found = dates::parse(cell, &self.rule.format);
        let cell_changes = CellChanges {
            trimmed: cell.len() != raw.len(),
            damaged: found.is_none(),
            notation: found.is_some(),
            ..CellChanges::default()
        };
        // A date that is written as it will stand in the table was not changed.
        let same = matches!(
            self.rule.format.as_str(),
            "%Y-%m" | "%Y-%m-%d" | "%Y-%m-%dT%H:%M:%S"
        );
        (
            found.unwrap_or(MISSING),
            CellChanges {
                notation: cell_changes.notation && !same,
                ..cell_changes
            },
        )
    }

    /// A text, or `None` where it is missing or damaged; a code at its length, and as the code of
    /// the area that its cell names.
    fn read_text(&self, raw: &str, markers: &Markers) -> (Option<String>, CellChanges) {
        let cell = trim(raw);
        let mut cell_changes = CellChanges::default();
        if markers.has(cell) {
            cell_changes.missing = !cell.is_empty();
            return (None, cell_changes);
        }
        cell_changes.trimmed = cell.len() != raw.len();
        let mut text = cell.to_owned();
        if let Some(whole) = repair_encoding(&text) {
            cell_changes.repaired = true;
            text = whole;
        }
        if self.rule.kind != ColumnKind::Code {
            // In a column of names a code is told by its name; whatever else stands there stays as
            // it was written.
            let name = self.names.and_then(|areas| keys::name(areas, &text));
            return (Some(name.map_or(text, str::to_owned)), cell_changes);
        }
        if let Some(bare) = text.strip_prefix('\'') {
            cell_changes.notation = true;
            text = bare.to_owned();
        }
        if self.rule.dates_are_damage && looks_like_a_date(&text) {
            cell_changes.damaged = true;
            return (None, cell_changes);
        }
        let full = pad_code(&text, self.rule.digits);
        let Some(key) = self.key.filter(|areas| !areas.is_valid(&full)) else {
            cell_changes.padded = full != text;
            return (Some(full), cell_changes);
        };
        let named = key.code_of(&text).map(str::to_owned);
        cell_changes.notation |= named.is_some();
        // -1 "Desconegut", 99 and the like are no area.
        cell_changes.missing = named.is_none();
        (named, cell_changes)
    }
}

/// Cells that repeat are cleaned once: the last one's result is at hand, the others' are looked up.
fn clean_repeated<'a, T: Copy>(
    cells: impl Iterator<Item = &'a str>,
    changes: &mut ColumnReport,
    mut clean: impl FnMut(&'a str) -> (T, CellChanges),
    first: T,
) -> Vec<T> {
    let mut results: PlHashMap<&str, (T, CellChanges)> = PlHashMap::default();
    let mut last: (Option<&str>, (T, CellChanges)) = (None, (first, CellChanges::default()));
    cells
        .map(|cell| {
            if last.0 != Some(cell) {
                last = (
                    Some(cell),
                    *results.entry(cell).or_insert_with(|| clean(cell)),
                );
            }
            let (value, cell_changes) = last.1;
            cell_changes.count(changes);
            value
        })
        .collect()
}

/// 1 or 0, or [`MISSING`].
fn read_flag(raw: &str, markers: &Markers) -> (i64, CellChanges) {
    let cell = trim(raw);
    if markers.has(cell) {
        return (MISSING, CellChanges::of_missing(cell));
    }
    let found = parse_flag(cell);
    (
        found.map_or(MISSING, i64::from),
        CellChanges {
            trimmed: cell.len() != raw.len(),
            damaged: found.is_none(),
            ..CellChanges::default()
        },
    )
}

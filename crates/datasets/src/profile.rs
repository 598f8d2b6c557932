//! What a prepared table holds, gathered block by block: memory does not grow with the table.

use std::collections::{HashMap, HashSet};

use dataset_spec::{ColumnProfile, Profile};
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    chunk::{Chunk, Field, Kind, MISSING, Offsets, PackedColumn, Texts},
    dates,
};

/// Distinct values that are counted one by one; beyond them their number is an estimate.
const DISTINCT_EXACT: usize = 65_536;
/// Texts whose rows are counted one by one; a column with more has no most frequent ones.
const FREQUENT_EXACT: usize = 10_000;
/// The most frequent texts that a profile names.
const FREQUENT: usize = 8;
/// Bars of a histogram.
const BARS: usize = 24;
/// Characters of a text that a profile shows.
const TEXT_SHOWN: usize = 80;

/// How many distinct values there are: exactly, or by a sketch of their hashes (`HyperLogLog` with
/// 2^14 registers).
enum Distinct {
    Exact(HashSet<u64>),
    Sketch(Vec<u8>),
}

/// Bits of a hash that choose a register.
const REGISTER_BITS: u32 = 14;

/// Raises the register that a hash chooses to the hash's rank: how rare it is.
fn raise_register(registers: &mut [u8], hash: u64) {
    let register = (hash >> (64 - REGISTER_BITS)) as usize;
    #[expect(clippy::cast_possible_truncation, reason = "at most 51")]
    let rank = ((hash << REGISTER_BITS) | (1 << (REGISTER_BITS - 1))).leading_zeros() as u8 + 1;
    registers[register] = registers[register].max(rank);
}

impl Distinct {
    fn add(&mut self, hash: u64) {
        match self {
            Self::Exact(hashes) => {
                hashes.insert(hash);
                if hashes.len() > DISTINCT_EXACT {
                    let mut registers = vec![0; 1 << REGISTER_BITS];
                    hashes
                        .iter()
                        .for_each(|hash| raise_register(&mut registers, *hash));
                    *self = Self::Sketch(registers);
                }
            }
            Self::Sketch(registers) => raise_register(registers, hash),
        }
    }

    /// The number, and whether it is an estimate.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an estimate"
    )]
    fn count(&self) -> (usize, bool) {
        match self {
            Self::Exact(hashes) => (hashes.len(), false),
            Self::Sketch(registers) => {
                let registers_count = registers.len() as f64;
                let sum: f64 = registers
                    .iter()
                    .map(|rank| 0.5_f64.powi(i32::from(*rank)))
                    .sum();
                let alpha = 0.7213 / (1.0 + 1.079 / registers_count);
                (
                    (alpha * registers_count * registers_count / sum).round() as usize,
                    true,
                )
            }
        }
    }
}

/// A whole number's hash, the same on every machine (the finalizer of `SplitMix64`).
const fn hash_of(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// What a block says about a column.
#[derive(Default)]
pub(crate) struct ColumnStats {
    missing: usize,
    present: usize,
    /// Smallest and largest whole number.
    whole: Option<(i64, i64)>,
    /// Smallest and largest number.
    number: Option<(f64, f64)>,
    sum: f64,
    /// First and last text in the order of their bytes.
    text: Option<(String, String)>,
    /// Hashes of the values, each at least once.
    hashes: Vec<u64>,
    /// Rows of each text; empty where the texts are too many.
    rows_of: Vec<(String, u64)>,
}

/// Looks at a block, wherever that is done.
pub(crate) fn column_stats(chunk: &Chunk) -> Vec<ColumnStats> {
    chunk
        .columns
        .iter()
        .map(|column| stats_of(column, chunk.rows))
        .collect()
}

fn stats_of(column: &PackedColumn, rows: usize) -> ColumnStats {
    match column {
        PackedColumn::Whole {
            offsets: Offsets::None,
            ..
        }
        | PackedColumn::Text {
            codes: Offsets::None,
            ..
        } => ColumnStats {
            missing: rows,
            ..ColumnStats::default()
        },
        PackedColumn::Whole { base, offsets } => stats_of_whole_numbers(*base, offsets, rows),
        PackedColumn::Number(values) => stats_of_numbers(values),
        PackedColumn::Text { dictionary, codes } => stats_of_texts(dictionary, codes, rows),
    }
}

fn stats_of_whole_numbers(base: i64, offsets: &Offsets, rows: usize) -> ColumnStats {
    let mut stats = ColumnStats::default();
    let (mut smallest, mut largest, mut sum) = (i64::MAX, i64::MIN, 0_i128);
    // Small offsets are known by a mark each, so that a value is hashed once.
    let mut marks = vec![
        false;
        if matches!(offsets, Offsets::One(_) | Offsets::Two(_)) {
            1 << 16
        } else {
            0
        }
    ];
    let mut last = MISSING;
    offsets.for_each(0..rows, |offset| {
        let Some(offset) = offset else { return };
        let value = base.wrapping_add(offset.cast_signed());
        stats.present += 1;
        smallest = smallest.min(value);
        largest = largest.max(value);
        sum += i128::from(value);
        if let Some(mark) = marks.get_mut(usize::try_from(offset).unwrap_or(usize::MAX)) {
            *mark = true;
        } else if value != last {
            stats.hashes.push(hash_of(value.cast_unsigned()));
        }
        last = value;
    });
    stats.hashes.extend(
        marks
            .iter()
            .zip(0_i64..)
            .filter(|(mark, _)| **mark)
            .map(|(_, offset)| hash_of(base.wrapping_add(offset).cast_unsigned())),
    );
    stats.missing = rows - stats.present;
    stats.whole = Some((smallest, largest)).filter(|_| stats.present > 0);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a mean is not more precise than its type"
    )]
    let sum = sum as f64;
    stats.sum = sum;
    stats
}

fn stats_of_numbers(values: &[f64]) -> ColumnStats {
    let mut stats = ColumnStats::default();
    let (mut smallest, mut largest) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut last = f64::NAN;
    for value in values.iter().copied().filter(|value| !value.is_nan()) {
        stats.present += 1;
        smallest = smallest.min(value);
        largest = largest.max(value);
        stats.sum += value;
        if value.to_bits() != last.to_bits() {
            // Zero has two signs and is one value.
            stats.hashes.push(hash_of((value + 0.0).to_bits()));
        }
        last = value;
    }
    stats.missing = values.len() - stats.present;
    stats.number = Some((smallest, largest)).filter(|_| stats.present > 0);
    stats
}

fn stats_of_texts(dictionary: &Texts, codes: &Offsets, rows: usize) -> ColumnStats {
    let mut stats = ColumnStats::default();
    let mut counts = vec![0_u64; dictionary.len()];
    codes.for_each(0..rows, |code| {
        if let Some(code) = code {
            counts[usize::try_from(code).unwrap_or(0)] += 1;
            stats.present += 1;
        }
    });
    stats.missing = rows - stats.present;
    stats.hashes = dictionary
        .iter()
        .map(|text| xxh3_64(text.as_bytes()))
        .collect();
    stats.text = dictionary
        .iter()
        .min()
        .zip(dictionary.iter().max())
        .map(|(least, most)| (least.to_owned(), most.to_owned()));
    if dictionary.len() <= FREQUENT_EXACT {
        stats.rows_of = dictionary.iter().map(str::to_owned).zip(counts).collect();
    }
    stats
}

/// What all blocks so far say about a column.
struct ColumnSummary {
    missing: usize,
    present: usize,
    whole: Option<(i64, i64)>,
    number: Option<(f64, f64)>,
    sum: f64,
    text: Option<(String, String)>,
    distinct: Distinct,
    rows_of: Option<HashMap<String, u64>>,
    histogram: Vec<u64>,
}

/// The smallest and largest of two ranges.
fn widen<T: PartialOrd>(known: Option<(T, T)>, more: Option<(T, T)>) -> Option<(T, T)> {
    match (known, more) {
        (Some((least, most)), Some((other_least, other_most))) => Some((
            if other_least < least {
                other_least
            } else {
                least
            },
            if other_most > most { other_most } else { most },
        )),
        (known, more) => known.or(more),
    }
}

/// Gathers a table's profile: [`ProfileBuilder::add`] for every block in order, then
/// [`ProfileBuilder::count_bars`] for every block in any order.
pub(crate) struct ProfileBuilder {
    fields: Vec<Field>,
    columns: Vec<ColumnSummary>,
    rows: usize,
}

impl ProfileBuilder {
    pub(crate) fn new(fields: &[Field]) -> Self {
        let column = |_: &Field| ColumnSummary {
            missing: 0,
            present: 0,
            whole: None,
            number: None,
            sum: 0.0,
            text: None,
            distinct: Distinct::Exact(HashSet::new()),
            rows_of: Some(HashMap::new()),
            histogram: Vec::new(),
        };
        Self {
            fields: fields.to_vec(),
            columns: fields.iter().map(column).collect(),
            rows: 0,
        }
    }

    /// Adds what a block of so many rows says about each column.
    pub(crate) fn add(&mut self, rows: usize, stats: Vec<ColumnStats>) {
        self.rows += rows;
        for (column, stats) in self.columns.iter_mut().zip(stats) {
            column.add(stats);
        }
    }

    /// Counts values of a column into its histogram; the range must be known.
    pub(crate) fn count_bars(&mut self, column: usize, values: impl Iterator<Item = f64>) {
        let Some((least, most)) = self.range(column) else {
            return;
        };
        let summary = &mut self.columns[column];
        summary.histogram.resize(BARS, 0);
        #[expect(clippy::cast_precision_loss, reason = "two dozen")]
        let scale = if most > least {
            BARS as f64 / (most - least)
        } else {
            0.0
        };
        for value in values.filter(|value| !value.is_nan()) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "not negative, and cut to the last bar"
            )]
            let bar = ((value - least) * scale) as usize;
            summary.histogram[bar.min(BARS - 1)] += 1;
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "the bars of a histogram")]
    fn range(&self, column: usize) -> Option<(f64, f64)> {
        let summary = &self.columns[column];
        summary.number.or_else(|| {
            summary
                .whole
                .map(|(least, most)| (least as f64, most as f64))
        })
    }

    /// The profile of the columns that `keep` says yes to.
    pub(crate) fn finish(self, keep: impl Fn(usize) -> bool) -> Profile {
        let columns = self
            .fields
            .into_iter()
            .zip(self.columns)
            .enumerate()
            .filter(|(index, _)| keep(*index))
            .map(|(_, (field, column))| column.finish(field))
            .collect();
        Profile {
            rows: self.rows,
            columns,
            ..Profile::default()
        }
    }
}

impl ColumnSummary {
    fn add(&mut self, stats: ColumnStats) {
        self.missing += stats.missing;
        self.present += stats.present;
        self.whole = widen(self.whole, stats.whole);
        self.number = widen(self.number, stats.number);
        self.text = widen(self.text.take(), stats.text);
        self.sum += stats.sum;
        stats
            .hashes
            .iter()
            .for_each(|hash| self.distinct.add(*hash));
        if let Some(rows_of) = &mut self.rows_of {
            for (text, count) in stats.rows_of {
                *rows_of.entry(text).or_default() += count;
            }
            // Counts of a block that had too many texts are missing: then no count is complete.
            if rows_of.len() > FREQUENT_EXACT || rows_of.values().sum::<u64>() < self.present as u64
            {
                self.rows_of = None;
            }
        }
    }

    fn finish(self, field: Field) -> ColumnProfile {
        let cut = |text: &str| text.chars().take(TEXT_SHOWN).collect::<String>();
        let (smallest, largest) = match field.kind {
            Kind::Text => self
                .text
                .as_ref()
                .map(|(least, most)| (cut(least), cut(most))),
            Kind::Number => self
                .number
                .map(|(least, most)| (number_text(least), number_text(most))),
            Kind::Flag => None,
            kind => self
                .whole
                .map(|(least, most)| (whole_text(kind, least), whole_text(kind, most))),
        }
        .unzip();
        let (distinct, distinct_is_estimate) = self.distinct.count();
        let mut frequent: Vec<(String, u64)> = match field.kind {
            Kind::Text => self.rows_of.unwrap_or_default().into_iter().collect(),
            _ => Vec::new(),
        };
        frequent.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        frequent.truncate(FREQUENT);
        #[expect(clippy::cast_precision_loss, reason = "a mean")]
        let mean = (matches!(field.kind, Kind::Integer | Kind::Number) && self.present > 0)
            .then(|| self.sum / self.present as f64);
        ColumnProfile {
            name: field.name,
            kind: field.kind.name().to_owned(),
            unit: field.unit,
            missing: self.missing,
            distinct,
            distinct_is_estimate,
            smallest,
            largest,
            mean,
            histogram: if field.kind == Kind::Flag {
                Vec::new()
            } else {
                self.histogram
            },
            frequent: frequent
                .into_iter()
                .map(|(text, rows)| (cut(&text), rows))
                .collect(),
        }
    }
}

/// A number without decimals where it is whole.
fn number_text(value: f64) -> String {
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        value.to_string()
    }
}

/// A whole number, date, moment or flag as it stands in a table.
pub(crate) fn whole_text(kind: Kind, value: i64) -> String {
    match kind {
        Kind::Month => dates::month_text(value),
        Kind::Date => dates::date_text(value),
        Kind::Timestamp => dates::moment_text(value),
        Kind::Flag => (value == 1).to_string(),
        Kind::Text | Kind::Integer | Kind::Number => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chunk::Values;

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "millions fit")]
    fn distinct_values_are_exact_and_then_estimated_well() {
        for (values, exact) in [(60_000_u64, true), (200_000, false), (3_000_000, false)] {
            let mut distinct = Distinct::Exact(HashSet::new());
            (0..values)
                .chain(0..values)
                .for_each(|value| distinct.add(hash_of(value)));
            let (count, estimated) = distinct.count();
            assert_eq!(estimated, !exact);
            assert!(
                (count as f64 / values as f64 - 1.0).abs() < if exact { 1e-12 } else { 0.025 },
                "{count} of {values}"
            );
        }
    }

    #[test]
    fn a_profile_is_gathered_over_blocks() {
        let field = |name: &str, kind| Field {
            name: name.to_owned(),
            unit: String::new(),
            kind,
        };
        let fields = [field("n", Kind::Integer), field("t", Kind::Text)];
        let mut profile = ProfileBuilder::new(&fields);
        for (numbers, texts) in [
            (vec![1, MISSING, 3], ["b", "", "b"]),
            (vec![100, 3, 3], ["a", "c", "b"]),
        ] {
            let mut dictionary = crate::chunk::Dictionary::default();
            let codes = texts
                .iter()
                .map(|text| {
                    if text.is_empty() {
                        u32::MAX
                    } else {
                        dictionary.code(text)
                    }
                })
                .collect();
            let columns = vec![
                PackedColumn::new(Values::Whole(numbers)),
                PackedColumn::new(Values::Text {
                    dictionary: dictionary.texts,
                    codes,
                }),
            ];
            let chunk = Chunk { rows: 3, columns };
            profile.add(3, column_stats(&chunk));
        }
        profile.count_bars(0, [1.0, 3.0, 100.0, 3.0, 3.0].into_iter());
        let profile = profile.finish(|_| true);
        let [numbers, texts] = profile.columns.as_slice() else {
            panic!("two columns")
        };
        assert_eq!(
            (numbers.missing, numbers.distinct, numbers.mean),
            (1, 3, Some(22.0))
        );
        assert_eq!(
            (numbers.smallest.as_deref(), numbers.largest.as_deref()),
            (Some("1"), Some("100"))
        );
        assert_eq!((numbers.histogram[0], numbers.histogram[BARS - 1]), (4, 1));
        assert_eq!((texts.missing, texts.distinct), (1, 3));
        assert_eq!(texts.frequent[0], ("b".to_owned(), 3));
    }
}

//! Sorting with bounded memory: rows are gathered up to a limit, sorted and put aside in a file,
//! and the files are merged. Rows with the same key stay in the order of the raw file.
//!
//! Written here because sorting by polars holds the whole table, or needs its streaming engine,
//! which is not built in; a merge of sorted files is little beside it.

use std::{
    cmp::Ordering,
    fs::File,
    io::{BufReader, BufWriter, Seek as _, Write as _},
};

use rayon::{
    iter::{IntoParallelIterator as _, ParallelIterator as _},
    slice::ParallelSliceMut as _,
};

use crate::{
    Malformed,
    chunk::{Chunk, Dictionary, Field, Kind, MISSING, PackedColumn, Values, spill_error},
};

/// Rows of a chunk that is put aside.
const SPILL_ROWS: usize = 1 << 15;
/// Rows that are handed on at once.
const PICKS: usize = 1 << 16;

/// Where a row is: which of some chunks, and which of its rows.
pub(crate) type Pick = (u32, u32);

/// What rows are handed on to.
type RowSink<'t> = &'t mut dyn FnMut(&[&Chunk], &[Pick]) -> Result<(), Malformed>;

/// A chunk sorted by itself, where it is made: rows that will be neighbours lie together then, and
/// gathering the sorted rows of many chunks reads memory in long pieces instead of here and there.
pub(crate) fn sort_chunk(chunk: Chunk, keys: &[usize]) -> Chunk {
    let chunks = [chunk];
    let order = order(&chunks, keys);
    let [chunk] = chunks;
    match order {
        Order::Sorted(rows) if !rows.is_sorted() => chunk.permute(&rows),
        Order::Sorted(_) | Order::AsTheyCame(_) => chunk,
    }
}

/// Gathers chunks and gives their rows back sorted.
pub(crate) struct Sorter {
    fields: Vec<Field>,
    /// Columns by which rows are sorted.
    keys: Vec<usize>,
    limit: usize,
    bytes: usize,
    chunks: Vec<Chunk>,
    runs: Vec<File>,
}

impl Sorter {
    pub(crate) const fn new(fields: Vec<Field>, keys: Vec<usize>, limit: usize) -> Self {
        Self {
            fields,
            keys,
            limit,
            bytes: 0,
            chunks: Vec::new(),
            runs: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, chunk: Chunk) -> Result<(), Malformed> {
        self.bytes += chunk.bytes();
        self.chunks.push(chunk);
        if self.bytes > self.limit {
            self.spill()
        } else {
            Ok(())
        }
    }

    fn spill(&mut self) -> Result<(), Malformed> {
        let chunks = std::mem::take(&mut self.chunks);
        self.bytes = 0;
        // Deleted by the system as soon as it is closed, whatever happens to this process.
        let mut writer = BufWriter::with_capacity(
            1 << 20,
            tempfile::tempfile().map_err(|error| spill_error(&error))?,
        );
        let sources: Vec<&Chunk> = chunks.iter().collect();
        for picks in order(&chunks, &self.keys).chunks(SPILL_ROWS) {
            let picks = picks.places(&chunks);
            collect_rows(&sources, &picks, &self.fields)
                .write(&mut writer)
                .map_err(|error| spill_error(&error))?;
        }
        let mut file = writer
            .into_inner()
            .map_err(|error| spill_error(error.error()))?;
        file.flush()
            .and_then(|()| file.rewind())
            .map_err(|error| spill_error(&error))?;
        self.runs.push(file);
        Ok(())
    }

    /// Hands all rows on, in order.
    pub(crate) fn finish(
        mut self,
        mut sink: impl FnMut(&[&Chunk], &[Pick]) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        if self.runs.is_empty() {
            let sources: Vec<&Chunk> = self.chunks.iter().collect();
            for picks in order(&self.chunks, &self.keys).chunks(PICKS) {
                sink(&sources, &picks.places(&self.chunks))?;
            }
            return Ok(());
        }
        if !self.chunks.is_empty() {
            self.spill()?;
        }
        merge(self.runs, &self.fields, &self.keys, &mut sink)
    }
}

/// The rows of some chunks in order, by their number over all chunks.
enum Order {
    AsTheyCame(u64),
    Sorted(Vec<u32>),
}

/// Some rows of an [`Order`].
enum Part<'o> {
    AsTheyCame(u64, u64),
    Sorted(&'o [u32]),
}

impl Order {
    fn chunks(&self, rows: usize) -> Box<dyn Iterator<Item = Part<'_>> + '_> {
        match self {
            Self::AsTheyCame(all) => {
                let all = *all;
                Box::new(
                    (0..all)
                        .step_by(rows)
                        .map(move |from| Part::AsTheyCame(from, all.min(from + rows as u64))),
                )
            }
            Self::Sorted(numbers) => Box::new(numbers.chunks(rows).map(Part::Sorted)),
        }
    }
}

/// The number of each chunk's first row.
fn starts(chunks: &[Chunk]) -> Vec<u64> {
    let rows = chunks.iter().scan(0, |before, chunk| {
        let start = *before;
        *before += chunk.rows as u64;
        Some(start)
    });
    rows.collect()
}

impl Part<'_> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a run has fewer than 2^32 rows"
    )]
    fn places(&self, chunks: &[Chunk]) -> Vec<Pick> {
        let starts = starts(chunks);
        let mut chunk = 0;
        let mut place = |number: u64| {
            // The row's neighbours in order are often in the same chunk.
            if number < starts[chunk] || starts.get(chunk + 1).is_some_and(|next| number >= *next) {
                chunk = starts.partition_point(|start| *start <= number) - 1;
            }
            (chunk as u32, (number - starts[chunk]) as u32)
        };
        match self {
            Self::AsTheyCame(from, to) => (*from..*to).map(&mut place).collect(),
            Self::Sorted(numbers) => numbers
                .iter()
                .map(|number| place(u64::from(*number)))
                .collect(),
        }
    }
}

/// Ranks of a column's values in one range of numbers over all chunks: the most there is, and the
/// rank of a row.
enum Ranks<'c> {
    Whole {
        least: i64,
        most: u64,
    },
    Number,
    Text {
        ranks: Vec<Vec<u64>>,
        most: u64,
        chunks: &'c [Chunk],
    },
}

impl<'c> Ranks<'c> {
    fn new(chunks: &'c [Chunk], column: usize) -> Self {
        match chunks[0].columns[column] {
            PackedColumn::Number(_) => Self::Number,
            PackedColumn::Whole { .. } => {
                let (mut least, mut most) = (i64::MAX, i64::MIN);
                for chunk in chunks {
                    chunk.columns[column].for_each_whole(0..chunk.rows, |value| {
                        if value != MISSING {
                            (least, most) = (least.min(value), most.max(value));
                        }
                    });
                }
                if least > most {
                    return Self::Whole { least: 0, most: 0 };
                }
                Self::Whole {
                    least,
                    most: most.wrapping_sub(least).cast_unsigned().saturating_add(1),
                }
            }
            PackedColumn::Text { .. } => {
                let dictionary = |chunk: &'c Chunk| match &chunk.columns[column] {
                    PackedColumn::Text { dictionary, .. } => dictionary.iter(),
                    PackedColumn::Whole { .. } | PackedColumn::Number(_) => {
                        unreachable!("a column has one kind")
                    }
                };
                let mut all: Vec<&str> = chunks.iter().flat_map(dictionary).collect();
                all.sort_unstable();
                all.dedup();
                let rank = |text: &str| all.binary_search(&text).map_or(0, |at| at as u64);
                let ranks = chunks
                    .iter()
                    .map(|chunk| dictionary(chunk).map(rank).collect())
                    .collect();
                Self::Text {
                    ranks,
                    most: all.len() as u64,
                    chunks,
                }
            }
        }
    }

    const fn bits(&self) -> u32 {
        match self {
            Self::Whole { most, .. } | Self::Text { most, .. } => 64 - most.leading_zeros(),
            Self::Number => 64,
        }
    }

    /// The rank of a row's value; missing comes last.
    fn rank(&self, chunk: usize, packed: &PackedColumn, row: usize, column: usize) -> u64 {
        match self {
            Self::Whole { least, most } => match packed.whole(row) {
                MISSING => *most,
                value => value.wrapping_sub(*least).cast_unsigned(),
            },
            Self::Number => number_rank(packed.number(row)),
            Self::Text {
                ranks,
                chunks,
                most,
            } => match &chunks[chunk].columns[column] {
                PackedColumn::Text { codes, .. } => codes.get(row).map_or(*most, |code| {
                    ranks[chunk][usize::try_from(code).unwrap_or(0)]
                }),
                PackedColumn::Whole { .. } | PackedColumn::Number(_) => 0,
            },
        }
    }
}

/// Bits that order as the numbers do; NaN, which is missing, comes last.
const fn number_rank(value: f64) -> u64 {
    let bits = value.to_bits();
    if value.is_nan() {
        u64::MAX
    } else if bits >> 63 == 0 {
        bits | 1 << 63
    } else {
        !bits
    }
}

/// Key and number of a row in one number, or none where the keys are too long for that.
fn order(chunks: &[Chunk], keys: &[usize]) -> Order {
    let rows: u64 = chunks.iter().map(|chunk| chunk.rows as u64).sum();
    if keys.is_empty() || chunks.is_empty() {
        return Order::AsTheyCame(rows);
    }
    let ranks: Vec<(usize, Ranks)> = keys
        .iter()
        .map(|key| (*key, Ranks::new(chunks, *key)))
        .collect();
    let number_bits = 64 - rows.leading_zeros();
    let bits = number_bits + ranks.iter().map(|(_, ranks)| ranks.bits()).sum::<u32>();
    let starts: Vec<u64> = starts(chunks);
    // Key and number of every row of a chunk, which threads find side by side.
    let keyed = |at: usize| {
        let (chunk, ranks) = (&chunks[at], &ranks);
        (0..chunk.rows).map(move |row| {
            let key = ranks.iter().fold(0_u128, |key, (column, ranks)| {
                (key << ranks.bits())
                    | u128::from(ranks.rank(at, &chunk.columns[*column], row, *column))
            });
            (at, row, key)
        })
    };
    let numbered = |(at, row, key): (usize, usize, u128)| {
        (key << number_bits) | u128::from(starts[at] + row as u64)
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the number's bits, or all of them"
    )]
    if bits <= 64 {
        let mut all: Vec<u64> = (0..chunks.len())
            .into_par_iter()
            .flat_map_iter(|at| keyed(at).map(|key| numbered(key) as u64))
            .collect();
        all.par_sort_unstable();
        Order::Sorted(
            all.into_iter()
                .map(|key| (key & ((1 << number_bits) - 1)) as u32)
                .collect(),
        )
    } else if bits <= 128 {
        let mut all: Vec<u128> = (0..chunks.len())
            .into_par_iter()
            .flat_map_iter(|at| keyed(at).map(numbered))
            .collect();
        all.par_sort_unstable();
        Order::Sorted(
            all.into_iter()
                .map(|key| (key & ((1 << number_bits) - 1)) as u32)
                .collect(),
        )
    } else {
        let places = Part::AsTheyCame(0, rows).places(chunks);
        let mut numbers: Vec<u32> = (0..rows as u32).collect();
        let at = |number: u32| {
            let (chunk, row) = places[number as usize];
            (&chunks[chunk as usize], row as usize)
        };
        numbers.par_sort_by(|one, other| compare(at(*one), at(*other), keys));
        Order::Sorted(numbers)
    }
}

/// The order of two rows by their keys.
fn compare(
    (one, one_row): (&Chunk, usize),
    (other, other_row): (&Chunk, usize),
    keys: &[usize],
) -> Ordering {
    keys.iter().fold(Ordering::Equal, |ordering, key| {
        ordering.then_with(|| match (&one.columns[*key], &other.columns[*key]) {
            (one @ PackedColumn::Text { .. }, other) => {
                let (one, other) = (one.text(one_row), other.text(other_row));
                one.is_none()
                    .cmp(&other.is_none())
                    .then_with(|| one.cmp(&other))
            }
            (PackedColumn::Number(one), PackedColumn::Number(other)) => {
                number_rank(one[one_row]).cmp(&number_rank(other[other_row]))
            }
            (one, other) => {
                let (one, other) = (one.whole(one_row), other.whole(other_row));
                (one == MISSING)
                    .cmp(&(other == MISSING))
                    .then_with(|| one.cmp(&other))
            }
        })
    })
}

/// Some rows as a chunk of their own.
fn collect_rows(sources: &[&Chunk], picks: &[Pick], fields: &[Field]) -> Chunk {
    let columns = fields
        .iter()
        .enumerate()
        .map(|(column, field)| {
            let cells = picks
                .iter()
                .map(|(chunk, row)| (&sources[*chunk as usize].columns[column], *row as usize));
            PackedColumn::new(match field.kind {
                Kind::Number => {
                    Values::Number(cells.map(|(packed, row)| packed.number(row)).collect())
                }
                Kind::Text => {
                    let mut dictionary = Dictionary::default();
                    let codes = cells
                        .map(|(packed, row)| {
                            packed
                                .text(row)
                                .map_or(u32::MAX, |text| dictionary.code(text))
                        })
                        .collect();
                    Values::Text {
                        dictionary: dictionary.texts,
                        codes,
                    }
                }
                Kind::Integer | Kind::Flag | Kind::Month | Kind::Date | Kind::Timestamp => {
                    Values::Whole(cells.map(|(packed, row)| packed.whole(row)).collect())
                }
            })
        })
        .collect();
    Chunk {
        rows: picks.len(),
        columns,
    }
}

/// A file of sorted rows, being read.
struct Run {
    reader: BufReader<File>,
    chunk: Chunk,
    row: usize,
}

/// Merges sorted files; of rows with the same key the earlier file's come first.
fn merge(
    files: Vec<File>,
    fields: &[Field],
    keys: &[usize],
    sink: RowSink,
) -> Result<(), Malformed> {
    let next = |reader: &mut BufReader<File>| {
        Chunk::read(reader, fields).map_err(|error| spill_error(&error))
    };
    let mut runs = Vec::with_capacity(files.len());
    for file in files {
        let mut reader = BufReader::with_capacity(1 << 18, file);
        if let Some(chunk) = next(&mut reader)? {
            runs.push(Run {
                reader,
                chunk,
                row: 0,
            });
        }
    }
    let ordering = |runs: &[Run], one: usize, other: usize| {
        compare(
            (&runs[one].chunk, runs[one].row),
            (&runs[other].chunk, runs[other].row),
            keys,
        )
        .then(one.cmp(&other))
    };
    // Runs by their next row, the first at the end.
    let mut queue: Vec<usize> = (0..runs.len()).collect();
    queue.sort_by(|one, other| ordering(&runs, *other, *one));
    let mut picks: Vec<Pick> = Vec::with_capacity(PICKS);
    while let Some(first) = queue.pop() {
        // As many rows of the first run as come before the next run's.
        loop {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a few runs, and chunks of a few thousand rows"
            )]
            picks.push((first as u32, runs[first].row as u32));
            runs[first].row += 1;
            let ended = runs[first].row == runs[first].chunk.rows;
            if ended || picks.len() == PICKS {
                let sources: Vec<&Chunk> = runs.iter().map(|run| &run.chunk).collect();
                sink(&sources, &picks)?;
                picks.clear();
            }
            if ended {
                let run = &mut runs[first];
                match next(&mut run.reader)? {
                    Some(chunk) => (run.chunk, run.row) = (chunk, 0),
                    None => break,
                }
            }
            if queue
                .last()
                .is_some_and(|second| ordering(&runs, *second, first).is_lt())
            {
                let place = queue.partition_point(|other| ordering(&runs, *other, first).is_gt());
                queue.insert(place, first);
                break;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields() -> Vec<Field> {
        [
            ("a", Kind::Integer),
            ("b", Kind::Text),
            ("c", Kind::Number),
            ("at", Kind::Integer),
        ]
        .map(|(name, kind)| Field {
            name: name.to_owned(),
            unit: String::new(),
            kind,
        })
        .to_vec()
    }

    type Row = (Option<i64>, Option<String>, Option<i8>, i64);

    fn chunk(rows: &[Row]) -> Chunk {
        let mut dictionary = Dictionary::default();
        let codes = rows
            .iter()
            .map(|row| {
                row.1
                    .as_deref()
                    .map_or(u32::MAX, |text| dictionary.code(text))
            })
            .collect();
        Chunk {
            rows: rows.len(),
            columns: vec![
                PackedColumn::new(Values::Whole(
                    rows.iter().map(|row| row.0.unwrap_or(MISSING)).collect(),
                )),
                PackedColumn::new(Values::Text {
                    dictionary: dictionary.texts,
                    codes,
                }),
                PackedColumn::new(Values::Number(
                    rows.iter()
                        .map(|row| row.2.map_or(f64::NAN, f64::from))
                        .collect(),
                )),
                PackedColumn::new(Values::Whole(rows.iter().map(|row| row.3).collect())),
            ],
        }
    }

    fn sorted(rows: &[Row], keys: &[usize], limit: usize) -> Vec<i64> {
        let mut sorter = Sorter::new(fields(), keys.to_vec(), limit);
        for part in rows.chunks(7) {
            sorter.push(sort_chunk(chunk(part), keys)).expect("pushed");
        }
        let mut out = Vec::new();
        sorter
            .finish(|sources, picks| {
                out.extend(
                    picks.iter().map(|(chunk, row)| {
                        sources[*chunk as usize].columns[3].whole(*row as usize)
                    }),
                );
                Ok(())
            })
            .expect("sorted");
        out
    }

    proptest! {
        #[test]
        fn rows_come_sorted_and_stable_with_any_memory(
            rows in prop::collection::vec(
                (
                    prop::option::of(prop_oneof![
                        -3_i64..3,
                        any::<i64>().prop_map(|n| n.max(i64::MIN + 1)),
                    ]),
                    prop::option::of("[a-cà]{0,2}"),
                    prop::option::of(any::<i8>()),
                ),
                0..60,
            ),
            keys in prop::sample::select(vec![
                vec![],
                vec![0],
                vec![1],
                vec![2],
                vec![1, 0],
                vec![2, 1, 0],
                vec![0, 2],
            ]),
        ) {
            let rows = rows.into_iter().zip(0..);
            let rows: Vec<Row> = rows.map(|((a, b, c), at)| (a, b, c, at)).collect();
            let mut expected = rows.clone();
            let compare = |one: &Row, other: &Row, key: usize| match key {
                0 => one.0.is_none().cmp(&other.0.is_none()).then_with(|| one.0.cmp(&other.0)),
                1 => one.1.is_none().cmp(&other.1.is_none()).then_with(|| one.1.cmp(&other.1)),
                _ => one.2.is_none().cmp(&other.2.is_none()).then_with(|| one.2.cmp(&other.2)),
            };
            expected.sort_by(|one, other| {
                keys.iter().fold(Ordering::Equal, |ordering, key| {
                    ordering.then_with(|| compare(one, other, *key))
                })
            });
            let expected: Vec<i64> = expected.iter().map(|row| row.3).collect();
            prop_assert_eq!(&sorted(&rows, &keys, usize::MAX), &expected);
            prop_assert_eq!(&sorted(&rows, &keys, 1), &expected);
        }
    }
}

//! A prepared table on the disk, read a part of its rows at a time: memory does not grow with the
//! table.

use std::{collections::BTreeMap, fs::File, path::Path};

use contest::Cities;
use dataset_spec::parts::AGGREGATE;
use polars::prelude::*;
use polars_io::parquet::read::ParquetReader;
use rayon::prelude::*;

use crate::{ColumnProfile, Profile};

/// Rows that are read at once.
const SLICE_ROWS: usize = 1 << 19;
/// Groups into which rows are summed up at most.
pub(crate) const MAX_GROUPS: usize = 20_000;

/// A prepared table: where it lies, and what it holds.
#[derive(Clone, Copy)]
pub struct Table<'t> {
    /// The Parquet file with its rows, which [`prepare`](crate::prepare) wrote.
    pub parquet: &'t Path,
    /// What was written down of it beside.
    pub profile: &'t Profile,
    /// The cities whose areas its columns may hold.
    pub cities: &'t Cities,
}

/// What the rows of a group come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sum {
    pub(crate) sum: f64,
    /// Values, or rows where no column is summed.
    pub(crate) count: f64,
}

impl Sum {
    pub(crate) fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.count += other.count;
    }

    pub(crate) fn mean(self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }
}

/// Which rows are summed up, by what.
#[derive(Clone, Default)]
pub(crate) struct Grouping<'a> {
    /// Columns that are read for it.
    pub(crate) columns: Vec<&'a str>,
    /// What rows are grouped by, as whole numbers or texts; an empty text for what all of them
    /// share.
    pub(crate) keys: Vec<Expr>,
    /// What is summed; rows are counted where there is nothing.
    pub(crate) value: Option<&'a str>,
    /// Which rows count, as an expression that is true of them; none where all do.
    pub(crate) filter: Option<Expr>,
}

impl Table<'_> {
    pub(crate) fn column(&self, name: &str) -> Option<&ColumnProfile> {
        self.profile
            .columns
            .iter()
            .find(|column| column.name == name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }

    /// Some columns of the table, a part of its rows at a time, in their order. An item is an error
    /// where the file cannot be read or has no such column.
    pub fn slices(&self, columns: &[&str]) -> impl Iterator<Item = PolarsResult<DataFrame>> {
        (0..self.profile.rows)
            .step_by(SLICE_ROWS)
            .map(move |from| self.slice(columns, from))
    }

    fn slice(&self, columns: &[&str], from: usize) -> PolarsResult<DataFrame> {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        ParquetReader::new(File::open(self.parquet)?)
            .with_columns(Some(columns))
            .with_slice(Some((from, SLICE_ROWS)))
            .finish()
    }

    /// Sums for each combination of keys, in the order of their texts. Rows that sum up others do
    /// not count.
    ///
    /// # Errors
    ///
    /// Where polars refuses the table; `Ok(None)` where there are more than [`MAX_GROUPS`] groups.
    pub(crate) fn sums(
        &self,
        grouping: &Grouping,
    ) -> PolarsResult<Option<BTreeMap<Vec<String>, Sum>>> {
        let mut sums: BTreeMap<Vec<String>, Sum> = BTreeMap::new();
        // As many slices as there are processors at a time, so that memory does not grow with the
        // table.
        let starts: Vec<usize> = (0..self.profile.rows).step_by(SLICE_ROWS).collect();
        for starts in starts.chunks(rayon::current_num_threads().max(1)) {
            let parts: Vec<_> = starts
                .par_iter()
                .map(|from| self.sums_of_slice(grouping, *from))
                .collect::<PolarsResult<_>>()?;
            // In the order of the table, so that sums of fractions are the same each time.
            for (key, sum) in parts.into_iter().flatten() {
                sums.entry(key).or_default().add(sum);
            }
            if sums.len() > MAX_GROUPS {
                return Ok(None);
            }
        }
        Ok(Some(sums))
    }

    /// The columns that a grouping reads, each once.
    fn columns_of<'a>(&self, grouping: &Grouping<'a>) -> Vec<&'a str> {
        let mut columns = grouping.columns.clone();
        columns.extend(grouping.value);
        if self.has(AGGREGATE) {
            columns.push(AGGREGATE);
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Keys and sums of a part of the rows, as polars gives them.
    fn sums_of_slice(
        &self,
        grouping: &Grouping,
        from: usize,
    ) -> PolarsResult<Vec<(Vec<String>, Sum)>> {
        let mut lazy = self.slice(&self.columns_of(grouping), from)?.lazy();
        if self.has(AGGREGATE) {
            lazy = lazy.filter(col(AGGREGATE).not());
        }
        if let Some(filter) = &grouping.filter {
            lazy = lazy.filter(filter.clone());
        }
        let totals = match grouping.value {
            Some(value) => [
                col(value).cast(DataType::Float64).sum().alias("sum"),
                col(value).count().alias("count"),
            ],
            None => [lit(0.0).sum().alias("sum"), len().alias("count")],
        };
        let keys = grouping.telling_keys();
        let sums = if keys.is_empty() {
            lazy.select(totals)
        } else {
            lazy.group_by(
                keys.iter()
                    .map(|(place, key)| Expr::clone(key).alias(key_name(*place)))
                    .collect::<Vec<_>>(),
            )
            .agg(totals)
        }
        .collect()?;
        let places: Vec<usize> = keys.iter().map(|(place, _)| *place).collect();
        read_sums(&sums, grouping.keys.len(), &places)
    }
}

impl Grouping<'_> {
    /// The keys that tell rows apart, with their places: one that all rows share is put in at the
    /// end.
    fn telling_keys(&self) -> Vec<(usize, &Expr)> {
        self.keys
            .iter()
            .enumerate()
            .filter(|(_, key)| **key != lit(""))
            .collect()
    }
}

/// The column in which a key stands while rows are grouped.
fn key_name(place: usize) -> String {
    format!("key {place}")
}

/// Keys and sums from the columns `sum`, `count` and those of the keys at some places; the other
/// keys are empty texts.
fn read_sums(
    sums: &DataFrame,
    keys: usize,
    places: &[usize],
) -> PolarsResult<Vec<(Vec<String>, Sum)>> {
    // Groups are few and are named; rows are many and are told apart by what they are.
    let names: Vec<Column> = places
        .iter()
        .map(|place| sums.column(&key_name(*place))?.cast(&DataType::String))
        .collect::<PolarsResult<_>>()?;
    let names: Vec<&StringChunked> = names
        .iter()
        .map(|names| names.str())
        .collect::<PolarsResult<_>>()?;
    let (sum, count) = (
        sums.column("sum")?.cast(&DataType::Float64)?,
        sums.column("count")?.cast(&DataType::Float64)?,
    );
    let (sum, count) = (sum.f64()?, count.f64()?);
    Ok((0..sums.height())
        .map(|row| {
            let mut key = vec![String::new(); keys];
            for (place, names) in places.iter().zip(&names) {
                names
                    .get(row)
                    .unwrap_or_default()
                    .clone_into(&mut key[*place]);
            }
            (
                key,
                Sum {
                    sum: sum.get(row).unwrap_or(0.0),
                    count: count.get(row).unwrap_or(0.0),
                },
            )
        })
        .collect())
}

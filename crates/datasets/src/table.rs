//! A prepared table on the disk, read a part of its rows at a time: memory does not grow with the table.

use std::{collections::BTreeMap, fs::File, path::Path};

use polars::prelude::*;
use polars_io::parquet::read::ParquetReader;

use crate::{ColumnProfile, Profile};

/// Rows that are read at once.
const SLICE_ROWS: usize = 1 << 20;
/// Groups into which rows are summed up at most.
pub(crate) const GROUPS_MOST: usize = 20_000;

/// A prepared table: where it lies, and what it holds.
#[derive(Clone, Copy)]
pub struct Table<'t> {
    pub parquet: &'t Path,
    pub profile: &'t Profile,
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
pub(crate) struct Asked<'a> {
    /// Columns that are read for it.
    pub(crate) columns: Vec<&'a str>,
    /// What rows are grouped by, as whole numbers or texts.
    pub(crate) keys: Vec<Expr>,
    /// What is summed; rows are counted where there is nothing.
    pub(crate) value: Option<&'a str>,
    pub(crate) only: Option<Expr>,
}

impl Table<'_> {
    pub(crate) fn column(&self, name: &str) -> Option<&ColumnProfile> {
        self.profile.columns.iter().find(|column| column.name == name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }

    pub(crate) fn slices(&self, columns: &[&str]) -> PolarsResult<impl Iterator<Item = PolarsResult<DataFrame>>> {
        let columns: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        let file = File::open(self.parquet)?;
        Ok((0..self.profile.rows).step_by(SLICE_ROWS).map(move |from| {
            ParquetReader::new(file.try_clone()?).with_columns(Some(columns.clone())).with_slice(Some((from, SLICE_ROWS))).finish()
        }))
    }

    /// Sums for each combination of keys, in the order of their texts. Rows that sum up others do not count.
    ///
    /// # Errors
    ///
    /// Where polars refuses the table; `Ok(None)` where there are more than [`GROUPS_MOST`] groups.
    pub(crate) fn sums(&self, asked: &Asked) -> PolarsResult<Option<BTreeMap<Vec<String>, Sum>>> {
        let aggregates = self.has("aggregate");
        let mut columns = asked.columns.clone();
        columns.extend(asked.value);
        if aggregates {
            columns.push("aggregate");
        }
        columns.sort_unstable();
        columns.dedup();
        let keys: Vec<Expr> = (0..)
            .zip(&asked.keys)
            .map(|(place, key): (usize, _)| key.clone().cast(DataType::String).alias(format!("key {place}")))
            .collect();
        let mut sums: BTreeMap<Vec<String>, Sum> = BTreeMap::new();
        for frame in self.slices(&columns)? {
            let mut lazy = frame?.lazy();
            if aggregates {
                lazy = lazy.filter(col("aggregate").not());
            }
            if let Some(only) = &asked.only {
                lazy = lazy.filter(only.clone());
            }
            let totals = match asked.value {
                Some(value) => [col(value).cast(DataType::Float64).sum().alias("sum"), col(value).count().alias("count")],
                None => [lit(0.0).sum().alias("sum"), len().alias("count")],
            };
            let part = if keys.is_empty() { lazy.select(totals) } else { lazy.group_by(keys.clone()).agg(totals) }.collect()?;
            let names: Vec<&StringChunked> =
                (0..keys.len()).map(|place| part.column(&format!("key {place}"))?.str()).collect::<PolarsResult<_>>()?;
            let sum = part.column("sum")?.cast(&DataType::Float64)?;
            let count = part.column("count")?.cast(&DataType::Float64)?;
            for row in 0..part.height() {
                let key = names.iter().map(|names| names.get(row).unwrap_or_default().to_owned()).collect();
                let number = |column: &Column| column.f64().map(|values| values.get(row).unwrap_or(0.0));
                sums.entry(key).or_default().add(Sum { sum: number(&sum)?, count: number(&count)? });
            }
            if sums.len() > GROUPS_MOST {
                return Ok(None);
            }
        }
        Ok(Some(sums))
    }
}

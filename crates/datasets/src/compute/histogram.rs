//! How the values of a column are spread.

use chart_spec::{Figure, Spread};
use polars::prelude::{DataType, col, lit};

use super::{
    Unfit,
    panels::split_panels,
    query::{Query, Sums},
};

/// Bars of a histogram.
const BARS: usize = 24;

/// Counts of rows in equally wide bars from the smallest to the largest value of the column `y`.
pub(super) fn histogram(query: &Query) -> Result<Figure, Unfit> {
    let y = query.numbers_of_y()?;
    let (from, to) = range(query, y)
        .filter(|(from, to)| from < to)
        .ok_or(Unfit::Nothing)?;
    #[expect(clippy::cast_precision_loss, reason = "a few bars")]
    let width = (to - from) / BARS as f64;
    let bar = ((col(y).cast(DataType::Float64) - lit(from)) / lit(width)).cast(DataType::Int64);
    let rows = query.sum_by_facet(&[y], vec![bar], Some(y))?;
    Ok(Figure::Histogram {
        what: query.describe_values(),
        areas: split_panels(query, rows, |sums| Spread {
            from,
            to,
            counts: counts(sums),
        }),
    })
}

/// The smallest and the largest value of a column.
fn range(query: &Query, column: &str) -> Option<(f64, f64)> {
    let bound = |text: Option<&String>| text.and_then(|text| text.parse::<f64>().ok());
    let column = query.table.column(column)?;
    Some((
        bound(column.smallest.as_ref())?,
        bound(column.largest.as_ref())?,
    ))
}

/// Rows in each bar, by sums whose key is the number of a bar.
fn counts(sums: &Sums) -> Vec<i64> {
    let mut counts = vec![0; BARS];
    for (key, sum) in sums {
        if let Ok(bar) = key[0].parse::<usize>() {
            #[expect(clippy::cast_possible_truncation, reason = "counts of rows")]
            let count = sum.count as i64;
            // The largest value belongs to the last bar.
            counts[bar.min(BARS - 1)] += count;
        }
    }
    counts
}

//! The data of charts: what the rows of a prepared table come to, for what a rule asks.

mod adapt;
mod bars;
mod climate;
mod histogram;
mod lines;
mod map;
mod pairs;
mod panels;
mod periods;
mod propose;
mod pyramid;
mod query;
mod time;

use chart_spec::{Figure, Kind, Rule};
use dataset_spec::{
    Unfit,
    parts::{MAX_LINES, MAX_POINTS},
};
use polars::prelude::PolarsError;

use crate::table::Table;

pub use adapt::{adapt_rule, possible_kinds};
pub(crate) use propose::propose;

/// What polars says of a table that it does not read.
#[expect(clippy::needless_pass_by_value, reason = "the form that map_err wants")]
fn broken(error: PolarsError) -> Unfit {
    Unfit::Broken(error.to_string())
}

/// Computes the data of a chart. `other` is a second table, from which the second of two values
/// comes.
///
/// # Errors
///
/// [`Unfit`] where the table does not give it.
pub fn compute_figure(table: Table, rule: &Rule, other: Option<Table>) -> Result<Figure, Unfit> {
    let from_other = |column: &str| other.is_some() && column == rule.y;
    if let Some(column) = rule
        .columns()
        .find(|column| !table.has(column) && !from_other(column))
    {
        return Err(Unfit::Column(column.to_owned()));
    }
    let query = query::Query { table, rule };
    match rule.kind {
        Kind::Bars => bars::bars(&query),
        Kind::Lines => lines::lines(&query),
        Kind::Map => map::map(&query),
        Kind::Scatter => {
            let pairs::Pairs { x, y, points } = pairs::pairs(&query, other)?;
            Ok(Figure::Scatter { x, y, points })
        }
        Kind::Slope => {
            let pairs::Pairs { x, y, points } = pairs::pairs(&query, other)?;
            Ok(Figure::Slope { x, y, points })
        }
        Kind::Histogram => histogram::histogram(&query),
        Kind::Week => periods::week(&query),
        Kind::Calendar => periods::calendar(&query),
        Kind::Stripes => periods::stripes(&query),
        Kind::Pyramid => pyramid::pyramid(&query),
        Kind::Climate => climate::climate(&query),
        // Outlines come from the raw file, not from the table.
        Kind::Outline => Err(Unfit::Nothing),
    }
}

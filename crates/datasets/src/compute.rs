//! The data of charts: what the rows of a prepared table come to, for what a rule asks.

mod adapt;
mod bars;
mod climate;
mod column_names;
mod histogram;
mod lines;
mod map;
mod outline;
mod pairs;
mod panels;
mod periods;
mod propose;
mod pyramid;
mod query;
mod time;

use chart_spec::{Figure, Kind, Rule};
use polars::prelude::PolarsError;
use serde::{Deserialize, Serialize};

use crate::table::Table;

pub use adapt::{
    Need, Part, adapt_rule, can_play, fixed_measure, likely_value, need, possible_kinds,
};
pub(crate) use outline::outline;
pub use outline::read_outlines;
pub(crate) use propose::propose;

/// Lines of a chart at most: more can neither be told apart nor named.
const MAX_LINES: usize = 80;
/// Points of a chart at most.
const MAX_POINTS: usize = 5_000;

/// Why a table gives no such chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// The rule leaves a part open that its kind of chart must have: `x`, `y` or `by`.
    #[error("the chart says nothing for {0}")]
    Part(String),
    /// The rule names a column, here by its name, that is not there.
    #[error("the table has no column {0}")]
    Column(String),
    /// The named column is to be measured or counted along, and is no integer or number.
    #[error("the column {0} holds no numbers")]
    Numbers(String),
    /// The named column is to say when.
    #[error("the column {0} holds no years, months or dates")]
    Time(String),
    /// The named column is to say in which area.
    #[error("the column {0} holds no codes of areas")]
    Area(String),
    /// Above this number of groups nobody tells them apart.
    #[error("the columns give more than {0} groups")]
    Groups(usize),
    /// Every row is without one of the values.
    #[error("no row has the values that the chart needs")]
    Nothing,
    /// A damaged file or a defect, in English.
    #[error("the table cannot be read: {0}")]
    Broken(String),
}

impl From<PolarsError> for Unfit {
    fn from(error: PolarsError) -> Self {
        Self::Broken(error.to_string())
    }
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

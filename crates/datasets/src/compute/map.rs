//! Values by area, for a map.

use chart_spec::{Figure, Measure, Named};
use contest::{Areas, city::Area};
use polars::prelude::col;

use super::{Unfit, query::Query};
use crate::table::Sum;

/// A map of the areas whose codes the column `x` holds.
pub(super) fn map(query: &Query) -> Result<Figure, Unfit> {
    let x = query.x()?;
    let key = query.areas_of(x).ok_or_else(|| Unfit::Area(x.to_owned()))?;
    Ok(Figure::Map {
        what: query.describe_values(),
        key: key.into(),
        values: values_by_area(query, x, key)?,
    })
}

/// The value of each area of a key that has one.
fn values_by_area<'a>(query: &Query<'a>, x: &'a str, key: Areas) -> Result<Vec<Named>, Unfit> {
    let sums = query.sum_by(&[x], vec![col(x)], query.measured_column()?)?;
    let total: f64 = sums.values().map(|sum| sum.sum).sum();
    let value = |sum: &Sum| {
        let value = query.measure(*sum)?;
        let value = if query.rule.measure == Measure::Share {
            value * 100.0 / total
        } else {
            value
        };
        Some(value).filter(|value| value.is_finite())
    };
    let named = |area: &Area| {
        let value = match sums.get(&vec![area.code.clone()]) {
            Some(sum) => value(sum)?,
            // Where rows are counted, none is part of the finding.
            None if query.rule.measure == Measure::Count => 0.0,
            None => return None,
        };
        Some(Named {
            code: area.code.clone(),
            name: area.name.clone(),
            within: area.within.clone(),
            value,
        })
    };
    let values: Vec<Named> = key.areas.iter().filter_map(named).collect();
    if values.is_empty() {
        Err(Unfit::Nothing)
    } else {
        Ok(values)
    }
}

//! Two values of each area or group, for dots and slopes.

use std::collections::BTreeMap;

use chart_spec::{Measure, Pair, Rule, Subject, What};
use contest::Areas;
use polars::prelude::{Expr, col};

use super::{
    MAX_POINTS, Unfit,
    panels::name_groups,
    query::{Query, require, require_numbers, sum_groups},
};
use crate::table::{Grouping, Table};

/// Values by the code of their area or group.
type Values = BTreeMap<String, f64>;

/// What the two values are, and both of each area or group.
pub(super) struct Pairs {
    pub(super) x: What,
    pub(super) y: What,
    pub(super) points: Vec<Pair>,
}

/// Two values by the column `by`; the second comes from another table where there is one, which
/// must have the same areas.
pub(super) fn pairs(query: &Query, other: Option<Table>) -> Result<Pairs, Unfit> {
    let rule = query.rule;
    let (x, y) = (require("x", &rule.x)?, require("y", &rule.y)?);
    require_numbers(query.table, x)?;
    let second = other.unwrap_or(query.table);
    require_numbers(second, y)?;
    let by = require("by", &rule.by)?;
    let key = query.areas_of(by);
    let same = |second: Table| {
        let areas = second.column(by).and_then(|by| by.areas(second.cities));
        areas.is_some() && areas == key
    };
    if other.is_some_and(|second| !same(second)) {
        return Err(Unfit::Area(by.to_owned()));
    }
    let values_of_x = values_by_group(query, query.table, x, query.row_filter())?;
    // Which rows count is said of the first table's columns.
    let filter = if other.is_some() {
        None
    } else {
        query.row_filter()
    };
    let values_of_y = values_by_group(query, second, y, filter)?;
    let points = join(key, &values_of_x, &values_of_y);
    match points.len() {
        0 => Err(Unfit::Nothing),
        count if count > MAX_POINTS => Err(Unfit::Groups(MAX_POINTS)),
        _ => Ok(Pairs {
            x: describe(rule, query.table, x),
            y: describe(rule, second, y),
            points,
        }),
    }
}

/// What is made of a column: as the rule says, or as is usual for what it holds.
fn measure_of(rule: &Rule, column: &str) -> Measure {
    match rule.measure {
        Measure::Count => Subject::of_column(column).map_or(Measure::Mean, Subject::measure),
        measure => measure,
    }
}

fn describe(rule: &Rule, table: Table, column: &str) -> What {
    let unit = table
        .column(column)
        .map_or_else(String::new, |column| column.unit.clone());
    What {
        measure: measure_of(rule, column),
        subject: Subject::of_column(column),
        column: column.to_owned(),
        unit,
    }
}

/// The values of a column by the rule's column `by`, of the rows that count.
fn values_by_group(
    query: &Query,
    table: Table,
    column: &str,
    filter: Option<Expr>,
) -> Result<Values, Unfit> {
    let by = query.rule.by.as_str();
    let mut columns = vec![by];
    if filter.is_some() {
        columns.extend(query.filter_columns());
    }
    let grouping = Grouping {
        columns,
        keys: vec![col(by)],
        value: Some(column),
        filter,
    };
    let adds_up = measure_of(query.rule, column) == Measure::Sum;
    Ok(sum_groups(table, &grouping)?
        .into_iter()
        .filter_map(|(mut key, sum)| {
            let value = if adds_up {
                (sum.count > 0.0).then_some(sum.sum)
            } else {
                sum.mean()
            };
            Some((key.remove(0), value?))
        })
        .collect())
}

/// Both values of each area or group that has both.
fn join(key: Option<Areas>, values_of_x: &Values, values_of_y: &Values) -> Vec<Pair> {
    let within = |code: &str| {
        let area = key.and_then(|key| key.kind().area(code));
        area.map_or_else(String::new, |area| area.within.clone())
    };
    name_groups(key, values_of_x.keys().cloned())
        .into_iter()
        .filter_map(|(code, name)| {
            let (x, y) = (*values_of_x.get(&code)?, *values_of_y.get(&code)?);
            Some(Pair {
                within: within(&code),
                code,
                name,
                x,
                y,
            })
        })
        .collect()
}

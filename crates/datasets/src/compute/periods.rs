//! Charts of a period as a whole: the hours of a week, the days of a calendar, stripes of years.

use chart_spec::{Days, Figure, Measure, Week};
use polars::prelude::{DataType, col};

use super::{
    Unfit,
    panels::{name_city, split_panels},
    query::{Query, Sums},
    time,
};
use crate::table::Sum;

/// The values of the hours of a week.
pub(super) fn week(query: &Query) -> Result<Figure, Unfit> {
    let (columns, keys, shift) = time::week(query.table, query.x()?, &query.rule.by)?;
    let rows = query.sum_by_facet(&columns, keys, query.measured_column()?)?;
    let mut areas = split_panels(query, rows, |sums| week_of(query, sums, shift));
    // Where rows are counted, hours without any say nothing; what is measured may well be zero.
    let counts = query.rule.measure == Measure::Count;
    if areas[0]
        .data
        .values
        .iter()
        .flatten()
        .all(|value| value.is_none_or(|value| counts && value == 0.0))
    {
        return Err(Unfit::Nothing);
    }
    if let Some(key) = query
        .areas_of(&query.rule.facet)
        .filter(|key| key.is_whole_city())
    {
        name_city(&mut areas[0], key);
    }
    Ok(Figure::Week {
        what: query.describe_values(),
        areas,
    })
}

/// The week of a part of the table; `shift` is the number of a day's first hour.
fn week_of(query: &Query, sums: &Sums, shift: usize) -> Week {
    let mut week = vec![vec![Sum::default(); 24]; 7];
    for (key, sum) in sums {
        if let Some((day, hour)) = time::hour_of_week(key, shift) {
            week[day][hour].add(*sum);
        }
    }
    let value = |sum: &Sum| query.measure(*sum).filter(|value| value.is_finite());
    Week {
        values: week
            .iter()
            .map(|hours| hours.iter().map(value).collect())
            .collect(),
    }
}

/// The values of days.
pub(super) fn calendar(query: &Query) -> Result<Figure, Unfit> {
    let (columns, keys) = time::date(query.table, query.x()?)?;
    let rows = query.sum_by_facet(&columns, keys, query.measured_column()?)?;
    let days = |sums: &Sums| {
        let mut days: Vec<(i32, f64)> = sums
            .iter()
            .filter_map(|(key, sum)| Some((time::day(key)?, query.measure(*sum)?)))
            .collect();
        days.sort_by_key(|(day, _)| *day);
        Days { days }
    };
    let areas = split_panels(query, rows, days);
    if areas[0].data.days.len() < 2 {
        return Err(Unfit::Nothing);
    }
    Ok(Figure::Calendar {
        what: query.describe_values(),
        areas,
    })
}

/// The values of years that are whole.
pub(super) fn stripes(query: &Query) -> Result<Figure, Unfit> {
    let x = query.numbers_of_x()?;
    let y = query.numbers_of_y()?;
    let sums = query.sum_by(&[x], vec![col(x).cast(DataType::Int64)], Some(y))?;
    // A year of which months are missing is warmer or colder than it was.
    let whole = sums.values().map(|sum| sum.count).fold(0.0, f64::max);
    let mut years: Vec<(i64, f64)> = sums
        .iter()
        .filter(|(_, sum)| sum.count >= whole)
        .filter_map(|(key, sum)| Some((key[0].parse().ok()?, query.measure(*sum)?)))
        .collect();
    years.sort_by_key(|(year, _)| *year);
    if years.len() < 2 {
        Err(Unfit::Nothing)
    } else {
        Ok(Figure::Stripes {
            what: query.describe_values(),
            years,
        })
    }
}

//! Columns that say when: years, months, dates, or a year, month and day in columns of their own.

use chart_spec::Axis;
use contest::Cities;
use polars::prelude::*;

use super::Unfit;
use crate::{column_names, table::Table, words};

const MILLISECONDS_OF_AN_HOUR: i64 = 3_600_000;
/// Weeks that lie further back than any date of a file.
const WEEKS_AHEAD: i64 = 1_000_000;

fn kind(table: Table, name: &str) -> String {
    table
        .column(name)
        .map_or_else(String::new, |column| column.kind.clone())
}

/// Days since 1970 of a column of dates or moments.
fn days(table: Table, name: &str) -> Option<Expr> {
    matches!(kind(table, name).as_str(), "date" | "moment")
        .then(|| col(name).cast(DataType::Date).cast(DataType::Int32))
}

/// What a column counts along an axis, and how it is read.
pub(super) fn axis(table: Table, name: &str) -> Result<(Axis, Expr), Unfit> {
    if let Some(days) = days(table, name) {
        return Ok((Axis::Day, days));
    }
    match kind(table, name).as_str() {
        "month" => return Ok((Axis::YearMonth, col(name))),
        "integer" | "number" => {}
        _ => return Err(Unfit::Time(name.to_owned())),
    }
    let axis = if column_names::is_year(table.cities, name) {
        Axis::Year
    } else if column_names::is_month(table.cities, name) {
        Axis::Month
    } else if column_names::is_quarter(name) {
        Axis::Quarter
    } else {
        Axis::Number
    };
    Ok((axis, col(name)))
}

/// The place on an axis of what [`axis`] read.
pub(super) fn place(axis: Axis, read: &str) -> Option<f64> {
    if axis != Axis::YearMonth {
        return read.parse().ok();
    }
    let (year, month) = read.split_once('-')?;
    Some(year.parse::<f64>().ok()? * 12.0 + month.parse::<f64>().ok()? - 1.0)
}

/// The columns of a date and how it is read: days since 1970, or year, month and day.
pub(super) fn date<'a>(
    table: Table<'a>,
    name: &'a str,
) -> Result<(Vec<&'a str>, Vec<Expr>), Unfit> {
    if let Some(days) = days(table, name) {
        return Ok((vec![name], vec![days]));
    }
    let find = |is: fn(&Cities, &str) -> bool| {
        table
            .profile
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .find(|name| is(table.cities, name))
    };
    match (find(column_names::is_year), find(column_names::is_month)) {
        (Some(year), Some(month)) if column_names::is_day(table.cities, name) => {
            let columns = vec![year, month, name];
            let keys = columns
                .iter()
                .map(|column| col(*column).cast(DataType::Int64))
                .collect();
            Ok((columns, keys))
        }
        _ => Err(Unfit::Time(name.to_owned())),
    }
}

/// Days since 1970 of what [`date`] read.
pub(super) fn day(key: &[String]) -> Option<i32> {
    match key {
        [days] => days.parse().ok(),
        [year, month, day] => {
            let date =
                jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
                    .ok()?;
            (date - jiff::civil::date(1970, 1, 1)).get_days().into()
        }
        _ => None,
    }
}

/// Hours of a week.
const WEEK: i64 = 7 * 24;

/// What [`week`] reads: columns, and the hour of the week or the weekday and the hour; then the
/// number of a day's first hour.
type WeekParts<'a> = (Vec<&'a str>, Vec<Expr>, usize);

/// Weekday and hour: both of a column of moments, or of a column with days' names and one with
/// hours.
pub(super) fn week<'a>(
    table: Table<'a>,
    name: &'a str,
    hours: &'a str,
) -> Result<WeekParts<'a>, Unfit> {
    if kind(table, name) == "moment" {
        let milliseconds = col(name)
            .cast(DataType::Datetime(TimeUnit::Milliseconds, None))
            .cast(DataType::Int64);
        // Whole numbers are divided towards zero: what was before 1970 is brought behind it first.
        // The first of January 1970 was a Thursday.
        let ahead = (WEEKS_AHEAD * WEEK + 3 * 24) * MILLISECONDS_OF_AN_HOUR;
        return Ok((
            vec![name],
            vec![(milliseconds + lit(ahead)) / lit(MILLISECONDS_OF_AN_HOUR) % lit(WEEK)],
            0,
        ));
    }
    // The number of a day tells no weekday.
    if table
        .column(name)
        .is_none_or(|column| !matches!(column.kind.as_str(), "date" | "text"))
    {
        return Err(Unfit::Time(name.to_owned()));
    }
    if hours.is_empty() {
        return Err(Unfit::Part("by".to_owned()));
    }
    let column = table
        .column(hours)
        .filter(|column| column.kind == "integer")
        .ok_or_else(|| Unfit::Numbers(hours.to_owned()))?;
    // Hours from 1 to 24 are told by their end.
    let shift = usize::from(
        column.largest.as_deref() == Some("24") && column.smallest.as_deref() == Some("1"),
    );
    if let Some(days) = days(table, name) {
        return Ok((
            vec![name, hours],
            vec![weekday_of(days.cast(DataType::Int64)), col(hours)],
            shift,
        ));
    }
    Ok((vec![name, hours], vec![col(name), col(hours)], shift))
}

/// The place of what [`week`] read: the weekday, Monday first, and the hour.
pub(super) fn hour_of_week(key: &[String], shift: usize) -> Option<(usize, usize)> {
    match key {
        [hour] => hour
            .parse::<usize>()
            .ok()
            .map(|hour| (hour / 24, hour % 24)),
        [day, hour] => Some((
            words::weekday(day)?,
            hour.parse::<usize>().ok()?.checked_sub(shift)?,
        )),
        _ => None,
    }
    .filter(|(day, hour)| *day < 7 && *hour < 24)
}

/// The number of a weekday from days since 1970, a Thursday: 0 is Monday.
fn weekday_of(days: Expr) -> Expr {
    (days + lit(3 + WEEKS_AHEAD * 7)) % lit(7_i64)
}

//! Lines along a time or another number.

use chart_spec::{Axis, Figure, Line, Lines};

use super::{
    MAX_LINES, MAX_POINTS, Unfit,
    panels::{name_series, split_panels},
    query::{Query, Sums},
    time,
};

/// Lines along what the column `x` counts.
pub(super) fn lines(query: &Query) -> Result<Figure, Unfit> {
    let x = query.x()?;
    let (axis, time) = time::axis(query.table, x)?;
    let rows = query.sum_by_series(x, time)?;
    let areas = split_panels(query, rows, |sums| lines_of(query, axis, sums));
    let whole = areas.first().map_or(&[][..], |area| &area.data.lines);
    if whole.len() > MAX_LINES {
        return Err(Unfit::Groups(MAX_LINES));
    }
    if whole.iter().any(|line| line.points.len() > MAX_POINTS) {
        return Err(Unfit::Groups(MAX_POINTS));
    }
    // One point is no line.
    if whole.iter().all(|line| line.points.len() < 2) {
        return Err(Unfit::Nothing);
    }
    Ok(Figure::Lines {
        what: query.describe_values(),
        axis,
        areas,
    })
}

/// The lines of a part of the table; a series without a value has none.
fn lines_of(query: &Query, axis: Axis, sums: &Sums) -> Lines {
    let line = |(code, name): (String, String)| {
        let mut points: Vec<(f64, f64)> = sums
            .iter()
            .filter(|(key, _)| key[1] == code)
            .filter_map(|(key, sum)| Some((time::place(axis, &key[0])?, query.measure(*sum)?)))
            .collect();
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        Line { code, name, points }
    };
    Lines {
        lines: name_series(query, sums)
            .into_iter()
            .map(line)
            .filter(|line| !line.points.is_empty())
            .collect(),
    }
}

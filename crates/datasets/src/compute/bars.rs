//! Bars by group and series.

use chart_spec::{Bars, Figure, Measure, Panel};
use contest::{Areas, city::Area};
use polars::prelude::col;

use super::{
    MAX_POINTS, Unfit,
    panels::{name_groups, name_series, split_panels},
    query::{Query, Sums},
};

/// Bars of the groups in the column `x`.
pub(super) fn bars(query: &Query) -> Result<Figure, Unfit> {
    let x = query.x()?;
    let rows = query.sum_by_series(x, col(x))?;
    let key = query.areas_of(x);
    let mut areas = split_panels(query, rows, |sums| bars_of(query, key, sums));
    if areas.first().is_none_or(|whole| !has_bars(whole)) {
        return Err(Unfit::Nothing);
    }
    if areas[0].data.groups.len() * areas[0].data.series.len() > MAX_POINTS {
        return Err(Unfit::Groups(MAX_POINTS));
    }
    if let Some((key, parent)) = key.and_then(|key| Some((key, key.parent()?)))
        && query.rule.facet.is_empty()
    {
        let whole = areas[0].data.clone();
        areas.extend(
            parent
                .kind()
                .areas
                .iter()
                .map(|larger| bars_within(&whole, key, parent, larger)),
        );
    }
    // A part in which nothing was measured has no bars.
    areas.retain(has_bars);
    Ok(Figure::Bars {
        what: query.describe_values(),
        key: key.map(Into::into),
        areas,
    })
}

fn has_bars(area: &Panel<Bars>) -> bool {
    area.data.values.iter().flatten().any(Option::is_some)
}

/// The bars of a part of the table, whose groups are areas of a key or what they are called.
fn bars_of(query: &Query, key: Option<Areas>, sums: &Sums) -> Bars {
    let groups = name_groups(key, sums.keys().map(|key| key[0].clone()));
    let series = name_series(query, sums);
    let values = series
        .iter()
        .map(|(series, _)| {
            let values = groups
                .iter()
                .map(|(group, _)| {
                    sums.get(&vec![group.clone(), series.clone()])
                        .and_then(|sum| query.measure(*sum))
                })
                .collect();
            if query.rule.measure == Measure::Share {
                shares(values)
            } else {
                values
            }
        })
        .collect();
    Bars {
        groups,
        series: series.into_iter().map(|(_, name)| name).collect(),
        values,
    }
}

/// Values as percentages of their sum; of nothing there is no share.
fn shares(values: Vec<Option<f64>>) -> Vec<Option<f64>> {
    let total: f64 = values.iter().flatten().sum();
    values
        .into_iter()
        .map(|value| {
            value
                .map(|value| value * 100.0 / total)
                .filter(|share| share.is_finite())
        })
        .collect()
}

/// Among the bars of all areas of a key those that lie in a larger one.
fn bars_within(whole: &Bars, key: Areas, parent: Areas, larger: &Area) -> Panel<Bars> {
    let inside: Vec<&String> = key
        .areas
        .iter()
        .filter(|area| area.within == larger.code)
        .map(|area| &area.code)
        .collect();
    let places: Vec<usize> = (0..whole.groups.len())
        .filter(|place| inside.contains(&&whole.groups[*place].0))
        .collect();
    let data = Bars {
        groups: places
            .iter()
            .map(|place| whole.groups[*place].clone())
            .collect(),
        series: whole.series.clone(),
        values: whole
            .values
            .iter()
            .map(|values| places.iter().map(|place| values[*place]).collect())
            .collect(),
    };
    Panel {
        code: format!("{}-{}", parent.name(), larger.code),
        name: larger.name.clone(),
        level: parent.name().to_owned(),
        data,
    }
}

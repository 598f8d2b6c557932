//! Charts of what is measured by area and over time, of places, and of tables of which nothing is
//! known.

use chart_spec::{Kind, Measure, Rule, Subject};
use contest::Areas;

use super::sketch::{TableSketch, is_number};
use crate::{ColumnKind, ColumnRule, column_names, notation};

/// Groups that a column may have to be proposed for bars.
const MAX_GROUPS: usize = 40;

/// The same measure in columns of several years: from the first to the last that most rows have.
pub(super) fn slopes(sketch: &TableSketch) -> Vec<Rule> {
    if sketch.recipe.long.is_some() {
        return Vec::new();
    }
    let years = years_of_a_measure(sketch);
    let key = sketch.finest_areas();
    let name = key.map(|key| key.name().to_owned()).or_else(|| {
        sketch
            .recipe
            .columns
            .iter()
            .find(|rule| rule.kind == ColumnKind::Text)
            .map(|rule| rule.name.clone())
    });
    match (years.first(), years.last(), name) {
        (Some((from, first)), Some((to, last)), Some(by)) if from < to => {
            let slope = Rule {
                kind: Kind::Slope,
                x: first.name.clone(),
                y: last.name.clone(),
                by: by.clone(),
                measure: Measure::Sum,
                ..Rule::default()
            };
            let map = key.map(|_| Rule {
                kind: Kind::Map,
                x: by,
                y: last.name.clone(),
                measure: Measure::Sum,
                ..Rule::default()
            });
            std::iter::once(slope).chain(map).collect()
        }
        _ => Vec::new(),
    }
}

/// The columns of the first measure that has some for years, with the year of each, in order.
fn years_of_a_measure<'a>(sketch: &TableSketch<'a>) -> Vec<(i64, &'a ColumnRule)> {
    let most = sketch.rows.len() * 4 / 5;
    let mut years: Vec<(i64, &ColumnRule)> = sketch
        .recipe
        .columns
        .iter()
        .filter(|rule| is_number(rule) && sketch.cells(rule).count() >= most)
        .filter_map(|rule| Some((column_names::find_year(&rule.source)?, rule)))
        .collect();
    // The same measure is called the same, but for the year.
    let stem = |rule: &ColumnRule| {
        notation::plain_digits(&rule.source).replace(|letter: char| letter.is_ascii_digit(), "")
    };
    let first = years.first().map(|(_, rule)| stem(rule));
    years.retain(|(_, rule)| Some(stem(rule)) == first);
    years.sort_by_key(|(year, _)| *year);
    years
}

/// Measures whose names say what they are, by area and over time.
pub(super) fn known_measures(sketch: &TableSketch) -> Vec<Rule> {
    let measures = find_measures(sketch);
    let Some((first, subject)) = measures.first().copied() else {
        return Vec::new();
    };
    let base = measure_rule(sketch, first, subject);
    let ages = sketch.find_named(&["age_band", "age", "edat", "edat_q"]);
    if let (Some(city), Some(age)) = (sketch.find_named(&["city"]), ages) {
        return vec![Rule {
            kind: Kind::Bars,
            x: age.name.clone(),
            by: city.name.clone(),
            measure: Measure::Share,
            ..base
        }];
    }
    let time = sketch.time_column();
    let lines = time.map(|time| Rule {
        kind: Kind::Lines,
        x: time.name.clone(),
        by: sketch.coarse_area_column(),
        ..base.clone()
    });
    let mut latest = base;
    if let Some(time) = time.filter(|_| subject.measure() == Measure::Sum) {
        // People of several years are not to be added up.
        latest
            .only
            .extend(sketch.last_time(time).map(|last| (time.name.clone(), last)));
    }
    let by_area = sketch.finest_areas().map(|key| {
        let scatter = measures
            .get(1)
            .filter(|(_, other)| {
                other.measure() == Measure::Mean && subject.measure() == Measure::Mean
            })
            .map(|(second, _)| Rule {
                kind: Kind::Scatter,
                x: first.name.clone(),
                y: second.name.clone(),
                by: key.name().to_owned(),
                ..Rule::default()
            });
        let of_areas = |kind: Kind| Rule {
            kind,
            x: key.name().to_owned(),
            ..latest.clone()
        };
        scatter
            .into_iter()
            .chain([of_areas(Kind::Map), of_areas(Kind::Bars)])
    });
    lines
        .into_iter()
        .chain(by_area.into_iter().flatten())
        .collect()
}

/// The columns whose names say what they measure. What is measured says more than how large an area
/// or its population is: that comes behind.
fn find_measures<'a>(sketch: &TableSketch<'a>) -> Vec<(&'a ColumnRule, Subject)> {
    let is_register = sketch
        .find_named(&["aeb", "seccio_censal", "data_referencia"])
        .is_some();
    let subject = |rule: &ColumnRule| match Subject::of_column(&rule.source) {
        None if is_register && rule.source == "Valor" => Some(Subject::People),
        subject => subject,
    };
    let mut measures: Vec<(&ColumnRule, Subject)> = sketch
        .recipe
        .columns
        .iter()
        .filter(|rule| is_number(rule) && !sketch.is_wide(rule))
        .filter_map(|rule| Some((rule, subject(rule)?)))
        .collect();
    measures.sort_by_key(|(_, subject)| subject.measure() != Measure::Mean);
    measures
}

/// What every chart of a measure says of it.
fn measure_rule(sketch: &TableSketch, measured: &ColumnRule, subject: Subject) -> Rule {
    let is_told_by_name = Subject::of_column(&measured.name) == Some(subject);
    let mut rule = Rule {
        y: measured.name.clone(),
        measure: subject.measure(),
        subject: (!is_told_by_name).then_some(subject),
        ..Rule::default()
    };
    if let Some(kinds) = sketch.find_named(&["lloguer_mitja"]) {
        // Rents by the month and by the square metre stand in one column.
        if let Some(monthly) = sketch
            .cells(kinds)
            .find(|cell| cell.to_lowercase().contains("mensual"))
        {
            rule.only.push((kinds.name.clone(), monthly.to_owned()));
        }
    }
    rule
}

/// How many places each area has, where each row is one.
pub(super) fn places(sketch: &TableSketch) -> Vec<Rule> {
    let Some(finest) = sketch.finest_areas().filter(|_| sketch.is_places()) else {
        return Vec::new();
    };
    let rule = |kind, key: Areas| Rule {
        kind,
        x: key.name().to_owned(),
        subject: Some(Subject::Places),
        ..Rule::default()
    };
    vec![
        rule(Kind::Bars, sketch.coarse_areas().unwrap_or(finest)),
        rule(Kind::Map, finest),
    ]
}

/// For a table that nothing is known of: its first measure by area and over time, how that is
/// spread, or how its rows are shared out.
pub(super) fn anything(sketch: &TableSketch) -> Vec<Rule> {
    if let Some(key) = sketch.finest_areas() {
        return measure_by_area(sketch, key);
    }
    let columns = || sketch.recipe.columns.iter();
    let measured = columns()
        .filter(|rule| {
            rule.kind == ColumnKind::Number && !column_names::says_position(&rule.source)
        })
        .find(|rule| !sketch.is_wide(rule) && sketch.count_distinct(rule) > 8)
        .map(|rule| rule.name.clone());
    let wide = sketch
        .recipe
        .long
        .as_ref()
        .filter(|_| columns().any(|rule| sketch.is_wide(rule) && is_number(rule)));
    if let Some(y) = measured.or_else(|| wide.map(|long| long.value.clone())) {
        return vec![Rule {
            kind: Kind::Histogram,
            y,
            ..Rule::default()
        }];
    }
    let grouping = columns()
        .filter(|rule| rule.kind == ColumnKind::Text)
        .filter(|rule| (2..=MAX_GROUPS).contains(&sketch.count_distinct(rule)))
        .find(|rule| sketch.repeats(&rule.name));
    grouping
        .map(|grouping| Rule {
            kind: Kind::Bars,
            x: grouping.name.clone(),
            ..Rule::default()
        })
        .into_iter()
        .collect()
}

/// A measure whose name says nothing, by area and over time; how many rows each area has, where
/// there is none.
fn measure_by_area(sketch: &TableSketch, key: Areas) -> Vec<Rule> {
    let Some(measured) = find_unnamed_measure(sketch) else {
        let counted = Rule {
            kind: Kind::Bars,
            x: key.name().to_owned(),
            ..Rule::default()
        };
        return if sketch.repeats(key.name()) {
            vec![counted]
        } else {
            Vec::new()
        };
    };
    // What is counted in whole numbers adds up, unless its name says that it is a mean or a price.
    let adds_up =
        measured.kind == ColumnKind::Integer && !column_names::says_mean(&measured.source);
    let base = Rule {
        y: measured.name.clone(),
        measure: if adds_up { Measure::Sum } else { Measure::Mean },
        ..Rule::default()
    };
    let time = sketch.time_column();
    let last = time
        .filter(|_| adds_up)
        .and_then(|time| Some((time.name.clone(), sketch.last_time(time)?)));
    let bars = Rule {
        kind: Kind::Bars,
        x: key.name().to_owned(),
        only: last.into_iter().collect(),
        ..base.clone()
    };
    let lines = time.map(|time| Rule {
        kind: Kind::Lines,
        x: time.name.clone(),
        by: sketch.coarse_area_column(),
        ..base
    });
    std::iter::once(bars).chain(lines).collect()
}

/// The first column that may be a measure: of numbers with decimals, else of whole ones.
fn find_unnamed_measure<'a>(sketch: &TableSketch<'a>) -> Option<&'a ColumnRule> {
    let may_be_measure = |rule: &ColumnRule| {
        !column_names::says_position(&rule.source)
            && !column_names::says_row_number(&rule.source)
            && !column_names::is_part(sketch.cities, rule.source.trim())
            && !sketch.is_wide(rule)
            && sketch.count_distinct(rule) > 1
    };
    [ColumnKind::Number, ColumnKind::Integer]
        .into_iter()
        .find_map(|kind| {
            sketch
                .recipe
                .columns
                .iter()
                .find(|rule| rule.kind == kind && may_be_measure(rule))
        })
}

//! Charts of another kind: what was chosen stays where it fits, and the rest is filled in, so that
//! there is something to see.

use chart_spec::{Figure, Kind, Measure, Rule, Subject};
use contest::Cities;
use dataset_spec::{
    ColumnProfile, Part, fixed_measure,
    parts::{Known, MAX_SERIES, Need, columns, is_date, need, unlikeliness},
};

use super::compute_figure;
use crate::{column_names, table::Table};

/// Charts that are tried for a kind before it is said that there is none.
const TRIES: usize = 8;
/// Columns that are tried for a part.
const COLUMNS_TRIED: usize = 4;

/// Charts of a kind that a table may give, the likeliest first. `counted` says that rows were
/// counted before.
fn candidates(known: Known, before: &Rule, counted: bool, kind: Kind) -> Vec<Rule> {
    let of = |part: Part| -> Vec<&str> {
        columns(known, before, kind, part)
            .into_iter()
            .take(COLUMNS_TRIED)
            .map(|column| column.name.as_str())
            .collect()
    };
    let column = |name: &str| {
        let mut columns = known.profile.columns.iter();
        columns.find(|column| column.name == name)
    };
    let mut rules = Vec::new();
    if kind == Kind::Outline {
        // Outlines come from the raw file.
        return rules;
    }
    let firsts = if need(kind, Part::X, None) == Need::Never {
        vec![""]
    } else {
        of(Part::X)
    };
    for x in firsts {
        let values = match need(kind, Part::Y, column(x)) {
            Need::Never => vec![""],
            Need::Must => of(Part::Y),
            Need::May if counted => vec![""],
            // Rows are counted where nothing is there to be measured.
            Need::May => of(Part::Y).into_iter().chain([""]).collect(),
        };
        for y in values.into_iter().filter(|y| y.is_empty() || *y != x) {
            let series = match need(kind, Part::By, column(x)) {
                Need::Never => vec![""],
                Need::Must => of(Part::By),
                Need::May => carry_series(known, before, kind, x)
                    .into_iter()
                    .chain([""])
                    .collect(),
            };
            for by in series
                .into_iter()
                .filter(|by| by.is_empty() || (*by != x && *by != y))
            {
                rules.push(rule_of_columns(known, before, kind, [x, y, by]));
            }
        }
    }
    rules
}

/// What told series apart, or the groups that have become series: as long as they are few.
fn carry_series<'p>(known: Known<'p>, before: &Rule, kind: Kind, x: &str) -> Option<&'p str> {
    let fits = |name: &&String| {
        let column = known
            .profile
            .columns
            .iter()
            .find(|column| column.name == **name)?;
        // What was measured or numbered tells no series apart, but groups do.
        let likely = unlikeliness(kind, Part::By, column, known.cities) < 3;
        let is_group = column.distinct <= MAX_SERIES && likely;
        let few = **name == before.by || is_group;
        (known.can_play(kind, Part::By, column)
            && !is_time_of(column, known.cities)
            && few
            && column.name != x)
            .then_some(column.name.as_str())
    };
    [&before.by, &before.x].iter().find_map(fits)
}

fn is_time_of(column: &ColumnProfile, cities: &Cities) -> bool {
    is_date(column) || column.kind == "month" || column_names::is_part(cities, &column.name)
}

/// A chart of these columns, with what else was chosen where it fits.
fn rule_of_columns(known: Known, before: &Rule, kind: Kind, [x, y, by]: [&str; 3]) -> Rule {
    let column = |name: &str| {
        let mut columns = known.profile.columns.iter();
        columns.find(|column| column.name == name)
    };
    let facet = column(&before.facet)
        .filter(|facet| {
            need(kind, Part::Facet, column(x)) == Need::May
                && known.can_play(kind, Part::Facet, facet)
        })
        .filter(|facet| ![x, y, by].contains(&facet.name.as_str()));
    let measure = match fixed_measure(kind) {
        Some(fixed) => fixed,
        None if y.is_empty() => Measure::Count,
        None if y == before.y && before.measure != Measure::Count => before.measure,
        None => Subject::of_column(y).map_or(Measure::Mean, Subject::measure),
    };
    Rule {
        kind,
        x: x.to_owned(),
        y: y.to_owned(),
        by: by.to_owned(),
        facet: facet.map_or_else(String::new, |facet| facet.name.clone()),
        measure,
        only: before
            .only
            .iter()
            .filter(|(name, _)| column(name).is_some())
            .cloned()
            .collect(),
        subject: before.subject.filter(|_| y == before.y),
    }
}

/// A chart of a kind: with what another chart was made of, where that fits, and filled up by what
/// the table has. `None` where the table gives none.
#[must_use]
pub fn adapt_rule(table: Table, before: Option<&Rule>, kind: Kind) -> Option<(Rule, Figure)> {
    // Where the rows that were looked at give none, all of them may; and where what was chosen
    // gives none, something else may.
    let kept = before.map(|before| (before.clone(), before.y.is_empty()));
    let whole = before.map(|before| {
        (
            Rule {
                only: Vec::new(),
                ..before.clone()
            },
            before.y.is_empty(),
        )
    });
    let mut tried: Vec<Rule> = Vec::new();
    let known = Known {
        profile: table.profile,
        cities: table.cities,
    };
    for (before, counted) in kept
        .into_iter()
        .chain(whole)
        .chain([(Rule::default(), false)])
    {
        for rule in candidates(known, &before, counted, kind)
            .into_iter()
            .take(TRIES)
        {
            if tried.contains(&rule) {
                continue;
            }
            if let Ok(figure) = compute_figure(table, &rule, None) {
                return Some((rule, figure));
            }
            tried.push(rule);
        }
    }
    None
}

/// The kinds of chart that a table gives.
#[must_use]
pub fn possible_kinds(table: Table) -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| adapt_rule(table, None, *kind).is_some())
        .collect()
}

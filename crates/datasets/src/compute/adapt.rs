//! Charts of another kind: what was chosen stays where it fits, and the rest is filled in, so that
//! there is something to see.

use chart_spec::{Figure, Kind, Measure, Rule, Subject};
use contest::Cities;

use super::{MAX_LINES, MAX_POINTS, column_names, compute_figure, pyramid::is_woman, time};
use crate::{
    ColumnProfile, Profile,
    table::{AGGREGATE, Table},
};

/// Series of bars that are told apart at most.
const MAX_SERIES: usize = 12;
/// Areas and groups that a chart is split by at most.
const MAX_FACETS: usize = 100;
/// Groups of a text up to which it is likely to be one that somebody groups by.
const LIKELY_GROUPS: usize = 200;
/// Charts that are tried for a kind before it is said that there is none.
const TRIES: usize = 8;
/// Columns that are tried for a part.
const COLUMNS_TRIED: usize = 4;

/// What a column is for in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What groups, times or first values come from; `x` of a rule.
    X,
    /// What is measured; `y` of a rule.
    Y,
    /// What tells series apart; `by` of a rule.
    By,
    /// What the chart is split by into charts of its parts; `facet` of a rule.
    Facet,
}

/// Whether a chart has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A column for it says nothing.
    Never,
    /// There is a chart with it and without.
    May,
    /// There is no chart without it.
    Must,
}

/// Whether a kind of chart has a part, where its first column is this one.
#[must_use]
pub fn need(kind: Kind, part: Part, x: Option<&ColumnProfile>) -> Need {
    use Need::{May, Must, Never};
    let [x, y, by, facet] = match kind {
        Kind::Bars | Kind::Lines => [Must, May, May, May],
        Kind::Map => [Must, May, Never, Never],
        Kind::Scatter | Kind::Slope | Kind::Pyramid => [Must, Must, Must, Never],
        Kind::Histogram => [Never, Must, Never, May],
        // A moment has its hour within it.
        Kind::Week => [
            Must,
            May,
            if x.is_some_and(|x| x.kind == "moment") {
                Never
            } else {
                Must
            },
            May,
        ],
        Kind::Calendar => [Must, May, Never, May],
        Kind::Stripes => [Must, Must, Never, Never],
        Kind::Climate => [Must, Must, May, Never],
        Kind::Outline => [Never; 4],
    };
    match part {
        Part::X => x,
        Part::Y => y,
        Part::By => by,
        Part::Facet => facet,
    }
}

/// What is made of the values, where that is not to be chosen.
#[must_use]
pub const fn fixed_measure(kind: Kind) -> Option<Measure> {
    match kind {
        Kind::Scatter | Kind::Slope | Kind::Outline => Some(Measure::Count),
        Kind::Histogram | Kind::Climate => Some(Measure::Mean),
        Kind::Pyramid => Some(Measure::Sum),
        Kind::Bars | Kind::Lines | Kind::Map | Kind::Week | Kind::Calendar | Kind::Stripes => None,
    }
}

fn is_number(column: &ColumnProfile) -> bool {
    matches!(column.kind.as_str(), "integer" | "number")
}

/// The smallest and the largest value of a column of numbers.
fn bounds(column: &ColumnProfile) -> Option<(f64, f64)> {
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
    Some((bound(&column.smallest)?, bound(&column.largest)?)).filter(|_| is_number(column))
}

fn lies_within(column: &ColumnProfile, from: f64, to: f64) -> bool {
    column.kind == "integer"
        && bounds(column).is_some_and(|(least, most)| least >= from && most <= to)
}

/// Whether rows can be grouped by a column.
fn groups(column: &ColumnProfile, most: usize) -> bool {
    matches!(
        column.kind.as_str(),
        "text" | "integer" | "flag" | "month" | "date"
    ) && (1..=most).contains(&column.distinct)
}

fn is_date(column: &ColumnProfile) -> bool {
    matches!(column.kind.as_str(), "date" | "moment")
}

fn has(profile: &Profile, is: impl Fn(&str) -> bool) -> bool {
    profile.columns.iter().any(|column| is(&column.name))
}

/// Whether a column can play a part in a kind of chart of its table.
#[must_use]
pub fn can_play(
    kind: Kind,
    part: Part,
    column: &ColumnProfile,
    profile: &Profile,
    cities: &Cities,
) -> bool {
    if column.name == AGGREGATE || column.distinct == 0 {
        return false;
    }
    match (part, kind) {
        (Part::Facet, _) => groups(column, MAX_FACETS),
        (Part::Y, Kind::Histogram) => bounds(column).is_some_and(|(least, most)| least < most),
        (Part::Y, _) | (Part::X, Kind::Scatter | Kind::Slope) => is_number(column),
        (Part::X, Kind::Bars) | (Part::By, Kind::Scatter | Kind::Slope) => {
            groups(column, MAX_POINTS)
        }
        (Part::X, Kind::Lines) => {
            is_date(column)
                || ((is_number(column) || column.kind == "month")
                    && (2..=MAX_POINTS).contains(&column.distinct))
        }
        (Part::X, Kind::Map) => column.areas(cities).is_some(),
        (Part::X, Kind::Week) => {
            is_date(column)
                || (column.kind == "text"
                    && has_frequent(column, |text| time::weekday(text).is_some()))
        }
        (Part::X, Kind::Calendar) => {
            let parts = has(profile, |name| time::is_year(cities, name))
                && has(profile, |name| time::is_month(cities, name));
            let is_day = time::is_day(cities, &column.name);
            is_date(column) || (column.kind == "integer" && is_day && parts)
        }
        (Part::X, Kind::Stripes) => {
            is_number(column)
                && column.distinct > 1
                && (time::is_year(cities, &column.name) || lies_within(column, 1_000.0, 2_200.0))
        }
        (Part::X, Kind::Pyramid) => lies_within(column, 0.0, 130.0),
        (Part::X, Kind::Climate) => lies_within(column, 1.0, 12.0) && column.distinct == 12,
        (Part::By, Kind::Bars | Kind::Climate) => groups(column, MAX_SERIES),
        (Part::By, Kind::Lines) => groups(column, MAX_LINES),
        (Part::By, Kind::Week) => lies_within(column, 0.0, 24.0),
        (Part::By, Kind::Pyramid) => {
            has_frequent(column, |text| is_woman(text).is_some()) || lies_within(column, 1.0, 2.0)
        }
        (Part::X, Kind::Histogram | Kind::Outline)
        | (
            Part::By,
            Kind::Map | Kind::Histogram | Kind::Calendar | Kind::Stripes | Kind::Outline,
        ) => false,
    }
}

fn has_frequent(column: &ColumnProfile, is: impl Fn(&str) -> bool) -> bool {
    column.frequent.iter().any(|(text, _)| is(text))
}

/// How likely it is that somebody means a column by a part: 0 where it is made for it.
fn unlikeliness(kind: Kind, part: Part, column: &ColumnProfile, cities: &Cities) -> u8 {
    let name = column.name.as_str();
    let is_time = is_date(column)
        || column.kind == "month"
        || time::is_year(cities, name)
        || time::is_month(cities, name)
        || time::is_quarter(name);
    match (part, kind) {
        (Part::Y, _) | (Part::X, Kind::Scatter | Kind::Slope) => {
            if column_names::says_position(name)
                || column_names::says_row_number(name)
                || time::is_part(cities, name)
                || column.distinct < 2
            {
                3
            } else if Subject::of_column(name).is_some() {
                0
            } else {
                1 + u8::from(column.kind != "number")
            }
        }
        (Part::X, Kind::Lines) => 2 * u8::from(!is_time),
        (Part::X, Kind::Calendar | Kind::Week) => u8::from(!is_date(column)),
        (Part::X, Kind::Pyramid) => {
            2 * u8::from(!["age", "edat", "edat_1", "年齢"].contains(&name.to_lowercase().as_str()))
        }
        (Part::X, Kind::Stripes) => 2 * u8::from(!time::is_year(cities, name)),
        (Part::By, Kind::Week) => 2 * u8::from(!time::is_hour(name)),
        _ if column.areas(cities).is_some() => 0,
        _ => match column.kind.as_str() {
            "text" | "month" if (2..=LIKELY_GROUPS).contains(&column.distinct) => 1,
            "flag" => 2,
            _ if is_time && column.distinct <= LIKELY_GROUPS => 2,
            _ => 3 + u8::from(column.distinct < 2) + u8::from(column.distinct > LIKELY_GROUPS),
        },
    }
}

/// What is known of a table.
#[derive(Clone, Copy)]
struct Known<'p> {
    profile: &'p Profile,
    cities: &'p Cities,
}

impl Known<'_> {
    fn can_play(self, kind: Kind, part: Part, column: &ColumnProfile) -> bool {
        can_play(kind, part, column, self.profile, self.cities)
    }
}

/// The columns that may play a part, the likeliest first: of equally likely ones those that the
/// chart had before.
fn columns<'p>(known: Known<'p>, before: &Rule, kind: Kind, part: Part) -> Vec<&'p ColumnProfile> {
    let carried = match part {
        Part::X => [&before.x, &before.by, &before.facet, &before.y],
        Part::Y => [&before.y, &before.x, &before.by, &before.facet],
        Part::By | Part::Facet => [&before.by, &before.x, &before.facet, &before.y],
    };
    let place = |column: &ColumnProfile| {
        carried
            .iter()
            .position(|name| **name == column.name)
            .unwrap_or(carried.len())
    };
    let mut columns: Vec<&ColumnProfile> = known
        .profile
        .columns
        .iter()
        .filter(|column| known.can_play(kind, part, column))
        .collect();
    // What somebody chose is what they mean, unless it is made for another part.
    let rank = |column: &ColumnProfile| {
        let (unlikely, place) = (
            unlikeliness(kind, part, column, known.cities),
            place(column),
        );
        if place < carried.len() && unlikely < 3 {
            (0, place, unlikely)
        } else {
            (1 + unlikely, place, 0)
        }
    };
    columns.sort_by_key(|column| rank(column));
    columns
}

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
    is_date(column) || column.kind == "month" || time::is_part(cities, &column.name)
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

/// The column of a table that is the likeliest to be what it measures.
#[must_use]
pub fn likely_value<'p>(profile: &'p Profile, cities: &'p Cities) -> Option<&'p str> {
    columns(
        Known { profile, cities },
        &Rule::default(),
        Kind::Scatter,
        Part::Y,
    )
    .first()
    .map(|column| column.name.as_str())
}

/// The kinds of chart that a table gives.
#[must_use]
pub fn possible_kinds(table: Table) -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| adapt_rule(table, None, *kind).is_some())
        .collect()
}

//! The parts of charts, and which columns can play them.

use chart_spec::{Kind, Measure, Rule, Subject};
use contest::Cities;

use crate::{ColumnProfile, Profile, column_names, words};

/// The flag of a prepared table that marks rows which sum up others.
pub const AGGREGATE: &str = "aggregate";
/// Lines of a chart at most: more can neither be told apart nor named.
pub const MAX_LINES: usize = 80;
/// Points of a chart at most.
pub const MAX_POINTS: usize = 5_000;
/// Series of bars that are told apart at most.
pub const MAX_SERIES: usize = 12;
/// Areas and groups that a chart is split by at most.
const MAX_FACETS: usize = 100;
/// Groups of a text up to which it is likely to be one that somebody groups by.
const LIKELY_GROUPS: usize = 200;

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

/// Whether a column holds dates or moments.
#[must_use]
pub fn is_date(column: &ColumnProfile) -> bool {
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
                    && has_frequent(column, |text| words::weekday(text).is_some()))
        }
        (Part::X, Kind::Calendar) => {
            let parts = has(profile, |name| column_names::is_year(cities, name))
                && has(profile, |name| column_names::is_month(cities, name));
            let is_day = column_names::is_day(cities, &column.name);
            is_date(column) || (column.kind == "integer" && is_day && parts)
        }
        (Part::X, Kind::Stripes) => {
            is_number(column)
                && column.distinct > 1
                && (column_names::is_year(cities, &column.name)
                    || lies_within(column, 1_000.0, 2_200.0))
        }
        (Part::X, Kind::Pyramid) => lies_within(column, 0.0, 130.0),
        (Part::X, Kind::Climate) => lies_within(column, 1.0, 12.0) && column.distinct == 12,
        (Part::By, Kind::Bars | Kind::Climate) => groups(column, MAX_SERIES),
        (Part::By, Kind::Lines) => groups(column, MAX_LINES),
        (Part::By, Kind::Week) => lies_within(column, 0.0, 24.0),
        (Part::By, Kind::Pyramid) => {
            has_frequent(column, |text| words::is_woman(text).is_some())
                || lies_within(column, 1.0, 2.0)
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
#[must_use]
pub fn unlikeliness(kind: Kind, part: Part, column: &ColumnProfile, cities: &Cities) -> u8 {
    let name = column.name.as_str();
    let is_time = is_date(column)
        || column.kind == "month"
        || column_names::is_year(cities, name)
        || column_names::is_month(cities, name)
        || column_names::is_quarter(name);
    match (part, kind) {
        (Part::Y, _) | (Part::X, Kind::Scatter | Kind::Slope) => {
            if column_names::says_position(name)
                || column_names::says_row_number(name)
                || column_names::is_part(cities, name)
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
        (Part::X, Kind::Stripes) => 2 * u8::from(!column_names::is_year(cities, name)),
        (Part::By, Kind::Week) => 2 * u8::from(!column_names::is_hour(name)),
        _ if column.areas(cities).is_some() => 0,
        _ => match column.kind.as_str() {
            "text" | "month" if (2..=LIKELY_GROUPS).contains(&column.distinct) => 1,
            "flag" => 2,
            _ if is_time && column.distinct <= LIKELY_GROUPS => 2,
            _ => 3 + u8::from(column.distinct < 2) + u8::from(column.distinct > LIKELY_GROUPS),
        },
    }
}

/// What is known of a table before it is read.
#[derive(Clone, Copy)]
pub struct Known<'p> {
    /// What it holds.
    pub profile: &'p Profile,
    /// The cities whose areas its columns may hold.
    pub cities: &'p Cities,
}

impl Known<'_> {
    /// Whether a column can play a part in a kind of chart.
    #[must_use]
    pub fn can_play(self, kind: Kind, part: Part, column: &ColumnProfile) -> bool {
        can_play(kind, part, column, self.profile, self.cities)
    }
}

/// The columns that may play a part, the likeliest first: of equally likely ones those that the
/// chart had before.
#[must_use]
pub fn columns<'p>(
    known: Known<'p>,
    before: &Rule,
    kind: Kind,
    part: Part,
) -> Vec<&'p ColumnProfile> {
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

//! The data of charts: what the rows of a prepared table come to, for what a rule asks.

mod propose;
mod refill;
mod shapes;
mod time;

use std::collections::BTreeMap;

use chart_spec::{
    Ages, Bars, CityClimate, Days, Figure, Key, Kind, Line, Lines, Measure, Named, Pair, Panel,
    Rule, Spread, Subject, Week, What,
};
use contest::CITIES;
use polars::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    ColumnProfile,
    table::{Asked, GROUPS_MOST, Sum, Table},
};

pub(crate) use propose::propose;
pub use refill::{Need, Part, can_play, fixed_measure, likely_value, need, offered, refilled};
pub(crate) use shapes::outline;

/// Lines of a chart at most: more can neither be told apart nor named.
const LINES_MOST: usize = 80;
/// Points of a chart at most.
const POINTS_MOST: usize = 5_000;
/// Oldest age of a pyramid; who is older counts there.
const AGE_MOST: usize = 100;
/// Bars of a histogram.
const SPREAD_BARS: usize = 24;
/// The first and last year of the climate normals.
const NORMALS: (i64, i64) = (1991, 2020);

/// Why a table gives no such chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// The rule leaves a part open that its kind of chart must have: `x`, `y` or `by`.
    #[error("the chart says nothing for {0}")]
    Part(String),
    /// The rule names a column, here by its name, that is not there.
    #[error("the table has no column {0}")]
    Column(String),
    /// The named column is to be measured or counted along, and is no integer or number.
    #[error("the column {0} holds no numbers")]
    Numbers(String),
    /// The named column is to say when.
    #[error("the column {0} holds no years, months or dates")]
    Time(String),
    /// The named column is to say in which area.
    #[error("the column {0} holds no codes of districts, barris or wards")]
    Area(String),
    /// Above this number of groups nobody tells them apart.
    #[error("the columns give more than {0} groups")]
    Groups(usize),
    /// Every row is without one of the values.
    #[error("no row has the values that the chart needs")]
    Nothing,
    /// A damaged file or a defect, in English.
    #[error("the table cannot be read: {0}")]
    Broken(String),
}

impl From<PolarsError> for Unfit {
    fn from(error: PolarsError) -> Self {
        Self::Broken(error.to_string())
    }
}

type Computed<T> = Result<T, Unfit>;
/// A facet, the further keys, and what their rows come to.
type Faceted = (String, Vec<String>, Sum);

/// The data of a chart. `other` is a second table, from which the second of two values comes.
///
/// # Errors
///
/// [`Unfit`] where the table does not give it.
pub fn figure(table: Table, rule: &Rule, other: Option<Table>) -> Result<Figure, Unfit> {
    let from_other = |column: &str| other.is_some() && column == rule.y;
    if let Some(column) = rule
        .columns()
        .find(|column| !table.has(column) && !from_other(column))
    {
        return Err(Unfit::Column(column.to_owned()));
    }
    let asking = Asking { table, rule };
    match rule.kind {
        Kind::Bars => asking.bars(),
        Kind::Lines => asking.lines(),
        Kind::Map => asking.map(),
        Kind::Scatter => asking
            .pairs(other)
            .map(|(x, y, points)| Figure::Scatter { x, y, points }),
        Kind::Slope => asking
            .pairs(other)
            .map(|(x, y, points)| Figure::Slope { x, y, points }),
        Kind::Histogram => asking.histogram(),
        Kind::Week => asking.week(),
        Kind::Calendar => asking.calendar(),
        Kind::Stripes => asking.stripes(),
        Kind::Pyramid => asking.pyramid(),
        Kind::Climate => asking.climate(),
        // Outlines come from the raw file, not from the table.
        Kind::Outline => Err(Unfit::Nothing),
    }
}

struct Asking<'a> {
    table: Table<'a>,
    rule: &'a Rule,
}

/// What a group is called, in the order in which groups are shown.
fn group_names(key: Option<Key>, codes: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let mut found: Vec<String> = codes.filter(|code| !code.is_empty()).collect();
    found.sort_by_cached_key(|code| natural(code));
    found.dedup();
    let Some(key) = key else {
        return found.into_iter().map(|code| (code.clone(), code)).collect();
    };
    chart_spec::areas(key)
        .into_iter()
        .filter(|area| found.contains(&area.code))
        .map(|area| (area.code, area.name))
        .collect()
}

/// Sorts `9` before `10`, and `5-9` before `10-14`.
fn natural(text: &str) -> (i64, String) {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(i64::MAX), text.to_owned())
}

impl<'a> Asking<'a> {
    fn needed(part: &str, column: &'a str) -> Computed<&'a str> {
        if column.is_empty() {
            Err(Unfit::Part(part.to_owned()))
        } else {
            Ok(column)
        }
    }

    /// The column that is measured, if any.
    fn value(&self) -> Computed<Option<&'a str>> {
        let name = self.rule.y.as_str();
        if name.is_empty() {
            return if self.rule.measure == Measure::Count {
                Ok(None)
            } else {
                Err(Unfit::Part("y".to_owned()))
            };
        }
        numeric(self.table, name).map(Some)
    }

    /// The areas whose codes a column holds.
    fn key(&self, column: &str) -> Option<Key> {
        self.table.column(column).and_then(ColumnProfile::key)
    }

    fn what(&self) -> What {
        let unit = self
            .table
            .column(&self.rule.y)
            .map_or_else(String::new, |column| column.unit.clone());
        let subject = self
            .rule
            .subject
            .or_else(|| Subject::of_column(&self.rule.y));
        What {
            measure: self.rule.measure,
            subject,
            column: self.rule.y.clone(),
            unit,
        }
    }

    fn only(&self) -> Option<Expr> {
        let whole = |column: &str| {
            self.table
                .column(column)
                .is_some_and(|column| column.kind == "integer")
        };
        let condition = |(column, is): &(String, String)| match is.parse::<i64>() {
            Ok(number) if whole(column) => col(column.as_str()).eq(lit(number)),
            _ => col(column.as_str())
                .cast(DataType::String)
                .eq(lit(is.as_str())),
        };
        self.rule.only.iter().map(condition).reduce(Expr::and)
    }

    /// The columns that decide which rows count.
    fn deciding(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.rule.only.iter().map(|(column, _)| column.as_str())
    }

    /// Sums by keys: expressions over the named columns.
    fn sums(
        &self,
        columns: &[&'a str],
        keys: Vec<Expr>,
        value: Option<&'a str>,
    ) -> Computed<BTreeMap<Vec<String>, Sum>> {
        let mut columns = columns.to_vec();
        columns.extend(self.deciding());
        let sums = self
            .table
            .sums(&Asked {
                columns,
                keys,
                value,
                only: self.only(),
            })?
            .ok_or(Unfit::Groups(GROUPS_MOST))?;
        if sums.is_empty() {
            Err(Unfit::Nothing)
        } else {
            Ok(sums)
        }
    }

    fn measured(&self, sum: Sum) -> Option<f64> {
        match self.rule.measure {
            Measure::Count => Some(sum.count),
            Measure::Sum | Measure::Share => (sum.count > 0.0).then_some(sum.sum),
            Measure::Mean => sum.mean(),
        }
    }

    /// The whole table, and then each value of the facet: rows of `(facet, rest of the key, sum)`
    /// shared out.
    fn panels<T>(
        &self,
        rows: Vec<Faceted>,
        data: impl Fn(&BTreeMap<Vec<String>, Sum>) -> T,
    ) -> Vec<Panel<T>> {
        let mut whole: BTreeMap<Vec<String>, Sum> = BTreeMap::new();
        let mut parts: BTreeMap<String, BTreeMap<Vec<String>, Sum>> = BTreeMap::new();
        for (facet, key, sum) in rows {
            whole.entry(key.clone()).or_default().add(sum);
            if !facet.is_empty() {
                parts
                    .entry(facet)
                    .or_default()
                    .entry(key)
                    .or_default()
                    .add(sum);
            }
        }
        let mut panels = vec![Panel {
            code: String::new(),
            name: String::new(),
            level: String::new(),
            data: data(&whole),
        }];
        if self.rule.facet.is_empty() {
            return panels;
        }
        let key = self.key(&self.rule.facet);
        for (code, name) in group_names(key, parts.keys().cloned()) {
            let Some(rows) = parts.get(&code) else {
                continue;
            };
            let level = key.map_or("group", Key::name);
            let code = key.map_or_else(|| code.clone(), |key| format!("{}-{code}", key.name()));
            panels.push(Panel {
                code,
                name,
                level: level.to_owned(),
                data: data(rows),
            });
        }
        panels
    }

    /// The column that tells series apart, and sums by facet, by what is read from the column `x`,
    /// and by series.
    fn in_series(&self, x: &'a str, read: Expr) -> Computed<(&'a str, Vec<Faceted>)> {
        let by = self.rule.by.as_str();
        let (columns, series) = if by.is_empty() {
            (vec![x], lit(""))
        } else {
            (vec![x, by], col(by))
        };
        Ok((
            by,
            self.faceted(&columns, vec![read, series], self.value()?)?,
        ))
    }

    /// Sums by facet and further keys.
    fn faceted(
        &self,
        columns: &[&'a str],
        keys: Vec<Expr>,
        value: Option<&'a str>,
    ) -> Computed<Vec<Faceted>> {
        let facet = self.rule.facet.as_str();
        let mut columns = columns.to_vec();
        let mut all = vec![if facet.is_empty() {
            lit("")
        } else {
            col(facet)
        }];
        if !facet.is_empty() {
            columns.push(facet);
        }
        all.extend(keys);
        let sums = self.sums(&columns, all, value)?;
        Ok(sums
            .into_iter()
            .map(|(mut key, sum)| {
                let facet = key.remove(0);
                (facet, key, sum)
            })
            .collect())
    }

    fn bars(&self) -> Computed<Figure> {
        let x = Self::needed("x", &self.rule.x)?;
        let (by, rows) = self.in_series(x, col(x))?;
        let (key, series_key) = (self.key(x), self.key(by));
        let bars = |rows: &BTreeMap<Vec<String>, Sum>| -> Bars {
            let groups = group_names(key, rows.keys().map(|key| key[0].clone()));
            let series = group_names(series_key, rows.keys().map(|key| key[1].clone()));
            let series = if by.is_empty() {
                vec![(String::new(), String::new())]
            } else {
                series
            };
            let values = series
                .iter()
                .map(|(one, _)| {
                    let mut values: Vec<Option<f64>> = groups
                        .iter()
                        .map(|(group, _)| {
                            rows.get(&vec![group.clone(), one.clone()])
                                .and_then(|sum| self.measured(*sum))
                        })
                        .collect();
                    if self.rule.measure == Measure::Share {
                        let total: f64 = values.iter().flatten().sum();
                        // Of nothing there is no share.
                        values.iter_mut().for_each(|value| {
                            *value = value
                                .map(|value| value * 100.0 / total)
                                .filter(|share| share.is_finite());
                        });
                    }
                    values
                })
                .collect();
            Bars {
                groups,
                series: series.into_iter().map(|(_, name)| name).collect(),
                values,
            }
        };
        let mut areas = self.panels(rows, bars);
        let is_told = |area: &Panel<Bars>| area.data.values.iter().flatten().any(Option::is_some);
        if areas.first().is_none_or(|whole| !is_told(whole)) {
            return Err(Unfit::Nothing);
        }
        if areas[0].data.groups.len() * areas[0].data.series.len() > POINTS_MOST {
            return Err(Unfit::Groups(POINTS_MOST));
        }
        if let Some((key, parent)) = key.and_then(|key| Some((key, key.parent()?)))
            && self.rule.facet.is_empty()
        {
            let whole = areas[0].data.clone();
            areas.extend(
                chart_spec::areas(parent)
                    .into_iter()
                    .map(|larger| within(&whole, key, parent, larger)),
            );
        }
        // A part in which nothing was measured has no bars.
        areas.retain(is_told);
        Ok(Figure::Bars {
            what: self.what(),
            key,
            areas,
        })
    }

    fn lines(&self) -> Computed<Figure> {
        let x = Self::needed("x", &self.rule.x)?;
        let (axis, time) = time::axis(self.table, x)?;
        let (by, rows) = self.in_series(x, time)?;
        let lines = |rows: &BTreeMap<Vec<String>, Sum>| -> Lines {
            let names = group_names(self.key(by), rows.keys().map(|key| key[1].clone()));
            let names = if by.is_empty() {
                vec![(String::new(), String::new())]
            } else {
                names
            };
            let line = |(code, name): (String, String)| {
                let mut points: Vec<(f64, f64)> = rows
                    .iter()
                    .filter(|(key, _)| key[1] == code)
                    .filter_map(|(key, sum)| {
                        Some((time::place(axis, &key[0])?, self.measured(*sum)?))
                    })
                    .collect();
                points.sort_by(|one, other| one.0.total_cmp(&other.0));
                Line { code, name, points }
            };
            Lines {
                lines: names
                    .into_iter()
                    .map(line)
                    .filter(|line| !line.points.is_empty())
                    .collect(),
            }
        };
        let areas = self.panels(rows, lines);
        let whole = areas.first().map_or(&[][..], |area| &area.data.lines);
        if whole.len() > LINES_MOST || whole.iter().any(|line| line.points.len() > POINTS_MOST) {
            return Err(Unfit::Groups(if whole.len() > LINES_MOST {
                LINES_MOST
            } else {
                POINTS_MOST
            }));
        }
        // One point is no line.
        if whole.iter().all(|line| line.points.len() < 2) {
            return Err(Unfit::Nothing);
        }
        Ok(Figure::Lines {
            what: self.what(),
            axis,
            areas,
        })
    }

    /// Values by area of the column `x`.
    fn by_area(&self, key: Key) -> Computed<Vec<Named>> {
        let x = self.rule.x.as_str();
        let sums = self.sums(&[x], vec![col(x)], self.value()?)?;
        let total: f64 = sums.values().map(|sum| sum.sum).sum();
        let value = |sum: &Sum| {
            let value = self.measured(*sum)?;
            let value = if self.rule.measure == Measure::Share {
                value * 100.0 / total
            } else {
                value
            };
            Some(value).filter(|value| value.is_finite())
        };
        let named = |area: chart_spec::Area| {
            let value = match sums.get(&vec![area.code.clone()]) {
                Some(sum) => value(sum)?,
                // Where rows are counted, none is part of the finding.
                None if self.rule.measure == Measure::Count => 0.0,
                None => return None,
            };
            Some(Named {
                code: area.code,
                name: area.name,
                within: area.within.to_owned(),
                value,
            })
        };
        let values: Vec<Named> = chart_spec::areas(key)
            .into_iter()
            .filter_map(named)
            .collect();
        if values.is_empty() {
            Err(Unfit::Nothing)
        } else {
            Ok(values)
        }
    }

    fn map(&self) -> Computed<Figure> {
        let x = Self::needed("x", &self.rule.x)?;
        let key = self.key(x).ok_or_else(|| Unfit::Area(x.to_owned()))?;
        Ok(Figure::Map {
            what: self.what(),
            key,
            values: self.by_area(key)?,
        })
    }

    /// Two values by the column `by`; the second may come from another table that has the same
    /// areas.
    fn pairs(&self, other: Option<Table>) -> Computed<(What, What, Vec<Pair>)> {
        let (x, y) = (
            Self::needed("x", &self.rule.x)?,
            Self::needed("y", &self.rule.y)?,
        );
        numeric(self.table, x)?;
        let second = other.unwrap_or(self.table);
        numeric(second, y)?;
        let by = Self::needed("by", &self.rule.by)?;
        let key = self.key(by);
        if other.is_some() {
            if key.is_none() {
                return Err(Unfit::Area(by.to_owned()));
            }
            if second.column(by).and_then(ColumnProfile::key) != key {
                return Err(Unfit::Area(by.to_owned()));
            }
        }
        let measure = |column: &str| match self.rule.measure {
            Measure::Count => Subject::of_column(column).map_or(Measure::Mean, Subject::measure),
            measure => measure,
        };
        let what = |table: Table, column: &str| {
            let unit = table
                .column(column)
                .map_or_else(String::new, |column| column.unit.clone());
            What {
                measure: measure(column),
                subject: Subject::of_column(column),
                column: column.to_owned(),
                unit,
            }
        };
        let values = |table: Table,
                      column: &str,
                      only: Option<Expr>|
         -> Computed<BTreeMap<Vec<String>, f64>> {
            let mut columns = vec![by];
            if only.is_some() {
                columns.extend(self.deciding());
            }
            let sums = table
                .sums(&Asked {
                    columns,
                    keys: vec![col(by)],
                    value: Some(column),
                    only,
                })?
                .ok_or(Unfit::Groups(GROUPS_MOST))?;
            let value = |sum: Sum| {
                if measure(column) == Measure::Sum {
                    (sum.count > 0.0).then_some(sum.sum)
                } else {
                    sum.mean()
                }
            };
            Ok(sums
                .into_iter()
                .filter_map(|(key, sum)| Some((key, value(sum)?)))
                .collect())
        };
        let first = values(self.table, x, self.only())?;
        let second_only = if other.is_some() { None } else { self.only() };
        let (what_x, what_y) = (what(self.table, x), what(second, y));
        let second = values(second, y, second_only)?;
        let within: BTreeMap<String, &str> = key
            .map(|key| {
                chart_spec::areas(key)
                    .into_iter()
                    .map(|area| (area.code, area.within))
                    .collect()
            })
            .unwrap_or_default();
        let points: Vec<Pair> = group_names(key, first.keys().map(|key| key[0].clone()))
            .into_iter()
            .filter_map(|(code, name)| {
                let (x, y) = (
                    *first.get(&vec![code.clone()])?,
                    *second.get(&vec![code.clone()])?,
                );
                let within = within
                    .get(&code)
                    .map_or_else(String::new, |within| (*within).to_owned());
                Some(Pair {
                    code,
                    name,
                    within,
                    x,
                    y,
                })
            })
            .collect();
        match points.len() {
            0 => Err(Unfit::Nothing),
            count if count > POINTS_MOST => Err(Unfit::Groups(POINTS_MOST)),
            _ => Ok((what_x, what_y, points)),
        }
    }

    fn histogram(&self) -> Computed<Figure> {
        let y = numeric(self.table, Self::needed("y", &self.rule.y)?)?;
        let bound = |text: Option<&String>| text.and_then(|text| text.parse::<f64>().ok());
        let column = self.table.column(y);
        let (from, to) = column
            .and_then(|column| {
                Some((
                    bound(column.smallest.as_ref())?,
                    bound(column.largest.as_ref())?,
                ))
            })
            .filter(|(from, to)| from < to)
            .ok_or(Unfit::Nothing)?;
        #[expect(clippy::cast_precision_loss, reason = "a few bars")]
        let width = (to - from) / SPREAD_BARS as f64;
        let bar = ((col(y).cast(DataType::Float64) - lit(from)) / lit(width)).cast(DataType::Int64);
        let rows = self.faceted(&[y], vec![bar], Some(y))?;
        let spread = |rows: &BTreeMap<Vec<String>, Sum>| {
            let mut counts = vec![0; SPREAD_BARS];
            for (key, sum) in rows {
                if let Ok(bar) = key[0].parse::<usize>() {
                    #[expect(clippy::cast_possible_truncation, reason = "counts of rows")]
                    let count = sum.count as i64;
                    // The largest value belongs to the last bar.
                    counts[bar.min(SPREAD_BARS - 1)] += count;
                }
            }
            Spread { from, to, counts }
        };
        Ok(Figure::Histogram {
            what: self.what(),
            areas: self.panels(rows, spread),
        })
    }

    fn week(&self) -> Computed<Figure> {
        let x = Self::needed("x", &self.rule.x)?;
        let (columns, keys, shift) = time::week(self.table, x, &self.rule.by)?;
        let rows = self.faceted(&columns, keys, self.value()?)?;
        let week = |rows: &BTreeMap<Vec<String>, Sum>| {
            let mut sums = vec![vec![Sum::default(); 24]; 7];
            for (key, sum) in rows {
                if let Some((day, hour)) = time::hour_of_week(key, shift) {
                    sums[day][hour].add(*sum);
                }
            }
            let value = |sum: &Sum| self.measured(*sum).filter(|value| value.is_finite());
            Week {
                values: sums
                    .iter()
                    .map(|hours| hours.iter().map(value).collect())
                    .collect(),
            }
        };
        let mut areas = self.panels(rows, week);
        // Where rows are counted, hours without any say nothing; what is measured may well be zero.
        let counts = self.rule.measure == Measure::Count;
        if areas[0]
            .data
            .values
            .iter()
            .flatten()
            .all(|value| value.is_none_or(|value| counts && value == 0.0))
        {
            return Err(Unfit::Nothing);
        }
        if let Some(key) = self.key(&self.rule.facet).filter(|key| key.is_whole_city()) {
            name_whole(&mut areas[0], key);
        }
        Ok(Figure::Week {
            what: self.what(),
            areas,
        })
    }

    fn calendar(&self) -> Computed<Figure> {
        let (columns, keys) = time::date(self.table, Self::needed("x", &self.rule.x)?)?;
        let rows = self.faceted(&columns, keys, self.value()?)?;
        let days = |rows: &BTreeMap<Vec<String>, Sum>| {
            let mut days: Vec<(i32, f64)> = rows
                .iter()
                .filter_map(|(key, sum)| Some((time::day(key)?, self.measured(*sum)?)))
                .collect();
            days.sort_by_key(|(day, _)| *day);
            Days { days }
        };
        let areas = self.panels(rows, days);
        if areas[0].data.days.len() < 2 {
            return Err(Unfit::Nothing);
        }
        Ok(Figure::Calendar {
            what: self.what(),
            areas,
        })
    }

    fn stripes(&self) -> Computed<Figure> {
        let x = numeric(self.table, Self::needed("x", &self.rule.x)?)?;
        let y = numeric(self.table, Self::needed("y", &self.rule.y)?)?;
        let sums = self.sums(&[x], vec![col(x).cast(DataType::Int64)], Some(y))?;
        // A year of which months are missing is warmer or colder than it was.
        let whole = sums.values().map(|sum| sum.count).fold(0.0, f64::max);
        let mut years: Vec<(i64, f64)> = sums
            .iter()
            .filter(|(_, sum)| sum.count >= whole)
            .filter_map(|(key, sum)| Some((key[0].parse().ok()?, self.measured(*sum)?)))
            .collect();
        years.sort_by_key(|(year, _)| *year);
        if years.len() < 2 {
            Err(Unfit::Nothing)
        } else {
            Ok(Figure::Stripes {
                what: self.what(),
                years,
            })
        }
    }

    fn pyramid(&self) -> Computed<Figure> {
        let (age, sex) = (
            numeric(self.table, Self::needed("x", &self.rule.x)?)?,
            Self::needed("by", &self.rule.by)?,
        );
        let y = numeric(self.table, Self::needed("y", &self.rule.y)?)?;
        let levels: Vec<Key> = Key::all()
            .filter(|key| self.key(key.name()).is_some())
            .collect();
        let mut columns = vec![age, sex];
        columns.extend(levels.iter().map(|key| key.name()));
        let mut keys = vec![col(age).cast(DataType::Int64), col(sex)];
        keys.extend(levels.iter().map(|key| col(key.name())));
        let mut areas: BTreeMap<(usize, String), Ages> = BTreeMap::new();
        for (key, sum) in self.sums(&columns, keys, Some(y))? {
            let (Ok(age), Some(woman)) = (key[0].parse::<usize>(), is_woman(&key[1])) else {
                continue;
            };
            #[expect(clippy::cast_possible_truncation, reason = "counts of people")]
            let people = sum.sum as i64;
            let mut add = |level: usize, code: &str| {
                let ages = areas
                    .entry((level, code.to_owned()))
                    .or_insert_with(|| Ages {
                        women: vec![0; AGE_MOST + 1],
                        men: vec![0; AGE_MOST + 1],
                    });
                let side = if woman {
                    &mut ages.women
                } else {
                    &mut ages.men
                };
                side[age.min(AGE_MOST)] += people;
            };
            add(0, "");
            for (level, code) in (1..).zip(&key[2..]) {
                if !code.is_empty() {
                    add(level, code);
                }
            }
        }
        if areas.is_empty() {
            return Err(Unfit::Nothing);
        }
        let names: Vec<Vec<chart_spec::Area>> =
            levels.iter().map(|key| chart_spec::areas(*key)).collect();
        let areas = areas
            .into_iter()
            .filter_map(|((level, code), data)| {
                if level == 0 {
                    let mut whole = Panel {
                        code: String::new(),
                        name: String::new(),
                        level: String::new(),
                        data,
                    };
                    if let Some(key) = levels.first() {
                        name_whole(&mut whole, *key);
                    }
                    return Some(whole);
                }
                let key = levels[level - 1];
                // Towns around a city may have codes of the same kind; they are none of the city's.
                let area = names[level - 1].iter().find(|area| area.code == code)?;
                Some(Panel {
                    code: format!("{}-{code}", key.name()),
                    name: area.name.clone(),
                    level: key.name().to_owned(),
                    data,
                })
            })
            .collect();
        Ok(Figure::Pyramid { areas })
    }

    /// Monthly means 1991-2020: of the cities in the column `by`, or of one city's long series by
    /// year.
    fn climate(&self) -> Computed<Figure> {
        let month = numeric(self.table, Self::needed("x", &self.rule.x)?)?;
        let y = numeric(self.table, Self::needed("y", &self.rule.y)?)?;
        let year = self
            .table
            .profile
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .find(|name| time::is_year(name));
        // A long series without a column of cities is that of the city which calls years so.
        let only_city = CITIES
            .by_year_column(year.unwrap_or_default())
            .map_or("", |city| city.code);
        let months = |column: &'a str,
                      only: Option<Expr>,
                      year: Option<&'a str>|
         -> Computed<BTreeMap<String, Vec<f64>>> {
            let city = self.rule.by.as_str();
            let mut columns = vec![month];
            columns.extend(year);
            let mut keys = vec![lit(only_city), col(month).cast(DataType::Int64)];
            if !city.is_empty() {
                columns.push(city);
                keys[0] = col(city);
            }
            let sums = self
                .table
                .sums(&Asked {
                    columns,
                    keys,
                    value: Some(column),
                    only,
                })?
                .ok_or(Unfit::Groups(GROUPS_MOST))?;
            let mut found: BTreeMap<String, Vec<f64>> = BTreeMap::new();
            for (key, sum) in sums {
                let place = key[1]
                    .parse::<usize>()
                    .ok()
                    .and_then(|month| month.checked_sub(1))
                    .filter(|month| *month < 12);
                if let (Some(place), Some(mean)) = (place, sum.mean()) {
                    found
                        .entry(key[0].clone())
                        .or_insert_with(|| vec![f64::NAN; 12])[place] = mean;
                }
            }
            Ok(found
                .into_iter()
                .filter(|(_, means)| means.iter().all(|mean| mean.is_finite()))
                .collect())
        };
        let normals = year.map(|year| {
            col(year)
                .gt_eq(lit(NORMALS.0))
                .and(col(year).lt_eq(lit(NORMALS.1)))
        });
        let (mut temperature, mut rain) = (BTreeMap::new(), BTreeMap::new());
        if self.what().subject == Some(Subject::Rain) {
            rain = months(y, normals, year)?;
        } else {
            temperature = months(y, normals, year)?;
            let precipitation = self
                .table
                .profile
                .columns
                .iter()
                .find(|column| Subject::of_column(&column.name) == Some(Subject::Rain));
            if let Some(column) = precipitation {
                rain = months(&column.name, None, None)?;
            }
        }
        let mut cities: Vec<&String> = temperature.keys().chain(rain.keys()).collect();
        cities.sort_unstable();
        cities.dedup();
        let of = |means: &BTreeMap<String, Vec<f64>>, city: &String| {
            means.get(city).cloned().unwrap_or_default()
        };
        let cities: Vec<CityClimate> = cities
            .into_iter()
            .map(|city| CityClimate {
                city: city.clone(),
                temperature: of(&temperature, city),
                rain: of(&rain, city),
            })
            .collect();
        if cities.is_empty() {
            Err(Unfit::Nothing)
        } else {
            Ok(Figure::Climate {
                from: NORMALS.0,
                to: NORMALS.1,
                cities,
            })
        }
    }
}

/// A column of numbers.
fn numeric<'n>(table: Table, name: &'n str) -> Computed<&'n str> {
    let column = table
        .column(name)
        .ok_or_else(|| Unfit::Column(name.to_owned()))?;
    if matches!(column.kind.as_str(), "integer" | "number") {
        Ok(name)
    } else {
        Err(Unfit::Numbers(name.to_owned()))
    }
}

/// Names the panel of a whole city.
fn name_whole<T>(panel: &mut Panel<T>, key: Key) {
    let Some(city) = CITIES.find(key.city()) else {
        return;
    };
    city.code.clone_into(&mut panel.code);
    city.official_name.clone_into(&mut panel.name);
    "city".clone_into(&mut panel.level);
}

/// Among all areas of a key those that lie in a larger one.
fn within(whole: &Bars, key: Key, parent: Key, larger: chart_spec::Area) -> Panel<Bars> {
    let inside: Vec<String> = chart_spec::areas(key)
        .into_iter()
        .filter(|area| area.within == larger.code)
        .map(|area| area.code)
        .collect();
    let places: Vec<usize> = (0..whole.groups.len())
        .filter(|place| inside.contains(&whole.groups[*place].0))
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
        name: larger.name,
        level: parent.name().to_owned(),
        data,
    }
}

/// Whether a cell of a column of sexes means a woman. In Barcelona's register 1 is a woman and 2 a
/// man (`taula_dimensions_padro.csv`); the other way round mirrors the pyramid.
fn is_woman(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "1" | "dona" | "dones" | "mujer" | "mujeres" | "woman" | "women" | "female" | "f"
        | "女" | "女性" => Some(true),
        "2" | "home" | "homes" | "hombre" | "hombres" | "man" | "men" | "male" | "m" | "男"
        | "男性" => Some(false),
        _ => None,
    }
}

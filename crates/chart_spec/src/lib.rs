//! What a chart is made of: the rule that says which columns of a table play which part, and the
//! data that come of it.
//!
//! `datasets` computes the data from a prepared table, `charts` draws them; neither knows the
//! other. Nothing here reads a table, computes a value or draws a line.
//!
//! A rule is one line of text, as it stands in recipes:
//!
//! ```
//! use chart_spec::{Kind, Measure, Rule};
//!
//! let rule: Rule = "bars x=barri y=Preu measure=mean".parse().expect("a rule");
//! assert_eq!((rule.kind, rule.measure), (Kind::Bars, Measure::Mean));
//! assert!(rule.columns().eq(["barri", "Preu"]));
//! assert_eq!(rule.to_string(), "bars x=barri y=Preu measure=mean");
//! ```

#![warn(missing_docs)]

mod rule;
mod subject;

use contest::CityCode;
use serde::{Deserialize, Serialize};

pub use rule::{Key, Kind, Measure, NotARule, Rule};
pub use subject::Subject;

/// What is measured, so that it can be named in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct What {
    /// What was made of the column's values.
    pub measure: Measure,
    /// What it is about, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// The column's own name; empty where rows are counted.
    pub column: String,
    /// Unit that the file says, for a column whose subject is not known.
    pub unit: String,
}

/// One area's or group's data, beside those of others that it can be compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel<T> {
    /// Names it in addresses: an area's kind and code, such as `district-01`, a city's code, or a
    /// value of the column; empty for the whole table.
    pub code: String,
    /// As a reader sees it; empty for the whole table, where its city is not known.
    pub name: String,
    /// `city`, `district`, `barri`, `ward` or `group`; empty for the whole table.
    pub level: String,
    /// What is drawn of it.
    #[serde(flatten)]
    pub data: T,
}

/// People by single year of age (0 to 100 and older).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// How many women, by age: 101 numbers.
    pub women: Vec<i64>,
    /// How many men, by age: 101 numbers.
    pub men: Vec<i64>,
}

/// Values by weekday (Monday first) and hour (0 to 23); `None` where there is nothing to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Seven days of 24 values each.
    pub values: Vec<Vec<Option<f64>>>,
}

/// A value by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Code of the area.
    pub code: String,
    /// Name of the area, as its city writes it.
    pub name: String,
    /// The larger area in which this one lies; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
    /// In the unit of what is measured, or in per cent of all for a share.
    pub value: f64,
}

/// Values by group, for each of one or more series: `values[series][group]`, NaN as `null`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Code and name of each group, in the order in which they are shown.
    pub groups: Vec<(String, String)>,
    /// Names of the series; one empty name where there is nothing to tell apart.
    pub series: Vec<String>,
    /// For each series a value for each group; `None` where nothing was measured.
    pub values: Vec<Vec<Option<f64>>>,
}

/// Lines over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    /// Areas in their official order, others by number and letters; none is without a point.
    pub lines: Vec<Line>,
}

/// One line: points of time and value, in the order of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Code of the area, or the value of the column that tells lines apart; empty where there is
    /// one line.
    pub code: String,
    /// What the line is called; empty where there is one line.
    pub name: String,
    /// Time, in what its [`Axis`] counts, and value.
    pub points: Vec<(f64, f64)>,
}

/// What the horizontal axis of lines counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// Years of our era.
    Year,
    /// Months of a year, from 1.
    Month,
    /// Months since the first of the year 0.
    YearMonth,
    /// Quarters of a year, from 1.
    Quarter,
    /// Days since 1970.
    Day,
    /// A number that is no time.
    Number,
}

/// A value for each day, as days since 1970.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Days {
    /// Day and value, in the order of time; days of which nothing is known are left out.
    pub days: Vec<(i32, f64)>,
}

/// How values are spread: how many there are in each of equally wide bars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Where the first bar begins: the smallest value.
    pub from: f64,
    /// Where the last bar ends: the largest value, which belongs to that bar.
    pub to: f64,
    /// Rows in each bar, from low to high.
    pub counts: Vec<i64>,
}

/// A point of two values, or a slope from the first to the second.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// Code of the area, or the value of the column that tells points apart.
    pub code: String,
    /// What the point is called.
    pub name: String,
    /// What it is coloured by; empty for nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
    /// The first value, in the unit of the first column.
    pub x: f64,
    /// The second value, in the unit of the second column.
    pub y: f64,
}

/// One city's normals; an empty list is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CityClimate {
    /// Code of the city.
    pub city: CityCode,
    /// Mean of each month from January, in °C.
    pub temperature: Vec<f64>,
    /// Mean sum of each month from January, in mm.
    pub rain: Vec<f64>,
}

/// Where the areas of a key lie: rings of longitude and latitude in degrees, the outer ones and the
/// holes alike.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shapes {
    /// In the official order; areas without an outline are left out.
    pub areas: Vec<Shape>,
}

/// An area's outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// The area's official code.
    pub code: String,
    /// The area's name, as its city writes it.
    pub name: String,
    /// Each ends where it begins: longitude and latitude of its points, in degrees.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// A figure's data, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Figure {
    /// Women and men by age, area by area.
    Pyramid {
        /// The whole first, then its parts.
        areas: Vec<Panel<Ages>>,
    },
    /// Values by weekday and hour, area by area.
    Week {
        /// What is measured.
        what: What,
        /// The whole first, then its parts.
        areas: Vec<Panel<Week>>,
    },
    /// Monthly means of temperature (°C) and rain (mm) over a span of years.
    Climate {
        /// First year of the span.
        from: i64,
        /// Last year of the span, which belongs to it.
        to: i64,
        /// A city each, on shared scales.
        cities: Vec<CityClimate>,
    },
    /// A bar for each group, or several series of them.
    Bars {
        /// What is measured.
        what: What,
        /// What the groups are, where they are areas.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Key>,
        /// The whole first, then its parts.
        areas: Vec<Panel<Bars>>,
    },
    /// Values over time.
    Lines {
        /// What is measured.
        what: What,
        /// What the times of the points count.
        axis: Axis,
        /// The whole first, then its parts.
        areas: Vec<Panel<Lines>>,
    },
    /// A value for each area of a kind.
    Map {
        /// What is measured.
        what: What,
        /// The kind of the areas.
        key: Key,
        /// In the official order; areas of which nothing is known are left out.
        values: Vec<Named>,
    },
    /// Two values of each group, as points.
    Scatter {
        /// What the first value measures.
        x: What,
        /// What the second value measures.
        y: What,
        /// A point for each group, in the order of the groups.
        points: Vec<Pair>,
    },
    /// Two values of each group, as lines from the first to the second.
    Slope {
        /// What the first value measures.
        x: What,
        /// What the second value measures.
        y: What,
        /// A point for each group, in the order of the groups.
        points: Vec<Pair>,
    },
    /// A value for each day.
    Calendar {
        /// What is measured.
        what: What,
        /// The whole first, then its parts.
        areas: Vec<Panel<Days>>,
    },
    /// A value by year.
    Stripes {
        /// What is measured.
        what: What,
        /// Year and value, in the order of time.
        years: Vec<(i64, f64)>,
    },
    /// How the values of a column are spread.
    Histogram {
        /// What is measured.
        what: What,
        /// The whole first, then its parts.
        areas: Vec<Panel<Spread>>,
    },
    /// Where areas lie: what other tables' maps are drawn on.
    Outline {
        /// The kind of the areas.
        key: Key,
        /// The outlines.
        #[serde(flatten)]
        shapes: Shapes,
    },
}

impl Figure {
    /// Reads what a table's figures were kept as. Nothing is no figure; a figure of a kind that is
    /// not known any more is left out: preparing the table again makes it anew.
    #[must_use]
    pub fn read(json: &str) -> Vec<Self> {
        let values: Vec<serde_json::Value> = match serde_json::from_str(json) {
            Ok(serde_json::Value::Array(values)) => values,
            Ok(value) => vec![value],
            Err(_) => Vec::new(),
        };
        values
            .into_iter()
            .filter_map(|value| serde_json::from_value(value).ok())
            .collect()
    }

    /// The figures as text; empty where there are none.
    #[must_use]
    pub fn write(figures: &[Self]) -> String {
        if figures.is_empty() {
            String::new()
        } else {
            serde_json::to_string(figures).unwrap_or_default()
        }
    }

    /// The areas whose data can be chosen: code, name and level.
    #[must_use]
    pub fn areas(&self) -> Vec<(&str, &str, &str)> {
        fn of<T>(areas: &[Panel<T>]) -> Vec<(&str, &str, &str)> {
            areas
                .iter()
                .map(|area| (area.code.as_str(), area.name.as_str(), area.level.as_str()))
                .collect()
        }
        match self {
            Self::Pyramid { areas } => of(areas),
            Self::Week { areas, .. } => of(areas),
            Self::Bars { areas, .. } => of(areas),
            Self::Lines { areas, .. } => of(areas),
            Self::Calendar { areas, .. } => of(areas),
            Self::Histogram { areas, .. } => of(areas),
            Self::Climate { .. }
            | Self::Map { .. }
            | Self::Scatter { .. }
            | Self::Slope { .. }
            | Self::Stripes { .. }
            | Self::Outline { .. } => Vec::new(),
        }
    }

    /// The figure with other names of what it shows, where there are some: of areas, groups, lines
    /// and points.
    #[must_use]
    pub fn rename(mut self, name: &dyn Fn(&str) -> Option<String>) -> Self {
        fn put(text: &mut String, name: &dyn Fn(&str) -> Option<String>) {
            if let Some(other) = name(text) {
                *text = other;
            }
        }
        fn panels<T>(
            areas: &mut [Panel<T>],
            name: &dyn Fn(&str) -> Option<String>,
            data: impl Fn(&mut T),
        ) {
            for area in areas {
                put(&mut area.name, name);
                data(&mut area.data);
            }
        }
        match &mut self {
            Self::Pyramid { areas } => panels(areas, name, |_| {}),
            Self::Week { areas, .. } => panels(areas, name, |_| {}),
            Self::Calendar { areas, .. } => panels(areas, name, |_| {}),
            Self::Histogram { areas, .. } => panels(areas, name, |_| {}),
            Self::Bars { areas, .. } => panels(areas, name, |bars| {
                bars.groups
                    .iter_mut()
                    .for_each(|(_, group)| put(group, name));
                bars.series.iter_mut().for_each(|series| put(series, name));
            }),
            Self::Lines { areas, .. } => panels(areas, name, |lines| {
                lines
                    .lines
                    .iter_mut()
                    .for_each(|line| put(&mut line.name, name));
            }),
            Self::Map { values, .. } => {
                values
                    .iter_mut()
                    .for_each(|named| put(&mut named.name, name));
            }
            Self::Scatter { points, .. } | Self::Slope { points, .. } => {
                points
                    .iter_mut()
                    .for_each(|point| put(&mut point.name, name));
            }
            Self::Outline { shapes, .. } => {
                let areas = shapes.areas.iter_mut();
                areas.for_each(|area| put(&mut area.name, name));
            }
            Self::Climate { .. } | Self::Stripes { .. } => {}
        }
        self
    }

    /// The areas whose outlines a drawing needs.
    #[must_use]
    pub const fn needs_shapes(&self) -> Option<&Key> {
        match self {
            Self::Map { key, .. } => Some(key),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_what_is_not_known_is_left_out() {
        let stripes = Figure::Stripes {
            what: What::default(),
            years: vec![(1786, 14.5), (1787, 14.1)],
        };
        let text = Figure::write(std::slice::from_ref(&stripes));
        assert_eq!(Figure::read(&text), [stripes]);
        assert_eq!(Figure::read(""), []);
        assert_eq!(Figure::read(r#"{"kind":"places","areas":[]}"#), []);
        assert_eq!(
            Figure::read(r#"[{"kind":"pyramid","areas":[]},{"kind":"unheard"}]"#),
            [Figure::Pyramid { areas: Vec::new() }]
        );
    }
}

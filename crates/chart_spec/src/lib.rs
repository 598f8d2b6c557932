//! What a chart is made of: the rule that says which columns of a table play which part, and the
//! data that come of it.
//!
//! `datasets` computes the data from a prepared table, `charts` draws them; neither knows the
//! other.

mod area;
mod rule;
mod subject;

use serde::{Deserialize, Serialize};

pub use area::{Area, areas};
pub use rule::{Key, Kind, Measure, NotARule, Rule};
pub use subject::Subject;

/// What is measured, so that it can be named in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct What {
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
    pub code: String,
    pub name: String,
    /// `city`, `district`, `barri`, `ward` or `group`; empty for the whole table.
    pub level: String,
    #[serde(flatten)]
    pub data: T,
}

/// People by single year of age (0 to 100 and older).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    pub women: Vec<i64>,
    pub men: Vec<i64>,
}

/// Values by weekday (Monday first) and hour (0 to 23); `None` where there is nothing to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    pub values: Vec<Vec<Option<f64>>>,
}

/// A value by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub code: String,
    pub name: String,
    /// The larger area in which this one lies; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
    pub value: f64,
}

/// Values by group, for each of one or more series: `values[series][group]`, NaN as `null`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    pub groups: Vec<(String, String)>,
    pub series: Vec<String>,
    pub values: Vec<Vec<Option<f64>>>,
}

/// Lines over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    pub lines: Vec<Line>,
}

/// One line: points of time and value, in the order of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub code: String,
    pub name: String,
    pub points: Vec<(f64, f64)>,
}

/// What the horizontal axis of lines counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    Year,
    /// Months of a year, from 1.
    Month,
    /// Months since the first of the year 0.
    YearMonth,
    Quarter,
    /// Days since 1970.
    Day,
    Number,
}

/// A value for each day, as days since 1970.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Days {
    pub days: Vec<(i32, f64)>,
}

/// How values are spread: how many there are in each of equally wide bars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    pub from: f64,
    pub to: f64,
    pub counts: Vec<i64>,
}

/// A point of two values, or a slope from the first to the second.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    pub code: String,
    pub name: String,
    /// What it is coloured by; empty for nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
    pub x: f64,
    pub y: f64,
}

/// One city's normals; an empty list is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CityClimate {
    pub city: String,
    pub temperature: Vec<f64>,
    pub rain: Vec<f64>,
}

/// Where the areas of a key lie: rings of longitude and latitude in degrees, the outer ones and the
/// holes alike.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shapes {
    pub areas: Vec<Shape>,
}

/// An area's outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    pub code: String,
    pub name: String,
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// A figure's data, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Figure {
    Pyramid {
        areas: Vec<Panel<Ages>>,
    },
    Week {
        what: What,
        areas: Vec<Panel<Week>>,
    },
    /// Monthly means of temperature (°C) and rain (mm) over a span of years.
    Climate {
        from: i64,
        to: i64,
        cities: Vec<CityClimate>,
    },
    Bars {
        what: What,
        /// What the groups are, where they are areas.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<Key>,
        areas: Vec<Panel<Bars>>,
    },
    Lines {
        what: What,
        axis: Axis,
        areas: Vec<Panel<Lines>>,
    },
    Map {
        what: What,
        key: Key,
        values: Vec<Named>,
    },
    Scatter {
        x: What,
        y: What,
        points: Vec<Pair>,
    },
    Slope {
        x: What,
        y: What,
        points: Vec<Pair>,
    },
    Calendar {
        what: What,
        areas: Vec<Panel<Days>>,
    },
    /// A value by year.
    Stripes {
        what: What,
        years: Vec<(i64, f64)>,
    },
    Histogram {
        what: What,
        areas: Vec<Panel<Spread>>,
    },
    /// Where areas lie: what other tables' maps are drawn on.
    Outline {
        key: Key,
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

    /// The areas whose outlines a drawing needs.
    #[must_use]
    pub const fn needs_shapes(&self) -> Option<Key> {
        match self {
            Self::Map { key, .. } => Some(*key),
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

//! Scripts that load a table and draw a chart of it: the kit's, and those that the explorer shows.
//! Their text stands in templates under `app/kit`, one for each language and kind of chart.

mod javascript;
mod python;
mod r;

use chart_spec::{Key, Kind, Rule};
use contest::{Cities, Language};
use dataset_spec::{ColumnKind, Recipe};
use office::DatasetView;
use serde_json::json;

/// Days of the week as files in Catalan say them, in the order in which a week is read.
const WEEKDAYS: [&str; 7] = [
    "dilluns",
    "dimarts",
    "dimecres",
    "dijous",
    "divendres",
    "dissabte",
    "diumenge",
];
/// Bars of a chart at most.
const BARS: usize = 20;

/// Where a script finds a table: beside it, or at an address.
#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    Beside,
    At(&'a str),
}

/// A chart in code: of which table, by which rule, and with which second table.
pub(crate) struct Code<'a> {
    pub(crate) view: &'a DatasetView,
    pub(crate) rule: &'a Rule,
    /// The cities whose areas the tables may hold.
    pub(crate) cities: &'a Cities,
    pub(crate) source: Source<'a>,
    /// The table from which the second of two values comes.
    pub(crate) other: Option<(&'a DatasetView, &'a str)>,
}

/// The code of a kind of chart: its template, and what it fills in beside the rule's columns.
type Piece = (&'static str, Vec<(&'static str, String)>);

/// A text as Python, R and JavaScript write it: JSON's strings are theirs too.
fn quote(text: &str) -> String {
    json!(text).to_string()
}

fn names(view: &DatasetView, is: impl Fn(&str) -> bool) -> Vec<&str> {
    view.profile
        .columns
        .iter()
        .filter(|column| is(&column.kind))
        .map(|column| column.name.as_str())
        .collect()
}

fn texts(view: &DatasetView) -> Vec<&str> {
    names(view, |kind| kind == "text")
}

fn numbers(view: &DatasetView) -> Vec<&str> {
    names(view, |kind| matches!(kind, "integer" | "number"))
}

/// A template with its places `{{name}}` filled in, without the line's end behind it. What is
/// filled in is not looked at again: a column may be called like a place.
fn fill(template: &str, places: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let places: Vec<(&str, String)> = places.into_iter().collect();
    let mut text = String::new();
    let mut rest = template.strip_suffix('\n').unwrap_or(template);
    while let Some((before, (name, behind))) = rest
        .split_once("{{")
        .and_then(|(before, behind)| Some((before, behind.split_once("}}")?)))
    {
        let value = places.iter().find(|(known, _)| *known == name);
        debug_assert!(value.is_some(), "a template has the place {name}");
        text += before;
        text += value.map_or("", |(_, value)| value);
        rest = behind;
    }
    text + rest
}

impl Code<'_> {
    /// The scripts: name and text.
    pub(crate) fn scripts(&self) -> [(&'static str, String); 3] {
        let (title, attribution) = (
            quote(self.view.card.title.text(Language::En)),
            quote(&self.view.credit(Language::En)),
        );
        let script = |template: &str, table: String, chart: String| {
            let places = [
                ("table", table),
                ("chart", chart),
                ("title", title.clone()),
                ("attribution", attribution.clone()),
            ];
            fill(template, places) + "\n"
        };
        [
            (
                "start.py",
                script(
                    include_str!("../../kit/start.py"),
                    self.python_tables(),
                    self.python(),
                ),
            ),
            (
                "start.R",
                script(include_str!("../../kit/start.R"), self.r_tables(), self.r()),
            ),
            (
                "start.js",
                script(
                    include_str!("../../kit/start.js"),
                    self.javascript_tables(),
                    self.javascript(),
                ),
            ),
        ]
    }

    fn tables(&self, read: impl Fn(&str, &DatasetView, Source) -> String) -> String {
        let mut text = read("table", self.view, self.source);
        if let Some((other, address)) = self.other {
            text += "\n";
            text += &read("other", other, Source::At(address));
        }
        text
    }

    /// Adds a line for each column of which the rule takes some rows alone.
    fn push_only(&self, text: &mut String, template: &str) {
        for (column, is) in &self.rule.only {
            let places = [("column", quote(column)), ("value", quote(is))];
            *text += "\n";
            *text += &fill(template, places);
        }
    }

    /// Adds what tells the areas' names, where the chart labels codes.
    fn push_names(&self, text: &mut String, template: &str) {
        if let Some((codes, names)) = self.names() {
            let places = [("codes", quote(codes)), ("names", quote(&names))];
            *text += "\n";
            *text += &fill(template, places);
        }
    }

    /// The variable of the table from which the second of two values comes.
    const fn second_table(&self) -> &'static str {
        if self.other.is_some() {
            "other"
        } else {
            "table"
        }
    }

    /// The column of codes that the chart labels, and the column in which the areas' names stand.
    fn names(&self) -> Option<(&str, String)> {
        let labelled = match self.rule.kind {
            Kind::Bars | Kind::Map | Kind::Outline => &self.rule.x,
            Kind::Lines | Kind::Climate | Kind::Scatter | Kind::Slope => &self.rule.by,
            Kind::Histogram | Kind::Week | Kind::Calendar | Kind::Stripes | Kind::Pyramid => {
                return None;
            }
        };
        let column = self
            .view
            .profile
            .columns
            .iter()
            .find(|column| column.name == *labelled)?;
        let key = Key::from(column.areas(self.cities)?);
        let recipe = Recipe::parse(&self.view.recipe).ok()?;
        let named = recipe
            .columns
            .into_iter()
            .find(|rule| rule.kind == ColumnKind::Text && rule.names.as_ref() == Some(&key))?;
        Some((column.name.as_str(), named.name))
    }

    /// A piece of code that stands for a label: told by its name where there are some.
    fn call_label(&self, label: &str) -> String {
        if self.names().is_some() {
            format!("called({label})")
        } else {
            label.to_owned()
        }
    }

    /// How the column of sexes says "woman" and "man".
    fn sexes(&self) -> (&'static str, &'static str) {
        let column = self
            .view
            .profile
            .columns
            .iter()
            .find(|column| column.name == self.rule.by);
        let says = |text: &str| {
            column.is_some_and(|column| column.frequent.iter().any(|(known, _)| known == text))
        };
        if says("女") {
            ("女", "男")
        } else if says("Dona") {
            ("Dona", "Home")
        } else {
            ("1", "2")
        }
    }

    fn quote_sexes(&self) -> Vec<(&'static str, String)> {
        let (woman, man) = self.sexes();
        vec![("woman", quote(woman)), ("man", quote(man))]
    }

    fn is_moment(&self) -> bool {
        self.view
            .profile
            .columns
            .iter()
            .any(|column| column.name == self.rule.x && column.kind == "moment")
    }

    /// Year, month and day of a date that stands in columns of their own.
    fn date_parts(&self) -> Option<[String; 3]> {
        let find = |names: &[&str]| {
            self.view
                .profile
                .columns
                .iter()
                .find(|column| names.contains(&column.name.to_lowercase().as_str()))
                .map(|column| quote(&column.name))
        };
        let is_date = self.view.profile.columns.iter().any(|column| {
            column.name == self.rule.x && matches!(column.kind.as_str(), "date" | "moment")
        });
        if is_date {
            return None;
        }
        Some([
            find(&["any", "nk_any", "year", "年"])?,
            find(&["mes", "mes_any", "month", "月"])?,
            quote(&self.rule.x),
        ])
    }
}

#[cfg(test)]
mod tests;

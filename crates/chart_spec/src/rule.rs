//! Which columns of a table play which part in a chart.

use std::fmt::{self, Display};

use contest::{Areas, Cities};
use serde::{Deserialize, Serialize};

use crate::Subject;

/// What a chart looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Women and men by age.
    Pyramid,
    /// Weekdays and hours.
    Week,
    /// Months of temperature and rain.
    Climate,
    /// A bar per group.
    #[default]
    Bars,
    /// A line per series over time.
    Lines,
    /// Areas coloured by a value.
    Map,
    /// Points of two values.
    Scatter,
    /// Lines from one value to another.
    Slope,
    /// Days of months.
    Calendar,
    /// A stripe per year.
    Stripes,
    /// How values are spread.
    Histogram,
    /// Outlines of areas.
    Outline,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Bars,
        Self::Lines,
        Self::Map,
        Self::Scatter,
        Self::Slope,
        Self::Histogram,
        Self::Week,
        Self::Calendar,
        Self::Stripes,
        Self::Pyramid,
        Self::Climate,
        Self::Outline,
    ];

    /// As it stands in recipes and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pyramid => "pyramid",
            Self::Week => "week",
            Self::Climate => "climate",
            Self::Bars => "bars",
            Self::Lines => "lines",
            Self::Map => "map",
            Self::Scatter => "scatter",
            Self::Slope => "slope",
            Self::Calendar => "calendar",
            Self::Stripes => "stripes",
            Self::Histogram => "histogram",
            Self::Outline => "outline",
        }
    }

    /// The kind of a code; `None` for another word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is made of the values of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// How many rows there are.
    #[default]
    Count,
    /// The sum of the values.
    Sum,
    /// The mean of the values.
    Mean,
    /// The sum as a share of its series, in per cent.
    Share,
}

impl Measure {
    /// Every measure, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Count, Self::Sum, Self::Mean, Self::Share];

    /// As it stands in recipes and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Share => "share",
        }
    }

    /// The measure of a code; `None` for another word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }
}

/// The name of a kind of a city's areas, by which tables are joined. Which areas those are, a table
/// of cities says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// The key of a name, known or not.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The column's name in a prepared table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The areas of this name, where some city has them.
    #[must_use]
    pub fn areas<'c>(&self, cities: &'c Cities) -> Option<Areas<'c>> {
        cities.areas_named(&self.0)
    }
}

impl From<Areas<'_>> for Key {
    fn from(areas: Areas<'_>) -> Self {
        Self::new(areas.name())
    }
}

/// A chart of a table. What is empty plays no part; what each part means depends on the kind.
///
/// It is written as one line, see [`Display`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rule {
    /// What the chart looks like.
    pub kind: Kind,
    /// Groups of bars, areas of a map, time of lines, the first of two values.
    pub x: String,
    /// What is measured; the second of two values. Rows are counted where it is empty.
    pub y: String,
    /// What tells lines, bars beside each other, or points apart.
    pub by: String,
    /// What the reader chooses one of, or sees side by side.
    pub facet: String,
    /// What is made of the values of `y`.
    pub measure: Measure,
    /// Rows count only where each of these columns is the text beside it.
    pub only: Vec<(String, String)>,
    /// What it is about, where the column's name does not say it.
    pub subject: Option<Subject>,
}

impl Rule {
    /// The columns that play a part.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        let only = self.only.iter().map(|(column, _)| column);
        [&self.x, &self.y, &self.by, &self.facet]
            .into_iter()
            .chain(only)
            .map(String::as_str)
            .filter(|name| !name.is_empty())
    }

    /// The rule with a column under its new name.
    #[must_use]
    pub fn rename(&self, name: impl Fn(&str) -> String) -> Self {
        let part = |column: &String| {
            if column.is_empty() {
                String::new()
            } else {
                name(column)
            }
        };
        Self {
            x: part(&self.x),
            y: part(&self.y),
            by: part(&self.by),
            facet: part(&self.facet),
            only: self
                .only
                .iter()
                .map(|(column, is)| (part(column), is.clone()))
                .collect(),
            ..self.clone()
        }
    }
}

/// A rule as one line: `bars x=barri y=Preu measure=mean only=Any:2023`. Blanks and colons within a
/// name are written as in an address, `%20` and `%3A`.
impl Display for Rule {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        line.write_str(self.kind.code())?;
        let measure = if self.measure == Measure::Count {
            ""
        } else {
            self.measure.code()
        };
        let subject = self.subject.map_or("", Subject::code);
        for (part, value) in [
            ("x", self.x.as_str()),
            ("y", &self.y),
            ("by", &self.by),
            ("facet", &self.facet),
            ("measure", measure),
            ("subject", subject),
        ] {
            if !value.is_empty() {
                write!(line, " {part}={}", escape(value))?;
            }
        }
        for (column, is) in &self.only {
            write!(line, " only={}:{}", escape(column), escape(is))?;
        }
        Ok(())
    }
}

/// A text as one word of a line.
fn escape(text: &str) -> String {
    text.replace('%', "%25")
        .replace(' ', "%20")
        .replace('\u{3000}', "%E3%80%80")
        .replace(':', "%3A")
}

/// The text that was written as one word.
fn unescape(word: &str) -> String {
    word.replace("%3A", ":")
        .replace("%E3%80%80", "\u{3000}")
        .replace("%20", " ")
        .replace("%25", "%")
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}

/// Why a line is no rule: the word that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotARule(pub String);

impl Display for NotARule {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(line, "a chart cannot be made of the word {:?}", self.0)
    }
}

impl TryFrom<String> for Rule {
    type Error = NotARule;

    fn try_from(line: String) -> Result<Self, NotARule> {
        line.parse()
    }
}

impl std::str::FromStr for Rule {
    type Err = NotARule;

    fn from_str(line: &str) -> Result<Self, NotARule> {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let mut rule = Self {
            kind: Kind::of_code(kind).ok_or_else(|| NotARule(kind.to_owned()))?,
            ..Self::default()
        };
        for word in words {
            let unknown = || NotARule(word.to_owned());
            let (part, value) = word.split_once('=').ok_or_else(unknown)?;
            let text = unescape(value);
            match part {
                "x" => rule.x = text,
                "y" => rule.y = text,
                "by" => rule.by = text,
                "facet" => rule.facet = text,
                "measure" => rule.measure = Measure::of_code(value).ok_or_else(unknown)?,
                "only" => {
                    let (column, is) = value.split_once(':').ok_or_else(unknown)?;
                    rule.only.push((unescape(column), unescape(is)));
                }
                "subject" => rule.subject = Some(Subject::of_code(value).ok_or_else(unknown)?),
                _ => return Err(unknown()),
            }
        }
        Ok(rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_rule_it_was_written_from() {
        let rule = Rule {
            kind: Kind::Lines,
            x: "Any".to_owned(),
            y: "50% of all".to_owned(),
            by: "ward".to_owned(),
            measure: Measure::Mean,
            only: vec![
                ("CODI".to_owned(), "8".to_owned()),
                ("kind".to_owned(), "a: b".to_owned()),
            ],
            subject: Some(Subject::People),
            ..Rule::default()
        };
        assert_eq!(
            rule.to_string(),
            "lines x=Any y=50%25%20of%20all by=ward measure=mean subject=people \
             only=CODI:8 only=kind:a%3A%20b"
        );
        assert_eq!(rule.to_string().parse(), Ok(rule));
        assert_eq!("pie x=a".parse::<Rule>(), Err(NotARule("pie".to_owned())));
        assert_eq!("bars x".parse::<Rule>(), Err(NotARule("x".to_owned())));
    }
}

//! What the explorer's form and its address say, and what is told of charts wherever they stand.

use chart_spec::{Kind, Measure, Rule};
use contest::Language;
use dataset_spec::{Recipe, Unfit};
use frame::{city::list_areas, visit::Visit};
use office::DatasetView;
use serde::Deserialize;

/// What the form says. Empty is not chosen.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct ChartQuery {
    pub(super) dataset: String,
    pub(super) kind: String,
    pub(super) x: String,
    pub(super) y: String,
    pub(super) by: String,
    pub(super) facet: String,
    pub(super) measure: String,
    /// Rows count only where this column is `is`.
    pub(super) only: String,
    pub(super) is: String,
    /// The data set from which the second of two values comes.
    pub(super) other: String,
    pub(super) area: String,
    /// The data set and the kind that the form was made for: what was chosen for another kind is
    /// filled in for the new one.
    pub(super) of: String,
    pub(super) was: String,
}

impl ChartQuery {
    /// The chart that was picked, of a table with these columns. A column of another table is left
    /// out.
    pub(super) fn rule(&self, view: &DatasetView, other: Option<&DatasetView>) -> Option<Rule> {
        self.rule_of(Kind::of_code(&self.kind)?, view, other)
    }

    /// What was picked, as a chart of a kind.
    pub(super) fn rule_of(
        &self,
        kind: Kind,
        view: &DatasetView,
        other: Option<&DatasetView>,
    ) -> Option<Rule> {
        let known = |name: &str| {
            view.profile
                .columns
                .iter()
                .any(|column| column.name == name)
        };
        let part = |name: &String| {
            if known(name) {
                name.clone()
            } else {
                String::new()
            }
        };
        let elsewhere = |name: &str| {
            other.is_some_and(|other| {
                other
                    .profile
                    .columns
                    .iter()
                    .any(|column| column.name == name)
            })
        };
        if kind == Kind::Outline {
            return None;
        }
        let roles = roles(kind);
        let y = if elsewhere(&self.y) {
            self.y.clone()
        } else {
            part(&self.y)
        };
        Some(Rule {
            kind,
            x: if roles.x.is_some() {
                part(&self.x)
            } else {
                String::new()
            },
            y,
            by: if roles.by.is_some() {
                part(&self.by)
            } else {
                String::new()
            },
            facet: if roles.facet {
                part(&self.facet)
            } else {
                String::new()
            },
            measure: dataset_spec::fixed_measure(kind)
                .unwrap_or_else(|| Measure::of_code(&self.measure).unwrap_or_default()),
            only: if known(&self.only) && !self.is.is_empty() {
                vec![(self.only.clone(), self.is.clone())]
            } else {
                Vec::new()
            },
            subject: self.subject(view),
        })
    }

    /// What the values are about, as the data set's own chart of the same column says.
    fn subject(&self, view: &DatasetView) -> Option<chart_spec::Subject> {
        let own = Recipe::parse(&view.recipe).ok()?.figures;
        own.into_iter()
            .find(|rule| rule.y == self.y && rule.subject.is_some())
            .and_then(|rule| rule.subject)
    }

    /// The fields in which something was chosen, but for the area.
    pub(super) fn chosen(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let Self {
            dataset,
            kind,
            x,
            y,
            by,
            facet,
            measure,
            only,
            is,
            other,
            area: _,
            of: _,
            was: _,
        } = self;
        [
            ("dataset", dataset),
            ("kind", kind),
            ("x", x),
            ("y", y),
            ("by", by),
            ("facet", facet),
            ("measure", measure),
            ("only", only),
            ("is", is),
            ("other", other),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
    }

    /// What a rule says, as the form would.
    pub(super) fn of(dataset: &str, rule: &Rule) -> Self {
        let (only, is) = rule.only.first().cloned().unwrap_or_default();
        Self {
            dataset: dataset.to_owned(),
            kind: rule.kind.code().to_owned(),
            x: rule.x.clone(),
            y: rule.y.clone(),
            by: rule.by.clone(),
            facet: rule.facet.clone(),
            measure: rule.measure.code().to_owned(),
            only,
            is,
            ..Self::default()
        }
    }

    /// Whether the form was made for another data set than the one that is picked now.
    pub(super) fn is_of_another_dataset(&self) -> bool {
        !self.of.is_empty() && self.of != self.dataset
    }

    /// Whether the form was made for another kind than the one that is picked now.
    pub(super) fn is_of_another_kind(&self) -> bool {
        !self.was.is_empty() && self.was != self.kind
    }

    /// What says something about the picked data set: columns and kinds of another table do not.
    pub(super) fn of_its_dataset(self) -> Self {
        if self.is_of_another_dataset() {
            Self {
                dataset: self.dataset,
                ..Self::default()
            }
        } else {
            self
        }
    }

    /// The data set from which the second value is to come, where the kind of chart takes it from
    /// another one.
    pub(super) fn second_dataset(&self) -> Option<&str> {
        let takes_other = Kind::of_code(&self.kind).is_some_and(|kind| roles(kind).other);
        (takes_other && self.other != self.dataset).then_some(self.other.as_str())
    }

    /// The query that says the same.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.chosen());
        query.finish()
    }

    /// What was picked, with the columns of a chart; what is not of the chart stays.
    pub(super) fn with(&self, rule: &Rule) -> Self {
        Self {
            other: self.other.clone(),
            ..Self::of(&self.dataset, rule)
        }
    }
}

/// The explorer's query for a rule of a data set.
pub(super) fn query(dataset: &str, rule: &Rule) -> String {
    ChartQuery::of(dataset, rule).query()
}

/// The line that must stand below a chart of one or two tables.
pub(super) fn attribution(
    language: Language,
    view: &DatasetView,
    other: Option<&DatasetView>,
) -> String {
    let own = view.credit(language);
    match other
        .map(|other| other.credit(language))
        .filter(|other| *other != own)
    {
        Some(other) => format!("{own} · {other}"),
        None => own,
    }
}

/// Why a table gives no such chart, in words.
pub(super) fn unfit(visit: &Visit, why: &Unfit) -> String {
    let language = visit.language;
    match why {
        Unfit::Part(part) => i18n::unfit_part(language, part_name(language, part)),
        Unfit::Column(column) => i18n::unfit_column(language, column),
        Unfit::Numbers(column) => i18n::unfit_numbers(language, column),
        Unfit::Time(column) => i18n::unfit_time(language, column),
        Unfit::Area(column) => {
            i18n::unfit_area(language, column, list_areas(&visit.cities, language))
        }
        Unfit::Groups(most) => i18n::unfit_groups(
            language,
            i18n::number(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Unfit::Nothing => i18n::unfit_nothing(language).to_owned(),
        Unfit::Broken(error) => error.clone(),
    }
}

/// Names what a column is for in a kind of chart.
pub(super) type RoleName = fn(Language) -> &'static str;

/// What the parts of a kind of chart are called.
pub(super) struct Roles {
    pub(super) x: Option<RoleName>,
    pub(super) y: Option<RoleName>,
    pub(super) by: Option<RoleName>,
    pub(super) facet: bool,
    /// Whether the second value may come from another table.
    pub(super) other: bool,
}

pub(super) const fn roles(kind: Kind) -> Roles {
    let none = Roles {
        x: None,
        y: Some(i18n::explore_value),
        by: None,
        facet: false,
        other: false,
    };
    match kind {
        Kind::Bars => Roles {
            x: Some(i18n::explore_groups),
            by: Some(i18n::explore_series),
            facet: true,
            ..none
        },
        Kind::Lines => Roles {
            x: Some(i18n::explore_time),
            by: Some(i18n::explore_series),
            facet: true,
            ..none
        },
        Kind::Map => Roles {
            x: Some(i18n::explore_areas),
            ..none
        },
        Kind::Scatter | Kind::Slope => Roles {
            x: Some(i18n::explore_first),
            y: Some(i18n::explore_second),
            by: Some(i18n::explore_points),
            other: true,
            ..none
        },
        Kind::Histogram => Roles {
            facet: true,
            ..none
        },
        Kind::Week => Roles {
            x: Some(i18n::explore_weekday),
            by: Some(i18n::explore_hour),
            facet: true,
            ..none
        },
        Kind::Calendar => Roles {
            x: Some(i18n::explore_date),
            facet: true,
            ..none
        },
        Kind::Stripes => Roles {
            x: Some(i18n::explore_year),
            ..none
        },
        Kind::Pyramid => Roles {
            x: Some(i18n::explore_age),
            by: Some(i18n::explore_sex),
            ..none
        },
        Kind::Climate => Roles {
            x: Some(i18n::explore_month),
            by: Some(i18n::explore_city),
            ..none
        },
        Kind::Outline => Roles { y: None, ..none },
    }
}

pub(super) fn part_name(language: Language, part: &str) -> &'static str {
    match part {
        "x" => i18n::explore_part_x(language),
        "by" => i18n::explore_part_by(language),
        _ => i18n::explore_value(language),
    }
}

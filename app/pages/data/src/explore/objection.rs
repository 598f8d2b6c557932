//! What stands against a field of the explorer: why a table gives no such chart, beside the field
//! that can mend it.

use chart_spec::Rule;
use contest::Language;
use dataset_spec::{Profile, Unfit};
use frame::visit::Visit;

use crate::query::unfit;

/// What stands against a field.
pub(super) struct Objection {
    pub(super) field: &'static str,
    pub(super) text: String,
}

impl Objection {
    /// Beside which field it stands why a table gives no such chart, and in which words.
    pub(super) fn of(visit: &Visit, why: &Unfit, rule: &Rule, profile: &Profile) -> Self {
        let language = visit.language;
        let text = unfit(visit, why);
        let field = match why {
            Unfit::Part(part) => match part.as_str() {
                "by" => "by",
                "x" => "x",
                _ => "y",
            },
            Unfit::Column(column)
            | Unfit::Numbers(column)
            | Unfit::Time(column)
            | Unfit::Area(column) => parts(rule)
                .into_iter()
                .find(|(_, name)| *name == column)
                .map_or("y", |(field, _)| field),
            Unfit::Groups(most) => return Self::of_groups(language, *most, rule, profile, text),
            Unfit::Nothing => {
                if let Some((column, is)) = rule.only.first() {
                    return Self {
                        field: "is",
                        text: i18n::unfit_only(language, is, column),
                    };
                }
                if rule.y.is_empty() { "x" } else { "y" }
            }
            Unfit::Broken(_) => "kind",
        };
        Self { field, text }
    }

    /// Of too many groups: beside the part whose column has the most values.
    fn of_groups(
        language: Language,
        most: usize,
        rule: &Rule,
        profile: &Profile,
        text: String,
    ) -> Self {
        let find = |name: &str| profile.columns.iter().find(|column| column.name == name);
        let grouping = parts(rule)
            .into_iter()
            .filter(|(field, _)| *field != "y")
            .filter_map(|(field, name)| Some((field, find(name)?)));
        let Some((field, column)) = grouping.max_by_key(|(_, column)| column.distinct) else {
            return Self { field: "x", text };
        };
        let number =
            |count: usize| i18n::number(language, i64::try_from(count).unwrap_or(i64::MAX));
        Self {
            field,
            text: i18n::unfit_groups_of(
                language,
                &column.name,
                number(column.distinct),
                number(most),
            ),
        }
    }
}

/// The fields of a chart's parts, with the columns that they name.
const fn parts(rule: &Rule) -> [(&'static str, &String); 4] {
    [
        ("x", &rule.x),
        ("y", &rule.y),
        ("by", &rule.by),
        ("facet", &rule.facet),
    ]
}

//! The Python of a chart: tables by pandas, drawings by matplotlib.

use chart_spec::{Kind, Measure, Rule};
use serde_json::json;

use super::{BARS, Code, Source, WEEKDAYS, filled, quoted, texts};

impl Code<'_> {
    pub(super) fn python_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => "here / \"table.csv\"".to_owned(),
                Source::At(address) => quoted(address),
            };
            format!("{name} = read({from}, {})", json!(texts(view)))
        });
        self.push_only(&mut text, include_str!("../../../kit/python/only.py"));
        self.push_names(&mut text, include_str!("../../../kit/python/names.py"));
        text
    }

    pub(super) fn python(&self) -> String {
        let Rule { x, y, by, .. } = self.rule;
        let (x, y, by) = (quoted(x), quoted(y), quoted(by));
        let measured = |keys: &str| match (self.rule.measure, self.rule.y.is_empty()) {
            (Measure::Count, true) => format!("table.groupby({keys}).size()"),
            (Measure::Count, false) => format!("table.groupby({keys})[{y}].count()"),
            (Measure::Sum | Measure::Share, _) => format!("table.groupby({keys})[{y}].sum()"),
            (Measure::Mean, _) => format!("table.groupby({keys})[{y}].mean()"),
        };
        let (template, own) = match self.rule.kind {
            Kind::Pyramid => (
                include_str!("../../../kit/python/pyramid.py"),
                self.sexes_quoted(),
            ),
            Kind::Week if self.is_moment() => (
                include_str!("../../../kit/python/week_of_moments.py"),
                vec![(
                    "measured",
                    measured("[when.dt.dayofweek.rename(\"day\"), when.dt.hour.rename(\"hour\")]"),
                )],
            ),
            Kind::Week => (
                include_str!("../../../kit/python/week.py"),
                vec![
                    ("days", json!(WEEKDAYS).to_string()),
                    (
                        "measured",
                        measured(&format!("[table[{x}].str.strip().str.lower(), {by}]")),
                    ),
                ],
            ),
            Kind::Climate | Kind::Lines => {
                let groups = if self.rule.by.is_empty() {
                    format!("[({y}, table)]")
                } else {
                    format!("table.groupby({by})")
                };
                (
                    include_str!("../../../kit/python/lines.py"),
                    vec![
                        ("groups", groups),
                        ("measured", measured(&x).replace("table.", "rows.")),
                        ("label", self.called("name")),
                    ],
                )
            }
            Kind::Calendar => {
                let when = match self.date_parts() {
                    Some([year, month, day]) => format!(
                        "pd.to_datetime(dict(\
                         year=table[{year}], month=table[{month}], day=table[{day}]))"
                    ),
                    None => format!("pd.to_datetime(table[{x}]).dt.normalize()"),
                };
                (
                    include_str!("../../../kit/python/calendar.py"),
                    vec![("measured", measured(&when))],
                )
            }
            Kind::Stripes => (
                include_str!("../../../kit/python/stripes.py"),
                vec![("measured", measured(&x))],
            ),
            Kind::Scatter | Kind::Slope => (
                if self.rule.kind == Kind::Scatter {
                    include_str!("../../../kit/python/scatter.py")
                } else {
                    include_str!("../../../kit/python/slope.py")
                },
                vec![
                    ("second", self.second_table().to_owned()),
                    ("label", self.called("name")),
                ],
            ),
            Kind::Histogram => (include_str!("../../../kit/python/histogram.py"), Vec::new()),
            Kind::Bars | Kind::Map | Kind::Outline => {
                let labels = if self.names().is_some() {
                    "[called(code) for code in groups.index]"
                } else {
                    "groups.index"
                };
                (
                    include_str!("../../../kit/python/bars.py"),
                    vec![
                        ("measured", measured(&x)),
                        ("most", BARS.to_string()),
                        ("labels", labels.to_owned()),
                    ],
                )
            }
        };
        filled(
            template,
            own.into_iter().chain([("x", x), ("y", y), ("by", by)]),
        )
    }
}

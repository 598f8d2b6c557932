//! The R of a chart: nothing but what R itself has.

use chart_spec::{Kind, Measure, Rule};

use super::{BARS, Code, Source, WEEKDAYS, filled, quoted, texts};

impl Code<'_> {
    pub(super) fn r_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => quoted("table.csv"),
                Source::At(address) => quoted(address),
            };
            // R reads what is not named here by itself.
            let classes = texts(view)
                .iter()
                .map(|name| format!("{} = \"character\"", quoted(name)))
                .collect::<Vec<_>>()
                .join(", ");
            let classes = if classes.is_empty() {
                "NA".to_owned()
            } else {
                format!("c({classes})")
            };
            format!("{name} <- read({from}, {classes})")
        });
        self.push_only(&mut text, include_str!("../../../kit/r/only.R"));
        self.push_names(&mut text, include_str!("../../../kit/r/names.R"));
        text
    }

    pub(super) fn r(&self) -> String {
        let Rule { x, y, by, .. } = self.rule;
        let (x, y, by) = (quoted(x), quoted(y), quoted(by));
        let measured = |keys: &str| match (self.rule.measure, self.rule.y.is_empty()) {
            (Measure::Count, true) => format!("tapply(rep(1, nrow(table)), {keys}, sum)"),
            (Measure::Count, false) => format!("tapply(!is.na(table[[{y}]]), {keys}, sum)"),
            (Measure::Sum | Measure::Share, _) => {
                format!("tapply(as.numeric(table[[{y}]]), {keys}, sum, na.rm = TRUE)")
            }
            (Measure::Mean, _) => {
                format!("tapply(as.numeric(table[[{y}]]), {keys}, mean, na.rm = TRUE)")
            }
        };
        let week = |day: &str, hour: &str, days: &str| {
            measured(&format!(
                "list(factor({hour}, levels = 0:23), factor({day}, levels = rev({days})))"
            ))
        };
        let (template, own) = match self.rule.kind {
            Kind::Pyramid => (
                include_str!("../../../kit/r/pyramid.R"),
                self.sexes_quoted(),
            ),
            Kind::Week if self.is_moment() => (
                include_str!("../../../kit/r/week_of_moments.R"),
                vec![(
                    "measured",
                    week(
                        "format(when, \"%u\")",
                        "as.integer(format(when, \"%H\"))",
                        "as.character(1:7)",
                    ),
                )],
            ),
            Kind::Week => {
                let days = format!("c({})", WEEKDAYS.map(quoted).join(", "));
                let measured = week(
                    &format!("tolower(trimws(table[[{x}]]))"),
                    &format!("as.integer(table[[{by}]])"),
                    &days,
                );
                (
                    include_str!("../../../kit/r/week.R"),
                    vec![("measured", measured), ("days", days)],
                )
            }
            Kind::Climate | Kind::Lines => {
                let group = if self.rule.by.is_empty() {
                    format!("rep({y}, nrow(table))")
                } else {
                    format!("table[[{by}]]")
                };
                (
                    include_str!("../../../kit/r/lines.R"),
                    vec![
                        (
                            "measured",
                            measured(&format!("list(table[[{x}]], {group})")),
                        ),
                        ("labels", self.called("colnames(lines)")),
                    ],
                )
            }
            Kind::Calendar => {
                let when = match self.date_parts() {
                    Some([year, month, day]) => format!(
                        "as.Date(sprintf(\"%d-%d-%d\", as.integer(table[[{year}]]), \
                         as.integer(table[[{month}]]), as.integer(table[[{day}]])))"
                    ),
                    None => format!("as.Date(substr(table[[{x}]], 1, 10))"),
                };
                (
                    include_str!("../../../kit/r/calendar.R"),
                    vec![("measured", measured(&format!("as.character({when})")))],
                )
            }
            Kind::Stripes => (
                include_str!("../../../kit/r/stripes.R"),
                vec![("measured", measured(&format!("table[[{x}]]")))],
            ),
            Kind::Scatter | Kind::Slope => (
                if self.rule.kind == Kind::Scatter {
                    include_str!("../../../kit/r/scatter.R")
                } else {
                    include_str!("../../../kit/r/slope.R")
                },
                vec![
                    ("second", self.second_table().to_owned()),
                    ("labels", self.called("both")),
                ],
            ),
            Kind::Histogram => (include_str!("../../../kit/r/histogram.R"), Vec::new()),
            Kind::Bars | Kind::Map | Kind::Outline => (
                include_str!("../../../kit/r/bars.R"),
                vec![
                    ("measured", measured(&format!("table[[{x}]]"))),
                    ("most", BARS.to_string()),
                    ("labels", self.called("names(groups)")),
                ],
            ),
        };
        filled(
            template,
            own.into_iter().chain([("x", x), ("y", y), ("by", by)]),
        )
    }
}

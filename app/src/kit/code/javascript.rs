//! The JavaScript of a chart: tables by D3, drawings by Observable Plot.

use chart_spec::{Kind, Measure, Rule};
use serde_json::json;

use super::{BARS, Code, Source, WEEKDAYS, filled, numbers, quoted};

impl Code<'_> {
    pub(super) fn javascript_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => "new URL(\"table.csv\", import.meta.url)".to_owned(),
                Source::At(address) => quoted(address),
            };
            format!(
                "const {name}{} = await read({from}, {});",
                if name == "table" { "All" } else { "" },
                json!(numbers(view))
            )
        });
        let only: String = self
            .rule
            .only
            .iter()
            .map(|(column, is)| format!(" && String(row[{}]) === {}", quoted(column), quoted(is)))
            .collect();
        text += &format!("\nconst table = tableAll.filter((row) => true{only});");
        self.push_names(&mut text, include_str!("../../../kit/javascript/names.js"));
        text
    }

    pub(super) fn javascript(&self) -> String {
        let Rule { x, y, by, .. } = self.rule;
        let (x, y, by) = (quoted(x), quoted(y), quoted(by));
        let reducer = match self.rule.measure {
            Measure::Count => "count",
            Measure::Sum | Measure::Share => "sum",
            Measure::Mean => "mean",
        };
        // What is measured plays a part of the mark, unless rows are counted.
        let value = |channel: &str| {
            let part = if self.rule.y.is_empty() {
                String::new()
            } else {
                format!(", {channel}: {y}")
            };
            ("value", part)
        };
        let (template, own) = match self.rule.kind {
            Kind::Pyramid => (
                include_str!("../../../kit/javascript/pyramid.js"),
                self.sexes_quoted(),
            ),
            Kind::Week => {
                let (day, hour, days) = if self.is_moment() {
                    (
                        format!("(row) => (new Date(row[{x}] + \"Z\").getUTCDay() + 6) % 7"),
                        format!("(row) => new Date(row[{x}] + \"Z\").getUTCHours()"),
                        "[0, 1, 2, 3, 4, 5, 6]".to_owned(),
                    )
                } else {
                    (
                        format!("(row) => row[{x}].trim().toLowerCase()"),
                        by.clone(),
                        json!(WEEKDAYS).to_string(),
                    )
                };
                (
                    include_str!("../../../kit/javascript/week.js"),
                    vec![("day", day), ("hour", hour), ("days", days), value("fill")],
                )
            }
            Kind::Climate | Kind::Lines if self.rule.by.is_empty() => (
                include_str!("../../../kit/javascript/line.js"),
                vec![value("y")],
            ),
            // Each line is named at its end.
            Kind::Climate | Kind::Lines => (
                include_str!("../../../kit/javascript/lines.js"),
                vec![value("y"), ("label", self.called(&format!("row[{by}]")))],
            ),
            Kind::Calendar => {
                let day = match self.date_parts() {
                    Some([year, month, day]) => format!(
                        "(row) => new Date(Date.UTC(row[{year}], row[{month}] - 1, row[{day}]))"
                    ),
                    None => format!("(row) => new Date(String(row[{x}]).slice(0, 10))"),
                };
                (
                    include_str!("../../../kit/javascript/calendar.js"),
                    vec![("day", day), value("y")],
                )
            }
            Kind::Stripes => (
                include_str!("../../../kit/javascript/stripes.js"),
                vec![value("fill")],
            ),
            Kind::Scatter | Kind::Slope => (
                if self.rule.kind == Kind::Scatter {
                    include_str!("../../../kit/javascript/scatter.js")
                } else {
                    include_str!("../../../kit/javascript/slope.js")
                },
                vec![
                    ("second", self.second_table().to_owned()),
                    ("label", self.called("code")),
                ],
            ),
            Kind::Histogram => (
                include_str!("../../../kit/javascript/histogram.js"),
                Vec::new(),
            ),
            Kind::Bars | Kind::Map | Kind::Outline => {
                let label = if self.names().is_some() {
                    format!("(row) => called(row[{x}])")
                } else {
                    x.clone()
                };
                (
                    include_str!("../../../kit/javascript/bars.js"),
                    vec![("label", label), ("most", BARS.to_string()), value("x")],
                )
            }
        };
        let shared = [("x", x), ("by", by), ("reducer", reducer.to_owned())];
        let y = [("y", y.clone())];
        filled(template, own.into_iter().chain(shared).chain(y))
    }
}

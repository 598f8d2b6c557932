//! The JavaScript of a chart: tables by D3, drawings by Observable Plot.

use chart_spec::{Kind, Measure};
use serde_json::json;

use super::{BARS, Code, Piece, Source, WEEKDAYS, fill, numbers, quote};

impl Code<'_> {
    pub(super) fn javascript_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => "new URL(\"table.csv\", import.meta.url)".to_owned(),
                Source::At(address) => quote(address),
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
            .map(|(column, is)| format!(" && String(row[{}]) === {}", quote(column), quote(is)))
            .collect();
        text += &format!("\nconst table = tableAll.filter((row) => true{only});");
        self.push_names(&mut text, include_str!("../../../kit/javascript/names.js"));
        text
    }

    pub(super) fn javascript(&self) -> String {
        let (x, y, by) = (
            quote(&self.rule.x),
            quote(&self.rule.y),
            quote(&self.rule.by),
        );
        let reducer = match self.rule.measure {
            Measure::Count => "count",
            Measure::Sum | Measure::Share => "sum",
            Measure::Mean => "mean",
        };
        let (template, own) = match self.rule.kind {
            Kind::Pyramid => (
                include_str!("../../../kit/javascript/pyramid.js"),
                self.quote_sexes(),
            ),
            Kind::Week => self.javascript_week(),
            Kind::Climate | Kind::Lines => self.javascript_lines(),
            Kind::Calendar => self.javascript_calendar(),
            Kind::Stripes => (
                include_str!("../../../kit/javascript/stripes.js"),
                vec![self.javascript_value("fill")],
            ),
            Kind::Scatter | Kind::Slope => (
                if self.rule.kind == Kind::Scatter {
                    include_str!("../../../kit/javascript/scatter.js")
                } else {
                    include_str!("../../../kit/javascript/slope.js")
                },
                vec![
                    ("second", self.second_table().to_owned()),
                    ("label", self.call_label("code")),
                ],
            ),
            Kind::Histogram => (
                include_str!("../../../kit/javascript/histogram.js"),
                Vec::new(),
            ),
            Kind::Bars | Kind::Map | Kind::Outline => self.javascript_bars(),
        };
        let shared = [
            ("x", x),
            ("by", by),
            ("reducer", reducer.to_owned()),
            ("y", y),
        ];
        fill(template, own.into_iter().chain(shared))
    }

    /// What is measured plays a part of the mark, unless rows are counted.
    fn javascript_value(&self, channel: &str) -> (&'static str, String) {
        let part = if self.rule.y.is_empty() {
            String::new()
        } else {
            format!(", {channel}: {}", quote(&self.rule.y))
        };
        ("value", part)
    }

    /// By weekday and hour, which stand in one column of moments or in one each.
    fn javascript_week(&self) -> Piece {
        let x = quote(&self.rule.x);
        let (day, hour, days) = if self.is_moment() {
            (
                format!("(row) => (new Date(row[{x}] + \"Z\").getUTCDay() + 6) % 7"),
                format!("(row) => new Date(row[{x}] + \"Z\").getUTCHours()"),
                "[0, 1, 2, 3, 4, 5, 6]".to_owned(),
            )
        } else {
            (
                format!("(row) => row[{x}].trim().toLowerCase()"),
                quote(&self.rule.by),
                json!(WEEKDAYS).to_string(),
            )
        };
        let value = self.javascript_value("fill");
        (
            include_str!("../../../kit/javascript/week.js"),
            vec![("day", day), ("hour", hour), ("days", days), value],
        )
    }

    /// A line of the whole table, or one for each group, named at its end.
    fn javascript_lines(&self) -> Piece {
        let value = self.javascript_value("y");
        if self.rule.by.is_empty() {
            return (include_str!("../../../kit/javascript/line.js"), vec![value]);
        }
        let label = self.call_label(&format!("row[{}]", quote(&self.rule.by)));
        (
            include_str!("../../../kit/javascript/lines.js"),
            vec![value, ("label", label)],
        )
    }

    fn javascript_calendar(&self) -> Piece {
        let day = match self.date_parts() {
            Some([year, month, day]) => {
                format!("(row) => new Date(Date.UTC(row[{year}], row[{month}] - 1, row[{day}]))")
            }
            None => format!(
                "(row) => new Date(String(row[{}]).slice(0, 10))",
                quote(&self.rule.x)
            ),
        };
        (
            include_str!("../../../kit/javascript/calendar.js"),
            vec![("day", day), self.javascript_value("y")],
        )
    }

    fn javascript_bars(&self) -> Piece {
        let x = quote(&self.rule.x);
        let label = if self.names().is_some() {
            format!("(row) => called(row[{x}])")
        } else {
            x
        };
        (
            include_str!("../../../kit/javascript/bars.js"),
            vec![
                ("label", label),
                ("most", BARS.to_string()),
                self.javascript_value("x"),
            ],
        )
    }
}

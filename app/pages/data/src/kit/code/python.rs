//! The Python of a chart: tables by pandas, drawings by matplotlib.

use chart_spec::{Kind, Measure};
use serde_json::json;

use super::{BARS, Code, Piece, Source, WEEKDAYS, fill, quote, texts};

impl Code<'_> {
    pub(super) fn python_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => "here / \"table.csv\"".to_owned(),
                Source::At(address) => quote(address),
            };
            format!("{name} = read({from}, {})", json!(texts(view)))
        });
        self.push_only(&mut text, include_str!("../../../kit/python/only.py"));
        self.push_names(&mut text, include_str!("../../../kit/python/names.py"));
        text
    }

    pub(super) fn python(&self) -> String {
        let (x, y, by) = (
            quote(&self.rule.x),
            quote(&self.rule.y),
            quote(&self.rule.by),
        );
        let (template, own) = match self.rule.kind {
            Kind::Pyramid => (
                include_str!("../../../kit/python/pyramid.py"),
                self.quote_sexes(),
            ),
            Kind::Week => self.python_week(),
            Kind::Climate | Kind::Lines => self.python_lines(),
            Kind::Calendar => self.python_calendar(),
            Kind::Stripes => (
                include_str!("../../../kit/python/stripes.py"),
                vec![("measured", self.python_measure(&x))],
            ),
            Kind::Scatter | Kind::Slope => (
                if self.rule.kind == Kind::Scatter {
                    include_str!("../../../kit/python/scatter.py")
                } else {
                    include_str!("../../../kit/python/slope.py")
                },
                vec![
                    ("second", self.second_table().to_owned()),
                    ("label", self.call_label("name")),
                ],
            ),
            Kind::Histogram => (include_str!("../../../kit/python/histogram.py"), Vec::new()),
            Kind::Bars | Kind::Map | Kind::Outline => self.python_bars(),
        };
        fill(
            template,
            own.into_iter().chain([("x", x), ("y", y), ("by", by)]),
        )
    }

    /// What is measured of the rows that share some keys.
    fn python_measure(&self, keys: &str) -> String {
        let y = quote(&self.rule.y);
        match (self.rule.measure, self.rule.y.is_empty()) {
            (Measure::Count, true) => format!("table.groupby({keys}).size()"),
            (Measure::Count, false) => format!("table.groupby({keys})[{y}].count()"),
            (Measure::Sum | Measure::Share, _) => format!("table.groupby({keys})[{y}].sum()"),
            (Measure::Mean, _) => format!("table.groupby({keys})[{y}].mean()"),
        }
    }

    /// By weekday and hour, which stand in one column of moments or in one each.
    fn python_week(&self) -> Piece {
        if self.is_moment() {
            let keys = "[when.dt.dayofweek.rename(\"day\"), when.dt.hour.rename(\"hour\")]";
            return (
                include_str!("../../../kit/python/week_of_moments.py"),
                vec![("measured", self.python_measure(keys))],
            );
        }
        let (x, by) = (quote(&self.rule.x), quote(&self.rule.by));
        let keys = format!("[table[{x}].str.strip().str.lower(), {by}]");
        (
            include_str!("../../../kit/python/week.py"),
            vec![
                ("days", json!(WEEKDAYS).to_string()),
                ("measured", self.python_measure(&keys)),
            ],
        )
    }

    /// A line for each group, or one of the whole table.
    fn python_lines(&self) -> Piece {
        let groups = if self.rule.by.is_empty() {
            format!("[({}, table)]", quote(&self.rule.y))
        } else {
            format!("table.groupby({})", quote(&self.rule.by))
        };
        let measured = self.python_measure(&quote(&self.rule.x));
        (
            include_str!("../../../kit/python/lines.py"),
            vec![
                ("groups", groups),
                ("measured", measured.replace("table.", "rows.")),
                ("label", self.call_label("name")),
            ],
        )
    }

    fn python_calendar(&self) -> Piece {
        let when = match self.date_parts() {
            Some([year, month, day]) => format!(
                "pd.to_datetime(dict(year=table[{year}], month=table[{month}], day=table[{day}]))"
            ),
            None => format!(
                "pd.to_datetime(table[{}]).dt.normalize()",
                quote(&self.rule.x)
            ),
        };
        (
            include_str!("../../../kit/python/calendar.py"),
            vec![("measured", self.python_measure(&when))],
        )
    }

    fn python_bars(&self) -> Piece {
        let labels = if self.names().is_some() {
            "[called(code) for code in groups.index]"
        } else {
            "groups.index"
        };
        (
            include_str!("../../../kit/python/bars.py"),
            vec![
                ("measured", self.python_measure(&quote(&self.rule.x))),
                ("most", BARS.to_string()),
                ("labels", labels.to_owned()),
            ],
        )
    }
}

//! The R of a chart: nothing but what R itself has.

use chart_spec::{Kind, Measure};

use super::{BARS, Code, Piece, Source, WEEKDAYS, fill, quote, texts};

impl Code<'_> {
    pub(super) fn r_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => quote("table.csv"),
                Source::At(address) => quote(address),
            };
            // R reads what is not named here by itself.
            let classes = texts(view)
                .iter()
                .map(|name| format!("{} = \"character\"", quote(name)))
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
        let (x, y, by) = (
            quote(&self.rule.x),
            quote(&self.rule.y),
            quote(&self.rule.by),
        );
        let (template, own) = match self.rule.kind {
            Kind::Pyramid => (include_str!("../../../kit/r/pyramid.R"), self.quote_sexes()),
            Kind::Week => self.r_week(),
            Kind::Climate | Kind::Lines => self.r_lines(),
            Kind::Calendar => self.r_calendar(),
            Kind::Stripes => (
                include_str!("../../../kit/r/stripes.R"),
                vec![("measured", self.r_measure(&format!("table[[{x}]]")))],
            ),
            Kind::Scatter | Kind::Slope => (
                if self.rule.kind == Kind::Scatter {
                    include_str!("../../../kit/r/scatter.R")
                } else {
                    include_str!("../../../kit/r/slope.R")
                },
                vec![
                    ("second", self.second_table().to_owned()),
                    ("labels", self.call_label("both")),
                ],
            ),
            Kind::Histogram => (include_str!("../../../kit/r/histogram.R"), Vec::new()),
            Kind::Bars | Kind::Map | Kind::Outline => (
                include_str!("../../../kit/r/bars.R"),
                vec![
                    ("measured", self.r_measure(&format!("table[[{x}]]"))),
                    ("most", BARS.to_string()),
                    ("labels", self.call_label("names(groups)")),
                ],
            ),
        };
        fill(
            template,
            own.into_iter().chain([("x", x), ("y", y), ("by", by)]),
        )
    }

    /// What is measured of the rows that share some keys.
    fn r_measure(&self, keys: &str) -> String {
        let y = quote(&self.rule.y);
        match (self.rule.measure, self.rule.y.is_empty()) {
            (Measure::Count, true) => format!("tapply(rep(1, nrow(table)), {keys}, sum)"),
            (Measure::Count, false) => format!("tapply(!is.na(table[[{y}]]), {keys}, sum)"),
            (Measure::Sum | Measure::Share, _) => {
                format!("tapply(as.numeric(table[[{y}]]), {keys}, sum, na.rm = TRUE)")
            }
            (Measure::Mean, _) => {
                format!("tapply(as.numeric(table[[{y}]]), {keys}, mean, na.rm = TRUE)")
            }
        }
    }

    /// By weekday and hour, which stand in one column of moments or in one each.
    fn r_week(&self) -> Piece {
        let measured = |day: &str, hour: &str, days: &str| {
            self.r_measure(&format!(
                "list(factor({hour}, levels = 0:23), factor({day}, levels = rev({days})))"
            ))
        };
        if self.is_moment() {
            let measured = measured(
                "format(when, \"%u\")",
                "as.integer(format(when, \"%H\"))",
                "as.character(1:7)",
            );
            return (
                include_str!("../../../kit/r/week_of_moments.R"),
                vec![("measured", measured)],
            );
        }
        let days = format!("c({})", WEEKDAYS.map(quote).join(", "));
        let measured = measured(
            &format!("tolower(trimws(table[[{}]]))", quote(&self.rule.x)),
            &format!("as.integer(table[[{}]])", quote(&self.rule.by)),
            &days,
        );
        (
            include_str!("../../../kit/r/week.R"),
            vec![("measured", measured), ("days", days)],
        )
    }

    /// A line for each group, or one of the whole table.
    fn r_lines(&self) -> Piece {
        let group = if self.rule.by.is_empty() {
            format!("rep({}, nrow(table))", quote(&self.rule.y))
        } else {
            format!("table[[{}]]", quote(&self.rule.by))
        };
        let keys = format!("list(table[[{}]], {group})", quote(&self.rule.x));
        (
            include_str!("../../../kit/r/lines.R"),
            vec![
                ("measured", self.r_measure(&keys)),
                ("labels", self.call_label("colnames(lines)")),
            ],
        )
    }

    fn r_calendar(&self) -> Piece {
        let when = match self.date_parts() {
            Some([year, month, day]) => format!(
                "as.Date(sprintf(\"%d-%d-%d\", as.integer(table[[{year}]]), \
                 as.integer(table[[{month}]]), as.integer(table[[{day}]])))"
            ),
            None => format!("as.Date(substr(table[[{}]], 1, 10))", quote(&self.rule.x)),
        };
        let keys = format!("as.character({when})");
        (
            include_str!("../../../kit/r/calendar.R"),
            vec![("measured", self.r_measure(&keys))],
        )
    }
}

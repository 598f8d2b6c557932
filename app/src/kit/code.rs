//! Scripts that load a table and draw a chart of it: the kit's, and those that the explorer shows.

use contest::Language;
use datasets::{ColumnKind, ColumnProfile, Recipe};
use figures::{Kind, Measure, Rule};
use office::DatasetView;
use serde_json::json;

/// Days of the week in Barcelona's files, in the order in which a week is read.
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
    pub(crate) source: Source<'a>,
    /// The table from which the second of two values comes.
    pub(crate) other: Option<(&'a DatasetView, &'a str)>,
}

/// A text as Python, R and JavaScript write it: JSON's strings are theirs too.
fn quoted(text: &str) -> String {
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

/// A script with its places filled in.
fn filled(template: &str, places: &[(&str, String)]) -> String {
    places
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{{{name}}}}}"), value)
        })
}

impl Code<'_> {
    /// The scripts: name and text.
    pub(crate) fn scripts(&self) -> [(&'static str, String); 3] {
        let (title, attribution) = (
            quoted(self.view.card.title.text(Language::En)),
            quoted(&self.view.credit(Language::En)),
        );
        let shared = [("title", title), ("attribution", attribution)];
        let with = |own: Vec<(&'static str, String)>| {
            own.into_iter().chain(shared.clone()).collect::<Vec<_>>()
        };
        let python = with(vec![
            ("table", self.python_tables()),
            ("chart", self.python()),
        ]);
        let r = with(vec![("table", self.r_tables()), ("chart", self.r())]);
        let javascript = with(vec![
            ("table", self.javascript_tables()),
            ("chart", self.javascript()),
        ]);
        [
            (
                "start.py",
                filled(include_str!("../../kit/start.py"), &python),
            ),
            ("start.R", filled(include_str!("../../kit/start.R"), &r)),
            (
                "start.js",
                filled(include_str!("../../kit/start.js"), &javascript),
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

    fn python_tables(&self) -> String {
        let mut text = self.tables(|name, view, source| {
            let from = match source {
                Source::Beside => "here / \"table.csv\"".to_owned(),
                Source::At(address) => quoted(address),
            };
            format!("{name} = read({from}, {})", json!(texts(view)))
        });
        for (column, is) in &self.rule.only {
            text += &format!(
                "\ntable = table[table[{}].astype(str) == {}]",
                quoted(column),
                quoted(is)
            );
        }
        if let Some((codes, names)) = self.names() {
            text += &format!(
                "\n# What the codes are called.\nnames = dict(table[[{codes}, {names}]].dropna().values)\n\n\ndef called(code):\n    return names.get(code, code)",
                codes = quoted(codes),
                names = quoted(&names)
            );
        }
        text
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
        let key = ColumnProfile::key(column)?;
        let recipe = Recipe::parse(&self.view.recipe).ok()?;
        let named = recipe
            .columns
            .into_iter()
            .find(|rule| rule.kind == ColumnKind::Text && rule.names == Some(key))?;
        Some((column.name.as_str(), named.name))
    }

    /// A piece of code that stands for a label: told by its name where there are some.
    fn called(&self, label: &str) -> String {
        if self.names().is_some() {
            format!("called({label})")
        } else {
            label.to_owned()
        }
    }

    fn r_tables(&self) -> String {
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
        for (column, is) in &self.rule.only {
            text += &format!(
                "\ntable <- table[which(as.character(table[[{}]]) == {}), ]",
                quoted(column),
                quoted(is)
            );
        }
        if let Some((codes, names)) = self.names() {
            text += &format!(
                "\n# What the codes are called.\ncalled <- function(codes) {{\n  names <- table[[{names}]][match(codes, table[[{codes}]])]\n  ifelse(is.na(names), codes, names)\n}}",
                codes = quoted(codes),
                names = quoted(&names)
            );
        }
        text
    }

    fn javascript_tables(&self) -> String {
        let tables = self.tables(|name, view, source| {
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
        let names = self.names().map_or_else(String::new, |(codes, names)| {
            let (codes, names) = (quoted(codes), quoted(&names));
            format!(
                "\n// What the codes are called.\nconst names = new Map(table.map((row) => [row[{codes}], row[{names}]]));\nconst called = (code) => names.get(code) || code;"
            )
        });
        format!("{tables}\nconst table = tableAll.filter((row) => true{only});{names}")
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
        match () {
            () if says("女") => ("女", "男"),
            () if says("Dona") => ("Dona", "Home"),
            () => ("1", "2"),
        }
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
                .map(|column| quoted(&column.name))
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
            quoted(&self.rule.x),
        ])
    }

    fn python(&self) -> String {
        let Rule { x, y, by, .. } = self.rule;
        let (x, y, by) = (quoted(x), quoted(y), quoted(by));
        let measured = |keys: &str| match (self.rule.measure, self.rule.y.is_empty()) {
            (Measure::Count, true) => format!("table.groupby({keys}).size()"),
            (Measure::Count, false) => format!("table.groupby({keys})[{y}].count()"),
            (Measure::Sum | Measure::Share, _) => format!("table.groupby({keys})[{y}].sum()"),
            (Measure::Mean, _) => format!("table.groupby({keys})[{y}].mean()"),
        };
        match self.rule.kind {
            Kind::Pyramid => {
                let (woman, man) = self.sexes();
                format!(
                    "sex = table[{by}].astype(str)\nwomen = table[sex == {woman:?}].groupby({x})[{y}].sum()\nmen = table[sex == {man:?}].groupby({x})[{y}].sum()\naxes.barh(women.index, women, color=\"#b4451f\", label={woman:?})\naxes.barh(men.index, -men, color=\"#1f6f8b\", label={man:?})\naxes.set_ylabel({x})\naxes.legend(title={by})"
                )
            }
            Kind::Week if self.is_moment() => format!(
                "when = pd.to_datetime(table[{x}])\nweek = {}.unstack()\nimage = axes.imshow(week, aspect=\"auto\", cmap=\"viridis\")\naxes.set_yticks(range(len(week)), week.index)\naxes.set_xlabel(\"hour\")\naxes.set_ylabel(\"weekday, 0 is Monday\")\nfigure.colorbar(image)",
                measured("[when.dt.dayofweek.rename(\"day\"), when.dt.hour.rename(\"hour\")]")
            ),
            Kind::Week => format!(
                "days = {days}\nweek = {}.unstack(fill_value=0).reindex(days)\nimage = axes.imshow(week, aspect=\"auto\", cmap=\"viridis\")\naxes.set_yticks(range(len(week)), week.index)\naxes.set_xticks(range(len(week.columns)), week.columns)\naxes.set_xlabel({by})\nfigure.colorbar(image)",
                measured(&format!("[table[{x}].str.strip().str.lower(), {by}]")),
                days = json!(WEEKDAYS)
            ),
            Kind::Climate | Kind::Lines => {
                let groups = if self.rule.by.is_empty() {
                    format!("[({y}, table)]")
                } else {
                    format!("table.groupby({by})")
                };
                let value = measured(&x).replace("table.", "rows.");
                format!(
                    "for name, rows in {groups}:\n    line = {value}\n    axes.plot(line.index, line, label={label})\naxes.set_xlabel({x})\naxes.set_ylabel({y})\naxes.legend(fontsize=7)",
                    label = self.called("name")
                )
            }
            Kind::Calendar => {
                let when = match self.date_parts() {
                    Some([year, month, day]) => format!(
                        "pd.to_datetime(dict(year=table[{year}], month=table[{month}], day=table[{day}]))"
                    ),
                    None => format!("pd.to_datetime(table[{x}]).dt.normalize()"),
                };
                format!(
                    "days = {}\naxes.bar(days.index, days, color=\"#1f6f8b\")\naxes.set_ylabel({y})\nfigure.autofmt_xdate()",
                    measured(&when)
                )
            }
            Kind::Stripes => format!(
                "years = {}\naxes.bar(years.index, 1, width=1, color=plt.cm.RdBu_r((years - years.min()) / (years.max() - years.min())))\naxes.set_yticks([])",
                measured(&x)
            ),
            Kind::Scatter | Kind::Slope => {
                let second = if self.other.is_some() {
                    "other"
                } else {
                    "table"
                };
                let draw = if self.rule.kind == Kind::Scatter {
                    format!(
                        "axes.scatter(pairs[\"x\"], pairs[\"y\"], color=\"#1f6f8b\")\nfor name, row in pairs.iterrows():\n    axes.annotate({label}, row, fontsize=6)\naxes.set_xlabel({x})\naxes.set_ylabel({y})",
                        label = self.called("name")
                    )
                } else {
                    format!(
                        "for name, row in pairs.iterrows():\n    axes.plot([{x}, {y}], row, marker=\"o\", color=\"#1f6f8b\")\n    axes.annotate({label}, (1.02, row[\"y\"]), fontsize=7, va=\"center\")",
                        label = self.called("name")
                    )
                };
                format!(
                    "pairs = pd.DataFrame({{\"x\": table.groupby({by})[{x}].mean(), \"y\": {second}.groupby({by})[{y}].mean()}}).dropna()\n{draw}"
                )
            }
            Kind::Histogram => format!(
                "axes.hist(table[{y}].dropna(), bins=24, color=\"#1f6f8b\")\naxes.set_xlabel({y})"
            ),
            Kind::Bars | Kind::Map | Kind::Outline => format!(
                "groups = {}.sort_values().tail({BARS})\naxes.barh(range(len(groups)), groups, color=\"#1f6f8b\")\naxes.set_yticks(range(len(groups)), {labels})\naxes.set_ylabel({x})",
                measured(&x),
                labels = if self.names().is_some() {
                    "[called(code) for code in groups.index]"
                } else {
                    "groups.index"
                }
            ),
        }
    }

    fn r(&self) -> String {
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
            format!(
                "week <- {}\nweek[is.na(week)] <- 0\nimage(0:23, seq_len(7), week, col = hcl.colors(24), xlab = \"\", ylab = \"\", axes = FALSE)\naxis(1)\naxis(2, at = seq_len(7), labels = rev({days}), las = 1, cex.axis = 0.6)",
                measured(&format!(
                    "list(factor({hour}, levels = 0:23), factor({day}, levels = rev({days})))"
                ))
            )
        };
        match self.rule.kind {
            Kind::Pyramid => {
                let (woman, man) = self.sexes();
                format!(
                    "value <- as.numeric(table[[{y}]])\nages <- as.integer(table[[{x}]])\nwomen <- tapply(value[table[[{by}]] == {woman:?}], ages[table[[{by}]] == {woman:?}], sum, na.rm = TRUE)\nmen <- tapply(value[table[[{by}]] == {man:?}], ages[table[[{by}]] == {man:?}], sum, na.rm = TRUE)\nwidest <- max(women, men, na.rm = TRUE)\nbarplot(women, horiz = TRUE, xlim = c(-widest, widest), col = \"#b4451f\", border = NA, las = 1, ylab = {x})\nbarplot(-men, horiz = TRUE, add = TRUE, col = \"#1f6f8b\", border = NA, axes = FALSE, axisnames = FALSE)"
                )
            }
            Kind::Week if self.is_moment() => format!(
                "when <- as.POSIXct(table[[{x}]], format = \"%Y-%m-%dT%H:%M:%S\", tz = \"UTC\")\n{}",
                week(
                    "format(when, \"%u\")",
                    "as.integer(format(when, \"%H\"))",
                    "as.character(1:7)"
                )
            ),
            Kind::Week => {
                let days = format!("c({})", WEEKDAYS.map(quoted).join(", "));
                week(
                    &format!("tolower(trimws(table[[{x}]]))"),
                    &format!("as.integer(table[[{by}]])"),
                    &days,
                )
            }
            Kind::Climate | Kind::Lines => {
                let group = if self.rule.by.is_empty() {
                    format!("rep({y}, nrow(table))")
                } else {
                    format!("table[[{by}]]")
                };
                format!(
                    "lines <- {}\ncolours <- hcl.colors(ncol(lines), \"Dark 3\")\nmatplot(seq_len(nrow(lines)), lines, type = \"l\", lty = 1, lwd = 2, col = colours, xaxt = \"n\", xlab = {x}, ylab = {y})\naxis(1, at = seq_len(nrow(lines)), labels = rownames(lines))\nlegend(\"topright\", {labels}, col = colours, lwd = 2, cex = 0.6)",
                    measured(&format!("list(table[[{x}]], {group})")),
                    labels = self.called("colnames(lines)")
                )
            }
            Kind::Calendar => {
                let when = match self.date_parts() {
                    Some([year, month, day]) => format!(
                        "as.Date(sprintf(\"%d-%d-%d\", as.integer(table[[{year}]]), as.integer(table[[{month}]]), as.integer(table[[{day}]])))"
                    ),
                    None => format!("as.Date(substr(table[[{x}]], 1, 10))"),
                };
                format!(
                    "days <- {}\nbarplot(days, col = \"#1f6f8b\", border = NA, las = 2, cex.names = 0.5, ylab = {y})",
                    measured(&format!("as.character({when})"))
                )
            }
            Kind::Stripes => format!(
                "years <- {}\nimage(as.integer(names(years)), 1, matrix(years), col = hcl.colors(30, \"Blue-Red\"), yaxt = \"n\", xlab = {x}, ylab = \"\")",
                measured(&format!("table[[{x}]]"))
            ),
            Kind::Scatter | Kind::Slope => {
                let second = if self.other.is_some() {
                    "other"
                } else {
                    "table"
                };
                let draw = if self.rule.kind == Kind::Scatter {
                    format!(
                        "plot(first[both], second[both], pch = 19, col = \"#1f6f8b\", xlab = {x}, ylab = {y})\ntext(first[both], second[both], {labels}, cex = 0.4, pos = 4)",
                        labels = self.called("both")
                    )
                } else {
                    format!(
                        "matplot(1:2, rbind(first[both], second[both]), type = \"b\", pch = 19, lty = 1, col = \"#1f6f8b\", xaxt = \"n\", xlab = \"\", ylab = \"\")\naxis(1, at = 1:2, labels = c({x}, {y}))\ntext(2, second[both], {labels}, cex = 0.4, pos = 2)",
                        labels = self.called("both")
                    )
                };
                format!(
                    "first <- tapply(as.numeric(table[[{x}]]), table[[{by}]], mean, na.rm = TRUE)\nsecond <- tapply(as.numeric({second}[[{y}]]), {second}[[{by}]], mean, na.rm = TRUE)\nboth <- intersect(names(first[!is.na(first)]), names(second[!is.na(second)]))\n{draw}"
                )
            }
            Kind::Histogram => {
                format!(
                    "hist(as.numeric(table[[{y}]]), breaks = 24, col = \"#1f6f8b\", border = NA, xlab = {y}, main = \"\")"
                )
            }
            Kind::Bars | Kind::Map | Kind::Outline => format!(
                "groups <- tail(sort({}), {BARS})\nbarplot(groups, horiz = TRUE, las = 1, col = \"#1f6f8b\", border = NA, cex.names = 0.6, names.arg = {labels})",
                measured(&format!("table[[{x}]]")),
                labels = self.called("names(groups)")
            ),
        }
    }

    fn javascript(&self) -> String {
        let Rule { x, y, by, .. } = self.rule;
        let (x, y, by) = (quoted(x), quoted(y), quoted(by));
        let reducer = match self.rule.measure {
            Measure::Count => "count",
            Measure::Sum | Measure::Share => "sum",
            Measure::Mean => "mean",
        };
        let value = if self.rule.y.is_empty() {
            String::new()
        } else {
            y.clone()
        };
        let channel = |name: &str| {
            if value.is_empty() {
                String::new()
            } else {
                format!(", {name}: {value}")
            }
        };
        let cells = |day: &str, hour: &str, domain: &str| {
            format!(
                "const plot = Plot.plot({{ ...common, marginLeft: 100, y: {{ domain: {domain} }}, marks: [\n  Plot.cell(table, Plot.group({{ fill: \"{reducer}\" }}, {{ x: {hour}, y: {day}{} }})),\n] }});",
                channel("fill")
            )
        };
        match self.rule.kind {
            Kind::Pyramid => {
                let (woman, man) = self.sexes();
                format!(
                    "const sums = (of) => [...rollup(table.filter((row) => String(row[{by}]) === of), (rows) => sum(rows, (row) => row[{y}]), (row) => row[{x}])];\nconst plot = Plot.plot({{ ...common, marks: [\n  Plot.rectX(sums({woman:?}), {{ y1: (d) => d[0], y2: (d) => d[0] + 1, x: (d) => d[1], fill: \"#b4451f\" }}),\n  Plot.rectX(sums({man:?}), {{ y1: (d) => d[0], y2: (d) => d[0] + 1, x: (d) => -d[1], fill: \"#1f6f8b\" }}),\n  Plot.ruleX([0]),\n] }});"
                )
            }
            Kind::Week if self.is_moment() => cells(
                &format!("(row) => (new Date(row[{x}] + \"Z\").getUTCDay() + 6) % 7"),
                &format!("(row) => new Date(row[{x}] + \"Z\").getUTCHours()"),
                "[0, 1, 2, 3, 4, 5, 6]",
            ),
            Kind::Week => cells(
                &format!("(row) => row[{x}].trim().toLowerCase()"),
                &by,
                &json!(WEEKDAYS).to_string(),
            ),
            Kind::Climate | Kind::Lines => {
                let series = if self.rule.by.is_empty() {
                    "stroke: \"#1f6f8b\"".to_owned()
                } else {
                    format!("z: {by}, stroke: {by}")
                };
                // Each line is named at its end.
                let names = if self.rule.by.is_empty() {
                    String::new()
                } else {
                    let label = self.called(&format!("row[{by}]"));
                    format!(
                        "\n  Plot.text(table, Plot.selectLast(Plot.groupX({{ y: \"{reducer}\", text: \"first\" }}, {{ x: {x}{}, z: {by}, text: (row) => {label}, textAnchor: \"start\", dx: 4, fontSize: 8 }}))),",
                        channel("y")
                    )
                };
                format!(
                    "const plot = Plot.plot({{ ...common, marginRight: 140, color: {{ legend: false }}, marks: [\n  Plot.lineY(table, Plot.groupX({{ y: \"{reducer}\" }}, {{ x: {x}{}, {series} }})),{names}\n] }});",
                    channel("y")
                )
            }
            Kind::Calendar => {
                let day = match self.date_parts() {
                    Some([year, month, day]) => format!(
                        "(row) => new Date(Date.UTC(row[{year}], row[{month}] - 1, row[{day}]))"
                    ),
                    None => format!("(row) => new Date(String(row[{x}]).slice(0, 10))"),
                };
                format!(
                    "const plot = Plot.plot({{ ...common, marks: [\n  Plot.rectY(table, Plot.binX({{ y: \"{reducer}\" }}, {{ x: {{ value: {day}, interval: \"day\" }}{}, fill: \"#1f6f8b\" }})),\n] }});",
                    channel("y")
                )
            }
            Kind::Stripes => format!(
                "const plot = Plot.plot({{ ...common, color: {{ scheme: \"BuRd\" }}, marks: [\n  Plot.cell(table, Plot.groupX({{ fill: \"{reducer}\" }}, {{ x: {x}{}, inset: 0 }})),\n] }});",
                channel("fill")
            ),
            Kind::Scatter | Kind::Slope => {
                let second = if self.other.is_some() {
                    "other"
                } else {
                    "table"
                };
                let marks = if self.rule.kind == Kind::Scatter {
                    format!(
                        "  Plot.dot(pairs, {{ x: \"x\", y: \"y\", fill: \"#1f6f8b\" }}),\n  Plot.text(pairs, {{ x: \"x\", y: \"y\", text: \"name\", dy: -8, fontSize: 8 }}),\n] , x: {{ label: {x} }}, y: {{ label: {y} }}"
                    )
                } else {
                    "  Plot.link(pairs, { x1: 0, x2: 1, y1: \"x\", y2: \"y\", stroke: \"#1f6f8b\" }),\n  Plot.text(pairs, { x: 1, y: \"y\", text: \"name\", dx: 6, textAnchor: \"start\", fontSize: 8 }),\n], marginRight: 160".to_owned()
                };
                format!(
                    "const means = (rows, column) => rollup(rows.filter((row) => Number.isFinite(row[column])), (rows) => sum(rows, (row) => row[column]) / rows.length, (row) => row[{by}]);\nconst [first, second] = [means(table, {x}), means({second}, {y})];\nconst pairs = [...first].filter(([name]) => second.has(name)).map(([code, x]) => ({{ name: {label}, x, y: second.get(code) }}));\nconst plot = Plot.plot({{ ...common, marks: [\n{marks} }});",
                    label = self.called("code")
                )
            }
            Kind::Histogram => format!(
                "const plot = Plot.plot({{ ...common, marks: [\n  Plot.rectY(table, Plot.binX({{ y: \"count\" }}, {{ x: {{ value: {y}, thresholds: 24 }}, fill: \"#1f6f8b\" }})),\n  Plot.ruleY([0]),\n] }});"
            ),
            Kind::Bars | Kind::Map | Kind::Outline => format!(
                "const plot = Plot.plot({{ ...common, marginLeft: 200, marks: [\n  Plot.barX(table, Plot.groupY({{ x: \"{reducer}\" }}, {{ y: {label}{}, fill: \"#1f6f8b\", sort: {{ y: \"-x\", limit: {BARS} }} }})),\n] }});",
                channel("x"),
                label = if self.names().is_some() {
                    format!("(row) => called(row[{x}])")
                } else {
                    x.clone()
                }
            ),
        }
    }
}

//! The starter kit of a data set: the table, what must be known about it, its charts, and scripts that load it and draw the first
//! chart. A zip that is made while it is sent.

use std::{
    io::{Seek, Write},
    path::Path,
};

use charts::{Figure, Options};
use contest::Language;
use datasets::Recipe;
use office::DatasetView;
use serde_json::json;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::pages::data::kind_name;

/// What the first chart is made of, by columns of the table.
enum Chart {
    /// Women and men by age: column of the sex, how it says "woman" and "man", columns of the age and of the count.
    Pyramid { sex: &'static str, woman: &'static str, man: &'static str, age: &'static str, value: &'static str },
    /// Rows by weekday and hour.
    Week { day: &'static str, hour: &'static str },
    /// Means of a value by month.
    Months { month: &'static str, value: &'static str },
    /// How the values of a column are spread.
    Spread { column: String },
    /// How many rows have each text of a column.
    Counts { column: String },
}

/// Days of the week in Barcelona's files, in the order in which a week is read.
const WEEKDAYS: [&str; 7] = ["dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"];

impl Chart {
    fn of(view: &DatasetView) -> Self {
        let has = |name: &str| view.profile.columns.iter().any(|column| column.name == name);
        let figure = Recipe::parse(&view.recipe).map(|recipe| recipe.figure).unwrap_or_default();
        match figure.as_str() {
            "pyramid" if has("SEXE") => Self::Pyramid { sex: "SEXE", woman: "1", man: "2", age: "EDAT_1", value: "Valor" },
            "pyramid" if has("性別") => Self::Pyramid { sex: "性別", woman: "女", man: "男", age: "age", value: "value" },
            "week" => Self::Week { day: "Descripcio_dia_setmana", hour: "Hora_dia" },
            "climate" if has("temperature") => Self::Months { month: "month", value: "temperature" },
            "climate" => Self::Months { month: "month", value: "value" },
            _ => {
                let columns = &view.profile.columns;
                let measured = columns.iter().find(|column| matches!(column.kind.as_str(), "integer" | "number") && column.distinct > 1);
                let named = columns.iter().find(|column| column.kind == "text");
                match (measured, named) {
                    (Some(column), _) => Self::Spread { column: column.name.clone() },
                    (None, Some(column)) => Self::Counts { column: column.name.clone() },
                    (None, None) => Self::Counts { column: columns.first().map_or_else(String::new, |column| column.name.clone()) },
                }
            }
        }
    }

    fn python(&self) -> String {
        match self {
            Self::Pyramid { sex, woman, man, age, value } => format!(
                "sex = table[{sex:?}].astype(str)\nwomen = table[sex == {woman:?}].groupby({age:?})[{value:?}].sum()\nmen = table[sex == {man:?}].groupby({age:?})[{value:?}].sum()\naxes.barh(women.index, women, color=\"#b4451f\", label={woman:?})\naxes.barh(men.index, -men, color=\"#1f6f8b\", label={man:?})\naxes.set_ylabel({age:?})\naxes.legend(title={sex:?})"
            ),
            Self::Week { day, hour } => format!(
                "days = {days}\ncounts = table.groupby([table[{day:?}].str.strip().str.lower(), {hour:?}]).size().unstack(fill_value=0).reindex(days)\nimage = axes.imshow(counts, aspect=\"auto\", cmap=\"viridis\")\naxes.set_yticks(range(len(counts)), counts.index)\naxes.set_xticks(range(len(counts.columns)), counts.columns)\naxes.set_xlabel({hour:?})\nfigure.colorbar(image)",
                days = json!(WEEKDAYS)
            ),
            Self::Months { month, value } => format!(
                "groups = table.groupby(\"city\") if \"city\" in table else [({value:?}, table)]\nfor name, rows in groups:\n    means = rows.groupby({month:?})[{value:?}].mean()\n    axes.plot(means.index, means, label=name)\naxes.set_xlabel({month:?})\naxes.set_ylabel({value:?})\naxes.legend()"
            ),
            Self::Spread { column } => {
                format!("axes.hist(table[{column:?}].dropna(), bins=24, color=\"#1f6f8b\")\naxes.set_xlabel({column:?})")
            }
            Self::Counts { column } => format!(
                "counts = table[{column:?}].value_counts().head(12).iloc[::-1]\naxes.barh(range(len(counts)), counts, color=\"#1f6f8b\")\naxes.set_yticks(range(len(counts)), counts.index)"
            ),
        }
    }

    fn r(&self) -> String {
        match self {
            Self::Pyramid { sex, woman, man, age, value } => format!(
                "value <- as.numeric(table[[{value:?}]])\nages <- as.integer(table[[{age:?}]])\nwomen <- tapply(value[table[[{sex:?}]] == {woman:?}], ages[table[[{sex:?}]] == {woman:?}], sum, na.rm = TRUE)\nmen <- tapply(value[table[[{sex:?}]] == {man:?}], ages[table[[{sex:?}]] == {man:?}], sum, na.rm = TRUE)\nwidest <- max(women, men, na.rm = TRUE)\nbarplot(women, horiz = TRUE, xlim = c(-widest, widest), col = \"#b4451f\", border = NA, las = 1, ylab = {age:?})\nbarplot(-men, horiz = TRUE, add = TRUE, col = \"#1f6f8b\", border = NA, axes = FALSE, axisnames = FALSE)"
            ),
            Self::Week { day, hour } => format!(
                "days <- c({days})\ncounts <- table(factor(as.integer(table[[{hour:?}]]), levels = 0:23), factor(tolower(trimws(table[[{day:?}]])), levels = rev(days)))\nimage(0:23, seq_len(ncol(counts)), unclass(counts), col = hcl.colors(24), xlab = {hour:?}, ylab = \"\", axes = FALSE)\naxis(1)\naxis(2, at = seq_len(ncol(counts)), labels = colnames(counts), las = 1, cex.axis = 0.6)",
                days = WEEKDAYS.map(quoted).join(", ")
            ),
            Self::Months { month, value } => format!(
                "value <- as.numeric(table[[{value:?}]])\ngroup <- if (\"city\" %in% names(table)) table[[\"city\"]] else rep({value:?}, nrow(table))\nmeans <- tapply(value, list(as.integer(table[[{month:?}]]), group), mean, na.rm = TRUE)\nmatplot(as.integer(rownames(means)), means, type = \"l\", lty = 1, lwd = 2, col = c(\"#b4451f\", \"#1f6f8b\"), xlab = {month:?}, ylab = {value:?})\nlegend(\"topright\", colnames(means), col = c(\"#b4451f\", \"#1f6f8b\"), lwd = 2)"
            ),
            Self::Spread { column } => format!(
                "hist(as.numeric(table[[{column:?}]]), breaks = 24, col = \"#1f6f8b\", border = NA, xlab = {column:?}, main = \"\")"
            ),
            Self::Counts { column } => {
                format!(
                    "counts <- rev(head(sort(base::table(table[[{column:?}]]), decreasing = TRUE), 12))\nbarplot(counts, horiz = TRUE, las = 1, col = \"#1f6f8b\", border = NA, cex.names = 0.6)"
                )
            }
        }
    }

    fn javascript(&self) -> String {
        match self {
            Self::Pyramid { sex, woman, man, age, value } => format!(
                "const sums = (of) => [...rollup(table.filter((row) => String(row[{sex:?}]) === of), (rows) => sum(rows, (row) => row[{value:?}]), (row) => row[{age:?}])];\nconst plot = Plot.plot({{ ...common, marks: [\n  Plot.rectX(sums({woman:?}), {{ y1: (d) => d[0], y2: (d) => d[0] + 1, x: (d) => d[1], fill: \"#b4451f\" }}),\n  Plot.rectX(sums({man:?}), {{ y1: (d) => d[0], y2: (d) => d[0] + 1, x: (d) => -d[1], fill: \"#1f6f8b\" }}),\n  Plot.ruleX([0]),\n] }});"
            ),
            Self::Week { day, hour } => format!(
                "const plot = Plot.plot({{ ...common, marginLeft: 100, y: {{ domain: {days} }}, marks: [\n  Plot.cell(table, Plot.group({{ fill: \"count\" }}, {{ x: {hour:?}, y: (row) => row[{day:?}].trim().toLowerCase() }})),\n] }});",
                days = json!(WEEKDAYS)
            ),
            Self::Months { month, value } => format!(
                "const plot = Plot.plot({{ ...common, marks: [\n  Plot.lineY(table, Plot.groupX({{ y: \"mean\" }}, {{ x: {month:?}, y: {value:?}, z: \"city\" in table[0] ? \"city\" : null, stroke: \"city\" in table[0] ? \"city\" : \"#1f6f8b\" }})),\n] }});"
            ),
            Self::Spread { column } => format!(
                "const plot = Plot.plot({{ ...common, marks: [\n  Plot.rectY(table, Plot.binX({{ y: \"count\" }}, {{ x: {{ value: {column:?}, thresholds: 24 }}, fill: \"#1f6f8b\" }})),\n  Plot.ruleY([0]),\n] }});"
            ),
            Self::Counts { column } => format!(
                "const plot = Plot.plot({{ ...common, marginLeft: 200, marks: [\n  Plot.barX(table, Plot.groupY({{ x: \"count\" }}, {{ y: {column:?}, fill: \"#1f6f8b\", sort: {{ y: \"-x\", limit: 12 }} }})),\n] }});"
            ),
        }
    }
}

/// A script with its places filled in.
fn filled(template: &str, places: [(&str, String); 4]) -> String {
    places.into_iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), &value))
}

fn quoted(text: &str) -> String {
    // JSON's strings are Python's, R's and JavaScript's too.
    json!(text).to_string()
}

/// The scripts: name and text.
fn scripts(view: &DatasetView) -> [(&'static str, String); 3] {
    let chart = Chart::of(view);
    let names = |numeric: bool| -> Vec<&str> {
        let is_numeric = |kind: &str| matches!(kind, "integer" | "number");
        view.profile.columns.iter().filter(|column| is_numeric(&column.kind) == numeric).map(|column| column.name.as_str()).collect()
    };
    let texts: Vec<&str> = view.profile.columns.iter().filter(|column| column.kind == "text").map(|column| column.name.as_str()).collect();
    let (title, attribution) = (quoted(view.card.title.text(Language::En)), quoted(&view.attribution));
    // R reads what is not named here by itself.
    let classes = texts.iter().map(|name| format!("{} = \"character\"", quoted(name))).collect::<Vec<_>>().join(", ");
    let classes = if classes.is_empty() { "NA".to_owned() } else { format!("c({classes})") };
    [
        (
            "start.py",
            filled(
                include_str!("../kit/start.py"),
                [
                    ("texts", json!(texts).to_string()),
                    ("chart", chart.python()),
                    ("title", title.clone()),
                    ("attribution", attribution.clone()),
                ],
            ),
        ),
        (
            "start.R",
            filled(
                include_str!("../kit/start.R"),
                [("texts", classes), ("chart", chart.r()), ("title", title.clone()), ("attribution", attribution.clone())],
            ),
        ),
        (
            "start.js",
            filled(
                include_str!("../kit/start.js"),
                [
                    ("numbers", json!(names(true)).to_string()),
                    ("chart", chart.javascript()),
                    ("title", title),
                    ("attribution", attribution),
                ],
            ),
        ),
    ]
}

/// What must be known about the table, for people.
fn readme(view: &DatasetView, address: &str, language: Language) -> String {
    let mut text = format!("# {}\n\n{}\n\n", view.card.title.text(language), view.card.summary.text(language));
    let facts = [
        (words::data_publisher(language), view.card.publisher.as_str()),
        (words::entry_licence(language), &view.card.licence),
        (words::data_attribution(language), &view.attribution),
        (words::data_source(language), &view.source),
    ];
    for (name, value) in facts {
        text += &format!("- {name}: {value}\n");
    }
    text += &format!("- {address}/{}/data/{}\n\n## {}\n\n", language.tag(), view.card.slug, words::data_dictionary(language));
    text += &format!(
        "| {} | {} | {} | {} | {} |\n|---|---|---|---|---|\n",
        words::data_column(language),
        words::data_kind(language),
        words::data_missing(language),
        words::data_distinct(language),
        words::data_range(language)
    );
    for column in &view.profile.columns {
        let range =
            column.smallest.as_deref().zip(column.largest.as_deref()).map_or_else(String::new, |(least, most)| format!("{least} – {most}"));
        let unit = if column.unit.is_empty() { String::new() } else { format!(" ({})", column.unit) };
        let cell = |text: String| text.replace('|', "\\|").replace('\n', " ");
        text += &format!(
            "| {} | {}{unit} | {} | {} | {} |\n",
            cell(column.name.clone()),
            kind_name(language, &column.kind),
            column.missing,
            column.distinct,
            cell(range)
        );
    }
    text += &format!("\n## {}\n\n", words::kit_scripts(language));
    for (name, command) in [
        ("Python", "pip install pandas matplotlib && python start.py"),
        ("R", "Rscript start.R"),
        ("JavaScript", "npm install && node start.js"),
    ] {
        text += &format!("- {name}: `{command}`\n");
    }
    text
}

/// Writes the kit: the table from where it lies, everything else from what is known about it.
///
/// # Errors
///
/// Where something cannot be read or written.
pub fn write(view: &DatasetView, address: &str, csv: &Path, parquet: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    write_to(view, address, csv, parquet, ZipWriter::new_stream(out))
}

fn write_to<W: Write + Seek>(view: &DatasetView, address: &str, csv: &Path, parquet: &Path, mut zip: ZipWriter<W>) -> anyhow::Result<()> {
    // The same kit gives the same bytes: no time of day is in it.
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    let stored = packed.compression_method(CompressionMethod::Stored);
    let folder = &view.card.slug;
    let put = |zip: &mut ZipWriter<W>, name: &str, options: SimpleFileOptions, bytes: &[u8]| -> anyhow::Result<()> {
        zip.start_file(format!("{folder}/{name}"), options)?;
        Ok(zip.write_all(bytes)?)
    };
    for language in Language::ALL {
        let name = if language == Language::En { "README.md".to_owned() } else { format!("README.{}.md", language.tag()) };
        put(&mut zip, &name, packed, readme(view, address, language).as_bytes())?;
    }
    put(&mut zip, "datapackage.json", packed, serde_json::to_string_pretty(&view.data_package_beside(address))?.as_bytes())?;
    put(&mut zip, "recipe.toml", packed, view.recipe.as_bytes())?;
    for (name, text) in scripts(view) {
        put(&mut zip, name, packed, text.as_bytes())?;
    }
    let package =
        json!({ "private": true, "type": "module", "dependencies": { "@observablehq/plot": "^0.6", "d3": "^7", "jsdom": "^26" } });
    put(&mut zip, "package.json", packed, serde_json::to_string_pretty(&package)?.as_bytes())?;
    if let Ok(figure) = Figure::parse(&view.figure) {
        for language in Language::ALL {
            let drawing = figure.draw(&Options { language, dark: false, area: String::new(), attribution: view.attribution.clone() })?;
            put(&mut zip, &format!("charts/chart.{}.svg", language.tag()), packed, drawing.svg.as_bytes())?;
            put(&mut zip, &format!("charts/chart.{}.png", language.tag()), stored, &charts::png(&drawing.svg, charts::CHART_SCALE)?)?;
        }
    }
    for (name, options, path) in [("table.csv", packed, csv), ("table.parquet", stored, parquet)] {
        zip.start_file(format!("{folder}/{name}"), options)?;
        std::io::copy(&mut std::fs::File::open(path)?, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}

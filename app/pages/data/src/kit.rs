//! The starter kit of a data set: the table, what must be known about it, its charts, and scripts
//! that load it and draw the first chart. A zip that is made while it is sent.

mod code;

use std::{
    io::{Seek, Write},
    path::Path,
};

use chart_spec::{Figure, Kind, Rule};
use charts::Options;
use contest::{Cities, Language};
use dataset_spec::Recipe;
use frame::computer::Computer;
use office::{DatasetView, Failure};
use serde_json::json;
use worker_spec::DrawPicture;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub(crate) use code::{Code, Source};

use crate::{Ground, kind_name};

/// The rule of a data set's first chart; where it has none, how its rows are shared out.
fn first_rule(view: &DatasetView) -> Rule {
    let known = Recipe::parse(&view.recipe).ok().and_then(|recipe| {
        recipe
            .figures
            .into_iter()
            .find(|rule| rule.kind != Kind::Outline)
    });
    known.unwrap_or_else(|| {
        let columns = &view.profile.columns;
        let measured = columns.iter().find(|column| {
            matches!(column.kind.as_str(), "integer" | "number") && column.distinct > 1
        });
        let named = columns
            .iter()
            .find(|column| column.kind == "text")
            .or(columns.first());
        match (measured, named) {
            (Some(column), _) => Rule {
                kind: Kind::Histogram,
                y: column.name.clone(),
                ..Rule::default()
            },
            (None, named) => Rule {
                x: named.map_or_else(String::new, |column| column.name.clone()),
                ..Rule::default()
            },
        }
    })
}

/// What must be known about the table, for people.
fn readme(view: &DatasetView, address: &str, language: Language) -> String {
    let mut text = format!(
        "# {}\n\n{}\n\n",
        view.card.title.text(language),
        view.card.summary.text(language)
    );
    let (credit, source) = (
        view.credit(language),
        view.model(language).unwrap_or_else(|| view.source.clone()),
    );
    let facts = [
        (i18n::data_publisher(language), view.card.publisher.as_str()),
        (i18n::entry_licence(language), &view.card.licence),
        (i18n::data_attribution(language), &credit),
        (i18n::data_source(language), &source),
    ];
    for (name, value) in facts {
        text += &format!("- {name}: {value}\n");
    }
    text += &format!(
        "- {address}/{}/data/{}\n\n## {}\n\n",
        language.tag(),
        view.card.slug,
        i18n::data_dictionary(language)
    );
    text += &format!(
        "| {} | {} | {} | {} | {} |\n|---|---|---|---|---|\n",
        i18n::data_column(language),
        i18n::data_kind(language),
        i18n::data_missing(language),
        i18n::data_distinct(language),
        i18n::data_range(language)
    );
    for column in &view.profile.columns {
        let range = column
            .smallest
            .as_deref()
            .zip(column.largest.as_deref())
            .map_or_else(String::new, |(least, most)| format!("{least} – {most}"));
        let unit = if column.unit.is_empty() {
            String::new()
        } else {
            format!(" ({})", column.unit)
        };
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
    text += &format!("\n## {}\n\n", i18n::kit_scripts(language));
    for (name, command) in [
        ("Python", "pip install pandas matplotlib && python start.py"),
        ("R", "Rscript start.R"),
        ("JavaScript", "npm install && node start.js"),
    ] {
        text += &format!("- {name}: `{command}`\n");
    }
    text
}

/// A chart of the kit, under its name without ending.
pub(crate) struct KitChart {
    name: String,
    svg: String,
    png: Vec<u8>,
}

/// Draws the figures of a data set in each language.
///
/// # Errors
///
/// [`office::Refusal::Busy`] where no turn comes in time.
pub(crate) async fn draw_charts(
    computer: &dyn Computer,
    view: &DatasetView,
    ground: &Ground,
) -> office::Result<Vec<KitChart>> {
    let mut drawn = Vec::new();
    for (place, figure) in (1..).zip(Figure::read(&view.figures)) {
        for language in Language::ALL {
            let options = Options {
                language,
                dark: false,
                area: String::new(),
                attribution: view.credit(language),
                shapes: ground.shapes(&figure),
                cities: ground.cities.clone(),
            };
            let svg = charts::draw(&figure, &options)
                .map_err(|error| Failure::Broken(format!("a chart of a kit: {error}")))?
                .svg;
            let asked = DrawPicture {
                svg: svg.clone(),
                scale: charts::CHART_SCALE,
            };
            drawn.push(KitChart {
                name: format!("charts/chart-{place}.{}", language.tag()),
                svg,
                png: computer.picture(asked).await?,
            });
        }
    }
    Ok(drawn)
}

/// Writes the kit: the table, as CSV and as Parquet, from where it lies, everything else from what
/// is known about it.
///
/// # Errors
///
/// Where something cannot be read or written.
pub(crate) fn write(
    view: &DatasetView,
    cities: &Cities,
    charts: Vec<KitChart>,
    address: &str,
    [csv, parquet]: [&Path; 2],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    // The same kit gives the same bytes: no time of day is in it.
    let packed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true);
    let mut kit = Kit {
        view,
        zip: ZipWriter::new_stream(out),
        packed,
        stored: packed.compression_method(CompressionMethod::Stored),
    };
    kit.put_descriptions(address)?;
    kit.put_scripts(cities)?;
    for chart in charts {
        kit.put_chart(&chart)?;
    }
    kit.put_table("table.csv", kit.packed, csv)?;
    kit.put_table("table.parquet", kit.stored, parquet)?;
    kit.zip.finish()?;
    Ok(())
}

/// A kit in the making.
struct Kit<'a, W: Write + Seek> {
    view: &'a DatasetView,
    zip: ZipWriter<W>,
    packed: SimpleFileOptions,
    /// For what is packed in itself.
    stored: SimpleFileOptions,
}

impl<W: Write + Seek> Kit<'_, W> {
    fn start(&mut self, name: &str, options: SimpleFileOptions) -> anyhow::Result<()> {
        let folder = &self.view.card.slug;
        Ok(self.zip.start_file(format!("{folder}/{name}"), options)?)
    }

    fn put(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        self.start(name, self.packed)?;
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    /// What must be known about the table, for people in each language and for machines, and how
    /// it was prepared.
    fn put_descriptions(&mut self, address: &str) -> anyhow::Result<()> {
        let view = self.view;
        for language in Language::ALL {
            let name = if language == Language::En {
                "README.md".to_owned()
            } else {
                format!("README.{}.md", language.tag())
            };
            self.put(&name, &readme(view, address, language))?;
        }
        let package = view.data_package_beside(address);
        self.put("datapackage.json", &serde_json::to_string_pretty(&package)?)?;
        self.put("recipe.toml", &view.recipe)
    }

    /// The scripts, and the packages that the JavaScript asks for.
    fn put_scripts(&mut self, cities: &Cities) -> anyhow::Result<()> {
        let rule = first_rule(self.view);
        let code = Code {
            view: self.view,
            rule: &rule,
            cities,
            source: Source::Beside,
            other: None,
        };
        for (name, text) in code.scripts() {
            self.put(name, &text)?;
        }
        let package = json!({
            "private": true,
            "type": "module",
            "dependencies": { "@observablehq/plot": "^0.6", "d3": "^7", "jsdom": "^26" },
        });
        self.put("package.json", &serde_json::to_string_pretty(&package)?)
    }

    /// A chart as SVG and as PNG.
    fn put_chart(&mut self, chart: &KitChart) -> anyhow::Result<()> {
        self.put(&format!("{}.svg", chart.name), &chart.svg)?;
        self.start(&format!("{}.png", chart.name), self.stored)?;
        Ok(self.zip.write_all(&chart.png)?)
    }

    /// The table from where it lies.
    fn put_table(
        &mut self,
        name: &str,
        options: SimpleFileOptions,
        path: &Path,
    ) -> anyhow::Result<()> {
        self.start(name, options)?;
        std::io::copy(&mut std::fs::File::open(path)?, &mut self.zip)?;
        Ok(())
    }
}

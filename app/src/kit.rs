//! The starter kit of a data set: the table, what must be known about it, its charts, and scripts
//! that load it and draw the first chart. A zip that is made while it is sent.

mod code;

use std::{
    collections::HashMap,
    io::{Seek, Write},
    path::Path,
};

use chart_spec::{Figure, Key, Kind, Rule};
use charts::Options;
use contest::Language;
use datasets::Recipe;
use office::{DatasetView, Outlines};
use serde_json::json;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub(crate) use code::{Code, Source};

use crate::pages::data::kind_name;

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

/// Writes the kit: the table from where it lies, everything else from what is known about it.
///
/// # Errors
///
/// Where something cannot be read or written.
pub fn write(
    view: &DatasetView,
    shapes: &HashMap<Key, Outlines>,
    address: &str,
    csv: &Path,
    parquet: &Path,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    write_to(
        view,
        shapes,
        address,
        csv,
        parquet,
        ZipWriter::new_stream(out),
    )
}

fn write_to<W: Write + Seek>(
    view: &DatasetView,
    shapes: &HashMap<Key, Outlines>,
    address: &str,
    csv: &Path,
    parquet: &Path,
    mut zip: ZipWriter<W>,
) -> anyhow::Result<()> {
    // The same kit gives the same bytes: no time of day is in it.
    let packed = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true);
    let stored = packed.compression_method(CompressionMethod::Stored);
    let folder = &view.card.slug;
    let put = |zip: &mut ZipWriter<W>,
               name: &str,
               options: SimpleFileOptions,
               bytes: &[u8]|
     -> anyhow::Result<()> {
        zip.start_file(format!("{folder}/{name}"), options)?;
        Ok(zip.write_all(bytes)?)
    };
    for language in Language::ALL {
        let name = if language == Language::En {
            "README.md".to_owned()
        } else {
            format!("README.{}.md", language.tag())
        };
        put(
            &mut zip,
            &name,
            packed,
            readme(view, address, language).as_bytes(),
        )?;
    }
    put(
        &mut zip,
        "datapackage.json",
        packed,
        serde_json::to_string_pretty(&view.data_package_beside(address))?.as_bytes(),
    )?;
    put(&mut zip, "recipe.toml", packed, view.recipe.as_bytes())?;
    let rule = first_rule(view);
    for (name, text) in (Code {
        view,
        rule: &rule,
        source: Source::Beside,
        other: None,
    })
    .scripts()
    {
        put(&mut zip, name, packed, text.as_bytes())?;
    }
    let package = json!({ "private": true, "type": "module", "dependencies": { "@observablehq/plot": "^0.6", "d3": "^7", "jsdom": "^26" } });
    put(
        &mut zip,
        "package.json",
        packed,
        serde_json::to_string_pretty(&package)?.as_bytes(),
    )?;
    for (place, figure) in (1..).zip(Figure::read(&view.figures)) {
        let shapes = figure
            .needs_shapes()
            .and_then(|key| shapes.get(&key))
            .cloned();
        for language in Language::ALL {
            let options = Options {
                language,
                dark: false,
                area: String::new(),
                attribution: view.credit(language),
                shapes: shapes.clone(),
            };
            let drawing = charts::draw(&figure, &options)?;
            put(
                &mut zip,
                &format!("charts/chart-{place}.{}.svg", language.tag()),
                packed,
                drawing.svg.as_bytes(),
            )?;
            put(
                &mut zip,
                &format!("charts/chart-{place}.{}.png", language.tag()),
                stored,
                &charts::png(&drawing.svg, charts::CHART_SCALE)?,
            )?;
        }
    }
    for (name, options, path) in [
        ("table.csv", packed, csv),
        ("table.parquet", stored, parquet),
    ] {
        zip.start_file(format!("{folder}/{name}"), options)?;
        std::io::copy(&mut std::fs::File::open(path)?, &mut zip)?;
    }
    zip.finish()?;
    Ok(())
}

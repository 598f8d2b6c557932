//! Charts beside matplotlib: every kind, from the demo's data, as SVG and as PNG.

use std::{fs::File, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result, ensure};
use chart_spec::Figure;
use charts::Options;
use i18n::Language;

/// Times that each picture is drawn; the fastest counts.
const ROUNDS: usize = 20;

/// The kind of a figure, as its JSON says it.
fn kind(figure: &Figure) -> String {
    serde_json::to_value(figure)
        .ok()
        .and_then(|value| Some(value["kind"].as_str()?.to_owned()))
        .unwrap_or_default()
}

/// Milliseconds of the fastest of some rounds.
fn fastest(mut draw: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        draw()?;
        best = best.min(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(best)
}

/// One figure of each kind that the demo's data give.
fn figures(program: &str, seeds: &Path, folder: &Path) -> Result<Vec<Figure>> {
    let mut files: Vec<_> = std::fs::read_dir(seeds.join("data"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    let mut found: Vec<Figure> = Vec::new();
    for file in files {
        let out = folder.join(file.file_stem().context("a name")?);
        let done = Command::new(program)
            .args(["data", "prepare", "--parquet-only", "--out"])
            .arg(&out)
            .arg(&file)
            .output()?;
        ensure!(
            done.status.success(),
            "{} cannot be prepared: {}",
            file.display(),
            String::from_utf8_lossy(&done.stderr)
        );
        for figure in Figure::read(&std::fs::read_to_string(out.join("figures.json"))?) {
            if !found.iter().any(|known| kind(known) == kind(&figure)) {
                found.push(figure);
            }
        }
    }
    // Two and a half centuries, as long as Barcelona's series is.
    let years = (1786..2023)
        .map(|year| {
            (
                year,
                14.0 + f64::from(i32::try_from(year % 37).unwrap_or(0)) / 10.0,
            )
        })
        .collect();
    found.push(Figure::Stripes {
        what: chart_spec::What::default(),
        years,
    });
    Ok(found)
}

/// Compares on the demo's data; `python` is an interpreter that has matplotlib.
pub(crate) fn compare(program: &str, python: &str, seeds: &Path, folder: &Path) -> Result<()> {
    let figures = figures(program, seeds, folder)?;
    let path = folder.join("figures.json");
    serde_json::to_writer(File::create(&path)?, &figures)?;
    let peers = Path::new("crates/bench").join("peers/charts.py");
    let theirs = Command::new(python).arg(peers).arg(&path).output()?;
    ensure!(
        theirs.status.success(),
        "matplotlib failed: {}",
        String::from_utf8_lossy(&theirs.stderr)
    );
    let theirs = String::from_utf8(theirs.stdout)?;
    let options = Options {
        language: Language::En,
        dark: false,
        area: String::new(),
        attribution: "Publisher, licence".to_owned(),
        shapes: None,
        cities: office::own_cities().map_err(|problem| anyhow::anyhow!("{problem}"))?,
    };
    println!(
        "\n| chart | SVG ms | PNG ms | matplotlib SVG ms | matplotlib PNG ms |\n\
         | --- | ---: | ---: | ---: | ---: |"
    );
    for (figure, line) in figures.iter().zip(theirs.lines()) {
        let svg = charts::draw(figure, &options)?.svg;
        let drawn = fastest(|| {
            charts::draw(figure, &options)
                .map(|_| ())
                .map_err(Into::into)
        })?;
        let painted = fastest(|| {
            chart_images::png(&svg, charts::CHART_SCALE)
                .map(|_| ())
                .map_err(Into::into)
        })?;
        println!(
            "| {} | {drawn:.2} | {painted:.1} | {} |",
            kind(figure),
            line.replace(' ', " | ")
        );
    }
    Ok(())
}

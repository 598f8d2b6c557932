//! `certamen data`: what the data desk does, without a server.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, Result, bail};
use chart_spec::{Figure, NotARule, Rule, Shapes};
use charts::Options;
use clap::{Args, Subcommand, ValueEnum};
use contest::{Cities, Language};
use dataset_spec::{Check, CheckKind, Files, Profile, Report};
use serde::de::DeserializeOwned;
use worker_spec::{
    CheckTable, ComputeFigure, DrawPicture, PrepareTable, PreparedTable, ProposeRecipe, WriteJson,
};

use crate::{
    commands::cities::CityArguments,
    worker::{OwnWorker, list_cities},
};

#[derive(Subcommand)]
pub(crate) enum DataAction {
    /// Look at a raw file and print the recipe that is proposed for it
    Inspect(InspectArguments),
    /// Prepare raw files: Parquet, CSV, profile and a report of what was changed
    Prepare(PrepareArguments),
    /// Check a table before it is handed in: what a reader would stumble over, with the rows where
    /// it stands
    ///
    /// Ends with 0 where nothing serious was found, with 3 where something was, with 1 where the
    /// file cannot be read.
    Check(CheckArguments),
    /// Draw a starter chart of a prepared table
    Chart(ChartArguments),
    /// Write a prepared table in another form
    Export(ExportArguments),
}

#[derive(Args)]
pub(crate) struct InspectArguments {
    file: PathBuf,
    #[command(flatten)]
    cities: CityArguments,
    /// What you know already: a whole recipe, or any part of one
    #[arg(long)]
    recipe: Option<PathBuf>,
    /// Print JSON for scripts
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(crate) struct PrepareArguments {
    /// Raw files: CSV, XLS, XLSX, ODS, GeoJSON, JSON-stat or a ZIP of tables
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A recipe, or any part of one; the rest is proposed
    #[arg(long)]
    recipe: Option<PathBuf>,
    /// Folder for the results; with several files each gets a folder of its own in it
    #[arg(long)]
    out: PathBuf,
    /// Write no CSV beside the Parquet
    #[arg(long)]
    parquet_only: bool,
    /// Print JSON for scripts: the report and the profile of each file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    cities: CityArguments,
}

#[derive(Args)]
pub(crate) struct CheckArguments {
    file: PathBuf,
    /// Print JSON for scripts
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    cities: CityArguments,
}

#[derive(Args)]
pub(crate) struct ChartArguments {
    /// Folder that `certamen data prepare` wrote
    folder: PathBuf,
    #[command(flatten)]
    cities: CityArguments,
    /// The file to draw; its ending, .svg or .png, says how
    #[arg(long)]
    out: PathBuf,
    /// Which of the table's charts, from 1
    #[arg(long, default_value_t = 1)]
    figure: usize,
    /// Another chart than the table's own, such as "bars x=barri y=Preu measure=mean"
    #[arg(long, conflicts_with = "figure")]
    rule: Option<String>,
    /// Folder of a prepared GeoJSON whose outlines maps are drawn on
    #[arg(long)]
    outlines: Option<PathBuf>,
    /// Whose chart, such as district-08 or ward-28101; without it the first one that there is,
    /// * for all side by side
    #[arg(long, default_value = "")]
    area: String,
    /// Language of the labels: ca, es, en or ja
    #[arg(long, default_value = "en")]
    language: String,
    /// Draw on dark paper
    #[arg(long)]
    dark: bool,
    /// The line that names the publisher and the licence
    #[arg(long, default_value = "")]
    attribution: String,
}

#[derive(Args)]
pub(crate) struct ExportArguments {
    /// Folder that `certamen data prepare` wrote
    folder: PathBuf,
    #[arg(long, value_enum)]
    to: Form,
    /// The file to write; without it the table goes to standard output
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Forms of a prepared table.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    Json,
    Csv,
    Parquet,
}

/// Runs a command.
///
/// # Errors
///
/// One sentence that says what is wrong, with line and column where there is one.
pub(crate) fn run(action: DataAction, worker: &OwnWorker) -> Result<()> {
    match action {
        DataAction::Inspect(arguments) => inspect(&arguments, worker),
        DataAction::Prepare(arguments) => prepare(&arguments, worker),
        DataAction::Check(arguments) => check(&arguments, worker),
        DataAction::Chart(arguments) => draw_chart(arguments, worker),
        DataAction::Export(arguments) => export(&arguments, worker),
    }
}

fn inspect(arguments: &InspectArguments, worker: &OwnWorker) -> Result<()> {
    let recipe = worker.ask(ProposeRecipe {
        raw: existing(&arguments.file)?,
        choices: read_choices(arguments.recipe.as_deref())?,
        cities: list_cities(&arguments.cities.read()?),
    })??;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&recipe)?);
    } else {
        print!("{}", recipe.to_text());
    }
    Ok(())
}

fn prepare(arguments: &PrepareArguments, worker: &OwnWorker) -> Result<()> {
    let cities = arguments.cities.read()?;
    let several = arguments.files.len() > 1;
    for file in &arguments.files {
        let out = if several {
            arguments.out.join(file.file_stem().unwrap_or_default())
        } else {
            arguments.out.clone()
        };
        prepare_file(file, &out, arguments, &cities, worker)?;
    }
    Ok(())
}

fn prepare_file(
    file: &Path,
    out: &Path,
    arguments: &PrepareArguments,
    cities: &Cities,
    worker: &OwnWorker,
) -> Result<()> {
    let asked = PrepareTable {
        raw: existing(file)?,
        choices: read_choices(arguments.recipe.as_deref())?,
        cities: list_cities(cities),
        out: out.to_owned(),
        with_csv: !arguments.parquet_only,
        of_a_team: false,
    };
    std::fs::create_dir_all(out)
        .with_context(|| format!("the folder {} cannot be made", out.display()))?;
    if let Err(malformed) = worker.ask(asked)? {
        // Where nothing was written nothing is left; a folder that holds something stays.
        let _ = std::fs::remove_dir(out);
        return Err(malformed.into());
    }
    let profile: Profile = read_json(&out.join(Files::PROFILE))?;
    if arguments.json {
        let report: Report = read_json(&out.join(Files::REPORT))?;
        let told = serde_json::json!({
            "file": file,
            "out": out,
            "report": report,
            "profile": profile,
        });
        println!("{}", serde_json::to_string(&told)?);
    } else {
        let (rows, columns) = (profile.rows, profile.columns.len());
        println!(
            "{}: {rows} rows, {columns} columns -> {}",
            file.display(),
            out.display()
        );
    }
    Ok(())
}

/// Checks a file, and ends the process with 3 where something serious was found.
fn check(arguments: &CheckArguments, worker: &OwnWorker) -> Result<()> {
    let file = &arguments.file;
    let check = worker
        .ask(CheckTable {
            raw: file.clone(),
            cities: list_cities(&arguments.cities.read()?),
        })?
        .with_context(|| file.display().to_string())?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&check)?);
    } else {
        print!("{}", describe_check(&check));
    }
    if check
        .findings
        .iter()
        .any(|finding| finding.what.is_serious())
    {
        std::process::exit(3);
    }
    Ok(())
}

fn draw_chart(arguments: ChartArguments, worker: &OwnWorker) -> Result<()> {
    let ChartArguments {
        folder,
        cities,
        out,
        figure,
        rule,
        outlines,
        area,
        language,
        dark,
        attribution,
    } = arguments;
    let Some(language) = Language::from_tag(&language) else {
        bail!("{language:?} is no language; allowed are ca, es, en and ja")
    };
    let cities = cities.read()?;
    let shapes = outlines.map(|folder| shapes_in(&folder)).transpose()?;
    let figure = match rule {
        Some(rule) => compute_figure(&folder, &rule, &cities, worker)?,
        None => prepared_figure(&folder, figure)?,
    };
    let options = Options {
        language,
        dark,
        area,
        attribution,
        shapes,
        cities,
    };
    let drawing = charts::draw(&figure, &options)?;
    let bytes = match out.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => drawing.svg.into_bytes(),
        Some("png") => {
            let asked = DrawPicture {
                svg: drawing.svg,
                scale: charts::CHART_SCALE,
            };
            let mut bytes = Vec::new();
            worker.answer(asked.into(), &mut bytes)?;
            bytes
        }
        _ => bail!("{} must end with .svg or .png", out.display()),
    };
    std::fs::write(&out, bytes).with_context(|| format!("{} cannot be written", out.display()))?;
    println!("{}", drawing.alternative);
    Ok(())
}

fn export(arguments: &ExportArguments, worker: &OwnWorker) -> Result<()> {
    let ExportArguments { folder, to, out } = arguments;
    let mut writer: Box<dyn std::io::Write> = match out {
        Some(path) => {
            Box::new(BufWriter::new(File::create(path).with_context(|| {
                format!("{} cannot be written", path.display())
            })?))
        }
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let name = match to {
        Form::Json => {
            let parquet = folder.join(Files::PARQUET);
            worker.answer(WriteJson { parquet }.into(), &mut writer)?;
            return Ok(writer.flush()?);
        }
        Form::Csv => Files::CSV,
        Form::Parquet => Files::PARQUET,
    };
    let path = folder.join(name);
    let mut file = File::open(&path).with_context(|| {
        format!(
            "{} cannot be read; was the table prepared with it?",
            path.display()
        )
    })?;
    std::io::copy(&mut file, &mut writer)?;
    Ok(writer.flush()?)
}

/// What a recipe's file says; nothing where none is named.
fn read_choices(recipe: Option<&Path>) -> Result<String> {
    let Some(path) = recipe else {
        return Ok(String::new());
    };
    std::fs::read_to_string(path)
        .with_context(|| format!("the recipe {} cannot be read", path.display()))
}

/// A file that is there.
fn existing(file: &Path) -> Result<PathBuf> {
    if !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    Ok(file.to_owned())
}

fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))
}

/// The data of the charts that a table was prepared with.
fn figures_in(folder: &Path) -> Result<Vec<Figure>> {
    let path = folder.join(Files::FIGURES);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(Figure::read(&text))
}

/// The outlines of a prepared GeoJSON. Who draws with them names their source in the attribution.
fn shapes_in(folder: &Path) -> Result<(Arc<Shapes>, String)> {
    let outlines = figures_in(folder)?
        .into_iter()
        .find_map(|figure| match figure {
            Figure::Outline { shapes, .. } => Some((Arc::new(shapes), String::new())),
            _ => None,
        });
    outlines.with_context(|| format!("{} holds no outlines", folder.display()))
}

/// A chart of the table's own, by its number from 1.
fn prepared_figure(folder: &Path, number: usize) -> Result<Figure> {
    let figures = figures_in(folder)?;
    let count = figures.len();
    let figure = number
        .checked_sub(1)
        .and_then(|place| figures.into_iter().nth(place));
    figure.with_context(|| {
        format!("this table has {count} charts; its recipe names them in `figures`")
    })
}

/// A chart that somebody asks for, computed from the prepared table.
fn compute_figure(
    folder: &Path,
    rule: &str,
    cities: &Cities,
    worker: &OwnWorker,
) -> Result<Figure> {
    let rule: Rule = rule
        .parse()
        .map_err(|error: NotARule| anyhow::anyhow!("{error}"))?;
    let asked = ComputeFigure {
        table: PreparedTable {
            parquet: folder.join(Files::PARQUET),
            profile: read_json(&folder.join(Files::PROFILE))?,
        },
        other: None,
        rule,
        cities: list_cities(cities),
    };
    Ok(worker.ask(asked)??)
}

/// A check as a person reads it.
fn describe_check(check: &Check) -> String {
    let mut text = format!("{} rows, {} columns", check.rows, check.columns);
    if !check.encoding.is_empty() {
        let _ = write!(text, ", {}", check.encoding);
    }
    text += "\n";
    for finding in &check.findings {
        let mark = if finding.what.is_serious() { "!" } else { "-" };
        let column = if finding.column.is_empty() {
            String::new()
        } else {
            format!("{}: ", finding.column)
        };
        let _ = write!(text, "{mark} {column}{}", describe_kind(finding.what));
        if !finding.rows.is_empty() {
            let rows = finding
                .rows
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ");
            let more = if finding.count > finding.rows.len() {
                ", ..."
            } else {
                ""
            };
            let _ = write!(text, " ({}; rows {rows}{more})", finding.count);
        }
        text += "\n";
    }
    text
}

/// What was found, as a clause.
const fn describe_kind(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::NotUtf8 => "the text is not UTF-8: save it as UTF-8",
        CheckKind::NotComma => "the cells are not parted by commas",
        CheckKind::DecimalComma => "numbers have a decimal comma",
        CheckKind::BesideTheTable => "something stands above the header or below the data",
        CheckKind::Header => "the header takes several rows, or a column has no name",
        CheckKind::DuplicateRows => "rows that are the same as one before",
        CheckKind::Missing => "cells with nothing in them",
        CheckKind::NotANumber => "cells of a numeric column that are no numbers",
        CheckKind::NotADate => "cells of a column of dates that are no dates",
        CheckKind::UnknownCode => "codes that are none of the city's",
        CheckKind::Formula => "texts that a spreadsheet would run as a formula",
        CheckKind::Mail => "mail addresses: may they be published?",
        CheckKind::Telephone => "telephone numbers: may they be published?",
        CheckKind::IdentityNumber => "numbers of identity documents: they must not be published",
    }
}

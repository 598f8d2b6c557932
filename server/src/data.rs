//! `certamen data`: what the data desk does, without a server.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufWriter, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::{Context as _, Result, bail};
use chart_spec::{Figure, NotARule, Rule, Shapes};
use charts::Options;
use clap::{Args, Subcommand, ValueEnum};
use contest::{Cities, Language};
use datasets::{CheckKind, Files, Profile, Recipe, Table};

use crate::{
    commands::cities::CityArguments,
    preparing::{self, Purpose},
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
    /// Limit memory and processor time, as the server does
    #[arg(long, value_enum, value_name = "PURPOSE")]
    limited: Option<Purpose>,
}

#[derive(Args)]
pub(crate) struct CheckArguments {
    file: PathBuf,
    /// Print JSON for scripts
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    cities: CityArguments,
    /// Limit memory and processor time, as the server does
    #[arg(long, value_enum, value_name = "PURPOSE")]
    limited: Option<Purpose>,
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
pub(crate) fn run(action: DataAction) -> Result<()> {
    match action {
        DataAction::Inspect(arguments) => inspect(&arguments),
        DataAction::Prepare(arguments) => prepare(&arguments),
        DataAction::Check(arguments) => check(&arguments),
        DataAction::Chart(arguments) => draw_chart(arguments),
        DataAction::Export(arguments) => export(&arguments),
    }
}

fn inspect(arguments: &InspectArguments) -> Result<()> {
    let cities = arguments.cities.read()?;
    let recipe = recipe_for(&arguments.file, arguments.recipe.as_deref(), &cities)?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&recipe)?);
    } else {
        print!("{}", recipe.to_text());
    }
    Ok(())
}

fn prepare(arguments: &PrepareArguments) -> Result<()> {
    if let Some(purpose) = arguments.limited {
        purpose.limits().apply()?;
    }
    let cities = arguments.cities.read()?;
    let several = arguments.files.len() > 1;
    for file in &arguments.files {
        let out = if several {
            arguments.out.join(file.file_stem().unwrap_or_default())
        } else {
            arguments.out.clone()
        };
        preparing::tell(
            arguments.limited,
            prepare_file(file, &out, arguments, &cities),
        )?;
    }
    Ok(())
}

fn prepare_file(
    file: &Path,
    out: &Path,
    arguments: &PrepareArguments,
    cities: &Cities,
) -> Result<()> {
    let recipe = recipe_for(file, arguments.recipe.as_deref(), cities)?;
    std::fs::create_dir_all(out)
        .with_context(|| format!("the folder {} cannot be made", out.display()))?;
    let prepared = with_progress(file, |progress| {
        datasets::prepare(
            file,
            &recipe,
            cities,
            out,
            !arguments.parquet_only,
            progress,
        )
    })?;
    if arguments.json {
        let told = serde_json::json!({
            "file": file,
            "out": out,
            "report": prepared.report,
            "profile": prepared.profile,
        });
        println!("{}", serde_json::to_string(&told)?);
    } else {
        let (rows, columns) = (prepared.profile.rows, prepared.profile.columns.len());
        println!(
            "{}: {rows} rows, {columns} columns -> {}",
            file.display(),
            out.display()
        );
    }
    Ok(())
}

/// Checks a file, and ends the process with 3 where something serious was found.
fn check(arguments: &CheckArguments) -> Result<()> {
    if let Some(purpose) = arguments.limited {
        purpose.limits().apply()?;
    }
    let cities = arguments.cities.read()?;
    let file = &arguments.file;
    let check = preparing::tell(
        arguments.limited,
        with_progress(file, |progress| datasets::check(file, &cities, progress))
            .with_context(|| file.display().to_string()),
    )?;
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

fn draw_chart(arguments: ChartArguments) -> Result<()> {
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
        Some(rule) => compute_figure(&folder, &rule, &cities)?,
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
        Some("png") => charts::png(&drawing.svg, charts::CHART_SCALE)?,
        _ => bail!("{} must end with .svg or .png", out.display()),
    };
    std::fs::write(&out, bytes).with_context(|| format!("{} cannot be written", out.display()))?;
    println!("{}", drawing.alternative);
    Ok(())
}

fn export(arguments: &ExportArguments) -> Result<()> {
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
            datasets::write_json(&folder.join(Files::PARQUET), &mut writer)?;
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

/// The recipe for a file, with what a recipe's file says.
fn recipe_for(file: &Path, recipe: Option<&Path>, cities: &Cities) -> Result<Recipe> {
    let text = recipe
        .map(|path| {
            std::fs::read_to_string(path)
                .with_context(|| format!("the recipe {} cannot be read", path.display()))
        })
        .transpose()?;
    preparing::recipe(file, text.as_deref(), cities)
}

/// Does long work on a file with a bar that shows how far it is: only a person who watches sees it.
fn with_progress<T>(file: &Path, work: impl FnOnce(&(dyn Fn(u64, u64) + Sync)) -> T) -> T {
    let is_watched = std::io::stderr().is_terminal();
    let shown = AtomicU64::new(0);
    let done = work(&|done: u64, all: u64| {
        let percent = (done * 100).checked_div(all).unwrap_or(0);
        if is_watched && shown.swap(percent, Ordering::Relaxed) != percent {
            let bar = "#".repeat(usize::try_from(percent / 4).unwrap_or(0));
            eprint!("\r{} [{bar:<25}] {percent:>3} %", file.display());
        }
    });
    if shown.load(Ordering::Relaxed) > 0 {
        eprintln!();
    }
    done
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
fn compute_figure(folder: &Path, rule: &str, cities: &Cities) -> Result<Figure> {
    let rule: Rule = rule
        .parse()
        .map_err(|error: NotARule| anyhow::anyhow!("{error}"))?;
    let path = folder.join(Files::PROFILE);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    let profile: Profile =
        serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))?;
    let parquet = folder.join(Files::PARQUET);
    Ok(datasets::compute_figure(
        Table {
            parquet: &parquet,
            profile: &profile,
            cities,
        },
        &rule,
        None,
    )?)
}

/// A check as a person reads it.
fn describe_check(check: &datasets::Check) -> String {
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

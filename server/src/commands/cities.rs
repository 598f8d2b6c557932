//! Host cities on the command line: their files checked, imported and written again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use contest::{Areas, Cities, City, CityCode, Language, city::OutlineFile};
use office::{
    BroughtCity, CityImport, Failure, MAX_OUTLINE_BYTES, Office, Refusal, ServiceAuthor, Taken,
    What, calendar,
};

use super::system_now;

#[derive(Subcommand)]
pub(crate) enum CityAction {
    /// Check the files of cities, and the outlines beside them, and say everything that stands
    /// against them
    Check {
        /// Files in TOML or JSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Bring cities into the database, or change them: says first what becomes of each
    ///
    /// The outlines of areas that a file names are read from the folder of the file. All files or
    /// none: nothing is written where one of them has a fault, or would take away areas that data
    /// sets use.
    Import {
        /// Files in TOML or JSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Say only what would be done
        #[arg(long)]
        dry_run: bool,
    },
    /// List the cities of the database
    List,
    /// Write a city of the database as its file, to standard output
    Export {
        /// Such as the first column of `certamen city list`
        code: String,
        /// Write JSON instead of TOML
        #[arg(long)]
        json: bool,
    },
    /// Write the outlines of a city's areas as GeoJSON, to standard output
    Outlines {
        /// The name of a kind of areas, as the city's file has it
        kind: String,
    },
    /// Print the JSON Schema of the file, by which editors complete it
    Schema,
}

/// The cities that files name, for commands without a database: those that the program brings, and
/// what more is said.
#[derive(Args)]
pub(crate) struct CityArguments {
    /// The file of another city that is named, as `certamen city export` writes it
    #[arg(long, value_name = "FILE")]
    city: Vec<PathBuf>,
    /// All cities at once, as JSON
    #[arg(long, value_name = "FILE", hide = true, conflicts_with = "city")]
    cities: Option<PathBuf>,
}

impl CityArguments {
    /// Reads them.
    ///
    /// # Errors
    ///
    /// What stands against a file.
    pub(crate) fn read(&self) -> Result<Cities> {
        if let Some(path) = &self.cities {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            let all: Vec<City> = serde_json::from_str(&text)
                .with_context(|| format!("{} is damaged", path.display()))?;
            return Ok(Cities::new(all));
        }
        let own = office::own_cities().map_err(|problem| anyhow::anyhow!("{problem}"))?;
        let more = read(&self.city)?;
        let is_new = |city: &&City| more.iter().all(|new| new.code != city.code);
        let kept: Vec<City> = own.all().filter(is_new).cloned().collect();
        Ok(Cities::new(kept.into_iter().chain(more).collect()))
    }
}

/// Runs a command about cities.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) async fn run(action: CityAction, office: &Office) -> Result<()> {
    match action {
        CityAction::Check { files } => check(&files),
        CityAction::Schema => print_schema(),
        CityAction::Import { files, dry_run } => import(&files, dry_run, office).await,
        CityAction::List => list(office).await,
        CityAction::Export { code, json } => export(&code, json, office).await,
        CityAction::Outlines { kind } => export_outlines(&kind, office).await,
    }
}

/// Reads the files of cities.
///
/// # Errors
///
/// Everything that stands against them, a line each.
pub(crate) fn read(files: &[PathBuf]) -> Result<Vec<City>> {
    let mut cities = Vec::with_capacity(files.len());
    let mut problems = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        match office::parse_city(&text) {
            Ok(city) => cities.push(city),
            Err(found) => problems.extend(found.iter().map(|problem| name_problem(file, problem))),
        }
    }
    if problems.is_empty() {
        Ok(cities)
    } else {
        bail!("{}", problems.join("\n"))
    }
}

fn name_problem(file: &Path, problem: &office::FileProblem) -> String {
    format!("{}: {problem}", file.display())
}

/// Reads the files of cities, and the outlines that lie beside them.
///
/// # Errors
///
/// Everything that stands against them, a line each.
fn read_with_outlines(files: &[PathBuf]) -> Result<Vec<BroughtCity>> {
    let mut brought = Vec::with_capacity(files.len());
    let mut problems = Vec::new();
    for (path, city) in files.iter().zip(read(files)?) {
        let mut outlines = BTreeMap::new();
        for areas in city.areas() {
            let Some(file) = &areas.outlines else {
                continue;
            };
            match read_outlines(path, file, areas) {
                Ok(Some(shapes)) => {
                    tell_missing(areas, &shapes);
                    outlines.insert(areas.name().to_owned(), shapes);
                }
                Ok(None) => {}
                Err(problem) => problems.push(format!("{problem:#}")),
            }
        }
        brought.push(BroughtCity { city, outlines });
    }
    if problems.is_empty() {
        Ok(brought)
    } else {
        bail!("{}", problems.join("\n"))
    }
}

/// Says which areas have no outline although their file is there: a ring that cannot be read is
/// not one either.
fn tell_missing(areas: Areas, shapes: &chart_spec::Shapes) {
    let outlined: BTreeSet<&str> = shapes.areas.iter().map(|area| &*area.code).collect();
    let codes = areas.areas.iter().map(|area| area.code.as_str());
    let missing: Vec<&str> = codes.filter(|code| !outlined.contains(code)).collect();
    if !missing.is_empty() {
        let (city, kind) = (&areas.city().code, areas.name());
        println!(
            "{city}: no outline that can be drawn for the areas {kind} {}",
            missing.join(", ")
        );
    }
}

/// The outlines of some areas, from the file beside their city's; nothing where it is not there.
fn read_outlines(
    path: &Path,
    file: &OutlineFile,
    areas: Areas,
) -> Result<Option<chart_spec::Shapes>> {
    let path = path.with_file_name(&file.file);
    if !path.exists() {
        return Ok(None);
    }
    let mut text = String::new();
    let read = File::open(&path)
        .and_then(|file| file.take(MAX_OUTLINE_BYTES + 1).read_to_string(&mut text));
    read.with_context(|| format!("{} cannot be read", path.display()))?;
    if text.len() as u64 > MAX_OUTLINE_BYTES {
        bail!("{}: more than {MAX_OUTLINE_BYTES} bytes", path.display());
    }
    let shapes = office::parse_outlines(areas, &text)
        .map_err(|fault| anyhow::anyhow!("{}: {fault}", path.display()))?;
    Ok(Some(shapes))
}

/// Says that files are good, or why they are not.
///
/// # Errors
///
/// Everything that stands against them.
pub(crate) fn check(files: &[PathBuf]) -> Result<()> {
    for (file, BroughtCity { city, outlines }) in files.iter().zip(read_with_outlines(files)?) {
        let areas: usize = city.area_kinds.iter().map(|kind| kind.areas.len()).sum();
        let outlined: usize = outlines.values().map(|shapes| shapes.areas.len()).sum();
        println!(
            "{}: {} ({}), {areas} areas, {}, {outlined} outlines",
            file.display(),
            city.code,
            city.name.text(Language::En),
            city.time_zone
        );
    }
    Ok(())
}

/// Prints the JSON Schema.
///
/// # Errors
///
/// Never.
pub(crate) fn print_schema() -> Result<()> {
    println!("{}", serde_json::to_string_pretty(office::city_schema())?);
    Ok(())
}

async fn import(files: &[PathBuf], dry_run: bool, office: &Office) -> Result<()> {
    let cities = read_with_outlines(files)?;
    let plan = office.plan_cities(&cities).await?;
    let done = if dry_run || !plan.is_possible() {
        plan
    } else {
        let (author, seen) = (ServiceAuthor::Command, plan.digest()?);
        match office
            .import_cities(author, &cities, &seen, system_now())
            .await
        {
            Ok(done) => done,
            Err(Failure::Refused(Refusal::Overtaken { .. })) => {
                bail!("Cities were changed meanwhile. Nothing was imported: do it once more.")
            }
            Err(failure) => return Err(failure.into()),
        }
    };
    for planned in &done.cities {
        let what = match planned.what {
            What::New => "new",
            What::Changed => "changed",
            What::Unchanged => "unchanged",
        };
        println!("{}: {what}", planned.city.code);
        for kind in &planned.without_outlines {
            println!(
                "  No map can be drawn of the areas {kind}: the file of their outlines is not there."
            );
        }
    }
    if !done.is_possible() {
        bail!(
            "Nothing was imported.\n{}",
            list_objections(&done).join("\n")
        );
    }
    println!(
        "{}",
        if dry_run {
            "Nothing was written."
        } else {
            "The cities are as in these files."
        }
    );
    Ok(())
}

/// What stands against an import, a sentence each.
fn list_objections(plan: &CityImport) -> Vec<String> {
    let fault = |(city, fault): &(String, String)| format!("{city}: {fault}");
    let taken = |taken: &Taken| {
        let what = if taken.codes.is_empty() {
            format!("the areas {}", taken.kind)
        } else {
            format!("{} of the areas {}", taken.codes.join(", "), taken.kind)
        };
        format!(
            "{what} would be taken away, which the data set {} uses",
            taken.dataset
        )
    };
    plan.faults
        .iter()
        .map(fault)
        .chain(plan.taken.iter().map(taken))
        .collect()
}

async fn list(office: &Office) -> Result<()> {
    for row in office.city_rows().await? {
        let changed = if row.updated_at.0 == 0 {
            "as the program brought it".to_owned()
        } else {
            format!("changed {}", calendar::machine(row.updated_at))
        };
        println!(
            "{}\t{}\t{}\tversion {}, {changed}",
            row.city.code,
            row.city.name.text(Language::En),
            row.city.time_zone,
            row.version
        );
    }
    Ok(())
}

async fn export(code: &str, json: bool, office: &Office) -> Result<()> {
    let cities = office.cities().await?;
    let Some(city) = cities.find(&CityCode::new(code)) else {
        let known = cities.codes().join(", ");
        bail!("There is no city {code:?}; there are {known}")
    };
    if json {
        println!("{}", office.write_city_json(city)?);
    } else {
        print!("{}", office::write_city(city)?);
    }
    Ok(())
}

async fn export_outlines(kind: &str, office: &Office) -> Result<()> {
    let cities = office.cities().await?;
    let known = office.city_outlines(kind).await?;
    let written = cities
        .areas_named(kind)
        .zip(known)
        .and_then(|(areas, (shapes, _))| office::write_outlines(areas, &shapes));
    let written = written.with_context(|| format!("No city brought outlines of areas {kind:?}"))?;
    println!("{written}");
    Ok(())
}

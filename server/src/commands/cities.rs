//! Host cities on the command line: their files checked, imported and written again.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use contest::{Cities, City, Language};
use office::{CityImport, Office, Taken, What, calendar};

use super::system_now;

#[derive(Subcommand)]
pub(crate) enum CityAction {
    /// Check the files of cities, and say everything that stands against them
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Bring cities into the database, or change them: says first what becomes of each
    ///
    /// All files or none: nothing is written where one of them has a fault, or would take away
    /// areas that data sets use.
    Import {
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
    },
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
        CityAction::Import { files, dry_run } => import(&files, dry_run, office).await,
        CityAction::List => list(office).await,
        CityAction::Export { code } => export(&code, office).await,
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

fn name_problem(file: &Path, problem: &office::CityProblem) -> String {
    format!("{}: {problem}", file.display())
}

/// Says that files are good, or why they are not.
///
/// # Errors
///
/// Everything that stands against them.
pub(crate) fn check(files: &[PathBuf]) -> Result<()> {
    for (file, city) in files.iter().zip(read(files)?) {
        let areas: usize = city.area_kinds.iter().map(|kind| kind.areas.len()).sum();
        println!(
            "{}: {} ({}), {areas} areas, {}",
            file.display(),
            city.code,
            city.name.text(Language::En),
            city.time_zone
        );
    }
    Ok(())
}

async fn import(files: &[PathBuf], dry_run: bool, office: &Office) -> Result<()> {
    let cities = read(files)?;
    let done = if dry_run {
        office.plan_cities(&cities).await?
    } else {
        office.import_cities(&cities, system_now()).await?
    };
    for planned in &done.cities {
        let what = match planned.what {
            What::New => "new",
            What::Changed => "changed",
            What::Unchanged => "unchanged",
        };
        println!("{}: {what}", planned.city.code);
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

async fn export(code: &str, office: &Office) -> Result<()> {
    let cities = office.cities().await?;
    let Some(city) = cities.find(code) else {
        let known = cities.codes().join(", ");
        bail!("There is no city {code:?}; there are {known}")
    };
    print!("{}", office::write_city(city)?);
    Ok(())
}

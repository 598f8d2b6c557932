//! Editions on the command line: checked, taken in and written as files.

use std::{
    fs::File,
    io::{BufRead as _, IsTerminal as _, Read as _, stdin},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use contest::{Cities, Language};
use edition_file::EditionFile;
use frame::edition_words;
use office::{EditionAuthor, EditionChange, EditionPlan, Failure, Office, Refusal};
use serde_json::Value;

use super::{cities::CityArguments, system_now};

#[derive(Subcommand)]
pub(crate) enum EditionAction {
    /// Say what stands against files of editions, with line and column; needs no database
    Check {
        /// Files in TOML or JSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        cities: CityArguments,
    },
    /// Make an edition be what a file says: shows what would change, and asks
    ///
    /// The same file again changes nothing. What entries, marks or decisions depend on is never
    /// taken away.
    Import(ImportArguments),
    /// Print an edition as a file, which another installation can take in
    Export {
        /// The edition's short name, such as 2027
        edition: String,
        /// Print JSON instead of TOML
        #[arg(long)]
        json: bool,
    },
    /// Print the JSON Schema of the file, by which editors complete it
    Schema,
}

#[derive(Args)]
pub(crate) struct ImportArguments {
    /// A file in TOML or JSON
    file: PathBuf,
    /// Mail address of the account that organises a new edition; of one that is there, the change
    /// is logged under this name
    #[arg(long, value_name = "MAIL")]
    organiser: String,
    /// Do not ask: change what the plan says
    #[arg(long)]
    yes: bool,
}

/// Runs what needs no database.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) fn check(files: &[PathBuf], cities: &CityArguments) -> Result<()> {
    let cities = cities.read()?;
    for path in files {
        let file = read(&load(path)?, path, &cities)?;
        let calls = file.calls.len();
        println!(
            "{}: edition {}, {calls} calls, sound.",
            path.display(),
            file.slug.0
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
    println!("{}", serde_json::to_string_pretty(edition_file::schema())?);
    Ok(())
}

fn load(path: &Path) -> Result<Vec<u8>> {
    // One byte more than a file may have is enough to refuse it.
    let most = edition_file::MAX_FILE_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .with_context(|| path.display().to_string())?;
    Ok(bytes)
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// All that stands against it, a line each as compilers write it: file, line, column.
pub(crate) fn read(bytes: &[u8], path: &Path, cities: &Cities) -> Result<EditionFile> {
    edition_file::read(bytes, &cities.codes()).map_err(|faults| {
        let lines: Vec<String> = faults
            .iter()
            .map(|fault| {
                format!(
                    "{}:{}:{}: {}",
                    path.display(),
                    fault.position.line,
                    fault.position.column,
                    edition_words::fault_text(Language::En, &fault.kind)
                )
            })
            .collect();
        anyhow::anyhow!("Nothing was changed.\n{}", lines.join("\n"))
    })
}

/// Prints an edition as a file.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) async fn export(edition: &str, json: bool, office: &Office) -> Result<()> {
    let file = office
        .export_edition(edition)
        .await
        .with_context(|| format!("There is no edition {edition}"))?;
    if json {
        println!("{}", edition_file::to_json(&file)?);
    } else {
        print!("{}", edition_file::to_toml(&file)?);
    }
    Ok(())
}

/// Takes a file in: the plan first, and the change once it is wanted.
///
/// # Errors
///
/// What stands against it, a sentence each.
pub(crate) async fn import(arguments: ImportArguments, office: &Office) -> Result<()> {
    let cities = office.cities().await?;
    let file = read(&load(&arguments.file)?, &arguments.file, &cities)?;
    let now = system_now();
    let plan = office.plan_edition(&file, now).await?;
    print_plan(&plan);
    if !plan.obstacles.is_empty() {
        bail!("Nothing was changed: work that was done depends on it.");
    }
    if plan.changes.is_empty() {
        return Ok(());
    }
    let mail = &arguments.organiser;
    let organiser = office.find_person(mail).await.with_context(|| {
        format!("There is no account {mail}; make one with certamen user add. Nothing was changed")
    })?;
    if !arguments.yes && !confirm()? {
        println!("Nothing was changed.");
        return Ok(());
    }
    let author = EditionAuthor::Service {
        organiser: &organiser,
    };
    let outcome = office
        .apply_edition(author, &file, &plan.digest()?, system_now())
        .await;
    match outcome {
        Ok(_) => println!("Done: edition {} is as the file says.", plan.slug),
        Err(Failure::Refused(Refusal::Overtaken { .. })) => {
            bail!("The edition was changed meanwhile. Nothing was changed: look at the plan again.")
        }
        Err(failure) => return Err(failure.into()),
    }
    Ok(())
}

/// What a file would do, line by line.
fn print_plan(plan: &EditionPlan) {
    if plan.changes.is_empty() {
        println!(
            "Edition {} is as the file says; nothing is to be changed.",
            plan.slug
        );
    } else if plan.new {
        println!(
            "Edition {} would be new: {} values.",
            plan.slug,
            plan.changes.len()
        );
    } else {
        println!("Edition {} would change:", plan.slug);
        for change in &plan.changes {
            println!("  {}", change_line(change));
        }
    }
    for consequence in &plan.consequences {
        println!(
            "! {}",
            edition_words::consequence(Language::En, consequence)
        );
    }
    for obstacle in &plan.obstacles {
        println!("x {}", edition_words::obstacle(Language::En, obstacle));
    }
}

fn change_line(change: &EditionChange) -> String {
    let value = |value: &Value| match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let path = &change.path;
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("~ {path}: {} -> {}", value(before), value(after)),
        (None, Some(after)) => format!("+ {path}: {}", value(after)),
        (Some(before), None) => format!("- {path}: {}", value(before)),
        (None, None) => path.clone(),
    }
}

/// Asks on a terminal; where there is none, `--yes` is needed.
fn confirm() -> Result<bool> {
    if !stdin().is_terminal() {
        bail!("Nothing was changed: say --yes to change it without being asked");
    }
    println!("Change it? [y/N]");
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

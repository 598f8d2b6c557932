//! The command line.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Parser, Subcommand};
use contest::{Language, Moment};
use office::{Office, SignUp, calendar, chance::SystemChance};

use crate::{
    demo, preparing, serve,
    settings::{self, Settings},
};

/// Runs a city's data-visualisation challenge, from the call to the award.
#[derive(Parser)]
#[command(name = "certamen", version, arg_required_else_help = true)]
pub struct Command {
    /// A settings file in TOML; `certamen settings` prints one with every setting explained
    #[arg(long, short, global = true, value_name = "FILE")]
    settings: Option<PathBuf>,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Serve the website until it is stopped (SIGTERM or Ctrl-C finish what was begun)
    Serve(ServeArguments),
    /// Create the demo: a past edition with results, and a current one in submission and judging
    ///
    /// Does nothing where the database has an edition already.
    Demo(DemoArguments),
    /// Look at and prepare data files
    #[command(subcommand)]
    Data(DataAction),
    /// Manage accounts
    #[command(subcommand)]
    User(UserAction),
    /// Bring the database to this version, and say so
    Migrate,
    /// Check that the log of changes is whole: each row's hash follows from the rows before it
    Audit,
    /// Print every setting with its meaning, as a file to start from
    Settings,
}

#[derive(Args)]
struct ServeArguments {
    /// Serve as the demo: shows the mails that would have been sent
    #[arg(long)]
    demo: bool,
    /// Start the clock at another moment, to see every phase (RFC 3339 or a date; demo only)
    #[arg(long, value_name = "MOMENT", requires = "demo")]
    now: Option<String>,
}

#[derive(Args)]
struct DemoArguments {
    /// Folder with the demo's texts, works and data
    #[arg(long, default_value = "seeds")]
    seeds: PathBuf,
    /// The moment from which the phases are counted (RFC 3339 or a date)
    #[arg(long, value_name = "MOMENT")]
    now: Option<String>,
    /// Seed of ids and tokens; another one makes another demo
    #[arg(long, default_value_t = 2027)]
    seed: u64,
}

#[derive(Subcommand)]
enum DataAction {
    /// Propose a recipe for a raw file and print it
    Inspect { file: PathBuf },
    /// Check a table before it is handed in: what a reader would stumble over, with the rows where it stands
    ///
    /// Ends with 0 where nothing serious was found, with 3 where something was, with 1 where the file cannot be read.
    Check {
        file: PathBuf,
        /// Print JSON for scripts
        #[arg(long)]
        json: bool,
    },
    /// Prepare raw files: Parquet, CSV, profile and a report of what was changed
    Prepare {
        /// Raw files: CSV, XLS, XLSX or GeoJSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// A recipe; without one it is proposed
        #[arg(long)]
        recipe: Option<PathBuf>,
        /// Folder for the results; with several files each gets a folder of its own in it
        #[arg(long)]
        out: PathBuf,
        /// Limit memory and processor time, as the server does
        #[arg(long)]
        limited: bool,
    },
}

#[derive(Subcommand)]
enum UserAction {
    /// Make a verified account; the password is read from the first line of standard input
    Add {
        mail: String,
        name: String,
        /// Lets the person run the service
        #[arg(long)]
        administrator: bool,
        /// Language of the person's mails: ca, es, en or ja
        #[arg(long, default_value = "en")]
        language: String,
    },
}

/// The system's clock.
fn system_now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

fn moment(text: Option<&str>) -> Result<Moment> {
    text.map_or_else(
        || Ok(system_now()),
        |text| calendar::parse(text).with_context(|| format!("{text:?} is no moment; write 2027-05-14 or 2027-05-14T12:00:00Z")),
    )
}

/// Runs a command.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub fn run(command: Command) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let read = || Settings::read(command.settings.as_ref(), |name| std::env::var(name).ok());
    match command.action {
        Action::Serve(arguments) => {
            let settings = read()?;
            let offset = moment(arguments.now.as_deref())?.since(system_now());
            // Not moved at all unless asked: an offset of a few microseconds would still be another clock.
            let offset = if arguments.now.is_some() { offset } else { 0 };
            runtime.block_on(serve::serve(&settings, arguments.demo, move || system_now().plus(offset)))
        }
        Action::Demo(arguments) => {
            let now = moment(arguments.now.as_deref())?;
            runtime.block_on(demo::create(&read()?, &arguments.seeds, arguments.seed, now))
        }
        Action::Data(DataAction::Inspect { file }) => {
            print!("{}", datasets::propose(&file).with_context(|| file.display().to_string())?.to_text());
            Ok(())
        }
        Action::Data(DataAction::Check { file, json }) => {
            let check = datasets::check(&file).with_context(|| file.display().to_string())?;
            if json {
                println!("{}", serde_json::to_string_pretty(&check)?);
            } else {
                print!("{}", checked(&check));
            }
            if check.findings.iter().any(|finding| finding.what.is_serious()) {
                std::process::exit(3);
            }
            Ok(())
        }
        Action::Data(DataAction::Prepare { files, recipe, out, limited }) => {
            if limited {
                preparing::limit()?;
            }
            let several = files.len() > 1;
            for file in files {
                let out = if several { out.join(file.file_stem().unwrap_or_default()) } else { out.clone() };
                let (_, prepared) = preparing::prepare(&file, recipe.as_deref(), &out)?;
                println!(
                    "{}: {} rows, {} columns -> {}",
                    file.display(),
                    prepared.profile.rows,
                    prepared.profile.columns.len(),
                    out.display()
                );
            }
            Ok(())
        }
        Action::User(UserAction::Add { mail, name, administrator, language }) => {
            let mut password = String::new();
            std::io::stdin().read_line(&mut password)?;
            let Some(language) = Language::from_tag(&language) else { bail!("{language:?} is no language; allowed are ca, es, en and ja") };
            let form = SignUp { name, mail: mail.clone(), password: password.trim_end_matches(['\r', '\n']).into(), language };
            runtime.block_on(async {
                let office = open(&read()?).await?;
                match office.create_person(form, administrator, false, system_now()).await {
                    Ok(_) => println!("{mail} has an account now."),
                    Err(office::Failure::Refused(office::Refusal::Fields(problems))) => {
                        bail!("The account was not made: {} {:?}", problems[0].field, problems[0].problem)
                    }
                    Err(failure) => return Err(failure.into()),
                }
                Ok(())
            })
        }
        Action::Migrate => runtime.block_on(async {
            open(&read()?).await?;
            println!("The database is at this version.");
            Ok(())
        }),
        Action::Audit => runtime.block_on(async {
            let office = open(&read()?).await?;
            if let Some(number) = office.audit_break().await? {
                bail!("The log is not whole: row {number} does not follow from the rows before it");
            }
            println!("The log is whole: {} rows.", office.generation().await?);
            Ok(())
        }),
        Action::Settings => {
            print!("{}", settings::documented());
            Ok(())
        }
    }
}

/// A check as a person reads it.
fn checked(check: &datasets::Check) -> String {
    use datasets::CheckKind as Kind;
    let mut text = format!("{} rows, {} columns", check.rows, check.columns);
    if !check.encoding.is_empty() {
        text += &format!(", {}", check.encoding);
    }
    text += "\n";
    for finding in &check.findings {
        let what = match finding.what {
            Kind::NotUtf8 => "the text is not UTF-8: save it as UTF-8",
            Kind::NotComma => "the cells are not parted by commas",
            Kind::DecimalComma => "numbers have a decimal comma",
            Kind::BesideTheTable => "something stands above the header or below the data",
            Kind::Header => "the header takes several rows, or a column has no name",
            Kind::DuplicateRows => "rows that are the same as one before",
            Kind::Missing => "cells with nothing in them",
            Kind::NotANumber => "cells of a numeric column that are no numbers",
            Kind::UnknownCode => "codes that are none of the city's",
            Kind::Formula => "texts that a spreadsheet would run as a formula",
            Kind::Mail => "mail addresses: may they be published?",
            Kind::Telephone => "telephone numbers: may they be published?",
            Kind::IdentityNumber => "numbers of identity documents: they must not be published",
        };
        let mark = if finding.what.is_serious() { "!" } else { "-" };
        let column = if finding.column.is_empty() { String::new() } else { format!("{}: ", finding.column) };
        text += &format!("{mark} {column}{what}");
        if !finding.rows.is_empty() {
            let rows = finding.rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let more = if finding.count > finding.rows.len() { ", ..." } else { "" };
            text += &format!(" ({}; rows {rows}{more})", finding.count);
        }
        text += "\n";
    }
    text
}

/// Opens the office with the operating system's randomness.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub async fn open(settings: &Settings) -> Result<Office> {
    Ok(Office::open(settings.office.clone(), std::sync::Arc::new(SystemChance)).await?)
}

//! The command line.

mod accounts;
pub(crate) mod cities;
pub(crate) mod editions;
mod files;
mod organisations;
mod rankings;

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Parser, Subcommand};
use contest::{Timestamp, timestamp::to_micros};
use office::{Anchor, Office, calendar, entropy::SystemEntropy};
use tokio::runtime::Runtime;

use self::{
    accounts::UserAction, cities::CityAction, editions::EditionAction, files::FilesAction,
    organisations::OrganisationAction, rankings::RankingAction,
};
use crate::{
    data, demo, serve,
    settings::{self, Settings},
    worker::{OwnWorker, Worker},
};

/// Runs a city's data-visualisation challenge, from the call to the award.
#[derive(Parser)]
#[command(name = "certamen", version, arg_required_else_help = true)]
pub(crate) struct Command {
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
    Data(data::DataAction),
    /// Check, import and export editions as files
    #[command(subcommand)]
    Edition(EditionAction),
    /// Export a call's ranking, and compute it again from the export
    #[command(subcommand)]
    Ranking(RankingAction),
    /// Check, import, list and export host cities
    #[command(subcommand)]
    City(CityAction),
    /// Import, list and export the organisations that share the service, and who administers them
    #[command(subcommand)]
    Organisation(OrganisationAction),
    /// Copy files into a bucket, and sweep them
    #[command(subcommand)]
    Files(FilesAction),
    /// Manage accounts
    #[command(subcommand)]
    User(UserAction),
    /// Bring the database to this version, and say so
    Migrate,
    /// Check that the log of changes is whole: each row's hash follows from the rows before it
    ///
    /// Who can write the database can write all of the log anew. Give what witnesses were mailed,
    /// or what stands in minutes, to check it against that.
    Audit(AuditArguments),
    /// Print every setting with its meaning, as a file to start from
    Settings,
}

#[derive(Args)]
struct AuditArguments {
    /// A row of the log as it was kept outside; may be given more than once
    #[arg(long = "anchor", value_name = "ROW:SHA-256")]
    anchors: Vec<Anchor>,
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

/// The system's clock.
#[expect(clippy::disallowed_methods, reason = "here the clock comes in")]
fn system_now() -> Timestamp {
    let since = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(to_micros(since))
}

fn parse_moment(text: &str) -> Result<Timestamp> {
    calendar::parse(text)
        .with_context(|| format!("{text:?} is no moment; write 2027-05-14 or 2027-05-14T12:00:00Z"))
}

/// Runs a command.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) fn run(command: Command) -> Result<()> {
    let read = || Settings::read(command.settings.as_ref(), |name| std::env::var(name).ok());
    match command.action {
        Action::Serve(arguments) => serve(&read()?, &arguments),
        Action::Demo(arguments) => create_demo(&read()?, &arguments),
        Action::Data(action) => data::run(action, &OwnWorker::new(read()?.worker)),
        Action::User(action) => with_office(&read()?, async |office| {
            accounts::run(action, &office).await
        }),
        // Without an office: a file is checked by itself.
        Action::City(CityAction::Check { files }) => cities::check(&files),
        Action::City(CityAction::Schema) => cities::print_schema(),
        Action::City(action) => {
            with_office(&read()?, async |office| cities::run(action, &office).await)
        }
        Action::Organisation(action) => with_office(&read()?, async |office| {
            organisations::run(action, &office).await
        }),
        Action::Edition(EditionAction::Check { files, cities }) => editions::check(&files, &cities),
        Action::Edition(EditionAction::Schema) => editions::print_schema(),
        Action::Edition(EditionAction::Import(arguments)) => {
            with_office(&read()?, async |office| {
                editions::import(arguments, &office).await
            })
        }
        Action::Edition(EditionAction::Export { edition, json }) => {
            with_office(&read()?, async |office| {
                editions::export(&edition, json, &office).await
            })
        }
        Action::Ranking(RankingAction::Export(arguments)) => {
            with_office(&read()?, async |office| {
                rankings::export(arguments, &office).await
            })
        }
        // Without an office: an exported ranking needs no database.
        Action::Ranking(RankingAction::Recompute { file }) => rankings::recompute(&file),
        Action::Files(action) => {
            with_office(&read()?, async |office| files::run(action, &office).await)
        }
        Action::Migrate => migrate(&read()?),
        Action::Audit(AuditArguments { anchors }) => {
            with_office(&read()?, async |office| check_log(&office, &anchors).await)
        }
        Action::Settings => {
            print!("{}", settings::documentation());
            Ok(())
        }
    }
}

/// Runs something that asks the office, on a runtime of its own.
fn with_office(settings: &Settings, work: impl AsyncFnOnce(Office) -> Result<()>) -> Result<()> {
    Runtime::new()?.block_on(async { work(open(settings).await?).await })
}

/// Serves until the process is told to stop.
fn serve(settings: &Settings, arguments: &ServeArguments) -> Result<()> {
    // Not moved at all unless asked: an offset of a few microseconds would still be another clock.
    let (ahead, behind) = match arguments.now.as_deref() {
        Some(text) => {
            let (moment, now) = (parse_moment(text)?, system_now());
            (moment - now, now - moment)
        }
        None => (Duration::ZERO, Duration::ZERO),
    };
    serve::check_settings(settings, arguments.demo)?;
    with_office(settings, async |office| {
        let now = move || system_now().plus(ahead).minus(behind);
        serve::serve(office, settings, arguments.demo, now).await
    })
}

/// Creates the demo, as if the moment were the one that was asked for.
fn create_demo(settings: &Settings, arguments: &DemoArguments) -> Result<()> {
    let now = match arguments.now.as_deref() {
        Some(text) => parse_moment(text)?,
        None => system_now(),
    };
    Runtime::new()?.block_on(demo::create(
        settings,
        &arguments.seeds,
        arguments.seed,
        now,
    ))
}

/// Brings the database to this version, which opening it does.
fn migrate(settings: &Settings) -> Result<()> {
    with_office(settings, async |_| {
        println!("The database is at this version.");
        Ok(())
    })
}

/// Says whether each row of the log follows from the rows before it, and is what was kept outside.
async fn check_log(office: &Office, anchors: &[Anchor]) -> Result<()> {
    if let Some(fault) = office.check_log(anchors).await? {
        bail!("The log is not whole: {fault}");
    }
    let rows = office.generation().await?;
    if anchors.is_empty() {
        println!("The log is whole: {rows} rows.");
    } else {
        println!("The log is whole, and as it was kept outside: {rows} rows.");
    }
    Ok(())
}

/// Opens the office with the operating system's randomness.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) async fn open(settings: &Settings) -> Result<Office> {
    Ok(Office::open(
        settings.office.clone(),
        Arc::new(Worker::new(settings.worker.clone())),
        Arc::new(SystemEntropy),
    )
    .await?)
}

//! The command line.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Parser, Subcommand};
use contest::{Language, Moment, judging::RoundKind};
use office::{Office, SignUp, calendar, chance::SystemChance};

use crate::{
    data, demo,
    inspecting::{self, ChildInspector},
    serve,
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
    Data(data::DataAction),
    /// Look at an upload within limits, as the server does
    #[command(hide = true)]
    TakeUpload(inspecting::Arguments),
    /// Export a call's ranking, and compute it again from the export
    #[command(subcommand)]
    Ranking(RankingAction),
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
enum RankingAction {
    /// Print a call's ranking as JSON: what it is computed from, what came out, method, seed and
    /// hash
    Export {
        /// Edition and call, such as 2027/kobe
        call: String,
        /// Round: screening or final; where none is named, the last in which a sheet is finished
        #[arg(long)]
        round: Option<String>,
    },
    /// Compute an exported ranking again and say whether it is the same; needs no database
    Recompute {
        /// A file that `certamen ranking export` or the organiser's page wrote
        file: PathBuf,
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
    /// Let an account organise an edition, or no longer
    ///
    /// Who organises an edition neither takes part in it nor judges: an account that does is
    /// refused.
    Organiser {
        mail: String,
        /// The edition's short name, such as 2027
        edition: String,
        /// Take the right away; the last organiser stays
        #[arg(long)]
        remove: bool,
    },
}

/// Why somebody was not made an organiser, or stays one, in a sentence.
fn organiser_refused(refusal: &office::Refusal, mail: &str, edition: &str, remove: bool) -> String {
    match refusal {
        office::Refusal::Denied(contest::Denied::JurorOfThisCall) => {
            format!(
                "{mail} is on a jury of {edition}: take them out of it first. Nothing was changed."
            )
        }
        office::Refusal::ConflictOfInterest => {
            format!("{mail} is in a team of {edition}: they leave it first. Nothing was changed.")
        }
        office::Refusal::LastOrganiser => {
            format!("Nobody else organises {edition}: appoint somebody first. Nothing was changed.")
        }
        _ if remove => {
            format!("No account {mail} organises an edition {edition}. Nothing was changed.")
        }
        _ => format!("There is no account {mail}, or no edition {edition}. Nothing was changed."),
    }
}

/// The system's clock.
fn system_now() -> Moment {
    let since = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    Moment(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

fn moment(text: Option<&str>) -> Result<Moment> {
    text.map_or_else(
        || Ok(system_now()),
        |text| {
            calendar::parse(text).with_context(|| {
                format!("{text:?} is no moment; write 2027-05-14 or 2027-05-14T12:00:00Z")
            })
        },
    )
}

/// Runs a command.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub fn run(command: Command) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new;
    let read = || Settings::read(command.settings.as_ref(), |name| std::env::var(name).ok());
    match command.action {
        Action::Serve(arguments) => {
            let settings = read()?;
            let offset = moment(arguments.now.as_deref())?.since(system_now());
            // Not moved at all unless asked: an offset of a few microseconds would still be another
            // clock.
            let offset = if arguments.now.is_some() { offset } else { 0 };
            runtime()?.block_on(async {
                serve::check_settings(&settings, arguments.demo)?;
                let office = open(&settings).await?;
                serve::serve(office, &settings, arguments.demo, move || {
                    system_now().plus(offset)
                })
                .await
            })
        }
        Action::Demo(arguments) => {
            let now = moment(arguments.now.as_deref())?;
            runtime()?.block_on(demo::create(
                &read()?,
                &arguments.seeds,
                arguments.seed,
                now,
            ))
        }
        Action::Data(action) => data::run(action),
        // Without the threads of a runtime, which would count against its memory.
        Action::TakeUpload(arguments) => inspecting::run(&arguments),
        Action::User(UserAction::Add {
            mail,
            name,
            administrator,
            language,
        }) => {
            let mut password = String::new();
            std::io::stdin().read_line(&mut password)?;
            let Some(language) = Language::from_tag(&language) else {
                bail!("{language:?} is no language; allowed are ca, es, en and ja")
            };
            let form = SignUp {
                name,
                mail: mail.clone(),
                password: password.trim_end_matches(['\r', '\n']).into(),
                language,
            };
            runtime()?.block_on(async {
                let office = open(&read()?).await?;
                match office
                    .create_person(form, administrator, false, system_now())
                    .await
                {
                    Ok(_) => println!("{mail} has an account now."),
                    Err(office::Failure::Refused(office::Refusal::Fields(problems))) => {
                        bail!(
                            "The account was not made: {} {:?}",
                            problems[0].field,
                            problems[0].problem
                        )
                    }
                    Err(failure) => return Err(failure.into()),
                }
                Ok(())
            })
        }
        Action::User(UserAction::Organiser {
            mail,
            edition,
            remove,
        }) => runtime()?.block_on(async {
            let office = open(&read()?).await?;
            let outcome = if remove {
                office
                    .dismiss_organiser(&mail, &edition, system_now())
                    .await
            } else {
                office
                    .appoint_organiser(&mail, &edition, system_now())
                    .await
            };
            match outcome {
                Ok(()) if remove => println!("{mail} organises {edition} no longer."),
                Ok(()) => println!("{mail} organises {edition} now."),
                Err(office::Failure::Refused(refusal)) => {
                    bail!("{}", organiser_refused(&refusal, &mail, &edition, remove))
                }
                Err(failure) => return Err(failure.into()),
            }
            Ok(())
        }),
        Action::Ranking(RankingAction::Export { call, round }) => runtime()?.block_on(async {
            let (edition, slug) = call.split_once('/').with_context(|| {
                format!("{call:?} is no call; write EDITION/CALL, such as 2027/kobe")
            })?;
            let office = open(&read()?).await?;
            let call = office
                .call(edition, slug)
                .await
                .with_context(|| format!("There is no call {call}"))?;
            let round = match round {
                None => office.deciding_round(&call).await?,
                Some(name) => RoundKind::from_code(&name)
                    .filter(|kind| call.round(*kind).is_some())
                    .with_context(|| {
                        format!(
                            "The call has no round {name:?}; rounds are named screening and final"
                        )
                    })?,
            };
            println!(
                "{}",
                serde_json::to_string_pretty(
                    &office.export_ranking(&call, round, system_now()).await?
                )?
            );
            Ok(())
        }),
        Action::Ranking(RankingAction::Recompute { file }) => {
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            let (differences, told) = recomputed(&text)
                .with_context(|| format!("{} is no exported ranking", file.display()))?;
            if !differences.is_empty() {
                bail!(
                    "The ranking is not the same when it is computed again:\n{}",
                    differences.join("\n")
                );
            }
            println!("The same: {told}.");
            Ok(())
        }
        Action::Migrate => runtime()?.block_on(async {
            open(&read()?).await?;
            println!("The database is at this version.");
            Ok(())
        }),
        Action::Audit => runtime()?.block_on(async {
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

/// Opens the office with the operating system's randomness.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub async fn open(settings: &Settings) -> Result<Office> {
    Ok(Office::open(
        settings.office.clone(),
        Arc::new(ChildInspector::new()?),
        Arc::new(SystemChance),
    )
    .await?)
}

/// Computes an exported ranking again, by marks or by pairs: what is not the same, and what it was
/// made of.
fn recomputed(text: &str) -> serde_json::Result<(Vec<String>, String)> {
    let method = serde_json::from_str::<serde_json::Value>(text)?["method"].clone();
    if method
        .as_str()
        .is_some_and(|method| method.starts_with("certamen-pairs-"))
    {
        let export: office::PairExport = serde_json::from_str(text)?;
        let (entries, ballots) = (export.inputs.entries.len(), export.inputs.ballots.len());
        let told = format!(
            "{entries} entries from {ballots} choices between two, inputs {}, method {}",
            export.hash, export.method
        );
        return Ok((export.differences(), told));
    }
    let export: office::RankingExport = serde_json::from_str(text)?;
    let (entries, sheets) = (export.outcome.entries.len(), export.inputs.sheets.len());
    Ok((
        export.differences(),
        format!(
            "{entries} entries from {sheets} sheets, inputs {}, method {}",
            export.hash, export.method
        ),
    ))
}

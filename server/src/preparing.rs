//! Preparing a data file in a process of its own: what goes wrong there, a panic or memory without
//! end, stays there.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Output,
    time::Duration,
};

use anyhow::{Context as _, Result};
use app::site::Preparer;
use clap::ValueEnum;
use contest::Cities;
use datasets::{Check, Choices, Finding, Malformed, Recipe};
use futures::future::BoxFuture;
use office::{Office, PreparedDataset};
use tempfile::TempDir;

use crate::children::{self, Limits, Outcome, Queue};

/// For what a process reads a file, which says within which limits.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Purpose {
    /// A data set of the organisers, of gigabytes.
    Prepare,
    /// A team's own file, of 50 MB at most.
    Check,
}

impl Purpose {
    /// The purpose as `--limited` names it.
    const fn code(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Check => "check",
        }
    }

    /// What a process for it may use.
    pub(crate) const fn limits(self) -> Limits {
        match self {
            Self::Prepare => Limits {
                memory: 3 << 30,
                processor_time: Duration::from_mins(10),
                file_bytes: 8 * office::MAX_RAW_BYTES,
                open_files: 4096,
            },
            Self::Check => Limits {
                memory: 2 << 30,
                processor_time: Duration::from_mins(1),
                file_bytes: 1 << 30,
                open_files: 256,
            },
        }
    }
}

/// Checks that may wait for others.
const MAX_CHECKS: usize = 32;
/// Files that may wait to be prepared.
const MAX_PREPARING: usize = 8;

/// What the line begins with in which the process that prepares hands on a finding.
const FINDING: &str = "finding: ";

/// Hands on the finding of a run with limits, for the process that began it.
pub(crate) fn tell<T>(limited: Option<Purpose>, done: Result<T>) -> Result<T> {
    if limited.is_some()
        && let Err(error) = &done
        && let Some(malformed) = error.downcast_ref::<Malformed>()
    {
        eprintln!("{FINDING}{}", malformed.to_json());
    }
    done
}

/// Runs `certamen data prepare` and `certamen data check` with limits: each kind in a queue of its
/// own, so that no number of checks holds up the organisers.
pub(crate) struct ChildPreparer {
    program: PathBuf,
    /// Knows the cities, which each process is told.
    office: Office,
    preparing: Queue,
    checks: Queue,
}

impl ChildPreparer {
    /// Uses this very program. Half of the cores are left to everything else: polars uses several
    /// at once.
    ///
    /// # Errors
    ///
    /// Where its path cannot be told.
    pub(crate) fn new(office: Office) -> Result<Self> {
        let program = std::env::current_exe().context("the program's own path cannot be told")?;
        let half = (std::thread::available_parallelism().map_or(2, usize::from) / 2).max(1);
        Ok(Self {
            program,
            office,
            preparing: Queue::new(half, MAX_PREPARING),
            checks: Queue::new(half, MAX_CHECKS),
        })
    }

    async fn prepare(
        &self,
        raw: &Path,
        name: &str,
        choices: &str,
        purpose: Purpose,
    ) -> office::Result<Result<PreparedDataset, Malformed>> {
        let work = WorkFolder::new(raw, name).await?;
        let (out, recipe) = (
            work.beside("prepared-")?,
            work.folder.path().join("choices.toml"),
        );
        let folder = out.path().to_owned();
        tokio::fs::write(&recipe, choices).await?;
        let arguments = [
            "--recipe".as_ref(),
            recipe.as_os_str(),
            "--out".as_ref(),
            folder.as_os_str(),
        ];
        let (output, (_, out)) = self.run("prepare", work, out, purpose, &arguments).await?;
        match output {
            Some(output) if output.status.success() => Ok(Ok(PreparedDataset::read(out)?)),
            output => Ok(Err(why_it_failed(output.as_ref(), purpose))),
        }
    }

    async fn check(&self, raw: &Path, name: &str) -> office::Result<Result<Check, Malformed>> {
        let work = WorkFolder::new(raw, name).await?;
        let (output, _) = self
            .run("check", work, (), Purpose::Check, &["--json".as_ref()])
            .await?;
        match output {
            // Something serious was found is an answer too.
            Some(output) if matches!(output.status.code(), Some(0 | 3)) => {
                Ok(Ok(serde_json::from_slice(&output.stdout)?))
            }
            output => Ok(Err(why_it_failed(output.as_ref(), Purpose::Check))),
        }
    }

    /// The output of a process, unless it was late. What it works on is held until it is gone.
    async fn run<O: Send + 'static>(
        &self,
        action: &str,
        work: WorkFolder,
        out: O,
        purpose: Purpose,
        arguments: &[&OsStr],
    ) -> office::Result<(Option<Output>, (WorkFolder, O))> {
        let queue = match purpose {
            Purpose::Prepare => &self.preparing,
            Purpose::Check => &self.checks,
        };
        let cities = work.folder.path().join("cities.json");
        let known = self.office.cities().await?;
        tokio::fs::write(&cities, serde_json::to_vec(known.all().as_slice())?).await?;
        let mut command = children::command(&self.program, work.folder.path());
        command
            .args(["data", action])
            .arg(&work.input)
            .args(arguments)
            .arg("--cities")
            .arg(cities)
            .args(["--limited", purpose.code()]);
        if matches!(purpose, Purpose::Check) {
            // Each thread of a machine with many cores would ask for memory of its own.
            command.env("POLARS_MAX_THREADS", "2");
        }
        let patience = 2 * purpose.limits().processor_time;
        let (outcome, held) = queue.run(command, patience, (work, out)).await?;
        Ok((
            if let Outcome::Ended(output) = outcome {
                Some(output)
            } else {
                None
            },
            held,
        ))
    }
}

/// Why a process did not end well, or was late.
fn why_it_failed(output: Option<&Output>, purpose: Purpose) -> Malformed {
    let text = output.map_or_else(Default::default, |output| {
        String::from_utf8_lossy(&output.stderr)
    });
    if let Some(finding) = text
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix(FINDING))
    {
        return Malformed::of_kept(finding);
    }
    // Names of our own temporary files mean nothing to anybody else.
    let last = text
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("certamen: "))
        .map(|line| {
            line.split_once(": ")
                .filter(|(path, _)| path.starts_with('/'))
                .map_or(line, |(_, finding)| finding)
                .to_owned()
        });
    let Limits {
        memory,
        processor_time,
        ..
    } = purpose.limits();
    Malformed::Whole(last.map_or(
        Finding::Limits {
            gigabytes: memory >> 30,
            seconds: processor_time.as_secs(),
        },
        Finding::Broken,
    ))
}

/// A folder beside a received file, with the file under a name that tells its format: there is room
/// for what is made of it, and nothing has to be copied to another disk.
struct WorkFolder {
    folder: TempDir,
    input: PathBuf,
}

impl WorkFolder {
    async fn new(raw: &Path, name: &str) -> std::io::Result<Self> {
        let folder = beside(raw, "preparing-")?;
        let ending = Path::new(name)
            .extension()
            .and_then(|ending| ending.to_str())
            .filter(|ending| ending.chars().all(|c| c.is_ascii_alphanumeric()))
            .unwrap_or("csv");
        let input = folder.path().join(format!("raw.{ending}"));
        if tokio::fs::hard_link(raw, &input).await.is_err() {
            tokio::fs::copy(raw, &input).await?;
        }
        Ok(Self { folder, input })
    }

    fn beside(&self, prefix: &str) -> std::io::Result<TempDir> {
        beside(self.folder.path(), prefix)
    }
}

/// A folder of its own beside a path.
fn beside(path: &Path, prefix: &str) -> std::io::Result<TempDir> {
    let parent = path.parent().unwrap_or_else(|| Path::new("."));
    tempfile::Builder::new().prefix(prefix).tempdir_in(parent)
}

impl Preparer for ChildPreparer {
    fn prepare<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
        choices: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<PreparedDataset, Malformed>>> {
        Box::pin(self.prepare(raw, name, choices, Purpose::Prepare))
    }

    fn check<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<Check, Malformed>>> {
        Box::pin(self.check(raw, name))
    }

    fn tidy<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<PreparedDataset, Malformed>>> {
        Box::pin(self.prepare(raw, name, "", Purpose::Check))
    }
}

/// The recipe for a file: as a text says, which may be a whole recipe or some choices, with the
/// rest proposed.
///
/// # Errors
///
/// The finding, with line and column where there is one.
pub(crate) fn recipe(file: &Path, text: Option<&str>, cities: &Cities) -> Result<Recipe> {
    if !file.is_file() {
        return Err(anyhow::anyhow!("there is no file {}", file.display()));
    }
    let text = text.unwrap_or_default();
    Ok(match Recipe::parse(text) {
        Ok(recipe) => recipe,
        Err(_) => datasets::complete(file, &Choices::parse(text)?, cities)?,
    })
}

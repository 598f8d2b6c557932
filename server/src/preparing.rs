//! Preparing a data file in a process of its own: what goes wrong there, a panic or memory without end, stays there.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result};
use app::visit::Preparer;
use datasets::{Check, Choices, Finding, Malformed, Recipe};
use futures::future::BoxFuture;
use office::PreparedDataset;
use rustix::process::{Resource, Rlimit, setrlimit};
use tempfile::TempDir;
use tokio::process::Command;

/// Address space of the process that prepares.
const MEMORY: u64 = 3 << 30;
/// Processor time of the process that prepares, in seconds.
const SECONDS: u64 = 600;

/// What the line begins with in which the process that prepares hands on a finding.
const FINDING: &str = "finding: ";

/// Hands on the finding of a run with limits, for the process that began it.
pub fn tell<T>(limited: bool, done: Result<T>) -> Result<T> {
    if limited
        && let Err(error) = &done
        && let Some(malformed) = error.downcast_ref::<Malformed>()
    {
        eprintln!("{FINDING}{}", malformed.to_json());
    }
    done
}

/// Runs `certamen data prepare` with limits.
pub struct ChildPreparer {
    program: PathBuf,
}

impl ChildPreparer {
    /// Uses this very program.
    ///
    /// # Errors
    ///
    /// Where its path cannot be told.
    pub fn new() -> Result<Self> {
        Ok(Self { program: std::env::current_exe().context("the program's own path cannot be told")? })
    }

    async fn prepare(&self, raw: &Path, name: &str, choices: &str) -> Result<PreparedDataset, String> {
        let work = Work::new(raw, name).await?;
        let out = work.beside("prepared-")?;
        let recipe = work.folder.path().join("choices.toml");
        tokio::fs::write(&recipe, choices).await.map_err(|error| error.to_string())?;
        let arguments =
            ["prepare".as_ref(), work.input.as_os_str(), "--recipe".as_ref(), recipe.as_os_str(), "--out".as_ref(), out.path().as_os_str()];
        let output = self.run(&work, &arguments).await?;
        if output.status.success() { PreparedDataset::read(out).map_err(|error| error.to_string()) } else { Err(finding(&output)) }
    }

    async fn check(&self, raw: &Path, name: &str) -> Result<Check, String> {
        let work = Work::new(raw, name).await?;
        let output = self.run(&work, &["check".as_ref(), work.input.as_os_str(), "--json".as_ref()]).await?;
        // Something serious was found is an answer too.
        match output.status.code() {
            Some(0 | 3) => serde_json::from_slice(&output.stdout).map_err(|error| error.to_string()),
            _ => Err(finding(&output)),
        }
    }

    async fn run(&self, work: &Work, arguments: &[&OsStr]) -> Result<Output, String> {
        let mut command = Command::new(&self.program);
        command
            .arg("data")
            .args(arguments)
            .arg("--limited")
            .env("TMPDIR", work.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let run = tokio::time::timeout(Duration::from_secs(SECONDS * 2), command.output());
        run.await.map_err(|_| format!("it took more than {} seconds", SECONDS * 2))?.map_err(|error| error.to_string())
    }
}

/// Why the process that was begun did not end well.
fn finding(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    // Names of our own temporary files mean nothing to anybody else.
    if let Some(finding) = text.lines().rev().find_map(|line| line.strip_prefix(FINDING)) {
        return finding.to_owned();
    }
    let last = text
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("certamen: "))
        .map(|line| line.split_once(": ").filter(|(path, _)| path.starts_with('/')).map_or(line, |(_, finding)| finding).to_owned());
    last.unwrap_or_else(|| Malformed::Whole(Finding::Limits { gigabytes: MEMORY >> 30, seconds: SECONDS }).to_json())
}

/// A folder beside a received file, with the file under a name that tells its format: there is room for what is made of it, and
/// nothing has to be copied to another disk.
struct Work {
    folder: TempDir,
    input: PathBuf,
}

impl Work {
    async fn new(raw: &Path, name: &str) -> Result<Self, String> {
        let folder = beside(raw, "preparing-")?;
        let ending = Path::new(name)
            .extension()
            .and_then(|ending| ending.to_str())
            .filter(|ending| ending.chars().all(|c| c.is_ascii_alphanumeric()))
            .unwrap_or("csv");
        let input = folder.path().join(format!("raw.{ending}"));
        if tokio::fs::hard_link(raw, &input).await.is_err() {
            tokio::fs::copy(raw, &input).await.map_err(|error| error.to_string())?;
        }
        Ok(Self { folder, input })
    }

    fn beside(&self, prefix: &str) -> Result<TempDir, String> {
        beside(self.folder.path(), prefix)
    }
}

fn beside(path: &Path, prefix: &str) -> Result<TempDir, String> {
    let parent = path.parent().unwrap_or_else(|| Path::new("."));
    tempfile::Builder::new().prefix(prefix).tempdir_in(parent).map_err(|error| error.to_string())
}

impl Preparer for ChildPreparer {
    fn prepare<'a>(&'a self, raw: &'a Path, name: &'a str, choices: &'a str) -> BoxFuture<'a, Result<PreparedDataset, String>> {
        Box::pin(self.prepare(raw, name, choices))
    }

    fn check<'a>(&'a self, raw: &'a Path, name: &'a str) -> BoxFuture<'a, Result<Check, String>> {
        Box::pin(self.check(raw, name))
    }
}

/// Limits this process before it reads what somebody else made.
///
/// # Errors
///
/// Where the system refuses.
pub fn limit() -> Result<()> {
    setrlimit(Resource::As, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) }).context("memory cannot be limited")?;
    setrlimit(Resource::Cpu, Rlimit { current: Some(SECONDS), maximum: Some(SECONDS) }).context("processor time cannot be limited")?;
    Ok(())
}

/// The recipe for a file: as a text says, which may be a whole recipe or some choices, with the rest proposed.
///
/// # Errors
///
/// The finding, with line and column where there is one.
pub fn recipe(file: &Path, text: Option<&str>) -> Result<Recipe> {
    if !file.is_file() {
        return Err(anyhow::anyhow!("there is no file {}", file.display()));
    }
    let text = text.unwrap_or_default();
    Ok(match Recipe::parse(text) {
        Ok(recipe) => recipe,
        Err(_) => datasets::complete(file, &Choices::parse(text)?)?,
    })
}

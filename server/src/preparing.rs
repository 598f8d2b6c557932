//! Preparing a data file in a process of its own: what goes wrong there, a panic or memory without end, stays there.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, Result};
use app::visit::Preparer;
use datasets::{Malformed, Recipe};
use futures::future::BoxFuture;
use office::PreparedDataset;
use rustix::process::{Resource, Rlimit, setrlimit};
use tokio::process::Command;

/// Address space of the process that prepares.
const MEMORY: u64 = 6 << 30;
/// Processor time of the process that prepares, in seconds.
const SECONDS: u64 = 120;

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

    async fn run(&self, raw: &Path, name: &str, recipe: Option<&str>) -> Result<PreparedDataset, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let out = folder.path().join("out");
        // The ending tells the format, and a received file has none.
        let ending = Path::new(name)
            .extension()
            .and_then(|ending| ending.to_str())
            .filter(|ending| ending.chars().all(|c| c.is_ascii_alphanumeric()))
            .unwrap_or("csv");
        let input = folder.path().join(format!("raw.{ending}"));
        tokio::fs::copy(raw, &input).await.map_err(|error| error.to_string())?;
        let mut command = Command::new(&self.program);
        command
            .args(["data", "prepare"])
            .arg(&input)
            .arg("--out")
            .arg(&out)
            .arg("--limited")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(recipe) = recipe {
            let path = folder.path().join("recipe.toml");
            tokio::fs::write(&path, recipe).await.map_err(|error| error.to_string())?;
            command.arg("--recipe").arg(path);
        }
        let run = tokio::time::timeout(Duration::from_secs(SECONDS * 2), command.output());
        let output =
            run.await.map_err(|_| format!("preparing took more than {} seconds", SECONDS * 2))?.map_err(|error| error.to_string())?;
        if output.status.success() {
            return PreparedDataset::read(&out).map_err(|error| error.to_string());
        }
        let text = String::from_utf8_lossy(&output.stderr);
        let finding = text.lines().rev().find_map(|line| line.strip_prefix("certamen: ")).map(str::to_owned);
        Err(finding.unwrap_or_else(|| {
            format!("preparing needed more than {} GB of memory or {SECONDS} seconds ({})", MEMORY >> 30, output.status)
        }))
    }
}

impl Preparer for ChildPreparer {
    fn prepare<'a>(&'a self, raw: &'a Path, name: &'a str, recipe: Option<&'a str>) -> BoxFuture<'a, Result<PreparedDataset, String>> {
        Box::pin(self.run(raw, name, recipe))
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

/// Prepares one file into a folder.
///
/// # Errors
///
/// The finding, with line and column where there is one.
pub fn prepare(file: &Path, recipe: Option<&Path>, out: &Path) -> Result<(Recipe, datasets::Prepared)> {
    if !file.is_file() {
        return Err(Malformed::Whole(format!("there is no file {}", file.display())).into());
    }
    let recipe = match recipe {
        Some(path) => {
            Recipe::parse(&std::fs::read_to_string(path).with_context(|| format!("the recipe {} cannot be read", path.display()))?)?
        }
        None => datasets::propose(file)?,
    };
    let mut prepared = datasets::prepare(file, &recipe)?;
    std::fs::create_dir_all(out).with_context(|| format!("the folder {} cannot be made", out.display()))?;
    prepared.write(out, &recipe)?;
    Ok((recipe, prepared))
}

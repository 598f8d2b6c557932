//! The worker: where files of strangers are read, figures computed and pictures drawn, each in a
//! process of its own.

mod looking;
mod tables;

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use bytes::Bytes;
use chart_spec::{Figure, Kind, Rule};
use contest::Cities;
use dataset_spec::Unfit;
use frame::computer::Computer;
use futures::{
    future::BoxFuture,
    stream::{self, BoxStream, StreamExt as _},
};
use office::{Failure, Refusal};
use tempfile::TempDir;
use tokio::io::AsyncReadExt as _;
use worker_spec::{
    AdaptRule, Ask, ComputeFigure, Confinement, DrawPicture, Greeting, ListKinds, Purpose,
    Question, UNABLE, WriteJson,
};

pub(crate) use self::tables::TableReader;
use crate::children::{self, Outcome, Queue};

/// How long a turn at a file is waited for, and after which somebody is told to come again.
const FILE_PATIENCE: Duration = Duration::from_mins(1);
/// The same for what a page waits for.
const PAGE_PATIENCE: Duration = Duration::from_secs(10);
/// Files that may wait to be looked at.
const MAX_LOOKING: usize = 64;
/// Files that may wait to be prepared.
const MAX_PREPARING: usize = 8;
/// Checks that may wait for others.
const MAX_CHECKS: usize = 32;
/// Figures that are computed at the same time.
const FIGURES_AT_ONCE: usize = 2;
/// Tables that are written out at the same time.
const EXPORTS_AT_ONCE: usize = 8;
/// Figures, pictures and tables that may wait for others, each.
const MAX_WAITING: usize = 256;
/// Bytes of a table that are handed on at once.
const PART: usize = 1 << 16;

/// Asks the worker. Each purpose has a queue of its own, so that no number of checks holds up the
/// organisers.
pub(crate) struct Worker {
    program: PathBuf,
    looking: Queue,
    preparing: Queue,
    checks: Queue,
    computing: Queue,
    exporting: Queue,
    drawing: Queue,
}

/// What came of a process that was asked.
enum Said {
    /// Its answer.
    Answer(Vec<u8>),
    /// It used up what it was given, or was ended by the system.
    TooMuch,
    /// It failed; what it said of it.
    Failed(String),
}

impl Worker {
    /// Asks this program, of files as often at once as there are cores; half of the cores are left
    /// to everything else where several are used for one table.
    #[must_use]
    pub(crate) fn new(program: PathBuf) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let half = (cores / 2).max(1);
        let of_files = |at_once, waiting| {
            let full = Refusal::FilesWaiting {
                retry_after: FILE_PATIENCE,
            };
            Queue::new(at_once, waiting, FILE_PATIENCE, full)
        };
        let of_pages = |at_once| {
            let full = Refusal::Busy {
                retry_after: PAGE_PATIENCE,
            };
            Queue::new(at_once, MAX_WAITING, PAGE_PATIENCE, full)
        };
        Self {
            program,
            looking: of_files(cores, MAX_LOOKING),
            preparing: of_files(half, MAX_PREPARING),
            checks: of_files(half, MAX_CHECKS),
            computing: of_pages(FIGURES_AT_ONCE),
            exporting: of_pages(EXPORTS_AT_ONCE),
            drawing: of_pages(cores),
        }
    }

    const fn queue(&self, purpose: Purpose) -> &Queue {
        match purpose {
            Purpose::Look => &self.looking,
            Purpose::Prepare => &self.preparing,
            Purpose::Check => &self.checks,
            Purpose::Compute => &self.computing,
            Purpose::Export => &self.exporting,
            Purpose::Draw => &self.drawing,
        }
    }

    /// The program with nothing of this one's environment, in a folder of its own.
    fn command(&self, purpose: Purpose, temporary: &Path) -> tokio::process::Command {
        let mut command = children::command(&self.program, temporary);
        command.arg("answer");
        if let Some(threads) = purpose.limits().threads {
            for variable in ["POLARS_MAX_THREADS", "RAYON_NUM_THREADS"] {
                command.env(variable, threads.to_string());
            }
        }
        command
    }

    /// What the worker says to a question. What is `held` for it is given back when the process is
    /// gone.
    async fn say<H: Send + 'static>(
        &self,
        question: Question,
        temporary: &Path,
        held: H,
    ) -> office::Result<(Said, H)> {
        let purpose = question.purpose();
        let queue = self.queue(purpose);
        let command = self.command(purpose, temporary);
        let input = write(&question)?;
        drop(question);
        let (outcome, held) = queue.run(command, input, purpose.patience(), held).await?;
        let said = match outcome {
            Outcome::Late => Said::TooMuch,
            Outcome::Ended(output) => read(output, queue)?,
        };
        Ok((said, held))
    }

    /// The answer to a question that a page waits for.
    async fn ask<A: Ask>(&self, question: A) -> office::Result<A::Answer> {
        let bytes = self.ask_for_bytes(question.into()).await?;
        serde_json::from_slice(&bytes).map_err(|error| unread(&error))
    }

    async fn ask_for_bytes(&self, question: Question) -> office::Result<Vec<u8>> {
        let purpose = question.purpose();
        let folder = tempfile::tempdir()?;
        let temporary = folder.path().to_owned();
        match self.say(question, &temporary, folder).await?.0 {
            Said::Answer(bytes) => Ok(bytes),
            Said::TooMuch => {
                tracing::warn!(?purpose, "a worker used up what it was given");
                Err(self.queue(purpose).refuse())
            }
            Said::Failed(said) => Err(Failure::Broken(format!("a worker failed: {said}"))),
        }
    }

    /// Starts to write a table, and hands on what comes.
    async fn export(
        &self,
        asked: WriteJson,
    ) -> office::Result<BoxStream<'static, std::io::Result<Bytes>>> {
        let question = Question::from(asked);
        let purpose = question.purpose();
        let turn = self.exporting.turn().await?;
        let folder = tempfile::tempdir()?;
        let mut child = self
            .exporting
            .begin(&mut self.command(purpose, folder.path()))?;
        children::tell(&mut child, &write(&question)?).await;
        let mut out = child
            .stdout
            .take()
            .ok_or_else(|| Failure::Broken("a worker without a voice".to_owned()))?;
        // Whoever is told that the table comes is told by its first bytes that it does.
        let first = read_part(&mut out).await?;
        if first.is_empty() {
            let output = child.wait_with_output().await?;
            return match read(output, &self.exporting)? {
                Said::Answer(_) => Ok(stream::empty().boxed()),
                Said::TooMuch => Err(self.exporting.refuse()),
                Said::Failed(said) => Err(Failure::Broken(format!("a worker failed: {said}"))),
            };
        }
        let rest = stream::try_unfold(
            (Some((out, child)), turn, folder),
            |(running, turn, folder)| async {
                let Some((mut out, mut child)) = running else {
                    return Ok(None);
                };
                let part = read_part(&mut out).await?;
                if !part.is_empty() {
                    return Ok(Some((part, (Some((out, child)), turn, folder))));
                }
                // Nobody takes a part for the whole.
                let status = child.wait().await?;
                if status.success() {
                    return Ok(None);
                }
                tracing::warn!(%status, "a download broke off");
                Err(std::io::Error::other("the table broke off"))
            },
        );
        Ok(stream::once(async { Ok(first) }).chain(rest).boxed())
    }

    /// Says in the log what the worker is, once.
    pub(crate) async fn greet(&self) {
        let asked = tokio::process::Command::new(&self.program)
            .arg("greet")
            .env_clear()
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await
            .map_err(anyhow::Error::from)
            .and_then(|output| Ok(serde_json::from_slice::<Greeting>(&output.stdout)?));
        let program = self.program.display();
        match asked {
            Err(error) => tracing::warn!(
                %program, %error,
                "the worker is not there: until it is, files wait and no chart is computed"
            ),
            Ok(greeting) => {
                if greeting.version != env!("CARGO_PKG_VERSION") {
                    tracing::warn!(%program, version = greeting.version, "another version");
                }
                if !greeting.tables {
                    tracing::warn!(%program, "the worker was built without data sets");
                }
                match greeting.confinement {
                    Confinement::Full => {}
                    Confinement::Partial => {
                        tracing::warn!("this kernel confines workers in part: an older Landlock");
                    }
                    Confinement::None => tracing::warn!(
                        "this kernel confines no worker: it has no Landlock; limits of memory and \
                         time hold"
                    ),
                }
            }
        }
    }
}

/// A part of what a worker writes; empty at the end.
async fn read_part(out: &mut tokio::process::ChildStdout) -> std::io::Result<Bytes> {
    let mut part = Vec::with_capacity(PART);
    while part.len() < PART {
        if out.read_buf(&mut part).await? == 0 {
            break;
        }
    }
    Ok(part.into())
}

fn write(question: &Question) -> office::Result<Vec<u8>> {
    serde_json::to_vec(question)
        .map_err(|error| Failure::Broken(format!("a question cannot be written: {error}")))
}

fn unread(error: &dyn std::fmt::Display) -> Failure {
    Failure::Broken(format!("an answer cannot be read: {error}"))
}

/// What a process said that has ended.
fn read(output: Output, queue: &Queue) -> office::Result<Said> {
    match output.status.code() {
        Some(0) => Ok(Said::Answer(output.stdout)),
        Some(code) if code == i32::from(UNABLE) => Err(queue.refuse()),
        // Who takes more seconds is ended by the system, who takes more memory ends itself.
        None | Some(101) => Ok(Said::TooMuch),
        Some(_) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let said = said.trim().trim_start_matches("certamen-worker: ");
            Ok(Said::Failed(said.to_owned()))
        }
    }
}

impl Computer for Worker {
    fn figure(&self, asked: ComputeFigure) -> BoxFuture<'_, office::Result<Result<Figure, Unfit>>> {
        Box::pin(self.ask(asked))
    }

    fn kinds(&self, asked: ListKinds) -> BoxFuture<'_, office::Result<Vec<Kind>>> {
        Box::pin(self.ask(asked))
    }

    fn adapt(&self, asked: AdaptRule) -> BoxFuture<'_, office::Result<Option<Rule>>> {
        Box::pin(self.ask(asked))
    }

    fn picture(&self, asked: DrawPicture) -> BoxFuture<'_, office::Result<Vec<u8>>> {
        Box::pin(self.ask_for_bytes(asked.into()))
    }

    fn json(
        &self,
        asked: WriteJson,
    ) -> BoxFuture<'_, office::Result<BoxStream<'static, std::io::Result<Bytes>>>> {
        Box::pin(self.export(asked))
    }
}

/// The worker as a command of a person's own asks it: it takes what it needs, says how far it is,
/// and reaches every file.
pub(crate) struct OwnWorker {
    program: PathBuf,
}

impl OwnWorker {
    /// Asks this program.
    #[must_use]
    pub(crate) const fn new(program: PathBuf) -> Self {
        Self { program }
    }

    /// What the worker says of itself.
    ///
    /// # Errors
    ///
    /// Where it is not there.
    pub(crate) fn greet(&self) -> Result<Greeting> {
        let output = std::process::Command::new(&self.program)
            .arg("greet")
            .output()
            .with_context(|| self.missing())?;
        serde_json::from_slice(&output.stdout).with_context(|| self.missing())
    }

    fn missing(&self) -> String {
        let program = self.program.display();
        format!("the worker {program} cannot be started (setting worker)")
    }

    /// The answer to a question.
    ///
    /// # Errors
    ///
    /// Where the worker is not there, or fails.
    pub(crate) fn ask<A: Ask>(&self, question: A) -> Result<A::Answer> {
        let mut bytes = Vec::new();
        self.answer(question.into(), &mut bytes)?;
        Ok(serde_json::from_slice(&bytes)?)
    }

    /// Writes the answer to a question whose answer is no JSON, or is one by itself.
    ///
    /// # Errors
    ///
    /// Where the worker is not there, or fails.
    pub(crate) fn answer(&self, question: Question, out: &mut dyn std::io::Write) -> Result<()> {
        let program = self.program.display();
        let mut child = std::process::Command::new(&self.program)
            .args(["answer", "--trusting"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| self.missing())?;
        let (stdin, mut stdout) = (child.stdin.take(), child.stdout.take());
        serde_json::to_writer(stdin.context("its input")?, &question)?;
        drop(question);
        let mut part = vec![0; PART];
        while let Some(stdout) = &mut stdout {
            match stdout.read(&mut part)? {
                0 => break,
                bytes => out.write_all(&part[..bytes])?,
            }
        }
        let status = child.wait()?;
        if status.code() == Some(i32::from(UNABLE)) {
            bail!("the worker {program} was built without data sets");
        }
        if !status.success() {
            bail!("the worker {program} failed: {status}");
        }
        Ok(())
    }
}

/// The cities as questions name them.
pub(crate) fn list_cities(cities: &Cities) -> Vec<contest::City> {
    cities.all().cloned().collect()
}

/// A folder of its own beside a path.
fn beside(path: &Path, prefix: &str) -> std::io::Result<TempDir> {
    let parent = path.parent().unwrap_or_else(|| Path::new("."));
    tempfile::Builder::new().prefix(prefix).tempdir_in(parent)
}

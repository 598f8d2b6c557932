//! Data files that somebody sent: prepared and checked.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use dataset_spec::{Check, Finding, Malformed};
use frame::site::Preparer;
use futures::future::BoxFuture;
use office::{Office, PreparedDataset};
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use worker_spec::{CheckTable, Limits, PrepareTable, Question};

use super::{Said, Worker, beside, list_cities, unread};

/// Has data files read by the worker, which is told the cities.
pub(crate) struct TableReader {
    worker: Arc<Worker>,
    /// Knows the cities.
    office: Office,
}

impl TableReader {
    /// A reader of tables.
    #[must_use]
    pub(crate) const fn new(worker: Arc<Worker>, office: Office) -> Self {
        Self { worker, office }
    }

    async fn prepare(
        &self,
        raw: &Path,
        name: &str,
        choices: &str,
        of_a_team: bool,
    ) -> office::Result<Result<PreparedDataset, Malformed>> {
        let work = WorkFolder::new(raw, name).await?;
        let out = beside(work.folder.path(), "prepared-")?;
        let asked = PrepareTable {
            raw: work.input.clone(),
            choices: choices.to_owned(),
            cities: list_cities(&self.office.cities().await?),
            out: out.path().to_owned(),
            with_csv: true,
            of_a_team,
        };
        let (done, (_, out)) = self.ask(asked.into(), work, out).await?;
        Ok(match done {
            Ok(()) => Ok(PreparedDataset::read(out)?),
            Err(malformed) => Err(malformed),
        })
    }

    async fn check(&self, raw: &Path, name: &str) -> office::Result<Result<Check, Malformed>> {
        let work = WorkFolder::new(raw, name).await?;
        let asked = CheckTable {
            raw: work.input.clone(),
            cities: list_cities(&self.office.cities().await?),
        };
        let (check, _) = self.ask(asked.into(), work, ()).await?;
        Ok(check)
    }

    /// The answer to a question about a file, or what stands against it. What it works on is held
    /// until the process is gone.
    async fn ask<T: DeserializeOwned, O: Send + 'static>(
        &self,
        question: Question,
        work: WorkFolder,
        out: O,
    ) -> office::Result<(Result<T, Malformed>, (WorkFolder, O))> {
        let Limits {
            memory,
            processor_time,
            ..
        } = question.purpose().limits();
        let temporary = work.folder.path().to_owned();
        let (said, held) = self.worker.say(question, &temporary, (work, out)).await?;
        let answer = match said {
            Said::Answer(bytes) => {
                serde_json::from_slice(&bytes).map_err(|error| unread(&error))?
            }
            Said::TooMuch => Err(Malformed::Whole(Finding::Limits {
                gigabytes: memory >> 30,
                seconds: processor_time.as_secs(),
            })),
            Said::Failed(said) => Err(Malformed::Whole(Finding::Broken(said))),
        };
        Ok((answer, held))
    }
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
}

impl Preparer for TableReader {
    fn prepare<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
        choices: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<PreparedDataset, Malformed>>> {
        Box::pin(self.prepare(raw, name, choices, false))
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
        Box::pin(self.prepare(raw, name, "", true))
    }
}

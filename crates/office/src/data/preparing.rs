//! Preparing as a job: a raw file that is kept becomes a version of its data set.

use contest::{DatasetId, Timestamp};
use dataset_spec::{Finding, MAX_STREAM_BYTES, Malformed};
use serde::{Deserialize, Serialize};

use crate::{
    Incoming, Office, Result,
    data::prepared::{KeptTable, PreparedDataset},
    objects::jobs::{self, End, HeldJob},
    storage::Change,
};

/// Kind of these jobs.
pub(crate) const KIND: &str = "prepare";

/// A raw file that becomes a version of a data set. Where the version is another one by then,
/// nothing comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrepareTask {
    /// Whose version it is.
    pub(crate) dataset: DatasetId,
    /// What the file was called.
    pub raw_name: String,
    /// The file's content.
    pub(crate) raw_hash: String,
    /// A whole recipe or some choices, as text.
    pub choices: String,
}

/// What stands against a version until it is prepared.
pub(crate) fn waiting() -> String {
    Malformed::Whole(Finding::Waiting).to_json()
}

impl PrepareTask {
    /// Adds a job for it in the change that keeps the file; answers the job's id.
    pub(crate) async fn ask(
        &self,
        change: &mut Change,
        id: String,
        slug: &str,
        now: Timestamp,
    ) -> Result<String> {
        jobs::add(change, &id, (KIND, slug), self, now).await?;
        Ok(id)
    }

    /// Says what stands against the version that waits for it.
    pub(crate) async fn tell(&self, change: &mut Change, finding: &str) -> Result<()> {
        self.replace_finding(change, &waiting(), finding).await
    }

    /// Lets the version wait for it that was given up.
    pub(crate) async fn wait_again(&self, change: &mut Change) -> Result<()> {
        let given_up = Malformed::Whole(Finding::GivenUp {
            tries: jobs::MAX_TRIES,
        });
        self.replace_finding(change, &given_up.to_json(), &waiting())
            .await
    }

    async fn replace_finding(&self, change: &mut Change, from: &str, to: &str) -> Result<()> {
        // None where the version is another one by now.
        sqlx::query(
            "UPDATE dataset_version
             SET finding = $1
             WHERE dataset = $2
               AND raw_hash = $3
               AND choices = $4
               AND finding = $5",
        )
        .bind(to)
        .bind(&self.dataset)
        .bind(&self.raw_hash)
        .bind(&self.choices)
        .bind(from)
        .execute(&mut **change)
        .await?;
        Ok(())
    }
}

impl Office {
    /// The raw file of a job: a copy that vanishes unless it is kept.
    ///
    /// # Errors
    ///
    /// Where it is not there.
    pub async fn raw_of_task(&self, task: &PrepareTask) -> Result<Incoming> {
        let name = task.raw_name.clone();
        let stored = self.files.open_object(&task.raw_hash, "", name).await?;
        let stream = stored.stream(None).await?;
        self.files
            .receive(&task.raw_name, stream, MAX_STREAM_BYTES, "file")
            .await
    }

    /// Keeps what came of preparing, with the job's end. Nothing comes of it where somebody else
    /// has the job by now, or the version is another one.
    ///
    /// # Errors
    ///
    /// Where the files or the database fail.
    pub(crate) async fn finish_preparing(
        &self,
        job: &HeldJob,
        task: &PrepareTask,
        prepared: std::result::Result<PreparedDataset, Malformed>,
        now: Timestamp,
    ) -> Result<()> {
        let kept = match &prepared {
            Ok(prepared) => Ok(self.keep_table(prepared).await?),
            Err(malformed) => Err(malformed.to_json()),
        };
        let mut change = self.store.begin().await?;
        let finding = kept.as_ref().err().map_or("", String::as_str);
        if !jobs::end(&mut change, job, End::Done, finding, now).await? {
            return Ok(());
        }
        match &kept {
            Ok(kept) => write(&mut change, task, kept, now).await?,
            Err(finding) => task.tell(&mut change, finding).await?,
        }
        change.commit().await?;
        Ok(())
    }
}

/// Fills the version that waits for a table.
async fn write(
    change: &mut Change,
    task: &PrepareTask,
    table: &KeptTable<'_>,
    now: Timestamp,
) -> Result<()> {
    // None where the version is another one by now.
    sqlx::query(
        "UPDATE dataset_version
         SET finding = '',
             recipe = $1,
             profile = $2,
             report = $3,
             chart = $4,
             rows_count = $5,
             parquet_hash = $6,
             csv_hash = $7,
             prepared_at = $8
         WHERE dataset = $9
           AND raw_hash = $10
           AND choices = $11
           AND finding = $12",
    )
    .bind(table.prepared.recipe())
    .bind(table.prepared.profile())
    .bind(table.prepared.report())
    .bind(table.prepared.figures())
    .bind(table.rows)
    .bind(&table.parquet)
    .bind(&table.csv)
    .bind(now.0)
    .bind(&task.dataset)
    .bind(&task.raw_hash)
    .bind(&task.choices)
    .bind(waiting())
    .execute(&mut **change)
    .await?;
    Ok(())
}

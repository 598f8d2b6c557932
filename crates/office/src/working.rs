//! Who works on jobs: claims one, renews its lease, and ends it; and what administrators see of
//! them.

use std::time::Duration;

use contest::{Action, Timestamp};
use dataset_spec::{Finding, Malformed};

use crate::{
    Office, Person, Result, audit,
    data::{
        prepared::PreparedDataset,
        preparing::{self, PrepareTask},
    },
    objects::jobs::{self, End, HeldJob, JobView, MAX_TRIES, Row},
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// How long a job waits after it failed for the first time; each time after, six times as long.
const FIRST_PAUSE: Duration = Duration::from_secs(10);
/// How long a job waits for a worker that is not there.
const WORKER_PAUSE: Duration = Duration::from_secs(15);
/// How long a job is remembered that is done.
const REMEMBERED: Duration = Duration::from_hours(30 * 24);
/// Jobs that are listed.
const LISTED: i64 = 200;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// A raw file becomes a version of a data set.
    Prepare(PrepareTask),
}

impl Task {
    fn read(kind: &str, task: &str) -> Result<Self> {
        match kind {
            preparing::KIND => Ok(Self::Prepare(serde_json::from_str(task)?)),
            _ => Err(crate::Failure::Broken(format!("a job of kind {kind}"))),
        }
    }
}

/// A job that somebody works on.
#[derive(Clone, Debug)]
pub struct Job {
    pub(crate) held: HeldJob,
    /// What is to be done.
    pub task: Task,
}

impl Job {
    /// Its id, for the log.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.held.id
    }
}

impl Office {
    /// The job whose turn it is; whoever asked holds it for [`crate::JOB_LEASE`]. One that was begun too
    /// often without an end is given up: it takes its workers with it.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn claim_job(&self, now: Timestamp) -> Result<Option<Job>> {
        // Asking costs no turn at writing.
        while jobs::is_one_due(&self.store, now).await? {
            let mut change = self.store.begin().await?;
            let Some(held) = jobs::claim(&self.store, &mut change, now).await? else {
                return Ok(None);
            };
            let task = Task::read(&held.kind, &held.task)?;
            let job = Job { held, task };
            if job.held.tries <= i64::from(MAX_TRIES) {
                change.commit_keeping_caches().await?;
                return Ok(Some(job));
            }
            give_up(&mut change, &job, now).await?;
            change.commit().await?;
        }
        Ok(None)
    }

    /// Says that a job is still worked on; `false` where somebody else has it by now.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn renew_job(&self, job: &Job, now: Timestamp) -> Result<bool> {
        let mut change = self.store.begin().await?;
        let renewed = jobs::renew(&mut change, &job.held, now).await?;
        change.commit_keeping_caches().await?;
        Ok(renewed)
    }

    /// Lets go of a job that could not be begun: it was not tried, and whoever has time takes it
    /// after a pause.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn release_job(&self, job: &Job, now: Timestamp) -> Result<()> {
        self.postpone(job, job.held.tries - 1, now.plus(WORKER_PAUSE), now)
            .await
    }

    /// Lets go of a job because its holder stops: another one takes it at once.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn hand_over_job(&self, job: &Job, now: Timestamp) -> Result<()> {
        self.postpone(job, job.held.tries - 1, now, now).await
    }

    /// Lets go of a job that failed: it is tried again after a pause, or given up.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn fail_job(&self, job: &Job, now: Timestamp) -> Result<()> {
        let tries = job.held.tries;
        if tries < i64::from(MAX_TRIES) {
            let before = u32::try_from(tries - 1).unwrap_or(0);
            let pause = FIRST_PAUSE * 6_u32.pow(before);
            return self.postpone(job, tries, now.plus(pause), now).await;
        }
        let mut change = self.store.begin().await?;
        give_up(&mut change, job, now).await?;
        change.commit().await?;
        Ok(())
    }

    async fn postpone(&self, job: &Job, tries: i64, due: Timestamp, now: Timestamp) -> Result<()> {
        let mut change = self.store.begin().await?;
        jobs::postpone(&mut change, &job.held, tries, (due, now)).await?;
        change.commit_keeping_caches().await?;
        Ok(())
    }

    /// Keeps what came of preparing a data set, and ends the job. Nothing comes of it where
    /// somebody else has the job by now.
    ///
    /// # Errors
    ///
    /// Where the files or the database fail.
    pub async fn finish_job(
        &self,
        job: &Job,
        prepared: std::result::Result<PreparedDataset, Malformed>,
        now: Timestamp,
    ) -> Result<()> {
        match &job.task {
            Task::Prepare(task) => self.finish_preparing(&job.held, task, prepared, now).await,
        }
    }

    /// Whether a job is over, and then whether nothing stands against what was asked.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn job_outcome(&self, id: &str) -> Result<Option<bool>> {
        let finding: Option<String> = sqlx::query_scalar(
            "SELECT finding
             FROM job
             WHERE id = $1
               AND state IN ('done', 'given-up')",
        )
        .bind(id)
        .fetch_optional(self.store.read())
        .await?;
        Ok(finding.map(|finding| finding.is_empty()))
    }

    /// Whether somebody sees the jobs.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service.
    pub async fn may_watch_jobs(&self, person: &Person) -> Result<()> {
        self.may_anywhere(person, Action::WatchJobs).await
    }

    /// The jobs: those that are not done, then the last that are.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service.
    pub async fn jobs(&self, person: &Person) -> Result<Vec<JobView>> {
        self.may_watch_jobs(person).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, subject, state, tries, due_at, finding, made_at, changed_at
             FROM job
             ORDER BY CASE state WHEN 'done' THEN 1 ELSE 0 END,
                      changed_at DESC,
                      id
             LIMIT $1",
        )
        .bind(LISTED)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Begins a job anew that was given up. One that somebody else began meanwhile goes on.
    ///
    /// # Errors
    ///
    /// Unknown where there is none such, and for anybody but administrators of the service.
    pub async fn begin_job_again(&self, person: &Person, id: &str, now: Timestamp) -> Result<()> {
        self.may_watch_jobs(person).await?;
        let mut change = self.store.begin().await?;
        let row: Option<(String, String, String, String)> = sqlx::query_as(
            "SELECT subject, kind, task, state
             FROM job
             WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(&mut *change)
        .await?;
        let (subject, kind, task, state) = row.ok_or(UNKNOWN)?;
        if state != "given-up" {
            return Ok(());
        }
        execute_one(
            &mut change,
            sqlx::query(
                "UPDATE job
                 SET state = 'waiting',
                     tries = 0,
                     due_at = $2,
                     finding = '',
                     changed_at = $2
                 WHERE id = $1",
            )
            .bind(id)
            .bind(now.0),
        )
        .await?;
        match Task::read(&kind, &task)? {
            Task::Prepare(task) => task.wait_again(&mut change).await?,
        }
        audit::record(&mut change, now, &person.id, "job-again", &subject, id).await?;
        change.commit().await?;
        Ok(())
    }

    /// Forgets jobs that have been done for long; answers how many.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn sweep_jobs(&self, now: Timestamp) -> Result<u64> {
        let mut change = self.store.begin().await?;
        let swept = sqlx::query(
            "DELETE FROM job
             WHERE state = 'done'
               AND changed_at < $1",
        )
        .bind(now.minus(REMEMBERED).0)
        .execute(&mut *change)
        .await?;
        change.commit_keeping_caches().await?;
        Ok(swept.rows_affected())
    }
}

/// Gives a job up, and tells whoever waits for it.
async fn give_up(change: &mut Change, job: &Job, now: Timestamp) -> Result<()> {
    let finding = Malformed::Whole(Finding::GivenUp { tries: MAX_TRIES }).to_json();
    if jobs::end(change, &job.held, End::GivenUp, &finding, now).await? {
        tracing::error!(
            job = job.id(),
            subject = job.held.subject,
            "a job was given up"
        );
        match &job.task {
            Task::Prepare(task) => task.tell(change, &finding).await?,
        }
    }
    Ok(())
}

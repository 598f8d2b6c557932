//! Work that takes long is a row: begun by whoever has time, held by a lease that is renewed, taken
//! by another where its holder died, tried again with growing pauses, and given up after
//! [`MAX_TRIES`].

use std::time::Duration;

use contest::Timestamp;
use dataset_spec::Malformed;
use serde::Serialize;

use crate::{
    Result,
    storage::{Change, Engine, Store},
};

/// How often a job is tried before it is given up.
pub const MAX_TRIES: u32 = 3;
/// How long nobody else takes a job after its holder last said that it works on it.
pub const LEASE: Duration = Duration::from_secs(30);

/// The job whose turn it is becomes the asker's own.
macro_rules! claim {
    ($locking:literal) => {
        concat!(
            "UPDATE job
             SET state = 'running',
                 tries = tries + 1,
                 due_at = $2,
                 changed_at = $1
             WHERE id = (
                 SELECT id
                 FROM job
                 WHERE state IN ('waiting', 'running')
                   AND due_at <= $1
                 ORDER BY due_at, id
                 LIMIT 1
                 ",
            $locking,
            "
             )
             RETURNING id, subject, kind, task, tries"
        )
    };
}

/// SQLite has one writer.
const CLAIM_SQLITE: &str = claim!("");
const CLAIM_POSTGRES: &str = claim!("FOR UPDATE SKIP LOCKED");

/// A job as its row has it, held by whoever claimed it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct HeldJob {
    /// `UUIDv7`.
    pub(crate) id: String,
    /// What it is about, as people call it.
    pub(crate) subject: String,
    /// What kind of work it is.
    pub(crate) kind: String,
    /// What is to be done, as JSON of the kind's own.
    pub(crate) task: String,
    /// The number of this try, from 1. Another one's try has another number.
    pub(crate) tries: i64,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// Nobody works on it.
    Waiting,
    /// Somebody works on it.
    Running,
    /// It is done; there may be something that stands against what was asked.
    Done,
    /// It failed too often.
    GivenUp,
}

/// A job as administrators see it.
#[derive(Clone, Debug)]
pub struct JobView {
    /// `UUIDv7`.
    pub id: String,
    /// What it is about: the address of a data set.
    pub subject: String,
    /// How far it is.
    pub state: JobState,
    /// How often it was begun.
    pub tries: i64,
    /// When it is begun next, or its lease ends.
    pub due_at: Timestamp,
    /// What stands against what was asked, or what it failed of.
    pub finding: Option<Malformed>,
    /// When it was asked for.
    pub made_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    id: String,
    subject: String,
    state: String,
    tries: i64,
    due_at: i64,
    finding: String,
    made_at: i64,
    changed_at: i64,
}

impl From<Row> for JobView {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            subject: row.subject,
            state: match row.state.as_str() {
                "running" => JobState::Running,
                "done" => JobState::Done,
                "given-up" => JobState::GivenUp,
                _ => JobState::Waiting,
            },
            tries: row.tries,
            due_at: Timestamp(row.due_at),
            finding: (!row.finding.is_empty()).then(|| Malformed::of_kept(&row.finding)),
            made_at: Timestamp(row.made_at),
            changed_at: Timestamp(row.changed_at),
        }
    }
}

/// Adds a job of a kind in the change that needs it.
pub(crate) async fn add(
    change: &mut Change,
    id: &str,
    (kind, subject): (&str, &str),
    task: &impl Serialize,
    now: Timestamp,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO job (
             id, subject, kind, task, state, due_at, made_at, changed_at
         )
         VALUES ($1, $2, $3, $4, 'waiting', $5, $5, $5)",
    )
    .bind(id)
    .bind(subject)
    .bind(kind)
    .bind(serde_json::to_string(task)?)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// The job whose turn it is, which is the asker's own from now on.
pub(crate) async fn claim(
    store: &Store,
    change: &mut Change,
    now: Timestamp,
) -> Result<Option<HeldJob>> {
    let claim = match store.engine() {
        Engine::Sqlite => CLAIM_SQLITE,
        Engine::Postgres => CLAIM_POSTGRES,
    };
    Ok(sqlx::query_as(claim)
        .bind(now.0)
        .bind(now.plus(LEASE).0)
        .fetch_optional(&mut **change)
        .await?)
}

/// Whether a job waits or runs whose turn it is.
pub(crate) async fn is_one_due(store: &Store, now: Timestamp) -> Result<bool> {
    let due: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM job
         WHERE state IN ('waiting', 'running')
           AND due_at <= $1",
    )
    .bind(now.0)
    .fetch_one(store.read())
    .await?;
    Ok(due > 0)
}

/// Says that a job is still worked on; `false` where somebody else has it by now.
pub(crate) async fn renew(change: &mut Change, job: &HeldJob, now: Timestamp) -> Result<bool> {
    let renewed = sqlx::query(
        "UPDATE job
         SET due_at = $3
         WHERE id = $1
           AND state = 'running'
           AND tries = $2",
    )
    .bind(&job.id)
    .bind(job.tries)
    .bind(now.plus(LEASE).0)
    .execute(&mut **change)
    .await?;
    Ok(renewed.rows_affected() == 1)
}

/// Lets go of a job that begins again at a moment, with so many tries counted. Nothing where
/// somebody else has it by now.
pub(crate) async fn postpone(
    change: &mut Change,
    job: &HeldJob,
    tries: i64,
    (due, now): (Timestamp, Timestamp),
) -> Result<()> {
    sqlx::query(
        "UPDATE job
         SET state = 'waiting',
             tries = $3,
             due_at = $4,
             changed_at = $5
         WHERE id = $1
           AND state = 'running'
           AND tries = $2",
    )
    .bind(&job.id)
    .bind(job.tries)
    .bind(tries)
    .bind(due.0)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// How a job ends.
#[derive(Clone, Copy)]
pub(crate) enum End {
    Done,
    GivenUp,
}

/// Ends a job in the change that holds its outcome; `false` where somebody else has it by now.
pub(crate) async fn end(
    change: &mut Change,
    job: &HeldJob,
    how: End,
    finding: &str,
    now: Timestamp,
) -> Result<bool> {
    let ended = sqlx::query(
        "UPDATE job
         SET state = $3,
             finding = $4,
             changed_at = $5
         WHERE id = $1
           AND state = 'running'
           AND tries = $2",
    )
    .bind(&job.id)
    .bind(job.tries)
    .bind(match how {
        End::Done => "done",
        End::GivenUp => "given-up",
    })
    .bind(finding)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    Ok(ended.rows_affected() == 1)
}

//! Marks: each is saved by itself, on top of the version that the juror saw, and none that was
//! acknowledged is lost.
//!
//! The disk is the slow part: making a change durable takes longer than everything else together.
//! Marks that arrive while another change is on its way to the disk wait for each other and share
//! the next one, each with an answer of its own.

use std::sync::{Arc, Mutex, PoisonError};

use contest::{CriterionId, PersonId, Timestamp, judging::SheetName};
use tokio::sync::oneshot;

use crate::{
    Call, Failure, Office, Person, Problem, Refusal, Result, refusal::UNKNOWN, storage::Change,
};

/// A mark as a juror gives it.
#[derive(Clone, Debug)]
pub struct NewMark {
    /// Entry and round.
    pub sheet: SheetName,
    /// Id of the criterion.
    pub criterion: CriterionId,
    /// Steps of the criterion's scale, from 0.
    pub steps: i64,
    /// The version that the juror saw; 0 where nothing was marked yet.
    pub version: i64,
    /// A name of the juror's own for this save: sent twice, it has one effect.
    pub request: String,
}

/// What became of a saved mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedMark {
    /// That stands now, from 1.
    pub version: i64,
    /// When it was given: for a request that was done before, that moment.
    pub saved_at: Timestamp,
}

/// A change of a mark.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MarkHistory {
    /// Id of the criterion.
    pub criterion: CriterionId,
    /// That the change made, from 1.
    pub version: i64,
    /// Steps of the criterion's scale.
    pub steps: i64,
    /// Microseconds since 1970.
    pub saved_at: i64,
}

/// A checked mark on its way to the disk.
struct Waiting {
    juror: PersonId,
    mark: NewMark,
    now: Timestamp,
    answer: oneshot::Sender<Result<SavedMark>>,
}

/// Marks that wait for the next commit, and the turn to make it.
#[derive(Clone, Default)]
pub(crate) struct MarkQueue {
    waiting: Arc<Mutex<Vec<Waiting>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Office {
    /// Saves one mark on top of the version that the juror saw. The same request sent twice has one
    /// effect.
    ///
    /// # Errors
    ///
    /// [`Refusal::Stale`] with what stands there, where somebody saved since; out of scale,
    /// unknown, or the round is closed: nothing is written then.
    pub async fn save_mark(
        &self,
        juror: &Person,
        mark: NewMark,
        now: Timestamp,
    ) -> Result<(SavedMark, Arc<Call>)> {
        // What can be asked before the one writer is taken is asked before: jurors who save at once
        // wait for each other only for two statements and the disk.
        let (call, row) = self.marking(juror, &mark.sheet, now).await?;
        if row.conflict.is_some() {
            return Err(Refusal::ConflictOfInterest.into());
        }
        let asked = call.criteria_in(mark.sheet.round);
        let criterion = asked
            .iter()
            .find(|known| known.id == mark.criterion && known.applies(&row.topic))
            .ok_or(UNKNOWN)?;
        if !criterion.allows(mark.steps) {
            return Err(Refusal::field(
                "mark",
                Problem::OutOfScale {
                    highest: criterion.highest,
                },
            ));
        }
        let (answer, answered) = oneshot::channel();
        self.marks
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Waiting {
                juror: juror.id.clone(),
                mark,
                now,
                answer,
            });
        // In a task of its own: who hangs up must not take the marks of others along.
        let office = self.clone();
        tokio::spawn(async move { office.save_waiting().await });
        let saved = answered
            .await
            .map_err(|_| Failure::broken("the commit of a mark ended without an answer"))??;
        Ok((saved, call))
    }

    /// Makes every mark durable that waits when the turn comes.
    async fn save_waiting(&self) {
        let _turn = self.marks.turn.lock().await;
        let waiting = std::mem::take(
            &mut *self
                .marks
                .waiting
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        if waiting.is_empty() {
            return;
        }
        match self.save_together(&waiting).await {
            Ok(outcomes) => {
                for (waiting, outcome) in waiting.into_iter().zip(outcomes) {
                    let _ = waiting.answer.send(outcome);
                }
            }
            // One of them broke the transaction of all: each in its own, so that only that one
            // fails. Should the commit have gone through after all, the names of the requests tell.
            Err(failure) => {
                tracing::warn!(%failure, marks = waiting.len(), "marks are saved one by one");
                for waiting in waiting {
                    let outcome = self.save_together(std::slice::from_ref(&waiting)).await;
                    let _ = waiting
                        .answer
                        .send(outcome.and_then(|mut outcomes| outcomes.remove(0)));
                }
            }
        }
    }

    async fn save_together(&self, waiting: &[Waiting]) -> Result<Vec<Result<SavedMark>>> {
        let mut change = self.store.begin().await?;
        let mut outcomes = Vec::with_capacity(waiting.len());
        for waiting in waiting {
            outcomes.push(
                match write(&mut change, &waiting.juror, &waiting.mark, waiting.now).await {
                    Err(Failure::Refused(refusal)) => Err(Failure::Refused(refusal)),
                    other => Ok(other?),
                },
            );
        }
        // While scores or comments are public no mark is written, so no public page shows one.
        change.commit_keeping_caches().await?;
        Ok(outcomes)
    }

    /// Every change of one's own marks for an entry, the newest first.
    ///
    /// # Errors
    ///
    /// Unknown where the entry is not the juror's.
    pub async fn mark_history(
        &self,
        juror: &Person,
        name: &SheetName,
        now: Timestamp,
    ) -> Result<Vec<MarkHistory>> {
        self.sheet(juror, name, now).await?;
        Ok(sqlx::query_as(
            "SELECT criterion, version, steps, saved_at
             FROM mark_history
             WHERE juror = $1
               AND entry = $2
               AND round = $3
             ORDER BY saved_at DESC, version DESC",
        )
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .fetch_all(self.store.read())
        .await?)
    }
}

async fn write(
    change: &mut Change,
    juror: &PersonId,
    mark: &NewMark,
    now: Timestamp,
) -> Result<SavedMark> {
    // The guards stand in the statement again: a recusal, the round's end or a publication may have
    // come in between.
    let saved: Option<i64> = sqlx::query_scalar(
        "INSERT INTO mark (
             round, juror, entry, criterion, steps, version, saved_at, request
         )
         SELECT assignment.round,
                assignment.juror,
                assignment.entry,
                criterion.id,
                $4,
                1,
                $5,
                $8
         FROM assignment
         JOIN entry ON entry.id = assignment.entry
         JOIN round ON round.call = assignment.call
           AND round.kind = assignment.round
         JOIN criterion ON criterion.id = $3
           AND criterion.steps >= $4
         WHERE assignment.juror = $1
           AND assignment.entry = $2
           AND assignment.round = $7
           AND assignment.conflict IS NULL
           AND entry.state = 'submitted'
           AND round.closed_at IS NULL
           AND NOT EXISTS (
               SELECT 1
               FROM publication
               WHERE publication.call = assignment.call
                 AND stage IN ('scores', 'comments')
           )
           AND (
               $6 = 0
               OR EXISTS (
                   SELECT 1
                   FROM mark
                   WHERE juror = $1
                     AND entry = $2
                     AND criterion = $3
                     AND mark.round = $7
               )
           )
         ON CONFLICT (round, juror, entry, criterion) DO UPDATE
         SET steps = excluded.steps,
             version = mark.version + 1,
             saved_at = excluded.saved_at,
             request = excluded.request
         WHERE mark.version = $6
         RETURNING version",
    )
    .bind(juror)
    .bind(&mark.sheet.entry)
    .bind(&mark.criterion)
    .bind(mark.steps)
    .bind(now.0)
    .bind(mark.version)
    .bind(mark.sheet.round.code())
    .bind(&mark.request)
    .fetch_optional(&mut **change)
    .await?;
    // The history's row is the database's own doing.
    match saved {
        Some(version) => Ok(SavedMark {
            version,
            saved_at: now,
        }),
        None => explain_unsaved(change, juror, mark).await,
    }
}

/// Why a mark was not written: the request was done before, another save came first, or the round
/// has ended meanwhile.
async fn explain_unsaved(
    change: &mut Change,
    juror: &PersonId,
    mark: &NewMark,
) -> Result<SavedMark> {
    let repeated: Option<(i64, i64)> = sqlx::query_as(
        "SELECT version, saved_at
         FROM mark_history
         WHERE juror = $1
           AND entry = $2
           AND criterion = $3
           AND request = $4
           AND round = $5",
    )
    .bind(juror)
    .bind(&mark.sheet.entry)
    .bind(&mark.criterion)
    .bind(&mark.request)
    .bind(mark.sheet.round.code())
    .fetch_optional(&mut **change)
    .await?;
    if let Some((version, saved_at)) = repeated {
        return Ok(SavedMark {
            version,
            saved_at: Timestamp(saved_at),
        });
    }
    let current: Option<(i64, i64)> = sqlx::query_as(
        "SELECT version, steps
         FROM mark
         WHERE juror = $1
           AND entry = $2
           AND criterion = $3
           AND round = $4",
    )
    .bind(juror)
    .bind(&mark.sheet.entry)
    .bind(&mark.criterion)
    .bind(mark.sheet.round.code())
    .fetch_optional(&mut **change)
    .await?;
    match current {
        Some((current, steps)) if current != mark.version => Err(Refusal::Stale {
            version: current,
            steps,
        }
        .into()),
        None if mark.version != 0 => Err(Refusal::Stale {
            version: 0,
            steps: 0,
        }
        .into()),
        _ => Err(Refusal::RoundClosed.into()),
    }
}

//! How far a call is, in one statement: what the line of its pages counts, and what its organisers
//! find on their own desk.

use std::sync::Arc;

use contest::{CallId, CallProgress, PhaseKind, Standing, Timestamp, judging::RoundKind};

use crate::{Call, Office, Person, Result, counted::Counted};

/// A call in which somebody works, and how far it is.
#[derive(Clone, Debug)]
pub struct CallWork {
    /// The call.
    pub call: Arc<Call>,
    /// How far it is.
    pub progress: CallProgress,
}

/// What was counted of calls in a round, by both.
pub(crate) type CountedProgress = Counted<(CallId, RoundKind), Counts>;

/// What is counted of a call.
#[derive(Clone, Copy, sqlx::FromRow)]
pub(crate) struct Counts {
    drafts: i64,
    handed_in: i64,
    jurors: i64,
    lacking: i64,
    open_sheets: i64,
    idle: i64,
    flags: i64,
    undelivered: i64,
    finalists: i64,
    decided: i64,
    letters: i64,
}

impl Office {
    /// How far a call is, for who reads its organisers' pages.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else, and where there is no such call.
    pub async fn call_work(
        &self,
        person: &Person,
        (edition, call): (&str, &str),
        now: Timestamp,
    ) -> Result<CallWork> {
        let call = self.call(edition, call).await?;
        self.as_observer(Some(person), &call, now).await?;
        let progress = self.read_progress(&call, now).await?;
        Ok(CallWork { call, progress })
    }

    /// How far a call is, in the round that runs or ran last.
    pub(crate) async fn read_progress(&self, call: &Call, now: Timestamp) -> Result<CallProgress> {
        let round = call.running_round(now);
        let counts = self
            .progress
            .read(self, (call.id.clone(), round), async || {
                self.count_progress(call, round).await
            })
            .await?;
        Ok(join_progress(call, &counts, now))
    }

    /// What is counted of a call in a round.
    async fn count_progress(&self, call: &Call, round: RoundKind) -> Result<Counts> {
        let asked = call.round(round).map_or(0, |round| round.jurors_per_entry);
        Ok(sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM entry WHERE call = $1 AND state = 'draft') AS drafts,
                    (
                        SELECT COUNT(*)
                        FROM entry
                        WHERE call = $1
                          AND state = 'submitted'
                    ) AS handed_in,
                    (SELECT COUNT(*) FROM juror WHERE call = $1) AS jurors,
                    (
                        SELECT COUNT(*)
                        FROM judged_entry
                        WHERE judged_entry.call = $1
                          AND judged_entry.round = $2
                          AND (
                              SELECT COUNT(*)
                              FROM assignment
                              WHERE assignment.entry = judged_entry.id
                                AND assignment.round = $2
                                AND assignment.conflict IS NULL
                          ) < $3
                    ) AS lacking,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        JOIN entry ON entry.id = assignment.entry
                        WHERE assignment.call = $1
                          AND assignment.round = $2
                          AND assignment.conflict IS NULL
                          AND assignment.finished_at IS NULL
                          AND entry.state = 'submitted'
                          AND (
                              $2 <> 'final'
                              OR EXISTS (
                                  SELECT 1
                                  FROM finalist
                                  WHERE finalist.call = $1
                                    AND finalist.entry = entry.id
                              )
                          )
                    ) AS open_sheets,
                    (
                        SELECT COUNT(*)
                        FROM juror
                        WHERE juror.call = $1
                          AND EXISTS (
                              SELECT 1
                              FROM assignment
                              WHERE assignment.call = $1
                                AND assignment.round = $2
                                AND assignment.juror = juror.person
                                AND assignment.conflict IS NULL
                          )
                          AND NOT EXISTS (
                              SELECT 1
                              FROM assignment
                              WHERE assignment.call = $1
                                AND assignment.round = $2
                                AND assignment.juror = juror.person
                                AND assignment.comment_version > 0
                          )
                          AND NOT EXISTS (
                              SELECT 1
                              FROM mark
                              JOIN assignment ON assignment.round = mark.round
                                AND assignment.juror = mark.juror
                                AND assignment.entry = mark.entry
                              WHERE mark.round = $2
                                AND mark.juror = juror.person
                                AND assignment.call = $1
                          )
                    ) AS idle,
                    (
                        SELECT COUNT(*)
                        FROM flag
                        WHERE call = $1
                          AND settled_at IS NULL
                    ) AS flags,
                    (
                        SELECT COUNT(*)
                        FROM mail
                        JOIN person ON person.mail = mail.recipient
                        WHERE mail.sent_at IS NULL
                          AND mail.tried_at IS NOT NULL
                          AND mail.fault <> ''
                          AND mail.failed_at IS NOT NULL
                          AND (
                              mail.call = $1
                              OR (
                                  mail.call IS NULL
                                  AND (
                                      EXISTS (
                                          SELECT 1
                                          FROM juror
                                          WHERE juror.call = $1
                                            AND juror.person = person.id
                                      )
                                      OR EXISTS (
                                          SELECT 1
                                          FROM member
                                          WHERE member.call = $1
                                            AND member.person = person.id
                                      )
                                  )
                                  AND NOT EXISTS (
                                      SELECT 1
                                      FROM mail AS later
                                      WHERE later.recipient = mail.recipient
                                        AND later.created_at > mail.created_at
                                        AND later.sent_at IS NOT NULL
                                  )
                              )
                          )
                    ) AS undelivered,
                    (
                        SELECT COUNT(*)
                        FROM finalist
                        JOIN entry ON entry.id = finalist.entry
                        WHERE finalist.call = $1
                          AND entry.state = 'submitted'
                    ) AS finalists,
                    (
                        SELECT COUNT(DISTINCT award)
                        FROM decision
                        WHERE call = $1
                    ) AS decided,
                    (
                        SELECT COUNT(*)
                        FROM entry
                        WHERE entry.call = $1
                          AND entry.state = 'submitted'
                          AND NOT EXISTS (
                              SELECT 1
                              FROM letter
                              WHERE letter.entry = entry.id
                                AND letter.released_at IS NOT NULL
                          )
                    ) AS letters",
        )
        .bind(&call.id)
        .bind(round.code())
        .bind(asked)
        .fetch_one(self.store.read())
        .await?)
    }
}

/// What was counted, beside what the call says of itself.
fn join_progress(call: &Call, counts: &Counts, now: Timestamp) -> CallProgress {
    let round = call.running_round(now);
    let awards = i64::try_from(call.awards.len()).unwrap_or(i64::MAX);
    CallProgress {
        registration: call.schedule.standing(PhaseKind::Registration, now),
        submission: call.schedule.standing(PhaseKind::Submission, now),
        round,
        round_standing: call.round_standing(round, now),
        another_round: call.rounds.iter().any(|other| {
            other.kind > round && call.round_standing(other.kind, now) == Standing::Before
        }),
        published: call.published.clone(),
        drafts: counts.drafts,
        handed_in: counts.handed_in,
        jurors: counts.jurors,
        lacking: counts.lacking,
        open_sheets: counts.open_sheets,
        idle: counts.idle,
        flags: counts.flags,
        undelivered: counts.undelivered,
        finalists: counts.finalists,
        undecided: awards.saturating_sub(counts.decided).max(0),
        letters: counts.letters,
    }
}

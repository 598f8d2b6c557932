//! Calls that are paused on a bad day, and go on. What waits meanwhile says
//! [`contest::Action::waits_while_paused`].

use std::time::Duration;

use contest::{
    Localized, PhaseKind, Timestamp, edition::MAX_PAUSE_REASON_CHARS, text::has_unwritable,
    timestamp::to_micros,
};

use crate::{
    Call, FieldProblem, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    refusal::UNKNOWN, storage::Change, versions::advance,
};

/// The fields of the reason in a form, one for each language in the order of
/// [`contest::Language::ALL`].
pub const PAUSE_FIELDS: [&str; 4] = ["reason-ca", "reason-es", "reason-en", "reason-ja"];

/// What stands against a reason.
fn find_problems(reason: &Localized) -> Vec<FieldProblem> {
    if reason.is_blank() {
        return vec![FieldProblem {
            field: PAUSE_FIELDS[0].into(),
            problem: Problem::Missing,
        }];
    }
    let most = MAX_PAUSE_REASON_CHARS;
    let find = |text: &String| {
        if text.chars().count() > most {
            Some(Problem::TooLong { most })
        } else {
            has_unwritable(text).then_some(Problem::ControlCharacters)
        }
    };
    contest::Language::ALL
        .into_iter()
        .zip(PAUSE_FIELDS)
        .filter_map(|(language, field)| {
            let problem = reason.0.get(&language).and_then(find)?;
            let field = field.into();
            Some(FieldProblem { field, problem })
        })
        .collect()
}

impl Office {
    /// Pauses a call, or changes why it is paused.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the reason says nothing or too much; [`Refusal::Overtaken`];
    /// unknown for anybody but an organiser.
    pub async fn pause(
        &self,
        organiser: &Person,
        call: &Call,
        reason: &Localized,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let problems = find_problems(reason);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let mut transaction = self.store.begin().await?;
        let thing = (&call.id, Thing::Pause);
        if !advance(&mut transaction, thing, seen, reason, (organiser, now)).await? {
            return Ok(());
        }
        let reason = serde_json::to_string(reason)?;
        sqlx::query(
            "INSERT INTO pause (call, reason, paused_by, paused_at)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (call) DO UPDATE
             SET reason = excluded.reason",
        )
        .bind(&call.id)
        .bind(&reason)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        let who = &organiser.id;
        audit::record(&mut transaction, now, who, "paused", &call.id, &reason).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets a call go on. No date moves: where one would, the pause ends with the change of the
    /// calendar, and what comes here is that form sent twice, or one that was overtaken.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`], also where the pause ended with other minutes; unknown for anybody
    /// but an organiser, and where it is not paused.
    pub async fn resume(
        &self,
        organiser: &Person,
        call: &Call,
        end: PauseEnd,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        end_pause(&mut transaction, call, end, (organiser, now)).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// How a pause ends.
#[derive(Clone, Copy, Debug)]
pub struct PauseEnd {
    /// The version of the pause.
    pub seen: Seen,
    /// What the dates of the call are moved by; zero where they stay.
    pub lost: Duration,
}

/// Lets a call go on, within a change. Deadlines of single teams that had not passed when it was
/// paused move as the dates of all do.
///
/// # Errors
///
/// [`Refusal::Overtaken`] where another version of the pause stands than the one seen; unknown
/// where there is none.
pub(crate) async fn end_pause(
    change: &mut Change,
    call: &Call,
    PauseEnd { seen, lost }: PauseEnd,
    (organiser, now): (&Person, Timestamp),
) -> Result<()> {
    let thing = (&call.id, Thing::Pause);
    // Who ended it with other minutes wanted something else.
    let wanted = ("resumed", lost.as_secs());
    if !advance(change, thing, seen, &wanted, (organiser, now)).await? {
        // Sent twice: it goes on already.
        return Ok(());
    }
    let gone = sqlx::query("DELETE FROM pause WHERE call = $1")
        .bind(&call.id)
        .execute(&mut **change)
        .await?
        .rows_affected();
    if gone == 0 {
        return Err(UNKNOWN);
    }
    if let Some(pause) = call.paused.as_ref().filter(|_| !lost.is_zero()) {
        move_extensions(change, call, pause.since, lost).await?;
    }
    audit::record(change, now, &organiser.id, "resumed", &call.id, "").await
}

/// Gives the teams that have a deadline of their own the time that they lost since a moment.
async fn move_extensions(
    change: &mut Change,
    call: &Call,
    since: Timestamp,
    lost: Duration,
) -> Result<()> {
    let submission = call.schedule.phase(PhaseKind::Submission);
    let grace = submission.map_or(Duration::ZERO, |phase| phase.grace);
    sqlx::query(
        "UPDATE extension
         SET ends_at = ends_at + $1
         WHERE ends_at > $2
           AND entry IN (SELECT id FROM entry WHERE call = $3)",
    )
    .bind(to_micros(lost))
    .bind(since.minus(grace).0)
    .bind(&call.id)
    .execute(&mut **change)
    .await?;
    Ok(())
}

//! Calls that are paused on a bad day, and go on. What waits meanwhile says
//! [`contest::Action::waits_while_paused`].

use contest::{Localized, Timestamp, edition::MAX_PAUSE_REASON_CHARS};

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
    contest::Language::ALL
        .into_iter()
        .zip(PAUSE_FIELDS)
        .filter(|(language, _)| {
            let text = reason.0.get(language);
            text.is_some_and(|text| text.chars().count() > most)
        })
        .map(|(_, field)| FieldProblem {
            field: field.into(),
            problem: Problem::TooLong { most },
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

    /// Lets a call go on. No date moves.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and where it is not paused.
    pub async fn resume(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        end_pause(&mut transaction, call, seen, (organiser, now)).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Lets a call go on, within a change.
///
/// # Errors
///
/// [`Refusal::Overtaken`] where another version of the pause stands than the one `seen`; unknown
/// where there is none.
pub(crate) async fn end_pause(
    change: &mut Change,
    call: &Call,
    seen: Seen,
    (organiser, now): (&Person, Timestamp),
) -> Result<()> {
    let thing = (&call.id, Thing::Pause);
    if !advance(change, thing, seen, &"resumed", (organiser, now)).await? {
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
    audit::record(change, now, &organiser.id, "resumed", &call.id, "").await
}

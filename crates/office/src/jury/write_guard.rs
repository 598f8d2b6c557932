//! Whether a juror may write on a sheet now: asked before everything that a sheet keeps.

use std::sync::Arc;

use contest::{
    Action, Actor, CallId, Denied, Timestamp, entry::EntryState, judging::SheetName, may,
};

use crate::{Call, Office, Person, Refusal, Result, refusal::UNKNOWN, storage::Change};

/// What a save asks of a sheet: where it stands, and what its juror is to the entry.
#[derive(sqlx::FromRow)]
pub(crate) struct Writing {
    call: CallId,
    state: String,
    /// Code of the entry's main topic.
    pub(crate) topic: String,
    /// Set where the juror stepped back.
    pub(crate) conflict: Option<String>,
    /// That both comments stand at.
    pub(crate) comment_version: i64,
    /// 1 where they are on the jury of the call.
    juror: i64,
    /// 1 where they organise it.
    organiser: i64,
    /// 1 where they are or were in the entry's team.
    involved: i64,
}

const WRITING: &str = "SELECT entry.call,
            entry.state,
            revision.topic,
            assignment.conflict,
            assignment.comment_version,
            (
                SELECT COUNT(*)
                FROM juror
                WHERE juror.call = entry.call
                  AND juror.person = $1
            ) AS juror,
            (
                SELECT COUNT(*)
                FROM call_organiser
                WHERE call_organiser.call = entry.call
                  AND call_organiser.person = $1
            ) AS organiser,
            (
                SELECT COUNT(*)
                FROM took_part
                WHERE took_part.team = entry.team
                  AND took_part.person = $1
            ) AS involved
     FROM assignment
     JOIN entry ON entry.id = assignment.entry
     JOIN revision ON revision.entry = entry.id
       AND revision.number = entry.revision
     WHERE assignment.juror = $1
       AND assignment.entry = $2
       AND assignment.round = $3";

/// Lets one change of a sheet after another happen, until this one ends. SQLite has one writer
/// anyway.
async fn lock_assignment(change: &mut Change, juror: &Person, name: &SheetName) -> Result<()> {
    // An entry that is not the juror's has no row; what is read next says so.
    sqlx::query(
        "UPDATE assignment
         SET juror = juror
         WHERE juror = $1
           AND entry = $2
           AND round = $3",
    )
    .bind(&juror.id)
    .bind(&name.entry)
    .bind(name.round.code())
    .execute(&mut **change)
    .await?;
    Ok(())
}

impl Office {
    /// Locks the sheet and lets its juror write while the round is open; `action` is to mark, or to
    /// finish.
    pub(crate) async fn writing(
        &self,
        transaction: &mut Change,
        juror: &Person,
        (name, action): (&SheetName, Action),
        now: Timestamp,
    ) -> Result<(Arc<Call>, Writing)> {
        lock_assignment(transaction, juror, name).await?;
        let row: Option<Writing> = sqlx::query_as(WRITING)
            .bind(&juror.id)
            .bind(&name.entry)
            .bind(name.round.code())
            .fetch_optional(&mut **transaction)
            .await?;
        self.may_write(juror, (name, action), row, now).await
    }

    /// The same for a mark, before the one writer is taken: its statement has the guards once more.
    pub(crate) async fn marking(
        &self,
        juror: &Person,
        name: &SheetName,
        now: Timestamp,
    ) -> Result<(Arc<Call>, Writing)> {
        let row: Option<Writing> = sqlx::query_as(WRITING)
            .bind(&juror.id)
            .bind(&name.entry)
            .bind(name.round.code())
            .fetch_optional(self.store.read())
            .await?;
        self.may_write(juror, (name, Action::Mark), row, now).await
    }

    /// The call, if this juror may write on a sheet now. Who declared a conflict may still take it
    /// back.
    async fn may_write(
        &self,
        juror: &Person,
        (name, action): (&SheetName, Action),
        row: Option<Writing>,
        now: Timestamp,
    ) -> Result<(Arc<Call>, Writing)> {
        let row = row.ok_or(UNKNOWN)?;
        let call = self.call_by_id(&row.call).await?;
        let situation = call.situation_in(
            name.round,
            EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            now,
        );
        let actor = Actor {
            organiser: row.organiser > 0,
            juror: row.juror > 0,
            involved: row.involved > 0,
            assigned: true,
            lacks_juror_factor: call.second_factor.jurors && !juror.second_factor,
            ..juror.actor()
        };
        match may(actor, action, &situation) {
            Ok(()) => Ok((call, row)),
            Err(Denied::TooLate) => Err(Refusal::RoundClosed.into()),
            Err(denied) => Err(call.explain_denial(denied).into()),
        }
    }
}

//! Previews: whoever runs a call sees its pages as somebody else would, at another moment. A preview
//! belongs to a session, ends by itself, and shows nothing that its organiser may not see.

use std::{sync::Arc, time::Duration};

use contest::{CallPreview, PreviewRole, Timestamp, timestamp::HOUR};

use crate::{
    Call, Failure, Office, Person, Refusal, Result,
    accounts::guise::note_looking,
    storage::{Change, execute_one},
};

/// How long a preview lasts that nobody ends.
const PREVIEW_LIMIT: Duration = HOUR;

impl Office {
    /// Lets pass who reads as whom a call can be looked at.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but those who run it or watch over it; denied on behalf of one of them.
    pub async fn may_read_previews(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        self.as_observer(Some(person), call, now).await
    }

    /// Lets pass who may look at a call as somebody else.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but its organisers; denied on behalf of one of them, and to who watches
    /// over it.
    pub async fn may_preview(&self, person: &Person, call: &Call, now: Timestamp) -> Result<()> {
        self.as_organiser(Some(person), call, now).await
    }

    /// Begins a preview in the session of an organiser, in place of the one before.
    ///
    /// # Errors
    ///
    /// As [`Office::may_preview`].
    pub async fn begin_preview(
        &self,
        organiser: &Person,
        call: &Call,
        (role, moment): (PreviewRole, Timestamp),
        now: Timestamp,
    ) -> Result<()> {
        self.may_preview(organiser, call, now).await?;
        let mut change = self.store.begin().await?;
        execute_one(
            &mut change,
            sqlx::query(
                "INSERT INTO call_preview (session, call, role, moment, expires_at)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (session) DO UPDATE
                 SET call = excluded.call,
                     role = excluded.role,
                     moment = excluded.moment,
                     expires_at = excluded.expires_at",
            )
            .bind(&organiser.session)
            .bind(&call.id)
            .bind(role.code())
            .bind(moment.0)
            .bind(now.plus(PREVIEW_LIMIT).0),
        )
        .await?;
        note_looking(&mut change, &organiser.session, now).await?;
        change.commit().await?;
        Ok(())
    }

    /// Ends the preview of a session, if there is one.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn end_preview(&self, person: &Person) -> Result<()> {
        let mut change = self.store.begin().await?;
        forget_preview(&mut change, &person.session).await?;
        change.commit().await?;
        Ok(())
    }

    /// The call that somebody looks at as somebody else, and the preview; `None` where they asked
    /// for none, or run the call no longer.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn previewed_call(
        &self,
        person: &Person,
        now: Timestamp,
    ) -> Result<Option<(Arc<Call>, CallPreview)>> {
        let Some(preview) = &person.preview else {
            return Ok(None);
        };
        let call = self.call_by_id(&preview.call).await?;
        match self.may_preview(person, &call, now).await {
            Ok(()) => Ok(Some((call, preview.clone()))),
            Err(Failure::Refused(Refusal::Denied(_))) => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

/// Ends the preview of a session, of which there need be none.
pub(crate) async fn forget_preview(change: &mut Change, session: &str) -> Result<()> {
    sqlx::query("DELETE FROM call_preview WHERE session = $1")
        .bind(session)
        .execute(&mut **change)
        .await?;
    Ok(())
}

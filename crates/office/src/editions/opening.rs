//! Opening an edition, and taking it back to its preparation.

use contest::{EditionId, Timestamp};

use crate::{
    EditionView, Finding, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    storage::{Change, execute_one},
    versions::{advance, lock},
};

impl Office {
    /// Opens an edition: everybody sees it from now on. `read` is the
    /// [`Checklist::digest`](crate::Checklist::digest) of what was looked at, where it was said
    /// that it was read.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotReady`] where something hinders; [`Refusal::Fields`] where what is worth a
    /// second look was not said to be read; [`Refusal::Overtaken`] where it is another list by now,
    /// or the edition was opened since; unknown for who does not organise it.
    pub async fn open_edition(
        &self,
        person: &Person,
        slug: &str,
        (seen, read): (Seen, Option<&str>),
        now: Timestamp,
    ) -> Result<()> {
        let view = self.edition(slug).await?;
        let Some(mut change) = self.begin_opening(person, &view, (seen, true), now).await? else {
            return Ok(());
        };
        // Behind the locks nothing of it changes any more.
        let checklist = self.checklist(person, slug, now).await?;
        if checklist.findings.iter().any(Finding::hinders) {
            return Err(Refusal::NotReady.into());
        }
        if !checklist.findings.is_empty() {
            let Some(read) = read else {
                return Err(Refusal::field("confirmed", Problem::Missing));
            };
            if read != checklist.digest()? {
                let (by, same) = (None, false);
                return Err(Refusal::Overtaken { by, same }.into());
            }
        }
        let detail = serde_json::to_string(&checklist.findings)?;
        set_preparation(&mut change, &view.edition.id, false).await?;
        let action = "edition-opened";
        audit::record(
            &mut change,
            now,
            &person.id,
            action,
            &view.edition.id,
            &detail,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Takes an edition back to its preparation, as long as no team is there.
    ///
    /// # Errors
    ///
    /// [`Refusal::TeamsRegistered`]; [`Refusal::Overtaken`] where it was opened or taken back
    /// since; unknown for who does not organise it.
    pub async fn take_back_edition(
        &self,
        person: &Person,
        slug: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let view = self.edition(slug).await?;
        let id = &view.edition.id;
        let Some(mut change) = self
            .begin_opening(person, &view, (seen, false), now)
            .await?
        else {
            return Ok(());
        };
        // Whoever founds a team waits from here on, or was first and is counted.
        set_preparation(&mut change, id, true).await?;
        let teams: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM team
             JOIN call ON call.id = team.call
             WHERE call.edition = $1",
        )
        .bind(id)
        .fetch_one(&mut *change)
        .await?;
        if teams > 0 {
            return Err(Refusal::TeamsRegistered { teams }.into());
        }
        audit::record(&mut change, now, &person.id, "edition-taken-back", id, "").await?;
        change.commit().await?;
        Ok(())
    }

    /// Begins a change of whether an edition is open, behind everything that is changed of it.
    /// Nothing where the same form was carried out already.
    async fn begin_opening(
        &self,
        person: &Person,
        view: &EditionView,
        (seen, open): (Seen, bool),
        now: Timestamp,
    ) -> Result<Option<Change>> {
        let reach = self.may_set_edition(Some(person), Some(view)).await?;
        reach.check_whole()?;
        let mut change = self.store.begin().await?;
        lock(&mut change, &view.edition.id).await?;
        for call in &view.calls {
            lock(&mut change, &call.id).await?;
        }
        // Whose right was taken while they waited changes nothing.
        let reach = self.may_set_edition(Some(person), Some(view)).await?;
        reach.check_whole()?;
        let at = (&view.edition.id, Thing::Opening);
        let next = advance(&mut change, at, seen, &open, (person, now)).await?;
        Ok(next.then_some(change))
    }
}

async fn set_preparation(
    change: &mut Change,
    edition: &EditionId,
    in_preparation: bool,
) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "UPDATE edition
             SET in_preparation = $2
             WHERE id = $1",
        )
        .bind(edition)
        .bind(i64::from(in_preparation)),
    )
    .await?;
    Ok(())
}

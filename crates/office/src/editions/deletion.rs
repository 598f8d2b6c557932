//! Deleting an edition that was made by mistake: as long as it is in preparation and nobody takes
//! part, nothing of it is anybody's work. What was written into the log stays there.

use contest::{EditionId, Timestamp};

use super::call_removal::delete_call;
use crate::{
    Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    refusal::UNKNOWN,
    storage::Change,
    versions::{advance, lock},
};

/// What hangs on an edition as a whole, once its calls are gone.
const STATEMENTS: [&str; 8] = [
    "DELETE FROM sign_up
     WHERE token_hash IN (SELECT token_hash FROM organiser_invitation WHERE edition = $1)",
    "DELETE FROM organiser_invitation WHERE edition = $1",
    "DELETE FROM appointment WHERE edition = $1",
    "DELETE FROM former_organiser WHERE edition = $1",
    "DELETE FROM organiser WHERE edition = $1",
    "DELETE FROM topic WHERE edition = $1",
    "DELETE FROM form_version WHERE scope = $1",
    "DELETE FROM edition WHERE id = $1",
];

impl Office {
    /// Deletes an edition in preparation, for who sets all of it. `typed` is the part of its
    /// address, typed once more.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where something else was typed; [`Refusal::EditionOpen`] where it was
    /// opened; [`Refusal::TeamsRegistered`]; [`Refusal::Overtaken`] where it was opened or taken
    /// back since; unknown for who does not set all of it.
    pub async fn delete_edition(
        &self,
        person: &Person,
        slug: &str,
        (seen, typed): (Seen, &str),
        now: Timestamp,
    ) -> Result<()> {
        let view = self.edition(slug).await?;
        let id = &view.edition.id;
        let reach = self.may_set_edition(Some(person), Some(&view)).await?;
        reach.check_whole()?;
        if typed != slug {
            let expected = slug.to_owned();
            return Err(Refusal::field("slug", Problem::NotRepeated { expected }));
        }
        let mut change = self.store.begin().await?;
        lock(&mut change, id).await?;
        for call in &view.calls {
            lock(&mut change, &call.id).await?;
        }
        // Whose right was taken while they waited changes nothing.
        let reach = self.may_set_edition(Some(person), Some(&view)).await?;
        reach.check_whole()?;
        let at = (id, Thing::Opening);
        if !advance(&mut change, at, seen, &"deleted", (person, now)).await? {
            return Ok(());
        }
        check_deletable(&mut change, id).await?;
        for call in &view.calls {
            delete_call(&mut change, &call.id).await?;
            sqlx::query("DELETE FROM form_version WHERE scope = $1")
                .bind(&call.id)
                .execute(&mut *change)
                .await?;
        }
        for statement in STATEMENTS {
            sqlx::query(statement)
                .bind(id)
                .execute(&mut *change)
                .await?;
        }
        audit::record(&mut change, now, &person.id, "edition-deleted", id, slug).await?;
        change.commit().await?;
        Ok(())
    }
}

/// Lets pass what is in preparation and in which nobody takes part.
async fn check_deletable(change: &mut Change, edition: &EditionId) -> Result<()> {
    let row: Option<(i64, i64)> = sqlx::query_as(
        "SELECT edition.in_preparation,
                (
                    SELECT COUNT(*)
                    FROM team
                    JOIN call ON call.id = team.call
                    WHERE call.edition = edition.id
                )
         FROM edition
         WHERE edition.id = $1",
    )
    .bind(edition)
    .fetch_optional(&mut **change)
    .await?;
    // Somebody else deleted it while this one waited.
    let (in_preparation, teams) = row.ok_or(UNKNOWN)?;
    if in_preparation == 0 {
        return Err(Refusal::EditionOpen.into());
    }
    if teams > 0 {
        return Err(Refusal::TeamsRegistered { teams }.into());
    }
    Ok(())
}

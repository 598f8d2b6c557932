//! Deleting an edition that was made by mistake: as long as it is in preparation and nobody takes
//! part, nothing of it is anybody's work. What was written into the log stays there.

use contest::{EditionId, Timestamp};

use crate::{
    Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    storage::Change,
    versions::{advance, lock},
};

/// What organisers may have set up before an edition is opened, by which everything else of it is
/// found: what depends on something comes before it. Where an entry or anything else of somebody's
/// is left, the database refuses.
const STATEMENTS: [&str; 27] = [
    // A mail that was not sent invites to what is there no more.
    "DELETE FROM mail
     WHERE sent_at IS NULL
       AND call IN (SELECT id FROM call WHERE edition = $1)",
    "UPDATE mail
     SET call = NULL
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM organiser_invitation
     WHERE edition = $1",
    "DELETE FROM appointment
     WHERE edition = $1",
    "DELETE FROM former_organiser
     WHERE edition = $1",
    "DELETE FROM organiser
     WHERE edition = $1",
    "DELETE FROM topic
     WHERE edition = $1",
    "DELETE FROM call_preview
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM publication_plan
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM embargo_visit
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM embargo
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM pause
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM phase_move
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM minute
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM own_order
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM ranking
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM plan
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM pair_round
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM juror
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM award
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM criterion
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM round
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM phase
     WHERE call IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM form_version
     WHERE scope IN (SELECT id FROM call WHERE edition = $1)",
    "DELETE FROM form_version
     WHERE scope = $1",
    "DELETE FROM call
     WHERE edition = $1",
    "DELETE FROM edition
     WHERE id = $1",
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
    let (in_preparation, teams): (i64, i64) = sqlx::query_as(
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
    .fetch_one(&mut **change)
    .await?;
    if in_preparation == 0 {
        return Err(Refusal::EditionOpen.into());
    }
    if teams > 0 {
        return Err(Refusal::TeamsRegistered { teams }.into());
    }
    Ok(())
}

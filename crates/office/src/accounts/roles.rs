//! What somebody is in an edition, where two such things exclude each other: who organises neither
//! takes part nor judges, and who judges does not take part.

use contest::{Denied, EditionId, MailAddress, PersonId, Timestamp};

use crate::{
    Call, Office, Refusal, Result, audit,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// What a person is to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CallRoles {
    /// Also of those who organised its edition once: they have read what is in it.
    pub(crate) organiser: bool,
    pub(crate) juror: bool,
    pub(crate) member: bool,
}

/// How often a person stands in each table of a call.
#[derive(sqlx::FromRow)]
struct RoleCounts {
    organiser: i64,
    juror: i64,
    member: i64,
}

impl From<RoleCounts> for CallRoles {
    fn from(counts: RoleCounts) -> Self {
        Self {
            organiser: counts.organiser > 0,
            juror: counts.juror > 0,
            member: counts.member > 0,
        }
    }
}

/// Reads what a person is to a call, and lets nobody change that until this change ends: two doors
/// that are opened at once are gone through one after the other.
pub(crate) async fn lock_roles(
    change: &mut Change,
    person: &PersonId,
    call: &Call,
) -> Result<CallRoles> {
    lock_person(change, person).await?;
    let counts: RoleCounts = sqlx::query_as(
        "SELECT (
                    SELECT COUNT(*)
                    FROM organiser
                    WHERE person = $1
                      AND edition = $2
                ) + (
                    SELECT COUNT(*)
                    FROM former_organiser
                    WHERE person = $1
                      AND edition = $2
                ) AS organiser,
                (SELECT COUNT(*) FROM juror WHERE person = $1 AND call = $3) AS juror,
                (SELECT COUNT(*) FROM member WHERE person = $1 AND call = $3) AS member",
    )
    .bind(person)
    .bind(&call.edition.id)
    .bind(&call.id)
    .fetch_one(&mut **change)
    .await?;
    Ok(counts.into())
}

/// Locks the person's row on PostgreSQL; on SQLite there is one writer anyway.
async fn lock_person(change: &mut Change, person: &PersonId) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "UPDATE person
             SET name = name
             WHERE id = $1",
        )
        .bind(person),
    )
    .await?;
    Ok(())
}

impl Office {
    /// Lets somebody run an edition: for who runs the service, on its command line.
    ///
    /// # Errors
    ///
    /// Unknown where there is no such account or edition; denied where the person judges in the
    /// edition; [`Refusal::ConflictOfInterest`] where they take or took part in it.
    pub async fn appoint_organiser(&self, mail: &str, edition: &str, now: Timestamp) -> Result<()> {
        let (person, edition) = self.person_and_edition(mail, edition).await?;
        let mut transaction = self.store.begin().await?;
        lock_person(&mut transaction, &person).await?;
        let (judges, takes_part): (i64, i64) = sqlx::query_as(
            "SELECT (
                        SELECT COUNT(*)
                        FROM juror
                        JOIN call ON call.id = juror.call
                        WHERE juror.person = $1
                          AND call.edition = $2
                    ),
                    (
                        SELECT COUNT(*)
                        FROM took_part
                        JOIN call ON call.id = took_part.call
                        WHERE took_part.person = $1
                          AND call.edition = $2
                    )",
        )
        .bind(&person)
        .bind(&edition)
        .fetch_one(&mut *transaction)
        .await?;
        if judges > 0 {
            return Err(Denied::JurorOfThisCall.into());
        }
        if takes_part > 0 {
            return Err(Refusal::ConflictOfInterest.into());
        }
        // Who runs it already goes on.
        sqlx::query(
            "INSERT INTO organiser (person, edition)
             VALUES ($1, $2)
             ON CONFLICT (person, edition) DO NOTHING",
        )
        .bind(&person)
        .bind(&edition)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            "",
            "organiser",
            &edition,
            person.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets somebody run an edition no longer.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastOrganiser`] where nobody else runs it; unknown where there is no such account
    /// or edition, or they do not run it.
    pub async fn dismiss_organiser(&self, mail: &str, edition: &str, now: Timestamp) -> Result<()> {
        let (person, edition) = self.person_and_edition(mail, edition).await?;
        let mut transaction = self.store.begin().await?;
        // Two who leave at once are counted one after the other.
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE edition
                 SET slug = slug
                 WHERE id = $1",
            )
            .bind(&edition),
        )
        .await?;
        let gone = sqlx::query(
            "DELETE FROM organiser
             WHERE person = $1
               AND edition = $2",
        )
        .bind(&person)
        .bind(&edition)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if gone == 0 {
            return Err(UNKNOWN);
        }
        execute_one(
            &mut transaction,
            sqlx::query(
                "INSERT INTO former_organiser (person, edition, until)
                 VALUES ($1, $2, $3)
                 ON CONFLICT (person, edition) DO UPDATE
                 SET until = excluded.until",
            )
            .bind(&person)
            .bind(&edition)
            .bind(now.0),
        )
        .await?;
        let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM organiser WHERE edition = $1")
            .bind(&edition)
            .fetch_one(&mut *transaction)
            .await?;
        if left == 0 {
            return Err(Refusal::LastOrganiser.into());
        }
        audit::record(
            &mut transaction,
            now,
            "",
            "organiser-removed",
            &edition,
            person.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn person_and_edition(&self, mail: &str, edition: &str) -> Result<(PersonId, EditionId)> {
        Ok((
            self.find_person(mail).await?,
            self.edition_row(edition).await?.id,
        ))
    }

    /// The id of the person with a mail address.
    ///
    /// # Errors
    ///
    /// Unknown where nobody has it.
    pub async fn find_person(&self, mail: &str) -> Result<PersonId> {
        let mail = MailAddress::parse(mail).ok_or(UNKNOWN)?;
        let person: Option<PersonId> = sqlx::query_scalar("SELECT id FROM person WHERE mail = $1")
            .bind(mail.as_str())
            .fetch_optional(self.store.read())
            .await?;
        person.ok_or(UNKNOWN)
    }
}

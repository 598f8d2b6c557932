//! What somebody is in an edition, where two such things exclude each other: who organises neither
//! takes part nor judges, and who judges does not take part.

use contest::{Denied, EditionId, MailAddress, PersonId, Timestamp};
use sqlx::{Any, Executor};

use crate::{
    Call, Office, Refusal, Result, Thing, audit,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::{lock, touch_by},
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

/// What keeps somebody from running an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// They are on the jury of one of its calls.
    Judges,
    /// They take part in one of its calls, or did.
    TakesPart,
}

/// Locks a person and reads what keeps them from running an edition.
pub(crate) async fn lock_and_find_bar(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
) -> Result<Option<Bar>> {
    lock_person(change, person).await?;
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
    .bind(person)
    .bind(edition)
    .fetch_one(&mut **change)
    .await?;
    Ok(match (judges, takes_part) {
        (0, 0) => None,
        (0, _) => Some(Bar::TakesPart),
        _ => Some(Bar::Judges),
    })
}

/// Lets somebody run an edition whom nothing keeps from it, and notes who said so: nobody where it
/// was the command line.
pub(crate) async fn appoint(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    (by, now): (&PersonId, Timestamp),
) -> Result<()> {
    // Who runs it already goes on.
    sqlx::query(
        "INSERT INTO organiser (person, edition, since)
         VALUES ($1, $2, $3)
         ON CONFLICT (person, edition) DO NOTHING",
    )
    .bind(person)
    .bind(edition)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    audit::record(change, now, by, "organiser", edition, person.as_str()).await
}

/// Lets somebody run an edition no longer, within a change that has locked the edition: two who
/// leave at once are counted one after the other.
///
/// # Errors
///
/// [`Refusal::LastOrganiser`]; unknown where they do not run it.
pub(crate) async fn dismiss(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    (by, now): (&PersonId, Timestamp),
) -> Result<()> {
    let gone = sqlx::query(
        "DELETE FROM organiser
         WHERE person = $1
           AND edition = $2",
    )
    .bind(person)
    .bind(edition)
    .execute(&mut **change)
    .await?
    .rows_affected();
    if gone == 0 {
        return Err(UNKNOWN);
    }
    execute_one(
        change,
        sqlx::query(
            "INSERT INTO former_organiser (person, edition, until)
             VALUES ($1, $2, $3)
             ON CONFLICT (person, edition) DO UPDATE
             SET until = excluded.until",
        )
        .bind(person)
        .bind(edition)
        .bind(now.0),
    )
    .await?;
    let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM organiser WHERE edition = $1")
        .bind(edition)
        .fetch_one(&mut **change)
        .await?;
    if left == 0 {
        return Err(Refusal::LastOrganiser.into());
    }
    audit::record(
        change,
        now,
        by,
        "organiser-removed",
        edition,
        person.as_str(),
    )
    .await
}

/// The editions whose invitation waits for an address. They are locked, before anything of the
/// person is: whoever invites several locks in this order too.
pub(crate) async fn lock_invitations(
    change: &mut Change,
    mail: &str,
    now: Timestamp,
) -> Result<Vec<EditionId>> {
    let editions: Vec<EditionId> = sqlx::query_scalar(
        "SELECT edition
         FROM organiser_invitation
         WHERE mail = $1
           AND expires_at > $2
         ORDER BY edition",
    )
    .bind(mail)
    .bind(now.0)
    .fetch_all(&mut **change)
    .await?;
    for edition in &editions {
        lock(change, edition).await?;
    }
    Ok(editions)
}

/// Lets whoever has proven an address run the editions that it was invited to. An invitation of
/// somebody who judges or takes part by now stays as it is: organisers see it, and why.
pub(crate) async fn accept_invitations(
    change: &mut Change,
    (person, mail): (&PersonId, &str),
    editions: &[EditionId],
    now: Timestamp,
) -> Result<()> {
    for edition in editions {
        if lock_and_find_bar(change, person, edition).await?.is_some() {
            continue;
        }
        // It may have been taken back since it was read.
        if forget_invitation(change, edition, mail).await? {
            touch_by(change, (edition, Thing::Organisers), (person, now)).await?;
            appoint(change, person, edition, (person, now)).await?;
        }
    }
    Ok(())
}

/// Deletes the invitation of an address with its link; answers whether there was one.
pub(crate) async fn forget_invitation(
    change: &mut Change,
    edition: &EditionId,
    mail: &str,
) -> Result<bool> {
    let link: Option<String> = sqlx::query_scalar(
        "DELETE FROM organiser_invitation
         WHERE edition = $1
           AND mail = $2
         RETURNING token_hash",
    )
    .bind(edition)
    .bind(mail)
    .fetch_optional(&mut **change)
    .await?;
    // The link may be used up, or forgotten after its time.
    sqlx::query("DELETE FROM sign_up WHERE token_hash = $1")
        .bind(link.as_deref().unwrap_or_default())
        .execute(&mut **change)
        .await?;
    Ok(link.is_some())
}

/// Forgets the invitation that a link belongs to, if it does to one: who reads the mail wants none
/// of it.
pub(crate) async fn decline_invitation(
    change: &mut Change,
    token_hash: &str,
    now: Timestamp,
) -> Result<()> {
    let declined: Option<(EditionId, String)> = sqlx::query_as(
        "DELETE FROM organiser_invitation
         WHERE token_hash = $1
         RETURNING edition, mail",
    )
    .bind(token_hash)
    .fetch_optional(&mut **change)
    .await?;
    let Some((edition, mail)) = declined else {
        return Ok(());
    };
    let nobody = PersonId::default();
    touch_by(change, (&edition, Thing::Organisers), (&nobody, now)).await?;
    audit::record(
        change,
        now,
        nobody,
        "organiser-invitation-declined",
        edition,
        &mail,
    )
    .await
}

/// Whether a person organises an edition now.
pub(crate) async fn is_organiser<'e>(
    store: impl Executor<'e, Database = Any>,
    person: &PersonId,
    edition: &EditionId,
) -> Result<bool> {
    let rows: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM organiser
         WHERE person = $1
           AND edition = $2",
    )
    .bind(person)
    .bind(edition)
    .fetch_one(store)
    .await?;
    Ok(rows > 0)
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
        let nobody = PersonId::default();
        let mut transaction = self.store.begin().await?;
        lock(&mut transaction, &edition).await?;
        touch_by(
            &mut transaction,
            (&edition, Thing::Organisers),
            (&nobody, now),
        )
        .await?;
        match lock_and_find_bar(&mut transaction, &person, &edition).await? {
            Some(Bar::Judges) => return Err(Denied::JurorOfThisCall.into()),
            Some(Bar::TakesPart) => return Err(Refusal::ConflictOfInterest.into()),
            None => {}
        }
        appoint(&mut transaction, &person, &edition, (&nobody, now)).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets somebody run an edition no longer: for who runs the service, on its command line.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastOrganiser`] where nobody else runs it; unknown where there is no such account
    /// or edition, or they do not run it.
    pub async fn dismiss_organiser(&self, mail: &str, edition: &str, now: Timestamp) -> Result<()> {
        let (person, edition) = self.person_and_edition(mail, edition).await?;
        let nobody = PersonId::default();
        let mut transaction = self.store.begin().await?;
        lock(&mut transaction, &edition).await?;
        touch_by(
            &mut transaction,
            (&edition, Thing::Organisers),
            (&nobody, now),
        )
        .await?;
        dismiss(&mut transaction, &person, &edition, (&nobody, now)).await?;
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

//! What somebody is in an edition, where two such things exclude each other: who organises neither
//! takes part nor judges, and who judges does not take part.

use contest::{CallId, Denied, EditionId, MailAddress, PersonId, Timestamp};

use crate::{
    Call, Office, Refusal, Result, audit,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// What a person is to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CallRoles {
    /// Also of those who organised it once: they have read what is in it.
    pub(crate) organiser: bool,
    /// For the press, or to watch over it; now or once.
    pub(crate) follower: bool,
    pub(crate) juror: bool,
    pub(crate) member: bool,
}

/// How often a person stands in each table of a call.
#[derive(sqlx::FromRow)]
struct RoleCounts {
    organiser: i64,
    follower: i64,
    juror: i64,
    member: i64,
}

impl From<RoleCounts> for CallRoles {
    fn from(counts: RoleCounts) -> Self {
        Self {
            organiser: counts.organiser > 0,
            follower: counts.follower > 0,
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
    count_roles(change, person, (&call.edition.id, &call.id)).await
}

/// What a person is to a call, in an edition.
pub(crate) async fn count_roles(
    change: &mut Change,
    person: &PersonId,
    (edition, call): (&EditionId, &CallId),
) -> Result<CallRoles> {
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
                ) + (
                    SELECT COUNT(*)
                    FROM appointment
                    WHERE person = $1
                      AND call = $3
                      AND role = 'organiser'
                ) AS organiser,
                (
                    SELECT COUNT(*)
                    FROM appointment
                    WHERE person = $1
                      AND edition = $2
                      AND COALESCE(call, $3) = $3
                      AND role <> 'organiser'
                ) AS follower,
                (SELECT COUNT(*) FROM juror WHERE person = $1 AND call = $3) AS juror,
                (SELECT COUNT(*) FROM member WHERE person = $1 AND call = $3) AS member",
    )
    .bind(person)
    .bind(edition)
    .bind(call)
    .fetch_one(&mut **change)
    .await?;
    Ok(counts.into())
}

impl CallRoles {
    /// What two people would be, were they one.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self {
            organiser: self.organiser || other.organiser,
            follower: self.follower || other.follower,
            juror: self.juror || other.juror,
            member: self.member || other.member,
        }
    }

    /// Refuses to let somebody take part or judge who runs the call, watches over it or follows it
    /// for the press.
    pub(crate) fn check_unbound(self) -> Result<(), Denied> {
        if self.organiser {
            Err(Denied::OrganiserOfThisEdition)
        } else if self.follower {
            Err(Denied::FollowsThisCall)
        } else {
            Ok(())
        }
    }
}

/// Locks the person's row on PostgreSQL; on SQLite there is one writer anyway.
///
/// # Errors
///
/// Unknown where the account was joined to another one meanwhile.
pub(crate) async fn lock_person(change: &mut Change, person: &PersonId) -> Result<()> {
    let locked = sqlx::query(
        "UPDATE person
         SET name = name
         WHERE id = $1
           AND joined_to IS NULL",
    )
    .bind(person)
    .execute(&mut **change)
    .await?
    .rows_affected();
    if locked == 0 { Err(UNKNOWN) } else { Ok(()) }
}

/// What keeps somebody from a role in an edition, or in one of its calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// They are on the jury of one of its calls.
    Judges,
    /// They take part in one of its calls, or did.
    TakesPart,
}

/// Reads what keeps somebody from a role in an edition, or in one of its calls.
pub(crate) async fn find_bar(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    call: Option<&CallId>,
) -> Result<Option<Bar>> {
    let (judges, takes_part): (i64, i64) = sqlx::query_as(
        "SELECT (
                    SELECT COUNT(*)
                    FROM juror
                    JOIN call ON call.id = juror.call
                    WHERE juror.person = $1
                      AND call.edition = $2
                      AND ($3 = '' OR call.id = $3)
                ),
                (
                    SELECT COUNT(*)
                    FROM took_part
                    JOIN call ON call.id = took_part.call
                    WHERE took_part.person = $1
                      AND call.edition = $2
                      AND ($3 = '' OR call.id = $3)
                )",
    )
    .bind(person)
    .bind(edition)
    .bind(call.map_or("", CallId::as_str))
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

impl Office {
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

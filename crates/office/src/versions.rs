//! What two people can change at the same time. A form carries the version of the thing that it was
//! made from; a change that was made from another version is refused, and told who made the one
//! that stands and when.

use std::collections::HashMap;

use contest::{AwardId, CallId, EntryId, PersonId, Timestamp, judging::RoundKind};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{Office, Person, Refusal, Result, audit::hex, storage::Change};

/// A part of a call that a new edition proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Proposal {
    /// When its phases begin and end.
    Dates,
    /// What is asked and how it is weighed.
    Criteria,
    /// What can be won.
    Awards,
    /// Its rules.
    Rules,
}

impl Proposal {
    const fn code(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Criteria => "criteria",
            Self::Awards => "awards",
            Self::Rules => "rules",
        }
    }
}

/// Something of a call, an edition or a data set that two people can change at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing<'a> {
    /// What is asked and how it is weighed, in all rounds.
    Criteria,
    /// What an edition and its calls are called and what is said of them.
    Texts,
    /// Which calls an edition has, and where they are held.
    Calls,
    /// Whether an edition was opened.
    Opening,
    /// That an edition was made with values that nobody has typed.
    Making,
    /// That somebody has saved a part of a call that was made so.
    Reviewed(&'a CallId, Proposal),
    /// What entries of an edition can be about.
    Topics,
    /// Where the facts of an edition are found, what was assumed, and whether it is an example.
    Facts,
    /// What can be won in a call.
    Awards(&'a CallId),
    /// What a call asks of teams and entries, and how its organisers are reached.
    Conditions(&'a CallId),
    /// When the phases of a call begin and end.
    Calendar(&'a CallId),
    /// Whether a round is there, how it is judged, and whether it is closed.
    Round(RoundKind),
    /// The open plan, or that there is none.
    Plan,
    /// What a juror brings, and whether they are on the jury.
    Juror(&'a PersonId),
    /// Whether somebody is in a team.
    Participant(&'a PersonId),
    /// A computed conflict: juror and entry.
    Conflict(&'a PersonId, &'a EntryId),
    /// What a juror told the organisers of: its id.
    Flag(&'a str),
    /// Who the finalists are.
    Finalists,
    /// The order of the ranking that counts.
    Order,
    /// Whose finished sheets count of the jurors who left.
    Counted,
    /// Who holds an award.
    Decision(&'a AwardId),
    /// Which stages of the results are public.
    Publication,
    /// From when on the press sees the results.
    Embargo,
    /// The final by pairs: open or closed.
    Pairs,
    /// The meeting of the jury: open or closed.
    Meeting,
    /// Who is in the room of the meeting.
    Presence,
    /// The votes about an award, or about the ranking.
    Vote(Option<&'a AwardId>),
    /// Which comments of an entry's letter are kept back.
    Letter(&'a EntryId),
    /// What letters are ready to leave, and have left.
    Letters,
    /// That jurors of a round were reminded.
    Reminders(RoundKind),
    /// Mails to a person that did not arrive, and the address of a juror.
    Mail(&'a PersonId),
    /// Whether an entry is in the contest.
    Exclusion(&'a EntryId),
    /// Whether a call is paused, and why.
    Pause,
    /// Whether a team has a deadline of its own.
    Extension(&'a EntryId),
    /// An account: its address, and what an administrator did to help with it. Its scope is the
    /// person.
    Account,
    /// Who organises an edition, and who is invited to.
    Organisers,
    /// What is said about a data set.
    Description,
    /// The newest version of a data set: its file and its recipe.
    Draft,
    /// What of a data set is public: every new draft is another offer.
    Offer,
}

impl Thing<'_> {
    fn key(self) -> String {
        match self {
            Self::Criteria => "criteria".to_owned(),
            Self::Texts => "texts".to_owned(),
            Self::Calls => "calls".to_owned(),
            Self::Opening => "opening".to_owned(),
            Self::Making => "making".to_owned(),
            Self::Reviewed(call, part) => format!("reviewed {} {call}", part.code()),
            Self::Topics => "topics".to_owned(),
            Self::Facts => "facts".to_owned(),
            Self::Awards(call) => format!("awards {call}"),
            Self::Conditions(call) => format!("conditions {call}"),
            Self::Calendar(call) => format!("calendar {call}"),
            Self::Round(round) => format!("round {}", round.code()),
            Self::Plan => "plan".to_owned(),
            Self::Juror(person) => format!("juror {person}"),
            Self::Participant(person) => format!("participant {person}"),
            Self::Conflict(juror, entry) => format!("conflict {juror} {entry}"),
            Self::Flag(flag) => format!("flag {flag}"),
            Self::Finalists => "finalists".to_owned(),
            Self::Order => "order".to_owned(),
            Self::Counted => "counted".to_owned(),
            Self::Decision(award) => format!("decision {award}"),
            Self::Publication => "publication".to_owned(),
            Self::Embargo => "embargo".to_owned(),
            Self::Pairs => "pairs".to_owned(),
            Self::Meeting => "meeting".to_owned(),
            Self::Presence => "presence".to_owned(),
            Self::Vote(award) => format!("vote {}", award.map_or("", AwardId::as_str)),
            Self::Letter(entry) => format!("letter {entry}"),
            Self::Letters => "letters".to_owned(),
            Self::Reminders(round) => format!("reminders {}", round.code()),
            Self::Mail(person) => format!("mail {person}"),
            Self::Exclusion(entry) => format!("exclusion {entry}"),
            Self::Pause => "pause".to_owned(),
            Self::Extension(entry) => format!("extension {entry}"),
            Self::Account => "account".to_owned(),
            Self::Organisers => "organisers".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Draft => "draft".to_owned(),
            Self::Offer => "offer".to_owned(),
        }
    }
}

/// The version of a thing that somebody saw: 0 where it was never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen(pub i64);

impl Seen {
    /// Of a thing that nobody has changed yet.
    pub const NEVER_CHANGED: Self = Self(0);

    /// As a form carries it; a form without one was made from nothing that there is.
    #[must_use]
    pub fn of_field(text: &str) -> Self {
        Self(text.parse().unwrap_or(-1))
    }
}

/// The versions of everything in a call, an edition or a data set.
#[derive(Clone, Debug, Default)]
pub struct Versions(HashMap<String, i64>);

impl Versions {
    /// The version of one thing.
    #[must_use]
    pub fn of(&self, thing: Thing<'_>) -> Seen {
        Seen(self.0.get(&thing.key()).copied().unwrap_or(0))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    wanted: String,
    /// The person's; empty where the row only locks.
    changed_by: PersonId,
    name: Option<String>,
    changed_at: i64,
}

impl Office {
    /// The versions of everything in a call or an edition, by its id, of an account, by its person's,
    /// or in a data set, by its slug.
    /// A page reads them before what it shows: a change in between then makes its forms too old, and
    /// never too new.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn versions(&self, scope: impl AsRef<str>) -> Result<Versions> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT thing, number FROM form_version WHERE scope = $1")
                .bind(scope.as_ref())
                .fetch_all(self.store.read())
                .await?;
        Ok(Versions(rows.into_iter().collect()))
    }

    /// A name for a form that adds something, so that the same form sent twice adds it once.
    #[must_use]
    pub fn request_name(&self, now: Timestamp) -> String {
        self.id(now)
    }
}

/// Lets one change after another happen in a call, an edition or a data set, until this one ends. On SQLite
/// there is one writer anyway.
pub(crate) async fn lock(change: &mut Change, scope: impl AsRef<str>) -> Result<()> {
    sqlx::query(
        "INSERT INTO form_version (scope, thing, number, wanted, changed_by, changed_at)
         VALUES ($1, '', 1, '', '', 0)
         ON CONFLICT (scope, thing) DO UPDATE
         SET number = form_version.number + 1",
    )
    .bind(scope.as_ref())
    .execute(&mut **change)
    .await?;
    Ok(())
}

async fn write(
    change: &mut Change,
    (scope, thing): (&str, Thing<'_>),
    wanted: &str,
    (person, now): (&PersonId, Timestamp),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO form_version (scope, thing, number, wanted, changed_by, changed_at)
         VALUES ($1, $2, 1, $3, $4, $5)
         ON CONFLICT (scope, thing) DO UPDATE
         SET number = form_version.number + 1,
             wanted = excluded.wanted,
             changed_by = excluded.changed_by,
             changed_at = excluded.changed_at",
    )
    .bind(scope)
    .bind(thing.key())
    .bind(wanted)
    .bind(person)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Gives a thing its next version, within the change that was made from the one `seen`. Answers
/// false where the same person sent the same `wanted` from the same version before: then nothing is
/// left to do.
///
/// # Errors
///
/// [`Refusal::Overtaken`] where another version stands.
pub(crate) async fn advance(
    change: &mut Change,
    (scope, thing): (impl AsRef<str>, Thing<'_>),
    seen: Seen,
    wanted: &impl Serialize,
    (person, now): (&Person, Timestamp),
) -> Result<bool> {
    let scope = scope.as_ref();
    lock(change, scope).await?;
    let wanted = hex(&Sha256::digest(serde_json::to_vec(wanted)?));
    let known: Option<Row> = sqlx::query_as(
        "SELECT form_version.number,
                form_version.wanted,
                form_version.changed_by,
                person.name,
                form_version.changed_at
         FROM form_version
         LEFT JOIN person ON person.id = form_version.changed_by
         WHERE form_version.scope = $1
           AND form_version.thing = $2",
    )
    .bind(scope)
    .bind(thing.key())
    .fetch_optional(&mut **change)
    .await?;
    if seen.0 == known.as_ref().map_or(0, |row| row.number) {
        write(change, (scope, thing), &wanted, (&person.id, now)).await?;
        return Ok(true);
    }
    let Some(row) = known else {
        return Err(Refusal::Overtaken {
            by: None,
            same: false,
        }
        .into());
    };
    let same = row.wanted == wanted;
    if same && row.changed_by == person.id && row.number == seen.0 + 1 {
        return Ok(false);
    }
    Err(Refusal::Overtaken {
        by: row.name.map(|name| (name, Timestamp(row.changed_at))),
        same,
    }
    .into())
}

/// Gives a thing its next version within a change of something else that changes it too.
pub(crate) async fn touch(
    change: &mut Change,
    at: (impl AsRef<str>, Thing<'_>),
    (person, now): (&Person, Timestamp),
) -> Result<()> {
    touch_by(change, at, (&person.id, now)).await
}

/// As [`touch`], by the id of a person.
pub(crate) async fn touch_by(
    change: &mut Change,
    (scope, thing): (impl AsRef<str>, Thing<'_>),
    who: (&PersonId, Timestamp),
) -> Result<()> {
    write(change, (scope.as_ref(), thing), "", who).await
}

/// The version of a thing as it stands within a change.
pub(crate) async fn version_in(
    change: &mut Change,
    (scope, thing): (impl AsRef<str>, Thing<'_>),
) -> Result<Seen> {
    let number: Option<i64> = sqlx::query_scalar(
        "SELECT number
         FROM form_version
         WHERE scope = $1
           AND thing = $2",
    )
    .bind(scope.as_ref())
    .bind(thing.key())
    .fetch_optional(&mut **change)
    .await?;
    Ok(Seen(number.unwrap_or(0)))
}

/// Gives letters and publication another version where a sheet is finished, reopened or stepped
/// back from: what it says is part of both, and an organiser lets nothing go that stood on no page
/// of theirs. The call and the entry; who, and when.
pub(crate) async fn touch_letters_and_publication(
    change: &mut Change,
    (call, entry): (&CallId, &EntryId),
    who: (&Person, Timestamp),
) -> Result<()> {
    for thing in [Thing::Letter(entry), Thing::Letters, Thing::Publication] {
        touch(change, (call, thing), who).await?;
    }
    Ok(())
}

//! A team as its organisers see it, who take somebody out with a reason and let them back.

use contest::{EntryId, PersonId, TeamId, Timestamp};

use super::locked_team::{LockedTeam, Remover};
use crate::{
    Call, MAX_MINUTE_CHARS, Office, Person, Result, Seen, Thing, audit, refusal::UNKNOWN,
    texts::required_text, versions::advance,
};

/// A team as its organisers see it.
#[derive(Clone, Debug)]
pub struct Roster {
    /// Id of its entry.
    pub entry: EntryId,
    /// The entry's number in the call, from 1.
    pub number: i64,
    /// The team's.
    pub name: String,
    /// Everybody who is or ever was in it, members first.
    pub people: Vec<Participant>,
}

/// Somebody who is or was in a team.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Participant {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Where they work or study, in their own words; empty where they did not say.
    pub organisation: String,
    /// When they first came, in microseconds since 1970.
    pub since: i64,
    /// 1 for the captain.
    pub captain: i64,
    /// 1 for who is in it now.
    pub member: i64,
    /// When they were taken out, in microseconds since 1970, where they cannot come back by the
    /// link.
    pub removed_at: Option<i64>,
}

/// A team by the number of its entry.
#[derive(sqlx::FromRow)]
struct RosterRow {
    entry: EntryId,
    team: TeamId,
    name: String,
}

impl Office {
    /// A team of a call with everybody who is or was in it, by the number of its entry.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn roster(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        now: Timestamp,
    ) -> Result<Roster> {
        self.as_observer(Some(organiser), call, now).await?;
        let row: Option<RosterRow> = sqlx::query_as(
            "SELECT entry.id AS entry, team.id AS team, team.name
             FROM entry
             JOIN team ON team.id = entry.team
             WHERE entry.call = $1
               AND entry.number = $2",
        )
        .bind(&call.id)
        .bind(number)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        let people = sqlx::query_as(
            "SELECT person.id AS person,
                    person.name,
                    person.mail,
                    person.organisation,
                    took_part.since,
                    took_part.removed_at,
                    (
                        SELECT COUNT(*)
                        FROM member
                        WHERE member.team = team.id
                          AND member.person = person.id
                    ) AS member,
                    (
                        SELECT COUNT(*)
                        FROM member
                        WHERE member.team = team.id
                          AND member.person = person.id
                          AND team.captain = person.id
                    ) AS captain
             FROM took_part
             JOIN team ON team.id = took_part.team
             JOIN person ON person.id = took_part.person
             WHERE team.id = $1
             ORDER BY member DESC, captain DESC, took_part.since, person.id",
        )
        .bind(&row.team)
        .fetch_all(self.store.read())
        .await?;
        Ok(Roster {
            entry: row.entry,
            number,
            name: row.name,
            people,
        })
    }

    /// Takes somebody out of a team, at any time, with a reason that they read. Where it was the
    /// captain, who joined first leads on.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Fields`] where the reason is missing or too long;
    /// [`crate::Refusal::LastMember`] where nobody would be left for a work that was handed in;
    /// [`crate::Refusal::Overtaken`]; unknown for anybody but an organiser, and where the person is
    /// not in the team.
    pub async fn remove_participant(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        (member, reason): (&PersonId, &str),
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let reason = required_text("reason", reason, MAX_MINUTE_CHARS)?;
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Participant(member));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &("removed", &reason),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let team = LockedTeam::of_entry(&mut transaction, call, number).await?;
        self.remove(
            &mut transaction,
            (&team, call),
            member,
            Remover::Organisers(&reason),
            now,
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "member-removed",
            &call.id,
            &format!("{number} {member}: {reason}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets somebody come back by the link, whoever took them out.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Overtaken`]; unknown for anybody but an organiser, and where nobody took
    /// the person out.
    pub async fn readmit_participant(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        member: &PersonId,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Participant(member));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &"readmitted",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        LockedTeam::of_entry(&mut transaction, call, number)
            .await?
            .open_to(&mut transaction, member, None)
            .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "member-readmitted",
            &call.id,
            &format!("{number} {member}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

//! Who belongs to a team: its captain renews the link, hands over and takes members out; organisers
//! take somebody out with a reason.

use contest::{
    Action, Actor, EntryId, PersonId, PhaseKind, TeamId, Timestamp, entry::EntryState, may,
};

use crate::{
    Call, MAX_MINUTE_CHARS, Office, Person, Refusal, Result, Seen, Thing, audit,
    entropy::token,
    mail::outbox::{Matter, NewMail, Recipient},
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    texts::required_text,
    versions::advance,
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

/// What a locked team is made of.
#[derive(sqlx::FromRow)]
struct LockedRow {
    name: String,
    captain: PersonId,
    invitation: String,
    state: String,
}

/// A team by the number of its entry.
#[derive(sqlx::FromRow)]
struct RosterRow {
    entry: EntryId,
    team: TeamId,
    name: String,
}

/// A team whose row is locked until a change ends.
#[derive(Debug)]
pub(crate) struct LockedTeam {
    pub(crate) team: TeamId,
    pub(crate) name: String,
    pub(crate) captain: PersonId,
    /// What signs its invitation.
    pub(crate) invitation: String,
    /// State of its entry; one that organisers excluded may come back, and counts as handed in.
    pub(crate) state: EntryState,
}

impl LockedTeam {
    /// The team of a member in a call.
    pub(crate) async fn of_member(
        change: &mut Change,
        person: &Person,
        call: &Call,
    ) -> Result<Self> {
        let team: Option<TeamId> = sqlx::query_scalar(
            "SELECT team
             FROM member
             WHERE person = $1
               AND call = $2",
        )
        .bind(&person.id)
        .bind(&call.id)
        .fetch_optional(&mut **change)
        .await?;
        let locked = Self::lock(change, &team.ok_or(UNKNOWN)?).await?;
        // The captain may have taken them out while the row was waited for.
        if locked.has(change, &person.id).await? {
            Ok(locked)
        } else {
            Err(UNKNOWN)
        }
    }

    /// The team of an entry, by its number.
    async fn of_entry(change: &mut Change, call: &Call, number: i64) -> Result<Self> {
        let team: Option<TeamId> = sqlx::query_scalar(
            "SELECT team
             FROM entry
             WHERE call = $1
               AND number = $2",
        )
        .bind(&call.id)
        .bind(number)
        .fetch_optional(&mut **change)
        .await?;
        Self::lock(change, &team.ok_or(UNKNOWN)?).await
    }

    /// The team with an id.
    pub(crate) async fn lock(change: &mut Change, team: &TeamId) -> Result<Self> {
        execute_one(
            change,
            sqlx::query(
                "UPDATE team
                 SET name = name
                 WHERE id = $1",
            )
            .bind(team),
        )
        .await?;
        let row: Option<LockedRow> = sqlx::query_as(
            "SELECT team.name,
                    team.captain,
                    team.invitation,
                    CASE
                        WHEN EXISTS (SELECT 1 FROM exclusion WHERE exclusion.entry = entry.id)
                            THEN 'submitted'
                        ELSE entry.state
                    END AS state
             FROM team
             JOIN entry ON entry.team = team.id
             WHERE team.id = $1",
        )
        .bind(team)
        .fetch_optional(&mut **change)
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        Ok(Self {
            team: team.clone(),
            name: row.name,
            captain: row.captain,
            invitation: row.invitation,
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
        })
    }

    async fn has(&self, change: &mut Change, person: &PersonId) -> Result<bool> {
        let found: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM member
             WHERE team = $1
               AND person = $2",
        )
        .bind(&self.team)
        .bind(person)
        .fetch_one(&mut **change)
        .await?;
        Ok(found > 0)
    }

    /// Lets a member of the team do `action` as things stand.
    pub(crate) fn may(
        &self,
        person: &Person,
        call: &Call,
        action: Action,
        now: Timestamp,
    ) -> Result<()> {
        let captain = self.captain == person.id;
        let actor = Actor {
            signed_in: true,
            member: true,
            own: true,
            captain,
            involved: true,
            ..Actor::default()
        };
        may(actor, action, &call.situation(self.state, now)).map_err(|denied| {
            call.dated(denied, PhaseKind::Submission, PhaseKind::Submission)
                .into()
        })
    }

    /// Takes somebody out, passes the captain's place on to who joined first where it was theirs,
    /// and makes the link that they know worthless.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastMember`] where nobody would be left for a work that was handed in; unknown
    /// where they are not in the team.
    pub(crate) async fn take_out(
        &self,
        change: &mut Change,
        person: &PersonId,
        invitation: &str,
    ) -> Result<()> {
        let gone = sqlx::query(
            "DELETE FROM member
             WHERE team = $1
               AND person = $2",
        )
        .bind(&self.team)
        .bind(person)
        .execute(&mut **change)
        .await?
        .rows_affected();
        if gone == 0 {
            return Err(UNKNOWN);
        }
        let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM member WHERE team = $1")
            .bind(&self.team)
            .fetch_one(&mut **change)
            .await?;
        if left == 0 {
            // The link is the only way back to the draft.
            return if self.state == EntryState::Submitted {
                Err(Refusal::LastMember.into())
            } else {
                Ok(())
            };
        }
        execute_one(
            change,
            sqlx::query(
                "UPDATE team
                 SET invitation = $1,
                     captain = CASE
                         WHEN captain = $2
                             THEN (
                                 SELECT member.person
                                 FROM member
                                 WHERE member.team = $3
                                 ORDER BY member.joined_at, member.person
                                 LIMIT 1
                             )
                         ELSE captain
                     END
                 WHERE id = $3",
            )
            .bind(invitation)
            .bind(person)
            .bind(&self.team),
        )
        .await?;
        Ok(())
    }

    /// Whether somebody was taken out and cannot come back by the link.
    pub(crate) async fn closed_to(&self, change: &mut Change, person: &PersonId) -> Result<bool> {
        let found: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM took_part
             WHERE team = $1
               AND person = $2
               AND removed_at IS NOT NULL",
        )
        .bind(&self.team)
        .bind(person)
        .fetch_one(&mut **change)
        .await?;
        Ok(found > 0)
    }

    /// Keeps somebody from coming back by the link.
    async fn close_to(
        &self,
        change: &mut Change,
        person: &PersonId,
        remover: Remover<'_>,
        now: Timestamp,
    ) -> Result<()> {
        // Whoever is or was a member has such a row.
        execute_one(
            change,
            sqlx::query(
                "UPDATE took_part
                 SET removed_at = $1, removed_by = $2
                 WHERE team = $3
                   AND person = $4",
            )
            .bind(now.0)
            .bind(remover.code())
            .bind(&self.team)
            .bind(person),
        )
        .await?;
        Ok(())
    }

    /// Lets somebody come back by the link whom `remover` took out, or anybody did.
    async fn open_to(
        &self,
        change: &mut Change,
        person: &PersonId,
        remover: Option<Remover<'_>>,
    ) -> Result<()> {
        let changed = sqlx::query(
            "UPDATE took_part
             SET removed_at = NULL, removed_by = NULL
             WHERE team = $1
               AND person = $2
               AND removed_by = COALESCE($3, removed_by)",
        )
        .bind(&self.team)
        .bind(person)
        .bind(remover.map(Remover::code))
        .execute(&mut **change)
        .await?
        .rows_affected();
        if changed == 0 { Err(UNKNOWN) } else { Ok(()) }
    }
}

/// Who takes a member out.
#[derive(Clone, Copy)]
enum Remover<'a> {
    Captain,
    /// With the reason.
    Organisers(&'a str),
}

impl Remover<'_> {
    /// The name under which it is stored.
    const fn code(self) -> &'static str {
        match self {
            Self::Captain => "captain",
            Self::Organisers(_) => "organisers",
        }
    }
}

impl Office {
    /// Makes the invitation that was given out worthless and gives a new one. For the captain.
    ///
    /// # Errors
    ///
    /// Denied for other members; unknown for anybody else.
    pub async fn renew_invitation(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::LeadTeam, now)?;
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE team
                 SET invitation = $1
                 WHERE id = $2",
            )
            .bind(token(&*self.entropy))
            .bind(&team.team),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "invitation",
            &team.team,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Makes another member the captain. For the captain.
    ///
    /// # Errors
    ///
    /// Denied for other members; unknown for anybody else, and where the other is not in the team.
    pub async fn hand_over_team(
        &self,
        person: &Person,
        call: &Call,
        to: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::LeadTeam, now)?;
        if !team.has(&mut transaction, to).await? {
            return Err(UNKNOWN);
        }
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE team
                 SET captain = $1
                 WHERE id = $2",
            )
            .bind(to)
            .bind(&team.team),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "captain",
            &team.team,
            to.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a member out of the team, who is told by mail, cannot come back by the link, and keeps
    /// a conflict of interest with its work. For the captain; the same asked for twice is done
    /// once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Deadline`] where the work can change no longer; denied for other members; unknown
    /// for anybody else, and where the other is not in the team or is the captain.
    pub async fn remove_member(
        &self,
        person: &Person,
        call: &Call,
        member: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::RemoveMember, now)?;
        if *member == person.id {
            return Err(UNKNOWN);
        }
        if team.closed_to(&mut transaction, member).await? {
            return Ok(());
        }
        self.remove(
            &mut transaction,
            (&team, call),
            member,
            Remover::Captain,
            now,
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "member-removed",
            &team.team,
            member.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets somebody come back by the link whom a captain took out. For the captain.
    ///
    /// # Errors
    ///
    /// Denied for other members; unknown for anybody else, and where no captain took them out.
    pub async fn readmit_member(
        &self,
        person: &Person,
        call: &Call,
        member: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::LeadTeam, now)?;
        team.open_to(&mut transaction, member, Some(Remover::Captain))
            .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "member-readmitted",
            &team.team,
            member.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

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
        self.as_organiser(Some(organiser), call, now).await?;
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
    /// [`Refusal::Fields`] where the reason is missing or too long; [`Refusal::LastMember`] where
    /// nobody would be left for a work that was handed in; [`Refusal::Overtaken`]; unknown for
    /// anybody but an organiser, and where the person is not in the team.
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
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and where nobody took the
    /// person out.
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

    async fn remove(
        &self,
        change: &mut Change,
        (team, call): (&LockedTeam, &Call),
        member: &PersonId,
        remover: Remover<'_>,
        now: Timestamp,
    ) -> Result<()> {
        team.take_out(change, member, &token(&*self.entropy))
            .await?;
        team.close_to(change, member, remover, now).await?;
        let recipient: Recipient =
            sqlx::query_as("SELECT name, mail, language FROM person WHERE id = $1")
                .bind(member)
                .fetch_one(&mut **change)
                .await?;
        let (name, mail, language) = recipient.into_parts();
        let title = call.title.text(language);
        let body = match remover {
            Remover::Captain => i18n::mail_removed_body(language, name, &team.name, title),
            Remover::Organisers(reason) => {
                i18n::mail_removed_organiser_body(language, name, &team.name, title, reason)
            }
        };
        let subject = i18n::mail_removed_subject(language, &team.name);
        let mail = NewMail {
            call: &call.id,
            matter: Matter::Removal,
            recipient: &mail,
            subject: &subject,
            body: &body,
            stop: "",
        };
        self.post_of_call(change, now, mail).await
    }
}

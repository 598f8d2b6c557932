//! A team that nobody else changes until a change ends.

use std::sync::Arc;

use contest::{Action, Actor, PersonId, PhaseKind, TeamId, Timestamp, entry::EntryState, may};

use crate::{
    Call, Person, Refusal, Result,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// What a locked team is made of.
#[derive(sqlx::FromRow)]
struct LockedRow {
    name: String,
    captain: PersonId,
    invitation: String,
    state: String,
    own_deadline: Option<i64>,
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
    /// In microseconds since 1970, where the team has one of its own.
    own_deadline: Option<i64>,
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
    pub(super) async fn of_entry(change: &mut Change, call: &Call, number: i64) -> Result<Self> {
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
                    END AS state,
                    extension.ends_at AS own_deadline
             FROM team
             JOIN entry ON entry.team = team.id
             LEFT JOIN extension ON extension.entry = entry.id
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
            own_deadline: row.own_deadline,
        })
    }

    pub(super) async fn has(&self, change: &mut Change, person: &PersonId) -> Result<bool> {
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
            member: true,
            own: true,
            captain,
            involved: true,
            ..person.actor()
        };
        let call = Arc::new(call.clone()).of_team(self.own_deadline);
        may(actor, action, &call.situation(self.state, now)).map_err(|denied| {
            call.date_denial(denied, PhaseKind::Submission, PhaseKind::Submission)
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
    pub(super) async fn close_to(
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
    pub(super) async fn open_to(
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
pub(super) enum Remover<'a> {
    Captain,
    /// With the reason.
    Organisers(&'a str),
}

impl Remover<'_> {
    /// The name under which it is stored.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Captain => "captain",
            Self::Organisers(_) => "organisers",
        }
    }
}

//! Teams: found one, invite by a signed link, join, leave. Who leads a team and who is taken out of
//! it stands in [`crate::entries::rosters`].

use std::sync::Arc;

use contest::{
    Action, Actor, CallId, Denied, EntryId, PersonId, PersonName, PhaseKind, TeamId, Timestamp,
    entry::EntryState, may,
};

use crate::{
    Call, Guise, Office, Person, Refusal, Result,
    accounts::{people::name_problem, roles::lock_roles},
    audit,
    entries::{listing::list_entry, rosters::LockedTeam},
    entropy::token,
    refusal::{UNKNOWN, violates},
    storage::Change,
};

/// A team as its members see it.
#[derive(Clone, Debug)]
pub struct Team {
    /// `UUIDv7`.
    pub id: TeamId,
    /// As its founder called it.
    pub name: String,
    /// Id of the person who leads it.
    pub captain: PersonId,
    /// In the order in which they joined.
    pub members: Vec<TeamMember>,
    /// Id of the team's entry.
    pub entry: EntryId,
    /// Where somebody who is invited clicks.
    pub invitation: String,
    /// Whether somebody who is invited may join now, if there is room.
    pub joining: Result<(), Refusal>,
    /// Whether members may go now.
    pub leaving: Result<(), Refusal>,
    /// Until when its work can change, its grace not counted.
    pub ends: Timestamp,
    /// Those whom a captain took out: they cannot come back by the link unless the captain lets
    /// them.
    pub removed: Vec<TeamMember>,
}

/// A member of a team.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TeamMember {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When they came, in microseconds since 1970.
    pub joined_at: i64,
}

/// What an invitation is held against.
#[derive(sqlx::FromRow)]
struct InvitationRow {
    name: String,
    call: CallId,
    /// What signs the one that counts.
    invitation: String,
    own_deadline: Option<i64>,
}

/// A member's own team and its entry.
#[derive(sqlx::FromRow)]
struct TeamRow {
    id: TeamId,
    name: String,
    captain: PersonId,
    /// What signs its invitation.
    invitation: String,
    entry: EntryId,
    state: String,
    own_deadline: Option<i64>,
}

/// What a team's invitation is signed for.
const INVITATION: &str = "team invitation";

impl Office {
    /// The team that an invitation is for: id, name, and the call as the team has it.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`] where the link was changed, or replaced by a newer one.
    pub async fn invitation(&self, link: &str) -> Result<(TeamId, String, Arc<Call>)> {
        let team = TeamId::new(link.split('.').next().unwrap_or_default());
        let row: Option<InvitationRow> = sqlx::query_as(
            "SELECT team.name, team.call, team.invitation, extension.ends_at AS own_deadline
             FROM team
             JOIN entry ON entry.team = team.id
             LEFT JOIN extension ON extension.entry = entry.id
             WHERE team.id = $1",
        )
        .bind(&team)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(Refusal::LinkSpent)?;
        if !self.is_signed(link, INVITATION, (team.as_str(), &row.invitation)) {
            return Err(Refusal::LinkSpent.into());
        }
        let call = self.call_by_id(&row.call).await?;
        Ok((team, row.name, call.of_team(row.own_deadline)))
    }

    /// Lets somebody pass who may found a team now.
    ///
    /// # Errors
    ///
    /// Says why not, with the moment at which teams can be founded, or could be.
    pub async fn may_found_team(&self, person: &Person, call: &Call, now: Timestamp) -> Result<()> {
        let actor = self.actor(Some(person), call, None).await?;
        let mut at = call.situation(EntryState::Draft, now);
        // A preview shows the call as it is once its edition was opened.
        at.in_preparation &= !matches!(person.guise, Guise::Previewed { .. });
        may(actor, Action::FoundTeam, &at).map_err(|denied| {
            call.date_denial(denied, PhaseKind::Registration, PhaseKind::Registration)
                .into()
        })
    }

    /// Founds a team with its empty draft; the founder is its captain.
    ///
    /// # Errors
    ///
    /// A refusal where the call does not register, the name is not one, or the person has a team in
    /// this call.
    pub async fn found_team(
        &self,
        person: &Person,
        call: &Call,
        name: &str,
        now: Timestamp,
    ) -> Result<EntryId> {
        self.may_found_team(person, call, now).await?;
        let name =
            PersonName::parse(name).ok_or_else(|| Refusal::field("name", name_problem(name)))?;
        let (team, entry) = (TeamId::new(self.id(now)), EntryId::new(self.id(now)));
        let mut transaction = self.store.begin().await?;
        // Whoever takes the edition back to its preparation waits from here on, or was first.
        let open = sqlx::query(
            "UPDATE edition
             SET lead = lead
             WHERE id = $1
               AND in_preparation = 0",
        )
        .bind(&call.edition.id)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if open == 0 {
            return Err(UNKNOWN);
        }
        sqlx::query(
            "INSERT INTO team (id, call, name, captain, invitation, created_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&team)
        .bind(&call.id)
        .bind(name.as_str())
        .bind(&person.id)
        .bind(token(&*self.entropy))
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        add_member(&mut transaction, &team, person, call, now).await?;
        sqlx::query(
            "INSERT INTO entry (
                 id, call, team, number, state, version, content, created_at,
                 updated_at
             )
             SELECT $1, $2, $3,
                    COALESCE(MAX(number), 0) + 1,
                    'draft', 1, $4, $5, $5
             FROM entry
             WHERE call = $2",
        )
        .bind(&entry)
        .bind(&call.id)
        .bind(&team)
        .bind(serde_json::to_string(&contest::Content::default())?)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        list_entry(&mut transaction, &entry).await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "team",
            &team,
            name.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Lets somebody pass who may join a team now.
    ///
    /// # Errors
    ///
    /// Says why not, with the moment at which teams could be joined.
    pub async fn may_join_team(&self, person: &Person, call: &Call, now: Timestamp) -> Result<()> {
        Ok(may_join(
            self.actor(Some(person), call, None).await?,
            call,
            now,
        )?)
    }

    /// Joins a team by its invitation. Who is in it already is in it.
    ///
    /// # Errors
    ///
    /// A refusal where the link is spent, the team full, the phase over, or the person has another
    /// team in this call; [`Refusal::RemovedFromTeam`] where they were taken out of this one.
    pub async fn join_team(
        &self,
        person: &Person,
        link: &str,
        now: Timestamp,
    ) -> Result<Arc<Call>> {
        let (team, _, call) = self.invitation(link).await?;
        if self
            .team(person, &call, now)
            .await?
            .is_some_and(|own| own.id == team)
        {
            return Ok(call);
        }
        self.may_join_team(person, &call, now).await?;
        let mut transaction = self.store.begin().await?;
        // Locks the team's row on PostgreSQL, so that two who join at once are counted one after
        // the other.
        let locked = LockedTeam::lock(&mut transaction, &team).await?;
        if locked.closed_to(&mut transaction, &person.id).await? {
            return Err(Refusal::RemovedFromTeam.into());
        }
        // The captain may have renewed it just now.
        if !self.is_signed(link, INVITATION, (team.as_str(), &locked.invitation)) {
            return Err(Refusal::LinkSpent.into());
        }
        let members: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM member WHERE team = $1")
            .bind(&team)
            .fetch_one(&mut *transaction)
            .await?;
        if members >= call.team_size {
            return Err(Refusal::TeamFull {
                size: call.team_size,
            }
            .into());
        }
        add_member(&mut transaction, &team, person, &call, now).await?;
        // A team that everybody had left is led by who comes first; any other keeps its captain.
        sqlx::query(
            "UPDATE team
             SET captain = $1
             WHERE id = $2
               AND NOT EXISTS (
                   SELECT 1
                   FROM member
                   WHERE member.team = team.id
                     AND member.person = team.captain
               )",
        )
        .bind(&person.id)
        .bind(&team)
        .execute(&mut *transaction)
        .await?;
        audit::record(&mut transaction, now, &person.id, "join", &team, "").await?;
        transaction.commit().await?;
        Ok(call)
    }

    /// Leaves the team of a call. The captain's place goes to the member who joined first, and the
    /// link that the leaver knows is renewed.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastMember`] where nobody would be left for a work that was handed in;
    /// [`Refusal::Deadline`] where the work can change no longer.
    pub async fn leave_team(&self, person: &Person, call: &Call, now: Timestamp) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let own = LockedTeam::of_member(&mut transaction, person, call).await?;
        own.may(person, call, Action::LeaveTeam, now)?;
        own.take_out(&mut transaction, &person.id, &token(&*self.entropy))
            .await?;
        audit::record(&mut transaction, now, &person.id, "leave", &own.team, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The team of a person in a call, if they have one.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn team(&self, person: &Person, call: &Call, now: Timestamp) -> Result<Option<Team>> {
        let row: Option<TeamRow> = sqlx::query_as(
            "SELECT team.id,
                    team.name,
                    team.captain,
                    team.invitation,
                    entry.id AS entry,
                    entry.state,
                    extension.ends_at AS own_deadline
             FROM member
             JOIN team ON team.id = member.team
             JOIN entry ON entry.team = team.id
             LEFT JOIN extension ON extension.entry = entry.id
             WHERE member.person = $1
               AND member.call = $2",
        )
        .bind(&person.id)
        .bind(&call.id)
        .fetch_optional(self.store.read())
        .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        // Of anybody who has no part in the call yet; nobody reads an invitation on behalf of a
        // member, for whoever has it may come in.
        let newcomer = Actor {
            signed_in: true,
            on_behalf: person.is_on_behalf(),
            ..Actor::default()
        };
        let state = EntryState::from_code(&row.state).unwrap_or(EntryState::Draft);
        let call = Arc::new(call.clone()).of_team(row.own_deadline);
        let signed = self.sign(INVITATION, (row.id.as_str(), &row.invitation));
        Ok(Some(Team {
            members: self.read_team_members(&row.id).await?,
            removed: self.read_removed_members(&row.id).await?,
            joining: may_join(newcomer, &call, now),
            leaving: may_leave(&call, state, now),
            ends: call.ends(PhaseKind::Submission),
            invitation: format!(
                "{}/{}/join/{signed}",
                self.settings.address,
                person.language.tag()
            ),
            id: row.id,
            name: row.name,
            captain: row.captain,
            entry: row.entry,
        }))
    }

    /// The members of a team, in the order in which they joined.
    async fn read_team_members(&self, team: &TeamId) -> Result<Vec<TeamMember>> {
        Ok(sqlx::query_as(
            "SELECT member.person, person.name, member.joined_at
             FROM member
             JOIN person ON person.id = member.person
             WHERE member.team = $1
             ORDER BY member.joined_at, member.person",
        )
        .bind(team)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Those whom a captain took out of a team, by name.
    async fn read_removed_members(&self, team: &TeamId) -> Result<Vec<TeamMember>> {
        Ok(sqlx::query_as(
            "SELECT took_part.person, person.name, took_part.since AS joined_at
             FROM took_part
             JOIN person ON person.id = took_part.person
             WHERE took_part.team = $1
               AND took_part.removed_by = 'captain'
             ORDER BY person.name, person.id",
        )
        .bind(team)
        .fetch_all(self.store.read())
        .await?)
    }
}

/// Whether somebody may join a team of a call now, with the moment at which they could.
fn may_join(actor: Actor, call: &Call, now: Timestamp) -> Result<(), Refusal> {
    may(
        actor,
        Action::JoinTeam,
        &call.situation(EntryState::Draft, now),
    )
    .map_err(|denied| call.date_denial(denied, PhaseKind::Registration, PhaseKind::Submission))
}

/// Whether a member may leave a team whose entry is in a state, with the moment until which they
/// could.
fn may_leave(call: &Call, state: EntryState, now: Timestamp) -> Result<(), Refusal> {
    let own = Actor {
        signed_in: true,
        own: true,
        ..Actor::default()
    };
    may(own, Action::LeaveTeam, &call.situation(state, now))
        .map_err(|denied| call.date_denial(denied, PhaseKind::Submission, PhaseKind::Submission))
}

/// Makes somebody a member, and keeps that they were one.
async fn add_member(
    change: &mut Change,
    team: &TeamId,
    person: &Person,
    call: &Call,
    now: Timestamp,
) -> Result<()> {
    // Who is invited to the jury, or becomes an organiser, while this is under way stays out.
    let roles = lock_roles(change, &person.id, call).await?;
    if roles.juror {
        return Err(Denied::JurorOfThisCall.into());
    }
    roles.check_unbound()?;
    let added = sqlx::query(
        "INSERT INTO member (team, person, call, joined_at)
         VALUES ($1, $2, $3, $4)",
    )
    .bind(team)
    .bind(&person.id)
    .bind(&call.id)
    .bind(now.0)
    .execute(&mut **change)
    .await;
    match added {
        Ok(_) => {}
        Err(error)
            if violates(&error, "member_once", "member.call, member.person")
                || violates(&error, "member_pkey", "member.team, member.person") =>
        {
            return Err(Refusal::AlreadyInTeam.into());
        }
        Err(error) => return Err(error.into()),
    }
    // Who comes back was there before.
    sqlx::query(
        "INSERT INTO took_part (team, person, call, since)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (team, person) DO NOTHING",
    )
    .bind(team)
    .bind(&person.id)
    .bind(&call.id)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    Ok(())
}

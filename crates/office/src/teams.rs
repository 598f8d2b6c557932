//! Teams: found one, invite by a signed link, join, leave, hand over by leaving.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use contest::{Action, Denied, Moment, PersonName, entry::EntryState, may};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::{
    Call, Office, Person, Refusal, Result,
    accounts::name_problem,
    audit,
    chance::token,
    refusal::{UNKNOWN, violated},
};

/// A team as its members see it.
#[derive(Clone, Debug)]
pub struct Team {
    pub id: String,
    pub name: String,
    pub captain: String,
    pub members: Vec<TeamMember>,
    /// The team's entry.
    pub entry: String,
    /// Where somebody who is invited clicks.
    pub invitation: String,
}

/// A member of a team.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TeamMember {
    pub person: String,
    pub name: String,
    pub joined_at: i64,
}

/// Characters of a link's signature that stand in it: 128 bits.
pub(crate) const SIGNATURE_BYTES: usize = 16;

impl Office {
    fn invitation_token(&self, team: &str, nonce: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.key).expect("HMAC takes a key of any length");
        mac.update(b"team invitation\0");
        mac.update(team.as_bytes());
        mac.update(b"\0");
        mac.update(nonce.as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..SIGNATURE_BYTES]);
        format!("{team}.{signature}")
    }

    /// The team that an invitation is for: id, name and call.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`] where the link was changed, or replaced by a newer one.
    pub async fn invitation(&self, link: &str) -> Result<(String, String, Arc<Call>)> {
        let team = link.split('.').next().unwrap_or_default();
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT name, call, invitation FROM team WHERE id = $1").bind(team).fetch_optional(self.store.read()).await?;
        let (name, call, nonce) = row.ok_or(Refusal::LinkSpent)?;
        let genuine: bool = self.invitation_token(team, &nonce).as_bytes().ct_eq(link.as_bytes()).into();
        if !genuine {
            return Err(Refusal::LinkSpent.into());
        }
        Ok((team.to_owned(), name, self.call_by_id(&call).await?))
    }

    /// Founds a team with its empty draft; the founder is its captain.
    ///
    /// # Errors
    ///
    /// A refusal where the call does not register, the name is not one, or the person has a team in this call.
    pub async fn found_team(&self, person: &Person, call: &Call, name: &str, now: Moment) -> Result<String> {
        let actor = self.actor(Some(person), call, "").await?;
        may(actor, Action::FormTeam, &call.situation(EntryState::Draft, now))?;
        let name = PersonName::parse(name).ok_or_else(|| Refusal::field("name", name_problem(name)))?;
        let (team, entry) = (self.id(now), self.id(now));
        let mut transaction = self.store.begin().await?;
        sqlx::query("INSERT INTO team (id, call, name, captain, invitation, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(&team)
            .bind(&call.id)
            .bind(name.as_str())
            .bind(&person.id)
            .bind(token(&*self.chance))
            .bind(now.0)
            .execute(&mut *transaction)
            .await?;
        add_member(&mut transaction, &team, person, call, now).await?;
        sqlx::query(
            "INSERT INTO entry (id, call, team, number, state, version, content, created_at, updated_at)
             SELECT $1, $2, $3, COALESCE(MAX(number), 0) + 1, 'draft', 1, $4, $5, $5 FROM entry WHERE call = $2",
        )
        .bind(&entry)
        .bind(&call.id)
        .bind(&team)
        .bind(serde_json::to_string(&contest::Content::default())?)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        audit::record(&mut transaction, now, &person.id, "team", &team, name.as_str()).await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Joins a team by its invitation.
    ///
    /// # Errors
    ///
    /// A refusal where the link is spent, the team full, the phase over, or the person has a team in this call.
    pub async fn join_team(&self, person: &Person, link: &str, now: Moment) -> Result<Arc<Call>> {
        let (team, _, call) = self.invitation(link).await?;
        let actor = self.actor(Some(person), &call, "").await?;
        may(actor, Action::FormTeam, &call.situation(EntryState::Draft, now))?;
        let mut transaction = self.store.begin().await?;
        // Locks the team's row on PostgreSQL, so that two who join at once are counted one after the other.
        sqlx::query("UPDATE team SET name = name WHERE id = $1").bind(&team).execute(&mut *transaction).await?;
        let members: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM member WHERE team = $1").bind(&team).fetch_one(&mut *transaction).await?;
        if members >= call.team_size {
            return Err(Refusal::TeamFull { size: call.team_size }.into());
        }
        add_member(&mut transaction, &team, person, &call, now).await?;
        audit::record(&mut transaction, now, &person.id, "join", &team, "").await?;
        transaction.commit().await?;
        Ok(call)
    }

    /// Leaves the team of a call. The captain's place goes to the member who joined first.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastMember`] where nobody would be left for a work that was handed in.
    pub async fn leave_team(&self, person: &Person, call: &Call, now: Moment) -> Result<()> {
        let team = self.team(person, call).await?.ok_or(UNKNOWN)?;
        let mut transaction = self.store.begin().await?;
        sqlx::query("UPDATE team SET name = name WHERE id = $1").bind(&team.id).execute(&mut *transaction).await?;
        sqlx::query("DELETE FROM member WHERE team = $1 AND person = $2")
            .bind(&team.id)
            .bind(&person.id)
            .execute(&mut *transaction)
            .await?;
        let next: Option<String> = sqlx::query_scalar("SELECT person FROM member WHERE team = $1 ORDER BY joined_at, person LIMIT 1")
            .bind(&team.id)
            .fetch_optional(&mut *transaction)
            .await?;
        match next {
            Some(next) => {
                sqlx::query("UPDATE team SET captain = $1 WHERE id = $2 AND captain = $3")
                    .bind(next)
                    .bind(&team.id)
                    .bind(&person.id)
                    .execute(&mut *transaction)
                    .await?;
            }
            None => {
                let submitted: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM entry WHERE team = $1 AND state = 'submitted'")
                    .bind(&team.id)
                    .fetch_one(&mut *transaction)
                    .await?;
                if submitted > 0 {
                    return Err(Refusal::LastMember.into());
                }
            }
        }
        audit::record(&mut transaction, now, &person.id, "leave", &team.id, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Makes the invitation that was given out worthless and gives a new one. For the captain.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn renew_invitation(&self, person: &Person, call: &Call, now: Moment) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let changed = sqlx::query("UPDATE team SET invitation = $1 WHERE call = $2 AND captain = $3")
            .bind(token(&*self.chance))
            .bind(&call.id)
            .bind(&person.id)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if changed != 1 {
            return Err(UNKNOWN);
        }
        audit::record(&mut transaction, now, &person.id, "invitation", &call.id, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The team of a person in a call, if they have one.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn team(&self, person: &Person, call: &Call) -> Result<Option<Team>> {
        let row: Option<(String, String, String, String, String)> = sqlx::query_as(
            "SELECT team.id, team.name, team.captain, team.invitation, entry.id FROM member JOIN team ON team.id = member.team JOIN entry ON entry.team = team.id
             WHERE member.person = $1 AND member.call = $2",
        )
        .bind(&person.id)
        .bind(&call.id)
        .fetch_optional(self.store.read())
        .await?;
        let Some((id, name, captain, nonce, entry)) = row else { return Ok(None) };
        let members = sqlx::query_as("SELECT member.person, person.name, member.joined_at FROM member JOIN person ON person.id = member.person WHERE member.team = $1 ORDER BY member.joined_at, member.person")
            .bind(&id)
            .fetch_all(self.store.read())
            .await?;
        let invitation = format!("{}/{}/join/{}", self.settings.address, person.language.tag(), self.invitation_token(&id, &nonce));
        Ok(Some(Team { id, name, captain, members, entry, invitation }))
    }
}

async fn add_member(transaction: &mut crate::storage::Change, team: &str, person: &Person, call: &Call, now: Moment) -> Result<()> {
    let added = sqlx::query("INSERT INTO member (team, person, call, joined_at) VALUES ($1, $2, $3, $4)")
        .bind(team)
        .bind(&person.id)
        .bind(&call.id)
        .bind(now.0)
        .execute(&mut **transaction)
        .await;
    match added {
        Ok(_) => {}
        Err(error)
            if violated(&error, "member_once", "member.call, member.person")
                || violated(&error, "member_pkey", "member.team, member.person") =>
        {
            return Err(Refusal::AlreadyInTeam.into());
        }
        Err(error) => return Err(error.into()),
    }
    // Somebody who was invited to the jury while this was under way stays out.
    let juror: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM juror WHERE person = $1 AND call = $2")
        .bind(&person.id)
        .bind(&call.id)
        .fetch_one(&mut **transaction)
        .await?;
    if juror > 0 { Err(Denied::JurorOfThisCall.into()) } else { Ok(()) }
}

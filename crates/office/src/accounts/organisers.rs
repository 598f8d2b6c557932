//! Who has which role in an edition: who organises it or one of its calls, follows it for the press
//! or watches over it; who is invited to, and who did once. How roles are given and taken stands in
//! [`choosing`].

mod admitting;
mod choosing;
mod service;

use contest::{Action, CallId, EditionId, PersonId, Situation, Timestamp, may};

use crate::{
    Edition, Fault, Office, Person, Result, Seen, Thing,
    accounts::mandates::{Chooses, Mandate, RoleCall, read_actor},
};

pub use choosing::{Invited, NewRole, Removal};

/// Somebody who has a role in an edition.
#[derive(Clone, Debug)]
pub struct RoleHolder {
    /// Who.
    pub person: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Which role.
    pub mandate: Mandate,
    /// Since when, in microseconds since 1970, where it is known.
    pub since: Option<i64>,
}

/// Somebody who had a role in an edition once.
#[derive(Clone, Debug)]
pub struct FormerRoleHolder {
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Which role.
    pub mandate: Mandate,
    /// Until when, in microseconds since 1970.
    pub until: i64,
}

/// An address that was invited to a role and has no account yet.
#[derive(Clone, Debug)]
pub struct RoleInvitation {
    /// The address.
    pub mail: String,
    /// Under which the account is offered.
    pub name: String,
    /// Which role.
    pub mandate: Mandate,
    /// The name of who invited it.
    pub invited_by: String,
    /// When the mail was sent last, in microseconds since 1970.
    pub invited_at: i64,
    /// Until when its link works, in microseconds since 1970.
    pub expires_at: i64,
    /// What stood against the mail at the last attempt, where it did not arrive.
    pub undelivered: Option<UndeliveredInvitation>,
}

/// Why the mail of an invitation did not arrive.
#[derive(Clone, Debug)]
pub struct UndeliveredInvitation {
    /// What stood against it.
    pub fault: Fault,
    /// The code and the words of the server that refused it; empty where the fault is the service's
    /// own.
    pub answer: String,
    /// The last attempt.
    pub tried_at: Timestamp,
    /// Until when it is tried again; `None` where it was given up.
    pub tried_until: Option<Timestamp>,
}

/// Who has which role in an edition.
#[derive(Clone, Debug)]
pub struct EditionRoles {
    /// Which.
    pub edition: Edition,
    /// Its calls, in their order.
    pub calls: Vec<RoleCall>,
    /// For whom the reader chooses.
    pub chooses: Chooses,
    /// Of [`Thing::Organisers`]: its forms carry it.
    pub version: Seen,
    /// Who has one now: who organises the whole edition first, then by name.
    pub holders: Vec<RoleHolder>,
    /// Who is invited to one, the newest first.
    pub invitations: Vec<RoleInvitation>,
    /// Who had one and has none now, the last first.
    pub former: Vec<FormerRoleHolder>,
}

impl EditionRoles {
    /// A call by its id.
    #[must_use]
    pub fn call(&self, id: &CallId) -> Option<&RoleCall> {
        self.calls.iter().find(|call| call.id == *id)
    }

    /// Whether one person alone organises the whole edition.
    #[must_use]
    pub fn has_only_one(&self) -> bool {
        let whole = |organiser: &&RoleHolder| organiser.mandate == Mandate::WHOLE;
        self.holders.iter().filter(whole).count() == 1
    }
}

#[derive(sqlx::FromRow)]
struct RoleHolderRow {
    person: PersonId,
    name: String,
    mail: String,
    role: String,
    call: CallId,
    since: Option<i64>,
}

impl From<RoleHolderRow> for RoleHolder {
    fn from(row: RoleHolderRow) -> Self {
        Self {
            person: row.person,
            name: row.name,
            mail: row.mail,
            mandate: Mandate::of_columns(&row.role, row.call),
            since: row.since,
        }
    }
}

#[derive(sqlx::FromRow)]
struct FormerRow {
    name: String,
    mail: String,
    role: String,
    call: CallId,
    until: i64,
}

impl From<FormerRow> for FormerRoleHolder {
    fn from(row: FormerRow) -> Self {
        Self {
            name: row.name,
            mail: row.mail,
            mandate: Mandate::of_columns(&row.role, row.call),
            until: row.until,
        }
    }
}

#[derive(sqlx::FromRow)]
struct InvitationRow {
    mail: String,
    name: String,
    role: String,
    call: CallId,
    invited_by: String,
    invited_at: i64,
    expires_at: i64,
    fault: Option<String>,
    failure: Option<String>,
    tried_at: Option<i64>,
    failed_at: Option<i64>,
    tried_until: Option<i64>,
}

impl From<InvitationRow> for RoleInvitation {
    fn from(row: InvitationRow) -> Self {
        let fault = row.fault.as_deref().and_then(Fault::from_code);
        let undelivered = fault.map(|fault| UndeliveredInvitation {
            fault,
            // What our own server says of us is for the operator.
            answer: row
                .failure
                .filter(|_| fault != Fault::Service)
                .unwrap_or_default(),
            tried_at: Timestamp(row.tried_at.unwrap_or(row.invited_at)),
            tried_until: match row.failed_at {
                None => row.tried_until.map(Timestamp),
                Some(_) => None,
            },
        });
        Self {
            mail: row.mail,
            name: row.name,
            mandate: Mandate::of_columns(&row.role, row.call),
            invited_by: row.invited_by,
            invited_at: row.invited_at,
            expires_at: row.expires_at,
            undelivered,
        }
    }
}

impl Office {
    /// Who has which role in an edition, who is invited to one, and who had one. Of a call that
    /// somebody neither runs nor watches over, nobody is told to them.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but its organisers, those of its calls, who watches over it, and
    /// administrators.
    pub async fn edition_roles(&self, person: &Person, edition: &str) -> Result<EditionRoles> {
        let edition = self.edition_row(edition).await?;
        self.may_see_organisers(person, &edition.id).await?;
        let version = self.versions(&edition.id).await?.of(Thing::Organisers);
        let calls = self.read_role_calls(&edition.id).await?;
        let ids: Vec<CallId> = calls.iter().map(|call| call.id.clone()).collect();
        let sees = Action::SeeOrganisers;
        let seen = self
            .read_calls_where(person, &edition.id, &ids, sees)
            .await?;
        let is_seen =
            |mandate: &Mandate| mandate.call.as_ref().is_none_or(|call| seen.contains(call));
        let mut holders = self.read_holders(&edition.id).await?;
        holders.retain(|holder| is_seen(&holder.mandate));
        let mut invitations = self.read_invitations(&edition.id).await?;
        invitations.retain(|invitation| is_seen(&invitation.mandate));
        let mut former = self.read_former(&edition.id).await?;
        former.retain(|former| is_seen(&former.mandate));
        Ok(EditionRoles {
            chooses: self.read_chooses(person, &edition.id, &ids).await?,
            holders,
            invitations,
            former,
            edition,
            calls,
            version,
        })
    }

    /// The calls of an edition as they are named where roles are given.
    async fn read_role_calls(&self, edition: &EditionId) -> Result<Vec<RoleCall>> {
        let rows: Vec<(CallId, String, String)> = sqlx::query_as(
            "SELECT id, slug, title
             FROM call
             WHERE edition = $1
             ORDER BY position",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|(id, slug, title)| {
                let title = serde_json::from_str(&title)?;
                Ok(RoleCall { id, slug, title })
            })
            .collect()
    }

    async fn read_holders(&self, edition: &EditionId) -> Result<Vec<RoleHolder>> {
        let rows: Vec<RoleHolderRow> = sqlx::query_as(
            "SELECT person.id AS person, person.name, person.mail, held.role, held.call, held.since
             FROM (
                 SELECT 0 AS place,
                        organiser.person,
                        'organiser' AS role,
                        '' AS call,
                        organiser.since
                 FROM organiser
                 WHERE organiser.edition = $1
                 UNION ALL
                 SELECT 1 AS place,
                        appointment.person,
                        appointment.role,
                        COALESCE(appointment.call, '') AS call,
                        appointment.since
                 FROM appointment
                 WHERE appointment.edition = $1
                   AND appointment.until IS NULL
             ) AS held
             JOIN person ON person.id = held.person
             ORDER BY held.place, person.name, person.mail, held.call",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().map(RoleHolder::from).collect())
    }

    async fn read_invitations(&self, edition: &EditionId) -> Result<Vec<RoleInvitation>> {
        let rows: Vec<InvitationRow> = sqlx::query_as(
            "SELECT organiser_invitation.mail,
                    organiser_invitation.name,
                    organiser_invitation.role,
                    COALESCE(organiser_invitation.call, '') AS call,
                    person.name AS invited_by,
                    organiser_invitation.invited_at,
                    organiser_invitation.expires_at,
                    mail.fault,
                    mail.failure,
                    mail.tried_at,
                    mail.failed_at,
                    mail.expires_at AS tried_until
             FROM organiser_invitation
             JOIN person ON person.id = organiser_invitation.invited_by
             LEFT JOIN mail ON mail.id = (
                 SELECT MAX(latest.id)
                 FROM mail AS latest
                 WHERE latest.recipient = organiser_invitation.mail
                   AND latest.created_at >= organiser_invitation.invited_at
                   AND latest.sent_at IS NULL
                   AND latest.tried_at IS NOT NULL
                   AND latest.fault <> ''
             )
             WHERE organiser_invitation.edition = $1
             ORDER BY organiser_invitation.invited_at DESC, organiser_invitation.mail",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().map(RoleInvitation::from).collect())
    }

    /// Who had a role and has none now.
    async fn read_former(&self, edition: &EditionId) -> Result<Vec<FormerRoleHolder>> {
        let rows: Vec<FormerRow> = sqlx::query_as(
            "SELECT person.name, person.mail, held.role, held.call, held.until
             FROM (
                 SELECT former_organiser.person,
                        'organiser' AS role,
                        '' AS call,
                        former_organiser.until
                 FROM former_organiser
                 WHERE former_organiser.edition = $1
                 UNION ALL
                 SELECT appointment.person,
                        appointment.role,
                        COALESCE(appointment.call, '') AS call,
                        appointment.until
                 FROM appointment
                 WHERE appointment.edition = $1
                   AND appointment.until IS NOT NULL
             ) AS held
             JOIN person ON person.id = held.person
             WHERE NOT EXISTS (
                       SELECT 1
                       FROM organiser
                       WHERE organiser.person = held.person
                         AND organiser.edition = $1
                   )
               AND NOT EXISTS (
                       SELECT 1
                       FROM appointment
                       WHERE appointment.person = held.person
                         AND appointment.edition = $1
                         AND appointment.until IS NULL
                   )
             ORDER BY held.until DESC, person.mail, held.call",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().map(FormerRoleHolder::from).collect())
    }

    /// The editions in which somebody chooses who has which role, the newest first: none for most.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn editions_to_staff(&self, person: &Person) -> Result<Vec<Edition>> {
        let mut staffed = Vec::new();
        for edition in self.every_edition().await? {
            let actor = read_actor(self.store.read(), person, &edition.id, None).await?;
            if may(actor, Action::ChooseCallOrganisers, &Situation::default()).is_ok() {
                staffed.push(edition);
            }
        }
        Ok(staffed)
    }

    /// Lets somebody pass who sees who has which role in an edition.
    pub(crate) async fn may_see_organisers(
        &self,
        person: &Person,
        edition: &EditionId,
    ) -> Result<()> {
        let actor = read_actor(self.store.read(), person, edition, None).await?;
        Ok(may(actor, Action::SeeOrganisers, &Situation::default())?)
    }
}

//! Help with an account: what whoever runs the service sees of it, links that are sent once more,
//! and sessions that are ended.
//!
//! Nobody is taken over this way, and least of all another administrator: every link goes to the
//! address of the account and is on no page, so that only who reads its mail opens it; no password
//! is shown or set by anybody else; and another address
//! ([`crate::accounts::address_changes`]) or another account ([`crate::accounts::joining`]) counts
//! only once its owner has proven it by mail, for who runs the service also at the old address.

use std::time::Duration;

use contest::{Action, Language, Localized, PersonId, Timestamp, timestamp::DAY};

use crate::{
    Office, Person, Result, Seen, Thing, Undelivered,
    accounts::{
        acting::read_reason,
        links::{NewLink, Purpose},
        sessions::end_sessions,
    },
    audit,
    refusal::UNKNOWN,
    storage::Change,
    versions::advance,
};

/// How long a link works that an administrator sends: whoever asked for help may live in another
/// time zone.
const HELP_LINK_LIMIT: Duration = DAY;
/// Most rows of what was done to help with an account.
const HELP_ROWS: i64 = 20;

/// Which link is sent to somebody once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpLink {
    /// To sign in, which proves the address on the way.
    SignIn,
    /// To choose a new password.
    NewPassword,
}

impl HelpLink {
    const fn purpose(self) -> Purpose {
        match self {
            Self::SignIn => Purpose::SignIn,
            Self::NewPassword => Purpose::Reset,
        }
    }

    /// As the log names it.
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "account-link",
            Self::NewPassword => "account-password",
        }
    }

    fn write(
        self,
        language: Language,
        (name, administrator): (&str, &str),
        reason: &str,
        link: String,
    ) -> (&'static str, String) {
        match self {
            Self::SignIn => (
                i18n::mail_help_link_subject(language),
                i18n::mail_help_link_body(language, name, administrator, reason, link),
            ),
            Self::NewPassword => (
                i18n::mail_help_password_subject(language),
                i18n::mail_help_password_body(language, name, administrator, reason, link),
            ),
        }
    }
}

/// What somebody is somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountRoleKind {
    /// Organises it.
    Organiser,
    /// Follows it for the press.
    Press,
    /// Watches over it.
    Observer,
    /// Is on its jury.
    Juror,
    /// Is in a team of it.
    Member,
    /// Administers a host organisation.
    OrganisationAdministrator,
}

impl AccountRoleKind {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "organiser" => Self::Organiser,
            "press" => Self::Press,
            "observer" => Self::Observer,
            "juror" => Self::Juror,
            "member" => Self::Member,
            "administrator" => Self::OrganisationAdministrator,
            _ => return None,
        })
    }
}

/// A role of somebody, with what it is about.
#[derive(Clone, Debug)]
pub struct AccountRole {
    /// What they are.
    pub kind: AccountRoleKind,
    /// The edition, where it is about one.
    pub edition: Option<Localized>,
    /// The call, where it is about one alone.
    pub call: Option<Localized>,
    /// The name of the team, or the code of the host organisation; empty elsewhere.
    pub name: String,
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    kind: String,
    edition: String,
    call: String,
    name: String,
}

impl RoleRow {
    fn read(self) -> Result<Option<AccountRole>> {
        let Some(kind) = AccountRoleKind::from_code(&self.kind) else {
            return Ok(None);
        };
        let localized = |text: &str| -> Result<Option<Localized>> {
            if text.is_empty() {
                return Ok(None);
            }
            Ok(Some(serde_json::from_str(text)?))
        };
        Ok(Some(AccountRole {
            kind,
            edition: localized(&self.edition)?,
            call: localized(&self.call)?,
            name: self.name,
        }))
    }
}

/// What was done once to help with an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HelpRow {
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Code of what was done.
    pub action: String,
    /// With the reason.
    pub detail: String,
    /// Who did it, where that is somebody.
    pub person: Option<String>,
}

/// An account as who helps with it sees it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its key.
    pub id: PersonId,
    /// The name of its owner.
    pub name: String,
    /// Its address.
    pub mail: String,
    /// In which its owner is written to.
    pub language: Language,
    /// When the address was proven first; `None` where it was not.
    pub proven_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its owner last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Whether it has a password.
    pub has_password: bool,
    /// Whether it has a second factor.
    pub has_second_factor: bool,
    /// How many sessions are open.
    pub sessions: i64,
    /// Whether its owner runs the service.
    pub administrator: bool,
    /// The account that holds what this one held.
    pub joined_to: Option<PersonId>,
    /// What its owner is.
    pub roles: Vec<AccountRole>,
    /// What did not arrive at the address.
    pub undelivered: Vec<Undelivered>,
    /// What was done to help with it, the newest first.
    pub help: Vec<HelpRow>,
    /// Of [`Thing::Account`]: its forms carry it.
    pub version: Seen,
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    name: String,
    mail: String,
    language: String,
    verified_at: Option<i64>,
    created_at: i64,
    signed_in_at: Option<i64>,
    passwords: i64,
    factors: i64,
    sessions: i64,
    administrator: i64,
    joined_to: Option<PersonId>,
}

/// An account with which somebody helps, within the change.
#[derive(Clone, Debug)]
pub(crate) struct HelpedAccount {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) language: Language,
}

/// Reads an account that somebody can still sign in to.
pub(crate) async fn read_helped(change: &mut Change, id: &PersonId) -> Result<HelpedAccount> {
    let row: Option<(String, String, String)> = sqlx::query_as(
        "SELECT name, mail, language
         FROM person
         WHERE id = $1
           AND joined_to IS NULL",
    )
    .bind(id)
    .fetch_optional(&mut **change)
    .await?;
    let (name, mail, language) = row.ok_or(UNKNOWN)?;
    Ok(HelpedAccount {
        id: id.clone(),
        name,
        mail,
        language: Language::from_tag(&language).unwrap_or_default(),
    })
}

/// A step of help as its form asks for it.
#[derive(Clone, Copy, Debug)]
pub struct HelpForm<'a> {
    /// Whose account.
    pub person: &'a PersonId,
    /// Why, as its owner reads it.
    pub reason: &'a str,
    /// Of which version of the account the form was made.
    pub seen: Seen,
}

/// What is begun to help with an account.
pub(crate) struct Help {
    pub(crate) change: Change,
    pub(crate) account: HelpedAccount,
    /// One line.
    pub(crate) reason: String,
}

impl Office {
    /// Whether somebody finds accounts and helps with them.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service.
    pub async fn may_help(&self, person: &Person) -> Result<()> {
        self.may_anywhere(person, Action::HelpAccounts).await
    }

    /// Begins to help with an account; nothing where the same form was sent before.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service, and where there is no such account;
    /// [`crate::Refusal::Fields`] where the reason is missing or too long;
    /// [`crate::Refusal::Overtaken`].
    pub(crate) async fn begin_help(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        wanted: &str,
        now: Timestamp,
    ) -> Result<Option<Help>> {
        self.may_anywhere(administrator, Action::HelpAccounts)
            .await?;
        let reason = read_reason(form.reason)?;
        let mut change = self.store.begin().await?;
        let at = (form.person, Thing::Account);
        if !advance(&mut change, at, form.seen, &wanted, (administrator, now)).await? {
            return Ok(None);
        }
        let account = read_helped(&mut change, form.person).await?;
        Ok(Some(Help {
            change,
            account,
            reason,
        }))
    }

    /// An account, for who helps with it.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service, and where there is none.
    pub async fn account(
        &self,
        administrator: &Person,
        id: &PersonId,
        now: Timestamp,
    ) -> Result<Account> {
        self.may_anywhere(administrator, Action::HelpAccounts)
            .await?;
        let version = self.versions(id).await?.of(Thing::Account);
        let row: Option<AccountRow> = sqlx::query_as(
            "SELECT name, mail, language, verified_at, created_at, signed_in_at, administrator,
                    joined_to,
                    (
                        SELECT COUNT(*)
                        FROM person AS own
                        WHERE own.id = person.id
                          AND own.password_hash IS NOT NULL
                    ) AS passwords,
                    (
                        SELECT COUNT(*)
                        FROM second_factor
                        WHERE second_factor.person = person.id
                          AND second_factor.confirmed_at IS NOT NULL
                    ) AS factors,
                    (
                        SELECT COUNT(*)
                        FROM session
                        WHERE session.person = person.id
                          AND session.expires_at > $2
                    ) AS sessions
             FROM person
             WHERE id = $1",
        )
        .bind(id)
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        Ok(Account {
            roles: self.read_account_roles(id).await?,
            undelivered: self.undelivered_to(&row.mail).await?,
            help: self.read_help(id).await?,
            version,
            id: id.clone(),
            name: row.name,
            mail: row.mail,
            language: Language::from_tag(&row.language).unwrap_or_default(),
            proven_at: row.verified_at.map(Timestamp),
            created_at: Timestamp(row.created_at),
            signed_in_at: row.signed_in_at.map(Timestamp),
            has_password: row.passwords > 0,
            has_second_factor: row.factors > 0,
            sessions: row.sessions,
            administrator: row.administrator == 1,
            joined_to: row.joined_to,
        })
    }

    /// What somebody is, by edition, the newest first.
    async fn read_account_roles(&self, id: &PersonId) -> Result<Vec<AccountRole>> {
        let rows: Vec<RoleRow> = sqlx::query_as(
            "SELECT held.kind, COALESCE(edition.title, '') AS edition,
                    COALESCE(call.title, '') AS call, held.name
             FROM (
                 SELECT 'organiser' AS kind, edition, '' AS call, '' AS name
                 FROM organiser
                 WHERE person = $1
                 UNION ALL
                 SELECT role AS kind, edition, COALESCE(call, '') AS call, '' AS name
                 FROM appointment
                 WHERE person = $1
                   AND until IS NULL
                 UNION ALL
                 SELECT 'juror' AS kind, call.edition, juror.call, '' AS name
                 FROM juror
                 JOIN call ON call.id = juror.call
                 WHERE juror.person = $1
                 UNION ALL
                 SELECT 'member' AS kind, call.edition, member.call, team.name
                 FROM member
                 JOIN team ON team.id = member.team
                 JOIN call ON call.id = member.call
                 WHERE member.person = $1
                 UNION ALL
                 SELECT 'administrator' AS kind, '' AS edition, '' AS call, organisation AS name
                 FROM organisation_administrator
                 WHERE person = $1
             ) AS held
             LEFT JOIN edition ON edition.id = held.edition
             LEFT JOIN call ON call.id = held.call
             ORDER BY COALESCE(edition.starts_at, 0) DESC, COALESCE(call.position, 0), held.kind",
        )
        .bind(id)
        .fetch_all(self.store.read())
        .await?;
        let read = rows.into_iter().map(RoleRow::read);
        let roles: Vec<Option<AccountRole>> = read.collect::<Result<_>>()?;
        Ok(roles.into_iter().flatten().collect())
    }

    async fn read_help(&self, id: &PersonId) -> Result<Vec<HelpRow>> {
        Ok(sqlx::query_as(
            "SELECT audit.at, audit.action, audit.detail, person.name AS person
             FROM audit
             LEFT JOIN person ON person.id = audit.person
             WHERE audit.subject = $1
               AND (audit.action LIKE 'account-%' OR audit.action LIKE 'acting-%')
             ORDER BY audit.number DESC
             LIMIT $2",
        )
        .bind(id)
        .bind(HELP_ROWS)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Mails somebody a link to their address, which nobody else sees.
    ///
    /// # Errors
    ///
    /// As [`Office::end_all_sessions`].
    pub async fn send_help_link(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        which: HelpLink,
        now: Timestamp,
    ) -> Result<()> {
        let begun = self
            .begin_help(administrator, form, which.code(), now)
            .await?;
        let Some(Help {
            mut change,
            account,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        let link = NewLink {
            person: &account.id,
            purpose: which.purpose(),
            limit: HELP_LINK_LIMIT,
            language: account.language,
            next: "",
        };
        let link = self.link(&mut change, link, now).await?;
        let names = (account.name.as_str(), administrator.name.as_str());
        let (subject, body) = which.write(account.language, names, &reason, link);
        self.post(&mut change, now, &account.mail, subject, &body)
            .await?;
        audit::record(
            &mut change,
            now,
            &administrator.id,
            which.code(),
            &account.id,
            &reason,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Ends every session of somebody, and tells them.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service, and where there is no such account;
    /// [`crate::Refusal::Fields`] where the reason is missing or too long;
    /// [`crate::Refusal::Overtaken`].
    pub async fn end_all_sessions(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let begun = self
            .begin_help(administrator, form, "account-sessions", now)
            .await?;
        let Some(Help {
            mut change,
            account,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        end_sessions(&mut change, &account.id).await?;
        let language = account.language;
        let body = i18n::mail_help_sessions_body(
            language,
            account.name.as_str(),
            administrator.name.as_str(),
            reason.as_str(),
        );
        let subject = i18n::mail_help_sessions_subject(language);
        self.post(&mut change, now, &account.mail, subject, &body)
            .await?;
        audit::record(
            &mut change,
            now,
            &administrator.id,
            "account-sessions",
            &account.id,
            &reason,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// Lets what still waits for an address that somebody had reach them at the one that they have: all
/// but what is about the account, and invitations, whose links are gone.
pub(crate) async fn turn_mails(
    change: &mut Change,
    (old, new): (&str, &str),
    now: Timestamp,
) -> Result<()> {
    // Any number of mails wait, also none.
    sqlx::query(
        "DELETE FROM mail
         WHERE recipient = $1
           AND sent_at IS NULL
           AND (call IS NULL OR kind = 'invitation')",
    )
    .bind(old)
    .execute(&mut **change)
    .await?;
    sqlx::query(
        "UPDATE mail
         SET recipient = $1,
             failed_at = NULL,
             fault = '',
             failure = '',
             attempts = 0,
             next_at = $2,
             expires_at = $3
         WHERE recipient = $4
           AND sent_at IS NULL",
    )
    .bind(new)
    .bind(now.0)
    .bind(now.plus(crate::TRIED_FOR).0)
    .bind(old)
    .execute(&mut **change)
    .await?;
    Ok(())
}

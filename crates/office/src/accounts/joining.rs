//! Two accounts of one person become one: it is planned first, then both addresses confirm it by
//! links that were mailed to them, and then everything moves at once. The account that is kept
//! keeps its id. The other one stays as a row that nobody signs in to, under the kept one's name, so that
//! what it did once is told under that name; its address is free.

mod moving;
mod obstacles;

use std::time::Duration;

use contest::{Language, MailAddress, PersonId, Timestamp, timestamp::DAY};

pub use self::obstacles::{JoiningObstacle, ObstacleKind, ObstaclePlace};
use self::{
    moving::{lock_people, lock_places, move_everything},
    obstacles::{Pair, find_obstacles},
};
use crate::{
    Office, Person, Problem, Refusal, Result, Seen, Thing,
    accounts::helping::{Help, HelpForm, HelpedAccount, read_helped},
    audit,
    entropy::{hash_of, token},
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::{lock, touch_by, version_in},
};

/// How long the links work.
const CONFIRM_LIMIT: Duration = DAY.saturating_mul(2);
/// The page that they open.
const CONFIRM_PATH: &str = "account/joining";

/// One of two accounts that are to be joined.
#[derive(Clone, Debug)]
pub struct JoinedAccount {
    /// Its key.
    pub id: PersonId,
    /// The name of its owner.
    pub name: String,
    /// Its address.
    pub mail: String,
}

impl From<HelpedAccount> for JoinedAccount {
    fn from(account: HelpedAccount) -> Self {
        Self {
            id: account.id,
            name: account.name,
            mail: account.mail,
        }
    }
}

/// How much of the other account moves to the one that is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Moved {
    /// Teams of which it is, or was, a member.
    pub teams: i64,
    /// Juries.
    pub juries: i64,
    /// Sheets of its juries.
    pub sheets: i64,
    /// Roles in editions, calls and host organisations.
    pub roles: i64,
    /// Sessions that end.
    pub sessions: i64,
    /// Open plans of its juries, which are discarded.
    pub plans: i64,
}

/// What joining two accounts does, and what stands against it.
#[derive(Clone, Debug)]
pub struct JoiningPlan {
    /// The one that is kept.
    pub kept: JoinedAccount,
    /// The one whose content moves.
    pub other: JoinedAccount,
    /// What moves.
    pub moved: Moved,
    /// What stands against it.
    pub obstacles: Vec<JoiningObstacle>,
    /// Of [`Thing::Account`] of the one that is kept: the form carries it.
    pub version: Seen,
}

/// Two accounts that wait until both addresses have confirmed that they are joined.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The one that is kept.
    pub kept: PersonId,
    /// Its address.
    pub kept_mail: String,
    /// The address of the other one.
    pub other_mail: String,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Until when the links work.
    pub expires_at: Timestamp,
    /// Whether the kept address has confirmed it.
    pub kept_confirmed: bool,
    /// Whether the other address has.
    pub other_confirmed: bool,
}

/// What a link about joining says, to who opened it.
#[derive(Clone, Debug)]
pub struct JoiningLink {
    /// The name of the account that is kept.
    pub name: String,
    /// Its address.
    pub kept_mail: String,
    /// The address of the other one.
    pub other_mail: String,
    /// Why, in the words of who asked for it.
    pub reason: String,
    /// Whether this address has confirmed it already.
    pub confirmed: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    kept: PersonId,
    other: PersonId,
    name: String,
    kept_mail: String,
    other_mail: String,
    kept_token: String,
    reason: String,
    kept_confirmed_at: Option<i64>,
    other_confirmed_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    kept: PersonId,
    kept_mail: String,
    other_mail: String,
    asked_by: String,
    asked_at: i64,
    expires_at: i64,
    kept_confirmed_at: Option<i64>,
    other_confirmed_at: Option<i64>,
}

/// By a link, as long as both accounts have the addresses that it was mailed to.
const BY_TOKEN: &str = "SELECT account_joining.kept, account_joining.other, kept.name,
            account_joining.kept_mail, account_joining.other_mail, account_joining.kept_token,
            account_joining.reason, account_joining.kept_confirmed_at,
            account_joining.other_confirmed_at
     FROM account_joining
     JOIN person AS kept ON kept.id = account_joining.kept
     JOIN person AS other ON other.id = account_joining.other
     WHERE (account_joining.kept_token = $1 OR account_joining.other_token = $1)
       AND account_joining.expires_at > $2
       AND kept.mail = account_joining.kept_mail
       AND other.mail = account_joining.other_mail
       AND kept.joined_to IS NULL
       AND other.joined_to IS NULL";

/// Forgets every joining of an account that waits; answers which accounts it was about.
async fn forget_joinings(change: &mut Change, person: &PersonId) -> Result<Vec<PersonId>> {
    let gone: Vec<(PersonId, PersonId)> = sqlx::query_as(
        "DELETE FROM account_joining
         WHERE kept = $1
            OR other = $1
         RETURNING kept, other",
    )
    .bind(person)
    .fetch_all(&mut **change)
    .await?;
    Ok(gone
        .into_iter()
        .flat_map(|(kept, other)| [kept, other])
        .collect())
}

/// The account with an address that is to be joined to another one.
async fn find_other(
    change: &mut Change,
    kept: &HelpedAccount,
    mail: &str,
) -> Result<HelpedAccount> {
    let mail = MailAddress::read(mail)
        .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
    if mail.as_str() == kept.mail {
        return Err(Refusal::field("mail", Problem::SameAddress));
    }
    let other: Option<PersonId> = sqlx::query_scalar(
        "SELECT id
         FROM person
         WHERE mail = $1",
    )
    .bind(mail.as_str())
    .fetch_optional(&mut **change)
    .await?;
    let other = other.ok_or_else(|| Refusal::field("mail", Problem::NoAccount))?;
    read_helped(change, &other).await
}

async fn count_moved(change: &mut Change, pair: Pair<'_>) -> Result<Moved> {
    Ok(sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM took_part WHERE person = $1) AS teams,
                (SELECT COUNT(*) FROM juror WHERE person = $1) AS juries,
                (SELECT COUNT(*) FROM assignment WHERE juror = $1) AS sheets,
                (
                    SELECT COUNT(*) FROM organiser WHERE person = $1
                ) + (
                    SELECT COUNT(*) FROM appointment WHERE person = $1 AND until IS NULL
                ) + (
                    SELECT COUNT(*) FROM organisation_administrator WHERE person = $1
                ) AS roles,
                (SELECT COUNT(*) FROM session WHERE person = $1) AS sessions,
                (
                    SELECT COUNT(*)
                    FROM plan
                    WHERE state = 'open'
                      AND call IN (SELECT call FROM juror WHERE person = $1)
                ) AS plans",
    )
    .bind(pair.other)
    .fetch_one(&mut **change)
    .await?)
}

impl Office {
    /// What joining the account with an address to another one does. Nothing is changed.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where it is no address, or of no account, or of this one; unknown for
    /// anybody but administrators of the service.
    pub async fn plan_joining(
        &self,
        administrator: &Person,
        kept: &PersonId,
        mail: &str,
    ) -> Result<JoiningPlan> {
        self.may_help(administrator).await?;
        // A change that is given up: what is read belongs together.
        let mut change = self.store.begin().await?;
        let version = version_in(&mut change, (kept, Thing::Account)).await?;
        let kept = read_helped(&mut change, kept).await?;
        let other = find_other(&mut change, &kept, mail).await?;
        let pair = Pair {
            kept: &kept.id,
            other: &other.id,
        };
        let obstacles = find_obstacles(&mut change, pair).await?;
        let moved = count_moved(&mut change, pair).await?;
        Ok(JoiningPlan {
            kept: kept.into(),
            other: other.into(),
            moved,
            obstacles,
            version,
        })
    }

    /// The joining of an account that waits, whichever of the two it is.
    ///
    /// # Errors
    ///
    /// Where the database fails. Who asks has seen the account already.
    pub async fn waiting_joining(
        &self,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<Option<Joining>> {
        let row: Option<WaitingRow> = sqlx::query_as(
            "SELECT account_joining.kept, account_joining.kept_mail,
                    account_joining.other_mail, asking.name AS asked_by,
                    account_joining.asked_at, account_joining.expires_at,
                    account_joining.kept_confirmed_at, account_joining.other_confirmed_at
             FROM account_joining
             JOIN person AS kept ON kept.id = account_joining.kept
             JOIN person AS other ON other.id = account_joining.other
             JOIN person AS asking ON asking.id = account_joining.asked_by
             WHERE (account_joining.kept = $1 OR account_joining.other = $1)
               AND account_joining.expires_at > $2
               AND kept.mail = account_joining.kept_mail
               AND other.mail = account_joining.other_mail
             LIMIT 1",
        )
        .bind(person)
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        Ok(row.map(|row| Joining {
            kept: row.kept,
            kept_mail: row.kept_mail,
            other_mail: row.other_mail,
            asked_by: row.asked_by,
            asked_at: Timestamp(row.asked_at),
            expires_at: Timestamp(row.expires_at),
            kept_confirmed: row.kept_confirmed_at.is_some(),
            other_confirmed: row.other_confirmed_at.is_some(),
        }))
    }

    /// Asks that the account with an address be joined to another one, and mails both addresses
    /// their links. What waited for either of them before is forgotten.
    ///
    /// # Errors
    ///
    /// As [`Office::plan_joining`]; [`Refusal::JoiningHindered`] where something stands against it;
    /// [`Refusal::Fields`] where the reason is missing or too long; [`Refusal::Overtaken`].
    pub async fn ask_joining(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        mail: &str,
        now: Timestamp,
    ) -> Result<()> {
        let wanted = format!("joining {}", mail.trim());
        let begun = self.begin_help(administrator, form, &wanted, now).await?;
        let Some(Help {
            mut change,
            account: kept,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        let other = find_other(&mut change, &kept, mail).await?;
        let pair = Pair {
            kept: &kept.id,
            other: &other.id,
        };
        if !find_obstacles(&mut change, pair).await?.is_empty() {
            return Err(Refusal::JoiningHindered.into());
        }
        for person in [&kept.id, &other.id] {
            forget_joinings(&mut change, person).await?;
        }
        let tokens = [token(&*self.entropy), token(&*self.entropy)];
        execute_one(
            &mut change,
            sqlx::query(
                "INSERT INTO account_joining (
                     kept, other, kept_mail, other_mail, kept_token, other_token,
                     reason, asked_by, asked_at, expires_at
                 )
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(&kept.id)
            .bind(&other.id)
            .bind(&kept.mail)
            .bind(&other.mail)
            .bind(hash_of(&tokens[0]))
            .bind(hash_of(&tokens[1]))
            .bind(&reason)
            .bind(&administrator.id)
            .bind(now.0)
            .bind(now.plus(CONFIRM_LIMIT).0),
        )
        .await?;
        for (account, token) in [&kept, &other].into_iter().zip(&tokens) {
            let language = account.language;
            let link = self.link_address(language, CONFIRM_PATH, token);
            let body = i18n::mail_joining_body(
                language,
                account.name.as_str(),
                administrator.name.as_str(),
                other.mail.as_str(),
                kept.mail.as_str(),
                reason.as_str(),
                link,
            );
            let subject = i18n::mail_joining_subject(language);
            self.post(&mut change, now, &account.mail, subject, &body)
                .await?;
        }
        touch_by(
            &mut change,
            (&other.id, Thing::Account),
            (&administrator.id, now),
        )
        .await?;
        let detail = format!("{} → {}: {reason}", other.mail, kept.mail);
        for person in [&kept.id, &other.id] {
            let by = &administrator.id;
            audit::record(&mut change, now, by, "account-joining", person, &detail).await?;
        }
        change.commit().await?;
        Ok(())
    }

    /// Takes back the joining of an account that waits, whichever of the two it is.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the reason is missing or too long; [`Refusal::Overtaken`]; unknown
    /// for anybody but administrators of the service, and where nothing waits.
    pub async fn withdraw_joining(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let begun = self
            .begin_help(administrator, form, "joining-withdrawn", now)
            .await?;
        let Some(Help {
            mut change,
            account,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        let accounts = forget_joinings(&mut change, &account.id).await?;
        if accounts.is_empty() {
            return Err(UNKNOWN);
        }
        let by = &administrator.id;
        for person in &accounts {
            if *person != account.id {
                touch_by(&mut change, (person, Thing::Account), (by, now)).await?;
            }
            let action = "account-joining-withdrawn";
            audit::record(&mut change, now, by, action, person, &reason).await?;
        }
        change.commit().await?;
        Ok(())
    }

    /// What a mailed link about joining says.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn joining_link(&self, token: &str, now: Timestamp) -> Result<JoiningLink> {
        let row: Option<Row> = sqlx::query_as(BY_TOKEN)
            .bind(hash_of(token))
            .bind(now.0)
            .fetch_optional(self.store.read())
            .await?;
        let row = row.ok_or(Refusal::LinkSpent)?;
        let said = if row.kept_token == hash_of(token) {
            row.kept_confirmed_at
        } else {
            row.other_confirmed_at
        };
        Ok(JoiningLink {
            name: row.name,
            kept_mail: row.kept_mail,
            other_mail: row.other_mail,
            reason: row.reason,
            confirmed: said.is_some(),
        })
    }

    /// Confirms by a link that was mailed that two accounts are one person's. Once both addresses
    /// have, they are joined: answers whether they are.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`]; [`Refusal::JoiningHindered`] where something stands against it by
    /// now.
    pub async fn confirm_joining(&self, token: &str, now: Timestamp) -> Result<bool> {
        if self.joining_link(token, now).await?.confirmed {
            return Err(Refusal::LinkSpent.into());
        }
        let mut change = self.store.begin().await?;
        let row = self.lock_joining(&mut change, token, now).await?;
        let is_kept = row.kept_token == hash_of(token);
        let statement = if is_kept {
            "UPDATE account_joining
             SET kept_confirmed_at = $1
             WHERE kept = $2"
        } else {
            "UPDATE account_joining
             SET other_confirmed_at = $1
             WHERE kept = $2"
        };
        let noted = sqlx::query(statement).bind(now.0).bind(&row.kept);
        execute_one(&mut change, noted).await?;
        let by = if is_kept { &row.kept } else { &row.other };
        for person in [&row.kept, &row.other] {
            touch_by(&mut change, (person, Thing::Account), (by, now)).await?;
        }
        let both = if is_kept {
            row.other_confirmed_at.is_some()
        } else {
            row.kept_confirmed_at.is_some()
        };
        if !both {
            change.commit().await?;
            return Ok(false);
        }
        let pair = Pair {
            kept: &row.kept,
            other: &row.other,
        };
        lock_people(&mut change, pair).await?;
        // What the address was invited to is theirs before it is asked what they would be together.
        self.prove(&mut change, &row.kept, now).await?;
        if !find_obstacles(&mut change, pair).await?.is_empty() {
            return Err(Refusal::JoiningHindered.into());
        }
        move_everything(&mut change, pair, (&row.kept_mail, &row.other_mail), now).await?;
        for person in [&row.kept, &row.other] {
            forget_joinings(&mut change, person).await?;
            let detail = format!("{} → {}", row.other_mail, row.kept_mail);
            audit::record(&mut change, now, by, "account-joined", person, &detail).await?;
        }
        self.tell_joined(&mut change, &row, now).await?;
        change.commit().await?;
        Ok(true)
    }

    /// Tells both addresses that their accounts are one now.
    async fn tell_joined(&self, change: &mut Change, row: &Row, now: Timestamp) -> Result<()> {
        let language: String = sqlx::query_scalar("SELECT language FROM person WHERE id = $1")
            .bind(&row.kept)
            .fetch_one(&mut **change)
            .await?;
        let language = Language::from_tag(&language).unwrap_or_default();
        let subject = i18n::mail_joined_subject(language);
        let body = i18n::mail_joined_body(
            language,
            row.name.as_str(),
            row.other_mail.as_str(),
            row.kept_mail.as_str(),
        );
        for address in [&row.kept_mail, &row.other_mail] {
            self.post(change, now, address, subject, &body).await?;
        }
        Ok(())
    }

    /// Reads what a link is about, and lets nobody else change either account until this change
    /// ends.
    async fn lock_joining(&self, change: &mut Change, token: &str, now: Timestamp) -> Result<Row> {
        let row = read_row(change, token, now).await?;
        let mut accounts = [&row.kept, &row.other];
        lock_places(change, accounts, [&row.kept_mail, &row.other_mail], now).await?;
        accounts.sort();
        for person in accounts {
            lock(change, person).await?;
        }
        read_row(change, token, now).await
    }

    /// Takes back what was asked for, by a link that was mailed: its reader wants none of it.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn decline_joining(&self, token: &str, now: Timestamp) -> Result<()> {
        self.joining_link(token, now).await?;
        let mut change = self.store.begin().await?;
        let row = self.lock_joining(&mut change, token, now).await?;
        forget_joinings(&mut change, &row.kept).await?;
        let nobody = PersonId::default();
        let by = if row.kept_token == hash_of(token) {
            &row.kept_mail
        } else {
            &row.other_mail
        };
        for person in [&row.kept, &row.other] {
            touch_by(&mut change, (person, Thing::Account), (&nobody, now)).await?;
            let action = "account-joining-declined";
            audit::record(&mut change, now, &nobody, action, person, by).await?;
        }
        change.commit().await?;
        Ok(())
    }
}

async fn read_row(change: &mut Change, token: &str, now: Timestamp) -> Result<Row> {
    let row: Option<Row> = sqlx::query_as(BY_TOKEN)
        .bind(hash_of(token))
        .bind(now.0)
        .fetch_optional(&mut **change)
        .await?;
    Ok(row.ok_or(Refusal::LinkSpent)?)
}

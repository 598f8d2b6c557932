//! Another address for an account. It counts once its owner has opened the link that was mailed
//! there; until then the account stays as it is. The old address is told at once and can take the
//! change back. Who runs the service must let it happen at the old address too: else another
//! administrator could give the account an address of their own.

use std::time::Duration;

use contest::{Language, MailAddress, PersonId, Timestamp, timestamp::DAY};

use crate::{
    Entered, Failure, Office, Person, Problem, Refusal, Result, Thing,
    accounts::{
        acting::read_reason,
        helping::{Help, HelpForm, HelpedAccount, turn_mails},
        invitations::lock_invitations,
        links::end_links,
        sessions::{Way, end_sessions},
    },
    audit,
    entropy::{hash_of, token},
    refusal::{UNKNOWN, violates},
    storage::{Change, execute_one},
    versions::{lock, touch_by},
};

/// How long the links work.
const CONFIRM_LIMIT: Duration = DAY.saturating_mul(2);
/// The page that they open.
const CONFIRM_PATH: &str = "account/address";

/// Another address that waits to be proven.
#[derive(Clone, Debug)]
pub struct AddressChange {
    /// The new one.
    pub mail: String,
    /// Who asked for it.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// Until when the links work.
    pub expires_at: Timestamp,
    /// Whether the new address has been proven.
    pub confirmed: bool,
    /// Whether the old address must let it happen and has not yet.
    pub asks_old: bool,
}

/// What a link about another address says, to who opened it.
#[derive(Clone, Debug)]
pub struct AddressLink {
    /// Whose account it is.
    pub name: String,
    /// The address that the account has.
    pub old_mail: String,
    /// The one that it is to have.
    pub mail: String,
    /// Why, in the words of who asked for it.
    pub reason: String,
    /// Whether the link was mailed to the address that the account has.
    pub is_old: bool,
    /// Whether something is to be confirmed by it: at the old address only by who runs the service.
    pub confirms: bool,
}

/// What became of a confirmation.
#[derive(Clone)]
pub enum AddressConfirmed {
    /// The other address has not said its word yet.
    Waits,
    /// The account has the new address; whoever proved it is signed in.
    Changed(Entered),
    /// The same, by the link of the old address.
    ChangedByOld,
}

#[derive(sqlx::FromRow)]
struct Row {
    person: PersonId,
    name: String,
    language: String,
    administrator: i64,
    verified_at: Option<i64>,
    old_mail: String,
    mail: String,
    old_token: String,
    reason: String,
    asked_by: PersonId,
    old_confirmed_at: Option<i64>,
    confirmed_at: Option<i64>,
}

impl Row {
    /// Whether the old address has to say its word.
    const fn asks_old(&self) -> bool {
        self.administrator == 1 && self.verified_at.is_some()
    }

    fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    mail: String,
    asked_by: String,
    asked_at: i64,
    expires_at: i64,
    confirmed_at: Option<i64>,
    old_confirmed_at: Option<i64>,
    administrator: i64,
    verified_at: Option<i64>,
}

const BY_TOKEN: &str = "SELECT address_change.person, person.name, person.language,
            person.administrator, person.verified_at,
            address_change.old_mail, address_change.mail, address_change.old_token,
            address_change.reason, address_change.asked_by, address_change.old_confirmed_at,
            address_change.confirmed_at
     FROM address_change
     JOIN person ON person.id = address_change.person
     WHERE (address_change.old_token = $1 OR address_change.token = $1)
       AND address_change.expires_at > $2
       AND person.mail = address_change.old_mail
       AND person.joined_to IS NULL";

/// An address, and a reason for it, or everything that stands against them.
fn read_fields(mail: &str, reason: &str) -> Result<MailAddress> {
    let mail = MailAddress::read(mail)
        .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)));
    match (mail, read_reason(reason)) {
        (Ok(mail), Ok(_)) => Ok(mail),
        (
            Err(Failure::Refused(Refusal::Fields(mut problems))),
            Err(Failure::Refused(Refusal::Fields(others))),
        ) => {
            problems.extend(others);
            Err(Refusal::Fields(problems).into())
        }
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

/// Whether somebody has an account with an address.
pub(crate) async fn is_used(change: &mut Change, mail: &str) -> Result<bool> {
    let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM person WHERE mail = $1")
        .bind(mail)
        .fetch_one(&mut **change)
        .await?;
    Ok(known > 0)
}

/// Lets another address of an account wait to be proven, with the links of both addresses, and
/// notes who asked for it and why.
pub(crate) async fn insert_change(
    change: &mut Change,
    (person, old): (&PersonId, &str),
    new: &str,
    [old_token, new_token]: &[String; 2],
    (asking, reason): (&PersonId, &str),
    now: Timestamp,
) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "INSERT INTO address_change (
                 person, old_mail, mail, old_token, token, reason,
                 asked_by, asked_at, expires_at
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(person)
        .bind(old)
        .bind(new)
        .bind(hash_of(old_token))
        .bind(hash_of(new_token))
        .bind(reason)
        .bind(asking)
        .bind(now.0)
        .bind(now.plus(CONFIRM_LIMIT).0),
    )
    .await?;
    Ok(())
}

/// Forgets the change of somebody's address that waits, if one does; answers the address.
pub(crate) async fn forget_change(
    change: &mut Change,
    person: &PersonId,
) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "DELETE FROM address_change
         WHERE person = $1
         RETURNING mail",
    )
    .bind(person)
    .fetch_optional(&mut **change)
    .await?)
}

impl Office {
    /// The other address that somebody's account is to have, while it waits.
    ///
    /// # Errors
    ///
    /// Where the database fails. Who asks has seen the account already.
    pub async fn address_change(
        &self,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<Option<AddressChange>> {
        let row: Option<WaitingRow> = sqlx::query_as(
            "SELECT address_change.mail, asking.name AS asked_by, address_change.asked_at,
                    address_change.expires_at, address_change.confirmed_at,
                    address_change.old_confirmed_at, person.administrator, person.verified_at
             FROM address_change
             JOIN person ON person.id = address_change.person
             JOIN person AS asking ON asking.id = address_change.asked_by
             WHERE address_change.person = $1
               AND address_change.expires_at > $2
               AND person.mail = address_change.old_mail",
        )
        .bind(person)
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        Ok(row.map(|row| AddressChange {
            asks_old: row.administrator == 1
                && row.verified_at.is_some()
                && row.old_confirmed_at.is_none(),
            mail: row.mail,
            asked_by: row.asked_by,
            asked_at: Timestamp(row.asked_at),
            expires_at: Timestamp(row.expires_at),
            confirmed: row.confirmed_at.is_some(),
        }))
    }

    /// Asks for another address of somebody's account, and mails the link that proves it there.
    /// What was asked before is forgotten.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where it is no address, or an account has it, or the reason is missing
    /// or too long; [`Refusal::Overtaken`]; unknown for anybody but administrators of the service.
    pub async fn ask_address(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        mail: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.may_help(administrator).await?;
        let new = read_fields(mail, form.reason)?;
        let wanted = format!("address {}", new.as_str());
        let begun = self.begin_help(administrator, form, &wanted, now).await?;
        let Some(Help {
            mut change,
            account,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        if new.as_str() == account.mail {
            return Err(Refusal::field("mail", Problem::SameAddress));
        }
        if is_used(&mut change, new.as_str()).await? {
            return Err(Refusal::field("mail", Problem::AnotherAccount));
        }
        let tokens = [token(&*self.entropy), token(&*self.entropy)];
        forget_change(&mut change, &account.id).await?;
        insert_change(
            &mut change,
            (&account.id, &account.mail),
            new.as_str(),
            &tokens,
            (&administrator.id, &reason),
            now,
        )
        .await?;
        let asked = Asked {
            account: &account,
            administrator: &administrator.name,
            mail: new.as_str(),
            reason: &reason,
        };
        self.tell_of_change(&mut change, &asked, &tokens, now)
            .await?;
        audit::record(
            &mut change,
            now,
            &administrator.id,
            "account-address",
            &account.id,
            &format!("{} → {}: {reason}", account.mail, new.as_str()),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// The address of the page that a link about another address opens.
    pub(crate) fn confirmation_address(&self, language: Language, token: &str) -> String {
        self.link_address(language, CONFIRM_PATH, token)
    }

    /// Mails both addresses what is asked for, each with its link.
    async fn tell_of_change(
        &self,
        change: &mut Change,
        asked: &Asked<'_>,
        [old, new]: &[String; 2],
        now: Timestamp,
    ) -> Result<()> {
        let language = asked.account.language;
        let name = asked.account.name.as_str();
        let link = self.confirmation_address(language, old);
        let body = i18n::mail_address_old_body(
            language,
            name,
            asked.administrator,
            asked.mail,
            asked.reason,
            link,
        );
        let subject = i18n::mail_address_old_subject(language);
        self.post(change, now, &asked.account.mail, subject, &body)
            .await?;
        let link = self.confirmation_address(language, new);
        let body = i18n::mail_address_new_body(
            language,
            name,
            asked.administrator,
            asked.account.mail.as_str(),
            asked.reason,
            link,
        );
        let subject = i18n::mail_address_new_subject(language);
        self.post(change, now, asked.mail, subject, &body).await
    }

    /// Takes back what was asked for.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the reason is missing or too long; [`Refusal::Overtaken`]; unknown
    /// for anybody but administrators of the service, and where nothing waits.
    pub async fn withdraw_address(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let begun = self
            .begin_help(administrator, form, "address-withdrawn", now)
            .await?;
        let Some(Help {
            mut change,
            account,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        let mail = forget_change(&mut change, &account.id)
            .await?
            .ok_or(UNKNOWN)?;
        audit::record(
            &mut change,
            now,
            &administrator.id,
            "account-address-withdrawn",
            &account.id,
            &format!("{mail}: {reason}"),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// What a mailed link about another address says.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn address_link(&self, token: &str, now: Timestamp) -> Result<AddressLink> {
        let row: Option<Row> = sqlx::query_as(BY_TOKEN)
            .bind(hash_of(token))
            .bind(now.0)
            .fetch_optional(self.store.read())
            .await?;
        let row = row.ok_or(Refusal::LinkSpent)?;
        let is_old = row.old_token == hash_of(token);
        let said = if is_old {
            row.old_confirmed_at
        } else {
            row.confirmed_at
        };
        Ok(AddressLink {
            confirms: said.is_none() && (!is_old || row.asks_old()),
            is_old,
            name: row.name,
            old_mail: row.old_mail,
            mail: row.mail,
            reason: row.reason,
        })
    }

    /// Confirms another address by a link that was mailed. Once every address has that is asked,
    /// the account has the new one: sessions and links of before are over, and both addresses are told.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`]; [`Refusal::Fields`] where another account has the address by now.
    pub async fn confirm_address(
        &self,
        token: &str,
        agent: &str,
        now: Timestamp,
    ) -> Result<AddressConfirmed> {
        // Before anything is locked, it is read what is to be.
        let known = self.address_link(token, now).await?;
        if !known.confirms {
            return Err(Refusal::LinkSpent.into());
        }
        let mut change = self.store.begin().await?;
        // Editions before what is the person's, as whoever invites several takes them.
        lock_invitations(&mut change, &known.mail, now).await?;
        let mut row = self.lock_change(&mut change, token, now).await?;
        // The old address may have said its word, or need no longer say one, since it was read.
        let is_old = row.old_token == hash_of(token);
        note_word(&mut change, &row.person, is_old, now).await?;
        if is_old {
            row.old_confirmed_at = Some(now.0);
        } else {
            row.confirmed_at = Some(now.0);
        }
        touch_by(
            &mut change,
            (&row.person, Thing::Account),
            (&row.person, now),
        )
        .await?;
        let old_agrees = !row.asks_old() || row.old_confirmed_at.is_some();
        if !old_agrees || row.confirmed_at.is_none() {
            change.commit().await?;
            return Ok(AddressConfirmed::Waits);
        }
        self.replace(&mut change, &row, now).await?;
        let answer = if is_old {
            AddressConfirmed::ChangedByOld
        } else {
            let admission = self
                .let_in(&mut change, &row.person, (agent, Way::Link), now)
                .await?;
            AddressConfirmed::Changed(Entered {
                admission,
                next: String::new(),
            })
        };
        change.commit().await?;
        Ok(answer)
    }

    /// Reads what a link is about, and lets nobody else change it until this change ends.
    async fn lock_change(&self, change: &mut Change, token: &str, now: Timestamp) -> Result<Row> {
        let read = async |change: &mut Change| -> Result<Row> {
            let row: Option<Row> = sqlx::query_as(BY_TOKEN)
                .bind(hash_of(token))
                .bind(now.0)
                .fetch_optional(&mut **change)
                .await?;
            Ok(row.ok_or(Refusal::LinkSpent)?)
        };
        let person = read(change).await?.person;
        lock(change, &person).await?;
        read(change).await
    }

    /// Gives an account the address that was proven now.
    async fn replace(&self, change: &mut Change, row: &Row, now: Timestamp) -> Result<()> {
        if is_used(change, &row.mail).await? {
            return Err(Refusal::field("mail", Problem::AnotherAccount));
        }
        // Links before the person, as whoever opens one takes them.
        end_links(change, &row.person).await?;
        let changed = sqlx::query(
            "UPDATE person
             SET mail = $1
             WHERE id = $2
               AND mail = $3",
        )
        .bind(&row.mail)
        .bind(&row.person)
        .bind(&row.old_mail)
        .execute(&mut **change)
        .await;
        match changed {
            Ok(done) if done.rows_affected() == 1 => {}
            Ok(_) => return Err(Refusal::LinkSpent.into()),
            Err(error) if violates(&error, "person_mail", "person.mail") => {
                return Err(Refusal::field("mail", Problem::AnotherAccount));
            }
            Err(error) => return Err(error.into()),
        }
        self.prove(change, &row.person, now).await?;
        end_sessions(change, &row.person).await?;
        turn_mails(change, (&row.old_mail, &row.mail), now).await?;
        forget_change(change, &row.person).await?;
        audit::record(
            change,
            now,
            &row.person,
            "account-address-changed",
            &row.person,
            &format!("{} → {}", row.old_mail, row.mail),
        )
        .await?;
        let language = row.language();
        if row.asked_by == row.person {
            let owner = (&row.person, row.name.as_str(), language);
            let mails = (row.old_mail.as_str(), row.mail.as_str());
            return self.offer_undo(change, owner, mails, now).await;
        }
        // Whoever runs the service has looked into it: the address before takes nothing back.
        Self::end_undos(change, &row.person).await?;
        let subject = i18n::mail_address_changed_subject(language);
        let body = i18n::mail_address_changed_body(language, row.name.as_str(), row.mail.as_str());
        for address in [&row.old_mail, &row.mail] {
            self.post(change, now, address, subject, &body).await?;
        }
        Ok(())
    }

    /// Takes back what was asked for, by a link that was mailed: its reader wants none of it.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn decline_address(&self, token: &str, now: Timestamp) -> Result<()> {
        self.address_link(token, now).await?;
        let mut change = self.store.begin().await?;
        let row = self.lock_change(&mut change, token, now).await?;
        forget_change(&mut change, &row.person).await?;
        let nobody = PersonId::default();
        touch_by(&mut change, (&row.person, Thing::Account), (&nobody, now)).await?;
        let by = if row.old_token == hash_of(token) {
            &row.old_mail
        } else {
            &row.mail
        };
        audit::record(
            &mut change,
            now,
            nobody,
            "account-address-declined",
            &row.person,
            by,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// What was asked for, as both addresses are told.
struct Asked<'a> {
    account: &'a HelpedAccount,
    /// The name of who asked.
    administrator: &'a str,
    /// The new address.
    mail: &'a str,
    reason: &'a str,
}

/// Notes that an address has said its word.
async fn note_word(
    change: &mut Change,
    person: &PersonId,
    is_old: bool,
    now: Timestamp,
) -> Result<()> {
    let statement = if is_old {
        "UPDATE address_change
         SET old_confirmed_at = $1
         WHERE person = $2"
    } else {
        "UPDATE address_change
         SET confirmed_at = $1
         WHERE person = $2"
    };
    execute_one(change, sqlx::query(statement).bind(now.0).bind(person)).await?;
    Ok(())
}

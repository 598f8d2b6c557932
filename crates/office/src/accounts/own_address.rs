//! Another address that the owner of an account asks for. It waits and is proven as one that an
//! administrator asks for ([`crate::accounts::address_changes`]). The old address can take it back
//! as long as it waits, and for a week after: whoever got at a session and the password gives the
//! account no other owner. Taken back, the account has no password either, so that only who reads
//! the old address comes in.

use std::time::Duration;

use contest::{Action, Language, MailAddress, PersonId, Timestamp, timestamp::DAY};

use crate::{
    Office, Person, Problem, Refusal, Result, Thing,
    accounts::{
        address_changes::{forget_change, insert_change, is_used},
        helping::turn_mails,
        links::end_links,
        second_factor::PresentProof,
        sessions::end_sessions,
    },
    audit,
    entropy::{hash_of, token},
    refusal::violates,
    storage::Change,
    versions::{lock, touch_by},
};

/// How long the old address can take a change back that was made.
const UNDO_LIMIT: Duration = DAY.saturating_mul(7);
/// The page that its link opens.
const UNDO_PATH: &str = "account/address/undo";

/// What the link says that takes a change of an address back.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AddressUndo {
    /// Whose account it is.
    pub name: String,
    /// The address that the account had, to which the link was mailed.
    pub mail: String,
    /// The one that it has now.
    pub changed_to: String,
}

/// What is taken back.
#[derive(sqlx::FromRow)]
struct Undone {
    person: PersonId,
    mail: String,
    changed_to: String,
}

impl Office {
    /// Asks for another address of one's own account: the new one gets the link that proves it, the
    /// old one a link that takes it back.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for the address or the password; [`Refusal::PasswordFirst`] where the
    /// account has none: who signs in by mail alone would have nothing to prove themselves with.
    pub async fn ask_own_address(
        &self,
        person: &Person,
        proof: &PresentProof,
        mail: &str,
        now: Timestamp,
    ) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let new = MailAddress::read(mail)
            .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
        if new.as_str() == person.mail {
            return Err(Refusal::field("mail", Problem::SameAddress));
        }
        if !self.has_password(person).await? {
            return Err(Refusal::PasswordFirst.into());
        }
        self.prove_present(person, proof, now).await?;
        let mut change = self.store.begin().await?;
        lock(&mut change, &person.id).await?;
        let tokens = [token(&*self.entropy), token(&*self.entropy)];
        forget_change(&mut change, &person.id).await?;
        insert_change(
            &mut change,
            (&person.id, &person.mail),
            new.as_str(),
            &tokens,
            (&person.id, ""),
            now,
        )
        .await?;
        self.tell_of_own_change(&mut change, person, &new, &tokens, now)
            .await?;
        touch_by(&mut change, (&person.id, Thing::Account), (&person.id, now)).await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "account-address",
            &person.id,
            &format!("{} → {}", person.mail, new.as_str()),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Mails both addresses what is asked for, each with its link. An address that has an account
    /// is told so, and gets no link: the page tells nobody whose addresses there are.
    async fn tell_of_own_change(
        &self,
        change: &mut Change,
        person: &Person,
        new: &MailAddress,
        [old_token, new_token]: &[String; 2],
        now: Timestamp,
    ) -> Result<()> {
        let (language, name) = (person.language, person.name.as_str());
        let link = self.confirmation_address(language, old_token);
        let body = i18n::mail_own_address_old_body(language, name, new.as_str(), link);
        let subject = i18n::mail_address_old_subject(language);
        self.post(change, now, &person.mail, subject, &body).await?;
        let (subject, body) = if is_used(change, new.as_str()).await? {
            (
                i18n::mail_own_address_used_subject(language),
                i18n::mail_own_address_used_body(language, person.mail.as_str()),
            )
        } else {
            let link = self.confirmation_address(language, new_token);
            (
                i18n::mail_address_new_subject(language),
                i18n::mail_own_address_new_body(language, name, person.mail.as_str(), link),
            )
        };
        self.post(change, now, new.as_str(), subject, &body).await
    }

    /// Takes back the address that one asked for.
    ///
    /// # Errors
    ///
    /// Denied on behalf of somebody else.
    pub async fn withdraw_own_address(&self, person: &Person, now: Timestamp) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let mut change = self.store.begin().await?;
        lock(&mut change, &person.id).await?;
        let Some(mail) = forget_change(&mut change, &person.id).await? else {
            // It is over already.
            return Ok(());
        };
        touch_by(&mut change, (&person.id, Thing::Account), (&person.id, now)).await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "account-address-withdrawn",
            &person.id,
            &mail,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Tells both addresses that an owner's change was made, the old one with the link that takes
    /// it back.
    pub(crate) async fn offer_undo(
        &self,
        change: &mut Change,
        (person, name, language): (&PersonId, &str, Language),
        (old, new): (&str, &str),
        now: Timestamp,
    ) -> Result<()> {
        let token = token(&*self.entropy);
        sqlx::query(
            "INSERT INTO address_undo (token_hash, person, mail, changed_to, expires_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(hash_of(&token))
        .bind(person)
        .bind(old)
        .bind(new)
        .bind(now.plus(UNDO_LIMIT).0)
        .execute(&mut **change)
        .await?;
        let subject = i18n::mail_address_changed_subject(language);
        let link = self.link_address(language, UNDO_PATH, &token);
        let body = i18n::mail_address_undo_body(language, name, new, link);
        self.post(change, now, old, subject, &body).await?;
        let body = i18n::mail_address_changed_body(language, name, new);
        self.post(change, now, new, subject, &body).await
    }

    /// Forgets what the addresses that an account had could still take back.
    pub(crate) async fn end_undos(change: &mut Change, person: &PersonId) -> Result<()> {
        // Any number of them, also none.
        sqlx::query("DELETE FROM address_undo WHERE person = $1")
            .bind(person)
            .execute(&mut **change)
            .await?;
        Ok(())
    }

    /// What a link says that takes a change back.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`], also where the address is another one by now.
    pub async fn address_undo(&self, token: &str, now: Timestamp) -> Result<AddressUndo> {
        let row: Option<AddressUndo> = sqlx::query_as(
            "SELECT person.name, address_undo.mail, address_undo.changed_to
             FROM address_undo
             JOIN person ON person.id = address_undo.person
             WHERE address_undo.token_hash = $1
               AND address_undo.expires_at > $2
               AND person.mail = address_undo.changed_to
               AND person.joined_to IS NULL",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        row.ok_or_else(|| Refusal::LinkSpent.into())
    }

    /// Gives an account the address back that it had. Sessions, links and the password are over:
    /// who reads the old address chooses another one.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`]; [`Refusal::Fields`] where another account has the address by now.
    pub async fn undo_address(&self, token: &str, now: Timestamp) -> Result<()> {
        self.address_undo(token, now).await?;
        let mut change = self.store.begin().await?;
        let row: Option<Undone> = sqlx::query_as(
            "DELETE FROM address_undo
             WHERE token_hash = $1
               AND expires_at > $2
             RETURNING person, mail, changed_to",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .fetch_optional(&mut *change)
        .await?;
        let row = row.ok_or(Refusal::LinkSpent)?;
        lock(&mut change, &row.person).await?;
        give_back(&mut change, &row).await?;
        turn_mails(&mut change, (&row.changed_to, &row.mail), now).await?;
        let nobody = PersonId::default();
        touch_by(&mut change, (&row.person, Thing::Account), (&nobody, now)).await?;
        audit::record(
            &mut change,
            now,
            nobody,
            "account-address-undone",
            &row.person,
            &format!("{} → {}", row.changed_to, row.mail),
        )
        .await?;
        let owner = self.read_owner(&mut change, &row.person).await?;
        let language = owner.language;
        let body = i18n::mail_address_undone_body(
            language,
            owner.name.as_str(),
            row.mail.as_str(),
            self.reset_address(language),
        );
        let subject = i18n::mail_address_undone_subject(language);
        for address in [&row.mail, &row.changed_to] {
            self.post(&mut change, now, address, subject, &body).await?;
        }
        change.commit().await?;
        Ok(())
    }
}

/// Turns an account back to the address that it had, with nothing left of who changed it.
async fn give_back(change: &mut Change, row: &Undone) -> Result<()> {
    let taken = || Refusal::field("mail", Problem::AnotherAccount);
    if is_used(change, &row.mail).await? {
        return Err(taken());
    }
    // Links before the person, as whoever opens one takes them.
    end_links(change, &row.person).await?;
    let turned = sqlx::query(
        "UPDATE person
         SET mail = $1, password_hash = NULL
         WHERE id = $2
           AND mail = $3
           AND joined_to IS NULL",
    )
    .bind(&row.mail)
    .bind(&row.person)
    .bind(&row.changed_to)
    .execute(&mut **change)
    .await;
    match turned {
        Ok(done) if done.rows_affected() == 1 => {}
        Ok(_) => return Err(Refusal::LinkSpent.into()),
        Err(error) if violates(&error, "person_mail", "person.mail") => return Err(taken()),
        Err(error) => return Err(error.into()),
    }
    end_sessions(change, &row.person).await?;
    forget_change(change, &row.person).await?;
    Ok(())
}

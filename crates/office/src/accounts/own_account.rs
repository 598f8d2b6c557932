//! What people change of their own accounts: password, name, language. Another address stands in
//! [`crate::accounts::own_address`], the second factor in [`crate::accounts::second_factor`].

use contest::{Action, Language, PersonId, PersonName, Timestamp};
use secrecy::SecretString;

use crate::{
    Office, Person, Problem, Refusal, Result,
    accounts::{
        links::end_links,
        name_keys::make_name_key,
        people::name_problem,
        second_factor::{Checked, PresentProof},
        sessions::end_other_sessions,
    },
    audit,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// To whom a mail about their account is written.
#[derive(Debug)]
pub(crate) struct AccountOwner {
    pub(crate) name: String,
    pub(crate) mail: String,
    pub(crate) language: Language,
}

impl Office {
    /// The page on which a link to a new password is asked for, as mails name it.
    pub(crate) fn reset_address(&self, language: Language) -> String {
        format!("{}/{}/reset", self.settings.address, language.tag())
    }

    pub(crate) async fn read_owner(
        &self,
        change: &mut Change,
        person: &PersonId,
    ) -> Result<AccountOwner> {
        let row: Option<(String, String, String)> =
            sqlx::query_as("SELECT name, mail, language FROM person WHERE id = $1")
                .bind(person)
                .fetch_optional(&mut **change)
                .await?;
        let (name, mail, language) = row.ok_or(UNKNOWN)?;
        Ok(AccountOwner {
            name,
            mail,
            language: Language::from_tag(&language).unwrap_or_default(),
        })
    }

    /// The hash of somebody's password, where they have one.
    async fn read_password_hash(&self, person: &Person) -> Result<Option<String>> {
        let hash: Option<Option<String>> =
            sqlx::query_scalar("SELECT password_hash FROM person WHERE id = $1")
                .bind(&person.id)
                .fetch_optional(self.store.read())
                .await?;
        Ok(hash.flatten())
    }

    /// Makes sure that a session is in the right hands, before something changes by which somebody
    /// signs in. Whoever has neither a password nor a second factor has shown who they are by a
    /// mail, and is not asked.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for a wrong password or code; [`Refusal::TooMany`]; [`Refusal::Busy`].
    pub(crate) async fn prove_present(
        &self,
        person: &Person,
        proof: &PresentProof,
        now: Timestamp,
    ) -> Result<()> {
        if let Some(hash) = self.read_password_hash(person).await? {
            return if self.password_fits(&proof.password, &hash).await? {
                Ok(())
            } else {
                Err(Refusal::field("present-password", Problem::WrongPassword))
            };
        }
        if !person.second_factor {
            return Ok(());
        }
        let mut change = self.store.begin().await?;
        let checked = self
            .check_code(&mut change, &person.id, &proof.code, now)
            .await?;
        // What was counted stays.
        change.commit().await?;
        if checked == Checked::Wrong {
            Err(Refusal::field("code", Problem::WrongCode))
        } else {
            Ok(())
        }
    }

    /// Gives an account another password. Other sessions and all links are over, and the owner is
    /// told by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for either password; [`Refusal::Busy`]; unknown where the account has no
    /// password; denied on behalf of somebody else.
    pub async fn change_password(
        &self,
        person: &Person,
        present: &SecretString,
        new: &SecretString,
        now: Timestamp,
    ) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let stands = self.read_password_hash(person).await?.ok_or(UNKNOWN)?;
        self.check_new_password(&person.id, "password", new).await?;
        if !self.password_fits(present, &stands).await? {
            return Err(Refusal::field("present-password", Problem::WrongPassword));
        }
        let hash = self.hash_password(new).await?;
        let mut change = self.store.begin().await?;
        // Links before the person, as whoever opens one takes them.
        end_links(&mut change, &person.id).await?;
        let changed = sqlx::query(
            "UPDATE person
             SET password_hash = $1
             WHERE id = $2
               AND password_hash = $3",
        )
        .bind(hash)
        .bind(&person.id)
        .bind(&stands)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if changed == 0 {
            // Another password was set since: the present one is another.
            return Err(Refusal::field("present-password", Problem::WrongPassword));
        }
        end_other_sessions(&mut change, person).await?;
        let language = person.language;
        let body = i18n::mail_password_changed_body(
            language,
            person.name.as_str(),
            self.reset_address(language),
        );
        let subject = i18n::mail_password_changed_subject(language);
        self.post(&mut change, now, &person.mail, subject, &body)
            .await?;
        audit::record(&mut change, now, &person.id, "password", &person.id, "").await?;
        change.commit().await?;
        Ok(())
    }

    /// Gives an account another name.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]; denied on behalf of somebody else.
    pub async fn rename(&self, person: &Person, name: &str, now: Timestamp) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let name =
            PersonName::parse(name).ok_or_else(|| Refusal::field("name", name_problem(name)))?;
        if name.as_str() == person.name {
            return Ok(());
        }
        let mut change = self.store.begin().await?;
        execute_one(
            &mut change,
            sqlx::query(
                "UPDATE person
                 SET name = $1, name_key = $2
                 WHERE id = $3",
            )
            .bind(name.as_str())
            .bind(make_name_key(name.as_str()))
            .bind(&person.id),
        )
        .await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "name",
            &person.id,
            &format!("{} → {}", person.name, name.as_str()),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Says in which language somebody is written to.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where it is none of ours; denied on behalf of somebody else.
    pub async fn set_language(&self, person: &Person, tag: &str, now: Timestamp) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let language = Language::from_tag(tag)
            .ok_or_else(|| Refusal::field("language", Problem::UnknownChoice))?;
        if language == person.language {
            return Ok(());
        }
        let mut change = self.store.begin().await?;
        execute_one(
            &mut change,
            sqlx::query(
                "UPDATE person
                 SET language = $1
                 WHERE id = $2",
            )
            .bind(language.tag())
            .bind(&person.id),
        )
        .await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "language",
            &person.id,
            language.tag(),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }
}

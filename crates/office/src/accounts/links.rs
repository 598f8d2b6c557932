//! Links that arrive by mail: those of one time sign in, or let a password be chosen, and prove an
//! address on the way; those that are signed hold until what they are made of changes.

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use contest::{
    Language, MailAddress, PersonId, PersonName, Timestamp,
    timestamp::{DAY, HOUR},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::SecretString;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::{
    Admission, Office, Problem, Refusal, Result,
    accounts::{
        asked_mails::takes_asked_mail,
        invitations::{accept_invitations, lock_invitations},
        people::NewPerson,
        sessions::{Way, end_sessions},
    },
    audit,
    entropy::{hash_of, token},
    storage::{Change, execute_one},
};

/// How long a link to a new password works.
const RESET_LIMIT: Duration = HOUR;
/// How long a link to sign in works that somebody asked for.
pub(crate) const SIGN_IN_LIMIT: Duration = HOUR;
/// An invitation waits longer than a link that somebody just asked for.
pub(crate) const INVITATION_LIMIT: Duration = DAY.saturating_mul(30);

/// Most bytes of the address of a page to which a link leads; a longer one is forgotten.
const MAX_NEXT_BYTES: usize = 500;

/// What a one-time link of a person is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    SignIn,
    Reset,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Reset => "reset",
        }
    }

    /// The page that the link opens.
    const fn path(self) -> &'static str {
        match self {
            Self::SignIn => "enter",
            Self::Reset => "new-password",
        }
    }
}

/// A link as it is made: whose, what for, until when, and where it leads.
pub(crate) struct NewLink<'a> {
    pub(crate) person: &'a PersonId,
    pub(crate) purpose: Purpose,
    pub(crate) limit: Duration,
    /// The language of the page that it opens.
    pub(crate) language: Language,
    /// The page to go to afterwards, empty for the desk.
    pub(crate) next: &'a str,
}

/// Somebody who was invited by their address.
pub(crate) struct Invitee {
    pub(crate) person: PersonId,
    /// By which the mail greets them: their own, once they have come in, and what was typed before.
    pub(crate) name: String,
    /// The address of the page that their link opens.
    pub(crate) link: String,
}

/// A sign-in by a link, and the page that was wanted.
#[derive(Clone)]
pub struct Entered {
    /// What its owner gets.
    pub admission: Admission,
    /// As it was asked for, from outside; empty where nothing was.
    pub next: String,
}

/// The page to go to, as it is kept.
pub(crate) fn keepable_next(next: &str) -> &str {
    if next.len() <= MAX_NEXT_BYTES {
        next
    } else {
        ""
    }
}

/// Bytes of a signature that stand in a link: 128 bits.
const SIGNATURE_BYTES: usize = 16;

impl Office {
    /// What a signed link carries: its `subject`, and a signature over the `purpose`, the subject
    /// and what stands `besides`, so that it holds until that changes.
    pub(crate) fn sign(&self, purpose: &str, (subject, besides): (&str, &str)) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&*self.key).expect("HMAC takes a key of any length");
        for part in [purpose, "\0", subject, "\0", besides] {
            mac.update(part.as_bytes());
        }
        let signature = URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..SIGNATURE_BYTES]);
        format!("{subject}.{signature}")
    }

    /// Whether a link carries what [`Office::signed`] gives, told in the same time wherever it
    /// differs.
    pub(crate) fn is_signed(&self, link: &str, purpose: &str, of: (&str, &str)) -> bool {
        self.sign(purpose, of)
            .as_bytes()
            .ct_eq(link.as_bytes())
            .into()
    }
}

impl Office {
    /// Makes a link; answers its address.
    pub(crate) async fn link(
        &self,
        transaction: &mut Change,
        link: NewLink<'_>,
        now: Timestamp,
    ) -> Result<String> {
        let token = token(&*self.entropy);
        sqlx::query(
            "INSERT INTO link (token_hash, person, purpose, next, expires_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(hash_of(&token))
        .bind(link.person)
        .bind(link.purpose.code())
        .bind(keepable_next(link.next))
        .bind(now.plus(link.limit).0)
        .execute(&mut **transaction)
        .await?;
        Ok(self.link_address(link.language, link.purpose.path(), &token))
    }

    /// The address of the page that a mailed secret opens.
    pub(crate) fn link_address(&self, language: Language, path: &str, token: &str) -> String {
        format!(
            "{}/{}/{path}/{token}",
            self.settings.address,
            language.tag()
        )
    }

    /// Whether a link still works. It costs a reading, and neither a turn to write nor one to hash:
    /// strangers can ask.
    async fn look(&self, token: &str, purpose: Purpose, now: Timestamp) -> Result<PersonId> {
        let good: Option<PersonId> = sqlx::query_scalar(
            "SELECT person
             FROM link
             WHERE token_hash = $1
               AND purpose = $2
               AND used_at IS NULL
               AND expires_at > $3",
        )
        .bind(hash_of(token))
        .bind(purpose.code())
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        good.ok_or_else(|| Refusal::LinkSpent.into())
    }

    /// Uses up a link; answers whose it was and where it leads. Who opens it has read the mail: the
    /// address is theirs.
    async fn spend(
        &self,
        transaction: &mut Change,
        token: &str,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(PersonId, String)> {
        let spent: Option<(PersonId, String)> = sqlx::query_as(
            "UPDATE link
             SET used_at = $1
             WHERE token_hash = $2
               AND purpose = $3
               AND used_at IS NULL
               AND expires_at > $1
             RETURNING person, next",
        )
        .bind(now.0)
        .bind(hash_of(token))
        .bind(purpose.code())
        .fetch_optional(&mut **transaction)
        .await?;
        let (person, next) = spent.ok_or(Refusal::LinkSpent)?;
        self.prove(transaction, &person, now).await?;
        Ok((person, next))
    }

    /// Notes that somebody has the address of their account. Nothing outlives it that was typed for
    /// the address before; what the address was invited to organise, they organise.
    pub(crate) async fn prove(
        &self,
        transaction: &mut Change,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mail: String = sqlx::query_scalar("SELECT mail FROM person WHERE id = $1")
            .bind(person)
            .fetch_one(&mut **transaction)
            .await?;
        let invited = lock_invitations(transaction, &mail, now).await?;
        // An address that was proven before keeps its password.
        sqlx::query(
            "UPDATE person
             SET verified_at = $1, password_hash = NULL
             WHERE id = $2
               AND verified_at IS NULL",
        )
        .bind(now.0)
        .bind(person)
        .execute(&mut **transaction)
        .await?;
        // Forms that wait for the address: any number.
        sqlx::query(
            "DELETE FROM sign_up
             WHERE mail = $1",
        )
        .bind(&mail)
        .execute(&mut **transaction)
        .await?;
        accept_invitations(transaction, (person, &mail), &invited, now).await
    }

    /// Forgets what can be opened no longer: links, forms of new accounts, what takes an address
    /// back, sign-ins that wait.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn sweep_links(&self, now: Timestamp) -> Result<()> {
        let mut change = self.store.begin().await?;
        // Any number of each, also none.
        for statement in [
            "DELETE FROM link WHERE expires_at <= $1",
            "DELETE FROM sign_up WHERE expires_at <= $1",
            "DELETE FROM address_undo WHERE expires_at <= $1",
            "DELETE FROM half_sign_in WHERE expires_at <= $1",
        ] {
            sqlx::query(statement)
                .bind(now.0)
                .execute(&mut *change)
                .await?;
        }
        change.commit().await?;
        Ok(())
    }

    /// Whether a sign-in link still works.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn sign_in_link_works(&self, token: &str, now: Timestamp) -> Result<()> {
        self.look(token, Purpose::SignIn, now).await.map(drop)
    }

    /// Whether a link to a new password still works.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn reset_link_works(&self, token: &str, now: Timestamp) -> Result<()> {
        self.look(token, Purpose::Reset, now).await.map(drop)
    }

    /// Signs in by a one-time link. Coming by mail, it proves the address too.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn sign_in_by_link(
        &self,
        token: &str,
        agent: &str,
        now: Timestamp,
    ) -> Result<Entered> {
        self.look(token, Purpose::SignIn, now).await?;
        let mut transaction = self.store.begin().await?;
        let (person, next) = self
            .spend(&mut transaction, token, Purpose::SignIn, now)
            .await?;
        let admission = self
            .let_in(&mut transaction, &person, (agent, Way::Link), now)
            .await?;
        transaction.commit().await?;
        Ok(Entered { admission, next })
    }

    /// Sets a new password by the mailed link, ends every session and starts a new one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for the password, in which case the link still works;
    /// [`Refusal::LinkSpent`], before anything is computed; [`Refusal::Busy`].
    pub async fn reset_password(
        &self,
        token: &str,
        password: &SecretString,
        agent: &str,
        now: Timestamp,
    ) -> Result<Entered> {
        let person = self.look(token, Purpose::Reset, now).await?;
        self.check_new_password(&person, "password", password)
            .await?;
        let hash = self.hash_password(password).await?;
        let mut transaction = self.store.begin().await?;
        let (person, next) = self
            .spend(&mut transaction, token, Purpose::Reset, now)
            .await?;
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE person
                 SET password_hash = $1
                 WHERE id = $2",
            )
            .bind(hash)
            .bind(&person),
        )
        .await?;
        end_sessions(&mut transaction, &person).await?;
        // Whoever has an older link gets in no more than whoever has an older password.
        end_links(&mut transaction, &person).await?;
        audit::record(&mut transaction, now, &person, "password", &person, "").await?;
        let admission = self
            .let_in(&mut transaction, &person, (agent, Way::Link), now)
            .await?;
        transaction.commit().await?;
        Ok(Entered { admission, next })
    }

    /// Mails a one-time link to sign in, which leads to `next`, if the address has an account.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the text is no address.
    pub async fn request_sign_in_link(
        &self,
        mail: &str,
        next: &str,
        language: Language,
        now: Timestamp,
    ) -> Result<()> {
        self.request(mail, Purpose::SignIn, next, language, now)
            .await
    }

    /// Mails a link to choose a new password, if the address has an account.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the text is no address.
    pub async fn request_reset(
        &self,
        mail: &str,
        next: &str,
        language: Language,
        now: Timestamp,
    ) -> Result<()> {
        self.request(mail, Purpose::Reset, next, language, now)
            .await
    }

    async fn request(
        &self,
        mail: &str,
        purpose: Purpose,
        next: &str,
        language: Language,
        now: Timestamp,
    ) -> Result<()> {
        let mail = MailAddress::read(mail)
            .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
        let mut transaction = self.store.begin().await?;
        if !takes_asked_mail(&mut transaction, &mail, now).await? {
            return Ok(());
        }
        let known: Option<(PersonId, String)> =
            sqlx::query_as("SELECT id, name FROM person WHERE mail = $1")
                .bind(mail.as_str())
                .fetch_optional(&mut *transaction)
                .await?;
        match known {
            Some((person, name)) => {
                let limit = if purpose == Purpose::Reset {
                    RESET_LIMIT
                } else {
                    SIGN_IN_LIMIT
                };
                let link = NewLink {
                    person: &person,
                    purpose,
                    limit,
                    language,
                    next,
                };
                let link = self.link(&mut transaction, link, now).await?;
                let (subject, body) = match purpose {
                    Purpose::Reset => (
                        i18n::mail_reset_subject(language),
                        i18n::mail_reset_body(language, name, link),
                    ),
                    Purpose::SignIn => (
                        i18n::mail_enter_subject(language),
                        i18n::mail_enter_body(language, name, link),
                    ),
                };
                self.post_asked(&mut transaction, now, &mail, subject, &body)
                    .await?;
            }
            None => {
                self.remind_of_sign_up(&mut transaction, &mail, language, now)
                    .await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The person with an address, made if there is none, and a one-time link with which they sign
    /// in and come to `next`.
    pub(crate) async fn invite(
        &self,
        transaction: &mut Change,
        name: &PersonName,
        mail: &MailAddress,
        language: Language,
        next: &str,
        now: Timestamp,
    ) -> Result<Invitee> {
        let guest = NewPerson {
            name: name.as_str(),
            mail: mail.as_str(),
            language: language.tag(),
            proven: None,
        };
        self.insert_person(transaction, guest, now).await?;
        let (person, own): (PersonId, Option<String>) = sqlx::query_as(
            "SELECT id,
                    CASE WHEN verified_at IS NOT NULL THEN name END AS own
             FROM person
             WHERE mail = $1",
        )
        .bind(mail.as_str())
        .fetch_one(&mut **transaction)
        .await?;
        let link = NewLink {
            person: &person,
            purpose: Purpose::SignIn,
            limit: INVITATION_LIMIT,
            language,
            next,
        };
        let link = self.link(transaction, link, now).await?;
        Ok(Invitee {
            person,
            name: own.unwrap_or_else(|| name.as_str().to_owned()),
            link,
        })
    }
}

/// Ends every link of somebody that waits to be opened.
pub(crate) async fn end_links(change: &mut Change, person: &PersonId) -> Result<()> {
    // Any number of links, also none.
    sqlx::query(
        "DELETE FROM link
         WHERE person = $1
           AND used_at IS NULL",
    )
    .bind(person)
    .execute(&mut **change)
    .await?;
    Ok(())
}

//! How an account comes to be: a form that anybody can fill in for any address, and a link that
//! only who reads its mail can open.
//!
//! The form has a name and an address. Whoever opens the link has proven the address, reads the
//! name, changes it where it is not theirs, and chooses the password there and then: nothing that a
//! stranger typed into the form outlives the proof. Every other proof of the address, and every
//! invitation that came first, leaves the form behind.

use std::time::Duration;

use contest::{Language, MailAddress, PersonId, PersonName, Timestamp, timestamp::DAY};
use secrecy::SecretString;

use crate::{
    Entered, FieldProblem, Office, Problem, Refusal, Result,
    accounts::{
        asked_mails::takes_asked_mail,
        common_passwords::Owner,
        invitations::{accept_invitations, decline_invitation, lock_invitations},
        links::{NewLink, Purpose, SIGN_IN_LIMIT, keepable_next},
        people::{NewPerson, name_problem},
        sessions::Way,
    },
    audit,
    entropy::{hash_of, token},
    storage::{Change, execute_one},
};

/// How long the link of a new account works.
const VERIFY_LIMIT: Duration = DAY.saturating_mul(2);
/// The page that it opens.
pub(crate) const VERIFY_PATH: &str = "verify";
/// What it is called in the log.
const VERIFY: &str = "verify";

/// What somebody asks an account with.
#[derive(Clone, Debug)]
pub struct SignUpForm {
    /// As typed.
    pub name: String,
    /// As typed.
    pub mail: String,
    /// Of the page: the mail comes in it, and the account begins with it.
    pub language: Language,
}

/// A new account that waits for its link to be opened.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingSignUp {
    /// Which the form was sent with; another can be chosen with the password.
    pub name: String,
    /// To which the link went.
    pub mail: String,
}

/// What belongs to a link, as it is taken out.
#[derive(sqlx::FromRow)]
struct TakenSignUp {
    token_hash: String,
    language: String,
    next: String,
    expires_at: i64,
}

/// A form that begins to wait for its link to be opened.
pub(crate) struct NewSignUp<'a> {
    /// Of the link.
    pub(crate) token: &'a str,
    pub(crate) mail: &'a MailAddress,
    pub(crate) name: &'a str,
    pub(crate) language: Language,
    /// The page to which the link leads.
    pub(crate) next: &'a str,
}

impl NewSignUp<'_> {
    pub(crate) async fn insert(&self, change: &mut Change, now: Timestamp) -> Result<()> {
        sqlx::query(
            "INSERT INTO sign_up (
                 token_hash, mail, name, language, next, expires_at
             )
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(hash_of(self.token))
        .bind(self.mail.as_str())
        .bind(self.name)
        .bind(self.language.tag())
        .bind(keepable_next(self.next))
        .bind(now.plus(VERIFY_LIMIT).0)
        .execute(&mut **change)
        .await?;
        Ok(())
    }
}

/// A name, or what stands against it.
fn read_name(name: &str) -> std::result::Result<PersonName, FieldProblem> {
    PersonName::parse(name).ok_or_else(|| FieldProblem {
        field: "name".into(),
        problem: name_problem(name),
    })
}

fn read_form(form: &SignUpForm) -> Result<(PersonName, MailAddress)> {
    let mut problems = Vec::new();
    let name = read_name(&form.name).map_err(|problem| problems.push(problem));
    let mail = MailAddress::read(&form.mail);
    if let Err(fault) = mail {
        problems.push(FieldProblem {
            field: "mail".into(),
            problem: Problem::MailAddress(fault),
        });
    }
    match (name, mail) {
        (Ok(name), Ok(mail)) => Ok((name, mail)),
        _ => Err(Refusal::Fields(problems).into()),
    }
}

impl Office {
    /// Asks for an account, and mails the link that makes it. Where the address has one, or
    /// somebody was invited by it, the form is forgotten and the address gets a sign-in link. The
    /// link leads to `next`. An address that was asked too much gets nothing.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for what is wrong in the form.
    pub async fn sign_up(&self, form: &SignUpForm, next: &str, now: Timestamp) -> Result<()> {
        let (name, mail) = read_form(form)?;
        let language = form.language;
        let mut transaction = self.store.begin().await?;
        if !takes_asked_mail(&mut transaction, &mail, now).await? {
            return Ok(());
        }
        // What nobody opened in time, also nothing.
        sqlx::query("DELETE FROM sign_up WHERE expires_at <= $1")
            .bind(now.0)
            .execute(&mut *transaction)
            .await?;
        let known: Option<(PersonId, String)> =
            sqlx::query_as("SELECT id, name FROM person WHERE mail = $1")
                .bind(mail.as_str())
                .fetch_optional(&mut *transaction)
                .await?;
        let (subject, body) = match known {
            Some((person, name)) => {
                let link = NewLink {
                    person: &person,
                    purpose: Purpose::SignIn,
                    limit: SIGN_IN_LIMIT,
                    language,
                    next,
                };
                let link = self.link(&mut transaction, link, now).await?;
                (
                    i18n::mail_known_subject(language),
                    i18n::mail_known_body(language, name, link),
                )
            }
            None => {
                let token = token(&*self.entropy);
                let form = NewSignUp {
                    token: &token,
                    mail: &mail,
                    name: name.as_str(),
                    language,
                    next,
                };
                form.insert(&mut transaction, now).await?;
                let link = self.link_address(language, VERIFY_PATH, &token);
                (
                    i18n::mail_verify_subject(language),
                    i18n::mail_verify_body(language, link),
                )
            }
        };
        self.post_asked(&mut transaction, now, &mail, subject, &body)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Tells an address without an account, where one waits for it, that its link was not opened
    /// yet. Nobody else gets a mail.
    pub(crate) async fn remind_of_sign_up(
        &self,
        transaction: &mut Change,
        mail: &MailAddress,
        language: Language,
        now: Timestamp,
    ) -> Result<()> {
        let waiting: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM sign_up
             WHERE mail = $1
               AND expires_at > $2",
        )
        .bind(mail.as_str())
        .bind(now.0)
        .fetch_one(&mut **transaction)
        .await?;
        if waiting == 0 {
            return Ok(());
        }
        let again = format!("{}/{}/sign-up", self.settings.address, language.tag());
        self.post_asked(
            transaction,
            now,
            mail,
            i18n::mail_unconfirmed_subject(language),
            &i18n::mail_unconfirmed_body(language, i18n::mail_verify_subject(language), again),
        )
        .await
    }

    /// What waits for a link to be opened.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`] where nothing does.
    pub async fn waiting_sign_up(&self, token: &str, now: Timestamp) -> Result<WaitingSignUp> {
        let waiting: Option<WaitingSignUp> = sqlx::query_as(
            "SELECT name, mail
             FROM sign_up
             WHERE token_hash = $1
               AND expires_at > $2",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        waiting.ok_or_else(|| Refusal::LinkSpent.into())
    }

    /// Makes the account that waits for this link, with the name and the password that are chosen
    /// now, and signs in. Whatever else was typed for the address is forgotten. Where somebody was
    /// invited to a jury by the address meanwhile, the invitation's name stands. Editions that the
    /// address was invited to organise are theirs now.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`], also where the address was proven by another link;
    /// [`Refusal::Fields`]; [`Refusal::Busy`].
    pub async fn verify(
        &self,
        token: &str,
        (name, password): (&str, &SecretString),
        agent: &str,
        now: Timestamp,
    ) -> Result<Entered> {
        // The link is looked at before anything is computed.
        let mail = self.waiting_sign_up(token, now).await?.mail;
        let name = read_name(name);
        let owner = Owner {
            name: name.as_ref().map_or("", PersonName::as_str),
            mail: &mail,
        };
        let problem = self.find_password_problem(password, owner).await?;
        let problem = problem.map(|problem| FieldProblem {
            field: "password".into(),
            problem,
        });
        let name = match (name, problem) {
            (Ok(name), None) => name,
            (name, problem) => {
                return Err(
                    Refusal::Fields(name.err().into_iter().chain(problem).collect()).into(),
                );
            }
        };
        let password_hash = self.hash_password(password).await?;
        let mut transaction = self.store.begin().await?;
        let invited = lock_invitations(&mut transaction, &mail, now).await?;
        // All of the address at once: of two links that are opened at the same time, one makes the
        // account.
        let waiting: Vec<TakenSignUp> = sqlx::query_as(
            "DELETE FROM sign_up
             WHERE mail = $1
             RETURNING token_hash, language, next, expires_at",
        )
        .bind(&mail)
        .fetch_all(&mut *transaction)
        .await?;
        let hash = hash_of(token);
        let own = waiting
            .into_iter()
            .find(|row| row.token_hash == hash && row.expires_at > now.0)
            .ok_or(Refusal::LinkSpent)?;
        let account = NewPerson {
            name: name.as_str(),
            mail: &mail,
            language: &own.language,
            proven: Some((&password_hash, now)),
        };
        let person = match self.insert_person(&mut transaction, account, now).await? {
            Some(person) => {
                audit::record(&mut transaction, now, &person, "sign-up", &person, "").await?;
                accept_invitations(&mut transaction, (&person, &mail), &invited, now).await?;
                person
            }
            None => {
                let person = self.invited_person(&mut transaction, &mail, now).await?;
                execute_one(
                    &mut transaction,
                    sqlx::query(
                        "UPDATE person
                         SET password_hash = $1
                         WHERE id = $2",
                    )
                    .bind(&password_hash)
                    .bind(&person),
                )
                .await?;
                person
            }
        };
        audit::record(&mut transaction, now, &person, VERIFY, &person, "").await?;
        let admission = self
            .let_in(&mut transaction, &person, (agent, Way::Link), now)
            .await?;
        transaction.commit().await?;
        Ok(Entered {
            admission,
            next: own.next,
        })
    }

    /// The person who was invited by an address that is proven now; nobody where it was proven
    /// before.
    async fn invited_person(
        &self,
        transaction: &mut Change,
        mail: &str,
        now: Timestamp,
    ) -> Result<PersonId> {
        let person: Option<PersonId> = sqlx::query_scalar(
            "SELECT id
             FROM person
             WHERE mail = $1
               AND verified_at IS NULL",
        )
        .bind(mail)
        .fetch_optional(&mut **transaction)
        .await?;
        let person = person.ok_or(Refusal::LinkSpent)?;
        self.prove(transaction, &person, now).await?;
        Ok(person)
    }

    /// Forgets what waits for this link: who reads the mail did not ask for it. The invitation that
    /// mailed it is gone too.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`] where nothing does.
    pub async fn disown_sign_up(&self, token: &str, now: Timestamp) -> Result<()> {
        self.waiting_sign_up(token, now).await?;
        let mut transaction = self.store.begin().await?;
        // It may have been opened since it was read.
        sqlx::query("DELETE FROM sign_up WHERE token_hash = $1")
            .bind(hash_of(token))
            .execute(&mut *transaction)
            .await?;
        decline_invitation(&mut transaction, &hash_of(token), now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

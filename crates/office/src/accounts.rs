//! Accounts: sign up with a verified address, sign in by password or one-time link, reset, sessions.
//!
//! No answer tells whether an address has an account: the mail does.

use contest::{
    Language, MailAddress, Moment, PersonName, account,
    moment::{DAY, HOUR, MINUTE},
};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use crate::{
    FieldProblem, Office, Problem, Refusal, Result, audit, chance::token, passwords::is_current, refusal::violated, storage::Change,
};

/// A session ends after so long without a request.
const IDLE_LIMIT: i64 = 14 * DAY;
/// A session ends after so long in any case.
const ABSOLUTE_LIMIT: i64 = 60 * DAY;
/// `seen_at` is written at most so often.
const SEEN_STEP: i64 = 10 * MINUTE;
/// How long a link in a mail works.
const VERIFY_LIMIT: i64 = 2 * DAY;
const RESET_LIMIT: i64 = HOUR;
const SIGN_IN_LIMIT: i64 = HOUR;
/// An invitation waits longer than a link that somebody just asked for.
pub(crate) const INVITATION_LIMIT: i64 = 30 * DAY;

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub mail: String,
    pub language: Language,
    pub administrator: bool,
    /// One of the demo's people, whose password is public: signs in from this machine only.
    pub demo: bool,
    /// Where they work or study, in their own words; empty where they did not say.
    pub organisation: String,
    /// Id of the session, for telling it apart in the list.
    pub session: String,
}

/// The secret of a session, given once, for the cookie.
#[derive(Clone)]
pub struct SessionToken(pub SecretString);

/// A session in the list of one's own.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionView {
    pub id: String,
    pub created_at: i64,
    pub seen_at: i64,
    pub agent: String,
}

/// The form of a new account.
#[derive(Clone, Debug)]
pub struct SignUp {
    pub name: String,
    pub mail: String,
    pub password: SecretString,
    pub language: Language,
}

/// The form of a sign-in.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub mail: String,
    pub password: SecretString,
    /// What the browser says it is.
    pub agent: String,
    /// Whether the request comes from this very machine.
    pub loopback: bool,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: String,
    name: String,
    mail: String,
    language: String,
    administrator: i64,
    demo: i64,
    organisation: String,
    session: String,
    seen_at: i64,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            mail: row.mail,
            language: Language::from_tag(&row.language).unwrap_or_default(),
            administrator: row.administrator == 1,
            demo: row.demo == 1,
            organisation: row.organisation,
            session: row.session,
        }
    }
}

fn hash_of(token: &str) -> String {
    audit::hex(&Sha256::digest(token.as_bytes()))
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Verify,
    SignIn,
    Reset,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::SignIn => "sign-in",
            Self::Reset => "reset",
        }
    }

    /// The page that the link opens.
    const fn path(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::SignIn => "enter",
            Self::Reset => "new-password",
        }
    }
}

impl Office {
    /// Makes an account and sends a link that verifies its address. Where the address has one, its owner is told by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for what is wrong in the form.
    pub async fn sign_up(&self, form: SignUp, now: Moment) -> Result<()> {
        let mut problems = Vec::new();
        let name = PersonName::parse(&form.name);
        if name.is_none() {
            problems.push(FieldProblem { field: "name".into(), problem: name_problem(&form.name) });
        }
        let mail = MailAddress::parse(&form.mail);
        if mail.is_none() {
            problems.push(FieldProblem { field: "mail".into(), problem: Problem::NotAMailAddress });
        }
        if !account::password_allowed(form.password.expose_secret()) {
            problems.push(FieldProblem { field: "password".into(), problem: Problem::PasswordLength });
        }
        let (Some(name), Some(mail)) = (name, mail) else { return Err(Refusal::Fields(problems).into()) };
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let hash = self.hash_password(&form.password).await?;
        let mut transaction = self.store.begin().await?;
        let existing: Option<(String, Option<i64>)> = sqlx::query_as("SELECT id, verified_at FROM person WHERE mail = $1")
            .bind(mail.as_str())
            .fetch_optional(&mut *transaction)
            .await?;
        let language = form.language;
        match existing {
            Some((person, Some(_))) => {
                let link = self.link(&mut transaction, &person, Purpose::SignIn, SIGN_IN_LIMIT, language, now).await?;
                self.post(
                    &mut transaction,
                    now,
                    mail.as_str(),
                    words::mail_known_subject(language),
                    &words::mail_known_body(language, name.as_str(), link),
                )
                .await?;
            }
            Some((person, None)) => {
                // Never verified: whoever reads the mail decides, with the newest password.
                sqlx::query("UPDATE person SET name = $1, password_hash = $2, language = $3 WHERE id = $4")
                    .bind(name.as_str())
                    .bind(&hash)
                    .bind(language.tag())
                    .bind(&person)
                    .execute(&mut *transaction)
                    .await?;
                self.post_verification(&mut transaction, &person, &name, &mail, language, now).await?;
            }
            None => {
                let person = self.insert_person(&mut transaction, &name, &mail, language, Some(&hash), None, now).await?;
                self.post_verification(&mut transaction, &person, &name, &mail, language, now).await?;
                audit::record(&mut transaction, now, &person, "sign-up", &person, "").await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    async fn post_verification(
        &self,
        transaction: &mut Change,
        person: &str,
        name: &PersonName,
        mail: &MailAddress,
        language: Language,
        now: Moment,
    ) -> Result<()> {
        let link = self.link(transaction, person, Purpose::Verify, VERIFY_LIMIT, language, now).await?;
        self.post(
            transaction,
            now,
            mail.as_str(),
            words::mail_verify_subject(language),
            &words::mail_verify_body(language, name.as_str(), link),
        )
        .await
    }

    #[expect(clippy::too_many_arguments, reason = "one row's columns")]
    async fn insert_person(
        &self,
        transaction: &mut Change,
        name: &PersonName,
        mail: &MailAddress,
        language: Language,
        password_hash: Option<&str>,
        verified_at: Option<i64>,
        now: Moment,
    ) -> Result<String> {
        let id = self.id(now);
        sqlx::query(
            "INSERT INTO person (id, name, mail, language, password_hash, verified_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&id)
        .bind(name.as_str())
        .bind(mail.as_str())
        .bind(language.tag())
        .bind(password_hash)
        .bind(verified_at)
        .bind(now.0)
        .execute(&mut **transaction)
        .await?;
        Ok(id)
    }

    async fn link(
        &self,
        transaction: &mut Change,
        person: &str,
        purpose: Purpose,
        limit: i64,
        language: Language,
        now: Moment,
    ) -> Result<String> {
        let token = token(&*self.chance);
        sqlx::query("INSERT INTO link (token_hash, person, purpose, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(hash_of(&token))
            .bind(person)
            .bind(purpose.code())
            .bind(now.plus(limit).0)
            .execute(&mut **transaction)
            .await?;
        Ok(format!("{}/{}/{}/{token}", self.settings.address, language.tag(), purpose.path()))
    }

    /// Uses up a link; answers whose it was.
    async fn spend(&self, transaction: &mut Change, token: &str, purpose: Purpose, now: Moment) -> Result<String> {
        let person: Option<String> = sqlx::query_scalar(
            "UPDATE link SET used_at = $1 WHERE token_hash = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > $1 RETURNING person",
        )
        .bind(now.0)
        .bind(hash_of(token))
        .bind(purpose.code())
        .fetch_optional(&mut **transaction)
        .await?;
        person.ok_or_else(|| Refusal::LinkSpent.into())
    }

    /// Verifies the address of a new account by the link that was mailed, and signs in.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn verify(&self, token: &str, agent: &str, now: Moment) -> Result<SessionToken> {
        self.enter(token, Purpose::Verify, agent, now).await
    }

    /// Signs in by a one-time link. Coming by mail, it verifies the address too.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`].
    pub async fn sign_in_by_link(&self, token: &str, agent: &str, now: Moment) -> Result<SessionToken> {
        self.enter(token, Purpose::SignIn, agent, now).await
    }

    async fn enter(&self, token: &str, purpose: Purpose, agent: &str, now: Moment) -> Result<SessionToken> {
        let mut transaction = self.store.begin().await?;
        let person = self.spend(&mut transaction, token, purpose, now).await?;
        sqlx::query("UPDATE person SET verified_at = COALESCE(verified_at, $1) WHERE id = $2")
            .bind(now.0)
            .bind(&person)
            .execute(&mut *transaction)
            .await?;
        let session = self.start_session(&mut transaction, &person, agent, now).await?;
        audit::record(&mut transaction, now, &person, purpose.code(), &person, "").await?;
        transaction.commit().await?;
        Ok(session)
    }

    async fn start_session(&self, transaction: &mut Change, person: &str, agent: &str, now: Moment) -> Result<SessionToken> {
        let token = token(&*self.chance);
        sqlx::query(
            "INSERT INTO session (id, token_hash, person, created_at, seen_at, expires_at, agent) VALUES ($1, $2, $3, $4, $4, $5, $6)",
        )
        .bind(self.id(now))
        .bind(hash_of(&token))
        .bind(person)
        .bind(now.0)
        .bind(now.plus(ABSOLUTE_LIMIT).0)
        .bind(agent.chars().take(200).collect::<String>())
        .execute(&mut **transaction)
        .await?;
        Ok(SessionToken(token.into()))
    }

    /// Signs in by address and password. An unknown address takes as long as a wrong password.
    ///
    /// # Errors
    ///
    /// [`Refusal::WrongSignIn`], whatever was wrong.
    pub async fn sign_in(&self, form: SignIn, now: Moment) -> Result<SessionToken> {
        let mail = MailAddress::parse(&form.mail);
        let row: Option<(String, Option<String>, Option<i64>, i64)> = match &mail {
            Some(mail) => {
                sqlx::query_as("SELECT id, password_hash, verified_at, demo FROM person WHERE mail = $1")
                    .bind(mail.as_str())
                    .fetch_optional(self.store.read())
                    .await?
            }
            None => None,
        };
        let allowed = row.filter(|(_, _, verified, demo)| verified.is_some() && (*demo == 0 || form.loopback));
        let Some((person, Some(hash), ..)) = allowed else {
            let spare = match self.spare_hash.get() {
                Some(spare) => spare.clone(),
                None => {
                    let made = self.hash_password(&"nobody has this password".into()).await?;
                    self.spare_hash.get_or_init(|| made).clone()
                }
            };
            self.password_fits(&form.password, &spare).await;
            return Err(Refusal::WrongSignIn.into());
        };
        if !self.password_fits(&form.password, &hash).await {
            return Err(Refusal::WrongSignIn.into());
        }
        let renewed = if is_current(&hash) { None } else { Some(self.hash_password(&form.password).await?) };
        let mut transaction = self.store.begin().await?;
        if let Some(renewed) = renewed {
            // Only here is the password known; a reset that came in between wins.
            sqlx::query("UPDATE person SET password_hash = $1 WHERE id = $2 AND password_hash = $3")
                .bind(renewed)
                .bind(&person)
                .bind(&hash)
                .execute(&mut *transaction)
                .await?;
        }
        let session = self.start_session(&mut transaction, &person, &form.agent, now).await?;
        transaction.commit().await?;
        Ok(session)
    }

    /// Who a session's token belongs to; `None` where it is unknown, ended or too old.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn person(&self, token: &str, now: Moment) -> Result<Option<Person>> {
        let row: Option<PersonRow> = sqlx::query_as(
            "SELECT person.id, person.name, person.mail, person.language, person.administrator, person.demo, person.organisation, session.id AS session, session.seen_at
             FROM session JOIN person ON person.id = session.person
             WHERE session.token_hash = $1 AND session.expires_at > $2 AND session.seen_at > $3",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .bind(now.plus(-IDLE_LIMIT).0)
        .fetch_optional(self.store.read())
        .await?;
        if let Some(row) = row.as_ref().filter(|row| now.0 - row.seen_at > SEEN_STEP) {
            let mut transaction = self.store.begin().await?;
            sqlx::query("UPDATE session SET seen_at = $1 WHERE id = $2").bind(now.0).bind(&row.session).execute(&mut *transaction).await?;
            transaction.commit().await?;
        }
        Ok(row.map(Person::from))
    }

    /// Says where somebody works or studies; nothing takes it back.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where it is no name.
    pub async fn set_organisation(&self, person: &Person, name: &str, now: Moment) -> Result<()> {
        let name = organisation(name)?;
        let mut transaction = self.store.begin().await?;
        sqlx::query("UPDATE person SET organisation = $1 WHERE id = $2").bind(&name).bind(&person.id).execute(&mut *transaction).await?;
        audit::record(&mut transaction, now, &person.id, "organisation", &person.id, &name).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// A person's sessions, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn sessions(&self, person: &Person, now: Moment) -> Result<Vec<SessionView>> {
        Ok(sqlx::query_as("SELECT id, created_at, seen_at, agent FROM session WHERE person = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id DESC")
            .bind(&person.id)
            .bind(now.0)
            .bind(now.plus(-IDLE_LIMIT).0)
            .fetch_all(self.store.read())
            .await?)
    }

    /// Ends one of a person's own sessions; one that is not theirs stays.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn end_session(&self, person: &Person, session: &str) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        sqlx::query("DELETE FROM session WHERE id = $1 AND person = $2").bind(session).bind(&person.id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Mails a one-time link to sign in, if the address has an account.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the text is no address.
    pub async fn request_sign_in_link(&self, mail: &str, language: Language, now: Moment) -> Result<()> {
        self.request(mail, Purpose::SignIn, language, now).await
    }

    /// Mails a link to choose a new password, if the address has an account.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the text is no address.
    pub async fn request_reset(&self, mail: &str, language: Language, now: Moment) -> Result<()> {
        self.request(mail, Purpose::Reset, language, now).await
    }

    async fn request(&self, mail: &str, purpose: Purpose, language: Language, now: Moment) -> Result<()> {
        let Some(mail) = MailAddress::parse(mail) else { return Err(Refusal::field("mail", Problem::NotAMailAddress)) };
        let mut transaction = self.store.begin().await?;
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT id, name FROM person WHERE mail = $1").bind(mail.as_str()).fetch_optional(&mut *transaction).await?;
        if let Some((person, name)) = row {
            let limit = if purpose == Purpose::Reset { RESET_LIMIT } else { SIGN_IN_LIMIT };
            let link = self.link(&mut transaction, &person, purpose, limit, language, now).await?;
            let (subject, body) = match purpose {
                Purpose::Reset => (words::mail_reset_subject(language), words::mail_reset_body(language, name, link)),
                Purpose::SignIn | Purpose::Verify => (words::mail_enter_subject(language), words::mail_enter_body(language, name, link)),
            };
            self.post(&mut transaction, now, mail.as_str(), subject, &body).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Sets a new password by the mailed link, ends every session and starts a new one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for the password, in which case the link still works; [`Refusal::LinkSpent`].
    pub async fn reset_password(&self, token: &str, password: &SecretString, agent: &str, now: Moment) -> Result<SessionToken> {
        if !account::password_allowed(password.expose_secret()) {
            return Err(Refusal::field("password", Problem::PasswordLength));
        }
        let hash = self.hash_password(password).await?;
        let mut transaction = self.store.begin().await?;
        let person = self.spend(&mut transaction, token, Purpose::Reset, now).await?;
        sqlx::query("UPDATE person SET password_hash = $1, verified_at = COALESCE(verified_at, $2) WHERE id = $3")
            .bind(hash)
            .bind(now.0)
            .bind(&person)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("DELETE FROM session WHERE person = $1").bind(&person).execute(&mut *transaction).await?;
        let session = self.start_session(&mut transaction, &person, agent, now).await?;
        audit::record(&mut transaction, now, &person, "password", &person, "").await?;
        transaction.commit().await?;
        Ok(session)
    }

    /// The id of the person with an address, made if there is none, and a one-time link with which they sign in.
    pub(crate) async fn invited(
        &self,
        transaction: &mut Change,
        name: &PersonName,
        mail: &MailAddress,
        language: Language,
        now: Moment,
    ) -> Result<(String, String)> {
        let known: Option<String> =
            sqlx::query_scalar("SELECT id FROM person WHERE mail = $1").bind(mail.as_str()).fetch_optional(&mut **transaction).await?;
        let person = match known {
            Some(person) => person,
            None => self.insert_person(transaction, name, mail, language, None, None, now).await?,
        };
        let link = self.link(transaction, &person, Purpose::SignIn, INVITATION_LIMIT, language, now).await?;
        Ok((person, link))
    }

    /// Makes a verified account without a mail, from the command line. `demo` accounts sign in from this machine only.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where a value is not allowed or the address has an account.
    pub async fn create_person(&self, form: SignUp, administrator: bool, demo: bool, now: Moment) -> Result<String> {
        let name = PersonName::parse(&form.name).ok_or_else(|| Refusal::field("name", name_problem(&form.name)))?;
        let mail = MailAddress::parse(&form.mail).ok_or_else(|| Refusal::field("mail", Problem::NotAMailAddress))?;
        if !account::password_allowed(form.password.expose_secret()) {
            return Err(Refusal::field("password", Problem::PasswordLength));
        }
        let hash = self.hash_password(&form.password).await?;
        let id = self.id(now);
        let mut transaction = self.store.begin().await?;
        let inserted = sqlx::query(
            "INSERT INTO person (id, name, mail, language, password_hash, verified_at, administrator, demo, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6)",
        )
        .bind(&id)
        .bind(name.as_str())
        .bind(mail.as_str())
        .bind(form.language.tag())
        .bind(hash)
        .bind(now.0)
        .bind(i64::from(administrator))
        .bind(i64::from(demo))
        .execute(&mut *transaction)
        .await;
        match inserted {
            Ok(_) => {}
            Err(error) if violated(&error, "person_mail", "person.mail") => return Err(Refusal::field("mail", Problem::Taken)),
            Err(error) => return Err(error.into()),
        }
        audit::record(&mut transaction, now, "command line", "person", &id, mail.as_str()).await?;
        transaction.commit().await?;
        Ok(id)
    }
}

/// The name of an organisation, or nothing.
///
/// # Errors
///
/// [`Refusal::Fields`] where it is too long or holds control characters.
pub(crate) fn organisation(text: &str) -> Result<String> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let name = PersonName::parse(text).ok_or_else(|| Refusal::field("organisation", name_problem(text)))?;
    Ok(name.as_str().to_owned())
}

pub(crate) fn name_problem(name: &str) -> Problem {
    if name.trim().is_empty() {
        Problem::Missing
    } else if name.chars().any(char::is_control) {
        Problem::ControlCharacters
    } else {
        Problem::TooLong { most: account::NAME_MOST }
    }
}

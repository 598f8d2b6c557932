//! Accounts: people, and whose a session is. How an account comes to be stands in
//! [`crate::accounts::sign_ups`], how somebody signs in in [`crate::accounts::signing_in`], how
//! mailed links work in [`crate::accounts::links`].
//!
//! No answer tells whether an address has an account: the mail does.

use std::time::Duration;

use contest::{
    Action, Actor, CallId, CallPreview, Language, MailAddress, PersonId, PersonName, PreviewRole,
    Timestamp, account, text::has_unwritable_in_line, timestamp::MINUTE,
};
use secrecy::SecretString;

use crate::{
    Office, Problem, Refusal, Result,
    accounts::{
        common_passwords::Owner, guise::Guise, name_keys::make_name_key, sessions::IDLE_LIMIT,
    },
    audit,
    entropy::hash_of,
    refusal::{UNKNOWN, violates},
    storage::Change,
};

/// `seen_at` is written at most so often.
const SEEN_STEP: Duration = MINUTE.saturating_mul(10);

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// `UUIDv7`, the key of their row.
    pub id: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// Their address, as [`MailAddress`] keeps it.
    pub mail: String,
    /// In which their mails are written, and pages that name no language.
    pub language: Language,
    /// Whether they run the service.
    pub administrator: bool,
    /// One of the demo's people, whose password is public: signs in from this machine only.
    pub demo: bool,
    /// Where they work or study, in their own words; empty where they did not say.
    pub organisation: String,
    /// Whether they have a second factor.
    pub second_factor: bool,
    /// Id of the session, for telling it apart in the list.
    pub session: String,
    /// Through whose eyes they look.
    pub guise: Guise,
    /// The preview that was asked for in the session; whoever looks through it is
    /// [`Person::previewed`].
    pub preview: Option<CallPreview>,
    /// When the session last began to look through other eyes, until a page was shown to them as
    /// themselves again.
    pub looked_at: Option<Timestamp>,
}

impl Person {
    /// Nobody of any table, under a name in words: whom a preview lets look, where that is somebody
    /// who is signed in.
    #[must_use]
    pub fn previewed(preview: &CallPreview, name: &str, language: Language) -> Option<Self> {
        (preview.role != PreviewRole::Visitor).then(|| Self {
            id: PersonId::default(),
            name: name.to_owned(),
            mail: String::new(),
            language,
            administrator: false,
            demo: false,
            organisation: String::new(),
            // What a call asks of those it shows is none of a preview's.
            second_factor: true,
            session: String::new(),
            guise: Guise::Previewed {
                call: preview.call.clone(),
                role: preview.role,
            },
            preview: None,
            looked_at: None,
        })
    }

    /// Who they are where no call is concerned.
    pub(crate) fn actor(&self) -> Actor {
        Actor {
            signed_in: true,
            administrator: self.administrator,
            on_behalf: self.is_on_behalf(),
            ..Actor::default()
        }
    }

    /// Whether an administrator looks through their eyes.
    #[must_use]
    pub const fn is_on_behalf(&self) -> bool {
        matches!(self.guise, Guise::OnBehalf { .. })
    }
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// As typed.
    pub name: String,
    /// As typed.
    pub mail: String,
    /// As typed; only its hash is kept.
    pub password: SecretString,
    /// In which they are written to.
    pub language: Language,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: PersonId,
    name: String,
    mail: String,
    language: String,
    administrator: i64,
    demo: i64,
    organisation: String,
    second_factor: i64,
    session: String,
    seen_at: i64,
    preview_call: Option<CallId>,
    preview_role: Option<String>,
    preview_moment: Option<i64>,
    helped: Option<PersonId>,
    helped_until: Option<i64>,
    looked_at: Option<i64>,
}

impl PersonRow {
    fn preview(&self) -> Option<CallPreview> {
        Some(CallPreview {
            call: self.preview_call.clone()?,
            role: PreviewRole::from_code(self.preview_role.as_deref()?)?,
            moment: Timestamp(self.preview_moment?),
        })
    }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            preview: row.preview(),
            guise: Guise::Own,
            looked_at: row.looked_at.map(Timestamp),
            id: row.id,
            name: row.name,
            mail: row.mail,
            language: Language::from_tag(&row.language).unwrap_or_default(),
            administrator: row.administrator == 1,
            demo: row.demo == 1,
            organisation: row.organisation,
            second_factor: row.second_factor > 0,
            session: row.session,
        }
    }
}

/// A row of a person to be made.
pub(crate) struct NewPerson<'a> {
    pub(crate) name: &'a str,
    pub(crate) mail: &'a str,
    pub(crate) language: &'a str,
    /// The password's hash and the moment, where the address is proven; nobody else has a password.
    pub(crate) proven: Option<(&'a str, Timestamp)>,
}

impl Office {
    /// Makes a person unless the address has one; answers the new one's id.
    pub(crate) async fn insert_person(
        &self,
        transaction: &mut Change,
        person: NewPerson<'_>,
        now: Timestamp,
    ) -> Result<Option<PersonId>> {
        let id = PersonId::new(self.id(now));
        let made = sqlx::query(
            "INSERT INTO person (
                 id, name, mail, language, password_hash, verified_at, created_at, name_key
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (mail) DO NOTHING",
        )
        .bind(&id)
        .bind(person.name)
        .bind(person.mail)
        .bind(person.language)
        .bind(person.proven.map(|(hash, _)| hash))
        .bind(person.proven.map(|(_, at)| at.0))
        .bind(now.0)
        .bind(make_name_key(person.name))
        .execute(&mut **transaction)
        .await?;
        Ok((made.rows_affected() == 1).then_some(id))
    }

    /// Who a session's token belongs to; `None` where it is unknown, ended or too old.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn person(&self, token: &str, now: Timestamp) -> Result<Option<Person>> {
        let row: Option<PersonRow> = sqlx::query_as(
            "SELECT person.id, person.name, person.mail, person.language,
                    person.administrator, person.demo, person.organisation,
                    (
                        SELECT COUNT(*)
                        FROM second_factor
                        WHERE second_factor.person = person.id
                          AND second_factor.confirmed_at IS NOT NULL
                    ) AS second_factor,
                    session.id AS session,
                    session.seen_at,
                    session.looked_at,
                    call_preview.call AS preview_call,
                    call_preview.role AS preview_role,
                    call_preview.moment AS preview_moment,
                    acting.person AS helped,
                    acting.expires_at AS helped_until
             FROM session
             JOIN person ON person.id = session.person
             LEFT JOIN call_preview ON call_preview.session = session.id
               AND call_preview.expires_at > $2
             LEFT JOIN acting ON acting.session = session.id
               AND acting.ended_at IS NULL
               AND acting.expires_at > $2
             WHERE session.token_hash = $1
               AND session.expires_at > $2
               AND session.seen_at > $3",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .bind(now.minus(IDLE_LIMIT).0)
        .fetch_optional(self.store.read())
        .await?;
        let late = |row: &&PersonRow| now - Timestamp(row.seen_at) > SEEN_STEP;
        if let Some(row) = row.as_ref().filter(late) {
            let mut transaction = self.store.begin().await?;
            // It may have been ended since it was read.
            sqlx::query(
                "UPDATE session
                 SET seen_at = $1
                 WHERE id = $2",
            )
            .bind(now.0)
            .bind(&row.session)
            .execute(&mut *transaction)
            .await?;
            transaction.commit().await?;
        }
        let Some(row) = row else {
            return Ok(None);
        };
        let helped = row.helped.clone().zip(row.helped_until);
        let own = Person::from(row);
        match helped {
            Some((person, until)) if own.administrator => {
                self.look_on_behalf(own, &person, Timestamp(until)).await
            }
            _ => Ok(Some(own)),
        }
    }

    /// Somebody by their id, for what goes on without them: in no session.
    pub(crate) async fn person_by_id(&self, id: &PersonId) -> Result<Person> {
        let row: Option<PersonRow> = sqlx::query_as(
            "SELECT id, name, mail, language, administrator, demo, organisation,
                    (
                        SELECT COUNT(*)
                        FROM second_factor
                        WHERE second_factor.person = person.id
                          AND second_factor.confirmed_at IS NOT NULL
                    ) AS second_factor,
                    '' AS session,
                    created_at AS seen_at,
                    NULL AS looked_at,
                    NULL AS preview_call, NULL AS preview_role, NULL AS preview_moment,
                    NULL AS helped, NULL AS helped_until
             FROM person
             WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(self.store.read())
        .await?;
        Ok(row.ok_or(UNKNOWN)?.into())
    }

    /// Says where somebody works or studies; nothing takes it back.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where it is no name; denied on behalf of somebody else.
    pub async fn set_organisation(
        &self,
        person: &Person,
        name: &str,
        now: Timestamp,
    ) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let name = organisation(name)?;
        let mut transaction = self.store.begin().await?;
        let changed = sqlx::query(
            "UPDATE person
             SET organisation = $1
             WHERE id = $2
               AND organisation <> $1",
        )
        .bind(&name)
        .bind(&person.id)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if changed == 0 {
            // It stands there already.
            return Ok(());
        }
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "organisation",
            &person.id,
            &name,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether somebody can sign in by a password.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn has_password(&self, person: &Person) -> Result<bool> {
        let known: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM person
             WHERE id = $1
               AND password_hash IS NOT NULL",
        )
        .bind(&person.id)
        .fetch_one(self.store.read())
        .await?;
        Ok(known > 0)
    }

    /// Whether the database holds people of the demo, whose password everybody knows.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn has_demo_people(&self) -> Result<bool> {
        let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM person WHERE demo = 1")
            .fetch_one(self.store.read())
            .await?;
        Ok(known > 0)
    }

    /// Whether anybody can run the service.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn has_administrator(&self) -> Result<bool> {
        let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM person WHERE administrator = 1")
            .fetch_one(self.store.read())
            .await?;
        Ok(known > 0)
    }

    /// Makes a verified account without a mail, from the command line. `demo` accounts sign in from
    /// this machine only.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where a value is not allowed or the address has an account.
    pub async fn create_person(
        &self,
        form: SignUp,
        administrator: bool,
        demo: bool,
        now: Timestamp,
    ) -> Result<PersonId> {
        let name = PersonName::parse(&form.name)
            .ok_or_else(|| Refusal::field("name", name_problem(&form.name)))?;
        let mail = MailAddress::read(&form.mail)
            .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
        let owner = Owner {
            name: name.as_str(),
            mail: mail.as_str(),
        };
        // The demo's password is public, and opens nothing but the demo.
        if !demo && let Some(problem) = self.find_password_problem(&form.password, owner).await? {
            return Err(Refusal::field("password", problem));
        }
        let hash = self.hash_password(&form.password).await?;
        let id = PersonId::new(self.id(now));
        let mut transaction = self.store.begin().await?;
        let inserted = sqlx::query(
            "INSERT INTO person (
                 id, name, mail, language, password_hash, verified_at, administrator,
                 demo, created_at, name_key
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6, $9)",
        )
        .bind(&id)
        .bind(name.as_str())
        .bind(mail.as_str())
        .bind(form.language.tag())
        .bind(hash)
        .bind(now.0)
        .bind(i64::from(administrator))
        .bind(i64::from(demo))
        .bind(make_name_key(name.as_str()))
        .execute(&mut *transaction)
        .await;
        match inserted {
            Ok(_) => {}
            Err(error) if violates(&error, "person_mail", "person.mail") => {
                return Err(Refusal::field("mail", Problem::Taken));
            }
            Err(error) => return Err(error.into()),
        }
        audit::record(
            &mut transaction,
            now,
            "command line",
            "person",
            &id,
            mail.as_str(),
        )
        .await?;
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
    read_organisation(text).map_err(|problem| Refusal::field("organisation", problem))
}

/// The same with what stands against it alone.
pub(crate) fn read_organisation(text: &str) -> Result<String, Problem> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let name = PersonName::parse(text).ok_or_else(|| name_problem(text))?;
    Ok(name.as_str().to_owned())
}

pub(crate) fn name_problem(name: &str) -> Problem {
    if name.trim().is_empty() {
        Problem::Missing
    } else if has_unwritable_in_line(name) {
        Problem::ControlCharacters
    } else {
        Problem::TooLong {
            most: account::MAX_NAME_CHARS,
        }
    }
}

//! Signing in: by a password, by what a mailed link proves, and where somebody has a second factor,
//! by its code too. Nowhere else is it decided that a session begins.

use contest::{
    MailAddress, PersonId, Timestamp,
    second_factor::{HALF_SIGN_IN_TIME, MAX_WRONG_CODES},
};
use secrecy::SecretString;

use crate::{
    Office, Problem, Refusal, Result, SessionToken,
    accounts::{
        passwords::is_current,
        second_factor::Checked,
        sessions::{Way, end_half_sign_ins},
    },
    entropy::{hash_of, token},
    storage::Change,
};

/// What somebody gets who has shown who they are.
#[derive(Clone)]
pub enum Admission {
    /// A session.
    Session(SessionToken),
    /// They have a second factor: what stands for the first one until its code is given.
    Half(HalfToken),
}

/// The secret of a sign-in of which the second half is to come. It opens nothing but the page that
/// asks for it.
#[derive(Clone)]
pub struct HalfToken(pub SecretString);

/// The form of a sign-in.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// As typed.
    pub mail: String,
    /// As typed.
    pub password: SecretString,
    /// What the browser says it is.
    pub agent: String,
    /// Whether the demo's people may sign in, whose password everybody knows: in the demo, on its
    /// own machine.
    pub demo: bool,
}

/// What a sign-in by password is held against.
#[derive(sqlx::FromRow)]
struct SignInRow {
    id: PersonId,
    password_hash: Option<String>,
    verified_at: Option<i64>,
    demo: i64,
}

impl Office {
    /// Lets somebody in who has shown who they are: with a session, or, where they have a second
    /// factor, to the page that asks for its code.
    pub(crate) async fn let_in(
        &self,
        transaction: &mut Change,
        person: &PersonId,
        (agent, how): (&str, Way),
        now: Timestamp,
    ) -> Result<Admission> {
        let factors: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM second_factor
             WHERE person = $1
               AND confirmed_at IS NOT NULL",
        )
        .bind(person)
        .fetch_one(&mut **transaction)
        .await?;
        if factors == 0 {
            let session = self
                .start_session(transaction, person, (agent, how), now)
                .await?;
            return Ok(Admission::Session(session));
        }
        // What nobody finished in time, also nothing.
        sqlx::query("DELETE FROM half_sign_in WHERE expires_at <= $1")
            .bind(now.0)
            .execute(&mut **transaction)
            .await?;
        let token = token(&*self.entropy);
        sqlx::query(
            "INSERT INTO half_sign_in (token_hash, person, expires_at)
             VALUES ($1, $2, $3)",
        )
        .bind(hash_of(&token))
        .bind(person)
        .bind(now.plus(HALF_SIGN_IN_TIME).0)
        .execute(&mut **transaction)
        .await?;
        Ok(Admission::Half(HalfToken(token.into())))
    }

    /// Whether a sign-in waits for its second half.
    ///
    /// # Errors
    ///
    /// [`Refusal::HalfSignInOver`].
    pub async fn half_sign_in_waits(&self, token: &str, now: Timestamp) -> Result<()> {
        let waiting: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM half_sign_in
             WHERE token_hash = $1
               AND expires_at > $2",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .fetch_one(self.store.read())
        .await?;
        if waiting == 0 {
            Err(Refusal::HalfSignInOver.into())
        } else {
            Ok(())
        }
    }

    /// Finishes a sign-in by a code of the second factor. Every wrong one counts; after
    /// [`MAX_WRONG_CODES`] the sign-in begins anew.
    ///
    /// # Errors
    ///
    /// [`Refusal::HalfSignInOver`]; [`Refusal::Fields`] for a wrong code; [`Refusal::TooMany`]
    /// where too many were wrong lately.
    pub async fn finish_sign_in(
        &self,
        token: &str,
        code: &str,
        agent: &str,
        now: Timestamp,
    ) -> Result<SessionToken> {
        let mut change = self.store.begin().await?;
        // Whoever tries codes at once tries them one after the other.
        let tried: Option<(PersonId, i64)> = sqlx::query_as(
            "UPDATE half_sign_in
             SET tries = tries + 1
             WHERE token_hash = $1
               AND expires_at > $2
             RETURNING person, tries",
        )
        .bind(hash_of(token))
        .bind(now.0)
        .fetch_optional(&mut *change)
        .await?;
        let (person, tries) = tried.ok_or(Refusal::HalfSignInOver)?;
        let checked = self.check_code(&mut change, &person, code, now).await?;
        let how = match checked {
            Checked::Code => Way::Code,
            Checked::RecoveryCode => Way::RecoveryCode,
            Checked::Wrong => {
                if tries >= MAX_WRONG_CODES {
                    end_half_sign_ins(&mut change, &person).await?;
                }
                change.commit().await?;
                return Err(if tries >= MAX_WRONG_CODES {
                    Refusal::HalfSignInOver.into()
                } else {
                    Refusal::field("code", Problem::WrongCode)
                });
            }
        };
        end_half_sign_ins(&mut change, &person).await?;
        let session = self
            .start_session(&mut change, &person, (agent, how), now)
            .await?;
        change.commit().await?;
        Ok(session)
    }

    /// Signs in by address and password. An unknown address takes as long as a wrong password.
    ///
    /// # Errors
    ///
    /// [`Refusal::WrongSignIn`], whatever was wrong.
    pub async fn sign_in(&self, form: SignIn, now: Timestamp) -> Result<Admission> {
        let mail = MailAddress::parse(&form.mail);
        let row: Option<SignInRow> = match &mail {
            Some(mail) => {
                sqlx::query_as(
                    "SELECT id, password_hash, verified_at, demo
                     FROM person
                     WHERE mail = $1",
                )
                .bind(mail.as_str())
                .fetch_optional(self.store.read())
                .await?
            }
            None => None,
        };
        let allowed = row.filter(|row| row.verified_at.is_some() && (row.demo == 0 || form.demo));
        let Some(SignInRow {
            id: person,
            password_hash: Some(hash),
            ..
        }) = allowed
        else {
            let spare = match self.spare_hash.get() {
                Some(spare) => spare.clone(),
                None => {
                    let made = self
                        .hash_password(&"nobody has this password".into())
                        .await?;
                    self.spare_hash.get_or_init(|| made).clone()
                }
            };
            self.password_fits(&form.password, &spare).await?;
            return Err(Refusal::WrongSignIn.into());
        };
        if !self.password_fits(&form.password, &hash).await? {
            return Err(Refusal::WrongSignIn.into());
        }
        let renewed = if is_current(&hash) {
            None
        } else {
            Some(self.hash_password(&form.password).await?)
        };
        let mut transaction = self.store.begin().await?;
        if let Some(renewed) = renewed {
            // Only here is the password known; a reset that came in between wins.
            sqlx::query(
                "UPDATE person
                 SET password_hash = $1
                 WHERE id = $2
                   AND password_hash = $3",
            )
            .bind(renewed)
            .bind(&person)
            .bind(&hash)
            .execute(&mut *transaction)
            .await?;
        }
        let way = (form.agent.as_str(), Way::Password);
        let admission = self.let_in(&mut transaction, &person, way, now).await?;
        transaction.commit().await?;
        Ok(admission)
    }
}

//! A second factor, turned on and off by its owner: an authenticator app, and recovery codes for
//! whoever has lost it. Where somebody has one, no sign-in becomes a session without a code of it,
//! whichever way it began ([`crate::accounts::signing_in`]).

mod checking;
mod codes;
mod sealing;

use contest::{
    Action, PersonId, Timestamp,
    second_factor::{
        CODE_DIGITS, SECRET_BYTES, SETTING_UP_TIME, STEP_SECONDS, TypedCode, find_step,
        group_recovery_code,
    },
};
use data_encoding::BASE32_NOPAD;
use secrecy::SecretString;

pub(crate) use self::checking::Checked;
pub use self::sealing::SealingKey;
use self::{
    checking::lock_factor,
    codes::{find_step_of, make_recovery_codes},
    sealing::{open, seal},
};
use crate::{
    Failure, Office, Person, Problem, Refusal, Result,
    accounts::{
        helping::{Help, HelpForm},
        sessions::{end_half_sign_ins, end_other_sessions, end_sessions},
    },
    audit,
    entropy::hash_of,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// What an authenticator app calls the account.
const ISSUER: &str = "Certamen";

/// How somebody's second factor stands.
#[derive(Clone, Debug)]
pub enum FactorStanding {
    /// They have none.
    Off,
    /// An app is to make its first code of a secret.
    Begun(NewFactor),
    /// They have one.
    On(SecondFactor),
}

/// A secret that waits for the first code that an app makes of it.
#[derive(Clone, Debug)]
pub struct NewFactor {
    /// To be typed into the app: letters and digits, in groups of four.
    pub secret: String,
    /// The same as an address that the app reads from a picture.
    pub address: String,
}

/// A second factor that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when.
    pub since: Timestamp,
    /// Recovery codes that were not used.
    pub recovery_codes: i64,
}

/// What somebody proves with that the session is in the right hands: the password, where the
/// account has one, or else a code of the second factor, where it has one.
#[derive(Clone, Debug)]
pub struct PresentProof {
    /// As typed.
    pub password: SecretString,
    /// As typed.
    pub code: String,
}

/// Forgets a factor with its recovery codes; answers whether one was on.
async fn forget_factor(change: &mut Change, person: &PersonId) -> Result<bool> {
    // In the order in which a sign-in takes them.
    end_half_sign_ins(change, person).await?;
    // Any number of codes, also none.
    sqlx::query("DELETE FROM recovery_code WHERE person = $1")
        .bind(person)
        .execute(&mut **change)
        .await?;
    let confirmed: Option<Option<i64>> = sqlx::query_scalar(
        "DELETE FROM second_factor
         WHERE person = $1
         RETURNING confirmed_at",
    )
    .bind(person)
    .fetch_optional(&mut **change)
    .await?;
    Ok(confirmed.flatten().is_some())
}

/// Forgets the factor of an account that is joined to another one: nobody signs in to it.
pub(crate) async fn end_factor(change: &mut Change, person: &PersonId) -> Result<()> {
    forget_factor(change, person).await.map(drop)
}

impl Office {
    /// The office with a key that encrypts the secrets of second factors.
    #[must_use]
    pub fn sealing_with(self, key: Option<SealingKey>) -> Self {
        Self {
            sealing_key: key,
            ..self
        }
    }

    fn open_secret(&self, person: &PersonId, kept: &str) -> Result<Vec<u8>> {
        open(self.sealing_key.as_ref(), person, kept).ok_or_else(|| {
            Failure::Broken(
                "the secret of a second factor was encrypted with another key (setting \
                 second_factor_key)"
                    .to_owned(),
            )
        })
    }

    /// How somebody's second factor stands.
    ///
    /// # Errors
    ///
    /// Denied on behalf of somebody else.
    pub async fn second_factor(&self, person: &Person, now: Timestamp) -> Result<FactorStanding> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let row: Option<(String, i64, Option<i64>)> = sqlx::query_as(
            "SELECT secret, begun_at, confirmed_at
             FROM second_factor
             WHERE person = $1",
        )
        .bind(&person.id)
        .fetch_optional(self.store.read())
        .await?;
        match row {
            Some((_, _, Some(since))) => {
                let recovery_codes: i64 = sqlx::query_scalar(
                    "SELECT COUNT(*)
                     FROM recovery_code
                     WHERE person = $1
                       AND used_at IS NULL",
                )
                .bind(&person.id)
                .fetch_one(self.store.read())
                .await?;
                Ok(FactorStanding::On(SecondFactor {
                    since: Timestamp(since),
                    recovery_codes,
                }))
            }
            Some((kept, begun_at, None)) if now - Timestamp(begun_at) < SETTING_UP_TIME => {
                let secret = self.open_secret(&person.id, &kept)?;
                Ok(FactorStanding::Begun(describe(person, &secret)))
            }
            _ => Ok(FactorStanding::Off),
        }
    }

    /// Begins to set up a second factor: makes its secret, which counts for nothing until a code
    /// was made of it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for a wrong password; [`Refusal::FactorIsOn`]; denied on behalf of
    /// somebody else.
    pub async fn begin_second_factor(
        &self,
        person: &Person,
        proof: &PresentProof,
        now: Timestamp,
    ) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        self.prove_present(person, proof, now).await?;
        let secret = self.entropy.secret();
        let kept = seal(
            self.sealing_key.as_ref(),
            &person.id,
            &secret[..SECRET_BYTES],
            self.entropy.secret(),
        )
        .ok_or_else(|| Failure::Broken("a secret cannot be encrypted".to_owned()))?;
        let mut change = self.store.begin().await?;
        let begun = sqlx::query(
            "INSERT INTO second_factor (person, secret, begun_at)
             VALUES ($1, $2, $3)
             ON CONFLICT (person) DO UPDATE
             SET secret = excluded.secret, begun_at = excluded.begun_at
             WHERE second_factor.confirmed_at IS NULL",
        )
        .bind(&person.id)
        .bind(kept)
        .bind(now.0)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if begun == 0 {
            return Err(Refusal::FactorIsOn.into());
        }
        change.commit().await?;
        Ok(())
    }

    /// Turns the second factor on that was begun, by the first code of the app. Other sessions,
    /// which began without it, are over. Answers the recovery codes, which are shown once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for a wrong code; [`Refusal::FactorIsOn`]; [`Refusal::FactorNotBegun`]
    /// where it was begun too long ago; [`Refusal::TooMany`].
    pub async fn confirm_second_factor(
        &self,
        person: &Person,
        code: &str,
        now: Timestamp,
    ) -> Result<Vec<String>> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let mut change = self.store.begin().await?;
        let row = lock_factor(&mut change, &person.id).await?;
        let row = row.ok_or(Refusal::FactorNotBegun)?;
        if row.confirmed_at.is_some() {
            return Err(Refusal::FactorIsOn.into());
        }
        if now - Timestamp(row.begun_at) >= SETTING_UP_TIME {
            return Err(Refusal::FactorNotBegun.into());
        }
        let secret = self.open_secret(&person.id, &row.secret)?;
        let step = match TypedCode::read(code) {
            Some(TypedCode::OfApp(typed)) => find_step_of(&secret, &typed, find_step(now), 0),
            _ => None,
        };
        // Whoever guesses here sees the secret on the same page: nothing is counted.
        let step = step.ok_or_else(|| Refusal::field("code", Problem::WrongCode))?;
        execute_one(
            &mut change,
            sqlx::query(
                "UPDATE second_factor
                 SET confirmed_at = $1, last_step = $2, wrong_codes = 0
                 WHERE person = $3",
            )
            .bind(now.0)
            .bind(step)
            .bind(&person.id),
        )
        .await?;
        let codes = self.replace_recovery_codes(&mut change, &person.id).await?;
        end_other_sessions(&mut change, person).await?;
        let language = person.language;
        let body =
            i18n::mail_factor_on_body(language, person.name.as_str(), self.reset_address(language));
        let subject = i18n::mail_factor_on_subject(language);
        self.post(&mut change, now, &person.mail, subject, &body)
            .await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "second-factor",
            &person.id,
            "on",
        )
        .await?;
        change.commit().await?;
        Ok(codes)
    }

    /// New recovery codes in place of those before, shown once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for a wrong password or code; unknown where there is no second factor.
    pub async fn renew_recovery_codes(
        &self,
        person: &Person,
        proof: &PresentProof,
        now: Timestamp,
    ) -> Result<Vec<String>> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        self.prove_present(person, proof, now).await?;
        let mut change = self.store.begin().await?;
        let row = lock_factor(&mut change, &person.id).await?;
        if row.is_none_or(|row| row.confirmed_at.is_none()) {
            return Err(UNKNOWN);
        }
        let codes = self.replace_recovery_codes(&mut change, &person.id).await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "second-factor",
            &person.id,
            "recovery-codes",
        )
        .await?;
        change.commit().await?;
        Ok(codes)
    }

    async fn replace_recovery_codes(
        &self,
        change: &mut Change,
        person: &PersonId,
    ) -> Result<Vec<String>> {
        // Any number of codes, also none.
        sqlx::query("DELETE FROM recovery_code WHERE person = $1")
            .bind(person)
            .execute(&mut **change)
            .await?;
        let codes = make_recovery_codes(&*self.entropy);
        for code in &codes {
            sqlx::query(
                "INSERT INTO recovery_code (person, code_hash)
                 VALUES ($1, $2)",
            )
            .bind(person)
            .bind(hash_of(code))
            .execute(&mut **change)
            .await?;
        }
        Ok(codes.iter().map(|code| group_recovery_code(code)).collect())
    }

    /// Turns the second factor off, and tells its owner.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for a wrong password or code; unknown where there is none.
    pub async fn end_second_factor(
        &self,
        person: &Person,
        proof: &PresentProof,
        now: Timestamp,
    ) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        self.prove_present(person, proof, now).await?;
        let mut change = self.store.begin().await?;
        if !forget_factor(&mut change, &person.id).await? {
            return Err(UNKNOWN);
        }
        let language = person.language;
        let body = i18n::mail_factor_off_body(
            language,
            person.name.as_str(),
            self.reset_address(language),
        );
        let subject = i18n::mail_factor_off_subject(language);
        self.post(&mut change, now, &person.mail, subject, &body)
            .await?;
        audit::record(
            &mut change,
            now,
            &person.id,
            "second-factor",
            &person.id,
            "off",
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Takes the second factor from somebody who has lost it with its recovery codes. Their
    /// sessions are over, and they are told: who asked in their name is found out.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service, and where there is no such account;
    /// [`Refusal::FactorIsOff`]; [`Refusal::Fields`] where the reason is missing or too long;
    /// [`Refusal::Overtaken`].
    pub async fn remove_second_factor(
        &self,
        administrator: &Person,
        form: HelpForm<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let begun = self
            .begin_help(administrator, form, "account-factor", now)
            .await?;
        let Some(Help {
            mut change,
            account,
            reason,
        }) = begun
        else {
            return Ok(());
        };
        if !forget_factor(&mut change, &account.id).await? {
            return Err(Refusal::FactorIsOff.into());
        }
        end_sessions(&mut change, &account.id).await?;
        let language = account.language;
        let body = i18n::mail_help_factor_body(
            language,
            account.name.as_str(),
            administrator.name.as_str(),
            reason.as_str(),
        );
        let subject = i18n::mail_help_factor_subject(language);
        self.post(&mut change, now, &account.mail, subject, &body)
            .await?;
        audit::record(
            &mut change,
            now,
            &administrator.id,
            "account-factor",
            &account.id,
            &reason,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// A new secret as its owner gives it to the app.
fn describe(person: &Person, secret: &[u8]) -> NewFactor {
    let text = BASE32_NOPAD.encode(secret);
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|part| part.iter().collect())
        .collect();
    // What an address of ours holds needs no encoding in a path but the sign in its middle.
    let label: String = person
        .mail
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b".-_~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    NewFactor {
        secret: groups.join(" "),
        address: format!(
            "otpauth://totp/{ISSUER}:{label}?secret={text}&issuer={ISSUER}&algorithm=SHA1\
             &digits={CODE_DIGITS}&period={STEP_SECONDS}"
        ),
    }
}

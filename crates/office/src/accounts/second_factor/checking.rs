//! Codes that are typed: the right ones are used up, the wrong ones counted.

use std::time::Duration;

use contest::{
    PersonId, Timestamp,
    second_factor::{MAX_WRONG_CODES, TypedCode, WRONG_CODES_TIME, find_step},
};

use super::codes::find_step_of;
use crate::{
    Office, Refusal, Result, Scope, audit,
    entropy::hash_of,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// What a typed code was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// The app's.
    Code,
    /// A recovery code, which is used now.
    RecoveryCode,
    /// Neither.
    Wrong,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) secret: String,
    pub(super) begun_at: i64,
    pub(super) confirmed_at: Option<i64>,
    pub(super) last_step: i64,
    wrong_codes: i64,
    wrong_since: i64,
}

/// Reads the factor of somebody and lets nobody else use it until this change ends.
pub(super) async fn lock_factor(change: &mut Change, person: &PersonId) -> Result<Option<Row>> {
    Ok(sqlx::query_as(
        "UPDATE second_factor
         SET begun_at = begun_at
         WHERE person = $1
         RETURNING secret, begun_at, confirmed_at, last_step, wrong_codes, wrong_since",
    )
    .bind(person)
    .fetch_optional(&mut **change)
    .await?)
}

/// How long no more codes are taken after too many wrong ones.
fn time_closed(row: &Row, now: Timestamp) -> Option<Duration> {
    let until = Timestamp(row.wrong_since).plus(WRONG_CODES_TIME);
    (row.wrong_codes >= MAX_WRONG_CODES && until > now).then(|| until - now)
}

impl Office {
    /// Checks a typed code of somebody whose second factor is on, and notes what it was: a right
    /// one is used up, a wrong one of the app's kind is counted. A recovery code is taken whatever
    /// was counted, for nobody guesses one. Commit what it notes, also after a wrong one.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooMany`] where too many were wrong lately; unknown where there is no factor.
    pub(crate) async fn check_code(
        &self,
        change: &mut Change,
        person: &PersonId,
        typed: &str,
        now: Timestamp,
    ) -> Result<Checked> {
        let row = lock_factor(change, person).await?;
        let row = row
            .filter(|row| row.confirmed_at.is_some())
            .ok_or(UNKNOWN)?;
        match TypedCode::read(typed) {
            None => Ok(Checked::Wrong),
            Some(TypedCode::Recovery(code)) => {
                self.use_recovery_code(change, person, &code, now).await
            }
            Some(TypedCode::OfApp(code)) => {
                if let Some(wait) = time_closed(&row, now) {
                    return Err(Refusal::TooMany {
                        scope: Scope::Account,
                        retry_after: Duration::from_secs(wait.as_secs() + 1),
                    }
                    .into());
                }
                let secret = self.open_secret(person, &row.secret)?;
                match find_step_of(&secret, &code, find_step(now), row.last_step) {
                    Some(step) => {
                        note_step(change, person, step).await?;
                        Ok(Checked::Code)
                    }
                    None => {
                        self.note_wrong_code(change, person, &row, now).await?;
                        Ok(Checked::Wrong)
                    }
                }
            }
        }
    }

    async fn use_recovery_code(
        &self,
        change: &mut Change,
        person: &PersonId,
        code: &str,
        now: Timestamp,
    ) -> Result<Checked> {
        // One that is none, or was used, changes nothing.
        let used = sqlx::query(
            "UPDATE recovery_code
             SET used_at = $1
             WHERE person = $2
               AND code_hash = $3
               AND used_at IS NULL",
        )
        .bind(now.0)
        .bind(person)
        .bind(hash_of(code))
        .execute(&mut **change)
        .await?
        .rows_affected();
        if used == 0 {
            return Ok(Checked::Wrong);
        }
        let left: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM recovery_code
             WHERE person = $1
               AND used_at IS NULL",
        )
        .bind(person)
        .fetch_one(&mut **change)
        .await?;
        let owner = self.read_owner(change, person).await?;
        let body = i18n::mail_recovery_body(
            owner.language,
            owner.name.as_str(),
            left,
            self.reset_address(owner.language),
        );
        let subject = i18n::mail_recovery_subject(owner.language);
        self.post(change, now, &owner.mail, subject, &body).await?;
        Ok(Checked::RecoveryCode)
    }

    /// Counts a wrong code; the last one that is taken tells the owner that somebody knows how they
    /// sign in.
    async fn note_wrong_code(
        &self,
        change: &mut Change,
        person: &PersonId,
        row: &Row,
        now: Timestamp,
    ) -> Result<()> {
        let goes_on = Timestamp(row.wrong_since).plus(WRONG_CODES_TIME) > now;
        let (count, since) = if row.wrong_codes > 0 && goes_on {
            (row.wrong_codes + 1, row.wrong_since)
        } else {
            (1, now.0)
        };
        execute_one(
            change,
            sqlx::query(
                "UPDATE second_factor
                 SET wrong_codes = $1, wrong_since = $2
                 WHERE person = $3",
            )
            .bind(count)
            .bind(since)
            .bind(person),
        )
        .await?;
        if count < MAX_WRONG_CODES {
            return Ok(());
        }
        let owner = self.read_owner(change, person).await?;
        let body = i18n::mail_wrong_codes_body(
            owner.language,
            owner.name.as_str(),
            self.reset_address(owner.language),
        );
        let subject = i18n::mail_wrong_codes_subject(owner.language);
        self.post(change, now, &owner.mail, subject, &body).await?;
        audit::record(change, now, person, "wrong-codes", person, "").await
    }
}

/// Notes which code was used: neither it nor one before it is good any more.
async fn note_step(change: &mut Change, person: &PersonId, step: i64) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "UPDATE second_factor
             SET last_step = $1, wrong_codes = 0
             WHERE person = $2",
        )
        .bind(step)
        .bind(person),
    )
    .await?;
    Ok(())
}

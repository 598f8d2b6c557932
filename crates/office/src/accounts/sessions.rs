//! Sessions: begun for whoever was let in ([`crate::accounts::signing_in`]), listed, and ended.

use std::time::Duration;

use contest::{Action, PersonId, Timestamp, timestamp::DAY};
use secrecy::SecretString;

use crate::{
    Office, Person, Result, audit,
    entropy::{hash_of, token},
    storage::{Change, execute_one},
};

/// A session ends after so long without a request.
pub(crate) const IDLE_LIMIT: Duration = DAY.saturating_mul(14);
/// A session ends after so long in any case.
const ABSOLUTE_LIMIT: Duration = DAY.saturating_mul(60);

/// The secret of a session, given once, for the cookie.
#[derive(Clone)]
pub struct SessionToken(pub SecretString);

/// A session in the list of one's own.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionView {
    /// `UUIDv7`; names the session without letting anybody in.
    pub id: String,
    /// When it began, in microseconds since 1970.
    pub created_at: i64,
    /// When it was last used, in microseconds since 1970, within ten minutes.
    pub seen_at: i64,
    /// What the browser said it was.
    pub agent: String,
}

/// How somebody has shown who they are, as the log has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By a password.
    Password,
    /// By a link that came by mail.
    Link,
    /// By either, and the code of an authenticator app.
    Code,
    /// By either, and a recovery code.
    RecoveryCode,
}

impl Way {
    const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Link => "link",
            Self::Code => "code",
            Self::RecoveryCode => "recovery-code",
        }
    }
}

/// Ends every session of somebody, and every sign-in that waits for its second half.
pub(crate) async fn end_sessions(change: &mut Change, person: &PersonId) -> Result<()> {
    end_half_sign_ins(change, person).await?;
    // Any number of sessions, also none.
    sqlx::query("DELETE FROM session WHERE person = $1")
        .bind(person)
        .execute(&mut **change)
        .await?;
    Ok(())
}

/// Ends every session of somebody but the one in which they are signed in, and every sign-in that
/// waits for its second half.
pub(crate) async fn end_other_sessions(change: &mut Change, person: &Person) -> Result<()> {
    end_half_sign_ins(change, &person.id).await?;
    // Any number of sessions, also none.
    sqlx::query(
        "DELETE FROM session
         WHERE person = $1
           AND id <> $2",
    )
    .bind(&person.id)
    .bind(&person.session)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Ends every sign-in of somebody that waits for its second half.
pub(crate) async fn end_half_sign_ins(change: &mut Change, person: &PersonId) -> Result<()> {
    // Any number of them, also none.
    sqlx::query("DELETE FROM half_sign_in WHERE person = $1")
        .bind(person)
        .execute(&mut **change)
        .await?;
    Ok(())
}

impl Office {
    pub(crate) async fn start_session(
        &self,
        transaction: &mut Change,
        person: &PersonId,
        (agent, how): (&str, Way),
        now: Timestamp,
    ) -> Result<SessionToken> {
        let token = token(&*self.entropy);
        sqlx::query(
            "INSERT INTO session (
                 id, token_hash, person, created_at, seen_at, expires_at, agent
             )
             VALUES ($1, $2, $3, $4, $4, $5, $6)",
        )
        .bind(self.id(now))
        .bind(hash_of(&token))
        .bind(person)
        .bind(now.0)
        .bind(now.plus(ABSOLUTE_LIMIT).0)
        .bind(agent.chars().take(200).collect::<String>())
        .execute(&mut **transaction)
        .await?;
        execute_one(
            transaction,
            sqlx::query(
                "UPDATE person
                 SET signed_in_at = $1
                 WHERE id = $2",
            )
            .bind(now.0)
            .bind(person),
        )
        .await?;
        audit::record(transaction, now, person, "sign-in", person, how.code()).await?;
        Ok(SessionToken(token.into()))
    }

    /// A person's sessions, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn sessions(&self, person: &Person, now: Timestamp) -> Result<Vec<SessionView>> {
        Ok(sqlx::query_as(
            "SELECT id, created_at, seen_at, agent
             FROM session
             WHERE person = $1
               AND expires_at > $2
               AND seen_at > $3
             ORDER BY seen_at DESC, id DESC",
        )
        .bind(&person.id)
        .bind(now.0)
        .bind(now.minus(IDLE_LIMIT).0)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Ends the session in which somebody is signed in, and with it what they saw on behalf of
    /// somebody else.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn sign_out(&self, person: &Person, now: Timestamp) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        self.end_acting(&mut transaction, &person.session, now)
            .await?;
        // It may have been ended since it was read.
        sqlx::query("DELETE FROM session WHERE id = $1")
            .bind(&person.session)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Ends one of a person's own sessions; one that is not theirs stays.
    ///
    /// # Errors
    ///
    /// Denied on behalf of somebody else.
    pub async fn end_session(&self, person: &Person, session: &str) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let mut transaction = self.store.begin().await?;
        // None where it is somebody else's, or ended already.
        sqlx::query(
            "DELETE FROM session
             WHERE id = $1
               AND person = $2",
        )
        .bind(session)
        .bind(&person.id)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

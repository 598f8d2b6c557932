//! The audit log: every change of state, each row's hash over the row before it, so that none can
//! be taken out unseen.

pub(crate) mod anchors;

use contest::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::{Call, Office, Person, Result, storage::Change};

/// One row of the log.
#[derive(sqlx::FromRow)]
struct AuditRow {
    number: i64,
    at: i64,
    /// Id of the person, or the name of a command.
    person: String,
    action: String,
    subject: String,
    detail: String,
    /// SHA-256 over the previous row's hash and this row's fields, in hexadecimal digits.
    hash: String,
}

/// A change as an organiser reads it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LogRow {
    /// Within the whole log, from 1.
    pub number: i64,
    /// Microseconds since 1970.
    pub at: i64,
    /// Code of what was done.
    pub action: String,
    /// Ids, codes and words, as the action writes them down.
    pub detail: String,
    /// Name of who did it; `None` where it was a command.
    pub person: Option<String>,
}

/// What a row's hash is over, with the previous row's hash.
struct Hashed<'a> {
    number: i64,
    at: i64,
    person: &'a str,
    action: &'a str,
    subject: &'a str,
    detail: &'a str,
}

impl<'a> Hashed<'a> {
    fn of(row: &'a AuditRow) -> Self {
        Self {
            number: row.number,
            at: row.at,
            person: &row.person,
            action: &row.action,
            subject: &row.subject,
            detail: &row.detail,
        }
    }
}

fn chain_hash(previous: &str, row: &Hashed<'_>) -> String {
    let mut hasher = Sha256::new();
    for part in [
        previous,
        &row.number.to_string(),
        &row.at.to_string(),
        row.person,
        row.action,
        row.subject,
        row.detail,
    ] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex(&hasher.finalize())
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            use std::fmt::Write as _;
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Adds a row within the transaction of the change that it records: who did it, a person's id or
/// the name of a command, and to what, an id of any kind.
pub(crate) async fn record(
    transaction: &mut Change,
    now: Timestamp,
    person: impl AsRef<str>,
    action: &str,
    subject: impl AsRef<str>,
    detail: &str,
) -> Result<()> {
    let (person, subject) = (person.as_ref(), subject.as_ref());
    // Two servers on PostgreSQL must not both extend the same row; SQLite has one writer anyway.
    // The row of the setting is the lock.
    sqlx::query(
        "INSERT INTO setting (name, value)
         VALUES ('audit', '0')
         ON CONFLICT (name) DO UPDATE
         SET value = setting.value",
    )
    .execute(&mut **transaction)
    .await?;
    let last: Option<(i64, String)> = sqlx::query_as(
        "SELECT number, hash
         FROM audit
         ORDER BY number DESC
         LIMIT 1",
    )
    .fetch_optional(&mut **transaction)
    .await?;
    let (number, previous) = last.map_or((1, String::new()), |(number, hash)| (number + 1, hash));
    let row = Hashed {
        number,
        at: now.0,
        person,
        action,
        subject,
        detail,
    };
    let hash = chain_hash(&previous, &row);
    sqlx::query(
        "INSERT INTO audit (number, at, person, action, subject, detail, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(number)
    .bind(now.0)
    .bind(person)
    .bind(action)
    .bind(subject)
    .bind(detail)
    .bind(hash)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

impl Office {
    /// The newest `limit` changes of a call and its awards, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn call_log(
        &self,
        organiser: &Person,
        call: &Call,
        limit: i64,
        now: Timestamp,
    ) -> Result<Vec<LogRow>> {
        self.as_observer(Some(organiser), call, now).await?;
        Ok(sqlx::query_as(
            "SELECT audit.number,
                    audit.at,
                    audit.action,
                    audit.detail,
                    person.name AS person
             FROM audit
             LEFT JOIN person ON person.id = audit.person
             WHERE audit.subject = $1
                OR audit.subject IN (SELECT id FROM award WHERE call = $1)
             ORDER BY audit.number DESC
             LIMIT $2",
        )
        .bind(&call.id)
        .bind(limit)
        .fetch_all(self.store.read())
        .await?)
    }
}

//! The outbox: a mail is a row in the transaction that causes it, and leaves later: at once where
//! the other side takes it, else with growing pauses, until it is taken, refused for good, or too
//! old.

use std::time::Duration;

use contest::{
    CallId, Language, Timestamp,
    timestamp::{DAY, HOUR, MINUTE},
};
use edition_file::model::ContactSection;

use crate::{
    Office, Result,
    mail::postman::{Fault, Letter, Postman, Undeliverable, write},
    storage::Change,
};

/// How long a mail is tried that is not refused for good.
pub const TRIED_FOR: Duration = DAY.saturating_mul(2);
/// The longest pause between two attempts.
const MAX_PAUSE: Duration = HOUR;
/// How long all mails wait where the way out is closed: one of them then tries it again.
const SERVICE_PAUSE: Duration = MINUTE.saturating_mul(5);
/// Mails that leave at a time: few, for between times it is asked again who waits for a link, and
/// whether the service stops.
const BATCH: usize = 10;

/// The mails whose turn it is, of those with a condition of their own.
macro_rules! waiting {
    ($of:literal) => {
        concat!(
            "SELECT id,
                    recipient,
                    subject,
                    body,
                    stop,
                    created_at,
                    expires_at,
                    attempts
             FROM mail
             WHERE sent_at IS NULL
               AND failed_at IS NULL
               AND next_at <= $1
               AND ",
            $of,
            "
             ORDER BY next_at, id
             LIMIT $2"
        )
    };
}

const WAITING_OF_ACCOUNTS: &str = waiting!("call IS NULL");
const WAITING_OF_CALLS: &str = waiting!("call IS NOT NULL");

/// The kind of a mail about an account that anybody can ask for by typing the address.
pub(crate) const ASKED: &str = "asked";

/// What a mail of a call is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// To a jury, with a link that signs in.
    Invitation,
    /// Of open work: one can do without it.
    Reminder,
    Receipt,
    /// That a work is out of the contest, or in it again.
    Exclusion,
    /// That somebody is not in a team any more.
    Removal,
    /// A letter to a team.
    Letter,
    /// That a phase begins or ends at another moment.
    Calendar,
    /// To organisers: that a stage was not published although its moment came.
    Publication,
}

impl Matter {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reminder => "reminder",
            Self::Receipt => "receipt",
            Self::Exclusion => "exclusion",
            Self::Removal => "removal",
            Self::Letter => "letter",
            Self::Calendar => "calendar",
            Self::Publication => "publication",
        }
    }
}

/// A mail of a call, whose organisers are told where it does not arrive.
pub(crate) struct NewMail<'a> {
    pub(crate) call: &'a CallId,
    pub(crate) matter: Matter,
    pub(crate) recipient: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    /// Where its reader can say that no more of its kind shall come; empty for what nobody can do
    /// without.
    pub(crate) stop: &'a str,
}

/// Somebody to whom a mail is written.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Recipient {
    name: String,
    mail: String,
    /// Tag of the language in which they are written to.
    language: String,
}

impl Recipient {
    /// Name, address and language.
    pub(crate) fn into_parts(self) -> (String, String, Language) {
        let language = Language::from_tag(&self.language).unwrap_or_default();
        (self.name, self.mail, language)
    }
}

/// What became of the mails that were tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Taken by the other side.
    pub sent: u64,
    /// Refused for good, or no address.
    pub refused: u64,
    /// To be tried again.
    pub postponed: u64,
    /// Whether the way out was found closed: the mail server is not reached, or does not let the
    /// service in.
    pub closed: bool,
    /// Whether as many were tried as go at a time: others may wait whose turn it is.
    pub more: bool,
}

/// A mail as the demo's page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MailView {
    /// `UUIDv7`; part of the message's id.
    pub id: String,
    /// The address to which it goes.
    pub recipient: String,
    /// One line, in the recipient's language.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// When it was written, in microseconds since 1970.
    pub created_at: i64,
    /// When the other side took it, in microseconds since 1970; `None` while it waits.
    pub sent_at: Option<i64>,
    /// What the mail server said at the last attempt that failed; empty where none did.
    pub failure: String,
}

#[derive(sqlx::FromRow)]
struct Waiting {
    id: String,
    recipient: String,
    subject: String,
    body: String,
    stop: String,
    created_at: i64,
    expires_at: i64,
    attempts: i64,
}

/// How long a mail waits after so many attempts before: twice as long each time.
fn pause(attempts: i64) -> Duration {
    (MINUTE * (1 << attempts.clamp(0, 6))).min(MAX_PAUSE)
}

impl Office {
    /// The office that keeps what its mails said after they have left, as the demo shows them.
    #[must_use]
    pub fn keeping_mails(self) -> Self {
        Self {
            keeps_mails: true,
            ..self
        }
    }

    /// Puts a mail about an account into the outbox within the transaction that causes it.
    pub(crate) async fn post(
        &self,
        transaction: &mut Change,
        now: Timestamp,
        recipient: &str,
        subject: &str,
        body: &str,
    ) -> Result<()> {
        self.post_about(transaction, now, "", (recipient, subject, body))
            .await
    }

    /// The same with what kind of mail it is.
    pub(crate) async fn post_about(
        &self,
        transaction: &mut Change,
        now: Timestamp,
        kind: &str,
        (recipient, subject, body): (&str, &str, &str),
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO mail (
                 id, recipient, subject, body, created_at, next_at, expires_at, kind
             )
             VALUES ($1, $2, $3, $4, $5, $5, $6, $7)",
        )
        .bind(self.id(now))
        .bind(recipient)
        .bind(subject)
        .bind(body)
        .bind(now.0)
        .bind(now.plus(TRIED_FOR).0)
        .bind(kind)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }

    /// Puts a mail of a call into the outbox within the transaction that causes it. It ends with
    /// how the organisers are reached, where the call says so.
    pub(crate) async fn post_of_call(
        &self,
        transaction: &mut Change,
        now: Timestamp,
        mail: NewMail<'_>,
    ) -> Result<()> {
        let contact: Option<String> = sqlx::query_scalar("SELECT contact FROM call WHERE id = $1")
            .bind(mail.call)
            .fetch_optional(&mut **transaction)
            .await?;
        let contact: ContactSection = match contact {
            Some(contact) => serde_json::from_str(&contact)?,
            None => ContactSection::default(),
        };
        let mut body = mail.body.to_owned();
        for lines in [contact.mail, contact.address].into_iter().flatten() {
            body = format!("{}\n\n{lines}\n", body.trim_end());
        }
        sqlx::query(
            "INSERT INTO mail (
                 id, recipient, subject, body, created_at, next_at, expires_at, kind,
                 call, stop
             )
             VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)",
        )
        .bind(self.id(now))
        .bind(mail.recipient)
        .bind(mail.subject)
        .bind(body)
        .bind(now.0)
        .bind(now.plus(TRIED_FOR).0)
        .bind(mail.matter.code())
        .bind(mail.call)
        .bind(mail.stop)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }

    /// Sends what waits, as much as goes at a time. Where the way out is closed, everything waits a
    /// little.
    ///
    /// # Errors
    ///
    /// Where the database fails; a mail that is not taken is noted in its row.
    pub async fn send_mails(&self, postman: &Postman, now: Timestamp) -> Result<Delivered> {
        let waiting = self.read_waiting_mails(now).await?;
        let mut delivered = Delivered {
            more: waiting.len() >= BATCH,
            ..Delivered::default()
        };
        for mail in waiting {
            let next = now.plus(pause(mail.attempts));
            if !self.claim(&mail, next).await? {
                continue;
            }
            let Err(undeliverable) = self.try_to_deliver(postman, &mail).await else {
                delivered.sent += 1;
                self.note_sent(&mail.id, now).await?;
                continue;
            };
            // What only waits for the service's own way out is not given up.
            let given_up = undeliverable.fault.is_final()
                || (undeliverable.fault == Fault::Later && next.0 > mail.expires_at);
            tracing::warn!(
                mail = mail.id,
                fault = undeliverable.fault.code(),
                answer = undeliverable.answer,
                given_up,
                "a mail was not taken"
            );
            self.note_fault(&mail.id, &undeliverable, given_up, now)
                .await?;
            match undeliverable.fault {
                Fault::Refused | Fault::Unwritable => delivered.refused += 1,
                Fault::Later => delivered.postponed += 1,
                Fault::Service => {
                    delivered.postponed += 1;
                    delivered.closed = true;
                    delivered.more = false;
                    break;
                }
            }
        }
        Ok(delivered)
    }

    /// The mails whose turn it is, at most [`BATCH`]: first those about an account, for whose links
    /// somebody waits at the door, however many of a call wait too.
    async fn read_waiting_mails(&self, now: Timestamp) -> Result<Vec<Waiting>> {
        let mut waiting = self
            .read_waiting_of(WAITING_OF_ACCOUNTS, BATCH, now)
            .await?;
        let left = BATCH - waiting.len();
        if left > 0 {
            waiting.extend(self.read_waiting_of(WAITING_OF_CALLS, left, now).await?);
        }
        Ok(waiting)
    }

    async fn read_waiting_of(
        &self,
        statement: &'static str,
        most: usize,
        now: Timestamp,
    ) -> Result<Vec<Waiting>> {
        Ok(sqlx::query_as(statement)
            .bind(now.0)
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .fetch_all(self.store.read())
            .await?)
    }

    /// Claims a mail by its count of attempts, so that of two servers only one sends it; it waits
    /// until `next` if this attempt fails. False where another server was faster, or nothing is
    /// left to send.
    async fn claim(&self, mail: &Waiting, next: Timestamp) -> Result<bool> {
        let mut transaction = self.store.begin().await?;
        let claimed = sqlx::query(
            "UPDATE mail
             SET attempts = attempts + 1, next_at = $1
             WHERE id = $2
               AND attempts = $3
               AND sent_at IS NULL
               AND failed_at IS NULL",
        )
        .bind(next.0)
        .bind(&mail.id)
        .bind(mail.attempts)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        transaction.commit().await?;
        Ok(claimed > 0)
    }

    /// Writes a mail as a message and hands it to the postman.
    async fn try_to_deliver(&self, postman: &Postman, mail: &Waiting) -> Result<(), Undeliverable> {
        let letter = Letter {
            id: &mail.id,
            recipient: &mail.recipient,
            subject: &mail.subject,
            body: &mail.body,
            written_at: Timestamp(mail.created_at),
            stop: &mail.stop,
        };
        let message = write(&self.settings.sender, &self.settings.address, &letter)?;
        postman.deliver(message).await
    }

    /// Notes that a mail has left, and forgets what it said: its links open accounts, and nobody
    /// reads it here any more but in the demo.
    async fn note_sent(&self, mail: &str, now: Timestamp) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        // Its row may have gone with what it was about while the mail left.
        sqlx::query(
            "UPDATE mail
             SET sent_at = $1,
                 tried_at = $1,
                 fault = '',
                 failure = '',
                 body = CASE WHEN $2 = 1 THEN body ELSE '' END
             WHERE id = $3",
        )
        .bind(now.0)
        .bind(i64::from(self.keeps_mails))
        .bind(mail)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn note_fault(
        &self,
        mail: &str,
        undeliverable: &Undeliverable,
        given_up: bool,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        // Its row may have gone with what it was about meanwhile.
        sqlx::query(
            "UPDATE mail
             SET fault = $1, failure = $2, tried_at = $3, failed_at = $4
             WHERE id = $5",
        )
        .bind(undeliverable.fault.code())
        .bind(&undeliverable.answer)
        .bind(now.0)
        .bind(given_up.then_some(now.0))
        .bind(mail)
        .execute(&mut *transaction)
        .await?;
        if undeliverable.fault == Fault::Service {
            // Every other mail, if there is one, would find the same door closed; asking at it all
            // the time can close it for longer.
            sqlx::query(
                "UPDATE mail
                 SET next_at = $1
                 WHERE sent_at IS NULL
                   AND failed_at IS NULL
                   AND next_at < $1",
            )
            .bind(now.plus(SERVICE_PAUSE).0)
            .execute(&mut *transaction)
            .await?;
            // How long each that waits is tried counts from when it can leave.
            sqlx::query(
                "UPDATE mail
                 SET expires_at = $1
                 WHERE sent_at IS NULL
                   AND failed_at IS NULL
                   AND expires_at < $1",
            )
            .bind(now.plus(TRIED_FOR).0)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The newest mails, for the demo's page.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn mails(&self, limit: i64) -> Result<Vec<MailView>> {
        Ok(sqlx::query_as(
            "SELECT id, recipient, subject, body, created_at, sent_at, failure
             FROM mail
             ORDER BY created_at DESC, id DESC
             LIMIT $1",
        )
        .bind(limit)
        .fetch_all(self.store.read())
        .await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        let pauses: Vec<Duration> = (0..9).map(pause).collect();
        let minutes = [1, 2, 4, 8, 16, 32, 60, 60, 60];
        assert_eq!(pauses, minutes.map(Duration::from_mins));
    }
}

//! The outbox: a mail is a row in the transaction that causes it, and leaves later, again and again until it is taken.

use std::path::PathBuf;

use contest::{Moment, moment::MINUTE};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::header::ContentType};
use secrecy::{ExposeSecret, SecretString};

use crate::{Office, Result, storage::Change};

/// Attempts after which a mail is left to the administrator.
const ATTEMPTS_MOST: i64 = 10;

/// How mails leave.
pub enum Postman {
    /// As files in a folder, for trying things out.
    Folder {
        path: PathBuf,
        transport: AsyncFileTransport<Tokio1Executor>,
    },
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Postman {
    /// Writes mails to a folder, one `.eml` each; the folder is created.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be created.
    pub fn folder(path: PathBuf) -> std::io::Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Self::Folder { transport: AsyncFileTransport::new(&path), path })
    }

    /// Sends by an SMTP address such as `smtps://user:password@host:465`.
    ///
    /// # Errors
    ///
    /// Where the address is not one.
    pub fn smtp(address: &SecretString) -> Result<Self, lettre::transport::smtp::Error> {
        Ok(Self::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(address.expose_secret())?.build()))
    }

    async fn deliver(&self, message: Message) -> Result<(), String> {
        match self {
            Self::Folder { transport, path } => {
                transport.send(message).await.map(drop).map_err(|error| format!("{}: {error}", path.display()))
            }
            Self::Smtp(transport) => transport.send(message).await.map(drop).map_err(|error| error.to_string()),
        }
    }
}

/// A mail as the demo's page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MailView {
    pub id: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub created_at: i64,
    pub sent_at: Option<i64>,
    pub failure: String,
}

#[derive(sqlx::FromRow)]
struct Waiting {
    id: String,
    recipient: String,
    subject: String,
    body: String,
    attempts: i64,
}

impl Office {
    /// Puts a mail into the outbox within the transaction that causes it.
    pub(crate) async fn post(&self, transaction: &mut Change, now: Moment, recipient: &str, subject: &str, body: &str) -> Result<()> {
        sqlx::query("INSERT INTO mail (id, recipient, subject, body, created_at, next_at) VALUES ($1, $2, $3, $4, $5, $5)")
            .bind(self.id(now))
            .bind(recipient)
            .bind(subject)
            .bind(body)
            .bind(now.0)
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// Sends what waits, at most 50 mails; answers how many left. A mail that is not taken waits twice as long each time.
    ///
    /// # Errors
    ///
    /// Where the database fails; a mail that is not taken is noted in its row.
    pub async fn send_mails(&self, postman: &Postman, now: Moment) -> Result<usize> {
        let waiting: Vec<Waiting> = sqlx::query_as(
            "SELECT id, recipient, subject, body, attempts FROM mail WHERE sent_at IS NULL AND next_at <= $1 AND attempts < $2 ORDER BY next_at LIMIT 50",
        )
        .bind(now.0)
        .bind(ATTEMPTS_MOST)
        .fetch_all(self.store.read())
        .await?;
        let mut sent = 0;
        for mail in waiting {
            // The row is claimed by its count of attempts, so that of two servers only one sends it.
            let mut transaction = self.store.begin().await?;
            let claimed =
                sqlx::query("UPDATE mail SET attempts = attempts + 1, next_at = $1 WHERE id = $2 AND attempts = $3 AND sent_at IS NULL")
                    .bind(now.plus(MINUTE << mail.attempts).0)
                    .bind(&mail.id)
                    .bind(mail.attempts)
                    .execute(&mut *transaction)
                    .await?
                    .rows_affected();
            transaction.commit().await?;
            if claimed == 0 {
                continue;
            }
            let outcome = match self.message(&mail) {
                Ok(message) => postman.deliver(message).await,
                Err(reason) => Err(reason),
            };
            let mut transaction = self.store.begin().await?;
            match outcome {
                Ok(()) => {
                    sent += 1;
                    sqlx::query("UPDATE mail SET sent_at = $1, failure = '' WHERE id = $2")
                        .bind(now.0)
                        .bind(&mail.id)
                        .execute(&mut *transaction)
                        .await?;
                }
                Err(reason) => {
                    tracing::warn!(mail = mail.id, reason, "a mail was not taken");
                    sqlx::query("UPDATE mail SET failure = $1 WHERE id = $2")
                        .bind(reason)
                        .bind(&mail.id)
                        .execute(&mut *transaction)
                        .await?;
                }
            }
            transaction.commit().await?;
        }
        Ok(sent)
    }

    fn message(&self, mail: &Waiting) -> Result<Message, String> {
        Message::builder()
            .from(self.settings.sender.parse().map_err(|_| "the setting sender is not an address".to_owned())?)
            .to(mail.recipient.parse().map_err(|_| "the recipient is not an address".to_owned())?)
            .subject(mail.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .map_err(|error| error.to_string())
    }

    /// The newest mails, for the demo's page.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn mails(&self, limit: i64) -> Result<Vec<MailView>> {
        Ok(sqlx::query_as(
            "SELECT id, recipient, subject, body, created_at, sent_at, failure FROM mail ORDER BY created_at DESC, id DESC LIMIT $1",
        )
        .bind(limit)
        .fetch_all(self.store.read())
        .await?)
    }
}

//! Mails that anybody can ask for by typing an address: only so many of them go to one from which
//! nobody answers, so that the service is nobody's way to fill a mailbox.

use contest::{
    MailAddress, Timestamp,
    account::{ASKED_MAILS_TIME, MAX_ASKED_MAILS},
};

use crate::{Office, Result, mail::outbox::ASKED, storage::Change};

/// Whether an address gets one more mail that somebody asks for. Those are counted that nobody
/// signed in after: neither what is answered nor the page tells what became of them.
pub(crate) async fn takes_asked_mail(
    change: &mut Change,
    mail: &MailAddress,
    now: Timestamp,
) -> Result<bool> {
    let asked: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM mail
         WHERE recipient = $1
           AND kind = 'asked'
           AND created_at > $2
           AND created_at > COALESCE(
               (SELECT signed_in_at FROM person WHERE person.mail = $1), 0
           )",
    )
    .bind(mail.as_str())
    .bind(now.minus(ASKED_MAILS_TIME).0)
    .fetch_one(&mut **change)
    .await?;
    Ok(asked < MAX_ASKED_MAILS)
}

impl Office {
    /// Puts a mail into the outbox that somebody asked for who typed the address.
    pub(crate) async fn post_asked(
        &self,
        change: &mut Change,
        now: Timestamp,
        mail: &MailAddress,
        subject: &str,
        body: &str,
    ) -> Result<()> {
        self.post_about(change, now, ASKED, (mail.as_str(), subject, body))
            .await
    }
}

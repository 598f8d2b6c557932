//! Mails of a call that did not arrive: the organisers see whose, why and when, send them again, or
//! correct an address that nobody has proven yet.

use std::collections::BTreeSet;

use contest::{CallId, Language, MailAddress, PersonId, Timestamp};

use crate::{
    Call, Fault, Office, Person, Problem, Refusal, Result, Seen, Thing,
    accounts::links::{INVITATION_LIMIT, NewLink, Purpose},
    audit,
    mail::outbox::{Matter, NewMail, Recipient, TRIED_FOR},
    refusal::{UNKNOWN, violates},
    storage::Change,
    versions::advance,
};

/// A mail that was not taken by the other side.
#[derive(Clone, Debug)]
pub struct Undelivered {
    /// Id of the person whose address it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address, to which it should have gone.
    pub mail: String,
    /// As it stands in the mail, in its reader's language.
    pub subject: String,
    /// Whether it is about the account alone, such as a link to sign in: its owner asks for
    /// another.
    pub of_account: bool,
    /// What stood against it at the last attempt.
    pub fault: Fault,
    /// The code and the words of the server that refused it; empty where the fault is the service's
    /// own.
    pub answer: String,
    /// The last attempt.
    pub tried_at: Timestamp,
    /// Until when it is tried again; `None` where it was given up.
    pub tried_until: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    person: PersonId,
    name: String,
    mail: String,
    subject: String,
    call: Option<CallId>,
    fault: String,
    failure: String,
    tried_at: i64,
    failed_at: Option<i64>,
    expires_at: i64,
}

impl Row {
    fn into_undelivered(self) -> Option<Undelivered> {
        let fault = Fault::from_code(&self.fault)?;
        Some(Undelivered {
            person: self.person,
            name: self.name,
            mail: self.mail,
            subject: self.subject,
            of_account: self.call.is_none(),
            // What our own server says of us is for the operator.
            answer: if fault == Fault::Service {
                String::new()
            } else {
                self.failure
            },
            fault,
            tried_at: Timestamp(self.tried_at),
            tried_until: self
                .failed_at
                .is_none()
                .then_some(Timestamp(self.expires_at)),
        })
    }
}

/// Jurors of a call ($1) whose address an organiser ($2) may correct: nobody has proven it, and it
/// is known through nothing that this organiser does not run. Else whoever may invite an address
/// could turn somebody else's invitation to another.
const CORRECTABLE: &str = "SELECT person.id, person.mail
     FROM juror
     JOIN person ON person.id = juror.person
     WHERE juror.call = $1
       AND person.verified_at IS NULL
       AND person.administrator = 0
       AND NOT EXISTS (SELECT 1 FROM organiser WHERE organiser.person = person.id)
       AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.person = person.id)
       AND NOT EXISTS (
           SELECT 1
           FROM organisation_administrator AS administrator
           WHERE administrator.person = person.id
       )
       AND NOT EXISTS (SELECT 1 FROM member WHERE member.person = person.id)
       AND NOT EXISTS (
           SELECT 1
           FROM juror AS other
           JOIN call ON call.id = other.call
           WHERE other.person = person.id
             AND NOT EXISTS (
                 SELECT 1
                 FROM call_organiser
                 WHERE call_organiser.call = call.id
                   AND call_organiser.person = $2
             )
       )";

impl Office {
    /// Mails of a call that were not taken: those that were given up, and those that are still
    /// tried, the newest fault first. With them those about the accounts of its jurors and teams:
    /// whoever gets no link to sign in cannot take part.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn undelivered_mails(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<Undelivered>> {
        self.as_observer(Some(organiser), call, now).await?;
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT person.id AS person,
                    person.name, person.mail,
                    mail.subject, mail.call, mail.fault, mail.failure,
                    mail.tried_at, mail.failed_at, mail.expires_at
             FROM mail
             JOIN person ON person.mail = mail.recipient
             WHERE mail.sent_at IS NULL
               AND mail.tried_at IS NOT NULL
               AND mail.fault <> ''
               AND (
                   mail.call = $1
                   OR (
                       mail.call IS NULL
                       AND (
                           person.id IN (SELECT juror.person FROM juror WHERE juror.call = $1)
                           OR person.id IN (SELECT member.person FROM member WHERE member.call = $1)
                       )
                       AND NOT EXISTS (
                           SELECT 1
                           FROM mail AS later
                           WHERE later.recipient = mail.recipient
                             AND later.created_at > mail.created_at
                             AND later.sent_at IS NOT NULL
                       )
                   )
               )
             ORDER BY mail.tried_at DESC, mail.id DESC",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().filter_map(Row::into_undelivered).collect())
    }

    /// Mails that were not taken at an address, whatever they are about, the newest fault first. Who
    /// asks may see all of the account.
    pub(crate) async fn undelivered_to(&self, mail: &str) -> Result<Vec<Undelivered>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT person.id AS person,
                    person.name, person.mail,
                    mail.subject, mail.call, mail.fault, mail.failure,
                    mail.tried_at, mail.failed_at, mail.expires_at
             FROM mail
             JOIN person ON person.mail = mail.recipient
             WHERE mail.recipient = $1
               AND mail.sent_at IS NULL
               AND mail.tried_at IS NOT NULL
               AND mail.fault <> ''
             ORDER BY mail.tried_at DESC, mail.id DESC",
        )
        .bind(mail)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().filter_map(Row::into_undelivered).collect())
    }

    /// The ids of the jurors of a call whose address the organiser may correct.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn correctable(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<BTreeSet<PersonId>> {
        self.as_observer(Some(organiser), call, now).await?;
        let rows: Vec<(PersonId, String)> = sqlx::query_as(CORRECTABLE)
            .bind(&call.id)
            .bind(&organiser.id)
            .fetch_all(self.store.read())
            .await?;
        Ok(rows.into_iter().map(|(person, _)| person).collect())
    }

    /// Sends what was given up of a call's mails to somebody again. An invitation gets a new link.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and where nothing was given
    /// up.
    pub async fn send_again(
        &self,
        organiser: &Person,
        call: &Call,
        person: &PersonId,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Mail(person)),
            seen,
            &"again",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let invitations = self
            .forget_invitations(&mut transaction, call, person)
            .await?;
        if invitations > 0 {
            self.invite_again(&mut transaction, call, person, now)
                .await?;
        }
        // A reminder that is not wanted any more is forgotten.
        let unwanted = sqlx::query(
            "DELETE FROM mail
             WHERE call = $1
               AND failed_at IS NOT NULL
               AND kind = $2
               AND recipient = (SELECT mail FROM person WHERE id = $3 AND reminders = 0)",
        )
        .bind(&call.id)
        .bind(Matter::Reminder.code())
        .bind(person)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        let again = sqlx::query(
            "UPDATE mail
             SET failed_at = NULL,
                 fault = '',
                 failure = '',
                 attempts = 0,
                 next_at = $1,
                 expires_at = $2
             WHERE call = $3
               AND failed_at IS NOT NULL
               AND recipient = (SELECT mail FROM person WHERE id = $4)",
        )
        .bind(now.0)
        .bind(now.plus(TRIED_FOR).0)
        .bind(&call.id)
        .bind(person)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if invitations + unwanted + again == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "mail-again",
            &call.id,
            person.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Gives a juror whose address nobody has proven another one, and invites them there. What the
    /// old one was sent opens nothing any more, and what waits for it never leaves.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]; [`Refusal::Overtaken`]; unknown for anybody but an organiser, and where
    /// the address may not be corrected.
    pub async fn correct_address(
        &self,
        organiser: &Person,
        call: &Call,
        juror: &PersonId,
        mail: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mail = MailAddress::read(mail)
            .map_err(|fault| Refusal::field("address", Problem::MailAddress(fault)))?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Mail(juror)),
            seen,
            &mail,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let old = find_correctable_address(&mut transaction, (organiser, call), juror).await?;
        replace_address(&mut transaction, juror, &old, &mail).await?;
        self.invite_again(&mut transaction, call, juror, now)
            .await?;
        let detail = format!("{juror}: {old} → {}", mail.as_str());
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "juror-address",
            &call.id,
            &detail,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets the invitations to somebody that were given up; answers how many.
    async fn forget_invitations(
        &self,
        change: &mut Change,
        call: &Call,
        person: &PersonId,
    ) -> Result<u64> {
        Ok(sqlx::query(
            "DELETE FROM mail
             WHERE call = $1
               AND failed_at IS NOT NULL
               AND kind = $2
               AND recipient = (SELECT mail FROM person WHERE id = $3)",
        )
        .bind(&call.id)
        .bind(Matter::Invitation.code())
        .bind(person)
        .execute(&mut **change)
        .await?
        .rows_affected())
    }

    /// Invites somebody who is on the jury once more, by a new link: of those before none works.
    async fn invite_again(
        &self,
        change: &mut Change,
        call: &Call,
        juror: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let recipient: Option<Recipient> = sqlx::query_as(
            "SELECT person.name, person.mail, person.language
             FROM juror
             JOIN person ON person.id = juror.person
             WHERE juror.call = $1
               AND person.id = $2",
        )
        .bind(&call.id)
        .bind(juror)
        .fetch_optional(&mut **change)
        .await?;
        // Whoever is not on the jury any more needs no invitation.
        let Some(recipient) = recipient else {
            return Ok(());
        };
        let (name, mail, language) = recipient.into_parts();
        let next = call.jury_page(language);
        // Links that somebody asked for, or another call's invitation, are not this one's to end;
        // its own may all be used or gone.
        sqlx::query(
            "DELETE FROM link
             WHERE person = $1
               AND used_at IS NULL
               AND next = $2",
        )
        .bind(juror)
        .bind(&next)
        .execute(&mut **change)
        .await?;
        let link = NewLink {
            person: juror,
            purpose: Purpose::SignIn,
            limit: INVITATION_LIMIT,
            language,
            next: &next,
        };
        let link = self.link(change, link, now).await?;
        self.post_invitation(change, call, (&name, &mail, language), &link, now)
            .await
    }

    /// Mails the invitation to a jury.
    pub(crate) async fn post_invitation(
        &self,
        change: &mut Change,
        call: &Call,
        (name, mail, language): (&str, &str, Language),
        link: &str,
        now: Timestamp,
    ) -> Result<()> {
        let title = call.full_title(language);
        let (subject, body) = (
            i18n::mail_juror_subject(language, &title),
            i18n::mail_juror_body(language, name, &title, link),
        );
        let mail = NewMail {
            call: &call.id,
            matter: Matter::Invitation,
            recipient: mail,
            subject: &subject,
            body: &body,
            stop: "",
        };
        self.post_of_call(change, now, mail).await
    }
}

/// The address of a juror of a call that an organiser may correct.
///
/// # Errors
///
/// Unknown where they may not.
async fn find_correctable_address(
    change: &mut Change,
    (organiser, call): (&Person, &Call),
    juror: &PersonId,
) -> Result<String> {
    let allowed: Vec<(PersonId, String)> = sqlx::query_as(CORRECTABLE)
        .bind(&call.id)
        .bind(&organiser.id)
        .fetch_all(&mut **change)
        .await?;
    allowed
        .into_iter()
        .find(|(person, _)| person == juror)
        .map(|(_, address)| address)
        .ok_or(UNKNOWN)
}

/// Puts another address in the place of one that nobody has proven: what the old one was sent opens
/// nothing any more, and what waits for it never leaves.
///
/// # Errors
///
/// [`Refusal::Fields`] where the new address has an account; unknown where the old one was proven
/// meanwhile.
async fn replace_address(
    change: &mut Change,
    juror: &PersonId,
    old: &str,
    new: &MailAddress,
) -> Result<()> {
    // Links before the person, as whoever opens one takes them. An invitation that is opened
    // meanwhile proves the address: then it stays, and no link is left here.
    sqlx::query(
        "DELETE FROM link
         WHERE person = $1
           AND used_at IS NULL",
    )
    .bind(juror)
    .execute(&mut **change)
    .await?;
    let changed = sqlx::query(
        "UPDATE person
         SET mail = $1
         WHERE id = $2
           AND verified_at IS NULL",
    )
    .bind(new.as_str())
    .bind(juror)
    .execute(&mut **change)
    .await;
    match changed {
        Ok(done) if done.rows_affected() == 1 => {}
        Ok(_) => return Err(UNKNOWN),
        Err(error) if violates(&error, "person_mail", "person.mail") => {
            return Err(Refusal::field("address", Problem::AddressUsed));
        }
        Err(error) => return Err(error.into()),
    }
    // Any number of mails wait for the old address, also none.
    sqlx::query(
        "DELETE FROM mail
         WHERE recipient = $1
           AND sent_at IS NULL
           AND call IS NOT NULL",
    )
    .bind(old)
    .execute(&mut **change)
    .await?;
    Ok(())
}

//! Reminders to jurors with open work: an organiser reads each before it leaves.

use std::{collections::BTreeSet, time::Duration};

use contest::{
    Denied, Language, PersonId, Standing, Timestamp, judging::RoundKind, timestamp::HOUR,
};

use crate::{
    Call, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    editions::calendar,
    mail::outbox::{Matter, NewMail},
    versions::advance,
};

/// Microseconds in which a juror is not reminded twice.
pub const REMINDED_AGAIN: Duration = HOUR.saturating_mul(12);

/// A reminder as it would leave.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// Id of the juror.
    pub person: PersonId,
    /// The juror's name.
    pub name: String,
    /// The address that it goes to.
    pub mail: String,
    /// Sheets that are not finished.
    pub open: i64,
    /// In the juror's language.
    pub subject: String,
    /// In the juror's language, as plain text.
    pub body: String,
    /// When the last one left.
    pub last: Option<Timestamp>,
    /// Whether they want to be reminded by mail.
    pub wanted: bool,
    /// Where they can say that they do not.
    stop: String,
}

impl Reminder {
    /// Whether it can leave again.
    #[must_use]
    pub fn due(&self, now: Timestamp) -> bool {
        self.wanted
            && self
                .last
                .is_none_or(|last| last.plus(REMINDED_AGAIN) <= now)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PersonId,
    name: String,
    mail: String,
    language: String,
    open: i64,
    last: Option<i64>,
    reminders: i64,
}

impl Office {
    /// Reminders to the jurors of a round with open work, in their own languages; none where the
    /// round is not open.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn reminders(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<Vec<Reminder>> {
        self.as_observer(Some(organiser), call, now).await?;
        if call.round_standing(round, now) != Standing::Open {
            return Ok(Vec::new());
        }
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT person.id,
                    person.name,
                    person.mail,
                    person.language,
                    person.reminders,
                    COUNT(*) AS open,
                    (
                        SELECT MAX(audit.at)
                        FROM audit
                        WHERE audit.action = 'reminder'
                          AND audit.subject = $1
                          AND audit.detail = person.id
                    ) AS last
             FROM assignment
             JOIN person ON person.id = assignment.juror
             JOIN juror ON juror.person = person.id
               AND juror.call = assignment.call
             JOIN judged_entry ON judged_entry.id = assignment.entry
               AND judged_entry.round = assignment.round
             WHERE assignment.call = $1
               AND assignment.round = $2
               AND assignment.conflict IS NULL
               AND assignment.finished_at IS NULL
             GROUP BY person.id, person.name, person.mail, person.language, person.reminders
             ORDER BY person.name, person.id",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?;
        let ends = call.ends(round.phase());
        Ok(rows
            .into_iter()
            .map(|row| {
                let language = Language::from_tag(&row.language).unwrap_or(Language::En);
                let title = call.title.text(language);
                let link = format!("{}{}", self.address(), call.jury_page(language));
                let stop = self.wish_link(language, &row.id, &row.mail);
                let until = calendar::format_timestamp(language, ends, &call.time_zone);
                Reminder {
                    subject: i18n::mail_reminder_subject(language, title),
                    body: i18n::mail_reminder_body(
                        language, &row.name, title, row.open, until, link, &stop,
                    ),
                    person: row.id,
                    name: row.name,
                    mail: row.mail,
                    open: row.open,
                    last: row.last.map(Timestamp),
                    wanted: row.reminders == 1,
                    stop,
                }
            })
            .collect())
    }

    /// Sends the reminders to some jurors; who was reminded in the last hours, or does not want it,
    /// is left out. Answers how many have left.
    ///
    /// # Errors
    ///
    /// Too late where the round is not open; [`crate::Refusal::Overtaken`]; unknown for anybody but
    /// an organiser.
    pub async fn send_reminders(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        jurors: &BTreeSet<PersonId>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<usize> {
        self.as_organiser(Some(organiser), call, now).await?;
        let reminders = self.reminders(organiser, call, round, now).await?;
        if call.round_standing(round, now) != Standing::Open {
            return Err(Denied::TooLate.into());
        }
        if jurors.is_empty() {
            return Err(Refusal::field("juror", Problem::NothingChosen));
        }
        let mut transaction = self.store.begin().await?;
        let mut sent = 0;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Reminders(round)),
            seen,
            jurors,
            (organiser, now),
        )
        .await?
        {
            return Ok(sent);
        }
        for reminder in reminders
            .iter()
            .filter(|reminder| jurors.contains(&reminder.person) && reminder.due(now))
        {
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Reminder,
                recipient: &reminder.mail,
                subject: &reminder.subject,
                body: &reminder.body,
                stop: &reminder.stop,
            };
            self.post_of_call(&mut transaction, now, mail).await?;
            audit::record(
                &mut transaction,
                now,
                &organiser.id,
                "reminder",
                &call.id,
                reminder.person.as_str(),
            )
            .await?;
            sent += 1;
        }
        transaction.commit().await?;
        Ok(sent)
    }
}

//! Acting on behalf: an administrator sees what somebody sees who asks for help. It has a reason,
//! the log has its beginning and its end, the person is told by mail, and nothing can be changed
//! ([`contest::may`]).

use std::time::Duration;

use contest::{
    Action, Language, PersonId, Timestamp, account::MAX_ACTING_REASON_CHARS, timestamp::MINUTE,
};

use crate::{
    Guise, Office, Person, Refusal, Result,
    accounts::guise::note_looking,
    audit,
    calendar::{Zone, format_timestamp},
    editions::previews::forget_preview,
    refusal::UNKNOWN,
    storage::Change,
    texts::required_text,
};

/// How long it lasts where nobody ends it.
const ACTING_LIMIT: Duration = MINUTE.saturating_mul(30);

/// Somebody on whose behalf an administrator can act.
#[derive(Clone, Debug)]
pub struct Helped {
    /// Their key.
    pub id: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    language: Language,
}

#[derive(sqlx::FromRow)]
struct HelpedRow {
    name: String,
    mail: String,
    language: String,
    administrator: i64,
}

/// What a person is to whoever sees what they see.
#[derive(sqlx::FromRow)]
struct SeenRow {
    name: String,
    mail: String,
    language: String,
    demo: i64,
    organisation: String,
}

/// What ended: who acted on whose behalf.
#[derive(sqlx::FromRow)]
struct Ended {
    administrator: PersonId,
    person: PersonId,
}

/// One line of a reason, which the person reads.
pub(crate) fn read_reason(text: &str) -> Result<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    required_text("reason", &words.join(" "), MAX_ACTING_REASON_CHARS)
}

impl Office {
    /// The person on whose behalf an administrator looks. Nobody looks on behalf of one who runs
    /// the service by now.
    pub(crate) async fn look_on_behalf(
        &self,
        administrator: Person,
        person: &PersonId,
        until: Timestamp,
    ) -> Result<Option<Person>> {
        let row: Option<SeenRow> = sqlx::query_as(
            "SELECT name, mail, language, demo, organisation
             FROM person
             WHERE id = $1
               AND administrator = 0
               AND joined_to IS NULL",
        )
        .bind(person)
        .fetch_optional(self.store.read())
        .await?;
        let Some(row) = row else {
            return Ok(Some(administrator));
        };
        Ok(Some(Person {
            id: person.clone(),
            name: row.name,
            mail: row.mail,
            language: Language::from_tag(&row.language).unwrap_or_default(),
            administrator: false,
            demo: row.demo == 1,
            organisation: row.organisation,
            second_factor: administrator.second_factor,
            session: administrator.session,
            guise: Guise::OnBehalf {
                administrator: administrator.name,
                until,
            },
            preview: None,
            looked_at: administrator.looked_at,
        }))
    }

    /// Somebody on whose behalf an administrator may act.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators, and where there is no such person;
    /// [`Refusal::RunsService`] where the person is an administrator.
    pub async fn find_helped(&self, administrator: &Person, person: &PersonId) -> Result<Helped> {
        self.may_anywhere(administrator, Action::ActOnBehalf)
            .await?;
        let row: Option<HelpedRow> = sqlx::query_as(
            "SELECT name, mail, language, administrator
             FROM person
             WHERE id = $1
               AND joined_to IS NULL",
        )
        .bind(person)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        if row.administrator == 1 {
            return Err(Refusal::RunsService.into());
        }
        Ok(Helped {
            id: person.clone(),
            name: row.name,
            mail: row.mail,
            language: Language::from_tag(&row.language).unwrap_or_default(),
        })
    }

    /// Lets an administrator see in their session what somebody sees, and tells the person.
    ///
    /// # Errors
    ///
    /// As [`Office::find_helped`]; [`Refusal::Fields`] where the reason is missing or too long.
    pub async fn act_on_behalf(
        &self,
        administrator: &Person,
        person: &PersonId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let helped = self.find_helped(administrator, person).await?;
        let reason = read_reason(reason)?;
        let mut change = self.store.begin().await?;
        self.end_acting(&mut change, &administrator.session, now)
            .await?;
        forget_preview(&mut change, &administrator.session).await?;
        // The same form sent twice at once begins once.
        let begun = sqlx::query(
            "INSERT INTO acting (
                 id, session, administrator, person, reason, began_at, expires_at
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT DO NOTHING",
        )
        .bind(self.id(now))
        .bind(&administrator.session)
        .bind(&administrator.id)
        .bind(&helped.id)
        .bind(&reason)
        .bind(now.0)
        .bind(now.plus(ACTING_LIMIT).0)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if begun == 1 {
            note_looking(&mut change, &administrator.session, now).await?;
            audit::record(
                &mut change,
                now,
                &administrator.id,
                "acting-begun",
                &helped.id,
                &reason,
            )
            .await?;
            self.tell_helped(&mut change, (administrator, &helped), &reason, now)
                .await?;
        }
        change.commit().await?;
        Ok(())
    }

    /// Tells somebody who acts on their behalf, when and why.
    async fn tell_helped(
        &self,
        change: &mut Change,
        (administrator, helped): (&Person, &Helped),
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let language = helped.language;
        let moment = format_timestamp(language, now, &Zone::UTC);
        let body = i18n::mail_acting_body(
            language,
            helped.name.as_str(),
            administrator.name.as_str(),
            moment,
            reason,
        );
        let subject = i18n::mail_acting_subject(language);
        self.post(change, now, &helped.mail, subject, &body).await
    }

    /// Lets whoever acts on behalf of somebody be themselves again.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn stop_acting(&self, person: &Person, now: Timestamp) -> Result<()> {
        let mut change = self.store.begin().await?;
        self.end_acting(&mut change, &person.session, now).await?;
        change.commit().await?;
        Ok(())
    }

    /// Ends what a session sees on behalf of somebody, if it does.
    pub(crate) async fn end_acting(
        &self,
        change: &mut Change,
        session: &str,
        now: Timestamp,
    ) -> Result<()> {
        let ended: Vec<Ended> = sqlx::query_as(
            "UPDATE acting
             SET ended_at = $1
             WHERE session = $2
               AND ended_at IS NULL
             RETURNING administrator, person",
        )
        .bind(now.0)
        .bind(session)
        .fetch_all(&mut **change)
        .await?;
        record_ends(change, &ended, now).await
    }

    /// Records the end of what is over: by its time, with its session, or because somebody runs the
    /// service since or no longer. Answers how many.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn end_overdue_acting(&self, now: Timestamp) -> Result<usize> {
        let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM acting WHERE ended_at IS NULL")
            .fetch_one(self.store.read())
            .await?;
        if open == 0 {
            return Ok(0);
        }
        let mut change = self.store.begin().await?;
        let ended: Vec<Ended> = sqlx::query_as(
            "UPDATE acting
             SET ended_at = $1
             WHERE ended_at IS NULL
               AND (
                   expires_at <= $1
                   OR session NOT IN (SELECT id FROM session)
                   OR person IN (
                       SELECT id
                       FROM person
                       WHERE administrator = 1
                          OR joined_to IS NOT NULL
                   )
                   OR administrator IN (SELECT id FROM person WHERE administrator = 0)
               )
             RETURNING administrator, person",
        )
        .bind(now.0)
        .fetch_all(&mut *change)
        .await?;
        record_ends(&mut change, &ended, now).await?;
        change.commit().await?;
        Ok(ended.len())
    }
}

async fn record_ends(change: &mut Change, ended: &[Ended], now: Timestamp) -> Result<()> {
    for ended in ended {
        audit::record(
            change,
            now,
            &ended.administrator,
            "acting-ended",
            &ended.person,
            "",
        )
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_that_says_something() {
        assert_eq!(
            read_reason("  The cover\n is  refused ").expect("a reason"),
            "The cover is refused"
        );
        let longest = "a".repeat(MAX_ACTING_REASON_CHARS);
        assert!(read_reason(&longest).is_ok());
        for text in ["", " \n\t ", &format!("{longest}a")] {
            assert!(read_reason(text).is_err(), "{text:?}");
        }
    }
}

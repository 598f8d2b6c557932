//! Who has an account: found by a part of their name or address, by whoever helps with accounts.

use contest::{Action, Language, MailAddress, PersonId, Timestamp, account::fold_mail_part};

use crate::{
    Office, Person, Result,
    accounts::{
        acting::read_reason,
        sign_ups::{NewSignUp, VERIFY_PATH},
    },
    audit,
    entropy::token,
    refusal::UNKNOWN,
    texts::{fold, write_pattern},
};

/// Most people on a page of those that were found.
const PAGE: i64 = 50;
/// Most sign-ups beside them that wait for their address.
const WAITING: i64 = 20;

/// Somebody with an account, in a list.
#[derive(Clone, Debug)]
pub struct FoundPerson {
    /// Their key.
    pub id: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Whether they have proven it.
    pub proven: bool,
    /// When they last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Whether they run the service.
    pub administrator: bool,
    /// Whether they administer a host organisation.
    pub administers: bool,
    /// Whether they organise an edition or a call.
    pub organises: bool,
    /// Whether they are on a jury.
    pub judges: bool,
    /// Whether they are in a team.
    pub takes_part: bool,
    /// Whether they follow something for the press, or watch over it.
    pub follows: bool,
    /// How many mails did not arrive at their address.
    pub undelivered: i64,
}

/// Somebody who has asked for an account and has not opened the link yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct UnprovenSignUp {
    /// As they wrote it.
    pub name: String,
    /// Where the link went.
    pub mail: String,
    /// Until when it works, in microseconds since 1970.
    pub expires_at: i64,
}

/// A page of those who were found, by name.
#[derive(Clone, Debug, Default)]
pub struct FoundPeople {
    /// Those of this page.
    pub people: Vec<FoundPerson>,
    /// After whom the next page begins, where there is one.
    pub after: Option<PersonId>,
    /// Who has no account yet; none where nothing is looked for.
    pub waiting: Vec<UnprovenSignUp>,
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    id: PersonId,
    name: String,
    mail: String,
    verified_at: Option<i64>,
    signed_in_at: Option<i64>,
    administrator: i64,
    organised: i64,
    administered: i64,
    judged: i64,
    teams: i64,
    followed: i64,
    undelivered: i64,
}

impl From<FoundRow> for FoundPerson {
    fn from(row: FoundRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            mail: row.mail,
            proven: row.verified_at.is_some(),
            signed_in_at: row.signed_in_at.map(Timestamp),
            administrator: row.administrator == 1,
            organises: row.organised > 0,
            administers: row.administered > 0,
            judges: row.judged > 0,
            takes_part: row.teams > 0,
            follows: row.followed > 0,
            undelivered: row.undelivered,
        }
    }
}

impl Office {
    /// People whose name or address holds a text, or everybody, by their names; those after
    /// somebody of the page before.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service.
    pub async fn find_people(
        &self,
        administrator: &Person,
        text: &str,
        after: &PersonId,
        now: Timestamp,
    ) -> Result<FoundPeople> {
        self.may_anywhere(administrator, Action::HelpAccounts)
            .await?;
        let (name, part) = (write_pattern(&fold(text)), fold_mail_part(text));
        // Where no address can hold it, none is looked at: every address has more than nothing.
        let mail = part.as_deref().map(write_pattern).unwrap_or_default();
        let mut people: Vec<FoundPerson> = self.read_found((&name, &mail), after).await?;
        let more = i64::try_from(people.len()).is_ok_and(|found| found > PAGE);
        people.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let last = people.last().map(|person| person.id.clone());
        let waiting = if text.trim().is_empty() {
            Vec::new()
        } else {
            self.read_waiting(text, &mail, now).await?
        };
        Ok(FoundPeople {
            people,
            after: last.filter(|_| more),
            waiting,
        })
    }

    /// One person more than a page holds. What each is, is looked up for those alone.
    async fn read_found(
        &self,
        (name, mail): (&str, &str),
        after: &PersonId,
    ) -> Result<Vec<FoundPerson>> {
        let rows: Vec<FoundRow> = sqlx::query_as(
            "SELECT found.id, found.name, found.mail,
                    found.verified_at, found.signed_in_at, found.administrator,
                    (
                        SELECT COUNT(*) FROM organiser WHERE organiser.person = found.id
                    ) + (
                        SELECT COUNT(*)
                        FROM appointment
                        WHERE appointment.person = found.id
                          AND appointment.until IS NULL
                          AND appointment.role = 'organiser'
                    ) AS organised,
                    (
                        SELECT COUNT(*)
                        FROM organisation_administrator
                        WHERE organisation_administrator.person = found.id
                    ) AS administered,
                    (SELECT COUNT(*) FROM juror WHERE juror.person = found.id) AS judged,
                    (SELECT COUNT(*) FROM member WHERE member.person = found.id) AS teams,
                    (
                        SELECT COUNT(*)
                        FROM appointment
                        WHERE appointment.person = found.id
                          AND appointment.until IS NULL
                          AND appointment.role <> 'organiser'
                    ) AS followed,
                    (
                        SELECT COUNT(*)
                        FROM mail
                        WHERE mail.recipient = found.mail
                          AND mail.sent_at IS NULL
                          AND mail.tried_at IS NOT NULL
                          AND mail.fault <> ''
                    ) AS undelivered
             FROM (
                 SELECT id, name, mail, name_key, verified_at, signed_in_at, administrator
                 FROM person
                 WHERE joined_to IS NULL
                   AND (name_key LIKE $1 ESCAPE '!' OR mail LIKE $2 ESCAPE '!')
                   AND (
                       $3 = ''
                       OR (name_key, id) > (SELECT name_key, id FROM person WHERE id = $3)
                   )
                 ORDER BY name_key, id
                 LIMIT $4
             ) AS found
             ORDER BY found.name_key, found.id",
        )
        .bind(name)
        .bind(mail)
        .bind(after)
        .bind(PAGE + 1)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().map(FoundPerson::from).collect())
    }

    /// Who has asked for an account and waits, by a part of the address, or by the whole name.
    async fn read_waiting(
        &self,
        name: &str,
        mail: &str,
        now: Timestamp,
    ) -> Result<Vec<UnprovenSignUp>> {
        Ok(sqlx::query_as(
            "SELECT MAX(name) AS name, mail, MAX(expires_at) AS expires_at
             FROM sign_up
             WHERE expires_at > $1
               AND (mail LIKE $2 ESCAPE '!' OR name = $3)
             GROUP BY mail
             ORDER BY mail
             LIMIT $4",
        )
        .bind(now.0)
        .bind(mail)
        .bind(name.trim())
        .bind(WAITING)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Mails the link of a new account once more, to the address that it was asked for: as if its
    /// owner had filled in the form again. The links before work on.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but administrators of the service, and where nothing waits for the
    /// address; [`crate::Refusal::Fields`] where the reason is missing or too long.
    pub async fn send_sign_up_again(
        &self,
        administrator: &Person,
        mail: &str,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.may_anywhere(administrator, Action::HelpAccounts)
            .await?;
        let reason = read_reason(reason)?;
        let mail = MailAddress::parse(mail).ok_or(UNKNOWN)?;
        let mut change = self.store.begin().await?;
        let waiting: Option<(String, String, String)> = sqlx::query_as(
            "SELECT name, language, next
             FROM sign_up
             WHERE mail = $1
               AND expires_at > $2
             ORDER BY expires_at DESC
             LIMIT 1",
        )
        .bind(mail.as_str())
        .bind(now.0)
        .fetch_optional(&mut *change)
        .await?;
        let (name, language, next) = waiting.ok_or(UNKNOWN)?;
        let language = Language::from_tag(&language).unwrap_or_default();
        let token = token(&*self.entropy);
        let form = NewSignUp {
            token: &token,
            mail: &mail,
            name: &name,
            language,
            next: &next,
        };
        form.insert(&mut change, now).await?;
        let link = self.link_address(language, VERIFY_PATH, &token);
        self.post(
            &mut change,
            now,
            mail.as_str(),
            i18n::mail_verify_subject(language),
            &i18n::mail_verify_body(language, link),
        )
        .await?;
        audit::record(
            &mut change,
            now,
            &administrator.id,
            "account-sign-up",
            "sign-up",
            &format!("{}: {reason}", mail.as_str()),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }
}

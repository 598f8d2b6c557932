//! Who organises an edition, as it is set in the browser by those who do and by who runs the
//! service. Somebody with an account organises at once; an address without one is invited by mail,
//! and organises when its account is made behind the link ([`crate::accounts::roles`]).

use contest::{Action, Actor, Denied, EditionId, Language, PersonId, Situation, Timestamp, may};
use sqlx::{Any, Executor};

use crate::{
    Edition, FieldProblem, Office, Person, Problem, Refusal, Result, Seen, Thing,
    accounts::{
        links::INVITATION_LIMIT,
        organiser_list::{Guest, against_line, read_list},
        roles::{Bar, appoint, dismiss, forget_invitation, is_organiser, lock_and_find_bar},
        sign_ups::VERIFY_PATH,
    },
    audit,
    entropy::{hash_of, token},
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::{advance, lock, touch},
};

/// Somebody who organises an edition.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Organiser {
    /// Who.
    pub person: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Since when, in microseconds since 1970, where it is known.
    pub since: Option<i64>,
}

/// Somebody who organised an edition once.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FormerOrganiser {
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Until when, in microseconds since 1970.
    pub until: i64,
}

/// An address that was invited to organise and has no account yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OrganiserInvitation {
    /// The address.
    pub mail: String,
    /// Under which the account is offered.
    pub name: String,
    /// The name of who invited it.
    pub invited_by: String,
    /// When the mail was sent last, in microseconds since 1970.
    pub invited_at: i64,
    /// Until when its link works, in microseconds since 1970.
    pub expires_at: i64,
}

/// Who organises an edition.
#[derive(Clone, Debug)]
pub struct Organisers {
    /// Which.
    pub edition: Edition,
    /// Of [`Thing::Organisers`]: its forms carry it.
    pub version: Seen,
    /// Who does now, by name.
    pub organisers: Vec<Organiser>,
    /// Who is invited to, the newest first.
    pub invitations: Vec<OrganiserInvitation>,
    /// Who did once and does no more, the last first.
    pub former: Vec<FormerOrganiser>,
}

/// Who is to organise, as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct NewOrganiser<'a> {
    /// The address.
    pub mail: &'a str,
    /// Offered where the address has no account; may be empty.
    pub name: &'a str,
    /// Of the mail, and of an account that is made.
    pub language: Language,
}

/// What became of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    /// It has an account, which organises now.
    Organises,
    /// It has none, and got a link.
    ByMail,
}

/// Lets somebody pass who chooses the organisers of an edition.
async fn check_chooser<'e>(
    store: impl Executor<'e, Database = Any>,
    person: &Person,
    edition: &EditionId,
) -> Result<()> {
    let organises = is_organiser(store, &person.id, edition).await?;
    Ok(may_choose(person, organises)?)
}

/// Whether somebody chooses the organisers of an edition, which they organise or not.
fn may_choose(person: &Person, organiser: bool) -> Result<(), Denied> {
    let actor = Actor {
        organiser,
        ..person.actor()
    };
    may(actor, Action::ChooseOrganisers, &Situation::default())
}

/// The id, name and language of the person with an address, if anybody has it.
async fn find_account(
    change: &mut Change,
    mail: &str,
) -> Result<Option<(PersonId, String, String)>> {
    Ok(sqlx::query_as(
        "SELECT id, name, language
         FROM person
         WHERE mail = $1",
    )
    .bind(mail)
    .fetch_optional(&mut **change)
    .await?)
}

/// What stands against inviting somebody. Their account is locked, where there is one.
async fn find_problem(
    change: &mut Change,
    guest: &Guest,
    edition: &EditionId,
) -> Result<Option<Problem>> {
    let mail = guest.mail.as_str();
    let Some((person, ..)) = find_account(change, mail).await? else {
        let waiting: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM organiser_invitation
             WHERE edition = $1
               AND mail = $2",
        )
        .bind(edition)
        .bind(mail)
        .fetch_one(&mut **change)
        .await?;
        return Ok((waiting > 0).then_some(Problem::InvitationWaits));
    };
    let bar = lock_and_find_bar(change, &person, edition).await?;
    let organises = is_organiser(&mut **change, &person, edition).await?;
    Ok(match bar {
        _ if organises => Some(Problem::Organises),
        Some(bar) => Some(bar_problem(bar)),
        None => None,
    })
}

const fn bar_problem(bar: Bar) -> Problem {
    match bar {
        Bar::Judges => Problem::Judges,
        Bar::TakesPart => Problem::TakesPart,
    }
}

impl Office {
    /// Who organises an edition, who is invited to, and who did.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but its organisers and administrators.
    pub async fn organisers(&self, person: &Person, edition: &str) -> Result<Organisers> {
        let edition = self.edition_row(edition).await?;
        check_chooser(self.store.read(), person, &edition.id).await?;
        let version = self.versions(&edition.id).await?.of(Thing::Organisers);
        let organisers = sqlx::query_as(
            "SELECT person.id AS person, person.name, person.mail, organiser.since
             FROM organiser
             JOIN person ON person.id = organiser.person
             WHERE organiser.edition = $1
             ORDER BY person.name, person.mail",
        )
        .bind(&edition.id)
        .fetch_all(self.store.read())
        .await?;
        let invitations = sqlx::query_as(
            "SELECT organiser_invitation.mail,
                    organiser_invitation.name,
                    person.name AS invited_by,
                    organiser_invitation.invited_at,
                    organiser_invitation.expires_at
             FROM organiser_invitation
             JOIN person ON person.id = organiser_invitation.invited_by
             WHERE organiser_invitation.edition = $1
             ORDER BY organiser_invitation.invited_at DESC, organiser_invitation.mail",
        )
        .bind(&edition.id)
        .fetch_all(self.store.read())
        .await?;
        let former = sqlx::query_as(
            "SELECT person.name, person.mail, former_organiser.until
             FROM former_organiser
             JOIN person ON person.id = former_organiser.person
             WHERE former_organiser.edition = $1
               AND NOT EXISTS (
                   SELECT 1
                   FROM organiser
                   WHERE organiser.person = former_organiser.person
                     AND organiser.edition = former_organiser.edition
               )
             ORDER BY former_organiser.until DESC, person.mail",
        )
        .bind(&edition.id)
        .fetch_all(self.store.read())
        .await?;
        Ok(Organisers {
            edition,
            version,
            organisers,
            invitations,
            former,
        })
    }

    /// The editions whose organisers somebody chooses, the newest first: none for most.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn editions_to_staff(&self, person: &Person) -> Result<Vec<Edition>> {
        let organised: Vec<EditionId> =
            sqlx::query_scalar("SELECT edition FROM organiser WHERE person = $1")
                .bind(&person.id)
                .fetch_all(self.store.read())
                .await?;
        let mut editions = self.every_edition().await?;
        editions.retain(|edition| may_choose(person, organised.contains(&edition.id)).is_ok());
        Ok(editions)
    }

    /// Begins a change of who organises an edition: one after the other, and for nobody whose right
    /// was taken while they waited for their turn.
    async fn begin_choosing(&self, person: &Person, edition: &EditionId) -> Result<Change> {
        check_chooser(self.store.read(), person, edition).await?;
        let mut change = self.store.begin().await?;
        lock(&mut change, edition).await?;
        check_chooser(&mut *change, person, edition).await?;
        Ok(change)
    }

    /// Lets the owner of an address organise an edition: at once where it has an account, and
    /// otherwise by a link that makes one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`], also where they organise already, judge, or take part; unknown for
    /// anybody but organisers and administrators.
    pub async fn invite_organiser(
        &self,
        person: &Person,
        edition: &str,
        invited: NewOrganiser<'_>,
        now: Timestamp,
    ) -> Result<Invited> {
        let edition = self.edition_row(edition).await?;
        let mut change = self.begin_choosing(person, &edition.id).await?;
        let guest =
            Guest::read(invited.mail, invited.name, invited.language).map_err(Refusal::Fields)?;
        if let Some(problem) = find_problem(&mut change, &guest, &edition.id).await? {
            return Err(Refusal::field("mail", problem));
        }
        touch(&mut change, (&edition.id, Thing::Organisers), (person, now)).await?;
        let done = self
            .admit(&mut change, (person, &edition), &guest, now)
            .await?;
        change.commit().await?;
        Ok(done)
    }

    /// The same for everybody on a CSV list with the columns `mail`, `name` and `language`: all of
    /// them or none. Answers what became of each, in the order of the list. A line without a
    /// language is in `otherwise`.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with everything that stands against the list, line by line; unknown for
    /// anybody but organisers and administrators.
    pub async fn invite_organisers(
        &self,
        person: &Person,
        edition: &str,
        (list, otherwise): (&str, Language),
        now: Timestamp,
    ) -> Result<Vec<(String, Invited)>> {
        let edition = self.edition_row(edition).await?;
        let mut change = self.begin_choosing(person, &edition.id).await?;
        let mut guests = read_list(list, otherwise)?;
        // Two lists lock the same people in the same order.
        guests.sort_by(|(_, one), (_, other)| one.mail.as_str().cmp(other.mail.as_str()));
        let mut problems: Vec<(usize, FieldProblem)> = Vec::new();
        for (line, guest) in &guests {
            if let Some(problem) = find_problem(&mut change, guest, &edition.id).await? {
                problems.push((*line, against_line(*line, problem)));
            }
        }
        if !problems.is_empty() {
            problems.sort_by_key(|(line, _)| *line);
            let problems = problems.into_iter().map(|(_, problem)| problem).collect();
            return Err(Refusal::Fields(problems).into());
        }
        guests.sort_by_key(|(line, _)| *line);
        touch(&mut change, (&edition.id, Thing::Organisers), (person, now)).await?;
        let mut done = Vec::new();
        for (_, guest) in &guests {
            let became = self
                .admit(&mut change, (person, &edition), guest, now)
                .await?;
            done.push((guest.mail.as_str().to_owned(), became));
        }
        change.commit().await?;
        Ok(done)
    }

    /// Mails an invitation once more, with another link: the one before works no longer. Where the
    /// address has an account by now, it organises at once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; [`Refusal::Fields`] where they judge or take part by now; unknown
    /// where there is no invitation, and for anybody but organisers and administrators.
    pub async fn repeat_organiser_invitation(
        &self,
        person: &Person,
        edition: &str,
        mail: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<Invited> {
        let edition = self.edition_row(edition).await?;
        let mut change = self.begin_choosing(person, &edition.id).await?;
        if !advance(
            &mut change,
            (&edition.id, Thing::Organisers),
            seen,
            &("again", mail),
            (person, now),
        )
        .await?
        {
            return Ok(Invited::ByMail);
        }
        let waiting: Option<(String, String)> = sqlx::query_as(
            "SELECT name, language
             FROM organiser_invitation
             WHERE edition = $1
               AND mail = $2",
        )
        .bind(&edition.id)
        .bind(mail)
        .fetch_optional(&mut *change)
        .await?;
        let (name, language) = waiting.ok_or(UNKNOWN)?;
        let language = Language::from_tag(&language).unwrap_or_default();
        let guest = Guest::read(mail, &name, language).map_err(Refusal::Fields)?;
        forget_invitation(&mut change, &edition.id, mail).await?;
        match find_problem(&mut change, &guest, &edition.id).await? {
            // The command line was faster: nothing is left to send.
            Some(Problem::Organises) | None => {}
            Some(problem) => return Err(Refusal::field("mail", problem)),
        }
        let done = self
            .admit(&mut change, (person, &edition), &guest, now)
            .await?;
        change.commit().await?;
        Ok(done)
    }

    /// Takes an invitation back: its link works no longer.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown where there is no invitation, and for anybody but organisers
    /// and administrators.
    pub async fn withdraw_organiser_invitation(
        &self,
        person: &Person,
        edition: &str,
        mail: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let edition = self.edition_row(edition).await?.id;
        let mut change = self.begin_choosing(person, &edition).await?;
        if !advance(
            &mut change,
            (&edition, Thing::Organisers),
            seen,
            &("withdrawn", mail),
            (person, now),
        )
        .await?
        {
            return Ok(());
        }
        if !forget_invitation(&mut change, &edition, mail).await? {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut change,
            now,
            &person.id,
            "organiser-invitation-withdrawn",
            &edition,
            mail,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Takes the right to organise from somebody. Whoever takes it from themselves says that they
    /// are `sure`.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; [`Refusal::LastOrganiser`]; [`Refusal::LeavesOrganising`] unless they
    /// are sure; unknown where they do not organise, and for anybody but organisers and
    /// administrators.
    pub async fn remove_organiser(
        &self,
        person: &Person,
        edition: &str,
        (removed, sure): (&PersonId, bool),
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let edition = self.edition_row(edition).await?.id;
        let mut change = self.begin_choosing(person, &edition).await?;
        if !advance(
            &mut change,
            (&edition, Thing::Organisers),
            seen,
            &("removed", removed),
            (person, now),
        )
        .await?
        {
            return Ok(());
        }
        dismiss(&mut change, removed, &edition, (&person.id, now)).await?;
        if *removed == person.id && !sure {
            return Err(Refusal::LeavesOrganising.into());
        }
        change.commit().await?;
        Ok(())
    }

    /// Lets somebody organise who was found free to, or invites the address where it has no account;
    /// and mails either.
    async fn admit(
        &self,
        change: &mut Change,
        (person, edition): (&Person, &Edition),
        guest: &Guest,
        now: Timestamp,
    ) -> Result<Invited> {
        let mail = guest.mail.as_str();
        if let Some((known, name, language)) = find_account(change, mail).await? {
            // An invitation may have waited for an account that came to be in the same moment.
            forget_invitation(change, &edition.id, mail).await?;
            appoint(change, &known, &edition.id, (&person.id, now)).await?;
            let language = Language::from_tag(&language).unwrap_or_default();
            let title = edition.title.text(language);
            let desk = format!("{}/{}/desk", self.settings.address, language.tag());
            let (subject, body) = (
                i18n::mail_organiser_subject(language, title),
                i18n::mail_organiser_body(language, name, title, desk),
            );
            self.post(change, now, mail, &subject, &body).await?;
            return Ok(Invited::Organises);
        }
        let token = token(&*self.entropy);
        let expires = now.plus(INVITATION_LIMIT);
        execute_one(
            change,
            sqlx::query(
                "INSERT INTO sign_up (token_hash, mail, name, language, next, expires_at)
                 VALUES ($1, $2, $3, $4, '', $5)",
            )
            .bind(hash_of(&token))
            .bind(mail)
            .bind(&guest.name)
            .bind(guest.language.tag())
            .bind(expires.0),
        )
        .await?;
        execute_one(
            change,
            sqlx::query(
                "INSERT INTO organiser_invitation (
                     edition, mail, name, language, token_hash, invited_by, invited_at,
                     expires_at
                 )
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(&edition.id)
            .bind(mail)
            .bind(&guest.name)
            .bind(guest.language.tag())
            .bind(hash_of(&token))
            .bind(&person.id)
            .bind(now.0)
            .bind(expires.0),
        )
        .await?;
        let link = self.link_address(guest.language, VERIFY_PATH, &token);
        let title = edition.title.text(guest.language);
        let (subject, body) = (
            i18n::mail_organiser_invitation_subject(guest.language, title),
            i18n::mail_organiser_invitation_body(guest.language, title, link),
        );
        self.post(change, now, mail, &subject, &body).await?;
        audit::record(
            change,
            now,
            &person.id,
            "organiser-invited",
            &edition.id,
            mail,
        )
        .await?;
        Ok(Invited::ByMail)
    }
}

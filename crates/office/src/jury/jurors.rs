//! Who is on the jury of a call, and what each of them brings.

use std::collections::BTreeSet;

use contest::{Language, MailAddress, PersonId, PersonName, Timestamp};

use crate::{
    Call, Office, Person, Problem, Refusal, Result, Seen, Thing,
    accounts::{
        links::Invitee,
        people::{name_problem, organisation},
        roles::lock_roles,
    },
    audit,
    refusal::UNKNOWN,
    storage::Change,
    versions::advance,
};

/// Most entries that a juror can be said to take.
pub const MAX_LOAD: i64 = 1_000;

/// Who is invited to a jury.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// As it was typed.
    pub name: &'a str,
    /// The address as it was typed.
    pub mail: &'a str,
    /// Where they work; empty where the organiser does not say.
    pub organisation: &'a str,
    /// Of the mail, and of an account that is made.
    pub language: Language,
    /// Whether somebody who was invited before is to get another mail.
    pub again: bool,
}

/// The same as it was read, beside the address.
pub(super) struct NewJuror {
    pub(super) name: PersonName,
    /// Empty where nobody said it.
    pub(super) organisation: String,
    pub(super) language: Language,
    pub(super) again: bool,
}

/// What a juror brings.
#[derive(Clone, Debug)]
pub struct JurorProfile {
    /// That the juror reads; empty for all.
    pub languages: BTreeSet<Language>,
    /// Codes of main topics.
    pub topics: BTreeSet<String>,
    /// Fewest entries, from 0.
    pub least: i64,
    /// Most entries, up to [`MAX_LOAD`].
    pub most: i64,
}

impl Office {
    /// Invites somebody to the jury of a call, with a one-time link by mail. Where they work is
    /// kept where their account does not say it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]; [`Refusal::InvitedAlready`] unless it is meant `again`;
    /// [`Refusal::ConflictOfInterest`] where the person takes part in this call; denied where they
    /// organise its edition.
    pub async fn invite_juror(
        &self,
        organiser: &Person,
        call: &Call,
        Invitation {
            name,
            mail,
            organisation: from,
            language,
            again,
        }: Invitation<'_>,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let name =
            PersonName::parse(name).ok_or_else(|| Refusal::field("name", name_problem(name)))?;
        let mail = MailAddress::read(mail)
            .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
        let juror = NewJuror {
            name,
            organisation: organisation(from)?,
            language,
            again,
        };
        let mut change = self.store.begin().await?;
        self.seat(&mut change, (organiser, call), (&mail, &juror), now)
            .await?;
        change.commit().await?;
        Ok(())
    }

    /// Puts somebody on the jury whom nothing keeps from it, and mails their link.
    ///
    /// # Errors
    ///
    /// As [`Office::invite_juror`].
    pub(super) async fn seat(
        &self,
        change: &mut Change,
        (organiser, call): (&Person, &Call),
        (mail, juror): (&MailAddress, &NewJuror),
        now: Timestamp,
    ) -> Result<()> {
        let language = juror.language;
        let next = call.jury_page(language);
        let Invitee { person, name, link } = self
            .invite(change, &juror.name, mail, language, &next, now)
            .await?;
        let roles = lock_roles(change, &person, call).await?;
        if roles.member {
            return Err(Refusal::ConflictOfInterest.into());
        }
        roles.check_unbound()?;
        if roles.juror && !juror.again {
            return Err(Refusal::InvitedAlready.into());
        }
        // Who is on the jury already stays as they are.
        sqlx::query(
            "INSERT INTO juror (call, person, invited_at)
             VALUES ($1, $2, $3)
             ON CONFLICT (call, person) DO NOTHING",
        )
        .bind(&call.id)
        .bind(&person)
        .bind(now.0)
        .execute(&mut **change)
        .await?;
        // What their account says already stays.
        sqlx::query(
            "UPDATE person
             SET organisation = $1
             WHERE id = $2
               AND organisation = ''",
        )
        .bind(&juror.organisation)
        .bind(&person)
        .execute(&mut **change)
        .await?;
        let recipient = (name.as_str(), mail.as_str(), language);
        self.post_invitation(change, call, recipient, &link, now)
            .await?;
        audit::record(
            change,
            now,
            &organiser.id,
            "invite-juror",
            &call.id,
            person.as_str(),
        )
        .await
    }

    /// Takes a juror out of the jury of a call. What they finished counts on; what they began is
    /// kept and counts for nothing, as it did; what they did not begin is free for others.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and for somebody who is not a
    /// juror of this call.
    pub async fn remove_juror(
        &self,
        organiser: &Person,
        call: &Call,
        juror: &PersonId,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Juror(juror)),
            seen,
            &"removed",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let known = sqlx::query(
            "DELETE FROM juror
             WHERE call = $1
               AND person = $2",
        )
        .bind(&call.id)
        .bind(juror)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        // There may be none that was not begun.
        sqlx::query(
            "DELETE FROM assignment
             WHERE call = $1
               AND juror = $2
               AND conflict IS NULL
               AND finished_at IS NULL
               AND NOT EXISTS (
                   SELECT 1
                   FROM started_sheet
                   WHERE started_sheet.juror = assignment.juror
                     AND started_sheet.entry = assignment.entry
                     AND started_sheet.round = assignment.round
               )",
        )
        .bind(&call.id)
        .bind(juror)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "juror-removed",
            &call.id,
            juror.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Says what a juror brings: languages, topics, and how many entries they take.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the least is more than the most; [`Refusal::Overtaken`]; unknown
    /// for somebody who is not a juror of this call.
    pub async fn describe_juror(
        &self,
        organiser: &Person,
        call: &Call,
        juror: &PersonId,
        profile: &JurorProfile,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let JurorProfile {
            languages,
            topics,
            least,
            most,
        } = profile;
        let (least, most) = (*least, *most);
        if !(0..=MAX_LOAD).contains(&least) {
            return Err(Refusal::field(
                "load_least",
                Problem::NotBetween {
                    least: 0,
                    most: MAX_LOAD,
                },
            ));
        }
        if !(least..=MAX_LOAD).contains(&most) {
            return Err(Refusal::field(
                "load_most",
                Problem::NotBetween {
                    least,
                    most: MAX_LOAD,
                },
            ));
        }
        let mut transaction = self.store.begin().await?;
        let wanted = (languages, topics, least, most);
        if !advance(
            &mut transaction,
            (&call.id, Thing::Juror(juror)),
            seen,
            &wanted,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let known = sqlx::query(
            "UPDATE juror
             SET languages = $1, topics = $2, load_least = $3, load_most = $4
             WHERE call = $5
               AND person = $6",
        )
        .bind(serde_json::to_string(languages)?)
        .bind(serde_json::to_string(topics)?)
        .bind(least)
        .bind(most)
        .bind(&call.id)
        .bind(juror)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "juror",
            &call.id,
            juror.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

//! What becomes of an address that is given a role, and the mails that tell of a role.

use contest::{CallId, Language, PersonId, Role, Timestamp};

use crate::{
    EditionRoles, Invited, Office, Person, Removal, Result,
    accounts::{
        invitations::forget_invitation,
        links::INVITATION_LIMIT,
        mandates::{Mandate, give},
        organiser_list::Guest,
        sign_ups::VERIFY_PATH,
    },
    audit,
    entropy::{hash_of, token},
    storage::{Change, execute_one},
};

/// The id, name and language of the person with an address, if anybody has it.
pub(super) async fn find_account(
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

/// What a role is about, in words: a call of an edition, or all of it.
fn name_place(language: Language, known: &EditionRoles, mandate: &Mandate) -> String {
    let edition = known.edition.title.text(language);
    match mandate.call.as_ref().and_then(|id| known.call(id)) {
        None => edition.to_owned(),
        Some(call) => format!("{} · {edition}", call.title.text(language)),
    }
}

/// A role in words.
fn name_role(language: Language, mandate: &Mandate) -> &'static str {
    match mandate.role {
        Role::Organiser if mandate.call.is_some() => i18n::role_call_organiser(language),
        Role::Organiser => i18n::role_organiser(language),
        Role::Press => i18n::role_press(language),
        Role::Observer => i18n::role_observer(language),
    }
}

impl Office {
    /// Tells somebody that a role was taken from them.
    pub(super) async fn tell_removed(
        &self,
        change: &mut Change,
        known: &EditionRoles,
        removal: &Removal,
        now: Timestamp,
    ) -> Result<()> {
        let (mail, name, language): (String, String, String) = sqlx::query_as(
            "SELECT mail, name, language
             FROM person
             WHERE id = $1",
        )
        .bind(&removal.person)
        .fetch_one(&mut **change)
        .await?;
        let language = Language::from_tag(&language).unwrap_or_default();
        let title = name_place(language, known, &removal.mandate);
        let role = name_role(language, &removal.mandate);
        let (subject, body) = (
            i18n::mail_role_taken_subject(language, &title),
            i18n::mail_role_taken_body(language, name, &title, role),
        );
        self.post(change, now, &mail, &subject, &body).await
    }

    /// Gives somebody a role who was found free to have it, or invites the address where it has no
    /// account; and mails either.
    pub(super) async fn admit(
        &self,
        change: &mut Change,
        (person, known): (&Person, &EditionRoles),
        guest: &Guest,
        now: Timestamp,
    ) -> Result<Invited> {
        let (mail, mandate, edition) = (guest.mail.as_str(), &guest.mandate, &known.edition);
        let Some((owner, name, language)) = find_account(change, mail).await? else {
            self.invite_by_mail(change, (person, known), guest, now)
                .await?;
            return Ok(Invited::ByMail);
        };
        // An invitation may have waited for an account that came to be in the same moment.
        forget_invitation(change, &edition.id, mail).await?;
        give(change, &owner, &edition.id, mandate, (&person.id, now)).await?;
        let language = Language::from_tag(&language).unwrap_or_default();
        let title = name_place(language, known, mandate);
        let desk = format!("{}/{}/desk", self.settings.address, language.tag());
        let (subject, body) = if *mandate == Mandate::WHOLE {
            (
                i18n::mail_organiser_subject(language, &title),
                i18n::mail_organiser_body(language, name, &title, desk),
            )
        } else {
            let role = name_role(language, mandate);
            (
                i18n::mail_role_subject(language, &title),
                i18n::mail_role_body(language, name, &title, role, desk),
            )
        };
        self.post(change, now, mail, &subject, &body).await?;
        Ok(Invited::Organises)
    }

    /// Mails a link that makes an account, which then has the role.
    async fn invite_by_mail(
        &self,
        change: &mut Change,
        (person, known): (&Person, &EditionRoles),
        guest: &Guest,
        now: Timestamp,
    ) -> Result<()> {
        let (mail, mandate, edition) = (guest.mail.as_str(), &guest.mandate, &known.edition);
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
                     expires_at, role, call
                 )
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(&edition.id)
            .bind(mail)
            .bind(&guest.name)
            .bind(guest.language.tag())
            .bind(hash_of(&token))
            .bind(&person.id)
            .bind(now.0)
            .bind(expires.0)
            .bind(mandate.role.code())
            .bind(mandate.call.as_ref().map(CallId::as_str)),
        )
        .await?;
        let link = self.link_address(guest.language, VERIFY_PATH, &token);
        let title = name_place(guest.language, known, mandate);
        let (subject, body) = if *mandate == Mandate::WHOLE {
            (
                i18n::mail_organiser_invitation_subject(guest.language, &title),
                i18n::mail_organiser_invitation_body(guest.language, &title, link),
            )
        } else {
            let role = name_role(guest.language, mandate);
            (
                i18n::mail_role_invitation_subject(guest.language, &title),
                i18n::mail_role_invitation_body(guest.language, &title, role, link),
            )
        };
        self.post(change, now, mail, &subject, &body).await?;
        let action = "organiser-invited";
        audit::record(change, now, &person.id, action, &edition.id, mail).await
    }
}

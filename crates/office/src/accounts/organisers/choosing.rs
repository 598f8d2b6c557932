//! How roles in an edition are given and taken in the browser, by those who organise it, by those
//! of a call for that call, and by who runs the service. Somebody with an account has the role at
//! once; an address without one is invited by mail, and has it when its account is made behind the
//! link ([`crate::accounts::invitations`]).

use contest::{Denied, EditionId, Language, PersonId, Role, Timestamp};

use super::admitting::find_account;
use crate::{
    Failure, Office, Person, Problem, Refusal, Result, Seen, Thing,
    accounts::{
        invitations::{find_invitation, forget_invitation},
        mandates::{Mandate, RoleCall, check_any_chooser, check_chooser, find_problem_of, take},
        organiser_list::{Guest, read_guests},
        people_list::refuse_lines,
    },
    audit,
    refusal::UNKNOWN,
    storage::Change,
    versions::{advance, lock, touch},
};

/// Who is to have a role, as it was typed.
#[derive(Clone, Debug)]
pub struct NewRole<'a> {
    /// The address.
    pub mail: &'a str,
    /// Offered where the address has no account; may be empty.
    pub name: &'a str,
    /// Of the mail, and of an account that is made.
    pub language: Language,
    /// Which role.
    pub mandate: Mandate,
}

/// From whom which role is taken.
#[derive(Clone, Debug)]
pub struct Removal {
    /// From whom.
    pub person: PersonId,
    /// Which.
    pub mandate: Mandate,
    /// Whether somebody who takes their own has said that they are sure.
    pub sure: bool,
}

/// What became of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    /// It has an account, which has the role now.
    Organises,
    /// It has none, and got a link.
    ByMail,
}

/// What stands against inviting somebody. Their account is locked, where there is one.
async fn find_guest_problem(
    change: &mut Change,
    guest: &Guest,
    edition: &EditionId,
) -> Result<Option<Problem>> {
    let mail = guest.mail.as_str();
    let Some((person, ..)) = find_account(change, mail).await? else {
        let waiting = find_invitation(change, edition, mail).await?;
        return Ok(waiting.map(|_| Problem::InvitationWaits));
    };
    find_problem_of(change, &person, edition, &guest.mandate).await
}

/// Says beside the field that whoever chooses for one call gives no role in the whole edition.
fn beside_field(failure: Failure) -> Failure {
    match failure {
        Failure::Refused(Refusal::Denied(Denied::WholeEdition)) => {
            Refusal::field("call", Problem::WholeEdition)
        }
        failure => failure,
    }
}

impl Office {
    /// Begins a change of a role: one after the other, and for nobody whose right was taken while
    /// they waited for their turn.
    async fn begin_choosing(
        &self,
        person: &Person,
        edition: &EditionId,
        mandate: &Mandate,
    ) -> Result<Change> {
        let mut change = self.store.begin().await?;
        lock(&mut change, edition).await?;
        check_chooser(&mut change, person, edition, mandate).await?;
        Ok(change)
    }

    /// Gives the owner of an address a role: at once where it has an account, and otherwise by a
    /// link that makes one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`], also where they have a role that excludes it, judge, or take part;
    /// unknown for anybody but organisers and administrators.
    pub async fn invite_organiser(
        &self,
        person: &Person,
        edition: &str,
        invited: NewRole<'_>,
        now: Timestamp,
    ) -> Result<Invited> {
        let known = self.edition_roles(person, edition).await?;
        let edition = &known.edition;
        let mandate = invited.mandate;
        if mandate
            .call
            .as_ref()
            .is_some_and(|id| known.call(id).is_none())
        {
            return Err(Refusal::field("call", Problem::UnknownChoice));
        }
        let mut change = self
            .begin_choosing(person, &edition.id, &mandate)
            .await
            .map_err(beside_field)?;
        let guest = Guest::read(invited.mail, invited.name, invited.language, mandate)
            .map_err(Refusal::Fields)?;
        if let Some(problem) = find_guest_problem(&mut change, &guest, &edition.id).await? {
            return Err(Refusal::field("mail", problem));
        }
        touch(&mut change, (&edition.id, Thing::Organisers), (person, now)).await?;
        let done = self
            .admit(&mut change, (person, &known), &guest, now)
            .await?;
        change.commit().await?;
        Ok(done)
    }

    /// The same for everybody on a CSV list with the columns `address`, `name`, `role`, `call` and
    /// `language`: all of them or none. Answers what became of each, in the order of the list. A
    /// line without a language is in `otherwise`.
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
        let known = self.edition_roles(person, edition).await?;
        let id = &known.edition.id;
        // Who chooses for nobody does not learn what stands against a list.
        let first = known.calls.iter().find(|call| {
            let calls = &known.chooses.calls;
            calls.contains(&call.id)
        });
        let least = Mandate {
            role: Role::Organiser,
            call: first.map(|call| call.id.clone()),
        };
        let mut change = self.begin_choosing(person, id, &least).await?;
        let own: Vec<RoleCall> = known
            .calls
            .iter()
            .filter(|call| known.chooses.calls.contains(&call.id))
            .cloned()
            .collect();
        let mut guests = read_guests(list, otherwise, &own)?;
        // Two lists lock the same people in the same order.
        guests.sort_by(|(_, one), (_, other)| one.mail.as_str().cmp(other.mail.as_str()));
        let mut problems = Vec::new();
        for (line, guest) in &guests {
            let problem = if known.chooses.has(&guest.mandate) {
                find_guest_problem(&mut change, guest, id).await?
            } else {
                Some(Problem::WholeEdition)
            };
            if let Some(problem) = problem {
                problems.push((*line, problem));
            }
        }
        if !problems.is_empty() {
            return Err(refuse_lines(problems).into());
        }
        guests.sort_by_key(|(line, _)| *line);
        touch(&mut change, (id, Thing::Organisers), (person, now)).await?;
        let mut done = Vec::new();
        for (_, guest) in &guests {
            // Asked again within the change, for whom a right was taken meanwhile.
            check_chooser(&mut change, person, id, &guest.mandate).await?;
            let became = self
                .admit(&mut change, (person, &known), guest, now)
                .await?;
            done.push((guest.mail.as_str().to_owned(), became));
        }
        change.commit().await?;
        Ok(done)
    }

    /// Mails an invitation once more, with another link: the one before works no longer; to another
    /// address where one is given. Where the address has an account by now, it has the role at
    /// once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; [`Refusal::Fields`] where they judge or take part by now, or the
    /// other address is none; unknown where there is no invitation, and for anybody but organisers
    /// and administrators.
    pub async fn repeat_organiser_invitation(
        &self,
        person: &Person,
        edition: &str,
        (mail, corrected): (&str, Option<&str>),
        seen: Seen,
        now: Timestamp,
    ) -> Result<Invited> {
        let known = self.edition_roles(person, edition).await?;
        let id = &known.edition.id;
        let (mut change, mandate) = self.begin_with_invitation(person, id, mail).await?;
        let at = (id, Thing::Organisers);
        let wanted = ("again", mail, corrected);
        if !advance(&mut change, at, seen, &wanted, (person, now)).await? {
            return Ok(Invited::ByMail);
        }
        let mandate = mandate.ok_or(UNKNOWN)?;
        let (name, language): (String, String) = sqlx::query_as(
            "SELECT name, language
             FROM organiser_invitation
             WHERE edition = $1
               AND mail = $2",
        )
        .bind(id)
        .bind(mail)
        .fetch_one(&mut *change)
        .await?;
        let language = Language::from_tag(&language).unwrap_or_default();
        let field = if corrected.is_some() {
            "address"
        } else {
            "mail"
        };
        let guest = Guest::read(corrected.unwrap_or(mail), &name, language, mandate).map_err(
            |mut problems| {
                for problem in &mut problems {
                    problem.field = field.into();
                }
                Refusal::Fields(problems)
            },
        )?;
        forget_invitation(&mut change, id, mail).await?;
        match find_guest_problem(&mut change, &guest, id).await? {
            None => {}
            // The command line was faster: nothing is left to send.
            Some(Problem::Organises) if corrected.is_none() => {
                change.commit().await?;
                return Ok(Invited::Organises);
            }
            Some(problem) => return Err(Refusal::field(field, problem)),
        }
        let done = self
            .admit(&mut change, (person, &known), &guest, now)
            .await?;
        change.commit().await?;
        Ok(done)
    }

    /// Begins a change of an invitation; answers the role that it is to, where it is there still.
    async fn begin_with_invitation(
        &self,
        person: &Person,
        edition: &EditionId,
        mail: &str,
    ) -> Result<(Change, Option<Mandate>)> {
        self.may_see_organisers(person, edition).await?;
        let mut change = self.store.begin().await?;
        lock(&mut change, edition).await?;
        let mandate = find_invitation(&mut change, edition, mail).await?;
        match &mandate {
            Some(mandate) => check_chooser(&mut change, person, edition, mandate).await?,
            // One that is gone was anybody's to send again or take back.
            None => check_any_chooser(&mut change, person, edition).await?,
        }
        Ok((change, mandate))
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
        let (mut change, _) = self.begin_with_invitation(person, &edition, mail).await?;
        let at = (&edition, Thing::Organisers);
        let wanted = ("withdrawn", mail);
        if !advance(&mut change, at, seen, &wanted, (person, now)).await? {
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

    /// Takes a role from somebody, and tells them by mail. Whoever takes their own says that they
    /// are sure.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastOrganiser`] where nobody else runs the edition;
    /// [`Refusal::LeavesOrganising`]; [`Refusal::Overtaken`]; unknown where they do not have it,
    /// and for anybody but organisers and administrators.
    pub async fn remove_organiser(
        &self,
        person: &Person,
        edition: &str,
        removal: &Removal,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let known = self.edition_roles(person, edition).await?;
        let edition = &known.edition;
        let Removal {
            person: removed,
            mandate,
            sure,
        } = removal;
        let mut change = self.begin_choosing(person, &edition.id, mandate).await?;
        let at = (&edition.id, Thing::Organisers);
        let call = mandate.call.as_ref();
        let wanted = ("removed", removed, mandate.role, call);
        if !advance(&mut change, at, seen, &wanted, (person, now)).await? {
            return Ok(());
        }
        take(
            &mut change,
            removed,
            &edition.id,
            mandate,
            (&person.id, now),
        )
        .await?;
        if *removed == person.id {
            if !sure {
                return Err(Refusal::LeavesOrganising.into());
            }
        } else {
            self.tell_removed(&mut change, &known, removal, now).await?;
        }
        change.commit().await?;
        Ok(())
    }
}

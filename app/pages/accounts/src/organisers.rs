//! Who has which role in an edition: who organises it or one of its calls, follows it for the press
//! or watches over it; who is invited to, and who did.

mod organisers_page;

use axum::extract::Path;
use contest::{CallId, Language, PersonId, Role};
use frame::{
    done::Done,
    failure::Answer,
    form::{Both, Fields, Filled, OnForm as _},
    shell::{PageHead, page, page_refused},
    upload::Upload,
    visit::Visit,
};
use office::{EditionRoles, Invited, Mandate, NewRole, Problem, Refusal, Removal, RoleHolder};
use parts::people_list::{Report, read_file};

use self::organisers_page::{OrganisersPage, day, path_of};

/// Shows them.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let organisers = visit
        .office()
        .edition_roles(visit.signed_in()?, &edition)
        .await?;
    let form = Filled::default();
    Ok(page(&visit, locate(&visit, &organisers), || {
        OrganisersPage::new(&visit, &organisers, &form).view(&Report::default())
    }))
}

fn locate(visit: &Visit, organisers: &EditionRoles) -> PageHead {
    let edition = &organisers.edition;
    PageHead::of_edition(i18n::organisers_title(visit.language), edition, visit)
        .under(
            visit.link(&format!("/{}", edition.slug)),
            edition.title.text(visit.language),
        )
        .keeping_typed()
}

/// The page again after a form of it was sent: with what stands against it, where it was refused.
async fn answer(
    visit: &Visit,
    edition: &str,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&EditionRoles) -> Both,
) -> Answer {
    let refusal = match outcome.on_form()? {
        Ok(done) => return Ok(visit.redirect(&path_of(edition), done)),
        Err(refusal) => refusal,
    };
    let organisers = visit
        .office()
        .edition_roles(visit.signed_in()?, edition)
        .await?;
    let form =
        Filled::with_refusal(fields, refusal.clone()).beside_where_overtaken(|| both(&organisers));
    Ok(page_refused(
        visit,
        &refusal,
        locate(visit, &organisers),
        || OrganisersPage::new(visit, &organisers, &form).view(&Report::default()),
    ))
}

const fn done_of(invited: Invited) -> Done {
    match invited {
        Invited::Organises => Done::OrganiserAppointed,
        Invited::ByMail => Done::OrganiserInvited,
    }
}

/// The role that a form names, in all of an edition or in a call of it. A form that names none is
/// not one of ours: nobody is given more than was chosen.
fn posted_mandate(fields: &Fields) -> Result<Mandate, Refusal> {
    let unknown = |field| Refusal::of_field(field, Problem::UnknownChoice);
    let role = Role::from_code(fields.get("role")).ok_or_else(|| unknown("role"))?;
    if !fields.has("call") {
        return Err(unknown("call"));
    }
    let call = fields.get("call");
    Ok(Mandate {
        role,
        call: (!call.is_empty()).then(|| CallId::new(call)),
    })
}

/// Invites one.
pub async fn invite(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let outcome = match posted_mandate(&fields) {
        Ok(mandate) => {
            let invited = NewRole {
                mail: fields.get("mail"),
                name: fields.get("name"),
                language: Language::from_tag(fields.get("language")).unwrap_or(visit.language),
                mandate,
            };
            let outcome = visit
                .office()
                .invite_organiser(visit.signed_in()?, &edition, invited, visit.now)
                .await;
            outcome.map(done_of)
        }
        Err(refusal) => Err(refusal.into()),
    };
    answer(&visit, &edition, &fields, outcome, |_| Both::default()).await
}

/// Invites all of a list, and says what became of each.
pub async fn invite_several(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    invite_list(&visit, &edition, &fields, None).await
}

/// Invites all of a file, and says what became of each.
pub async fn invite_file(visit: Visit, Path(edition): Path<String>, mut form: Upload) -> Answer {
    // Who may not see the page sends nothing to it.
    let person = visit.signed_in()?;
    visit.office().edition_roles(person, &edition).await?;
    let read = read_file(&mut form, visit.language).await;
    let visit = visit.at_arrival();
    match read {
        Ok((fields, encoding)) => invite_list(&visit, &edition, &fields, encoding).await,
        Err((fields, failure)) => {
            let refused = Err(failure);
            answer(&visit, &edition, &fields, refused, |_| Both::default()).await
        }
    }
}

/// Says what became of an address on a list.
const fn describe(language: Language, invited: Invited) -> &'static str {
    match invited {
        Invited::Organises => i18n::organisers_report_organises(language),
        Invited::ByMail => i18n::people_list_invited(language),
    }
}

/// Invites all of the list in a form; `encoding` is that of the file from which it came.
async fn invite_list(
    visit: &Visit,
    edition: &str,
    fields: &Fields,
    encoding: Option<&'static str>,
) -> Answer {
    let (person, list) = (visit.signed_in()?, (fields.get("list"), visit.language));
    let outcome = visit
        .office()
        .invite_organisers(person, edition, list, visit.now)
        .await
        .on_form()?;
    match outcome {
        Ok(people) => {
            let organisers = visit.office().edition_roles(person, edition).await?;
            let people = people
                .into_iter()
                .map(|(mail, invited)| (mail, describe(visit.language, invited)));
            let report = Report {
                people: people.collect(),
                encoding,
            };
            let form = Filled::default();
            Ok(page(visit, locate(visit, &organisers), || {
                OrganisersPage::new(visit, &organisers, &form).view(&report)
            }))
        }
        Err(refusal) => {
            let refused = Err(refusal.into());
            answer(visit, edition, fields, refused, |_| Both::default()).await
        }
    }
}

/// What stands of an invitation, and what somebody wanted of it.
fn compare_invitation(
    language: Language,
    organisers: &EditionRoles,
    mail: &str,
    wanted: String,
) -> Both {
    let mut invitations = organisers.invitations.iter();
    let stands = match invitations.find(|invitation| invitation.mail == mail) {
        Some(invitation) => i18n::join_label(
            language,
            i18n::organisers_invited(language),
            day(language, invitation.invited_at),
        ),
        None => i18n::organisers_withdrawn(language).to_owned(),
    };
    Both {
        stands: vec![i18n::join_label(language, mail, stands)],
        typed: vec![wanted],
    }
}

/// Sends an invitation again.
pub async fn send_again(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let (person, invited, language) = (visit.signed_in()?, fields.get("invited"), visit.language);
    let wanted = (invited, None);
    let outcome = visit
        .office()
        .repeat_organiser_invitation(person, &edition, wanted, fields.seen(), visit.now)
        .await
        .map(done_of);
    answer(&visit, &edition, &fields, outcome, |organisers| {
        let wanted = i18n::join_label(language, i18n::organisers_again(language), invited);
        compare_invitation(language, organisers, invited, wanted)
    })
    .await
}

/// Sends an invitation to another address, which is the right one.
pub async fn correct(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let (person, invited, language) = (visit.signed_in()?, fields.get("invited"), visit.language);
    let address = fields.get("address");
    let wanted = (invited, Some(address));
    let outcome = visit
        .office()
        .repeat_organiser_invitation(person, &edition, wanted, fields.seen(), visit.now)
        .await
        .map(|_| Done::AddressCorrected);
    answer(&visit, &edition, &fields, outcome, |organisers| {
        let wanted = i18n::join_label(language, i18n::address_correct(language), address);
        compare_invitation(language, organisers, invited, wanted)
    })
    .await
}

/// Takes an invitation back.
pub async fn withdraw(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let (person, invited, language) = (visit.signed_in()?, fields.get("invited"), visit.language);
    let outcome = visit
        .office()
        .withdraw_organiser_invitation(person, &edition, invited, fields.seen(), visit.now)
        .await
        .map(|()| Done::InvitationWithdrawn);
    answer(&visit, &edition, &fields, outcome, |organisers| {
        let wanted = i18n::join_label(language, i18n::organisers_withdraw(language), invited);
        compare_invitation(language, organisers, invited, wanted)
    })
    .await
}

/// Takes a role from somebody.
pub async fn remove(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let removed = PersonId::new(fields.get("person"));
    let outcome = match posted_mandate(&fields) {
        Ok(mandate) => {
            let removal = Removal {
                person: removed.clone(),
                mandate,
                sure: fields.get("sure") == "1",
            };
            visit
                .office()
                .remove_organiser(person, &edition, &removal, fields.seen(), visit.now)
                .await
        }
        Err(refusal) => Err(refusal.into()),
    };
    if outcome.is_ok() && removed == person.id {
        return Ok(visit.redirect("/desk", Done::OrganisingEnded));
    }
    let outcome = outcome.map(|()| Done::OrganiserRemoved);
    let language = visit.language;
    answer(&visit, &edition, &fields, outcome, |organisers| {
        let organises = |organiser: &&RoleHolder| organiser.person == removed;
        let name = organisers.holders.iter().find(organises);
        let name = name.map_or("", |organiser| &*organiser.name);
        Both {
            stands: organisers
                .holders
                .iter()
                .map(|organiser| organiser.name.clone())
                .collect(),
            typed: vec![i18n::join_label(
                language,
                i18n::juror_remove(language),
                name,
            )],
        }
    })
    .await
}

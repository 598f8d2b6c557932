//! Who organises an edition: who does, who is invited to, and who did.

use axum::extract::Path;
use contest::{Language, PersonId, Timestamp};
use leptos::prelude::*;
use office::{
    Invited, MAX_INVITED, NewOrganiser, Organiser, OrganiserInvitation, Organisers, Refusal,
    calendar,
};

use crate::{
    done::Done,
    form::{Both, Fields, Filled, Input, OnForm as _, seen_field},
    pages::Answer,
    shell::{PageHead, page, page_refused},
    table::{Column, table},
    visit::Visit,
};

/// Shows them.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let organisers = visit
        .office()
        .organisers(visit.signed_in()?, &edition)
        .await?;
    let form = Filled::with([("language", visit.language.tag().to_owned())]);
    Ok(page(&visit, locate(&visit, &organisers), || {
        OrganisersPage::new(&visit, &organisers, &form).view(&[])
    }))
}

fn locate(visit: &Visit, organisers: &Organisers) -> PageHead {
    let edition = &organisers.edition;
    PageHead::of_edition(i18n::organisers_title(visit.language), edition, visit).under(
        visit.link(&format!("/{}", edition.slug)),
        edition.title.text(visit.language),
    )
}

fn path_of(edition: &str) -> String {
    format!("/{edition}/organisers")
}

/// The page again after a form of it was sent: with what stands against it, where it was refused.
async fn answer(
    visit: &Visit,
    edition: &str,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&Organisers) -> Both,
) -> Answer {
    let refusal = match outcome.on_form()? {
        Ok(done) => return Ok(visit.redirect(&path_of(edition), done)),
        Err(refusal) => refusal,
    };
    let organisers = visit
        .office()
        .organisers(visit.signed_in()?, edition)
        .await?;
    let form =
        Filled::with_refusal(fields, refusal.clone()).beside_where_overtaken(|| both(&organisers));
    Ok(page_refused(
        visit,
        &refusal,
        locate(visit, &organisers),
        || OrganisersPage::new(visit, &organisers, &form).view(&[]),
    ))
}

const fn done_of(invited: Invited) -> Done {
    match invited {
        Invited::Organises => Done::OrganiserAppointed,
        Invited::ByMail => Done::OrganiserInvited,
    }
}

/// Invites one.
pub async fn invite(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let invited = NewOrganiser {
        mail: fields.get("mail"),
        name: fields.get("name"),
        language: Language::from_tag(fields.get("language")).unwrap_or(visit.language),
    };
    let outcome = visit
        .office()
        .invite_organiser(visit.signed_in()?, &edition, invited, visit.now)
        .await
        .map(done_of);
    answer(&visit, &edition, &fields, outcome, |_| Both::default()).await
}

/// Invites all of a list, and says what became of each.
pub async fn invite_several(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let (person, list) = (visit.signed_in()?, (fields.get("list"), visit.language));
    let outcome = visit
        .office()
        .invite_organisers(person, &edition, list, visit.now)
        .await
        .on_form()?;
    match outcome {
        Ok(report) => {
            let organisers = visit.office().organisers(person, &edition).await?;
            let form = Filled::with([("language", visit.language.tag().to_owned())]);
            Ok(page(&visit, locate(&visit, &organisers), || {
                OrganisersPage::new(&visit, &organisers, &form).view(&report)
            }))
        }
        Err(refusal) => {
            let refused = Err(refusal.into());
            answer(&visit, &edition, &fields, refused, |_| Both::default()).await
        }
    }
}

/// What stands of an invitation, and what somebody wanted of it.
fn compare_invitation(
    language: Language,
    organisers: &Organisers,
    mail: &str,
    wanted: &'static str,
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
        typed: vec![i18n::join_label(language, wanted, mail)],
    }
}

/// Sends an invitation again.
pub async fn send_again(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let (person, invited, language) = (visit.signed_in()?, fields.get("invited"), visit.language);
    let outcome = visit
        .office()
        .repeat_organiser_invitation(person, &edition, invited, fields.seen(), visit.now)
        .await
        .map(done_of);
    answer(&visit, &edition, &fields, outcome, |organisers| {
        let wanted = i18n::organisers_again(language);
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
        let wanted = i18n::organisers_withdraw(language);
        compare_invitation(language, organisers, invited, wanted)
    })
    .await
}

/// Takes the right to organise from somebody.
pub async fn remove(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let (person, removed) = (visit.signed_in()?, PersonId::new(fields.get("person")));
    let sure = fields.get("sure") == "1";
    let outcome = visit
        .office()
        .remove_organiser(person, &edition, (&removed, sure), fields.seen(), visit.now)
        .await;
    if outcome.is_ok() && removed == person.id {
        return Ok(visit.redirect("/desk", Done::OrganisingEnded));
    }
    let outcome = outcome.map(|()| Done::OrganiserRemoved);
    let language = visit.language;
    answer(&visit, &edition, &fields, outcome, |organisers| {
        let organises = |organiser: &&Organiser| organiser.person == removed;
        let name = organisers.organisers.iter().find(organises);
        let name = name.map_or("", |organiser| &*organiser.name);
        Both {
            stands: organisers
                .organisers
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

/// A day by the clock that the whole site shares: it says when something was done, not when
/// something ends.
fn day(language: Language, at: i64) -> String {
    calendar::day(language, Timestamp(at), "UTC")
}

/// The page, of which each function shows a part.
struct OrganisersPage<'a> {
    visit: &'a Visit,
    organisers: &'a Organisers,
    form: &'a Filled,
    /// The page's address.
    base: String,
}

impl<'a> OrganisersPage<'a> {
    fn new(visit: &'a Visit, organisers: &'a Organisers, form: &'a Filled) -> Self {
        Self {
            visit,
            organisers,
            form,
            base: visit.link(&path_of(&organisers.edition.slug)),
        }
    }

    fn view(&self, report: &[(String, Invited)]) -> AnyView {
        let language = self.visit.language;
        let elsewhere = self.form.refusal.is_some()
            && self.form.having("mail").is_none()
            && self.form.having("list").is_none();
        view! {
            <section class="band">
                <h1>{i18n::organisers_title(language)}</h1>
                <p class="lead">{i18n::organisers_lead(language)}</p>
                {elsewhere.then(|| self.form.summary(self.visit))}
                {view_report(language, report)}
                {self.view_organisers()}
            </section>
            {self.view_invitations()}
            <section class="band">
                <div class="pair">{self.view_invite_form()} {self.view_list_form()}</div>
            </section>
            {self.view_former()}
        }
        .into_any()
    }

    fn view_organisers(&self) -> AnyView {
        let language = self.visit.language;
        let rows = self.organisers.organisers.iter().map(|organiser| {
            let since = organiser.since.map_or_else(
                || i18n::organisers_since_unknown(language).to_owned(),
                |since| day(language, since),
            );
            vec![
                view_person(&organiser.name, &organiser.mail),
                since.into_any(),
                self.view_removal_form(organiser),
            ]
        });
        let columns = [
            Column::subject(i18n::account_name(language)),
            Column::text(i18n::organisers_since(language)),
            Column::wide(i18n::table_action(language)),
        ];
        table(&columns, rows)
    }

    /// The form that takes the right away: it is unfolded first, and oneself is asked once more.
    fn view_removal_form(&self, organiser: &Organiser) -> AnyView {
        let language = self.visit.language;
        let mut people = self.visit.person.iter();
        let own = people.any(|person| person.id == organiser.person);
        let asked = self
            .form
            .of("person", &organiser.person)
            .is_some_and(|form| matches!(form.refusal, Some(Refusal::LeavesOrganising)));
        let (title, lead) = if own {
            (
                i18n::organisers_leave(language),
                i18n::organisers_leave_lead(language),
            )
        } else {
            (
                i18n::juror_remove(language),
                i18n::organisers_remove_lead(language),
            )
        };
        let button = if asked {
            i18n::organisers_leave_sure(language)
        } else {
            title
        };
        let sure = asked.then(|| view! { <input type="hidden" name="sure" value="1" /> });
        view! {
            <details open=asked>
                <summary>{title}</summary>
                <form method="post" action=format!("{}/remove", self.base) class="stack">
                    <p class="hint">{lead}</p>
                    {seen_field(self.organisers.version)}
                    <input type="hidden" name="person" value=organiser.person.to_string() />
                    {sure}
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(language, button, &organiser.name)
                    >
                        {button}
                    </button>
                </form>
            </details>
        }
        .into_any()
    }

    fn view_invitations(&self) -> Option<AnyView> {
        let language = self.visit.language;
        let invitations = &self.organisers.invitations;
        if invitations.is_empty() {
            return None;
        }
        let rows = invitations.iter().map(|invitation| {
            let valid = if invitation.expires_at > self.visit.now.0 {
                day(language, invitation.expires_at)
            } else {
                i18n::organisers_expired(language).to_owned()
            };
            vec![
                view_person(&invitation.name, &invitation.mail),
                day(language, invitation.invited_at).into_any(),
                invitation.invited_by.clone().into_any(),
                valid.into_any(),
                self.view_invitation_forms(invitation),
            ]
        });
        let columns = [
            Column::subject(i18n::account_mail(language)),
            Column::text(i18n::organisers_invited(language)),
            Column::text(i18n::organisers_invited_by(language)),
            Column::text(i18n::organisers_valid(language)),
            Column::wide(i18n::table_action(language)),
        ];
        let view = view! {
            <section class="band">
                <h2>{i18n::organisers_invitations(language)}</h2>
                <p>{i18n::organisers_invitations_lead(language)}</p>
                {table(&columns, rows)}
            </section>
        };
        Some(view.into_any())
    }

    fn view_invitation_forms(&self, invitation: &OrganiserInvitation) -> AnyView {
        let language = self.visit.language;
        let forms = [
            ("again", i18n::organisers_again(language)),
            ("withdraw", i18n::organisers_withdraw(language)),
        ]
        .map(|(end, title)| {
            view! {
                <form method="post" action=format!("{}/{end}", self.base)>
                    {seen_field(self.organisers.version)}
                    <input type="hidden" name="invited" value=invitation.mail.clone() />
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(language, title, &invitation.mail)
                    >
                        {title}
                    </button>
                </form>
            }
        });
        view! { <div class="row">{forms}</div> }.into_any()
    }

    fn view_invite_form(&self) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let blank = Filled::with([("language", language.tag().to_owned())]);
        let form = self.form.having("mail").unwrap_or(&blank);
        let languages = Language::ALL
            .map(|language| (language.tag().to_owned(), language.name().to_owned()))
            .to_vec();
        let (of_mail, of_name) = (
            i18n::organisers_invite_mail(language),
            i18n::organisers_invite_name(language),
        );
        view! {
            <form method="post" action=self.base.clone() class="stack card" id="invite" novalidate>
                <h2>{i18n::organisers_invite(language)}</h2>
                {form.summary(visit)}
                {form.text(visit, "mail", i18n::account_mail(language), of_mail, Input::MAIL)}
                {form.text(visit, "name", i18n::account_name(language), of_name, Input::TEXT)}
                {form.select(visit, "language", i18n::shell_languages(language), "", languages)}
                <p>
                    <button class="button plain">{i18n::organisers_invite(language)}</button>
                </p>
            </form>
        }
        .into_any()
    }

    fn view_list_form(&self) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let blank = Filled::default();
        let form = self.form.having("list").unwrap_or(&blank);
        let hint = i18n::organisers_list_lines(language, MAX_INVITED);
        view! {
            <form method="post" action=format!("{}/list", self.base) class="stack card">
                <h2>{i18n::organisers_list(language)}</h2>
                {form.summary(visit)}
                {form.area(visit, "list", i18n::organisers_list_people(language), hint, 8)}
                <p>
                    <button class="button plain">{i18n::organisers_list_send(language)}</button>
                </p>
            </form>
        }
        .into_any()
    }

    fn view_former(&self) -> Option<AnyView> {
        let language = self.visit.language;
        let former = &self.organisers.former;
        if former.is_empty() {
            return None;
        }
        let rows = former.iter().map(|former| {
            vec![
                view_person(&former.name, &former.mail),
                day(language, former.until).into_any(),
            ]
        });
        let columns = [
            Column::subject(i18n::account_name(language)),
            Column::text(i18n::organisers_until(language)),
        ];
        let view = view! {
            <section class="band">
                <h2>{i18n::organisers_former(language)}</h2>
                {table(&columns, rows)}
            </section>
        };
        Some(view.into_any())
    }
}

fn view_person(name: &str, mail: &str) -> AnyView {
    view! {
        {name.to_owned()}
        <br />
        <span class="quiet">{mail.to_owned()}</span>
    }
    .into_any()
}

/// What became of everybody on a list.
fn view_report(language: Language, report: &[(String, Invited)]) -> Option<AnyView> {
    if report.is_empty() {
        return None;
    }
    let lines = report
        .iter()
        .map(|(mail, invited)| {
            let became = match invited {
                Invited::Organises => i18n::organisers_report_organises(language),
                Invited::ByMail => i18n::organisers_report_invited(language),
            };
            view! { <li>{i18n::join_label(language, mail, became)}</li> }
        })
        .collect_view();
    let view = view! {
        <div class="notice done" role="status">
            <p>{i18n::organisers_report(language)}</p>
            <ul>{lines}</ul>
        </div>
    };
    Some(view.into_any())
}

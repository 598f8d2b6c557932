//! The page of an edition's roles: who has one now, and who had one.

mod forms;
mod invitations;

use contest::{CallId, Language, Role, Timestamp};
use frame::{
    form::{Filled, seen_field},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{EditionRoles, Mandate, Refusal, RoleHolder, calendar};
use parts::people_list::{Report, is_list};

/// The address of the page.
pub(super) fn path_of(edition: &str) -> String {
    format!("/{edition}/organisers")
}

/// A day by the clock that the whole site shares: it says when something was done, not when
/// something ends.
pub(super) fn day(language: Language, at: i64) -> String {
    calendar::day(language, Timestamp(at), "UTC")
}

/// The page, of which each function shows a part.
pub(super) struct OrganisersPage<'a> {
    pub(super) visit: &'a Visit,
    pub(super) organisers: &'a EditionRoles,
    pub(super) form: &'a Filled,
    /// The page's address.
    pub(super) base: String,
}

impl<'a> OrganisersPage<'a> {
    pub(super) fn new(visit: &'a Visit, organisers: &'a EditionRoles, form: &'a Filled) -> Self {
        Self {
            visit,
            organisers,
            form,
            base: visit.link(&path_of(&organisers.edition.slug)),
        }
    }

    pub(super) fn view(&self, report: &Report) -> AnyView {
        let language = self.visit.language;
        let corrects = self.form.having("address").is_some_and(|form| {
            let invited = form.value("invited");
            let mut invitations = self.organisers.invitations.iter();
            invitations.any(|invitation| invitation.mail == invited)
        });
        let elsewhere = self.form.refusal.is_some()
            && !corrects
            && !is_list(self.form)
            && self.form.having("mail").is_none();
        let chooses = &self.organisers.chooses;
        let alone = (chooses.whole && self.organisers.has_only_one())
            .then(|| view! { <p class="notice">{i18n::organisers_alone(language)}</p> });
        let one_call = (chooses.any() && !chooses.whole)
            .then(|| view! { <p class="notice">{i18n::organisers_one_call(language)}</p> });
        view! {
            <section class="band">
                <h1>{i18n::organisers_title(language)}</h1>
                <p class="lead">{i18n::organisers_lead(language)}</p>
                {alone}
                {one_call}
                {elsewhere.then(|| self.form.summary(self.visit))}
                {report.view(language)}
                {self.view_organisers()}
            </section>
            {invitations::section(self)}
            {chooses.any().then(|| forms::section(self))}
            {self.view_former()}
        }
        .into_any()
    }

    /// A role with the call that it is about.
    fn view_role(&self, mandate: &Mandate) -> AnyView {
        let language = self.visit.language;
        let call = mandate
            .call
            .as_ref()
            .and_then(|id| self.organisers.call(id));
        let place = call.map_or_else(
            || i18n::role_whole_edition(language).to_owned(),
            |call| call.title.text(language).to_owned(),
        );
        view! {
            {name_role(language, mandate.role)}
            <br />
            <span class="quiet">{place}</span>
        }
        .into_any()
    }

    fn view_organisers(&self) -> AnyView {
        let language = self.visit.language;
        let rows = self.organisers.holders.iter().map(|organiser| {
            let since = organiser.since.map_or_else(
                || i18n::organisers_since_unknown(language).to_owned(),
                |since| day(language, since),
            );
            let removal = self
                .organisers
                .chooses
                .has(&organiser.mandate)
                .then(|| self.view_removal_form(organiser));
            vec![
                view_person(&organiser.name, &organiser.mail),
                self.view_role(&organiser.mandate),
                since.into_any(),
                removal.into_any(),
            ]
        });
        let columns = [
            Column::subject(i18n::account_name(language)),
            Column::text(i18n::organisers_role(language)),
            Column::text(i18n::organisers_since(language)),
            Column::wide(i18n::table_action(language)),
        ];
        table(&columns, rows)
    }

    /// The form that takes a role: it is unfolded first, and oneself is asked once more.
    fn view_removal_form(&self, organiser: &RoleHolder) -> AnyView {
        let language = self.visit.language;
        let mandate = &organiser.mandate;
        let call = mandate.call.as_ref().map_or("", CallId::as_str);
        let mut people = self.visit.person.iter();
        let own = people.any(|person| person.id == organiser.person);
        let asked = self
            .form
            .of("person", &organiser.person)
            .and_then(|form| form.of("call", call))
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
                    <input type="hidden" name="role" value=mandate.role.code() />
                    <input type="hidden" name="call" value=call.to_owned() />
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

    fn view_former(&self) -> Option<AnyView> {
        let language = self.visit.language;
        let former = &self.organisers.former;
        if former.is_empty() {
            return None;
        }
        let rows = former.iter().map(|former| {
            vec![
                view_person(&former.name, &former.mail),
                self.view_role(&former.mandate),
                day(language, former.until).into_any(),
            ]
        });
        let columns = [
            Column::subject(i18n::account_name(language)),
            Column::text(i18n::organisers_role(language)),
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

/// A role in words.
const fn name_role(language: Language, role: Role) -> &'static str {
    match role {
        Role::Organiser => i18n::role_organiser(language),
        Role::Press => i18n::role_press(language),
        Role::Observer => i18n::role_observer(language),
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

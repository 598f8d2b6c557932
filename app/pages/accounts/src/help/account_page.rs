//! The page of an account: what it is, the steps of help, and what was done before.

use contest::{Language, Timestamp};
use frame::{
    form::{Filled, problem_id, seen_field_of},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Account, AccountRole, AccountRoleKind, AddressChange, HelpRow, Joining, Problem, Undelivered,
    calendar,
};
use parts::undelivered::describe_reason;

use super::{
    super::people::{describe_proof, view_reason},
    Held, Step, path_of,
};

/// A moment by the clock that the whole site shares.
fn moment(language: Language, at: Timestamp) -> String {
    calendar::format_timestamp(language, at, &calendar::Zone::UTC)
}

/// What was done once, in words.
pub(super) fn describe_help(language: Language, row: &HelpRow) -> String {
    let text = match row.action.as_str() {
        "account-link" => i18n::help_log_link(language),
        "account-password" => i18n::help_log_password(language),
        "account-sessions" => i18n::help_log_sessions(language),
        "account-address" => i18n::help_log_address(language),
        "account-address-withdrawn" => i18n::help_log_address_withdrawn(language),
        "account-address-declined" => i18n::help_log_address_declined(language),
        "account-address-changed" => i18n::help_log_address_changed(language),
        "account-joining" => i18n::help_log_joining(language),
        "account-joining-withdrawn" => i18n::help_log_joining_withdrawn(language),
        "account-joining-declined" => i18n::help_log_joining_declined(language),
        "account-joined" => i18n::help_log_joined(language),
        "acting-begun" => i18n::help_log_acting_begun(language),
        "acting-ended" => i18n::help_log_acting_ended(language),
        other => other,
    };
    text.to_owned()
}

/// What somebody is, in words.
const fn name_role(language: Language, kind: AccountRoleKind) -> &'static str {
    match kind {
        AccountRoleKind::Organiser => i18n::people_organises(language),
        AccountRoleKind::Press => i18n::role_press(language),
        AccountRoleKind::Observer => i18n::role_observer(language),
        AccountRoleKind::Juror => i18n::people_judges(language),
        AccountRoleKind::Member => i18n::people_takes_part(language),
        AccountRoleKind::OrganisationAdministrator => i18n::people_administers(language),
    }
}

/// The page, of which each function shows a part.
pub(super) struct AccountPage<'a> {
    visit: &'a Visit,
    account: &'a Account,
    waiting: Option<&'a AddressChange>,
    joining: Option<&'a Joining>,
    /// The form that was refused, and whose step it is.
    refused: Option<(Step, &'a Filled)>,
}

impl<'a> AccountPage<'a> {
    pub(super) const fn new(
        visit: &'a Visit,
        held: &'a Held,
        refused: Option<(Step, &'a Filled)>,
    ) -> Self {
        Self {
            visit,
            account: &held.account,
            waiting: held.waiting.as_ref(),
            joining: held.joining.as_ref(),
            refused,
        }
    }

    pub(super) fn view(&self) -> AnyView {
        let language = self.visit.language;
        let joined = self.account.joined_to.as_ref();
        view! {
            <section class="band">
                <h1>{self.account.name.clone()}</h1>
                {self.view_elsewhere()}
                {self.view_joined()}
                {self.view_facts()}
                {joined.is_none().then(|| self.view_acting())}
            </section>
            <section class="band">
                <h2>{i18n::help_roles(language)}</h2>
                {self.view_roles()}
            </section>
            {self.view_undelivered()}
            {joined.is_none().then(|| self.view_steps())}
            {self.view_log()}
        }
        .into_any()
    }

    fn view_facts(&self) -> AnyView {
        let (language, account) = (self.visit.language, self.account);
        let proof = account.proven_at.map_or_else(
            || describe_proof(language, false).to_owned(),
            |at| {
                let day = calendar::day(language, at, "UTC");
                i18n::join_label(language, describe_proof(language, true), &day)
            },
        );
        let signed_in = account.signed_in_at.map_or_else(
            || i18n::people_never(language).to_owned(),
            |at| moment(language, at),
        );
        let password = if account.has_password {
            i18n::help_has_password(language)
        } else {
            i18n::help_without_password(language)
        };
        let facts = [
            (
                i18n::account_mail(language),
                format!("{} · {proof}", account.mail),
            ),
            (i18n::people_signed_in(language), signed_in),
            (
                i18n::account_sessions(language),
                account.sessions.to_string(),
            ),
            (i18n::account_password(language), password.to_owned()),
            (
                i18n::help_language(language),
                account.language.name().to_owned(),
            ),
            (
                i18n::help_made(language),
                calendar::day(language, account.created_at, "UTC"),
            ),
        ];
        let facts = facts.map(|(name, value)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd class="wrap">{value}</dd>
                </div>
            }
        });
        view! { <dl class="facts">{facts.into_iter().collect_view()}</dl> }.into_any()
    }

    /// The way to the pages as their owner sees them: nobody looks as somebody who runs the
    /// service.
    fn view_acting(&self) -> Option<AnyView> {
        let (language, account) = (self.visit.language, self.account);
        if account.administrator {
            return None;
        }
        let address = self
            .visit
            .link(&format!("/people/act?person={}", account.id));
        let view = view! {
            <p>
                <a class="button plain" href=address>
                    {i18n::acting_title(language, account.name.as_str())}
                </a>
            </p>
        };
        Some(view.into_any())
    }

    fn view_roles(&self) -> AnyView {
        let language = self.visit.language;
        let service = self.account.administrator.then(|| {
            view! { <li>{i18n::people_runs_service(language)}</li> }
        });
        if self.account.roles.is_empty() && service.is_none() {
            return view! { <p>{i18n::help_no_roles(language)}</p> }.into_any();
        }
        let roles = self
            .account
            .roles
            .iter()
            .map(|role| view_role(language, role))
            .collect_view();
        view! { <ul class="lines">{service}{roles}</ul> }.into_any()
    }

    fn view_undelivered(&self) -> Option<AnyView> {
        let language = self.visit.language;
        let mails = &self.account.undelivered;
        if mails.is_empty() {
            return None;
        }
        let lines = mails
            .iter()
            .map(|mail| view_mail(language, mail))
            .collect_view();
        let view = view! {
            <section class="band">
                <h2>{i18n::undelivered_title(language)}</h2>
                <ul class="lines">{lines}</ul>
            </section>
        };
        Some(view.into_any())
    }

    fn view_steps(&self) -> AnyView {
        let (language, account) = (self.visit.language, self.account);
        let (name, mail) = (account.name.as_str(), account.mail.as_str());
        let steps = [
            (Step::Link, i18n::help_link_lead(language, mail)),
            (Step::Password, i18n::help_password_lead(language, mail)),
            (Step::Sessions, i18n::help_sessions_lead(language, name)),
        ]
        .map(|(step, lead)| self.view_step(step, vec![lead], ().into_any()));
        view! {
            <section class="band narrow" id="help">
                <h2>{i18n::help_title(language)}</h2>
                <p>{i18n::help_lead(language, name)}</p>
                {steps.into_iter().collect_view()}
                {self.view_address()}
                {self.view_joining()}
            </section>
        }
        .into_any()
    }

    /// The form of a step: it is unfolded first.
    fn view_step(&self, step: Step, leads: Vec<String>, fields: AnyView) -> AnyView {
        let language = self.visit.language;
        let refused = self.refused_form(step);
        let title = step.title(language);
        let action = format!("{}/{}", path_of(&self.account.id), step.code());
        let leads = leads
            .into_iter()
            .map(|lead| view! { <p class="hint">{lead}</p> })
            .collect_view();
        view! {
            <details open=refused.is_some()>
                <summary>{title}</summary>
                <form method="post" action=self.visit.link(&action) class="stack" novalidate>
                    {refused.and_then(|form| form.summary(self.visit))}
                    {leads}
                    {seen_field_of(refused, self.account.version)}
                    {fields}
                    {view_reason(self.visit, step.code(), &self.account.name, refused)}
                    <p>
                        <button class="button plain">{title}</button>
                    </p>
                </form>
            </details>
        }
        .into_any()
    }

    /// What stands against a form that the page has no longer: what it was about is over.
    fn view_elsewhere(&self) -> Option<AnyView> {
        let (step, form) = self.refused?;
        let shown = match step {
            Step::Withdrawal => self.waiting.is_some(),
            Step::JoiningWithdrawal => self.joining.is_some(),
            Step::Link | Step::Password | Step::Sessions | Step::Address => true,
        };
        (!shown || self.account.joined_to.is_some())
            .then(|| form.summary(self.visit))
            .flatten()
    }

    fn refused_form(&self, step: Step) -> Option<&'a Filled> {
        self.refused
            .and_then(|(of, form)| (of == step).then_some(form))
    }

    /// The form of another address, and what waits to be proven.
    fn view_address(&self) -> AnyView {
        let (language, account) = (self.visit.language, self.account);
        let waiting = self.waiting.map(|change| self.view_waiting(change));
        let mut leads = vec![i18n::help_address_lead(language).to_owned()];
        if account.administrator {
            let name = account.name.as_str();
            leads.push(i18n::help_address_administrator(language, name));
        }
        view! {
            {self.view_step(Step::Address, leads, self.view_address_field())}
            {waiting}
        }
        .into_any()
    }

    fn view_address_field(&self) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let refused = self.refused_form(Step::Address);
        let id = if refused.is_some() {
            "mail"
        } else {
            "mail-address"
        };
        let problem = refused.and_then(|form| form.problem_beside(visit, "mail"));
        let invalid = problem.is_some().then_some("true");
        let described = problem.is_some().then(|| problem_id("mail"));
        view! {
            <div class="field">
                <label for=id>{i18n::help_address_new(language)}</label>
                <input
                    id=id
                    name="mail"
                    type="email"
                    autocomplete="off"
                    value=refused.map(|form| form.value("mail"))
                    required
                    aria-describedby=described
                    aria-invalid=invalid
                />
                {problem}
                {self.view_offer(refused)}
            </div>
        }
        .into_any()
    }

    /// The way to join with the account that has the address which was typed.
    fn view_offer(&self, refused: Option<&Filled>) -> Option<AnyView> {
        let form = refused.filter(|form| form.problem("mail") == Some(&Problem::AnotherAccount))?;
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("mail", &form.value("mail"))
            .finish();
        let address = format!("{}/joining?{query}", path_of(&self.account.id));
        let text = i18n::help_join_offer(self.visit.language);
        let view = view! {
            <p>
                <a href=self.visit.link(&address)>{text}</a>
            </p>
        };
        Some(view.into_any())
    }

    /// That the account was joined with another one, and the way there.
    fn view_joined(&self) -> Option<AnyView> {
        let language = self.visit.language;
        let kept = self.account.joined_to.as_ref()?;
        let view = view! {
            <div class="notice">
                <p>
                    {i18n::help_joined(language)}" "
                    <a href=self.visit.link(&path_of(kept))>{i18n::help_joined_open(language)}</a>
                </p>
            </div>
        };
        Some(view.into_any())
    }

    /// The way to join with another account, or what waits to be confirmed of it.
    fn view_joining(&self) -> AnyView {
        let language = self.visit.language;
        let Some(joining) = self.joining else {
            let address = format!("{}/joining", path_of(&self.account.id));
            return view! {
                <p>
                    <a href=self.visit.link(&address)>{i18n::joining_step(language)}</a>
                </p>
            }
            .into_any();
        };
        let waits = i18n::joining_waits(
            language,
            joining.other_mail.as_str(),
            joining.kept_mail.as_str(),
            joining.asked_by.as_str(),
            moment(language, joining.asked_at),
            moment(language, joining.expires_at),
        );
        let open = [
            (joining.kept_confirmed, &joining.kept_mail),
            (joining.other_confirmed, &joining.other_mail),
        ]
        .into_iter()
        .filter(|(confirmed, _)| !confirmed)
        .map(|(_, mail)| {
            let waits_for = i18n::joining_waits_for(language, mail.as_str());
            view! { <p class="wrap">{waits_for}</p> }
        })
        .collect_view();
        view! {
            <div class="notice">
                <p class="wrap">{waits}</p>
                {open}
            </div>
            {self.view_step(Step::JoiningWithdrawal, Vec::new(), ().into_any())}
        }
        .into_any()
    }

    /// Another address that waits, with the form that takes it back.
    fn view_waiting(&self, change: &AddressChange) -> AnyView {
        let language = self.visit.language;
        let waits = i18n::help_address_waits(
            language,
            change.mail.as_str(),
            change.asked_by.as_str(),
            moment(language, change.asked_at),
            moment(language, change.expires_at),
        );
        let confirmed = change
            .confirmed
            .then(|| view! { <p>{i18n::help_address_confirmed(language)}</p> });
        let asks_old = change
            .asks_old
            .then(|| view! { <p>{i18n::help_address_asks_old(language)}</p> });
        view! {
            <div class="notice">
                <p class="wrap">{waits}</p>
                {confirmed}
                {asks_old}
            </div>
            {self.view_step(Step::Withdrawal, Vec::new(), ().into_any())}
        }
        .into_any()
    }

    fn view_log(&self) -> Option<AnyView> {
        let language = self.visit.language;
        if self.account.help.is_empty() {
            return None;
        }
        let rows = self.account.help.iter().map(|row| {
            vec![
                describe_help(language, row).into_any(),
                moment(language, Timestamp(row.at)).into_any(),
                row.person.clone().unwrap_or_default().into_any(),
                view! { <span class="wrap">{row.detail.clone()}</span> }.into_any(),
            ]
        });
        let columns = [
            Column::subject(i18n::help_log_what(language)),
            Column::text(i18n::help_log_when(language)),
            Column::text(i18n::help_log_who(language)),
            Column::wide(i18n::help_log_detail(language)),
        ];
        let rows = table(&columns, rows);
        let view = view! {
            <section class="band">
                <h2>{i18n::help_log(language)}</h2>
                {rows}
            </section>
        };
        Some(view.into_any())
    }
}

/// A role with what it is about.
fn view_role(language: Language, role: &AccountRole) -> AnyView {
    let places = [&role.edition, &role.call]
        .into_iter()
        .flatten()
        .map(|place| place.text(language).to_owned())
        .chain((!role.name.is_empty()).then(|| role.name.clone()));
    let places: Vec<String> = places.collect();
    view! {
        <li>
            {name_role(language, role.kind)} " " <span class="quiet">{places.join(" · ")}</span>
        </li>
    }
    .into_any()
}

/// What became of a mail.
fn view_mail(language: Language, mail: &Undelivered) -> AnyView {
    let (at, reason) = (
        moment(language, mail.tried_at),
        describe_reason(language, mail.fault, &mail.answer),
    );
    let became = match mail.tried_until {
        None => i18n::undelivered_final(language, at, reason),
        Some(until) => i18n::undelivered_tried(language, at, reason, moment(language, until)),
    };
    let answer = (!mail.answer.is_empty()).then(|| {
        view! { <p class="hint wrap">{i18n::undelivered_answer(language, &mail.answer)}</p> }
    });
    view! {
        <li>
            <p>{mail.subject.clone()}</p>
            <p class="problem">{became}</p>
            {answer}
        </li>
    }
    .into_any()
}

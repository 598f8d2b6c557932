//! Invitations to a role that wait for an account: sent again, sent to the right address, taken back.

use contest::{Language, Timestamp};
use frame::{
    form::{problem_id, seen_field, seen_field_of},
    table::{Column, table},
};
use leptos::prelude::*;
use office::{RoleInvitation, UndeliveredInvitation, calendar};
use parts::undelivered::describe_reason;

use super::{OrganisersPage, day, view_person};

/// The open invitations, where there are any.
pub(super) fn section(page: &OrganisersPage<'_>) -> Option<AnyView> {
    let language = page.visit.language;
    let invitations = &page.organisers.invitations;
    if invitations.is_empty() {
        return None;
    }
    let rows = invitations.iter().map(|invitation| {
        let valid = if invitation.expires_at > page.visit.now.0 {
            day(language, invitation.expires_at)
        } else {
            i18n::organisers_expired(language).to_owned()
        };
        let forms = page
            .organisers
            .chooses
            .has(&invitation.mandate)
            .then(|| view_forms(page, invitation));
        vec![
            view_invited(language, invitation),
            page.view_role(&invitation.mandate),
            day(language, invitation.invited_at).into_any(),
            invitation.invited_by.clone().into_any(),
            valid.into_any(),
            forms.into_any(),
        ]
    });
    let columns = [
        Column::subject(i18n::account_mail(language)),
        Column::text(i18n::organisers_role(language)),
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

/// Who is invited, and why the mail did not arrive.
fn view_invited(language: Language, invitation: &RoleInvitation) -> AnyView {
    let undelivered = invitation
        .undelivered
        .as_ref()
        .map(|mail| view_undelivered(language, mail));
    view! {
        {view_person(&invitation.name, &invitation.mail)}
        {undelivered}
    }
    .into_any()
}

fn view_undelivered(language: Language, mail: &UndeliveredInvitation) -> AnyView {
    let written =
        |moment: Timestamp| calendar::format_timestamp(language, moment, &calendar::Zone::UTC);
    let (at, reason) = (
        written(mail.tried_at),
        describe_reason(language, mail.fault, &mail.answer),
    );
    let became = match mail.tried_until {
        None => i18n::undelivered_final(language, at, reason),
        Some(until) => i18n::undelivered_tried(language, at, reason, written(until)),
    };
    let answer =
        (!mail.answer.is_empty()).then(|| i18n::undelivered_answer(language, &mail.answer));
    view! {
        <p class="problem">{became}</p>
        {answer.map(|answer| view! { <p class="hint">{answer}</p> })}
    }
    .into_any()
}

fn view_forms(page: &OrganisersPage<'_>, invitation: &RoleInvitation) -> AnyView {
    let language = page.visit.language;
    let forms = [
        ("again", i18n::organisers_again(language)),
        ("withdraw", i18n::organisers_withdraw(language)),
    ]
    .map(|(end, title)| {
        view! {
            <form method="post" action=format!("{}/{end}", page.base)>
                {seen_field(page.organisers.version)}
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
    view! {
        <div class="row">{forms}</div>
        {view_correction_form(page, invitation)}
    }
    .into_any()
}

/// The form that sends the invitation to another address.
fn view_correction_form(page: &OrganisersPage<'_>, invitation: &RoleInvitation) -> AnyView {
    let (visit, language) = (page.visit, page.visit.language);
    let refused = page
        .form
        .having("address")
        .and_then(|form| form.of("invited", &invitation.mail));
    let id = if refused.is_some() {
        "address".to_owned()
    } else {
        format!("address-{}", invitation.mail)
    };
    let typed = refused.map(|form| form.value("address"));
    let problem = refused.and_then(|form| form.problem_beside(visit, "address"));
    let text = i18n::address_correct(language);
    let invalid = problem.is_some().then_some("true");
    view! {
        <details open=refused.is_some()>
            <summary>{text}</summary>
            <form method="post" action=format!("{}/address", page.base) class="stack" novalidate>
                {refused.and_then(|form| form.summary(visit))}
                {seen_field_of(refused, page.organisers.version)}
                <input type="hidden" name="invited" value=invitation.mail.clone() />
                <div class="field">
                    <label for=id.clone()>{i18n::account_mail(language)}</label>
                    <input
                        id=id
                        name="address"
                        type="email"
                        autocomplete="off"
                        value=typed
                        required
                        aria-describedby=problem_id("address")
                        aria-invalid=invalid
                    />
                    {problem}
                </div>
                <button
                    class="button plain small"
                    aria-label=i18n::join_label(language, text, &invitation.mail)
                >
                    {text}
                </button>
            </form>
        </details>
    }
    .into_any()
}

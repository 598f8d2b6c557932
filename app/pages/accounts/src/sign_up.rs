//! Signing up: who asks for an account is mailed a link that makes it.

use axum::extract::Query;
use frame::{
    failure::Answer,
    form::{Fields, Filled, Input},
    visit::Visit,
};
use leptos::prelude::*;
use office::SignUpForm;

use super::entrance::{Next, answer_mailed, link_onwards, next_field, show_form, view_narrow};

/// The form of a new account.
pub async fn show(visit: Visit, Query(next): Query<Next>) -> Answer {
    let title = i18n::account_sign_up(visit.language);
    Ok(show_form(&visit, next, title, view_form))
}

/// Asks for an account.
pub async fn sign_up(visit: Visit, fields: Fields) -> Answer {
    let form = SignUpForm {
        name: fields.get("name").to_owned(),
        mail: fields.get("mail").to_owned(),
        language: visit.language,
    };
    let mailing = visit.office().sign_up(&form, fields.get("next"), visit.now);
    let title = i18n::account_sign_up(visit.language);
    answer_mailed(&visit, &fields, mailing, title, view_form).await
}

fn view_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let next = filled.value("next");
    view_narrow(
        i18n::account_sign_up(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {next_field(filled)}
                {view_name_field(visit, filled)}
                {filled
                    .text(
                        visit,
                        "mail",
                        i18n::account_mail(language),
                        i18n::account_mail_hint(language),
                        Input::MAIL,
                    )}
                <p class="row">
                    <button class="button">{i18n::account_sign_up(language)}</button>
                    <a href=link_onwards(
                        visit,
                        "/sign-in",
                        &next,
                    )>{i18n::account_have_one(language)}</a>
                </p>
            </form>
        },
    )
}

/// The name that an account shows to others.
pub(super) fn view_name_field(visit: &Visit, filled: &Filled) -> AnyView {
    filled.text(
        visit,
        "name",
        i18n::account_name(visit.language),
        i18n::account_name_hint(visit.language),
        Input::NAME,
    )
}

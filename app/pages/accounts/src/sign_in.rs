//! Signing in with a password, and signing out.

use axum::extract::Query;
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input},
    limits::Attempt,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Failure, Refusal, SessionToken, SignIn};

use super::entrance::{
    Next, link_onwards, next_field, own_place, show_form, show_refused, start_session, view_narrow,
};

/// The sign-in form.
pub async fn show(visit: Visit, Query(next): Query<Next>) -> Answer {
    let title = i18n::menu_sign_in(visit.language);
    Ok(show_form(&visit, next, title, view_form))
}

/// Signs in; what the session was before ends. A right password counts for nothing, however often.
pub async fn sign_in(visit: Visit, fields: Fields) -> Answer {
    let form = SignIn {
        mail: fields.get("mail").to_owned(),
        password: fields.get("password").into(),
        agent: visit.agent().to_owned(),
        demo: visit.site.demo && visit.loopback,
    };
    let is_wrong = |outcome: &office::Result<SessionToken>| {
        matches!(outcome, Err(Failure::Refused(Refusal::WrongSignIn)))
    };
    let signing_in = visit.office().sign_in(form, visit.now);
    match visit
        .attempt(Attempt::SignIn, fields.get("mail"), signing_in, is_wrong)
        .await
    {
        Ok(token) => {
            let place =
                own_place(fields.get("next")).map_or_else(|| visit.link("/desk"), str::to_owned);
            start_session(&visit, &token, &place).await
        }
        Err(failure) => {
            let title = i18n::menu_sign_in(visit.language);
            show_refused(&visit, &fields, failure, title, view_form)
        }
    }
}

/// Ends this session.
pub async fn sign_out(visit: Visit) -> Answer {
    if let Some(person) = &visit.person {
        visit.office().sign_out(person, visit.now).await?;
    }
    Ok(visit.without_session(visit.redirect("/sign-in", Done::SignedOut)))
}

fn view_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let next = filled.value("next");
    let demo = (visit.site.demo && visit.loopback)
        .then(|| view! { <p class="notice">{i18n::account_demo(language)}</p> });
    view_narrow(
        i18n::menu_sign_in(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {next_field(filled)}
                {filled.text(visit, "mail", i18n::account_mail(language), "", Input::MAIL)}
                {filled
                    .text(visit, "password", i18n::account_password(language), "", Input::PASSWORD)}
                <p class="row">
                    <button class="button">{i18n::menu_sign_in(language)}</button>
                    <a href=link_onwards(
                        visit,
                        "/link",
                        &next,
                    )>{i18n::account_by_link(language)}</a>
                    <a href=link_onwards(
                        visit,
                        "/reset",
                        &next,
                    )>{i18n::account_forgotten(language)}</a>
                </p>
                <p>
                    <a href=link_onwards(
                        visit,
                        "/sign-up",
                        &next,
                    )>{i18n::account_sign_up(language)}</a>
                </p>
            </form>
            {demo}
        },
    )
}

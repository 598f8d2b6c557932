//! Asking for a link by mail: one that signs in, or one that sets a new password.

use axum::{extract::Query, response::Response};
use contest::Language;
use frame::{
    failure::Answer,
    form::{Fields, Filled, Input},
    visit::Visit,
};
use leptos::prelude::*;

use super::entrance::{Next, answer_mailed, next_field, show_form, view_narrow};

/// What a link is asked for.
#[derive(Clone, Copy)]
enum Purpose {
    SignIn,
    NewPassword,
}

impl Purpose {
    const fn title(self, language: Language) -> &'static str {
        match self {
            Self::SignIn => i18n::account_by_link(language),
            Self::NewPassword => i18n::account_forgotten(language),
        }
    }

    const fn lead(self, language: Language) -> &'static str {
        match self {
            Self::SignIn => i18n::account_by_link_lead(language),
            Self::NewPassword => i18n::account_forgotten_lead(language),
        }
    }

    fn view_form(self, visit: &Visit, filled: &Filled) -> AnyView {
        let language = visit.language;
        view_narrow(
            self.title(language),
            view! {
                {filled.summary(visit)}
                <p>{self.lead(language)}</p>
                <form method="post" class="stack" novalidate>
                    {next_field(filled)}
                    {filled.text(visit, "mail", i18n::account_mail(language), "", Input::MAIL)}
                    <p>
                        <button class="button">{i18n::account_send_link(language)}</button>
                    </p>
                </form>
            },
        )
    }
}

fn show(visit: &Visit, next: Next, purpose: Purpose) -> Response {
    let title = purpose.title(visit.language);
    show_form(visit, next, title, |visit, filled| {
        purpose.view_form(visit, filled)
    })
}

async fn answer(
    visit: &Visit,
    fields: &Fields,
    mailing: impl Future<Output = office::Result<()>>,
    purpose: Purpose,
) -> Answer {
    let title = purpose.title(visit.language);
    answer_mailed(visit, fields, mailing, title, |visit, filled| {
        purpose.view_form(visit, filled)
    })
    .await
}

/// Asks for a sign-in link.
pub async fn show_sign_in(visit: Visit, Query(next): Query<Next>) -> Answer {
    Ok(show(&visit, next, Purpose::SignIn))
}

/// Mails a sign-in link.
pub async fn request_sign_in(visit: Visit, fields: Fields) -> Answer {
    let (mail, next) = (fields.get("mail"), fields.get("next"));
    let mailing = visit
        .office()
        .request_sign_in_link(mail, next, visit.language, visit.now);
    answer(&visit, &fields, mailing, Purpose::SignIn).await
}

/// Asks for a link to a new password.
pub async fn show_reset(visit: Visit, Query(next): Query<Next>) -> Answer {
    Ok(show(&visit, next, Purpose::NewPassword))
}

/// Mails a link to a new password.
pub async fn request_reset(visit: Visit, fields: Fields) -> Answer {
    let (mail, next) = (fields.get("mail"), fields.get("next"));
    let mailing = visit
        .office()
        .request_reset(mail, next, visit.language, visit.now);
    answer(&visit, &fields, mailing, Purpose::NewPassword).await
}

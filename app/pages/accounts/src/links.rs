//! What waits behind the links of mails: a new account, a session, a new password. Programs that
//! look at the links of a mail must not use them up, so each page has a button.

use axum::extract::Path;
use contest::account::MIN_PASSWORD_CHARS;
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input},
    limits::Attempt,
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;

use super::{
    entrance::{arrive, is_spent, next_place, show_refused, start_session, view_narrow},
    sign_up::view_name_field,
};

/// Tries a link: those that are none may be tried only so often.
async fn try_link<T>(
    visit: &Visit,
    using: impl Future<Output = office::Result<T>>,
) -> office::Result<T> {
    visit.attempt(Attempt::Link, "", using, is_spent).await
}

/// The page behind the link of a new account.
pub async fn show_sign_up(visit: Visit, Path(token): Path<String>) -> Answer {
    let waiting = try_link(&visit, visit.office().waiting_sign_up(&token, visit.now)).await?;
    let filled = Filled::with([("name", waiting.name)]);
    Ok(page(
        &visit,
        PageHead::with_title(i18n::account_verify(visit.language)),
        || view_sign_up(&visit, &waiting.mail, &filled),
    ))
}

/// Makes the account and signs in, or forgets what waits.
pub async fn verify(visit: Visit, Path(token): Path<String>, fields: Fields) -> Answer {
    if fields.has("disown") {
        try_link(&visit, visit.office().disown_sign_up(&token, visit.now)).await?;
        return Ok(visit.redirect("/sign-in", Done::SignUpDisowned));
    }
    let waiting = try_link(&visit, visit.office().waiting_sign_up(&token, visit.now)).await?;
    let (name, password) = (fields.get("name"), fields.get("password").into());
    match visit
        .office()
        .verify(&token, (name, &password), visit.agent(), visit.now)
        .await
    {
        Ok(entered) => arrive(&visit, &entered, "/desk", Done::AddressVerified).await,
        Err(failure) => {
            let title = i18n::account_verify(visit.language);
            show_refused(&visit, &fields, failure, title, |visit, filled| {
                view_sign_up(visit, &waiting.mail, filled)
            })
        }
    }
}

/// The form of the account: whoever did not fill in the one before is told whose name it holds, and
/// can forget it.
fn view_sign_up(visit: &Visit, mail: &str, filled: &Filled) -> AnyView {
    let language = visit.language;
    view_narrow(
        i18n::account_verify(language),
        view! {
            {filled.summary(visit)}
            <p>{i18n::account_verify_lead(language, mail)}</p>
            <form method="post" class="stack" novalidate>
                {view_name_field(visit, filled)}
                {view_password_field(visit, filled)}
                <p class="row">
                    <button class="button">{i18n::account_make(language)}</button>
                    <button class="button plain" name="disown" value="1">
                        {i18n::account_disown(language)}
                    </button>
                </p>
            </form>
            <p class="hint">{i18n::account_disown_hint(language)}</p>
        },
    )
}

fn view_password_field(visit: &Visit, filled: &Filled) -> AnyView {
    filled.text(
        visit,
        "password",
        i18n::account_password(visit.language),
        i18n::account_password_hint(visit.language, MIN_PASSWORD_CHARS),
        Input::NEW_PASSWORD,
    )
}

/// The page behind a sign-in link.
pub async fn show_sign_in(visit: Visit, Path(token): Path<String>) -> Answer {
    try_link(&visit, visit.office().sign_in_link_works(&token, visit.now)).await?;
    let (language, title) = (visit.language, i18n::menu_sign_in(visit.language));
    Ok(page(&visit, PageHead::with_title(title), || {
        view_narrow(
            title,
            view! {
                <p>{i18n::account_enter_lead(language)}</p>
                <form method="post">
                    <button class="button">{i18n::account_continue(language)}</button>
                </form>
            },
        )
    }))
}

/// Signs in by a link.
pub async fn sign_in(visit: Visit, Path(token): Path<String>) -> Answer {
    let signing_in = visit
        .office()
        .sign_in_by_link(&token, visit.agent(), visit.now);
    let entered = try_link(&visit, signing_in).await?;
    let place = next_place(&visit, &entered, "/desk");
    start_session(&visit, &entered.session, &place).await
}

/// The form of a new password.
pub async fn show_new_password(visit: Visit, Path(token): Path<String>) -> Answer {
    try_link(&visit, visit.office().reset_link_works(&token, visit.now)).await?;
    Ok(page(
        &visit,
        PageHead::with_title(i18n::account_new_password(visit.language)),
        || view_new_password(&visit, &Filled::default()),
    ))
}

/// Sets a new password.
pub async fn set_password(visit: Visit, Path(token): Path<String>, fields: Fields) -> Answer {
    let password = fields.get("password").into();
    let setting = visit
        .office()
        .reset_password(&token, &password, visit.agent(), visit.now);
    match try_link(&visit, setting).await {
        Ok(entered) => arrive(&visit, &entered, "/account", Done::PasswordChanged).await,
        Err(failure) => {
            let title = i18n::account_new_password(visit.language);
            show_refused(&visit, &fields, failure, title, view_new_password)
        }
    }
}

fn view_new_password(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    view_narrow(
        i18n::account_new_password(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {view_password_field(visit, filled)}
                <p>
                    <button class="button">{i18n::account_new_password(language)}</button>
                </p>
            </form>
        },
    )
}

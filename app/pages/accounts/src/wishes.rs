//! Reminders by mail: the page behind the link in each of them, which asks for no sign-in, and the
//! choice on the account's page.

use axum::{extract::Path, response::Response};
use frame::{
    done::Done,
    failure::Answer,
    form::Fields,
    limits::Attempt,
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::Wish;

use super::entrance::is_spent;

/// The name of the field with what is wanted; a mail program that says "no more" by itself sends
/// another one, and never this.
const WANTED: &str = "wanted";

/// What is wanted, in a sentence, and the button that changes it, for a form that posts to
/// `action`.
pub(super) fn view_wish(
    visit: &Visit,
    wish: &Wish,
    action: Option<String>,
) -> impl IntoView + use<> {
    let (language, mail) = (visit.language, &wish.mail);
    let (state, label) = if wish.wanted {
        (i18n::wish_wanted(language, mail), i18n::wish_stop(language))
    } else {
        (
            i18n::wish_unwanted(language, mail),
            i18n::wish_start(language),
        )
    };
    let start = (!wish.wanted).then(|| view! { <input type="hidden" name=WANTED value="1" /> });
    view! {
        <p>{state}</p>
        <form method="post" action=action>
            {start}
            <button class="button plain">{label}</button>
        </form>
    }
}

fn show_wish(visit: &Visit, wish: &Wish) -> Response {
    let title = i18n::wish_title(visit.language);
    page(visit, PageHead::with_title(title), || {
        view! {
            <section class="band narrow">
                <h1>{title}</h1>
                {view_wish(visit, wish, None)}
            </section>
        }
        .into_any()
    })
}

/// The page behind the link. Looking at it changes nothing: programs look at the links of a mail.
pub async fn show(visit: Visit, Path(link): Path<String>) -> Answer {
    let wish = visit
        .attempt(
            Attempt::Link,
            "",
            visit.office().wish_by_link(&link),
            is_spent,
        )
        .await?;
    Ok(show_wish(&visit, &wish))
}

/// No more reminders, or some again. The answer is the page itself: mail programs follow no
/// redirect (RFC 8058).
pub async fn set(visit: Visit, Path(link): Path<String>, fields: Fields) -> Answer {
    let setting = visit
        .office()
        .set_wish_by_link(&link, fields.has(WANTED), visit.now);
    let wish = visit.attempt(Attempt::Link, "", setting, is_spent).await?;
    Ok(show_wish(&visit, &wish))
}

/// The same from the account's page.
pub async fn set_of_account(visit: Visit, fields: Fields) -> Answer {
    visit
        .office()
        .set_wish(visit.signed_in()?, fields.has(WANTED), visit.now)
        .await?;
    Ok(visit.redirect("/account", Done::Saved))
}

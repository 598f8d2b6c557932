//! The accessibility statement and the privacy page.

use frame::{
    conditions,
    failure::{Answer, PageError},
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::Call;

/// The accessibility statement with its complaint channel.
pub async fn accessibility(visit: Visit) -> Answer {
    let language = visit.language;
    let paragraphs = [
        i18n::accessibility_standard(language),
        i18n::accessibility_gaps(language),
        i18n::accessibility_complaint(language),
    ];
    let calls = read_reachable_calls(&visit).await?;
    Ok(text(
        &visit,
        i18n::foot_accessibility(language),
        &paragraphs,
        &calls,
    ))
}

/// What is stored, why and for how long.
pub async fn privacy(visit: Visit) -> Answer {
    let language = visit.language;
    let paragraphs = [
        i18n::privacy_stored(language),
        i18n::privacy_cookie(language),
        i18n::privacy_rights(language),
    ];
    let calls = read_reachable_calls(&visit).await?;
    Ok(text(
        &visit,
        i18n::foot_privacy(language),
        &paragraphs,
        &calls,
    ))
}

/// The calls of the newest edition that say how their organisers are reached.
async fn read_reachable_calls(visit: &Visit) -> Result<Vec<Call>, PageError> {
    let editions = visit.office().editions().await?;
    let Some(newest) = editions.first() else {
        return Ok(Vec::new());
    };
    let mut calls = visit.office().edition(&newest.slug).await?.calls;
    calls.retain(|call| !call.contact.is_empty());
    Ok(calls)
}

fn text(
    visit: &Visit,
    title: &'static str,
    paragraphs: &[&'static str],
    calls: &[Call],
) -> axum::response::Response {
    let language = visit.language;
    let paragraphs = paragraphs
        .iter()
        .map(|text| view! { <p>{*text}</p> })
        .collect_view();
    let contacts = calls
        .iter()
        .map(|call| {
            view! {
                <h3>{call.title.text(language).to_owned()}</h3>
                {conditions::view_addresses(&call.contact)}
            }
        })
        .collect_view();
    let contacts = (!calls.is_empty()).then(|| {
        view! {
            <h2>{i18n::call_contact(language)}</h2>
            {contacts}
        }
    });
    page(visit, PageHead::with_title(title), move || {
        view! {
            <section class="band prose">
                <h1>{title}</h1>
                {paragraphs}
                {contacts}
            </section>
        }
        .into_any()
    })
}

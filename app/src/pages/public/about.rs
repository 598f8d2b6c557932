//! The accessibility statement and the privacy page.

use leptos::prelude::*;

use crate::{
    pages::Answer,
    shell::{PageHead, page},
    visit::Visit,
};

/// The accessibility statement with its complaint channel.
pub async fn accessibility(visit: Visit) -> Answer {
    let language = visit.language;
    let paragraphs = [
        i18n::accessibility_standard(language),
        i18n::accessibility_gaps(language),
        i18n::accessibility_complaint(language),
    ];
    Ok(text(
        &visit,
        i18n::foot_accessibility(language),
        &paragraphs,
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
    Ok(text(&visit, i18n::foot_privacy(language), &paragraphs))
}

fn text(
    visit: &Visit,
    title: &'static str,
    paragraphs: &[&'static str],
) -> axum::response::Response {
    let paragraphs = paragraphs
        .iter()
        .map(|text| view! { <p>{*text}</p> })
        .collect_view();
    page(visit, PageHead::with_title(title), move || {
        view! {
            <section class="band prose">
                <h1>{title}</h1>
                {paragraphs}
            </section>
        }
        .into_any()
    })
}

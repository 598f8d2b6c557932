//! An edition's page: what it is about, its calls with their phases, and its topics.

use std::collections::BTreeSet;

use axum::extract::Path;
use contest::Localized;
use frame::{
    city::city_class,
    failure::Answer,
    phases::{current_phase, timeline},
    shell::{PageHead, page},
    text_language::{view_elsewhere, view_localized},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, EditionView, OrganisationRow, Topic};
use parts::{notes::view_notes, owner::view_owner};

/// An edition's page.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let view = visit.office().edition(&edition).await?;
    let topics = visit.office().public_topics(&view.edition.id).await?;
    let place = PageHead::of_edition(
        view.edition.title.text(visit.language),
        &view.edition,
        &visit,
    );
    let organisations = visit.office().organisations().await?;
    let notes = visit.office().edition_notes(&view.edition.id).await?;
    Ok(page(&visit, place, || {
        view! {
            {view_edition(&visit, &view, &organisations, &topics)}
            {view_notes(&visit, &view, &notes)}
        }
        .into_any()
    }))
}

/// The edition, of which works about some topics are public.
fn view_edition(
    visit: &Visit,
    view: &EditionView,
    organisations: &[OrganisationRow],
    shown: &BTreeSet<String>,
) -> AnyView {
    let language = visit.language;
    let calls = view
        .calls
        .iter()
        .map(|call| view_call(visit, call))
        .collect_view();
    let gallery = visit.link(&format!("/{}/gallery", view.edition.slug));
    let topics = view
        .topics
        .iter()
        .map(|topic| {
            let address = shown
                .contains(&topic.code)
                .then(|| format!("{gallery}?topic={}", topic.code));
            view_topic(visit, topic, address)
        })
        .collect_view();
    view! {
        <section class="band">
            <h1>{view_localized(language, &view.edition.title)}</h1>
            {view_owner(visit, organisations, &view.edition)}
            <p class="lead">{view_localized(language, &view.edition.lead)}</p>
            {view_elsewhere(language, list_texts(view))}
        </section>
        <section class="band pair">{calls}</section>
        {(!view.topics.is_empty())
            .then(|| {
                view! {
                    <section class="band">
                        <h2>{i18n::edition_topics(language)}</h2>
                        <ul class="topics">{topics}</ul>
                    </section>
                }
            })}
    }
    .into_any()
}

/// Every text of the page that somebody wrote in several languages.
fn list_texts(view: &EditionView) -> impl Iterator<Item = &Localized> {
    let edition = [&view.edition.title, &view.edition.lead];
    let calls = view.calls.iter().flat_map(|call| [&call.title, &call.lead]);
    let topics = view.topics.iter().map(|topic| &topic.name);
    edition.into_iter().chain(calls).chain(topics)
}

/// A topic, with the way to its works where some are public.
fn view_topic(visit: &Visit, topic: &Topic, address: Option<String>) -> impl IntoView + use<> {
    let language = visit.language;
    let name = view_localized(language, &topic.name);
    let name = match address {
        Some(address) => view! { <a href=address>{name}</a> }.into_any(),
        None => name,
    };
    view! {
        <li>
            {i18n::topic_code(language, &topic.code)
                .map(|code| {
                    view! {
                        <span class="quiet">{code}</span>
                        " "
                    }
                })} {name}
        </li>
    }
}

fn view_call(visit: &Visit, call: &Call) -> AnyView {
    let language = visit.language;
    let address = visit.link(&format!("/{}/{}", call.edition.slug, call.slug));
    view! {
        <article class="card">
            <p class=city_class(&call.city)>{view_localized(language, &call.title)}</p>
            <h2>
                <a href=address>{view_localized(language, &call.lead)}</a>
            </h2>
            <p class="quiet">{current_phase(visit, call)}</p>
            {timeline(visit, call)}
        </article>
    }
    .into_any()
}

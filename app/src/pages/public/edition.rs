//! An edition's page: what it is about, its calls with their phases, and its topics.

use std::collections::BTreeSet;

use axum::extract::Path;
use leptos::prelude::*;
use office::{Call, EditionView, OrganisationRow, Topic};

use crate::{
    city::city_class,
    pages::{
        Answer,
        editions::{notes::view_notes, organisation::view_owner},
    },
    phases::{current_phase, timeline},
    shell::{PageHead, page},
    visit::Visit,
};

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
            <h1>{view.edition.title.text(language).to_owned()}</h1>
            {view_owner(visit, organisations, &view.edition)}
            <p class="lead">{view.edition.lead.text(language).to_owned()}</p>
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

/// A topic, with the way to its works where some are public.
fn view_topic(visit: &Visit, topic: &Topic, address: Option<String>) -> impl IntoView + use<> {
    let language = visit.language;
    let name = topic.name.text(language).to_owned();
    let name = match address {
        Some(address) => view! { <a href=address>{name}</a> }.into_any(),
        None => name.into_any(),
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
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h2>
                <a href=address>{call.lead.text(language).to_owned()}</a>
            </h2>
            <p class="quiet">{current_phase(visit, call)}</p>
            {timeline(visit, call)}
        </article>
    }
    .into_any()
}

//! The gallery: the published works of an edition in pictures.

use axum::extract::{Path, Query};
use contest::EntryId;
use frame::{
    failure::Answer,
    public,
    shell::{self, PageHead},
    visit::Visit,
};
use leptos::prelude::*;
use office::{EditionView, GalleryFilter, GalleryPage, Topic};
use parts::{
    door::Door,
    work_card::{view_card, write_ratios},
    work_facts::name_topic,
};
use serde::Deserialize;

/// What of the gallery is asked for.
#[derive(Deserialize, Default)]
pub struct GalleryQuery {
    #[serde(default)]
    call: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    after: String,
}

/// The gallery of an edition.
pub async fn show(
    visit: Visit,
    Path(edition): Path<String>,
    Query(asked): Query<GalleryQuery>,
) -> Answer {
    let generation = visit.office().generation().await?;
    let asked_for = format!("{}&{}&{}", asked.call, asked.topic, asked.after);
    if let Some(page) = public::find_cached(&visit, generation, &asked_for) {
        return Ok(page);
    }
    let filter = GalleryFilter {
        call: asked.call,
        topic: asked.topic,
        after: Some(asked.after)
            .filter(|after| !after.is_empty())
            .map(EntryId::new),
    };
    let (edition, gallery) = visit.office().gallery(&edition, &filter).await?;
    let calls = visit.office().edition(&edition.slug).await?;
    let mut place = PageHead::of_edition(i18n::menu_gallery(visit.language), &edition, &visit);
    place.style = write_ratios(&gallery.entries, 0);
    let body = || view_gallery(&visit, &calls, &gallery, &filter);
    // A filter that finds nothing may be anything that somebody types: it is not kept.
    if gallery.entries.is_empty() && asked_for != "&&" {
        return Ok(shell::page(&visit, place, body));
    }
    Ok(public::page(&visit, generation, &asked_for, place, body))
}

fn view_gallery(
    visit: &Visit,
    view: &EditionView,
    gallery: &GalleryPage,
    filter: &GalleryFilter,
) -> AnyView {
    let language = visit.language;
    let edition = &view.edition.slug;
    let works = gallery
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| view_card(visit, Door::Public(edition), index, entry, &view.topics))
        .collect_view();
    let next = gallery.next.as_ref().map(|next| {
        let base = visit.link(&format!("/{edition}/gallery"));
        let address = format!(
            "{base}?call={}&topic={}&after={next}",
            filter.call, filter.topic
        );
        view! {
            <p class="row">
                <a class="button plain" rel="next" href=address>
                    {i18n::gallery_more(language)}
                </a>
            </p>
        }
    });
    view! {
        <section class="band">
            <h1>{i18n::menu_gallery(language)}</h1>
            <p class="lead">{i18n::gallery_lead(language, gallery.count)}</p>
        </section>
        <section class="band box">
            <ul class="chips">{view_chips(visit, view, gallery, filter)}</ul>
            {gallery.entries.is_empty().then(|| view! { <p>{i18n::gallery_empty(language)}</p> })}
            <ul class="gallery">{works}</ul>
            {next}
        </section>
    }
    .into_any()
}

/// The ways to a part of the gallery: a call, or a topic that some work has.
fn view_chips(
    visit: &Visit,
    view: &EditionView,
    gallery: &GalleryPage,
    filter: &GalleryFilter,
) -> impl IntoView + use<> {
    let language = visit.language;
    let base = visit.link(&format!("/{}/gallery", view.edition.slug));
    let chip = |address: String, text: String, is_current: bool| {
        let current = is_current.then_some("true");
        view! {
            <li>
                <a href=address aria-current=current>
                    {text}
                </a>
            </li>
        }
    };
    let all = chip(
        base.clone(),
        i18n::gallery_all(language).to_owned(),
        filter.call.is_empty() && filter.topic.is_empty(),
    );
    let calls = view.calls.iter().map(|call| {
        chip(
            format!("{base}?call={}", call.slug),
            visit.cities.name(&call.city, language),
            filter.call == call.slug,
        )
    });
    let has_works = |topic: &&Topic| {
        let mut entries = gallery.entries.iter();
        entries.any(|entry| entry.content.topic == topic.code) || filter.topic == topic.code
    };
    let topics = view.topics.iter().filter(has_works).map(|topic| {
        chip(
            format!("{base}?topic={}", topic.code),
            name_topic(language, topic),
            filter.topic == topic.code,
        )
    });
    std::iter::once(all)
        .chain(calls)
        .chain(topics)
        .collect_view()
}

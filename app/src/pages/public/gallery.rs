//! The gallery: the published works of an edition in pictures.

use axum::extract::{Path, Query};
use contest::EntryId;
use leptos::prelude::*;
use office::{EditionView, GalleryFilter, GalleryPage, PublicEntry, Topic};
use serde::Deserialize;

use super::door::Door;
use crate::{
    city::city_class,
    pages::{Answer, entries::work_facts::name_topic},
    public,
    shell::{self, PageHead},
    visit::Visit,
};

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

/// Width by height of a cover, within what a row of pictures can show.
fn find_ratio(entry: &PublicEntry) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "pixels")]
    let ratio = entry
        .cover()
        .and_then(|file| {
            Some(file.width? as f64 / file.height.filter(|height| *height > 0)? as f64)
        })
        .unwrap_or(1.4);
    ratio.clamp(0.6, 2.4)
}

/// The pictures' proportions and main colours: known before they load, so that nothing jumps or
/// flashes. The cards count from `first`.
pub(in crate::pages) fn write_ratios<'e>(
    entries: impl IntoIterator<Item = &'e PublicEntry>,
    first: usize,
) -> String {
    let placeholder = |entry: &PublicEntry| {
        entry
            .cover()
            .and_then(|file| file.small_copy()?.css_placeholder())
            .map_or_else(String::new, |colors| format!(";--placeholder:{colors}"))
    };
    entries
        .into_iter()
        .enumerate()
        .map(|(index, entry)| {
            format!(
                "#w{}{{--ratio:{:.3}{}}}",
                first + index,
                find_ratio(entry),
                placeholder(entry)
            )
        })
        .collect()
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

/// A work in a list of pictures.
pub(in crate::pages) fn view_card(
    visit: &Visit,
    door: Door<'_>,
    index: usize,
    entry: &PublicEntry,
    topics: &[Topic],
) -> AnyView {
    let language = visit.language;
    let address = door.find_page(visit, entry);
    let (title_language, title) = entry.content.title.get(language);
    let (alternative_language, alternative) = entry.content.alternative.get(language);
    let picture = entry.cover().map(|file| {
        let loading = if index < 4 { "eager" } else { "lazy" };
        view! {
            <img
                src=door.find_picture(entry, file)
                alt=alternative.to_owned()
                lang=alternative_language.tag()
                width=file.width
                height=file.height
                loading=loading
                decoding="async"
            />
        }
    });
    let topic = topics
        .iter()
        .find(|topic| topic.code == entry.content.topic)
        .map(|topic| view! { <span class="tag">{name_topic(language, topic)}</span> });
    view! {
        <li id=format!("w{index}")>
            <a href=address>{picture}<h2 lang=title_language.tag()>{title.to_owned()}</h2></a>
            <span class="quiet">
                {entry.team.clone()}", "
                <span class=city_class(
                    &entry.city,
                )>{visit.cities.name(&entry.city, language)}</span>
            </span>
            {topic}
            {view_awards(visit, entry)}
        </li>
    }
    .into_any()
}

/// The awards that a work holds.
pub(super) fn view_awards(visit: &Visit, entry: &PublicEntry) -> impl IntoView + use<> {
    let class = format!("award {}", city_class(&entry.city));
    entry
        .awards
        .iter()
        .map(|award| {
            let name = award.text(visit.language).to_owned();
            view! { <span class=class.clone()>{name}</span> }
        })
        .collect_view()
}

//! A work in a list of pictures.

use frame::{city::city_class, visit::Visit};
use leptos::prelude::*;
use office::{PublicEntry, Topic};

use crate::{door::Door, work_facts::name_topic};

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
pub fn write_ratios<'e>(
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

/// A work in a list of pictures.
pub fn view_card(
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
pub fn view_awards(visit: &Visit, entry: &PublicEntry) -> impl IntoView + use<> {
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

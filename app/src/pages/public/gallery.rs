//! The gallery and a published work.

use axum::extract::{Path, Query};
use contest::Language;
use leptos::prelude::*;
use office::{
    DatasetCard, EditionView, GalleryFilter, GalleryPage, PublicEntry, RankedBy, Topic, Work,
};
use serde::Deserialize;

use crate::{
    city::{city_class, city_name},
    pages::{Answer, results::figures::format_points},
    public,
    quoted::{foreign, localized},
    shell::{Card, Place},
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
pub async fn gallery(
    visit: Visit,
    Path(edition): Path<String>,
    Query(asked): Query<GalleryQuery>,
) -> Answer {
    let generation = visit.office().generation().await?;
    let shown = format!("{}&{}&{}", asked.call, asked.topic, asked.after);
    if let Some(page) = public::cached(&visit, generation, &shown) {
        return Ok(page);
    }
    let filter = GalleryFilter {
        call: asked.call,
        topic: asked.topic,
        after: asked.after,
    };
    let (edition, gallery) = visit.office().gallery(&edition, &filter).await?;
    let calls = visit.office().edition(&edition.slug).await?;
    let mut place = Place::of_edition(i18n::menu_gallery(visit.language), &edition, &visit);
    place.style = ratios(&gallery.entries);
    Ok(public::page(&visit, generation, &shown, place, || {
        body(&visit, &calls, &gallery, &filter)
    }))
}

/// Width by height of a cover, within what a row of pictures can show.
fn ratio(entry: &PublicEntry) -> f64 {
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
/// flashes.
fn ratios(entries: &[PublicEntry]) -> String {
    let placeholder = |entry: &PublicEntry| {
        entry
            .cover()
            .and_then(|file| file.small_copy()?.css_placeholder())
            .map_or_else(String::new, |colors| format!(";--placeholder:{colors}"))
    };
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            format!(
                "#w{index}{{--ratio:{:.3}{}}}",
                ratio(entry),
                placeholder(entry)
            )
        })
        .collect()
}

fn body(
    visit: &Visit,
    view: &EditionView,
    gallery: &GalleryPage,
    filter: &GalleryFilter,
) -> AnyView {
    let language = visit.language;
    let (edition, topics) = (&view.edition.slug, &view.topics);
    let base = visit.link(&format!("/{edition}/gallery"));
    let chip = |address: String, text: String, current: bool| {
        let current = current.then_some("true");
        view! {
            <li>
                <a href=address aria-current=current>
                    {text}
                </a>
            </li>
        }
    };
    let mut chips = vec![chip(
        base.clone(),
        i18n::gallery_all(language).to_owned(),
        filter.call.is_empty() && filter.topic.is_empty(),
    )];
    for call in &view.calls {
        chips.push(chip(
            format!("{base}?call={}", call.slug),
            city_name(visit.language, &call.city),
            filter.call == call.slug,
        ));
    }
    for topic in topics.iter().filter(|topic| {
        gallery
            .entries
            .iter()
            .any(|entry| entry.content.topic == topic.code)
            || filter.topic == topic.code
    }) {
        chips.push(chip(
            format!("{base}?topic={}", topic.code),
            format!(
                "{} {}",
                i18n::topic_code(language, &topic.code),
                topic.name.text(language)
            ),
            filter.topic == topic.code,
        ));
    }
    let works = gallery
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| card(visit, edition, index, entry, topics))
        .collect_view();
    let next = gallery.next.as_ref().map(|next| {
        format!(
            "{base}?call={}&topic={}&after={next}",
            filter.call, filter.topic
        )
    });
    view! {
        <section class="band">
            <h1>{i18n::menu_gallery(language)}</h1>
            <p class="lead">{i18n::gallery_lead(language, gallery.count)}</p>
        </section>
        <section class="band box">
            <ul class="chips">{chips}</ul>
            {gallery.entries.is_empty().then(|| view! { <p>{i18n::gallery_empty(language)}</p> })}
            <ul class="gallery">{works}</ul>
            {next
                .map(|next| {
                    view! {
                        <p class="row">
                            <a class="button plain" rel="next" href=next>
                                {i18n::gallery_more(language)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
    .into_any()
}

/// A work in a list of pictures.
pub fn card(
    visit: &Visit,
    edition: &str,
    index: usize,
    entry: &PublicEntry,
    topics: &[Topic],
) -> AnyView {
    let language = visit.language;
    let address = visit.link(&format!("/{edition}/works/{}", entry.id));
    let (title_language, title) = entry.content.title.get(language);
    let (alternative_language, alternative) = entry.content.alternative.get(language);
    let picture = entry.cover().map(|file| {
        let loading = if index < 4 { "eager" } else { "lazy" };
        view! {
            <img
                src=format!("/files/public/{}/{}?preview", entry.id, file.id)
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
        .map(|topic| {
            view! {
                <span class="tag">
                    {format!(
                        "{} {}",
                        i18n::topic_code(language, &topic.code),
                        topic.name.text(language),
                    )}
                </span>
            }
        });
    let awards = entry
        .awards
        .iter()
        .map(|award| {
            view! {
                <span class=format!(
                    "award {}",
                    city_class(&entry.city),
                )>{award.text(language).to_owned()}</span>
            }
        })
        .collect_view();
    view! {
        <li id=format!("w{index}")>
            <a href=address>{picture}<h2 lang=title_language.tag()>{title.to_owned()}</h2></a>
            <span class="quiet">
                {entry.team.clone()}", "
                <span class=city_class(&entry.city)>{city_name(language, &entry.city)}</span>
            </span>
            {topic}
            {awards}
        </li>
    }
    .into_any()
}

/// A published work.
pub async fn work(visit: Visit, Path((edition, entry)): Path<(String, String)>) -> Answer {
    let generation = visit.office().generation().await?;
    if let Some(page) = public::cached(&visit, generation, "") {
        return Ok(page);
    }
    let work = visit.office().work(&edition, &entry).await?;
    let topics = visit.office().topics(&work.edition.id).await?;
    let datasets = visit.office().datasets(false).await?;
    let mut place = Place::of_edition(
        work.entry.content.title.text(visit.language),
        &work.edition,
        &visit,
    )
    .under(
        visit.link(&format!("/{edition}/gallery")),
        i18n::menu_gallery(visit.language),
    );
    place.card = work.entry.cover().map(|file| Card {
        picture: format!(
            "{}/files/public/{}/{}?preview",
            visit.office().address(),
            work.entry.id,
            file.id
        ),
        size: file
            .small_copy()
            .and_then(|copy| copy.size)
            .unwrap_or(charts::CARD_SIZE),
        text: work
            .entry
            .content
            .summary
            .text(visit.language)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
    });
    Ok(public::page(&visit, generation, "", place, || {
        work_body(&visit, &work, &topics, &datasets)
    }))
}

fn work_body(visit: &Visit, work: &Work, topics: &[Topic], datasets: &[DatasetCard]) -> AnyView {
    let language = visit.language;
    let entry = &work.entry;
    let address = |id: &str| format!("/files/public/{}/{id}", entry.id);
    let (alternative_language, alternative) = entry.content.alternative.get(language);
    let cover = entry.cover().map(|file| {
        view! {
            <figure class="plate">
                <a href=address(&file.id)>
                    <img
                        src=format!("{}?preview", address(&file.id))
                        alt=alternative.to_owned()
                        lang=alternative_language.tag()
                        width=file.width
                        height=file.height
                    />
                </a>
            </figure>
        }
    });
    let (title_language, title) = entry.content.title.get(language);
    let (summary_language, summary) = entry.content.summary.get(language);
    let awards = entry
        .awards
        .iter()
        .map(|award| {
            view! {
                <span class=format!(
                    "award {}",
                    city_class(&entry.city),
                )>{award.text(language).to_owned()}</span>
            }
        })
        .collect_view();
    let files = entry
        .files
        .iter()
        .enumerate()
        .map(|(index, file)| {
            view! {
                <li>
                    <a href=address(
                        &file.id,
                    )>
                        {format!(
                            "{} {} · {}",
                            i18n::sheet_file(language),
                            index + 1,
                            file.kind.to_uppercase(),
                        )}
                    </a>
                    " "
                    <span class="quiet">{i18n::bytes(language, file.bytes)}</span>
                </li>
            }
        })
        .collect_view();
    let topic = topics
        .iter()
        .find(|topic| topic.code == entry.content.topic)
        .map(|topic| {
            format!(
                "{} {}",
                i18n::topic_code(language, &topic.code),
                topic.name.text(language)
            )
        });
    let datasets = datasets
        .iter()
        .filter(|dataset| entry.content.datasets.contains(&dataset.slug))
        .map(|dataset| {
            view! {
                <li>
                    <a href=visit
                        .link(
                            &format!("/data/{}", dataset.slug),
                        )>{localized(language, &dataset.title)}</a>
                </li>
            }
        })
        .collect_view();
    let comments = work
        .comments
        .iter()
        .map(|comment| {
            view! {
                <blockquote lang=foreign(language, comment)>
                    <p>{comment.clone()}</p>
                </blockquote>
            }
        })
        .collect_view();
    view! {
        <article>
            <section class="band">
                <p class=city_class(&entry.city)>{work.call.title.text(language).to_owned()}</p>
                <h1 lang=title_language.tag()>{title.to_owned()}</h1>
                <p class="lead">{entry.team.clone()}</p>
                <p class="row">{awards}</p>
            </section>
            {cover}
            <section class="band desk">
                <div class="prose" lang=summary_language.tag()>
                    {summary
                        .lines()
                        .filter(|line| !line.trim().is_empty())
                        .map(|line| view! { <p>{line.to_owned()}</p> })
                        .collect_view()}
                </div>
                <aside class="stack">
                    <dl class="facts">
                        {topic
                            .map(|topic| {
                                view! {
                                    <div>
                                        <dt>{i18n::entry_topic(language)}</dt>
                                        <dd>{topic}</dd>
                                    </div>
                                }
                            })} <div>
                            <dt>{i18n::entry_licence(language)}</dt>
                            <dd>{entry.content.licence.clone()}</dd>
                        </div>
                        {work
                            .score
                            .map(|(rank, total, jurors)| {
                                view! {
                                    <div>
                                        <dt>{i18n::ranking_points(language)}</dt>
                                        <dd>
                                            {i18n::work_score(
                                                language,
                                                format_points(language, total),
                                                rank,
                                                jurors,
                                            )}<br />
                                            <span class="quiet">
                                                {ranked_by(language, work.ranked_by)}
                                            </span>
                                        </dd>
                                    </div>
                                }
                            })}
                        {(!entry.content.link.is_empty())
                            .then(|| {
                                view! {
                                    <div>
                                        <dt>{i18n::entry_link(language)}</dt>
                                        <dd>
                                            <a
                                                href=entry.content.link.clone()
                                                rel="noopener noreferrer nofollow"
                                            >
                                                {entry.content.link.clone()}
                                            </a>
                                        </dd>
                                    </div>
                                }
                            })}
                    </dl>
                    <h2>{i18n::entry_files(language)}</h2>
                    <ul class="plain-list">{files}</ul>
                    {(!entry.content.datasets.is_empty())
                        .then(|| {
                            view! {
                                <h2>{i18n::entry_datasets(language)}</h2>
                                <ul class="plain-list">{datasets}</ul>
                            }
                        })}
                    {(!entry.content.sources.is_empty())
                        .then(|| {
                            view! {
                                <p class="quiet" lang=foreign(language, &entry.content.sources)>
                                    {entry.content.sources.clone()}
                                </p>
                            }
                        })}
                </aside>
            </section>
            {(!work.comments.is_empty())
                .then(|| {
                    view! {
                        <section class="band prose">
                            <h2>{i18n::work_comments(language)}</h2>
                            {comments}
                        </section>
                    }
                })}
        </article>
    }
    .into_any()
}

/// What the points of a public ranking are, in a sentence.
#[must_use]
pub const fn ranked_by(language: Language, by: RankedBy) -> &'static str {
    match by {
        RankedBy::CompleteMeans => i18n::ranked_by_complete(language),
        RankedBy::Means => i18n::ranked_by_means(language),
        RankedBy::Corrected => i18n::ranked_by_corrected(language),
    }
}

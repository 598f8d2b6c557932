//! A published work: its cover, its words, what it is made from, and what the jury says of it.

use axum::extract::Path;
use contest::{EntryId, FileId, Language};
use frame::{
    city::city_class,
    failure::Answer,
    public,
    shell::{Card, PageHead},
    text_language::{find_foreign_tag, view_localized},
    visit::Visit,
};
use leptos::prelude::*;
use office::{DatasetCard, PublicEntry, Topic, Work};
use parts::{
    call_results::ranked_by, cover::Cover, figures::format_points, work_card::view_awards,
    work_facts::name_topic,
};

/// A published work.
pub async fn show(visit: Visit, Path((edition, entry)): Path<(String, EntryId)>) -> Answer {
    let generation = visit.office().generation().await?;
    if let Some(page) = public::find_cached(&visit, generation, "") {
        return Ok(page);
    }
    let work = visit.office().work(&edition, &entry).await?;
    let topics = visit.office().topics(&work.edition.id).await?;
    let datasets = visit.office().datasets(false).await?;
    let mut place = PageHead::of_edition(
        work.entry.content.title.text(visit.language),
        &work.edition,
        &visit,
    )
    .under(
        visit.link(&format!("/{edition}/gallery")),
        i18n::menu_gallery(visit.language),
    );
    place.card = describe_card(&visit, &work);
    Ok(public::page(&visit, generation, "", place, || {
        view_work(&visit, &work, &topics, &datasets)
    }))
}

/// How a work is told where it is shared.
fn describe_card(visit: &Visit, work: &Work) -> Option<Card> {
    let entry = &work.entry;
    entry.cover().map(|file| Card {
        picture: format!(
            "{}/files/public/{}/{}?preview",
            visit.office().address(),
            entry.id,
            file.id
        ),
        size: file
            .small_copy()
            .and_then(|copy| copy.size)
            .unwrap_or(charts::CARD_SIZE),
        text: entry
            .content
            .summary
            .text(visit.language)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
    })
}

fn view_work(visit: &Visit, work: &Work, topics: &[Topic], datasets: &[DatasetCard]) -> AnyView {
    let language = visit.language;
    let entry = &work.entry;
    let (title_language, title) = entry.content.title.get(language);
    view! {
        <article>
            <section class="band">
                <p class=city_class(&entry.city)>{work.call.title.text(language).to_owned()}</p>
                <h1 lang=title_language.tag()>{title.to_owned()}</h1>
                <p class="lead">{entry.team.clone()}</p>
                <p class="row">{view_awards(visit, entry)}</p>
            </section>
            {view_cover(language, entry)}
            <section class="band desk">
                {view_summary(language, entry)}
                <aside class="stack">
                    {view_facts(language, work, topics)} {view_files(language, entry)}
                    {view_datasets(visit, entry, datasets)} {view_sources(language, entry)}
                </aside>
            </section>
            {view_comments(language, &work.comments)}
        </article>
    }
    .into_any()
}

fn file_address(entry: &PublicEntry, file: &FileId) -> String {
    format!("/files/public/{}/{file}", entry.id)
}

/// The cover, as large as the page.
fn view_cover(language: Language, entry: &PublicEntry) -> Option<impl IntoView + use<>> {
    let file = entry.cover()?;
    let cover = Cover {
        address: file_address(entry, &file.id),
        size: (file.width, file.height),
        alternative: &entry.content.alternative,
    };
    Some(cover.view_plate(language))
}

fn view_summary(language: Language, entry: &PublicEntry) -> impl IntoView + use<> {
    let (of, summary) = entry.content.summary.get(language);
    view! {
        <div class="prose" lang=of.tag()>
            {summary
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| view! { <p>{line.to_owned()}</p> })
                .collect_view()}
        </div>
    }
}

/// Topic, licence, points and where the work lives besides.
fn view_facts(language: Language, work: &Work, topics: &[Topic]) -> impl IntoView + use<> {
    let content = &work.entry.content;
    let topic = topics
        .iter()
        .find(|topic| topic.code == content.topic)
        .map(|topic| {
            view! {
                <div>
                    <dt>{i18n::entry_topic(language)}</dt>
                    <dd>{name_topic(language, topic)}</dd>
                </div>
            }
        });
    let link = (!content.link.is_empty()).then(|| {
        view! {
            <div>
                <dt>{i18n::entry_link(language)}</dt>
                <dd>
                    <a href=content.link.clone() rel="noopener noreferrer nofollow">
                        {content.link.clone()}
                    </a>
                </dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            {topic} <div>
                <dt>{i18n::entry_licence(language)}</dt>
                <dd>{content.licence.clone()}</dd>
            </div> {view_points(language, work)} {link}
        </dl>
    }
}

/// The points and the rank, where they are public.
fn view_points(language: Language, work: &Work) -> Option<impl IntoView + use<>> {
    work.score.map(|(rank, total, jurors)| {
        let points = format_points(language, total);
        view! {
            <div>
                <dt>{i18n::ranking_points(language)}</dt>
                <dd>
                    {i18n::work_score(language, points, rank, jurors)}<br />
                    <span class="quiet">{ranked_by(language, work.ranked_by)}</span>
                </dd>
            </div>
        }
    })
}

/// The files, by their number.
fn view_files(language: Language, entry: &PublicEntry) -> impl IntoView + use<> {
    let files = (1..)
        .zip(&entry.files)
        .map(|(number, file)| {
            let name = format!(
                "{} {number} · {}",
                i18n::sheet_file(language),
                file.kind.to_uppercase()
            );
            view! {
                <li>
                    <a href=file_address(entry, &file.id)>{name}</a>
                    " "
                    <span class="quiet">{i18n::bytes(language, file.bytes)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{i18n::entry_files(language)}</h2>
        <ul class="plain-list">{files}</ul>
    }
}

/// The data sets of the catalogue that the work is made from.
fn view_datasets(
    visit: &Visit,
    entry: &PublicEntry,
    datasets: &[DatasetCard],
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let used = &entry.content.datasets;
    (!used.is_empty()).then(|| {
        let items = datasets
            .iter()
            .filter(|dataset| used.contains(&dataset.slug))
            .map(|dataset| {
                view! {
                    <li>
                        <a href=visit
                            .link(
                                &format!("/data/{}", dataset.slug),
                            )>{view_localized(language, &dataset.title)}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h2>{i18n::entry_datasets(language)}</h2>
            <ul class="plain-list">{items}</ul>
        }
    })
}

/// Other sources, as the team named them.
fn view_sources(language: Language, entry: &PublicEntry) -> Option<impl IntoView + use<>> {
    let sources = entry.content.sources.clone();
    (!sources.is_empty()).then(|| {
        let of = find_foreign_tag(language, &sources);
        view! {
            <p class="quiet" lang=of>
                {sources}
            </p>
        }
    })
}

/// What the jury says that was published.
fn view_comments(language: Language, comments: &[String]) -> Option<impl IntoView + use<>> {
    (!comments.is_empty()).then(|| {
        let comments = comments
            .iter()
            .map(|comment| {
                view! {
                    <blockquote lang=find_foreign_tag(language, comment)>
                        <p>{comment.clone()}</p>
                    </blockquote>
                }
            })
            .collect_view();
        view! {
            <section class="band prose">
                <h2>{i18n::work_comments(language)}</h2>
                {comments}
            </section>
        }
    })
}

//! The results of an edition, made to be quoted: awards first, then finalists, then the scores
//! where they are public.

use axum::extract::Path;
use charts::CardLine;
use contest::Language;
use leptos::prelude::*;
use office::{AwardReason, AwardView, Failure, PublicEntry, Results, calendar};
use worker_spec::DrawPicture;

use crate::{
    city::city_class,
    pages::{
        Answer, data,
        public::{
            door::Door,
            gallery::{view_card, write_ratios},
            work::ranked_by,
        },
        results::figures::format_points,
    },
    public,
    shell::{Card, PageHead},
    table::{Column, Grid, grid},
    text_language::view_localized,
    visit::Visit,
};

/// Cards of a call are numbered from a multiple of this.
const CARDS: usize = 1_000;

/// The results page.
pub async fn results(visit: Visit, Path(edition): Path<String>) -> Answer {
    let generation = visit.office().generation().await?;
    if let Some(page) = public::find_cached(&visit, generation, "") {
        return Ok(page);
    }
    let (edition, results) = visit.office().results(&edition, visit.language).await?;
    let mut place = PageHead::of_edition(i18n::menu_results(visit.language), &edition, &visit);
    place.card = Some(Card {
        picture: format!(
            "{}{}",
            visit.office().address(),
            visit.link(&format!("/{}/results/card.png", edition.slug))
        ),
        size: charts::CARD_SIZE,
        text: results
            .iter()
            .flat_map(list_awards)
            .map(|line| i18n::join_label(visit.language, line.label, line.title))
            .collect::<Vec<_>>()
            .join(" · "),
    });
    place.style = results
        .iter()
        .enumerate()
        .map(|(at, call)| write_ratios(&call.finalists, at * CARDS))
        .collect();
    let language = visit.language;
    Ok(public::page(&visit, generation, "", place, || {
        let nothing = results.iter().all(|call| call.finalists.is_empty());
        let calls = results
            .iter()
            .enumerate()
            .map(|(at, call)| view_call(&visit, Door::Public(&edition.slug), call, at * CARDS))
            .collect_view();
        view! {
            <section class="band">
                <h1>{i18n::menu_results(language)}</h1>
                {nothing.then(|| view! { <p class="lead">{i18n::results_none(language)}</p> })}
            </section>
            {calls}
        }
        .into_any()
    }))
}

/// What a shared picture says of a call: each award that is public with those who hold it.
fn list_awards(results: &Results) -> Vec<CardLine> {
    let line = |award: &AwardView, title: String| CardLine {
        label: award.name.text(results.language).to_owned(),
        title,
        city: results.call.city.clone(),
    };
    let of = |award: &AwardView| match award.holders.as_slice() {
        [] => vec![line(award, i18n::award_vacant(results.language).to_owned())],
        holders => {
            let by = |entry: &PublicEntry| {
                format!(
                    "{} – {}",
                    entry.content.title.text(results.language),
                    entry.team
                )
            };
            holders.iter().map(|entry| line(award, by(entry))).collect()
        }
    };
    results
        .awards
        .iter()
        .filter(|award| award.decided)
        .flat_map(of)
        .collect()
}

/// The picture that stands for the results where they are shared.
pub async fn card_picture(visit: Visit, Path(edition): Path<String>) -> Answer {
    let (edition, results) = visit.office().results(&edition, visit.language).await?;
    let lines: Vec<CardLine> = results.iter().flat_map(list_awards).collect();
    let heading = if lines.is_empty() {
        i18n::results_none(visit.language)
    } else {
        i18n::menu_results(visit.language)
    };
    let kicker = edition.title.text(visit.language).to_owned();
    let svg = charts::card(&kicker, heading, &lines, &visit.cities)
        .map_err(|error| Failure::Broken(format!("the card of results: {error}")))?;
    let asked = DrawPicture { svg, scale: 1.0 };
    let bytes = visit.site.computer.picture(asked).await?;
    Ok(data::picture(bytes, "image/png"))
}

/// The results of a call, the cards of its finalists counted from `first`.
pub(in crate::pages) fn view_call(
    visit: &Visit,
    door: Door<'_>,
    results: &Results,
    first: usize,
) -> AnyView {
    let language = visit.language;
    let call = &results.call;
    if results.finalists.is_empty() {
        return view! {
            <section class="band">
                <h2 class=city_class(&call.city)>{call.title.text(language).to_owned()}</h2>
                <p>{i18n::results_not_yet(language)}</p>
            </section>
        }
        .into_any();
    }
    let awards = results
        .awards
        .iter()
        .map(|award| view_award(visit, door, results, award))
        .collect_view();
    let finalists = results
        .finalists
        .iter()
        .enumerate()
        .map(|(index, entry)| view_card(visit, door, first + index, entry, &[]))
        .collect_view();
    view! {
        <section class="band box" id=call.slug.clone()>
            <div class="section-head">
                <h2 class=city_class(&call.city)>{call.title.text(language).to_owned()}</h2>
                {results
                    .published_at
                    .map(|at| {
                        view! {
                            <p class="quiet">
                                {i18n::results_published(
                                    language,
                                    calendar::format_timestamp(language, at, &call.time_zone),
                                )}
                            </p>
                        }
                    })}
            </div>
            {(!results.awards.is_empty()).then(|| view! { <div class="podium">{awards}</div> })}
            <h3>{i18n::stage_finalists(language)}</h3>
            <p class="quiet">{i18n::results_method(language)}</p>
            <ul class="gallery">{finalists}</ul>
            {view_ranking(visit, door, results)}
        </section>
    }
    .into_any()
}

/// The scores, where they are public.
fn view_ranking(visit: &Visit, door: Door<'_>, results: &Results) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let columns = [
        Column::rank(i18n::ranking_rank(language)),
        Column::text(i18n::entry_title(language)),
        Column::number(i18n::ranking_points(language)),
        Column::number(i18n::organise_jurors(language)),
    ];
    let rows = results.ranking.iter().map(|(rank, total, jurors, entry)| {
        let address = door.find_page(visit, entry);
        let work = view! {
            <a href=address>{view_localized(language, &entry.content.title)}</a>
            <br />
            <span class="quiet">{entry.team.clone()}</span>
        };
        vec![
            (*rank).into_any(),
            work.into_any(),
            view! { <b>{format_points(language, *total)}</b> }.into_any(),
            (*jurors).into_any(),
        ]
    });
    (!results.ranking.is_empty()).then(|| {
        view! {
            <h3>{i18n::stage_scores(language)}</h3>
            <p class="quiet">{ranked_by(language, results.ranked_by)}</p>
            {grid(Grid::Wide, &columns, rows)}
        }
    })
}

/// Why an award went where it did, with its language where that is not the page's.
fn view_reason(language: Language, reason: &AwardReason) -> AnyView {
    let (found, text) = reason.get(language);
    let tag = found.filter(|found| *found != language).map(Language::tag);
    view! { <p lang=tag>{text.to_owned()}</p> }.into_any()
}

fn view_award(visit: &Visit, door: Door<'_>, results: &Results, award: &AwardView) -> AnyView {
    let language = visit.language;
    let call = &results.call;
    let name = view! {
        <p class=format!(
            "award {}",
            city_class(&call.city),
        )>{view_localized(language, &award.name)}</p>
    };
    if !award.decided {
        let pending = i18n::award_pending(language);
        return view! { <article>{name}<p class="quiet">{pending}</p></article> }.into_any();
    }
    if award.holders.is_empty() {
        return view! {
            <article>
                {name}<p>{i18n::award_vacant(language)}</p> {view_reason(language, &award.reason)}
            </article>
        }
        .into_any();
    }
    let holders = award
        .holders
        .iter()
        .map(|entry| {
            let address = door.find_page(visit, entry);
            let (alternative_language, alternative) = entry.content.alternative.get(language);
            let picture = entry.cover().map(|file| {
                view! {
                    <img
                        src=door.find_picture(entry, file)
                        alt=alternative.to_owned()
                        lang=alternative_language.tag()
                        width=file.width
                        height=file.height
                    />
                }
            });
            view! {
                <a href=address>
                    {picture}<h3>{view_localized(language, &entry.content.title)}</h3>
                </a>
                {view_reason(language, &award.reason)}
                <p class="quiet">
                    {entry.team.clone()}", "{visit.cities.name(&entry.city, language)}
                </p>
            }
        })
        .collect_view();
    view! { <article id=format!("award-{}", award.id)>{name}{holders}</article> }.into_any()
}

//! The results of a call: awards, finalists, and scores where they are public.

use contest::Language;
use frame::{
    city::city_class,
    table::{Column, Grid, grid},
    text_language::view_localized,
    visit::Visit,
};
use leptos::prelude::*;
use office::{AwardReason, AwardView, RankedBy, Results, calendar};

use crate::{door::Door, figures::format_points, work_card::view_card};

/// What the points of a public ranking are, in a sentence.
#[must_use]
pub const fn ranked_by(language: Language, by: RankedBy) -> &'static str {
    match by {
        RankedBy::CompleteMeans => i18n::ranked_by_complete(language),
        RankedBy::Means => i18n::ranked_by_means(language),
        RankedBy::Corrected => i18n::ranked_by_corrected(language),
    }
}

/// The results of a call, the cards of its finalists counted from `first`.
pub fn view_call(visit: &Visit, door: Door<'_>, results: &Results, first: usize) -> AnyView {
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

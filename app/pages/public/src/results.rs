//! The results of an edition, made to be quoted: awards first, then finalists, then the scores
//! where they are public.

use axum::extract::Path;
use charts::CardLine;
use frame::{
    failure::Answer,
    public,
    shell::{Card, PageHead},
    visit::Visit,
};
use leptos::prelude::*;
use office::{AwardView, Failure, PublicEntry, Results};
use parts::{call_results::view_call, door::Door, drawn::picture, work_card::write_ratios};
use worker_spec::DrawPicture;

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
    Ok(picture(bytes, "image/png"))
}

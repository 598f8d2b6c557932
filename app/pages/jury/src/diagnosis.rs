//! How the jury works together, as charts and tables.

mod measures;
mod progress;

use axum::extract::Query;
use contest::{Language, judging::RoundKind};
use frame::{
    city::city_class,
    failure::Answer,
    shell::page,
    table::{Column, table},
    text_language::view_localized,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Diagnostics, JurorDiagnosis};
use parts::{
    figures::{UNKNOWN, format_signed, format_with_error},
    interval_chart::Scheme,
    organiser::{base, place_under_desk},
    rounds::tabs,
    step_backs::view_step_backs,
};
use serde::Deserialize;

use self::{
    measures::{Measure, draw_measure, view_measure},
    progress::view_progress,
};
use crate::{
    asked_round::AskedRound,
    figures::{format_figure, view_figure},
};

/// What a chart is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    of: Measure,
}

/// Shows the page.
pub async fn show(visit: Visit, asked: AskedRound, Query(chosen): Query<Chosen>) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let organiser = visit.signed_in()?;
    let found = visit
        .office()
        .diagnostics(organiser, &call, round, visit.now)
        .await?;
    let step_backs = visit
        .office()
        .step_backs(organiser, &call, visit.now)
        .await?;
    let place = place_under_desk(&visit, &call, i18n::diagnosis_title(visit.language));
    Ok(page(&visit, place, || {
        let base = visit.link(&base(&call));
        view! {
            {view_agreement(&visit, &call, round, &found)}
            {view_jurors(visit.language, &base, round, &found, chosen.of)}
            {(!found.discuss.is_empty()).then(|| view_discussions(visit.language, &base, &found))}
            {view_progress(&visit, &found)}
            {view_step_backs(&visit, &step_backs)}
        }
        .into_any()
    }))
}

/// Draws a measure of the jurors.
pub async fn draw(
    visit: Visit,
    asked: AskedRound,
    Query(chosen): Query<Chosen>,
    Query(scheme): Query<Scheme>,
) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let found = visit
        .office()
        .diagnostics(visit.signed_in()?, &call, round, visit.now)
        .await?;
    draw_measure(visit.language, &found, chosen.of, scheme)
}

/// How far the jurors agree, in figures.
fn view_agreement(
    visit: &Visit,
    call: &Call,
    round: RoundKind,
    found: &Diagnostics,
) -> impl IntoView {
    let language = visit.language;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::diagnosis_title(language)}</h1>
            {tabs(visit, call, "/organise/jury", round)}
            {(!found.coverage.compares())
                .then(|| {
                    view! { <p class="notice refused">{i18n::diagnosis_apart(language)}</p> }
                })}
            <dl class="figures">
                {view_figure(
                    i18n::diagnosis_reliability(language),
                    format_figure(language, found.reliability, 2),
                )}
                {view_figure(
                    i18n::diagnosis_alpha(language),
                    format_figure(language, found.alpha, 2),
                )}
                {view_figure(
                    i18n::plan_connectivity(language),
                    i18n::decimal(language, found.connectivity, 2),
                )}
            </dl>
            <p class="quiet">{i18n::diagnosis_reliability_text(language)}</p>
        </section>
    }
}

/// Each juror: a measure as a chart, and all of them in a table.
fn view_jurors(
    language: Language,
    base: &str,
    round: RoundKind,
    found: &Diagnostics,
    shown: Measure,
) -> impl IntoView + use<> {
    let begun = found.jurors.iter().any(|juror| juror.finished > 0);
    let jurors = table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::organise_sheets(language)),
            Column::number(i18n::diagnosis_severity(language)),
            Column::number(i18n::diagnosis_spread(language)),
            Column::number(i18n::diagnosis_drift(language)),
            Column::number(i18n::diagnosis_agreement(language)),
        ],
        found
            .jurors
            .iter()
            .map(|juror| fill_juror_row(language, juror)),
    );
    view! {
        <section class="band">
            <h2 id="jurors">{i18n::organise_jurors(language)}</h2>
            {begun.then(|| view_measure(language, base, round, found, shown))}
            {jurors}
            <p class="quiet">{i18n::diagnosis_text(language)}</p>
        </section>
    }
}

fn fill_juror_row(language: Language, juror: &JurorDiagnosis) -> Vec<AnyView> {
    let part = juror.part.map(|part| {
        view! {
            <br />
            <span class="quiet">{i18n::ranking_part(language, part + 1)}</span>
        }
    });
    let drift = juror.drift.map_or_else(
        || UNKNOWN.to_owned(),
        |drift| format_signed(language, drift),
    );
    vec![
        view! { {juror.name.clone()}{part} }.into_any(),
        format!("{} / {}", juror.finished, juror.assigned).into_any(),
        format_with_error(language, juror.severity, juror.error).into_any(),
        format_figure(language, juror.spread, 1).into_any(),
        drift.into_any(),
        format_figure(language, juror.agreement, 2).into_any(),
    ]
}

/// The entries on which the jurors disagree most.
fn view_discussions(language: Language, base: &str, found: &Diagnostics) -> impl IntoView + use<> {
    let entries = table(
        &[
            Column::code(i18n::jury_entry(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::diagnosis_disagreement(language)),
            Column::number(i18n::organise_jurors(language)),
        ],
        found.discuss.iter().map(|entry| {
            let address = format!("{base}/ranking/{}", entry.number);
            vec![
                entry.number.into_any(),
                view! { <a href=address>{view_localized(language, &entry.title)}</a> }.into_any(),
                i18n::decimal(language, entry.disagreement, 1).into_any(),
                entry.jurors.into_any(),
            ]
        }),
    );
    view! {
        <section class="band">
            <h2>{i18n::diagnosis_discuss(language)}</h2>
            {entries}
        </section>
    }
}

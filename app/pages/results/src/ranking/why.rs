//! Why an entry stands where it stands.

use axum::extract::{Path, Query};
use contest::Language;
use frame::{
    city::city_class,
    failure::Answer,
    shell::page,
    table::{Column, table},
    text_language::view_localized,
    visit::Visit,
};
use judging::assessment::{Coverage, Order};
use leptos::prelude::*;
use office::{Call, Why};
use parts::{
    figures::{
        UNKNOWN, format_error, format_percent, format_points, format_signed, format_with_error,
    },
    organiser::{base, place_under_desk},
    rounds::RoundQuery,
};

use super::{describe_tie, leave_one_out::describe_change};

/// Shows why an entry stands where it stands.
pub async fn show(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let why = visit
        .office()
        .why(visit.signed_in()?, &call, round, number, visit.now)
        .await?;
    let language = visit.language;
    let place = place_under_desk(&visit, &call, &title(language, &why)).under(
        visit.link(&format!("{}/ranking", base(&call))),
        i18n::organise_ranking(language),
    );
    Ok(page(&visit, place, || body(language, &call, &why)))
}

fn title(language: Language, why: &Why) -> String {
    let number = why.row.number;
    why.row.place.rank.map_or_else(
        || i18n::why_title_points(language, number),
        |rank| i18n::why_title(language, number, rank),
    )
}

fn body(language: Language, call: &Call, why: &Why) -> AnyView {
    let ranked = why.row.place.rank;
    view! {
        {head(language, call, why)}
        <section class="band">
            <h2>{i18n::why_sheets(language)}</h2>
            {sheets_table(language, why)}
            <p class="quiet">{i18n::why_severity_text(language)}</p>
        </section>
        {ranked.map(|rank| leave_one_out_section(language, why, rank))}
    }
    .into_any()
}

/// The points and how sure they are.
fn head(language: Language, call: &Call, why: &Why) -> impl IntoView + use<> {
    let place = &why.row.place;
    let mean = i18n::decimal(language, why.mean, 1);
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{title(language, why)}</h1>
            <p class="lead">{view_localized(language, &why.row.title)}</p>
            <p>{describe_points(language, why)}" "{describe_error(language, why)}</p>
            {describe_probabilities(language, why)
                .map(|probabilities| view! { <p>{probabilities}</p> })}
            {(why.order == Order::Corrected)
                .then(|| view! { <p>{i18n::why_mean(language, place.jurors, mean)}</p> })}
            {place
                .tie
                .is_some()
                .then(|| view! { <p>{describe_tie(language, &why.criteria, &why.row)}</p> })}
        </section>
    }
}

fn describe_points(language: Language, why: &Why) -> String {
    let raw = format_points(language, why.row.assessed.raw.points);
    if why.coverage == Coverage::Complete {
        return i18n::why_complete(language, raw);
    }
    let corrected = format_points(language, why.row.assessed.corrected.points);
    i18n::why_lead(language, raw, corrected)
}

fn describe_error(language: Language, why: &Why) -> String {
    let assessed = &why.row.assessed;
    match (why.coverage, assessed.error) {
        (Coverage::Apart(_), _) => i18n::why_part(language, assessed.part + 1),
        (_, Some(error)) => i18n::why_error(language, format_error(language, error)),
        (_, None) => i18n::ranking_unknown(language).to_owned(),
    }
}

fn describe_probabilities(language: Language, why: &Why) -> Option<String> {
    let probabilities = why.row.assessed.probabilities.as_ref()?;
    let (first, shortlist) = (
        format_percent(language, probabilities.first),
        format_percent(language, probabilities.shortlist),
    );
    Some(match probabilities.ranks {
        (low, high) if low == high => i18n::why_probabilities_sure(language, low, first, shortlist),
        (low, high) => i18n::why_probabilities(language, low, high, first, shortlist),
    })
}

/// What each juror's sheet does to the points.
fn sheets_table(language: Language, why: &Why) -> AnyView {
    let decimal = |value: f64| i18n::decimal(language, value, 1);
    let columns: Vec<Column> = [Column::subject(i18n::why_juror(language))]
        .into_iter()
        .chain(
            why.criteria
                .iter()
                .map(|criterion| Column::number(criterion.name.text(language))),
        )
        .chain([
            Column::number(i18n::why_total(language)),
            Column::number(i18n::why_severity(language)),
            Column::number(i18n::why_corrected(language)),
            Column::number(i18n::why_apart(language)),
        ])
        .collect();
    let rows = why.reasons.iter().map(|(name, reason, marks)| {
        let marks = marks.iter().map(|mark| {
            mark.map_or_else(|| UNKNOWN.to_owned(), |mark| mark.to_string())
                .into_any()
        });
        [name.clone().into_any()]
            .into_iter()
            .chain(marks)
            .chain([
                decimal(reason.total).into_any(),
                format_with_error(language, reason.severity, None).into_any(),
                view! { <b>{decimal(reason.corrected)}</b> }.into_any(),
                format_signed(language, reason.apart).into_any(),
            ])
            .collect()
    });
    table(&columns, rows)
}

/// The jurors without whom the entry would have another rank.
fn leave_one_out_section(language: Language, why: &Why, rank: usize) -> impl IntoView + use<> {
    let jurors = why
        .without
        .iter()
        .map(|(name, after)| view! { <li>{describe_change(language, name, rank, *after)}</li> })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::ranking_without(language)}</h2>
            {why
                .without
                .is_empty()
                .then(|| view! { <p>{i18n::ranking_without_none(language)}</p> })}
            <ul class="plain-list">{jurors}</ul>
        </section>
    }
}

//! A letter as a team reads it: its points in each round beside those of the others, as figures and
//! as a chart, and what the jury wrote.

use axum::extract::{Path, Query};
use charts::{Interval, IntervalText};
use contest::{EntryId, Language, Localized};
use frame::{
    city::city_class,
    failure::Answer,
    phases::phase_name,
    shell::{PageHead, page},
    table::{Column, table},
    text_language::{find_foreign_tag, view_localized},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Letter, Measure, Section, calendar};
use parts::{
    figures::UNKNOWN,
    interval_chart::{Scheme, chart_figure, draw_intervals},
    team_pages::read_line,
};
use serde::Deserialize;

/// Shows a team its letter.
pub async fn show(visit: Visit, Path(entry): Path<EntryId>) -> Answer {
    let read = visit
        .office()
        .team_letter(visit.signed_in()?, &entry, visit.now)
        .await?;
    let language = visit.language;
    let place = PageHead::of_edition(i18n::letter_title(language), &read.call.edition, &visit)
        .under(
            visit.link(&format!("/entry/{entry}")),
            read.title.text(language),
        )
        .with_line(read_line(&visit, &entry).await?);
    Ok(page(&visit, place, || {
        let chart = visit.link(&format!("/entry/{entry}/letter.svg"));
        view! {
            <section class="band">
                {heading(language, &read.call, &read.team, read.number, &read.title)}
                <p class="quiet">
                    {calendar::format_timestamp(language, read.released_at, &read.call.time_zone)}
                </p> <p>{i18n::letter_lead(language)}</p>
            </section>
            {body(language, &read.letter, &chart)}
        }
        .into_any()
    }))
}

/// Draws the chart of a team's letter.
pub async fn draw(
    visit: Visit,
    Path(entry): Path<EntryId>,
    Query(scheme): Query<Scheme>,
    Query(section): Query<SectionQuery>,
) -> Answer {
    let read = visit
        .office()
        .team_letter(visit.signed_in()?, &entry, visit.now)
        .await?;
    draw_section(visit.language, &read.letter, section, scheme)
}

/// Which round a chart shows, by its index in the letter.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct SectionQuery {
    section: usize,
}

/// Draws the chart of a round.
pub(super) fn draw_section(
    language: Language,
    letter: &Letter,
    asked: SectionQuery,
    scheme: Scheme,
) -> Answer {
    let section = letter
        .sections
        .get(asked.section)
        .ok_or(contest::Denied::Unknown)?;
    let interval = |(label, measure): (String, Measure)| {
        let [low, middle, high] = measure.field?;
        Some(Interval {
            label,
            low,
            middle,
            high,
            other: Some(measure.mean),
            strong: false,
        })
    };
    let rows: Vec<Interval> = measures(language, section)
        .into_iter()
        .filter_map(interval)
        .collect();
    let text = IntervalText {
        title: i18n::letter_chart(language).to_owned(),
        alternative: describe_section(language, section),
        axis: i18n::ranking_axis(language).to_owned(),
        dot: i18n::letter_dot(language).to_owned(),
        ring: Some(i18n::letter_ring(language).to_owned()),
    };
    draw_intervals(&rows, &text, language, scheme)
}

/// The total first, then each criterion.
fn measures(language: Language, section: &Section) -> Vec<(String, Measure)> {
    let total = (i18n::why_total(language).to_owned(), section.total);
    std::iter::once(total)
        .chain(
            section
                .criteria
                .iter()
                .map(|criterion| (criterion.name.text(language).to_owned(), criterion.measure)),
        )
        .collect()
}

/// Says in sentences what the chart of a round shows.
fn describe_section(language: Language, section: &Section) -> String {
    let sentence = |(label, measure): (String, Measure)| {
        let [_, median, _] = measure.field?;
        Some(i18n::letter_measure(
            language,
            label,
            i18n::decimal(language, measure.mean, 1),
            i18n::decimal(language, median, 1),
        ))
    };
    measures(language, section)
        .into_iter()
        .filter_map(sentence)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Which work of which team a letter is about.
pub(super) fn heading(
    language: Language,
    call: &Call,
    team: &str,
    number: i64,
    title: &Localized,
) -> impl IntoView + use<> {
    view! {
        <p class=city_class(
            &call.city,
        )>
            {call.title.text(language).to_owned()}" · "{team.to_owned()}" · "
            {i18n::entry_number(language, number)}
        </p>
        <h1>{i18n::letter_title(language)}</h1>
        <p class="lead">{view_localized(language, title)}</p>
    }
}

/// Every round of a letter, with charts from an address, and its comments.
pub(super) fn body(language: Language, letter: &Letter, chart: &str) -> impl IntoView + use<> {
    let sections = letter
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            round_section(language, section, &format!("{chart}?section={index}"))
        })
        .collect_view();
    view! {
        {sections}
        {(!letter.comments.is_empty()).then(|| comments_section(language, &letter.comments))}
    }
}

/// How a work was judged in a round, beside the others where they can be compared.
fn round_section(language: Language, section: &Section, chart: &str) -> impl IntoView + use<> {
    let compares = section.total.field.is_some();
    let jurors = if compares {
        i18n::letter_jurors(language, section.jurors, section.works)
    } else {
        let jurors = i64::try_from(section.jurors).unwrap_or(i64::MAX);
        i18n::letter_jurors_alone(language, jurors)
    };
    view! {
        <section class="band">
            <h2>{phase_name(language, section.round.phase())}</h2>
            <p>{jurors}</p>
            {compares.then(|| chart_figure(chart, &describe_section(language, section)))}
            {measures_table(language, section, compares)}
            <p class="quiet">
                {if compares {
                    i18n::letter_method(language)
                } else {
                    i18n::letter_apart(language)
                }}
            </p>
        </section>
    }
}

fn measures_table(language: Language, section: &Section, compares: bool) -> AnyView {
    let decimal = |value: f64| i18n::decimal(language, value, 1);
    let mut columns = vec![
        Column::subject(i18n::call_criteria(language)),
        Column::number(i18n::letter_mean(language)),
        Column::number(i18n::letter_spread(language)),
    ];
    if compares {
        columns.extend([
            Column::number(i18n::letter_median(language)),
            Column::number(i18n::letter_half(language)),
        ]);
    }
    let rows = measures(language, section)
        .into_iter()
        .map(|(label, measure)| {
            let spread = measure.spread.map_or_else(|| UNKNOWN.to_owned(), decimal);
            let mut cells = vec![
                label.into_any(),
                view! { <b>{decimal(measure.mean)}</b> }.into_any(),
                spread.into_any(),
            ];
            if let Some([low, median, high]) = measure.field {
                cells.push(decimal(median).into_any());
                cells.push(format!("{}\u{2013}{}", decimal(low), decimal(high)).into_any());
            }
            cells
        });
    table(&columns, rows)
}

fn comments_section(language: Language, comments: &[String]) -> impl IntoView + use<> {
    let comments = comments
        .iter()
        .map(|comment| {
            view! {
                <li>
                    <blockquote lang=find_foreign_tag(
                        language,
                        comment,
                    )>{comment.clone()}</blockquote>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::letter_comments(language)}</h2>
            <ul class="plain-list">{comments}</ul>
        </section>
    }
}

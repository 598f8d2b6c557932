//! The feedback letter: what an organiser reads before it leaves, and what a team reads afterwards.

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use charts::{Interval, IntervalText};
use contest::{Language, Stage};
use leptos::prelude::*;
use office::{Call, Letter, LetterRow, Measure, Section, Thing, Unsettled, Versions, calendar};

use crate::{
    city::city_class,
    done::Done,
    failure,
    form::{Both, Fields, Filled, OnForm as _, seen_field, seen_field_of},
    pages::{
        Answer,
        organiser::{base, place},
        results::{
            interval_chart::{Scheme, chart_figure, draw_intervals},
            unsettled::unsettled_confirmation,
        },
    },
    phases::phase_name,
    quoted::{foreign, localized},
    shell::{Place, page, page_with_status},
    table::{Column, table},
    visit::Visit,
};

/// A team's letter.
pub async fn letter(visit: Visit, Path(entry): Path<String>) -> Answer {
    let read = visit
        .office()
        .team_letter(visit.signed_in()?, &entry, visit.now)
        .await?;
    let language = visit.language;
    let place = Place::of_edition(i18n::letter_title(language), &read.call.edition, &visit).under(
        visit.link(&format!("/entry/{entry}")),
        read.title.text(language),
    );
    Ok(page(&visit, place, || {
        view! {
            <section class="band">
                <p class=city_class(
                    &read.call.city,
                )>
                    {read.call.title.text(language).to_owned()}" · "{read.team.clone()}" · "
                    {i18n::entry_number(language, read.number)}
                </p>
                <h1>{i18n::letter_title(language)}</h1>
                <p class="lead">{localized(language, &read.title)}</p>
                <p class="quiet">
                    {calendar::written(language, read.released_at, &read.call.time_zone)}
                </p>
                <p>{i18n::letter_lead(language)}</p>
            </section>
            {body(language, &read.letter, &visit.link(&format!("/entry/{entry}/letter.svg")))}
        }
        .into_any()
    }))
}

/// The chart of a team's letter.
pub async fn picture(
    visit: Visit,
    Path(entry): Path<String>,
    Query(scheme): Query<Scheme>,
    Query(of): Query<Of>,
) -> Answer {
    let read = visit
        .office()
        .team_letter(visit.signed_in()?, &entry, visit.now)
        .await?;
    drawing(visit.language, &read.letter, of, scheme)
}

/// Which round a chart shows, by its place in the letter.
#[derive(Clone, Copy, Default, serde::Deserialize)]
#[serde(default)]
pub struct Of {
    section: usize,
}

fn drawing(language: Language, letter: &Letter, of: Of, scheme: Scheme) -> Answer {
    let section = letter
        .sections
        .get(of.section)
        .ok_or(contest::Denied::Unknown)?;
    let row = |(label, measure): (String, Measure)| {
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
        .filter_map(row)
        .collect();
    let text = IntervalText {
        title: i18n::letter_chart(language).to_owned(),
        alternative: alternative(language, section),
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

fn alternative(language: Language, section: &Section) -> String {
    let one = |(label, measure): (String, Measure)| {
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
        .filter_map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

fn body(language: Language, letter: &Letter, picture: &str) -> AnyView {
    let sections = letter
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            let decimal = |value: f64| i18n::decimal(language, value, 1);
            let rows = measures(language, section)
                .into_iter()
                .map(|(label, measure)| {
                    let mut cells = vec![
                        label.into_any(),
                        view! { <b>{decimal(measure.mean)}</b> }.into_any(),
                        measure
                            .spread
                            .map_or_else(|| "\u{2013}".to_owned(), decimal)
                            .into_any(),
                    ];
                    if let Some([low, median, high]) = measure.field {
                        cells.push(decimal(median).into_any());
                        cells.push(format!("{}\u{2013}{}", decimal(low), decimal(high)).into_any());
                    }
                    cells
                });
            let compares = section.total.field.is_some();
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
            let rows = table(&columns, rows);
            let jurors = if compares {
                i18n::letter_jurors(language, section.jurors, section.works)
            } else {
                i18n::letter_jurors_alone(
                    language,
                    i64::try_from(section.jurors).unwrap_or(i64::MAX),
                )
            };
            let picture = compares.then(|| {
                chart_figure(
                    &format!("{picture}?section={index}"),
                    &alternative(language, section),
                )
            });
            view! {
                <section class="band">
                    <h2>{phase_name(language, section.round.phase())}</h2>
                    <p>{jurors}</p>
                    {picture}
                    {rows}
                    <p class="quiet">
                        {if compares {
                            i18n::letter_method(language)
                        } else {
                            i18n::letter_apart(language)
                        }}
                    </p>
                </section>
            }
        })
        .collect_view();
    let comments = letter
        .comments
        .iter()
        .map(|comment| {
            view! {
                <li>
                    <blockquote lang=foreign(language, comment)>{comment.clone()}</blockquote>
                </li>
            }
        })
        .collect_view();
    view! {
        {sections}
        {(!letter.comments.is_empty())
            .then(|| {
                view! {
                    <section class="band">
                        <h2>{i18n::letter_comments(language)}</h2>
                        <ul class="plain-list">{comments}</ul>
                    </section>
                }
            })}
    }
    .into_any()
}

/// The letters of a call, for its organisers.
pub async fn letters(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let versions = visit.office().versions(&call.id).await?;
    let rows = visit
        .office()
        .letters(visit.signed_in()?, &call, visit.now)
        .await?;
    let unsettled = visit
        .office()
        .unsettled(visit.signed_in()?, &call, Stage::Winners, visit.now)
        .await?;
    Ok(page(&visit, letters_place(&visit, &call), || {
        letters_body(
            &visit,
            &call,
            (&rows, &versions, &unsettled),
            &Filled::default(),
        )
    }))
}

fn letters_place(visit: &Visit, call: &Call) -> Place {
    place(visit, call, i18n::letters_title(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// The letters' page after something was asked of it: with what stands against it, where it was
/// refused.
async fn after(
    visit: Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&[LetterRow]) -> Both,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => Ok(visit.redirect(&format!("{}/letters", base(call)), done)),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let rows = visit
                .office()
                .letters(visit.signed_in()?, call, visit.now)
                .await?;
            let unsettled = visit
                .office()
                .unsettled(visit.signed_in()?, call, Stage::Winners, visit.now)
                .await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let filled = filled.beside_where_overtaken(|| both(&rows));
            Ok(page_with_status(
                &visit,
                status,
                letters_place(&visit, call),
                || letters_body(&visit, call, (&rows, &versions, &unsettled), &filled),
            ))
        }
    }
}

/// The comments that are kept back from a letter, each after who wrote it.
fn kept_back(language: Language, row: &LetterRow, of: impl Fn(&str, bool) -> bool) -> Vec<String> {
    let kept = row
        .comments
        .iter()
        .filter(|comment| of(&comment.juror, comment.withheld));
    kept.map(|comment| i18n::labelled(language, &comment.name, &comment.text))
        .collect()
}

/// A letter as its team would read it.
pub async fn preview(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let row = row(&visit, &call, number).await?;
    let language = visit.language;
    let address = visit.link(&format!("{}/letters", base(&call)));
    let place = place(&visit, &call, i18n::letter_title(language))
        .under(visit.link(&base(&call)), i18n::organise_title(language))
        .under(address.clone(), i18n::letters_title(language));
    Ok(page(&visit, place, || {
        view! {
            <section class="band">
                <p class=city_class(
                    &call.city,
                )>
                    {call.title.text(language).to_owned()}" · "{row.team.clone()}" · "
                    {i18n::entry_number(language, row.number)}
                </p>
                <h1>{i18n::letter_title(language)}</h1>
                <p class="lead">{localized(language, &row.title)}</p>
                <p>{i18n::letter_lead(language)}</p>
            </section>
            {body(language, &row.letter, &format!("{address}/{number}/letter.svg"))}
        }
        .into_any()
    }))
}

/// The chart of a letter as its team would see it.
pub async fn preview_picture(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    Query(scheme): Query<Scheme>,
    Query(of): Query<Of>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let row = row(&visit, &call, number).await?;
    drawing(visit.language, &row.letter, of, scheme)
}

async fn row(visit: &Visit, call: &Call, number: i64) -> Result<LetterRow, failure::PageError> {
    let rows = visit
        .office()
        .letters(visit.signed_in()?, call, visit.now)
        .await?;
    Ok(rows
        .into_iter()
        .find(|row| row.number == number)
        .ok_or(contest::Denied::Unknown)?)
}

/// Keeps comments back.
pub async fn withhold(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    // Ticked goes to the team: what is not ticked is kept back.
    let sent: BTreeSet<&str> = fields.all("sent").collect();
    let listed: BTreeSet<String> = fields.all("comment").map(str::to_owned).collect();
    let withheld: BTreeSet<String> = listed
        .iter()
        .filter(|juror| !sent.contains(juror.as_str()))
        .cloned()
        .collect();
    let entry = fields.get("entry");
    let outcome = visit
        .office()
        .withhold_comments(
            visit.signed_in()?,
            &call,
            entry,
            (&listed, &withheld),
            fields.seen(),
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        &call,
        &fields,
        outcome.map(|()| Done::Saved),
        |rows| {
            let row = rows.iter().find(|row| row.entry == entry);
            let lines = |of: &dyn Fn(&str, bool) -> bool| {
                let title = i18n::letters_kept_back(language).to_owned();
                std::iter::once(title)
                    .chain(row.into_iter().flat_map(|row| kept_back(language, row, of)))
                    .collect()
            };
            Both {
                stands: lines(&|_, withheld| withheld),
                typed: lines(&|juror, _| withheld.contains(juror)),
            }
        },
    )
    .await
}

/// Releases letters.
pub async fn release(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: BTreeSet<String> = fields.all("entry").map(str::to_owned).collect();
    let outcome = visit
        .office()
        .release_letters(
            visit.signed_in()?,
            &call,
            (&entries, fields.has("confirmed")),
            fields.seen(),
            visit.now,
        )
        .await;
    let (language, zone) = (visit.language, call.time_zone.clone());
    after(
        visit,
        &call,
        &fields,
        outcome.map(|_| Done::LettersSent),
        |rows| {
            let name = |row: &LetterRow| i18n::numbered(row.number, row.title.text(language));
            let left = rows.iter().filter_map(|row| {
                let at = row.released_at?;
                Some(i18n::labelled(
                    language,
                    name(row),
                    i18n::letters_left(language, calendar::written(language, at, &zone)),
                ))
            });
            let waiting = rows.iter().filter(|row| row.released_at.is_none());
            let kept = waiting.flat_map(|row| kept_back(language, row, |_, withheld| withheld));
            let stands: Vec<String> = left
                .chain(
                    kept.map(|line| {
                        i18n::labelled(language, i18n::letters_kept_back(language), line)
                    }),
                )
                .collect();
            Both {
                stands,
                typed: rows
                    .iter()
                    .filter(|row| entries.contains(&row.entry))
                    .map(name)
                    .collect(),
            }
        },
    )
    .await
}

fn letters_body(
    visit: &Visit,
    call: &Call,
    (rows, versions, unsettled): (&[LetterRow], &Versions, &[Unsettled]),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let releasing = form.of("what", RELEASE);
    let address = visit.link(&format!("{}/letters", base(call)));
    let ready: Vec<&LetterRow> = rows
        .iter()
        .filter(|row| row.released_at.is_none() && !row.letter.sections.is_empty())
        .collect();
    let open = call.published.has(Stage::Winners);
    let cards = rows
        .iter()
        .map(|row| letter_card(visit, call, (row, versions), form, &address))
        .collect_view();
    let chosen = ready
        .iter()
        .map(|row| {
            (
                row,
                releasing.is_none_or(|form| form.chose("entry", &row.entry)),
            )
        })
        .map(|(row, checked)| {
            view! {
                <label class="tick">
                    <input type="checkbox" name="entry" value=row.entry.clone() checked=checked />
                    {format!(
                        "{} · {}",
                        i18n::numbered(row.number, row.title.text(language)),
                        row.team,
                    )}
                </label>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::letters_title(language)}</h1>
            <p class="lead">{i18n::letters_lead(language)}</p>
            {form.summary(visit)}
            {(!open).then(|| view! { <p class="notice">{i18n::letters_early(language)}</p> })}
            {(open && !ready.is_empty())
                .then(|| {
                    view! {
                        <details open=releasing.is_some()>
                            <summary>{i18n::letters_release(language, ready.len())}</summary>
                            <form method="post" action=format!("{address}/release") class="stack">
                                {seen_field(versions.of(Thing::Letters))}
                                <input type="hidden" name="what" value=RELEASE />
                                <p>{i18n::letters_release_lead(language)}</p>
                                <div class="ticks">{chosen}</div>
                                {unsettled_confirmation(language, unsettled)}
                                <p>
                                    <button class="button">{i18n::letters_send(language)}</button>
                                </p>
                            </form>
                        </details>
                    }
                })}
        </section>
        <section class="band">
            <div class="pair">{cards}</div>
        </section>
    }
    .into_any()
}

/// What the form that releases letters says that it is; the one of the comments names an entry too.
const RELEASE: &str = "release";

fn letter_card(
    visit: &Visit,
    call: &Call,
    (row, versions): (&LetterRow, &Versions),
    form: &Filled,
    address: &str,
) -> AnyView {
    let language = visit.language;
    let posted = form
        .of("entry", &row.entry)
        .and_then(|form| form.having("comment"));
    let seen = versions.of(Thing::Letter(&row.entry));
    let state = match (row.released_at, row.letter.sections.is_empty()) {
        (Some(at), _) => {
            i18n::letters_left(language, calendar::written(language, at, &call.time_zone))
        }
        (None, true) => i18n::letters_nothing(language).to_owned(),
        (None, false) => i18n::letters_waits(language).to_owned(),
    };
    let waits = row.released_at.is_none();
    let comments = row
        .comments
        .iter()
        .map(|comment| {
            let checked =
                posted.map_or(!comment.withheld, |form| form.chose("sent", &comment.juror));
            view! {
                <li>
                    <input type="hidden" name="comment" value=comment.juror.clone() />
                    <label class="tick">
                        <input
                            type="checkbox"
                            name="sent"
                            value=comment.juror.clone()
                            checked=checked
                        />
                        <span lang=foreign(
                            language,
                            &comment.text,
                        )>
                            {comment.text.clone()}<br />
                            <span class="quiet">{comment.name.clone()}</span>
                        </span>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <article class="card">
            <h2>
                {i18n::entry_number(language, row.number)}" "{row.title.text(language).to_owned()}
            </h2>
            <p class="quiet">{row.team.clone()}" · "{state}</p>
            <p>
                <a href=format!("{address}/{}", row.number)>{i18n::letters_read(language)}</a>
            </p>
            {(!row.comments.is_empty())
                .then(|| {
                    view! {
                        <form method="post" action=format!("{address}/comments") class="stack">
                            {seen_field_of(posted, seen)}
                            <input type="hidden" name="entry" value=row.entry.clone() />
                            <ul class="plain-list">{comments}</ul>
                            {(!waits)
                                .then(|| {
                                    view! {
                                        <p class="hint">{i18n::letters_keep_public(language)}</p>
                                    }
                                })}
                            <p>
                                <button
                                    class="button plain small"
                                    aria-label=i18n::labelled(
                                        language,
                                        i18n::letters_keep(language),
                                        row.number,
                                    )
                                >
                                    {i18n::letters_keep(language)}
                                </button>
                            </p>
                        </form>
                    }
                })}
        </article>
    }
    .into_any()
}

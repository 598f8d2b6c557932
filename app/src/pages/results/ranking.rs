//! The ranking with its uncertainty and its reasons, decisions and publication.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use charts::{Interval, IntervalText, Look};
use contest::{
    Language, Localized, Moment, Stage,
    judging::{Criterion, RoundKind},
};
use judging::{
    assessment::{Coverage, LeftOut, METHOD, Order},
    model::{FIXED, Source},
    ranking::{Place as RankingPlace, TieStep},
};
use leptos::prelude::*;
use office::{
    AwardView, Call, Decided, DecisionDraft, Failure, FinalistsDraft, LogRow, PublicationDraft,
    REASON_FIELDS, RankingRow, RankingView, Thing, Unsettled, Versions, Why, calendar,
};
use serde::Deserialize;

use crate::{
    city::city_class,
    failure::{self, PageError},
    form::{Both, Fields, Filled, OnForm as _, area_text, problem_id, seen_field, seen_field_of},
    pages::{
        Answer,
        data::picture,
        editions::rounds::{RoundQuery, tabs},
        organiser::{base, download, place},
    },
    phases::stage_name,
    quoted::localized,
    refusals,
    shell::{Place, page, page_with_status},
    table::{Column, table},
    visit::Visit,
};

/// Newest rows of the log that the page shows.
const LOG_ROWS: i64 = 20;

/// The ranking with decisions and publication.
pub async fn ranking(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let shown = Shown::read(&visit, &call, asked.round(&call, visit.now)).await?;
    Ok(page(&visit, ranking_place(&visit, &call), || {
        ranking_body(&visit, &call, &shown, &Filled::default())
    }))
}

fn ranking_place(visit: &Visit, call: &Call) -> Place {
    place(visit, call, i18n::organise_ranking(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// What the ranking's page shows.
struct Shown {
    versions: Versions,
    view: RankingView,
    without: Vec<(String, LeftOut)>,
    awards: Vec<AwardView>,
    /// What is open that each stage would pass over, in the order of the stages.
    unsettled: Vec<Vec<Unsettled>>,
    log: Vec<LogRow>,
}

impl Shown {
    async fn read(visit: &Visit, call: &Call, round: RoundKind) -> Result<Self, PageError> {
        let (office, organiser) = (visit.office(), visit.signed_in()?);
        let versions = office.versions(&call.id).await?;
        let mut unsettled = Vec::with_capacity(Stage::ALL.len());
        for stage in Stage::ALL {
            unsettled.push(office.unsettled(organiser, call, stage, visit.now).await?);
        }
        Ok(Self {
            versions,
            unsettled,
            view: office.ranking(organiser, call, round, visit.now).await?,
            without: office
                .ranking_without(organiser, call, round, visit.now)
                .await?,
            awards: office.decisions(organiser, call, visit.now).await?,
            log: office
                .call_log(organiser, call, LOG_ROWS, visit.now)
                .await?,
        })
    }
}

/// Points in hundredths as people read them.
#[must_use]
pub fn points(language: Language, hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
    i18n::decimal(language, hundredths as f64 / 100.0, 2)
}

fn tie(visit: &Visit, criteria: &[Criterion], row: &RankingRow) -> String {
    let language = visit.language;
    match row.place.tie {
        None => String::new(),
        Some(TieStep::Criterion(index)) => i18n::tie_criterion(
            language,
            criteria
                .get(index)
                .map_or("", |criterion| criterion.name.text(language)),
        ),
        Some(TieStep::Preference) => i18n::tie_preference(language).to_owned(),
        Some(TieStep::Median) => i18n::tie_median(language).to_owned(),
        Some(TieStep::Vote) => i18n::tie_vote(language).to_owned(),
        Some(TieStep::Shared) => i18n::tie_shared(language).to_owned(),
    }
}

/// A probability in whole per cent; what is not certain is never shown as such.
pub(in crate::pages) fn percent(language: Language, share: f64) -> String {
    // Counted in samples: none of them, or all, is not never, or always.
    let shown = if share < 0.01 {
        "< 1".to_owned()
    } else if share > 0.99 {
        "> 99".to_owned()
    } else {
        i18n::decimal(language, share * 100.0, 0)
    };
    i18n::percent(language, shown)
}

/// Points of 100 with a sign.
pub(in crate::pages) fn signed(language: Language, points: f64) -> String {
    let text = i18n::decimal(language, points.abs(), 1);
    let zero = text
        .chars()
        .all(|letter| !letter.is_ascii_digit() || letter == '0');
    match (zero, points < 0.0) {
        (true, _) => text,
        (false, true) => format!("\u{2212}{text}"),
        (false, false) => format!("+{text}"),
    }
}

/// What stands where a figure cannot be told.
fn unknown() -> String {
    "\u{2013}".to_owned()
}

/// A standard error: never nought, which nobody can be sure of.
pub(in crate::pages) fn error(language: Language, error: f64) -> String {
    let least = 0.1;
    if error < least / 2.0 {
        format!("< {}", i18n::decimal(language, least, 1))
    } else {
        i18n::decimal(language, error, 1)
    }
}

/// A figure with its sign and its standard error, as far as they can be told.
pub(in crate::pages) fn with_error(
    language: Language,
    figure: Option<f64>,
    deviation: Option<f64>,
) -> String {
    match (figure, deviation) {
        (None, _) => unknown(),
        (Some(figure), None) => signed(language, figure),
        (Some(figure), Some(deviation)) => format!(
            "{} ± {}",
            signed(language, figure),
            error(language, deviation)
        ),
    }
}

fn coverage(language: Language, coverage: Coverage) -> AnyView {
    match coverage {
        Coverage::Empty => view! { <p>{i18n::ranking_empty(language)}</p> }.into_any(),
        Coverage::Complete => view! { <p>{i18n::ranking_complete(language)}</p> }.into_any(),
        Coverage::Connected => view! { <p>{i18n::ranking_connected(language)}</p> }.into_any(),
        Coverage::Apart(count) => view! {
            <p class="notice refused" role="alert">
                {i18n::ranking_apart(language, count)}
            </p>
        }
        .into_any(),
    }
}

fn ranking_row(
    visit: &Visit,
    call: &Call,
    view: &RankingView,
    row: &RankingRow,
    base: &str,
    posted: Option<&Filled>,
) -> Vec<AnyView> {
    let language = visit.language;
    let shortlist = usize::try_from(call.shortlist).unwrap_or(0);
    let chosen = view.rows.iter().any(|row| row.finalist);
    // Nothing chosen yet: the first places are proposed, where there is a joint ranking.
    let proposed = row.place.rank.is_some_and(|rank| rank <= shortlist);
    let checked = if chosen { row.finalist } else { proposed };
    let checked = posted.map_or(checked, |form| form.chose("finalist", &row.place.entry));
    let both = |place: &RankingPlace| match place.rank {
        Some(rank) => format!("{} · {rank}", points(language, place.points)),
        None => points(language, place.points),
    };
    let mut cells = Vec::new();
    if view.round == RoundKind::Screening {
        let name = i18n::organise_finalist(language, row.title.text(language));
        cells.push(
            view! {
                <input
                    type="checkbox"
                    name="finalist"
                    value=row.place.entry.clone()
                    checked=checked
                    form="finalists"
                    aria-label=name
                />
            }
            .into_any(),
        );
    }
    cells.extend(row.place.rank.map(IntoAny::into_any));
    let address = format!("{base}/ranking/{}?round={}", row.number, view.round.code());
    cells.extend([
        view! {
            <a href=address>{localized(language, &row.title)}</a>
            <br />
            <span class="quiet">
                {row.team.clone()}" · "{i18n::entry_number(language, row.number)}
            </span>
        }
        .into_any(),
        view! { <b>{both(&row.assessed.corrected)}</b> }.into_any(),
        both(&row.assessed.raw).into_any(),
    ]);
    if let Some(chances) = &row.assessed.chances {
        cells.extend([
            format!("{}\u{2013}{}", chances.ranks.0, chances.ranks.1).into_any(),
            percent(language, chances.first).into_any(),
            percent(language, chances.shortlist).into_any(),
        ]);
    }
    cells.extend(row.place.criteria.iter().map(|mean| {
        mean.map_or_else(|| "\u{2013}".to_owned(), |mean| points(language, mean))
            .into_any()
    }));
    cells.extend([
        row.place.jurors.into_any(),
        tie(visit, &view.criteria, row).into_any(),
    ]);
    cells
}

fn ranking_columns(language: Language, view: &RankingView) -> Vec<Column> {
    let mut columns = Vec::new();
    if view.round == RoundKind::Screening {
        columns.push(Column::tick(i18n::ranking_finalist(language)));
    }
    if view.coverage.compares() {
        columns.extend([
            Column::rank(i18n::ranking_rank(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::ranking_corrected(language)),
            Column::number(i18n::ranking_raw(language)),
        ]);
    } else {
        columns.extend([
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::why_corrected(language)),
            Column::number(i18n::ranking_mean(language)),
        ]);
    }
    if told(view) {
        columns.extend([
            Column::number(i18n::ranking_interval(language)),
            Column::number(i18n::ranking_first(language)),
            Column::number(i18n::ranking_shortlist(language)),
        ]);
    }
    columns.extend(view.criteria.iter().map(|criterion| {
        Column::number(criterion.name.text(language))
            .noted(i18n::percent(language, criterion.weight / 10))
    }));
    columns.extend([
        Column::number(i18n::organise_jurors(language)),
        Column::wide(i18n::ranking_tie(language)),
    ]);
    columns
}

/// Whether the sheets tell how sure a place is: of all entries, or of none.
fn told(view: &RankingView) -> bool {
    view.rows.iter().any(|row| row.assessed.chances.is_some())
}

/// The table of all entries, or one for each part of the jury where nothing can be compared across
/// them.
fn ranking_tables(
    visit: &Visit,
    call: &Call,
    view_of: &RankingView,
    base: &str,
    posted: Option<&Filled>,
) -> AnyView {
    let language = visit.language;
    let columns = ranking_columns(language, view_of);
    let of = |rows: &[RankingRow]| {
        table(
            &columns,
            rows.iter()
                .map(|row| ranking_row(visit, call, view_of, row, base, posted)),
        )
    };
    if view_of.coverage.compares() {
        return of(&view_of.rows);
    }
    let parts = view_of
        .rows
        .chunk_by(|one, other| one.assessed.part == other.assessed.part);
    let parts = parts.map(|rows| {
        let part = rows[0].assessed.part;
        let jurors = view_of
            .jurors
            .iter()
            .filter(|(juror, _)| juror.part == part);
        let jurors = i18n::list(language, jurors.map(|(_, name)| name.as_str()));
        view! {
            <h3>{i18n::ranking_part(language, part + 1)}</h3>
            <p class="quiet">{i18n::ranking_part_jurors(language, jurors)}</p>
            {of(rows)}
        }
    });
    parts.collect_view().into_any()
}

/// The tick that says, in the words of a form, that it is meant although the ranking does not
/// compare all entries; where it does, none.
fn apart_confirmation(shown: &Shown, text: &'static str) -> Option<AnyView> {
    (!shown.view.coverage.compares()).then(|| {
        view! {
            <label class="tick">
                <input type="checkbox" name="apart" value="1" />
                {text}
            </label>
        }
        .into_any()
    })
}

/// The button that saves the finalists; with a confirmation where the ranking does not compare
/// them.
fn finalists_form(visit: &Visit, shown: &Shown, base: &str, posted: Option<&Filled>) -> AnyView {
    let language = visit.language;
    let seen = shown.versions.of(Thing::Finalists);
    view! {
        <form method="post" action=format!("{base}/finalists") id="finalists" class="stack">
            {seen_field_of(posted, seen)}
            <input type="hidden" name="what" value=FINALISTS />
            {apart_confirmation(shown, i18n::finalists_apart_confirm(language))}
            <p>
                <button class="button plain">{i18n::organise_save_finalists(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

fn ranking_body(visit: &Visit, call: &Call, shown: &Shown, form: &Filled) -> AnyView {
    let language = visit.language;
    let base = visit.link(&base(call));
    let (view_of, rows) = (&shown.view, &shown.view.rows);
    let asked = format!("?round={}", view_of.round.code());
    let forms = shown
        .awards
        .iter()
        .map(|award| award_form(visit, (award, shown), rows, &base, form))
        .collect_view();
    let stages = Stage::ALL
        .into_iter()
        .zip(&shown.unsettled)
        .map(|(stage, open)| stage_row(visit, (call, shown), (stage, open), &base, form));
    let stages = stages.collect_view();
    let finalists = form.of("what", FINALISTS);
    let log = shown
        .log
        .iter()
        .map(|row| {
            view! {
                <li>
                    <span class="code">{row.number}</span>
                    " "
                    {calendar::written(language, Moment(row.at), &call.time_zone)}
                    " "
                    <b>{logged(language, row)}</b>
                    " "
                    <span class="quiet">{row.person.clone()}</span>
                </li>
            }
        })
        .collect_view();
    let unscored = view_of
        .unscored
        .iter()
        .map(|(number, title)| view! { <li>{i18n::entry_number(language, *number)}" "{title.text(language).to_owned()}</li> })
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::organise_ranking(language)}</h1>
            {tabs(visit, call, "/organise/ranking", view_of.round)}
            {form.summary(visit)}
            {coverage(language, view_of.coverage)}
            {view_of
                .parts
                .iter()
                .any(|part| part.source == Source::Fixed)
                .then(|| {
                    view! {
                        <p>{i18n::ranking_fixed(language, i18n::decimal(language, FIXED, 1))}</p>
                    }
                })}
            {(view_of.coverage.compares() && !rows.is_empty() && !told(view_of))
                .then(|| view! { <p>{i18n::ranking_unknown(language)}</p> })}
            {(view_of.coverage == Coverage::Connected).then(|| order_form(language, shown, &base))}
        </section>
        {(!rows.is_empty())
            .then(|| {
                view! {
                    <section class="band">
                        <div class="section-head">
                            <h2>{i18n::ranking_table(language)}</h2>
                            <a href=format!(
                                "{base}/ranking.json{asked}",
                            )>{i18n::ranking_export(language)}</a>
                        </div>
                        {ranking_tables(visit, call, view_of, &base, finalists)}
                        {(view_of.round == RoundKind::Screening)
                            .then(|| finalists_form(visit, shown, &base, finalists))}
                        <p class="quiet wrap">
                            {i18n::ranking_record(
                                language,
                                &view_of.hash[..12],
                                METHOD,
                                view_of.seed,
                                view_of.samples,
                            )}
                        </p>
                        {recorded(visit, call, &view_of.recorded)}
                    </section>
                    {told(view_of)
                        .then(|| {
                            view! {
                                <section class="band">
                                    <h2>{i18n::ranking_intervals(language)}</h2>
                                    {chart(
                                        &format!("{base}/ranking.svg{asked}"),
                                        &alternative(language, view_of),
                                    )}
                                </section>
                            }
                        })}
                    {(!shown.without.is_empty()).then(|| without(visit, view_of, &shown.without))}
                }
            })}
        {(!view_of.unscored.is_empty())
            .then(|| {
                view! {
                    <section class="band">
                        <h2>{i18n::ranking_unscored(language)}</h2>
                        <ul class="plain-list">{unscored}</ul>
                    </section>
                }
            })}
        <section class="band">
            <h2>{i18n::organise_decisions(language)}</h2>
            <div class="pair">{forms}</div>
        </section>
        <section class="band">
            <h2>{i18n::organise_publication(language)}</h2>
            <p>{i18n::organise_publication_lead(language)}</p>
            <ul class="lines">{stages}</ul>
        </section>
        <section class="band">
            <h2>{i18n::organise_log(language)}</h2>
            <ul class="plain-list">{log}</ul>
        </section>
    }
    .into_any()
}

/// The rankings that were kept because something was decided or published on them, by the beginning
/// of their hash.
pub(in crate::pages) fn recorded(
    visit: &Visit,
    call: &Call,
    recorded: &[(String, Moment)],
) -> Option<AnyView> {
    let language = visit.language;
    let rows = recorded
        .iter()
        .map(|(hash, at)| {
            view! {
                <li>
                    <span class="code">{hash[..12.min(hash.len())].to_owned()}</span>
                    " "
                    {calendar::written(language, *at, &call.time_zone)}
                </li>
            }
        })
        .collect_view();
    (!recorded.is_empty()).then(|| {
        view! {
            <details>
                <summary>{i18n::ranking_recorded(language)}</summary>
                <ul class="plain-list">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

/// A chart of the organiser's own, in the page's scheme and for its width.
pub(in crate::pages) fn chart(address: &str, alternative: &str) -> AnyView {
    let with = |asked: &str| {
        format!(
            "{address}{}{asked}",
            if address.contains('?') { "&" } else { "?" }
        )
    };
    view! {
        <figure class="chart">
            <div class="scroll" tabindex="0">
                <picture class="fitted">
                    <source
                        srcset=with("narrow=true&dark=true")
                        media="(max-width: 40rem) and (prefers-color-scheme: dark)"
                    />
                    <source srcset=with("narrow=true") media="(max-width: 40rem)" />
                    <source srcset=with("dark=true") media="(prefers-color-scheme: dark)" />
                    <img src=address.to_owned() alt=alternative.to_owned() />
                </picture>
            </div>
        </figure>
    }
    .into_any()
}

fn alternative(language: Language, view: &RankingView) -> String {
    let name = |row: Option<&RankingRow>| {
        row.map_or_else(String::new, |row| row.title.text(language).to_owned())
    };
    i18n::ranking_intervals_text(
        language,
        view.rows.len(),
        name(view.rows.first()),
        name(view.rows.last()),
    )
}

/// What the form of the finalists says that it is: without a tick it has no field of its own.
const FINALISTS: &str = "finalists";

const fn order_name(language: Language, order: Order) -> &'static str {
    match order {
        Order::Corrected => i18n::ranking_order_corrected(language),
        Order::Raw => i18n::ranking_order_raw(language),
    }
}

fn order_form(language: Language, shown: &Shown, base: &str) -> AnyView {
    let asked = shown.view.asked;
    let choice = |order: Order| {
        view! {
            <label class="tick">
                <input type="radio" name="order" value=order.code() checked=order == asked />
                {order_name(language, order)}
            </label>
        }
    };
    view! {
        <form method="post" action=format!("{base}/ranking/order") class="stack">
            {seen_field(shown.versions.of(Thing::Order))}
            <fieldset class="plain">
                <legend>{i18n::ranking_order(language)}</legend>
                {choice(Order::Corrected)}
                {choice(Order::Raw)}
            </fieldset>
            <p>
                <button class="button plain small">{i18n::ranking_order_save(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// Changes that are listed for one juror, from the first rank on: among a thousand entries most
/// ranks move.
const CHANGES: usize = 20;

/// What would change if one juror were left out.
fn without(visit: &Visit, view_of: &RankingView, without: &[(String, LeftOut)]) -> AnyView {
    let language = visit.language;
    let title = |entry: &str| {
        view_of
            .rows
            .iter()
            .find(|row| row.assessed.entry == entry)
            .map_or_else(String::new, |row| row.title.text(language).to_owned())
    };
    let rows = without
        .iter()
        .map(|(name, left)| {
            let changes = left
                .changes
                .iter()
                .take(CHANGES)
                .map(|change| {
                    let after = change.after.map_or_else(unknown, |rank| rank.to_string());
                    view! {
                        <li>
                            {i18n::ranking_without_change(
                                language,
                                title(&change.entry),
                                change.before,
                                after,
                            )}
                        </li>
                    }
                })
                .collect_view();
            let more = left.changes.len().checked_sub(CHANGES).filter(|more| *more > 0);
            let more = more.map(|more| view! { <li class="quiet">{i18n::ranking_without_more(language, more)}</li> });
            view! {
                <li>
                    <b>{name.clone()}</b>
                    {left
                        .parts
                        .map(|parts| {
                            view! {
                                <span class="problem">
                                    {i18n::ranking_without_parts(language, parts)}
                                </span>
                            }
                        })}
                    {(left.changes.is_empty() && left.parts.is_none())
                        .then(|| {
                            view! {
                                <span class="quiet">{i18n::ranking_without_none(language)}</span>
                            }
                        })}
                    {left
                        .shortlist
                        .then(|| {
                            view! {
                                <span class="tag">{i18n::ranking_without_shortlist(language)}</span>
                            }
                        })}
                    {(!left.changes.is_empty())
                        .then(|| {
                            view! {
                                <details>
                                    <summary>
                                        {i18n::ranking_without_count(language, left.changes.len())}
                                    </summary>
                                    <ul class="plain-list">{changes}{more}</ul>
                                </details>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::ranking_without(language)}</h2>
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}

/// How a chart is asked for: on dark paper, for a narrow screen.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Scheme {
    dark: bool,
    narrow: bool,
}

/// The estimates with their intervals, as a picture.
pub async fn intervals(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    Query(scheme): Query<Scheme>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let view = visit
        .office()
        .ranking(
            visit.signed_in()?,
            &call,
            asked.round(&call, visit.now),
            visit.now,
        )
        .await?;
    let language = visit.language;
    let shortlist = usize::try_from(call.shortlist).unwrap_or(0);
    // Without an error there is no interval, and without a rank no order to draw them in.
    let interval = |row: &RankingRow| {
        let (rank, error) = (row.place.rank?, row.assessed.error?);
        Some(Interval {
            other: Some(hundredths(row.assessed.raw.points)),
            strong: rank <= shortlist,
            ..Interval::ninety(
                i18n::numbered(rank, row.title.text(language)),
                row.assessed.estimate,
                error,
            )
        })
    };
    let rows: Vec<Interval> = view.rows.iter().filter_map(interval).collect();
    let text = IntervalText {
        title: i18n::ranking_intervals(language).to_owned(),
        alternative: alternative(language, &view),
        axis: i18n::ranking_axis(language).to_owned(),
        dot: i18n::ranking_dot(language).to_owned(),
        ring: Some(i18n::ranking_ring(language).to_owned()),
    };
    drawn(&rows, &text, language, scheme)
}

/// A drawn picture as an answer.
pub(in crate::pages) fn drawn(
    rows: &[Interval],
    text: &IntervalText,
    language: Language,
    scheme: Scheme,
) -> Answer {
    let look = Look {
        dark: scheme.dark,
        narrow: scheme.narrow,
    };
    let svg = charts::intervals(rows, text, language, look)
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let mut response = picture(svg.into_bytes(), "image/svg+xml");
    response.headers_mut().insert(
        axum::http::header::CACHE_CONTROL,
        axum::http::HeaderValue::from_static("no-store"),
    );
    Ok(response)
}

/// Hundredths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
const fn hundredths(points: i64) -> f64 {
    points as f64 / 100.0
}

/// The ranking as a file that can be computed again.
pub async fn export(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let export = visit
        .office()
        .ranking_export(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let text = serde_json::to_string_pretty(&export).map_err(Failure::from)?;
    Ok::<Response, _>(download(
        text,
        "application/json",
        &format!("{edition}-{slug}-{}-ranking.json", round.code()),
    ))
}

/// Takes one of the two orders.
pub async fn order(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let order = Order::from_code(fields.get("order")).ok_or(contest::Denied::Unknown)?;
    let outcome = visit
        .office()
        .choose_order(visit.signed_in()?, &call, order, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(visit, &call, &fields, outcome.map(|()| "saved"), |shown| {
        Both {
            stands: vec![order_name(language, shown.view.asked).to_owned()],
            typed: vec![order_name(language, order).to_owned()],
        }
    })
    .await
}

/// The ranking's page after something was asked of it: with what stands against it, where it was
/// refused.
async fn after(
    visit: Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<&str>,
    both: impl FnOnce(&Shown) -> Both,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => Ok(visit.redirect(&format!("{}/ranking", base(call)), done)),
        Err(refusal) => {
            // The finalists are chosen on the ranking of the screening.
            let round = if fields.get("what") == FINALISTS {
                RoundKind::Screening
            } else {
                call.running_round(visit.now)
            };
            // What the call says of itself may have changed as well.
            let call = visit.office().call(&call.edition.slug, &call.slug).await?;
            let shown = Shown::read(&visit, &call, round).await?;
            let (status, form) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let form = form.beside_where_overtaken(|| both(&shown));
            Ok(page_with_status(
                &visit,
                status,
                ranking_place(&visit, &call),
                || ranking_body(&visit, &call, &shown, &form),
            ))
        }
    }
}

/// Why an entry stands where it stands.
pub async fn why(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let why = visit
        .office()
        .why(
            visit.signed_in()?,
            &call,
            asked.round(&call, visit.now),
            number,
            visit.now,
        )
        .await?;
    let language = visit.language;
    let place = place(&visit, &call, &why_title(language, &why))
        .under(visit.link(&base(&call)), i18n::organise_title(language))
        .under(
            visit.link(&format!("{}/ranking", base(&call))),
            i18n::organise_ranking(language),
        );
    Ok(page(&visit, place, || why_body(&visit, &call, &why)))
}

fn why_title(language: Language, why: &Why) -> String {
    let number = why.row.number;
    why.row.place.rank.map_or_else(
        || i18n::why_title_points(language, number),
        |rank| i18n::why_title(language, number, rank),
    )
}

fn why_body(visit: &Visit, call: &Call, why: &Why) -> AnyView {
    let language = visit.language;
    let assessed = &why.row.assessed;
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
            mark.map_or_else(|| "\u{2013}".to_owned(), |mark| mark.to_string())
                .into_any()
        });
        [name.clone().into_any()]
            .into_iter()
            .chain(marks)
            .chain([
                decimal(reason.total).into_any(),
                with_error(language, reason.severity, None).into_any(),
                view! { <b>{decimal(reason.corrected)}</b> }.into_any(),
                signed(language, reason.apart).into_any(),
            ])
            .collect()
    });
    let sheets = table(&columns, rows);
    let without = why
        .without
        .iter()
        .filter_map(|(name, after)| {
            let after = after.map_or_else(unknown, |rank| rank.to_string());
            Some(view! { <li>{i18n::ranking_without_change(language, name, why.row.place.rank?, after)}</li> })
        })
        .collect_view();
    let chances = assessed.chances.map(|chances| {
        let (first, shortlist) = (
            percent(language, chances.first),
            percent(language, chances.shortlist),
        );
        match chances.ranks {
            (low, high) if low == high => i18n::why_chances_sure(language, low, first, shortlist),
            (low, high) => i18n::why_chances(language, low, high, first, shortlist),
        }
    });
    let uncertain = match (why.coverage, assessed.error) {
        (Coverage::Apart(_), _) => i18n::why_part(language, assessed.part + 1),
        (_, Some(deviation)) => i18n::why_error(language, error(language, deviation)),
        (_, None) => i18n::ranking_unknown(language).to_owned(),
    };
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{why_title(language, why)}</h1>
            <p class="lead">{localized(language, &why.row.title)}</p>
            <p>
                {if why.coverage == Coverage::Complete {
                    i18n::why_complete(language, points(language, assessed.raw.points))
                } else {
                    i18n::why_lead(
                        language,
                        points(language, assessed.raw.points),
                        points(language, assessed.corrected.points),
                    )
                }}" "{uncertain}
            </p>
            {chances.map(|chances| view! { <p>{chances}</p> })}
            {(why.order == Order::Corrected)
                .then(|| {
                    view! {
                        <p>{i18n::why_mean(language, why.row.place.jurors, decimal(why.mean))}</p>
                    }
                })}
            {why
                .row
                .place
                .tie
                .is_some()
                .then(|| view! { <p>{tie(visit, &why.criteria, &why.row)}</p> })}
        </section>
        <section class="band">
            <h2>{i18n::why_sheets(language)}</h2>
            {sheets}
            <p class="quiet">{i18n::why_severity_text(language)}</p>
        </section>
        {why
            .row
            .place
            .rank
            .is_some()
            .then(|| {
                view! {
                    <section class="band">
                        <h2>{i18n::ranking_without(language)}</h2>
                        {why
                            .without
                            .is_empty()
                            .then(|| view! { <p>{i18n::ranking_without_none(language)}</p> })}
                        <ul class="plain-list">{without}</ul>
                    </section>
                }
            })}
    }
    .into_any()
}

/// A form that decides on an award: as it was posted, where it was refused, and as the award stands
/// otherwise.
pub(in crate::pages) struct Deciding<'a> {
    award: &'a AwardView,
    pub(in crate::pages) refused: Option<&'a Filled>,
}

impl<'a> Deciding<'a> {
    /// Among the forms of a page; a vote names an award too, but no reason.
    pub(in crate::pages) fn of(award: &'a AwardView, form: &'a Filled) -> Self {
        Self {
            award,
            refused: form.of("award", &award.id).filter(|form| {
                REASON_FIELDS
                    .iter()
                    .any(|field| form.having(field).is_some())
            }),
        }
    }

    /// The name of one of its fields on the page: the summary of what is wrong leads to the plain
    /// one.
    pub(in crate::pages) fn id(&self, field: &str) -> String {
        if self.refused.is_some() {
            field.to_owned()
        } else {
            format!("{field}-{}", self.award.id)
        }
    }

    /// Whether a work has the award, or was to have it.
    pub(in crate::pages) fn holds(&self, entry: &str) -> bool {
        self.refused.map_or_else(
            || self.award.holders.iter().any(|holder| holder.id == entry),
            |form| form.chose("entry", entry),
        )
    }

    /// What stands against one of its fields.
    pub(in crate::pages) fn problem(&self, visit: &Visit, field: &str) -> Option<AnyView> {
        self.refused
            .and_then(|form| form.problem_beside(visit, field))
    }

    /// The fields of the reason, one for each language, and the version of the decision that the
    /// form was made from.
    pub(in crate::pages) fn reason(&self, visit: &Visit, versions: &Versions) -> AnyView {
        let language = visit.language;
        let (id, hint) = (self.id("reason"), self.id("reason-hint"));
        let seen = versions.of(Thing::Decision(&self.award.id));
        let stands = self.award.reason.localized(language);
        let fields: Vec<(Language, &'static str, String)> = Language::ALL
            .into_iter()
            .zip(REASON_FIELDS)
            .map(|(of, field)| {
                let stands = || stands.0.get(&of).cloned().unwrap_or_default();
                let text = self.refused.map_or_else(stands, |form| form.value(field));
                (of, field, text)
            })
            .collect();
        let (own, others): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(of, ..)| *of == language);
        let written = others
            .iter()
            .filter(|(.., text)| !text.trim().is_empty())
            .map(|(of, ..)| of.name());
        let written = i18n::list(language, written);
        let summary = if written.is_empty() {
            i18n::award_reason_others(language).to_owned()
        } else {
            i18n::award_reason_others_written(language, written)
        };
        let open = self.refused.is_some();
        let areas = |fields: Vec<(Language, &'static str, String)>| {
            fields
                .into_iter()
                .map(|(of, field, text)| self.reason_area(visit, (of, field), &text))
                .collect_view()
        };
        view! {
            {seen_field_of(self.refused, seen)}
            <fieldset
                class="plain stack"
                id=id
                aria-describedby=format!("{} {hint}", problem_id("reason"))
            >
                <legend>{i18n::award_reason(language)}</legend>
                <p class="hint" id=hint.clone()>
                    {i18n::award_reason_hint(language, office::MINUTE_MOST)}
                </p>
                {self.problem(visit, "reason")}
                {areas(own)}
                <details open=open>
                    <summary>{summary}</summary>
                    {areas(others)}
                </details>
            </fieldset>
        }
        .into_any()
    }

    /// The field of the reason in one language.
    fn reason_area(
        &self,
        visit: &Visit,
        (of, field): (Language, &'static str),
        text: &str,
    ) -> AnyView {
        let id = self.id(field);
        let problem = self.problem(visit, field);
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=id.clone() lang=of.tag()>
                    {of.name()}
                </label>
                <textarea
                    id=id
                    name=field
                    rows="2"
                    lang=of.tag()
                    aria-describedby=problem_id(field)
                    aria-invalid=invalid
                    inner_html=area_text(text)
                ></textarea>
                {problem}
            </div>
        }
        .into_any()
    }
}

/// What a decision says, line by line: its works, or that there is none, and the reason.
pub(in crate::pages) fn decision_lines(
    language: Language,
    titles: Vec<String>,
    reason: &Localized,
) -> Vec<String> {
    let mut lines = if titles.is_empty() {
        vec![i18n::award_vacant(language).to_owned()]
    } else {
        titles
    };
    let several = reason.0.len() > 1;
    lines.extend(reason.0.iter().map(|(of, text)| {
        let line = i18n::meeting_reason(language, text);
        if several {
            i18n::labelled(language, of.name(), line)
        } else {
            line
        }
    }));
    lines
}

/// The decision on an award that stands.
pub(in crate::pages) fn standing_decision(
    language: Language,
    awards: &[AwardView],
    award: &str,
) -> Vec<String> {
    let Some(known) = awards
        .iter()
        .find(|known| known.id == award && known.decided)
    else {
        return vec![i18n::award_open(language).to_owned()];
    };
    let titles = known
        .holders
        .iter()
        .map(|entry| i18n::numbered(entry.number, entry.content.title.text(language)))
        .collect();
    decision_lines(language, titles, &known.reason.localized(language))
}

fn award_form(
    visit: &Visit,
    (award, shown): (&AwardView, &Shown),
    rows: &[RankingRow],
    base: &str,
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let deciding = Deciding::of(award, form);
    let options = rows
        .iter()
        .map(|row| {
            let checked = deciding.holds(&row.place.entry);
            let name = match row.place.rank {
                Some(rank) => i18n::numbered(rank, row.title.text(language)),
                None => format!(
                    "{} · {}",
                    i18n::entry_number(language, row.number),
                    row.title.text(language)
                ),
            };
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name="entry"
                        value=row.place.entry.clone()
                        checked=checked
                    />
                    {name}
                </label>
            }
        })
        .collect_view();
    let state = if !award.decided {
        i18n::award_open(language).to_owned()
    } else if award.holders.is_empty() {
        i18n::award_vacant(language).to_owned()
    } else {
        award
            .holders
            .iter()
            .map(|entry| entry.content.title.text(language).to_owned())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    view! {
        <form method="post" action=format!("{base}/decisions") class="stack card">
            <h3>{localized(language, &award.name)}</h3>
            <p class="quiet">{state}</p>
            <input type="hidden" name="award" value=award.id.clone() />
            <details open=deciding.refused.is_some()>
                <summary>{i18n::award_choose(language)}</summary>
                <div class="ticks">{options}</div>
            </details>
            <p class="hint">{i18n::award_none(language)}</p>
            {deciding.reason(visit, &shown.versions)}
            {apart_confirmation(shown, i18n::award_apart_confirm(language))}
            <p>
                <button class="button plain small">{i18n::award_record(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// What a row of the log says was done.
fn logged(language: Language, row: &LogRow) -> String {
    let stage = || Stage::from_code(&row.detail).map_or("", |stage| stage_name(language, stage));
    match row.action.as_str() {
        "invite-juror" => i18n::log_invite_juror(language).to_owned(),
        "assign" => i18n::log_assign(language).to_owned(),
        "plan" => i18n::log_plan(language).to_owned(),
        "plan-discarded" => i18n::log_plan_discarded(language).to_owned(),
        "juror" => i18n::log_juror(language).to_owned(),
        "conflict" => i18n::log_conflict(language).to_owned(),
        "conflict-withdrawn" => i18n::log_conflict_withdrawn(language).to_owned(),
        "conflict-overruled" => i18n::log_conflict_overruled(language).to_owned(),
        "open-pairs" => i18n::log_open_pairs(language).to_owned(),
        "close-pairs" => i18n::log_close_pairs(language).to_owned(),
        "flag" => i18n::log_flag(language).to_owned(),
        "flag-settled" => i18n::log_flag_settled(language).to_owned(),
        "meeting-opened" => i18n::log_meeting_opened(language).to_owned(),
        "meeting-closed" => i18n::log_meeting_closed(language).to_owned(),
        "entry-excluded" => {
            i18n::log_entry_excluded(language, row.detail.split(' ').next().unwrap_or_default())
        }
        "entry-readmitted" => i18n::log_entry_readmitted(language, &row.detail),
        "juror-removed" => i18n::log_juror_removed(language).to_owned(),
        "reminder" => i18n::log_reminder(language).to_owned(),
        "mail-again" => i18n::log_mail_again(language).to_owned(),
        "juror-address" => i18n::log_juror_address(language).to_owned(),
        "letter" => i18n::log_letter(language).to_owned(),
        "letter-comments" => i18n::log_letter_comments(language).to_owned(),
        "criteria" => i18n::log_criteria(language).to_owned(),
        "round" => i18n::log_round(language).to_owned(),
        "round-removed" => i18n::log_round_removed(language).to_owned(),
        "ranking-order" => i18n::log_ranking_order(language).to_owned(),
        "finalists" => i18n::log_finalists(language).to_owned(),
        "decision" => i18n::log_decision(language).to_owned(),
        "close-round" => i18n::log_close_round(language).to_owned(),
        "reopen-round" => i18n::log_reopen_round(language).to_owned(),
        "publish" => i18n::log_publish(language, stage()),
        "unpublish" => i18n::log_unpublish(language, stage()),
        // An action of a later version, or one that no page of a call shows.
        other => other.to_owned(),
    }
}

/// What is still open of what is about to leave, and the tick with which it leaves all the same;
/// nothing where all is settled.
pub(in crate::pages) fn confirm_unsettled(
    language: Language,
    open: &[Unsettled],
) -> Option<AnyView> {
    let listed = open
        .iter()
        .map(|open| view! { <li>{refusals::unsettled(language, open)}</li> })
        .collect_view();
    (!open.is_empty()).then(|| {
        view! {
            <p>{i18n::stage_unsettled(language)}</p>
            <ul>{listed}</ul>
            <label class="tick">
                <input type="checkbox" name="confirmed" value="1" />
                {i18n::stage_confirm(language)}
            </label>
        }
        .into_any()
    })
}

fn stage_row(
    visit: &Visit,
    (call, shown): (&Call, &Shown),
    (stage, open): (Stage, &Vec<Unsettled>),
    base: &str,
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let public = call.published.has(stage);
    let (state, button) = if public {
        (
            i18n::stage_public(language),
            i18n::stage_take_back(language),
        )
    } else {
        (i18n::stage_private(language), i18n::stage_publish(language))
    };
    let name = stage_name(language, stage);
    let asked = if public {
        None
    } else {
        confirm_unsettled(language, open)
    };
    view! {
        <li>
            <b>{name}</b>
            <span>{state}</span>
            <details open=form.of("stage", stage.code()).is_some()>
                <summary>{button}</summary>
                <form method="post" action=format!("{base}/publication") class="stack">
                    <p>
                        {if public {
                            i18n::stage_take_back_lead(language)
                        } else {
                            i18n::stage_publish_lead(language)
                        }}
                    </p>
                    {asked}
                    {seen_field(shown.versions.of(Thing::Publication))}
                    <input type="hidden" name="stage" value=stage.code() />
                    <input type="hidden" name="public" value=i32::from(!public) />
                    <p>
                        <button class="button" aria-label=i18n::labelled(language, button, name)>
                            {button}
                        </button>
                    </p>
                </form>
            </details>
        </li>
    }
    .into_any()
}

/// Sets the finalists.
pub async fn finalists(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<String> = fields.all("finalist").map(str::to_owned).collect();
    let draft = FinalistsDraft {
        entries: &entries,
        apart: fields.get("apart") == "1",
    };
    let outcome = visit
        .office()
        .choose_finalists(visit.signed_in()?, &call, draft, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(visit, &call, &fields, outcome.map(|()| "saved"), |shown| {
        Both {
            stands: titles(language, &shown.view, |row| row.finalist),
            typed: titles(language, &shown.view, |row| {
                entries.contains(&row.place.entry)
            }),
        }
    })
    .await
}

/// The titles of some works, each after its number.
fn titles(language: Language, view: &RankingView, of: impl Fn(&RankingRow) -> bool) -> Vec<String> {
    view.rows
        .iter()
        .filter(|row| of(row))
        .map(|row| i18n::numbered(row.number, row.title.text(language)))
        .collect()
}

/// Records a decision.
pub async fn decide(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<String> = fields.all("entry").map(str::to_owned).collect();
    let reason = fields.localized(REASON_FIELDS);
    let draft = DecisionDraft {
        award: fields.get("award"),
        entries: &entries,
        reason: &reason,
        dissent: &[],
        apart: fields.get("apart") == "1",
    };
    let outcome = visit
        .office()
        .decide(visit.signed_in()?, &call, &draft, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(visit, &call, &fields, outcome.map(decided), |shown| Both {
        stands: standing_decision(language, &shown.awards, fields.get("award")),
        typed: decision_lines(
            language,
            titles(language, &shown.view, |row| {
                entries.contains(&row.place.entry)
            }),
            &reason,
        ),
    })
    .await
}

/// What the page says after a decision.
pub(in crate::pages) const fn decided(decided: Decided) -> &'static str {
    match decided {
        Decided::Recorded => "decided",
        Decided::FinalistsTakenBack => "decided-finalists",
    }
}

/// Publishes a stage or takes it back.
pub async fn publish(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let stage = Stage::from_code(fields.get("stage")).ok_or(contest::Denied::Unknown)?;
    let public = fields.get("public") == "1";
    let draft = PublicationDraft {
        stage,
        public,
        confirmed: fields.has("confirmed"),
    };
    let outcome = visit
        .office()
        .publish(visit.signed_in()?, &call, draft, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    let fresh = visit.office().call(&edition, &slug).await?;
    let name = |stage: Stage, public: bool| {
        let state = if public {
            i18n::stage_public(language)
        } else {
            i18n::stage_private(language)
        };
        i18n::labelled(language, stage_name(language, stage), state)
    };
    after(
        visit,
        &call,
        &fields,
        outcome.map(|()| if public { "published" } else { "unpublished" }),
        |_| Both {
            stands: Stage::ALL
                .map(|stage| name(stage, fresh.published.has(stage)))
                .to_vec(),
            typed: vec![name(stage, public)],
        },
    )
    .await
}

//! A juror's dashboard: how far they are, what is missing, and their works of a round.

use contest::Standing;
use frame::{city::city_class, failure::Answer, shell::page, visit::Visit};
use leptos::prelude::*;
use office::{DashboardRow, Desk, JurorDiagnosis, calendar};
use parts::{
    figures::{UNKNOWN, format_signed, format_with_error},
    jury_places::{jury_path, place_dashboard, sheet_path},
    rounds::tabs,
};

use crate::{
    asked_round::AskedRound,
    figures::{format_figure, view_figure},
    listed_work::{view_cover, view_title},
};

/// Shows the dashboard.
pub async fn show(visit: Visit, asked: AskedRound) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let juror = visit.signed_in()?;
    let desk = visit
        .office()
        .dashboard(juror, &call, round, visit.now)
        .await?;
    let own = visit
        .office()
        .own_diagnosis(juror, &call, round, visit.now)
        .await?;
    let place = place_dashboard(&visit, &call);
    Ok(page(&visit, place, || {
        view! {
            {view_progress(&visit, &desk)}
            {view_works(&visit, &desk)}
            {own.as_ref().map(|own| view_own_figures(&visit, own))}
        }
        .into_any()
    }))
}

/// How many sheets are finished, what the others lack, and the way to the first of them.
fn view_progress(visit: &Visit, desk: &Desk) -> impl IntoView {
    let language = visit.language;
    let call = &desk.call;
    let counted: Vec<&DashboardRow> = desk
        .rows
        .iter()
        .filter(|row| row.recusal.is_none())
        .collect();
    let unfinished: Vec<&DashboardRow> = counted
        .iter()
        .copied()
        .filter(|row| row.finished_at.is_none())
        .collect();
    let finished = counted.len() - unfinished.len();
    let open = desk.standing == Standing::Open;
    let next = unfinished
        .first()
        .filter(|_| open)
        .map(|row| visit.link(&sheet_path(&row.sheet)));
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::jury_title(language)}</h1>
            {tabs(visit, call, "/jury", desk.round)}
            <p class="lead">{describe_standing(visit, desk)}</p>
            <p>{i18n::jury_progress(language, finished, counted.len())}</p>
            <progress
                max=counted.len().max(1)
                value=finished
                aria-label=i18n::jury_progress_label(language)
            ></progress>
            {open.then(|| view_missing(visit, &unfinished))}
            {next
                .map(|next| {
                    view! {
                        <p class="row">
                            <a class="button" href=next>
                                {i18n::jury_go_on(language)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}

/// Says until when marks are taken, or that they are not.
fn describe_standing(visit: &Visit, desk: &Desk) -> String {
    let language = visit.language;
    match desk.standing {
        Standing::Before => i18n::jury_not_open(language).to_owned(),
        Standing::Closed => i18n::refused_round_closed(language).to_owned(),
        Standing::Open | Standing::Grace => {
            let phase = desk.call.schedule.phase(desk.round.phase());
            phase.map_or_else(String::new, |phase| {
                let ends = calendar::format_timestamp(language, phase.ends, &desk.call.time_zone);
                i18n::jury_open_until(language, ends)
            })
        }
    }
}

/// What is missing before everything is finished, sheet by sheet; or that nothing is.
fn view_missing(visit: &Visit, unfinished: &[&DashboardRow]) -> AnyView {
    let language = visit.language;
    if unfinished.is_empty() {
        return view! { <p>{i18n::jury_all_finished(language)}</p> }.into_any();
    }
    let rows = unfinished
        .iter()
        .map(|row| {
            let lacks = row
                .criteria
                .saturating_sub(usize::try_from(row.marks).unwrap_or(0));
            let what = if lacks == 0 {
                i18n::jury_lacks_finish(language).to_owned()
            } else {
                i18n::jury_lacks(language, lacks)
            };
            view! {
                <li>
                    <a href=visit
                        .link(
                            &sheet_path(&row.sheet),
                        )>{i18n::join_number(row.number, row.title.text(language))}</a>
                    " "
                    <span class="quiet">{what}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{i18n::jury_missing(language, unfinished.len())}</summary>
            <ul class="plain-list">{rows}</ul>
        </details>
    }
    .into_any()
}

/// The works of the round, and the ways to what else the juror does.
fn view_works(visit: &Visit, desk: &Desk) -> impl IntoView {
    let language = visit.language;
    let none = desk.rows.is_empty();
    view! {
        <section class="band">
            {none.then(|| view! { <p>{i18n::jury_empty(language)}</p> })} {view_links(visit, desk)}
            {(!none)
                .then(|| {
                    view! {
                        <div class="scroll" tabindex="0">
                            <table>
                                <thead>
                                    <tr>
                                        <th scope="col">{i18n::jury_entry(language)}</th>
                                        <th scope="col">{i18n::entry_title(language)}</th>
                                        <th scope="col">{i18n::jury_marks(language)}</th>
                                        <th scope="col">{i18n::jury_state(language)}</th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {desk
                                        .rows
                                        .iter()
                                        .map(|row| view_work_row(visit, row))
                                        .collect_view()}
                                </tbody>
                            </table>
                        </div>
                    }
                })}
        </section>
    }
}

/// The ways to conflicts of interest, to the juror's own order and to the final by pairs.
fn view_links(visit: &Visit, desk: &Desk) -> impl IntoView {
    let language = visit.language;
    let base = visit.link(&jury_path(&desk.call));
    let order = (!desk.rows.is_empty()).then(|| {
        let address = format!("{base}/order?round={}", desk.round.code());
        view! { <a href=address>{i18n::order_title(language)}</a> }
    });
    let pairs = (desk.call.pairs != Standing::Before)
        .then(|| view! { <a href=format!("{base}/pairs")>{i18n::pairs_title(language)}</a> });
    view! {
        <p class="row">
            <a href=format!("{base}/conflicts")>{i18n::conflicts_title(language)}</a>
            {order}
            {pairs}
        </p>
    }
}

fn view_work_row(visit: &Visit, row: &DashboardRow) -> impl IntoView {
    let language = visit.language;
    let state = if row.recusal.is_some() {
        i18n::jury_state_conflict(language)
    } else if row.finished_at.is_some() {
        i18n::jury_state_finished(language)
    } else if row.marks > 0 {
        i18n::jury_state_begun(language)
    } else {
        i18n::jury_state_new(language)
    };
    view! {
        <tr>
            <td class="work-cell">
                {view_cover(&row.sheet, row.cover.as_deref())}
                <span class="code">{row.number}</span>
            </td>
            <td>{view_title(visit, &row.sheet, &row.title)}</td>
            <td class="code">{format!("{} / {}", row.marks, row.criteria)}</td>
            <td>{state}</td>
        </tr>
    }
}

/// What a juror learns of themselves once the round is over.
fn view_own_figures(visit: &Visit, own: &JurorDiagnosis) -> impl IntoView {
    let language = visit.language;
    let decimal = |figure: Option<f64>, places: usize| format_figure(language, figure, places);
    let drift = own.drift.map_or_else(
        || UNKNOWN.to_owned(),
        |drift| format_signed(language, drift),
    );
    view! {
        <section class="band">
            <h2>{i18n::own_title(language)}</h2>
            <dl class="figures">
                {view_figure(
                    i18n::diagnosis_severity(language),
                    format_with_error(language, own.severity, own.error),
                )} {view_figure(i18n::diagnosis_spread(language), decimal(own.spread, 1))}
                {view_figure(i18n::diagnosis_drift(language), drift)}
                {view_figure(i18n::diagnosis_agreement(language), decimal(own.agreement, 2))}
            </dl>
            <p class="quiet">{i18n::own_lead(language)}</p>
        </section>
    }
}

//! What phases of a call and stages of publication are called, and how far a call is.

use contest::{Phase, Standing, Timestamp};
pub use i18n::{phase_name, stage_name};
use leptos::prelude::*;
use office::{Call, calendar};

use crate::{city::city_class, visit::Visit};

/// What is going on in a call, in a sentence.
#[must_use]
pub fn current_phase(visit: &Visit, call: &Call) -> String {
    let language = visit.language;
    if call.paused.is_some() {
        return i18n::phase_paused(language).to_owned();
    }
    let now = visit.now;
    call.schedule.current(now).map_or_else(
        || i18n::phase_over(language).to_owned(),
        |phase| {
            let name = phase_name(language, phase.kind);
            if phase.standing(now) == Standing::Open {
                i18n::phase_open_until(
                    language,
                    name,
                    calendar::format_timestamp(language, phase.ends, &call.time_zone),
                )
            } else {
                i18n::phase_starts(
                    language,
                    name,
                    calendar::format_timestamp(language, phase.starts, &call.time_zone),
                )
            }
        },
    )
}

/// The phases of a call as a line.
pub fn timeline(visit: &Visit, call: &Call) -> AnyView {
    let language = visit.language;
    let phases = call
        .schedule
        .0
        .iter()
        .map(|phase| {
            let class = match call.standing(phase.kind, visit.now) {
                Standing::Before => "",
                Standing::Open | Standing::Grace => "now",
                Standing::Closed => "past",
            };
            let current = (class == "now").then_some("step");
            let day = |moment: Timestamp| calendar::day(language, moment, &call.time_zone);
            view! {
                <li class=class aria-current=current>
                    <b>{phase_name(language, phase.kind)}</b>
                    {day(phase.starts)}
                    " – "
                    {day(phase.ends)}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="box">
            <ol class="timeline">{phases}</ol>
        </div>
    }
    .into_any()
}

/// The phases of several calls as bars on one scale of time, with the days on which they begin and
/// end.
pub fn view_spans(visit: &Visit, calls: &[Call]) -> AnyView {
    let phases = || calls.iter().flat_map(|call| &call.schedule.0);
    let first = phases().map(|phase| phase.starts).min();
    let first = first.unwrap_or(visit.now);
    let last = phases().map(|phase| phase.ends).max();
    let length = (last.unwrap_or(visit.now) - first).as_secs().max(1);
    let place =
        move |moment: Timestamp| (moment - first).as_secs().min(length) * SPAN_UNITS / length;
    let calls = calls
        .iter()
        .map(|call| {
            let bars = call
                .schedule
                .0
                .iter()
                .map(|phase| {
                    view_bar(
                        visit,
                        call,
                        phase,
                        [phase.starts, phase.ends, visit.now].map(place),
                    )
                })
                .collect_view();
            view! {
                <h3 class=city_class(&call.city)>{call.title.text(visit.language).to_owned()}</h3>
                <ol class="spans">{bars}</ol>
            }
        })
        .collect_view();
    view! { <div class="box stack">{calls}</div> }.into_any()
}

/// Units of the scale on which bars are drawn.
const SPAN_UNITS: u64 = 1_000;

/// A phase as a bar: where it begins and ends, and the moment that it is.
fn view_bar(
    visit: &Visit,
    call: &Call,
    phase: &Phase,
    [from, to, now]: [u64; 3],
) -> impl IntoView + use<> {
    let language = visit.language;
    let class = match call.standing(phase.kind, visit.now) {
        Standing::Before => "",
        Standing::Open | Standing::Grace => "now",
        Standing::Closed => "past",
    };
    let day = |moment: Timestamp| calendar::day(language, moment, &call.time_zone);
    view! {
        <li class=class>
            <b>{phase_name(language, phase.kind)}</b>
            <svg viewBox=format!("0 0 {SPAN_UNITS} 20") aria-hidden="true">
                <rect
                    x=from.to_string()
                    y="4"
                    width=to.saturating_sub(from).max(2).to_string()
                    height="12"
                />
                <line x1=now.to_string() x2=now.to_string() y1="0" y2="20" />
            </svg>
            <span>{day(phase.starts)} " – " {day(phase.ends)}</span>
        </li>
    }
}

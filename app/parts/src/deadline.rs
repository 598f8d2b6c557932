//! A deadline on a page, and what keeps it right while the page is open.

use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use contest::{Phase, Standing};
use frame::{refusals, visit::Visit};
use leptos::prelude::*;
use office::{Call, calendar};
use serde_json::json;

/// A deadline in the call's zone, in UTC and, where there is JavaScript, in the visitor's own zone
/// with the time that is left. An open page asks at `poll` whether it was moved.
pub fn deadline(visit: &Visit, call: &Call, phase: &Phase, poll: &str) -> AnyView {
    let language = visit.language;
    let ends = calendar::machine(phase.ends);
    let written = |zone: &str| {
        let moment = calendar::local(language, phase.ends, zone);
        let zone = zone.to_owned();
        view! {
            <time datetime=ends.clone() data-zone=zone>
                {moment}
            </time>
        }
    };
    view! {
        <div
            class="stack"
            data-deadline=ends.clone()
            data-now=calendar::machine(visit.now)
            data-phase=phase.kind.code()
            data-poll=visit.link(poll)
            data-moved=i18n::countdown_moved(language)
            data-left=i18n::countdown_left(language, "{days}", "{clock}")
            data-over=i18n::countdown_over(language)
            data-form=i18n::calendar_local(
                language,
                "{weekday}",
                i18n::calendar_day(language, "{day}", "{month}", "{year}"),
                "{time}",
            )
            data-months=i18n::calendar_months_of_days(language)
            data-weekdays=i18n::calendar_weekdays(language)
        >
            <dl class="figures zones">
                <div>
                    <dt>{calendar::zone_name(language, &call.time_zone)}</dt>
                    <dd>{written(&call.time_zone)}</dd>
                </div>
                <div>
                    <dt>{calendar::zone_name(language, &calendar::Zone::UTC)}</dt>
                    <dd>{written(&calendar::Zone::UTC)}</dd>
                </div>
                <div data-local hidden>
                    <dt>{i18n::call_your_zone(language)}</dt>
                    <dd></dd>
                </div>
            </dl>
            <p class="countdown" role="timer" data-timer hidden></p>
            <p class="notice" role="status" data-note hidden></p>
        </div>
    }
    .into_any()
}

/// The moments at which the phases of a call end and the moment that it is, for pages that are
/// open: as machines read them, and as the page writes them; and that the call is paused.
pub fn write_deadlines(visit: &Visit, call: &Call) -> Response {
    let now = call.phase_moment(visit.now);
    let phases: serde_json::Map<String, serde_json::Value> = call
        .schedule
        .0
        .iter()
        .map(|phase| {
            let written: serde_json::Map<String, serde_json::Value> = [&*call.time_zone, "UTC"]
                .map(|zone| {
                    let text = calendar::local(visit.language, phase.ends, zone);
                    (zone.to_owned(), text.into())
                })
                .into_iter()
                .collect();
            let ends = json!({ "ends": calendar::machine(phase.ends), "written": written });
            (phase.kind.code().to_owned(), ends)
        })
        .collect();
    let running = call
        .schedule
        .current(now)
        .filter(|phase| phase.standing(now) == Standing::Open);
    let mut response = Json(json!({
        "now": calendar::machine(visit.now),
        "running": running.map(|phase| phase.kind.code()),
        "phases": phases,
        "paused": refusals::describe_pause(visit.language, call),
    }))
    .into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

//! The steps whose parts have editors of their own: what stands, and the ways to them.

use axum::{extract::Path, response::Response};
use frame::{city::city_class, failure::Answer, phases::phase_name, shell::page, visit::Visit};
use leptos::prelude::*;
use office::{Call, Checklist, SetupStep};
use parts::organiser::base;

use super::{locate, read, view_head, view_next};

/// The fourth step: rounds and criteria.
pub async fn show_judging(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    Ok(show(&visit, &checklist, SetupStep::Judging, || {
        let calls = checklist
            .edition
            .calls
            .iter()
            .map(|call| view_judging(&visit, call))
            .collect_view();
        view! { <div class="pair">{calls}</div> }.into_any()
    }))
}

/// The fifth step: what can be won, what entries are about, and the rules.
pub async fn show_promise(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    Ok(show(&visit, &checklist, SetupStep::Promise, || {
        let calls = checklist
            .edition
            .calls
            .iter()
            .map(|call| view_promise(&visit, call))
            .collect_view();
        view! {
            {view_topics(&visit, &checklist)}
            <div class="pair">{calls}</div>
        }
        .into_any()
    }))
}

fn show(
    visit: &Visit,
    checklist: &Checklist,
    step: SetupStep,
    body: impl FnOnce() -> AnyView,
) -> Response {
    page(visit, locate(visit, checklist, step), || {
        let body = body();
        view! {
            {view_head(visit, checklist, step, None)}
            <section class="band">{body}</section>
            {view_next(visit, checklist, step)}
        }
        .into_any()
    })
}

/// The way to a page of a call's organisers.
fn view_way(visit: &Visit, call: &Call, end: &str, name: String) -> impl IntoView + use<> {
    let address = visit.link(&format!("{}/{end}", base(call)));
    view! {
        <a class="button plain" href=address>
            {name}
        </a>
    }
}

/// The rounds and the criteria of a call.
fn view_judging(visit: &Visit, call: &Call) -> impl IntoView + use<> {
    let language = visit.language;
    let rounds = call
        .rounds
        .iter()
        .map(|round| view! { <li>{phase_name(language, round.kind.phase())}</li> })
        .collect_view();
    let criteria = call
        .criteria
        .iter()
        .map(|criterion| {
            let weight = i18n::percent(language, criterion.weight / 10);
            let name = criterion.name.text(language).to_owned();
            view! { <li>{name}" " <span class="quiet">{weight}</span></li> }
        })
        .collect_view();
    let name = i18n::criteria_title(language).to_owned();
    view! {
        <article class="card">
            <h2 class=city_class(&call.city)>{call.title.text(language).to_owned()}</h2>
            <ul class="plain-list">{rounds}</ul>
            <ul class="lines">{criteria}</ul>
            <p>{view_way(visit, call, "criteria", name)}</p>
        </article>
    }
}

/// The topics, which all calls share.
fn view_topics(visit: &Visit, checklist: &Checklist) -> impl IntoView + use<> {
    let language = visit.language;
    let topics = checklist
        .edition
        .topics
        .iter()
        .map(|topic| view! { <li>{topic.name.text(language).to_owned()}</li> })
        .collect_view();
    let way = checklist.edition.calls.first().map(|call| {
        view_way(
            visit,
            call,
            "topics",
            i18n::edition_topics(language).to_owned(),
        )
    });
    view! {
        <h2>{i18n::edition_topics(language)}</h2>
        <ul class="topics">{topics}</ul>
        <p>{way}</p>
    }
}

/// What a call promises: awards, limits and rules.
fn view_promise(visit: &Visit, call: &Call) -> impl IntoView + use<> {
    let language = visit.language;
    let awards = call
        .awards
        .iter()
        .map(|award| view! { <li>{award.name.text(language).to_owned()}</li> })
        .collect_view();
    let ways = [
        ("awards", i18n::call_awards(language)),
        ("limits", i18n::setup_limits(language)),
        ("texts", i18n::texts_title(language)),
    ]
    .map(|(end, name)| view_way(visit, call, end, name.to_owned()));
    view! {
        <article class="card">
            <h2 class=city_class(&call.city)>{call.title.text(language).to_owned()}</h2>
            <h3>{i18n::call_awards(language)}</h3>
            <ul class="lines">{awards}</ul>
            <p class="row">{ways}</p>
        </article>
    }
}

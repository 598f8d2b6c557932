//! Addresses of editions, of what all of them share, and of an organiser's desk.

use axum::{
    Router,
    routing::{get, post},
};
use frame::site::Site;

use crate::{
    awards, calendar, call, cities, criteria, desk, desk::undelivered, export, facts, import,
    limits, making, opening, organisation, pause, preview, steps, texts, topics,
};

/// Those that anybody may ask for.
pub fn open() -> Router<Site> {
    Router::new()
        .route("/editions/import", get(import::show).post(import::send))
        .route("/editions/new", get(making::show).post(making::make))
}

/// Those of who works on a call: an edition in preparation is shown to its own.
pub fn private() -> Router<Site> {
    Router::new()
        .merge(service_pages())
        .merge(preparation_pages())
        .merge(desk_pages())
}

/// Those of the public side of an edition.
pub fn public() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}", get(call::call))
        .route("/{edition}/{call}/deadline.json", get(call::send_deadlines))
}

/// Those that take files, which stream to disk under limits of their own.
pub fn uploads() -> Router<Site> {
    Router::new().route(
        "/{edition}/{call}/organise/jurors/file",
        post(desk::invite_file),
    )
}

/// What all editions share: cities and organisations.
fn service_pages() -> Router<Site> {
    Router::new()
        .route("/cities", get(cities::show))
        .route(
            "/cities/import",
            get(cities::import::show).post(cities::import::send),
        )
        .route("/cities/{file}", get(cities::send_file))
        .route("/organisations/{organisation}", get(organisation::show))
        .route(
            "/organisations/{organisation}/administrators",
            post(organisation::appoint),
        )
        .route(
            "/organisations/{organisation}/administrators/remove",
            post(organisation::dismiss),
        )
}

/// From an edition in preparation to an open one.
fn preparation_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/setup", get(steps::begin))
        .route(
            "/{edition}/setup/what",
            get(steps::what::show).post(steps::what::change),
        )
        .route(
            "/{edition}/setup/who",
            get(steps::who::show).post(steps::who::change),
        )
        .route(
            "/{edition}/setup/when",
            get(steps::when::show).post(steps::when::change),
        )
        .route("/{edition}/setup/judging", get(steps::show_judging))
        .route("/{edition}/setup/promise", get(steps::show_promise))
        .route("/{edition}/opening", get(opening::show).post(opening::open))
        .route("/{edition}/opening/undo", post(opening::take_back))
        .route("/{edition}/opening/delete", post(opening::delete))
        .route("/{edition}/edition.toml", get(export::send))
}

/// The organiser's desk: people, rounds, criteria.
fn desk_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise", get(desk::show))
        .route("/{edition}/{call}/organise/jurors", post(desk::invite))
        .route(
            "/{edition}/{call}/organise/jurors/list",
            post(desk::invite_several),
        )
        .route(
            "/{edition}/{call}/organise/jurors/remove",
            post(desk::remove_juror),
        )
        .route(
            "/{edition}/{call}/organise/jurors/address",
            post(undelivered::correct_address),
        )
        .route(
            "/{edition}/{call}/organise/mails/again",
            post(undelivered::send_again),
        )
        .route("/{edition}/{call}/organise/flags", post(desk::settle_flag))
        .route(
            "/{edition}/{call}/organise/round",
            post(desk::close_or_reopen_round),
        )
        .route(
            "/{edition}/{call}/organise/calendar",
            get(calendar::show).post(calendar::change),
        )
        .route(
            "/{edition}/{call}/organise/pause",
            get(pause::show).post(pause::pause),
        )
        .route("/{edition}/{call}/organise/pause/end", post(pause::end))
        .route(
            "/{edition}/{call}/organise/criteria",
            get(criteria::show).post(criteria::change),
        )
        .route(
            "/{edition}/{call}/organise/topics",
            get(topics::show).post(topics::change),
        )
        .route(
            "/{edition}/{call}/organise/facts",
            get(facts::show).post(facts::change),
        )
        .route(
            "/{edition}/{call}/organise/awards",
            get(awards::show).post(awards::change),
        )
        .route(
            "/{edition}/{call}/organise/limits",
            get(limits::show).post(limits::change),
        )
        .route(
            "/{edition}/{call}/organise/preview",
            get(preview::show).post(preview::begin),
        )
        .route(
            "/{edition}/{call}/organise/preview/leave",
            post(preview::leave),
        )
        .route(
            "/{edition}/{call}/organise/texts",
            get(texts::show).post(texts::change),
        )
        .route(
            "/{edition}/{call}/organise/criteria/round",
            post(criteria::set_round),
        )
        .route(
            "/{edition}/{call}/organise/marks.csv",
            get(desk::export_marks),
        )
}

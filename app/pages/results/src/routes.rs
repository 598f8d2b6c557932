//! Addresses from the ranking to the publication.

use axum::{
    Router,
    routing::{get, post},
};
use frame::site::Site;

use crate::{embargo, letters, meeting, pairs, pairs::comparison, press, publication, ranking};

/// Those of who works on a call: an edition in preparation is shown to its own.
pub fn private() -> Router<Site> {
    Router::new()
        .merge(letter_pages())
        .merge(comparison_pages())
        .merge(result_pages())
}

/// Those that have no language.
pub fn files() -> Router<Site> {
    Router::new()
        .route(
            "/files/{edition}/{call}/jury/pairs/{entry}/{file}",
            get(comparison::send_file),
        )
        .route(
            "/files/{edition}/{call}/embargo/{entry}/{file}",
            get(embargo::send_file),
        )
}

/// A team's letter.
fn letter_pages() -> Router<Site> {
    Router::new()
        .route("/entry/{entry}/letter", get(letters::letter::show))
        .route("/entry/{entry}/letter.svg", get(letters::letter::draw))
}

/// Pairs that a juror compares.
fn comparison_pages() -> Router<Site> {
    Router::new()
        .route(
            "/{edition}/{call}/jury/pairs",
            get(comparison::show).post(comparison::choose),
        )
        .route("/{edition}/{call}/jury/pairs/undo", post(comparison::undo))
}

/// From the ranking to the publication.
fn result_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise/meeting", get(meeting::show))
        .route(
            "/{edition}/{call}/organise/meeting/open",
            post(meeting::open_or_close),
        )
        .route(
            "/{edition}/{call}/organise/meeting/presence",
            post(meeting::record_presence),
        )
        .route(
            "/{edition}/{call}/organise/meeting/vote",
            post(meeting::record_vote),
        )
        .route(
            "/{edition}/{call}/organise/meeting/decision",
            post(meeting::decide),
        )
        .route(
            "/{edition}/{call}/organise/meeting/note",
            post(meeting::record_note),
        )
        .route(
            "/{edition}/{call}/organise/meeting/{file}",
            get(meeting::minutes::send),
        )
        .route("/{edition}/{call}/organise/letters", get(letters::show))
        .route(
            "/{edition}/{call}/organise/letters/comments",
            post(letters::withhold),
        )
        .route(
            "/{edition}/{call}/organise/letters/release",
            post(letters::release),
        )
        .route(
            "/{edition}/{call}/organise/letters/{number}",
            get(letters::preview),
        )
        .route(
            "/{edition}/{call}/organise/letters/{number}/letter.svg",
            get(letters::draw_preview),
        )
        .route("/{edition}/{call}/organise/ranking", get(ranking::show))
        .route(
            "/{edition}/{call}/organise/ranking.svg",
            get(ranking::draw_ranking),
        )
        .route(
            "/{edition}/{call}/organise/ranking.json",
            get(ranking::export),
        )
        .route(
            "/{edition}/{call}/organise/ranking/order",
            post(ranking::choose_order),
        )
        .route(
            "/{edition}/{call}/organise/ranking/sheets",
            post(ranking::decide_sheets),
        )
        .route(
            "/{edition}/{call}/organise/ranking/{number}",
            get(ranking::why::show),
        )
        .route(
            "/{edition}/{call}/organise/pairs",
            get(pairs::show).post(pairs::open_or_close),
        )
        .route("/{edition}/{call}/organise/pairs.json", get(pairs::export))
        .route("/{edition}/{call}/organise/pairs.svg", get(pairs::draw))
        .route(
            "/{edition}/{call}/organise/finalists",
            post(ranking::choose_finalists),
        )
        .route(
            "/{edition}/{call}/organise/decisions",
            post(ranking::decide),
        )
        .route(
            "/{edition}/{call}/organise/publication",
            get(publication::show).post(publication::publish),
        )
        .route(
            "/{edition}/{call}/organise/publication/schedule",
            post(publication::schedule),
        )
        .route(
            "/{edition}/{call}/organise/publication/{stage}",
            get(publication::preview::show),
        )
        .route(
            "/{edition}/{call}/organise/press",
            get(press::show).post(press::change),
        )
        .route("/{edition}/{call}/embargo", get(embargo::show))
}

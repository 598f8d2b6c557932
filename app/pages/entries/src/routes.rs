//! Addresses of teams and entries.

use axum::{
    Router,
    routing::{get, post},
};
use frame::site::Site;

use crate::{check, entry, files, list, organiser_page, roster, team, works};

/// Those of who works on a call: an edition in preparation is shown to its own.
pub fn private() -> Router<Site> {
    Router::new()
        .merge(entry_pages())
        .merge(organiser_entry_pages())
}

/// Those that take files, which stream to disk under limits of their own.
pub fn uploads() -> Router<Site> {
    Router::new().route("/entry/{entry}/files", post(entry::add_file))
}

/// Those that have no language.
pub fn files() -> Router<Site> {
    Router::new()
        .route("/files/public/{entry}/{file}", get(files::public))
        .route("/files/draft/{entry}/{file}", get(files::draft))
        .route(
            "/files/draft/{entry}/receipt/{number}/{file}",
            get(files::receipt),
        )
        .route("/files/draft/{entry}/{file}/tidy.csv", get(check::tidy))
        .route("/files/jury/{entry}/{file}", get(files::jury))
        .route(
            "/files/{edition}/{call}/organise/{entry}/{file}",
            get(files::organiser),
        )
}

/// Teams and entries, as their members see them.
fn entry_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/team", get(team::show).post(team::found))
        .route("/{edition}/{call}/team/leave", post(team::leave))
        .route(
            "/{edition}/{call}/team/invitation",
            post(team::renew_invitation),
        )
        .route("/{edition}/{call}/team/captain", post(team::hand_over))
        .route("/{edition}/{call}/team/remove", post(team::remove))
        .route("/{edition}/{call}/team/readmit", post(team::readmit))
        .route("/join/{link}", get(team::invitation).post(team::join))
        .route("/entry/{entry}", get(entry::draft).post(entry::save))
        .route("/entry/{entry}/hand-in", post(entry::hand_in))
        .route(
            "/entry/{entry}/withdraw",
            get(entry::withdraw_page).post(entry::withdraw),
        )
        .route("/entry/{entry}/receipt/{number}", get(entry::receipt))
        .route("/entry/{entry}/deadline.json", get(entry::send_deadlines))
        .route(
            "/entry/{entry}/files/{file}/remove",
            post(entry::remove_file),
        )
        .route("/entry/{entry}/files/{file}/check", get(check::check))
}

/// The entries of a call, as its organisers see them.
fn organiser_entry_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise/entries", get(list::show))
        .route(
            "/{edition}/{call}/organise/entries/{number}",
            get(organiser_page::show),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/receipts/{receipt}",
            get(organiser_page::hand_in::show),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/exclusion",
            post(organiser_page::exclude),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/readmission",
            post(organiser_page::readmit),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/deadline",
            get(organiser_page::deadline::show).post(organiser_page::deadline::extend),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/deadline/withdrawal",
            post(organiser_page::deadline::withdraw),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/team",
            get(roster::show).post(roster::remove),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/team/readmission",
            post(roster::readmit),
        )
        .route("/{edition}/{call}/organise/entries.csv", get(list::export))
        .route(
            "/{edition}/{call}/organise/entries.json",
            get(works::entries_json),
        )
        .route(
            "/{edition}/{call}/organise/works.zip",
            get(works::works_zip),
        )
}

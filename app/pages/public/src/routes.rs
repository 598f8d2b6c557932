//! Addresses of what everybody sees.

use axum::{
    Router,
    routing::{MethodRouter, get},
};
use frame::site::Site;

use crate::{about, edition, gallery, home, mails, results, work};

/// Those that anybody may ask for.
pub fn open() -> Router<Site> {
    Router::new()
        .route("/", get(home::home))
        .route("/accessibility", get(about::accessibility))
        .route("/privacy", get(about::privacy))
        .route("/mails", get(mails::mails))
}

/// Those of the public side of an edition.
pub fn public() -> Router<Site> {
    Router::new()
        .route("/{edition}", get(edition::show))
        .route("/{edition}/gallery", get(gallery::show))
        .route("/{edition}/results", get(results::results))
        .route("/{edition}/results/card.png", get(results::card_picture))
        .route("/{edition}/works/{entry}", get(work::show))
}

/// Those that have no language.
pub fn files() -> Router<Site> {
    Router::new().route("/", get(home::choose_language))
}

/// The front page, which also has an address that ends with a stroke.
pub fn front_page() -> MethodRouter<Site> {
    get(home::home)
}

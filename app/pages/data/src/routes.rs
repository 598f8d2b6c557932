//! Addresses of the data desk and the catalogue.

use axum::{
    Router,
    routing::{get, post},
};
use frame::site::Site;

/// Those that anybody may ask for.
pub fn open() -> Router<Site> {
    Router::new()
        .route("/data", get(crate::catalogue))
        .route("/data/new", get(crate::new_page))
        .route("/data/import", get(crate::ask).post(crate::import))
        .route("/data/explore", get(crate::explore))
        .route("/data/{dataset}", get(crate::dataset))
        .route("/data/{dataset}/refresh", post(crate::refresh))
        .route("/data/{dataset}/publication", post(crate::publish))
        .route(
            "/data/{dataset}/description",
            get(crate::describe_page).post(crate::describe),
        )
        .route(
            "/data/{dataset}/recipe",
            get(crate::recipe_page).post(crate::prepare),
        )
}

/// Those that take files, which stream to disk under limits of their own.
pub fn uploads() -> Router<Site> {
    Router::new()
        .route("/data/new", post(crate::create))
        .route("/data/{dataset}/file", post(crate::replace))
}

/// Those that have no language.
pub fn files() -> Router<Site> {
    Router::new()
        .route("/data/catalogue.jsonld", get(crate::catalogue_jsonld))
        .route("/data/{dataset}/{file}", get(crate::download))
        .route("/charts/{dataset}/{file}", get(crate::chart))
}

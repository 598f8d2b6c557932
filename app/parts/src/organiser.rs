//! What the pages of a call's organisers share: their place, their address and their downloads.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use frame::{shell::PageHead, visit::Visit};
use office::Call;

use crate::call_page::place_under_call;

/// The place of a page below the organisers' desk.
pub fn place_under_desk(visit: &Visit, call: &Call, title: &str) -> PageHead {
    place_under_call(visit, call, title)
        .under(
            visit.link(&base(call)),
            i18n::organise_title(visit.language),
        )
        .keeping_typed()
}

#[must_use]
pub fn base(call: &Call) -> String {
    format!("/{}/{}/organise", call.edition.slug, call.slug)
}

pub const CSV: &str = "text/csv; charset=utf-8";

pub fn download(body: impl IntoResponse, kind: &'static str, name: &str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

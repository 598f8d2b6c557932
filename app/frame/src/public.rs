//! Public pages that are the same for everybody who is not signed in. What a whole city opens on
//! the day of the award is rendered and compressed once for a generation of the database, and
//! answered from memory until something changes.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::AnyView;

use crate::{
    page_cache::{CachedPage, Conditions},
    policy,
    shell::{self, PageHead},
    visit::Visit,
};

/// What a page is kept under: its language and path, and what of its query it depends on.
fn key(visit: &Visit, filter: &str) -> String {
    format!("{}{}?{filter}", visit.language.tag(), visit.path)
}

/// Whether this visitor sees what every visitor sees.
fn is_public(visit: &Visit) -> bool {
    visit.person.is_none() && visit.done.is_none() && visit.preview.is_none()
}

fn conditions(visit: &Visit) -> Conditions<'_> {
    Conditions {
        if_none_match: visit.if_none_match.as_ref(),
        accept_encoding: visit.accept_encoding.as_ref(),
    }
}

/// The kept page, if it was rendered at this generation and the visitor is not signed in.
#[must_use]
pub fn find_cached(visit: &Visit, generation: i64, filter: &str) -> Option<Response> {
    if !is_public(visit) {
        return None;
    }
    let page = visit.site.pages.get(&key(visit, filter), generation)?;
    Some(page.answer(conditions(visit)))
}

/// Renders a page and, where it is the same for everybody, keeps it. Such a page has neither island
/// nor clock.
pub fn page(
    visit: &Visit,
    generation: i64,
    filter: &str,
    place: PageHead,
    body: impl FnOnce() -> AnyView,
) -> Response {
    if !is_public(visit) {
        return shell::page(visit, place, body);
    }
    let policy = policy::with_style(&place.style);
    let html = shell::html(
        &Visit {
            nonce: Arc::from(""),
            ..visit.clone()
        },
        place,
        body,
    );
    let page = Arc::new(CachedPage::new(html, policy, visit.language.tag()));
    visit.site.pages.keep(key(visit, filter), generation, &page);
    page.answer(conditions(visit))
}

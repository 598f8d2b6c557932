//! What every request passes on its way in and every response on its way out.

use std::sync::Arc;

use app::middleware::CspNonce;
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use office::is_loopback_host;
use rand::RngExt as _;

/// Lets a request of the demo through that names this machine. A page of another site whose name
/// was turned to this machine's address names that other site: it would read the demo's mails, with
/// their links.
pub(crate) async fn own_host(request: Request, next: Next) -> Response {
    let named = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    match named.or_else(|| {
        request
            .uri()
            .authority()
            .map(axum::http::uri::Authority::as_str)
    }) {
        Some(host) if is_loopback_host(host) => next.run(request).await,
        _ => (
            StatusCode::MISDIRECTED_REQUEST,
            "The demo answers to its own address only.",
        )
            .into_response(),
    }
}

/// What browsers should not do with any response.
const PLAIN_HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    ),
];

/// Headers of every response: a policy with a nonce for pages, and what browsers should not do.
#[expect(
    clippy::disallowed_methods,
    reason = "a nonce must be a surprise, in tests too"
)]
pub(crate) async fn headers(mut request: Request, next: Next) -> Response {
    // No name or code of ours has one, and PostgreSQL's texts cannot hold it.
    let holds_nul = request
        .uri()
        .path_and_query()
        .is_some_and(|address| address.as_str().contains("%00"));
    let nonce: Arc<str> = URL_SAFE_NO_PAD
        .encode(rand::rng().random::<[u8; 16]>())
        .into();
    request
        .extensions_mut()
        .insert(CspNonce(Arc::clone(&nonce)));
    let mut response = if holds_nul {
        (
            StatusCode::BAD_REQUEST,
            "The address holds a NUL character.",
        )
            .into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    let html = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    if html {
        if let Some(policy) = frame::policy::with_nonce(&nonce) {
            headers
                .entry(header::CONTENT_SECURITY_POLICY)
                .or_insert(policy);
        }
    } else {
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static(
                "default-src 'none'; frame-ancestors 'none'",
            ));
    }
    for (name, value) in PLAIN_HEADERS {
        headers.entry(name).or_insert(value);
    }
    response
}

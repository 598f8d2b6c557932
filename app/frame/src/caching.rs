//! Who may keep an answer. Nobody may, unless its handler decided that it is public: what says
//! nothing of it is private.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

/// Of what everybody sees and can be taken back again.
pub const SHORTLY: &str = "public, max-age=60";
/// Of what is private.
pub const PRIVATE: &str = "private, no-store";

/// Lets caches keep an answer that everybody gets, for as long as what is taken back may be seen.
pub fn share(response: &mut Response) {
    let shortly = HeaderValue::from_static(SHORTLY);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, shortly);
}

/// Lets nobody keep an answer of which nothing else was decided.
pub fn protect(response: &mut Response) {
    let headers = response.headers_mut();
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    }
}

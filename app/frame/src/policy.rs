//! The Content-Security-Policy of pages, in one place.

use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

/// Of what is ours only files that allow it can stand in a frame: `parts::sent_file`.
const REST: &str = "img-src 'self'; frame-src 'self'; media-src 'self'; font-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The policy of a page that is rendered for one response: its inline script and style carry the
/// nonce.
#[must_use]
pub fn with_nonce(nonce: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         connect-src 'self'; style-src 'self' 'nonce-{nonce}'; {REST}"
    ))
    .ok()
}

/// The policy of a page that is the same for everybody: no script at all, and of inline styles only
/// the one that it has.
#[must_use]
pub fn with_style(style: &str) -> Option<HeaderValue> {
    let hash = if style.is_empty() {
        String::new()
    } else {
        format!(
            " 'sha256-{}'",
            STANDARD.encode(Sha256::digest(style.as_bytes()))
        )
    };
    HeaderValue::from_str(&format!(
        "default-src 'none'; style-src 'self'{hash}; {REST}"
    ))
    .ok()
}

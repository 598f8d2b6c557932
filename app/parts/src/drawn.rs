//! A picture that was drawn for one request.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};

/// A picture that was drawn for this request.
#[must_use]
pub fn picture(bytes: Vec<u8>, media_type: &'static str) -> Response {
    let mut response = bytes.into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

//! Stored files on their way to a browser: never sniffed, never with rights of our own origin.

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use office::StoredFile;
use serde::Deserialize;

use crate::{
    pages::{Answer, jury::sheet_name},
    visit::Visit,
};

/// Which copy is asked for.
#[derive(Deserialize)]
pub struct Copy {
    #[serde(default)]
    preview: Option<String>,
}

impl Copy {
    /// Whether the small copy is asked for.
    #[must_use]
    pub const fn is_preview(&self) -> bool {
        self.preview.is_some()
    }
}

/// A response that carries a stored file. `public` may be kept by caches: its name holds for ever.
#[must_use]
pub fn send(file: StoredFile, headers: &HeaderMap, public: bool) -> Response {
    let tag = format!("\"{}\"", file.hash);
    if headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|known| known.split(',').any(|known| known.trim() == tag))
    {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let disposition = if file.inline { "inline" } else { "attachment" };
    let caching = if public { "public, max-age=3600" } else { "private, no-store" };
    let values = [
        (header::CONTENT_TYPE, file.media_type.to_owned()),
        (header::CONTENT_LENGTH, file.bytes.to_string()),
        (header::CONTENT_DISPOSITION, format!("{disposition}; filename=\"{}\"", ascii(&file.name))),
        (header::ETAG, tag),
        (header::CACHE_CONTROL, caching.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; media-src 'self'; sandbox".to_owned(),
        ),
    ];
    let mut response = Response::new(Body::from_stream(file.body));
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn ascii(name: &str) -> String {
    name.chars().map(|character| if character.is_ascii_alphanumeric() || ".-_ ()".contains(character) { character } else { '_' }).collect()
}

/// A file of a published work.
pub async fn public(visit: Visit, headers: HeaderMap, Path((entry, file)): Path<(String, String)>, Query(copy): Query<Copy>) -> Answer {
    Ok(send(visit.office().public_file(&entry, &file, copy.is_preview()).await?, &headers, true))
}

/// A file of one's own draft.
pub async fn draft(visit: Visit, headers: HeaderMap, Path((entry, file)): Path<(String, String)>, Query(copy): Query<Copy>) -> Answer {
    Ok(send(visit.office().draft_file(visit.signed_in()?, &entry, &file, copy.is_preview(), visit.now).await?, &headers, false))
}

/// A file of an entry for its juror.
pub async fn jury(visit: Visit, headers: HeaderMap, Path((entry, file)): Path<(String, String)>, Query(copy): Query<Copy>) -> Answer {
    Ok(send(
        visit.office().sheet_file(visit.signed_in()?, &sheet_name(&entry)?, &file, copy.is_preview(), visit.now).await?,
        &headers,
        false,
    ))
}

/// A file of an entry, for the organisers of its call.
pub async fn organiser(
    visit: Visit,
    headers: HeaderMap,
    Path((edition, call, entry, file)): Path<(String, String, String, String)>,
    Query(copy): Query<Copy>,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let stored = visit.office().organiser_file(visit.signed_in()?, &call, (&entry, &file), copy.is_preview(), visit.now).await?;
    Ok(send(stored, &headers, false))
}

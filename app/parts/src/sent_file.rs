//! Stored files on their way to a browser: never sniffed, never with rights of our own origin.

use axum::{
    body::Body,
    extract::{FromRequestParts, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use frame::{
    caching::{PRIVATE, SHORTLY, share},
    failure::Answer,
};
use office::StoredFile;
use serde::Deserialize;

/// Which copy is asked for.
#[derive(Deserialize)]
struct CopyQuery {
    #[serde(default)]
    preview: Option<String>,
}

/// How a file is asked for.
pub struct AskedFile {
    /// Whether the small copy is asked for.
    pub preview: bool,
    headers: HeaderMap,
}

impl AskedFile {
    /// Answers with a file that caches may keep.
    ///
    /// # Errors
    ///
    /// Where the object store fails.
    pub async fn send_public(&self, file: StoredFile) -> Answer {
        send(file, &self.headers, true).await
    }

    /// Answers with a file that no cache may keep.
    ///
    /// # Errors
    ///
    /// Where the object store fails.
    pub async fn send_private(&self, file: StoredFile) -> Answer {
        send(file, &self.headers, false).await
    }
}

impl<S: Send + Sync> FromRequestParts<S> for AskedFile {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Query(copy) = Query::<CopyQuery>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        Ok(Self {
            preview: copy.preview.is_some(),
            headers: parts.headers.clone(),
        })
    }
}

/// The part of a file that a player asks for, where it asks for one that there is: `bytes=from-to`,
/// either end open. Several parts at once are answered with the whole, as RFC 9110 allows.
fn find_range(headers: &HeaderMap, bytes: u64) -> Option<std::ops::Range<u64>> {
    let (from, to) = headers
        .get(header::RANGE)?
        .to_str()
        .ok()?
        .strip_prefix("bytes=")?
        .split_once('-')?;
    let range = match (from.parse::<u64>(), to.parse::<u64>()) {
        (Ok(from), Ok(to)) => from..bytes.min(to.saturating_add(1)),
        (Ok(from), Err(_)) if to.is_empty() => from..bytes,
        (Err(_), Ok(last)) if from.is_empty() => bytes.saturating_sub(last)..bytes,
        _ => return None,
    };
    (range.start < range.end).then_some(range)
}

/// A response that carries a stored file, or the part of it that is asked for. `public` may be kept
/// by caches for as long as what is taken back may be seen.
///
/// # Errors
///
/// Where the object store fails.
pub async fn send(file: StoredFile, headers: &HeaderMap, public: bool) -> Answer {
    let tag = format!("\"{}\"", file.hash);
    if headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|known| known.split(',').any(|known| known.trim() == tag))
    {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        if public {
            share(&mut response);
        }
        return Ok(response);
    }
    let disposition = if file.inline { "inline" } else { "attachment" };
    let caching = if public { SHORTLY } else { PRIVATE };
    let range = find_range(headers, file.bytes);
    let length = range
        .as_ref()
        .map_or(file.bytes, |range| range.end - range.start);
    let values = [
        (header::CONTENT_TYPE, file.media_type.to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("{disposition}; filename=\"{}\"", ascii(&file.name)),
        ),
        (header::ETAG, tag),
        (header::CACHE_CONTROL, caching.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (
            header::CONTENT_SECURITY_POLICY,
            policy(file.media_type).to_owned(),
        ),
    ];
    let mut response = Response::new(Body::from_stream(file.stream(range.clone()).await?));
    if let Some(range) = range {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        if let Ok(value) = HeaderValue::from_str(&format!(
            "bytes {}-{}/{}",
            range.start,
            range.end - 1,
            file.bytes
        )) {
            response.headers_mut().insert(header::CONTENT_RANGE, value);
        }
    }
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

/// What a file may do in a browser: nothing. A PDF is shown by a viewer of the browser's own, which
/// a sandbox stops in some of them; it runs no script in our origin, was taken in without any, and
/// can stand on our own pages.
fn policy(media_type: &str) -> &'static str {
    if media_type == "application/pdf" {
        "default-src 'none'; object-src 'self'; img-src data: blob:; style-src 'unsafe-inline'; \
         frame-ancestors 'self'"
    } else {
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; media-src 'self'; sandbox"
    }
}

fn ascii(name: &str) -> String {
    name.chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() || ".-_ ()".contains(character) {
                character
            } else {
                '_'
            }
        })
        .collect()
}

//! Rendered pages that are the same for everybody, kept for a generation of the database, and
//! compressed once.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::Write as _,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use flate2::{Compression, write::GzEncoder};

/// Pages that are kept at most; beyond that all are forgotten, which costs one rendering each.
const MAX_PAGES: usize = 512;

/// The pages that were rendered at the newest generation.
#[derive(Clone, Default)]
pub struct PageCache(Arc<Mutex<Generation>>);

#[derive(Default)]
struct Generation {
    number: i64,
    pages: HashMap<String, Arc<CachedPage>>,
}

/// What a browser sent that decides how a page is answered.
#[derive(Clone, Copy, Default)]
pub struct Conditions<'a> {
    pub if_none_match: Option<&'a HeaderValue>,
    pub accept_encoding: Option<&'a HeaderValue>,
}

/// A page that was rendered.
pub struct CachedPage {
    html: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
    tag: HeaderValue,
    policy: Option<HeaderValue>,
    language: HeaderValue,
}

impl PageCache {
    /// The page that was rendered under a key at a generation of the database.
    #[must_use]
    pub fn get(&self, key: &str, generation: i64) -> Option<Arc<CachedPage>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.number == generation)
            .then(|| kept.pages.get(key).map(Arc::clone))
            .flatten()
    }

    /// Keeps a page under a key, unless a newer generation is known.
    pub fn keep(&self, key: String, generation: i64, page: &Arc<CachedPage>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.number < generation || kept.pages.len() >= MAX_PAGES {
            *kept = Generation {
                number: generation,
                pages: HashMap::new(),
            };
        }
        if kept.number == generation {
            kept.pages.insert(key, Arc::clone(page));
        }
    }
}

impl CachedPage {
    /// A page in a language (its tag), with the policy that it needs.
    #[must_use]
    pub fn new(html: String, policy: Option<HeaderValue>, language: &'static str) -> Self {
        let mut hasher = DefaultHasher::new();
        html.hash(&mut hasher);
        let tag = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish()))
            .unwrap_or(HeaderValue::from_static("W/\"\""));
        Self {
            html: html.into(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
            tag,
            policy,
            language: HeaderValue::from_static(language),
        }
    }

    /// The page as a browser wants it: compressed, or the word that the one it has still holds.
    #[must_use]
    pub fn answer(&self, conditions: Conditions<'_>) -> Response {
        let mut response = Response::new(Body::empty());
        let out = response.headers_mut();
        // A browser may keep it, but asks each time whether it still holds; a signed-in person gets
        // another page.
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        out.insert(
            header::VARY,
            HeaderValue::from_static("cookie, accept-encoding"),
        );
        out.insert(header::ETAG, self.tag.clone());
        if let Some(policy) = &self.policy {
            out.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if conditions
            .if_none_match
            .is_some_and(|tags| lists(tags, self.tag.as_bytes()))
        {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        out.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        out.insert(header::CONTENT_LANGUAGE, self.language.clone());
        let accepts = |encoding: &[u8]| {
            conditions
                .accept_encoding
                .is_some_and(|accepted| lists(accepted, encoding))
        };
        let body = if accepts(b"br") {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            self.brotli.get_or_init(|| brotli(&self.html)).clone()
        } else if accepts(b"gzip") {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            self.gzip.get_or_init(|| gzip(&self.html)).clone()
        } else {
            self.html.clone()
        };
        *response.body_mut() = Body::from(body);
        response
    }
}

/// Whether a comma-separated header has an item, and does not rule it out by a weight of 0.
fn lists(header: &HeaderValue, wanted: &[u8]) -> bool {
    header.as_bytes().split(|byte| *byte == b',').any(|item| {
        let mut parts = item.splitn(2, |byte| *byte == b';');
        let name = parts.next().unwrap_or_default().trim_ascii();
        let weight = parts.next().unwrap_or_default().trim_ascii();
        name.eq_ignore_ascii_case(wanted)
            && !matches!(weight, b"q=0" | b"q=0.0" | b"q=0.00" | b"q=0.000")
    })
}

fn brotli(html: &[u8]) -> Bytes {
    let mut out = Vec::new();
    let parameters = ::brotli::enc::BrotliEncoderParams {
        quality: 6,
        ..Default::default()
    };
    // Writing into memory cannot fail.
    let _ = ::brotli::BrotliCompress(&mut &*html, &mut out, &parameters);
    out.into()
}

fn gzip(html: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let _ = encoder.write_all(html);
    encoder.finish().unwrap_or_default().into()
}

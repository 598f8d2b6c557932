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

/// Bytes of the pages on a shelf; there are two. What is compressed of a page is smaller than the
/// page, and counts as much.
const MAX_SHELF_BYTES: usize = 32 << 20;

/// The pages that were rendered at the newest generation.
#[derive(Clone, Default)]
pub struct PageCache(Arc<Mutex<Generation>>);

/// Pages are put on the fresh shelf. Where it is full, it takes the place of the old one, and what
/// is asked for again comes back from there: whoever asks for very many pages pushes out those that
/// nobody else asks for.
#[derive(Default)]
struct Generation {
    number: i64,
    fresh: Shelf,
    old: Shelf,
}

#[derive(Default)]
struct Shelf {
    pages: HashMap<String, Arc<CachedPage>>,
    bytes: usize,
}

impl Generation {
    fn put(&mut self, key: String, page: Arc<CachedPage>) {
        let weight = key.len() + 2 * page.html.len();
        if self.fresh.bytes + weight > MAX_SHELF_BYTES {
            self.old = std::mem::take(&mut self.fresh);
        }
        if weight <= MAX_SHELF_BYTES && self.fresh.pages.insert(key, page).is_none() {
            self.fresh.bytes += weight;
        }
    }

    fn take(&mut self, key: &str) -> Option<Arc<CachedPage>> {
        if let Some(page) = self.fresh.pages.get(key) {
            return Some(Arc::clone(page));
        }
        let page = self.old.pages.remove(key)?;
        self.put(key.to_owned(), Arc::clone(&page));
        Some(page)
    }
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
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.number == generation)
            .then(|| kept.take(key))
            .flatten()
    }

    /// Keeps a page under a key, unless a newer generation is known.
    pub fn keep(&self, key: String, generation: i64, page: &Arc<CachedPage>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.number < generation {
            *kept = Generation {
                number: generation,
                ..Generation::default()
            };
        }
        if kept.number == generation {
            kept.put(key, Arc::clone(page));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: usize) -> Arc<CachedPage> {
        Arc::new(CachedPage::new("x".repeat(bytes), None, "en"))
    }

    #[test]
    fn pages_are_weighed_and_a_flood_leaves_what_others_ask_for() {
        let cache = PageCache::default();
        cache.keep("front".to_owned(), 1, &page(1_000));
        for number in 0..1_000 {
            cache.keep(format!("flood {number}"), 1, &page(1 << 20));
            assert!(cache.get("front", 1).is_some(), "{number}");
            let kept = cache.0.lock().expect("the pages");
            let bytes = kept.fresh.bytes + kept.old.bytes;
            assert!(bytes <= 2 * MAX_SHELF_BYTES, "{bytes}");
        }
        assert!(cache.get("flood 0", 1).is_none());
        // What is larger than a shelf is kept nowhere.
        cache.keep("huge".to_owned(), 1, &page(MAX_SHELF_BYTES));
        assert!(cache.get("huge", 1).is_none());
        // Another state of the database has other pages.
        cache.keep("front".to_owned(), 2, &page(1_000));
        assert!(cache.get("front", 1).is_none() && cache.get("flood 999", 2).is_none());
    }
}

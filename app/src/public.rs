//! Public pages that are the same for everybody who is not signed in. What a whole city opens on the day of the award is
//! rendered and compressed once for a generation of the database, and answered from memory until something changes.

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
use leptos::prelude::AnyView;

use crate::{
    policy,
    shell::{self, Place},
    visit::Visit,
};

/// Pages that are kept at most; beyond that all are forgotten, which costs one rendering each.
const PAGES_MOST: usize = 512;

/// The pages that were rendered at the newest generation.
#[derive(Clone, Default)]
pub struct PublicPages(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    generation: i64,
    by_key: HashMap<String, Arc<PublicPage>>,
}

struct PublicPage {
    html: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
    tag: HeaderValue,
    policy: Option<HeaderValue>,
    language: HeaderValue,
}

/// What a page is kept under: its language and path, and what of its query it depends on.
fn key(visit: &Visit, filter: &str) -> String {
    format!("{}{}?{filter}", visit.language.tag(), visit.path)
}

/// Whether this visitor sees what every visitor sees.
fn is_public(visit: &Visit) -> bool {
    visit.person.is_none() && visit.done.is_none()
}

impl PublicPages {
    /// The kept page, if it was rendered at this generation and the visitor is not signed in.
    #[must_use]
    pub fn get(&self, visit: &Visit, generation: i64, filter: &str) -> Option<Response> {
        if !is_public(visit) {
            return None;
        }
        let page = {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.generation != generation {
                return None;
            }
            Arc::clone(kept.by_key.get(&key(visit, filter))?)
        };
        Some(page.answer(visit))
    }
}

/// Renders a page and, where it is the same for everybody, keeps it. Such a page has neither island nor clock.
pub fn page(visit: &Visit, generation: i64, filter: &str, place: Place, body: impl FnOnce() -> AnyView) -> Response {
    if !is_public(visit) {
        return shell::page(visit, place, body);
    }
    let policy = policy::with_style(&place.style);
    let html = shell::html(&Visit { nonce: Arc::from(""), ..visit.clone() }, place, body);
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    let tag = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish())).unwrap_or(HeaderValue::from_static("W/\"\""));
    let page = Arc::new(PublicPage {
        html: html.into(),
        brotli: OnceLock::new(),
        gzip: OnceLock::new(),
        tag,
        policy,
        language: HeaderValue::from_static(visit.language.tag()),
    });
    {
        let mut kept = visit.site.pages.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.generation < generation || kept.by_key.len() >= PAGES_MOST {
            *kept = Kept { generation, by_key: HashMap::new() };
        }
        if kept.generation == generation {
            kept.by_key.insert(key(visit, filter), Arc::clone(&page));
        }
    }
    page.answer(visit)
}

impl PublicPage {
    fn answer(&self, visit: &Visit) -> Response {
        let mut response = Response::new(Body::empty());
        let out = response.headers_mut();
        // A browser may keep it, but asks each time whether it still holds; a signed-in person gets another page.
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        out.insert(header::VARY, HeaderValue::from_static("cookie, accept-encoding"));
        out.insert(header::ETAG, self.tag.clone());
        if let Some(policy) = &self.policy {
            out.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if visit.if_none_match.as_ref().is_some_and(|tags| lists(tags, self.tag.as_bytes())) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        out.insert(header::CONTENT_LANGUAGE, self.language.clone());
        let accepted = visit.accept_encoding.as_ref();
        let body = if accepted.is_some_and(|accepted| lists(accepted, b"br")) {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            self.brotli.get_or_init(|| brotli(&self.html)).clone()
        } else if accepted.is_some_and(|accepted| lists(accepted, b"gzip")) {
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
        name.eq_ignore_ascii_case(wanted) && !matches!(weight, b"q=0" | b"q=0.0" | b"q=0.00" | b"q=0.000")
    })
}

fn brotli(html: &[u8]) -> Bytes {
    let mut out = Vec::new();
    let parameters = ::brotli::enc::BrotliEncoderParams { quality: 6, ..Default::default() };
    // Writing into memory cannot fail.
    let _ = ::brotli::BrotliCompress(&mut &*html, &mut out, &parameters);
    out.into()
}

fn gzip(html: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let _ = encoder.write_all(html);
    encoder.finish().unwrap_or_default().into()
}

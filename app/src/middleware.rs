//! What stands around every handler: who asks is read before it, and what failed becomes a page
//! after it.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use contest::{Cities, Denied, Language, Timestamp};
use frame::{
    arriving::{await_arrival, forget, is_upload},
    caching, client,
    done::Done,
    failure::PageError,
    form::{Fields, Posted},
    limits::{MAX_FORM_BYTES, Pace},
    onlooking::{look_through, note_shown},
    site::Site,
    visit::{Visit, cookie, cookie_name},
};
use office::{CallWork, Failure, PageStanding, Person, Refusal};

use crate::problem::{self, Attempt};

/// The random value that ties a response's inline script and style to its policy.
#[derive(Clone)]
pub struct CspNonce(pub Arc<str>);

/// Reads who asks before a handler runs, and turns a failure into its page afterwards. The moment
/// of the visit is the one at which all of a form has arrived: nobody holds the clock by sending
/// slowly.
pub async fn visit(State(site): State<Site>, request: Request, next: Next) -> Response {
    let arrival = await_arrival(request, site.patience).await;
    let (parts, body) = arrival.request.into_parts();
    let visit = read_visit(site, &parts).await;
    let (mut visit, refused) = look_through(visit, &parts.method).await;
    visit.standing = read_standing(&visit).await;
    if hides_letters(parts.uri.path()) {
        return problem::answer(&visit, &Denied::Unknown.into(), &Attempt::Page);
    }
    // What streams is refused by its handler.
    let changes = !parts.method.is_safe() && !is_upload(parts.uri.path());
    let reads_only = changes && visit.standing == PageStanding::Reads;
    let paced = if parts.method.is_safe() {
        None
    } else {
        pace(&visit, parts.uri.path()).err()
    };
    let refused = refused
        .or_else(|| paced.map(PageError::from))
        .or_else(|| arrival.read.err().map(PageError::from))
        .or_else(|| reads_only.then(|| Denied::ReadOnly.into()));
    if let Some(fail) = refused {
        let typed = read_typed(body, is_upload(parts.uri.path()), visit.site.patience).await;
        return problem::answer(&visit, &fail, &Attempt::Form(&typed));
    }
    let mut request = Request::from_parts(parts, body);
    let only_looks = visit.only_looks();
    request.extensions_mut().insert(visit.clone());
    let posted = Posted::default();
    request.extensions_mut().insert(posted.clone());
    let reads = request.method().is_safe();
    let shows = request.method() == Method::GET;
    let uploads = is_upload(request.uri().path());
    let mut response = next.run(request).await;
    arrival.rest.forget(visit.site.patience).await;
    if let Some(refusal) = arrival.silence.refusal(visit.site.patience) {
        return problem::answer(&visit, &refusal.into(), &Attempt::Page);
    }
    let fail = response.extensions_mut().remove::<PageError>();
    let mut response = match fail {
        Some(fail) => {
            let nothing = Fields::default();
            let attempt = match (reads, uploads) {
                (true, _) => Attempt::Page,
                (false, true) => Attempt::Upload,
                (false, false) => Attempt::Form(posted.0.get().unwrap_or(&nothing)),
            };
            problem::answer(&visit, &fail, &attempt)
        }
        None if response.status() == StatusCode::NOT_FOUND
            && response.headers().get(header::CONTENT_TYPE).is_none() =>
        {
            problem::answer(&visit, &Denied::Unknown.into(), &Attempt::Page)
        }
        None if is_bare_rejection(&visit, &response) => {
            problem::answer(&visit, &Refusal::Unreadable.into(), &Attempt::Page)
        }
        None => response,
    };
    caching::protect(&mut response);
    if only_looks {
        forget_after(&mut response);
    } else if shows && is_page(&response) {
        note_shown(&visit).await;
    }
    response
}

/// Lets a form be sent by who does not send too much at once. What an island saves is answered in
/// its own words, and counted where it is.
fn pace(visit: &Visit, path: &str) -> Result<(), Refusal> {
    if path.starts_with("/api/") {
        return Ok(());
    }
    visit.pace(Pace::of(&visit.path, is_upload(path)))
}

/// Whether a path encodes what needs no encoding (`/en/%32027`), as nothing of ours does: it would
/// be one address for the router and another for what is decided by the path here.
fn hides_letters(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let codes = path.split('%').skip(1);
    codes
        .filter_map(|code| u8::from_str_radix(code.get(..2)?, 16).ok())
        .any(plain)
}

/// What a form holds that is refused whatever it holds; an upload is read and forgotten.
async fn read_typed(body: Body, uploads: bool, patience: Duration) -> Fields {
    if uploads {
        forget(body, patience).await;
        return Fields::default();
    }
    // It has arrived already.
    let bytes = to_bytes(body, MAX_FORM_BYTES).await.unwrap_or_default();
    Fields::parse(&bytes)
}

/// Whether a response is a page that was asked for.
fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    response.status() == StatusCode::OK
        && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Lets no browser keep what somebody sees who only looks: afterwards the same address is another
/// page.
fn forget_after(response: &mut Response) {
    let headers = response.headers_mut();
    headers.remove(header::ETAG);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// Whether an extractor refused the request in plain words of its own, which no page of ours does.
fn is_bare_rejection(visit: &Visit, response: &Response) -> bool {
    let plain = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    response.status() == StatusCode::BAD_REQUEST && plain && !visit.path.starts_with("/api")
}

/// How far the hand of who asks goes on a page for organisers, which its address tells. What it
/// shows is asked by its handler once more.
async fn read_standing(visit: &Visit) -> PageStanding {
    let Some(person) = &visit.person else {
        return PageStanding::Whole;
    };
    let mut parts = visit.path.trim_start_matches('/').split('/');
    let (edition, call) = match (parts.next(), parts.next(), parts.next()) {
        (Some(edition), Some("organisers" | "setup" | "opening"), _) => (edition, None),
        (Some(edition), Some(call), Some("organise")) => (edition, Some(call)),
        _ => return PageStanding::Whole,
    };
    let standing = visit.office().standing_at(person, edition, call).await;
    standing.unwrap_or_else(|failure| {
        tracing::error!(%failure, "a role cannot be read");
        PageStanding::Reads
    })
}

async fn read_visit(site: Site, request: &Parts) -> Visit {
    let now = (site.now)();
    let headers = &request.headers;
    let text = |name: header::HeaderName| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    let full_path = request.uri.path().to_owned();
    let first = full_path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    let prefixed = Language::ALL
        .into_iter()
        .find(|language| language.tag() == first);
    let language =
        prefixed.unwrap_or_else(|| Language::from_accept_language(&text(header::ACCEPT_LANGUAGE)));
    let path = if prefixed.is_some() {
        full_path[1 + first.len()..].to_owned()
    } else {
        full_path.clone()
    };
    let peer = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(address)| address.ip());
    let client = client::address(
        peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        headers,
        &site.trusted_proxies,
    );
    if cookie(headers, cookie_name(&site)).is_some() {
        // What somebody has just done, perhaps at another server, is seen by them.
        site.office.look_again();
    }
    let person = match cookie(headers, cookie_name(&site)) {
        Some(token) => match site.office.person(token, now).await {
            Ok(person) => person,
            Err(failure) => {
                tracing::error!(%failure, "the session cannot be read");
                None
            }
        },
        None => None,
    };
    let cities = site.office.cities().await.unwrap_or_else(|failure| {
        tracing::error!(%failure, "the cities cannot be read");
        Cities::default()
    });
    let editions = site.office.menu_editions().await.unwrap_or_else(|failure| {
        tracing::error!(%failure, "the editions cannot be read");
        Arc::default()
    });
    let work = match &person {
        Some(person) => read_work(&site, person, &path, now).await,
        None => None,
    };
    let query = request.uri.query().unwrap_or_default().to_owned();
    let done = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("done="))
        .and_then(Done::from_code);
    Visit {
        language,
        path,
        query,
        person,
        standing: PageStanding::Whole,
        cities,
        editions,
        work,
        now,
        nonce: request
            .extensions
            .get::<CspNonce>()
            .map_or_else(|| Arc::from(""), |nonce| Arc::clone(&nonce.0)),
        loopback: peer.is_some_and(|address| address.is_loopback())
            && !client::came_through_proxy(headers),
        network: client::network(client),
        user_agent: headers.get(header::USER_AGENT).cloned(),
        accept_encoding: headers.get(header::ACCEPT_ENCODING).cloned(),
        if_none_match: headers.get(header::IF_NONE_MATCH).cloned(),
        done,
        preparation: None,
        preview: None,
        site,
    }
}

/// The call and its part of the address, where a path is one of its organisers' pages. What is
/// downloaded shows no line.
fn find_organised(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.split('/').skip(1);
    let (edition, call) = (parts.next()?, parts.next()?);
    let is_page = parts.next() == Some("organise") && !path.contains('.');
    is_page.then_some((edition, call))
}

/// How far the call is on whose pages somebody works. Whoever is not of its organisers is told by
/// the page that it does not exist.
async fn read_work(
    site: &Site,
    person: &Person,
    path: &str,
    now: Timestamp,
) -> Option<Arc<CallWork>> {
    let work = site
        .office
        .call_work(person, find_organised(path)?, now)
        .await;
    match work {
        Ok(work) => Some(Arc::new(work)),
        Err(Failure::Refused(_)) => None,
        Err(failure) => {
            tracing::error!(%failure, "a call cannot be read");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_in_one_way() {
        for path in ["/en/%32027", "/en/2027/kobe/%6Frganise", "/en/2027%2fkobe"] {
            assert!(hides_letters(path), "{path}");
        }
        for path in [
            "/en/2027",
            "/data/%C3%A0",
            "/en/a%20b",
            "/en/100%",
            "/en/%zz",
        ] {
            assert!(!hides_letters(path), "{path}");
        }
    }

    #[test]
    fn a_call_is_found_on_the_pages_of_its_organisers_only() {
        for path in ["/2027/kobe/organise", "/2027/kobe/organise/entries/4/team"] {
            assert_eq!(find_organised(path), Some(("2027", "kobe")), "{path}");
        }
        for path in [
            "",
            "/",
            "/2027",
            "/2027/kobe",
            "/2027/kobe/jury",
            "/2027/organisers",
            "/2027/kobe/organise/marks.csv",
        ] {
            assert_eq!(find_organised(path), None, "{path}");
        }
    }
}

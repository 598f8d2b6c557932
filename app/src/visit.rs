//! Who asks, in which language and when: read once per request, then handed to handlers and pages.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    ops::Deref,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, OptionalFromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use contest::{Denied, Language, MailAddress, Moment};
use futures::future::BoxFuture;
use office::{Failure, Office, Person, Refusal, SessionToken};
use secrecy::ExposeSecret as _;

use crate::{
    arriving::{arrived, is_upload},
    client::{self, TrustedProxies},
    form::{Fields, Posted},
    limits::{self, Attempts, One, Ones, Paces, Turn},
    pages::problem::{self, Attempt},
};

/// What stays the same from request to request. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<SiteParts>);

impl Site {
    /// A site of its parts.
    #[must_use]
    pub fn new(parts: SiteParts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Site {
    type Target = SiteParts;

    fn deref(&self) -> &SiteParts {
        &self.0
    }
}

/// What a site is made of.
pub struct SiteParts {
    pub office: Office,
    /// The clock.
    pub now: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// Name of the style sheet under `/pkg`, with its hash.
    pub style: Arc<str>,
    /// Name of the wasm bundle under `/pkg`, without ending.
    pub script: Arc<str>,
    /// Public pages that were rendered already.
    pub pages: crate::public::PublicPages,
    /// Draws charts that somebody asks for.
    pub explorer: crate::pages::data::Explorer,
    /// Whether this is the demo: the mails' page exists, and pages say so.
    pub demo: bool,
    /// Reads data files; the server does it in processes of their own.
    pub preparer: Arc<dyn Preparer>,
    /// Asks open-data portals.
    pub portal: Arc<dyn crate::portal::Portal>,
    /// Counts attempts of those who are not signed in.
    pub attempts: Attempts,
    /// Counts the saves of each juror, by id.
    pub saves: Mutex<Paces<String>>,
    /// Whose own file is being checked, by id.
    pub checks: Ones<String>,
    /// Proxies whose word on the client is taken.
    pub trusted_proxies: TrustedProxies,
    /// How long the next part of a request is waited for.
    pub patience: Duration,
}

/// Reads data files that somebody sent. Each way fails with [`Refusal::FilesWaiting`] where too many wait for it.
pub trait Preparer: Send + Sync {
    /// Prepares `raw`, which is called `name`, by choices as text (see [`datasets::Choices`]); the answer may be the finding that
    /// stands against it.
    fn prepare<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
        choices: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<office::PreparedDataset, String>>>;

    /// Checks a team's own file; the answer may be the finding for which it cannot be read.
    fn check<'a>(&'a self, raw: &'a Path, name: &'a str) -> BoxFuture<'a, office::Result<Result<datasets::Check, String>>>;

    /// Prepares a team's own file.
    fn tidy<'a>(&'a self, raw: &'a Path, name: &'a str) -> BoxFuture<'a, office::Result<Result<office::PreparedDataset, String>>>;
}

/// The random value that ties a response's inline script and style to its policy.
#[derive(Clone)]
pub struct CspNonce(pub Arc<str>);

/// One request.
#[derive(Clone)]
pub struct Visit {
    pub site: Site,
    pub language: Language,
    /// The path behind the language, such as `/2027/gallery`, for the same page in another language.
    pub path: String,
    /// What stands behind the `?`.
    pub query: String,
    pub person: Option<Person>,
    pub now: Moment,
    pub nonce: Arc<str>,
    /// Whether the request comes from this very machine and through no proxy.
    pub loopback: bool,
    /// Network of the client, for limits.
    pub network: IpAddr,
    /// Headers that pages ask for: what the browser calls itself, which compressions it reads, which version it has.
    pub user_agent: Option<HeaderValue>,
    pub accept_encoding: Option<HeaderValue>,
    pub if_none_match: Option<HeaderValue>,
    /// Code of what was just done, from the address that a redirect led to.
    pub done: Option<String>,
}

/// Name of the session's cookie: the prefix makes browsers insist on HTTPS, host and path.
fn cookie_name(site: &Site) -> &'static str {
    if site.office.address().starts_with("https://") { "__Host-session" } else { "session" }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

impl Visit {
    /// The address of a page in the visitor's language.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.language.tag())
    }

    /// The office.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.site.office
    }

    /// Who is signed in.
    ///
    /// # Errors
    ///
    /// [`Denied::SignIn`], which leads to the sign-in page.
    pub fn signed_in(&self) -> Result<&Person, Fail> {
        self.person.as_ref().ok_or_else(|| Denied::SignIn.into())
    }

    /// What the browser calls itself.
    #[must_use]
    pub fn agent(&self) -> &str {
        self.user_agent.as_ref().and_then(|agent| agent.to_str().ok()).unwrap_or_default()
    }

    /// Sends the browser to a page of ours, with what was done.
    #[must_use]
    pub fn redirect(&self, path: &str, done: &str) -> Response {
        see_other(&with_done(&self.link(path), done))
    }

    /// A redirect that also starts a session in the browser.
    #[must_use]
    pub fn with_session(&self, token: &SessionToken, mut response: Response) -> Response {
        let secure = if self.site.office.address().starts_with("https://") { "; Secure" } else { "" };
        let cookie =
            format!("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5184000{secure}", cookie_name(&self.site), token.0.expose_secret());
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// A response that forgets the session in the browser.
    #[must_use]
    pub fn without_session(&self, mut response: Response) -> Response {
        let secure = if self.site.office.address().starts_with("https://") { "; Secure" } else { "" };
        if let Ok(value) =
            HeaderValue::from_str(&format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", cookie_name(&self.site)))
        {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// Does what somebody tries who is not signed in, unless it was tried too often. Only an outcome that `counts` is counted.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooMany`], or what the work answers.
    pub async fn attempt<T>(
        &self,
        attempt: limits::Attempt,
        mail: &str,
        work: impl Future<Output = office::Result<T>>,
        counts: impl FnOnce(&office::Result<T>) -> bool,
    ) -> office::Result<T> {
        let account = MailAddress::parse(mail);
        let turn = self.site.attempts.take(attempt, self.network, account.as_ref(), Instant::now());
        let turn: Turn = turn.map_err(|(scope, wait)| Refusal::TooMany { scope, retry_after_seconds: limits::seconds(wait) })?;
        let done = work.await;
        if !counts(&done) {
            self.site.attempts.give_back(&turn, Instant::now());
        }
        done
    }

    /// Lets a juror save who does not send too much at once.
    ///
    /// # Errors
    ///
    /// Seconds to wait.
    pub fn pace(&self, juror: &Person) -> Result<(), u64> {
        let (mut saves, now) = (self.site.saves.lock().unwrap_or_else(PoisonError::into_inner), Instant::now());
        saves.ask(&juror.id, now).map_err(limits::seconds)?;
        saves.count(juror.id.clone(), now);
        Ok(())
    }

    /// Lets somebody check one file at a time.
    ///
    /// # Errors
    ///
    /// [`Refusal::OneAtATime`].
    pub fn one_check(&self) -> Result<One<'_, String>, Fail> {
        let person = self.signed_in()?;
        Ok(self.site.checks.begin(person.id.clone()).ok_or(Refusal::OneAtATime)?)
    }

    /// The moment that it is by now: of a write that was waited for, such as an upload, a portal or the preparing of a file.
    #[must_use]
    pub fn clock(&self) -> Moment {
        (self.site.now)()
    }

    /// The visit at the moment at which what its handler waited for has arrived.
    #[must_use]
    pub fn arrived(self) -> Self {
        Self { now: self.clock(), ..self }
    }
}

/// The address of a page that tells what was done, if anything was.
#[must_use]
pub fn with_done(place: &str, done: &str) -> String {
    match (done, place.contains('?')) {
        ("", _) => place.to_owned(),
        (done, true) => format!("{place}&done={done}"),
        (done, false) => format!("{place}?done={done}"),
    }
}

/// 303: the browser fetches the next page.
#[must_use]
pub fn see_other(place: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_str(place).unwrap_or(HeaderValue::from_static("/")))]).into_response()
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

/// A failure on its way to the page that tells of it.
#[derive(Clone, Debug)]
pub struct Fail(pub Arc<Failure>);

impl<F: Into<Failure>> From<F> for Fail {
    fn from(failure: F) -> Self {
        Self(Arc::new(failure.into()))
    }
}

impl Fail {
    /// The typed no, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match &*self.0 {
            Failure::Refused(refusal) => Some(refusal),
            Failure::Broken(_) => None,
        }
    }
}

/// The HTTP status of a refusal.
#[must_use]
pub const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Denied(Denied::SignIn) | Refusal::WrongSignIn => StatusCode::UNAUTHORIZED,
        Refusal::Denied(Denied::Unknown) => StatusCode::NOT_FOUND,
        Refusal::LinkSpent | Refusal::Denied(Denied::OutOfContest) => StatusCode::GONE,
        Refusal::Denied(_) => StatusCode::FORBIDDEN,
        Refusal::Fields(_) | Refusal::Incomplete(_) | Refusal::MarksMissing(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::TooMany { .. } | Refusal::OneAtATime => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy { .. } | Refusal::FilesWaiting { .. } => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::TooSlow { .. } => StatusCode::REQUEST_TIMEOUT,
        Refusal::FormTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Deadline { .. }
        | Refusal::NotYet { .. }
        | Refusal::Stale { .. }
        | Refusal::StaleDraft { .. }
        | Refusal::TeamFull { .. }
        | Refusal::AlreadyInTeam
        | Refusal::RemovedFromTeam
        | Refusal::InvitedAlready
        | Refusal::LastOrganiser
        | Refusal::LastMember
        | Refusal::RoundClosed
        | Refusal::RoundBegun
        | Refusal::CriterionMarked { .. }
        | Refusal::ConflictOfInterest
        | Refusal::HoldsAward
        | Refusal::Barred { .. }
        | Refusal::JuryApart { .. }
        | Refusal::FinalistsApart { .. }
        | Refusal::NoJurors
        | Refusal::PairedWorks { .. }
        | Refusal::Overtaken { .. }
        | Refusal::Public(_)
        | Refusal::FinalistsHoldAwards(_)
        | Refusal::Unsettled(_)
        | Refusal::PairDecided { .. }
        | Refusal::NothingToPublish => StatusCode::CONFLICT,
    }
}

/// Notes on a response when to come again, where a refusal says it.
pub fn note_retry(response: &mut Response, refusal: &Refusal) {
    if let Refusal::TooMany { retry_after_seconds, .. }
    | Refusal::Busy { retry_after_seconds }
    | Refusal::FilesWaiting { retry_after_seconds } = refusal
    {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_after_seconds));
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        let status = self.refusal().map_or(StatusCode::INTERNAL_SERVER_ERROR, status);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Reads who asks before a handler runs, and turns a failure into its page afterwards. The moment of the visit is the one at which
/// all of a form has arrived: nobody holds the clock by sending slowly.
pub async fn visit(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (request, silence, read) = arrived(request, site.patience).await;
    let (parts, body) = request.into_parts();
    let visit = read_visit(site, &parts).await;
    let mut request = Request::from_parts(parts, body);
    if let Err(refusal) = read {
        return problem::answer(&visit, &refusal.into(), &Attempt::Page);
    }
    request.extensions_mut().insert(visit.clone());
    let posted = Posted::default();
    request.extensions_mut().insert(posted.clone());
    let reads = request.method().is_safe();
    let uploads = is_upload(request.headers());
    let mut response = next.run(request).await;
    if let Some(refusal) = silence.refusal(visit.site.patience) {
        return problem::answer(&visit, &refusal.into(), &Attempt::Page);
    }
    let fail = response.extensions_mut().remove::<Fail>();
    match fail {
        Some(fail) => {
            let nothing = Fields::default();
            let attempt = match (reads, uploads) {
                (true, _) => Attempt::Page,
                (false, true) => Attempt::Upload,
                (false, false) => Attempt::Form(posted.0.get().unwrap_or(&nothing)),
            };
            problem::answer(&visit, &fail, &attempt)
        }
        None if response.status() == StatusCode::NOT_FOUND && response.headers().get(header::CONTENT_TYPE).is_none() => {
            problem::answer(&visit, &Denied::Unknown.into(), &Attempt::Page)
        }
        None => response,
    }
}

async fn read_visit(site: Site, request: &Parts) -> Visit {
    let now = (site.now)();
    let headers = &request.headers;
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let full_path = request.uri.path().to_owned();
    let first = full_path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let prefixed = Language::ALL.into_iter().find(|language| language.tag() == first);
    let language = prefixed.unwrap_or_else(|| Language::wished(&text(header::ACCEPT_LANGUAGE)));
    let path = if prefixed.is_some() { full_path[1 + first.len()..].to_owned() } else { full_path.clone() };
    let peer = request.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    let client = client::address(peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), headers, &site.trusted_proxies);
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
    let query = request.uri.query().unwrap_or_default().to_owned();
    let done = query.split('&').find_map(|pair| pair.strip_prefix("done=")).map(str::to_owned);
    Visit {
        language,
        path,
        query,
        person,
        now,
        nonce: request.extensions.get::<CspNonce>().map_or_else(|| Arc::from(""), |nonce| Arc::clone(&nonce.0)),
        loopback: peer.is_some_and(|address| address.is_loopback()) && !client::came_through_proxy(headers),
        network: client::network(client),
        user_agent: headers.get(header::USER_AGENT).cloned(),
        accept_encoding: headers.get(header::ACCEPT_ENCODING).cloned(),
        if_none_match: headers.get(header::IF_NONE_MATCH).cloned(),
        done,
        site,
    }
}

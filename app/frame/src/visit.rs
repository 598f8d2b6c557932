//! Who asks, in which language and when: read once per request, then handed to handlers and pages.

use std::{
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use contest::{Cities, Denied, Language, MailAddress, PersonId, PreviewRole, Timestamp};
use office::{
    Call, CallWork, MenuEdition, Office, PageStanding, Person, Refusal, Scope, SessionToken,
};
use secrecy::ExposeSecret as _;

use crate::{
    done::Done,
    failure::PageError,
    limits::{self, Attempt, One, Ones, Pace, Sender},
    site::Site,
};

/// How long a sign-in waits for another one of the same account.
const SIGN_IN_PATIENCE: Duration = Duration::from_secs(10);

/// What somebody looks at as somebody else: the visit's person is nobody, or who the preview makes
/// up, and its moment is the preview's.
#[derive(Clone)]
pub struct PreviewedCall {
    pub call: Arc<Call>,
    pub role: PreviewRole,
}

/// One request.
#[derive(Clone)]
pub struct Visit {
    pub site: Site,
    pub language: Language,
    /// The path behind the language, such as `/2027/gallery`, for the same page in another
    /// language.
    pub path: String,
    /// What stands behind the `?`.
    pub query: String,
    pub person: Option<Person>,
    /// On a page for organisers, how far the hand of who asks goes.
    pub standing: PageStanding,
    /// The host cities.
    pub cities: Cities,
    /// The editions in the menu, the newest first.
    pub editions: Arc<[MenuEdition]>,
    /// The call on whose organisers' pages this person works.
    pub work: Option<Arc<CallWork>>,
    pub now: Timestamp,
    pub nonce: Arc<str>,
    /// Whether the request comes from this very machine and through no proxy.
    pub loopback: bool,
    /// Network of the client, for limits.
    pub network: IpAddr,
    /// Headers that pages ask for: what the browser calls itself, which compressions it reads,
    /// which version it has.
    pub user_agent: Option<HeaderValue>,
    pub accept_encoding: Option<HeaderValue>,
    pub if_none_match: Option<HeaderValue>,
    /// What was just done, from the address that a redirect led to.
    pub done: Option<Done>,
    /// The edition in preparation that the page is one of, as the gate before the page found it.
    pub preparation: Option<Preparation>,
    /// Set where this is the preview of a call.
    pub preview: Option<PreviewedCall>,
}

/// An edition that only who is to know of it sees.
#[derive(Clone, Debug)]
pub struct Preparation {
    /// Its part of addresses.
    pub edition: String,
    /// Whether the visitor organises it.
    pub organises: bool,
}

/// Name of the session's cookie: the prefix makes browsers insist on HTTPS, host and path.
#[must_use]
pub fn cookie_name(site: &Site) -> &'static str {
    if site.office.address().starts_with("https://") {
        "__Host-session"
    } else {
        "session"
    }
}

pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| {
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
    pub fn signed_in(&self) -> Result<&Person, PageError> {
        self.person.as_ref().ok_or_else(|| Denied::SignIn.into())
    }

    /// Whether somebody only looks: through a preview, or on behalf of somebody else.
    #[must_use]
    pub fn only_looks(&self) -> bool {
        self.preview.is_some() || self.person.as_ref().is_some_and(Person::is_on_behalf)
    }

    /// What the browser calls itself.
    #[must_use]
    pub fn agent(&self) -> &str {
        self.user_agent
            .as_ref()
            .and_then(|agent| agent.to_str().ok())
            .unwrap_or_default()
    }

    /// Sends the browser to a page of ours, with what was done.
    #[must_use]
    pub fn redirect(&self, path: &str, done: Done) -> Response {
        see_other(&with_done(&self.link(path), &done))
    }

    /// Sends the browser to a page of ours, where nothing was done that has to be told.
    #[must_use]
    pub fn go_to(&self, path: &str) -> Response {
        see_other(&self.link(path))
    }

    /// A redirect that also starts a session in the browser.
    #[must_use]
    pub fn with_session(&self, token: &SessionToken, mut response: Response) -> Response {
        let secure = if self.site.office.address().starts_with("https://") {
            "; Secure"
        } else {
            ""
        };
        let cookie = format!(
            "{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5184000{secure}",
            cookie_name(&self.site),
            token.0.expose_secret()
        );
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// A response that forgets the session in the browser.
    #[must_use]
    pub fn without_session(&self, mut response: Response) -> Response {
        let secure = if self.site.office.address().starts_with("https://") {
            "; Secure"
        } else {
            ""
        };
        if let Ok(value) = HeaderValue::from_str(&format!(
            "{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}",
            cookie_name(&self.site)
        )) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// Does what somebody tries who is not signed in, unless it was tried too often. Only an
    /// outcome that `counts` is counted.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooMany`], or what the work answers.
    pub async fn attempt<T>(
        &self,
        attempt: Attempt,
        mail: &str,
        work: impl Future<Output = office::Result<T>>,
        counts: impl FnOnce(&office::Result<T>) -> bool,
    ) -> office::Result<T> {
        let (office, most) = (self.office(), self.site.attempts);
        if attempt == Attempt::Link {
            // A link cannot be guessed: one that works is never refused, however many others were
            // none.
            let done = work.await;
            if counts(&done) {
                office
                    .take_attempt(attempt, self.network, None, most, (self.site.now)())
                    .await?;
            }
            return done;
        }
        let account = MailAddress::parse(mail);
        let turn = office
            .take_attempt(
                attempt,
                self.network,
                account.as_ref(),
                most,
                (self.site.now)(),
            )
            .await?;
        let done = match self.alone_at(attempt, account.as_ref()).await {
            Ok(_alone) => work.await,
            Err(busy) => Err(busy.into()),
        };
        if !counts(&done) {
            // What was done is done; it stays counted, and is forgotten with time.
            if let Err(failure) = office.give_back_attempt(&turn).await {
                tracing::warn!(%failure, "an attempt was not taken back");
            }
        }
        done
    }

    /// Waits until nobody else signs in to an account, so that nobody fills the queue of passwords
    /// by asking for one many times at once.
    async fn alone_at(
        &self,
        attempt: Attempt,
        account: Option<&MailAddress>,
    ) -> Result<Option<One<'_, String>>, Refusal> {
        let Some(account) = account.filter(|_| attempt == Attempt::SignIn) else {
            return Ok(None);
        };
        let turn = self
            .site
            .sign_ins
            .wait(account.as_str().to_owned(), SIGN_IN_PATIENCE)
            .await;
        let busy = Refusal::Busy {
            retry_after: SIGN_IN_PATIENCE,
        };
        turn.map(Some).ok_or(busy)
    }

    /// Lets a form be sent by who does not send too much at once.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooMany`] with how long to wait.
    pub fn pace(&self, pace: Pace) -> Result<(), Refusal> {
        let sender = match &self.person {
            Some(person) => Sender::Person(person.id.clone()),
            None => Sender::Network(self.network),
        };
        let taken = self.site.forms.take(pace, sender, Instant::now());
        taken.map_err(|wait| Refusal::TooMany {
            scope: Scope::Forms,
            retry_after: limits::round_up(wait),
        })
    }

    /// Lets somebody check one file at a time.
    ///
    /// # Errors
    ///
    /// [`Refusal::OneAtATime`].
    pub fn one_check(&self) -> office::Result<One<'_, PersonId>> {
        self.one_of(&self.site.checks)
    }

    /// Lets somebody send one file of a work at a time, so that nobody alone fills the queue in
    /// which they are looked at.
    ///
    /// # Errors
    ///
    /// [`Refusal::OneAtATime`].
    pub fn one_upload(&self) -> office::Result<One<'_, PersonId>> {
        self.one_of(&self.site.uploads)
    }

    fn one_of<'v>(&'v self, ones: &'v Ones<PersonId>) -> office::Result<One<'v, PersonId>> {
        let person = self.person.as_ref().ok_or(Denied::SignIn)?;
        Ok(ones.begin(person.id.clone()).ok_or(Refusal::OneAtATime)?)
    }

    /// The moment that it is by now: of a write that was waited for, such as an upload, a portal or
    /// the preparing of a file.
    #[must_use]
    pub fn clock(&self) -> Timestamp {
        (self.site.now)()
    }

    /// The visit at the moment at which what its handler waited for has arrived.
    #[must_use]
    pub fn at_arrival(self) -> Self {
        Self {
            now: self.clock(),
            ..self
        }
    }
}

/// The address of a page that tells what was done.
#[must_use]
pub fn with_done(place: &str, done: &Done) -> String {
    let joint = if place.contains('?') { '&' } else { '?' };
    format!("{place}{joint}done={}", done.code())
}

/// 303: the browser fetches the next page.
#[must_use]
pub fn see_other(place: &str) -> Response {
    (
        StatusCode::SEE_OTHER,
        [(
            header::LOCATION,
            HeaderValue::from_str(place).unwrap_or(HeaderValue::from_static("/")),
        )],
    )
        .into_response()
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

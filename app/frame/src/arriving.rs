//! What a request brings with it: read whole before the moment is taken at which it counts, and
//! never waited for without end.

use std::{
    error::Error,
    io::{self, ErrorKind},
    iter::successors,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream, Bytes},
    extract::Request,
    http::{HeaderMap, header},
};
use futures::{Stream, StreamExt as _, stream};
use office::Refusal;
use tokio::{sync::Mutex, time::timeout};

use crate::limits::{FORM_PATIENCE, MAX_FORM_BYTES};

/// Whether the other end of an upload went silent.
#[derive(Clone, Debug, Default)]
pub struct Silence(Arc<AtomicBool>);

impl Silence {
    /// What to answer, whatever became of the half that came.
    #[must_use]
    pub fn refusal(&self, patience: Duration) -> Option<Refusal> {
        self.0
            .load(Ordering::Relaxed)
            .then_some(Refusal::TooSlow { waited: patience })
    }
}

/// The routes behind a language whose handlers stream what arrives: those of `uploads` in
/// `routes.rs`, which a test compares.
const UPLOADS: [&str; 5] = [
    "/entry/{entry}/files",
    "/data/new",
    "/data/{dataset}/file",
    "/{edition}/organisers/file",
    "/{edition}/{call}/organise/jurors/file",
];

/// Whether a request goes to where files stream to disk, and its handler takes the moment when they
/// have arrived. What the request says of itself does not count: a form that calls itself a file
/// would stop the clock.
#[must_use]
pub fn is_upload(path: &str) -> bool {
    let behind_language = path.trim_start_matches('/').split('/').skip(1);
    let parts: Vec<&str> = behind_language.collect();
    UPLOADS.iter().any(|known| {
        let known = known.trim_start_matches('/').split('/');
        known.clone().count() == parts.len()
            && known
                .zip(&parts)
                .all(|(known, part)| known.starts_with('{') || known == *part)
    })
}

/// Whether a form says that it is one of files.
fn is_multipart(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.to_str()
            .is_ok_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/"))
    })
}

/// What of an upload its handler has not read.
#[derive(Clone, Default)]
pub struct Rest(Arc<Mutex<Option<BodyDataStream>>>);

impl Rest {
    /// Reads what a handler left that refused before the end, and forgets it.
    pub async fn forget(&self, patience: Duration) {
        if let Some(parts) = self.0.lock().await.take() {
            forget(Body::from_stream(parts), patience).await;
        }
    }
}

/// A request that has arrived, or is watched while it arrives.
pub struct Arrival {
    /// The request, with a form in memory or an upload as it comes.
    pub request: Request,
    /// Whether its other end went silent.
    pub silence: Silence,
    /// What of an upload is left.
    pub rest: Rest,
    /// Why it cannot be read.
    pub read: Result<(), Refusal>,
}

/// Waits until a request has arrived: a form is read whole, an upload is watched while its handler
/// reads it. The request comes back in any case, also where it cannot be read: for
/// [`Refusal::TooSlow`], [`Refusal::FormTooLarge`], or [`Refusal::Unreadable`] of files where none
/// are taken.
pub async fn await_arrival(request: Request, patience: Duration) -> Arrival {
    let mut arrival = Arrival {
        request: Request::default(),
        silence: Silence::default(),
        rest: Rest::default(),
        read: Ok(()),
    };
    if request.method().is_safe() {
        arrival.request = request;
        return arrival;
    }
    let (parts, body) = request.into_parts();
    if is_upload(parts.uri.path()) {
        arrival.rest = Rest(Arc::new(Mutex::new(Some(body.into_data_stream()))));
        let watched = watch(arrival.rest.clone(), patience, arrival.silence.clone());
        arrival.request = Request::from_parts(parts, Body::from_stream(watched));
        return arrival;
    }
    let (bytes, read) = match form(body, patience).await {
        Ok(_) if is_multipart(&parts.headers) => (Bytes::new(), Err(Refusal::Unreadable)),
        Ok(bytes) => (bytes, Ok(())),
        Err(refusal) => (Bytes::new(), Err(refusal)),
    };
    arrival.request = Request::from_parts(parts, Body::from(bytes));
    arrival.read = read;
    arrival
}

/// A whole form. What is too long is read to its end all the same, and forgotten: a connection that
/// is closed while its other end still sends loses the answer, and with it the reason.
async fn form(body: Body, patience: Duration) -> Result<Bytes, Refusal> {
    let whole = patience * FORM_PATIENCE;
    let mut parts = body.into_data_stream();
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    let reading = async {
        loop {
            let part = timeout(patience, parts.next())
                .await
                .map_err(|_| Refusal::TooSlow { waited: patience })?;
            match part {
                Some(Ok(part)) => {
                    length = length.saturating_add(part.len());
                    if length <= MAX_FORM_BYTES {
                        bytes.extend_from_slice(&part);
                    }
                }
                None if length > MAX_FORM_BYTES => {
                    return Err(Refusal::FormTooLarge {
                        most: MAX_FORM_BYTES,
                    });
                }
                None => return Ok(()),
                Some(Err(error)) if is_malformed(&error) => return Err(Refusal::Unreadable),
                // Nobody is there any more to read an answer.
                Some(Err(_)) => {
                    return Err(Refusal::TooSlow { waited: patience });
                }
            }
        }
    };
    timeout(whole, reading)
        .await
        .unwrap_or(Err(Refusal::TooSlow { waited: whole }))?;
    Ok(bytes.into())
}

/// Whether a body ended because its parts are not written as HTTP writes them, and not because its
/// sender went away.
fn is_malformed(error: &axum::Error) -> bool {
    let causes = successors(Some(error as &(dyn Error + 'static)), |cause| {
        (*cause).source()
    });
    causes
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| {
            matches!(
                cause.kind(),
                ErrorKind::InvalidInput | ErrorKind::InvalidData
            )
        })
}

/// Reads what a request brings that is refused whatever it holds, and forgets it: a connection that
/// is closed while its other end still sends loses the answer, and with it the reason.
pub async fn forget(body: Body, patience: Duration) {
    let mut parts = body.into_data_stream();
    let rest = async { while let Some(Ok(_)) = parts.next().await {} };
    if timeout(patience * FORM_PATIENCE, rest).await.is_err() {
        tracing::info!("a refused request went on for too long");
    }
}

/// The parts of an upload as they come; it breaks off where none comes for too long.
fn watch(
    rest: Rest,
    patience: Duration,
    silence: Silence,
) -> impl Stream<Item = Result<Bytes, axum::BoxError>> + Send + 'static {
    stream::unfold(Some((rest, silence)), move |watching| async move {
        let (rest, silence) = watching?;
        let mut left = rest.0.lock().await;
        let next = timeout(patience, left.as_mut()?.next()).await;
        if !matches!(next, Ok(Some(Ok(_)))) {
            *left = None;
        }
        drop(left);
        match next {
            Ok(Some(Ok(part))) => Some((Ok(part), Some((rest, silence)))),
            Ok(Some(Err(error))) => Some((Err(error.into()), None)),
            Ok(None) => None,
            Err(_) => {
                silence.0.store(true, Ordering::Relaxed);
                Some((Err("the other end went silent".into()), None))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::room_routes::ROUTES;

    #[test]
    fn every_route_that_streams_is_known() {
        let uploads = ROUTES.split("fn uploads() -> Router<Site>").skip(1);
        let mut found: Vec<&str> = uploads
            .filter_map(|uploads| uploads.split("\n}").next())
            .flat_map(|uploads| uploads.split(".route(").skip(1))
            .filter_map(|route| route.split('"').nth(1))
            .collect();
        found.sort_unstable();
        let mut known = UPLOADS;
        known.sort_unstable();
        assert_eq!(found, known);
    }

    #[test]
    fn files_go_where_files_are_taken() {
        for path in [
            "/en/entry/1/files",
            "/ja/data/new",
            "/ca/data/population/file",
            "/es/2027/organisers/file",
            "/ja/2027/kobe/organise/jurors/file",
        ] {
            assert!(is_upload(path), "{path}");
        }
        for path in [
            "/en/entry/1/hand-in",
            "/en/entry/1",
            "/en/entry/1/files/2/remove",
            "/api/save_mark",
            "/en/data/x/recipe",
            "/en/2027/organisers/list",
            "/en/2027/kobe/organise/jurors/list",
            "/en/sign-in",
            "/",
        ] {
            assert!(!is_upload(path), "{path}");
        }
    }
}

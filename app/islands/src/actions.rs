//! Changes that an island asks for. Every endpoint name is fixed, so that an open page survives a
//! deployment; a refusal is a code that the island turns into words.

use leptos::{
    prelude::*,
    serde_json,
    server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A mark that is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMark {
    pub version: i64,
    /// Time of day in the call's zone, in words.
    pub time: String,
}

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveRefusal {
    /// Somebody, or another tab, has saved since: what stands there now.
    Stale {
        version: i64,
        steps: i64,
    },
    /// The same for a text.
    StaleText {
        version: i64,
    },
    /// The phase or round is over, or the work is out of the contest.
    Closed,
    OutOfScale,
    /// A text is too long or a field not allowed.
    NotAllowed,
    SignedOut,
    Unknown,
    /// The server cannot be reached or something broke: worth another try.
    Unavailable,
}

/// JSON that is read as text, as the answers are. With the library's own encoding of errors, which
/// reads bytes, the browser part would carry a second reader of JSON.
pub struct JsonText;

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<Bytes, Self::Error> {
        serde_json::to_string(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = serde_json::Error;

    fn decode(bytes: Bytes) -> Result<T, Self::Error> {
        serde_json::from_str(str::from_utf8(&bytes).unwrap_or_default())
    }
}

impl FromServerFnError for SaveRefusal {
    type Encoder = JsonText;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Unavailable
    }
}

/// Saves one mark on top of the `version` that the juror saw. `entry` is the sheet's name:
/// [`contest::judging::SheetName`]. The same `request` sent twice has one effect.
#[server(endpoint = "save_mark", output = Post<JsonText>)]
pub async fn save_mark(
    entry: String,
    criterion: String,
    steps: i64,
    version: i64,
    request: String,
) -> Result<SavedMark, SaveRefusal> {
    let visit = server::visit()?;
    let juror = visit
        .person
        .as_ref()
        .ok_or(SaveRefusal::SignedOut)
        .inspect_err(server::status)?;
    server::pace(&visit)?;
    let saved = visit
        .office()
        .save_mark(
            juror,
            office::NewMark {
                sheet: server::sheet(&entry)?,
                criterion: contest::CriterionId::new(criterion),
                steps,
                version,
                request,
            },
            visit.now,
        )
        .await;
    saved
        .map(|(mark, call)| SavedMark {
            version: mark.version,
            time: office::calendar::time(visit.language, mark.saved_at, &call.time_zone),
        })
        .map_err(|failure| server::refusal(&failure))
}

/// Saves the comments of a sheet on top of a version; answers the new one.
#[server(endpoint = "save_comments", output = Post<JsonText>)]
pub async fn save_comments(
    entry: String,
    team: String,
    jury: String,
    version: i64,
) -> Result<i64, SaveRefusal> {
    let visit = server::visit()?;
    let juror = visit
        .person
        .as_ref()
        .ok_or(SaveRefusal::SignedOut)
        .inspect_err(server::status)?;
    server::pace(&visit)?;
    visit
        .office()
        .save_comments(
            juror,
            &server::sheet(&entry)?,
            &team,
            &jury,
            version,
            visit.now,
        )
        .await
        .map_err(|failure| server::refusal(&failure))
}

/// Saves a draft's form, as a browser would post it, on top of a version; answers the new one.
#[server(endpoint = "save_draft", output = Post<JsonText>)]
pub async fn save_draft(entry: String, version: i64, form: String) -> Result<i64, SaveRefusal> {
    let visit = server::visit()?;
    let person = visit
        .person
        .as_ref()
        .ok_or(SaveRefusal::SignedOut)
        .inspect_err(server::status)?;
    server::pace(&visit)?;
    let form = frame::form::Fields::parse(form.as_bytes());
    let content = frame::content_fields::read_content(&form)
        .map_err(|refusal| server::refusal(&refusal.into()))?;
    visit
        .office()
        .save_draft(
            person,
            &contest::EntryId::new(entry),
            &content,
            version,
            visit.now,
        )
        .await
        .map_err(|failure| server::refusal(&failure))
}

#[cfg(feature = "ssr")]
mod server {
    use contest::{Denied, judging::SheetName};
    use leptos::prelude::*;
    use leptos::server_fn::axum_export::http::{StatusCode, request::Parts};
    use office::{Failure, Refusal};

    use super::SaveRefusal;
    use frame::{limits::Pace, visit::Visit};

    /// Who asks, as the middleware read it.
    pub(super) fn visit() -> Result<Visit, SaveRefusal> {
        use_context::<Parts>()
            .and_then(|parts| parts.extensions.get::<Visit>().cloned())
            .ok_or(SaveRefusal::Unavailable)
    }

    /// Lets somebody save who does not send too much at once; a browser that is told to wait sends
    /// again by itself.
    pub(super) fn pace(visit: &Visit) -> Result<(), SaveRefusal> {
        visit.pace(Pace::Save).map_err(|_| {
            if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
                response.set_status(StatusCode::TOO_MANY_REQUESTS);
            }
            SaveRefusal::Unavailable
        })
    }

    /// The sheet of a name.
    pub(super) fn sheet(name: &str) -> Result<SheetName, SaveRefusal> {
        SheetName::parse(name)
            .ok_or(SaveRefusal::Unknown)
            .inspect_err(status)
    }

    /// The refusal's code, with its status on the response.
    pub(super) fn refusal(failure: &Failure) -> SaveRefusal {
        let refusal = match failure {
            Failure::Refused(Refusal::Stale { version, steps }) => SaveRefusal::Stale {
                version: *version,
                steps: *steps,
            },
            Failure::Refused(Refusal::StaleDraft { version }) => {
                SaveRefusal::StaleText { version: *version }
            }
            Failure::Refused(
                Refusal::RoundClosed
                | Refusal::Deadline { .. }
                | Refusal::NotYet { .. }
                | Refusal::ConflictOfInterest
                | Refusal::Denied(Denied::OutOfContest),
            ) => SaveRefusal::Closed,
            Failure::Refused(Refusal::Fields(problems))
                if problems.iter().any(|problem| problem.field == "mark") =>
            {
                SaveRefusal::OutOfScale
            }
            Failure::Refused(Refusal::Fields(_)) => SaveRefusal::NotAllowed,
            Failure::Refused(Refusal::Denied(Denied::SignIn)) => SaveRefusal::SignedOut,
            Failure::Refused(_) => SaveRefusal::Unknown,
            Failure::Collided(reason) | Failure::Broken(reason) => {
                tracing::error!(reason, "a change was not saved");
                SaveRefusal::Unavailable
            }
        };
        status(&refusal);
        refusal
    }

    /// Sets the status that belongs to a refusal.
    pub(super) fn status(refusal: &SaveRefusal) {
        let status = match refusal {
            SaveRefusal::Stale { .. } | SaveRefusal::StaleText { .. } | SaveRefusal::Closed => {
                StatusCode::CONFLICT
            }
            SaveRefusal::OutOfScale | SaveRefusal::NotAllowed => StatusCode::UNPROCESSABLE_ENTITY,
            SaveRefusal::SignedOut => StatusCode::UNAUTHORIZED,
            SaveRefusal::Unknown => StatusCode::NOT_FOUND,
            SaveRefusal::Unavailable => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
            response.set_status(status);
        }
    }
}

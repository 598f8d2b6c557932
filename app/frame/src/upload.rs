//! Forms with a file, part by part: the file streams to disk under its own limit, and nothing else
//! grows with what is sent.

use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::header,
};
use office::{Failure, Problem, Refusal};

/// Most bytes of a text that comes with a file.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Most parts of a form with a file.
const MAX_PARTS: usize = 64;
/// What may come with a file: texts, names and what stands between them.
const MAX_REST_BYTES: u64 = 1_000_000;

/// A form with a file, as it comes.
pub struct Upload {
    form: Multipart,
    /// How many bytes it has, where its sender says so.
    announced: Option<u64>,
    parts: usize,
    has_file: bool,
}

/// A part of such a form.
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it is read at once"
)]
pub enum Part<'u> {
    Text {
        name: String,
        text: String,
    },
    /// The one called `file`, with its sender's name for it, which is never empty.
    File {
        name: String,
        content: Field<'u>,
    },
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = <Multipart as FromRequest<S>>::Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let length = request.headers().get(header::CONTENT_LENGTH);
        let announced = length.and_then(|length| length.to_str().ok()?.parse().ok());
        Ok(Self {
            form: Multipart::from_request(request, state).await?,
            announced,
            parts: 0,
            has_file: false,
        })
    }
}

impl Upload {
    /// The next part, of a form whose file may have `most` bytes; the field without a file is none.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where more is announced than may come, [`Refusal::FormTooLarge`] for a
    /// text that is too long or too many parts, [`Refusal::Unreadable`] for a second file, which no
    /// form of ours has.
    pub async fn next(&mut self, most: u64) -> office::Result<Option<Part<'_>>> {
        if self
            .announced
            .is_some_and(|length| length > most.saturating_add(MAX_REST_BYTES))
        {
            return Err(Refusal::of_field("file", Problem::FileTooLarge { most }).into());
        }
        let too_large = Refusal::FormTooLarge {
            most: MAX_TEXT_BYTES,
        };
        let Some(mut field) = self
            .form
            .next_field()
            .await
            .map_err(|error| explain_broken(&error))?
        else {
            return Ok(None);
        };
        let name = field.name().unwrap_or_default().to_owned();
        let file = field
            .file_name()
            .filter(|file| name == "file" && !file.is_empty())
            .map(str::to_owned);
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return Err(too_large.into());
        }
        if file.is_some() && self.has_file {
            return Err(Refusal::Unreadable.into());
        }
        if let Some(name) = file {
            self.has_file = true;
            return Ok(Some(Part::File {
                name,
                content: field,
            }));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field
            .chunk()
            .await
            .map_err(|error| explain_broken(&error))?
        {
            if bytes.len() + chunk.len() > MAX_TEXT_BYTES {
                return Err(too_large.into());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(Part::Text {
            name,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }))
    }
}

/// A form of files that is none, or ends before its end, is a request of somebody else's making;
/// what broke on the way is told by who watches it arrive.
#[must_use]
pub fn explain_broken(error: &MultipartError) -> Failure {
    if error.status().is_client_error() {
        return Refusal::Unreadable.into();
    }
    Failure::Broken(format!("the upload broke off: {error}"))
}

/// What stands against a form without its file.
#[must_use]
pub fn missing_file() -> Failure {
    Refusal::of_field("file", Problem::Missing).into()
}

//! A list of people as a file, as a spreadsheet saves it: in whichever encoding, which is told.

use axum::extract::{
    Path,
    multipart::{Field, MultipartError},
};
use contest::Language;
use office::{Problem, Refusal};

use super::{answer, invite_list};
use crate::{
    form::{Both, Fields},
    pages::Answer,
    upload::{Part, Upload, missing_file},
    visit::Visit,
};

/// Most bytes of a file with a list: many times what the longest one has.
const MAX_LIST_BYTES: u64 = 2_000_000;

/// Invites all of a file, and says what became of each.
pub async fn invite_file(visit: Visit, Path(edition): Path<String>, mut form: Upload) -> Answer {
    // Who may not see the page sends nothing to it.
    let person = visit.signed_in()?;
    visit.office().organisers(person, &edition).await?;
    let read = read_list(&mut form, visit.language).await;
    let visit = visit.at_arrival();
    match read {
        Ok((text, encoding)) => {
            let fields = Fields(vec![("list".to_owned(), text)]);
            // Nobody has to know of the one that everybody uses.
            let encoding = (encoding != "UTF-8").then_some(encoding);
            invite_list(&visit, &edition, &fields, encoding).await
        }
        Err(failure) => {
            let fields = Fields(vec![("file".to_owned(), String::new())]);
            let refused = Err(failure);
            answer(&visit, &edition, &fields, refused, |_| Both::default()).await
        }
    }
}

/// The text of the file in a form, with the name of its encoding.
async fn read_list(
    form: &mut Upload,
    language: Language,
) -> office::Result<(String, &'static str)> {
    let mut bytes = None;
    while let Some(part) = form.next(MAX_LIST_BYTES).await? {
        if let Part::File { content, .. } = part {
            bytes = Some(read_file(content).await?);
        }
    }
    let bytes = bytes.ok_or_else(missing_file)?;
    // A short list says little of its encoding: who sends it helps.
    let domain = match language {
        Language::Ja => Some("jp"),
        Language::Ca | Language::Es => Some("es"),
        Language::En => None,
    };
    let text = datasets::decode_text(&bytes, domain);
    Ok(text.ok_or_else(|| Refusal::of_field("file", Problem::NotText))?)
}

async fn read_file(mut content: Field<'_>) -> office::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let broken =
        |error: MultipartError| office::Failure::Broken(format!("the upload broke off: {error}"));
    while let Some(chunk) = content.chunk().await.map_err(broken)? {
        if (bytes.len() + chunk.len()) as u64 > MAX_LIST_BYTES {
            let most = MAX_LIST_BYTES;
            return Err(Refusal::of_field("file", Problem::FileTooLarge { most }).into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

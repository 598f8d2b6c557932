//! The fields of a draft's form that are its content.

use contest::Content;
use office::Refusal;

use crate::form::Fields;

pub const TITLE_FIELDS: [&str; 4] = ["title-ca", "title-es", "title-en", "title-ja"];
pub const SUMMARY_FIELDS: [&str; 4] = ["summary-ca", "summary-es", "summary-en", "summary-ja"];
pub const ALTERNATIVE_FIELDS: [&str; 4] = [
    "alternative-ca",
    "alternative-es",
    "alternative-en",
    "alternative-ja",
];

/// The content that a posted form describes.
///
/// # Errors
///
/// [`Refusal::Unreadable`] where it is no form of a draft.
pub fn read_content(fields: &Fields) -> Result<Content, Refusal> {
    fields.require_one_of(&TITLE_FIELDS)?;
    Ok(Content {
        title: fields.read_localized(TITLE_FIELDS),
        summary: fields.read_localized(SUMMARY_FIELDS),
        alternative: fields.read_localized(ALTERNATIVE_FIELDS),
        topic: fields.get("topic").to_owned(),
        topics: fields.all("topics").map(str::to_owned).collect(),
        datasets: fields.all("datasets").map(str::to_owned).collect(),
        sources: fields.text("sources"),
        link: fields.get("link").trim().to_owned(),
        licence: fields.get("licence").to_owned(),
    })
}

//! Texts that somebody typed, as they are kept.

use crate::{Problem, Refusal, Result};

/// A text as it is stored: line ends as one character, no NUL, which PostgreSQL refuses, and
/// nothing around it.
///
/// # Errors
///
/// [`Refusal::Fields`] where it has more than `most` characters: a text is refused rather than cut.
pub(crate) fn clean_text(field: &'static str, text: &str, most: usize) -> Result<String> {
    // Browsers send line ends as CR LF and count them as one.
    let text: String = text
        .replace("\r\n", "\n")
        .trim()
        .chars()
        .filter(|character| *character != '\0')
        .collect();
    if text.chars().count() > most {
        return Err(Refusal::field(field, Problem::TooLong { most }));
    }
    Ok(text)
}

/// The same for a text that must say something.
///
/// # Errors
///
/// [`Refusal::Fields`] where it says nothing or too much.
pub(crate) fn required_text(field: &'static str, text: &str, most: usize) -> Result<String> {
    let text = clean_text(field, text, most)?;
    if text.is_empty() {
        Err(Refusal::field(field, Problem::Missing))
    } else {
        Ok(text)
    }
}

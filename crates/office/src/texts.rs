//! Texts that somebody typed, as they are kept and as they are looked for.

use contest::text::has_unwritable;
use unicode_normalization::UnicodeNormalization as _;

use crate::{Problem, Refusal, Result};

/// A text as it is stored: line ends as one character, and nothing around it.
///
/// # Errors
///
/// [`Refusal::Fields`] where it has more than `most` characters, or some that no text has: a text
/// is refused rather than cut.
pub(crate) fn clean_text(field: &'static str, text: &str, most: usize) -> Result<String> {
    // Browsers send line ends as CR LF and count them as one.
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if has_unwritable(&text) {
        return Err(Refusal::field(field, Problem::ControlCharacters));
    }
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

/// A text as it is searched and sorted: without case, without accents, each letter in one width,
/// one blank between words. Voiced kana stay apart from those that are not, and *col·lectiu* is
/// found as *collectiu*.
#[must_use]
pub fn fold(text: &str) -> String {
    let folded: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter) && *letter != '·')
        .filter(|letter| letter.is_whitespace() || !letter.is_control())
        .map(strip_stroke)
        .nfc()
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A small letter that Unicode does not take apart, as a keyboard without it has it.
const fn strip_stroke(letter: char) -> char {
    match letter {
        '’' => '\'',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    }
}

/// The pattern that finds a word anywhere, for `LIKE ... ESCAPE '!'`; what means something in a
/// pattern means itself.
pub(crate) fn write_pattern(word: &str) -> String {
    let escaped: String = word
        .chars()
        .flat_map(|letter| {
            let escape = matches!(letter, '!' | '%' | '_').then_some('!');
            escape.into_iter().chain([letter])
        })
        .collect();
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_width_make_no_difference() {
        for (typed, found) in [
            ("L’ÀREA Metropolitana", "l'area metropolitana"),
            ("Col·lectiu, coŀlectiu", "collectiu, collectiu"),
            ("¿Cuántos  años?", "¿cuantos anos?"),
            ("Ｋｏｂｅ １２", "kobe 12"),
            ("ｺﾞﾐの地図", "ゴミの地図"),
            ("がとか", "がとか"),
            ("a\0b\tc\n", "ab c"),
            ("İstanbul", "istanbul"),
            ("Nu\u{301}ria Søren Łukasz", "nuria soren lukasz"),
        ] {
            assert_eq!(fold(typed), found);
            assert_eq!(fold(found), found);
        }
    }

    #[test]
    fn what_means_something_in_a_pattern_means_itself() {
        assert_eq!(write_pattern("50_%!\\'"), "%50!_!%!!\\'%");
        assert_eq!(write_pattern(""), "%%");
    }
}

//! Every text that a person reads, in the four languages: one function per message of `locales/*.ftl`.
//!
//! `words::sign_in(language)` is the text; a message with variables takes them in the order of the English text. The build
//! fails where a catalogue lacks a message. See `build.rs`.

use std::fmt::{Display, Write as _};

pub use contest::Language;

#[derive(Clone, Copy)]
enum Plural {
    One,
    Other,
}

/// The plural form of a whole number (CLDR 47; "many", which Catalan and Spanish use from a million on, reads as "other").
const fn plural(language: Language, number: i64) -> Plural {
    match (language, number) {
        (Language::Ca | Language::Es | Language::En, 1 | -1) => Plural::One,
        _ => Plural::Other,
    }
}

/// A whole number with the language's thousands separator. Spanish and Catalan group from five digits on.
#[must_use]
pub fn number(language: Language, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let (separator, fewest) = match language {
        Language::Ca | Language::Es => ('.', 5),
        Language::En | Language::Ja => (',', 4),
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() >= fewest && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A decimal number with the language's decimal mark.
#[must_use]
pub fn decimal(language: Language, value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    match language {
        Language::Ca | Language::Es => text.replace('.', ","),
        Language::En | Language::Ja => text,
    }
}

/// A number of bytes in kB or MB (powers of ten).
#[must_use]
pub fn bytes(language: Language, bytes: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a rounded figure for people")]
    let value = bytes as f64;
    if bytes < 1_000 {
        format!("{bytes} B")
    } else if bytes < 1_000_000 {
        format!("{} kB", decimal(language, value / 1e3, 0))
    } else if bytes < 1_000_000_000 {
        format!("{} MB", decimal(language, value / 1e6, 1))
    } else {
        format!("{} GB", decimal(language, value / 1e9, 1))
    }
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Language::En, 1_660_435), "1,660,435");
        assert_eq!(number(Language::Ca, 1_660_435), "1.660.435");
        assert_eq!(number(Language::Es, 9465), "9465");
        assert_eq!(decimal(Language::Ca, 35.3, 1), "35,3");
    }
}

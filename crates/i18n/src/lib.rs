//! Every text that a person reads, in the four languages: one function per message of
//! `locales/*.ftl`.
//!
//! `i18n::sign_in(language)` is the text; a message with variables takes them in the order of the
//! English text. No text is looked up at run time and none can be missing: the build fails where a
//! catalogue lacks a message. See `build.rs`.
//!
//! ```
//! use i18n::{Language, data_rows, join_label};
//!
//! assert_eq!(data_rows(Language::En, 12_345), "12,345 rows");
//! assert_eq!(data_rows(Language::Es, 1), "1 fila");
//! assert_eq!(join_label(Language::Ja, "テーマ", "空気"), "テーマ：空気");
//! ```

#![warn(missing_docs)]

use std::fmt::{Display, Write as _};

pub use contest::Language;
use contest::{PhaseKind, Stage};

pub mod dates;
mod guess;
mod joining;

pub use guess::language_of;
pub use joining::{all_of, colon, join_label, join_number, list};

/// A whole number of whatever width, as a message takes it that has a singular and a plural.
pub trait Whole: Copy {
    /// The number; the nearest that fits where it is too large.
    fn whole(self) -> i64;
}

macro_rules! whole {
    ($($width:ty)*) => {$(
        impl Whole for $width {
            fn whole(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )*};
}

whole!(i8 i16 i32 i64 u8 u16 u32 u64 usize);

impl<T: Whole> Whole for &T {
    fn whole(self) -> i64 {
        (*self).whole()
    }
}

#[derive(Clone, Copy)]
enum Plural {
    One,
    Other,
}

/// The plural form of a whole number (CLDR 47; "many", which Catalan and Spanish use from a million
/// on, reads as "other").
const fn plural(language: Language, number: i64) -> Plural {
    match (language, number) {
        (Language::Ca | Language::Es | Language::En, 1 | -1) => Plural::One,
        _ => Plural::Other,
    }
}

/// A whole number with the language's thousands separator. Spanish and Catalan group from five
/// digits on.
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

/// A figure in per cent: Japanese puts the sign at the figure, the others leave a space.
#[must_use]
pub fn percent(language: Language, figure: impl Display) -> String {
    match language {
        Language::Ja => format!("{figure}%"),
        Language::Ca | Language::Es | Language::En => format!("{figure} %"),
    }
}

/// A topic's code as a language writes it: the goals `SDG1` to `SDG17` of the United Nations by the
/// language's own letters. Any other code is for files and addresses, and is not shown.
#[must_use]
pub fn topic_code(language: Language, code: &str) -> Option<String> {
    let number = code.strip_prefix("SDG")?;
    let goal = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    goal.then(|| topic_goal(language, number))
}

/// The name of a phase.
#[must_use]
pub const fn phase_name(language: Language, kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Registration => phase_registration(language),
        PhaseKind::Submission => phase_submission(language),
        PhaseKind::Screening => phase_screening(language),
        PhaseKind::Final => phase_final(language),
        PhaseKind::Publication => phase_publication(language),
    }
}

/// The name of a stage of publication.
#[must_use]
pub const fn stage_name(language: Language, stage: Stage) -> &'static str {
    match stage {
        Stage::Finalists => stage_finalists(language),
        Stage::Winners => stage_winners(language),
        Stage::Scores => stage_scores(language),
        Stage::Comments => stage_comments(language),
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
    fn a_day_before_a_vowel_loses_its_e_in_catalan() {
        let days = [
            (4, "2 d’abril del 2027"),
            (8, "2 d’agost del 2027"),
            (10, "2 d’octubre del 2027"),
            (5, "2 de maig del 2027"),
        ];
        for (month, text) in days {
            assert_eq!(dates::day(Language::Ca, 2027, month, 2), text);
        }
        assert_eq!(
            dates::day(Language::Es, 2027, 10, 2),
            "2 de octubre de 2027"
        );
        assert_eq!(dates::day(Language::En, 2027, 10, 2), "2 October 2027");
        assert_eq!(dates::day(Language::Ja, 2027, 10, 2), "2027年10月2日");
        assert_eq!(
            dates::year_month(Language::Ca, 2027, 10),
            "octubre del 2027"
        );
        assert_eq!(
            (
                dates::month(Language::En, 0),
                dates::month(Language::En, 13),
                dates::weekday(Language::En, 7)
            ),
            ("", "", "Sunday")
        );
    }

    #[test]
    fn a_goal_is_called_as_its_language_calls_it() {
        assert_eq!(
            Language::ALL.map(|language| topic_code(language, "SDG11")),
            ["ODS 11", "ODS 11", "SDG 11", "SDGs 目標11"].map(|code| Some(code.to_owned()))
        );
        for code in ["water", "SDG", "SDG-water"] {
            assert_eq!(topic_code(Language::Ca, code), None, "{code}");
        }
    }

    #[test]
    fn a_number_in_a_sentence_is_grouped() {
        assert_eq!(data_rows(Language::En, 12_345_usize), "12,345 rows");
        assert_eq!(data_rows(Language::Es, 1_u8), "1 fila");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Language::En, 1_660_435), "1,660,435");
        assert_eq!(number(Language::Ca, 1_660_435), "1.660.435");
        assert_eq!(number(Language::Es, 9465), "9465");
        assert_eq!(decimal(Language::Ca, 35.3, 1), "35,3");
        assert_eq!(
            Language::ALL.map(|language| percent(language, 70)),
            ["70 %", "70 %", "70 %", "70%"]
        );
    }
}

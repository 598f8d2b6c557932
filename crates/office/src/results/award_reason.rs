//! Why an award went where it did: in each language in which the jury said it.

use contest::{Language, Localized};
use serde::{Deserialize, Serialize};

use crate::{FieldProblem, MINUTE_MOST, Problem, Refusal, Result, texts::written};

/// The field of the reason in a language, in the order of [`Language::ALL`].
pub const REASON_FIELDS: [&str; 4] = ["reason-ca", "reason-es", "reason-en", "reason-ja"];

/// A reason as it is stored and stands in the minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AwardReason {
    /// A text for each language that has one.
    Localized(Localized),
    /// Of before there was a field for each language: which one it is in was not asked. It stays as
    /// it was written, so that the hash of minutes of then stays what it was.
    Plain(String),
}

impl Default for AwardReason {
    fn default() -> Self {
        Self::Localized(Localized::default())
    }
}

impl AwardReason {
    /// As the database has it: JSON, or the plain text of before.
    #[must_use]
    pub fn from_stored(stored: &str) -> Self {
        match serde_json::from_str::<Localized>(stored) {
            Ok(texts) if !texts.is_blank() => Self::Localized(texts),
            _ => Self::Plain(stored.to_owned()),
        }
    }

    /// The text in a language, or else in another, with the language it is in; none where that was
    /// never asked and its words do not tell.
    #[must_use]
    pub fn get(&self, language: Language) -> (Option<Language>, &str) {
        match self {
            Self::Localized(texts) => {
                let (found, text) = texts.get(language);
                (Some(found), text)
            }
            Self::Plain(text) => (i18n::language_of(text), text),
        }
    }

    /// The text only, see [`AwardReason::get`].
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        self.get(language).1
    }

    /// What a form shows that changes it: a plain text stands in the language that its words tell,
    /// or else in `otherwise`.
    #[must_use]
    pub fn localized(&self, otherwise: Language) -> Localized {
        match self {
            Self::Localized(texts) => texts.clone(),
            Self::Plain(text) => {
                Localized([(i18n::language_of(text).unwrap_or(otherwise), text.clone())].into())
            }
        }
    }
}

/// A reason that was typed, without the languages that have none.
///
/// # Errors
///
/// [`Refusal::Fields`] beside the languages whose text is too long, and beside each of them where
/// none has a text.
pub(crate) fn checked(typed: &Localized) -> Result<AwardReason> {
    let mut texts = Localized::default();
    let mut problems = Vec::new();
    for (field, language) in REASON_FIELDS.into_iter().zip(Language::ALL) {
        let Some(text) = typed.0.get(&language) else {
            continue;
        };
        match written(field, text, MINUTE_MOST) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => {
                texts.0.insert(language, text);
            }
            Err(_) => problems.push(FieldProblem {
                field: field.into(),
                problem: Problem::TooLong { most: MINUTE_MOST },
            }),
        }
    }
    if problems.is_empty() && texts.is_blank() {
        problems.push(FieldProblem {
            field: "reason".into(),
            problem: Problem::Missing,
        });
    }
    if problems.is_empty() {
        Ok(AwardReason::Localized(texts))
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

#[cfg(test)]
mod tests {
    use contest::Language;

    use super::*;

    #[test]
    fn a_reason_of_before_is_read_and_written_as_it_was() {
        let before = r#"["For its courage."]"#;
        let reasons: Vec<AwardReason> = serde_json::from_str(before).expect("reasons");
        assert_eq!(reasons, [AwardReason::Plain("For its courage.".to_owned())]);
        assert_eq!(serde_json::to_string(&reasons).expect("JSON"), before);
        assert_eq!(AwardReason::from_stored("For its courage."), reasons[0]);
    }

    #[test]
    fn a_reason_that_looks_like_json_is_the_text_that_somebody_wrote() {
        for text in [
            "{}",
            "{}x",
            "null",
            "7",
            "[1]",
            "\"quoted\"",
            "{\"fr\":\"Bravo\"}",
        ] {
            assert_eq!(
                AwardReason::from_stored(text),
                AwardReason::Plain(text.to_owned())
            );
        }
    }

    #[test]
    fn each_language_is_bounded_and_one_is_needed() {
        let texts = |text: &str| Localized::from([(Language::Ja, text), (Language::Ca, " ")]);
        let long = "x".repeat(MINUTE_MOST + 1);
        let fields = |typed: &Localized| match checked(typed) {
            Err(crate::Failure::Refused(Refusal::Fields(problems))) => problems
                .into_iter()
                .map(|problem| problem.field.into_owned())
                .collect(),
            _ => Vec::new(),
        };
        assert_eq!(fields(&texts(&long)), ["reason-ja"]);
        assert_eq!(fields(&texts(" \n")), ["reason"]);
        assert_eq!(
            checked(&texts(" 勇気 ")).ok(),
            Some(AwardReason::Localized(Localized::from([(
                Language::Ja,
                "勇気"
            )])))
        );
    }
}

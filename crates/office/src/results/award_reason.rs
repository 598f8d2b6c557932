//! Why an award went where it did: in each language in which the jury said it.

use contest::{Language, Localized};
use serde::{Deserialize, Serialize};

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
    pub fn to_localized(&self, otherwise: Language) -> Localized {
        match self {
            Self::Localized(texts) => texts.clone(),
            Self::Plain(text) => {
                Localized([(i18n::language_of(text).unwrap_or(otherwise), text.clone())].into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
}

//! The interface's languages and texts that exist in several of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Catalan.
    Ca,
    /// Spanish.
    Es,
    /// English, which stands in where another language lacks a text.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Ca, Self::Es, Self::En, Self::Ja];

    /// Every language, this one first: a reader writes in their own before the others.
    ///
    /// ```
    /// use contest::Language;
    ///
    /// assert_eq!(Language::Ja.put_first().map(Language::tag), ["ja", "ca", "es", "en"]);
    /// ```
    #[must_use]
    pub fn put_first(self) -> [Self; 4] {
        let mut all = Self::ALL;
        all.sort_by_key(|language| *language != self);
        all
    }

    /// The BCP 47 tag: `ca`, `es`, `en` or `ja`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ca => "ca",
            Self::Es => "es",
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// The language's own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ca => "català",
            Self::Es => "español",
            Self::En => "English",
            Self::Ja => "日本語",
        }
    }

    /// The language of a BCP 47 tag, whatever its region (`ja-JP` is Japanese).
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The first language that a browser's `Accept-Language` wishes and that we have, by weight;
    /// English if none.
    #[must_use]
    pub fn from_accept_language(accept_language: &str) -> Self {
        let mut best = (0.0_f32, Self::En);
        for part in accept_language.split(',') {
            let mut pieces = part.split(';');
            let Some(language) = Self::from_tag(pieces.next().unwrap_or_default().trim()) else {
                continue;
            };
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// A text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<Language, String>);

impl Localized {
    /// A text in no language.
    pub const NOTHING: Self = Self(BTreeMap::new());

    /// The text in `language`, or else in English, or else in the first language it has, with the
    /// language it is in.
    #[must_use]
    pub fn get(&self, language: Language) -> (Language, &str) {
        [language, Language::En]
            .into_iter()
            .find_map(|wanted| self.0.get_key_value(&wanted))
            .or_else(|| self.0.first_key_value())
            .map_or((language, ""), |(found, text)| (*found, text.as_str()))
    }

    /// The text only, see [`Localized::get`].
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        self.get(language).1
    }

    /// Whether no language has a text that is more than white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Localized {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Localized".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let text = |language: Language| {
            let text = [("type", "string"), ("description", language.name())];
            (language.tag(), BTreeMap::from(text))
        };
        schemars::json_schema!({
            "type": "object",
            "description": "A text in one or more languages.",
            "properties": BTreeMap::from(Language::ALL.map(text)),
            "additionalProperties": false,
        })
    }
}

impl<const N: usize> From<[(Language, &str); N]> for Localized {
    fn from(texts: [(Language, &str); N]) -> Self {
        Self(
            texts
                .into_iter()
                .map(|(language, text)| (language, text.to_owned()))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_wish_is_weighed() {
        assert_eq!(
            Language::from_accept_language("fr-FR,fr;q=0.9,ja;q=0.4,ca;q=0.6"),
            Language::Ca
        );
        assert_eq!(Language::from_accept_language("ja-JP"), Language::Ja);
        assert_eq!(Language::from_accept_language(""), Language::En);
        assert_eq!(Language::from_accept_language("es;q=0"), Language::En);
    }

    #[test]
    fn a_missing_language_falls_back_and_says_so() {
        let title = Localized::from([(Language::Ja, "二つの都市")]);
        assert_eq!(title.get(Language::Ca), (Language::Ja, "二つの都市"));
    }
}

//! The order of titles, as a reader's language has it.

use contest::Language;
use icu_collator::{Collator, options::CollatorOptions};
use icu_locale_core::locale;

/// Sorts things by a text as a dictionary of the language does: capitals and accents part only what
/// is alike without them.
pub(crate) fn sort_by_text<T>(language: Language, things: &mut [T], text: impl Fn(&T) -> &str) {
    let locale = match language {
        Language::Ca => locale!("ca"),
        Language::Es => locale!("es"),
        Language::En => locale!("en"),
        Language::Ja => locale!("ja"),
    };
    match Collator::try_new(locale.into(), CollatorOptions::default()) {
        Ok(collator) => things.sort_by(|one, other| collator.compare(text(one), text(other))),
        // The data of every language are built in; without them any order is better than none.
        Err(_) => things.sort_by_cached_key(|thing| text(thing).to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, words: &[&'static str]) -> Vec<&'static str> {
        let mut words = words.to_vec();
        sort_by_text(language, &mut words, |word| word);
        words
    }

    #[test]
    fn an_accent_does_not_send_a_title_to_the_end() {
        for language in Language::ALL {
            let titles = ["Zones", "Òrbites", "zebra", "Àrees", "l’aire", "Obra"];
            assert_eq!(
                sorted(language, &titles),
                ["Àrees", "l’aire", "Obra", "Òrbites", "zebra", "Zones"],
                "{language:?}"
            );
        }
    }

    #[test]
    fn a_letter_stands_where_its_language_has_it() {
        let words = ["oda", "ñu", "nube"];
        assert_eq!(sorted(Language::Es, &words), ["nube", "ñu", "oda"]);
        assert_eq!(sorted(Language::En, &words), ["ñu", "nube", "oda"]);
        let kana = ["カ", "さ", "ア", "い"];
        assert_eq!(sorted(Language::Ja, &kana), ["ア", "い", "カ", "さ"]);
    }
}

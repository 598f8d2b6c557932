//! In which of the four languages a text was written, for texts that people typed and that say it
//! nowhere.

use crate::Language;

/// Short words that one of the three languages with Latin letters has and the two others have not.
const TELLING: [(Language, &str); 3] = [
    (
        Language::Ca,
        "i els amb per és són molt però sense aquest aquesta dels als hi ha què perquè més bé una \
         les",
    ),
    (
        Language::Es,
        "y los las con por muy pero sin este esta del está qué porque más bien lo una al",
    ),
    (
        Language::En,
        "the and of to is it for with that are this would be at by from not",
    ),
];

/// The language in which a text is written; `None` where its words do not tell.
#[must_use]
pub fn language_of(text: &str) -> Option<Language> {
    let japanese =
        |letter: char| matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    if text.chars().any(japanese) {
        return Some(Language::Ja);
    }
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphabetic()).collect();
    let count = |telling: &str| {
        words
            .iter()
            .filter(|word| telling.split(' ').any(|known| known == **word))
            .count()
    };
    let mut found = TELLING.map(|(language, telling)| (count(telling), language));
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    (found[0].0 > found[1].0).then_some(found[0].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_tells_its_language() {
        let texts = [
            (
                Some(Language::En),
                "The long view is convincing. The last forty years deserve a scale of their own.",
            ),
            (Some(Language::En), "Fewer colours would say more."),
            (
                Some(Language::Ca),
                "Es pot refer pas a pas, i les dades són citades.",
            ),
            (
                Some(Language::Es),
                "Una buena pregunta, y los datos se pueden seguir paso a paso.",
            ),
            (Some(Language::Ja), "よい問いだが答えは半ば"),
            (None, "Brillant!"),
            (None, ""),
        ];
        for (language, text) in texts {
            assert_eq!(language_of(text), language, "{text}");
        }
    }
}

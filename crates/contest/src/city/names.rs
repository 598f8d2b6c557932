//! How the names of areas are told, however publishers write them.

use std::{collections::HashMap, sync::OnceLock};

use super::{AreaNames, Areas};

/// The codes of a kind's areas by what they are called: made when it is first asked.
#[derive(Clone, Debug, Default)]
pub(super) struct NameIndex(OnceLock<HashMap<String, String>>);

/// It follows from the areas, and says nothing of its own.
impl PartialEq for NameIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for NameIndex {}

impl NameIndex {
    /// The code of the area that is called so.
    pub(super) fn find<'c>(&'c self, areas: Areas<'c>, name: &str) -> Option<&'c str> {
        let habits = &areas.city.area_names;
        let codes = self.0.get_or_init(|| {
            let named = areas.kind.areas.iter().flat_map(|area| {
                let latin = fold_name(&area.latin, habits);
                let latin = [format!("{latin}{}", areas.kind.latin_ending), latin]
                    .into_iter()
                    .filter(|_| !area.latin.is_empty());
                std::iter::once(fold_name(&area.name, habits))
                    .chain(latin)
                    .filter(|name| !name.is_empty())
                    .map(|name| (name, area.code.clone()))
            });
            named.collect()
        });
        codes.get(&fold_name(name, habits)).map(String::as_str)
    }
}

/// Whether the font that is bundled for charts has the letters of a text: those of Europe's western
/// and central languages, of Greek, Russian and Japanese.
#[must_use]
pub fn is_in_font(text: &str) -> bool {
    text.chars().all(|letter| {
        matches!(
            letter,
            ' '..='\u{17e}'
                | '\u{391}'..='\u{3c9}'
                | '\u{401}'..='\u{451}'
                | '\u{2010}'..='\u{20ac}'
                | '\u{3000}'..='\u{30fe}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{ff01}'..='\u{ffe8}'
        )
    })
}

/// A name without what is written in more ways than one.
pub(super) fn fold_name(name: &str, habits: &AreaNames) -> String {
    let name = habits.parts.iter().fold(name, |name, part| {
        name.split(part.as_str()).next().unwrap_or_default()
    });
    // Accents that follow their letter, and the middle dot within l·l.
    let kept = |letter: &char| !matches!(letter, '·' | '\u{300}'..='\u{36f}');
    let plain: String = name
        .to_lowercase()
        .chars()
        .filter(kept)
        .map(without_accent)
        .collect();
    // The signs of the scripts from Devanagari to Burmese are parts of a word, though no letters.
    let parts_words =
        |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\u{900}'..='\u{109f}');
    let words: Vec<&str> = plain
        .split(parts_words)
        .filter(|word| !word.is_empty())
        .collect();
    // "1. el Raval": a number in front is no part of the name.
    let number = words
        .iter()
        .take_while(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        .count();
    let joined: String = words[number..]
        .iter()
        .filter(|word| !habits.beside.iter().any(|beside| beside == *word))
        .copied()
        .collect();
    let bare = habits
        .prefixes
        .iter()
        .fold(joined.as_str(), |name, prefix| {
            name.strip_prefix(prefix.as_str()).unwrap_or(name)
        });
    habits
        .suffixes
        .iter()
        .fold(bare, |name, suffix| {
            name.strip_suffix(suffix.as_str()).unwrap_or(name)
        })
        .to_owned()
}

/// A lower-case letter as it stands without its accent.
const fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' | 'ā' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ē' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'ō' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

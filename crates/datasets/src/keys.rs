//! The official codes of the cities' areas, and how files name them. Joins go by code, never by
//! name.

use std::{collections::HashMap, sync::OnceLock};

use chart_spec::Key;
use contest::CITIES;

use crate::notation;

/// The code that a cell holds, at its length. An apostrophe in front keeps a spreadsheet from
/// reading a number.
pub(crate) fn written_code(key: Key, cell: &str) -> Option<String> {
    let bare = cell.strip_prefix('\'').unwrap_or(cell);
    let kind = key.kind();
    Some(notation::pad_code(bare, kind.digits)).filter(|code| kind.is_valid(code))
}

/// The code of the area that a cell means, by its code or by its name.
pub(crate) fn code(key: Key, cell: &str) -> Option<String> {
    written_code(key, cell).or_else(|| of_name(key, cell).map(str::to_owned))
}

/// The code of the area that is called so, however that is written: in other case, without accents,
/// articles or 区.
pub(crate) fn of_name(key: Key, name: &str) -> Option<&'static str> {
    static CODES: OnceLock<HashMap<(Key, String), String>> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        let areas = Key::all().flat_map(|key| {
            chart_spec::areas(key)
                .into_iter()
                .map(move |area| (key, area))
        });
        areas
            .flat_map(|(key, area)| {
                let latin = fold_name(area.latin);
                let latin = [format!("{latin}{}", key.kind().latin_ending), latin]
                    .into_iter()
                    .filter(|_| !area.latin.is_empty());
                let names: Vec<String> = std::iter::once(fold_name(&area.name))
                    .chain(latin)
                    .collect();
                names
                    .into_iter()
                    .map(move |name| ((key, name), area.code.clone()))
            })
            .collect()
    });
    codes.get(&(key, fold_name(name))).map(String::as_str)
}

/// What the area of a code is called officially.
pub(crate) fn name(key: Key, cell: &str) -> Option<String> {
    let code = written_code(key, cell)?;
    chart_spec::areas(key)
        .into_iter()
        .find(|area| area.code == code)
        .map(|area| area.name)
}

/// A name without what is written in more ways than one.
fn fold_name(name: &str) -> String {
    let habits = || CITIES.all().map(|city| &city.area_names);
    let name = habits()
        .flat_map(|names| names.parts)
        .fold(name, |name, part| {
            name.split(part).next().unwrap_or_default()
        });
    // Accents that follow their letter, and the middle dot within l·l.
    let kept = |letter: &char| !matches!(letter, '·' | '\u{300}'..='\u{36f}');
    let plain: String = name
        .to_lowercase()
        .chars()
        .filter(kept)
        .map(without_accent)
        .collect();
    let words: Vec<&str> = plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // "1. el Raval": a number in front is no part of the name.
    let number = words
        .iter()
        .take_while(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        .count();
    let joined: String = words[number..]
        .iter()
        .filter(|word| !habits().any(|names| names.beside.contains(word)))
        .copied()
        .collect();
    let bare = habits()
        .flat_map(|names| names.prefixes)
        .fold(joined.as_str(), |name, prefix| {
            name.strip_prefix(prefix).unwrap_or(name)
        });
    habits()
        .flat_map(|names| names.suffixes)
        .fold(bare, |name, suffix| {
            name.strip_suffix(suffix).unwrap_or(name)
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

/// The number of a month in Catalan, Spanish or English, or of one written in digits.
pub(crate) fn month(text: &str) -> Option<u32> {
    const MONTHS: [[&str; 3]; 12] = [
        ["gener", "enero", "january"],
        ["febrer", "febrero", "february"],
        ["marc", "marzo", "march"],
        ["abril", "abril", "april"],
        ["maig", "mayo", "may"],
        ["juny", "junio", "june"],
        ["juliol", "julio", "july"],
        ["agost", "agosto", "august"],
        ["setembre", "septiembre", "september"],
        ["octubre", "octubre", "october"],
        ["novembre", "noviembre", "november"],
        ["desembre", "diciembre", "december"],
    ];
    let text = text.trim().to_lowercase().replace('ç', "c");
    let named = MONTHS
        .iter()
        .position(|names| names.contains(&text.as_str()));
    named.and_then(|month| u32::try_from(month + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(key: &str) -> Key {
        Key::of_column(key).expect("a kind of areas")
    }

    #[test]
    fn every_area_is_found_by_its_name_and_by_no_other() {
        for key in Key::all() {
            for area in chart_spec::areas(key) {
                let upper = area.name.to_uppercase();
                for name in [
                    area.name.as_str(),
                    &upper,
                    &format!(" {} ", area.name),
                    area.latin,
                ]
                .into_iter()
                .filter(|name| !name.is_empty())
                {
                    assert_eq!(of_name(key, name), Some(area.code.as_str()), "{name}");
                }
                assert_eq!(name(key, &area.code), Some(area.name));
            }
        }
    }

    #[test]
    fn names_are_found_as_publishers_write_them() {
        for (key, written, code) in [
            ("ward", "東灘", "28101"),
            ("ward", "東　灘　区", "28101"),
            ("ward", "神戸市中央区", "28110"),
            ("ward", "Chuo-ku", "28110"),
            ("ward", "Chūō Ward", "28110"),
            ("ward", "HIGASHINADAKU", "28101"),
            ("ward", "Hyogo", "28105"),
            ("district", "L'Eixample", "02"),
            ("district", "GRACIA", "06"),
            ("district", "Gra\u{300}cia", "06"),
            ("district", "Sarria - Sant Gervasi", "05"),
            ("barri", "el Poble Sec", "11"),
            ("barri", "el Poble Sec - AEI Parc Montjuïc", "11"),
            ("barri", "1. el Raval", "01"),
            ("barri", "Barri Gotic", "02"),
        ] {
            assert_eq!(of_name(named(key), written), Some(code), "{written}");
        }
        for (key, written) in [
            ("ward", "水上"),
            ("ward", "区"),
            ("barri", "Desconegut"),
            ("district", "1"),
            ("barri", "el"),
        ] {
            assert_eq!(of_name(named(key), written), None, "{written}");
        }
    }

    #[test]
    fn codes_get_their_length_and_what_is_no_area_is_none() {
        let barri = named("barri");
        assert_eq!(code(barri, "1").as_deref(), Some("01"));
        assert_eq!(code(barri, "'7").as_deref(), Some("07"));
        assert_eq!(code(barri, "el Raval").as_deref(), Some("01"));
        for cell in ["-1", "99", "", "0", "23-5-72"] {
            assert_eq!(code(barri, cell), None, "{cell}");
        }
    }
}

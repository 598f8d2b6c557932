//! The official codes of both cities' areas, and how files name them. Joins go by code, never by
//! name.

use std::{collections::HashMap, sync::OnceLock};

use figures::Key;

use crate::notation;

/// Digits of a key's code.
pub(crate) const fn digits(key: Key) -> usize {
    match key {
        Key::District | Key::Barri => 2,
        Key::Ward => 5,
    }
}

/// The key that a raw column's name announces, by codes or by names.
pub(crate) fn of_header(name: &str) -> Option<Key> {
    let plain = name.trim().to_lowercase().replace([' ', '-'], "_");
    match plain.as_str() {
        "codi_districte" | "districte_codi" | "id_districte" | "districte" | "nom_districte"
        | "districte_nom" | "distrito" | "nombre_distrito" | "district" | "district_name" => {
            Some(Key::District)
        }
        "codi_barri" | "barri_codi" | "id_barri" | "barri" | "nom_barri" | "barri_nom"
        | "barri_name" | "barrio" | "nombre_barrio" | "neighbourhood" | "neighborhood" => {
            Some(Key::Barri)
        }
        "区cd" | "区コード" | "n03_007" | "行政区コード" | "区" | "区名" | "行政区"
        | "行政区名" | "ward" | "ward_name" => Some(Key::Ward),
        _ => None,
    }
}

/// Whether a code, brought to its length, is one of the city's.
pub(crate) fn is_valid(key: Key, code: &str) -> bool {
    let number: u32 = code.parse().unwrap_or(0);
    code.len() == digits(key)
        && match key {
            Key::District => (1..=10).contains(&number),
            Key::Barri => (1..=73).contains(&number),
            // Files of the prefecture (28) name the towns around Kobe by the same codes.
            Key::Ward => code.starts_with("28") && number > 0,
        }
}

/// The code that a cell holds, at its length. An apostrophe in front keeps a spreadsheet from
/// reading a number.
pub(crate) fn written_code(key: Key, cell: &str) -> Option<String> {
    let bare = cell.strip_prefix('\'').unwrap_or(cell);
    Some(notation::padded(bare, digits(key))).filter(|code| is_valid(key, code))
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
        let areas = Key::ALL
            .into_iter()
            .flat_map(|key| figures::areas(key).into_iter().map(move |area| (key, area)));
        areas
            .flat_map(|(key, area)| {
                let latin = folded(area.latin);
                let latin = [format!("{latin}ku"), latin]
                    .into_iter()
                    .filter(|_| !area.latin.is_empty());
                let names: Vec<String> = std::iter::once(folded(&area.name)).chain(latin).collect();
                names
                    .into_iter()
                    .map(move |name| ((key, name), area.code.clone()))
            })
            .collect()
    });
    codes.get(&(key, folded(name))).map(String::as_str)
}

/// What the area of a code is called officially.
pub(crate) fn name(key: Key, cell: &str) -> Option<String> {
    let code = written_code(key, cell)?;
    figures::areas(key)
        .into_iter()
        .find(|area| area.code == code)
        .map(|area| area.name)
}

/// Words that say what an area is, or belong to a name only now and then.
const BESIDE_THE_NAME: [&str; 14] = [
    "el",
    "la",
    "els",
    "les",
    "l",
    "barri",
    "barrio",
    "districte",
    "distrito",
    "district",
    "ward",
    "ku",
    "kobe",
    "shi",
];

/// A name without what is written in more ways than one.
fn folded(name: &str) -> String {
    // Some tables of Barcelona name a part of the barri behind it.
    let name = name.split(" - AEI").next().unwrap_or_default();
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
        .filter(|word| !BESIDE_THE_NAME.contains(word))
        .copied()
        .collect();
    let ward = joined.strip_prefix("兵庫県").unwrap_or(&joined);
    let ward = ward.strip_prefix("神戸市").unwrap_or(ward);
    ward.strip_suffix('区').unwrap_or(ward).to_owned()
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

    #[test]
    fn every_area_is_found_by_its_name_and_by_no_other() {
        for key in Key::ALL {
            for area in figures::areas(key) {
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
            (Key::Ward, "東灘", "28101"),
            (Key::Ward, "東　灘　区", "28101"),
            (Key::Ward, "神戸市中央区", "28110"),
            (Key::Ward, "Chuo-ku", "28110"),
            (Key::Ward, "Chūō Ward", "28110"),
            (Key::Ward, "HIGASHINADAKU", "28101"),
            (Key::Ward, "Hyogo", "28105"),
            (Key::District, "L'Eixample", "02"),
            (Key::District, "GRACIA", "06"),
            (Key::District, "Gra\u{300}cia", "06"),
            (Key::District, "Sarria - Sant Gervasi", "05"),
            (Key::Barri, "el Poble Sec", "11"),
            (Key::Barri, "el Poble Sec - AEI Parc Montjuïc", "11"),
            (Key::Barri, "1. el Raval", "01"),
            (Key::Barri, "Barri Gotic", "02"),
        ] {
            assert_eq!(of_name(key, written), Some(code), "{written}");
        }
        for (key, written) in [
            (Key::Ward, "水上"),
            (Key::Ward, "区"),
            (Key::Barri, "Desconegut"),
            (Key::District, "1"),
            (Key::Barri, "el"),
        ] {
            assert_eq!(of_name(key, written), None, "{written}");
        }
    }

    #[test]
    fn codes_get_their_length_and_what_is_no_area_is_none() {
        assert_eq!(code(Key::Barri, "1").as_deref(), Some("01"));
        assert_eq!(code(Key::Barri, "'7").as_deref(), Some("07"));
        assert_eq!(code(Key::Barri, "el Raval").as_deref(), Some("01"));
        for cell in ["-1", "99", "", "0", "23-5-72"] {
            assert_eq!(code(Key::Barri, cell), None, "{cell}");
        }
    }
}

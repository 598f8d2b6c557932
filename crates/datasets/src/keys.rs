//! The official codes of both cities' areas, and how files name them. Joins go by code, never by name.

use figures::Key;

/// Digits of a key's code.
pub(crate) const fn digits(key: Key) -> usize {
    match key {
        Key::District | Key::Barri => 2,
        Key::Ward => 5,
    }
}

/// The key that a raw column's name announces.
pub(crate) fn of_header(name: &str) -> Option<Key> {
    let lower = name.trim().to_lowercase();
    match lower.as_str() {
        "codi_districte" | "codi districte" | "districte_codi" | "id_districte" | "districte" => Some(Key::District),
        "codi_barri" | "codi barri" | "barri_codi" | "id_barri" | "barri" => Some(Key::Barri),
        "区cd" | "区コード" | "n03_007" | "行政区コード" => Some(Key::Ward),
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

/// The code of a ward's name, with or without 区.
pub(crate) fn ward(name: &str) -> Option<String> {
    let name = name.trim();
    let name = name.strip_suffix('区').unwrap_or(name);
    figures::areas(Key::Ward).into_iter().find(|area| area.name.strip_suffix('区') == Some(name)).map(|area| area.code)
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
    let named = MONTHS.iter().position(|names| names.contains(&text.as_str()));
    named.and_then(|month| u32::try_from(month + 1).ok())
}

//! What words in cells mean: weekdays and sexes.

/// The place of a weekday, Monday first, from its number or its name.
#[must_use]
pub fn weekday(text: &str) -> Option<usize> {
    const DAYS: [[&str; 5]; 7] = [
        ["dilluns", "lunes", "monday", "月曜日", "月"],
        ["dimarts", "martes", "tuesday", "火曜日", "火"],
        ["dimecres", "miércoles", "wednesday", "水曜日", "水"],
        ["dijous", "jueves", "thursday", "木曜日", "木"],
        ["divendres", "viernes", "friday", "金曜日", "金"],
        ["dissabte", "sábado", "saturday", "土曜日", "土"],
        ["diumenge", "domingo", "sunday", "日曜日", "日"],
    ];
    let text = text.trim().to_lowercase();
    text.parse()
        .ok()
        .filter(|day| *day < 7)
        .or_else(|| DAYS.iter().position(|names| names.contains(&text.as_str())))
}

/// Whether a cell of a column of sexes means a woman. In Barcelona's register 1 is a woman and 2 a
/// man (`taula_dimensions_padro.csv`); the other way round mirrors the pyramid.
#[must_use]
pub fn is_woman(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "1" | "dona" | "dones" | "mujer" | "mujeres" | "woman" | "women" | "female" | "f"
        | "女" | "女性" => Some(true),
        "2" | "home" | "homes" | "hombre" | "hombres" | "man" | "men" | "male" | "m" | "男"
        | "男性" => Some(false),
        _ => None,
    }
}

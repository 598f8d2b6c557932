//! Host cities on pages: their names and the classes of their colours.

use contest::Language;

/// The class of a city's colour.
#[must_use]
pub fn city_class(city: &str) -> &'static str {
    match city {
        "barcelona" => "city bcn",
        "kobe" => "city kobe",
        _ => "city",
    }
}

/// The name of a host city; one that the catalogues do not know keeps its code, with a capital.
#[must_use]
pub fn city_name(language: Language, city: &str) -> String {
    match city {
        "barcelona" => words::city_barcelona(language).to_owned(),
        "kobe" => words::city_kobe(language).to_owned(),
        other => {
            let mut letters = other.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + letters.as_str()
            })
        }
    }
}

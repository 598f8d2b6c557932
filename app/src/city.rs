//! Host cities on pages: their names, the classes of their colours, and sentences about all of
//! them.

use contest::{CITIES, Language};

/// The class of a city's colour.
#[must_use]
pub fn city_class(city: &str) -> String {
    CITIES
        .find(city)
        .map_or_else(|| "city".to_owned(), |city| format!("city {}", city.code))
}

/// The name of a host city; one that nobody knows keeps its code, with a capital.
#[must_use]
pub fn city_name(language: Language, city: &str) -> String {
    CITIES.find(city).map_or_else(
        || {
            let mut letters = city.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + letters.as_str()
            })
        },
        |city| city.name.text(language).to_owned(),
    )
}

/// Who publishes the cities' data, and under which licence.
pub(crate) fn data_sources(language: Language) -> String {
    i18n::all_of(
        language,
        CITIES.all().map(|city| city.data_source.text(language)),
    )
}

/// The cities' CKAN portals as examples of one.
pub(crate) fn portals(language: Language) -> String {
    i18n::all_of(
        language,
        CITIES
            .all()
            .filter_map(|city| Some(city.portal.as_ref()?.text(language))),
    )
}

/// The areas by which tables are joined, where a column holds none of them.
pub(crate) fn list_areas(language: Language) -> String {
    CITIES
        .all()
        .map(|city| city.areas_told.text(language).to_owned())
        .reduce(|areas, more| i18n::unfit_area_more(language, areas, more))
        .unwrap_or_default()
}

//! Host cities on pages: the classes of their colours, and sentences about all of them.

use contest::{Cities, City, Language};

/// The class of a city's colour.
#[must_use]
pub fn city_class(city: &str) -> String {
    // Whatever an edition names its hosts, it is one class.
    let is_code = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !city.is_empty() && city.bytes().all(is_code) {
        format!("city city-{city}")
    } else {
        "city".to_owned()
    }
}

/// The cities' colours as rules of a style sheet: text and petals take them up.
pub(crate) fn city_colors(cities: &Cities) -> String {
    cities
        .all()
        .map(|city| {
            let page = city.colors.page;
            format!(
                ".city-{}{{--city:light-dark({},{})}}",
                city.code, page.light, page.dark
            )
        })
        .collect()
}

/// Who publishes the cities' data, and under which licence.
pub(crate) fn data_sources(cities: &Cities, language: Language) -> String {
    let sources = cities.all().map(|city| city.attribution.text(language));
    i18n::all_of(language, sources)
}

/// The cities' CKAN portals as examples of one.
pub(crate) fn portals(cities: &Cities, language: Language) -> String {
    let portals = cities
        .all()
        .filter_map(|city| city.portal.as_ref())
        .filter(|portal| portal.ckan)
        .map(|portal| portal.told.text(language));
    i18n::all_of(language, portals)
}

/// The areas by which tables are joined, where a column holds none of them.
pub(crate) fn list_areas(cities: &Cities, language: Language) -> String {
    let told = |city: &City| match city.areas_told.0.get(&language) {
        Some(told) => told.clone(),
        // Words of another language would not fit into the sentence.
        None => i18n::unfit_area_city(language, city.name.text(language)),
    };
    cities
        .all()
        .filter(|city| !city.area_kinds.is_empty())
        .map(told)
        .reduce(|areas, more| i18n::unfit_area_more(language, areas, more))
        .unwrap_or_default()
}

//! Host cities on pages: the classes of their colours, and sentences about all of them.

use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use contest::{Cities, City, CityCode, Language};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::{failure::PageError, site::Site};

/// The path of the style sheet with the cities' colours.
pub const COLORS_PATH: &str = "/cities.css";

/// The class of a city's colour.
#[must_use]
pub fn city_class(city: &CityCode) -> String {
    let city = city.as_str();
    // Whatever an edition names its hosts, it is one class.
    let is_code = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !city.is_empty() && city.bytes().all(is_code) {
        format!("city city-{city}")
    } else {
        "city".to_owned()
    }
}

/// Where the cities' colours are, as a style sheet: under another address for other colours, so
/// that a browser can keep it. What a page has in itself, a script could not put into another page
/// under its policy.
#[must_use]
pub fn colors_address(cities: &Cities) -> String {
    format!("{COLORS_PATH}?v={}", hash_of(&city_colors(cities)))
}

fn hash_of(rules: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(rules))
}

/// Which colours a page wants.
#[derive(Deserialize)]
pub struct Wanted {
    v: Option<String>,
}

/// The cities' colours. Where they are not those that the address names, as when another server has
/// changed them a moment ago, no browser keeps them under it.
pub async fn colors(
    State(site): State<Site>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, PageError> {
    let rules = city_colors(&site.office.cities().await?);
    let keep = if wanted.v == Some(hash_of(&rules)) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, keep),
    ];
    Ok((headers, rules).into_response())
}

/// The cities' colours as rules of a style sheet: text and petals take them up.
fn city_colors(cities: &Cities) -> String {
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
#[must_use]
pub fn data_sources(cities: &Cities, language: Language) -> String {
    let sources = cities.all().map(|city| credit(city, language));
    i18n::all_of(language, sources)
}

/// Who publishes a city's data, with the licence where the attribution does not name it.
fn credit(city: &City, language: Language) -> String {
    let source = city.attribution.text(language);
    if source.contains(&city.licence) {
        source.to_owned()
    } else {
        i18n::city_credit(language, source, &city.licence)
    }
}

/// Under which licence each city publishes its data.
#[must_use]
pub fn licences(cities: &Cities, language: Language) -> String {
    let of = |city: &City| i18n::join_label(language, city.name.text(language), &city.licence);
    cities.all().map(of).collect::<Vec<_>>().join(" · ")
}

/// The cities' CKAN portals as examples of one.
#[must_use]
pub fn portals(cities: &Cities, language: Language) -> String {
    let portals = cities
        .all()
        .filter_map(|city| city.portal.as_ref())
        .filter(|portal| portal.ckan)
        .map(|portal| portal.told.text(language));
    i18n::all_of(language, portals)
}

/// The areas by which tables are joined, where a column holds none of them.
#[must_use]
pub fn list_areas(cities: &Cities, language: Language) -> String {
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

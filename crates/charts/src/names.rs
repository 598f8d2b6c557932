//! Names that the bundled font cannot write: their areas are called as they are in Latin letters,
//! so that no label turns into boxes.

use std::{borrow::Cow, collections::HashMap};

use chart_spec::Figure;
use contest::{Areas, Cities, city::is_in_font};
use i18n::Language;

/// The figure with names that can be written.
pub(crate) fn make_writable<'f>(figure: &'f Figure, cities: &Cities) -> Cow<'f, Figure> {
    let areas = cities.areas().flat_map(|areas: Areas| &areas.kind().areas);
    let areas = areas.map(|area| (area.name.as_str(), area.written()));
    let cities = cities
        .all()
        .map(|city| (city.official_name.as_str(), city.name.text(Language::En)));
    let others: HashMap<&str, &str> = areas
        .chain(cities)
        .filter(|(name, other)| name != other && !is_in_font(name))
        .collect();
    if others.is_empty() {
        return Cow::Borrowed(figure);
    }
    let name = |name: &str| others.get(name).map(|other| (*other).to_owned());
    Cow::Owned(figure.clone().rename(&name))
}

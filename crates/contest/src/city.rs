//! The host cities. What the program knows of a city stands in its file, never in code: its names,
//! time zone, colours, extent, areas, and the columns by which its files are known.
//!
//! A table of cities is a value that is handed down: every look-up is a method of [`Cities`].

mod check;
mod color;
mod names;

use std::{ops::Deref, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{CityCode, Language, Localized};

pub use check::{CityFault, Place, Step, check, check_beside};
pub use color::{CHART_CONTRAST, CHART_PAPERS, PAGE_CONTRAST, PAPERS, Rgb, contrast};
use names::NameIndex;
pub use names::is_in_font;

/// A value for light and one for dark paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pair<T> {
    /// On light paper.
    pub light: T,
    /// On dark paper.
    pub dark: T,
}

/// A city's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Of its name on pages, where it is read as text.
    pub page: Pair<Rgb>,
    /// In charts and on cards.
    pub chart: Pair<Rgb>,
}

/// Where a city and its surroundings lie, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extent {
    /// Longitude, positive to the east of Greenwich.
    pub west: f64,
    /// Longitude, above that of the west.
    pub east: f64,
    /// Latitude, positive to the north of the equator.
    pub south: f64,
    /// Latitude, above that of the south.
    pub north: f64,
}

/// The columns that say what a row is about and when, by their names in a city's files, in lower
/// case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct KeyColumns {
    /// Stations, stops and whatever else repeats.
    pub things: Vec<String>,
    /// Years.
    pub years: Vec<String>,
    /// Quarters and halves of years.
    pub terms: Vec<String>,
    /// Months of a year.
    pub months: Vec<String>,
    /// Days of a month.
    pub days: Vec<String>,
    /// Hours of a day, and what else is in the order of a day.
    pub hours: Vec<String>,
}

/// What a key column says, in the order in which rows are sorted: what they are about, and then
/// when, from long to short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyPart {
    /// Areas of a kind of which there are so many: the larger ones come first.
    Areas(usize),
    /// What repeats, such as a station.
    Thing,
    /// A year.
    Year,
    /// A quarter or a half of a year.
    Term,
    /// A month of a year.
    Month,
    /// A day of a month.
    Day,
    /// An hour of a day, or a place in the order of a day.
    Hour,
    /// A date, or a moment.
    Date,
}

/// How publishers write the names of a city's areas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AreaNames {
    /// Words in lower case that say what an area is, or belong to a name only now and then.
    pub beside: Vec<String>,
    /// What stands in front of a name, one after the other.
    pub prefixes: Vec<String>,
    /// What stands behind a name and is no part of it.
    pub suffixes: Vec<String>,
    /// What a part of an area begins with, behind the area's name.
    pub parts: Vec<String>,
}

/// How the codes of areas are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Codes {
    /// From 1 to how many there are: a table with such codes holds the city and nothing else.
    Numbered,
    /// Codes that places outside the city have too, all of which begin alike.
    Shared {
        /// The digits that all of them begin with.
        prefix: String,
    },
}

/// An area of a city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The official code, with all its digits.
    pub code: String,
    /// As the city writes it.
    pub name: String,
    /// The name in Latin letters, of an area whose own name has none; empty for others.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub latin: String,
    /// Code of the larger area that this one lies in; empty for others.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub within: String,
}

impl Area {
    /// The name as a chart writes it: in Latin letters where the font has no others for it.
    #[must_use]
    pub fn written(&self) -> &str {
        if is_in_font(&self.name) || self.latin.is_empty() {
            &self.name
        } else {
            &self.latin
        }
    }
}

/// A file of GeoJSON with the outlines of areas, beside the file of their city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutlineFile {
    /// Its name, in the folder of the city's file.
    pub file: String,
    /// The property of a feature that holds the code of its area, or its name.
    pub property: String,
    /// Whom a map that is drawn on them credits.
    pub credit: String,
}

/// A kind of areas by which tables are joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AreaKind {
    /// The column's name in a prepared table, and the kind's in recipes; no two cities have the
    /// same.
    pub name: String,
    /// Name of the kind of the larger areas that these lie in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Digits of a code.
    pub digits: usize,
    /// Columns of the grid that stands for a map where no outlines are known.
    pub tiles_across: i32,
    /// What may follow a name in Latin letters without a blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub latin_ending: String,
    /// Names of raw columns that announce codes or names of such areas: in lower case, with `_` for
    /// blanks and hyphens.
    pub headers: Vec<String>,
    /// How the codes are given, and whether others have them too.
    pub codes: Codes,
    /// In the official order.
    pub areas: Vec<Area>,
    /// Where their outlines are found, which maps are drawn on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlines: Option<OutlineFile>,
    /// The areas by what they are called, see [`Areas::code_of`].
    #[serde(skip)]
    names: NameIndex,
}

impl AreaKind {
    /// Whether a text has the form of a code, be there such an area or not.
    #[must_use]
    pub fn has_form(&self, code: &str) -> bool {
        let prefix = match &self.codes {
            Codes::Numbered => "",
            Codes::Shared { prefix } => prefix,
        };
        code.len() == self.digits
            && code.starts_with(prefix)
            && code.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a text of a code's length is one.
    #[must_use]
    pub fn is_valid(&self, code: &str) -> bool {
        let number: usize = code.parse().unwrap_or(0);
        self.has_form(code)
            && match self.codes {
                Codes::Numbered => (1..=self.areas.len()).contains(&number),
                Codes::Shared { .. } => number > 0,
            }
    }

    /// Whether a table with these codes holds the city and nothing around it.
    #[must_use]
    pub const fn is_whole_city(&self) -> bool {
        matches!(self.codes, Codes::Numbered)
    }

    /// The area of a code.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }
}

/// A place on the web where a city publishes its data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Portal {
    /// Where it begins, with `https://`.
    pub address: String,
    /// Whether CKAN runs it, so that data sets can be fetched from it.
    #[serde(default)]
    pub ckan: bool,
    /// As an example of such a portal, in "such as ...".
    #[serde(default, skip_serializing_if = "Localized::is_blank")]
    pub told: Localized,
}

/// A host city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Where the schema of the file is found, for editors; says nothing of the city.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// As in addresses, in the database and in charts' data.
    pub code: CityCode,
    /// As the city calls itself.
    pub official_name: String,
    /// The languages in which it publishes, as BCP 47 tags, its own first.
    pub languages: Vec<String>,
    /// Name in the IANA database.
    pub time_zone: String,
    /// The licence under which it publishes its data, in its usual short form.
    pub licence: String,
    /// What the city is called.
    pub name: Localized,
    /// What people call the time zone; where nothing is said, it is called after the city.
    #[serde(default, skip_serializing_if = "Localized::is_blank")]
    pub time: Localized,
    /// Who publishes the city's data, and under which licence.
    pub attribution: Localized,
    /// The city's portal, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal: Option<Portal>,
    /// The areas by which tables are joined in "codes ..."; a language in which nothing is said
    /// tells them in general.
    #[serde(default, skip_serializing_if = "Localized::is_blank")]
    pub areas_told: Localized,
    /// Where the city and its surroundings lie.
    pub extent: Extent,
    /// Its colours.
    pub colors: Colors,
    /// The columns by which rows of the city's files are sorted.
    #[serde(default)]
    pub key_columns: KeyColumns,
    /// How publishers write the names of the city's areas.
    #[serde(default)]
    pub area_names: AreaNames,
    /// The larger ones first.
    #[serde(default)]
    pub area_kinds: Vec<AreaKind>,
}

impl City {
    /// The kinds of its areas, the larger ones first.
    pub fn areas(&self) -> impl Iterator<Item = Areas<'_>> {
        self.area_kinds
            .iter()
            .map(|kind| Areas { city: self, kind })
    }

    /// The languages of the interface, those in which the city publishes first.
    #[must_use]
    pub fn order_languages(&self) -> [Language; 4] {
        let own: Vec<Language> = self.own_languages().collect();
        let mut all = Language::ALL;
        all.sort_by_key(|language| {
            let place = own.iter().position(|own| own == language);
            place.unwrap_or(own.len())
        });
        all
    }

    /// The languages of the interface in which the city publishes, its own first.
    pub fn own_languages(&self) -> impl Iterator<Item = Language> {
        self.languages
            .iter()
            .filter_map(|tag| Language::from_tag(tag))
    }
}

/// A kind of areas with the city that they are in.
#[derive(Clone, Copy)]
pub struct Areas<'c> {
    city: &'c City,
    kind: &'c AreaKind,
}

impl<'c> Areas<'c> {
    /// The city whose areas these are.
    #[must_use]
    pub const fn city(self) -> &'c City {
        self.city
    }

    /// The kind with its codes and what files call it.
    #[must_use]
    pub const fn kind(self) -> &'c AreaKind {
        self.kind
    }

    /// The column's name in a prepared table.
    #[must_use]
    pub fn name(self) -> &'c str {
        &self.kind.name
    }

    /// The larger areas in which these lie.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let name = self.kind.parent.as_deref()?;
        self.city.areas().find(|larger| larger.name() == name)
    }

    /// The code of the area that is called so, however that is written: in other case, without
    /// accents, articles and what else publishers put beside a name.
    #[must_use]
    pub fn code_of(self, name: &str) -> Option<&'c str> {
        self.kind.names.find(self, name)
    }
}

impl Deref for Areas<'_> {
    type Target = AreaKind;

    fn deref(&self) -> &AreaKind {
        self.kind
    }
}

impl PartialEq for Areas<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Areas<'_> {}

impl std::fmt::Debug for Areas<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(self.name())
    }
}

/// Names of columns by what they say, in lower case.
type NamedParts<'n> = [(KeyPart, &'n [&'n str]); 6];

/// Columns of every city's files: standards such as GTFS and GBFS, and English.
const COMMON: NamedParts<'static> = [
    (KeyPart::Thing, &["station_id", "stop_id", "trip_id"]),
    (KeyPart::Year, &["year"]),
    (KeyPart::Term, &[]),
    (KeyPart::Month, &["month"]),
    (KeyPart::Day, &["day"]),
    (KeyPart::Hour, &["hour", "stop_sequence", "last_updated"]),
];

impl KeyColumns {
    /// The names of each part.
    const fn parts(&self) -> [(KeyPart, &Vec<String>); 6] {
        [
            (KeyPart::Thing, &self.things),
            (KeyPart::Year, &self.years),
            (KeyPart::Term, &self.terms),
            (KeyPart::Month, &self.months),
            (KeyPart::Day, &self.days),
            (KeyPart::Hour, &self.hours),
        ]
    }
}

/// A table of cities. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cities {
    cities: Arc<[City]>,
    revision: i64,
}

impl Cities {
    /// The table of these cities, in the order in which cities are offered.
    #[must_use]
    pub fn new(cities: Vec<City>) -> Self {
        Self {
            cities: cities.into(),
            revision: 0,
        }
    }

    /// The same table with the number of its changes, see [`Cities::revision`].
    #[must_use]
    pub fn at_revision(self, revision: i64) -> Self {
        Self { revision, ..self }
    }

    /// A number that grows with every change of a city: what was made of the table holds as long as
    /// it stays.
    #[must_use]
    pub const fn revision(&self) -> i64 {
        self.revision
    }

    /// Every city, in the order in which cities are offered.
    pub fn all(&self) -> std::slice::Iter<'_, City> {
        self.cities.iter()
    }

    /// The codes of every city, in the order in which cities are offered.
    #[must_use]
    pub fn codes(&self) -> Vec<&str> {
        self.all().map(|city| city.code.as_str()).collect()
    }

    /// The city of a code.
    #[must_use]
    pub fn find(&self, code: &CityCode) -> Option<&City> {
        self.all().find(|city| city.code == *code)
    }

    /// What a city is called; one that nobody knows keeps its code, with a capital.
    #[must_use]
    pub fn name(&self, code: &CityCode, language: Language) -> String {
        self.find(code).map_or_else(
            || {
                let mut letters = code.as_str().chars();
                letters.next().map_or_else(String::new, |first| {
                    first.to_uppercase().collect::<String>() + letters.as_str()
                })
            },
            |city| city.name.text(language).to_owned(),
        )
    }

    /// The city that is called after its time zone.
    #[must_use]
    pub fn in_time_zone(&self, zone: &str) -> Option<&City> {
        self.all().find(|city| city.time_zone == zone)
    }

    /// Every kind of areas, city by city.
    pub fn areas(&self) -> impl Iterator<Item = Areas<'_>> {
        self.all().flat_map(City::areas)
    }

    /// The kind of areas of a name, which a prepared column may have.
    #[must_use]
    pub fn areas_named(&self, name: &str) -> Option<Areas<'_>> {
        self.areas().find(|areas| areas.name() == name)
    }

    /// The kinds of areas that a raw column's name announces, by codes or by names: cities may call
    /// theirs alike.
    pub fn announced_areas(&self, header: &str) -> impl Iterator<Item = Areas<'_>> {
        let plain = header.trim().to_lowercase().replace([' ', '-'], "_");
        self.areas()
            .filter(move |areas| areas.headers.contains(&plain))
    }

    /// What a raw column's name says of its rows, where they are sorted by it.
    #[must_use]
    pub fn key_part(&self, header: &str) -> Option<KeyPart> {
        let lower = header.trim().to_lowercase();
        let common = COMMON
            .iter()
            .find(|(_, names)| names.contains(&lower.as_str()))
            .map(|(part, _)| *part);
        common.or_else(|| {
            self.all().find_map(|city| {
                let mut parts = city.key_columns.parts().into_iter();
                parts
                    .find(|(_, names)| names.contains(&lower))
                    .map(|(part, _)| part)
            })
        })
    }

    /// The city in whose files years stand in a column of that name; the first city where several
    /// or none say it so.
    #[must_use]
    pub fn by_year_column(&self, header: &str) -> Option<&City> {
        let lower = header.trim().to_lowercase();
        self.all()
            .find(|city| city.key_columns.years.contains(&lower))
            .or_else(|| self.all().next())
    }

    /// Whether an extent (west, south, east, north) lies in a city once longitude and latitude are
    /// exchanged: nothing else says that they stand the wrong way round.
    #[must_use]
    pub fn is_swapped(&self, [west, south, east, north]: [f64; 4]) -> bool {
        self.all().any(|city| {
            let extent = city.extent;
            let (longitude, latitude) = (extent.west..extent.east, extent.south..extent.north);
            latitude.contains(&west)
                && latitude.contains(&east)
                && longitude.contains(&south)
                && longitude.contains(&north)
        })
    }
}

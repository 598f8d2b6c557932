//! The host cities. What the program knows of a city stands in its entry of [`CITIES`] and nowhere
//! else: its names, time zone, colours, extent, areas, and the columns by which its files are
//! known.
//!
//! Another city is another entry. Every look-up is a method of [`Cities`], so that it can be asked
//! of another table.

mod barcelona;
mod kobe;

use std::ops::Range;

use crate::Language;

/// Every host city, in the order in which cities are offered.
pub static CITIES: Cities = Cities(&[&barcelona::CITY, &kobe::CITY]);

/// A text in every language of the interface.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// In Catalan.
    pub ca: &'static str,
    /// In Spanish.
    pub es: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Japanese.
    pub ja: &'static str,
}

impl Texts {
    /// The text in a language.
    #[must_use]
    pub const fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Ca => self.ca,
            Language::Es => self.es,
            Language::En => self.en,
            Language::Ja => self.ja,
        }
    }
}

/// A colour on light and on dark paper.
#[derive(Clone, Copy, Debug)]
pub struct Colors<T> {
    /// On light paper.
    pub light: T,
    /// On dark paper.
    pub dark: T,
}

/// Where a city and its surroundings lie, in degrees.
#[derive(Clone, Debug)]
pub struct Extent {
    /// From west to east, positive to the east of Greenwich.
    pub longitude: Range<f64>,
    /// From south to north, positive to the north of the equator.
    pub latitude: Range<f64>,
}

/// The columns that say what a row is about and when, by their names in a city's files, in lower
/// case.
#[derive(Clone, Copy, Debug)]
pub struct KeyColumns {
    /// Stations, stops and whatever else repeats.
    pub things: &'static [&'static str],
    /// Years.
    pub years: &'static [&'static str],
    /// Quarters and halves of years.
    pub terms: &'static [&'static str],
    /// Months of a year.
    pub months: &'static [&'static str],
    /// Days of a month.
    pub days: &'static [&'static str],
    /// Hours of a day, and what else is in the order of a day.
    pub hours: &'static [&'static str],
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
#[derive(Clone, Copy, Debug)]
pub struct AreaNames {
    /// Words in lower case that say what an area is, or belong to a name only now and then.
    pub beside: &'static [&'static str],
    /// What stands in front of a name, one after the other.
    pub prefixes: &'static [&'static str],
    /// What stands behind a name and is no part of it.
    pub suffixes: &'static [&'static str],
    /// What a part of an area begins with, behind the area's name.
    pub parts: &'static [&'static str],
}

/// How the codes of areas are given.
#[derive(Clone, Copy, Debug)]
pub enum Codes {
    /// From 1 to how many there are: a table with such codes holds the city and nothing else.
    Numbered,
    /// Codes that places outside the city have too, all of which begin alike.
    Shared {
        /// The digits that all of them begin with.
        prefix: &'static str,
    },
}

/// An area of a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The official code, with all its digits.
    pub code: &'static str,
    /// As the city writes it.
    pub name: &'static str,
    /// The name in Latin letters, of an area whose own name has none; empty for others.
    pub latin: &'static str,
    /// Code of the larger area that this one lies in; empty for others.
    pub within: &'static str,
}

/// A kind of areas by which tables are joined.
#[derive(Debug)]
pub struct AreaKind {
    /// The column's name in a prepared table, and the kind's in recipes; no two cities have the
    /// same.
    pub name: &'static str,
    /// Code of the city.
    pub city: &'static str,
    /// Digits of a code.
    pub digits: usize,
    /// How the codes are given, and whether others have them too.
    pub codes: Codes,
    /// Names of raw columns that announce codes or names of such areas: in lower case, with `_` for
    /// blanks and hyphens.
    pub headers: &'static [&'static str],
    /// Name of the kind of the larger areas that these lie in.
    pub parent: Option<&'static str>,
    /// What may follow a name in Latin letters without a blank.
    pub latin_ending: &'static str,
    /// Columns of the grid that stands for a map where no outlines are known.
    pub tiles_across: i32,
    /// In the official order.
    pub areas: &'static [Area],
}

impl AreaKind {
    /// Whether a text has the form of a code, be there such an area or not.
    #[must_use]
    pub fn has_form(&self, code: &str) -> bool {
        let prefix = match self.codes {
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
}

/// A host city.
#[derive(Debug)]
pub struct City {
    /// As in addresses, in the database and in charts' data.
    pub code: &'static str,
    /// What the city is called.
    pub name: Texts,
    /// As the city calls itself.
    pub official_name: &'static str,
    /// Name in the IANA database.
    pub time_zone: &'static str,
    /// What people call the time zone.
    pub time: Texts,
    /// Who publishes the city's data, and under which licence.
    pub data_source: Texts,
    /// The city's CKAN portal in "such as ...", where it has one.
    pub portal: Option<Texts>,
    /// The areas by which tables are joined in "codes ...".
    pub areas_told: Texts,
    /// Where the city and its surroundings lie.
    pub extent: Extent,
    /// Red, green and blue.
    pub chart_colors: Colors<(u8, u8, u8)>,
    /// As a style sheet says them.
    pub page_colors: Colors<&'static str>,
    /// The columns by which rows of the city's files are sorted.
    pub key_columns: KeyColumns,
    /// How publishers write the names of the city's areas.
    pub area_names: AreaNames,
    /// The larger ones first.
    pub area_kinds: &'static [AreaKind],
}

/// Columns of every city's files: standards such as GTFS and GBFS, and English.
const COMMON: KeyColumns = KeyColumns {
    things: &["station_id", "stop_id", "trip_id"],
    years: &["year"],
    terms: &[],
    months: &["month"],
    days: &["day"],
    hours: &["hour", "stop_sequence", "last_updated"],
};

/// A table of cities.
#[derive(Clone, Copy, Debug)]
pub struct Cities(pub &'static [&'static City]);

impl Cities {
    /// Every city, in the order in which cities are offered.
    #[must_use]
    pub fn all(self) -> impl ExactSizeIterator<Item = &'static City> + DoubleEndedIterator + Clone {
        self.0.iter().copied()
    }

    /// The city of a code.
    #[must_use]
    pub fn find(self, code: &str) -> Option<&'static City> {
        self.all().find(|city| city.code == code)
    }

    /// The city that is called after its time zone.
    #[must_use]
    pub fn in_time_zone(self, zone: &str) -> Option<&'static City> {
        self.all().find(|city| city.time_zone == zone)
    }

    /// Every kind of areas, city by city.
    pub fn area_kinds(self) -> impl Iterator<Item = &'static AreaKind> {
        self.all().flat_map(|city| city.area_kinds)
    }

    /// The kind of areas that a raw column's name announces, by codes or by names.
    #[must_use]
    pub fn announced_areas(self, header: &str) -> Option<&'static AreaKind> {
        let plain = header.trim().to_lowercase().replace([' ', '-'], "_");
        self.area_kinds()
            .find(|kind| kind.headers.contains(&plain.as_str()))
    }

    /// What a raw column's name says of its rows, where they are sorted by it.
    #[must_use]
    pub fn key_part(self, header: &str) -> Option<KeyPart> {
        let lower = header.trim().to_lowercase();
        std::iter::once(&COMMON)
            .chain(self.all().map(|city| &city.key_columns))
            .find_map(|columns| {
                [
                    (KeyPart::Thing, columns.things),
                    (KeyPart::Year, columns.years),
                    (KeyPart::Term, columns.terms),
                    (KeyPart::Month, columns.months),
                    (KeyPart::Day, columns.days),
                    (KeyPart::Hour, columns.hours),
                ]
                .into_iter()
                .find(|(_, names)| names.contains(&lower.as_str()))
                .map(|(part, _)| part)
            })
    }

    /// The city in whose files years stand in a column of that name; the first city where several
    /// or none say it so.
    #[must_use]
    pub fn by_year_column(self, header: &str) -> Option<&'static City> {
        let lower = header.trim().to_lowercase();
        self.all()
            .find(|city| city.key_columns.years.contains(&lower.as_str()))
            .or_else(|| self.all().next())
    }

    /// Whether an extent (west, south, east, north) lies in a city once longitude and latitude are
    /// exchanged: nothing else says that they stand the wrong way round.
    #[must_use]
    pub fn is_swapped(self, [west, south, east, north]: [f64; 4]) -> bool {
        self.all().any(|city| {
            let Extent {
                longitude,
                latitude,
            } = &city.extent;
            latitude.contains(&west)
                && latitude.contains(&east)
                && longitude.contains(&south)
                && longitude.contains(&north)
        })
    }
}

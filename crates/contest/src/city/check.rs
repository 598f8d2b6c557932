//! What a city's file must hold beyond its form.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use super::{
    CHART_CONTRAST, CHART_PAPERS, Cities, City, Codes, PAGE_CONTRAST, PAPERS, Rgb, contrast, names,
};
use crate::{
    Localized,
    edition::{MAX_NAME_CHARS, RESERVED_CALLS},
};

/// Most letters of a code.
const MAX_CODE: usize = 40;
/// Most areas of a kind: more can neither be drawn nor named.
const MAX_AREAS: usize = 2_000;

/// A step on the way to a value in a city's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(&'static str),
    /// A part of a list, from 0.
    Part(usize),
}

/// Where in a city's file a value stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub Vec<Step>);

impl Place {
    fn of(key: &'static str) -> Self {
        Self(vec![Step::Key(key)])
    }

    fn key(&self, key: &'static str) -> Self {
        self.with(Step::Key(key))
    }

    fn part(&self, part: usize) -> Self {
        self.with(Step::Part(part))
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if number == 0 => out.write_str(key)?,
                Step::Key(key) => write!(out, ".{key}")?,
                Step::Part(part) => write!(out, "[{part}]")?,
            }
        }
        Ok(())
    }
}

/// What stands against a city's file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CityFault {
    /// A text that must say something says nothing.
    #[error("nothing is said; at least one language is asked for")]
    Blank,
    /// A text that must say something says nothing, in whatever language.
    #[error("nothing is said")]
    Empty,
    /// The code has another form.
    #[error(
        "{0:?} is no code; allowed are lower-case letters from a to z, digits and hyphens within, \
         40 at most"
    )]
    Code(String),
    /// The code stands for something else.
    #[error("{0:?} stands for all cities together; another code is asked for")]
    Reserved(String),
    /// The IANA database does not have the zone.
    #[error("{0:?} is no time zone; allowed are the names of the IANA database, such as {1}")]
    Zone(String, &'static str),
    /// The language has another form.
    #[error("{0:?} is no language; allowed are BCP 47 tags, such as fr or pt-BR")]
    Tag(String),
    /// The address has another form.
    #[error("{0:?} is no address; it begins with https://")]
    Address(String),
    /// The colour is too pale on light paper, or too dark on dark.
    #[error("{color} has a contrast of {contrast:.2} to the paper {paper}; {least} is asked for")]
    Contrast {
        /// The colour.
        color: Rgb,
        /// On what it cannot be read.
        paper: Rgb,
        /// What it has there.
        contrast: f64,
        /// What is asked for.
        least: f64,
    },
    /// Degrees that are none.
    #[error("{value} does not lie from {from} to {to}")]
    Degrees {
        /// What is written.
        value: f64,
        /// The least that is allowed.
        from: f64,
        /// The most that is allowed.
        to: f64,
    },
    /// Something is not written in the form in which it is looked up.
    #[error("{0:?} must be {1:?}: it is looked up in lower case{2}")]
    NotPlain(String, String, &'static str),
    /// The name of a kind of areas has another form.
    #[error("{0:?} is no name of areas; allowed are lower-case letters from a to z, digits and _")]
    KindName(String),
    /// The name of a kind of areas means something else.
    #[error("{0:?} means something else in tables and charts; another name is asked for")]
    ReservedName(String),
    /// The same stands there twice.
    #[error("{0:?} stands there twice")]
    Twice(String),
    /// Another city has it.
    #[error("{0:?} is the name of areas of the city {1} already")]
    Taken(String, String),
    /// The number of digits says nothing.
    #[error("{0} digits are not allowed; 1 to 12 are")]
    Digits(usize),
    /// The prefix has another form.
    #[error("{0:?} is no prefix; allowed are digits, fewer than a code has")]
    Prefix(String),
    /// The number of columns says nothing.
    #[error("{0} columns are not allowed; 1 to 40 are")]
    Tiles(i32),
    /// The kind of areas that these lie in is not there.
    #[error("{0:?} is none of the city’s areas above; there are {1}")]
    Parent(String, String),
    /// The code is none of its kind.
    #[error("{code:?} is no code of {digits} digits{more}")]
    AreaCode {
        /// What is written.
        code: String,
        /// How many digits it must have.
        digits: usize,
        /// What else it must be, as a clause.
        more: String,
    },
    /// The larger area is not there.
    #[error("{0:?} is no code of the larger areas")]
    Within(String),
    /// It lies in nothing, or in something although nothing is larger.
    #[error("no larger areas are named by `parent`, so that nothing can lie within them")]
    WithinNothing,
    /// Another area cannot be told from this one by its name.
    #[error("{0:?} cannot be told from the area {1} once case, accents and `beside` are left out")]
    SameName(String, String),
    /// The name cannot be written on charts.
    #[error("the font of charts has not all letters of {0:?}; `latin` is asked for")]
    NoLatin(String),
    /// The file is none beside the city's.
    #[error("{0:?} is no name of a file in the folder of this one")]
    FileName(String),
    /// A text has too many characters.
    #[error("too long; {0} characters are allowed")]
    TooLong(usize),
    /// There are none, or too many.
    #[error("{0} areas are not allowed; 1 to 2000 are")]
    Areas(usize),
}

/// The faults of a file with their places.
struct Faults(Vec<(Place, CityFault)>);

impl Faults {
    fn add(&mut self, place: Place, fault: CityFault) {
        self.0.push((place, fault));
    }

    fn add_where(&mut self, wrong: bool, place: Place, fault: impl FnOnce() -> CityFault) {
        if wrong {
            self.add(place, fault());
        }
    }

    fn ask_for(&mut self, text: &str, place: Place) {
        self.add_where(text.trim().is_empty(), place, || CityFault::Empty);
    }

    fn ask_for_a_language(&mut self, text: &Localized, place: Place) {
        self.add_where(text.is_blank(), place, || CityFault::Blank);
    }
}

/// Whether a text may stand in addresses, class names and files.
fn is_code(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= MAX_CODE
        && text
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_lowercase())
        && text.bytes().last().is_some_and(plain)
        && text.bytes().all(|byte| plain(byte) || byte == b'-')
}

/// Everything that stands against a city by itself, with its places in the file. What the IANA
/// database holds is not known here: `is_zone` says it.
#[must_use]
pub fn check(city: &City, is_zone: impl Fn(&str) -> bool) -> Vec<(Place, CityFault)> {
    let mut faults = Faults(Vec::new());
    check_names(city, is_zone, &mut faults);
    check_extent(city, &mut faults);
    check_colors(city, &mut faults);
    check_words(city, &mut faults);
    check_areas(city, &mut faults);
    faults.0
}

/// What stands against a city beside others; one of its own code is another state of it.
#[must_use]
pub fn check_beside(city: &City, others: &Cities) -> Vec<(Place, CityFault)> {
    let mut faults = Faults(Vec::new());
    for (number, kind) in city.area_kinds.iter().enumerate() {
        let taken = others.all().find(|other| {
            other.code != city.code && other.area_kinds.iter().any(|own| own.name == kind.name)
        });
        if let Some(other) = taken {
            faults.add(
                Place::of("area_kinds").part(number).key("name"),
                CityFault::Taken(kind.name.clone(), other.code.to_string()),
            );
        }
    }
    faults.0
}

fn check_names(city: &City, is_zone: impl Fn(&str) -> bool, faults: &mut Faults) {
    let code = || city.code.to_string();
    faults.add_where(!is_code(city.code.as_str()), Place::of("code"), || {
        CityFault::Code(code())
    });
    faults.add_where(
        matches!(city.code.as_str(), "both" | "all")
            || RESERVED_CALLS.contains(&city.code.as_str()),
        Place::of("code"),
        || CityFault::Reserved(code()),
    );
    faults.ask_for(&city.official_name, Place::of("official_name"));
    faults.ask_for(&city.licence, Place::of("licence"));
    faults.ask_for_a_language(&city.name, Place::of("name"));
    // A call of the city is called after it.
    for (language, name) in &city.name.0 {
        let place = Place::of("name").key(language.tag());
        faults.add_where(name.chars().count() > MAX_NAME_CHARS, place, || {
            CityFault::TooLong(MAX_NAME_CHARS)
        });
    }
    faults.ask_for_a_language(&city.attribution, Place::of("attribution"));
    faults.add_where(!is_zone(&city.time_zone), Place::of("time_zone"), || {
        CityFault::Zone(city.time_zone.clone(), "Pacific/Auckland")
    });
    faults.add_where(city.languages.is_empty(), Place::of("languages"), || {
        CityFault::Empty
    });
    for (number, tag) in city.languages.iter().enumerate() {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_tag = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| {
                (2..=8).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        faults.add_where(!is_tag, Place::of("languages").part(number), || {
            CityFault::Tag(tag.clone())
        });
    }
    if let Some(portal) = &city.portal {
        let place = Place::of("portal");
        let host = portal.address.strip_prefix("https://").unwrap_or_default();
        let is_address = host.contains('.') && !host.contains(char::is_whitespace);
        faults.add_where(!is_address, place.key("address"), || {
            CityFault::Address(portal.address.clone())
        });
        if portal.ckan {
            faults.ask_for_a_language(&portal.told, place.key("told"));
        }
    }
}

fn check_extent(city: &City, faults: &mut Faults) {
    let extent = &city.extent;
    let place = Place::of("extent");
    for (key, value, from, to) in [
        ("west", extent.west, -180.0, 180.0),
        ("east", extent.east, extent.west, 180.0),
        ("south", extent.south, -90.0, 90.0),
        ("north", extent.north, extent.south, 90.0),
    ] {
        // The end of an extent lies beyond its beginning.
        let begins = matches!(key, "west" | "south");
        let fits = value <= to && (value > from || (begins && value >= from));
        faults.add_where(!fits, place.key(key), || CityFault::Degrees {
            value,
            from,
            to,
        });
    }
}

fn check_colors(city: &City, faults: &mut Faults) {
    let place = Place::of("colors");
    let (page, chart) = (city.colors.page, city.colors.chart);
    for (of, scheme, color, papers, least) in [
        (
            "page",
            "light",
            page.light,
            &PAPERS.light[..],
            PAGE_CONTRAST,
        ),
        ("page", "dark", page.dark, &PAPERS.dark[..], PAGE_CONTRAST),
        (
            "chart",
            "light",
            chart.light,
            &[CHART_PAPERS.light],
            CHART_CONTRAST,
        ),
        (
            "chart",
            "dark",
            chart.dark,
            &[CHART_PAPERS.dark],
            CHART_CONTRAST,
        ),
    ] {
        let worst = papers
            .iter()
            .map(|paper| (contrast(color, *paper), *paper))
            .min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((contrast, paper)) = worst.filter(|(contrast, _)| *contrast < least) {
            faults.add(
                place.key(of).key(scheme),
                CityFault::Contrast {
                    color,
                    paper,
                    contrast,
                    least,
                },
            );
        }
    }
}

/// The words by which files are known: as they are looked up, and each said once.
fn check_words(city: &City, faults: &mut Faults) {
    let columns = Place::of("key_columns");
    let mut known: HashSet<&str> = HashSet::new();
    for (key, names) in [
        ("things", &city.key_columns.things),
        ("years", &city.key_columns.years),
        ("terms", &city.key_columns.terms),
        ("months", &city.key_columns.months),
        ("days", &city.key_columns.days),
        ("hours", &city.key_columns.hours),
    ] {
        for (number, name) in names.iter().enumerate() {
            let place = columns.key(key).part(number);
            check_plain(name, name.trim().to_lowercase(), "", place.clone(), faults);
            faults.add_where(!known.insert(name), place, || {
                CityFault::Twice(name.clone())
            });
        }
    }
    for (number, word) in city.area_names.beside.iter().enumerate() {
        let place = Place::of("area_names").key("beside").part(number);
        check_plain(word, word.trim().to_lowercase(), "", place, faults);
    }
}

/// Whether something is written as it is looked up.
fn check_plain(text: &str, plain: String, more: &'static str, place: Place, faults: &mut Faults) {
    if plain.is_empty() {
        faults.add(place, CityFault::Empty);
    } else if plain != text {
        faults.add(place, CityFault::NotPlain(text.to_owned(), plain, more));
    }
}

fn check_areas(city: &City, faults: &mut Faults) {
    for (number, kind) in city.area_kinds.iter().enumerate() {
        let place = Place::of("area_kinds").part(number);
        let is_name = is_code(&kind.name.replace('_', "-")) && !kind.name.contains('-');
        faults.add_where(!is_name, place.key("name"), || {
            CityFault::KindName(kind.name.clone())
        });
        let is_reserved = matches!(kind.name.as_str(), "aggregate" | "city" | "group");
        faults.add_where(is_reserved, place.key("name"), || {
            CityFault::ReservedName(kind.name.clone())
        });
        let before = &city.area_kinds[..number];
        faults.add_where(
            before.iter().any(|other| other.name == kind.name),
            place.key("name"),
            || CityFault::Twice(kind.name.clone()),
        );
        let fits = (1..=12).contains(&kind.digits);
        faults.add_where(!fits, place.key("digits"), || {
            CityFault::Digits(kind.digits)
        });
        if let Codes::Shared { prefix } = &kind.codes {
            let fits =
                prefix.len() < kind.digits && prefix.bytes().all(|byte| byte.is_ascii_digit());
            faults.add_where(!fits, place.key("codes"), || {
                CityFault::Prefix(prefix.clone())
            });
        }
        let fits = (1..=40).contains(&kind.tiles_across);
        faults.add_where(!fits, place.key("tiles_across"), || {
            CityFault::Tiles(kind.tiles_across)
        });
        for (number, header) in kind.headers.iter().enumerate() {
            let plain = header.trim().to_lowercase().replace([' ', '-'], "_");
            let place = place.key("headers").part(number);
            check_plain(
                header,
                plain,
                ", with _ for blanks and hyphens",
                place,
                faults,
            );
        }
        if let Some(outlines) = &kind.outlines {
            let place = place.key("outlines");
            let file = &outlines.file;
            let is_name = !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\']);
            faults.add_where(!is_name, place.key("file"), || {
                CityFault::FileName(file.clone())
            });
            faults.ask_for(&outlines.property, place.key("property"));
            faults.ask_for(&outlines.credit, place.key("credit"));
        }
        check_areas_of_kind(city, number, &place, faults);
    }
}

/// The areas of the kind of a number: each with a code, a place and a name of its own.
fn check_areas_of_kind(city: &City, number: usize, place: &Place, faults: &mut Faults) {
    let kind = &city.area_kinds[number];
    let before = &city.area_kinds[..number];
    let parent = kind.parent.as_ref().and_then(|name| {
        let parent = before.iter().find(|larger| larger.name == *name);
        faults.add_where(parent.is_none(), place.key("parent"), || {
            let known: Vec<&str> = before.iter().map(|larger| larger.name.as_str()).collect();
            let known = if known.is_empty() {
                "none".to_owned()
            } else {
                known.join(", ")
            };
            CityFault::Parent(name.clone(), known)
        });
        parent
    });
    let fits = (1..=MAX_AREAS).contains(&kind.areas.len());
    faults.add_where(!fits, place.key("areas"), || {
        CityFault::Areas(kind.areas.len())
    });
    if kind.areas.len() > MAX_AREAS {
        // Nobody reads what stands against each of so many.
        return;
    }
    let mut codes: HashSet<&str> = HashSet::new();
    let mut told: HashMap<String, &str> = HashMap::new();
    for (number, area) in kind.areas.iter().enumerate() {
        let place = place.key("areas").part(number);
        faults.add_where(!kind.is_valid(&area.code), place.key("code"), || {
            CityFault::AreaCode {
                code: area.code.clone(),
                digits: kind.digits,
                more: match &kind.codes {
                    Codes::Numbered => format!(", from 1 to {}", kind.areas.len()),
                    Codes::Shared { prefix } => format!(" that begins with {prefix:?}"),
                },
            }
        });
        faults.add_where(!codes.insert(&area.code), place.key("code"), || {
            CityFault::Twice(area.code.clone())
        });
        faults.ask_for(&area.name, place.key("name"));
        match parent {
            Some(parent) => {
                let fits = parent.area(&area.within).is_some();
                let key = if area.within.is_empty() {
                    "code"
                } else {
                    "within"
                };
                faults.add_where(!fits, place.key(key), || {
                    CityFault::Within(area.within.clone())
                });
            }
            None if kind.parent.is_none() => {
                faults.add_where(!area.within.is_empty(), place.key("within"), || {
                    CityFault::WithinNothing
                });
            }
            None => {}
        }
        let is_written = names::is_in_font(&area.name)
            || (!area.latin.is_empty() && names::is_in_font(&area.latin));
        faults.add_where(!is_written, place.key("name"), || {
            CityFault::NoLatin(area.name.clone())
        });
        for (key, name) in [("name", &area.name), ("latin", &area.latin)] {
            let plain = names::fold_name(name, &city.area_names);
            // Where nothing is left of it, it is told by its code alone.
            if plain.is_empty() {
                continue;
            }
            let other = told.insert(plain, &area.code);
            if let Some(other) = other.filter(|other| *other != area.code) {
                faults.add(
                    place.key(key),
                    CityFault::SameName(name.clone(), other.to_owned()),
                );
            }
        }
    }
}

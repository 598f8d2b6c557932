//! A city's file: TOML, read with everything that stands against it, each with its place.

use std::{fmt, ops::Range};

use contest::{
    City,
    city::{self, Place, Step},
};
use jiff::tz::TimeZone;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What stands against a city's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CityProblem {
    /// From 1; 0 where it stands nowhere in the file.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The way to the value, such as `area_kinds[0].areas[3].code`; empty where the text is no TOML
    /// of a city.
    pub place: String,
    /// What is wrong, and what is allowed, in English.
    pub error: String,
}

impl fmt::Display for CityProblem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if self.line > 0 {
            write!(out, "line {}, column {}: ", self.line, self.column)?;
        }
        if !self.place.is_empty() {
            write!(out, "{}: ", self.place)?;
        }
        out.write_str(&self.error)
    }
}

impl CityProblem {
    fn at(text: &str, offset: usize, place: String, error: String) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let (lines, last) = match before.rsplit_once('\n') {
            Some((lines, last)) => (lines.matches('\n').count() + 1, last),
            None => (0, before),
        };
        Self {
            line: lines + 1,
            column: last.chars().count() + 1,
            place,
            error,
        }
    }
}

/// Reads a city's file.
///
/// # Errors
///
/// Everything that stands against it; where the text is no TOML of a city, the first thing.
pub fn parse_city(text: &str) -> Result<City, Vec<CityProblem>> {
    let unread = |error: toml::de::Error| {
        let offset = error.span().map_or(0, |span| span.start);
        vec![CityProblem::at(
            text,
            offset,
            String::new(),
            error.message().to_owned(),
        )]
    };
    let city: City = toml::from_str(text).map_err(unread)?;
    let faults = city::check(&city, |zone| TimeZone::get(zone).is_ok());
    if faults.is_empty() {
        return Ok(city);
    }
    let document = DeTable::parse(text).map_err(unread)?;
    let problem = |(place, fault): (Place, city::CityFault)| {
        let span = find(&document, &place);
        CityProblem::at(text, span.start, place.to_string(), fault.to_string())
    };
    let mut problems: Vec<CityProblem> = faults.into_iter().map(problem).collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    Err(problems)
}

/// Where a value stands; where it is not there, what it would stand in.
fn find(document: &Spanned<DeTable<'_>>, place: &Place) -> Range<usize> {
    let mut span = document.span();
    let mut value: Option<&Spanned<DeValue<'_>>> = None;
    for step in &place.0 {
        let next = match (step, value.map(Spanned::get_ref)) {
            (Step::Key(key), None) => document.get_ref().get(*key),
            (Step::Key(key), Some(DeValue::Table(table))) => table.get(*key),
            (Step::Part(part), Some(DeValue::Array(parts))) => parts.get(*part),
            _ => None,
        };
        let Some(next) = next else { break };
        span = next.span();
        value = Some(next);
    }
    span
}

/// A city as its file, which [`parse_city`] reads.
///
/// # Errors
///
/// Where it cannot be written as TOML.
pub fn write_city(city: &City) -> Result<String, toml::ser::Error> {
    toml::to_string(city)
}

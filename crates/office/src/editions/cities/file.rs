//! A city's file: TOML or JSON, read with everything that stands against it, each with its place.

use std::sync::LazyLock;

use contest::{
    City,
    city::{self, CityFault, Place, Step},
};
use edition_file::{MAX_FAULTS, Notation, Source, time::is_zone};
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::{
    Office,
    editions::file_problem::{FileProblem, read_as},
};

/// Where the JSON Schema of a city's file is served.
pub const CITY_SCHEMA_PATH: &str = "/schemas/city-1.json";

/// The schema of a city's file.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<City>()
        .to_value()
});

/// The JSON Schema (draft 2020-12) of the file of a city.
#[must_use]
pub fn city_schema() -> &'static Value {
    &SCHEMA
}

/// Reads a city's file. What it says of its schema is left out: it says nothing of the city.
///
/// # Errors
///
/// Everything that stands against it; where the text is neither TOML nor JSON of a city, the first
/// thing.
pub fn parse_city(text: &str) -> Result<City, Vec<FileProblem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let notation = Notation::of(text);
    let mut city: City = read_as(text, notation).map_err(|problem| vec![problem])?;
    city.schema = None;
    let faults = city::check(&city, is_zone);
    if faults.is_empty() {
        return Ok(city);
    }
    // What was read as a city is read as values too.
    let source = Source::parse(text, notation).ok();
    let problem = |(place, fault): (Place, CityFault)| {
        let position = source
            .as_ref()
            .map(|source| source.position(&point_to(&place)))
            .unwrap_or_default();
        FileProblem::at(position, place.to_string(), fault.to_string())
    };
    let told = faults.into_iter().take(MAX_FAULTS);
    let mut problems: Vec<FileProblem> = told.map(problem).collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    Err(problems)
}

/// The JSON pointer of a place.
fn point_to(place: &Place) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!("/{key}"),
        Step::Part(part) => format!("/{part}"),
    };
    place.0.iter().map(step).collect()
}

/// A city as its file in TOML, which [`parse_city`] reads.
///
/// # Errors
///
/// Where it cannot be written as TOML.
pub fn write_city(city: &City) -> Result<String, toml::ser::Error> {
    toml::to_string(city)
}

impl Office {
    /// A city as its file in JSON, which [`parse_city`] reads, with the address of its schema.
    ///
    /// # Errors
    ///
    /// Where it cannot be written as JSON.
    pub fn write_city_json(&self, city: &City) -> serde_json::Result<String> {
        let city = City {
            schema: Some(format!("{}{CITY_SCHEMA_PATH}", self.address())),
            ..city.clone()
        };
        serde_json::to_string_pretty(&city)
    }
}

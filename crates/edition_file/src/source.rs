//! The text of a file as values, with the place of each: whatever stands against a value is said
//! with its line and column.

use std::{collections::HashMap, ops::Range};

use contest::text::has_unwritable;
use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged as _};
use serde_json::{Map, Number, Value};
use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, FaultKind, PlacedFault, Position, tell_faults};

/// In which notation a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// TOML 1.1.
    Toml,
    /// JSON without comments.
    Json,
}

impl Notation {
    /// The notation of a text: JSON begins with a brace, and TOML cannot.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{')
        {
            Self::Json
        } else {
            Self::Toml
        }
    }
}

/// A file as values.
pub struct Source<'a> {
    text: &'a str,
    /// All of it.
    pub(crate) value: Value,
    /// Bytes of each key and value, by its JSON pointer.
    places: HashMap<String, Range<usize>>,
}

impl<'a> Source<'a> {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// The first place, or every place, at which it is not of its notation.
    pub fn parse(text: &'a str, notation: Notation) -> Result<Self, Vec<Fault>> {
        let mut places = HashMap::new();
        let value = match notation {
            Notation::Toml => parse_toml(text, &mut places),
            Notation::Json => parse_json(text, &mut places),
        };
        let value = value.map_err(|faults| tell_faults(text, faults))?;
        Ok(Self {
            text,
            value,
            places,
        })
    }

    /// Where the value of a JSON pointer stands, or what holds it where it is missing.
    #[must_use]
    pub fn position(&self, pointer: &str) -> Position {
        self.start(pointer)
            .map_or_else(Position::default, |start| Position::of(self.text, start))
    }

    /// The same in bytes.
    fn start(&self, pointer: &str) -> Option<usize> {
        let mut pointer = pointer;
        loop {
            if let Some(range) = self.places.get(pointer) {
                return Some(range.start);
            }
            (pointer, _) = pointer.rsplit_once('/')?;
        }
    }

    /// Something that stands against the value of a pointer.
    pub(crate) fn fault(&self, pointer: &str, kind: FaultKind) -> PlacedFault {
        PlacedFault {
            pointer: pointer.to_owned(),
            start: self.start(pointer),
            kind,
        }
    }

    /// Where texts hold letters that no text has, as JSON pointers.
    #[must_use]
    pub fn find_unwritable(&self) -> Vec<String> {
        let (mut found, mut waiting) = (Vec::new(), vec![(String::new(), &self.value)]);
        while let Some((pointer, value)) = waiting.pop() {
            match value {
                Value::String(text) if has_unwritable(text) => found.push(pointer),
                Value::Array(items) => {
                    let items = items.iter().enumerate();
                    let below = |place: usize| child(&pointer, &place.to_string());
                    waiting.extend(items.map(|(place, item)| (below(place), item)));
                }
                Value::Object(fields) => {
                    let below = |key: &str| child(&pointer, key);
                    waiting.extend(fields.iter().map(|(key, field)| (below(key), field)));
                }
                _ => {}
            }
        }
        found
    }

    /// Something that stands against a key of the object at a pointer.
    pub(crate) fn key_fault(&self, pointer: &str, key: &str, kind: FaultKind) -> PlacedFault {
        let pointer = child(pointer, key);
        PlacedFault {
            start: self.start(&format!("{pointer}{KEY}")),
            pointer,
            kind,
        }
    }

    /// What is told of what stands against it.
    pub(crate) fn tell(&self, faults: Vec<PlacedFault>) -> Vec<Fault> {
        tell_faults(self.text, faults)
    }
}

/// Behind the pointer of a value, names the place of its key. No pointer ends like this, for a
/// tilde in one is always followed by a digit.
const KEY: &str = "~";

/// The pointer of a key below a pointer.
pub(crate) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

fn parse_toml(
    text: &str,
    places: &mut HashMap<String, Range<usize>>,
) -> Result<Value, Vec<PlacedFault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors
            .iter()
            .map(|error| PlacedFault {
                pointer: String::new(),
                start: Some(error.span().map_or(0, |span| span.start)),
                kind: FaultKind::Syntax {
                    message: error.message().to_owned(),
                },
            })
            .collect());
    }
    let mut faults = Vec::new();
    let value = toml_table(table.get_ref(), "", places, &mut faults);
    if faults.is_empty() {
        Ok(value)
    } else {
        Err(faults)
    }
}

fn toml_table(
    table: &DeTable<'_>,
    pointer: &str,
    places: &mut HashMap<String, Range<usize>>,
    faults: &mut Vec<PlacedFault>,
) -> Value {
    let mut object = Map::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let pointer = child(pointer, name);
        places.insert(format!("{pointer}{KEY}"), key.span());
        places.insert(pointer.clone(), value.span());
        let value = toml_value(value.get_ref(), &pointer, places, faults);
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

fn toml_value(
    value: &DeValue<'_>,
    pointer: &str,
    places: &mut HashMap<String, Range<usize>>,
    faults: &mut Vec<PlacedFault>,
) -> Value {
    let mut number = |digits: Option<Number>| {
        digits.map_or_else(
            || {
                let start = places.get(pointer).map_or(0, |range| range.start);
                faults.push(PlacedFault {
                    pointer: pointer.to_owned(),
                    start: Some(start),
                    kind: FaultKind::NumberTooLarge,
                });
                Value::Null
            },
            Value::Number,
        )
    };
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(integer) => {
            let read = i64::from_str_radix(integer.as_str(), integer.radix());
            number(read.ok().map(Number::from))
        }
        DeValue::Float(float) => number(float.as_str().parse().ok().and_then(Number::from_f64)),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Datetime(moment) => Value::String(moment.to_string()),
        DeValue::Array(items) => Value::Array(
            items
                .iter()
                .enumerate()
                .map(|(place, item)| {
                    let pointer = format!("{pointer}/{place}");
                    places.insert(pointer.clone(), item.span());
                    toml_value(item.get_ref(), &pointer, places, faults)
                })
                .collect(),
        ),
        DeValue::Table(table) => toml_table(table, pointer, places, faults),
    }
}

/// JSON as its standard has it: what editors and other programs read too.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn parse_json(
    text: &str,
    places: &mut HashMap<String, Range<usize>>,
) -> Result<Value, Vec<PlacedFault>> {
    let syntax = |start, message: String| {
        vec![PlacedFault {
            pointer: String::new(),
            start: Some(start),
            kind: FaultKind::Syntax { message },
        }]
    };
    let parsed = jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &STRICT)
        .map_err(|error| syntax(error.range().start, error.kind().to_string()))?;
    let Some(value) = parsed.value else {
        return Err(syntax(0, "The file is empty".to_owned()));
    };
    let mut faults = Vec::new();
    places.insert(String::new(), value.start()..value.end());
    let read = json_value(&value, "", places, &mut faults);
    if faults.is_empty() {
        Ok(read)
    } else {
        Err(faults)
    }
}

fn json_value(
    value: &ast::Value<'_>,
    pointer: &str,
    places: &mut HashMap<String, Range<usize>>,
    faults: &mut Vec<PlacedFault>,
) -> Value {
    match value {
        ast::Value::StringLit(literal) => Value::String(literal.value.to_string()),
        ast::Value::NumberLit(literal) => {
            // JSON may write a whole number as 3.0; TOML keeps the two apart, and so do limits.
            literal.value.parse().map_or_else(
                |_| {
                    faults.push(PlacedFault {
                        pointer: pointer.to_owned(),
                        start: Some(literal.range.start),
                        kind: FaultKind::NumberTooLarge,
                    });
                    Value::Null
                },
                Value::Number,
            )
        }
        ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(array) => Value::Array(
            array
                .elements
                .iter()
                .enumerate()
                .map(|(place, item)| {
                    let pointer = format!("{pointer}/{place}");
                    places.insert(pointer.clone(), item.start()..item.end());
                    json_value(item, &pointer, places, faults)
                })
                .collect(),
        ),
        ast::Value::Object(object) => {
            let mut map = Map::new();
            for property in &object.properties {
                let name = property.name.as_str();
                let pointer = child(pointer, name);
                if map.contains_key(name) {
                    faults.push(PlacedFault {
                        pointer: pointer.clone(),
                        start: Some(property.range.start),
                        kind: FaultKind::Twice {
                            value: name.to_owned(),
                        },
                    });
                }
                places.insert(
                    format!("{pointer}{KEY}"),
                    property.name.start()..property.name.end(),
                );
                places.insert(
                    pointer.clone(),
                    property.value.start()..property.value.end(),
                );
                let value = json_value(&property.value, &pointer, places, faults);
                map.insert(name.to_owned(), value);
            }
            Value::Object(map)
        }
    }
}

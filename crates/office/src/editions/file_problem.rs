//! What stands against a file that is read whole: its place, and a sentence in English.

use std::fmt;

use edition_file::{Notation, Position, Source};
use serde::de::DeserializeOwned;

/// What stands against the file of a city or an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileProblem {
    /// From 1; 0 where it stands nowhere in the file.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The way to the value, such as `area_kinds[0].areas[3].code`; empty where the text is of no
    /// such thing.
    pub place: String,
    /// What is wrong, and what is allowed, in English.
    pub error: String,
}

impl fmt::Display for FileProblem {
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

impl FileProblem {
    /// At a place of the text and of the file.
    pub(crate) const fn at(position: Position, place: String, error: String) -> Self {
        Self {
            line: position.line,
            column: position.column,
            place,
            error,
        }
    }
}

/// Reads a text of a notation as what its type says. Its texts can be kept.
pub(crate) fn read_as<T: DeserializeOwned>(
    text: &str,
    notation: Notation,
) -> Result<T, FileProblem> {
    let read = parse(text, notation)?;
    // What was read as its type is read as values too.
    if let Ok(source) = Source::parse(text, notation)
        && let Some(pointer) = find_first(&source, source.find_unwritable())
    {
        let error = "control characters; delete them, or type the text again".to_owned();
        let position = source.position(&pointer);
        return Err(FileProblem::at(position, write_place(&pointer), error));
    }
    Ok(read)
}

/// The pointer whose value stands first in the file.
fn find_first(source: &Source<'_>, pointers: Vec<String>) -> Option<String> {
    pointers.into_iter().min_by_key(|pointer| {
        let position = source.position(pointer);
        (position.line, position.column)
    })
}

/// A JSON pointer as a place is told, such as `areas[3].code`.
fn write_place(pointer: &str) -> String {
    let mut place = String::new();
    for step in pointer.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            place = format!("{place}[{step}]");
        } else if place.is_empty() {
            step.clone_into(&mut place);
        } else {
            place = format!("{place}.{step}");
        }
    }
    place
}

fn parse<T: DeserializeOwned>(text: &str, notation: Notation) -> Result<T, FileProblem> {
    match notation {
        Notation::Toml => toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let position = Position::of(text, offset);
            FileProblem::at(position, String::new(), error.message().to_owned())
        }),
        Notation::Json => serde_json::from_str(text).map_err(|error| {
            let position = Position {
                line: error.line(),
                column: error.column(),
            };
            let told = error.to_string();
            // The place stands behind the sentence.
            let sentence = told
                .rsplit_once(" at line ")
                .map_or(&*told, |(said, _)| said);
            FileProblem::at(position, String::new(), sentence.to_owned())
        }),
    }
}

//! The file of an edition: all that an organiser sets, as TOML or JSON.
//!
//! What a file may hold is said once, by the types of [`model`]: from them come the JSON Schema
//! that editors complete by ([`schema`]), the check of every key, type and limit, and what is
//! written. What a schema cannot say is checked behind it: dates, zones, names that must be one of
//! their own. Every fault has its line and column, and as many as there are come at once.
//!
//! ```
//! let text = "format = 1\nslug = \"2027\"\nteam_sise = 3\n";
//! let faults = edition_file::read(text.as_bytes(), &["barcelona"]).unwrap_err();
//! assert!(faults.iter().any(|fault| fault.position.line == 3));
//! ```

#![warn(missing_docs)]

mod consistency;
mod fault;
pub mod model;
mod source;
mod structure;
pub mod time;

pub use fault::{Fault, FaultKind, Form, Position};
pub use model::EditionFile;
pub use source::{Notation, Source};
pub use structure::schema;

/// Most bytes of a file.
pub const MAX_FILE_BYTES: usize = 1 << 20;
/// Most faults that are told at once.
pub const MAX_FAULTS: usize = 100;

/// Reads a file; `cities` are the codes that the service knows. Times are written in one way,
/// however the file writes them.
///
/// # Errors
///
/// All that stands against it, by its place: what its notation, then what its schema, then what
/// its sense refuses.
pub fn read(bytes: &[u8], cities: &[&str]) -> Result<EditionFile, Vec<Fault>> {
    let whole = |kind| {
        vec![Fault {
            pointer: String::new(),
            position: Position::default(),
            kind,
        }]
    };
    if bytes.len() > MAX_FILE_BYTES {
        let most = MAX_FILE_BYTES;
        return Err(whole(FaultKind::FileTooLarge { most }));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| whole(FaultKind::NotText))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source::parse(text, Notation::of(text))?;
    let mut file = structure::file(&source).map_err(|faults| source.tell(faults))?;
    let faults = consistency::faults(&file, &source.value, cities);
    if faults.is_empty() {
        for call in &mut file.calls {
            call.phases.settle(&call.time_zone);
        }
        return Ok(file);
    }
    let placed = faults
        .into_iter()
        .map(|(pointer, kind)| source.fault(&pointer, kind));
    Err(source.tell(placed.collect()))
}

/// What stands against a file that was not read from a text, by JSON pointer.
#[must_use]
pub fn check(file: &EditionFile, cities: &[&str]) -> Vec<Fault> {
    let Ok(text) = serde_json::to_string(file) else {
        return Vec::new();
    };
    read(text.as_bytes(), cities).err().unwrap_or_default()
}

/// An edition to start from where there is no other: dates, rounds, criteria and texts that hold
/// anywhere. Its one call has no city, and its dates lie long ago.
#[must_use]
pub fn neutral() -> EditionFile {
    // A test reads it.
    toml::from_str(include_str!("neutral.toml")).unwrap_or_default()
}

/// A file as TOML.
///
/// # Errors
///
/// Never for a file that was read, or that [`check`] finds nothing against.
pub fn to_toml(file: &EditionFile) -> Result<String, toml::ser::Error> {
    toml::to_string_pretty(file)
}

/// A file as JSON.
///
/// # Errors
///
/// As [`to_toml`].
pub fn to_json(file: &EditionFile) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(file)
}

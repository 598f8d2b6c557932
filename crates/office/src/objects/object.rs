//! What is kept: some content, under its hash.

use std::time::{Duration, SystemTime};

/// An object that is kept.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    /// SHA-256 of its content in hexadecimal digits.
    pub(crate) hash: String,
    pub(crate) bytes: u64,
    /// When it was last written, by the clock of where it lies.
    pub(crate) written: SystemTime,
}

impl Object {
    /// Whether it was last written longer ago than `age`.
    pub(crate) fn is_older(&self, age: Duration) -> bool {
        self.written.elapsed().is_ok_and(|since| since > age)
    }
}

/// Where an object of a hash lies: two levels of folders keep each small.
pub(crate) fn place(hash: &str) -> String {
    let level = |from: usize| hash.get(from..from + 2).unwrap_or_default();
    format!("{}/{}/{hash}", level(0), level(2))
}

/// Whether a name is a hash, and so that of an object.
pub(crate) fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|digit| digit.is_ascii_hexdigit())
}

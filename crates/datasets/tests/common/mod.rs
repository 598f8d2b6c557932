//! What the tests of small files and those of the real files share.

pub(crate) mod drawing;
pub(crate) mod forms;

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use contest::Cities;
use datasets::{Malformed, Prepared, Recipe};

/// The cities that the program brings.
pub(crate) fn cities() -> &'static Cities {
    static CITIES: OnceLock<Cities> = OnceLock::new();
    CITIES.get_or_init(|| {
        let own = [
            include_str!("../../../../seeds/cities/barcelona.toml"),
            include_str!("../../../../seeds/cities/kobe.toml"),
        ];
        Cities::new(own.map(|text| toml::from_str(text).expect("a city")).into())
    })
}

/// Proposes a recipe for a file of theirs.
pub(crate) fn propose(path: &Path) -> Result<Recipe, Malformed> {
    datasets::propose(path, cities())
}

/// The folder of this crate as it is now: a program that another checkout built and this one found
/// again would know the other's.
pub(crate) fn crate_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .expect("run by cargo")
        .into()
}

/// A prepared table and the folder that it lies in.
pub(crate) struct Held {
    pub prepared: Prepared,
    pub folder: tempfile::TempDir,
}

impl std::ops::Deref for Held {
    type Target = Prepared;

    fn deref(&self) -> &Prepared {
        &self.prepared
    }
}

/// Prepares a file into a folder of its own.
pub(crate) fn prepare(path: &Path, recipe: &Recipe) -> Result<Held, Malformed> {
    let folder = tempfile::tempdir().expect("a folder");
    let prepared = datasets::prepare(path, recipe, cities(), folder.path(), true, &|_, _| {})?;
    Ok(Held { prepared, folder })
}

/// Whether a figure is the one that is expected, give or take a tolerance.
pub(crate) fn close(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not {expected}"
    );
}

/// How many different values a column has.
pub(crate) fn distinct(prepared: &Prepared, column: &str) -> usize {
    prepared
        .profile
        .columns
        .iter()
        .find(|found| found.name == column)
        .unwrap_or_else(|| panic!("no column {column}"))
        .distinct
}

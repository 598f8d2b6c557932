//! Whatever the bytes are, reading them ends with a table or a finding, never with a panic.

use std::sync::{Once, OnceLock};

use contest::Cities;
use datasets::{check, prepare, propose};

/// The cities that the program brings.
fn cities() -> &'static Cities {
    static CITIES: OnceLock<Cities> = OnceLock::new();
    CITIES.get_or_init(|| {
        let own = [
            include_str!("../../../../seeds/cities/barcelona.toml"),
            include_str!("../../../../seeds/cities/kobe.toml"),
        ];
        Cities::new(own.map(|text| toml::from_str(text).expect("a city")).into())
    })
}

/// Reads bytes as the data desk would, under a name whose ending says what they are.
///
/// # Panics
///
/// Where a temporary file cannot be written, or a reader has a defect.
pub fn read(name: &str, bytes: &[u8]) {
    static HOOK: Once = Once::new();
    // libFuzzer's own hook ends the process at every panic. A reader's panic that the data desk
    // turns into a finding is none of ours: what is not caught still ends it.
    HOOK.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    let folder = tempfile::tempdir_in("/dev/shm").expect("a folder in memory");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    let cities = cities();
    if let Ok(recipe) = propose(&path, cities) {
        let _ = prepare(&path, &recipe, cities, folder.path(), true, &|_, _| {});
        let _ = check(&path, cities, &|_, _| {});
    }
}

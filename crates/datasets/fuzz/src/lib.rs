//! Whatever the bytes are, reading them ends with a table or a finding, never with a panic.

use std::sync::Once;

use datasets::{check, prepare, propose};

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
    if let Ok(recipe) = propose(&path) {
        let _ = prepare(&path, &recipe, folder.path(), true, &|_, _| {});
        let _ = check(&path, &|_, _| {});
    }
}

//! What was reviewed once and is compared since: every kept snapshot belongs to a test that there
//! is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::app::checkout;

/// The snapshots below a folder.
fn find_snapshots(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with("target") {
                find_snapshots(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "snap") {
            found.push(path);
        }
    }
}

/// Why no test compares with a snapshot, where none does: it lies beside its source, and is named
/// by a function or a text there.
fn describe_stray(root: &Path, snapshot: &Path) -> Option<&'static str> {
    let text = fs::read_to_string(snapshot).expect("a text");
    let Some(source) = text.lines().find_map(|line| line.strip_prefix("source: ")) else {
        return Some("it names no source");
    };
    let source = root.join(source);
    let Ok(code) = fs::read_to_string(&source) else {
        return Some("its source is gone");
    };
    let folder = source.parent().map(|folder| folder.join("snapshots"));
    if snapshot.parent() != folder.as_deref() {
        return Some("it does not lie beside its source");
    }
    let file = snapshot.file_stem().unwrap_or_default().to_string_lossy();
    let name = file.rsplit("__").next().unwrap_or_default();
    let named = [format!("fn {name}("), format!("\"{name}\"")];
    let used = code.contains("assert_snapshot!") && named.iter().any(|named| code.contains(named));
    (!used).then_some("no test there has its name")
}

#[test]
fn every_snapshot_is_that_of_a_test() {
    let root = checkout().join("..").canonicalize().expect("the checkout");
    let mut snapshots = Vec::new();
    for folder in ["app", "crates", "server"] {
        find_snapshots(&root.join(folder), &mut snapshots);
    }
    assert!(!snapshots.is_empty());
    let strays: Vec<String> = snapshots
        .iter()
        .filter_map(|snapshot| {
            let why = describe_stray(&root, snapshot)?;
            Some(format!("{}: {why}", snapshot.display()))
        })
        .collect();
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

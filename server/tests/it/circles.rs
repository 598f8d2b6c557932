//! No two modules of a crate import each other, directly or on the way round. Parents and their own
//! children may.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::app::checkout;

/// A module by its place in the crate, such as `office/jury/marks`; and those that it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The paths that a tree such as `a::{b, c::{d, e}}` names.
fn expand(tree: &str, before: &str, found: &mut Vec<String>) {
    let (mut depth, mut part) = (0_i32, String::new());
    let mut parts = Vec::new();
    for letter in tree.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if letter == ',' && depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(letter);
        }
    }
    parts.push(part);
    for part in parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
    {
        match part.split_once('{') {
            Some((head, rest)) => {
                let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
                expand(inner, &format!("{before}{}", head.trim()), found);
            }
            None => found.push(format!("{before}{part}")),
        }
    }
}

/// The paths that a source imports or names from the crate's root, its parent or itself.
fn paths(source: &str) -> Vec<String> {
    let plain: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = Vec::new();
    for statement in plain.split("use ").skip(1) {
        let tree = statement.split(';').next().unwrap_or_default();
        if ["crate::", "super::", "self::"]
            .iter()
            .any(|start| tree.starts_with(start))
        {
            expand(tree, "", &mut found);
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in plain.match_indices(start) {
            let path = plain[at..]
                .split(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
            found.extend(
                path.take(1)
                    .filter(|path| !path.ends_with("::"))
                    .map(str::to_owned),
            );
        }
    }
    found
}

fn imports(root: &Path) -> Imports {
    let name = |path: &Path| {
        let relative = path.strip_prefix(root).expect("within").with_extension("");
        relative.to_string_lossy().into_owned()
    };
    let files = sources(root);
    let modules: BTreeSet<String> = files.iter().map(|path| name(path)).collect();
    let mut all = Imports::new();
    for path in &files {
        let own = name(path);
        let here: Vec<&str> = match own.as_str() {
            "lib" | "main" => Vec::new(),
            own => own.split('/').collect(),
        };
        let mut found = BTreeSet::new();
        for path in paths(&fs::read_to_string(path).expect("a source")) {
            let mut base = here.clone();
            let mut parts = path.split("::").peekable();
            if parts.next_if_eq(&"crate").is_some() {
                base.clear();
            }
            while parts.next_if_eq(&"super").is_some() {
                base.pop();
            }
            parts.next_if_eq(&"self");
            base.extend(parts.map(|part| part.split(' ').next().unwrap_or_default()));
            let target = (1..=base.len())
                .rev()
                .map(|length| base[..length].join("/"))
                .find(|place| modules.contains(place));
            let kin = |other: &str| {
                other == own
                    || other.starts_with(&format!("{own}/"))
                    || own.starts_with(&format!("{other}/"))
            };
            found.extend(target.filter(|target| !kin(target)));
        }
        all.insert(own, found);
    }
    all
}

/// A way from a module back to itself.
fn circle<'i>(all: &'i Imports, way: &mut Vec<&'i str>, done: &mut BTreeSet<&'i str>) -> bool {
    let last = *way.last().expect("a module");
    if done.contains(last) {
        return false;
    }
    for next in all.get(last).into_iter().flatten() {
        if let Some(start) = way.iter().position(|module| module == next) {
            way.drain(..start);
            return true;
        }
        way.push(next);
        if circle(all, way, done) {
            return true;
        }
        way.pop();
    }
    done.insert(last);
    false
}

fn first_circle(all: &Imports) -> Option<Vec<&str>> {
    let mut done = BTreeSet::new();
    all.keys().find_map(|module| {
        let mut way = vec![module.as_str()];
        circle(all, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let root = checkout().join("..");
    let mut crates = vec![root.join("app"), root.join("server")];
    for folder in ["crates", "app", "app/pages"] {
        for item in fs::read_dir(root.join(folder)).expect("crates") {
            let path = item.expect("a crate").path();
            if path.join("src").is_dir() {
                crates.push(path);
            }
        }
    }
    let mut modules = 0;
    for path in crates {
        let all = imports(&path.join("src"));
        modules += all.len();
        assert_eq!(first_circle(&all), None, "{}", path.display());
    }
    assert!(modules > 100, "the sources were read: {modules}");
}

#[test]
fn a_circle_is_seen() {
    let module = |name: &str, imports: &[&str]| {
        let imports = imports.iter().map(|import| (*import).to_owned());
        (name.to_owned(), imports.collect())
    };
    let all = Imports::from([
        module("a", &["b"]),
        module("b", &["c/d"]),
        module("c/d", &["b", "a"]),
    ]);
    assert!(first_circle(&all).is_some());
    let mut found =
        paths("use crate::{a::B, c::{self, d}};\n// use crate::x;\nfn f() { crate::y::z() }");
    found.sort();
    assert_eq!(
        found,
        [
            "crate::a::B",
            "crate::c::d",
            "crate::c::self",
            "crate::y::z"
        ]
        .map(str::to_owned),
        "{found:?}"
    );
}

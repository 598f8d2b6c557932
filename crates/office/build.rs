//! A new migration is compiled in although no source names it, and so is a new file of a city.

use std::{env, fmt::Write as _, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=migrations");
    list_cities();
}

/// Lists the files of the cities that the program brings, `seeds/cities/*.toml`, so that no source
/// names one of them.
fn list_cities() {
    let here = env::var("CARGO_MANIFEST_DIR").expect("run by cargo");
    let folder = Path::new(&here).join("../../seeds/cities");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("seeds/cities")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let path = file.display().to_string();
        let _ = writeln!(list, "    include_str!({path:?}),");
    }
    list += "]\n";
    let out = env::var("OUT_DIR").expect("run by cargo");
    fs::write(Path::new(&out).join("cities.rs"), list).expect("written");
}

//! The table of cities: another city is another entry, and no city is named elsewhere.

use std::{
    fs,
    path::{Path, PathBuf},
};

use contest::{
    CITIES, Cities, City, Language,
    city::{Area, AreaKind, AreaNames, Codes, Colors, Extent, KeyColumns, KeyPart, Texts},
};

const fn same(text: &'static str) -> Texts {
    Texts {
        ca: text,
        es: text,
        en: text,
        ja: text,
    }
}

const fn quarter(code: &'static str, name: &'static str) -> Area {
    Area {
        code,
        name,
        latin: "",
        within: "",
    }
}

/// A city that does not exist.
static VENTPORT: City = City {
    code: "ventport",
    name: same("Ventport"),
    official_name: "Ventport",
    time_zone: "Atlantic/Azores",
    time: same("Ventport time"),
    data_source: same("Port of Ventport (CC0)"),
    portal: None,
    areas_told: same("of Ventport’s quarters"),
    extent: Extent {
        longitude: -26.0..-25.0,
        latitude: 37.0..38.0,
    },
    chart_colors: Colors {
        light: (10, 110, 60),
        dark: (120, 220, 160),
    },
    page_colors: Colors {
        light: "oklch(44% .11 155)",
        dark: "oklch(78% .13 155)",
    },
    key_columns: KeyColumns {
        things: &["amarra"],
        years: &["ano"],
        terms: &[],
        months: &[],
        days: &[],
        hours: &[],
    },
    area_names: AreaNames {
        beside: &["quarter"],
        prefixes: &[],
        suffixes: &[],
        parts: &[],
    },
    area_kinds: &[AreaKind {
        name: "quarter",
        city: "ventport",
        digits: 1,
        codes: Codes::Numbered,
        headers: &["quarter", "quarter_code"],
        parent: None,
        latin_ending: "",
        tiles_across: 2,
        areas: &[quarter("1", "Harbour"), quarter("2", "Hill")],
    }],
};

fn three() -> Cities {
    let cities: Vec<&'static City> = CITIES.all().chain([&VENTPORT]).collect();
    Cities(cities.leak())
}

#[test]
fn another_city_is_another_entry() {
    let cities = three();
    let found = cities.find("ventport").expect("the new city");
    assert_eq!(found.name.text(Language::Ca), "Ventport");
    assert_eq!(
        cities.in_time_zone("Atlantic/Azores").map(|city| city.code),
        Some("ventport")
    );
    let quarter = cities.announced_areas(" Quarter Code").expect("its areas");
    assert_eq!(quarter.name, "quarter");
    assert!(quarter.is_valid("2"));
    assert!(!quarter.is_valid("3"), "there is no third");
    assert!(quarter.has_form("3"), "though one could have its number");
    assert_eq!(cities.key_part("Amarra"), Some(KeyPart::Thing));
    assert_eq!(
        cities.by_year_column("Ano").map(|city| city.code),
        Some("ventport")
    );
    assert!(cities.is_swapped([37.2, -25.7, 37.4, -25.5]));
    assert!(!cities.is_swapped([-25.7, 37.2, -25.5, 37.4]));
    // The other cities are found as before, and know nothing of the third.
    for city in CITIES.all() {
        assert_eq!(
            cities.find(city.code).map(|found| found.code),
            Some(city.code)
        );
        assert!(
            CITIES
                .in_time_zone(city.time_zone)
                .is_some_and(|found| found.code == city.code)
        );
    }
    assert!(CITIES.find("ventport").is_none());
    assert!(CITIES.announced_areas("quarter").is_none());
}

#[test]
fn every_entry_holds_together() {
    let cities = three();
    let kinds: Vec<&AreaKind> = cities.area_kinds().collect();
    for (place, kind) in kinds.iter().enumerate() {
        let city = cities.find(kind.city).expect("the city of its areas");
        assert!(city.area_kinds.iter().any(|own| own.name == kind.name));
        assert!(kinds[..place].iter().all(|other| other.name != kind.name));
        let parent = kind.parent.map(|name| {
            let own = city.area_kinds.iter().find(|own| own.name == name);
            own.expect("the larger areas are the same city's")
        });
        for area in kind.areas {
            assert!(kind.is_valid(area.code), "{}", area.code);
            let lies_in =
                |parent: &AreaKind| parent.areas.iter().any(|larger| larger.code == area.within);
            assert!(
                parent.map_or(area.within.is_empty(), lies_in),
                "{}",
                area.name
            );
        }
    }
}

/// Files of the checkout under a folder that end in one of `endings`, tests apart.
fn sources(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "tests" | "target" | "fuzz") {
                sources(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) && name != "tests.rs" {
            found.push(path);
        }
    }
}

/// A source without its comments and its tests, which may name a city.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    (1..)
        .zip(code.lines())
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn no_city_is_named_outside_the_table() {
    let root =
        PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("run by cargo")).join("../..");
    let mut files = Vec::new();
    for folder in ["app", "crates", "server", "style"] {
        sources(&root.join(folder), &[".rs", ".ftl", ".css"], &mut files);
    }
    assert!(files.len() > 200, "only {} sources", files.len());
    // The demo and the benchmarks are about calls of their own.
    let exempt = [
        "crates/contest/src/city",
        "crates/bench/",
        "server/src/demo",
    ];
    let mut names: Vec<String> = CITIES
        .all()
        .flat_map(|city| {
            Language::ALL
                .map(|language| city.name.text(language))
                .into_iter()
                .chain([city.code, city.official_name, city.time_zone])
        })
        .map(str::to_lowercase)
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut named = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).unwrap_or(&file).to_owned();
        let told = path.to_string_lossy().replace('\\', "/");
        if exempt.iter().any(|part| told.starts_with(part)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a text");
        for (number, line) in code(&text) {
            let lower = line.to_lowercase();
            if let Some(name) = names.iter().find(|name| lower.contains(name.as_str())) {
                named.push(format!("{told}:{number}: {name}"));
            }
        }
    }
    assert!(
        named.is_empty(),
        "cities are named in code:\n{}",
        named.join("\n")
    );
}

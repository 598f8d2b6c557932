//! The table of cities: another city is another file, and no city is named in code.

use std::{
    fs,
    path::{Path, PathBuf},
};

use contest::{
    Areas, Cities, City, CityCode, Language,
    city::{Area, KeyPart, check, check_beside},
};

/// The files of the cities that the program brings.
const OWN: [&str; 2] = [
    include_str!("../../../seeds/cities/barcelona.toml"),
    include_str!("../../../seeds/cities/kobe.toml"),
];

/// A city that does not exist.
const VENTPORT: &str = r##"
code = "ventport"
official_name = "Ventport"
languages = ["pt"]
time_zone = "Atlantic/Azores"
licence = "CC0"
name = { en = "Ventport" }
attribution = { en = "Port of Ventport (CC0)" }
areas_told = { en = "of Ventport’s quarters" }
extent = { west = -26.0, east = -25.0, south = 37.0, north = 38.0 }

[colors]
page = { light = "#0a6e3c", dark = "#78dca0" }
chart = { light = "#0a6e3c", dark = "#78dca0" }

[key_columns]
things = ["amarra"]
years = ["ano"]

[area_names]
beside = ["quarter"]

[[area_kinds]]
name = "quarter"
digits = 1
codes = "numbered"
tiles_across = 2
headers = ["quarter", "quarter_code"]
areas = [
  { code = "1", name = "Harbour" },
  { code = "2", name = "Hill" },
]
"##;

fn read(text: &str) -> City {
    toml::from_str(text).expect("a city")
}

fn own() -> Cities {
    Cities::new(OWN.map(read).into())
}

fn three() -> Cities {
    Cities::new(OWN.into_iter().chain([VENTPORT]).map(read).collect())
}

#[test]
fn a_citys_own_languages_come_first() {
    use Language::{Ca, En, Es, Ja};
    let order = |languages: &[&str]| {
        let mut city = read(VENTPORT);
        city.languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
        city.order_languages()
    };
    assert_eq!(order(&["ja"]), [Ja, Ca, Es, En]);
    assert_eq!(order(&["pt", "es-419", "ca"]), [Es, Ca, En, Ja]);
    // One that publishes in none of them leaves them as they are offered.
    assert_eq!(order(&["pt"]), Language::ALL);
}

/// A call of a city takes its code as its address and its name as its title.
#[test]
fn a_city_can_be_a_call() {
    let long = "x".repeat(81);
    for (part, replacement, place) in [
        (
            "code = \"ventport\"",
            "code = \"gallery\"".to_owned(),
            "code",
        ),
        (
            "name = { en = \"Ventport\" }",
            format!("name = {{ en = \"{long}\" }}"),
            "name.en",
        ),
    ] {
        let faults = check(&read(&VENTPORT.replace(part, &replacement)), |_| true);
        assert_eq!(faults.len(), 1, "{place}: {faults:?}");
        assert_eq!(faults[0].0.to_string(), place);
    }
}

#[test]
fn a_file_of_outlines_lies_beside_the_citys() {
    let with = |file: &str| {
        let outlines =
            format!("outlines = {{ file = \"{file}\", property = \"q\", credit = \"A\" }}");
        let text = VENTPORT.replace("tiles_across = 2", &format!("tiles_across = 2\n{outlines}"));
        check(&read(&text), |_| true)
    };
    let faults = with("ventport.geojson");
    assert!(faults.is_empty(), "{faults:?}");
    for away in [
        "",
        "../ventport.geojson",
        "/etc/passwd",
        ".hidden",
        "a\\\\b",
    ] {
        let faults = with(away);
        assert_eq!(faults.len(), 1, "{away}: {faults:?}");
        assert_eq!(faults[0].0.to_string(), "area_kinds[0].outlines.file");
    }
}

#[test]
fn another_city_is_another_file() {
    let cities = three();
    let ventport = CityCode::new("ventport");
    let found = cities.find(&ventport).expect("the new city");
    assert_eq!(found.name.text(Language::Ca), "Ventport");
    let code = |city: Option<&City>| city.map(|city| city.code.clone());
    assert_eq!(
        code(cities.in_time_zone("Atlantic/Azores")).as_ref(),
        Some(&ventport)
    );
    let mut announced = cities.announced_areas(" Quarter Code");
    let quarter = announced.next().expect("its areas");
    assert_eq!(quarter.name(), "quarter");
    assert!(quarter.is_valid("2"));
    assert!(!quarter.is_valid("3"), "there is no third");
    assert!(quarter.has_form("3"), "though one could have its number");
    assert_eq!(quarter.code_of("HARBOUR quarter"), Some("1"));
    assert_eq!(quarter.city().code, ventport);
    assert_eq!(cities.key_part("Amarra"), Some(KeyPart::Thing));
    assert_eq!(code(cities.by_year_column("Ano")).as_ref(), Some(&ventport));
    assert!(cities.is_swapped([37.2, -25.7, 37.4, -25.5]));
    assert!(!cities.is_swapped([-25.7, 37.2, -25.5, 37.4]));
    // The other cities are found as before, and know nothing of the third.
    let own = own();
    for city in own.all() {
        assert_eq!(code(cities.find(&city.code)).as_ref(), Some(&city.code));
        assert_eq!(
            code(own.in_time_zone(&city.time_zone)).as_ref(),
            Some(&city.code)
        );
    }
    assert!(own.find(&ventport).is_none());
    assert!(own.announced_areas("quarter").next().is_none());
    assert_eq!(own.name(&ventport, Language::En), "Ventport");
}

#[test]
fn every_file_holds_together() {
    let cities = three();
    for city in cities.all() {
        assert_eq!(check(city, |_| true), [], "{}", city.code);
        assert_eq!(check_beside(city, &cities), [], "{}", city.code);
    }
    let counts: Vec<usize> = cities.areas().map(|areas| areas.areas.len()).collect();
    assert_eq!(counts, [10, 73, 9, 2]);
    let barri = cities.areas_named("barri").expect("a kind");
    let within = |code: &str| barri.kind().area(code).map(|area| area.within.as_str());
    assert_eq!(within("23"), Some("05"));
    assert_eq!(barri.parent().map(Areas::name), Some("district"));
    let ward = cities.areas_named("ward").expect("a kind");
    assert_eq!(
        ward.kind().area("28110"),
        Some(&Area {
            code: "28110".to_owned(),
            name: "中央区".to_owned(),
            latin: "Chūō".to_owned(),
            within: String::new(),
        })
    );
}

#[test]
fn no_two_cities_call_their_areas_alike() {
    let cities = own();
    let mut twin = read(VENTPORT);
    twin.area_kinds[0].name = "ward".to_owned();
    let faults = check_beside(&twin, &cities);
    assert_eq!(
        faults
            .iter()
            .map(|(place, fault)| format!("{place}: {fault}"))
            .collect::<Vec<_>>(),
        ["area_kinds[0].name: \"ward\" is the name of areas of the city kobe already"]
    );
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
fn no_city_is_named_in_code() {
    let root =
        PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("run by cargo")).join("../..");
    let mut files = Vec::new();
    for folder in ["app", "crates", "server", "style"] {
        sources(&root.join(folder), &[".rs", ".ftl", ".css"], &mut files);
    }
    assert!(files.len() > 200, "only {} sources", files.len());
    // The demo and the benchmarks are about calls of their own.
    let exempt = ["crates/bench/", "server/src/demo"];
    let cities = own();
    let mut names: Vec<String> = cities
        .all()
        .flat_map(|city| {
            Language::ALL
                .map(|language| city.name.text(language))
                .into_iter()
                .chain([city.code.as_str(), &city.official_name, &city.time_zone])
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

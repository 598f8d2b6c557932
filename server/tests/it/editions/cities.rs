//! Cities are data: two that no line of code knows take part like the others.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use crate::app::{App, Session, Upload, on_both_engines};

/// The files of the cities that only the tests know.
fn file(name: &str) -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("run by cargo");
    Path::new(&here).join(format!("tests/fixtures/cities/{name}.toml"))
}

fn path(name: &str) -> String {
    file(name).display().to_string()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Runs a command that must do what it is asked; answers what it says.
fn done(app: &App, arguments: &[&str]) -> String {
    let output = app.command(arguments);
    let said = said(&output);
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

/// Runs a command that must refuse; answers what it says.
fn refused(app: &App, arguments: &[&str]) -> String {
    let output = app.command(arguments);
    let said = said(&output);
    assert!(!output.status.success(), "{arguments:?}: {said}");
    said
}

/// A call of the current edition for a city, like the first one's but for its place.
fn add_call(app: &App, city: &str, zone: &str, position: u8) {
    app.execute(&format!(
        "INSERT INTO call (
             id, edition, slug, city, title, lead, rules, time_zone, team_size, shortlist, position
         )
         SELECT '{city}', edition, '{city}', '{city}', '{{\"en\":\"Call of {city}\"}}', lead, rules,
                '{zone}', team_size, shortlist, {position}
         FROM call
         WHERE slug = 'barcelona'
           AND edition = (SELECT id FROM edition WHERE slug = '2027')"
    ));
    app.execute(&format!(
        "INSERT INTO phase (call, kind, starts_at, ends_at, grace)
         SELECT '{city}', kind, starts_at, ends_at, grace
         FROM phase
         WHERE call = (
             SELECT call.id
             FROM call
             JOIN edition ON edition.id = call.edition
             WHERE call.slug = 'barcelona'
               AND edition.slug = '2027'
         )"
    ));
}

/// Prepares and publishes a table about a city.
fn publish(organiser: &Session, city: &str, csv: &str) {
    let slug = format!("{city}-table");
    let about = [
        ("slug", slug.as_str()),
        ("title", "A table"),
        ("summary", ""),
        ("city", city),
        ("publisher", "A city"),
        ("licence", "CC0"),
        ("attribution", "A city"),
        ("source", "https://example.org/"),
    ];
    let table = Upload {
        name: "table.csv",
        bytes: csv.as_bytes(),
    };
    organiser.upload("/en/data/new", &about, &table).is(303);
    organiser
        .post(&format!("/en/data/{slug}/publication"), &[("public", "1")])
        .is(303);
}

fn two_cities_that_no_code_knows_take_part(app: App) {
    add_call(&app, "paris", "Europe/Paris", 2);
    add_call(&app, "kathmandu", "Asia/Kathmandu", 3);
    let files = [path("paris"), path("kathmandu")];
    let dry = done(&app, &["city", "import", "--dry-run", &files[0], &files[1]]);
    assert!(
        dry.contains("paris: new") && dry.contains("Nothing was written"),
        "{dry}"
    );
    let import = done(&app, &["city", "import", &files[0], &files[1]]);
    assert!(import.contains("paris: new\nkathmandu: new"), "{import}");
    let again = done(&app, &["city", "import", &files[0], &files[1]]);
    assert!(
        again.contains("paris: unchanged\nkathmandu: unchanged"),
        "{again}"
    );
    let list = done(&app, &["city", "list"]);
    for line in [
        "barcelona\tBarcelona\tEurope/Madrid\tversion 1, as the program brought it",
        "kathmandu\tKathmandu\tAsia/Kathmandu\tversion 1, changed ",
    ] {
        assert!(list.contains(line), "{list}");
    }
    // What is exported is what was imported.
    let export = done(&app, &["city", "export", "kathmandu"]);
    let read = |text: &str| office::parse_city(text).expect("a city");
    let fixture = fs::read_to_string(file("kathmandu")).expect("a file");
    assert_eq!(read(&export), read(&fixture));
    done(&app, &["audit"]);

    the_pages_of_their_calls_know_them(&app);
    the_data_desk_knows_them(&app);
}

/// The running server says zones, names and colours as the files do.
fn the_pages_of_their_calls_know_them(app: &App) {
    let paris = app.page_that_says("/en/2027/paris", "Paris time");
    assert!(paris.contains("class=\"city city-paris\""), "{paris}");
    let color = ".city-paris{--city:light-dark(#7a3e9d,#c9a2e6)}";
    let links = app.get("/en/2027/paris", "").page();
    let sheets = links.all("link[rel=stylesheet][href^=\"/cities.css?v=\"]");
    let address = sheets[0].attribute("href").expect("an address").to_owned();
    let colors = app.get(&address, "");
    assert!(colors.is(200).text.contains(color), "{}", colors.text);
    assert!(colors.header("cache-control").contains("immutable"));
    // Under an address that names others they are not kept.
    let others = app.get("/cities.css?v=others", "");
    assert_eq!(others.is(200).header("cache-control"), "no-cache");
    // A language that the file does not speak has another one's text, and a zone without a name is
    // called after its city.
    let kathmandu = app.page_that_says("/ca/2027/kathmandu", "hora local, Kathmandu");
    assert!(kathmandu.contains("city-kathmandu"), "{kathmandu}");
    let page = app.get("/ca/2027/kathmandu", "").page();
    let read = page.first("main").text();
    assert!(!read.contains("Asia/Kathmandu"), "{read}");
    // The deadline is told in its own time: 5 hours and 45 minutes before UTC.
    let ends = |zone: &str| {
        let text = app
            .get("/en/2027/kathmandu", "")
            .page()
            .first(".zones")
            .text();
        let (_, after) = text.split_once(zone).unwrap_or_else(|| panic!("{text}"));
        let (time, _) = after.split_once("UTC").unwrap_or((after, ""));
        time.chars()
            .rev()
            .filter(char::is_ascii_digit)
            .take(2)
            .collect::<String>()
    };
    let minutes = |reversed: String| -> u32 {
        let text: String = reversed.chars().rev().collect();
        text.parse().expect("minutes")
    };
    let (own, universal) = (minutes(ends("Kathmandu time")), minutes(ends("UTC")));
    assert_eq!((own + 15) % 60, universal % 60, "{own} {universal}");
    app.get("/en/2027", "")
        .says("Call of paris")
        .says("city-kathmandu")
        .says("Ville de Paris (Licence Ouverte / ODbL)");
    app.get("/ja/2027/paris", "").says("パリ時間");
}

/// Their areas are keys like any other.
fn the_data_desk_knows_them(app: &App) {
    let organiser = app.organiser();
    let rows: String = (75101..=75120)
        .map(|code| format!("{code},2023,{}\n", code - 75000))
        .collect();
    publish(
        &organiser,
        "paris",
        &format!("code_insee,annee,arbres\n{rows}"),
    );
    publish(
        &organiser,
        "kathmandu",
        "district,n\nBhaktapur,3\nकाठमाडौँ जिल्ला,5\n25,8\n",
    );
    let csv = app.get("/data/paris-table/table.csv", "").text;
    assert!(
        csv.starts_with("arrondissement,arrondissement_name,annee,arbres\n75101,Louvre,2023,101\n"),
        "{csv}"
    );
    let csv = app.get("/data/kathmandu-table/table.csv", "").text;
    assert!(
        csv.starts_with("jilla,district_name,n\n25,ललितपुर,8\n26,Bhaktapur,3\n27,"),
        "{csv}"
    );
    for (dataset, kind) in [
        ("paris-table", "arrondissement"),
        ("kathmandu-table", "jilla"),
    ] {
        let package = app
            .get(&format!("/data/{dataset}/datapackage.json"), "")
            .text;
        assert!(package.contains(&format!("\"{kind}\"")), "{package}");
        let bars = format!("/charts/{dataset}/chart.svg?figure=0");
        let color = if dataset == "paris-table" {
            "#7A3E9D"
        } else {
            "#9A1B4B"
        };
        let svg = app.get(&bars, "").text;
        assert!(svg.contains(color), "{bars}: {svg}");
        let y = if dataset == "paris-table" {
            "arbres"
        } else {
            "n"
        };
        let map = format!("/charts/{dataset}/chart.svg?rule=map+x%3D{kind}+y%3D{y}+measure%3Dsum");
        let svg = app.get(&map, "").text;
        assert!(svg.contains("<svg"), "{map}: {svg}");
    }
    // What no font of charts can write is written in Latin letters.
    let tiles = "/charts/kathmandu-table/chart.svg?rule=map+x%3Djilla+y%3Dn+measure%3Dsum";
    app.get(tiles, "").says("Lalitpur").lacks("ललितपुर");
    app.get("/en/data?city=paris", "")
        .says("paris-table")
        .lacks("kathmandu-table");
    app.get("/en/data/kathmandu-table", "")
        .says("city-kathmandu")
        .says("Kathmandu");
    let form = organiser.get("/en/data/new");
    form.says("value=\"paris\"")
        .says("Barcelona · Kobe · Paris · Kathmandu");
    // An area that a table uses stays; what no table uses may go.
    let folder = tempfile::tempdir().expect("a folder");
    let changed = |from: &str, to: &str| {
        let text = fs::read_to_string(file("paris")).expect("a file");
        assert!(text.contains(from), "{from}");
        let path = folder.path().join("changed.toml");
        fs::write(&path, text.replace(from, to)).expect("written");
        path.display().to_string()
    };
    let less = changed("  { code = \"75120\", name = \"Ménilmontant\" },\n", "");
    let refusal = refused(app, &["city", "import", &less]);
    assert!(
        refusal.contains(
            "75120 of the areas arrondissement would be taken away, which the data set \
             paris-table uses"
        ),
        "{refusal}"
    );
    let renamed = changed("name = \"Louvre\"", "name = \"Le Louvre\"");
    let import = done(app, &["city", "import", &renamed]);
    assert!(import.contains("paris: changed"), "{import}");
}

on_both_engines!(two_cities_that_no_code_knows_take_part);

/// A changed line of a city's file, and what is said of it.
const FAULTS: [(&str, &str, &str); 20] = [
    (
        "code = \"paris\"",
        "code = \"Paris\"",
        "line 3, column 8: code: \"Paris\" is no code",
    ),
    (
        "code = \"paris\"",
        "code = \"both\"",
        "line 3, column 8: code: \"both\" stands for all",
    ),
    (
        "time_zone = \"Europe/Paris\"",
        "time_zone = \"Europe/Lutetia\"",
        "line 6, column 13: time_zone: \"Europe/Lutetia\" is no time zone; allowed are",
    ),
    (
        "languages = [\"fr\"]",
        "languages = [\"French\"]",
        "line 5, column 14: languages[0]: ",
    ),
    (
        "licence = \"ODbL\"",
        "licence = \"\"",
        "line 7, column 11: licence: nothing is said",
    ),
    (
        "licence = \"ODbL\"",
        "license = \"ODbL\"",
        "line 7, column 1: unknown field `license`",
    ),
    (
        "en = \"Paris\"",
        "fr = \"Paris\"",
        "line 12, column 1: unknown variant `fr`",
    ),
    (
        "east = 2.5",
        "east = 2.1",
        "line 36, column 8: extent.east: 2.1 does not lie from 2.2",
    ),
    (
        "north = 48.95",
        "north = 95.0",
        "line 38, column 9: extent.north: 95 does not lie",
    ),
    (
        "page = { light = \"#7a3e9d\"",
        "page = { light = \"violet\"",
        "line 41, column 18: \"violet\" is no colour; allowed is #rrggbb",
    ),
    (
        "page = { light = \"#7a3e9d\", dark = \"#c9a2e6\" }",
        "page = { light = \"#c9a2e6\", dark = \"#7a3e9d\" }",
        "line 41, column 18: colors.page.light: #c9a2e6 has a contrast of",
    ),
    (
        "months = [\"mois\"]",
        "months = [\"Mois\"]",
        "line 46, column 11: key_columns.months[0]: \"Mois\" must be \"mois\"",
    ),
    (
        "address = \"https://opendata.paris.fr\"",
        "address = \"opendata.paris.fr\"",
        "line 26, column 11: portal.address: \"opendata.paris.fr\" is no address",
    ),
    (
        "name = \"arrondissement\"\ndigits = 5",
        "name = \"Arr.\"\ndigits = 5",
        "line 55, column 8: area_kinds[0].name: \"Arr.\" is no name of areas",
    ),
    (
        "digits = 5",
        "digits = 0",
        "line 56, column 10: area_kinds[0].digits: 0 digits",
    ),
    (
        "{ code = \"75102\", name = \"Bourse\" }",
        "{ code = \"7502\", name = \"Bourse\" }",
        "line 63, column 12: area_kinds[0].areas[1].code: \"7502\" is no code of 5 digits",
    ),
    (
        "{ code = \"75102\", name = \"Bourse\" }",
        "{ code = \"75101\", name = \"Bourse\" }",
        "line 63, column 12: area_kinds[0].areas[1].code: \"75101\" stands there twice",
    ),
    (
        "name = \"Bourse\" }",
        "name = \"le LOUVRE\" }",
        "line 63, column 28: area_kinds[0].areas[1].name: \"le LOUVRE\" cannot be told",
    ),
    (
        "name = \"Bourse\" }",
        "name = \"Bourse\", within = \"1\" }",
        "line 63, column 47: area_kinds[0].areas[1].within: no larger areas",
    ),
    (
        "name = \"arrondissement\"\ndigits = 5",
        "name = \"group\"\ndigits = 5",
        "line 55, column 8: area_kinds[0].name: \"group\" means something else",
    ),
];

#[test]
fn every_fault_of_a_file_is_told_with_its_place() {
    let text = fs::read_to_string(file("paris")).expect("a file");
    for (from, to, told) in FAULTS {
        assert!(text.contains(from), "{from}");
        let problems = office::parse_city(&text.replacen(from, to, 1)).expect_err(to);
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            all.iter().any(|problem| problem.starts_with(told)),
            "{told}: {all:#?}"
        );
    }
    // All at once, in the order of the file.
    let (mut wrong, mut count) = (text, 0);
    for (from, to, _) in [FAULTS[0], FAULTS[2], FAULTS[7], FAULTS[15]] {
        wrong = wrong.replacen(from, to, 1);
        count += 1;
    }
    let problems = office::parse_city(&wrong).expect_err("faults");
    assert_eq!(problems.len(), count, "{problems:#?}");
    assert!(problems.is_sorted_by_key(|problem| problem.line));
}

#[test]
fn a_wrong_file_changes_nothing_and_the_command_says_why() {
    let app = App::empty();
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let text = fs::read_to_string(file("paris")).expect("a file");
    let wrong = write("wrong.toml", text.replace("Europe/Paris", "Mars/Olympus"));
    for command in [&["city", "check"][..], &["city", "import"]] {
        let mut arguments = command.to_vec();
        let good = path("kathmandu");
        arguments.extend([good.as_str(), &wrong]);
        let refusal = refused(&app, &arguments);
        assert!(
            refusal.contains("wrong.toml: line 6, column 13: time_zone: \"Mars/Olympus\""),
            "{refusal}"
        );
    }
    // The areas of a city have names of their own.
    let twin = text.replace("name = \"arrondissement\"", "name = \"ward\"");
    let twin = write("twin.toml", twin);
    let refusal = refused(&app, &["city", "import", &twin]);
    assert!(
        refusal.contains("\"ward\" is the name of areas of the city kobe already"),
        "{refusal}"
    );
    let list = done(&app, &["city", "list"]);
    assert_eq!(list.lines().count(), 2, "{list}");
    let unknown = refused(&app, &["city", "export", "paris"]);
    assert!(unknown.contains("there are barcelona, kobe"), "{unknown}");
    let checked = done(&app, &["city", "check", &path("paris")]);
    assert!(
        checked.contains("paris (Paris), 20 areas, Europe/Paris"),
        "{checked}"
    );
    // Without a database a table may name another city's areas too.
    let table = write(
        "trees.csv",
        "code_insee,arbres\n75101,3\n75102,5\n".to_owned(),
    );
    let recipe = done(&app, &["data", "inspect", &table, "--city", &path("paris")]);
    assert!(recipe.contains("name = \"arrondissement\""), "{recipe}");
}

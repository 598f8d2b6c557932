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
    the_page_of_the_cities_knows_them(&app);
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
    // A map lies on the outlines that came with the file of the city, and credits them.
    let map = "/charts/paris-table/chart.svg?rule=map+x%3Darrondissement+y%3Darbres+measure%3Dsum";
    let map = app.get(map, "").text;
    assert_eq!(map.matches("<path").count(), 20, "{map}");
    assert!(map.contains("Outlines of a made-up Paris"), "{map}");
    // Where a city has none, nothing is called a map: neither for those who see the tiles nor for
    // those who hear of them.
    let tiles = "/charts/kathmandu-table/chart.svg?rule=map+x%3Djilla+y%3Dn+measure%3Dsum";
    let tiles = app.get(tiles, "").text;
    let told = tiles.matches("No map can be drawn").count();
    assert!(told >= 2 && !tiles.contains("<path"), "{tiles}");
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

/// Who runs the service sees what is known of each city, what is missing, and has their files.
fn the_page_of_the_cities_knows_them(app: &App) {
    let administrator = app.administrator();
    administrator
        .get("/en/desk")
        .says("What is known of the cities");
    let page = administrator.get("/en/cities");
    page.is(200)
        .says("arrondissement: 20, with outlines")
        .says("jilla: 3")
        .says("Outlines, without which no map can be drawn: jilla")
        .says("Pages in its own languages: ne")
        .says("#7a3e9d")
        .says("Name: català, español");
    // Every contrast that is told is one that the check lets pass.
    let told: Vec<f64> = page
        .text
        .split(" to 1")
        .filter_map(|before| before.rsplit([' ', '>']).next()?.parse().ok())
        .collect();
    assert_eq!(told.len(), 4 * 4, "{told:?}");
    assert!(told.iter().all(|ratio| *ratio >= 3.0), "{told:?}");
    for (file, holds) in [
        ("paris.toml", "code = \"paris\""),
        ("paris.json", "/schemas/city-1.json"),
        ("arrondissement.geojson", "\"c_arinsee\":\"75101\""),
    ] {
        let path = format!("/en/cities/{file}");
        administrator.get(&path).is(200).says(holds);
        app.organiser().get(&path).is(404);
    }
    for path in ["nobody.toml", "jilla.geojson", "paris.txt", "paris"] {
        administrator.get(&format!("/en/cities/{path}")).is(404);
    }
    for path in ["/en/cities", "/en/cities/import"] {
        app.organiser().get(path).is(404);
        app.get(path, "").is(303);
    }
    // The file in JSON is the same city.
    let json = done(app, &["city", "export", "paris", "--json"]);
    let read = |text: &str| office::parse_city(text).expect("a city");
    assert_eq!(read(&json), read(&done(app, &["city", "export", "paris"])));
    // So are its outlines once they went out and came back.
    let outlines = done(app, &["city", "outlines", "arrondissement"]);
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("paris.geojson"), outlines).expect("written");
    let again = folder.path().join("paris.json");
    fs::write(&again, &json).expect("written");
    let again = done(app, &["city", "import", &again.display().to_string()]);
    assert!(again.contains("paris: unchanged"), "{again}");
}

/// Two who look at the same city: the second change is told, and nothing of the first is lost.
fn two_imports_at_once_do_not_overwrite_each_other(app: App) {
    let administrator = app.administrator();
    let kobe = done(&app, &["city", "export", "kobe"]);
    let named = |name: &str| {
        assert!(kobe.contains("official_name = \"神戸市\""), "{kobe}");
        kobe.replace(
            "official_name = \"神戸市\"",
            &format!("official_name = \"{name}\""),
        )
    };
    let plan = |text: &str| {
        let page = administrator.post("/en/cities/import", &[("file", text)]);
        page.is(200).says("will change as listed below");
        page.value("plan")
    };
    let (first, second) = (named("First"), named("Second"));
    let (seen_first, seen_second) = (plan(&first), plan(&second));
    let send = |text: &str, seen: &str| {
        administrator.post("/en/cities/import", &[("file", text), ("plan", seen)])
    };
    send(&first, &seen_first).is(303);
    let refused = send(&second, &seen_second);
    // What stands now and what would change of it.
    refused.is(409).says("First").says("Second");
    let stands = done(&app, &["city", "export", "kobe"]);
    assert!(stands.contains("\"First\""), "{stands}");
    // The plan that was shown with the refusal can be carried out.
    send(&second, &refused.value("plan")).is(303);
    // The same plan again is another one by now.
    send(&second, &seen_second).is(409);
    let stands = done(&app, &["city", "export", "kobe"]);
    assert!(stands.contains("\"Second\""), "{stands}");
    // A file with a fault changes nothing, and is still there.
    let wrong = second.replace("Asia/Tokyo", "Mars/Olympus");
    let refused = administrator.post("/en/cities/import", &[("file", &wrong)]);
    refused.is(422).says("is no time zone");
    assert!(refused.area("file").contains("Mars/Olympus"));
    app.organiser()
        .post("/en/cities/import", &[("file", &second)])
        .is(404);
    assert!(app.command(&["audit"]).status.success());
}

on_both_engines!(
    two_cities_that_no_code_knows_take_part,
    two_imports_at_once_do_not_overwrite_each_other,
);

/// A changed line of a city's file, and what is said of it.
const FAULTS: [(&str, &str, &str); 21] = [
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
        "name = \"Bourse\" }",
        "name = \"Bou\\u0007rse\" }",
        "line 63, column 28: area_kinds[0].areas[1].name: control characters",
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

/// The file of Paris as JSON.
fn paris_json() -> serde_json::Value {
    let text = fs::read_to_string(file("paris")).expect("a file");
    let city = office::parse_city(&text).expect("a city");
    serde_json::to_value(&city).expect("JSON")
}

#[test]
fn a_file_in_json_is_read_and_its_faults_have_their_places() {
    let city = paris_json();
    let text = |city: &serde_json::Value| serde_json::to_string_pretty(city).expect("JSON");
    let read = office::parse_city(&text(&city)).expect("a city");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), city);
    // Each fault of its own, at the line of the value.
    for (pointer, value, told) in [
        ("/time_zone", "Mars/Olympus", "is no time zone"),
        ("/colors/page/light", "#fefefe", "has a contrast of"),
        ("/area_kinds/0/areas/3/code", "7", "is no code of 5 digits"),
        (
            "/area_kinds/0/outlines/file",
            "../secret",
            "is no name of a file",
        ),
    ] {
        let mut wrong = city.clone();
        *wrong.pointer_mut(pointer).expect("a value") = value.into();
        let wrong = text(&wrong);
        let line = wrong
            .lines()
            .position(|line| line.contains(&format!("\"{value}\"")));
        let problems = office::parse_city(&wrong).expect_err(pointer);
        let problem = problems.first().expect("a problem");
        assert_eq!(Some(problem.line), line.map(|line| line + 1), "{problem}");
        assert!(problem.error.contains(told), "{problem}");
    }
    // What is no city at all is told with its place too.
    let cut = text(&city);
    let problems = office::parse_city(&cut[..cut.floor_char_boundary(cut.len() / 2)])
        .expect_err("half a file");
    assert!(problems[0].line > 10, "{:?}", problems[0]);
}

#[test]
fn the_schema_of_a_city_knows_every_key_of_its_file() {
    fn keys<'v>(value: &'v serde_json::Value, found: &mut Vec<&'v str>) {
        match value {
            serde_json::Value::Object(object) => {
                for (key, value) in object {
                    found.push(key);
                    keys(value, found);
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }
    let app = App::empty();
    let answer = app.get(office::CITY_SCHEMA_PATH, "");
    assert_eq!(
        answer.is(200).header("content-type"),
        "application/schema+json"
    );
    let city = paris_json();
    let mut found = Vec::new();
    keys(&city, &mut found);
    assert!(found.len() > 60, "{found:?}");
    let lacking: Vec<&str> = found
        .into_iter()
        .filter(|key| !answer.text.contains(&format!("\"{key}\":")))
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    let printed = done(&app, &["city", "schema"]);
    let printed: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(printed, answer.json());
}

#[test]
fn every_fault_of_outlines_is_told() {
    let text = fs::read_to_string(file("paris")).expect("a file");
    let city = office::parse_city(&text).expect("a city");
    let areas = city.areas().next().expect("areas");
    let path = file("paris").with_extension("geojson");
    let outlines = fs::read_to_string(path).expect("a file");
    let shapes = office::parse_outlines(areas, &outlines).expect("outlines");
    assert_eq!(shapes.areas.len(), 20);
    let fault = |text: String| {
        let fault = office::parse_outlines(areas, &text).expect_err("a fault");
        fault.to_string()
    };
    let swapped = outlines.lines().map(|line| {
        let Some((before, rest)) = line.split_once("[[[") else {
            return line.to_owned();
        };
        let (points, after) = rest.split_once("]]]").expect("an end");
        let points = points.split("],[").map(|point| {
            let (x, y) = point.split_once(',').expect("two");
            format!("{y},{x}")
        });
        let points = points.collect::<Vec<_>>().join("],[");
        format!("{before}[[[{points}]]]{after}")
    });
    let swapped = swapped.collect::<Vec<_>>().join("\n");
    for (text, told) in [
        (outlines[..100].to_owned(), "EOF"),
        (
            outlines.replace("c_arinsee", "code"),
            "no feature with a polygon",
        ),
        (outlines.replace("[2.", "[3."), "within the city’s extent"),
        (swapped, "latitude stands before longitude"),
    ] {
        let said = fault(text);
        assert!(said.contains(told), "{told}: {said}");
    }
}

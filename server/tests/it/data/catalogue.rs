//! The data desk over HTTP: preparing, versions, exports, malformed files.

use std::{
    collections::HashMap,
    fs::File,
    io::{Cursor, Read as _, Write as _},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::app::{Answer, App, Session, Upload, carries, on_both_engines};

/// A ring in Barcelona whose points have their latitude first.
const SWAPPED: &str = concat!(
    r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "a"},"#,
    r#""geometry": {"type": "Polygon","#,
    r#""coordinates": [[[41.38, 2.1], [41.39, 2.1], [41.39, 2.2], [41.38, 2.1]]]}}]}"#
);

pub const ABOUT: [(&str, &str); 8] = [
    ("slug", "a-test"),
    ("title", "A test"),
    ("summary", ""),
    ("city", "kobe"),
    ("publisher", "City of Kobe"),
    ("licence", "CC BY 2.1 JP"),
    ("attribution", "City of Kobe"),
    ("source", "https://example.org/"),
];

fn an_organiser_prepares_looks_and_publishes(app: App) {
    let organiser = app.organiser();
    let bytes = encoding_of(
        "№,区,名称\r\n0001,東灘,本庄小学校\r\n0002,西,西神中央公園\r\n,,\r\n,,合計 2\r\n",
    );
    let answer = organiser.upload(
        "/en/data/new",
        &ABOUT,
        &Upload {
            name: "sites.csv",
            bytes: &bytes,
        },
    );
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (303, "/en/data/a-test?done=prepared"),
        "{}",
        answer.text
    );
    assert_eq!(app.get("/en/data/a-test", "").status, 404, "not yet public");
    let page = organiser.get("/en/data/a-test");
    for part in [
        "28101",
        "28111",
        "encoding = \"shift_jis\"",
        "Rows below the data, left out: 2",
    ] {
        page.says(part);
    }
    organiser
        .post("/en/data/a-test/publication", &[("public", "1")])
        .is(303);
    app.get("/en/data/a-test", "").is(200);
    assert!(
        app.get("/data/a-test/table.csv", "")
            .text
            .starts_with("№,ward,区,名称\n0001,28101,東灘,本庄小学校")
    );
    assert!(
        app.get("/data/a-test/table.parquet", "")
            .text
            .starts_with("PAR1")
    );
    app.get("/en/data/new", &app.team(1)).is(404);
}

/// Files that cannot be prepared, each with what is told of it.
fn malformed_files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let endless = [&b"a,b\n"[..], &b"x".repeat(20_000_000)].concat();
    let locked = [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat();
    vec![
        (
            "open.csv",
            b"a,b\n1,\"two\n3,4\n5,6\n".to_vec(),
            "Line 2, column 3: A quotation mark",
        ),
        (
            "ragged.csv",
            b"a,b\n1,2\n3,4,5\n6,7\n".to_vec(),
            "Line 3, column 3: 3 cells instead of 2",
        ),
        ("endless.csv", endless, "Line 2, column 1000000"),
        (
            "nul.csv",
            b"a,b\n1,\0\n".to_vec(),
            "Line 2, column 3: A NUL",
        ),
        ("header.csv", b"a,b\n".to_vec(), "no rows"),
        (
            "broken.xls",
            b"not a workbook".to_vec(),
            "The spreadsheet cannot be read",
        ),
        ("locked.xlsx", locked, "locked with a password"),
        ("broken.geojson", b"{\"features\": [".to_vec(), "Line 1"),
        (
            "swapped.geojson",
            SWAPPED.as_bytes().to_vec(),
            "latitude comes before longitude",
        ),
    ]
}

fn malformed_files_are_refused_with_line_and_column_within_seconds(app: App) {
    let organiser = app.organiser();
    for (number, (name, bytes, finding)) in malformed_files().into_iter().enumerate() {
        let begun = Instant::now();
        let slug = format!("a-test-{number}");
        let mut about = ABOUT;
        about[0].1 = &slug;
        let file = Upload {
            name,
            bytes: &bytes,
        };
        let answer = organiser.upload("/en/data/new", &about, &file);
        assert_eq!(
            (answer.status, answer.location),
            (303, format!("/en/data/{slug}/recipe?done=kept-raw")),
            "{name}"
        );
        let page = organiser.get(&format!("/en/data/{slug}/recipe")).text;
        assert!(
            page.contains(finding),
            "{name} should say {finding}: {page}"
        );
        // What is wrong is told in the reader's language, not in ours.
        let page = organiser.get(&format!("/ja/data/{slug}/recipe")).text;
        assert!(!page.contains(finding), "{name}: {page}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{name}");
        // The raw file is kept, and nothing is published by accident.
        let published = organiser.post(
            &format!("/en/data/{slug}/publication"),
            &[("public", "1"), ("seen", "0")],
        );
        assert_eq!(published.status, 404, "{name}");
        let public = app.get(&format!("/en/data/{slug}"), "");
        assert_eq!(public.status, 404, "{name}");
    }
    app.get("/healthz", "").is(200);
}

fn names_of_areas_stand_in_every_export(app: App) {
    for (dataset, code, name, column) in [
        ("kobe-wards", "28101", "東灘区", "区名"),
        ("kobe-estimates", "28101", "東灘区", "区名"),
        ("barcelona-barris", "01", "el Raval", "Nom_Barri"),
        ("barcelona-barris", "10", "Sant Martí", "district_name"),
        ("population-example", "01", "el Raval", "Nom_Barri"),
    ] {
        for file in [
            "table.csv",
            "table.json",
            "datapackage.json",
            "table.csv-metadata.json",
        ] {
            let text = app.get(&format!("/data/{dataset}/{file}"), "").text;
            assert!(text.contains(column), "{dataset}/{file}");
            match file {
                "table.csv" => {
                    assert!(text.contains(code), "{dataset}/{file}: {code}");
                    assert!(text.contains(name), "{dataset}/{file}: {name}");
                }
                "table.json" => assert!(
                    text.contains(&format!("\"{column}\":\"{name}\"")),
                    "{dataset}/{file}"
                ),
                _ => {}
            }
        }
        let kit = unpacked(app.download(&format!("/data/{dataset}/kit.zip")));
        let text =
            |name: &str| String::from_utf8_lossy(&kit[&format!("{dataset}/{name}")]).into_owned();
        assert!(text("table.csv").contains(name), "{dataset}: the kit");
        assert!(
            text("datapackage.json").contains(column),
            "{dataset}: the kit"
        );
    }
    // The scripts label by name what they group by code.
    for (dataset, names) in [("kobe-wards", "区名"), ("barcelona-barris", "Nom_Barri")] {
        let kit = unpacked(app.download(&format!("/data/{dataset}/kit.zip")));
        for script in ["start.py", "start.R", "start.js"] {
            let text = String::from_utf8_lossy(&kit[&format!("{dataset}/{script}")]).into_owned();
            assert!(text.contains("called("), "{dataset}/{script}: {text}");
            assert!(
                text.contains(&format!("\"{names}\"")),
                "{dataset}/{script}: {text}"
            );
        }
    }
}

/// The data sets of the demo whose values are invented.
const INVENTED: [&str; 4] = [
    "population-example",
    "accidents-example",
    "air-example",
    "bicycles-example",
];

fn pages_of_what_is_invented_name_no_source(app: App) {
    let portal = "https://opendata-ajuntament.barcelona.cat/";
    for dataset in INVENTED {
        for (language, words) in [
            ("en", "the values are invented"),
            ("ca", "els valors són inventats"),
            ("es", "los valores son inventados"),
            ("ja", "値は架空のもの"),
        ] {
            app.get(&format!("/{language}/data/{dataset}"), "")
                .says(words)
                .lacks(&format!("href=\"{portal}\""))
                .lacks("isBasedOn");
        }
    }
}

fn other_programs_read_what_is_invented(app: App) {
    for dataset in INVENTED {
        let json = |file: &str| app.get(&format!("/data/{dataset}/{file}"), "").json();
        let package = json("datapackage.json");
        assert!(package["sources"].is_null(), "{package}");
        assert!(
            package["description"]
                .as_str()
                .is_some_and(|text| text.contains("the values are invented")),
            "{package}"
        );
        let dcat = json("dcat.jsonld");
        assert!(dcat["dct:source"].is_null(), "{dcat}");
        assert_eq!(
            dcat["dct:provenance"]["rdfs:label"]
                .as_array()
                .map(Vec::len),
            Some(4),
            "{dcat}"
        );
    }
    let api = app.get("/api/v1/datasets", "").json();
    let invented = api
        .as_array()
        .expect("a list")
        .iter()
        .filter(|dataset| dataset["invented"] == true)
        .count();
    assert_eq!(invented, INVENTED.len());
}

fn charts_and_kits_say_what_is_invented(app: App) {
    for dataset in INVENTED {
        let svg = |language: &str| {
            let query = format!("language={language}");
            app.get(&format!("/charts/{dataset}/chart.svg?{query}"), "")
        };
        svg("en").says("Invented values");
        svg("ja").says("値は架空のもの");
        let kit = unpacked(app.download(&format!("/data/{dataset}/kit.zip")));
        for (file, words) in [
            ("README.md", "the values are invented"),
            ("README.ja.md", "値は架空のもの"),
            ("start.py", "Invented values"),
            ("start.R", "Invented values"),
            ("start.js", "Invented values"),
        ] {
            assert!(
                String::from_utf8_lossy(&kit[&format!("{dataset}/{file}")]).contains(words),
                "{dataset}/{file}"
            );
        }
    }
}

fn what_is_real_keeps_its_source_until_an_organiser_says_that_it_is_invented(app: App) {
    let real = || app.get("/en/data/kobe-wards", "");
    real()
        .says("href=\"https://www.city.kobe.lg.jp/\"")
        .says("isBasedOn");
    let organiser = app.organiser();
    let mut about = ABOUT.to_vec();
    about.retain(|(name, _)| *name != "slug");
    about.push(("invented", "1"));
    organiser
        .post("/en/data/kobe-wards/description", &about)
        .is(303);
    real().says("the values are invented").lacks("isBasedOn");
    organiser
        .get("/en/data/kobe-wards/description")
        .says("checked");
}

fn what_was_guessed_is_overruled_on_one_page(app: App) {
    let organiser = app.organiser();
    // A door called 007 and a note that says "none": both guesses can be wrong.
    let bytes = b"Codi_Districte;door;opened;note\n1;007;01/02/2020;none\n2;008;31/12/2020;x\n\
        1;009;15/06/2020;none\n";
    let answer = organiser.upload(
        "/en/data/new",
        &ABOUT,
        &Upload {
            name: "doors.csv",
            bytes,
        },
    );
    assert_eq!(
        answer.location, "/en/data/a-test?done=prepared",
        "{}",
        answer.text
    );
    let page = organiser.get("/en/data/a-test/recipe");
    for part in [
        "How the file was understood",
        "%d/%m/%Y",
        "2020-02-01",
        "<code>Codi_Districte</code>",
        "007 · 008 · 009",
    ] {
        page.says(part);
    }
    let shown: Vec<(String, String)> = fields_of(&page, "form#columns");
    let mut fields: Vec<(&str, &str)> = shown
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    for (name, value) in [
        ("missing", "none"),
        ("kind-2", "integer"),
        ("name-4", "remark"),
        ("sort", "opened"),
    ] {
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
    }
    let answer = organiser.post("/en/data/a-test/recipe", &fields);
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (303, "/en/data/a-test/recipe?done=prepared"),
        "{}",
        answer.text
    );
    assert_eq!(
        organiser.get("/data/a-test/table.csv").text,
        "district,district_name,door,opened,remark\n01,Ciutat Vella,7,2020-02-01,\n\
            01,Ciutat Vella,9,2020-06-15,\n02,Eixample,8,2020-12-31,x\n"
    );
    // The file read otherwise: the columns are proposed anew.
    fields.retain(|(name, _)| *name != "delimiter");
    fields.push(("delimiter", "|"));
    organiser.post("/en/data/a-test/recipe", &fields).is(303);
    organiser
        .get("/en/data/a-test/recipe")
        .says("<code>Codi_Districte;door;opened;note</code>");
    // A recipe of one line, and one that asks for what is not there: the draft stays, and so does
    // what was typed.
    organiser
        .post("/en/data/a-test/recipe", &[("text", "delimiter = \";\"")])
        .is(303);
    let refused = organiser.post(
        "/en/data/a-test/recipe",
        &[("text", "delimiter = \";\"\nsort = [\"nowhere\"]")],
    );
    refused.is(422).says("sorted by nowhere").says("sort = [");
    organiser.get("/data/a-test/table.csv").is(200);
    app.get("/en/data/a-test/recipe", &app.team(1)).is(404);
}

/// A table of doors, and a newer one with one row more and another column.
const DOORS: &[u8] = b"Codi_Districte,doors\n1,5\n2,6\n";
const NEWER_DOORS: &[u8] = b"Codi_Districte,doors,gates\n1,5,1\n2,6,1\n3,90,2\n";
/// The first as it is published.
const DOORS_TABLE: &str = "district,district_name,doors\n01,Ciutat Vella,5\n02,Eixample,6\n";

fn upload_doors(organiser: &Session, path: &str, bytes: &[u8]) -> Answer {
    let name = "doors.csv";
    organiser.upload(path, &ABOUT, &Upload { name, bytes })
}

fn publish_doors(organiser: &Session, public: &str) {
    organiser
        .post("/en/data/a-test/publication", &[("public", public)])
        .is(303);
}

/// The table of doors, published.
fn with_doors(app: &App) -> Session {
    let organiser = app.organiser();
    upload_doors(&organiser, "/en/data/new", DOORS).is(303);
    publish_doors(&organiser, "1");
    organiser
}

fn a_newer_file_is_a_draft_until_it_is_published(app: App) {
    let organiser = with_doors(&app);
    let taken = upload_doors(&organiser, "/en/data/new", b"Codi_Districte,doors\n1,5\n");
    assert_eq!(taken.status, 422, "the name is taken");
    let newer = upload_doors(&organiser, "/en/data/a-test/file", NEWER_DOORS);
    assert_eq!(
        newer.location, "/en/data/a-test/recipe?done=prepared",
        "{}",
        newer.text
    );
    assert_eq!(app.get("/data/a-test/table.csv", "").text, DOORS_TABLE);
    assert_eq!(
        app.get("/data/a-test/table.csv?version=2", "").status,
        404,
        "a draft is not public"
    );
    organiser
        .get("/en/data/a-test?version=2")
        .says("New column");
    // One that cannot be prepared changes nothing for the public.
    let broken = b"Codi_Districte,doors\n1,\"5\n";
    assert_eq!(
        upload_doors(&organiser, "/en/data/a-test/file", broken).location,
        "/en/data/a-test/recipe?done=kept-raw"
    );
    app.get("/en/data/a-test", "").is(200);
}

fn versions_stay_and_tell_what_is_different(app: App) {
    let organiser = with_doors(&app);
    // A file that cannot be prepared is mended by the next.
    for bytes in [NEWER_DOORS, b"Codi_Districte,doors\n1,\"5\n", NEWER_DOORS] {
        upload_doors(&organiser, "/en/data/a-test/file", bytes).is(303);
    }
    publish_doors(&organiser, "1");
    let page = app.get("/en/data/a-test", "").text;
    for part in [
        "What is different from version 1",
        "2 → 3",
        "5 – 6 → 5 – 90",
        "New column",
        "Version 2 (public)",
    ] {
        assert!(
            page.replace("</span> (", " (").contains(part),
            "{part}: {page}"
        );
    }
    assert_eq!(
        app.get("/data/a-test/table.csv?version=1", "").text,
        DOORS_TABLE
    );
    assert_eq!(
        app.get("/data/a-test/table.json", "").text,
        "[\n{\"district\":\"01\",\"district_name\":\"Ciutat Vella\",\"doors\":5,\"gates\":1},\n\
            {\"district\":\"02\",\"district_name\":\"Eixample\",\"doors\":6,\"gates\":1},\n\
            {\"district\":\"03\",\"district_name\":\"Sants-Montjuïc\",\"doors\":90,\"gates\":2}\n]\n"
    );
    // Taken back, no version is to be seen.
    publish_doors(&organiser, "0");
    app.get("/en/data/a-test?version=1", "").is(404);
}

fn what_is_said_about_a_data_set_can_be_changed(app: App) {
    let organiser = with_doors(&app);
    let mut about = ABOUT.to_vec();
    about.extend([("topic", "housing")]);
    about[1].1 = "Doors";
    assert_eq!(
        organiser
            .post("/en/data/a-test/description", &about)
            .location,
        "/en/data/a-test?done=described"
    );
    organiser.get("/en/data/a-test").says(">Doors</h1>");
}

fn the_first_rows_are_sorted_and_filtered_by_links(app: App) {
    let rows = |query: &str| app.get(&format!("/en/data/kobe-wards{query}"), "").text;
    let page = rows("?sort=ward&down=true");
    assert!(page.contains("aria-sort=\"descending\""));
    let place = |page: &str, code: &str| {
        page.rfind(&format!("<td>{code}</td>"))
            .unwrap_or_else(|| panic!("no {code}"))
    };
    assert!(place(&page, "28111") < place(&page, "28101"));
    assert!(place(&rows("?sort=ward"), "28101") < place(&rows("?sort=ward"), "28111"));
    assert!(!rows("?contains=28111").contains("<td>28101</td>"));
    assert!(rows("?contains=%3Cscript%3E").contains("No row of the sample fits."));
}

fn the_catalogue_is_searched_and_filtered_by_its_address(app: App) {
    let shows = |query: &str, slug: &str| {
        app.get(&format!("/en/data{query}"), "")
            .text
            .contains(&format!("/en/data/{slug}\""))
    };
    assert!(shows("", "climate-normals"));
    assert!(shows("", "kobe-wards"));
    assert!(shows("?q=wards+kobe", "kobe-wards"));
    assert!(!shows("?q=wards+kobe", "climate-normals"));
    assert!(
        shows("?city=kobe", "climate-normals"),
        "of both cities is of Kobe too"
    );
    assert!(!shows("?city=kobe", "population-example"));
    assert!(shows("?licence=CC+BY+2.1+JP", "kobe-wards"));
    assert!(!shows("?licence=CC+BY+2.1+JP", "population-example"));
    let none = app.get("/en/data?q=%22%3E%3Cscript%3E", "");
    none.says("None fits.")
        .says("Clear the filters")
        .lacks("<script>");
}

fn other_programs_find_each_data_set_described(app: App) {
    let json = |path: &str| {
        serde_json::from_str::<serde_json::Value>(&app.get(path, "").text)
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let package = json("/data/kobe-wards/datapackage.json");
    assert_eq!(package["licenses"][0]["name"], "CC-BY-2.1-JP");
    assert_eq!(
        package["resources"][0]["path"],
        "http://127.0.0.1:3000/data/kobe-wards/table.csv"
    );
    assert_eq!(
        package["resources"][0]["schema"]["fields"][0]["name"],
        "ward"
    );
    let dcat = json("/data/climate-normals/dcat.jsonld");
    assert_eq!(
        (
            dcat["@type"].as_str(),
            dcat["dcat:distribution"].as_array().map(Vec::len)
        ),
        (Some("dcat:Dataset"), Some(2))
    );
    assert!(
        dcat["dct:title"]
            .as_array()
            .is_some_and(|titles| titles.len() == 4),
        "a title in each language"
    );
    let csvw = json("/data/climate-normals/table.csv-metadata.json");
    assert_eq!(csvw["tableSchema"]["columns"][0]["titles"], "city");
    let page = app.get("/ja/data/climate-normals", "");
    page.says("application/ld+json")
        .says("\"@type\":\"Dataset\"");
    // What is not published does not exist for programs either.
    let organiser = app.organiser();
    organiser
        .post("/en/data/kobe-wards/publication", &[("public", "0")])
        .is(303);
    for file in [
        "datapackage.json",
        "dcat.jsonld",
        "table.csv-metadata.json",
        "table.csv",
    ] {
        app.get(&format!("/data/kobe-wards/{file}"), "").is(404);
    }
    app.get("/en/data", "").lacks("kobe-wards");
}

on_both_engines![
    an_organiser_prepares_looks_and_publishes,
    malformed_files_are_refused_with_line_and_column_within_seconds,
    names_of_areas_stand_in_every_export,
    pages_of_what_is_invented_name_no_source,
    other_programs_read_what_is_invented,
    charts_and_kits_say_what_is_invented,
    what_is_real_keeps_its_source_until_an_organiser_says_that_it_is_invented,
    what_was_guessed_is_overruled_on_one_page,
    a_newer_file_is_a_draft_until_it_is_published,
    versions_stay_and_tell_what_is_different,
    what_is_said_about_a_data_set_can_be_changed,
    the_first_rows_are_sorted_and_filtered_by_links,
    the_catalogue_is_searched_and_filtered_by_its_address,
    other_programs_find_each_data_set_described,
];

#[test]
fn a_line_of_a_gigabyte_is_told_by_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("endless.csv");
    let mut out = File::create(&file).expect("a file");
    out.write_all(b"a,b\n").expect("written");
    let part = vec![b'x'; 10_000_000];
    for _ in 0..100 {
        out.write_all(&part).expect("written");
    }
    for command in [
        vec!["data", "inspect"],
        vec!["data", "prepare", "--out", "prepared"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
            .args(command)
            .arg(&file)
            .current_dir(&folder)
            .output()
            .expect("the program starts");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{text}");
        assert!(text.contains("line 2, column 1000000"), "{text}");
    }
    assert!(!folder.path().join("prepared").exists(), "nothing was kept");
}

#[test]
fn a_file_is_checked_on_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("own.csv");
    std::fs::write(
        &file,
        "name,mail\na,a@example.org\nb,b@example.org\nb,b@example.org\n",
    )
    .expect("written");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_certamen"))
            .args(["data", "check"])
            .args(arguments)
            .arg(&file)
            .output()
            .expect("it starts")
    };
    let told = run(&[]);
    let text = String::from_utf8_lossy(&told.stdout);
    assert_eq!(told.status.code(), Some(3), "{text}");
    assert!(
        text.contains("! rows that are the same as one before (1; rows 4)"),
        "{text}"
    );
    assert!(text.contains("! mail: mail addresses"), "{text}");
    let json: serde_json::Value = serde_json::from_slice(&run(&["--json"]).stdout).expect("JSON");
    assert_eq!(json["findings"][0]["what"], "duplicate-rows");
    std::fs::write(&file, "a,b\n1,2\n3,4\n").expect("written");
    assert_eq!(run(&[]).status.code(), Some(0));
    std::fs::write(&file, "a,b\n1,\"2\n").expect("written");
    assert_eq!(run(&[]).status.code(), Some(1));
}

/// The files of a zip by their names.
fn unpacked(bytes: Vec<u8>) -> HashMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("read");
            (file.name().expect("a name").into_owned(), content)
        })
        .collect()
}

/// The fields of a form as a browser would send them, but what it carries.
pub fn fields_of(answer: &Answer, form: &str) -> Vec<(String, String)> {
    let mut fields = answer.page().first(form).fields();
    fields.retain(|(name, _)| !carries(name));
    fields
}

/// CP932 for the characters of this test, by the system's iconv: the tests need no encoder of their
/// own.
fn encoding_of(text: &str) -> Vec<u8> {
    let mut child = Command::new("iconv")
        .args(["-f", "utf-8", "-t", "cp932"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("iconv");
    child
        .stdin
        .take()
        .expect("its input")
        .write_all(text.as_bytes())
        .expect("written");
    child.wait_with_output().expect("its output").stdout
}

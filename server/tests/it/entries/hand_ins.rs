//! Every hand-in stays readable for the organisers, also one that another has replaced.

use crate::{
    app::{App, Session, Upload, on_both_engines, png},
    entries::{complete, team},
};

const ORGANISE: &str = "/en/2027/barcelona/organise";

/// A team that handed in twice, the second time with another title and file.
struct Twice {
    member: String,
    organiser: Session,
    /// Number of the entry in its call.
    number: i64,
}

fn hand_in_twice(app: &App) -> Twice {
    let organiser = app.sign_in("organiser@certamen.example");
    let (member, entry) = team(app, "twice@example.org");
    let upload = |role: &str, name: &str, bytes: &[u8]| {
        app.upload(
            &format!("{entry}/files"),
            &[("role", role)],
            &Upload { name, bytes },
            &member,
        );
    };
    upload("cover", "cover.png", &png());
    upload("work", "first.csv", b"a,b\n1,2\n");
    let hand_in = format!("{entry}/hand-in");
    let first = app.post(&hand_in, &complete("1"), &member);
    assert!(first.location.contains("/receipt/1"), "{}", first.location);
    upload("work", "second.csv", b"a,b\n3,4\n");
    let mut changed = complete("2");
    changed[1].1 = "A better work";
    let second = app.post(&hand_in, &changed, &member);
    assert!(
        second.location.contains("/receipt/2"),
        "{} {}",
        second.status,
        second.text
    );
    let exported = exported(app, &organiser, "A better work");
    Twice {
        member,
        organiser,
        number: exported["entry"].as_i64().expect("a number"),
    }
}

/// The entry with a title, as the export of its call has it.
fn exported(app: &App, organiser: &str, title: &str) -> serde_json::Value {
    let json = app.get(&format!("{ORGANISE}/entries.json"), organiser).text;
    let entries: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    let named = |entry: &serde_json::Value| entry["content"]["title"]["en"] == title;
    entries.into_iter().find(named).expect("the entry")
}

fn an_earlier_hand_in_is_read_as_it_was(app: App) {
    let Twice {
        member,
        organiser,
        number,
    } = hand_in_twice(&app);
    let page = app.get(&format!("{ORGANISE}/entries/{number}"), &organiser);
    let links = page.links();
    let address = |receipt: i64| format!("{ORGANISE}/entries/{number}/receipts/{receipt}");
    for receipt in [1, 2] {
        assert!(links.contains(&address(receipt)), "{receipt}: {links:?}");
    }
    let first = app.get(&address(1), &organiser);
    assert_eq!(first.status, 200);
    assert!(first.text.contains("A work"));
    assert!(!first.text.contains("A better work"));
    assert!(first.text.contains("receipt 2 is the one that counts"));
    assert!(!first.text.contains("second.csv"));
    let second = app.get(&address(2), &organiser);
    assert!(second.text.contains("A better work"));
    assert!(!second.text.contains("is the one that counts"));
    // The files of both can be opened.
    for page in [&first, &second] {
        let files: Vec<String> = page
            .links()
            .into_iter()
            .filter(|link| link.contains("/files/2027/barcelona/organise/"))
            .collect();
        assert!(!files.is_empty());
        for file in files {
            assert_eq!(app.get(&file, &organiser).status, 200, "{file}");
            assert_eq!(app.get(&file, &member).status, 404, "{file}");
        }
    }
    // It is nobody else's, and what never was is not there.
    for cookie in [
        member.as_str(),
        &app.sign_in("juror-1@jury.example"),
        &app.sign_in("administrator@certamen.example"),
    ] {
        assert_eq!(app.get(&address(1), cookie).status, 404);
    }
    for absent in [0, 3, -1] {
        assert_eq!(
            app.get(&address(absent), &organiser).status,
            404,
            "{absent}"
        );
    }
}

fn a_file_is_that_of_the_newest_hand_in_that_has_it(app: App) {
    let Twice {
        member,
        organiser,
        number,
    } = hand_in_twice(&app);
    let files = |receipt: i64| -> Vec<String> {
        let path = format!("{ORGANISE}/entries/{number}/receipts/{receipt}");
        let mut links = app.get(&path, &organiser).links();
        links.retain(|link| link.contains("/files/2027/barcelona/organise/"));
        links.dedup();
        links
    };
    let first = files(1);
    let work = first.last().expect("a file");
    let (folder, id) = work.rsplit_once('/').expect("an address");
    // It leaves the draft, and the third hand-in has it no longer.
    let entry = folder.rsplit('/').next().expect("an entry");
    app.post(
        &format!("/en/entry/{entry}/files/{id}/remove"),
        &[],
        &member,
    )
    .is(303);
    let third = app.post(
        &format!("/en/entry/{entry}/hand-in"),
        &complete("3"),
        &member,
    );
    assert!(third.location.contains("/receipt/3"), "{}", third.text);
    assert!(!files(3).contains(work));
    // Both hand-ins before have it in the same place, and are read as they were.
    for file in first.iter().chain(&files(2)) {
        app.get(file, &organiser).is(200);
    }
    let answer = app.get(work, &organiser);
    assert_eq!(answer.text, "a,b\n1,2\n");
    let name = answer.header("content-disposition");
    assert!(
        name.contains(&format!("entry-{number}-2.csv")),
        "named by its place: {name}"
    );
    // What is no id finds nothing, and certainly not everything.
    for absent in ["%25", "_", "id", "%22", "%5C", &id[1..], "00000000"] {
        app.get(&format!("{folder}/{absent}"), &organiser).is(404);
    }
}

fn exports_say_who_handed_in_what_and_when(app: App) {
    let Twice { organiser, .. } = hand_in_twice(&app);
    let entry = exported(&app, &organiser, "A better work");
    for receipt in entry["receipts"].as_array().expect("receipts") {
        let at = receipt["at"].as_str().expect("a moment in words");
        assert!(at.starts_with("2027-"), "{at}");
        assert!(at.ends_with('Z'), "{at}");
    }
    let csv = app.get(&format!("{ORGANISE}/entries.csv"), &organiser).text;
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().expect("a header").clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .unwrap_or_else(|| panic!("a column {name}"))
    };
    let row = reader
        .records()
        .map(|row| row.expect("a row"))
        .find(|row| &row[column("title_en")] == "A better work")
        .expect("the entry");
    let cell = |name: &str| &row[column(name)];
    assert_eq!(cell("title_ja"), "");
    assert_eq!(cell("abstract_en"), "About something.");
    assert_eq!(cell("alternative_en"), "A dot.");
    assert_eq!(cell("captain"), cell("members"));
    assert_eq!(cell("exclusion_reason"), "");
    for (column, values) in [
        ("file_hashes", cell("files")),
        ("handed_in_by", cell("receipts")),
        ("receipt_hashes", cell("receipts")),
    ] {
        assert_eq!(
            cell(column).lines().count(),
            values.lines().count(),
            "{column}"
        );
    }
    assert_eq!(cell("receipts").lines().count(), 2);
    let hash = entry["receipts"][0]["hash"].as_str().expect("a hash");
    assert_eq!(cell("receipt_hashes").lines().next(), Some(hash));
}

on_both_engines![
    an_earlier_hand_in_is_read_as_it_was,
    a_file_is_that_of_the_newest_hand_in_that_has_it,
    exports_say_who_handed_in_what_and_when,
];

//! Editions as files: written from what stands, seen as a plan, and taken in whole or not at all.

use std::{fs, path::PathBuf, process::Output};

use crate::app::{App, on_both_engines};

const ORGANISER: &str = "organiser@certamen.example";

fn written(app: &App, name: &str, text: &str) -> PathBuf {
    let path = app.files_folder().join(name);
    fs::write(&path, text).expect("written");
    path
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

pub fn exported(app: &App, edition: &str) -> String {
    let output = app.command(&["edition", "export", edition]);
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).expect("text")
}

/// Takes a text in, and answers what the command said and whether it succeeded.
pub fn import(app: &App, text: &str) -> (bool, String) {
    let path = written(app, "edition.toml", text);
    let path = path.to_str().expect("a path");
    let output = app.command(&["edition", "import", path, "--organiser", ORGANISER, "--yes"]);
    (output.status.success(), said(&output))
}

/// The export of the demo's edition with one piece replaced.
fn changed(app: &App, piece: &str, replacement: &str) -> String {
    let text = exported(app, "2027");
    assert!(text.contains(piece), "{piece:?} is not in {text}");
    text.replacen(piece, replacement, 1)
}

/// What a browser downloads is what the command writes, and nobody else's.
fn the_file_is_downloaded_by_who_organises(app: App) {
    let path = "/en/2027/edition.toml";
    let file = app.organiser().get(path);
    file.is(200);
    assert_eq!(file.text, exported(&app, "2027"));
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"edition-2027.toml\""
    );
    app.organiser().get("/en/2027/opening").says(path);
    for session in [app.team(1), app.juror(1)] {
        session.get(path).is(404);
    }
    app.get(path, "").is(303);
}

fn what_was_exported_changes_nothing(app: App) {
    let text = exported(&app, "2027");
    let (done, said) = import(&app, &text);
    assert!(done && said.contains("nothing is to be changed"), "{said}");
    assert_eq!(exported(&app, "2027"), text);
}

fn an_export_loads_elsewhere(app: App) {
    let text = exported(&app, "2025").replacen("slug = \"2025\"", "slug = \"copy\"", 1);
    let (done, said) = import(&app, &text);
    assert!(done, "{said}");
    let copy = exported(&app, "copy").replacen("slug = \"copy\"", "slug = \"2025\"", 1);
    assert_eq!(copy, exported(&app, "2025"));
    // The organiser runs it, and the public sees it.
    app.get("/en/copy", "").is(200);
    let organiser = app.organiser();
    organiser.get("/en/copy/kobe/organise").is(200);
    organiser.get("/en/copy/kobe/organise/criteria").is(200);
    assert!(app.command(&["audit"]).status.success());
}

fn a_plan_says_what_changes_and_what_follows(app: App) {
    let organiser = app.organiser();
    organiser.get("/en/2027/kobe").lacks("Whoever came first");
    let text = changed(&app, "team_size = 3", "team_size = 1");
    let (done, said) = import(&app, &text);
    assert!(done, "{said}");
    assert!(
        said.contains("~ calls/barcelona/team_size: 3 -> 1"),
        "{said}"
    );
    assert!(
        said.contains("teams have more members than the new limit"),
        "{said}"
    );
    app.get("/en/2027/barcelona", "").says("1");
}

fn what_work_depends_on_stays(app: App) {
    let text = exported(&app, "2027");
    let start = text.find("[[topics]]\ncode = \"SDG11\"").expect("a topic");
    let end = start + 4 + text[start + 4..].find("[[").expect("what follows");
    let without = format!("{}{}", &text[..start], &text[end..]);
    let (done, said) = import(&app, &without);
    assert!(
        !done && said.contains("SDG11") && said.contains("so it stays"),
        "{said}"
    );
    // The scale of a criterion with marks, in the call that is judged.
    let place = text.rfind("highest = 10").expect("a scale");
    let short = format!("{}highest = 1{}", &text[..place], &text[place + 12..]);
    let (done, said) = import(&app, &short);
    assert!(!done && !said.contains("Done"), "{said}");
    assert_eq!(exported(&app, "2027"), text, "nothing was changed");
}

fn a_deadline_that_moves_tells_what_came_after_it(app: App) {
    let text = exported(&app, "2027");
    let place = text.find("[calls.phases.submission]").expect("the phase");
    let ends = place + text[place..].find("ends = ").expect("its end");
    let line = ends + text[ends..].find('\n').expect("the line");
    let starts = place + text[place..].find("starts = \"").expect("its start") + 10;
    let day = &text[starts..starts + 10];
    let moved = format!("{}ends = \"{day}T23:59\"{}", &text[..ends], &text[line..]);
    // In a browser, where the clock is that of the test.
    let plan = app
        .organiser()
        .post("/en/editions/import", &[("file", &moved)]);
    plan.is(200).says("change after it began").says(day);
    let (done, said) = import(&app, &moved);
    assert!(done, "{said}");
    assert!(exported(&app, "2027").contains(&format!("{day}T23:59")));
}

fn faults_are_told_as_compilers_tell_them(app: App) {
    let text = changed(&app, "team_size = 3", "team_size = -3");
    let line = 1 + text
        .lines()
        .position(|line| line == "team_size = -3")
        .expect("a line");
    let (done, said) = import(&app, &text);
    assert!(
        !done && said.contains(&format!("edition.toml:{line}:13: ")),
        "{said}"
    );
    assert!(said.contains("from 1 to 50"), "{said}");
}

fn an_administrator_makes_an_edition_in_the_browser(app: App) {
    let administrator = app.administrator();
    let text = exported(&app, "2025").replacen("slug = \"2025\"", "slug = \"2031\"", 1);
    administrator.get("/en/desk").says("Take in an edition");
    administrator.get("/en/editions/import").is(200);
    let broken = text.replacen("team_size = 3", "team_size = 0", 1);
    let refused = administrator.post("/en/editions/import", &[("file", &broken)]);
    refused.is(422).says("Line ").says("from 1 to 50");
    assert!(
        refused.area("file").contains("team_size = 0"),
        "nothing is lost"
    );
    let plan = administrator.post("/en/editions/import", &[("file", &text)]);
    plan.is(200).says("2031");
    app.get("/en/2031", "").is(404);
    let digest = plan.value("plan");
    let file = plan.value("file");
    let fields = [("file", file.as_str()), ("plan", digest.as_str())];
    administrator.post("/en/editions/import", &fields).is(303);
    app.get("/en/2031", "").is(200);
    administrator.get("/en/2031/kobe/organise").is(200);
    // Who runs the service does not thereby run what others organise.
    let others = exported(&app, "2027");
    administrator
        .post("/en/editions/import", &[("file", &others)])
        .is(404);
    // The same plan a second time is another plan by now.
    administrator.post("/en/editions/import", &fields).is(409);
    // Japanese and Catalan have the page too.
    administrator
        .get("/ja/editions/import")
        .is(200)
        .says("開催回");
    administrator
        .get("/ca/editions/import")
        .is(200)
        .says("fitxer");
}

fn an_organiser_changes_the_own_edition_and_no_other(app: App) {
    let organiser = app.organiser();
    let text = exported(&app, "2027");
    let other = text.replacen("slug = \"2027\"", "slug = \"2032\"", 1);
    organiser
        .post("/en/editions/import", &[("file", &other)])
        .is(404);
    organiser
        .post("/en/editions/import", &[("file", &text)])
        .is(200)
        .says("nothing to change");
    for session in [app.team(1), app.juror(1)] {
        session.get("/en/editions/import").is(404);
        session
            .post("/en/editions/import", &[("file", &text)])
            .is(404);
    }
    app.get("/en/editions/import", "").is(303);
}

on_both_engines![
    the_file_is_downloaded_by_who_organises,
    what_was_exported_changes_nothing,
    an_export_loads_elsewhere,
    a_plan_says_what_changes_and_what_follows,
    what_work_depends_on_stays,
    a_deadline_that_moves_tells_what_came_after_it,
    faults_are_told_as_compilers_tell_them,
    an_administrator_makes_an_edition_in_the_browser,
    an_organiser_changes_the_own_edition_and_no_other,
];

/// The schema is public, at an address that stays.
#[test]
fn the_schema_is_served() {
    let app = App::sqlite();
    let schema = app.get("/schemas/edition-1.json", "");
    schema.is(200);
    assert_eq!(schema.json()["title"], "Edition of a contest");
    let printed = app.command(&["edition", "schema"]);
    let printed: serde_json::Value = serde_json::from_slice(&printed.stdout).expect("JSON");
    assert_eq!(printed, schema.json());
}

/// An import that is killed leaves all of the edition or nothing of it.
#[test]
fn an_import_that_is_killed_leaves_nothing_half_done() {
    let app = App::sqlite();
    let text = exported(&app, "2025").replacen("slug = \"2025\"", "slug = \"cut\"", 1);
    let path = written(&app, "edition.toml", &text);
    let arguments = ["edition", "import", path.to_str().expect("a path")];
    for patience in [0, 20, 40, 60, 80, 120] {
        app.command_killed(
            &[&arguments[..], &["--organiser", ORGANISER, "--yes"]].concat(),
            std::time::Duration::from_millis(patience),
        );
        let output = app.command(&["edition", "export", "cut"]);
        if output.status.success() {
            let whole = String::from_utf8(output.stdout).expect("text");
            assert_eq!(
                whole.replacen("slug = \"cut\"", "slug = \"2025\"", 1),
                exported(&app, "2025")
            );
        }
        assert!(app.command(&["audit"]).status.success());
    }
}

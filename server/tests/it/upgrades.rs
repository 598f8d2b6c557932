//! A rolling upgrade: servers of one version go on while one of the next has brought the database
//! further.

use crate::{
    accounts::page_of,
    app::{App, Upload, on_both_engines, png},
    entries::{complete, team},
    jury::{criteria, open_sheet, save},
};

/// What a made-up next version adds: a table, and columns that this one does not know.
const ADDED: [&str; 4] = [
    "CREATE TABLE nickname (person TEXT PRIMARY KEY, name TEXT NOT NULL)",
    "ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mark ADD COLUMN certainty INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE entry_file ADD COLUMN caption TEXT",
];

/// Notes a step as taken, as a server of the next version does.
fn note_step(app: &App, description: &str) {
    let (done, checksum) = if app.is_postgres() {
        ("true", "'\\x00'")
    } else {
        ("1", "x'00'")
    };
    app.execute(&format!(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (99990101000000, '{description}', {done}, {checksum}, 0)"
    ));
}

/// Everything that people do most.
fn is_served(app: &App, name: &str) {
    app.get("/en/2025/gallery", "").is(200);
    let juror = app.juror(2);
    let sheet = open_sheet(app, &juror);
    let (criterion, version) = criteria(app, &sheet, &juror)[0].clone();
    save(app, &sheet, &criterion, "4", version, name, &juror).is(200);
    let (cookie, entry) = team(app, &format!("{name}@example.org"));
    for (role, name, bytes) in [
        ("cover", "cover.png", png().as_slice()),
        ("work", "table.csv", b"a,b\n1,2\n"),
    ] {
        let files = format!("{entry}/files");
        app.upload(&files, &[("role", role)], &Upload { name, bytes }, &cookie)
            .is(303);
    }
    app.post(&format!("{entry}/hand-in"), &complete("1"), &cookie)
        .is(303);
    let administrator = app.administrator();
    let person = page_of(&administrator, &format!("{name}@example.org"));
    administrator.get(&person).is(200);
}

fn a_server_goes_on_beside_the_next_version(app: App) {
    is_served(&app, "before");
    for statement in ADDED {
        app.execute(statement);
    }
    note_step(&app, "add nicknames");
    is_served(&app, "beside");
    // It can be started again too, as after a fault in the midst of an upgrade.
    let app = app.restarted_at("2027-05-14T13:00:00Z");
    is_served(&app, "again");
    assert!(app.command(&["audit"]).status.success());
}

fn a_server_does_not_begin_beside_a_version_that_changes(mut app: App) {
    app.stop();
    note_step(&app, "change nicknames");
    let output = app.command(&["serve", "--demo"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("newer version"), "{said}");
}

on_both_engines![
    a_server_goes_on_beside_the_next_version,
    a_server_does_not_begin_beside_a_version_that_changes
];

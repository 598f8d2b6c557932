//! What is history stays as it was written, and what was kept of the log outside tells where it was
//! changed.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use sha2::{Digest as _, Sha256};

use crate::app::{App, NOW, on_both_engines};

/// Tables whose rows stay, each with a row that a test can try to change where the demo has none,
/// the columns that do change by themselves, and whether a row can go.
const HISTORY: [(&str, &str, &[&str], bool); 14] = [
    (
        "acting",
        "INSERT INTO acting
         (id, session, administrator, person, reason, began_at, expires_at)
         SELECT 'a', 's', id, id, 'r', 1, 2 FROM person LIMIT 1",
        &["ended_at"],
        false,
    ),
    (
        "anchor",
        "INSERT INTO anchor (day, number, hash, made_at) VALUES (1, 1, 'h', 1)",
        &[],
        false,
    ),
    ("audit", "", &[], false),
    (
        "ballot",
        "INSERT INTO ballot (id, call, juror, first, second, outcome, cast_at)
         SELECT 'b', call, juror, entry, entry, 'tie', 1 FROM assignment LIMIT 1",
        &["undone_at"],
        false,
    ),
    (
        "embargo_visit",
        "INSERT INTO embargo_visit (call, person, at, seen)
         SELECT call, juror, 1, 'finalists' FROM assignment LIMIT 1",
        &[],
        false,
    ),
    (
        "letter",
        "INSERT INTO letter (entry, call, content, released_at)
         SELECT id, call, '{}', 1 FROM entry LIMIT 1",
        &["withheld"],
        false,
    ),
    (
        "mark",
        "",
        &[
            "round",
            "juror",
            "entry",
            "criterion",
            "steps",
            "version",
            "saved_at",
            "request",
        ],
        false,
    ),
    ("mark_history", "", &[], false),
    (
        "minute",
        "INSERT INTO minute (call, number, content, made_by, made_at)
         SELECT call, 1, '{}', juror, 1 FROM assignment LIMIT 1",
        &[],
        false,
    ),
    (
        "phase_move",
        "INSERT INTO phase_move (id, call, kind, starts_before, ends_before,
         starts_after, ends_after, reason, moved_by, moved_at)
         SELECT 'm', call, 'final', 1, 2, 3, 4, 'r', juror, 1 FROM assignment LIMIT 1",
        &[],
        false,
    ),
    ("publication", "", &[], true),
    (
        "ranking",
        "INSERT INTO ranking (call, hash, method, inputs, outcome, made_by, made_at)
         SELECT call, 'h', 'm', '{}', '{}', juror, 1 FROM assignment LIMIT 1",
        &[],
        false,
    ),
    ("revision", "", &[], false),
    ("took_part", "", &["removed_at", "removed_by"], false),
];

/// Tables of what stands now: whoever changes it writes into the log who did.
const STATE: [&str; 50] = [
    "account_joining",
    "address_change",
    "appointment",
    "assignment",
    "attempt",
    "award",
    "call",
    "call_preview",
    "city_outline",
    "conflict",
    "criterion",
    "dataset",
    "dataset_version",
    "decision",
    "edition",
    "embargo",
    "entry",
    "entry_file",
    "exclusion",
    "extension",
    "finalist",
    "flag",
    "form_version",
    "former_organiser",
    "host_city",
    "juror",
    "lease",
    "link",
    "listed_entry",
    "mail",
    "member",
    "organisation",
    "organisation_administrator",
    "organiser",
    "organiser_invitation",
    "own_order",
    "pair_round",
    "pause",
    "person",
    "phase",
    "plan",
    "publication_plan",
    "received",
    "round",
    "session",
    "setting",
    "sign_up",
    "team",
    "topic",
    "uncounted",
];

const WITNESS: &str = "witness@notary.example";

fn read_tables(app: &App) -> BTreeSet<String> {
    let statement = if app.is_postgres() {
        "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    };
    let tables = app.read(statement).into_iter();
    tables.filter(|name| name != "_sqlx_migrations").collect()
}

/// The columns of a table, each with an expression that changes it.
fn read_columns(app: &App, table: &str) -> Vec<(String, String)> {
    let statement = if app.is_postgres() {
        format!(
            "SELECT CAST(column_name || ' ' || data_type AS TEXT)
             FROM information_schema.columns WHERE table_name = '{table}'"
        )
    } else {
        format!("SELECT name || ' ' || type FROM pragma_table_info('{table}')")
    };
    let columns = app.read(&statement).into_iter().map(|column| {
        let (name, kind) = column.split_once(' ').expect("a type");
        let change = if kind.eq_ignore_ascii_case("text") {
            format!("COALESCE({name}, '') || 'x'")
        } else {
            format!("COALESCE({name}, 0) + 1")
        };
        (name.to_owned(), change)
    });
    columns.collect()
}

#[track_caller]
fn assert_refused(app: &App, statement: &str) {
    let answer = app.try_execute(statement);
    let error = answer.expect_err(statement);
    assert!(
        error.contains("what is history stays"),
        "{statement}: {error}"
    );
}

fn what_is_history_is_neither_changed_nor_taken_out(app: App) {
    let history = HISTORY.map(|(table, ..)| table.to_owned());
    let state = STATE.map(str::to_owned);
    let decided: BTreeSet<String> = history.into_iter().chain(state).collect();
    assert_eq!(
        read_tables(&app),
        decided,
        "is a new table history or state?"
    );
    for (table, row, changing, goes) in HISTORY {
        let count = format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}");
        if app.read(&count) == ["0"] {
            app.execute(row);
        }
        let before = app.read(&count);
        let columns = read_columns(&app, table);
        assert!(columns.len() > 2, "{table}");
        for (column, change) in &columns {
            if !changing.contains(&column.as_str()) {
                assert_refused(&app, &format!("UPDATE {table} SET {column} = {change}"));
            }
        }
        if goes {
            continue;
        }
        assert_refused(&app, &format!("DELETE FROM {table}"));
        if app.is_postgres() {
            assert_refused(&app, &format!("TRUNCATE {table} CASCADE"));
        }
        assert_eq!(app.read(&count), before, "{table}");
    }
    // What is taken back is taken back once.
    app.execute("UPDATE ballot SET undone_at = 1 WHERE undone_at IS NULL");
    assert_refused(&app, "UPDATE ballot SET undone_at = 2");
    assert_refused(&app, "UPDATE ballot SET undone_at = NULL");
    if !app.is_postgres() {
        // A REPLACE takes a row out as well.
        for table in [
            "audit",
            "revision",
            "mark_history",
            "minute",
            "phase_move",
            "acting",
        ] {
            assert_refused(
                &app,
                &format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
            );
        }
    }
}

fn marks_move_to_another_juror_only_where_both_accounts_confirmed_it(app: App) {
    let [one, other] = ["juror-1@jury.example", "administrator@certamen.example"].map(|mail| {
        app.read(&format!("SELECT id FROM person WHERE mail = '{mail}'"))
            .remove(0)
    });
    let moved = format!("UPDATE mark_history SET juror = '{other}' WHERE juror = '{one}'");
    assert_refused(&app, &moved);
    let joining = |confirmed: &str| {
        format!(
            "INSERT INTO account_joining (kept, other, kept_mail, other_mail, kept_token,
             other_token, kept_confirmed_at, other_confirmed_at, reason, asked_by, asked_at,
             expires_at) VALUES ('{other}', '{one}', 'k', 'o', 'kt', 'ot', 1, {confirmed}, 'r',
             '{other}', 1, 2)"
        )
    };
    app.execute(&joining("NULL"));
    assert_refused(&app, &moved);
    app.execute("DELETE FROM account_joining");
    app.execute(&joining("2"));
    assert_refused(&app, &moved.replace("SET juror", "SET steps = 0, juror"));
    app.execute(&moved);
}

/// Every state of the log that stands in a text.
fn find_anchors(text: &str) -> Vec<String> {
    let digits = |text: &str| text.chars().all(|sign| sign.is_ascii_hexdigit());
    text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != ':')
        .filter(|word| {
            word.split_once(':').is_some_and(|(number, hash)| {
                number.parse::<i64>().is_ok() && hash.len() == 64 && digits(hash)
            })
        })
        .map(str::to_owned)
        .collect()
}

/// What the command that checks the log says of what was kept outside.
fn check(app: &App, anchors: &[&str]) -> (bool, String) {
    let mut arguments = vec!["audit"];
    for anchor in anchors {
        arguments.extend(["--anchor", *anchor]);
    }
    let output = app.command(&arguments);
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

/// The mails to the witness, once there are so many or none came for a while.
fn read_witnessed(app: &App, count: usize) -> Vec<String> {
    let begun = Instant::now();
    loop {
        let mails = app.read(&format!(
            "SELECT body FROM mail WHERE recipient = '{WITNESS}' ORDER BY created_at"
        ));
        if mails.len() >= count {
            return mails;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{mails:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn witnesses_are_mailed_the_state_of_the_log_once_a_day(app: App) {
    let setting = ("CERTAMEN_WITNESSES", WITNESS);
    let app = app.restarted_with(setting.0, setting.1, NOW);
    let second = app.second_with(&[setting], NOW);
    let first = read_witnessed(&app, 1);
    let anchor = find_anchors(&first[0]).remove(0);
    let (whole, text) = check(&app, &[&anchor]);
    assert!(whole && text.contains("as it was kept outside"), "{text}");
    // A day later, with what was logged since, the second is mailed; never another of the day.
    drop(second);
    app.organiser()
        .post("/en/2025/kobe/organise/meeting/open", &[("open", "1")])
        .is(303);
    let app = app.restarted_with(setting.0, setting.1, "2027-05-15T12:00:00Z");
    let both = read_witnessed(&app, 2);
    assert_eq!(both.len(), 2, "{both:?}");
    let later = find_anchors(&both[1]).remove(0);
    assert_ne!(anchor, later);
    assert!(check(&app, &[&later, &anchor]).0);
}

fn what_was_kept_outside_tells_where_the_log_was_changed(app: App) {
    let rows = "SELECT CAST(number AS TEXT) || ':' || hash FROM audit ORDER BY number";
    let kept = app.read(rows);
    let (early, last) = (&kept[4], kept.last().expect("rows"));
    assert!(check(&app, &[early, last]).0);
    let (whole, text) = check(&app, &["7:beef"]);
    assert!(!whole && text.contains("64 digits"), "{text}");
    // Somebody who owns the database changes the last row and computes its hash anew.
    app.unguard("audit");
    let number = kept.len();
    let column = |name: &str| {
        app.read(&format!(
            "SELECT CAST({name} AS TEXT) FROM audit WHERE number = {number}"
        ))
        .remove(0)
    };
    let before = kept[number - 2]
        .split_once(':')
        .expect("a hash")
        .1
        .to_owned();
    let mut hasher = Sha256::new();
    let [at, person, action, subject] = ["at", "person", "action", "subject"].map(column);
    for part in [
        &before,
        &number.to_string(),
        &at,
        &person,
        &action,
        &subject,
        "forged",
    ] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    let hash: String = hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    app.execute(&format!(
        "UPDATE audit SET detail = 'forged', hash = '{hash}' WHERE number = {number}"
    ));
    // By itself the log is whole again: only what was kept outside tells.
    assert!(check(&app, &[]).0);
    let (whole, text) = check(&app, &[last, early]);
    assert!(!whole, "{text}");
    assert!(
        text.contains(&format!("a row from 6 to {number} was changed")),
        "{text}"
    );
    app.execute(&format!("DELETE FROM audit WHERE number = {number}"));
    assert!(check(&app, &[]).0);
    let (whole, text) = check(&app, &[last]);
    assert!(!whole && text.contains("rows were taken out"), "{text}");
}

fn minutes_and_publications_say_how_the_log_stood(app: App) {
    const ORGANISE: &str = "/en/2025/kobe/organise";
    let organiser = app.organiser();
    for open in ["1", "0"] {
        organiser
            .post(&format!("{ORGANISE}/meeting/open"), &[("open", open)])
            .is(303);
    }
    let page = organiser.get(&format!("{ORGANISE}/meeting"));
    let anchor = find_anchors(&page.is(200).text).remove(0);
    for language in ["ca", "es", "en", "ja"] {
        let path = format!("{ORGANISE}/meeting/minutes.md?language={language}");
        organiser.get(&path).is(200).says(&anchor);
    }
    let publication = organiser.get(&format!("{ORGANISE}/publication"));
    let mut anchors = find_anchors(&publication.is(200).text);
    assert!(!anchors.is_empty());
    anchors.push(anchor);
    let anchors: Vec<&str> = anchors.iter().map(String::as_str).collect();
    let (whole, text) = check(&app, &anchors);
    assert!(whole, "{text}");
    // A draft says nothing of it.
    organiser
        .post(&format!("{ORGANISE}/meeting/open"), &[("open", "1")])
        .is(303);
    let draft = organiser.get(&format!("{ORGANISE}/meeting/minutes.md"));
    assert!(
        find_anchors(&draft.is(200).text).is_empty(),
        "{}",
        draft.text
    );
}

on_both_engines![
    what_is_history_is_neither_changed_nor_taken_out,
    marks_move_to_another_juror_only_where_both_accounts_confirmed_it,
    witnesses_are_mailed_the_state_of_the_log_once_a_day,
    what_was_kept_outside_tells_where_the_log_was_changed,
    minutes_and_publications_say_how_the_log_stood,
];

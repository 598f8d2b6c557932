//! What breaks beneath the service: it says so, loses nothing that it acknowledged, and goes on
//! when the cause is gone.

use std::{io::Write as _, path::PathBuf};

use crate::{
    app::{Answer, App, Upload, png},
    jury::{criteria, finish_all, open_sheet, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// Fills the small disk to the last byte: what fills it.
fn fill(app: &App) -> PathBuf {
    let filler = app.disk().join("filler");
    let mut file = std::fs::File::create(&filler).expect("a file");
    while file.write_all(&[0; 4096]).is_ok() {}
    filler
}

/// Saves a mark over and over, as the database's log has some room of its own left: the version
/// that was acknowledged last, and the first answer that is none.
fn save_until_refused(
    app: &App,
    sheet: &str,
    criterion: &str,
    version: i64,
    cookie: &str,
) -> (i64, Answer) {
    for acknowledged in version..version + 5_000 {
        let request = format!("full-{acknowledged}");
        let answer = save(app, sheet, criterion, "9", acknowledged, &request, cookie);
        if answer.status != 200 {
            return (acknowledged, answer);
        }
    }
    panic!("the disk is not full")
}

#[test]
fn a_full_disk_refuses_and_loses_nothing() {
    let Some(app) = App::on_small_disk(160) else {
        eprintln!("skipped: this machine mounts no disk for a test");
        return;
    };
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    save(&app, &sheet, &criterion, "4", version, "before", &cookie).is(200);
    let team = app.team(1);
    let entry = team
        .get("/en/2027/barcelona/team")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/entry/"))
        .expect("an entry");
    let upload = |bytes: &[u8]| {
        team.upload(
            &format!("{entry}/files"),
            &[("role", "work")],
            &Upload {
                name: "table.csv",
                bytes,
            },
        )
    };
    let filler = fill(&app);
    let (acknowledged, refused) =
        save_until_refused(&app, &sheet, &criterion, version + 1, &cookie);
    refused.is(500);
    assert!(
        refused.text.contains("Unavailable"),
        "the sheet keeps the mark and tries again: {}",
        refused.text
    );
    let table = "a,b\n".repeat(500_000);
    let refused = upload(table.as_bytes());
    refused.is(507).says("Texts and marks are saved as ever");
    assert_eq!(cookie.get(&sheet).status, 200, "reading goes on");
    app.get("/readyz", "").is(200);
    assert_eq!(
        criteria(&app, &sheet, &cookie)[0].1,
        acknowledged,
        "what was acknowledged is there, and nothing else"
    );
    std::fs::remove_file(&filler).expect("removed");
    save(
        &app,
        &sheet,
        &criterion,
        "9",
        acknowledged,
        "again",
        &cookie,
    )
    .is(200);
    assert_eq!(
        upload(&png()).status,
        422,
        "a picture is no table, with room as without"
    );
    upload(table.as_bytes()).is(303);
}

#[test]
fn a_database_that_is_cut_off_comes_back() {
    let app = App::postgres();
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    save(&app, &sheet, &criterion, "4", version, "before", &cookie).is(200);
    app.let_connect(false);
    let refused = save(&app, &sheet, &criterion, "9", version + 1, "cut", &cookie);
    // Without the database nobody knows the session: the browser keeps the mark either way.
    assert!(matches!(refused.status, 401 | 500), "{}", refused.status);
    app.get("/readyz", "").is(503);
    app.get("/healthz", "").is(200);
    app.let_connect(true);
    app.get("/readyz", "").is(200);
    let saved = save(&app, &sheet, &criterion, "9", version + 1, "cut", &cookie);
    saved.is(200);
    assert_eq!(criteria(&app, &sheet, &cookie)[0].1, version + 2);
}

/// How many jurors each entry has in the plan that is in effect.
fn panels(app: &App, organiser: &str) -> Vec<usize> {
    app.post(&format!("{ORGANISE}/plan/discard"), &[], organiser);
    let csv = app.get(&format!("{ORGANISE}/plan.csv"), organiser);
    csv.is(200);
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for line in csv.text.lines().skip(1) {
        *counts
            .entry(line.split(',').next().expect("an entry").to_owned())
            .or_default() += 1;
    }
    counts.into_values().collect()
}

#[test]
fn a_server_killed_while_it_plans_ranks_and_decides_leaves_all_or_nothing() {
    let mut app = App::sqlite();
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    finish_all(&app);
    let sheet = cookie
        .get("/en/2027/kobe/jury")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let marks = criteria(&app, &sheet, &cookie);
    let ranking = || organiser.get(&format!("{ORGANISE}/ranking.json")).json();
    let before = ranking();
    let page = organiser.get(&format!("{ORGANISE}/ranking"));
    let award = page.value("award");
    let entry = page.value("finalist");
    let mut rounds = 0;
    for turn in 0..6_u64 {
        let pid = app.pid();
        rounds += std::thread::scope(|scope| {
            let working = scope.spawn(|| {
                for round in 0..10_000_usize {
                    let per_entry = ["3", "5"][round % 2];
                    let work = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                        organiser.post(
                            &format!("{ORGANISE}/plan/propose"),
                            &[("per_entry", per_entry)],
                        );
                        organiser.post(&format!("{ORGANISE}/plan/take"), &[("version", "1")]);
                        organiser.post(
                            &format!("{ORGANISE}/decisions"),
                            &[("award", &award), ("entry", &entry), ("reason", per_entry)],
                        );
                        organiser.get(&format!("{ORGANISE}/ranking"));
                    }));
                    if work.is_err() {
                        return round;
                    }
                }
                10_000
            });
            std::thread::sleep(std::time::Duration::from_millis(60 + 47 * turn));
            assert!(
                std::process::Command::new("kill")
                    .args(["-9", &pid.to_string()])
                    .status()
                    .expect("kill")
                    .success()
            );
            working.join().expect("the working thread")
        });
        app.stop();
        app = app.restarted_at(crate::app::NOW);
        let counts = panels(&app, &organiser);
        assert!(!counts.is_empty(), "half a plan: {counts:?}");
        assert!(
            counts.iter().all(|count| *count == counts[0]),
            "half a plan: {counts:?}"
        );
        assert!([3, 5].contains(&counts[0]), "half a plan: {counts:?}");
        assert_eq!(criteria(&app, &sheet, &cookie), marks);
        let after = ranking();
        assert_eq!(
            (&after["hash"], &after["outcome"]),
            (&before["hash"], &before["outcome"])
        );
        // What was decided stands whole, with the ranking it was decided on, or not at all; the log
        // has no gap.
        let shown = organiser.get(&format!("{ORGANISE}/ranking")).text;
        let decided = shown.contains(">\n3</textarea>") || shown.contains(">\n5</textarea>");
        assert_eq!(
            decided,
            shown.contains("Rankings on which something was decided")
        );
        assert!(app.command(&["audit"]).status.success());
    }
    assert!(rounds > 0, "nothing was done between the kills");
}

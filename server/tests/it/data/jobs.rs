//! Preparing as a job: what is sent is kept at once, and a server or worker that dies loses nothing
//! of it.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::catalogue::ABOUT;
use crate::app::{Answer, App, NOW, Session, Upload, on_both_engines};

const RECIPE: &str = "/en/data/a-test/recipe";
const WAITS: &str = "The file is kept and waits to be prepared";
/// Moments at which a lease, and the pauses between tries, are over.
const LATER: [&str; 3] = [
    "2027-05-14T12:10:00Z",
    "2027-05-14T12:30:00Z",
    "2027-05-14T13:30:00Z",
];

/// A worker that does as a script says.
fn worker(script: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("worker");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
    let program = path.display().to_string();
    (folder, program)
}

fn send(organiser: &Session, slug: &str) -> Answer {
    let mut about = ABOUT;
    about[0].1 = slug;
    let (name, bytes) = ("doors.csv", b"Codi_Districte,doors\n1,5\n2,6\n");
    organiser.upload("/en/data/new", &about, &Upload { name, bytes })
}

/// Asks until a page says something, or not any more.
fn ask_until(session: &Session, path: &str, so: impl Fn(&str) -> bool) -> Answer {
    let begun = Instant::now();
    loop {
        let answer = session.get(path);
        if so(&answer.text) {
            return answer;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{}", answer.text);
        sleep(Duration::from_millis(100));
    }
}

/// Whether a cell of a page is this number.
fn counts(text: &str, number: u32) -> bool {
    text.replace("<!>", "").contains(&format!(">{number}<"))
}

fn is_prepared(app: &App, slug: &str) {
    let organiser = app.organiser();
    ask_until(&organiser, &format!("/en/data/{slug}/recipe"), |text| {
        !text.contains(WAITS)
    });
    let publication = format!("/en/data/{slug}/publication");
    organiser.post(&publication, &[("public", "1")]).is(303);
    app.get(&format!("/data/{slug}/table.csv"), "")
        .is(200)
        .says("01,Ciutat Vella,5");
}

fn what_nobody_prepares_yet_is_kept_and_prepared_later(app: App) {
    let app = app.restarted_with("CERTAMEN_WORKER", "/nonexistent/certamen-worker", NOW);
    let organiser = app.organiser();
    assert_eq!(
        send(&organiser, "a-test").location,
        format!("{RECIPE}?done=waits-raw")
    );
    organiser.get(RECIPE).is(200).says(WAITS).says("Look again");
    // What waits is not published.
    let early = organiser.post("/en/data/a-test/publication", &[("public", "1")]);
    early.is(404);
    app.get("/en/data/a-test", "").is(404);
    let jobs = app.administrator().get("/en/jobs");
    jobs.is(200).says("a-test").says("waiting");
    // Nobody else sees the jobs.
    organiser.get("/en/jobs").is(404);
    app.get("/en/jobs", &app.team(1)).is(404);
    let app = app.restarted_at(LATER[0]);
    is_prepared(&app, "a-test");
    app.administrator().get("/en/jobs").says("done");
}

fn a_server_killed_while_it_prepares_loses_nothing(app: App) {
    let (_folder, slow) = worker("exec sleep 60");
    let app = app.restarted_with("CERTAMEN_WORKER", &slow, NOW);
    assert_eq!(
        send(&app.organiser(), "a-test").location,
        format!("{RECIPE}?done=waits-raw")
    );
    app.administrator().get("/en/jobs").says("being done");
    // Killed, and started when nobody holds the job any more.
    let app = app.restarted_at(LATER[0]);
    is_prepared(&app, "a-test");
}

fn a_job_that_fails_three_times_is_given_up_and_told(app: App) {
    let (_folder, broken) = worker("echo 'the disk is full' >&2; exit 1");
    let mut app = app.restarted_with("CERTAMEN_WORKER", &broken, NOW);
    send(&app.organiser(), "a-test").is(303);
    for (tries, later) in (2..).zip(&LATER[..2]) {
        app = app.restarted_with("CERTAMEN_WORKER", &broken, later);
        ask_until(&app.administrator(), "/en/jobs", |text| counts(text, tries));
    }
    ask_until(&app.administrator(), "/en/jobs", |text| {
        text.contains("given up")
    });
    let told = "It was tried 3 times";
    app.organiser().get(RECIPE).says(told).lacks(WAITS);
    // Begun again by hand, with a worker that works.
    let app = app.restarted_at(LATER[2]);
    let administrator = app.administrator();
    let jobs = administrator.get("/en/jobs");
    let again = jobs
        .text
        .split('"')
        .find(|part| part.ends_with("/again"))
        .expect("a button")
        .to_owned();
    app.post(&again, &[], "").is(401);
    administrator.post(&again, &[]).is(303);
    is_prepared(&app, "a-test");
}

fn two_servers_share_the_jobs(app: App) {
    let app = app.restarted_with("CERTAMEN_WORKER", "/nonexistent/certamen-worker", NOW);
    let slugs = ["one", "two", "three", "four", "five", "six"];
    let organiser = app.organiser();
    std::thread::scope(|scope| {
        for slug in slugs {
            let organiser = &organiser;
            scope.spawn(move || {
                send(organiser, slug).is(303);
            });
        }
    });
    let app = app.restarted_at(LATER[0]);
    let _second = app.second(LATER[0]);
    let administrator = app.administrator();
    let done = ask_until(&administrator, "/en/jobs", |text| {
        !text.contains("waiting") && !text.contains("being done")
    });
    assert!(!counts(&done.text, 2), "{}", done.text);
    done.lacks("given up");
    for slug in slugs {
        is_prepared(&app, slug);
    }
}

fn who_serves_may_leave_the_jobs_to_others(app: App) {
    let app = app.restarted_without_worker(NOW);
    let organiser = app.organiser();
    assert_eq!(
        send(&organiser, "a-test").location,
        format!("{RECIPE}?done=waits-raw")
    );
    app.administrator().get("/en/jobs").says("waiting");
    let _worker = app.worker(NOW);
    is_prepared(&app, "a-test");
}

on_both_engines![
    what_nobody_prepares_yet_is_kept_and_prepared_later,
    a_server_killed_while_it_prepares_loses_nothing,
    a_job_that_fails_three_times_is_given_up_and_told,
    two_servers_share_the_jobs,
    who_serves_may_leave_the_jobs_to_others
];

#[test]
fn a_file_without_end_is_no_fault_of_the_job() {
    // Ended by the system: the file is at fault, and it is not tried again.
    let (_folder, killed) = worker("kill -9 $$");
    let app = App::with("CERTAMEN_WORKER", &killed);
    assert_eq!(
        send(&app.organiser(), "a-test").location,
        format!("{RECIPE}?done=kept-raw")
    );
    assert!(Path::new(&killed).exists());
    app.organiser().get(RECIPE).says("GB of memory or");
}

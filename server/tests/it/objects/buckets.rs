//! Files in a bucket that several servers share, and what a store does wrong.

use std::fs;

use crate::{
    app::{App, Manner, Upload, collect, png},
    entries::team,
    jury::{criteria, open_sheet, save},
    mail::until,
};

/// A table of more than one part of an upload.
fn large_table() -> String {
    "a,b\n".to_owned() + &"0123456789,0123456789\n".repeat(500_000)
}

fn upload(app: &App, entry: &str, name: &str, bytes: &[u8], cookie: &str) -> crate::app::Answer {
    let file = Upload { name, bytes };
    app.upload(
        &format!("{entry}/files"),
        &[("role", "work")],
        &file,
        cookie,
    )
}

/// The addresses of the files of a draft, as its page links them.
fn files_of(app: &App, entry: &str, cookie: &str) -> Vec<String> {
    let mut links = app.get(entry, cookie).links();
    links.retain(|link| link.starts_with("/files/draft/") && !link.contains('?'));
    links.sort();
    links.dedup();
    links
}

#[test]
fn files_are_kept_in_the_bucket_and_served_from_it() {
    let app = App::in_bucket();
    let (cookie, entry) = team(&app, "bucket@example.org");
    let before = app.bucket().hashes().len();
    let table = large_table();
    upload(&app, &entry, "table.csv", table.as_bytes(), &cookie).is(303);
    let cover = Upload {
        name: "cover.png",
        bytes: &png(),
    };
    app.upload(
        &format!("{entry}/files"),
        &[("role", "cover")],
        &cover,
        &cookie,
    )
    .is(303);
    assert!(
        app.bucket().hashes().len() >= before + 2,
        "the table, the cover and perhaps its preview"
    );
    let links = files_of(&app, &entry, &cookie);
    let kept = links
        .iter()
        .find(|link| app.client_bytes(link, &cookie) == table.as_bytes());
    let kept = kept.unwrap_or_else(|| panic!("the table is not among {links:?}"));
    let part = app.get_with(kept, &[("cookie", &cookie), ("range", "bytes=4-13")]);
    assert_eq!((part.status, part.text.as_str()), (206, "0123456789"));
    let last = app.get_with(kept, &[("cookie", &cookie), ("range", "bytes=-11")]);
    assert_eq!((last.status, last.text.as_str()), (206, "0123456789\n"));
    // Nothing is kept on this machine but what is computed from.
    assert!(!app.files_folder().join("objects").exists());
    let incoming = fs::read_dir(app.files_folder().join("incoming")).expect("a folder");
    assert_eq!(incoming.count(), 0, "no file is left over");
}

#[test]
fn data_sets_are_computed_from_copies() {
    let app = App::in_bucket();
    let copies = || {
        let mut found = Vec::new();
        collect(&app.files_folder().join("copies"), &mut found);
        found
    };
    assert!(copies().is_empty());
    let csv = app.download("/data/climate-normals/table.csv");
    assert!(!csv.is_empty() && copies().is_empty(), "it is passed on");
    app.get("/data/climate-normals/table.json", "").is(200);
    assert_eq!(copies().len(), 1, "the Parquet");
    app.get("/data/climate-normals/kit.zip", "").is(200);
    assert_eq!(copies().len(), 2, "the CSV too");
    app.bucket().behave(Manner::Away);
    app.get("/data/climate-normals/table.json", "").is(200);
    app.get("/data/climate-normals/table.csv", "").is(503);
}

/// What goes on without any file, and what is kept of a juror's work.
fn the_rest_goes_on(app: &App) {
    for page in [
        "/en/2025/gallery",
        "/en/2025/results",
        "/en/data",
        "/readyz",
    ] {
        app.get(page, "").is(200);
    }
    let juror = app.juror(2);
    let sheet = open_sheet(app, &juror);
    let (criterion, version) = criteria(app, &sheet, &juror)[0].clone();
    let request = format!("mark-{version}");
    save(app, &sheet, &criterion, "4", version, &request, &juror).is(200);
}

/// Uploads are refused in a manner, with a status and words; nothing is lost, and what follows is
/// taken when the store is well again.
fn is_refused(manner: Manner, status: u16, words: &str) {
    let app = App::in_bucket();
    let (cookie, entry) = team(&app, "refused@example.org");
    upload(&app, &entry, "first.csv", b"a,b\n1,2\n", &cookie).is(303);
    let before = files_of(&app, &entry, &cookie);
    app.bucket().behave(manner);
    let refused = upload(&app, &entry, "second.csv", b"a,b\n3,4\n", &cookie);
    refused.is(status).says(words);
    let large = large_table();
    upload(&app, &entry, "large.csv", large.as_bytes(), &cookie).is(status);
    assert_eq!(files_of(&app, &entry, &cookie), before, "as it was");
    the_rest_goes_on(&app);
    app.bucket().behave(Manner::Well);
    // For a moment nobody waits for a store that did not answer.
    until(|| {
        let taken = upload(&app, &entry, "second.csv", b"a,b\n3,4\n", &cookie);
        (taken.status == 303).then_some(())
    });
    upload(&app, &entry, "large.csv", large.as_bytes(), &cookie).is(303);
    let after = files_of(&app, &entry, &cookie);
    assert_eq!(after.len(), before.len() * 3);
    for link in after {
        app.get(&link, &cookie).is(200);
    }
}

const AWAY: &str = "Files cannot be reached right now";

#[test]
fn a_store_that_is_away_refuses_uploads_alone() {
    is_refused(Manner::Away, 503, AWAY);
}

#[test]
fn a_store_that_never_answers_refuses_uploads_alone() {
    is_refused(Manner::Silent, 503, AWAY);
}

#[test]
fn a_store_that_answers_something_else_refuses_uploads_alone() {
    is_refused(Manner::Wrong, 503, AWAY);
}

#[test]
fn a_store_without_room_refuses_uploads_alone() {
    is_refused(Manner::Full, 507, "There is no room for more files");
}

#[test]
fn a_slow_store_is_waited_for() {
    let app = App::in_bucket();
    let (cookie, entry) = team(&app, "slow@example.org");
    app.bucket().behave(Manner::Slow);
    upload(&app, &entry, "first.csv", b"a,b\n1,2\n", &cookie).is(303);
    for link in files_of(&app, &entry, &cookie) {
        app.get(&link, &cookie).is(200);
    }
}

#[test]
fn other_bytes_than_were_kept_are_passed_to_nobody() {
    let app = App::in_bucket();
    let (cookie, entry) = team(&app, "other@example.org");
    let before = app.bucket().hashes();
    upload(&app, &entry, "first.csv", b"a,b\n1,2\n", &cookie).is(303);
    let mut hashes = app.bucket().hashes();
    hashes.retain(|hash| !before.contains(hash));
    let object = app.bucket().object(&hashes[0]);
    fs::write(&object, "a,b\n1,9\n").expect("written");
    let link = files_of(&app, &entry, &cookie).remove(0);
    assert!(
        app.breaks_off(&link, &cookie),
        "a download that is not what was kept is not whole"
    );
    // The same of a data set: no copy of it appears.
    let hashes = app.bucket().hashes();
    for hash in &hashes {
        fs::write(app.bucket().object(hash), "nothing of it").expect("written");
    }
    let refused = app.get("/data/climate-normals/table.json", "");
    assert!(refused.status >= 500, "{}", refused.status);
    let mut copies = Vec::new();
    collect(&app.files_folder().join("copies"), &mut copies);
    assert!(copies.is_empty());
}

#[test]
fn a_start_says_what_is_wrong_with_the_bucket_and_goes_on_where_it_is_away() {
    let app = App::in_bucket();
    let settings = app.bucket().settings();
    let address = settings[0].1.clone();
    let other = address.replace("/works", "/nothing");
    for (name, value, told) in [
        ("CERTAMEN_BUCKET", other.as_str(), "answers 404"),
        ("CERTAMEN_BUCKET_SECRET", "another", "answers 403"),
        ("CERTAMEN_BUCKET_SECRET", "", "bucket_secret"),
        ("CERTAMEN_BUCKET", "works", "no address"),
        ("CERTAMEN_BUCKET", "http://s3.invalid/works", "https://"),
    ] {
        let output = app.command_with(&["audit"], &[(name, value)]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{said}");
        assert!(said.contains(told), "{told}: {said}");
        assert!(!said.contains(settings[2].1.as_str()), "{said}");
    }
    app.bucket().behave(Manner::Away);
    let output = app.command_with(&["audit"], &[]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn the_files_of_a_folder_are_copied_and_checked() {
    let mut app = App::sqlite();
    let (cookie, entry) = team(&app, "moved@example.org");
    upload(&app, &entry, "first.csv", b"a,b\n1,2\n", &cookie).is(303);
    app.turn_to_bucket();
    let folder = app.files_folder();
    let copy = || app.command(&["files", "copy", &folder.display().to_string()]);
    let mut hashes = Vec::new();
    collect(&folder.join("objects"), &mut hashes);
    hashes.sort();
    let said = |output: &std::process::Output| {
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    };
    let first = copy();
    assert!(first.status.success(), "{}", said(&first));
    assert!(
        said(&first).contains(&format!("{} copied and checked, 0 there", hashes.len())),
        "{}",
        said(&first)
    );
    assert_eq!(app.bucket().hashes(), hashes);
    // What is damaged in the folder is told and not copied; what is damaged in the bucket is
    // mended.
    let again = &hashes[0];
    fs::write(app.bucket().object(again), "damaged").expect("written");
    let damaged = &hashes[1];
    let lying = folder
        .join("objects")
        .join(&damaged[..2])
        .join(&damaged[2..4])
        .join(damaged);
    let content = fs::read(&lying).expect("read");
    fs::write(&lying, "damaged").expect("written");
    let second = copy();
    assert!(!second.status.success());
    assert!(
        said(&second).contains(&format!("1 copied and checked, {} there", hashes.len() - 2)),
        "{}",
        said(&second)
    );
    assert!(said(&second).contains(&format!("damaged: {damaged}")));
    fs::write(&lying, content).expect("written");
    assert!(copy().status.success());
    let app = app.restarted_at(crate::app::NOW);
    for link in files_of(&app, &entry, &cookie) {
        app.get(&link, &cookie).is(200);
    }
}

#[test]
fn what_nothing_names_is_swept_from_the_bucket() {
    let app = App::in_bucket();
    let (cookie, entry) = team(&app, "swept@example.org");
    let demo = app.bucket().hashes();
    upload(&app, &entry, "first.csv", b"a,b\n1,2\n", &cookie).is(303);
    let named = app.bucket().hashes();
    let old = std::time::UNIX_EPOCH + std::time::Duration::from_hours(24 * 365);
    let young = "0".repeat(64);
    let unnamed = "1".repeat(64);
    for hash in [&young, &unnamed] {
        let object = app.bucket().object(hash);
        fs::create_dir_all(object.parent().expect("a folder")).expect("a folder");
        fs::write(object, "unnamed").expect("written");
    }
    for hash in named.iter().chain([&unnamed]) {
        fs::File::options()
            .append(true)
            .open(app.bucket().object(hash))
            .and_then(|file| file.set_modified(old))
            .expect("its time is set");
    }
    let swept = app.command(&["files", "sweep"]);
    assert!(swept.status.success(), "{swept:?}");
    let left = app.bucket().hashes();
    assert!(left.contains(&young), "it may be on its way to its row");
    assert!(!left.contains(&unnamed));
    for hash in named.iter().filter(|hash| !demo.contains(hash)) {
        assert!(left.contains(hash), "it is named");
    }
    for link in files_of(&app, &entry, &cookie) {
        app.get(&link, &cookie).is(200);
    }
}

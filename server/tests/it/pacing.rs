//! Nobody sends so much that everybody else waits: every address that takes a form is paced.

use std::{fs, path::Path};

use crate::app::{App, checkout};

/// What an island sends, and a form that holds a text.
const FIELDS: [(&str, &str); 9] = [
    ("entry", "1"),
    ("criterion", "1"),
    ("steps", "1"),
    ("version", "1"),
    ("request", "1"),
    ("team", "x"),
    ("jury", "x"),
    ("form", "x=1"),
    ("note", "A note of some words"),
];

/// Every address in the code below a folder that takes a form.
fn find_posting(folder: &Path, found: &mut Vec<String>) {
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            find_posting(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).expect("a file");
            let routes = source.split(".route(").skip(1);
            found.extend(
                routes
                    .filter(|route| route.contains("post("))
                    .filter_map(|route| route.trim_start().strip_prefix('"')?.split('"').next())
                    .filter(|path| path.starts_with('/'))
                    .map(str::to_owned),
            );
        }
    }
}

/// An address with something in the place of each name.
fn fill(path: &str) -> String {
    let words = path.split('/');
    let words = words.map(|word| if word.starts_with('{') { "1" } else { word });
    let path = words.collect::<Vec<_>>().join("/");
    if path.starts_with("/api/") {
        path
    } else {
        format!("/en{path}")
    }
}

#[test]
fn every_form_is_paced() {
    let mut posting = Vec::new();
    for folder in ["../app", "src"] {
        find_posting(&checkout().join(folder), &mut posting);
    }
    assert!(posting.len() > 90, "{posting:?}");
    assert!(posting.iter().any(|path| path == "/api/save_draft"));
    let app = App::with("CERTAMEN_SAVES_PER_SECOND", "1");
    let juror = app.juror(1);
    for (path, most) in [
        ("/en/2027/kobe/team/leave", 20),
        ("/en/people/1/link", 6),
        ("/en/data/new", 4),
    ] {
        let sent = (0..=most).filter(|_| juror.post_bare(path, &FIELDS).status != 429);
        // The sign-in was one of nobody's; time goes on meanwhile.
        assert!(sent.count() <= most + 1, "{path}");
    }
    for path in posting.iter().map(|path| fill(path.as_str())) {
        let statuses: Vec<u16> = (0..5)
            .map(|_| juror.post_bare(&path, &FIELDS).status)
            .collect();
        assert!(statuses.contains(&429), "{path} is not paced: {statuses:?}");
    }
    // What was typed comes back, to be sent again at the moment that is named.
    let answer = juror.post_bare("/en/2027/kobe/organise/meeting/note", &FIELDS);
    answer
        .is(429)
        .says("A note of some words")
        .says("Send it again");
    assert!(
        answer
            .header("retry-after")
            .parse::<u64>()
            .is_ok_and(|wait| wait > 0)
    );
    // Somebody else saves as ever.
    app.juror(2).get("/en/2027/kobe/jury").is(200);
}

//! No cache keeps what is not everybody's.

use std::collections::{BTreeSet, VecDeque};

use crate::app::{Answer, App, Session, on_both_engines};

/// Pages that are looked at for each role.
const MOST: usize = 250;

/// Whether a cache may keep an answer.
fn is_kept(answer: &Answer) -> bool {
    !answer.header("cache-control").contains("no-store")
}

/// What one role meets from its first pages on, a path each time only once.
fn crawl(session: &Session) -> Vec<(String, Answer)> {
    let starts = [
        "/en/desk",
        "/en/2027/kobe/organise",
        "/en/2027/kobe/jury",
        "/en/2027/barcelona/team",
        "/en/people",
        "/en/data",
        "/en/data/population-example",
        "/data/population-example/kit.zip",
        "/data/population-example/table.json",
        "/data/population-example/datapackage.json",
        "/charts/population-example/chart.svg",
        "/en/2027/kobe/deadline.json",
    ];
    let mut queue: VecDeque<String> = starts.map(str::to_owned).into();
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let mut met = Vec::new();
    while let Some(path) = queue.pop_front() {
        let answer = session.get(&path);
        for link in answer.links() {
            let other = ["/ca/", "/es/", "/ja/", "/pkg", "/fonts", "/en/mails"];
            let skipped = other.iter().any(|start| link.starts_with(start));
            if !skipped && seen.len() < MOST && seen.insert(link.clone()) {
                queue.push_back(link);
            }
        }
        met.push((path, answer));
    }
    met
}

fn what_a_cache_may_keep_everybody_gets(app: App) {
    for session in [
        app.organiser(),
        app.administrator(),
        app.juror(2),
        app.team(1),
    ] {
        let met = crawl(&session);
        assert!(met.len() > 20, "{}", met.len());
        let kept = met.iter().filter(|(_, answer)| is_kept(answer));
        for (path, answer) in kept {
            let visitor = app.get(path, "");
            assert_eq!(visitor.status, answer.status, "{path} is kept");
            assert_eq!(visitor.text, answer.text, "{path} is kept");
        }
    }
}

fn drafts_of_data_are_kept_by_no_cache(app: App) {
    let public = app.get("/charts/population-example/chart.svg", "");
    assert_eq!(public.is(200).header("cache-control"), "public, max-age=60");
    app.execute("UPDATE dataset SET public_version = NULL WHERE slug = 'population-example'");
    app.execute(
        "UPDATE dataset_version SET published_at = NULL
         WHERE dataset = (SELECT id FROM dataset WHERE slug = 'population-example')",
    );
    let organiser = app.organiser();
    for path in [
        "/charts/population-example/chart.svg",
        "/data/population-example/kit.zip",
        "/data/population-example/table.json",
        "/data/population-example/table.csv",
        "/data/population-example/datapackage.json",
    ] {
        let answer = organiser.get(path);
        assert_eq!(
            answer.is(200).header("cache-control"),
            "private, no-store",
            "{path}"
        );
        app.get(path, "").is(404);
    }
}

fn files_that_are_taken_back_leave_caches_soon(app: App) {
    let gallery = app.get("/en/2025/gallery", "").text;
    let file = gallery
        .split('"')
        .find(|part| part.starts_with("/files/public/"))
        .expect("a picture")
        .replace("&amp;", "&");
    let answer = app.get(&file, "");
    assert_eq!(answer.is(200).header("cache-control"), "public, max-age=60");
    let known = [("if-none-match", answer.header("etag"))];
    let again = app.get_with(&file, &known);
    assert_eq!(again.is(304).header("cache-control"), "public, max-age=60");
}

on_both_engines![
    what_a_cache_may_keep_everybody_gets,
    drafts_of_data_are_kept_by_no_cache,
    files_that_are_taken_back_leave_caches_soon,
];

//! A crawl of everything that can be reached, as each role: nobody finds what is not yet public or
//! not theirs.

use std::collections::{BTreeSet, VecDeque};

use crate::{
    accounts::page_of,
    app::{App, Session, on_both_engines, read_routes},
    editions::organisations,
};

/// Follows every link of our own from a few starts; answers path and text of each page.
fn crawl(app: &App, cookie: &str) -> Vec<(String, String)> {
    let mut queue: VecDeque<String> = [
        "/en/",
        "/en/desk",
        "/en/2027",
        "/en/2025",
        "/en/2027/gallery",
        "/en/2027/results",
        "/en/data",
        "/api/v1/editions",
        "/api/v1/editions/2027/entries",
        "/api/v1/editions/2027/results",
        "/api/v1/datasets",
    ]
    .map(str::to_owned)
    .into();
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let mut pages = Vec::new();
    while let Some(path) = queue.pop_front() {
        let answer = app.get(&path, cookie);
        assert!(answer.status < 500, "{path}: {}", answer.status);
        for link in answer.links() {
            let skip = [
                "/pkg",
                "/fonts",
                "/ca/",
                "/es/",
                "/ja/",
                "/charts",
                "/en/mails",
            ]
            .iter()
            .any(|start| link.starts_with(start))
                || link.contains("done=");
            if !skip && seen.len() < 1_500 && seen.insert(link.clone()) {
                queue.push_back(link);
            }
        }
        pages.push((path, answer.text));
    }
    assert!(pages.len() > 20, "the crawl must find pages");
    pages
}

/// What must not be found, and a page that holds it nevertheless.
fn find<'a>(pages: &'a [(String, String)], secrets: &[&str]) -> Option<(&'a str, String)> {
    pages.iter().find_map(|(path, text)| {
        secrets
            .iter()
            .find(|secret| text.contains(**secret))
            .map(|secret| (path.as_str(), (*secret).to_owned()))
    })
}

/// Teams whose works in the current Kobe call are being judged, and what only jurors and organisers
/// may know of it. Their works of the past edition are public, so the paths of the past edition are
/// left out.
const JUDGED: [&str; 5] = [
    "juror-1@jury.example",
    "Demo Juror",
    "organise/marks.csv",
    "save_mark",
    "Sheet for entry",
];

fn a_visitor_finds_nothing_before_publication(app: App) {
    let pages = crawl(&app, "");
    assert_eq!(find(&pages, &JUDGED), None);
    let current: Vec<(String, String)> = pages
        .iter()
        .filter(|(path, _)| path.contains("2027"))
        .cloned()
        .collect();
    assert_eq!(
        find(
            &current,
            &[
                "Example Slope",
                "Example Harbour",
                "Who left the hill",
                "Example Tide"
            ]
        ),
        None
    );
    assert!(
        current.iter().all(|(path, _)| !path.contains("/works/")),
        "no work of the current edition is linked"
    );
}

fn a_team_finds_its_own_and_nothing_of_others(app: App) {
    let cookie = app.team(1);
    let pages = crawl(&app, &cookie);
    assert_eq!(find(&pages, &JUDGED), None);
    let current: Vec<(String, String)> = pages
        .iter()
        .filter(|(path, _)| path.contains("2027") || path.contains("/entry/"))
        .cloned()
        .collect();
    assert_eq!(
        find(
            &current,
            &[
                "Example Slope",
                "Example Compass",
                "team-2@",
                "Demo Team Member 2"
            ]
        ),
        None
    );
    assert!(
        pages.iter().any(|(_, text)| text.contains("Example Tide")),
        "its own team is there"
    );
}

fn a_juror_finds_only_their_own_marks(app: App) {
    // Another juror's comment to the team and to the jury.
    let other = app.juror(1);
    let cookie = app.juror(4);
    for link in other
        .get("/en/2027/kobe/jury")
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
    {
        let page = other.get(&link);
        let version = page.value("comment_version");
        other.post(
            "/api/save_comments",
            &[
                ("entry", link.rsplit('/').next().expect("an id")),
                ("team", "a secret for the team"),
                ("jury", "a secret for the jury"),
                ("version", &version),
            ],
        );
    }
    let pages = crawl(&app, &cookie);
    let judging: Vec<(String, String)> = pages
        .iter()
        .filter(|(path, _)| path.contains("2027") || path.contains("/jury/"))
        .cloned()
        .collect();
    assert_eq!(
        find(
            &judging,
            &[
                "a secret for",
                "Demo Juror 1",
                "juror-1@jury.example",
                "Example Slope",
                "Demo Team Member"
            ]
        ),
        None
    );
    assert!(
        judging
            .iter()
            .any(|(path, _)| path.starts_with("/en/jury/")),
        "their own sheets are there"
    );
}

/// Every address of an edition at which something is asked for, as the table of routes has it.
fn addresses_of_editions() -> Vec<String> {
    let source = read_routes();
    let routes = source.split(".route(").skip(1).filter_map(|route| {
        let (path, handlers) = route.trim_start().strip_prefix('"')?.split_once('"')?;
        handlers.contains("get(").then_some(path)
    });
    routes
        .filter(|path| path.starts_with("/{edition}/") && path.contains("/organis"))
        .map(|path| {
            path.replace("{edition}", "2027")
                .replace("{call}", "kobe")
                .replace("{number}", "1")
                .replace("{receipt}", "1")
                .replace("{file}", "minutes.pdf")
        })
        .collect()
}

fn an_organisation_meets_nothing_of_anothers(app: App) {
    let [_, south] = organisations::share(&app);
    app.execute("UPDATE edition SET organisation = 'north' WHERE slug = '2027'");
    app.execute("UPDATE edition SET organisation = 'south' WHERE slug = '2025'");
    // What they have there is theirs: they organise it, and see what is not public of it.
    let made = app.command(&["user", "organiser", organisations::SOUTH, "2025"]);
    assert!(made.status.success(), "{made:?}");
    app.get("/en/2025/kobe/organise", &south).is(200);
    let pages = crawl(&app, &south);
    let others: Vec<(String, String)> = pages
        .iter()
        .filter(|(path, _)| path.contains("2027") || path.contains("/entry/"))
        .cloned()
        .collect();
    assert_eq!(find(&others, &JUDGED), None);
    assert!(
        pages
            .iter()
            .all(|(path, _)| !(path.contains("/2027/") && path.contains("/organis"))),
        "nothing of it is linked"
    );
    let addresses = addresses_of_editions();
    assert!(addresses.len() > 20, "{addresses:?}");
    for address in addresses {
        let path = format!("/en{address}");
        let answer = app.get(&path, &south);
        assert_eq!(answer.status, 404, "{path}: {}", answer.text);
    }
}

fn every_page_exists_in_four_languages(app: App) {
    let organiser = app.organiser();
    for language in ["ca", "es", "en", "ja"] {
        for path in [
            "",
            "/2027",
            "/2027/barcelona",
            "/2025/gallery",
            "/2025/results",
            "/data",
            "/data/climate-normals",
            "/data/population-example",
            "/sign-in",
            "/sign-up",
            "/accessibility",
            "/privacy",
            "/2027/kobe/organise",
            "/2027/organisers",
            "/2027/setup/what",
            "/2027/setup/who",
            "/2027/setup/when",
            "/2027/setup/judging",
            "/2027/setup/promise",
            "/2027/opening",
            "/2027/kobe/organise/ranking",
            "/data/new",
        ] {
            assert_localized(&organiser, language, path);
        }
    }
}

#[track_caller]
fn assert_localized(session: &Session, language: &str, path: &str) {
    let answer = session.get(&format!("/{language}{path}"));
    assert_eq!(answer.status, 200, "/{language}{path}: {}", answer.text);
    assert!(
        answer.text.contains(&format!("<html lang=\"{language}\"")),
        "/{language}{path}"
    );
    assert!(
        !answer.text.contains("style=\""),
        "the policy forbids style attributes: /{language}{path}"
    );
}

fn accounts_are_found_in_four_languages_and_by_administrators_alone(app: App) {
    let administrator = app.administrator();
    let account = page_of(&administrator, "juror-1@jury.example");
    let account = account.strip_prefix("/en").expect("a language");
    let joining = format!("{account}/joining?mail=juror-2%40jury.example");
    let pages = ["/people", "/people?q=juror", account, &joining];
    for language in ["ca", "es", "en", "ja"] {
        for path in pages {
            assert_localized(&administrator, language, path);
        }
    }
    for session in [app.team(1), app.juror(2), app.organiser()] {
        for path in pages {
            session.get(&format!("/en{path}")).is(404);
        }
        let found = crawl(&app, &session);
        assert!(found.iter().all(|(path, _)| !path.contains("/people")));
    }
}

on_both_engines![
    a_visitor_finds_nothing_before_publication,
    a_team_finds_its_own_and_nothing_of_others,
    a_juror_finds_only_their_own_marks,
    an_organisation_meets_nothing_of_anothers,
    every_page_exists_in_four_languages,
    accounts_are_found_in_four_languages_and_by_administrators_alone,
];

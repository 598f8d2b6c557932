//! The final by pairs: who may compare what, once, and what comes of it.

use crate::app::{App, on_both_engines};

const ORGANISE: &str = "/en/2027/kobe/organise";
const PAIRS: &str = "/en/2027/kobe/jury/pairs";

/// Ids of the entries that are ranked, those with a finished sheet.
fn ranked(app: &App, organiser: &str) -> Vec<String> {
    app.get(&format!("{ORGANISE}/ranking"), organiser)
        .values("finalist")
}

/// Chooses some finalists and opens the final.
fn opened(app: &App, organiser: &str, count: usize) -> Vec<String> {
    let entries: Vec<String> = ranked(app, organiser).into_iter().take(count).collect();
    let mut fields: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    fields.push(("apart", "1"));
    app.post(&format!("{ORGANISE}/finalists"), &fields, organiser)
        .is(303);
    app.post(&format!("{ORGANISE}/pairs"), &[("open", "1")], organiser)
        .is(303);
    entries
}

/// The two works that a juror is shown.
fn shown(app: &App, cookie: &str) -> Option<(String, String)> {
    let page = app.get(PAIRS, cookie);
    page.is(200);
    page.text
        .contains("name=\"left\"")
        .then(|| (page.value("left"), page.value("right")))
}

fn every_pair_is_asked_once_and_the_better_work_comes_first(app: App) {
    let organiser = app.organiser();
    assert_eq!(app.get(PAIRS, &app.juror(2)).status, 403, "not open yet");
    assert_eq!(
        organiser
            .post(&format!("{ORGANISE}/pairs"), &[("open", "1")])
            .status,
        409,
        "no finalists"
    );
    let entries = opened(&app, &organiser, 4);
    let best = &entries[2];
    for number in 1..=6 {
        let cookie = app.juror(number);
        let mut asked = std::collections::BTreeSet::new();
        while let Some((left, right)) = shown(&app, &cookie) {
            assert!(
                asked.insert(std::collections::BTreeSet::from([
                    left.clone(),
                    right.clone()
                ])),
                "a pair is asked once"
            );
            let outcome = if left == *best {
                "first"
            } else if right == *best {
                "second"
            } else {
                "tie"
            };
            let cast = || {
                cookie
                    .post(
                        PAIRS,
                        &[("left", &left), ("right", &right), ("outcome", outcome)],
                    )
                    .status
            };
            assert_eq!(
                (cast(), cast()),
                (303, 303),
                "sent twice, it has one effect"
            );
        }
        assert_eq!(asked.len(), 6, "juror {number}");
    }
    let page = organiser.get(&format!("{ORGANISE}/pairs"));
    page.says("18 / 0 / 0")
        .says("0 / 12 / 6")
        .says("Pairs that nobody has decided yet: 0.");
    let export = organiser.get("/en/2027/kobe/organise/pairs.json").json();
    let inputs = &export["inputs"];
    let ballots = inputs["ballots"].as_array().expect("ballots");
    let cast: i64 = export["outcome"]
        .as_array()
        .expect("places")
        .iter()
        .flat_map(|place| {
            ["won", "tied", "lost"].map(|kind| place[kind].as_i64().expect("a count"))
        })
        .sum();
    assert_eq!(
        usize::try_from(cast).expect("a count"),
        2 * ballots.len(),
        "each ballot is one of two works"
    );
    assert_eq!(export["hash"].as_str().map(str::len), Some(64));
    assert_eq!(export["outcome"][0]["entry"].as_str(), Some(best.as_str()));
    // The file alone gives the same, and a changed one is told.
    let file = app.files_folder().join("pairs.json");
    std::fs::write(&file, export.to_string()).expect("written");
    let path = file.to_str().expect("a path");
    let same = app.command(&["ranking", "recompute", path]);
    assert!(
        same.status.success(),
        "{}",
        String::from_utf8_lossy(&same.stderr)
    );
    assert!(
        String::from_utf8_lossy(&same.stdout).contains("36 choices between two"),
        "{}",
        String::from_utf8_lossy(&same.stdout)
    );
    let mut changed = export.clone();
    changed["inputs"]["ballots"][0]["outcome"] =
        serde_json::json!(if ballots[0]["outcome"] == "tie" {
            "first"
        } else {
            "tie"
        });
    std::fs::write(&file, changed.to_string()).expect("written");
    let other = app.command(&["ranking", "recompute", path]);
    assert!(
        !other.status.success(),
        "{}",
        String::from_utf8_lossy(&other.stderr)
    );
    assert!(
        String::from_utf8_lossy(&other.stderr).contains("inputs:"),
        "{}",
        String::from_utf8_lossy(&other.stderr)
    );
    // A decision keeps it, by its hash, beside the ranking by marks.
    let kept = |page: &str| {
        organiser
            .get(&format!("{ORGANISE}/{page}"))
            .text
            .contains(&export["hash"].as_str().expect("a hash")[..12])
    };
    assert!(!kept("pairs"));
    let award = organiser.get(&format!("{ORGANISE}/ranking")).value("award");
    organiser
        .post(
            &format!("{ORGANISE}/decisions"),
            &[
                ("award", &award),
                ("entry", best),
                ("reason-en", "By pairs."),
            ],
        )
        .is(303);
    assert!(kept("pairs"), "each page shows its own");
    assert!(!kept("ranking"), "each page shows its own");
    let svg = organiser.get(&format!("{ORGANISE}/pairs.svg"));
    svg.is(200);
    assert_eq!(
        app.get(&format!("{ORGANISE}/pairs"), &app.juror(2)).status,
        404,
        "jurors do not see it"
    );
}

fn a_choice_can_be_taken_back_and_a_closed_final_takes_none(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    opened(&app, &organiser, 3);
    let pair = shown(&app, &cookie).expect("a pair");
    let cast = |outcome: &str| {
        cookie
            .post(
                PAIRS,
                &[("left", &pair.0), ("right", &pair.1), ("outcome", outcome)],
            )
            .status
    };
    assert_eq!(cast("nonsense"), 404);
    assert_eq!(cast("first"), 303);
    cookie.get(PAIRS).says("1 of 3 pairs decided");
    // The same again has one effect; another choice is not dropped silently: it is told which one
    // holds, from either side.
    assert_eq!(cast("first"), 303);
    for (left, right, outcome) in [
        (&pair.0, &pair.1, "second"),
        (&pair.0, &pair.1, "tie"),
        (&pair.1, &pair.0, "first"),
    ] {
        let other = cookie.post(
            PAIRS,
            &[("left", left), ("right", right), ("outcome", outcome)],
        );
        other.is(409).says("that choice holds");
        let (holds, wanted) = other
            .text
            .split_once("What holds now")
            .and_then(|(_, both)| both.split_once("What you wanted"))
            .expect("both");
        let number = |text: &str| {
            text.split("Entry ")
                .nth(1)
                .and_then(|rest| rest.split(' ').next())
                .map(str::to_owned)
        };
        assert!(holds.contains("is better"), "{holds}");
        let better = number(wanted.split("</div>").next().unwrap_or_default());
        assert!(number(holds) != better, "{holds} {wanted}");
    }
    assert_eq!(
        cookie
            .post(
                PAIRS,
                &[("left", &pair.1), ("right", &pair.0), ("outcome", "second")]
            )
            .status,
        303,
        "the same, turned"
    );
    cookie.get(PAIRS).says("1 of 3 pairs decided");
    // Pressed twice, it takes back one choice.
    let second = shown(&app, &cookie).expect("another pair");
    cookie
        .post(
            PAIRS,
            &[
                ("left", &second.0),
                ("right", &second.1),
                ("outcome", "tie"),
            ],
        )
        .is(303);
    let ballot = cookie.get(PAIRS).value("ballot");
    for _ in 0..2 {
        cookie
            .post(&format!("{PAIRS}/undo"), &[("ballot", &ballot)])
            .is(303);
        cookie.get(PAIRS).says("1 of 3 pairs decided");
    }
    let ballot = cookie.get(PAIRS).value("ballot");
    cookie
        .post(&format!("{PAIRS}/undo"), &[("ballot", &ballot)])
        .is(303);
    cookie.get(PAIRS).says("0 of 3 pairs decided");
    assert_eq!(cast("tie"), 303);
    organiser
        .post(&format!("{ORGANISE}/pairs"), &[("open", "0")])
        .is(303);
    assert_eq!(
        (
            cast("second"),
            cookie.post(&format!("{PAIRS}/undo"), &[]).status
        ),
        (403, 403)
    );
    let page = cookie.get(PAIRS);
    page.says("The final by pairs is closed")
        .says("1 of 3 pairs decided");
    // Opened again, it goes on.
    organiser
        .post(&format!("{ORGANISE}/pairs"), &[("open", "1")])
        .is(303);
    assert!(shown(&app, &cookie).is_some());
}

fn nobody_compares_what_they_must_not_see(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let entries = opened(&app, &organiser, 4);
    // The juror steps back from one of them, or declares a conflict where it is not assigned.
    let barred = &entries[0];
    let sheet = format!("/en/jury/{barred}");
    if cookie.get(&sheet).status == 200 {
        cookie
            .post(
                &format!("{sheet}/conflict"),
                &[("declare", "1"), ("kind", "interest")],
            )
            .is(303);
    } else {
        cookie
            .post(
                "/en/2027/kobe/jury/conflicts",
                &[("entry", barred.as_str()), ("reason", "a friend")],
            )
            .is(303);
    }
    cookie
        .post(
            PAIRS,
            &[
                ("left", barred),
                ("right", &entries[1]),
                ("outcome", "first"),
            ],
        )
        .is(404);
    let mut asked = 0;
    while let Some((left, right)) = shown(&app, &cookie) {
        assert!(left != *barred);
        assert!(right != *barred);
        let page = cookie.get(PAIRS);
        for file in page
            .links()
            .into_iter()
            .filter(|link| link.starts_with("/files/2027/kobe/jury/pairs/"))
        {
            let answer = cookie.get(&file);
            assert_eq!(answer.status, 200, "{file}");
            assert_eq!(
                cookie.get(&file.replace(&left, barred)).status,
                if file.contains(&left) { 404 } else { 200 }
            );
            app.get(&file, &app.team(8)).is(404);
        }
        for secret in ["Example Slope", "Demo Team Member", "studio-"] {
            assert!(!page.text.contains(secret), "blind: {secret}");
        }
        cookie
            .post(
                PAIRS,
                &[("left", &left), ("right", &right), ("outcome", "tie")],
            )
            .is(303);
        asked += 1;
    }
    assert_eq!(asked, 3);
    assert_eq!(
        app.get(PAIRS, "").status,
        303,
        "a visitor is asked to sign in"
    );
    app.get(PAIRS, &app.team(8)).is(404);
}

on_both_engines![
    every_pair_is_asked_once_and_the_better_work_comes_first,
    a_choice_can_be_taken_back_and_a_closed_final_takes_none,
    nobody_compares_what_they_must_not_see
];

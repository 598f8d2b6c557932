//! The final by pairs: who may compare what, once, and what comes of it.

use crate::{
    app::{App, on_both_engines},
    jury::JUROR,
};

const ORGANISE: &str = "/en/2027/kobe/organise";
const PAIRS: &str = "/en/2027/kobe/jury/pairs";

/// Ids of the entries that are ranked, those with a finished sheet.
fn ranked(app: &App, organiser: &str) -> Vec<String> {
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser).text;
    page.split("name=\"finalist\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .collect()
}

/// Chooses some finalists and opens the final.
fn opened(app: &App, organiser: &str, count: usize) -> Vec<String> {
    let entries: Vec<String> = ranked(app, organiser).into_iter().take(count).collect();
    let mut fields: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    fields.push(("apart", "1"));
    assert_eq!(
        app.post(&format!("{ORGANISE}/finalists"), &fields, organiser)
            .status,
        303
    );
    assert_eq!(
        app.post(&format!("{ORGANISE}/pairs"), &[("open", "1")], organiser)
            .status,
        303
    );
    entries
}

/// The two works that a juror is shown.
fn shown(app: &App, cookie: &str) -> Option<(String, String)> {
    let page = app.get(PAIRS, cookie);
    assert_eq!(page.status, 200, "{}", page.text);
    page.text.contains("name=\"left\"").then(|| {
        (
            page.attribute("name=\"left\"", "value"),
            page.attribute("name=\"right\"", "value"),
        )
    })
}

fn every_pair_is_asked_once_and_the_better_work_comes_first(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    assert_eq!(
        app.get(PAIRS, &app.sign_in(JUROR)).status,
        403,
        "not open yet"
    );
    assert_eq!(
        app.post(&format!("{ORGANISE}/pairs"), &[("open", "1")], &organiser)
            .status,
        409,
        "no finalists"
    );
    let entries = opened(&app, &organiser, 4);
    let best = &entries[2];
    for number in 1..=6 {
        let cookie = app.sign_in(&format!("juror-{number}@jury.example"));
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
                app.post(
                    PAIRS,
                    &[("left", &left), ("right", &right), ("outcome", outcome)],
                    &cookie,
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
    let page = app.get(&format!("{ORGANISE}/pairs"), &organiser).text;
    assert!(
        page.contains("18 / 0 / 0") && page.contains("0 / 12 / 6"),
        "{page}"
    );
    assert!(page.contains("Pairs that nobody has decided yet: 0."));
    let export: serde_json::Value = serde_json::from_str(
        &app.get("/en/2027/kobe/organise/pairs.json", &organiser)
            .text,
    )
    .expect("JSON");
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
        !other.status.success() && String::from_utf8_lossy(&other.stderr).contains("inputs:"),
        "{}",
        String::from_utf8_lossy(&other.stderr)
    );
    // A decision keeps it, by its hash, beside the ranking by marks.
    let kept = |page: &str| {
        app.get(&format!("{ORGANISE}/{page}"), &organiser)
            .text
            .contains(&export["hash"].as_str().expect("a hash")[..12])
    };
    assert!(!kept("pairs"));
    let award = app
        .get(&format!("{ORGANISE}/ranking"), &organiser)
        .attribute("name=\"award\"", "value");
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/decisions"),
            &[
                ("award", &award),
                ("entry", best),
                ("reason-en", "By pairs.")
            ],
            &organiser
        )
        .status,
        303
    );
    assert!(kept("pairs") && !kept("ranking"), "each page shows its own");
    let svg = app.get(&format!("{ORGANISE}/pairs.svg"), &organiser);
    assert_eq!(svg.status, 200);
    assert_eq!(
        app.get(&format!("{ORGANISE}/pairs"), &app.sign_in(JUROR))
            .status,
        404,
        "jurors do not see it"
    );
}

fn a_choice_can_be_taken_back_and_a_closed_final_takes_none(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    opened(&app, &organiser, 3);
    let pair = shown(&app, &cookie).expect("a pair");
    let cast = |outcome: &str| {
        app.post(
            PAIRS,
            &[("left", &pair.0), ("right", &pair.1), ("outcome", outcome)],
            &cookie,
        )
        .status
    };
    assert_eq!(cast("nonsense"), 404);
    assert_eq!(cast("first"), 303);
    assert!(
        app.get(PAIRS, &cookie)
            .text
            .contains("1 of 3 pairs decided")
    );
    // The same again has one effect; another choice is not dropped silently: it is told which one
    // holds, from either side.
    assert_eq!(cast("first"), 303);
    for (left, right, outcome) in [
        (&pair.0, &pair.1, "second"),
        (&pair.0, &pair.1, "tie"),
        (&pair.1, &pair.0, "first"),
    ] {
        let other = app.post(
            PAIRS,
            &[("left", left), ("right", right), ("outcome", outcome)],
            &cookie,
        );
        assert!(
            other.status == 409 && other.text.contains("that choice holds"),
            "{}",
            other.text
        );
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
        app.post(
            PAIRS,
            &[("left", &pair.1), ("right", &pair.0), ("outcome", "second")],
            &cookie
        )
        .status,
        303,
        "the same, turned"
    );
    assert!(
        app.get(PAIRS, &cookie)
            .text
            .contains("1 of 3 pairs decided")
    );
    // Pressed twice, it takes back one choice.
    let second = shown(&app, &cookie).expect("another pair");
    assert_eq!(
        app.post(
            PAIRS,
            &[
                ("left", &second.0),
                ("right", &second.1),
                ("outcome", "tie")
            ],
            &cookie
        )
        .status,
        303
    );
    let ballot = app
        .get(PAIRS, &cookie)
        .attribute("name=\"ballot\"", "value");
    for _ in 0..2 {
        assert_eq!(
            app.post(&format!("{PAIRS}/undo"), &[("ballot", &ballot)], &cookie)
                .status,
            303
        );
        assert!(
            app.get(PAIRS, &cookie)
                .text
                .contains("1 of 3 pairs decided")
        );
    }
    let ballot = app
        .get(PAIRS, &cookie)
        .attribute("name=\"ballot\"", "value");
    assert_eq!(
        app.post(&format!("{PAIRS}/undo"), &[("ballot", &ballot)], &cookie)
            .status,
        303
    );
    assert!(
        app.get(PAIRS, &cookie)
            .text
            .contains("0 of 3 pairs decided")
    );
    assert_eq!(cast("tie"), 303);
    assert_eq!(
        app.post(&format!("{ORGANISE}/pairs"), &[("open", "0")], &organiser)
            .status,
        303
    );
    assert_eq!(
        (
            cast("second"),
            app.post(&format!("{PAIRS}/undo"), &[], &cookie).status
        ),
        (403, 403)
    );
    let page = app.get(PAIRS, &cookie).text;
    assert!(page.contains("The final by pairs is closed") && page.contains("1 of 3 pairs decided"));
    // Opened again, it goes on.
    assert_eq!(
        app.post(&format!("{ORGANISE}/pairs"), &[("open", "1")], &organiser)
            .status,
        303
    );
    assert!(shown(&app, &cookie).is_some());
}

fn nobody_compares_what_they_must_not_see(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let entries = opened(&app, &organiser, 4);
    // The juror steps back from one of them, or declares a conflict where it is not assigned.
    let barred = &entries[0];
    let sheet = format!("/en/jury/{barred}");
    if app.get(&sheet, &cookie).status == 200 {
        assert_eq!(
            app.post(
                &format!("{sheet}/conflict"),
                &[("declare", "1"), ("kind", "interest")],
                &cookie
            )
            .status,
            303
        );
    } else {
        assert_eq!(
            app.post(
                "/en/2027/kobe/jury/conflicts",
                &[("entry", barred.as_str()), ("reason", "a friend")],
                &cookie
            )
            .status,
            303
        );
    }
    assert_eq!(
        app.post(
            PAIRS,
            &[
                ("left", barred),
                ("right", &entries[1]),
                ("outcome", "first")
            ],
            &cookie
        )
        .status,
        404
    );
    let mut asked = 0;
    while let Some((left, right)) = shown(&app, &cookie) {
        assert!(left != *barred && right != *barred);
        let page = app.get(PAIRS, &cookie);
        for file in page
            .links()
            .into_iter()
            .filter(|link| link.starts_with("/files/2027/kobe/jury/pairs/"))
        {
            let answer = app.get(&file, &cookie);
            assert_eq!(answer.status, 200, "{file}");
            assert_eq!(
                app.get(&file.replace(&left, barred), &cookie).status,
                if file.contains(&left) { 404 } else { 200 }
            );
            assert_eq!(
                app.get(&file, &app.sign_in("team-8@studio-8.example"))
                    .status,
                404
            );
        }
        for secret in ["Example Slope", "Demo Team Member", "studio-"] {
            assert!(!page.text.contains(secret), "blind: {secret}");
        }
        assert_eq!(
            app.post(
                PAIRS,
                &[("left", &left), ("right", &right), ("outcome", "tie")],
                &cookie
            )
            .status,
            303
        );
        asked += 1;
    }
    assert_eq!(asked, 3);
    assert_eq!(
        app.get(PAIRS, "").status,
        303,
        "a visitor is asked to sign in"
    );
    assert_eq!(
        app.get(PAIRS, &app.sign_in("team-8@studio-8.example"))
            .status,
        404
    );
}

on_both_engines![
    every_pair_is_asked_once_and_the_better_work_comes_first,
    a_choice_can_be_taken_back_and_a_closed_final_takes_none,
    nobody_compares_what_they_must_not_see
];

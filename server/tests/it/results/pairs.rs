//! The final by pairs: who may compare what, once, and what comes of it.

use std::collections::BTreeSet;

use crate::app::{Answer, App, Session, on_both_engines};

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

/// Sends the outcome of a pair.
fn choose(juror: &Session, left: &str, right: &str, outcome: &str) -> Answer {
    let fields = [("left", left), ("right", right), ("outcome", outcome)];
    juror.post(PAIRS, &fields)
}

/// Lets a juror decide every pair for the best work, and tie the others: how many pairs it was.
fn decide_all(app: &App, juror: &Session, best: &str) -> usize {
    let mut asked = BTreeSet::new();
    while let Some((left, right)) = shown(app, juror) {
        assert!(
            asked.insert(BTreeSet::from([left.clone(), right.clone()])),
            "a pair is asked once"
        );
        let outcome = if left == best {
            "first"
        } else if right == best {
            "second"
        } else {
            "tie"
        };
        // Sent twice, it has one effect.
        for _ in 0..2 {
            choose(juror, &left, &right, outcome).is(303);
        }
    }
    asked.len()
}

/// A final of four works that every juror has decided: the best of them and the export.
fn decided(app: &App, organiser: &Session) -> (String, serde_json::Value) {
    let best = opened(app, organiser, 4).remove(2);
    for number in 1..=6 {
        assert_eq!(
            decide_all(app, &app.juror(number), &best),
            6,
            "juror {number}"
        );
    }
    let export = organiser.get(&format!("{ORGANISE}/pairs.json")).json();
    (best, export)
}

fn a_final_by_pairs_opens_for_jurors_once_there_are_finalists(app: App) {
    let organiser = app.organiser();
    assert_eq!(app.juror(2).get(PAIRS).status, 403, "not open yet");
    let fields = [("open", "1")];
    let opening = organiser.post(&format!("{ORGANISE}/pairs"), &fields);
    assert_eq!(opening.status, 409, "no finalists");
    opened(&app, &organiser, 4);
    app.juror(2).get(PAIRS).is(200);
}

fn every_pair_is_asked_once_and_the_better_work_comes_first(app: App) {
    let organiser = app.organiser();
    let (best, export) = decided(&app, &organiser);
    organiser
        .get(&format!("{ORGANISE}/pairs"))
        .says("18 / 0 / 0")
        .says("0 / 12 / 6")
        .says("Pairs that nobody has decided yet: 0.");
    organiser.get(&format!("{ORGANISE}/pairs.svg")).is(200);
    let places = export["outcome"].as_array().expect("places");
    let counts = places.iter().flat_map(|place| {
        ["won", "tied", "lost"].map(|kind| place[kind].as_i64().expect("a count"))
    });
    let ballots = export["inputs"]["ballots"].as_array().expect("ballots");
    assert_eq!(
        usize::try_from(counts.sum::<i64>()).expect("a count"),
        2 * ballots.len(),
        "each ballot is one of two works"
    );
    assert_eq!(export["hash"].as_str().map(str::len), Some(64));
    assert_eq!(export["outcome"][0]["entry"].as_str(), Some(best.as_str()));
    assert_eq!(
        app.juror(2).get(&format!("{ORGANISE}/pairs")).status,
        404,
        "jurors do not see it"
    );
}

fn the_file_of_a_final_alone_gives_the_same_and_a_changed_one_is_told(app: App) {
    let (_, export) = decided(&app, &app.organiser());
    let file = app.files_folder().join("pairs.json");
    let recompute = |export: &serde_json::Value| {
        std::fs::write(&file, export.to_string()).expect("written");
        app.command(&["ranking", "recompute", file.to_str().expect("a path")])
    };
    let same = recompute(&export);
    let (told, failed) = (
        String::from_utf8_lossy(&same.stdout),
        String::from_utf8_lossy(&same.stderr),
    );
    assert!(same.status.success(), "{failed}");
    assert!(told.contains("36 choices between two"), "{told}");
    let mut changed = export.clone();
    let outcome = &mut changed["inputs"]["ballots"][0]["outcome"];
    *outcome = if *outcome == "tie" { "first" } else { "tie" }.into();
    let other = recompute(&changed);
    let failed = String::from_utf8_lossy(&other.stderr);
    assert!(!other.status.success(), "{failed}");
    assert!(failed.contains("inputs:"), "{failed}");
}

fn a_decision_keeps_the_final_by_its_hash_beside_the_ranking_by_marks(app: App) {
    let organiser = app.organiser();
    let (best, export) = decided(&app, &organiser);
    let hash = &export["hash"].as_str().expect("a hash")[..12];
    let pairs = format!("{ORGANISE}/pairs");
    organiser.get(&pairs).lacks(hash);
    let ranking = format!("{ORGANISE}/ranking");
    let award = organiser.get(&ranking).value("award");
    let decision = [
        ("award", award.as_str()),
        ("entry", &best),
        ("reason-en", "By pairs."),
    ];
    organiser
        .post(&format!("{ORGANISE}/decisions"), &decision)
        .is(303);
    // Each page shows its own.
    organiser.get(&pairs).says(hash);
    organiser.get(&ranking).lacks(hash);
}

/// Takes back the choice that the page offers to take back.
fn take_back(juror: &Session, ballot: &str) {
    juror
        .post(&format!("{PAIRS}/undo"), &[("ballot", ballot)])
        .is(303);
}

/// The number of the first entry that a text names.
fn first_number(text: &str) -> Option<&str> {
    text.split("Entry ").nth(1)?.split(' ').next()
}

fn another_choice_for_a_pair_is_told_which_one_holds(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    opened(&app, &organiser, 3);
    let (left, right) = shown(&app, &juror).expect("a pair");
    choose(&juror, &left, &right, "nonsense").is(404);
    choose(&juror, &left, &right, "first").is(303);
    juror.get(PAIRS).says("1 of 3 pairs decided");
    // The same again has one effect; another choice is not dropped silently, from either side.
    choose(&juror, &left, &right, "first").is(303);
    for (left, right, outcome) in [
        (&left, &right, "second"),
        (&left, &right, "tie"),
        (&right, &left, "first"),
    ] {
        let other = choose(&juror, left, right, outcome);
        other.is(409).says("that choice holds");
        let (holds, wanted) = other
            .text
            .split_once("What holds now")
            .and_then(|(_, both)| both.split_once("What you wanted"))
            .expect("both");
        assert!(holds.contains("is better"), "{holds}");
        let better = first_number(wanted.split("</div>").next().unwrap_or_default());
        assert_ne!(first_number(holds), better, "{holds} {wanted}");
    }
    let turned = choose(&juror, &right, &left, "second");
    assert_eq!(turned.status, 303, "the same, turned");
    juror.get(PAIRS).says("1 of 3 pairs decided");
}

fn a_choice_can_be_taken_back_and_a_closed_final_takes_none(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    opened(&app, &organiser, 3);
    let (left, right) = shown(&app, &juror).expect("a pair");
    choose(&juror, &left, &right, "first").is(303);
    let second = shown(&app, &juror).expect("another pair");
    choose(&juror, &second.0, &second.1, "tie").is(303);
    // Pressed twice, it takes back one choice.
    let ballot = juror.get(PAIRS).value("ballot");
    for _ in 0..2 {
        take_back(&juror, &ballot);
        juror.get(PAIRS).says("1 of 3 pairs decided");
    }
    take_back(&juror, &juror.get(PAIRS).value("ballot"));
    juror.get(PAIRS).says("0 of 3 pairs decided");
    choose(&juror, &left, &right, "tie").is(303);
    let open = |open: &str| {
        organiser
            .post(&format!("{ORGANISE}/pairs"), &[("open", open)])
            .is(303);
    };
    open("0");
    choose(&juror, &left, &right, "second").is(403);
    juror.post(&format!("{PAIRS}/undo"), &[]).is(403);
    juror
        .get(PAIRS)
        .says("The final by pairs is closed")
        .says("1 of 3 pairs decided");
    // Opened again, it goes on.
    open("1");
    assert!(shown(&app, &juror).is_some());
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
    choose(&cookie, barred, &entries[1], "first").is(404);
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
        choose(&cookie, &left, &right, "tie").is(303);
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
    a_final_by_pairs_opens_for_jurors_once_there_are_finalists,
    every_pair_is_asked_once_and_the_better_work_comes_first,
    the_file_of_a_final_alone_gives_the_same_and_a_changed_one_is_told,
    a_decision_keeps_the_final_by_its_hash_beside_the_ranking_by_marks,
    another_choice_for_a_pair_is_told_which_one_holds,
    a_choice_can_be_taken_back_and_a_closed_final_takes_none,
    nobody_compares_what_they_must_not_see
];

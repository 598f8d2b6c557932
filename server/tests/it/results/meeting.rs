//! The meeting of a jury and its minutes.

use sha2::{Digest as _, Sha256};

use crate::{
    app::{App, on_both_engines},
    jury::{criteria, save},
    results::judge,
};

const ORGANISE: &str = "/en/2025/kobe/organise";

fn a_vote_on_works_that_are_tied_resolves_the_tie_and_stands_in_the_minutes(app: App) {
    // Nothing tells the works apart.
    judge(&app, |_, _| Some(5));
    let organiser = app.sign_in("organiser@certamen.example");
    let base = "/en/2027/kobe/organise";
    let export = || -> serde_json::Value {
        serde_json::from_str(&app.get(&format!("{base}/ranking.json"), &organiser).text)
            .expect("JSON")
    };
    let ranks = || -> Vec<(String, i64)> {
        let read = export();
        let entries = read["outcome"]["entries"]
            .as_array()
            .expect("entries")
            .clone();
        entries
            .iter()
            .map(|row| {
                (
                    row["entry"].as_str().expect("an id").to_owned(),
                    row["corrected"]["rank"].as_i64().expect("a rank"),
                )
            })
            .collect()
    };
    let tied = ranks();
    assert!(
        tied.len() >= 4 && tied.iter().all(|(_, rank)| *rank == 1),
        "{tied:?}"
    );
    let chosen: Vec<(&str, &str)> = tied
        .iter()
        .map(|(entry, _)| ("finalist", entry.as_str()))
        .collect();
    assert_eq!(
        app.post(&format!("{base}/finalists"), &chosen, &organiser)
            .status,
        303
    );
    let post = |path: &str, fields: &[(&str, &str)]| {
        app.post(&format!("{base}/meeting/{path}"), fields, &organiser)
            .status
    };
    assert_eq!(post("open", &[("open", "1")]), 303);
    let page = app.get(&format!("{base}/meeting"), &organiser);
    let jurors: Vec<String> = page
        .text
        .split("name=\"juror\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .collect();
    assert_eq!(
        post(
            "presence",
            &jurors
                .iter()
                .map(|juror| ("juror", juror.as_str()))
                .collect::<Vec<_>>()
        ),
        303
    );
    let names: Vec<String> = tied
        .iter()
        .map(|(entry, _)| format!("votes-{entry}"))
        .collect();
    let vote = |award: &str, counts: &[(usize, &str)]| {
        let mut fields = vec![("award", award)];
        fields.extend(
            counts
                .iter()
                .map(|(place, count)| (names[*place].as_str(), *count)),
        );
        post("vote", &fields)
    };
    // About an award, or on some of the tied works only, it leaves the ranking as it is.
    let award = page.attribute("name=\"award\" value", "value");
    let all: Vec<(usize, &str)> = (0..tied.len())
        .map(|place| {
            (
                place,
                match place {
                    1 => "3",
                    2 => "2",
                    _ => "0",
                },
            )
        })
        .collect();
    assert_eq!(
        (vote(&award, &all), vote("", &[(1, "3"), (2, "2")])),
        (303, 303)
    );
    assert_eq!(ranks(), tied);
    let before = export()["hash"].clone();
    assert_eq!(vote("", &all), 303);
    let after: std::collections::BTreeMap<String, i64> = ranks().into_iter().collect();
    assert_eq!(
        (
            after[&tied[1].0],
            after[&tied[2].0],
            after[&tied[0].0],
            after[&tied[3].0]
        ),
        (1, 2, 3, 3)
    );
    assert!(
        app.get(&format!("{base}/ranking"), &organiser)
            .text
            .contains("Resolved by a vote of the jury")
    );
    // It is an input like the marks: the hash is another, and the file alone gives the same.
    assert_ne!(export()["hash"], before);
    let file = app.files_folder().join("ranking.json");
    std::fs::write(&file, export().to_string()).expect("written");
    let same = app.command(&["ranking", "recompute", file.to_str().expect("a path")]);
    assert!(
        same.status.success(),
        "{}",
        String::from_utf8_lossy(&same.stderr)
    );
    assert_eq!(post("open", &[("open", "0")]), 303);
    assert!(
        app.get(&format!("{base}/meeting/minutes.md"), &organiser)
            .text
            .contains("Vote on The ranking")
    );
    // A mark that changes breaks the tie by itself; the vote lifts nothing over more points.
    let cookie = app.sign_in("juror-1@jury.example");
    let sheet = app
        .get("/en/2027/kobe/jury", &cookie)
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    app.post(&format!("{sheet}/finish"), &[("finished", "0")], &cookie);
    for (id, version) in criteria(&app, &sheet, &cookie) {
        assert_eq!(
            save(&app, &sheet, &id, "10", version, "more", &cookie).status,
            200
        );
    }
    app.post(&format!("{sheet}/finish"), &[("finished", "1")], &cookie);
    let last: std::collections::BTreeMap<String, i64> = ranks().into_iter().collect();
    assert_eq!(last[sheet.rsplit('/').next().expect("an id")], 1);
}

fn what_is_decided_is_recorded_and_the_minutes_say_it(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let base = format!("{ORGANISE}/meeting");
    let post = |path: &str, fields: &[(&str, &str)]| {
        app.post(&format!("{base}/{path}"), fields, &organiser)
    };
    // What is decided is not public yet.
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/publication"),
            &[("stage", "winners"), ("public", "0")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(
        app.get(&format!("{base}/minutes.md"), &organiser).status,
        403,
        "nothing was recorded yet"
    );
    assert_eq!(post("note", &[("note", "too early")]).status, 403);
    assert_eq!(post("open", &[("open", "1")]).status, 303);
    let page = app.get(&base, &organiser);
    let jurors: Vec<String> = page
        .text
        .split("name=\"juror\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .collect();
    let entry = page.attribute("name=\"entry\"", "value");
    let award = page.attribute("name=\"award\" value", "value");
    assert_eq!(jurors.len(), 6);
    // Five are here: no more than five votes.
    let here: Vec<(&str, &str)> = jurors
        .iter()
        .take(5)
        .map(|juror| ("juror", juror.as_str()))
        .collect();
    assert_eq!(post("presence", &here).status, 303);
    let votes = format!("votes-{entry}");
    for (count, abstained) in [("6", ""), ("4", "2"), ("-1", ""), ("many", ""), ("", "")] {
        let refused = post(
            "vote",
            &[("award", &award), (&votes, count), ("abstained", abstained)],
        );
        assert!(
            refused.status == 422
                && refused
                    .text
                    .contains("no more of them than jurors who are here: 5"),
            "{count} {abstained}: {}",
            refused.status
        );
    }
    assert_eq!(
        post(
            "vote",
            &[("award", &award), (&votes, "4"), ("abstained", "1")]
        )
        .status,
        303
    );
    let decision = [
        ("award", award.as_str()),
        ("entry", &entry),
        ("reason-en", "For *courage* | and care."),
        ("dissenter", "Demo Juror 2"),
        ("dissent", "Another was better."),
    ];
    assert_eq!(post("decision", &decision).status, 303);
    assert_eq!(post("note", &[("note", "")]).status, 422);
    assert_eq!(post("note", &[("note", &"x".repeat(2_001))]).status, 422);
    assert_eq!(
        post("note", &[("note", "The jury thanks the teams.")]).status,
        303
    );
    let draft = app.get(&format!("{base}/minutes.md"), &organiser).text;
    assert!(draft.contains("A draft"));
    assert_eq!(post("open", &[("open", "0")]).status, 303);
    assert_eq!(post("note", &[("note", "too late")]).status, 403);

    let markdown = |language: &str| {
        app.get(
            &format!("{base}/minutes.md?language={language}"),
            &organiser,
        )
        .text
    };
    let english = markdown("en");
    for part in [
        "# Minutes of the jury: Kobe call",
        "Present: Demo Juror 1, Demo Juror 2, Demo Juror 3, Demo Juror 4, Demo Juror 5.",
        "Absent: Demo Juror 6.",
        ": 4; abstentions: 1.",
        "For \\*courage\\* \\| and care.",
        "Dissent of Demo Juror 2: Another was better.",
        "The jury thanks the teams.",
    ] {
        assert!(english.contains(part), "{part} is not in {english}");
    }
    assert!(
        !english.contains("A draft")
            && markdown("ja").contains("審査会議事録")
            && markdown("ca").contains("Acta del jurat")
            && markdown("es").contains("Acta del jurado")
    );
    // Signed by the hash of the records, which anybody can compute again.
    let json = app.get(&format!("{base}/minutes.json"), &organiser).text;
    let hash = Sha256::digest(json.as_bytes())
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert!(english.contains(&hash), "{hash}");
    assert_eq!(
        english,
        markdown("en"),
        "the same records are the same minutes"
    );
    // What is marked or decided afterwards is not in them, until the meeting is opened again.
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/decisions"),
            &[("award", award.as_str()), ("reason-en", "Nobody.")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(english, markdown("en"));
    assert!(
        app.get(&format!("{base}/minutes.pdf?language=ja"), &organiser)
            .text
            .starts_with("%PDF-")
    );
    assert_eq!(
        app.get(&format!("{base}/minutes.exe"), &organiser).status,
        404
    );
    assert!(
        app.get(&format!("{ORGANISE}/ranking"), &organiser)
            .text
            .contains("meeting was closed")
    );
    for mail in ["juror-1@jury.example", "team-7@studio-7.example"] {
        let other = app.sign_in(mail);
        for path in ["", "/minutes.md", "/minutes.pdf", "/minutes.json"] {
            assert_eq!(
                app.get(&format!("{base}{path}"), &other).status,
                404,
                "{mail} {path}"
            );
        }
        for path in ["open", "note", "vote", "presence", "decision"] {
            assert_eq!(
                app.post(
                    &format!("{base}/{path}"),
                    &[("open", "1"), ("note", "x"), ("award", &award)],
                    &other
                )
                .status,
                404,
                "{mail} {path}"
            );
        }
    }
}

on_both_engines![
    a_vote_on_works_that_are_tied_resolves_the_tie_and_stands_in_the_minutes,
    what_is_decided_is_recorded_and_the_minutes_say_it
];

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
    let organiser = app.organiser();
    let base = "/en/2027/kobe/organise";
    let export = || -> serde_json::Value { organiser.get(&format!("{base}/ranking.json")).json() };
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
    assert!(tied.len() >= 4, "{tied:?}");
    assert!(tied.iter().all(|(_, rank)| *rank == 1), "{tied:?}");
    let chosen: Vec<(&str, &str)> = tied
        .iter()
        .map(|(entry, _)| ("finalist", entry.as_str()))
        .collect();
    organiser
        .post(&format!("{base}/finalists"), &chosen)
        .is(303);
    let post = |path: &str, fields: &[(&str, &str)]| {
        organiser
            .post(&format!("{base}/meeting/{path}"), fields)
            .status
    };
    assert_eq!(post("open", &[("open", "1")]), 303);
    let page = organiser.get(&format!("{base}/meeting"));
    let jurors: Vec<String> = page.values("juror");
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
    let award = page.values("award").remove(0);
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
    organiser
        .get(&format!("{base}/ranking"))
        .says("Resolved by a vote of the jury");
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
    organiser
        .get(&format!("{base}/meeting/minutes.md"))
        .says("Vote on The ranking");
    // A mark that changes breaks the tie by itself; the vote lifts nothing over more points.
    let cookie = app.juror(1);
    let sheet = cookie
        .get("/en/2027/kobe/jury")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    cookie.post(&format!("{sheet}/finish"), &[("finished", "0")]);
    for (id, version) in criteria(&app, &sheet, &cookie) {
        save(&app, &sheet, &id, "10", version, "more", &cookie).is(200);
    }
    cookie.post(&format!("{sheet}/finish"), &[("finished", "1")]);
    let last: std::collections::BTreeMap<String, i64> = ranks().into_iter().collect();
    assert_eq!(last[sheet.rsplit('/').next().expect("an id")], 1);
}

fn what_is_decided_is_recorded_and_the_minutes_say_it(app: App) {
    let organiser = app.organiser();
    let base = format!("{ORGANISE}/meeting");
    let post =
        |path: &str, fields: &[(&str, &str)]| organiser.post(&format!("{base}/{path}"), fields);
    // What is decided is not public yet.
    organiser
        .post(
            &format!("{ORGANISE}/publication"),
            &[("stage", "winners"), ("public", "0")],
        )
        .is(303);
    assert_eq!(
        organiser.get(&format!("{base}/minutes.md")).status,
        403,
        "nothing was recorded yet"
    );
    post("note", &[("note", "too early")]).is(403);
    post("open", &[("open", "1")]).is(303);
    let page = organiser.get(&base);
    let jurors: Vec<String> = page.values("juror");
    let entry = page.value("entry");
    let award = page.values("award").remove(0);
    assert_eq!(jurors.len(), 6);
    // Five are here: no more than five votes.
    let here: Vec<(&str, &str)> = jurors
        .iter()
        .take(5)
        .map(|juror| ("juror", juror.as_str()))
        .collect();
    post("presence", &here).is(303);
    let votes = format!("votes-{entry}");
    for (count, abstained) in [("6", ""), ("4", "2"), ("-1", ""), ("many", ""), ("", "")] {
        let refused = post(
            "vote",
            &[("award", &award), (&votes, count), ("abstained", abstained)],
        );
        assert_eq!(
            refused.status, 422,
            "{count} {abstained}: {}",
            refused.status
        );
        assert!(
            refused
                .text
                .contains("no more of them than jurors who are here: 5"),
            "{count} {abstained}: {}",
            refused.status
        );
    }
    post(
        "vote",
        &[("award", &award), (&votes, "4"), ("abstained", "1")],
    )
    .is(303);
    let decision = [
        ("award", award.as_str()),
        ("entry", &entry),
        ("reason-en", "For *courage* | and care."),
        ("dissenter", "Demo Juror 2"),
        ("dissent", "Another was better."),
    ];
    post("decision", &decision).is(303);
    post("note", &[("note", "")]).is(422);
    post("note", &[("note", &"x".repeat(2_001))]).is(422);
    post("note", &[("note", "The jury thanks the teams.")]).is(303);
    let draft = organiser.get(&format!("{base}/minutes.md"));
    draft.says("A draft");
    post("open", &[("open", "0")]).is(303);
    post("note", &[("note", "too late")]).is(403);

    let markdown = |language: &str| {
        organiser
            .get(&format!("{base}/minutes.md?language={language}"))
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
    assert!(!english.contains("A draft"));
    assert!(markdown("ja").contains("審査会議事録"));
    assert!(markdown("ca").contains("Acta del jurat"));
    assert!(markdown("es").contains("Acta del jurado"));
    // Signed by the hash of the records, which anybody can compute again.
    let json = organiser.get(&format!("{base}/minutes.json")).text;
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
    organiser
        .post(
            &format!("{ORGANISE}/decisions"),
            &[("award", award.as_str()), ("reason-en", "Nobody.")],
        )
        .is(303);
    assert_eq!(english, markdown("en"));
    assert!(
        organiser
            .get(&format!("{base}/minutes.pdf?language=ja"))
            .text
            .starts_with("%PDF-")
    );
    organiser.get(&format!("{base}/minutes.exe")).is(404);
    organiser
        .get(&format!("{ORGANISE}/ranking"))
        .says("meeting was closed");
    for mail in ["juror-1@jury.example", "team-7@studio-7.example"] {
        let other = app.sign_in(mail);
        for path in ["", "/minutes.md", "/minutes.pdf", "/minutes.json"] {
            assert_eq!(
                other.get(&format!("{base}{path}")).status,
                404,
                "{mail} {path}"
            );
        }
        for path in ["open", "note", "vote", "presence", "decision"] {
            assert_eq!(
                other
                    .post(
                        &format!("{base}/{path}"),
                        &[("open", "1"), ("note", "x"), ("award", &award)]
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

//! Two rounds of a call: what is judged in one is not touched by the other.

use crate::{
    app::{Answer, App, on_both_engines},
    jury::{JUROR, criteria, finish_all, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";
/// Within the final of the demo's call.
const FINAL: &str = "2027-05-27T12:00:00Z";

fn sheets(page: &Answer) -> Vec<String> {
    page.links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Three finalists, whom the whole jury judges in the final.
fn finalists(app: &App, organiser: &str) -> Vec<String> {
    finish_all(app);
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser).text;
    let entries: Vec<String> = page
        .split("name=\"finalist\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .take(3)
        .collect();
    let chosen: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    assert_eq!(
        app.post(&format!("{ORGANISE}/finalists"), &chosen, organiser)
            .status,
        303
    );
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/plan/propose?round=final"),
            &[],
            organiser
        )
        .status,
        303
    );
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/plan/take?round=final"),
            &[("version", "1")],
            organiser
        )
        .status,
        303
    );
    entries
}

fn the_final_has_sheets_and_a_ranking_of_its_own(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let entries = finalists(&app, &organiser);
    // Planned, and not open before its day.
    let early = app.get("/en/2027/kobe/jury?round=final", &cookie);
    assert!(early.status == 200 && sheets(&early).is_empty());
    assert_eq!(
        app.get(&format!("/en/jury/{}.final", entries[0]), &cookie)
            .status,
        403
    );
    assert!(
        !app.get("/en/2027/kobe/jury/conflicts", &cookie)
            .text
            .contains(".final"),
        "who is in the final is told when it begins"
    );
    let screening = app.get("/en/2027/kobe/jury?round=screening", &cookie);
    let old = sheets(&screening)[0].clone();
    let before = criteria(&app, &old, &cookie);
    let raw = app
        .get(
            &format!("{ORGANISE}/ranking.json?round=screening"),
            &organiser,
        )
        .text;

    let app = app.restarted_at(FINAL);
    let desk = app.get("/en/2027/kobe/jury", &cookie);
    let open = sheets(&desk);
    assert_eq!(open.len(), 3, "{open:?}");
    assert!(open.iter().all(|sheet| sheet.ends_with(".final")));
    assert!(
        app.get(&open[0], &cookie).text.contains("Example "),
        "the final is open: teams are named"
    );
    // The sheet of the screening can be read; nothing is written on it any more.
    assert_eq!(
        save(&app, &old, &before[0].0, "1", before[0].1, "late", &cookie).status,
        409
    );
    assert_eq!(
        app.post(&format!("{old}/finish"), &[("finished", "0")], &cookie)
            .status,
        409
    );
    assert_eq!(criteria(&app, &old, &cookie), before);
    assert_eq!(
        app.get(&format!("/en/jury/{}.nonsense", entries[0]), &cookie)
            .status,
        404
    );

    for number in 1..=6 {
        let juror = app.sign_in(&format!("juror-{number}@jury.example"));
        for sheet in &open {
            for (id, version) in criteria(&app, sheet, &juror) {
                assert_eq!(version, 0, "the final begins with nothing marked");
                // The order of the finalists' ids, whatever the screening said.
                let place = entries
                    .iter()
                    .position(|entry| sheet.contains(entry.as_str()))
                    .expect("a finalist");
                assert_eq!(
                    save(
                        &app,
                        sheet,
                        &id,
                        &(3 + 2 * place).to_string(),
                        0,
                        "final",
                        &juror
                    )
                    .status,
                    200
                );
            }
            assert_eq!(
                app.post(&format!("{sheet}/finish"), &[("finished", "1")], &juror)
                    .status,
                303
            );
        }
    }
    let ranking: serde_json::Value = serde_json::from_str(
        &app.get(&format!("{ORGANISE}/ranking.json?round=final"), &organiser)
            .text,
    )
    .expect("JSON");
    assert_eq!(
        (
            ranking["round"].as_str(),
            ranking["outcome"]["coverage"].as_str()
        ),
        (Some("final"), Some("complete"))
    );
    assert_eq!(
        ranking["outcome"]["entries"].as_array().map(Vec::len),
        Some(3)
    );
    // What was ranked on the screening is what it was.
    let after: serde_json::Value = serde_json::from_str(
        &app.get(
            &format!("{ORGANISE}/ranking.json?round=screening"),
            &organiser,
        )
        .text,
    )
    .expect("JSON");
    let raw: serde_json::Value = serde_json::from_str(&raw).expect("JSON");
    assert_eq!(
        (&after["hash"], &after["outcome"]),
        (&raw["hash"], &raw["outcome"])
    );
    // Scores that are published are those of the final: 3, 5 and 7 of 10.
    for stage in ["finalists", "scores"] {
        assert_eq!(
            app.post(
                &format!("{ORGANISE}/publication"),
                &[("stage", stage), ("public", "1"), ("confirmed", "1")],
                &organiser
            )
            .status,
            303
        );
    }
    let results = app.get("/en/2027/results", "").text;
    for points in ["70.00", "50.00", "30.00"] {
        assert!(results.contains(points), "{points}");
    }
    let csv = app.get(&format!("{ORGANISE}/marks.csv"), &organiser).text;
    assert_eq!(
        csv.lines().filter(|line| line.ends_with(",final")).count(),
        3 * 6 * 4
    );
}

fn who_steps_back_in_the_final_is_out_of_the_screening_too(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let entries = finalists(&app, &organiser);
    let counted = |app: &App, entry: &str| {
        let export: serde_json::Value = serde_json::from_str(
            &app.get(
                &format!("{ORGANISE}/ranking.json?round=screening"),
                &organiser,
            )
            .text,
        )
        .expect("JSON");
        export["inputs"]["sheets"]
            .as_array()
            .expect("sheets")
            .iter()
            .filter(|sheet| sheet["entry"] == entry)
            .count()
    };
    let before: Vec<usize> = entries.iter().map(|entry| counted(&app, entry)).collect();
    let mine: Vec<bool> = entries
        .iter()
        .map(|entry| app.get(&format!("/en/jury/{entry}"), &cookie).status == 200)
        .collect();
    let place = mine
        .iter()
        .position(|mine| *mine)
        .expect("a finalist that this juror scored in the screening");
    let app = app.restarted_at(FINAL);
    let sheet = format!("/en/jury/{}.final", entries[place]);
    assert_eq!(
        app.post(
            &format!("{sheet}/conflict"),
            &[("declare", "1"), ("kind", "recognised"), ("reason", "")],
            &cookie
        )
        .status,
        303
    );
    assert_eq!(counted(&app, &entries[place]), before[place] - 1);
    // Taken back, everything is as it was.
    assert_eq!(
        app.post(&format!("{sheet}/conflict"), &[], &cookie).status,
        303
    );
    assert_eq!(counted(&app, &entries[place]), before[place]);
}

on_both_engines![
    the_final_has_sheets_and_a_ranking_of_its_own,
    who_steps_back_in_the_final_is_out_of_the_screening_too
];

//! Two rounds of a call: what is judged in one is not touched by the other.

use crate::{
    app::{Answer, App, on_both_engines},
    jury::{criteria, finish_all, save},
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
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser);
    let entries: Vec<String> = page.values("finalist").into_iter().take(3).collect();
    let chosen: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    app.post(&format!("{ORGANISE}/finalists"), &chosen, organiser)
        .is(303);
    app.post(
        &format!("{ORGANISE}/plan/propose?round=final"),
        &[],
        organiser,
    )
    .is(303);
    app.post(
        &format!("{ORGANISE}/plan/take?round=final"),
        &[("version", "1")],
        organiser,
    )
    .is(303);
    entries
}

fn the_final_has_sheets_and_a_ranking_of_its_own(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let entries = finalists(&app, &organiser);
    // Planned, and not open before its day.
    let early = cookie.get("/en/2027/kobe/jury?round=final");
    early.is(200);
    assert!(sheets(&early).is_empty());
    cookie
        .get(&format!("/en/jury/{}.final", entries[0]))
        .is(403);
    assert!(
        !cookie
            .get("/en/2027/kobe/jury/conflicts")
            .text
            .contains(".final"),
        "who is in the final is told when it begins"
    );
    let screening = cookie.get("/en/2027/kobe/jury?round=screening");
    let old = sheets(&screening)[0].clone();
    let before = criteria(&app, &old, &cookie);
    let raw = organiser
        .get(&format!("{ORGANISE}/ranking.json?round=screening"))
        .text;

    let app = app.restarted_at(FINAL);
    let desk = cookie.get("/en/2027/kobe/jury");
    let open = sheets(&desk);
    assert_eq!(open.len(), 3, "{open:?}");
    assert!(open.iter().all(|sheet| sheet.ends_with(".final")));
    assert!(
        cookie.get(&open[0]).text.contains("Example "),
        "the final is open: teams are named"
    );
    // The sheet of the screening can be read; nothing is written on it any more.
    save(&app, &old, &before[0].0, "1", before[0].1, "late", &cookie).is(409);
    cookie
        .post(&format!("{old}/finish"), &[("finished", "0")])
        .is(409);
    assert_eq!(criteria(&app, &old, &cookie), before);
    cookie
        .get(&format!("/en/jury/{}.nonsense", entries[0]))
        .is(404);

    for number in 1..=6 {
        let juror = app.juror(number);
        for sheet in &open {
            for (id, version) in criteria(&app, sheet, &juror) {
                assert_eq!(version, 0, "the final begins with nothing marked");
                // The order of the finalists' ids, whatever the screening said.
                let place = entries
                    .iter()
                    .position(|entry| sheet.contains(entry.as_str()))
                    .expect("a finalist");
                save(
                    &app,
                    sheet,
                    &id,
                    &(3 + 2 * place).to_string(),
                    0,
                    "final",
                    &juror,
                )
                .is(200);
            }
            juror
                .post(&format!("{sheet}/finish"), &[("finished", "1")])
                .is(303);
        }
    }
    let ranking = organiser
        .get(&format!("{ORGANISE}/ranking.json?round=final"))
        .json();
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
    let after = organiser
        .get(&format!("{ORGANISE}/ranking.json?round=screening"))
        .json();
    let raw: serde_json::Value = serde_json::from_str(&raw).expect("JSON");
    assert_eq!(
        (&after["hash"], &after["outcome"]),
        (&raw["hash"], &raw["outcome"])
    );
    // Scores that are published are those of the final: 3, 5 and 7 of 10.
    for stage in ["finalists", "scores"] {
        organiser
            .post(
                &format!("{ORGANISE}/publication"),
                &[("stage", stage), ("public", "1"), ("confirmed", "1")],
            )
            .is(303);
    }
    let results = app.get("/en/2027/results", "");
    for points in ["70.00", "50.00", "30.00"] {
        results.says(points);
    }
    let csv = organiser.get(&format!("{ORGANISE}/marks.csv")).text;
    assert_eq!(
        csv.lines().filter(|line| line.ends_with(",final")).count(),
        3 * 6 * 4
    );
}

fn who_steps_back_in_the_final_is_out_of_the_screening_too(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let entries = finalists(&app, &organiser);
    let counted = |entry: &str| {
        let export = organiser
            .get(&format!("{ORGANISE}/ranking.json?round=screening"))
            .json();
        export["inputs"]["sheets"]
            .as_array()
            .expect("sheets")
            .iter()
            .filter(|sheet| sheet["entry"] == entry)
            .count()
    };
    let before: Vec<usize> = entries.iter().map(|entry| counted(entry)).collect();
    let mine: Vec<bool> = entries
        .iter()
        .map(|entry| cookie.get(&format!("/en/jury/{entry}")).status == 200)
        .collect();
    let place = mine
        .iter()
        .position(|mine| *mine)
        .expect("a finalist that this juror scored in the screening");
    let _running = app.restarted_at(FINAL);
    let sheet = format!("/en/jury/{}.final", entries[place]);
    cookie
        .post(
            &format!("{sheet}/conflict"),
            &[("declare", "1"), ("kind", "recognised"), ("reason", "")],
        )
        .is(303);
    assert_eq!(counted(&entries[place]), before[place] - 1);
    // Taken back, everything is as it was.
    cookie.post(&format!("{sheet}/conflict"), &[]).is(303);
    assert_eq!(counted(&entries[place]), before[place]);
}

on_both_engines![
    the_final_has_sheets_and_a_ranking_of_its_own,
    who_steps_back_in_the_final_is_out_of_the_screening_too
];

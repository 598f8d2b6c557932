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

fn a_final_that_is_planned_does_not_open_before_its_day(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let entries = finalists(&app, &organiser);
    let early = juror.get("/en/2027/kobe/jury?round=final");
    early.is(200);
    assert!(sheets(&early).is_empty());
    juror.get(&format!("/en/jury/{}.final", entries[0])).is(403);
    // Who is in the final is told when it begins.
    juror.get("/en/2027/kobe/jury/conflicts").lacks(".final");
}

fn the_final_has_sheets_of_its_own_and_names_teams(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let entries = finalists(&app, &organiser);
    let screening = juror.get("/en/2027/kobe/jury?round=screening");
    let old = sheets(&screening)[0].clone();
    let before = criteria(&app, &old, &juror);
    let app = app.restarted_at(FINAL);
    let open = sheets(&juror.get("/en/2027/kobe/jury"));
    assert_eq!(open.len(), 3, "{open:?}");
    assert!(open.iter().all(|sheet| sheet.ends_with(".final")));
    // The final is open: teams are named.
    juror.get(&open[0]).says("Example ");
    // The sheet of the screening can be read; nothing is written on it any more.
    save(&app, &old, &before[0].0, "1", before[0].1, "late", &juror).is(409);
    juror
        .post(&format!("{old}/finish"), &[("finished", "0")])
        .is(409);
    assert_eq!(criteria(&app, &old, &juror), before);
    juror
        .get(&format!("/en/jury/{}.nonsense", entries[0]))
        .is(404);
}

/// Lets every juror mark the finalists with 3, 5 and 7 for everything, in the order of their ids,
/// whatever the screening said.
fn judge_final(app: &App, entries: &[String]) {
    for number in 1..=6 {
        let juror = app.juror(number);
        for sheet in sheets(&juror.get("/en/2027/kobe/jury")) {
            let place = entries
                .iter()
                .position(|entry| sheet.contains(entry.as_str()))
                .expect("a finalist");
            let mark = (3 + 2 * place).to_string();
            for (id, version) in criteria(app, &sheet, &juror) {
                assert_eq!(version, 0, "the final begins with nothing marked");
                save(app, &sheet, &id, &mark, 0, "final", &juror).is(200);
            }
            juror
                .post(&format!("{sheet}/finish"), &[("finished", "1")])
                .is(303);
        }
    }
}

fn the_final_has_a_ranking_of_its_own(app: App) {
    let organiser = app.organiser();
    let entries = finalists(&app, &organiser);
    let ranking = |round: &str| {
        organiser
            .get(&format!("{ORGANISE}/ranking.json?round={round}"))
            .json()
    };
    let before = ranking("screening");
    let app = app.restarted_at(FINAL);
    judge_final(&app, &entries);
    let last = ranking("final");
    assert_eq!(last["round"], "final");
    assert_eq!(last["outcome"]["coverage"], "complete");
    assert_eq!(last["outcome"]["entries"].as_array().map(Vec::len), Some(3));
    // What was ranked on the screening is what it was.
    let after = ranking("screening");
    for part in ["hash", "outcome"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    let csv = organiser.get(&format!("{ORGANISE}/marks.csv")).text;
    assert_eq!(
        csv.lines().filter(|line| line.ends_with(",final")).count(),
        3 * 6 * 4
    );
}

fn scores_that_are_published_are_those_of_the_final(app: App) {
    let organiser = app.organiser();
    let entries = finalists(&app, &organiser);
    let app = app.restarted_at(FINAL);
    judge_final(&app, &entries);
    for stage in ["finalists", "scores"] {
        organiser
            .post(
                &format!("{ORGANISE}/publication"),
                &[("stage", stage), ("public", "1"), ("confirmed", "1")],
            )
            .is(303);
    }
    // 3, 5 and 7 of 10.
    app.get("/en/2027/results", "")
        .says("70.00")
        .says("50.00")
        .says("30.00");
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

fn the_reason_to_overrule_a_conflict_has_a_limit(app: App) {
    let long = "x".repeat(contest::entry::MAX_COMMENT_CHARS + 1);
    let address = format!("{ORGANISE}/plan/overrule");
    for reason in [long.as_str(), "", " \0 "] {
        app.organiser()
            .post(&address, &[("pair", "a b"), ("overrule_reason", reason)])
            .is(422);
    }
}

on_both_engines![
    the_reason_to_overrule_a_conflict_has_a_limit,
    a_final_that_is_planned_does_not_open_before_its_day,
    the_final_has_sheets_of_its_own_and_names_teams,
    the_final_has_a_ranking_of_its_own,
    scores_that_are_published_are_those_of_the_final,
    who_steps_back_in_the_final_is_out_of_the_screening_too
];

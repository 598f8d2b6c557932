//! Juries as they should not be: every page still stands, says what it can and what it cannot, and nothing is lost.

use std::collections::BTreeMap;

use crate::{
    app::{App, on_both_engines},
    jury::{criteria, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// The sheets of a juror of the running call, by the ids of their entries.
fn sheets(app: &App, cookie: &str) -> Vec<String> {
    let links = app.get("/en/2027/kobe/jury", cookie).links().into_iter();
    links
        .filter_map(|link| link.strip_prefix("/en/jury/").map(str::to_owned))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Lets every juror, by number, give an entry one mark for everything, or leave the sheet unfinished.
pub fn judge(app: &App, given: impl Fn(usize, &str) -> Option<i64>) {
    for number in 1..=6 {
        let cookie = app.sign_in(&format!("juror-{number}@jury.example"));
        for entry in sheets(app, &cookie) {
            let sheet = format!("/en/jury/{entry}");
            app.post(&format!("{sheet}/finish"), &[("finished", "0")], &cookie);
            let Some(steps) = given(number, &entry) else { continue };
            for (id, version) in criteria(app, &sheet, &cookie) {
                assert_eq!(save(app, &sheet, &id, &steps.to_string(), version, &format!("odd-{version}"), &cookie).status, 200);
            }
            assert_eq!(app.post(&format!("{sheet}/finish"), &[("finished", "1")], &cookie).status, 303);
        }
    }
}

/// The entries of each juror, by number.
fn assigned(app: &App) -> BTreeMap<usize, Vec<String>> {
    (1..=6).map(|number| (number, sheets(app, &app.sign_in(&format!("juror-{number}@jury.example"))))).collect()
}

/// Every page that is made of marks answers; what the ranking's says.
fn pages(app: &App, organiser: &str) -> String {
    for path in ["/ranking.json", "/ranking.svg", "/jury", "/jurors.svg", "/meeting", "/letters", "/plan", "/marks.csv", "/criteria", ""] {
        assert_eq!(app.get(&format!("{ORGANISE}{path}"), organiser).status, 200, "{path}");
    }
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser);
    assert_eq!(page.status, 200);
    for link in page.links().into_iter().filter(|link| link.contains("/organise/ranking/") && link.contains("?round=")) {
        assert_eq!(app.get(&link, organiser).status, 200, "{link}");
    }
    page.text
}

on_both_engines! {
    fn one_juror_alone_makes_one_ranking_of_what_they_scored(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        judge(&app, |number, entry| (number == 2).then(|| 4 + i64::try_from(entry.len() % 3).unwrap_or(0)));
        let page = pages(&app, &organiser);
        assert!(page.contains("Every juror scored every entry") && page.contains("Without a finished sheet"), "{}", page.len());
    }

    fn a_juror_who_gives_everything_the_most_is_seen_to_and_does_not_choose_the_winner(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let place: BTreeMap<String, i64> = assigned(&app).into_values().flatten().collect::<std::collections::BTreeSet<_>>().into_iter().zip([2, 7, 4, 9, 5, 3]).collect();
        let order = |page: &str| -> Vec<String> {
            page.split("aria-label=\"Finalist: ").skip(1).map(|part| part.split('"').next().expect("a title").to_owned()).collect()
        };
        judge(&app, |number, entry| (number != 2).then(|| place[entry]));
        let before = order(&pages(&app, &organiser));
        assert_eq!(before.len(), 6);
        judge(&app, |number, entry| Some(if number == 2 { 10 } else { place[entry] }));
        assert_eq!(order(&pages(&app, &organiser))[0], before[0]);
        let diagnosis = app.get(&format!("{ORGANISE}/jury"), &organiser).text;
        let row = diagnosis.split("<tr").skip(1).find(|row| row.contains("Demo Juror 2")).expect("their row");
        assert!(row.contains(">0.0<"), "no spread: {row}");
    }

    fn panels_that_do_not_touch_are_warned_of_and_no_joint_ranking_is_published(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let all = assigned(&app);
        let own = &all[&1];
        let (other, apart) = all.iter().find_map(|(number, entries)| Some((*number, entries.iter().find(|entry| !own.contains(entry))?.clone()))).expect("an entry of others");
        judge(&app, |number, entry| if number == 1 && entry == own[0] || number == other && entry == apart { Some(6) } else { None });
        let page = pages(&app, &organiser);
        assert!(page.contains("The jury falls into 2 parts that share no entry."), "{}", page.len());
        let refused = app.post(&format!("{ORGANISE}/publication"), &[("stage", "scores"), ("public", "1")], &organiser);
        assert!(refused.status == 409 && refused.text.contains("no joint ranking to publish"), "{}", refused.text);
        // Joined by one more sheet, there is one.
        let joins = all.iter().find(|(_, entries)| entries.contains(&own[0]) && entries.contains(&apart));
        if let Some((joining, _)) = joins {
            judge(&app, |number, entry| {
                let both = number == *joining && (entry == own[0] || entry == apart);
                (both || number == 1 && entry == own[0] || number == other && entry == apart).then_some(6)
            });
            assert!(!pages(&app, &organiser).contains("parts that share no entry"));
        }
    }

    fn without_a_finished_sheet_there_is_nothing_to_rank_and_it_says_so(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        judge(&app, |_, _| None);
        assert!(pages(&app, &organiser).contains("No sheet is finished yet"));
        for stage in ["finalists", "winners", "scores"] {
            assert_eq!(app.post(&format!("{ORGANISE}/publication"), &[("stage", stage), ("public", "1")], &organiser).status, 409, "{stage}");
        }
    }

    fn a_round_that_closes_under_an_open_sheet_keeps_what_was_typed_and_can_be_opened_again(app) {
        let (organiser, cookie) = (app.sign_in("organiser@certamen.example"), app.sign_in("juror-2@jury.example"));
        let sheet = crate::jury::open_sheet(&app, &cookie);
        let version = app.get(&sheet, &cookie).attribute("name=\"comment_version\"", "value");
        let (criterion, mark) = criteria(&app, &sheet, &cookie)[0].clone();
        let close = |closed: &str| assert_eq!(app.post(&format!("{ORGANISE}/round"), &[("closed", closed)], &organiser).status, 303);
        close("1");
        let typed = [("comment_team", "Typed while it closed."), ("comment_version", version.as_str())];
        let refused = app.post(&sheet, &typed, &cookie);
        assert!(refused.status == 409 && refused.text.contains("Typed while it closed.") && refused.text.contains("The round is closed"), "{}", refused.status);
        assert_eq!(save(&app, &sheet, &criterion, "8", mark, "late", &cookie).status, 409);
        close("0");
        assert_eq!(app.post(&sheet, &typed, &cookie).status, 303);
        assert_eq!(save(&app, &sheet, &criterion, "8", mark, "late", &cookie).status, 200);
        assert!(app.get(&sheet, &cookie).text.contains("Typed while it closed."));
    }
}

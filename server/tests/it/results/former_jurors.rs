//! Jurors who left: whether their finished sheets count is a decision with a reason.

use crate::{
    app::{App, on_both_engines},
    results::{judge, publish_scores},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

fn finished_sheets_of_a_juror_who_left_count_or_not_by_a_decision(app: App) {
    judge(&app, |juror, _| Some(if juror == 2 { 0 } else { 7 }));
    let organiser = app.organiser();
    let sheets = || {
        let export = organiser.get(&format!("{ORGANISE}/ranking.json")).json();
        let sheets = export["inputs"]["sheets"]
            .as_array()
            .expect("sheets")
            .clone();
        let hash = export["hash"].as_str().expect("a hash").to_owned();
        (sheets.len(), hash)
    };
    let (all, before) = sheets();
    organiser
        .get(&format!("{ORGANISE}/ranking"))
        .lacks("Jurors who left");
    let desk = organiser.get(ORGANISE).page();
    let person = desk.row("Demo Juror 2").field("person").value();
    let decide = |counted: &str, reason: &str| {
        organiser.post(
            &format!("{ORGANISE}/ranking/sheets"),
            &[
                ("former", &person),
                ("counted", counted),
                ("counted_reason", reason),
            ],
        )
    };
    // Of who is on the jury nothing is decided.
    let early = [
        ("former", person.as_str()),
        ("counted", "0"),
        ("counted_reason", "They only tried it out."),
        ("seen", "0"),
    ];
    organiser
        .post_bare(&format!("{ORGANISE}/ranking/sheets"), &early)
        .is(404);
    organiser
        .post(&format!("{ORGANISE}/jurors/remove"), &[("person", &person)])
        .is(303);
    // What would change is shown before, and nothing has changed yet.
    let page = organiser.get(&format!("{ORGANISE}/ranking"));
    page.is(200).says("Jurors who left").says("They count.");
    assert_eq!(sheets(), (all, before.clone()));
    // No reason, no decision; what was chosen stays.
    let refused = decide("0", " ");
    refused.is(422);
    assert_eq!(sheets().0, all);
    decide("0", "They only tried it out.").is(303);
    let (left, without) = sheets();
    assert!(left < all, "{left} of {all}");
    assert_ne!(without, before);
    organiser
        .get(&format!("{ORGANISE}/ranking"))
        .says("Not counted since")
        .says("They only tried it out.")
        .says("Sheets of jurors who left do not count");
    // Nothing that was given is lost, and the minutes say it.
    organiser
        .get(&format!("{ORGANISE}/marks.csv"))
        .says("Demo Juror 2");
    for open in ["1", "0"] {
        organiser
            .post(&format!("{ORGANISE}/meeting/open"), &[("open", open)])
            .is(303);
    }
    organiser
        .get(&format!("{ORGANISE}/meeting/minutes.md?language=en"))
        .says("Sheets that do not count")
        .says("They only tried it out");
    decide("1", "It was no trial.").is(303);
    assert_eq!(sheets(), (all, before));
    // What is public does not change unseen.
    publish_scores(&organiser, ORGANISE);
    decide("0", "Too late.").is(409);
}

on_both_engines![finished_sheets_of_a_juror_who_left_count_or_not_by_a_decision];

//! What the press sees before it is public, and what it never sees.

use crate::{
    accounts::give,
    app::{App, Session, on_both_engines},
    jury::finish_all,
};

const KOBE: &str = "/en/2027/kobe/organise";
const EMBARGO: &str = "/en/2027/kobe/embargo";
const PRESS: &str = "/en/2027/kobe/organise/press";
const REASON: &str = "A reason that is not public yet.";

/// Chooses two finalists and gives the first an award; answers their titles.
fn decide(app: &App, organiser: &Session) -> Vec<String> {
    finish_all(app);
    let page = organiser.get(&format!("{KOBE}/ranking?round=screening"));
    let entries = page.values("finalist");
    let titles = page.page().titles_of_finalists();
    let chosen = [
        ("finalist", entries[0].as_str()),
        ("finalist", entries[1].as_str()),
        ("apart", "1"),
    ];
    organiser
        .post(&format!("{KOBE}/finalists"), &chosen)
        .is(303);
    let award = organiser.get(&format!("{KOBE}/ranking")).value("award");
    let decision = [
        ("award", award.as_str()),
        ("entry", &entries[0]),
        ("reason-en", REASON),
    ];
    organiser
        .post(&format!("{KOBE}/decisions"), &decision)
        .is(303);
    titles
}

fn the_press_reads_finalists_and_awards_from_its_moment_on(app: App) {
    let organiser = app.organiser();
    let titles = decide(&app, &organiser);
    let cookie = give(&app, "press@example.org", "press", false);
    app.get("/en/desk", &cookie)
        .says("You follow for the press")
        .says(EMBARGO);
    app.get(EMBARGO, &cookie)
        .is(200)
        .says("The organisers have not set a moment yet.")
        .lacks(&titles[0])
        .lacks(REASON);
    // It lies in the future first.
    organiser
        .post(PRESS, &[("from", "2027-05-20T09:00")])
        .is(303);
    app.get(EMBARGO, &cookie)
        .is(200)
        .says("There is nothing to read yet.")
        .lacks(&titles[0]);
    organiser.get(PRESS).says("Nobody has read anything");
    organiser
        .post(PRESS, &[("from", "2027-05-14T09:00")])
        .is(303);
    let page = app.get(EMBARGO, &cookie);
    page.is(200)
        .says("Under embargo: none of this is public yet.")
        .says(&titles[0])
        .says(&titles[1])
        .says(REASON)
        .lacks(&titles[2]);
    app.get(EMBARGO, &cookie).is(200);
    // The pictures are for who may read the page, and for nobody else.
    let shown = page.page();
    let picture = shown.first("main article img").attribute("src");
    let picture = picture.expect("a picture").to_owned();
    app.get(&picture, &cookie).is(200);
    app.get(&picture, &app.team(1)).is(404);
    // The small copies belong to the page, whose visit is noted; a file is noted once.
    let file = picture.split_once('?').map_or(&*picture, |(path, _)| path);
    assert_ne!(file, picture, "the page shows small copies");
    for _ in 0..3 {
        app.get(file, &cookie).is(200);
    }
    organiser.get(file).is(200);
    let visits = organiser.get(PRESS).page();
    let files = visits.all("tbody tr").into_iter();
    let files = files.filter(|row| row.says("A file of entry"));
    assert_eq!(files.count(), 1);
    // Who saw what stands with the organisers, and the first visit in the log.
    let told = organiser.get(PRESS);
    told.says("press@example.org").says("Finalists, Awards");
    assert_eq!(told.page().all("tbody tr").len(), 3);
    let log = organiser.get(&format!("{KOBE}/ranking")).text;
    let first = "The press saw results under embargo for the first time";
    assert_eq!(log.matches(first).count(), 1);
    // Who runs the call sees the same, and is not counted.
    organiser.get(EMBARGO).is(200).says(REASON);
    assert_eq!(organiser.get(PRESS).page().all("tbody tr").len(), 3);
    // Everything public: nothing is under embargo.
    for stage in ["finalists", "winners"] {
        let fields = [("stage", stage), ("public", "1"), ("confirmed", "1")];
        organiser
            .post(&format!("{KOBE}/publication"), &fields)
            .is(303);
    }
    app.get(EMBARGO, &cookie)
        .is(200)
        .says("Everything is public now")
        .lacks("Under embargo");
    assert_eq!(organiser.get(PRESS).page().all("tbody tr").len(), 3);
}

fn the_press_sees_nothing_else(app: App) {
    let organiser = app.organiser();
    let titles = decide(&app, &organiser);
    let cookie = give(&app, "press@example.org", "press", false);
    organiser
        .post(PRESS, &[("from", "2027-05-14T09:00")])
        .is(303);
    for end in [
        "",
        "/ranking",
        "/plan",
        "/marks.csv",
        "/entries.csv",
        "/entries/1",
        "/meeting",
        "/letters",
        "/press",
    ] {
        app.get(&format!("{KOBE}{end}"), &cookie).is(404);
    }
    app.post_bare(PRESS, &[("from", "")], &cookie).is(404);
    app.get("/en/2027/organisers", &cookie).is(404);
    app.get("/en/2027/barcelona/embargo", &cookie).is(404);
    app.get(EMBARGO, &cookie)
        .lacks("juror-1@jury.example")
        .lacks("Demo Juror");
    // A work that leaves the contest leaves this page too.
    app.execute(
        "UPDATE entry
         SET state = 'withdrawn'
         WHERE id IN (SELECT entry FROM finalist WHERE entry NOT IN (SELECT entry FROM decision))",
    );
    app.get(EMBARGO, &cookie).says(&titles[0]).lacks(&titles[1]);
    // Everybody else knows of no such page.
    for session in [app.team(1), app.juror(1)] {
        session.get(EMBARGO).is(404);
    }
    app.get(EMBARGO, "").is(303);
}

fn a_moment_that_is_none_is_told_beside_its_field(app: App) {
    let organiser = app.organiser();
    let refused = organiser.post(PRESS, &[("from", "some day")]);
    refused.is(422);
    assert_eq!(refused.value("from"), "some day");
    organiser
        .post(PRESS, &[("from", "2027-05-20T09:00")])
        .is(303);
    assert_eq!(organiser.get(PRESS).value("from"), "2027-05-20T09:00");
    organiser.post(PRESS, &[("from", "")]).is(303);
    assert_eq!(organiser.get(PRESS).value("from"), "");
}

on_both_engines![
    the_press_reads_finalists_and_awards_from_its_moment_on,
    the_press_sees_nothing_else,
    a_moment_that_is_none_is_told_beside_its_field,
];

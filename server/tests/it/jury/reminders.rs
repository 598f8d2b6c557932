//! Reminders that were seen before they left, and what jurors learn of themselves afterwards.

use crate::{
    app::{App, on_both_engines},
    jury::{JUROR, finish_all},
    results::publish_scores,
};

const REMINDERS: &str = "/en/2027/kobe/organise/reminders";

fn a_reminder_leaves_as_it_was_read_and_not_twice(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(REMINDERS);
    page.says("sheets to go.").says("Sheets to go: Kobe call");
    let jurors: Vec<String> = page.values("juror");
    assert_eq!(jurors.len(), 6);
    let line = page
        .text
        .split("In the jury of")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .expect("a line")
        .to_owned();
    assert!(
        !app.get("/en/mails", "").text.contains("Sheets to go"),
        "nothing has left"
    );
    let send = |cookie: &str| {
        app.post(REMINDERS, &[("juror", jurors[0].as_str())], cookie)
            .status
    };
    for mail in [JUROR, "team-8@studio-8.example"] {
        assert_eq!(send(&app.sign_in(mail)), 404);
        app.get(REMINDERS, &app.sign_in(mail)).is(404);
    }
    assert_eq!(send(&organiser), 303);
    let mails = || {
        app.get("/en/mails", "")
            .text
            .matches("Sheets to go: Kobe call")
            .count()
    };
    let once = mails();
    assert!(once > 0);
    app.get("/en/mails", "").says(&line);
    assert_eq!(send(&organiser), 303);
    assert_eq!(mails(), once, "nobody is reminded twice within hours");
    // Who has finished is not reminded, and nobody is where the round is closed.
    finish_all(&app);
    organiser.get(REMINDERS).says("Nobody has open work");
    organiser
        .post("/en/2027/kobe/organise/round", &[("closed", "1")])
        .is(303);
    assert_eq!(send(&organiser), 403);
}

fn a_juror_sees_their_own_figures_once_the_scores_are_public(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    finish_all(&app);
    cookie.get("/en/2027/kobe/jury").lacks("How you scored");
    organiser
        .post("/en/2027/kobe/organise/round", &[("closed", "1")])
        .is(303);
    // They tell what others gave: not before everybody may know, and the round stays closed.
    cookie.get("/en/2027/kobe/jury").lacks("How you scored");
    publish_scores(&organiser, "/en/2027/kobe/organise");
    let own = cookie.get("/en/2027/kobe/jury");
    own.says("How you scored");
    // The same as the organisers read, and nothing of another juror.
    let diagnosis = organiser.get("/en/2027/kobe/organise/jury").page();
    let severity = diagnosis.row("Demo Juror 2").all(".number")[1].text();
    assert!(severity.contains('±'), "{severity}");
    own.says(&severity)
        .lacks("Demo Juror 1")
        .lacks("Demo Juror 3");
}

on_both_engines![
    a_reminder_leaves_as_it_was_read_and_not_twice,
    a_juror_sees_their_own_figures_once_the_scores_are_public
];

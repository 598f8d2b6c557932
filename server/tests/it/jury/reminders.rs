//! Reminders that were seen before they left, and what jurors learn of themselves afterwards.

use crate::{
    app::{App, on_both_engines},
    jury::{JUROR, finish_all},
};

const REMINDERS: &str = "/en/2027/kobe/organise/reminders";

fn a_reminder_leaves_as_it_was_read_and_not_twice(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let page = app.get(REMINDERS, &organiser);
    assert!(page.text.contains("sheets to go.") && page.text.contains("Sheets to go: Kobe call"));
    let jurors: Vec<String> = page
        .text
        .split("name=\"juror\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .collect();
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
        assert_eq!(app.get(REMINDERS, &app.sign_in(mail)).status, 404);
    }
    assert_eq!(send(&organiser), 303);
    let mails = || {
        app.get("/en/mails", "")
            .text
            .matches("Sheets to go: Kobe call")
            .count()
    };
    let once = mails();
    assert!(once > 0 && app.get("/en/mails", "").text.contains(&line));
    assert_eq!(send(&organiser), 303);
    assert_eq!(mails(), once, "nobody is reminded twice within hours");
    // Who has finished is not reminded, and nobody is where the round is closed.
    finish_all(&app);
    assert!(
        app.get(REMINDERS, &organiser)
            .text
            .contains("Nobody has open work")
    );
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/round",
            &[("closed", "1")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(send(&organiser), 403);
}

fn a_juror_sees_their_own_figures_once_the_round_is_over(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    finish_all(&app);
    assert!(
        !app.get("/en/2027/kobe/jury", &cookie)
            .text
            .contains("How you scored")
    );
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/round",
            &[("closed", "1")],
            &organiser
        )
        .status,
        303
    );
    let own = app.get("/en/2027/kobe/jury", &cookie).text;
    assert!(own.contains("How you scored"));
    // The same as the organisers read, and nothing of another juror.
    let diagnosis = app.get("/en/2027/kobe/organise/jury", &organiser).text;
    let row = diagnosis
        .split("<tr>")
        .find(|row| row.contains("Demo Juror 2"))
        .expect("a row");
    let severity = row
        .split("class=\"number\"")
        .nth(2)
        .and_then(|cell| cell.split(['>', '<']).nth(1))
        .expect("a severity");
    assert!(
        severity.contains('±') && own.contains(severity),
        "{severity}"
    );
    assert!(!own.contains("Demo Juror 1") && !own.contains("Demo Juror 3"));
}

on_both_engines![
    a_reminder_leaves_as_it_was_read_and_not_twice,
    a_juror_sees_their_own_figures_once_the_round_is_over
];

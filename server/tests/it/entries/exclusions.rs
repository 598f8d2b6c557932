//! Entries that are taken out in mid-round: told to everybody whom it concerns, nothing lost, and
//! all back when put back.

use crate::{
    app::{App, on_both_engines},
    jury::{JUROR, criteria, finish_all, open_sheet, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// The page of the entry of a sheet for its organisers.
fn entry_page(app: &App, sheet: &str, cookie: &str) -> String {
    let page = app.get(sheet, cookie).text;
    let number = page.split("Entry ").find_map(|rest| {
        rest.split(|letter: char| !letter.is_ascii_digit())
            .next()?
            .parse::<i64>()
            .ok()
    });
    format!("{ORGANISE}/entries/{}", number.expect("a number"))
}

/// The session of a member of the team whose entry it is.
fn team(app: &App, entry: &str) -> String {
    let members =
        (1..=40).map(|number| app.sign_in(&format!("team-{number}@studio-{number}.example")));
    let mut members =
        members.filter(|cookie| app.get(&format!("/en/entry/{entry}"), cookie).status == 200);
    members.next().expect("its team")
}

fn a_work_taken_out_in_mid_round_is_told_and_nothing_of_it_is_lost(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let sheet = open_sheet(&app, &cookie);
    let entry = sheet.rsplit('/').next().expect("an id").to_owned();
    for (id, version) in criteria(&app, &sheet, &cookie) {
        assert_eq!(
            save(&app, &sheet, &id, "6", version, "before", &cookie).status,
            200
        );
    }
    let marks = criteria(&app, &sheet, &cookie);
    let version = app
        .get(&sheet, &cookie)
        .attribute("name=\"comment_version\"", "value");
    assert_eq!(
        app.post(
            &sheet,
            &[
                ("comment_team", "A brave scale."),
                ("comment_version", &version)
            ],
            &cookie
        )
        .status,
        303
    );
    let page = entry_page(&app, &sheet, &cookie);
    let plan = app.get(&format!("{ORGANISE}/plan"), &organiser).text;

    // A reason is asked for; nobody else can do it.
    let refused = app.post(
        &format!("{page}/exclusion"),
        &[("kind", "disqualified"), ("reason", " ")],
        &organiser,
    );
    assert!(
        refused.status == 422 && refused.text.contains("reason-problem"),
        "{}",
        refused.text
    );
    let long = "x".repeat(2_001);
    let refused = app.post(
        &format!("{page}/exclusion"),
        &[("kind", "wish"), ("reason", &long)],
        &organiser,
    );
    assert!(
        refused.status == 422 && refused.text.contains(&long),
        "what was typed stays"
    );
    for other in [cookie.as_str(), ""] {
        let answer = app.post(
            &format!("{page}/exclusion"),
            &[("kind", "disqualified"), ("reason", "x")],
            other,
        );
        assert!(
            [401, 404].contains(&answer.status) && !answer.location.contains("excluded"),
            "{}",
            answer.status
        );
    }
    assert_eq!(app.get(&sheet, &cookie).status, 200);
    let answer = app.post(
        &format!("{page}/exclusion"),
        &[
            ("kind", "disqualified"),
            ("reason", "Rule 4: the data are not open."),
        ],
        &organiser,
    );
    assert_eq!(answer.status, 303, "{}", answer.text);

    // The juror with the sheet open is told, in a browser with and without JavaScript, and keeps
    // what was typed.
    let gone = app.get(&sheet, &cookie);
    assert!(
        gone.status == 410 && gone.text.contains("This entry is no longer in the contest"),
        "{}",
        gone.text
    );
    let (criterion, version) = marks[0].clone();
    let late = save(&app, &sheet, &criterion, "9", version, "after", &cookie);
    assert!(
        late.status == 409 && late.text.contains("Closed"),
        "{}",
        late.text
    );
    let typed = app.post(
        &sheet,
        &[
            ("comment_team", "Just typed <here>."),
            ("comment_version", "1"),
        ],
        &cookie,
    );
    assert!(
        typed.status == 410 && typed.text.contains("Just typed &lt;here&gt;."),
        "{}",
        typed.text
    );
    for (path, field) in [
        ("finish", "finished"),
        ("flag", "note"),
        ("conflict", "declare"),
    ] {
        assert_eq!(
            app.post(
                &format!("{sheet}/{path}"),
                &[(field, "1"), ("kind", "technical")],
                &cookie
            )
            .status,
            410,
            "{path}"
        );
    }
    assert!(!app.get("/en/2027/kobe/jury", &cookie).text.contains(&entry));
    assert!(
        !app.get("/en/2027/kobe/jury/conflicts", &cookie)
            .text
            .contains(&entry)
    );
    // A juror to whom it was never assigned learns nothing.
    let others = (1..=6).map(|number| app.sign_in(&format!("juror-{number}@jury.example")));
    let statuses: Vec<u16> = others.map(|other| app.get(&sheet, &other).status).collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 410).count(),
        3,
        "{statuses:?}"
    );
    assert_eq!(
        statuses.iter().filter(|status| **status == 404).count(),
        3,
        "{statuses:?}"
    );

    // Out of the plan, the ranking and its export; the list says why.
    assert!(
        plan.contains(&entry)
            && !app
                .get(&format!("{ORGANISE}/plan"), &organiser)
                .text
                .contains(&entry)
    );
    finish_all(&app);
    assert!(
        !app.get(&format!("{ORGANISE}/ranking"), &organiser)
            .text
            .contains(&entry)
    );
    assert!(
        !app.get(&format!("{ORGANISE}/ranking.json"), &organiser)
            .text
            .contains(&entry)
    );
    assert!(app.get(ORGANISE, &organiser).text.contains("Disqualified"));
    assert!(
        app.get(&page, &organiser)
            .text
            .contains("Rule 4: the data are not open.")
    );
    assert!(
        app.get(&format!("{ORGANISE}/entries.csv"), &organiser)
            .text
            .contains("disqualified")
    );
    let again = app.post(
        &format!("{page}/exclusion"),
        &[("kind", "disqualified"), ("reason", "again")],
        &organiser,
    );
    assert!(
        again.status == 409 && again.text.contains("Rule 4: the data are not open."),
        "it is out already: {}",
        again.text
    );
    let log = app.get(&format!("{ORGANISE}/ranking"), &organiser).text;
    assert!(log.contains("removed from the contest"));
    // Its team reads the reason, on its page and by mail, and still has its files and receipts.
    let team = team(&app, &entry);
    let own = app.get(&format!("/en/entry/{entry}"), &team).text;
    assert!(
        own.contains("Rule 4: the data are not open.")
            && own.contains("Removed from the contest by the organisers")
            && own.contains("/receipt/")
    );
    assert!(
        app.get("/en/mails", "")
            .text
            .contains("is no longer in the contest")
    );

    // Put back: as if it had never been away.
    assert_eq!(
        app.post(&format!("{page}/readmission"), &[], &organiser)
            .status,
        303
    );
    assert_eq!(
        app.post(&format!("{page}/readmission"), &[], &organiser)
            .status,
        409
    );
    assert_eq!(criteria(&app, &sheet, &cookie), marks);
    assert!(app.get(&sheet, &cookie).text.contains("A brave scale."));
    assert_eq!(
        save(&app, &sheet, &criterion, "9", version, "after", &cookie).status,
        200
    );
    assert_eq!(
        app.post(&format!("{sheet}/finish"), &[("finished", "1")], &cookie)
            .status,
        303
    );
    finish_all(&app);
    assert!(
        app.get(&format!("{ORGANISE}/ranking"), &organiser)
            .text
            .contains(&entry)
    );
    assert!(
        app.get("/en/mails", "")
            .text
            .contains("is in the contest again")
    );
}

fn a_work_that_holds_an_award_stays_until_the_decision_is_changed(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    finish_all(&app);
    let sheet = app
        .get("/en/2027/kobe/jury", &cookie)
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let (entry, page) = (
        sheet.rsplit('/').next().expect("an id"),
        entry_page(&app, &sheet, &cookie),
    );
    let award = app
        .get(&format!("{ORGANISE}/ranking"), &organiser)
        .attribute("name=\"award\"", "value");
    let decide = |entries: &[(&str, &str)]| {
        let mut fields = vec![("award", award.as_str()), ("reason-en", "Because.")];
        fields.extend_from_slice(entries);
        assert_eq!(
            app.post(&format!("{ORGANISE}/decisions"), &fields, &organiser)
                .status,
            303
        );
    };
    decide(&[("entry", entry)]);
    let exclude = || {
        app.post(
            &format!("{page}/exclusion"),
            &[("kind", "wish"), ("reason", "The team asked for it.")],
            &organiser,
        )
    };
    let refused = exclude();
    assert!(
        refused.status == 409
            && refused.text.contains("This entry holds an award.")
            && refused.text.contains("The team asked for it."),
        "{}",
        refused.text
    );
    assert_eq!(app.get(&sheet, &cookie).status, 200);
    decide(&[]);
    assert_eq!(exclude().status, 303);
    // A finalist that is out is no finalist to publish.
    let published = app.post(
        &format!("{ORGANISE}/publication"),
        &[("stage", "finalists"), ("public", "1")],
        &organiser,
    );
    assert_eq!(published.status, 409, "{}", published.text);
}

on_both_engines![
    a_work_taken_out_in_mid_round_is_told_and_nothing_of_it_is_lost,
    a_work_that_holds_an_award_stays_until_the_decision_is_changed
];

//! Entries that are taken out in mid-round: told to everybody whom it concerns, nothing lost, and
//! all back when put back.

use crate::{
    app::{App, Session, on_both_engines},
    jury::{criteria, finish_all, open_sheet, save},
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
fn team(app: &App, entry: &str) -> Session {
    let members = (1..=40).map(|number| app.team(number));
    let mut members =
        members.filter(|cookie| app.get(&format!("/en/entry/{entry}"), cookie).status == 200);
    members.next().expect("its team")
}

fn a_work_taken_out_in_mid_round_is_told_and_nothing_of_it_is_lost(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &cookie);
    let entry = sheet.rsplit('/').next().expect("an id").to_owned();
    for (id, version) in criteria(&app, &sheet, &cookie) {
        save(&app, &sheet, &id, "6", version, "before", &cookie).is(200);
    }
    let marks = criteria(&app, &sheet, &cookie);
    let version = cookie.get(&sheet).value("comment_version");
    cookie
        .post(
            &sheet,
            &[
                ("comment_team", "A brave scale."),
                ("comment_version", &version),
            ],
        )
        .is(303);
    let page = entry_page(&app, &sheet, &cookie);
    let plan = organiser.get(&format!("{ORGANISE}/plan")).text;

    // A reason is asked for; nobody else can do it.
    let refused = organiser.post(
        &format!("{page}/exclusion"),
        &[("kind", "disqualified"), ("reason", " ")],
    );
    refused.is(422).says("reason-problem");
    let long = "x".repeat(2_001);
    let refused = organiser.post(
        &format!("{page}/exclusion"),
        &[("kind", "wish"), ("reason", &long)],
    );
    assert_eq!(refused.status, 422, "what was typed stays");
    assert!(refused.text.contains(&long), "what was typed stays");
    for other in [&*cookie, ""] {
        let answer = app.post(
            &format!("{page}/exclusion"),
            &[("kind", "disqualified"), ("reason", "x")],
            other,
        );
        assert!([401, 404].contains(&answer.status), "{}", answer.status);
        assert!(!answer.location.contains("excluded"), "{}", answer.status);
    }
    cookie.get(&sheet).is(200);
    let answer = organiser.post(
        &format!("{page}/exclusion"),
        &[
            ("kind", "disqualified"),
            ("reason", "Rule 4: the data are not open."),
        ],
    );
    answer.is(303);

    // The juror with the sheet open is told, in a browser with and without JavaScript, and keeps
    // what was typed.
    let gone = cookie.get(&sheet);
    gone.is(410).says("This entry is no longer in the contest");
    let (criterion, version) = marks[0].clone();
    let late = save(&app, &sheet, &criterion, "9", version, "after", &cookie);
    late.is(409).says("Closed");
    let typed = cookie.post(
        &sheet,
        &[
            ("comment_team", "Just typed <here>."),
            ("comment_version", "1"),
        ],
    );
    assert_eq!(typed.status, 410, "{}", typed.text);
    assert!(
        typed.text.contains("Just typed &lt;here&gt;."),
        "{}",
        typed.text
    );
    for (path, field) in [
        ("finish", "finished"),
        ("flag", "note"),
        ("conflict", "declare"),
    ] {
        cookie
            .post(
                &format!("{sheet}/{path}"),
                &[(field, "1"), ("kind", "technical")],
            )
            .is(410);
    }
    cookie.get("/en/2027/kobe/jury").lacks(&entry);
    cookie.get("/en/2027/kobe/jury/conflicts").lacks(&entry);
    // A juror to whom it was never assigned learns nothing.
    let others = (1..=6).map(|number| app.juror(number));
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
    assert!(plan.contains(&entry));
    organiser.get(&format!("{ORGANISE}/plan")).lacks(&entry);
    finish_all(&app);
    organiser.get(&format!("{ORGANISE}/ranking")).lacks(&entry);
    organiser
        .get(&format!("{ORGANISE}/ranking.json"))
        .lacks(&entry);
    organiser.get(ORGANISE).says("Disqualified");
    organiser.get(&page).says("Rule 4: the data are not open.");
    organiser
        .get(&format!("{ORGANISE}/entries.csv"))
        .says("disqualified");
    let again = organiser.post(
        &format!("{page}/exclusion"),
        &[("kind", "disqualified"), ("reason", "again")],
    );
    assert_eq!(again.status, 409, "it is out already: {}", again.text);
    assert!(
        again.text.contains("Rule 4: the data are not open."),
        "it is out already: {}",
        again.text
    );
    let log = organiser.get(&format!("{ORGANISE}/ranking"));
    log.says("removed from the contest");
    // Its team reads the reason, on its page and by mail, and still has its files and receipts.
    let team = team(&app, &entry);
    let own = app.get(&format!("/en/entry/{entry}"), &team);
    own.says("Rule 4: the data are not open.")
        .says("Removed from the contest by the organisers")
        .says("/receipt/");
    app.get("/en/mails", "").says("is no longer in the contest");

    // Put back: as if it had never been away.
    organiser.post(&format!("{page}/readmission"), &[]).is(303);
    organiser.post(&format!("{page}/readmission"), &[]).is(409);
    assert_eq!(criteria(&app, &sheet, &cookie), marks);
    cookie.get(&sheet).says("A brave scale.");
    save(&app, &sheet, &criterion, "9", version, "after", &cookie).is(200);
    cookie
        .post(&format!("{sheet}/finish"), &[("finished", "1")])
        .is(303);
    finish_all(&app);
    organiser.get(&format!("{ORGANISE}/ranking")).says(&entry);
    app.get("/en/mails", "").says("is in the contest again");
}

fn a_work_that_holds_an_award_stays_until_the_decision_is_changed(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    finish_all(&app);
    let sheet = cookie
        .get("/en/2027/kobe/jury")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let (entry, page) = (
        sheet.rsplit('/').next().expect("an id"),
        entry_page(&app, &sheet, &cookie),
    );
    let award = organiser.get(&format!("{ORGANISE}/ranking")).value("award");
    let decide = |entries: &[(&str, &str)]| {
        let mut fields = vec![("award", award.as_str()), ("reason-en", "Because.")];
        fields.extend_from_slice(entries);
        organiser
            .post(&format!("{ORGANISE}/decisions"), &fields)
            .is(303);
    };
    decide(&[("entry", entry)]);
    let exclude = || {
        organiser.post(
            &format!("{page}/exclusion"),
            &[("kind", "wish"), ("reason", "The team asked for it.")],
        )
    };
    let refused = exclude();
    refused
        .is(409)
        .says("This entry holds an award.")
        .says("The team asked for it.");
    cookie.get(&sheet).is(200);
    decide(&[]);
    exclude().is(303);
    // A finalist that is out is no finalist to publish.
    let published = organiser.post(
        &format!("{ORGANISE}/publication"),
        &[("stage", "finalists"), ("public", "1")],
    );
    published.is(409);
}

on_both_engines![
    a_work_taken_out_in_mid_round_is_told_and_nothing_of_it_is_lost,
    a_work_that_holds_an_award_stays_until_the_decision_is_changed
];

//! The calendar of a call: changed in one form, told to whoever it concerns, and followed by pages
//! that are open.

use super::files::{exported, import};
use crate::{
    app::{Answer, App, Session, on_both_engines},
    entries::{complete, newcomer},
    jury::{criteria, open_sheet, save},
};

const BARCELONA: &str = "/en/2027/barcelona/organise/calendar";
const KOBE: &str = "/en/2027/kobe/organise/calendar";

pub type Form = Vec<(String, String)>;

/// The form of a calendar as a browser would post it, with other values.
pub fn form_with(page: &Answer, values: &[(&str, &str)]) -> Form {
    let mut fields = page.page().form("/organise/calendar", "").fields();
    for (name, value) in values {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn post(session: &Session, path: &str, form: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    session.post_bare(path, &fields)
}

/// Posts a form that asks first, and says that it is meant.
pub fn post_twice(session: &Session, path: &str, mut form: Form, told: &str) {
    let asked = post(session, path, &form);
    asked.is(200).says(told);
    form.push(("plan".to_owned(), asked.value("plan")));
    form.push(("confirmed".to_owned(), "1".to_owned()));
    post(session, path, &form).is(303);
}

/// How many mails of a subject stand on the demo's page of mails.
fn mails(app: &App, subject: &str) -> usize {
    app.get("/en/mails", "").text.matches(subject).count()
}

fn ends(app: &App, call: &str, phase: &str) -> String {
    let told = app.get(&format!("/en/2027/{call}/deadline.json"), "");
    told.is(200);
    assert_eq!(told.header("cache-control"), "no-store");
    let ends = &told.json()["phases"][phase]["ends"];
    ends.as_str().expect("a moment").to_owned()
}

fn a_deadline_moves_for_all_and_everybody_is_told(app: App) {
    let organiser = app.organiser();
    organiser
        .get("/en/2027/barcelona/organise")
        .says("/organise/calendar");
    let page = organiser.get(BARCELONA);
    page.is(200)
        .says("(Kobe time)")
        .says("All times here are Barcelona time");
    let later = [("submission-ends", "2027-05-29T08:00")];
    let mut form = form_with(&page, &later);
    // Teams work by it: they are told why.
    post(&organiser, BARCELONA, &form)
        .is(422)
        .says("This is needed");
    form.retain(|(name, _)| name != "reason");
    form.push(("reason".to_owned(), "The portal was down.".to_owned()));
    let asked = post(&organiser, BARCELONA, &form);
    asked.is(200).says("change after it began");
    form.push(("plan".to_owned(), asked.value("plan")));
    post(&organiser, BARCELONA, &form).is(422);
    assert_eq!(
        ends(&app, "barcelona", "submission"),
        "2027-05-28T21:59:00Z"
    );
    assert_eq!(mails(&app, "New dates: "), 0, "nothing has happened yet");
    form.push(("confirmed".to_owned(), "1".to_owned()));
    post(&organiser, BARCELONA, &form).is(303);
    // The same form a second time is one change.
    post(&organiser, BARCELONA, &form).is(303);
    let call = app.get("/en/2027/barcelona", "");
    call.says("Submission: end, moved on Friday 14 May 2027, ")
        .says("from Friday 28 May 2027, 23:59 (Barcelona time)")
        .says("to Saturday 29 May 2027, 08:00 (Barcelona time)")
        .says("The portal was down.");
    assert_eq!(call.text.matches("moved on").count(), 1);
    let told = app.get("/en/2027/barcelona/deadline.json", "").json();
    assert_eq!(told["running"], "submission");
    assert_eq!(told["phases"]["submission"]["ends"], "2027-05-29T06:00:00Z");
    assert_eq!(
        told["phases"]["submission"]["written"]["Europe/Madrid"],
        "Saturday 29 May 2027, 08:00"
    );
    assert!(mails(&app, "New dates: Barcelona call") > 0);
    app.get("/en/mails", "")
        .says("Friday 28 May 2027, 21:59 (UTC)")
        .says("Saturday 29 May 2027, 06:00 (UTC)")
        .says("The portal was down.");
    assert!(app.command(&["audit"]).status.success());
    // Until the phase is over, with its grace.
    let app = app.restarted_at("2027-05-29T06:14:00Z");
    app.get("/en/2027/barcelona", "").says("moved on");
    let app = app.restarted_at("2027-05-29T06:16:00Z");
    app.get("/en/2027/barcelona", "").lacks("moved on");
}

fn hand_ins_after_an_earlier_deadline_still_count(app: App) {
    let organiser = app.organiser();
    let entries = "/en/2027/kobe/organise/entries.csv";
    let before = organiser.get(entries).text;
    let earlier = [
        ("submission-ends", "2027-03-15T09:01"),
        ("submission-grace_minutes", "0"),
        ("reason", "A mistake in the call."),
    ];
    let form = form_with(&organiser.get(KOBE), &earlier);
    post_twice(&organiser, KOBE, form, "came in after the new deadline");
    assert_eq!(organiser.get(entries).text, before);
    assert_eq!(ends(&app, "kobe", "submission"), "2027-03-15T00:01:00Z");
    assert_eq!(mails(&app, "New dates: "), 0, "it was over and still is");
}

fn a_phase_that_was_over_opens_again(app: App) {
    let organiser = app.organiser();
    let running = |app: &App| {
        let told = app.get("/en/2027/kobe/deadline.json", "").json();
        told["running"].as_str().map(str::to_owned)
    };
    assert_eq!(running(&app).as_deref(), Some("screening"));
    let again = [
        ("submission-ends", "2027-05-15T23:59"),
        ("screening-starts", "2027-05-16T09:00"),
        ("reason", "The server did not answer on the last evening."),
    ];
    let form = form_with(&organiser.get(KOBE), &again);
    post_twice(&organiser, KOBE, form, "change after it began");
    assert_eq!(running(&app).as_deref(), Some("submission"));
    app.get("/en/2027/kobe", "")
        .says("Submission: end, moved on")
        .says("Screening: start, moved on");
    // Teams read of theirs, and jurors of theirs.
    let page = app.get("/en/mails", "");
    page.says("New dates: Kobe call")
        .says("Submission: end")
        .says("Screening: start");
}

fn a_registration_that_was_over_takes_teams_again(app: App) {
    let (organiser, cookie) = (app.organiser(), newcomer(&app, "belated@example.org"));
    let team = "/en/2027/kobe/team";
    app.post(team, &[("name", "Belated")], &cookie).is(409);
    let again = [
        ("registration-ends", "2027-05-15T23:59"),
        ("reason", "The form did not open on the last evening."),
    ];
    let form = form_with(&organiser.get(KOBE), &again);
    post_twice(&organiser, KOBE, form, "change after it began");
    app.post(team, &[("name", "Belated")], &cookie).is(303);
    // Founded, it has what the calendar gives to the rest: handing in is over.
    let links = app.get(team, &cookie).links();
    let mut entries = links.iter().filter(|link| link.starts_with("/en/entry/"));
    let entry = entries.next().expect("a draft");
    app.post(entry, &complete("1"), &cookie).is(409);
}

fn what_jurors_have_begun_is_told_before_and_after_hand_ins_are_taken_again(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &juror);
    for (id, version) in criteria(&app, &sheet, &juror) {
        save(&app, &sheet, &id, "6", version, "before", &juror).is(200);
    }
    let again = [
        ("submission-ends", "2027-05-15T23:59"),
        ("screening-starts", "2027-05-16T09:00"),
        ("reason", "The server did not answer on the last evening."),
    ];
    let form = form_with(&organiser.get(KOBE), &again);
    post_twice(&organiser, KOBE, form, "begun. If");
    // Nothing is judged meanwhile, and nothing of it is lost.
    juror.get(&sheet).is(403);
    let entry = format!("/en/entry/{}", sheet.rsplit('/').next().expect("an id"));
    let mut members = (1..=40).map(|number| app.team(number));
    let member = members.find(|session| session.get(&entry).status == 200);
    let member = member.expect("its team");
    let mut fields = member.get(&entry).page().form(&entry, "").fields();
    fields.retain(|(name, _)| name != "title-en");
    fields.push(("title-en".to_owned(), "Another title".to_owned()));
    post(&member, &entry, &fields).is(303);
    member.post(&format!("{entry}/hand-in"), &[]).is(303);
    let app = app.restarted_at("2027-05-16T00:00:30Z");
    juror
        .get(&sheet)
        .is(200)
        .says("Another title")
        .says("handed in again after you had begun");
    let marks = criteria(&app, &sheet, &juror);
    assert!(marks.iter().all(|(_, version)| *version > 0), "{marks:?}");
}

fn a_call_without_grace_does_not_speak_of_minutes(app: App) {
    app.get("/en/2027/barcelona", "")
        .says("within 15 minutes after it");
    let organiser = app.organiser();
    organiser.get(BARCELONA).says("at most 7 days");
    let values = [
        ("submission-grace_minutes", "0"),
        ("reason", "The law asks for it."),
    ];
    let form = form_with(&organiser.get(BARCELONA), &values);
    post_twice(&organiser, BARCELONA, form, "change after it began");
    app.get("/en/2027/barcelona", "")
        .says("It ends on the second")
        .lacks("0 minutes");
    for (language, told) in [
        ("ca", "segon exacte"),
        ("es", "segundo exacto"),
        ("ja", "ちょうどに締め切ります"),
    ] {
        app.get(&format!("/{language}/2027/barcelona"), "")
            .says(told);
    }
}

fn who_was_overtaken_loses_nothing(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(KOBE);
    let form = form_with(&page, &[("final-ends", "2027-06-07T13:00")]);
    // The criteria's page moves dates too, and tells it.
    let round = [
        ("kind", "screening"),
        ("method", "marks"),
        ("blind", "1"),
        ("jurors_per_entry", "3"),
        ("starts", "2027-04-24T09:00"),
        ("ends", "2027-05-23T23:59"),
    ];
    organiser
        .post("/en/2027/kobe/organise/criteria/round", &round)
        .is(303);
    app.get("/en/2027/kobe", "")
        .says("Screening: end, moved on");
    let stale = post(&organiser, KOBE, &form);
    stale
        .is(409)
        .says("What holds now")
        .says("Sunday 23 May 2027, 23:59")
        .says("Monday 7 June 2027, 13:00");
    assert_eq!(stale.value("final-ends"), "2027-06-07T13:00");
    assert_eq!(ends(&app, "kobe", "final"), "2027-06-07T14:59:00Z");
}

fn times_that_no_clock_shows_or_that_come_twice_are_refused(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(BARCELONA);
    let refused = |ends: &str| {
        let values = [("publication-ends", ends), ("reason", "A longer show.")];
        let answer = post(&organiser, BARCELONA, &form_with(&page, &values));
        answer.is(422);
        assert_eq!(answer.value("publication-ends"), ends, "nothing is lost");
        answer
    };
    // Europe/Madrid goes from 02:00 to 03:00 on 26 March 2028, and back on 31 October 2027.
    refused("2028-03-26T02:30").says("Write 2028-03-26T03:30");
    let twice = refused("2027-10-31T02:30");
    twice
        .says("2027-10-31T02:30:00+02:00")
        .says("2027-10-31T02:30:00+01:00");
    let field = twice.page();
    let field = field.field("publication-ends");
    assert_eq!(field.attribute("type"), Some("text"), "an offset fits in");
    refused("");
    refused("2027-07-01T10:00");
    let second = "2027-10-31T02:30:00+01:00";
    let values = [("publication-ends", second), ("reason", "A longer show.")];
    // Nothing follows from it: it is done at once.
    post(&organiser, BARCELONA, &form_with(&page, &values)).is(303);
    assert_eq!(
        ends(&app, "barcelona", "publication"),
        "2027-10-31T01:30:00Z"
    );
    let page = organiser.get(BARCELONA);
    assert_eq!(page.value("publication-ends"), second);
    // Grace has its limits, and a round its dates.
    let most = contest::edition::MAX_GRACE_MINUTES;
    for grace in ["-1", "many", "99999"] {
        let values = [("submission-grace_minutes", grace)];
        post(&organiser, BARCELONA, &form_with(&page, &values))
            .is(422)
            .says(&format!("from 0 to {most}"));
    }
    let without = [("final-starts", ""), ("final-ends", "")];
    post(&organiser, KOBE, &form_with(&organiser.get(KOBE), &without))
        .is(422)
        .says("has no dates");
}

fn nobody_else_finds_the_calendar(app: App) {
    let organiser = app.organiser();
    let form = form_with(&organiser.get(KOBE), &[("final-ends", "2027-06-07T13:00")]);
    for session in [app.team(1), app.juror(1), app.administrator()] {
        session.get(KOBE).is(404);
        post(&session, KOBE, &form).is(404);
    }
    app.get(KOBE, "").is(303);
    assert_eq!(ends(&app, "kobe", "final"), "2027-06-07T14:59:00Z");
    for (language, title) in [("ca", "Calendari"), ("es", "Calendario"), ("ja", "日程")] {
        organiser
            .get(&KOBE.replacen("/en/", &format!("/{language}/"), 1))
            .is(200)
            .says(title);
    }
}

fn a_file_moves_a_phase_too(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(BARCELONA);
    let text = exported(&app, "2027");
    assert_eq!(text.matches("2027-05-28T23:59").count(), 1, "{text}");
    let (done, said) = import(
        &app,
        &text.replacen("2027-05-28T23:59", "2027-05-29T08:00", 1),
    );
    assert!(done, "{said}");
    app.page_that_says("/en/2027/barcelona/deadline.json", "2027-05-29T06:00:00Z");
    app.get("/en/2027/barcelona", "")
        .says("Submission: end, moved on")
        .lacks("Reason:");
    assert!(mails(&app, "New dates: Barcelona call") > 0);
    assert_eq!(
        ends(&app, "barcelona", "submission"),
        "2027-05-29T06:00:00Z"
    );
    // A form that was opened before is told.
    let values = [
        ("submission-ends", "2027-05-29T07:00"),
        ("reason", "Too late."),
    ];
    post(&organiser, BARCELONA, &form_with(&page, &values)).is(409);
}

on_both_engines![
    a_deadline_moves_for_all_and_everybody_is_told,
    hand_ins_after_an_earlier_deadline_still_count,
    a_phase_that_was_over_opens_again,
    a_registration_that_was_over_takes_teams_again,
    what_jurors_have_begun_is_told_before_and_after_hand_ins_are_taken_again,
    a_call_without_grace_does_not_speak_of_minutes,
    who_was_overtaken_loses_nothing,
    times_that_no_clock_shows_or_that_come_twice_are_refused,
    nobody_else_finds_the_calendar,
    a_file_moves_a_phase_too,
];

//! A deadline of one team: later than the call's, told to it with the reason, and asked by every
//! rule that ends with the deadline.

use crate::{
    app::{Answer, App, Session, Upload, on_both_engines, png},
    entries::{complete, newcomer, team},
    jury::{criteria, open_sheet, save},
};

const BARCELONA: &str = "/en/2027/barcelona/organise";
const KOBE: &str = "/en/2027/kobe/organise";
const REASON: &str = "The library was flooded.";

/// The number of an entry in its call, as its page says it.
fn number_of(page: &Answer) -> i64 {
    let found = page.text.split("Entry ").find_map(|rest| {
        let digits = rest.split(|letter: char| !letter.is_ascii_digit());
        digits.into_iter().next()?.parse().ok()
    });
    found.expect("a number")
}

/// The page of a team's deadline for the organisers of a call.
pub fn deadline_page(organise: &str, draft: &Answer) -> String {
    format!("{organise}/entries/{}/deadline", number_of(draft))
}

/// Signs somebody in again who signed up in the test.
fn again(app: &App, mail: &str) -> String {
    let fields = [("mail", mail), ("password", "a rather long phrase")];
    app.post("/en/sign-in", &fields, "").cookie
}

fn upload(app: &App, entry: &str, role: &str, cookie: &str) -> Answer {
    let file = Upload {
        name: "a.png",
        bytes: &png(),
    };
    app.upload(&format!("{entry}/files"), &[("role", role)], &file, cookie)
}

/// A team of Barcelona's call whose draft is complete: its address, its session, its draft.
fn ready(app: &App, mail: &str) -> (String, String) {
    let (cookie, entry) = team(app, mail);
    app.post(&entry, &complete("1"), &cookie).is(303);
    for role in ["cover", "work"] {
        upload(app, &entry, role, &cookie).is(303);
    }
    (cookie, entry)
}

/// The session of a member of the team whose entry of Kobe's call it is.
fn member(app: &App, entry: &str) -> Session {
    let mut members = (1..=40).map(|number| app.team(number));
    let found = members.find(|session| session.get(&format!("/en/entry/{entry}")).status == 200);
    found.expect("its team")
}

fn ends(page: &Answer) -> String {
    let ends = &page.json()["phases"]["submission"]["ends"];
    ends.as_str().expect("a moment").to_owned()
}

fn a_team_has_its_own_deadline_and_everybody_else_the_calls(app: App) {
    let (cookie, entry) = ready(&app, "flooded@example.org");
    let (other_cookie, other) = ready(&app, "dry@example.org");
    newcomer(&app, "partner@example.org");
    let link = |app: &App, cookie: &str| {
        let page = app.get("/en/2027/barcelona/team", cookie);
        let link = page.page().first("[readonly]").value();
        link.replace("http://127.0.0.1:3000", "")
    };
    let (own_link, other_link) = (link(&app, &cookie), link(&app, &other_cookie));
    let organiser = app.organiser();
    let page = deadline_page(BARCELONA, &app.get(&entry, &cookie));
    organiser
        .get(&page)
        .is(200)
        .says("This team has the deadline of the call")
        .says("Friday 28 May 2027, 23:59 (Barcelona time)");
    let fields = [("ends", "2027-05-29T08:00"), ("reason", REASON)];
    organiser.post(&page, &fields).is(303);
    organiser
        .get(&page)
        .says("Saturday 29 May 2027, 08:00 (Barcelona time)")
        .says("(Kobe time)")
        .says(REASON);
    // The team reads it and is written to; an open page of it learns of it.
    app.get(&entry, &cookie)
        .says("Extended for your team until Saturday 29 May 2027, 08:00 (Barcelona time).")
        .says(REASON);
    app.get(&other, &other_cookie)
        .lacks("Extended for your team");
    let told =
        |entry: &str, cookie: &str| ends(&app.get(&format!("{entry}/deadline.json"), cookie));
    assert_eq!(told(&entry, &cookie), "2027-05-29T06:00:00Z");
    assert_eq!(told(&other, &other_cookie), "2027-05-28T21:59:00Z");
    let of_call = app.get("/en/2027/barcelona/deadline.json", "");
    assert_eq!(ends(&of_call), "2027-05-28T21:59:00Z");
    app.get("/en/mails", "")
        .says("Another deadline for your team: Test Team")
        .says("Friday 28 May 2027, 21:59 (UTC)")
        .says("Saturday 29 May 2027, 06:00 (UTC)")
        .says(REASON);
    // Organisers find it in their list and take it along.
    organiser.get(BARCELONA).says("extended until 29 May 2027");
    organiser
        .get(&format!("{BARCELONA}/entries.csv"))
        .says("extended_until,extension_reason")
        .says(&format!("2027-05-29T06:00:00Z,{REASON}"));
    assert!(app.command(&["audit"]).status.success());

    // After the call's deadline and its grace.
    let app = app.restarted_at("2027-05-28T22:20:00Z");
    let (cookie, other_cookie) = (
        again(&app, "flooded@example.org"),
        again(&app, "dry@example.org"),
    );
    let partner = again(&app, "partner@example.org");
    app.post(&format!("{other}/hand-in"), &[], &other_cookie)
        .is(409)
        .says("The deadline has passed");
    app.post(&other_link, &[], &partner).is(409);
    app.post(&own_link, &[], &partner).is(303);
    app.get("/en/2027/barcelona/team", &cookie)
        .says("Saturday 29 May 2027, 08:00");
    upload(&app, &entry, "work", &cookie).is(303);
    let leave = "/en/2027/barcelona/team/leave";
    app.post(leave, &[], &partner).is(303);

    // Until the grace after its own, to the second.
    let app = app.restarted_at("2027-05-29T06:14:20Z");
    let answer = app.post(&format!("{entry}/hand-in"), &[], &cookie);
    assert!(answer.location.contains("/receipt/1"), "{answer:?}");
    let app = app.restarted_at("2027-05-29T06:15:00Z");
    for answer in [
        app.post(&format!("{entry}/hand-in"), &[], &cookie),
        app.post(&entry, &complete("2"), &cookie),
        app.post(&format!("{entry}/withdraw"), &[], &cookie),
        upload(&app, &entry, "work", &cookie),
    ] {
        answer
            .is(409)
            .says("Saturday 29 May 2027, 08:00 (Barcelona time)");
    }
    // Who stands behind a work that was handed in is settled by now.
    app.post(leave, &[], &cookie)
        .is(409)
        .says("The deadline has passed");
}

fn what_the_jury_has_begun_is_asked_about_once(app: App) {
    let juror = app.juror(2);
    let sheet = open_sheet(&app, &juror);
    for (id, version) in criteria(&app, &sheet, &juror) {
        save(&app, &sheet, &id, "6", version, "before", &juror).is(200);
    }
    juror
        .get(&sheet)
        .lacks("handed in again after you had begun");
    let id = sheet.rsplit('/').next().expect("an id");
    let entry = format!("/en/entry/{id}");
    let member = member(&app, id);
    let draft = member.get(&entry);
    let mut form = draft.page().form(&entry, "").fields();
    form.retain(|(name, _)| name != "title-en");
    form.push(("title-en".to_owned(), "Written on a dry table".to_owned()));
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    member.post(&entry, &fields).is(409);
    let (organiser, page) = (app.organiser(), deadline_page(KOBE, &draft));
    let mut extension = vec![("ends", "2027-05-14T21:30"), ("reason", REASON)];
    let asked = organiser.post(&page, &extension);
    asked
        .is(409)
        .says("The jury begins before this deadline is over");
    assert_eq!(asked.value("ends"), "2027-05-14T21:30", "nothing is lost");
    assert_eq!(asked.value("reason"), REASON, "nothing is lost");
    member.post(&entry, &fields).is(409);
    extension.push(("confirmed", "1"));
    organiser.post(&page, &extension).is(303);
    // 12:00 in UTC is 21:00 in Kobe.
    member
        .get(&entry)
        .says("Extended for your team until Friday 14 May 2027, 21:30 (Kobe time).");
    member.post(&entry, &fields).is(303);
    member.post(&format!("{entry}/hand-in"), &[]).is(303);
    // Its juror keeps the marks, reads what it is now, and is told.
    juror
        .get(&sheet)
        .says("Written on a dry table")
        .says("handed in again after you had begun");
    let marks = criteria(&app, &sheet, &juror);
    assert!(marks.iter().all(|(_, version)| *version > 0), "{marks:?}");
    let log = organiser.get(&format!("{KOBE}/ranking"));
    log.says("its team was given a deadline of its own");
    let app = app.restarted_at("2027-05-14T12:44:20Z");
    member.post(&format!("{entry}/hand-in"), &[]).is(303);
    let app = app.restarted_at("2027-05-14T12:45:00Z");
    let late = app.post(&format!("{entry}/hand-in"), &[], &member);
    late.is(409).says("Friday 14 May 2027, 21:30 (Kobe time)");
}

fn what_is_no_later_deadline_is_refused(app: App) {
    let (cookie, entry) = team(&app, "typing@example.org");
    let (organiser, page) = (
        app.organiser(),
        deadline_page(BARCELONA, &app.get(&entry, &cookie)),
    );
    for (ends, reason, told) in [
        ("", REASON, "href=\"#ends\""),
        ("2027-05-29T08:00", " ", "href=\"#reason\""),
        // The call's own, to the minute, and one before it.
        ("2027-05-28T23:59", REASON, "href=\"#ends\""),
        ("2027-05-20T12:00", REASON, "href=\"#ends\""),
        // Europe/Madrid goes from 02:00 to 03:00 on 26 March 2028.
        ("2028-03-26T02:30", REASON, "Write 2028-03-26T03:30"),
    ] {
        let answer = organiser.post(&page, &[("ends", ends), ("reason", reason)]);
        answer.is(422).says(told);
        assert_eq!(answer.value("ends"), ends, "nothing is lost");
    }
    let long = "x".repeat(contest::edition::MAX_MOVE_REASON_CHARS + 1);
    let fields = [("ends", "2027-05-29T08:00"), ("reason", long.as_str())];
    organiser.post(&page, &fields).is(422).says(&long);
    app.get(&entry, &cookie).lacks("Extended for your team");
    app.get("/en/mails", "")
        .lacks("Another deadline for your team");
    // Nobody else finds it, whatever they send.
    let good = [("ends", "2027-05-29T08:00"), ("reason", REASON)];
    for session in [app.team(1), app.juror(1), app.administrator()] {
        session.get(&page).is(404);
        session.post_bare(&page, &good).is(404);
        session
            .post_bare(&format!("{page}/withdrawal"), &[])
            .is(404);
        session.get(&format!("{entry}/deadline.json")).is(404);
    }
    app.get(&page, &cookie).is(404);
    app.get(&page, "").is(303);
    organiser
        .get(&format!("{BARCELONA}/entries/9999/deadline"))
        .is(404);
}

fn an_extension_is_changed_and_taken_back_and_the_later_deadline_counts(app: App) {
    let (cookie, entry) = team(&app, "changed@example.org");
    let (organiser, page) = (
        app.organiser(),
        deadline_page(BARCELONA, &app.get(&entry, &cookie)),
    );
    let extend = |ends: &str| {
        let fields = [("ends", ends), ("reason", REASON)];
        organiser.post(&page, &fields).is(303);
    };
    let told = || ends(&app.get(&format!("{entry}/deadline.json"), &cookie));
    extend("2027-05-29T07:00");
    assert_eq!(told(), "2027-05-29T05:00:00Z");
    extend("2027-05-29T08:00");
    assert_eq!(told(), "2027-05-29T06:00:00Z");
    // The call's own moves past it: that counts, and it is said.
    let calendar = format!("{BARCELONA}/calendar");
    let form = organiser
        .get(&calendar)
        .page()
        .form("/organise/calendar", "")
        .fields();
    let mut form: Vec<(String, String)> = form
        .into_iter()
        .filter(|(name, _)| name != "submission-ends" && name != "reason")
        .collect();
    for (name, value) in [
        ("submission-ends", "2027-05-29T08:30"),
        ("reason", "For all."),
    ] {
        form.push((name.to_owned(), value.to_owned()));
    }
    let send = |form: &[(String, String)]| {
        let fields: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        organiser.post_bare(&calendar, &fields)
    };
    let asked = send(&form);
    asked.is(200);
    form.push(("plan".to_owned(), asked.value("plan")));
    form.push(("confirmed".to_owned(), "1".to_owned()));
    send(&form).is(303);
    assert_eq!(told(), "2027-05-29T06:30:00Z");
    app.get(&entry, &cookie)
        .says("Your team had been given until Saturday 29 May 2027, 08:00 (Barcelona time).");
    organiser.get(&page).says("the later one counts");
    // Taken back: the call's counts, and the team is told again.
    extend("2027-05-29T08:40");
    organiser.post(&format!("{page}/withdrawal"), &[]).is(303);
    assert_eq!(told(), "2027-05-29T06:30:00Z");
    app.get(&entry, &cookie).lacks("your team until");
    let mails = app.get("/en/mails", "").text;
    assert_eq!(mails.matches("Another deadline for your team").count(), 4);
    // There is nothing left to take back.
    organiser.post(&format!("{page}/withdrawal"), &[]).is(409);
    assert!(app.command(&["audit"]).status.success());
}

on_both_engines![
    a_team_has_its_own_deadline_and_everybody_else_the_calls,
    what_the_jury_has_begun_is_asked_about_once,
    what_is_no_later_deadline_is_refused,
    an_extension_is_changed_and_taken_back_and_the_later_deadline_counts,
];

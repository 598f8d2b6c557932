//! A call that is paused on a bad day: nothing that is typed is lost, nothing more counts, nobody
//! is late because of it, and dates move with its end where that is wanted.

use crate::{
    app::{Answer, App, Session, Upload, carries, on_both_engines, png},
    entries::{complete, deadline_page, newcomer, team},
    jury::{comment_version, criteria, open_sheet, save},
};

const BARCELONA: &str = "/en/2027/barcelona/organise";
const KOBE: &str = "/en/2027/kobe/organise";
const REASON: &str = "The data portal does not answer.";

type Form = Vec<(String, String)>;

fn borrow(form: &Form) -> Vec<(&str, &str)> {
    form.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

fn pause(organiser: &Session, organise: &str) {
    let fields = [
        ("reason-en", REASON),
        ("reason-ja", "サイトが応答しません。"),
    ];
    organiser
        .post(&format!("{organise}/pause"), &fields)
        .is(303);
}

/// The form that ends a pause, as a browser would post it, with other values.
fn form_of_end(page: &Answer, values: &[(&str, &str)]) -> Form {
    let mut form = page.page().form("/organise/pause/end", "").fields();
    for (name, value) in values {
        form.retain(|(known, _)| known != name);
        form.push(((*name).to_owned(), (*value).to_owned()));
    }
    form
}

fn ends(app: &App, call: &str, phase: &str) -> String {
    let told = app.get(&format!("/en/2027/{call}/deadline.json"), "");
    let ends = &told.json()["phases"][phase]["ends"];
    ends.as_str().expect("a moment").to_owned()
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

fn teams_go_on_writing_and_hand_in_afterwards(app: App) {
    let (cookie, entry) = team(&app, "writing@example.org");
    let newcomer = newcomer(&app, "founder@example.org");
    let link = app.get("/en/2027/barcelona/team", &cookie);
    let link = link.page().first("[readonly]").value();
    let link = link.replace("http://127.0.0.1:3000", "");
    let organiser = app.organiser();
    app.get("/en/2027/barcelona", "").says("Take part");
    pause(&organiser, BARCELONA);
    // Everybody reads it, in their language or another, also on a page that is open.
    for (path, told) in [
        ("/en/2027/barcelona", REASON),
        ("/ca/2027/barcelona", REASON),
        ("/ja/2027/barcelona", "サイトが応答しません。"),
        (&*entry, REASON),
        ("/en/2027/barcelona/team", REASON),
    ] {
        let page = app.get(path, &cookie);
        page.is(200).says(told);
        let banner = page.page().first("[data-pause]").html();
        assert!(!banner.contains("hidden"), "{path}: {banner}");
        assert!(banner.contains("deadline.json"), "{path}: {banner}");
    }
    app.get("/en/2027/barcelona", "").lacks("Take part");
    for path in [
        "/en/2027/barcelona/deadline.json",
        &format!("{entry}/deadline.json"),
    ] {
        let told = app.get(path, &cookie).json();
        let paused = told["paused"].as_str().expect("why");
        assert!(paused.contains(REASON), "{paused}");
        assert!(paused.contains("Friday 14 May 2027"), "{paused}");
    }
    // What is typed is kept.
    app.post(&entry, &complete("1"), &cookie).is(303);
    for role in ["cover", "work"] {
        upload(&app, &entry, role, &cookie).is(303);
    }
    // What counts waits, and is told why.
    let mut typed = complete("2");
    typed.retain(|(name, _)| *name != "title-en");
    typed.push(("title-en", "Typed in a pause"));
    let waits = [
        app.post(&format!("{entry}/hand-in"), &typed, &cookie),
        app.post("/en/2027/barcelona/team", &[("name", "New")], &newcomer),
        app.post(&link, &[], &newcomer),
    ];
    for answer in waits {
        answer.is(409).says(REASON).says("What you have is safe");
    }
    app.get(&entry, &cookie).says("Typed in a pause");
    app.get("/en/2027/barcelona/team", &newcomer)
        .is(200)
        .says(REASON)
        .lacks("name=\"name\"");
    // Its end lets all of it be.
    let page = organiser.get(&format!("{BARCELONA}/pause"));
    let form = form_of_end(&page, &[("minutes", "0")]);
    let end = format!("{BARCELONA}/pause/end");
    organiser.post_bare(&end, &borrow(&form)).is(303);
    // Sent twice, it is one end.
    organiser.post_bare(&end, &borrow(&form)).is(303);
    app.get("/en/2027/barcelona", "")
        .lacks(REASON)
        .lacks("moved on");
    let told = app.get("/en/2027/barcelona/deadline.json", "").json();
    assert!(told["paused"].is_null(), "{told}");
    let answer = app.post(&format!("{entry}/hand-in"), &[], &cookie);
    assert!(answer.location.contains("/receipt/1"), "{answer:?}");
    app.post(&link, &[], &newcomer).is(303);
    assert_eq!(
        ends(&app, "barcelona", "submission"),
        "2027-05-28T21:59:00Z"
    );
    assert!(app.command(&["audit"]).status.success());
}

fn jurors_go_on_marking_and_finish_afterwards(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &juror);
    pause(&organiser, KOBE);
    for path in [&*sheet, "/en/2027/kobe/jury"] {
        juror.get(path).is(200).says(REASON);
    }
    for (id, version) in criteria(&app, &sheet, &juror) {
        save(&app, &sheet, &id, "6", version, "paused", &juror).is(200);
    }
    let write = |comment: &str, more: &[(&str, &str)]| {
        let version = comment_version(&app, &sheet, &juror);
        let fields = [
            ("comment_team", comment),
            ("comment_jury", ""),
            ("comment_version", version.as_str()),
        ];
        juror.post(&sheet, &[&fields[..], more].concat())
    };
    write("Written in a pause.", &[]).is(303);
    let finish = format!("{sheet}/finish");
    juror
        .post(&finish, &[("finished", "1")])
        .is(409)
        .says(REASON)
        .says("Written in a pause.");
    // Saved and finished by one button: what was typed is saved.
    write("Longer.", &[("finish", "1")]).is(409).says(REASON);
    juror.get(&sheet).says("Longer.");
    // Nothing is published, while what is public can be taken back.
    let past = "/en/2025/kobe/organise";
    pause(&organiser, past);
    let publication = |public: &str| {
        let fields = [("stage", "scores"), ("public", public), ("confirmed", "1")];
        organiser.post(&format!("{past}/publication"), &fields)
    };
    publication("0").is(303);
    publication("1").is(409).says(REASON);
    for organise in [KOBE, past] {
        let page = organiser.get(&format!("{organise}/pause"));
        let form = form_of_end(&page, &[("minutes", "0")]);
        let end = format!("{organise}/pause/end");
        organiser.post_bare(&end, &borrow(&form)).is(303);
    }
    publication("1").is(303);
    juror.post(&finish, &[("finished", "1")]).is(303);
    let log = organiser.get(&format!("{KOBE}/ranking"));
    log.says("The call was paused").says("The call continues");
}

fn nobody_is_late_because_of_a_pause(app: App) {
    let (cookie, entry) = team(&app, "patient@example.org");
    app.post(&entry, &complete("1"), &cookie).is(303);
    for role in ["cover", "work"] {
        upload(&app, &entry, role, &cookie).is(303);
    }
    // Ten minutes before the deadline.
    let app = app.restarted_at("2027-05-28T21:49:00Z");
    pause(&app.organiser(), BARCELONA);
    // Past the deadline, its grace and the beginning of the screening: all stands as it did.
    let app = app.restarted_at("2027-05-29T09:49:00Z");
    let cookie = again(&app, "patient@example.org");
    app.post(&entry, &complete("2"), &cookie).is(303);
    let hand_in = format!("{entry}/hand-in");
    app.post(&hand_in, &[], &cookie).is(409).says(REASON);
    let told = app.get("/en/2027/barcelona/deadline.json", "").json();
    assert_eq!(told["running"], "submission");
    // The time that was lost is filled in, and what follows from it is told and asked once.
    let organiser = app.organiser();
    let (path, end) = (
        format!("{BARCELONA}/pause"),
        format!("{BARCELONA}/pause/end"),
    );
    let page = organiser.get(&path);
    let lost: i64 = page.value("minutes").parse().expect("minutes");
    assert!((720..=723).contains(&lost), "{lost} minutes were lost");
    assert_eq!(page.value("reason"), REASON);
    for minutes in ["-1", "many", "9999999"] {
        let form = form_of_end(&page, &[("minutes", minutes)]);
        organiser
            .post_bare(&end, &borrow(&form))
            .is(422)
            .says("href=\"#minutes\"");
    }
    let mut form = form_of_end(&page, &[("minutes", "720")]);
    let asked = organiser.post_bare(&end, &borrow(&form));
    asked.is(200).says("change after it began");
    assert_eq!(asked.value("minutes"), "720");
    assert_eq!(
        ends(&app, "barcelona", "submission"),
        "2027-05-28T21:59:00Z"
    );
    app.post(&hand_in, &[], &cookie).is(409);
    form.push(("plan".to_owned(), asked.value("plan")));
    organiser.post_bare(&end, &borrow(&form)).is(303);
    organiser.post_bare(&end, &borrow(&form)).is(303);
    // What ran ends later, and the jury, which would have begun before, moves along.
    assert_eq!(
        ends(&app, "barcelona", "submission"),
        "2027-05-29T09:59:00Z"
    );
    let page = app.get("/en/2027/barcelona", "");
    page.lacks("The call has been paused")
        .says("Submission: end, moved on")
        .says("from Friday 28 May 2027, 23:59 (Barcelona time)")
        .says("to Saturday 29 May 2027, 11:59 (Barcelona time)")
        .says("Screening: start, moved on")
        .says("to Saturday 29 May 2027, 21:00 (Barcelona time)")
        .says(REASON);
    app.get("/en/mails", "")
        .says("New dates: Barcelona call")
        .says("Saturday 29 May 2027, 09:59 (UTC)");
    let answer = app.post(&hand_in, &[], &cookie);
    assert!(answer.location.contains("/receipt/1"), "{answer:?}");
    // The ten minutes that were left are left, and the grace after them.
    let app = app.restarted_at("2027-05-29T10:14:00Z");
    app.post(&entry, &complete("3"), &cookie).is(409);
}

/// Deadlines of single teams are dates of the call too.
fn a_team_with_a_deadline_of_its_own_loses_nothing_either(app: App) {
    let (cookie, entry) = team(&app, "own@example.org");
    let organiser = app.organiser();
    let page = app.get(&entry, &cookie);
    let path = deadline_page(BARCELONA, &page);
    let longer = [
        ("ends", "2027-05-30T12:00"),
        ("reason", "A flood."),
        ("confirmed", "1"),
    ];
    organiser.post(&path, &longer).is(303);
    let own_end = |app: &App, cookie: &str| {
        let told = app.get(&format!("{entry}/deadline.json"), cookie).json();
        let ends = &told["phases"]["submission"]["ends"];
        ends.as_str().expect("a moment").to_owned()
    };
    assert_eq!(own_end(&app, &cookie), "2027-05-30T10:00:00Z");
    let app = app.restarted_at("2027-05-28T21:49:00Z");
    pause(&app.organiser(), BARCELONA);
    let app = app.restarted_at("2027-05-31T09:49:00Z");
    let (organiser, end) = (app.organiser(), format!("{BARCELONA}/pause/end"));
    let page = organiser.get(&format!("{BARCELONA}/pause"));
    let mut form = form_of_end(&page, &[("minutes", "3600")]);
    let asked = organiser.post_bare(&end, &borrow(&form));
    form.push(("plan".to_owned(), asked.is(200).value("plan")));
    organiser.post_bare(&end, &borrow(&form)).is(303);
    // Two days and a half, as everybody else has.
    let cookie = again(&app, "own@example.org");
    assert_eq!(own_end(&app, &cookie), "2027-06-01T22:00:00Z");
    // Sent twice, they are given once.
    organiser.post_bare(&end, &borrow(&form)).is(303);
    assert_eq!(own_end(&app, &cookie), "2027-06-01T22:00:00Z");
}

fn who_was_overtaken_neither_moves_dates_nor_ends_a_pause(app: App) {
    let organiser = app.organiser();
    pause(&organiser, KOBE);
    let page = organiser.get(&format!("{KOBE}/pause"));
    let form = form_of_end(&page, &[("minutes", "60")]);
    let end = format!("{KOBE}/pause/end");
    // Somebody has moved dates since.
    let round = [
        ("kind", "screening"),
        ("method", "marks"),
        ("blind", "1"),
        ("jurors_per_entry", "3"),
        ("starts", "2027-04-24T09:00"),
        ("ends", "2027-05-23T23:59"),
    ];
    organiser
        .post(&format!("{KOBE}/criteria/round"), &round)
        .is(303);
    organiser
        .post_bare(&end, &borrow(&form))
        .is(409)
        .says("What holds now");
    app.get("/en/2027/kobe", "").says(REASON);
    assert_eq!(ends(&app, "kobe", "screening"), "2027-05-23T14:59:00Z");
    // Or has said another reason.
    let page = organiser.get(&format!("{KOBE}/pause"));
    let form = form_of_end(&page, &[("minutes", "60")]);
    let other = [("reason-en", "A legal objection.")];
    organiser.post(&format!("{KOBE}/pause"), &other).is(303);
    let mut asked = form.clone();
    let answer = organiser.post_bare(&end, &borrow(&asked));
    if answer.status == 200 {
        asked.push(("plan".to_owned(), answer.value("plan")));
        organiser.post_bare(&end, &borrow(&asked)).is(409);
    } else {
        answer.is(409);
    }
    app.get("/en/2027/kobe", "")
        .says("A legal objection.")
        .lacks(REASON);
    assert_eq!(ends(&app, "kobe", "screening"), "2027-05-23T14:59:00Z");
    // A form that carries nothing of what it was made from does nothing.
    let mut bare = form;
    bare.retain(|(name, _)| !carries(name));
    organiser.post_bare(&end, &borrow(&bare)).is(409);
    app.get("/en/2027/kobe", "").says("A legal objection.");
}

/// Two pages of one organiser: what the first did is not what the second wanted.
fn a_pause_that_ended_without_minutes_does_not_end_with_them(app: App) {
    let organiser = app.organiser();
    pause(&organiser, KOBE);
    let before = ends(&app, "kobe", "screening");
    let page = organiser.get(&format!("{KOBE}/pause"));
    let end = format!("{KOBE}/pause/end");
    let mut moved = form_of_end(&page, &[("minutes", "7")]);
    let asked = organiser.post_bare(&end, &borrow(&moved));
    moved.push(("plan".to_owned(), asked.is(200).value("plan")));
    let plain = form_of_end(&page, &[("minutes", "0")]);
    organiser.post_bare(&end, &borrow(&plain)).is(303);
    organiser.post_bare(&end, &borrow(&plain)).is(303);
    organiser.post_bare(&end, &borrow(&moved)).is(409);
    assert_eq!(ends(&app, "kobe", "screening"), before);
}

fn nobody_else_pauses_a_call(app: App) {
    let organiser = app.organiser();
    let (path, end) = (format!("{KOBE}/pause"), format!("{KOBE}/pause/end"));
    let reason = [("reason-en", REASON), ("seen", "0")];
    for session in [app.team(1), app.juror(1), app.administrator()] {
        session.get(&path).is(404);
        session.post_bare(&path, &reason).is(404);
        session
            .post_bare(&end, &[("minutes", "0"), ("seen", "0")])
            .is(404);
    }
    app.get(&path, "").is(303);
    app.get("/en/2027/kobe", "").lacks(REASON);
    // Nor does anybody without saying why, or in a book.
    organiser
        .post(&path, &[("reason-en", " ")])
        .is(422)
        .says("href=\"#reason-ca\"");
    let long = "x".repeat(contest::edition::MAX_PAUSE_REASON_CHARS + 1);
    let refused = organiser.post(&path, &[("reason-en", "Short."), ("reason-es", &long)]);
    refused.is(422).says("href=\"#reason-es\"");
    assert_eq!(refused.area("reason-es"), long, "nothing is lost");
    // What is not paused has no end.
    organiser.post(&end, &[("minutes", "0")]).is(409);
    for (language, title) in [("ca", "Pausa"), ("es", "Pausa"), ("ja", "一時停止")] {
        organiser
            .get(&path.replacen("/en/", &format!("/{language}/"), 1))
            .is(200)
            .says(title);
    }
}

on_both_engines![
    teams_go_on_writing_and_hand_in_afterwards,
    jurors_go_on_marking_and_finish_afterwards,
    nobody_is_late_because_of_a_pause,
    a_team_with_a_deadline_of_its_own_loses_nothing_either,
    who_was_overtaken_neither_moves_dates_nor_ends_a_pause,
    a_pause_that_ended_without_minutes_does_not_end_with_them,
    nobody_else_pauses_a_call,
];

//! Two at decisions, minutes, letters and what is published.

use super::{KOBE, PAST, Race, organisers};
use crate::{
    app::{App, Session, on_both_engines},
    jury::finish_all,
};

fn two_who_decide_and_publish_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    finish_all(&app);
    let ranking = format!("{KOBE}/ranking?round=screening");
    let page = app.get(&ranking, &both[0]);
    let entries = page.values("finalist");
    let award = page.value("award");
    let titles = page.page().titles_of_finalists();
    let (first, second) = (titles[0].clone(), titles[1].clone());
    let order = |of: &'static str| [("order", of)];
    Race::new(
        &ranking,
        &format!("{KOBE}/ranking/order"),
        &order("raw"),
        &order("corrected"),
        ["as they are", "Corrected"],
    )
    .run(&app, &both);
    let tick = |place: usize| [("what", "finalists"), ("finalist", entries[place].as_str())];
    Race::new(
        &ranking,
        &format!("{KOBE}/finalists"),
        &tick(0),
        &tick(1),
        [&first, &second],
    )
    .run(&app, &both);
    let all: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    app.post(&format!("{KOBE}/finalists"), &all, &both[0])
        .is(303);
    let decide = |place: usize, reason: &'static str| {
        [
            ("award", award.as_str()),
            ("entry", entries[place].as_str()),
            ("reason-en", reason),
        ]
    };
    let (one, other) = (
        decide(0, "The first is braver."),
        decide(1, "The second is clearer."),
    );
    let race = Race::new(
        &ranking,
        &format!("{KOBE}/decisions"),
        &one,
        &other,
        ["The first is braver.", "The second is clearer."],
    );
    race.run(&app, &both);
    Race::same(
        &format!("{KOBE}/pairs"),
        &format!("{KOBE}/pairs"),
        &[("open", "1")],
    )
    .run(&app, &both);
    let page = format!("{KOBE}/publication");
    let schedule = |at: &'static str| [("stage", "finalists"), ("at", at), ("confirmed", "1")];
    Race::new(
        &page,
        &format!("{page}/schedule"),
        &schedule("2027-05-20T10:00"),
        &schedule("2027-05-21T10:00"),
        ["20 May 2027, 10:00", "21 May 2027, 10:00"],
    )
    .run(&app, &both);
    let publish = |stage: &'static str| [("stage", stage), ("public", "1"), ("confirmed", "1")];
    let race = Race::new(
        &page,
        &page,
        &publish("finalists"),
        &publish("winners"),
        ["Finalists: Public", "Awards: Public"],
    );
    race.run(&app, &both);
}

/// Takes back what would keep the meeting of the past call from being opened again.
fn withdraw_results(app: &App, organiser: &Session) {
    for stage in ["winners", "scores"] {
        app.post(
            &format!("{PAST}/publication"),
            &[("stage", stage), ("public", "0")],
            organiser,
        )
        .is(303);
    }
}

/// Fails unless each of these stands in the minutes of the past call once.
#[track_caller]
fn assert_minutes_say_once(organiser: &Session, texts: &[&str]) {
    let minutes = organiser.get(&format!("{PAST}/meeting/minutes.md")).text;
    for once in texts {
        assert_eq!(minutes.matches(once).count(), 1, "{once}: {minutes}");
    }
}

fn two_who_write_the_minutes_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    withdraw_results(&app, &both[0]);
    let meeting = format!("{PAST}/meeting");
    Race::same(&meeting, &format!("{meeting}/open"), &[("open", "1")]).run(&app, &both);
    let page = app.get(&meeting, &both[0]);
    let jurors = page.values("juror");
    let here = |from: usize| {
        jurors[from..]
            .iter()
            .map(|juror| ("juror", juror.as_str()))
            .chain([("what", "presence")])
            .collect::<Vec<_>>()
    };
    let race = Race::new(
        &meeting,
        &format!("{meeting}/presence"),
        &here(1),
        &here(2),
        ["Absent: Demo Juror 1.", "Present: Demo Juror 3"],
    );
    race.run(&app, &both);
    let (award, entry) = (page.values("award").remove(0), page.value("entry"));
    let votes = format!("votes-{entry}");
    for about in ["", award.as_str()] {
        let vote = |count: &'static str| {
            [
                ("award", about),
                (votes.as_str(), count),
                ("abstained", "1"),
            ]
        };
        Race::new(
            &meeting,
            &format!("{meeting}/vote"),
            &vote("2"),
            &vote("3"),
            [": 2; abstentions", ": 3; abstentions"],
        )
        .run(&app, &both);
    }
    let decide = |reason: &'static str| {
        [
            ("award", award.as_str()),
            ("entry", entry.as_str()),
            ("reason-en", reason),
        ]
    };
    let (one, other) = (decide("The first reason."), decide("The second reason."));
    Race::new(
        &meeting,
        &format!("{meeting}/decision"),
        &one,
        &other,
        ["The first reason.", "The second reason."],
    )
    .run(&app, &both);
    // Everything that was accepted stands in the minutes once.
    assert_minutes_say_once(
        &both[0],
        &[
            "The meeting was opened.",
            "Absent: Demo Juror 1.",
            "The first reason.",
            "The second reason.",
        ],
    );
}

fn notes_of_two_people_both_stand_in_the_minutes(app: App) {
    let both = organisers(&app);
    withdraw_results(&app, &both[0]);
    let meeting = format!("{PAST}/meeting");
    let open = |open: &str| {
        both[0]
            .post(&format!("{meeting}/open"), &[("open", open)])
            .is(303);
    };
    open("1");
    // One that is sent twice stands once.
    let pages = [&both[0], &both[1]].map(|organiser| organiser.get(&meeting));
    for (place, text) in [
        (0, "A note of one."),
        (0, "A note of one."),
        (1, "A note of the other."),
        (0, "Another note of one."),
    ] {
        let request = pages[place].value("request");
        let fields = [("note", text), ("request", request.as_str())];
        both[place]
            .post_bare(&format!("{meeting}/note"), &fields)
            .is(303);
    }
    assert_minutes_say_once(
        &both[0],
        &[
            "A note of one.",
            "A note of the other.",
            "Another note of one.",
        ],
    );
    // A note that was typed while another closed the meeting is not lost.
    open("0");
    let late = [("note", "Typed <too> late.")];
    both[1]
        .post(&format!("{meeting}/note"), &late)
        .is(403)
        .says("Typed &lt;too&gt; late.")
        .says("The meeting was closed.");
}

fn two_who_set_an_embargo_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let page = format!("{KOBE}/press");
    let from = |moment: &'static str| [("from", moment)];
    Race::new(
        &page,
        &page,
        &from("2027-05-20T09:00"),
        &from("2027-05-21T09:00"),
        ["20 May 2027", "21 May 2027"],
    )
    .run(&app, &both);
}

fn two_at_a_letter_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let letters = format!("{PAST}/letters");
    let page = app.get(&letters, &both[0]);
    let page = page.page();
    let mut forms = page.all("form[action*=\"letters/comments\"]").into_iter();
    let form = forms
        .find(|form| form.values("comment").len() > 1)
        .expect("two comments");
    let (entry, jurors) = (form.field("entry").value(), form.values("comment"));
    let names: Vec<String> = form
        .all("[class=quiet]")
        .iter()
        .map(|name| name.text())
        .collect();
    let keep = |kept: usize| {
        let all = jurors.iter().map(|juror| ("comment", juror.as_str()));
        let sent = jurors
            .iter()
            .enumerate()
            .filter(move |(place, _)| *place != kept)
            .map(|(_, juror)| ("sent", juror.as_str()));
        all.chain(sent)
            .chain([("entry", entry.as_str())])
            .collect::<Vec<_>>()
    };
    // What the second lets go was public: that is taken back first.
    app.post(
        &format!("{PAST}/publication"),
        &[("stage", "comments"), ("public", "0")],
        &both[0],
    )
    .is(303);
    let told = [format!("{}: ", names[0]), format!("{}: ", names[1])];
    Race::new(
        &letters,
        &format!("{letters}/comments"),
        &keep(0),
        &keep(1),
        [&told[0], &told[1]],
    )
    .run(&app, &both);
    let page = app.get(&letters, &both[0]).page();
    let ready = page.form("letters/release", "").values("entry");
    let (one, other) = (
        [("what", "release"), ("entry", ready[0].as_str())],
        [("what", "release"), ("entry", ready[1].as_str())],
    );
    Race::new(
        &letters,
        &format!("{letters}/release"),
        &one,
        &other,
        [": Sent ", ". "],
    )
    .alike()
    .run(&app, &both);
}

fn two_who_decide_about_sheets_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    finish_all(&app);
    let person = both[0]
        .get(KOBE)
        .page()
        .row("Demo Juror 2")
        .field("person")
        .value();
    both[0]
        .post(&format!("{KOBE}/jurors/remove"), &[("person", &person)])
        .is(303);
    let decide = |counted: &'static str, reason: &'static str| {
        [
            ("former", person.as_str()),
            ("counted", counted),
            ("counted_reason", reason),
        ]
    };
    Race::new(
        &format!("{KOBE}/ranking"),
        &format!("{KOBE}/ranking/sheets"),
        &decide("0", "It was a trial."),
        &decide("1", "It was no trial."),
        ["They do not count.", "It was no trial."],
    )
    .run(&app, &both);
}

on_both_engines![
    two_who_decide_about_sheets_do_not_overwrite_each_other,
    two_who_decide_and_publish_do_not_overwrite_each_other,
    two_who_write_the_minutes_do_not_overwrite_each_other,
    notes_of_two_people_both_stand_in_the_minutes,
    two_who_set_an_embargo_do_not_overwrite_each_other,
    two_at_a_letter_do_not_overwrite_each_other,
];

//! How much somebody may send and keep, and what is saved where the disk is nearly full.

use std::{thread::sleep, time::Duration};

use crate::{
    app::{Answer, App, NOW, Upload, on_both_engines, png},
    entries::{complete, team},
    jury::{criteria, open_sheet, save},
};

/// A day later, to the second.
const TOMORROW: &str = "2027-05-15T12:00:01Z";

/// Sends a table of so many kilobytes, each another one.
fn send(app: &App, entry: &str, (name, kilobytes): (&str, usize), cookie: &str) -> Answer {
    let row = format!("{name},b\n");
    let bytes = row.repeat(kilobytes * 1_000 / row.len());
    let file = Upload {
        name: &format!("{name}.csv"),
        bytes: bytes.as_bytes(),
    };
    app.upload(
        &format!("{entry}/files"),
        &[("role", "work")],
        &file,
        cookie,
    )
}

fn a_team_sends_so_much_a_day(app: App) {
    let app = app.restarted_with("CERTAMEN_DAILY_MEGABYTES", "1", NOW);
    let (cookie, entry) = team(&app, "much@team.example");
    app.get(&entry, &cookie)
        .says("may send 1.0 MB a day (1.0 MB are left)");
    send(&app, &entry, ("one", 400), &cookie).is(303);
    send(&app, &entry, ("two", 400), &cookie).is(303);
    let refused = send(&app, &entry, ("three", 400), &cookie);
    refused
        .is(422)
        .says("more than may be sent in a day. 200 kB are left now")
        .says("15 May 2027");
    // What was refused by its content counts too: it came, and was looked at.
    send(&app, &entry, ("four", 150), &cookie).is(303);
    let broken = Upload {
        name: "broken.png",
        bytes: &png()[..40],
    };
    let upload = |cookie: &str| {
        app.upload(
            &format!("{entry}/files"),
            &[("role", "work")],
            &broken,
            cookie,
        )
    };
    upload(&cookie).is(422).lacks("in a day");
    // Words are saved as ever, and the day after files are taken again.
    let version = app.get(&entry, &cookie).value("version");
    app.post(&entry, &complete(&version), &cookie).is(303);
    let app = app.restarted_with("CERTAMEN_DAILY_MEGABYTES", "1", TOMORROW);
    send(&app, &entry, ("three", 400), &cookie).is(303);
}

fn a_team_keeps_so_much_and_makes_room_itself(app: App) {
    let app = app.restarted_with("CERTAMEN_KEPT_MEGABYTES", "1", NOW);
    let (cookie, entry) = team(&app, "kept@team.example");
    send(&app, &entry, ("one", 400), &cookie).is(303);
    send(&app, &entry, ("two", 400), &cookie).is(303);
    // The same again is kept once.
    send(&app, &entry, ("three", 400), &cookie)
        .is(422)
        .says("keep more than 1.0 MB")
        .says("200 kB are left");
    let page = app.get(&entry, &cookie).page();
    let file = page.first_with("ul.files > li", "two.csv");
    let remove = file.first("form").attribute("action").expect("an address");
    app.post(remove, &[], &cookie).is(303);
    send(&app, &entry, ("three", 400), &cookie).is(303);
    // Who leaves and founds another team brings no new room along.
    app.post("/en/2027/barcelona/team/leave", &[], &cookie);
    app.post(
        "/en/2027/barcelona/team",
        &[("name", "Second Team")],
        &cookie,
    );
    let second = app.get("/en/2027/barcelona/team", &cookie);
    if let Some(second) = second
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/entry/") && *link != entry)
    {
        send(&app, &second, ("four", 400), &cookie)
            .is(422)
            .says("keep more than 1.0 MB");
    }
}

fn an_entry_is_handed_in_so_often_a_day(app: App) {
    let app = app.restarted_with("CERTAMEN_DAILY_HAND_INS", "2", NOW);
    let (cookie, entry) = team(&app, "often@team.example");
    let cover = Upload {
        name: "cover.png",
        bytes: &png(),
    };
    app.upload(
        &format!("{entry}/files"),
        &[("role", "cover")],
        &cover,
        &cookie,
    )
    .is(303);
    send(&app, &entry, ("one", 1), &cookie).is(303);
    let hand_in = |app: &App, title: &str| {
        let version = app.get(&entry, &cookie).value("version");
        let mut fields = complete(&version);
        fields.retain(|(name, _)| *name != "title-en");
        fields.push(("title-en", title));
        app.post(&format!("{entry}/hand-in"), &fields, &cookie)
    };
    app.get(&entry, &cookie)
        .says("handed in 2 times a day; left today: 2");
    for title in ["First", "Second"] {
        hand_in(&app, title).is(303);
    }
    // The same again is no other hand-in.
    hand_in(&app, "Second").is(303);
    hand_in(&app, "Third")
        .is(409)
        .says("2 times within a day")
        .says("15 May 2027");
    app.get(&entry, &cookie).says("Third");
    let app = app.restarted_with("CERTAMEN_DAILY_HAND_INS", "2", TOMORROW);
    hand_in(&app, "Third").is(303);
}

fn on_a_disk_that_is_nearly_full_marks_are_saved_and_no_file(app: App) {
    let app = app.restarted_with("CERTAMEN_FREE_MEGABYTES", "4000000000", NOW);
    let (cookie, entry) = team(&app, "full@team.example");
    send(&app, &entry, ("one", 1), &cookie)
        .is(507)
        .says("Texts and marks are saved as ever");
    let version = app.get(&entry, &cookie).value("version");
    app.post(&entry, &complete(&version), &cookie).is(303);
    let juror = app.juror(2);
    let sheet = open_sheet(&app, &juror);
    let (criterion, version) = criteria(&app, &sheet, &juror)[0].clone();
    save(&app, &sheet, &criterion, "4", version, "full", &juror).is(200);
    // Who runs the service sees it, and so does what watches over it.
    app.administrator()
        .get("/en/people")
        .is(200)
        .says("Free on the server’s disk");
    for _ in 0..100 {
        if app.get("/metrics", "").text.contains("certamen_disk_low 1") {
            return;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("the metrics do not say it");
}

on_both_engines![
    a_team_sends_so_much_a_day,
    a_team_keeps_so_much_and_makes_room_itself,
    an_entry_is_handed_in_so_often_a_day,
    on_a_disk_that_is_nearly_full_marks_are_saved_and_no_file,
];

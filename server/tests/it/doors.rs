//! The doors: nobody comes in by another's proof, nobody is locked out by another's mistakes, and
//! the clock is that of the end of a request.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use crate::{
    app::{Answer, App, checkout, on_both_engines},
    entries::{complete, newcomer, team},
};

const ORGANISE: &str = "/en/2027/barcelona/organise";
const STRANGER: &str = "a stranger's own phrase";

/// A sign-in as a proxy on this machine passes it on, for somebody at an address.
fn sign_in_from(app: &App, address: &str, mail: &str, password: &str) -> Answer {
    app.post_from(
        address,
        "/en/sign-in",
        &[("mail", mail), ("password", password)],
    )
}

fn what_a_stranger_typed_does_not_outlive_the_proof_of_another(app: App) {
    let organiser = app.organiser();
    let invite = |mail: &str| {
        let fields = [
            ("name", "Invited Juror"),
            ("mail", mail),
            ("organisation", ""),
            ("language", "en"),
        ];
        organiser
            .post(&format!("{ORGANISE}/jurors"), &fields)
            .is(303);
    };
    let sign_up = |mail: &str| {
        let answer = app.post(
            "/en/sign-up",
            &[
                ("name", "A Stranger"),
                ("mail", mail),
                ("password", STRANGER),
            ],
            "",
        );
        assert_eq!(answer.status, 303, "{mail}");
    };
    // Whatever comes first.
    for (mail, stranger_first) in [("first@jury.example", true), ("second@jury.example", false)] {
        if stranger_first {
            sign_up(mail);
            invite(mail);
        } else {
            invite(mail);
            sign_up(mail);
        }
        let invitation = app.mailed_link("Invitation to the jury");
        organiser
            .get(ORGANISE)
            .says("Invited, has not signed in yet");
        let juror = app.post(&invitation, &[], "");
        assert_eq!(juror.status, 303, "{mail}: {}", juror.text);
        organiser
            .get(ORGANISE)
            .lacks("Invited, has not signed in yet")
            .says("Has signed in");
        assert!(
            app.get("/en/2027/barcelona/jury", &juror.cookie).status == 200,
            "{mail}: the juror is in"
        );
        let stranger = app.post("/en/sign-in", &[("mail", mail), ("password", STRANGER)], "");
        assert_eq!(
            stranger.status, 401,
            "{mail}: the stranger's password opens nothing"
        );
        assert!(
            !organiser.get(ORGANISE).text.contains("A Stranger"),
            "{mail}: nor does the name stand anywhere"
        );
    }
    // Whichever of two mails is opened: the owner of the address chooses name and password behind
    // the link.
    for (mail, stranger_last) in [("third@example.org", true), ("fourth@example.org", false)] {
        let own = || app.post("/en/sign-up", &[("name", "The Owner"), ("mail", mail)], "");
        if stranger_last {
            own();
            sign_up(mail);
        } else {
            sign_up(mail);
            own();
        }
        let link = app.mailed_link("Confirm your address");
        let owner = app.post(
            &link,
            &[("name", "The Owner"), ("password", "what the owner chose")],
            "",
        );
        owner.is(303);
        app.post("/en/sign-in", &[("mail", mail), ("password", STRANGER)], "")
            .is(401);
        app.post(
            "/en/sign-in",
            &[("mail", mail), ("password", "what the owner chose")],
            "",
        )
        .is(303);
        app.get("/en/account", &owner.cookie).says("The Owner");
    }
}

fn a_reset_ends_the_links_before_it(app: App) {
    let mail = "juror-2@jury.example";
    app.post("/en/reset", &[("mail", mail)], "");
    let older = app.mailed_link("Choose a new password");
    app.post("/en/link", &[("mail", mail)], "");
    let enter = app.mailed_link("Your sign-in link");
    app.post("/en/reset", &[("mail", mail)], "");
    let newest = app.mailed_link("Choose a new password");
    assert_ne!(older, newest);
    app.post(&newest, &[("password", "quite another phrase")], "")
        .is(303);
    app.post(&older, &[("password", "a phrase of an attacker")], "")
        .is(410)
        .says("href=\"/en/reset\"");
    app.post(&enter, &[], "").is(410).says("href=\"/en/link\"");
}

fn a_form_that_calls_itself_a_file_does_not_stop_the_clock(app: App) {
    let (cookie, entry) = team(&app, "clock@example.org");
    let host = app.address.strip_prefix("http://").expect("an address");
    let text = |path: &str| {
        let mut stream = TcpStream::connect(host).expect("connects");
        let body = "title-en=Late";
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\
                content-type: multipart/form-data; boundary=x\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    for path in [
        entry.clone(),
        format!("{entry}/hand-in"),
        "/api/save_draft".to_owned(),
        "/en/sign-in".to_owned(),
    ] {
        let answer = text(&path);
        assert!(
            answer.starts_with("HTTP/1.1 400"),
            "{path}: {}",
            answer.lines().next().unwrap_or_default()
        );
    }
}

fn an_address_that_cannot_be_read_gets_a_page(app: App) {
    let organiser = app.organiser();
    for path in [
        "/en/data/climate-normals?version=many",
        "/en/2027/kobe/organise/entries/none",
    ] {
        let answer = organiser.get(path);
        assert_eq!(answer.status, 400, "{path}: {}", answer.status);
        assert!(
            answer.text.contains("This request cannot be read"),
            "{path}: {}",
            answer.status
        );
        assert!(answer.text.contains("<main"), "{path}: {}", answer.status);
    }
    for (query, told) in [
        ("minutes=", true),
        ("minutes=abc&hours=1", true),
        ("minutes=20&hours=5", false),
    ] {
        let page = organiser.get(&format!("/en/2027/kobe/organise/plan?{query}"));
        assert_eq!(
            (page.status, page.text.contains("id=\"minutes-problem\"")),
            (200, told),
            "{query}"
        );
    }
    let nobody = organiser.post("/en/2027/kobe/organise/reminders", &[]);
    nobody.is(422).says("Choose at least one");
}

fn the_moment_of_a_save_is_that_at_which_it_has_arrived(app: App) {
    let (_, entry) = team(&app, "slow@example.org");
    // Handing in ends at 22:14:00, its grace included.
    let app = app.restarted_at("2027-05-28T22:13:54Z");
    let cookie = app
        .post(
            "/en/sign-in",
            &[
                ("mail", "slow@example.org"),
                ("password", "a rather long phrase"),
            ],
            "",
        )
        .cookie;
    let form = complete("1");
    let body = form
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
        .collect::<Vec<_>>()
        .join("&");
    // The control: a save that arrives at once is in time.
    let mut in_time = form.clone();
    in_time[1].1 = "In time";
    assert_eq!(app.post_bare(&entry, &in_time, &cookie).status, 303);
    let host = app.address.strip_prefix("http://").expect("an address");
    let mut stream = TcpStream::connect(host).expect("connects");
    write!(
        stream,
        "POST {entry} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\
            content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
    .expect("headers in time");
    std::thread::sleep(Duration::from_secs(8));
    stream.write_all(body.as_bytes()).expect("a body too late");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 409"), "{answer}");
    assert!(answer.contains("The deadline has passed"), "{answer}");
}

on_both_engines![
    what_a_stranger_typed_does_not_outlive_the_proof_of_another,
    a_reset_ends_the_links_before_it,
    a_form_that_calls_itself_a_file_does_not_stop_the_clock,
    an_address_that_cannot_be_read_gets_a_page,
    the_moment_of_a_save_is_that_at_which_it_has_arrived
];

#[test]
fn nobody_is_locked_out_by_others() {
    let app = App::with("CERTAMEN_SIGN_IN_ATTEMPTS", "20");
    // The demo's own accounts sign in on this machine only.
    let people: Vec<String> = (0..3)
        .map(|number| format!("hall-{number}@example.org"))
        .collect();
    for mail in &people {
        newcomer(&app, mail);
    }
    let right = "a rather long phrase";
    for _ in 0..25 {
        assert!(matches!(
            sign_in_from(&app, "192.0.2.1", &people[0], "not the password").status,
            401 | 429
        ));
    }
    let stopped = sign_in_from(&app, "192.0.2.1", &people[0], "not the password");
    stopped.is(429).says("Too many tries");
    let seconds = stopped.header("retry-after").parse();
    assert!(
        seconds.is_ok_and(|seconds: u64| seconds > 0),
        "who guesses is told until when they are stopped"
    );
    assert_eq!(
        sign_in_from(&app, "198.51.100.7", &people[0], right).status,
        303,
        "who is meant enters"
    );
    // A link that works is never refused, however many were none.
    app.post("/en/link", &[("mail", people[1].as_str())], "");
    let link = app.mailed_link("Your sign-in link");
    let wrong = (0..450).map(|number| {
        app.post_from("192.0.2.1", &format!("/en/enter/{number}"), &[])
            .status
    });
    let wrong: Vec<u16> = wrong.collect();
    assert_eq!(wrong.last(), Some(&429), "who guesses links is stopped");
    app.post_from("192.0.2.1", &link, &[]).is(303);
    // A hall behind one address: only failures count.
    for number in 0..30 {
        sign_in_from(&app, "203.0.113.9", &people[number % 3], right).is(303);
    }
}

#[test]
fn the_demo_runs_on_this_machine_only() {
    let app = App::sqlite();
    for (variable, value) in [
        ("CERTAMEN_LISTEN", "0.0.0.0:0"),
        ("CERTAMEN_ADDRESS", "https://contest.example"),
    ] {
        let output = app.command_with(&["serve", "--demo"], &[(variable, value)]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{variable}: {told}");
        assert!(told.contains("demo"), "{variable}: {told}");
    }
    // Nor is a demo's database served as if it were a contest's.
    let output = app.command_with(&["serve"], &[("CERTAMEN_LISTEN", "127.0.0.1:0")]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(told.contains("holds the demo's accounts"), "{told}");
}

#[test]
fn comments_leave_by_one_gate() {
    let (mut folders, mut readers) = (vec![checkout().join("../crates/office/src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).expect("the sources") {
            let path = file.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path)
                .expect("a source")
                .contains("to_team")
            {
                readers.push(
                    path.file_name()
                        .expect("a name")
                        .to_string_lossy()
                        .into_owned(),
                );
            }
        }
    }
    assert_eq!(
        readers,
        ["sentences.rs"],
        "what goes to teams and the public is read from the views team_comment and public_comment"
    );
}

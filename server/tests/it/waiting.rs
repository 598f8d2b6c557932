//! Who sends nothing is not waited for, and who guesses makes nothing compute.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    thread::{sleep, spawn},
    time::Duration,
};

use crate::{
    app::{App, on_both_engines},
    editions::calendar::{form_with, post_twice},
    entries::{complete, team},
};

/// How long a test waits for what must come: much longer than the server does.
const LONG: Duration = Duration::from_mins(1);

fn impatient() -> App {
    App::with("CERTAMEN_PATIENCE", "1")
}

fn host(app: &App) -> String {
    app.address.trim_start_matches("http://").to_owned()
}

fn connect(app: &App) -> TcpStream {
    let stream = TcpStream::connect(host(app)).expect("connects");
    stream.set_read_timeout(Some(LONG)).expect("a limit");
    stream
}

/// What the server answers before it closes the connection.
fn answer(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {}
        Err(error) => panic!("still open: {error}"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The head of a POST of a form whose body has `length` bytes.
fn head(app: &App, path: &str, cookie: &str, kind: &str, length: usize) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookie}\r\nconnection: close\r\n\
         content-type: {kind}\r\ncontent-length: {length}\r\n\r\n",
        host(app)
    )
}

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn headers_that_never_end_close_the_connection() {
    let app = impatient();
    let mut stream = connect(&app);
    write!(stream, "GET /en/ HTTP/1.1\r\nhost: {}\r\n", host(&app)).expect("sent");
    // A byte now and then does not keep it open.
    let mut writing = stream.try_clone().expect("a second handle");
    let dribble = spawn(move || {
        while writing.write_all(b"x").is_ok() {
            sleep(Duration::from_millis(200));
        }
    });
    let told = answer(&mut stream);
    assert!(!told.contains("200 OK"), "{told}");
    dribble.join().expect("the server closed");
    assert_eq!(app.get("/en/", "").status, 200);
}

#[test]
fn a_form_that_never_arrives_is_refused_and_changes_nothing() {
    let app = impatient();
    let (cookie, entry) = team(&app, "silent@example.org");
    let mut stream = connect(&app);
    let head = head(&app, &entry, &cookie, FORM, 1_000);
    stream.write_all(head.as_bytes()).expect("a head");
    stream
        .write_all(b"version=1&title-en=Half")
        .expect("half a body");
    let told = answer(&mut stream);
    assert!(told.starts_with("HTTP/1.1 408"), "{told}");
    assert!(!app.get(&entry, &cookie).text.contains("Half"));
}

#[test]
fn a_file_that_never_arrives_is_refused_and_kept_nowhere() {
    let app = impatient();
    let (cookie, entry) = team(&app, "stalled@example.org");
    let mut stream = connect(&app);
    let path = format!("{entry}/files");
    let head = head(
        &app,
        &path,
        &cookie,
        "multipart/form-data; boundary=b",
        100_000,
    );
    stream.write_all(head.as_bytes()).expect("a head");
    stream
        .write_all(
            b"--b\r\ncontent-disposition: form-data; name=\"role\"\r\n\r\nwork\r\n--b\r\n\
              content-disposition: form-data; name=\"file\"; filename=\"half.csv\"\r\n\r\n\
              a,b\n1,2\n",
        )
        .expect("half a file");
    let told = answer(&mut stream);
    assert!(told.starts_with("HTTP/1.1 408"), "{told}");
    assert!(!app.get(&entry, &cookie).text.contains("half.csv"));
}

/// A fault of who sent it is none of ours.
#[test]
fn a_form_of_files_that_is_none_is_told_so() {
    let app = impatient();
    let (cookie, entry) = team(&app, "none@example.org");
    let path = format!("{entry}/files");
    for body in [
        "",
        "no form of files",
        "--b\r\n\r\n",
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"cut.csv\"\r\n\r\na,b\n",
    ] {
        let mut stream = connect(&app);
        let kind = "multipart/form-data; boundary=b";
        let head = head(&app, &path, &cookie, kind, body.len());
        stream.write_all(head.as_bytes()).expect("a head");
        stream.write_all(body.as_bytes()).expect("a body");
        let told = answer(&mut stream);
        assert!(told.starts_with("HTTP/1.1 4"), "{body:?}: {told}");
    }
    assert!(!app.get(&entry, &cookie).text.contains("cut.csv"));
}

/// Nor is a form whose parts say no length.
#[test]
fn a_form_in_damaged_parts_is_told_so() {
    let app = impatient();
    let (cookie, entry) = team(&app, "damaged@example.org");
    for parts in [
        "zz\r\nversion=1\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\n",
        "-1\r\n",
    ] {
        let mut stream = connect(&app);
        let head = head(&app, &entry, &cookie, FORM, 0)
            .replace("content-length: 0", "transfer-encoding: chunked");
        stream.write_all(head.as_bytes()).expect("a head");
        stream.write_all(parts.as_bytes()).expect("parts");
        let told = answer(&mut stream);
        assert!(told.starts_with("HTTP/1.1 400"), "{parts:?}: {told}");
    }
}

/// The control of those above: who pauses for less is served.
#[test]
fn a_form_that_arrives_in_parts_is_taken() {
    let app = impatient();
    let (cookie, entry) = team(&app, "parts@example.org");
    let body = complete("1")
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
        .collect::<Vec<_>>()
        .join("&");
    let (first, second) = body.split_at(body.len() / 2);
    let mut stream = connect(&app);
    let head = head(&app, &entry, &cookie, FORM, body.len());
    stream.write_all(head.as_bytes()).expect("a head");
    for part in [first, second] {
        sleep(Duration::from_millis(200));
        stream.write_all(part.as_bytes()).expect("a part");
    }
    let told = answer(&mut stream);
    assert!(told.starts_with("HTTP/1.1 303"), "{told}");
    assert!(app.get(&entry, &cookie).text.contains("A work"));
}

/// The moment of a write is the one at which it has arrived, and the phases that count are those of
/// that moment: of a form, where its phase was opened meanwhile, and of a file, where its phase was
/// closed.
fn what_arrives_counts_by_the_phases_of_that_moment(app: App) {
    const KOBE: &str = "/en/2027/kobe/organise/calendar";
    const BARCELONA: &str = "/en/2027/barcelona/organise/calendar";
    let organiser = app.organiser();
    let mut drafts = (1..=40).filter_map(|number| {
        let member = app.team(number);
        let links = member.get("/en/2027/kobe/team").links();
        let draft = links
            .into_iter()
            .find(|link| link.starts_with("/en/entry/"));
        Some((member, draft?))
    });
    let (member, entry) = drafts.next().expect("a draft of Kobe");
    let version = member.get(&entry).value("version");
    let body = complete(&version)
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
        .collect::<Vec<_>>()
        .join("&");
    let (first, second) = body.split_at(body.len() / 2);
    let mut stream = connect(&app);
    let form_head = head(&app, &entry, &member, FORM, body.len());
    stream.write_all(form_head.as_bytes()).expect("a head");
    stream.write_all(first.as_bytes()).expect("half a body");
    let again = [
        ("submission-ends", "2027-05-15T23:59"),
        ("screening-starts", "2027-05-16T09:00"),
        ("reason", "The server did not answer on the last evening."),
    ];
    let form = form_with(&organiser.get(KOBE), &again);
    post_twice(&organiser, KOBE, form, "change after it began");
    stream.write_all(second.as_bytes()).expect("the rest");
    let told = answer(&mut stream);
    assert!(told.starts_with("HTTP/1.1 303"), "{told}");

    let (cookie, entry) = team(&app, "overtaken@example.org");
    let body = "--b\r\ncontent-disposition: form-data; name=\"role\"\r\n\r\nwork\r\n--b\r\n\
                content-disposition: form-data; name=\"file\"; filename=\"slow.csv\"\r\n\r\n\
                a,b\n1,2\n\r\n--b--\r\n";
    let (first, second) = body.split_at(body.len() - 20);
    let mut stream = connect(&app);
    let kind = "multipart/form-data; boundary=b";
    let file_head = head(&app, &format!("{entry}/files"), &cookie, kind, body.len());
    stream.write_all(file_head.as_bytes()).expect("a head");
    stream.write_all(first.as_bytes()).expect("half a file");
    // Long enough for the half to be read while the phase is open.
    sleep(Duration::from_millis(500));
    let earlier = [
        ("submission-ends", "2027-05-14T13:00"),
        ("submission-grace_minutes", "0"),
        ("reason", "A court has closed the call."),
    ];
    let form = form_with(&organiser.get(BARCELONA), &earlier);
    post_twice(&organiser, BARCELONA, form, "change after it began");
    stream.write_all(second.as_bytes()).expect("the rest");
    let told = answer(&mut stream);
    assert!(told.starts_with("HTTP/1.1 409"), "{told}");
    app.get(&entry, &cookie).is(200).lacks("slow.csv");
}

on_both_engines![what_arrives_counts_by_the_phases_of_that_moment];

/// Ticks of processor time that the program has used.
fn ticks(app: &App) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", app.pid())).expect("a process");
    // Behind the name, which stands in brackets: user and system time are the 12th and 13th.
    let fields: Vec<&str> = stat
        .rsplit(") ")
        .next()
        .expect("fields")
        .split(' ')
        .collect();
    let number = |place: usize| fields[place].parse::<u64>().expect("a number");
    number(11) + number(12)
}

#[test]
fn a_link_that_is_none_costs_no_hash_of_a_password() {
    let app = App::sqlite();
    let spent = |posts: &dyn Fn()| {
        let before = ticks(&app);
        posts();
        ticks(&app) - before
    };
    let guess = |number: usize| {
        let link = format!("/en/enter/{number}{}", "x".repeat(40));
        let password = [("name", "A Guesser"), ("password", "a rather long phrase")];
        app.post_bare(&link, &password, "").status
    };
    assert_eq!(guess(0), 410);
    let links = spent(&|| {
        for number in 0..20 {
            assert_eq!(guess(number), 410);
        }
    });
    let sign_ups = spent(&|| {
        for number in 0..20 {
            let mail = format!("nobody-{number}@example.org");
            let fields = [
                ("name", "Nobody"),
                ("mail", mail.as_str()),
                ("password", "x"),
            ];
            app.post_bare("/en/sign-up", &fields, "");
        }
    });
    let passwords = spent(&|| {
        for _ in 0..10 {
            let wrong = [("mail", "juror-1@jury.example"), ("password", "wrong")];
            assert_eq!(app.post_bare("/en/sign-in", &wrong, "").status, 401);
        }
    });
    // Half as many that do hash cost more than these, however fast the machine is.
    assert!(links < passwords, "{links} against {passwords}");
    assert!(sign_ups < passwords, "{sign_ups} against {passwords}");
}

#[test]
fn the_demo_answers_to_its_own_address_only() {
    let app = App::sqlite();
    for (named, status) in [
        ("elsewhere.example", 421),
        ("127.0.0.1.elsewhere.example", 421),
        ("", 421),
        ("localhost:3000", 200),
        ("127.0.0.1", 200),
        ("[::1]:3000", 200),
    ] {
        let mut stream = connect(&app);
        write!(
            stream,
            "GET /en/mails HTTP/1.1\r\nhost: {named}\r\nconnection: close\r\n\r\n"
        )
        .expect("sent");
        let told = answer(&mut stream);
        assert!(
            told.starts_with(&format!("HTTP/1.1 {status}")),
            "{named}: {told}"
        );
    }
}

fn a_place_is_kept_through_the_mail_of_a_sign_up(app: App) {
    let lead = |mail: &str, next: &str| {
        let asked = [("name", "A Person"), ("mail", mail), ("next", next)];
        assert_eq!(app.post("/en/sign-up", &asked, "").status, 303);
        let link = app.mailed_link("Confirm your address");
        let opened = app.post(
            &link,
            &[("name", "A Person"), ("password", "a rather long phrase")],
            "",
        );
        assert_eq!(opened.status, 303, "{}", opened.text);
        opened.location
    };
    for (number, next) in ["/en/2027/barcelona/team", "/ja/2027/kobe/jury?round=final"]
        .into_iter()
        .enumerate()
    {
        let location = lead(&format!("next-{number}@example.org"), next);
        assert!(location.starts_with(next), "{next}: {location}");
    }
    for (number, elsewhere) in [
        "//elsewhere.example/",
        "https://elsewhere.example/",
        "/en/..//x",
    ]
    .into_iter()
    .enumerate()
    {
        let location = lead(&format!("else-{number}@example.org"), elsewhere);
        assert!(location.starts_with("/en/desk"), "{elsewhere}: {location}");
    }
    // The pages between lead on to the same place.
    let page = app.get("/en/sign-in?next=/en/2027/barcelona/team", "");
    let onwards: Vec<String> = page
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/sign-up") || link.starts_with("/en/link"))
        .collect();
    assert!(!onwards.is_empty());
    for link in onwards {
        assert!(
            link.contains("next=%2Fen%2F2027%2Fbarcelona%2Fteam"),
            "{link}"
        );
    }
}

fn who_judges_and_who_competes_cannot_pass_two_doors_at_once(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let jurors = "/en/2027/barcelona/organise/jurors";
    for number in 0..4 {
        let mail = format!("both-{number}@example.org");
        let cookie = crate::entries::newcomer(&app, &mail);
        let invitation = [
            ("name", "In Two Minds"),
            ("mail", mail.as_str()),
            ("organisation", ""),
            ("language", "en"),
        ];
        let (invited, founded) = std::thread::scope(|scope| {
            let invited = scope.spawn(|| app.post_bare(jurors, &invitation, &organiser).status);
            let founding = [("name", "Two Doors")];
            let founded = app.post_bare("/en/2027/barcelona/team", &founding, &cookie);
            (invited.join().expect("an answer"), founded.status)
        });
        let judges = app
            .get("/en/2027/barcelona/organise", &organiser)
            .text
            .contains(&mail);
        let competes = app
            .get("/en/2027/barcelona/team", &cookie)
            .links()
            .iter()
            .any(|link| link.starts_with("/en/entry/"));
        assert!(
            judges != competes,
            "{invited} and {founded}: judges {judges}, competes {competes}"
        );
    }
}

on_both_engines![
    a_place_is_kept_through_the_mail_of_a_sign_up,
    who_judges_and_who_competes_cannot_pass_two_doors_at_once,
];

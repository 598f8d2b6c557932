//! Files that ask for much: they are looked at beside the server, within limits, and never stop it.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    app::{App, Upload, on_every_store, png},
    entries::team,
};

/// An SVG of 3 kB whose filters take minutes to draw.
pub fn endless_svg() -> Vec<u8> {
    let rectangles = "<rect width=\"900\" height=\"900\" filter=\"url(#f)\"/>".repeat(56);
    let filter = "<filter id=\"f\"><feTurbulence baseFrequency=\"0.7\" \
        numOctaves=\"12\"/><feMorphology radius=\"60\"/><feGaussianBlur \
        stdDeviation=\"9\"/></filter>";
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" \
         height=\"900\">{filter}{rectangles}</svg>"
    );
    assert!(svg.len() < 3_500, "{}", svg.len());
    svg.into_bytes()
}

/// The processes that a process has begun and that are still there.
fn children(pid: u32) -> Vec<String> {
    let processes = fs::read_dir("/proc")
        .expect("processes")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let stat =
        |process: &str| fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Behind the name, which stands in brackets: the state, then the parent.
    let parent = |stat: &str| {
        stat.rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .nth(1)
            .map(str::to_owned)
    };
    processes
        .filter(|process| {
            process.bytes().all(|byte| byte.is_ascii_digit())
                && parent(&stat(process)) == Some(pid.to_string())
        })
        .collect()
}

/// Waits until it is so, for at most so many seconds.
fn within(seconds: u64, so: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(seconds) {
        if so() {
            return true;
        }
        sleep(Duration::from_millis(20));
    }
    false
}

fn a_file_that_takes_too_long_is_refused_while_the_server_answers(app: App) {
    let (cookie, entry) = team(&app, "endless@example.org");
    let files = format!("{entry}/files");
    std::thread::scope(|scope| {
        let sent = scope.spawn(|| {
            let begun = Instant::now();
            (
                app.upload(
                    &files,
                    &[("role", "work")],
                    &Upload {
                        name: "endless.svg",
                        bytes: &endless_svg(),
                    },
                    &cookie,
                ),
                begun.elapsed(),
            )
        });
        assert!(
            within(10, || children(app.pid()).len() == 1),
            "it is looked at beside the server"
        );
        for _ in 0..20 {
            let begun = Instant::now();
            app.get(&entry, &cookie).is(200);
            assert!(
                begun.elapsed() < Duration::from_secs(2),
                "{:?}",
                begun.elapsed()
            );
        }
        let (answer, took) = sent.join().expect("an answer");
        answer.is(422);
        answer
            .says("more than 10 seconds or 2.0 GB of memory")
            .says("Nothing was changed.");
        assert!(took < Duration::from_secs(35), "{took:?}");
    });
    assert!(children(app.pid()).is_empty(), "no process is left over");
    let left: Vec<_> = fs::read_dir(app.files_folder().join("incoming"))
        .expect("a folder")
        .collect();
    assert!(left.is_empty(), "no file is left over: {left:?}");
    app.upload(
        &files,
        &[("role", "work")],
        &Upload {
            name: "work.png",
            bytes: &png(),
        },
        &cookie,
    )
    .is(303);
}

fn what_comes_beside_a_file_is_bounded_too(app: App) {
    let (cookie, entry) = team(&app, "texts-beside@example.org");
    let files = format!("{entry}/files");
    let (long, short) = ("x".repeat(1_000_000), "x".repeat(60_000));
    let many: Vec<(&str, &str)> = (0..80).map(|_| ("more", "x")).collect();
    for (fields, status) in [
        (vec![("role", long.as_str())], 413),
        (many, 413),
        (vec![("note", short.as_str())], 303),
    ] {
        let answer = app.upload(
            &files,
            &fields,
            &Upload {
                name: "work.png",
                bytes: &png(),
            },
            &cookie,
        );
        assert_eq!(answer.status, status, "{}", answer.text);
        assert!(
            status == 303 || answer.text.contains("larger than a form can be"),
            "{}",
            answer.text
        );
    }
    let organiser = app.organiser();
    let answer = organiser.upload(
        "/en/data/new",
        &[("slug", "kept-in-the-form"), ("recipe", &long)],
        &Upload {
            name: "a.csv",
            bytes: b"a,b\n1,2\n",
        },
    );
    answer.is(413);
    assert!(
        answer.text.contains("kept-in-the-form"),
        "what came before is still there"
    );
    assert!(
        fs::read_dir(app.files_folder().join("incoming"))
            .expect("a folder")
            .next()
            .is_none()
    );
}

fn a_team_is_told_what_was_taken_out(app: App) {
    let (cookie, entry) = team(&app, "graphviz@example.org");
    let svg = concat!(
        r#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">"#,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><a href="https://portfolio.example/me">"#,
        r#"<rect width="9" height="9" data-name="Somebody"/></a></svg>"#
    );
    let answer = app.upload(
        &format!("{entry}/files"),
        &[("role", "work")],
        &Upload {
            name: "flows.svg",
            bytes: svg.as_bytes(),
        },
        &cookie,
    );
    assert_eq!(
        (answer.status, answer.location.rsplit('=').next()),
        (303, Some("uploaded-type-links")),
        "{}",
        answer.text
    );
    let page = app.get(&answer.location, &cookie);
    page.says("Removed from it: the document type, which no browser needs; links to other places.");
    let file = page
        .links()
        .into_iter()
        .find(|link| link.starts_with("/files/draft/") && !link.contains('?'))
        .expect("the file");
    let kept = app.get(&file, &cookie);
    kept.says("<rect width=\"9\"")
        .lacks("DOCTYPE")
        .lacks("portfolio")
        .lacks("Somebody");
    app.get(&format!("{entry}?done=uploaded-type-unheard"), &cookie)
        .lacks("Removed from it");
}

fn a_person_checks_one_file_at_a_time(app: App) {
    let (cookie, entry) = team(&app, "checks@example.org");
    let rows: String = (0..400_000)
        .map(|row| {
            format!(
                "{row},{}.5,2027-05-{:02},name {}\n",
                row % 977,
                row % 28 + 1,
                row % 31
            )
        })
        .collect();
    let table = format!("id,value,day,name\n{rows}");
    app.upload(
        &format!("{entry}/files"),
        &[("role", "work")],
        &Upload {
            name: "long.csv",
            bytes: table.as_bytes(),
        },
        &cookie,
    )
    .is(303);
    let links = app.get(&entry, &cookie).links();
    let check = links
        .iter()
        .find(|link| link.ends_with("/check"))
        .expect("a check");
    std::thread::scope(|scope| {
        let first = scope.spawn(|| app.get(check, &cookie));
        assert!(
            within(10, || children(app.pid()).len() == 1),
            "it is checked beside the server"
        );
        let second = app.get(check, &cookie);
        second
            .is(429)
            .says("Another file of yours is still arriving or being checked");
        assert_eq!(children(app.pid()).len(), 1, "no second process was begun");
        let first = first.join().expect("an answer");
        first.is(200).says("400,000 rows");
    });
    let tidy = app
        .get(check, &cookie)
        .links()
        .into_iter()
        .find(|link| link.ends_with("/tidy.csv"))
        .expect("a tidy copy");
    let copy = app.get(&tidy, &cookie);
    copy.is(200);
    assert!(
        copy.text.starts_with("id,value,day,name\n0,"),
        "{}",
        copy.status
    );
    assert!(children(app.pid()).is_empty());
}

fn who_hangs_up_ends_what_was_begun(app: App) {
    let (cookie, entry) = team(&app, "gone@example.org");
    let (boundary, svg) = ("----gone", endless_svg());
    let mut body = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; \
        filename=\"endless.svg\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(&svg);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    let mut stream =
        TcpStream::connect(app.address.trim_start_matches("http://")).expect("connects");
    let head = format!(
        "POST {entry}/files HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\n\
            content-type: multipart/form-data; boundary={boundary}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream.write_all(&body).expect("sent");
    assert!(
        within(10, || children(app.pid()).len() == 1),
        "it is looked at"
    );
    stream
        .set_read_timeout(Some(Duration::from_millis(200)))
        .expect("set");
    assert!(stream.read(&mut [0; 16]).is_err(), "there is no answer yet");
    drop(stream);
    assert!(
        within(3, || children(app.pid()).is_empty()),
        "nobody draws for nobody"
    );
    let incoming = app.files_folder().join("incoming");
    assert!(
        within(3, || fs::read_dir(&incoming)
            .expect("a folder")
            .next()
            .is_none()),
        "no file is left over"
    );
}

on_every_store![
    a_file_that_takes_too_long_is_refused_while_the_server_answers,
    what_comes_beside_a_file_is_bounded_too,
    a_team_is_told_what_was_taken_out,
    a_person_checks_one_file_at_a_time,
    who_hangs_up_ends_what_was_begun
];

//! Several servers of one database: what one of them remembers is never wrong because of another.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    process::{Child, Command},
    sync::Arc,
};

use tempfile::TempDir;

use crate::{
    app::{App, Client, Server, checkout},
    jury::{criteria, open_sheet},
    mail::{Sink, until},
};

const KOBE: &str = "/en/2027/kobe/organise";

#[test]
fn what_was_changed_at_one_server_is_seen_at_another_at_once() {
    let app = App::postgres();
    let other = app.another();
    let organiser = app.organiser();
    // What a redirect leads to may be answered by another server than the one that was asked.
    for turn in 0..12 {
        let reason = format!("Turn {turn}.");
        let (asked, shown): (&Server, &Server) = if turn % 2 == 0 {
            (app.server(), &other)
        } else {
            (&other, app.server())
        };
        shown.get("/en/2027/kobe", &organiser).is(200);
        let fields = [("reason-en", reason.as_str()), ("reason-ja", &reason)];
        asked
            .post(&format!("{KOBE}/pause"), &fields, &organiser)
            .is(303);
        shown.get("/en/2027/kobe", &organiser).says(&reason);
        let page = asked.get(&format!("{KOBE}/pause"), &organiser);
        let mut form = page.page().form("/organise/pause/end", "").fields();
        form.retain(|(name, _)| name != "minutes");
        form.push(("minutes".to_owned(), "0".to_owned()));
        let fields: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        asked
            .post_bare(&format!("{KOBE}/pause/end"), &fields, &organiser)
            .is(303);
        shown.get("/en/2027/kobe", &organiser).lacks(&reason);
    }
}

#[test]
fn a_visitor_sees_a_change_at_every_server() {
    let app = App::postgres();
    let other = app.another();
    other.get("/en/2027/kobe", "").lacks("Seen by everybody.");
    let fields = [
        ("reason-en", "Seen by everybody."),
        ("reason-ja", "Seen by everybody."),
    ];
    app.organiser()
        .post(&format!("{KOBE}/pause"), &fields)
        .is(303);
    until(|| {
        let page = other.get("/en/2027/kobe", "");
        page.text.contains("Seen by everybody.").then_some(())
    });
}

#[test]
fn wrong_passwords_are_counted_for_all_servers_together() {
    let mut app = App::postgres();
    app.set("CERTAMEN_SIGN_IN_ATTEMPTS", "6");
    let app = app.restarted_at(crate::app::NOW);
    let other = app.another();
    let servers: [&Server; 2] = [app.server(), &other];
    let wrong = [
        ("mail", "juror-3@jury.example"),
        ("password", "not the right phrase"),
    ];
    for attempt in 0..6 {
        servers[attempt % 2]
            .post_bare("/en/sign-in", &wrong, "")
            .is(401);
    }
    for server in servers {
        server.post_bare("/en/sign-in", &wrong, "").is(429);
    }
}

#[test]
fn a_session_and_a_link_hold_at_every_server_and_end_at_all() {
    let app = App::postgres();
    let other = app.another();
    let juror = app.juror(3);
    other.get("/en/2027/kobe/jury", &juror).is(200);
    other.post("/en/sign-out", &[], &juror).is(303);
    let gone = app.get("/en/2027/kobe/jury", &juror);
    assert_ne!(gone.status, 200, "it ended at the other");
    app.post("/en/link", &[("mail", "juror-4@jury.example")], "");
    let link = app.mailed_link("Your sign-in link");
    let used = other.post_bare(&link, &[], "");
    used.is(303);
    assert_eq!(
        app.post_bare(&link, &[], "").status,
        410,
        "a link is used once"
    );
}

#[test]
fn a_mark_is_saved_on_top_of_what_another_server_saved() {
    let app = App::postgres();
    let other = app.another();
    let juror = app.juror(2);
    let sheet = open_sheet(&app, &juror);
    let (criterion, mut version) = criteria(&app, &sheet, &juror)[0].clone();
    let entry = sheet.rsplit('/').next().expect("an id").to_owned();
    let save = |server: &Server, version: i64, request: &str| {
        let version = version.to_string();
        let fields = [
            ("entry", entry.as_str()),
            ("criterion", &criterion),
            ("steps", "5"),
            ("version", &version),
            ("request", request),
        ];
        server.post_bare("/api/save_mark", &fields, &juror)
    };
    let servers: [&Server; 2] = [app.server(), &other];
    for turn in 0..10 {
        let request = format!("turn-{turn}");
        save(servers[turn % 2], version, &request).is(200);
        // Sent again to the other, as after an answer that was lost: it has one effect.
        save(servers[(turn + 1) % 2], version, &request).is(200);
        version += 1;
        save(servers[(turn + 1) % 2], version - 1, "stale").is(409);
    }
    assert_eq!(criteria(&app, &sheet, &juror)[0].1, version);
}

#[test]
fn a_mail_leaves_once_however_many_servers_send() {
    let sink = Sink::start();
    let mut app = App::postgres();
    app.stop();
    app.execute("DELETE FROM mail");
    app.set("CERTAMEN_MAIL", &sink.setting());
    let app = app.restarted_at(crate::app::NOW);
    let others = [app.another(), app.another()];
    let organiser = app.organiser();
    let people: Vec<String> = (0..30)
        .map(|number| format!("invited-{number}@jury.example"))
        .collect();
    for (number, mail) in people.iter().enumerate() {
        let fields = [("name", mail.as_str()), ("mail", mail), ("language", "en")];
        let server: &Server = &others[number % 2];
        server
            .post(&format!("{KOBE}/jurors"), &fields, &organiser)
            .is(303);
    }
    for mail in &people {
        sink.attempt(mail, 1);
    }
    // Whoever else had it in hand would have sent it by now: each looks once a second.
    std::thread::sleep(std::time::Duration::from_millis(2_500));
    for mail in &people {
        assert_eq!(sink.attempts(mail).len(), 1, "{mail}");
    }
}

#[test]
fn servers_that_start_at_once_on_an_empty_database_agree() {
    let app = Arc::new(App::postgres().emptied());
    let starting: Vec<_> = (0..3)
        .map(|_| {
            let app = Arc::clone(&app);
            std::thread::spawn(move || app.another())
        })
        .collect();
    let servers: Vec<Server> = starting
        .into_iter()
        .map(|starting| starting.join().expect("it started"))
        .collect();
    for server in &servers {
        server.get("/readyz", "").is(200);
        server.get("/en", "").is(200);
    }
    let audit = app.command(&["audit"]);
    assert!(audit.status.success(), "{audit:?}");
    let cities = app.command(&["city", "list"]);
    assert!(cities.status.success() && !cities.stdout.is_empty());
}

/// A proxy as operators are told to set it up, before servers.
struct Proxy {
    child: Child,
    client: Client,
    _folder: TempDir,
}

impl Proxy {
    /// `None` where this machine has no haproxy.
    fn start(servers: &[Server]) -> Option<Self> {
        if !Path::new(HAPROXY).exists() {
            eprintln!("skipped: no haproxy (.ci/install haproxy)");
            return None;
        }
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address").to_string();
        drop(free);
        let path = checkout().join("../docs/haproxy.cfg");
        let mut settings = fs::read_to_string(path).expect("the settings");
        settings = settings.replace("127.0.0.1:8080", &address);
        for (number, server) in (3001..).zip(servers) {
            let known = format!("127.0.0.1:{number}");
            assert!(settings.contains(&known), "{settings}");
            let here = server.address();
            settings = settings.replace(&known, here.trim_start_matches("http://"));
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("haproxy.cfg");
        fs::write(&file, settings).expect("written");
        let child = Command::new(HAPROXY)
            .arg("-f")
            .arg(&file)
            .spawn()
            .expect("it starts");
        let client = Client::new();
        client.turn_to(&format!("http://{address}"));
        until(|| TcpStream::connect(&address).ok());
        Some(Self {
            child,
            client,
            _folder: folder,
        })
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const HAPROXY: &str = "/usr/sbin/haproxy";

#[test]
fn a_proxy_serves_on_while_servers_are_killed() {
    let mut app = App::postgres();
    let juror = app.juror(2);
    let sheet = open_sheet(&app, &juror);
    let (criterion, version) = criteria(&app, &sheet, &juror)[0].clone();
    app.stop();
    let mut servers: Vec<Server> = (0..3).map(|_| app.another()).collect();
    let Some(proxy) = Proxy::start(&servers) else {
        return;
    };
    let proxied = &proxy.client;
    let entry = sheet.rsplit('/').next().expect("an id");
    let mut version = version;
    let mut work = |turns: usize| {
        for _ in 0..turns {
            // What only reads is answered by whichever server is left.
            proxied.get("/en/2025/gallery", "").is(200);
            proxied.get("/en/2027/kobe/jury", &juror).is(200);
            let (stands, request) = (version.to_string(), format!("proxied-{version}"));
            let fields = [
                ("entry", entry),
                ("criterion", &criterion),
                ("steps", "5"),
                ("version", &stands),
                ("request", &request),
            ];
            // What writes is sent again by the page, under the same name.
            // A connection that is cut in the midst is no answer.
            until(|| {
                let sent =
                    AssertUnwindSafe(|| proxied.post_bare("/api/save_mark", &fields, &juror));
                let answer = catch_unwind(sent).ok()?;
                (answer.status == 200).then_some(())
            });
            version += 1;
        }
    };
    work(6);
    proxied.get("/metrics", "").is(404);
    servers[0].kill();
    work(12);
    servers[1].kill();
    work(12);
    drop(proxy);
    let app = app.restarted_at(crate::app::NOW);
    assert_eq!(criteria(&app, &sheet, &juror)[0].1, version);
}

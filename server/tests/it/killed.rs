//! Servers that are killed while people work: nothing that was acknowledged is lost, and nothing is
//! done twice. With PostgreSQL there are three of them, asked in turn as a proxy does; SQLite has
//! one, which is started again.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{scope, sleep},
    time::Duration,
};

use crate::{
    app::{Answer, App, Server, Upload, on_both_engines, png},
    entries::{complete, team},
    jury::criteria,
};

/// Who marks at the same time.
const MARKERS: usize = 8;

/// How often servers are killed: few times in the usual tests, `make soak` says otherwise.
fn cycles() -> usize {
    let wanted = std::env::var("CERTAMEN_SOAK_CYCLES").ok();
    wanted.and_then(|text| text.parse().ok()).unwrap_or(6)
}

/// Servers that are asked in turn.
struct Balance {
    servers: Mutex<Vec<std::sync::Arc<crate::app::Client>>>,
    turn: AtomicUsize,
    over: AtomicBool,
}

impl Balance {
    /// Asks the next server; nothing where it gives no answer, or is just stopping.
    fn ask(&self, ask: impl FnOnce(&crate::app::Client) -> Answer) -> Option<Answer> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let client = {
            let servers = self.servers.lock().expect("the servers");
            std::sync::Arc::clone(&servers[turn % servers.len()])
        };
        let answer = catch_unwind(AssertUnwindSafe(|| ask(&client))).ok();
        if answer.is_none() {
            sleep(Duration::from_millis(20));
        }
        answer.filter(|answer| answer.status < 500)
    }

    /// Asks until somebody answers.
    fn ask_until(&self, ask: impl Fn(&crate::app::Client) -> Answer) -> Answer {
        loop {
            if let Some(answer) = self.ask(&ask) {
                return answer;
            }
        }
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }
}

/// One juror, one criterion of a sheet, and the version that stands.
struct Marker {
    cookie: String,
    sheet: String,
    criterion: String,
    version: i64,
}

impl Marker {
    /// Everybody who marks: jurors in turn, some of them on two criteria at once.
    fn all(app: &App) -> Vec<Self> {
        let mut all = Vec::new();
        for place in 0..2 {
            for number in 1..=6 {
                let juror = app.juror(number);
                let page = juror.get("/en/2027/kobe/jury");
                let mut sheets = page.links().into_iter();
                let open = sheets.find(|link| {
                    link.starts_with("/en/jury/")
                        && !juror.get(link).text.contains("Open the sheet again")
                });
                let Some(sheet) = open else { continue };
                let Some((criterion, version)) =
                    criteria(app, &sheet, &juror).into_iter().nth(place)
                else {
                    continue;
                };
                all.push(Self {
                    cookie: juror.to_string(),
                    sheet,
                    criterion,
                    version,
                });
            }
        }
        all.truncate(MARKERS);
        all
    }

    /// Marks until it is over, each mark on top of the one that was acknowledged; answers how many
    /// were.
    fn mark(&mut self, balance: &Balance, name: usize) -> usize {
        let entry = self.sheet.rsplit('/').next().expect("an id").to_owned();
        let mut acknowledged = 0;
        while !balance.is_over() {
            let (version, request) = (
                self.version.to_string(),
                format!("marker-{name}-{}", self.version),
            );
            let steps = (self.version % 10).to_string();
            let fields = [
                ("entry", entry.as_str()),
                ("criterion", &self.criterion),
                ("steps", &steps),
                ("version", &version),
                ("request", &request),
            ];
            // The same one again where there was no answer: it has one effect.
            let answer = balance
                .ask_until(|server| server.post_bare("/api/save_mark", &fields, &self.cookie));
            answer.is(200);
            self.version += 1;
            acknowledged += 1;
        }
        acknowledged
    }
}

/// Uploads tables one after the other; answers the names of those that were acknowledged, or are
/// there without.
fn upload_tables(balance: &Balance, entry: &str, cookie: &str) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for number in 1..=9 {
        let name = format!("table-{number}.csv");
        let table = format!("a,b\n{number},{number}\n");
        while !balance.is_over() && !kept.contains(&name) {
            let file = Upload {
                name: &name,
                bytes: table.as_bytes(),
            };
            let sent = balance.ask(|server| {
                server.upload(
                    &format!("{entry}/files"),
                    &[("role", "work")],
                    &file,
                    cookie,
                )
            });
            if let Some(answer) = sent {
                answer.is(303);
                kept.insert(name.clone());
            } else {
                // What was under way in the database is there by now, or never will be.
                sleep(Duration::from_millis(300));
                if balance
                    .ask_until(|server| server.get(entry, cookie))
                    .text
                    .contains(&name)
                {
                    kept.insert(name.clone());
                }
            }
        }
        sleep(Duration::from_millis(200));
    }
    kept
}

/// Hands an entry in again and again, each time with another title; answers the addresses of the
/// receipts.
fn hand_in(balance: &Balance, entry: &str, cookie: &str) -> BTreeSet<String> {
    let mut receipts = BTreeSet::new();
    let mut number = 0;
    while !balance.is_over() {
        number += 1;
        let title = format!("Version {number}");
        let page = balance.ask_until(|server| server.get(entry, cookie));
        let version = page.value("version");
        let mut fields = complete(&version);
        fields[1].1 = &title;
        let sent = balance.ask(|server| server.post(&format!("{entry}/hand-in"), &fields, cookie));
        if let Some(answer) = sent {
            answer.is(303);
            assert!(
                receipts.insert(answer.location.clone()),
                "{} was given twice",
                answer.location
            );
        } else {
            sleep(Duration::from_millis(300));
        }
        sleep(Duration::from_millis(150));
    }
    receipts
}

fn nothing_acknowledged_is_lost_or_doubled_when_servers_are_killed(mut app: App) {
    let count = if app.is_postgres() { 3 } else { 1 };
    let (cookie, entry) = team(&app, "killed@example.org");
    let (other, handed_in) = team(&app, "handed-in@example.org");
    for (role, name, bytes) in [
        ("cover", "cover.png", png().as_slice()),
        ("work", "table.csv", b"a,b\n1,2\n"),
    ] {
        let files = format!("{handed_in}/files");
        app.upload(&files, &[("role", role)], &Upload { name, bytes }, &other)
            .is(303);
    }
    let mut markers = Marker::all(&app);
    assert_eq!(markers.len(), MARKERS);
    let before: Vec<i64> = markers.iter().map(|marker| marker.version).collect();
    // Many more than anybody hands in by hand.
    app.set("CERTAMEN_DAILY_HAND_INS", "100000");
    app.stop();
    let mut servers: Vec<Server> = (0..count).map(|_| app.another()).collect();
    let balance = Balance {
        servers: Mutex::new(servers.iter().map(Server::client).collect()),
        turn: AtomicUsize::new(0),
        over: AtomicBool::new(false),
    };
    let shared = &balance;
    let (marked, tables, receipts) = scope(|scope| {
        let marking: Vec<_> = markers
            .iter_mut()
            .enumerate()
            .map(|(name, marker)| scope.spawn(move || marker.mark(shared, name)))
            .collect();
        let uploading = scope.spawn(|| upload_tables(shared, &entry, &cookie));
        let handing_in = scope.spawn(|| hand_in(shared, &handed_in, &other));
        for cycle in 0..cycles() {
            let wait = 150 + 47 * (u64::try_from(cycle).unwrap_or_default() % 9);
            sleep(Duration::from_millis(wait));
            let which = cycle % count;
            servers[which].kill();
            servers[which] = app.another();
            balance.servers.lock().expect("the servers")[which] = servers[which].client();
        }
        sleep(Duration::from_millis(500));
        balance.over.store(true, Ordering::Relaxed);
        let marked: Vec<usize> = marking
            .into_iter()
            .map(|marking| marking.join().expect("no mark was lost"))
            .collect();
        let tables = uploading.join().expect("no upload was lost");
        let receipts = handing_in.join().expect("no hand-in was lost");
        (marked, tables, receipts)
    });
    println!(
        "{} kills: {} marks, {} uploads and {} hand-ins were acknowledged",
        cycles(),
        marked.iter().sum::<usize>(),
        tables.len(),
        receipts.len()
    );
    let app = app.restarted_at(crate::app::NOW);
    for ((marker, before), marked) in markers.iter().zip(before).zip(marked) {
        assert!(marked > 0, "nobody marked {}", marker.sheet);
        let found = criteria(&app, &marker.sheet, &marker.cookie);
        let (_, version) = found
            .iter()
            .find(|(criterion, _)| *criterion == marker.criterion)
            .expect("the criterion");
        // Each mark makes one version: neither more nor fewer than were acknowledged.
        let marked = i64::try_from(marked).expect("few");
        assert_eq!(*version, before + marked, "{}", marker.sheet);
    }
    let page = app.get(&entry, &cookie);
    let mut files = page.links();
    files.retain(|link| link.starts_with("/files/draft/") && !link.contains('?'));
    files.sort();
    files.dedup();
    assert_eq!(files.len(), tables.len(), "each file once: {files:?}");
    for file in files {
        app.get(&file, &cookie).is(200).says("a,b");
    }
    for receipt in &receipts {
        app.get(receipt, &other).is(200);
    }
    assert!(!receipts.is_empty(), "nothing was handed in");
    assert!(app.command(&["audit"]).status.success());
}

on_both_engines![nothing_acknowledged_is_lost_or_doubled_when_servers_are_killed];

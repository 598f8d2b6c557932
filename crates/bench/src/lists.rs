//! What must not grow with what an instance holds: the organisers' list of entries with a hundred
//! and with ten thousand, its export, and the gallery and the front page with two editions and with
//! twenty.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use office::GalleryFilter;
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};
use tokio::process::Child;

use crate::{
    client::{self, Request},
    edition::{median, read_front},
    print_row, serve, setting,
};

/// Entries of the short list and of the long one.
const ENTRIES: [usize; 2] = [100, 10_000];
/// Sheets of each entry, one of which is not finished, and of each juror.
const SHEETS: usize = 5;
const SHEETS_OF_JUROR: usize = 150;
/// Editions of the small instance and of the large one.
const EDITIONS: [usize; 2] = [2, 20];
/// Works in the gallery.
const WORKS: usize = 30;
/// How long each page is asked for, and how often what is behind it is read.
const LENGTH: Duration = Duration::from_secs(2);
const READINGS: usize = 200;
/// Connections that ask for the public pages at once.
const CONNECTIONS: usize = 8;

/// What is asked of the list, each with its query.
const PAGES: [(&str, &str); 7] = [
    ("first page", ""),
    ("page in the middle", "?after="),
    ("last change first", "?order=changed"),
    ("by title", "?order=title"),
    ("handed in, about a topic", "?state=submitted&topic=T1"),
    ("sheets not finished", "?lack=sheets"),
    (
        "search that finds one",
        "?q=harbours%2C+one+question%3A+number+57x",
    ),
];

/// Prints how both compare.
pub(crate) async fn measure(program: &str, site: &str) -> Result<()> {
    println!(
        "\n| list of entries | connections | per second | p50 ms | p99 ms | bytes |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |"
    );
    let (mut times, mut exports) = (Vec::new(), Vec::new());
    for entries in ENTRIES {
        let (of_pages, export) = measure_list(program, site, entries).await?;
        times.push(of_pages);
        exports.push((entries, export));
    }
    println!("\n| list of 10,000 beside one of 100 | p50, times |\n| --- | ---: |");
    for (place, (what, _)) in PAGES.iter().enumerate() {
        println!("| {what} | {:.2} |", times[1][place] / times[0][place]);
    }
    println!("\n| export of entries | seconds | MB sent | MB of memory more |");
    println!("| --- | ---: | ---: | ---: |");
    for (entries, export) in exports {
        println!(
            "| {entries} | {:.2} | {:.1} | {:.1} |",
            export.seconds, export.sent, export.grown
        );
    }
    measure_editions(program, site).await
}

/// What an export took.
struct Export {
    seconds: f64,
    /// MB.
    sent: f64,
    /// MB that the server's peak of memory rose by.
    grown: f64,
}

/// Measures a list of so many entries; answers the median of each page in milliseconds.
async fn measure_list(program: &str, site: &str, entries: usize) -> Result<(Vec<f64>, Export)> {
    let folder = tempfile::tempdir()?;
    let cookie = {
        let maker = setting::open_maker(folder.path()).await?;
        maker.set_edition(&maker.edition("bench")).await?;
        let open = maker.office().call("bench", "open").await?;
        maker.works(&open, "first", 1).await?;
        maker.session(setting::ORGANISER).await?.1
    };
    multiply(folder.path(), entries).await?;
    let (server, address) = serve(program, site, folder.path()).await?;
    let list = "/en/bench/open/organise/entries";
    let mut times = Vec::new();
    for (what, query) in PAGES {
        let query = if query.ends_with("after=") {
            format!("{query}{}", entries / 2)
        } else {
            query.to_owned()
        };
        let page = Request::get(&address, &format!("{list}{query}"), &cookie);
        let found = client::load(&page, 1, LENGTH).await?;
        print_row(&format!("{entries}: {what}"), 1, &found);
        times.push(found.p50);
    }
    let csv = Request::get(&address, &format!("{list}.csv"), &cookie);
    let before = peak(&server);
    let begun = Instant::now();
    let bytes = client::drain(&csv).await?;
    #[expect(clippy::cast_precision_loss, reason = "bytes of an export")]
    let export = Export {
        seconds: begun.elapsed().as_secs_f64(),
        sent: bytes as f64 / 1e6,
        grown: peak(&server) - before,
    };
    Ok((times, export))
}

/// The most resident memory that a process has had, in MB.
fn peak(child: &Child) -> f64 {
    let path = format!("/proc/{}/status", child.id().unwrap_or(0));
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.map(|line| line.trim().trim_end_matches(" kB"));
    kilobytes
        .and_then(|kilobytes| kilobytes.parse::<f64>().ok())
        .map_or(0.0, |kilobytes| kilobytes * 1_024.0 / 1e6)
}

/// Copies the one entry of the open call until there are so many, each with a team, a title and
/// sheets of its own. Handing ten thousand in would take longer than all the rest.
async fn multiply(folder: &Path, entries: usize) -> Result<()> {
    let path = folder.join("bench.db");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await?;
    let jurors = (entries * SHEETS).div_ceil(SHEETS_OF_JUROR).max(SHEETS);
    let copies = format!(
        "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {entries})"
    );
    let first = "entry.number = 1 AND entry.call = (SELECT id FROM call WHERE slug = 'open')";
    let statements = [
        format!(
            "INSERT INTO team (id, call, name, captain, invitation, created_at)
             {copies}
             SELECT 'team-' || i, team.call, 'Team ' || i, team.captain, 'x', 0
             FROM n
             JOIN entry ON {first}
             JOIN team ON team.id = entry.team"
        ),
        format!(
            "INSERT INTO entry
                 (id, call, team, number, state, version, content, revision, created_at,
                  updated_at)
             {copies}
             SELECT 'entry-' || i, entry.call, 'team-' || i, i, 'submitted', 1, entry.content, 1,
                    i, i
             FROM n
             JOIN entry ON {first}"
        ),
        format!(
            "INSERT INTO revision
                 (entry, number, call, content, topic, files, hash, submitted_by, submitted_at,
                  title)
             {copies}
             SELECT 'entry-' || i, 1, revision.call, revision.content, 'T' || (i % 5),
                    revision.files, revision.hash, revision.submitted_by,
                    revision.submitted_at + i,
                    '{{\"en\":\"Two harbours, one question: number ' || i || 'x\"}}'
             FROM n
             JOIN entry ON {first}
             JOIN revision ON revision.entry = entry.id"
        ),
        format!(
            "INSERT INTO person (id, name, mail, language, created_at)
             WITH RECURSIVE n (i) AS (
                 SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {jurors} - 1
             )
             SELECT 'juror-' || i, 'Juror ' || i, 'bulk-' || i || '@jury.example', 'en', 0
             FROM n"
        ),
        "INSERT INTO juror (call, person, invited_at)
         SELECT call.id, person.id, 0
         FROM person
         JOIN call ON call.slug = 'open'
         WHERE person.id LIKE 'juror-%'"
            .to_owned(),
        format!(
            "INSERT INTO assignment (round, juror, entry, call, finished_at, created_at)
             WITH k (i) AS (VALUES (0), (1), (2), (3), (4))
             SELECT 'screening', 'juror-' || ((entry.number * {SHEETS} + k.i) % {jurors}),
                    entry.id, entry.call, CASE WHEN k.i = 0 THEN NULL ELSE 1 END, 0
             FROM entry
             JOIN call ON call.id = entry.call
               AND call.slug = 'open'
             JOIN k"
        ),
    ];
    for statement in statements {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&mut connection)
            .await
            .context("the entries are copied")?;
    }
    connection.close().await?;
    Ok(())
}

/// The gallery and the front page with few editions and with many: as they are served, and what is
/// read for them where nothing is remembered.
async fn measure_editions(program: &str, site: &str) -> Result<()> {
    println!(
        "\n| editions | connections | per second | p50 ms | p99 ms | bytes |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |"
    );
    let mut all = Vec::new();
    for editions in EDITIONS {
        let folder = tempfile::tempdir()?;
        let mut times = Vec::new();
        {
            let maker = setting::open_maker(folder.path()).await?;
            for number in 1..editions {
                maker
                    .set_edition(&maker.edition(&format!("past-{number}")))
                    .await?;
            }
            maker.set_edition(&maker.edition("bench")).await?;
            let (organiser, _) = maker.session(setting::ORGANISER).await?;
            maker.fill_shown_call(&organiser, WORKS).await?;
            let mut gallery = Vec::new();
            for _ in 0..READINGS {
                let begun = Instant::now();
                maker
                    .office()
                    .gallery("bench", &GalleryFilter::default())
                    .await?;
                gallery.push(begun.elapsed());
            }
            times.push(("what the gallery reads", median(gallery)));
            let front = read_front(maker.office()).await?;
            times.push(("what the front page reads", median(front)));
        }
        let (_server, address) = serve(program, site, folder.path()).await?;
        for (what, path) in [("gallery", "/en/bench/gallery"), ("front page", "/en/")] {
            let page = Request::get(&address, path, "");
            let found = client::load(&page, CONNECTIONS, LENGTH).await?;
            print_row(&format!("{editions}: {what}"), CONNECTIONS, &found);
            times.push((what, found.p50));
        }
        all.push(times);
    }
    println!("\n| 20 editions beside 2 | of 2, ms | of 20, ms | times |");
    println!("| --- | ---: | ---: | ---: |");
    for ((what, few), (_, many)) in all[0].iter().zip(&all[1]) {
        println!("| {what} | {few:.2} | {many:.2} | {:.2} |", many / few);
    }
    Ok(())
}

//! The benchmarks: the real program under load on loopback, beside a hand-written handler that
//! sends the same bytes.
//!
//! `bench PROGRAM SITE PYTHON` makes a call of 500 entries with 6 jurors, starts the program, and
//! prints a table. Every loop is bounded in time and stops by itself; the traffic stays on
//! 127.0.0.1.

mod client;
mod data;
mod drawing;
mod edition;
mod jury;
mod lists;
mod own_files;
mod query;
mod setting;
mod writer;

use std::{
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use axum::{Router, http::header, routing::get};
use client::{Load, Request, load};
use contest::entry::MAX_FILES;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

/// How long each measurement takes.
const LENGTH: Duration = Duration::from_secs(4);
/// Connections at once, of one measurement after the other.
const CONNECTIONS: [usize; 3] = [1, 8, 32];

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["ceiling", file] => ceiling(Path::new(file)).await,
        ["query", question, folder] => query::answer(question, Path::new(folder)),
        ["rank", size, file] => jury::rank(size, Path::new(file)),
        ["marks", program, site] => measure(program, site, true).await,
        ["editions"] => edition::measure(Path::new("seeds")).await,
        ["lists", program, site] => lists::measure(program, site).await,
        ["jury", python] => jury::compare(python, tempfile::tempdir()?.path()),
        ["data", program, python] => desk(program, python),
        [program, site, python] => {
            measure(program, site, false).await?;
            edition::measure(Path::new("seeds")).await?;
            lists::measure(program, site).await?;
            jury::compare(python, tempfile::tempdir()?.path())?;
            desk(program, python)
        }
        _ => anyhow::bail!("usage: bench PROGRAM SITE PYTHON"),
    }
}

/// The data desk beside other programs.
fn desk(program: &str, python: &str) -> Result<()> {
    let seeds = Path::new("seeds").to_owned();
    drawing::compare(program, python, &seeds, tempfile::tempdir()?.path())?;
    data::compare(program, python, tempfile::tempdir()?.path())
}

/// The ceiling: an axum handler that sends a file's bytes and does nothing else.
async fn ceiling(file: &Path) -> Result<()> {
    let bytes = axum::body::Bytes::from(std::fs::read(file)?);
    let router = Router::new().route(
        "/",
        get(move || std::future::ready(([(header::CONTENT_TYPE, "text/html")], bytes.clone()))),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listens on http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

/// Starts a program and answers it with the address that it prints.
async fn start(command: &mut Command) -> Result<(Child, String)> {
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
    let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some((_, address)) = line.split_once("http://") {
            return Ok((child, address.to_owned()));
        }
    }
    anyhow::bail!("the program ended before it listened")
}

/// Starts the program on a folder and answers it with its address.
async fn serve(program: &str, site: &str, folder: &Path) -> Result<(Child, String)> {
    let mut command = Command::new(program);
    command
        .arg("serve")
        .env("CERTAMEN_LISTEN", "127.0.0.1:0")
        .env("CERTAMEN_SITE", site)
        .env("CERTAMEN_LOG", "warn")
        .env("CERTAMEN_SAVES_PER_SECOND", "1000000")
        .env("CERTAMEN_DAILY_MEGABYTES", "1000000")
        .env("CERTAMEN_KEPT_MEGABYTES", "1000000")
        .env("CERTAMEN_DAILY_HAND_INS", "1000000");
    for (name, value) in setting::environment(folder) {
        command.env(name, value);
    }
    start(&mut command).await
}

/// Resident memory of a process in MB.
fn memory(child: &Child) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{}/statm", child.id().unwrap_or(0)))
        .unwrap_or_default();
    let pages: f64 = text
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(0.0);
    pages * 4096.0 / 1e6
}

/// Prints a line of the table.
fn print_row(what: &str, connections: usize, found: &Load) {
    println!(
        "| {what} | {connections} | {:.0} | {:.2} | {:.2} | {} |",
        found.per_second, found.p50, found.p99, found.bytes
    );
}

/// Measures the program under load: all of it, or only its jury.
async fn measure(program: &str, site: &str, jury_only: bool) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let begun = Instant::now();
    let bench = setting::make(folder.path()).await?;
    eprintln!(
        "made {} entries in {:.0} s",
        setting::ENTRIES,
        begun.elapsed().as_secs_f64()
    );
    let (server, address) = serve(program, site, folder.path()).await?;
    let before = memory(&server);
    println!(
        "| what | connections | per second | p50 ms | p99 ms | bytes |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |"
    );
    let mut share = None;
    if !jury_only {
        share = Some(measure_pages(&address, folder.path(), &bench, LENGTH).await?);
    }
    let saved_share = measure_jury(&address, folder.path(), &bench, LENGTH).await?;
    if !jury_only {
        print_row(
            "50 MB uploaded, checked, kept and handed in",
            1,
            &client::rounds(&bench.hand_in(&address), MAX_FILES as u64).await?,
        );
    }
    println!(
        "\nmarks saved: {:.0} % of the bare writer's commits",
        saved_share * 100.0
    );
    if let Some(share) = share {
        println!(
            "gallery at 32 connections: {:.0} % of the ceiling",
            share * 100.0
        );
    }
    println!(
        "resident memory: {before:.0} MB before, {:.0} MB after",
        memory(&server)
    );
    Ok(())
}

/// A page under a load of one number of connections after the other; what the last one found.
async fn measure_page(what: &str, page: &Request, duration: Duration) -> Result<f64> {
    let mut per_second = 0.0;
    for connections in CONNECTIONS {
        let found = load(page, connections, duration).await?;
        print_row(what, connections, &found);
        per_second = found.per_second;
    }
    Ok(per_second)
}

/// The dashboard of jurors and what they save; the share of a bare writer's commits that saved
/// marks
/// reach.
async fn measure_jury(
    address: &str,
    folder: &Path,
    bench: &setting::Bench,
    duration: Duration,
) -> Result<f64> {
    for (what, call, cookie) in [
        ("100 assignments", "few", &bench.alone),
        ("10,000 assignments", "judged", &bench.jurors[0].cookie),
    ] {
        measure_page(
            &format!("dashboard of 100 rows, {what}"),
            &Request::get(address, &format!("/en/bench/{call}/jury"), cookie),
            duration,
        )
        .await?;
    }
    let saves: Vec<Request> = bench
        .jurors
        .iter()
        .map(|juror| juror.save(address))
        .collect();
    let saved = client::load_each(&saves, duration).await?;
    print_row("mark saved durably, 8 jurors", 8, &saved);
    let bare = writer::commits(folder, duration).await?;
    println!("| bare writer: one commit after another | 1 | {bare:.0} | | | |");
    Ok(saved.per_second / bare)
}

/// The public pages, and the gallery's share of what a handler reaches that sends the same bytes
/// and does nothing else.
async fn measure_pages(
    address: &str,
    folder: &Path,
    bench: &setting::Bench,
    duration: Duration,
) -> Result<f64> {
    let gallery = Request::get(address, "/en/bench/gallery", "");
    let reached = measure_page("gallery, 24 of 500", &gallery, duration).await?;
    // The same bytes from a handler that does nothing else, in the same run.
    let file = folder.join("gallery.html");
    std::fs::write(&file, client::body(&gallery).await?)?;
    let (ceiling, ceiling_address) = start(
        Command::new(std::env::current_exe()?)
            .arg("ceiling")
            .arg(&file),
    )
    .await?;
    let found = load(&Request::get(&ceiling_address, "/", ""), 32, duration).await?;
    print_row("ceiling: the same bytes", 32, &found);
    drop(ceiling);
    for (what, path) in [
        ("entry page", bench.work.as_str()),
        ("catalogue, 48 of 500", "/en/data"),
        ("data set page", "/en/data/set-0"),
    ] {
        measure_page(what, &Request::get(address, path, ""), duration).await?;
    }
    Ok(reached / found.per_second)
}

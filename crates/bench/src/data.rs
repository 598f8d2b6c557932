//! The data desk beside pandas, polars and DuckDB: the same files, the same result, time and peak
//! memory of each.
//!
//! The files are generated in the publishers' schemas from a seed; sums that are known while they
//! are written are found again in the profile of what was prepared.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};

use crate::query;

/// Stations and snapshots of a month: 31 days, one snapshot in five minutes.
const STATIONS: i64 = 506;
const SNAPSHOTS: i64 = 31 * 288;
/// Every so many rows the last column is not available.
const GAP: i64 = 997;
/// Times that each program runs; the fastest counts.
const RUNS: usize = 3;
const SEED: u64 = 2027;

/// What must be found in a file that was generated.
#[derive(Default)]
struct Expected {
    rows: i64,
    /// Sum of the values.
    sum: i64,
    /// Cells without a value.
    missing: i64,
}

/// What a run took.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    /// Peak memory in MB.
    pub(crate) megabytes: f64,
}

/// The next number of `SplitMix64`.
pub(crate) const fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Writes a month of station status in the schema of Barcelona's bicycles.
fn write_stations(path: &Path) -> Result<Expected> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    out.write_all(b"\"station_id\",\"num_bikes_available\",\"is_charging_station\",\"status\",\"traffic\",\"num_bikes_available_types.mechanical\",\"num_bikes_available_types.ebike\",\"num_docks_available\",\"last_reported\",\"is_installed\",\"is_renting\",\"is_returning\",\"last_updated\",\"ttl\"\n")?;
    let mut state = SEED;
    let mut expected = Expected::default();
    for snapshot in 0..SNAPSHOTS {
        let updated = 1_785_535_200 + snapshot * 300;
        for station in 1..=STATIONS {
            let capacity = 15 + station * 7 % 40;
            // A wave over the day that differs by station, and some noise.
            let wave = ((snapshot + station * 11) % 288 - 144).abs() * capacity / 144;
            let noise = i64::try_from(next(&mut state) % 5)? - 2;
            let bikes = (wave + noise).clamp(0, capacity);
            let electric = bikes / 2;
            let reported = updated - i64::try_from(next(&mut state) % 290)?;
            let ttl = if expected.rows % GAP == 0 { "NA" } else { "24" };
            expected.missing += i64::from(expected.rows % GAP == 0);
            expected.rows += 1;
            expected.sum += bikes;
            writeln!(
                out,
                "{station},{bikes},TRUE,IN_SERVICE,NA,{},{electric},{},{reported},1,1,1,{updated},{ttl}",
                bikes - electric,
                capacity - bikes
            )?;
        }
    }
    out.flush()?;
    Ok(expected)
}

/// Writes three months of hourly air quality in Barcelona's schema: hours and their flags as
/// columns.
fn write_air(folder: &Path) -> Result<Expected> {
    let mut state = SEED;
    let mut expected = Expected::default();
    for month in 1..=3 {
        let mut out = BufWriter::new(File::create(folder.join(format!("air-{month}.csv")))?);
        write!(
            out,
            "CODI_PROVINCIA,PROVINCIA,CODI_MUNICIPI,MUNICIPI,ESTACIO,CODI_CONTAMINANT,ANY,MES,DIA"
        )?;
        for hour in 1..=24 {
            write!(out, ",H{hour:02},V{hour:02}")?;
        }
        writeln!(out)?;
        for (station, pollutant) in (0..47).map(|series| (4 + series % 9 * 6, 1 + series / 9 * 3)) {
            for day in 1..=30 {
                write!(
                    out,
                    "8,Barcelona,19,Barcelona,{station},{pollutant},2025,{month},{day}"
                )?;
                for _ in 0..24 {
                    let value = i64::try_from(next(&mut state) % 100)?;
                    expected.rows += 1;
                    if value < 5 {
                        expected.missing += 1;
                        write!(out, ",NA,N")?;
                    } else {
                        expected.sum += value;
                        write!(out, ",{value},V")?;
                    }
                }
                writeln!(out)?;
            }
        }
        out.flush()?;
    }
    Ok(expected)
}

/// Runs a command that must succeed.
pub(crate) fn run(command: &mut Command) -> Result<Cost> {
    let begun = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("the program starts")?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak: f64 = 0.0;
    let ended = loop {
        // The system keeps the highest mark; the last look before the end has it.
        if let Ok(text) = std::fs::read_to_string(&status)
            && let Some(line) = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))
        {
            peak = peak.max(
                line.trim()
                    .trim_end_matches(" kB")
                    .parse::<f64>()
                    .unwrap_or(0.0)
                    / 1024.0,
            );
        }
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let seconds = begun.elapsed().as_secs_f64();
    ensure!(
        ended.success(),
        "{command:?} failed: {}",
        std::io::read_to_string(child.stderr.take().context("its errors")?)?
    );
    Ok(Cost {
        seconds,
        megabytes: peak,
    })
}

/// The fastest of some runs.
fn best(mut command: impl FnMut() -> Command) -> Result<Cost> {
    let mut best = Cost {
        seconds: f64::INFINITY,
        megabytes: 0.0,
    };
    for _ in 0..RUNS {
        let cost = run(&mut command())?;
        if cost.seconds < best.seconds {
            best = cost;
        }
    }
    Ok(best)
}

/// Finds what is expected again in the profile that preparing wrote.
#[expect(clippy::cast_precision_loss, reason = "counts")]
fn check_profile(out: &Path, expected: &Expected, value: &str, gap: &str) -> Result<()> {
    let profile: serde_json::Value =
        serde_json::from_reader(File::open(out.join("profile.json"))?)?;
    let column = |name: &str| {
        profile["columns"]
            .as_array()
            .and_then(|all| all.iter().find(|column| column["name"] == name))
            .context("the column")
    };
    let (rows, mean, missing) = (
        &profile["rows"],
        column(value)?["mean"].as_f64().context("a mean")?,
        &column(gap)?["missing"],
    );
    ensure!(
        *rows == expected.rows && *missing == expected.missing,
        "{rows} rows and {missing} gaps, not {} and {}",
        expected.rows,
        expected.missing
    );
    let counted = if value == gap {
        expected.rows - expected.missing
    } else {
        expected.rows
    };
    let mean_expected = expected.sum as f64 / counted as f64;
    ensure!(
        (mean - mean_expected).abs() < 1e-9 * mean_expected.abs(),
        "a mean of {mean} instead of {mean_expected}"
    );
    Ok(())
}

/// A table of the publishers that every program prepares.
struct Task<'f> {
    /// Its name, as the other programs are told it.
    kind: &'static str,
    title: &'static str,
    files: &'f [PathBuf],
    /// The files as a pattern, which the other programs read.
    pattern: String,
}

/// The programs beside which the data desk is measured.
const PEERS: [&str; 3] = ["pandas", "polars", "duckdb"];

/// Compares on files of some folder; `python` is an interpreter that has the others.
pub(crate) fn compare(program: &str, python: &str, folder: &Path) -> Result<()> {
    let month = folder.join("month.csv");
    let expected_month = write_stations(&month)?;
    let expected_air = write_air(folder)?;
    let air_files: Vec<PathBuf> = (1..=3)
        .map(|month| folder.join(format!("air-{month}.csv")))
        .collect();
    println!("\n| data desk | program | seconds | peak MB |\n| --- | --- | ---: | ---: |");
    let stations = Task {
        kind: "stations",
        title: "a month of stations: read, clean, sort, Parquet",
        files: std::slice::from_ref(&month),
        pattern: month.display().to_string(),
    };
    let ours = prepare(program, folder, &stations)?;
    check_profile(
        &folder.join("out-stations"),
        &expected_month,
        "num_bikes_available",
        "ttl",
    )?;
    compare_task(&stations, ours, python, folder)?;
    let air = Task {
        kind: "air",
        title: "three months of hourly air: read, clean, wide to long, sort, Parquet",
        files: &air_files,
        pattern: folder.join("air-*.csv").display().to_string(),
    };
    let ours = prepare(program, folder, &air)?;
    check_air(&folder.join("out-air"), &expected_air)?;
    compare_task(&air, ours, python, folder)?;
    compare_questions(python, folder)
}

/// What the data desk takes for a table.
fn prepare(program: &str, folder: &Path, task: &Task) -> Result<Cost> {
    let out = folder.join(format!("out-{}", task.kind));
    best(|| {
        let mut command = Command::new(program);
        command
            .args(["data", "prepare", "--parquet-only", "--out"])
            .arg(&out)
            .args(task.files);
        command
    })
}

/// Finds the rows and gaps of three months again in their profiles.
fn check_air(out: &Path, expected: &Expected) -> Result<()> {
    let (mut rows, mut missing) = (0, 0);
    for month in 1..=3 {
        let profile: serde_json::Value =
            serde_json::from_reader(File::open(out.join(format!("air-{month}/profile.json")))?)?;
        rows += profile["rows"].as_i64().unwrap_or(0);
        let value = profile["columns"]
            .as_array()
            .and_then(|all| all.iter().find(|column| column["name"] == "value"))
            .context("values")?;
        missing += value["missing"].as_i64().unwrap_or(0);
    }
    ensure!(
        rows == expected.rows && missing == expected.missing,
        "the air has {rows} rows"
    );
    Ok(())
}

/// Prints what a table costs the data desk and the others.
fn compare_task(task: &Task, ours: Cost, python: &str, folder: &Path) -> Result<()> {
    let script = Path::new("crates/bench").join("peers/prepare.py");
    println!(
        "| {} | certamen | {:.2} | {:.0} |",
        task.title, ours.seconds, ours.megabytes
    );
    let (mut fastest, mut leanest) = (f64::INFINITY, f64::INFINITY);
    for peer in PEERS {
        let theirs = best(|| {
            let mut command = Command::new(python);
            command
                .arg(&script)
                .args([peer, task.kind, &task.pattern])
                .arg(folder.join(format!("{peer}.parquet")));
            command
        })?;
        println!(
            "| | {peer} | {:.2} | {:.0} |",
            theirs.seconds, theirs.megabytes
        );
        fastest = fastest.min(theirs.seconds);
        leanest = leanest.min(theirs.megabytes);
    }
    println!(
        "| | ratio to the fastest and to the leanest of the three | {:.2} | {:.2} |",
        ours.seconds / fastest,
        ours.megabytes / leanest
    );
    Ok(())
}

/// The questions of BENCH, on the Parquet that was prepared above; what each program needs to start
/// is part of its time.
fn compare_questions(python: &str, folder: &Path) -> Result<()> {
    let script = Path::new("crates/bench").join("peers/query.py");
    let prepared = folder.join("out-stations");
    let program = std::env::current_exe()?;
    println!(
        "\n| question of the month of stations | certamen s, MB | pandas | polars | duckdb | ratio \
         to the fastest |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (question, title, _) in query::QUESTIONS {
        let ours = best(|| {
            let mut command = Command::new(&program);
            command.args(["query", question]).arg(&prepared);
            command
        })?;
        let mut line = format!("| {title} | {:.2}, {:.0} |", ours.seconds, ours.megabytes);
        let mut fastest = f64::INFINITY;
        for peer in PEERS {
            let theirs = best(|| {
                let mut command = Command::new(python);
                command
                    .arg(&script)
                    .args([peer, question])
                    .arg(prepared.join("table.parquet"));
                command
            })?;
            line += &format!(" {:.2}, {:.0} |", theirs.seconds, theirs.megabytes);
            fastest = fastest.min(theirs.seconds);
        }
        println!("{line} {:.2} |", ours.seconds / fastest);
    }
    Ok(())
}

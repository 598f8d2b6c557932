//! The jury's mathematics beside statsmodels and `HiGHS`: time, peak memory, and how far a plan is
//! from the bound.

use std::{fs::File, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result, ensure};
use contest::{CriterionId, EntryId, PersonId, judging::Criterion};
use judging::{
    assessment::{Inputs, Order, assess, left_out},
    assignment::{Load, Presence, Request, propose},
    graph,
    ranking::Sheet,
};
use serde_json::json;

use crate::data::{next, run};

const SEED: u64 = 2027;
/// Entries, jurors, jurors per entry and samples of the large ranking, and of the one that
/// statsmodels gets through.
const LARGE: [usize; 4] = [10_000, 300, 5, 1_000];
const SMALL: [usize; 4] = [80, 12, 5, 1_000];
/// Entries, jurors, jurors per entry of the plan; one pair in so many is forbidden.
const PLAN: [usize; 3] = [1_000, 60, 3];
const FORBIDDEN: u64 = 12;
const TOPICS: f64 = 17.0;
/// Seconds that lme4 gets.
const LME4_LIMIT: &str = "300";

/// A number between 0 and 1.
#[expect(clippy::cast_precision_loss, reason = "a random share")]
fn share(state: &mut u64) -> f64 {
    (next(state) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A number whose distribution is near the normal one: the sum of twelve shares.
fn normal(state: &mut u64) -> f64 {
    (0..12).map(|_| share(state)).sum::<f64>() - 6.0
}

/// Sheets of a generated jury, whole points of 100.
#[expect(clippy::cast_possible_truncation, reason = "points from 0 to 100")]
fn inputs([entries, jurors, per_entry, samples]: [usize; 4]) -> Inputs {
    let mut state = SEED;
    let leniencies: Vec<f64> = (0..jurors).map(|_| normal(&mut state) * 8.0).collect();
    let mut sheets = Vec::with_capacity(entries * per_entry);
    for entry in 0..entries {
        let worth = normal(&mut state) * 12.0;
        let first = (next(&mut state) % jurors as u64) as usize;
        let step = 1 + (next(&mut state) % (jurors as u64 / per_entry as u64 - 1)) as usize;
        for turn in 0..per_entry {
            let juror = (first + turn * step) % jurors;
            let mark = 60.0 + worth + leniencies[juror] + normal(&mut state) * 9.0;
            sheets.push(Sheet {
                entry: EntryId::new(format!("entry-{entry:05}")),
                juror: PersonId::new(format!("juror-{juror:03}")),
                marks: vec![Some(mark.clamp(0.0, 100.0).round() as i64)],
            });
        }
    }
    let criterion = Criterion {
        id: CriterionId::new("all"),
        weight: 1_000,
        highest: 100,
        ..Criterion::default()
    };
    Inputs {
        criteria: vec![criterion],
        sheets,
        shortlist: 10,
        samples,
        seed: SEED,
        order: Order::Corrected,
        votes: Vec::new(),
    }
}

/// Ranks a generated jury, `large` or `small`: what the measured process does. Writes it for others
/// too, with the totals as CSV.
pub(crate) fn rank(size: &str, file: &Path) -> Result<()> {
    let inputs = inputs(if size == "large" { LARGE } else { SMALL });
    let begun = Instant::now();
    let outcome = assess(&inputs);
    ensure!(
        outcome.entries.len() == if size == "large" { LARGE[0] } else { SMALL[0] },
        "every entry has a place"
    );
    let seconds = begun.elapsed().as_secs_f64();
    let total = |sheet: &Sheet| sheet.marks.first().copied().flatten().unwrap_or(0);
    let rows = inputs
        .sheets
        .iter()
        .map(|sheet| format!("{},{},{}\n", sheet.entry, sheet.juror, total(sheet)));
    std::fs::write(
        file.with_extension("csv"),
        std::iter::once("entry,juror,total\n".to_owned())
            .chain(rows)
            .collect::<String>(),
    )?;
    serde_json::to_writer(
        File::create(file)?,
        &json!({ "seconds": seconds, "inputs": inputs, "outcome": outcome }),
    )?;
    Ok(())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a topic's number"
)]
fn request() -> Request {
    let [entries, jurors, per_entry] = PLAN;
    let mut state = SEED;
    // Few topics are asked for by most entries, and known by no more jurors than the others: not
    // everybody can have their own.
    let topics: Vec<usize> = (0..entries)
        .map(|_| (share(&mut state).powi(3) * TOPICS) as usize)
        .collect();
    let known: Vec<[usize; 2]> = (0..jurors)
        .map(|_| [0, 1].map(|_| (share(&mut state) * TOPICS) as usize))
        .collect();
    let mut cost = |juror: usize, entry: usize| {
        let forbidden = next(&mut state).is_multiple_of(FORBIDDEN);
        (!forbidden).then(|| {
            if known[juror].contains(&topics[entry]) {
                0
            } else {
                2
            }
        })
    };
    let costs = (0..jurors)
        .flat_map(|juror| (0..entries).map(move |entry| (juror, entry)))
        .map(|(juror, entry)| cost(juror, entry))
        .collect();
    Request {
        loads: vec![
            Load {
                least: 0,
                most: entries
            };
            jurors
        ],
        needs: vec![per_entry; entries],
        costs,
        presence: vec![Presence::Absent; entries * jurors],
        seed: SEED,
    }
}

/// Prints the table of the jury.
pub(crate) fn compare(python: &str, folder: &Path) -> Result<()> {
    let peers = Path::new("crates/bench").join("peers");
    println!("\n| jury | seconds | MB |\n| --- | ---: | ---: |");
    let large = compare_with_lme4("large", LARGE, &peers, folder)?;
    let small = compare_with_lme4("small", SMALL, &peers, folder)?;
    time_left_out()?;
    let statsmodels = time_statsmodels(python, &peers, folder)?;
    let plan = compare_plan(python, &peers, folder)?;
    println!(
        "\nranking: {:.3} of statsmodels' time, {} of lme4's (large, small); {plan}",
        small.seconds / statsmodels,
        [large.ratio, small.ratio].join(" and "),
    );
    Ok(())
}

/// What a ranking took.
struct Ranking {
    seconds: f64,
    /// Its share of lme4's time; a dash where that is not known.
    ratio: String,
}

/// Ranks a generated jury in a process of its own, and has lme4 fit the same.
fn compare_with_lme4(
    size: &str,
    [entries, jurors, per_entry, samples]: [usize; 4],
    peers: &Path,
    folder: &Path,
) -> Result<Ranking> {
    let file = folder.join(size);
    let itself = std::env::current_exe()?;
    let cost = run(Command::new(&itself).args(["rank", size]).arg(&file))?;
    let told: serde_json::Value =
        serde_json::from_reader(std::io::BufReader::new(File::open(&file)?))?;
    let seconds = told["seconds"].as_f64().context("a number")?;
    println!(
        "| ranking of {entries} entries, {jurors} jurors, {per_entry} sheets each, errors, \
         {samples} samples | {seconds:.3} | {:.0} |",
        cost.megabytes
    );
    // With a limit: where it does not finish there is nothing to compare with.
    let fitted = Command::new("timeout")
        .arg(LME4_LIMIT)
        .args(["Rscript", "--vanilla"])
        .arg(peers.join("rank.R"))
        .arg(file.with_extension("csv"))
        .output()?;
    let theirs = String::from_utf8_lossy(&fitted.stdout)
        .trim()
        .parse::<f64>();
    let ratio = match theirs {
        Ok(theirs) if fitted.status.success() => {
            println!(
                "| the same {entries} entries fitted by lme4 with conditional variances, without \
                 samples | {theirs:.3} | |"
            );
            format!("{:.4}", seconds / theirs)
        }
        _ => {
            println!(
                "| the same {entries} entries by lme4: not finished within {LME4_LIMIT} s, or R is \
                 not there | | |"
            );
            "\u{2013}".to_owned()
        }
    };
    Ok(Ranking { seconds, ratio })
}

/// What would change without each juror of the large jury.
fn time_left_out() -> Result<()> {
    let large = inputs(LARGE);
    let outcome = assess(&large);
    let begun = Instant::now();
    ensure!(
        left_out(&large, &outcome).len() == LARGE[1],
        "every juror is left out once"
    );
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "| what would change without each of the {} jurors, {} entries | {seconds:.2} | |",
        LARGE[1], LARGE[0]
    );
    Ok(())
}

/// Seconds that statsmodels takes to fit the small jury.
fn time_statsmodels(python: &str, peers: &Path, folder: &Path) -> Result<f64> {
    let answer = output_of(
        Command::new(python)
            .arg("-W")
            .arg("ignore")
            .arg(peers.join("rank.py"))
            .arg(folder.join("small")),
    )?;
    let seconds: f64 = answer.trim().parse()?;
    println!(
        "| the same {} entries fitted by statsmodels, without samples | {seconds:.3} | |",
        SMALL[0]
    );
    Ok(seconds)
}

/// Plans who scores what, has `HiGHS` find the bound of its cost, and says both in half a sentence.
fn compare_plan(python: &str, peers: &Path, folder: &Path) -> Result<String> {
    let request = request();
    let begun = Instant::now();
    let plan = propose(&request);
    let seconds = begun.elapsed().as_secs_f64();
    let [entries, jurors, per_entry] = PLAN;
    println!(
        "| plan of {entries} entries by {jurors} jurors, {per_entry} each, one pair in {FORBIDDEN} \
         forbidden | {seconds:.3} | |"
    );
    ensure!(
        plan.missing.iter().all(|missing| *missing == 0),
        "every entry has its jurors"
    );
    let file = folder.join("plan");
    serde_json::to_writer(
        File::create(&file)?,
        &json!({
            "entries": entries,
            "jurors": jurors,
            "per_entry": per_entry,
            "costs": request.costs,
        }),
    )?;
    let answer = output_of(Command::new(python).arg(peers.join("plan.py")).arg(&file))?;
    let mut parts = answer.split_whitespace().map(str::parse::<f64>);
    let (bound, theirs) = (
        parts.next().context("a bound")??,
        parts.next().context("a time")??,
    );
    println!("| its linear-programming bound by HiGHS | {theirs:.3} | |");
    let loads = plan
        .loads(jurors)
        .iter()
        .fold((usize::MAX, 0), |(least, most), load| {
            (least.min(*load), most.max(*load))
        });
    Ok(format!(
        "plan: cost {} at a bound of {bound:.0}, loads {loads:?}, connectivity {:.2}",
        plan.cost,
        graph::connectivity(jurors, &plan.lists())
    ))
}

/// What a program that must succeed prints.
fn output_of(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

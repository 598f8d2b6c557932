//! Answers about raw files and prepared tables.

use std::{
    io::{BufWriter, IsTerminal as _, Write},
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

use anyhow::{Result, bail};
use contest::Cities;
use datasets::{Choices, Malformed, Recipe, Table};
use worker_spec::{
    AdaptRule, CheckTable, ComputeFigure, ListKinds, PrepareTable, PreparedTable, ProposeRecipe,
    Question, WriteJson,
};

use super::write;

/// Bytes of a table that are handed on at once.
const PART: usize = 1 << 16;

/// Writes the answer to a question about a table.
///
/// # Errors
///
/// Where it cannot be written.
pub(super) fn answer(question: Question, out: &mut dyn Write) -> Result<()> {
    match question {
        Question::ProposeRecipe(ProposeRecipe {
            raw,
            choices,
            cities,
        }) => write::<ProposeRecipe>(out, &find_recipe(&raw, &choices, &Cities::new(cities))),
        Question::PrepareTable(asked) => write::<PrepareTable>(out, &prepare(asked)),
        Question::CheckTable(CheckTable { raw, cities }) => {
            let cities = Cities::new(cities);
            let check = with_progress(&raw, |progress| datasets::check(&raw, &cities, progress));
            write::<CheckTable>(out, &check)
        }
        Question::ComputeFigure(ComputeFigure {
            table,
            other,
            rule,
            cities,
        }) => {
            let cities = Cities::new(cities);
            let other = other.as_ref().map(|other| open(other, &cities));
            let figure = datasets::compute_figure(open(&table, &cities), &rule, other);
            write::<ComputeFigure>(out, &figure)
        }
        Question::ListKinds(ListKinds { table, cities }) => {
            let kinds = datasets::possible_kinds(open(&table, &Cities::new(cities)));
            write::<ListKinds>(out, &kinds)
        }
        Question::AdaptRule(AdaptRule {
            table,
            before,
            kind,
            cities,
        }) => {
            let cities = Cities::new(cities);
            let adapted = datasets::adapt_rule(open(&table, &cities), before.as_ref(), kind);
            write::<AdaptRule>(out, &adapted.map(|(rule, _)| rule))
        }
        Question::WriteJson(WriteJson { parquet }) => {
            let mut parts = BufWriter::with_capacity(PART, out);
            datasets::write_json(&parquet, &mut parts)?;
            Ok(parts.flush()?)
        }
        Question::TakeFile(_) | Question::DrawPicture(_) => bail!("this is about no table"),
    }
}

fn open<'t>(table: &'t PreparedTable, cities: &'t Cities) -> Table<'t> {
    Table {
        parquet: &table.parquet,
        profile: &table.profile,
        cities,
    }
}

fn prepare(asked: PrepareTable) -> Result<(), Malformed> {
    let PrepareTable {
        raw,
        choices,
        cities,
        out,
        with_csv,
        of_a_team: _,
    } = asked;
    let cities = Cities::new(cities);
    let recipe = find_recipe(&raw, &choices, &cities)?;
    with_progress(&raw, |progress| {
        datasets::prepare(&raw, &recipe, &cities, &out, with_csv, progress)
    })?;
    Ok(())
}

/// The recipe for a file: as a text says, which may be a whole recipe or some choices, with the
/// rest proposed.
fn find_recipe(raw: &Path, text: &str, cities: &Cities) -> Result<Recipe, Malformed> {
    match Recipe::parse(text) {
        Ok(recipe) => Ok(recipe),
        Err(_) => datasets::complete(raw, &Choices::parse(text)?, cities),
    }
}

/// Does long work on a file with a bar that shows how far it is: only a person who watches sees it.
fn with_progress<T>(file: &Path, work: impl FnOnce(&(dyn Fn(u64, u64) + Sync)) -> T) -> T {
    let is_watched = std::io::stderr().is_terminal();
    let shown = AtomicU64::new(0);
    let done = work(&|done: u64, all: u64| {
        let percent = (done * 100).checked_div(all).unwrap_or(0);
        if is_watched && shown.swap(percent, Ordering::Relaxed) != percent {
            let bar = "#".repeat(usize::try_from(percent / 4).unwrap_or(0));
            eprint!("\r{} [{bar:<25}] {percent:>3} %", file.display());
        }
    });
    if shown.load(Ordering::Relaxed) > 0 {
        eprintln!();
    }
    done
}

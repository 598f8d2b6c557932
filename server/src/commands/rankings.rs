//! Rankings on the command line: exported, and computed again from an export.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use contest::judging::RoundKind;
use office::Office;

use super::system_now;

#[derive(Subcommand)]
pub(crate) enum RankingAction {
    /// Print a call's ranking as JSON: what it is computed from, what came out, method, seed and
    /// hash
    Export(ExportArguments),
    /// Compute an exported ranking again and say whether it is the same; needs no database
    Recompute {
        /// A file that `certamen ranking export` or the organiser's page wrote
        file: PathBuf,
    },
}

#[derive(Args)]
pub(crate) struct ExportArguments {
    /// Edition and call, such as 2027/north
    call: String,
    /// Round: screening or final; where none is named, the last in which a sheet is finished
    #[arg(long)]
    round: Option<String>,
}

/// Prints the ranking of a call.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) async fn export(arguments: ExportArguments, office: &Office) -> Result<()> {
    let ExportArguments { call, round } = arguments;
    let (edition, slug) = call
        .split_once('/')
        .with_context(|| format!("{call:?} is no call; write EDITION/CALL, such as 2027/north"))?;
    let call = office
        .call(edition, slug)
        .await
        .with_context(|| format!("There is no call {call}"))?;
    let round = match round {
        None => office.deciding_round(&call).await?,
        Some(name) => RoundKind::from_code(&name)
            .filter(|kind| call.round(*kind).is_some())
            .with_context(|| {
                format!("The call has no round {name:?}; rounds are named screening and final")
            })?,
    };
    let export = office.export_ranking(&call, round, system_now()).await?;
    println!("{}", serde_json::to_string_pretty(&export)?);
    Ok(())
}

/// Computes an exported ranking again and says whether it is the same.
///
/// # Errors
///
/// Where it is not, what differs; or one sentence that says why the file is no such export.
pub(crate) fn recompute(file: &Path) -> Result<()> {
    let text =
        fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let (differences, told) = recompute_text(&text)
        .with_context(|| format!("{} is no exported ranking", file.display()))?;
    if !differences.is_empty() {
        bail!(
            "The ranking is not the same when it is computed again:\n{}",
            differences.join("\n")
        );
    }
    println!("The same: {told}.");
    Ok(())
}

/// Computes an exported ranking again, by marks or by pairs: what is not the same, and what it was
/// made of.
fn recompute_text(text: &str) -> serde_json::Result<(Vec<String>, String)> {
    let method = serde_json::from_str::<serde_json::Value>(text)?["method"].clone();
    if method
        .as_str()
        .is_some_and(|method| method.starts_with("certamen-pairs-"))
    {
        let export: office::PairExport = serde_json::from_str(text)?;
        let (entries, ballots) = (export.inputs.entries.len(), export.inputs.ballots.len());
        let told = format!(
            "{entries} entries from {ballots} choices between two, inputs {}, method {}",
            export.hash, export.method
        );
        return Ok((export.differences(), told));
    }
    let export: office::RankingExport = serde_json::from_str(text)?;
    let (entries, sheets) = (export.outcome.entries.len(), export.inputs.sheets.len());
    Ok((
        export.differences(),
        format!(
            "{entries} entries from {sheets} sheets, inputs {}, method {}",
            export.hash, export.method
        ),
    ))
}

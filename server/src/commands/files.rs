//! Files from the command line: into a bucket, and what nobody names any more.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Subcommand;
use office::Office;

#[derive(Subcommand)]
pub(crate) enum FilesAction {
    /// Copy the files of a folder to where files are kept now, and check each
    ///
    /// Set the bucket first, and name the folder that the setting files named before. It can be run
    /// while the service still works on the folder, and again after it was stopped: only what is
    /// new is copied then.
    Copy {
        /// The folder that the setting files named
        folder: PathBuf,
    },
    /// Remove what is older than a day and named by nothing any more, as the service does by itself
    Sweep,
}

/// Runs a command on files.
///
/// # Errors
///
/// One sentence that says what is wrong; the files that are damaged or missing.
pub(crate) async fn run(action: FilesAction, office: &Office) -> Result<()> {
    match action {
        FilesAction::Copy { folder } => copy(folder, office).await,
        FilesAction::Sweep => {
            let swept = office.sweep_files().await? + office.sweep_incoming().await?;
            println!("{swept} removed.");
            Ok(())
        }
    }
}

async fn copy(folder: PathBuf, office: &Office) -> Result<()> {
    let outcome = office.copy_files(&folder).await?;
    println!(
        "{} copied and checked, {} there already.",
        outcome.copied, outcome.there
    );
    for hash in &outcome.damaged {
        println!("damaged: {hash}");
    }
    for hash in &outcome.missing {
        println!("missing: {hash}");
    }
    if outcome.damaged.is_empty() && outcome.missing.is_empty() {
        return Ok(());
    }
    bail!(
        "{} files are damaged in the folder and were not copied, and {} that the database names \
         are not kept",
        outcome.damaged.len(),
        outcome.missing.len()
    )
}

//! Looking at an upload in a process of its own: a small file can ask for hours of drawing or
//! gigabytes when it is unpacked.

use std::{
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, Result};
use clap::Args;
use contest::entry::MAX_FILE_BYTES;
use futures::future::BoxFuture;
use media::{Damage, Finding, MAX_MEMORY_BYTES, MAX_PROCESSOR_TIME, Taken};
use office::{Failure, Inspector};

use crate::children::{self, Limits, Outcome, Queue};

const LIMITS: Limits = Limits {
    memory: MAX_MEMORY_BYTES,
    processor_time: MAX_PROCESSOR_TIME,
    file_bytes: 2 * MAX_FILE_BYTES,
    open_files: 64,
};
/// A busy machine lets a process have its seconds later than they are.
const PATIENCE: Duration = MAX_PROCESSOR_TIME.saturating_mul(3);
/// Files that may wait to be looked at.
const MAX_WAITING: usize = 64;

/// What `certamen take-upload` is told.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The file; what tells of its makers is taken out of it
    file: PathBuf,
    /// What its sender calls it
    #[arg(long)]
    name: String,
    /// Where a picture's small copy is written
    #[arg(long)]
    preview: PathBuf,
}

/// Takes a file within limits, and says as JSON what became of it.
///
/// # Errors
///
/// Where that cannot be said, or the preview not be written.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    LIMITS.apply()?;
    let taken = media::take(&arguments.file, &arguments.name, charts::fonts());
    if let Ok(Taken {
        preview: Some(preview),
        ..
    }) = &taken
    {
        std::fs::write(&arguments.preview, &preview.bytes)
            .context("the preview cannot be written")?;
    }
    println!("{}", serde_json::to_string(&taken)?);
    Ok(())
}

/// Runs `certamen take-upload`.
pub(crate) struct ChildInspector {
    program: PathBuf,
    queue: Queue,
}

impl ChildInspector {
    /// Uses this very program, as often at once as there are cores.
    ///
    /// # Errors
    ///
    /// Where its path cannot be told.
    pub(crate) fn new() -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let program = std::env::current_exe().context("the program's own path cannot be told")?;
        Ok(Self {
            program,
            queue: Queue::new(cores, MAX_WAITING),
        })
    }

    async fn take(&self, file: &Path, name: &str) -> office::Result<Result<Taken, Finding>> {
        let parent = file.parent().unwrap_or_else(|| Path::new("."));
        let folder = tempfile::Builder::new()
            .prefix("inspecting-")
            .tempdir_in(parent)?;
        let preview = folder.path().join("preview");
        let mut command = children::command(&self.program, folder.path());
        command
            .arg("take-upload")
            .arg(file)
            .arg(format!("--name={name}"))
            .arg("--preview")
            .arg(&preview);
        let (outcome, folder) = self.queue.run(command, PATIENCE, folder).await?;
        let Outcome::Ended(output) = outcome else {
            return Ok(Err(Finding::TooHeavy));
        };
        // Who takes more seconds is ended by the system, who takes more memory ends itself.
        if output.status.signal().is_some() {
            return Ok(Err(Finding::TooHeavy));
        }
        if !output.status.success() {
            tracing::warn!(
                said = %String::from_utf8_lossy(&output.stderr),
                "a file could not be looked at"
            );
            return Ok(Err(Finding::Unreadable(Damage::NotDrawn)));
        }
        let broken = |error: &dyn std::fmt::Display| {
            Failure::Broken(format!("what was found in a file cannot be read: {error}"))
        };
        let mut taken: Result<Taken, Finding> =
            serde_json::from_slice(&output.stdout).map_err(|error| broken(&error))?;
        if let Ok(Taken {
            preview: Some(small),
            ..
        }) = &mut taken
        {
            small.bytes = tokio::fs::read(&preview).await?;
        }
        drop(folder);
        Ok(taken)
    }
}

impl Inspector for ChildInspector {
    fn take<'a>(
        &'a self,
        file: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<Taken, Finding>>> {
        Box::pin(self.take(file, name))
    }
}

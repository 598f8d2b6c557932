//! `certamen-worker`: reads what strangers send and computes what takes long, one question for each
//! process. What goes wrong here, a panic, memory or time without end, stays here.

mod answering;
mod confining;

use std::{
    io::{Read as _, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use worker_spec::{Greeting, Question, UNABLE};

/// Reads what strangers send and computes what takes long, for the program certamen.
#[derive(Parser)]
#[command(name = "certamen-worker", version, arg_required_else_help = true)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Say as JSON what this worker can do, and how far the kernel confines it
    Greet,
    /// Answer the question that standard input holds as JSON
    Answer {
        /// Take as much memory and time as it needs, and reach every file: for files of one's own
        #[arg(long)]
        trusting: bool,
    },
}

fn main() -> ExitCode {
    let done = match Command::parse().action {
        Action::Greet => greet().map(|()| ExitCode::SUCCESS),
        Action::Answer { trusting } => answer(trusting),
    };
    done.unwrap_or_else(|error| {
        eprintln!("certamen-worker: {error:#}");
        ExitCode::FAILURE
    })
}

fn greet() -> Result<()> {
    let greeting = Greeting {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        tables: cfg!(feature = "tables"),
        confinement: confining::confine(&[], &[])?,
    };
    Ok(writeln!(
        std::io::stdout(),
        "{}",
        serde_json::to_string(&greeting)?
    )?)
}

fn answer(trusting: bool) -> Result<ExitCode> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .context("the question cannot be read")?;
    let question: Question = serde_json::from_str(&text).context("this is no question")?;
    drop(text);
    if !trusting {
        confining::limit(question.purpose().limits())?;
        // What is sorted is put aside in a folder of this process alone.
        let aside = std::env::temp_dir();
        let mut written = question.written_files();
        if question.purpose().limits().file_bytes > 0 {
            written.push(&aside);
        }
        confining::confine(&question.read_files(), &written)?;
    }
    let mut out = std::io::stdout().lock();
    if !answering::answer(question, &mut out)? {
        return Ok(ExitCode::from(UNABLE));
    }
    out.flush().context("the answer cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

//! `certamen`: the server and its commands.

mod api;
mod background;
mod children;
mod commands;
mod data;
mod demo;
mod listening;
mod metrics;
mod middleware;
mod portal;
mod router;
mod serve;
mod settings;
mod site;
mod worker;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let command = commands::Command::parse();
    match commands::run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("certamen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

//! Organisations that share the service, on the command line: who they are, and who administers them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use contest::Language;
use office::{Failure, Office, Refusal, ServiceAuthor};

use super::system_now;

#[derive(Subcommand)]
pub(crate) enum OrganisationAction {
    /// Bring an organisation into the database, or change it, by its file in TOML or JSON
    Import {
        /// With `code`, `contact`, `address` and a table `name`, a line for each language
        file: PathBuf,
    },
    /// List the organisations with who administers them
    List,
    /// Write an organisation of the database as its file, to standard output
    Export {
        /// Such as the first column of `certamen organisation list`
        code: String,
    },
    /// Let an account administer an organisation, or no longer
    ///
    /// Who administers an organisation makes its editions and chooses who organises them.
    Administrator(AdministratorArguments),
}

#[derive(Args)]
pub(crate) struct AdministratorArguments {
    mail: String,
    /// The organisation's code
    organisation: String,
    /// Take the right away; what they organise stays theirs
    #[arg(long)]
    remove: bool,
}

/// Runs a command about organisations.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) async fn run(action: OrganisationAction, office: &Office) -> Result<()> {
    match action {
        OrganisationAction::Import { file } => import(&file, office).await,
        OrganisationAction::List => list(office).await,
        OrganisationAction::Export { code } => export(&code, office).await,
        OrganisationAction::Administrator(arguments) => change(&arguments, office).await,
    }
}

async fn import(file: &Path, office: &Office) -> Result<()> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let organisation = office::parse_organisation(&text).map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}: {problem}", file.display()))
            .collect();
        anyhow::anyhow!("{}", lines.join("\n"))
    })?;
    let code = &organisation.code;
    let seen = office
        .organisation(code)
        .await?
        .map_or(0, |row| row.version);
    let author = ServiceAuthor::Command;
    let outcome = office
        .import_organisation(author, &organisation, seen, system_now())
        .await;
    match outcome {
        Ok(true) if seen == 0 => println!("{code}: new"),
        Ok(true) => println!("{code}: changed"),
        Ok(false) => println!("{code}: unchanged"),
        Err(Failure::Refused(Refusal::Overtaken { .. })) => {
            bail!("{code} was changed meanwhile. Nothing was changed: do it once more.")
        }
        Err(failure) => return Err(failure.into()),
    }
    Ok(())
}

async fn list(office: &Office) -> Result<()> {
    for row in office.organisations().await? {
        let organisation = row.organisation;
        let code = &organisation.code;
        let author = ServiceAuthor::Command;
        let administrators = office.organisation_administrators(author, code).await?;
        let mails: Vec<&str> = administrators
            .iter()
            .map(|administrator| administrator.mail.as_str())
            .collect();
        println!(
            "{code}\t{}\t{}\tversion {}\t{}",
            organisation.name.text(Language::En),
            organisation.contact,
            row.version,
            mails.join(", ")
        );
    }
    Ok(())
}

async fn export(code: &str, office: &Office) -> Result<()> {
    let row = office.organisation(code).await?;
    let row = row.with_context(|| format!("There is no organisation {code:?}"))?;
    print!("{}", office::write_organisation(&row.organisation)?);
    Ok(())
}

async fn change(arguments: &AdministratorArguments, office: &Office) -> Result<()> {
    let AdministratorArguments {
        mail,
        organisation,
        remove,
    } = arguments;
    let (author, now) = (ServiceAuthor::Command, system_now());
    let outcome = if *remove {
        office
            .dismiss_administrator(author, organisation, mail, now)
            .await
    } else {
        office
            .appoint_administrator(author, organisation, mail, now)
            .await
    };
    match outcome {
        Ok(()) if *remove => println!("{mail} administers {organisation} no longer."),
        Ok(()) => println!("{mail} administers {organisation} now."),
        Err(Failure::Refused(Refusal::Fields(_))) => {
            bail!("There is no account {mail}. Nothing was changed.")
        }
        Err(Failure::Refused(_)) => {
            bail!("There is no organisation {organisation}. Nothing was changed.")
        }
        Err(failure) => return Err(failure.into()),
    }
    Ok(())
}

//! Accounts on the command line: made, and who organises what.

use std::io::stdin;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use contest::{Cities, Denied, Language};
use frame::refusals;
use office::{Failure, FieldProblem, Office, Refusal, SignUp};

use super::system_now;

#[derive(Subcommand)]
pub(crate) enum UserAction {
    /// Make a verified account; the password is read from the first line of standard input
    Add(AddArguments),
    /// Let an account organise an edition, or no longer
    ///
    /// Who organises an edition, or once did, neither takes part in it nor judges: an account that
    /// does is refused.
    Organiser(OrganiserArguments),
}

#[derive(Args)]
pub(crate) struct AddArguments {
    mail: String,
    name: String,
    /// Lets the person run the service
    #[arg(long)]
    administrator: bool,
    /// Language of the person's mails: ca, es, en or ja
    #[arg(long, default_value = "en")]
    language: String,
}

#[derive(Args)]
pub(crate) struct OrganiserArguments {
    mail: String,
    /// The edition's short name, such as 2027
    edition: String,
    /// Take the right away; the last organiser stays
    #[arg(long)]
    remove: bool,
}

/// Runs a command about accounts.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub(crate) async fn run(action: UserAction, office: &Office) -> Result<()> {
    match action {
        UserAction::Add(arguments) => add(arguments, office).await,
        UserAction::Organiser(arguments) => change_organiser(&arguments, office).await,
    }
}

/// Makes an account with the password that is typed in.
async fn add(arguments: AddArguments, office: &Office) -> Result<()> {
    let mut password = String::new();
    stdin()
        .read_line(&mut password)
        .context("The password cannot be read from standard input")?;
    let AddArguments {
        mail,
        name,
        administrator,
        language,
    } = arguments;
    let Some(language) = Language::from_tag(&language) else {
        bail!("{language:?} is no language; allowed are ca, es, en and ja")
    };
    let form = SignUp {
        name,
        mail: mail.clone(),
        password: password.trim_end_matches(['\r', '\n']).into(),
        language,
    };
    let made = office.create_person(form, administrator, false, system_now());
    match made.await {
        Ok(_) => println!("{mail} has an account now."),
        Err(Failure::Refused(Refusal::Fields(problems))) => {
            let sentences = problem_sentences(&office.cities().await?, &problems);
            bail!("The account was not made.{sentences}")
        }
        Err(failure) => return Err(failure.into()),
    }
    Ok(())
}

/// What is wrong with each field, in the words of the pages.
fn problem_sentences(cities: &Cities, problems: &[FieldProblem]) -> String {
    let sentence = |problem: &FieldProblem| {
        let told = refusals::problem(cities, Language::En, &problem.problem);
        format!(" {}: {told}", problem.field)
    };
    problems.iter().map(sentence).collect()
}

/// Makes somebody an organiser of an edition, or takes that from them.
async fn change_organiser(arguments: &OrganiserArguments, office: &Office) -> Result<()> {
    let OrganiserArguments {
        mail,
        edition,
        remove,
    } = arguments;
    let outcome = if *remove {
        office.dismiss_organiser(mail, edition, system_now()).await
    } else {
        office.appoint_organiser(mail, edition, system_now()).await
    };
    match outcome {
        Ok(()) if *remove => println!("{mail} organises {edition} no longer."),
        Ok(()) => println!("{mail} organises {edition} now."),
        Err(Failure::Refused(refusal)) => bail!("{}", refusal_sentence(&refusal, arguments)),
        Err(failure) => return Err(failure.into()),
    }
    Ok(())
}

/// Why somebody was not made an organiser, or stays one, in a sentence.
fn refusal_sentence(refusal: &Refusal, arguments: &OrganiserArguments) -> String {
    let OrganiserArguments {
        mail,
        edition,
        remove,
    } = arguments;
    let why = match refusal {
        Refusal::Denied(Denied::JurorOfThisCall) => {
            format!("{mail} is on a jury of {edition}: take them out of it first.")
        }
        Refusal::Denied(Denied::FollowsThisCall) => {
            format!("{mail} watches over {edition}, or follows it for the press: take that first.")
        }
        Refusal::ConflictOfInterest => {
            format!("{mail} is in a team of {edition}: they leave it first.")
        }
        Refusal::LastOrganiser => {
            format!("Nobody else organises {edition}: appoint somebody first.")
        }
        _ if *remove => format!("No account {mail} organises an edition {edition}."),
        _ => format!("There is no account {mail}, or no edition {edition}."),
    };
    format!("{why} Nothing was changed.")
}

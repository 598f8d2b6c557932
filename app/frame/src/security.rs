//! What the log says of security, under the target `security`: who tried what too often or wrongly,
//! who was refused by their rights. An account is known by a hash of its address, and no path is
//! written down with a secret in it.

use std::net::IpAddr;

use contest::{Denied, MailAddress, PersonId};
use sha2::{Digest as _, Sha256};

use crate::limits::Attempt;

/// Fewest characters of a part of a path that may be a secret: those of mailed links and
/// invitations have 22 and more.
const SECRET_CHARS: usize = 20;

/// A path without the secrets of mailed links. They are random letters of both cases, and nothing
/// else in our addresses is as long and has a capital letter.
#[must_use]
pub fn hide_secrets(path: &str) -> String {
    let is_secret = |part: &&str| {
        part.len() >= SECRET_CHARS && part.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    path.split('/')
        .map(|part| if is_secret(&part) { "…" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// How the log names an account: the same for the same address, and no address.
fn name_account(account: Option<&MailAddress>) -> String {
    account.map_or_else(String::new, |mail| {
        let hash = Sha256::digest(mail.as_str());
        hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    })
}

/// Somebody who is not signed in was stopped, or tried what counts.
pub fn note_attempt(
    attempt: Attempt,
    network: IpAddr,
    account: Option<&MailAddress>,
    stopped: bool,
) {
    let account = name_account(account);
    if stopped {
        tracing::warn!(target: "security", ?attempt, %network, account, "stopped: tried too often");
    } else if attempt == Attempt::Mail {
        tracing::info!(target: "security", ?attempt, %network, account, "asked for a mail");
    } else {
        tracing::warn!(target: "security", ?attempt, %network, account, "tried wrongly");
    }
}

/// Somebody who is signed in was refused by their rights.
pub fn note_denied(denied: Denied, person: &PersonId, network: IpAddr, path: &str) {
    tracing::info!(
        target: "security",
        ?denied,
        person = person.as_str(),
        %network,
        path = hide_secrets(path),
        "refused by rights"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_down_without_its_secret() {
        for (path, written) in [
            (
                "/en/enter/p9Xk2Lw0vQ7rT4yUaBcDeFgHiJkLmNoPqRsTuVwXyZ0",
                "/en/enter/…",
            ),
            (
                "/en/reminders/0197a1f0-0000-7000-8000-000000000000.Zk3vQ7rT4yUaBcDeFgHiJk",
                "/en/reminders/…",
            ),
            (
                "/en/data/population-by-district-and-neighbourhood",
                "/en/data/population-by-district-and-neighbourhood",
            ),
            (
                "/en/account/sessions/0197a1f0-0000-7000-8000-000000000000/end",
                "/en/account/sessions/0197a1f0-0000-7000-8000-000000000000/end",
            ),
            ("/", "/"),
        ] {
            assert_eq!(hide_secrets(path), written);
        }
    }

    #[test]
    fn an_account_is_written_down_by_a_hash() {
        let account = MailAddress::parse("person@school.example");
        let named = name_account(account.as_ref());
        assert_eq!(named.len(), 16);
        assert_eq!(
            named,
            name_account(MailAddress::parse(" Person@SCHOOL.example").as_ref())
        );
        assert_eq!(name_account(None), "");
    }
}

//! What is tried by people who are not signed in, counted by network, by account, and by account
//! from a network, for all servers together.
//!
//! A network that has tried too much is stopped before anything of an account is looked at. Where
//! an account was tried too often, a network that has not tried it yet is let through: nobody locks
//! out somebody else, and guessing gets one try for each network.
//!
//! Each name keeps the moment at which it will be as good as new.

use std::{net::IpAddr, time::Duration};

use contest::{MailAddress, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::{Office, Refusal, Result, Scope, audit::hex, storage::Change};

/// Attempts are counted over this time.
pub const ATTEMPTS_TIME: Duration = Duration::from_mins(10);
/// A whole network may try so many times as often as one account of it: a school, a hall or an
/// office shares one.
pub const NETWORK_ROOM: u32 = 20;

/// What somebody tries who is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// To sign in by a password. Counted where it is wrong.
    SignIn,
    /// To have a mail sent. Counted where one is.
    Mail,
    /// To use a link. Counted where it is none.
    Link,
}

impl Attempt {
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Mail => "mail",
            Self::Link => "link",
        }
    }
}

/// An attempt that was let through and counted.
#[derive(Debug)]
pub struct CountedAttempt(Vec<(String, Duration)>);

/// How often something may be tried in [`ATTEMPTS_TIME`], all at once or spread.
#[derive(Clone, Copy)]
struct Pace {
    burst: u32,
}

impl Pace {
    fn new(burst: u32) -> Self {
        Self {
            burst: burst.max(1),
        }
    }

    /// How much longer one attempt is counted.
    fn step(self) -> Duration {
        ATTEMPTS_TIME / self.burst
    }

    /// How long nothing more may be tried by whoever is counted for so long.
    ///
    /// # Errors
    ///
    /// The time, where there is any.
    fn ask(self, held: Duration) -> Result<(), Duration> {
        match held.checked_sub(self.step() * (self.burst - 1)) {
            None | Some(Duration::ZERO) => Ok(()),
            Some(wait) => Err(wait),
        }
    }
}

/// The names under which an attempt is counted.
struct Names {
    network: String,
    of_account: Option<OfAccount>,
}

struct OfAccount {
    /// From this network.
    both: String,
    account: String,
}

impl Names {
    /// An account is known by the hash of its address alone.
    fn of(attempt: Attempt, network: IpAddr, account: Option<&MailAddress>) -> Self {
        let code = attempt.code();
        Self {
            network: format!("{code} {network}"),
            of_account: account.map(|mail| {
                let account = format!("{code} {}", hex(&Sha256::digest(mail.as_str())));
                OfAccount {
                    both: format!("{account} {network}"),
                    account,
                }
            }),
        }
    }
}

/// How long a moment still is ahead.
fn ahead(moment: i64, now: Timestamp) -> Duration {
    Duration::from_micros(u64::try_from(moment - now.0).unwrap_or_default())
}

fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// Who tried too much is told to wait, in whole seconds, never none.
fn too_many(scope: Scope, wait: Duration) -> Refusal {
    Refusal::TooMany {
        scope,
        retry_after: Duration::from_secs(wait.as_secs() + 1),
    }
}

/// Whether an account may be tried, once what it and both were counted for before is known.
fn ask_account(pace: Pace, both: Duration, account: Duration) -> Result<(), Duration> {
    pace.ask(both)?;
    let Err(wait) = pace.ask(account) else {
        return Ok(());
    };
    if both.is_zero() {
        Ok(())
    } else {
        Err(both.min(wait))
    }
}

impl Office {
    /// Counts an attempt; `most` may be made for an account in [`ATTEMPTS_TIME`]. What is no
    /// address counts for the network alone.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooMany`]; nothing is counted then.
    pub async fn take_attempt(
        &self,
        attempt: Attempt,
        network: IpAddr,
        account: Option<&MailAddress>,
        most: u32,
        now: Timestamp,
    ) -> Result<CountedAttempt> {
        let names = Names::of(attempt, network, account);
        let of_network = Pace::new(most.saturating_mul(NETWORK_ROOM));
        let of_account = Pace::new(most);
        // Whoever is refused anyway does not get the one writer.
        let held = self.read_held(&names.network, now).await?;
        of_network
            .ask(held)
            .map_err(|wait| too_many(Scope::Network, wait))?;
        if let Some(OfAccount { both, account }) = &names.of_account {
            let held = (
                self.read_held(both, now).await?,
                self.read_held(account, now).await?,
            );
            ask_account(of_account, held.0, held.1)
                .map_err(|wait| too_many(Scope::Account, wait))?;
        }
        // Asked again of what the rows say once they are this change's: of attempts that come at
        // once, on whatever server, no more are let through. A refusal undoes the change.
        let mut change = self.store.begin().await?;
        let mut turn = Vec::new();
        let mut count_one = async |name: String, pace: Pace| {
            let held = count(&mut change, &name, pace, now).await?;
            turn.push((name, pace.step()));
            Ok::<_, crate::Failure>(held)
        };
        let held = count_one(names.network, of_network).await?;
        of_network
            .ask(held)
            .map_err(|wait| too_many(Scope::Network, wait))?;
        if let Some(OfAccount { both, account }) = names.of_account {
            let held = (
                count_one(both, of_account).await?,
                count_one(account, of_account).await?,
            );
            ask_account(of_account, held.0, held.1)
                .map_err(|wait| too_many(Scope::Account, wait))?;
        }
        change.commit_keeping_caches().await?;
        Ok(CountedAttempt(turn))
    }

    /// Takes an attempt back that was none of those that count.
    ///
    /// # Errors
    ///
    /// Where the database fails; it stays counted then.
    pub async fn give_back_attempt(&self, turn: &CountedAttempt) -> Result<()> {
        let mut change = self.store.begin().await?;
        for (name, step) in &turn.0 {
            // Its row may have been swept.
            sqlx::query(
                "UPDATE attempt
                 SET new_at = new_at - $2
                 WHERE name = $1",
            )
            .bind(name)
            .bind(micros(*step))
            .execute(&mut *change)
            .await?;
        }
        change.commit_keeping_caches().await?;
        Ok(())
    }

    /// Forgets what is as good as new.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn sweep_attempts(&self, now: Timestamp) -> Result<()> {
        let old: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM attempt WHERE new_at <= $1")
            .bind(now.0)
            .fetch_one(self.store.read())
            .await?;
        if old == 0 {
            return Ok(());
        }
        let mut change = self.store.begin().await?;
        sqlx::query("DELETE FROM attempt WHERE new_at <= $1")
            .bind(now.0)
            .execute(&mut *change)
            .await?;
        change.commit_keeping_caches().await?;
        Ok(())
    }

    /// How long a name is still counted.
    async fn read_held(&self, name: &str, now: Timestamp) -> Result<Duration> {
        let new_at: Option<i64> = sqlx::query_scalar("SELECT new_at FROM attempt WHERE name = $1")
            .bind(name)
            .fetch_optional(self.store.read())
            .await?;
        Ok(new_at.map_or(Duration::ZERO, |moment| ahead(moment, now)))
    }
}

/// Counts one for a name; answers how long it was counted before.
async fn count(change: &mut Change, name: &str, pace: Pace, now: Timestamp) -> Result<Duration> {
    let new_at: i64 = sqlx::query_scalar(
        "INSERT INTO attempt (name, new_at)
         VALUES ($1, $2 + $3)
         ON CONFLICT (name) DO UPDATE
         SET new_at = CASE
                 WHEN attempt.new_at > $2 THEN attempt.new_at
                 ELSE $2
             END + $3
         RETURNING new_at",
    )
    .bind(name)
    .bind(now.0)
    .bind(micros(pace.step()))
    .fetch_one(&mut **change)
    .await?;
    Ok(ahead(new_at - micros(pace.step()), now))
}

#[cfg(test)]
mod tests;

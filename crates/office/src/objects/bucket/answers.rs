//! What a store answers, and what is wrong with it.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Response;
use sha2::{Digest as _, Sha256};
use tokio::time::timeout;

use crate::{Failure, Refusal, audit::hex, objects::bucket::PATIENCE};

/// After which somebody is told to come again.
const RETRY_AFTER: Duration = Duration::from_secs(30);
/// Most bytes of an answer that is no file.
const MAX_ANSWER_BYTES: usize = 4 << 20;

/// What stores say where there is no room.
const FULL: [&str; 5] = [
    "QuotaExceeded",
    "XMinioStorageFull",
    "InsufficientCapacity",
    "XAmzQuotaExceeded",
    "StorageFull",
];

/// Why a store did not do what it was asked.
pub(super) enum Fault {
    /// It is not reached, it is slow, or it fails: what the log gets.
    Away(String),
    /// It has no room.
    Full,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Away(why) => {
                tracing::error!(why, "the bucket does not do what it is asked");
                Refusal::FilesAway {
                    retry_after: RETRY_AFTER,
                }
                .into()
            }
            Fault::Full => {
                tracing::error!("the bucket has no room");
                Refusal::FilesFull.into()
            }
        }
    }
}

/// The words of a client's error, without the address: that is signed.
pub(super) fn away(error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let source = std::error::Error::source(&error)
        .map(|source| format!(": {source}"))
        .unwrap_or_default();
    Fault::Away(format!("{error}{source}"))
}

/// An answer that comes.
pub(super) struct Coming {
    answer: Response,
    /// Bytes that were announced.
    length: Option<u64>,
    /// What a whole object must have.
    hash: Option<String>,
    hasher: Sha256,
    come: u64,
    /// The part before the one that is waited for.
    held: Option<Bytes>,
}

impl Coming {
    /// An answer whose whole content must have a hash, where one is told.
    pub(super) fn new(answer: Response, hash: Option<String>) -> Self {
        Self {
            length: answer.content_length(),
            answer,
            hash,
            hasher: Sha256::new(),
            come: 0,
            held: None,
        }
    }

    /// The next part; `None` behind it where it is the last.
    pub(super) async fn next(mut self) -> std::io::Result<Option<(Bytes, Option<Self>)>> {
        loop {
            let part = timeout(PATIENCE, self.answer.chunk())
                .await
                .map_err(|_| std::io::Error::other("the bucket brings nothing more"))?
                .map_err(|error| std::io::Error::other(error.without_url()))?;
            let Some(part) = part else { break };
            self.come += part.len() as u64;
            if self.hash.is_some() {
                self.hasher.update(&part);
            }
            if let Some(before) = self.held.replace(part) {
                return Ok(Some((before, Some(self))));
            }
        }
        let whole = self.length.is_none_or(|length| length == self.come)
            && self
                .hash
                .is_none_or(|hash| hex(&self.hasher.finalize()) == hash);
        if !whole {
            tracing::error!("the bucket gave other bytes than were kept in it");
            return Err(std::io::Error::other("the bucket gave other bytes"));
        }
        Ok(self.held.map(|last| (last, None)))
    }
}

/// What is said that is no file.
pub(super) async fn text_of(mut answer: Response) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    loop {
        let part = timeout(PATIENCE, answer.chunk())
            .await
            .map_err(|_| Fault::Away("an answer without an end".to_owned()))?
            .map_err(away)?;
        match part {
            Some(part) if bytes.len() + part.len() <= MAX_ANSWER_BYTES => {
                bytes.extend_from_slice(&part);
            }
            Some(_) => return Err(Fault::Away("an answer without an end".to_owned())),
            None => return Ok(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }
}

/// The code in what a store says against something: a word, or nothing.
pub(super) fn code_of(said: &str) -> &str {
    said.split_once("<Code>")
        .and_then(|(_, rest)| rest.split_once("</Code>"))
        .map_or("", |(code, _)| code)
}

pub(super) fn is_full(said: &str) -> bool {
    FULL.contains(&code_of(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_store_says_is_read() {
        let said = "<Error><Code>QuotaExceeded</Code><Message>no</Message></Error>";
        assert!(is_full(said));
        assert!(!is_full("<Error><Code>AccessDenied</Code></Error>"));
        assert!(!is_full("QuotaExceeded"));
        assert_eq!(code_of("a page of somebody else"), "");
    }
}

//! Passwords: argon2id on a blocking thread, no more at once than there are cores, in memory that
//! is kept for the next one.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Failure, Office, Refusal, Result};

/// OWASP's second recommendation: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const OUTPUT_BYTES: usize = 32;

/// Passwords that may wait for a core; who comes then is told to come again, before anything is
/// computed.
const MAX_WAITING: usize = 128;
/// After which they are told to.
const RETRY_AFTER: Duration = Duration::from_secs(10);

fn argon2() -> Argon2<'static> {
    Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default(),
    )
}

/// Whether a stored hash was made with today's parameters.
pub(crate) fn is_current(hash: &str) -> bool {
    hash.starts_with(&format!(
        "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"
    ))
}

/// Where passwords are computed: so many at once, so many waiting, in memories that are never given
/// back to the allocator, which would keep one for each of its threads. There are as many as have
/// ever been at work at once.
#[derive(Clone)]
pub(crate) struct Hasher {
    /// A place in the house: at work or waiting.
    places: Arc<Semaphore>,
    /// A core.
    turns: Arc<Semaphore>,
    memories: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Hasher {
    /// As many at once as there are cores.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            places: Arc::new(Semaphore::new(cores + MAX_WAITING)),
            turns: Arc::new(Semaphore::new(cores)),
            memories: Arc::default(),
        }
    }

    /// Runs `work` in a turn. The turn lies with the work: who goes away meanwhile does not let
    /// another begin before it has ended.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T> {
        let busy = |_| Refusal::Busy {
            retry_after: RETRY_AFTER,
        };
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(busy)?;
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|error| Failure::Broken(error.to_string()))?;
        let hasher = self.clone();
        tokio::task::spawn_blocking(move || {
            let held: [OwnedSemaphorePermit; 2] = [place, turn];
            let mut memory = hasher
                .memories
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .pop()
                .unwrap_or_default();
            let done = work(&mut memory);
            hasher
                .memories
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(memory);
            drop(held);
            done
        })
        .await
        .map_err(|error| Failure::Broken(error.to_string()))
    }
}

/// The output of argon2 in a memory that grows to what its parameters ask for.
fn compute(
    argon2: &Argon2<'_>,
    password: &[u8],
    salt: &[u8],
    bytes: usize,
    memory: &mut Vec<Block>,
) -> argon2::Result<Vec<u8>> {
    let blocks = argon2.params().block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::new());
    }
    let mut out = vec![0; bytes];
    argon2.hash_password_into_with_memory(password, salt, &mut out, &mut memory[..blocks])?;
    Ok(out)
}

/// The text of a password's hash, with its salt and parameters.
fn hash_password(password: &[u8], salt: &[u8], memory: &mut Vec<Block>) -> Result<String, String> {
    let argon2 = argon2();
    let out = compute(&argon2, password, salt, OUTPUT_BYTES, memory)
        .map_err(|error| error.to_string())?;
    let broken = |error: &dyn std::fmt::Display| error.to_string();
    Ok(PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon2.params()).map_err(|error| broken(&error))?,
        salt: Some(Salt::new(salt).map_err(|error| broken(&error))?),
        hash: Some(Output::new(&out).map_err(|error| broken(&error))?),
    }
    .to_string())
}

/// Whether a password is the one of a hash. The parameters are the stored hash's own: one from
/// before a change of ours still fits.
fn fits(password: &[u8], hash: &str, memory: &mut Vec<Block>) -> Option<bool> {
    let hash = PasswordHash::new(hash).ok()?;
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = Version::try_from(hash.version?).ok()?;
    let argon2 = Argon2::new(algorithm, version, Params::try_from(&hash).ok()?);
    let (salt, expected) = (hash.salt?, hash.hash?);
    let found = compute(&argon2, password, &salt, expected.as_bytes().len(), memory).ok()?;
    Some(found.ct_eq(expected.as_bytes()).into())
}

impl Office {
    /// # Errors
    ///
    /// [`Refusal::Busy`] where too many wait.
    pub(crate) async fn hash_password(&self, password: &SecretString) -> Result<String> {
        let (password, salt) = (password.clone(), self.entropy.secret());
        let hashed = self
            .hasher
            .run(move |memory| {
                hash_password(password.expose_secret().as_bytes(), &salt[..16], memory)
            })
            .await?;
        hashed.map_err(|error| Failure::Broken(format!("argon2: {error}")))
    }

    /// # Errors
    ///
    /// [`Refusal::Busy`] where too many wait.
    pub(crate) async fn password_fits(&self, password: &SecretString, hash: &str) -> Result<bool> {
        let (password, hash) = (password.clone(), hash.to_owned());
        let fits = self
            .hasher
            .run(move |memory| fits(password.expose_secret().as_bytes(), &hash, memory))
            .await?;
        Ok(fits.unwrap_or(false))
    }
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    use super::*;

    #[test]
    fn a_hash_knows_its_parameters() {
        let mut memory = Vec::new();
        let hash = hash_password(b"a long pass phrase", &[7; 16], &mut memory).expect("hashes");
        assert!(is_current(&hash), "{hash}");
        assert_eq!(fits(b"a long pass phrase", &hash, &mut memory), Some(true));
        assert_eq!(
            fits(b"another pass phrase", &hash, &mut memory),
            Some(false)
        );
        // Those of before, made with less or with more.
        for kib in [8 * 1024, 24 * 1024] {
            let older = Argon2::new(
                Algorithm::Argon2id,
                Version::V0x13,
                Params::new(kib, 1, 1, None).expect("parameters"),
            );
            let older = older
                .hash_password_with_salt(b"a long pass phrase", &[7; 16])
                .expect("hashes")
                .to_string();
            assert!(!is_current(&older));
            assert_eq!(
                fits(b"a long pass phrase", &older, &mut memory),
                Some(true),
                "{kib}"
            );
            assert_eq!(
                fits(b"another pass phrase", &older, &mut memory),
                Some(false),
                "{kib}"
            );
        }
    }

    #[test]
    fn the_library_reads_what_is_made_here() {
        let hash = hash_password(b"a long pass phrase", &[7; 16], &mut Vec::new()).expect("hashes");
        assert!(
            argon2()
                .verify_password(
                    b"a long pass phrase",
                    &PasswordHash::new(&hash).expect("a hash")
                )
                .is_ok()
        );
    }

    /// A turn that is held until a test lets go of it.
    async fn held(
        hasher: &Hasher,
    ) -> (
        std::sync::mpsc::Sender<()>,
        tokio::task::JoinHandle<Result<()>>,
    ) {
        let (let_go, wait) = std::sync::mpsc::channel::<()>();
        let (begun, began) = tokio::sync::oneshot::channel();
        let hasher = hasher.clone();
        let asking = tokio::spawn(async move {
            hasher
                .run(move |_| {
                    let _ = begun.send(());
                    let _ = wait.recv();
                })
                .await
        });
        began.await.expect("it began");
        (let_go, asking)
    }

    #[tokio::test]
    async fn who_goes_away_frees_no_turn_before_the_work_has_ended() {
        let hasher = Hasher::new();
        let turns = hasher.turns.available_permits();
        let (let_go, asking) = held(&hasher).await;
        asking.abort();
        let _ = asking.await;
        assert_eq!(
            hasher.turns.available_permits(),
            turns - 1,
            "the work goes on, and holds its turn"
        );
        let_go.send(()).expect("it waits");
        let all = Arc::clone(&hasher.turns)
            .acquire_many_owned(u32::try_from(turns).expect("few"))
            .await;
        assert!(all.is_ok(), "the turn comes back with the work");
    }

    #[tokio::test]
    async fn more_than_may_wait_are_told_to_come_again() {
        let hasher = Hasher::new();
        let places = hasher.places.available_permits();
        let held = Arc::clone(&hasher.places)
            .acquire_many_owned(u32::try_from(places).expect("few"))
            .await
            .expect("free");
        let refused = hasher.run(|_| ()).await;
        assert!(
            matches!(refused, Err(Failure::Refused(Refusal::Busy { .. }))),
            "{refused:?}"
        );
        drop(held);
        assert!(hasher.run(|_| ()).await.is_ok());
    }

    #[tokio::test]
    async fn memory_is_used_again() {
        let hasher = Hasher::new();
        let turns = hasher.turns.available_permits();
        let work = (0..4 * turns).map(|_| hasher.run(|memory| memory.resize(8, Block::new())));
        futures::future::join_all(work).await;
        let kept = hasher.memories.lock().expect("unlocked").len();
        assert!(
            (1..=turns).contains(&kept),
            "{kept} memories for {turns} turns"
        );
    }
}

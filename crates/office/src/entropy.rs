//! Randomness as an argument: the server draws from the operating system, the demo and the tests
//! from a seed. Secrets are never drawn from a seed.

use std::sync::Mutex;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use contest::Timestamp;
use rand::{Rng, SeedableRng, TryRng, rngs::StdRng};
use sha2::{Digest as _, Sha256};

use crate::audit;

/// A source of random bytes.
pub trait Entropy: Send + Sync {
    /// 256 random bits.
    fn draw(&self) -> [u8; 32];

    /// 256 random bits that nobody must guess: keys, links, sessions, salts. They come from the
    /// operating system whatever the source, so that a seed which everybody knows gives nothing
    /// away.
    fn secret(&self) -> [u8; 32] {
        SystemEntropy.draw()
    }
}

/// The operating system's source, for tokens that must not be guessed.
#[derive(Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn draw(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        rand::rngs::SysRng
            .try_fill_bytes(&mut bytes)
            .expect("the operating system gives random bytes");
        bytes
    }
}

/// A repeatable source.
#[derive(Debug)]
pub struct SeededEntropy(Mutex<StdRng>);

impl SeededEntropy {
    /// A source that gives the same bytes for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn draw(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .fill_bytes(&mut bytes);
        bytes
    }
}

/// The hash under which a secret that only its holder knows is kept.
pub(crate) fn hash_of(token: &str) -> String {
    audit::hex(&Sha256::digest(token.as_bytes()))
}

/// A `UUIDv7` as text: sorts by time.
pub(crate) fn id(entropy: &dyn Entropy, now: Timestamp) -> String {
    let random = entropy.draw();
    let millis = u64::try_from(now.0 / 1_000).unwrap_or_default();
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&random[..10]);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes)
        .into_uuid()
        .to_string()
}

/// 256 random bits as text for a link or a cookie.
pub(crate) fn token(entropy: &dyn Entropy) -> String {
    URL_SAFE_NO_PAD.encode(entropy.secret())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_ids_again_and_no_secret() {
        let (one, other) = (SeededEntropy::new(2027), SeededEntropy::new(2027));
        assert_eq!(id(&one, Timestamp(0)), id(&other, Timestamp(0)));
        assert_ne!(token(&one), token(&other));
    }
}

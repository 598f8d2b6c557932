//! Passwords: argon2id on a blocking thread, no more at once than there are cores.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use secrecy::{ExposeSecret as _, SecretString};

use crate::{Office, Result};

/// OWASP's second recommendation: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default())
}

/// Whether a stored hash was made with today's parameters.
pub(crate) fn is_current(hash: &str) -> bool {
    hash.starts_with(&format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"))
}

impl Office {
    pub(crate) async fn hash_password(&self, password: &SecretString) -> Result<String> {
        let _turn = self.hashing.acquire().await.expect("the semaphore is never closed");
        let password = password.clone();
        let salt = self.chance.draw();
        tokio::task::spawn_blocking(move || {
            argon2().hash_password_with_salt(password.expose_secret().as_bytes(), &salt[..16]).map(|hash| hash.to_string())
        })
        .await
        .map_err(|error| crate::Failure::Broken(error.to_string()))?
        .map_err(|error| crate::Failure::Broken(format!("argon2: {error}")))
    }

    pub(crate) async fn password_fits(&self, password: &SecretString, hash: &str) -> bool {
        let _turn = self.hashing.acquire().await.expect("the semaphore is never closed");
        let (password, hash) = (password.clone(), hash.to_owned());
        tokio::task::spawn_blocking(move || {
            // The parameters are the stored hash's own: one from before a change of ours still fits.
            PasswordHash::new(&hash).is_ok_and(|hash| argon2().verify_password(password.expose_secret().as_bytes(), &hash).is_ok())
        })
        .await
        .unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_knows_its_parameters() {
        let hash = argon2().hash_password_with_salt(b"a long pass phrase", &[7; 16]).expect("hashes").to_string();
        assert!(is_current(&hash), "{hash}");
        let older = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).expect("parameters"));
        let older = older.hash_password_with_salt(b"a long pass phrase", &[7; 16]).expect("hashes").to_string();
        assert!(!is_current(&older));
        assert!(argon2().verify_password(b"a long pass phrase", &PasswordHash::new(&older).expect("a hash")).is_ok());
    }
}

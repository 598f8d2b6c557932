//! How the secrets of second factors are kept: encrypted with a key that is no part of the
//! database, where the service was given one (`ChaCha20-Poly1305`); else as they are.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use contest::PersonId;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// What stands before a secret that is kept as it is.
const PLAIN: &str = "plain:";
/// What stands before one that is encrypted: behind it, 12 bytes that are never the same, and what
/// was made of the secret.
const SEALED: &str = "sealed:";
/// Bytes of the key.
const KEY_BYTES: usize = 32;

/// The key with which secrets are encrypted. Cheap to clone.
#[derive(Clone)]
pub struct SealingKey(Arc<LessSafeKey>);

impl std::fmt::Debug for SealingKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SealingKey(…)")
    }
}

impl SealingKey {
    /// Reads a key of 64 hexadecimal digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text
            .trim()
            .chars()
            .map(|digit| digit.to_digit(16))
            .collect::<Option<_>>()?;
        if digits.len() != 2 * KEY_BYTES {
            return None;
        }
        let bytes: Vec<u8> = digits
            .chunks(2)
            .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok())
            .collect::<Option<_>>()?;
        let key = UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok()?;
        Some(Self(Arc::new(LessSafeKey::new(key))))
    }
}

/// A secret as it is kept. It belongs to the person: in another's row it cannot be read. The
/// `random` bytes are used for nothing else.
pub(super) fn seal(
    key: Option<&SealingKey>,
    person: &PersonId,
    secret: &[u8],
    random: [u8; 32],
) -> Option<String> {
    let Some(SealingKey(key)) = key else {
        return Some(format!("{PLAIN}{}", STANDARD_NO_PAD.encode(secret)));
    };
    let nonce: [u8; NONCE_LEN] = random[..NONCE_LEN].try_into().ok()?;
    let mut sealed = secret.to_vec();
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(person.as_str()),
        &mut sealed,
    )
    .ok()?;
    let kept = [nonce.as_slice(), &sealed].concat();
    Some(format!("{SEALED}{}", STANDARD_NO_PAD.encode(kept)))
}

/// The secret of what was kept; `None` where the key is missing or another.
pub(super) fn open(key: Option<&SealingKey>, person: &PersonId, kept: &str) -> Option<Vec<u8>> {
    if let Some(plain) = kept.strip_prefix(PLAIN) {
        return STANDARD_NO_PAD.decode(plain).ok();
    }
    let mut sealed = STANDARD_NO_PAD.decode(kept.strip_prefix(SEALED)?).ok()?;
    let (nonce, sealed) = sealed.split_at_mut_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let secret = key?
        .0
        .open_in_place(nonce, Aad::from(person.as_str()), sealed)
        .ok()?;
    Some(secret.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn what_is_sealed_is_opened_with_its_key_for_its_person() {
        let (own, other) = (PersonId::new("own"), PersonId::new("other"));
        let key = SealingKey::read(&"0f".repeat(32)).expect("a key");
        let another = SealingKey::read(&"f0".repeat(32)).expect("a key");
        let kept = seal(Some(&key), &own, SECRET, [7; 32]).expect("seals");
        assert!(kept.starts_with(SEALED), "{kept}");
        assert_eq!(open(Some(&key), &own, &kept).as_deref(), Some(SECRET));
        for (key, person) in [(Some(&another), &own), (Some(&key), &other), (None, &own)] {
            assert_eq!(open(key, person, &kept), None);
        }
        // What was kept before there was a key.
        let plain = seal(None, &own, SECRET, [7; 32]).expect("keeps");
        assert_eq!(open(Some(&key), &own, &plain).as_deref(), Some(SECRET));
        assert_eq!(open(None, &own, &plain).as_deref(), Some(SECRET));
    }

    #[test]
    fn a_key_is_64_digits() {
        for text in ["", "0f", &"0g".repeat(32), &"0".repeat(65)] {
            assert!(SealingKey::read(text).is_none(), "{text}");
        }
    }
}

//! Codes of an authenticator app (RFC 6238 over RFC 4226, with SHA-1 as every app reads it), and
//! recovery codes.

use contest::second_factor::{
    CODE_DIGITS, DRIFT_STEPS, RECOVERY_ALPHABET, RECOVERY_CHARS, RECOVERY_CODES,
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use subtle::ConstantTimeEq as _;

use crate::entropy::Entropy;

/// The code that an app shows in a step of time.
pub(super) fn make_code(secret: &[u8], step: i64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[digest.len() - 1] & 0x0f);
    let mut word = [0; 4];
    word.copy_from_slice(&digest[offset..offset + 4]);
    let number = (u32::from_be_bytes(word) & 0x7fff_ffff) % 10_u32.pow(6);
    format!("{number:0CODE_DIGITS$}")
}

/// The step whose code was typed: the present one or one beside it, and none up to `last`, whose
/// code was used.
pub(super) fn find_step_of(secret: &[u8], typed: &str, present: i64, last: i64) -> Option<i64> {
    // All are compared, so that no answer comes sooner than another.
    (present - DRIFT_STEPS..=present + DRIFT_STEPS)
        .filter(|step| {
            let fits: bool = make_code(secret, *step)
                .as_bytes()
                .ct_eq(typed.as_bytes())
                .into();
            fits && *step > last
        })
        .last()
}

/// New recovery codes, each of 80 bits.
pub(super) fn make_recovery_codes(entropy: &dyn Entropy) -> Vec<String> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let letters = entropy.secret();
            letters[..RECOVERY_CHARS]
                .iter()
                .map(|byte| char::from(RECOVERY_ALPHABET[usize::from(byte & 31)]))
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, with the last six of its eight digits.
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000_i64, "353130"),
        ] {
            assert_eq!(make_code(secret, seconds / 30), code, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_early_and_late_and_once() {
        let secret = b"12345678901234567890";
        for (step, good) in [
            (98, false),
            (99, true),
            (100, true),
            (101, true),
            (102, false),
        ] {
            let found = find_step_of(secret, &make_code(secret, step), 100, 0);
            assert_eq!(found, good.then_some(step), "{step}");
        }
        assert_eq!(
            find_step_of(secret, &make_code(secret, 100), 100, 100),
            None
        );
        assert_eq!(find_step_of(secret, &make_code(secret, 99), 100, 100), None);
        assert_eq!(
            find_step_of(secret, &make_code(secret, 101), 100, 100),
            Some(101)
        );
    }

    #[test]
    fn recovery_codes_are_read_as_they_are_written() {
        use contest::second_factor::{TypedCode, group_recovery_code};
        let codes = make_recovery_codes(&SystemEntropy);
        assert_eq!(codes.len(), RECOVERY_CODES);
        for code in codes {
            let written = group_recovery_code(&code).to_uppercase();
            assert_eq!(TypedCode::read(&written), Some(TypedCode::Recovery(code)));
        }
    }
}

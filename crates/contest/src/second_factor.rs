//! A second factor: codes that an authenticator app makes of a shared secret and the time (RFC
//! 6238), and recovery codes for whoever has lost the app. How many may be wrong stands here.

use std::time::Duration;

use crate::{
    Timestamp,
    timestamp::{HOUR, MINUTE, to_micros},
};

/// Digits of a code: as many as every authenticator app shows.
pub const CODE_DIGITS: usize = 6;
/// Bytes of the shared secret: as many as the hash of RFC 4226 has.
pub const SECRET_BYTES: usize = 20;
/// A code is another one after so many seconds.
pub const STEP_SECONDS: u64 = 30;
/// A code is good so many steps before and after its own: clocks differ, and typing takes time.
pub const DRIFT_STEPS: i64 = 1;
/// How many recovery codes somebody has.
pub const RECOVERY_CODES: usize = 10;
/// Characters of a recovery code, of [`RECOVERY_ALPHABET`]: 80 bits.
pub const RECOVERY_CHARS: usize = 16;
/// Small letters and digits that are not taken for each other.
pub const RECOVERY_ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// So many wrong codes in [`WRONG_CODES_TIME`] are taken from somebody, and so many of one sign-in:
/// of the three codes in a million that are good at a time, that finds one in seven years.
pub const MAX_WRONG_CODES: i64 = 5;
/// The time in which wrong codes are counted, from the first of them.
pub const WRONG_CODES_TIME: Duration = HOUR;
/// How long a sign-in waits for its code.
pub const HALF_SIGN_IN_TIME: Duration = MINUTE.saturating_mul(10);
/// How long a secret waits for the first code that the app makes of it.
pub const SETTING_UP_TIME: Duration = HOUR;

/// A code as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedCode {
    /// One of an app: [`CODE_DIGITS`] digits.
    OfApp(String),
    /// A recovery code: [`RECOVERY_CHARS`] characters of [`RECOVERY_ALPHABET`].
    Recovery(String),
}

impl TypedCode {
    /// Reads a code with whatever stands between its characters, in digits of any width, and with
    /// letters that look like others; `None` where it is neither kind.
    ///
    /// ```
    /// use contest::second_factor::TypedCode;
    ///
    /// let code = TypedCode::OfApp("123456".to_owned());
    /// assert_eq!(TypedCode::read(" 123 456"), Some(code.clone()));
    /// assert_eq!(TypedCode::read("１２３４５６"), Some(code));
    /// let recovery = TypedCode::Recovery("0123abcd4567efgh".to_owned());
    /// assert_eq!(TypedCode::read("OI23-ABCD-4567-EFGH"), Some(recovery));
    /// assert_eq!(TypedCode::read("12345"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = text
            .chars()
            .map(|letter| match letter {
                '０'..='９' => {
                    char::from_digit(u32::from(letter) - u32::from('０'), 10).unwrap_or(letter)
                }
                other => other.to_ascii_lowercase(),
            })
            .filter(|letter| letter.is_ascii_alphanumeric())
            .collect();
        if plain.len() == CODE_DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::OfApp(plain));
        }
        let recovery: String = plain
            .chars()
            .map(|letter| match letter {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            })
            .collect();
        let known = recovery
            .bytes()
            .all(|byte| RECOVERY_ALPHABET.contains(&byte));
        (recovery.len() == RECOVERY_CHARS && known).then_some(Self::Recovery(recovery))
    }
}

/// A recovery code in groups of four, as it is read and typed.
#[must_use]
pub fn group_recovery_code(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|part| part.iter().collect())
        .collect();
    groups.join("-")
}

/// The step of time that a moment lies in, which the code of the moment is made of.
#[must_use]
pub fn find_step(now: Timestamp) -> i64 {
    now.0
        .div_euclid(to_micros(Duration::from_secs(STEP_SECONDS)))
}

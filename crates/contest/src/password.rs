//! What a password must be: long enough, and not among the first that somebody would guess.
//!
//! Guessing begins with passwords that many people have, with what is known of the person and of
//! the contest, and with rows and repetitions of characters, alone and put together. A password is
//! taken apart into such pieces, and what each of them is worth is added up; a character that
//! belongs to none is worth 1.

use std::ops::RangeInclusive;

use crate::account::is_password_allowed;

/// What a password must be worth at least: as much as so many characters that nobody can foresee.
pub const MIN_PASSWORD_WORTH: usize = 8;

/// A common password, or a word of one.
const COMMON_WORTH: usize = 3;
/// A word that somebody who knows the person or the contest tries first, or a year.
const KNOWN_WORTH: usize = 1;
/// Fewest and most characters of a piece that is looked for.
const PIECE_CHARS: RangeInclusive<usize> = 3..=24;
/// Fewest characters of a common password that is looked for within another.
const MIN_COMMON_CHARS: usize = 4;
/// Characters of which a row is told: two may stand side by side by chance.
const ROW_CHARS: usize = 3;

/// What stands against a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// It is shorter or longer than one may be.
    Length,
    /// It is made of passwords that many people have, or of rows and repetitions.
    Common,
    /// It is made of what is known of the person or of the contest.
    Personal,
}

/// Checks a password, by its characters as they are typed and by the same ones `folded`: in small
/// letters without accents. The `known` words, folded too, are those of the person and the contest.
///
/// # Errors
///
/// What stands against it.
///
/// ```
/// use contest::password::{PasswordFault, check_password};
///
/// let is_common = |word: &str| ["password", "dragon"].contains(&word);
/// let check = |password| check_password(password, password, &["valdemara".into()], is_common);
/// assert_eq!(check("dragon"), Err(PasswordFault::Length));
/// assert_eq!(check("dragon-password"), Err(PasswordFault::Common));
/// assert_eq!(check("valdemara-2027"), Err(PasswordFault::Personal));
/// assert_eq!(check("a river of glass"), Ok(()));
/// ```
pub fn check_password(
    password: &str,
    folded: &str,
    known: &[String],
    is_common: impl Fn(&str) -> bool,
) -> Result<(), PasswordFault> {
    if !is_password_allowed(password) {
        return Err(PasswordFault::Length);
    }
    let letters = keep_letters(folded);
    let known: Vec<String> = known
        .iter()
        .map(|word| keep_letters(word).into_iter().collect())
        .collect();
    let is_known = |piece: &str| known.iter().any(|word| word == piece);
    if weigh(&letters, &is_common, is_known) >= MIN_PASSWORD_WORTH {
        Ok(())
    } else if weigh(&letters, &is_common, |_| false) >= MIN_PASSWORD_WORTH {
        Err(PasswordFault::Personal)
    } else {
        Err(PasswordFault::Common)
    }
}

/// What is looked at: letters and digits. Signs between them are the first that is tried; a
/// password of signs alone is looked at as it is.
fn keep_letters(text: &str) -> Vec<char> {
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    if letters.is_empty() {
        text.chars().collect()
    } else {
        letters
    }
}

/// The least that the pieces are worth of which a password can be put together.
fn weigh(
    letters: &[char],
    is_common: &impl Fn(&str) -> bool,
    is_known: impl Fn(&str) -> bool,
) -> usize {
    let letters = find_unit(letters);
    let mut least = vec![0];
    for end in 1..=letters.len() {
        let row = end >= ROW_CHARS && is_row(&letters[end - ROW_CHARS..end]);
        let mut best = least[end - 1] + usize::from(!row);
        for chars in PIECE_CHARS {
            let Some(start) = end.checked_sub(chars) else {
                break;
            };
            let piece: String = letters[start..end].iter().collect();
            let worth = if is_known(&piece) || is_year(&piece) {
                KNOWN_WORTH
            } else if chars >= MIN_COMMON_CHARS && is_common(&piece) {
                COMMON_WORTH
            } else {
                continue;
            };
            best = best.min(least[start] + worth);
        }
        least.push(best);
    }
    least.last().copied().unwrap_or_default()
}

/// What is repeated, where the whole is nothing else than one thing again and again.
fn find_unit(letters: &[char]) -> &[char] {
    (1..=letters.len() / 2)
        .filter(|chars| letters.len().is_multiple_of(*chars))
        .map(|chars| &letters[..chars])
        .find(|unit| letters.chunks(unit.len()).all(|part| part == *unit))
        .unwrap_or(letters)
}

/// Whether characters go on in steps of one, up, down or not at all.
fn is_row(letters: &[char]) -> bool {
    let steps = letters
        .windows(2)
        .map(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])));
    [-1, 0, 1]
        .into_iter()
        .any(|step| steps.clone().all(|found| found == step))
}

fn is_year(piece: &str) -> bool {
    piece
        .parse()
        .is_ok_and(|year: u16| (1900..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str) -> Result<(), PasswordFault> {
        let common = [
            "password", "dragon", "qwerty", "correct", "horse", "battery", "staple",
        ];
        let known = ["valdemara", "contest", "見本"].map(str::to_owned);
        let folded = password.to_lowercase();
        check_password(password, &folded, &known, |word| common.contains(&word))
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        for password in [
            "password12345678",
            "Password-2027!!",
            "dragondragon",
            "dragon qwerty 1",
            "aaaaaaaaaaaa",
            "abcdefghijkl",
            "987654321098",
            "abcabcabcabcabc",
            "!!!!!!!!!!!!!",
        ] {
            assert_eq!(check(password), Err(PasswordFault::Common), "{password}");
        }
        for password in [
            "valdemara1234",
            "Contest of Valdemara",
            "valdemara.1984.x",
            "見本見本見本見本見本見本2",
        ] {
            assert_eq!(check(password), Err(PasswordFault::Personal), "{password}");
        }
    }

    #[test]
    fn a_phrase_and_chance_are_taken() {
        for password in [
            "correct horse battery staple",
            "a rather long phrase",
            "xk2p9vq7w3zt",
            "839201746528",
            "river-of-glass river-of-glass",
            "川が海へ流れる夜に眠る",
            "valdemara reads at night",
        ] {
            let long = format!("{password}~");
            assert_eq!(check(&long), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_length_comes_first() {
        assert_eq!(check("password"), Err(PasswordFault::Length));
        assert_eq!(check(&"x".repeat(300)), Err(PasswordFault::Length));
    }
}

//! Which letters a text that people write can hold.

/// Whether no text holds a letter: a control character that is no line end and no tab, or one that
/// Unicode keeps for programs (a noncharacter). Databases, mails and XML refuse some of them, each
/// others.
#[must_use]
pub fn is_unwritable(letter: char) -> bool {
    let code = u32::from(letter);
    let is_noncharacter = code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code);
    is_noncharacter || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

/// Whether a text holds one of those.
#[must_use]
pub fn has_unwritable(text: &str) -> bool {
    text.chars().any(is_unwritable)
}

/// The same of a text of one line: line ends and tabs are too many in it.
#[must_use]
pub fn has_unwritable_in_line(text: &str) -> bool {
    text.chars()
        .any(|letter| letter.is_control() || is_unwritable(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_people_are_written_and_those_of_programs_are_not() {
        for letter in [
            'a', '日', '👩', '\u{200d}', '\u{feff}', '\u{fffd}', '\n', '\t', '\u{fdcf}',
        ] {
            assert!(!is_unwritable(letter), "{letter:?}");
        }
        for letter in [
            '\0',
            '\u{8}',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{fffe}',
            '\u{ffff}',
            '\u{fdd0}',
            '\u{1fffe}',
            '\u{10ffff}',
        ] {
            assert!(is_unwritable(letter), "{letter:?}");
            assert!(has_unwritable_in_line(&format!("a{letter}b")));
        }
        assert!(has_unwritable_in_line("a\nb") && !has_unwritable("a\nb"));
    }
}

//! Texts put together from parts that are only known at run time, with the marks of each language:
//! Japanese has full-width ones.

use std::fmt::{Display, Write as _};

use contest::Language;

/// The mark between a label and what it names, with the space after it where the language leaves
/// one.
#[must_use]
pub const fn colon(language: Language) -> &'static str {
    match language {
        Language::Ja => "：",
        Language::Ca | Language::Es | Language::En => ": ",
    }
}

/// A label and what it names.
#[must_use]
pub fn join_label(language: Language, label: impl Display, value: impl Display) -> String {
    format!("{label}{}{value}", colon(language))
}

/// A number and the title of what has it.
#[must_use]
pub fn join_number(number: impl Display, title: impl Display) -> String {
    format!("{number}. {title}")
}

/// Things of a kind, one after the other.
#[must_use]
pub fn list(language: Language, items: impl IntoIterator<Item: Display>) -> String {
    let mark = match language {
        Language::Ja => "、",
        Language::Ca | Language::Es | Language::En => ", ",
    };
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(mark);
        }
        // Writing to a string does not fail.
        _ = write!(text, "{item}");
    }
    text
}

/// Things of which all are meant, with the language's "and" before the last.
#[must_use]
pub fn all_of(language: Language, items: impl IntoIterator<Item: Display>) -> String {
    let and = match language {
        Language::Ca => " i ",
        Language::Es => " y ",
        Language::En => " and ",
        Language::Ja => "、",
    };
    let mut items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    let last = items.pop().unwrap_or_default();
    if items.is_empty() {
        last
    } else {
        format!("{}{and}{last}", list(language, items))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_by_the_marks_of_the_language() {
        assert_eq!(
            join_label(Language::En, "Topic", join_number(3, "Air")),
            "Topic: 3. Air"
        );
        assert_eq!(join_label(Language::Ja, "テーマ", "空気"), "テーマ：空気");
        assert_eq!(list(Language::Ca, ["aigua", "aire"]), "aigua, aire");
        assert_eq!(list(Language::Ja, ["水", "空気"]), "水、空気");
        assert_eq!(list(Language::Ja, [""; 0]), "");
        assert_eq!(all_of(Language::Ca, ["aigua"]), "aigua");
        assert_eq!(all_of(Language::En, ["a", "b", "c"]), "a, b and c");
        assert_eq!(all_of(Language::Ja, ["水", "空気"]), "水、空気");
    }
}

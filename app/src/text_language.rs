//! Texts that people wrote, with the language they are in where it is not the page's, so that they
//! are read aloud in their own.

use contest::{Language, Localized};
use leptos::prelude::*;

/// The tag of the language in which somebody wrote, where its words tell and it is not the page's.
#[must_use]
pub fn find_foreign_tag(language: Language, text: &str) -> Option<&'static str> {
    i18n::language_of(text)
        .filter(|written| *written != language)
        .map(Language::tag)
}

/// A text that there may be in the page's language, and otherwise in another, which it then names.
#[must_use]
pub fn view_localized(language: Language, text: &Localized) -> AnyView {
    let (found, text) = text.get(language);
    let text = text.to_owned();
    if found == language {
        text.into_any()
    } else {
        view! { <span lang=found.tag()>{text}</span> }.into_any()
    }
}

//! Texts that people wrote, with the language they are in where it is not the page's, so that they
//! are read aloud in their own.

use std::collections::BTreeSet;

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

/// That some of a page's texts are not there in its language, and in which ones they stand instead;
/// nothing where all of them are.
#[must_use]
pub fn view_elsewhere<'a>(
    language: Language,
    texts: impl IntoIterator<Item = &'a Localized>,
) -> Option<AnyView> {
    let found: BTreeSet<Language> = texts
        .into_iter()
        .map(|text| text.get(language).0)
        .filter(|found| *found != language)
        .collect();
    if found.is_empty() {
        return None;
    }
    let names = i18n::list(language, found.into_iter().map(Language::name));
    let text = i18n::text_elsewhere(language, names);
    Some(view! { <p class="notice">{text}</p> }.into_any())
}

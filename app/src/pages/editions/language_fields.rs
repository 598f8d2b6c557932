//! A text with a field for each language, side by side, and with what is missing of it.

use contest::{Language, Localized};
use leptos::prelude::*;

use crate::{
    form::{Fields, Filled, area_text, problem_id},
    visit::Visit,
};

/// The names of the fields of a text, in the order of [`Language::ALL`].
fn name_fields(text: &str) -> [String; 4] {
    Language::ALL.map(|language| format!("{text}-{}", language.tag()))
}

/// What was typed of a text.
pub(super) fn read(fields: &Fields, text: &str) -> Localized {
    let names = name_fields(text);
    fields.read_localized(names.each_ref().map(String::as_str))
}

/// Puts a text into its fields.
pub(super) fn fill(fields: &mut Fields, text: &str, value: &Localized) {
    for (language, name) in Language::ALL.into_iter().zip(name_fields(text)) {
        let value = value.0.get(&language).cloned().unwrap_or_default();
        fields.0.push((name, value));
    }
}

/// The field of a text that a fault is about: `below` is what follows the text in its JSON pointer,
/// a language or nothing, where the text is missing in all.
pub(super) fn find_field(text: &str, below: &str) -> String {
    let tag = below.trim_matches('/');
    let tag = if tag.is_empty() {
        Language::ALL[0].tag()
    } else {
        tag
    };
    format!("{text}-{tag}")
}

/// The fields of a text; a text that is `wanted` says in which languages it is missing, another
/// only where it is there in some of them.
pub(super) fn view(
    visit: &Visit,
    filled: &Filled,
    (text, rows): (&str, u32),
    wanted: bool,
) -> impl IntoView + use<> {
    let language = visit.language;
    let names = name_fields(text);
    let missing: Vec<&str> = Language::ALL
        .into_iter()
        .zip(&names)
        .filter(|(_, name)| filled.value(name).trim().is_empty())
        .map(|(language, _)| language.name())
        .collect();
    let told = !missing.is_empty() && (wanted || missing.len() < Language::ALL.len());
    let missing = told.then(|| {
        let languages = i18n::list(language, missing);
        view! { <p class="notice">{i18n::texts_missing(language, languages)}</p> }
    });
    let fields = Language::ALL
        .into_iter()
        .zip(names)
        .map(|(of, name)| view_field(visit, filled, (of, name), rows))
        .collect_view();
    view! {
        {missing}
        <div class="pair of-languages">{fields}</div>
    }
}

/// The field of one language.
fn view_field(
    visit: &Visit,
    filled: &Filled,
    (of, name): (Language, String),
    rows: u32,
) -> impl IntoView + use<> {
    let problem = filled.problem_beside(visit, &name);
    let described = problem.is_some().then(|| problem_id(&name));
    let invalid = problem.is_some().then_some("true");
    let value = filled.value(&name);
    let (id, label) = (name.clone(), name.clone());
    let control = if rows == 1 {
        view! {
            <input
                id=id
                name=name
                lang=of.tag()
                type="text"
                value=value
                aria-describedby=described
                aria-invalid=invalid
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=id
                name=name
                lang=of.tag()
                rows=rows
                aria-describedby=described
                aria-invalid=invalid
                inner_html=area_text(&value)
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=label lang=of.tag()>
                {of.name()}
            </label>
            {control}
            {problem}
        </div>
    }
}

//! A text with a field for each language, side by side, and with what is missing of it.

use contest::{City, Language, Localized};
use frame::{
    form::{Fields, Filled, area_text, problem_id},
    visit::Visit,
};
use leptos::prelude::*;

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
/// a language or nothing, where the text is missing in all. Then [`complete_name`] says in which
/// language it is asked for.
pub(super) fn find_field(text: &str, below: &str) -> String {
    format!("{text}-{}", below.trim_matches('/'))
}

/// The name of a field; of a text that is missing in all languages, that of the reader's.
pub(super) fn complete_name(mut name: String, language: Language) -> String {
    if name.ends_with('-') {
        name.push_str(language.tag());
    }
    name
}

/// Whether a form brings a text, be it empty.
pub(super) fn is_sent(fields: &Fields, text: &str) -> bool {
    name_fields(text).iter().all(|name| fields.has(name))
}

/// A text as two versions of it are set beside each other: in each language in which the other one
/// differs, and otherwise in the reader's.
pub(super) fn tell(language: Language, text: &Localized, other: Option<&Localized>) -> String {
    let differing: Vec<String> = Language::ALL
        .into_iter()
        .filter(|of| other.is_some_and(|other| other.0.get(of) != text.0.get(of)))
        .map(|of| {
            let said = text.0.get(&of).map_or("", String::as_str);
            let said = if said.is_empty() {
                i18n::overtaken_nothing(language)
            } else {
                said
            };
            i18n::join_label(language, of.name(), said)
        })
        .collect();
    if differing.is_empty() {
        text.text(language).to_owned()
    } else {
        differing.join(" · ")
    }
}

/// The fields of a text, those of a city's languages first, or the reader's where none is told; a
/// text that is `wanted` says in which languages it is missing, another only where it is there in
/// some of them.
pub(super) fn view(
    visit: &Visit,
    filled: &Filled,
    (text, rows): (&str, u32),
    (wanted, city): (bool, Option<&City>),
) -> impl IntoView + use<> {
    let order = city.map_or_else(|| visit.language.put_first(), City::order_languages);
    let mut fields: Vec<(Language, String)> =
        Language::ALL.into_iter().zip(name_fields(text)).collect();
    fields.sort_by_key(|(of, _)| order.iter().position(|language| language == of));
    let empty: Vec<Language> = fields
        .iter()
        .filter(|(_, name)| filled.value(name).trim().is_empty())
        .map(|(of, _)| *of)
        .collect();
    let told = wanted || empty.len() < Language::ALL.len();
    let missing = told.then(|| view_missing(visit.language, city, empty));
    let fields = fields
        .into_iter()
        .map(|field| view_field(visit, filled, field, rows))
        .collect_view();
    view! {
        {missing}
        <div class="pair of-languages">{fields}</div>
    }
}

/// What is missing of a text: in a language of the city it stands out, in another it is told.
/// Without a city all languages are alike.
fn view_missing(
    language: Language,
    city: Option<&City>,
    empty: Vec<Language>,
) -> impl IntoView + use<> {
    let own: Vec<Language> = city.into_iter().flat_map(City::own_languages).collect();
    let (own, others): (Vec<_>, Vec<_>) = empty.into_iter().partition(|of| own.contains(of));
    let list = |of: Vec<Language>| i18n::list(language, of.into_iter().map(Language::name));
    let own = (!own.is_empty()).then(|| {
        view! { <p class="notice">{i18n::texts_missing_own(language, list(own))}</p> }
    });
    let class = if city.is_some() { "hint" } else { "notice" };
    let others = (!others.is_empty()).then(|| {
        view! { <p class=class>{i18n::texts_missing(language, list(others))}</p> }
    });
    view! {
        {own}
        {others}
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_name_the_languages_in_which_they_differ() {
        let stands = Localized::from([(Language::Ca, "Aire"), (Language::En, "Air")]);
        let typed = Localized::from([(Language::Ca, "Aires"), (Language::En, "Air")]);
        let more = Localized::from([(Language::Ja, "空気"), (Language::En, "Air")]);
        let tell = |text, other| tell(Language::En, text, other);
        assert_eq!(tell(&stands, None), "Air");
        assert_eq!(tell(&stands, Some(&stands)), "Air");
        assert_eq!(tell(&stands, Some(&typed)), "català: Aire");
        assert_eq!(tell(&typed, Some(&stands)), "català: Aires");
        assert_eq!(tell(&more, Some(&stands)), "català: Nothing · 日本語: 空気");
    }
}

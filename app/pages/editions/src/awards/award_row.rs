//! An award of the form: its name, its kind, and who can have it.

use contest::{
    AwardKind, Language,
    edition::{MAX_ELIGIBILITY_CHARS, MAX_NAME_CHARS},
};
use frame::{
    form::{Filled, Tick},
    visit::Visit,
};
use leptos::prelude::*;
use office::Topic;

use crate::{
    language_fields,
    rows::{Row, name_anchor, name_field, name_row, view_known, view_row_buttons},
};

/// The fields of a row.
pub(super) const NAME: &str = "name";
pub(super) const KIND: &str = "kind";
pub(super) const ELIGIBLE: &str = "eligible";
pub(super) const TOPIC: &str = "topic";

/// What a kind of award is called.
pub(super) const fn name_kind(language: Language, kind: AwardKind) -> &'static str {
    match kind {
        AwardKind::Prize => i18n::awards_prize(language),
        AwardKind::Mention => i18n::awards_mention(language),
    }
}

/// An award, with the buttons that move it.
pub(super) fn view_award(
    visit: &Visit,
    (path, topics): (&str, &[Topic]),
    filled: &Filled,
    (place, row): (usize, &Row),
    rows: usize,
) -> impl IntoView + use<> {
    let language = visit.language;
    let title = name_row(visit, row, place, NAME);
    let (name, eligible) = (name_field(place, NAME), name_field(place, ELIGIBLE));
    let code = (!row.is_known()).then(|| {
        view! { <input type="hidden" name=name_field(place, "code") value=row.code() /> }
    });
    view! {
        <fieldset class="card" id=name_anchor(place)>
            <legend>{title.clone()}</legend>
            {view_known(place, row)}
            {code}
            <p class="hint">{i18n::limit_characters(language, MAX_NAME_CHARS)}</p>
            {language_fields::view(visit, filled, (&name, 1), (true, None))}
            {view_kind(visit, filled, place)}
            <fieldset class="plain">
                <legend>{i18n::awards_eligible(language)}</legend>
                <p class="hint">{i18n::awards_eligible_hint(language, MAX_ELIGIBILITY_CHARS)}</p>
                {language_fields::view(visit, filled, (&eligible, 2), (false, None))}
                {view_topics(visit, filled, (place, row), topics)}
            </fieldset>
            {view_row_buttons(visit, path, (place, rows), &title)}
        </fieldset>
    }
}

/// Whether it is a prize or a mention.
fn view_kind(visit: &Visit, filled: &Filled, place: usize) -> impl IntoView + use<> {
    let language = visit.language;
    let name = name_field(place, KIND);
    let value = filled.value(&name);
    let options = AwardKind::ALL
        .map(|kind| {
            view! {
                <option value=kind.code() selected=kind.code() == value>
                    {name_kind(language, kind)}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name.clone()>{i18n::awards_kind(language)}</label>
            <p class="hint">{i18n::awards_kind_hint(language)}</p>
            <select id=name.clone() name=name>
                {options}
            </select>
        </div>
    }
}

/// The main topics whose entries can have it.
fn view_topics(
    visit: &Visit,
    filled: &Filled,
    (place, row): (usize, &Row),
    topics: &[Topic],
) -> impl IntoView + use<> {
    let language = visit.language;
    let name = name_field(place, TOPIC);
    let chosen: Vec<&str> = row.0.all(TOPIC).collect();
    let known = topics
        .iter()
        .map(|topic| (topic.code.as_str(), topic.name.text(language)));
    // What is no topic any more stays where it can be seen, and taken away.
    let is_known = |code: &str| topics.iter().any(|topic| topic.code == code);
    let gone = chosen.iter().filter(|code| !is_known(code));
    let gone = gone.map(|code| (*code, *code));
    let ticks = known
        .chain(gone)
        .map(|(code, label)| {
            Tick::new(&name, code)
                .check(chosen.contains(&code))
                .view(label.to_owned())
        })
        .collect_view();
    let problem = filled.problem_beside(visit, &name);
    view! {
        <details open=!chosen.is_empty()>
            <summary>{i18n::awards_topics(language)}</summary>
            <p class="hint">{i18n::awards_topics_hint(language)}</p>
            <div class="ticks" id=name.clone()>
                {ticks}
            </div>
            {problem}
        </details>
    }
}

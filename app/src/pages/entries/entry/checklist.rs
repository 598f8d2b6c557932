//! What a draft still lacks before it can be handed in, and the button that hands it in.

use contest::{Language, entry::Field};
use leptos::prelude::*;

use super::DraftPage;
use crate::{refusals, visit::Visit};

/// What is asked for, in the order of the list.
const ASKED_FOR: [Field; 8] = [
    Field::Title,
    Field::Summary,
    Field::Topic,
    Field::Datasets,
    Field::Licence,
    Field::Cover,
    Field::Alternative,
    Field::Files,
];

/// What is there and what is missing.
pub(super) fn view_checklist(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let missing = draft_page.draft.missing();
    let items = ASKED_FOR
        .map(|field| view_item(language, field, missing.contains(&field)))
        .collect_view();
    let hand_in = draft_page
        .takes_changes(visit)
        .then(|| view_hand_in(visit, draft_page, missing.is_empty()));
    view! {
        <section id="checklist">
            <h2>{i18n::entry_checklist(language)}</h2>
            <ul class="checklist">{items}</ul>
            {view_names_notices(language, &draft_page.draft.names)}
            {hand_in}
        </section>
    }
}

fn view_item(language: Language, field: Field, is_missing: bool) -> impl IntoView {
    let (class, mark, state) = if is_missing {
        ("todo", "○", i18n::entry_missing(language))
    } else {
        ("ready", "●", i18n::entry_there(language))
    };
    view! {
        <li class=class>
            <span aria-hidden="true">{mark}</span>
            " "
            {refusals::field(language, field)}
            <span class="hidden">" "{state}</span>
        </li>
    }
}

/// The button is part of the draft's form: what stands on the page is handed in, saved or not.
fn view_hand_in(
    visit: &Visit,
    draft_page: &DraftPage<'_>,
    is_complete: bool,
) -> impl IntoView + use<> {
    let language = visit.language;
    let label = if draft_page.draft.revision > 0 {
        i18n::entry_hand_in_again(language)
    } else {
        i18n::entry_hand_in(language)
    };
    view! {
        {(!is_complete).then(|| view! { <p class="quiet">{i18n::entry_incomplete(language)}</p> })}
        <p>
            <button
                class="button"
                form="draft"
                formaction=visit.link(&format!("/entry/{}/hand-in", draft_page.draft.id))
            >
                {label}
            </button>
        </p>
    }
}

/// Where a text tells a jury that judges blind whose work it is.
pub(super) fn view_names_notices(
    language: Language,
    names: &[(Field, String)],
) -> impl IntoView + use<> {
    names
        .iter()
        .map(|(field, name)| {
            let text = i18n::entry_names(language, name, refusals::field(language, *field));
            view! { <p class="notice">{text}</p> }
        })
        .collect_view()
}

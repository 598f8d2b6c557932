//! What a draft still lacks before it can be handed in, and the button that hands it in.

use contest::{Language, entry::Field};
use frame::{conditions, refusals, visit::Visit};
use leptos::prelude::*;

use super::DraftPage;

/// What can be asked for, in the order of the list.
const ASKED_FOR: [Field; 9] = [
    Field::Title,
    Field::Summary,
    Field::Topic,
    Field::Datasets,
    Field::RequiredData,
    Field::Licence,
    Field::Cover,
    Field::Alternative,
    Field::Files,
];

/// What is there and what is missing.
pub(super) fn view_checklist(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let missing = draft_page.draft.missing();
    let required = &draft_page.draft.call.required_data;
    let reasons =
        conditions::describe_required_data(language, required, &draft_page.catalogue.datasets);
    let items = ASKED_FOR
        .into_iter()
        .filter(|field| *field != Field::RequiredData || !required.is_empty())
        .map(|field| {
            let is_asked = field == Field::RequiredData;
            let reasons = is_asked.then(|| view_reasons(&reasons));
            view_item(language, field, missing.contains(&field), reasons)
        })
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

/// What exactly is asked for, a line each.
fn view_reasons(reasons: &[String]) -> AnyView {
    let reasons = reasons.iter().map(|reason| {
        view! {
            <br />
            <span class="quiet">{reason.clone()}</span>
        }
    });
    reasons.collect_view().into_any()
}

fn view_item(
    language: Language,
    field: Field,
    is_missing: bool,
    reasons: Option<AnyView>,
) -> impl IntoView {
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
            {reasons}
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
        {view_legal_link(visit, draft_page)}
        <p class="quiet">
            {i18n::entry_hand_ins_most(
                language,
                i64::from(draft_page.room.quotas.daily_hand_ins),
                i64::from(draft_page.room.daily_hand_ins),
            )}
        </p>
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

/// The way to the legal bases of the call, where it has some.
fn view_legal_link(visit: &Visit, draft_page: &DraftPage<'_>) -> Option<impl IntoView + use<>> {
    let (language, call) = (visit.language, &draft_page.draft.call);
    let address = format!("/{}/{}#legal", call.edition.slug, call.slug);
    (!call.legal.is_blank()).then(|| {
        view! {
            <p class="quiet">
                {i18n::entry_legal(language)}" "
                <a href=visit.link(&address)>{i18n::call_legal(language)}</a>
            </p>
        }
    })
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

//! What is still open of what is about to leave.

use contest::Language;
use frame::{form::Tick, refusals};
use leptos::prelude::*;
use office::Unsettled;

/// What is open, and the tick with which it leaves all the same; nothing where all is settled.
pub(super) fn unsettled_confirmation(
    language: Language,
    unsettled: &[Unsettled],
) -> Option<impl IntoView + use<>> {
    let items = unsettled
        .iter()
        .map(|unsettled| view! { <li>{refusals::describe_unsettled(language, unsettled)}</li> })
        .collect_view();
    (!unsettled.is_empty()).then(|| {
        view! {
            <p>{i18n::stage_unsettled(language)}</p>
            <ul>{items}</ul>
            {confirmation_tick(language)}
        }
    })
}

/// The tick alone, where what is open stands elsewhere on the page.
pub(super) fn confirmation_tick(language: Language) -> impl IntoView {
    Tick::new("confirmed", "1").view(i18n::stage_confirm(language))
}

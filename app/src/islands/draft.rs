//! The draft that saves itself: watches the form beside it and sends it shortly after the last change.

use contest::Language;
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use crate::actions::{SaveRefusal, save_draft};

/// Where the draft stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Unchanged,
    #[cfg(feature = "hydrate")]
    Changed,
    #[cfg(feature = "hydrate")]
    Saved,
    #[cfg(feature = "hydrate")]
    Refused(SaveRefusal),
}

/// Saves the form with the id `draft` on top of `version`; without JavaScript the form has a button of its own.
#[island]
pub fn DraftSaver(language: Language, entry: String, version: i64) -> impl IntoView {
    let state = RwSignal::new(State::Unchanged);
    #[cfg(feature = "hydrate")]
    watch(entry, version, state);
    #[cfg(not(feature = "hydrate"))]
    let _ = (entry, version);
    let text = move || match state.get() {
        State::Unchanged => words::draft_saves_itself(language),
        #[cfg(feature = "hydrate")]
        State::Changed => words::saving(language),
        #[cfg(feature = "hydrate")]
        State::Saved => words::saved_now(language),
        #[cfg(feature = "hydrate")]
        State::Refused(refusal) => match refusal {
            SaveRefusal::StaleText { .. } | SaveRefusal::Stale { .. } => words::refused_stale_draft(language),
            SaveRefusal::Closed => words::refused_too_late(language),
            SaveRefusal::SignedOut => words::refused_signed_out_kept(language),
            SaveRefusal::NotAllowed | SaveRefusal::OutOfScale | SaveRefusal::Unknown => words::refused_fields_draft(language),
            SaveRefusal::Unavailable => words::save_waits(language),
        },
    };
    view! { <p class="saved" class:waiting=move || state.get() != State::Unchanged role="status">{text}</p> }
}

#[cfg(feature = "hydrate")]
fn watch(entry: String, version: i64, state: RwSignal<State>) {
    use leptos::{ev, task::spawn_local, wasm_bindgen::JsCast as _};
    use web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

    let version = StoredValue::new(version);
    // Changes are counted: a save is done when nothing changed since it was sent.
    let (changes, sending) = (StoredValue::new(0_u64), StoredValue::new(false));
    let send = move || {
        let Some(form) = document().get_element_by_id("draft").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        let text = FormData::new_with_form(&form).ok().and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
        let Some(text) = text else { return };
        let text = String::from(text.to_string());
        if sending.get_value() {
            return;
        }
        sending.set_value(true);
        let (entry, sent) = (entry.clone(), changes.get_value());
        spawn_local(async move {
            let outcome = save_draft(entry, version.get_value(), text).await;
            sending.set_value(false);
            match outcome {
                Ok(new) => {
                    version.set_value(new);
                    // The plain form carries the version too, for whoever presses its button.
                    if let Some(input) = document()
                        .query_selector("#draft input[name=version]")
                        .ok()
                        .flatten()
                        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
                    {
                        input.set_value(&new.to_string());
                    }
                    if changes.get_value() == sent {
                        state.set(State::Saved);
                    }
                }
                Err(refusal) => state.set(State::Refused(refusal)),
            }
        });
    };
    let _ = window_event_listener(ev::input, move |event| {
        let inside = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|target| target.closest("#draft").ok().flatten().is_some());
        if inside {
            changes.update_value(|changes| *changes += 1);
            state.set(State::Changed);
        }
    });
    let seen = StoredValue::new(0_u64);
    let _ = set_interval_with_handle(
        move || {
            // Sent when a second has passed without a change, and tried again while the server cannot be reached.
            let now = changes.get_value();
            let quiet = seen.get_value() == now;
            seen.set_value(now);
            let open = matches!(state.get_untracked(), State::Changed | State::Refused(SaveRefusal::Unavailable));
            if quiet && open && now > 0 {
                send();
            }
        },
        std::time::Duration::from_millis(1_000),
    );
}

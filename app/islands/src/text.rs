//! Texts that save themselves: an island watches the fields of a form and sends them shortly after
//! the last change. What the server has not confirmed lies in the browser's storage, where a closed
//! tab or an ended session does not lose it.

#[cfg(feature = "hydrate")]
mod browser;

use contest::Language;
use leptos::prelude::*;

use crate::actions::SaveRefusal;
#[cfg(feature = "hydrate")]
use crate::actions::{save_comments, save_draft};

/// Where the texts stand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "only a browser saves")
)]
enum State {
    Unchanged,
    Changed,
    Saved,
    Refused(SaveRefusal),
}

/// Saves the draft in the form with the id `draft` on top of `version`; without JavaScript the form
/// has a button of its own. `receipt` is the number of what was handed in last, 0 where nothing
/// was: what is saved is not handed in, and says so.
#[island]
pub fn DraftSaver(language: Language, entry: String, version: i64, receipt: i64) -> impl IntoView {
    let state = RwSignal::new(State::Unchanged);
    let choice = RwSignal::new(None);
    #[cfg(feature = "hydrate")]
    browser::watch(
        "draft",
        "version",
        &entry.clone(),
        version,
        state,
        choice,
        move |fields, version| {
            Box::pin(save_draft(
                entry.clone(),
                version,
                fields.to_string().into(),
            ))
        },
    );
    #[cfg(not(feature = "hydrate"))]
    let _ = (entry, version);
    let saved = if receipt > 0 {
        i18n::draft_saved_only(language, receipt)
    } else {
        i18n::saved_now(language).to_owned()
    };
    let unchanged = i18n::draft_saves_itself(language);
    view_state(language, unchanged, saved, state, choice)
}

/// Saves both comments in the form with the id `comments` on top of `version`.
#[island]
pub fn CommentSaver(language: Language, entry: String, version: i64) -> impl IntoView {
    let state = RwSignal::new(State::Unchanged);
    let choice = RwSignal::new(None);
    #[cfg(feature = "hydrate")]
    browser::watch(
        "comments",
        "comment_version",
        &entry.clone(),
        version,
        state,
        choice,
        move |fields, version| {
            let text = |name: &str| fields.get(name).unwrap_or_default();
            Box::pin(save_comments(
                entry.clone(),
                text("comment_team"),
                text("comment_jury"),
                version,
            ))
        },
    );
    #[cfg(not(feature = "hydrate"))]
    let _ = (entry, version);
    let unchanged = i18n::comments_save_themselves(language);
    let saved = i18n::saved_now(language).to_owned();
    view_state(language, unchanged, saved, state, choice)
}

/// What a person chose where another save came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Mine,
    Theirs,
}

/// Where the texts stand, in a line, and the choice where another save came first. `unchanged` and
/// `saved` are what the line says of texts that are so.
fn view_state(
    language: Language,
    unchanged: &'static str,
    saved: String,
    state: RwSignal<State>,
    choice: RwSignal<Option<Choice>>,
) -> impl IntoView {
    let text = move || match state.get() {
        State::Unchanged => unchanged.to_owned(),
        State::Changed => i18n::saving(language).to_owned(),
        State::Saved => saved.clone(),
        State::Refused(refusal) => describe_refusal(language, &refusal).to_owned(),
    };
    let stale = move || matches!(state.get(), State::Refused(SaveRefusal::StaleText { .. }));
    let waits = move || matches!(state.get(), State::Changed | State::Refused(_));
    view! {
        <p class="saved" class:waiting=waits role="status">
            {text}
        </p>
        <p class="row" hidden=move || !stale()>
            <button
                type="button"
                class="button plain small"
                on:click=move |_| choice.set(Some(Choice::Mine))
            >
                {i18n::stale_keep_mine(language)}
            </button>
            <button
                type="button"
                class="button plain small"
                on:click=move |_| choice.set(Some(Choice::Theirs))
            >
                {i18n::stale_show_theirs(language)}
            </button>
        </p>
    }
}

/// Says why nothing was saved, and what becomes of it.
const fn describe_refusal(language: Language, refusal: &SaveRefusal) -> &'static str {
    match refusal {
        SaveRefusal::StaleText { .. } | SaveRefusal::Stale { .. } => {
            i18n::refused_stale_text(language)
        }
        SaveRefusal::Closed => i18n::refused_no_more(language),
        SaveRefusal::SignedOut => i18n::refused_signed_out_kept(language),
        SaveRefusal::NotAllowed | SaveRefusal::OutOfScale | SaveRefusal::Unknown => {
            i18n::refused_fields_draft(language)
        }
        SaveRefusal::Unavailable => i18n::save_waits(language),
    }
}

//! The help on the score sheet's keys.

use contest::Language;
use leptos::prelude::*;

/// The keys of the sheet, in a dialog that `?` opens too, with the switch for those of one
/// character. The sheet itself needs none of them, and without JavaScript there are none.
#[island]
pub fn KeysHelp(language: Language) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let single = RwSignal::new(true);
    #[cfg(feature = "hydrate")]
    single.set(uses_single_keys());
    let open = move |_| {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let change = move |_| {
        single.update(|single| *single = !*single);
        #[cfg(feature = "hydrate")]
        use_single_keys(single.get_untracked());
    };
    view! {
        <div class="keys">
            <button
                type="button"
                class="button plain small"
                id="keys-help"
                aria-haspopup="dialog"
                on:click=open
            >
                {i18n::sheet_keys(language)}
            </button>
            <dialog node_ref=dialog aria-labelledby="keys-title">
                <h2 id="keys-title">{i18n::sheet_keys(language)}</h2>
                {view_keys(language)}
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || single.get()
                        on:change=change
                        aria-describedby="keys-hint"
                    />
                    {i18n::keys_single(language)}
                </label>
                <p class="hint" id="keys-hint">
                    {i18n::keys_single_text(language)}
                </p>
                <p>
                    <button type="button" class="button" on:click=close>
                        {i18n::keys_close(language)}
                    </button>
                </p>
            </dialog>
        </div>
    }
}

/// Each key with what it does.
fn view_keys(language: Language) -> impl IntoView {
    let keys = [
        (i18n::keys_tab(language), i18n::keys_tab_text(language)),
        (
            i18n::keys_arrows(language),
            i18n::keys_arrows_text(language),
        ),
        (i18n::keys_space(language), i18n::keys_space_text(language)),
        ("0\u{2013}9", i18n::keys_digits_text(language)),
        ("n", i18n::keys_next_text(language)),
        ("?", i18n::keys_help_text(language)),
    ];
    let keys = keys
        .map(|(key, text)| {
            view! {
                <div>
                    <dt>{key}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl>{keys}</dl> }
}

/// What is in storage where the keys of one character are turned off.
#[cfg(feature = "hydrate")]
const KEYS: &str = "certamen keys";
#[cfg(feature = "hydrate")]
const OFF: &str = "off";

/// Whether keys of one character do anything, as this browser keeps it.
#[cfg(feature = "hydrate")]
pub(super) fn uses_single_keys() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage
        .and_then(|storage| storage.get_item(KEYS).ok().flatten())
        .is_none_or(|kept| kept != OFF)
}

/// Turns the keys of one character on or off.
#[cfg(feature = "hydrate")]
fn use_single_keys(on: bool) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _ = if on {
            storage.remove_item(KEYS)
        } else {
            storage.set_item(KEYS, OFF)
        };
    }
}

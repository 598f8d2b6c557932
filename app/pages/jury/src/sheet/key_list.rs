//! The keys of the score sheet, in a dialog that `?` opens too, with the switch for those of one
//! character. `public/keys.js` opens it; the sheet itself needs none of them, and without
//! JavaScript there are none.

use contest::Language;
use leptos::prelude::*;

/// The button, which the script shows, and its dialog.
pub(super) fn view_keys_help(language: Language) -> impl IntoView {
    view! {
        <div class="keys">
            <button
                type="button"
                class="button plain small"
                id="keys-help"
                aria-haspopup="dialog"
                hidden
            >
                {i18n::sheet_keys(language)}
            </button>
            <dialog id="keys" aria-labelledby="keys-title">
                <h2 id="keys-title">{i18n::sheet_keys(language)}</h2>
                {view_keys(language)}
                <label class="tick">
                    <input type="checkbox" id="keys-single" checked aria-describedby="keys-hint" />
                    {i18n::keys_single(language)}
                </label>
                <p class="hint" id="keys-hint">
                    {i18n::keys_single_text(language)}
                </p>
                <form method="dialog">
                    <button class="button">{i18n::keys_close(language)}</button>
                </form>
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

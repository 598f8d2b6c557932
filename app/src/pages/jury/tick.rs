//! A box to tick, with what it is for beside it.

use leptos::prelude::*;

/// A box of a form; several of a name are a choice of several.
pub(super) struct Tick {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) checked: bool,
    pub(super) disabled: bool,
}

impl Tick {
    pub(super) fn view(self, label: impl IntoView) -> impl IntoView {
        let Self {
            name,
            value,
            checked,
            disabled,
        } = self;
        view! {
            <label class="tick">
                <input type="checkbox" name=name value=value checked=checked disabled=disabled />
                {label}
            </label>
        }
    }
}

//! A box to tick, with what it is for beside it.

use leptos::prelude::*;

/// A box of a form; several of a name are a choice of several.
pub(crate) struct Tick {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) checked: bool,
    pub(crate) disabled: bool,
}

impl Tick {
    pub(crate) fn view(self, label: impl IntoView) -> impl IntoView {
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

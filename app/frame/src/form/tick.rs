//! A box to tick, with what it is for beside it.

use leptos::prelude::*;

/// A box of a form. Several boxes of a name are a choice of several; several of
/// [`Tick::one_of`] a choice of one.
pub struct Tick {
    kind: &'static str,
    id: Option<&'static str>,
    name: String,
    value: String,
    checked: bool,
    disabled: bool,
    required: bool,
}

impl Tick {
    /// A box of its own, empty.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            kind: "checkbox",
            id: None,
            name: name.into(),
            value: value.into(),
            checked: false,
            disabled: false,
            required: false,
        }
    }

    /// A box that empties the others of its name.
    pub fn one_of(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            kind: "radio",
            ..Self::new(name, value)
        }
    }

    /// Ticked, or not.
    #[must_use]
    pub const fn check(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// Not to be changed.
    #[must_use]
    pub const fn disable(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// One of its name has to be ticked.
    #[must_use]
    pub const fn require(mut self) -> Self {
        self.required = true;
        self
    }

    /// What a refusal points at.
    #[must_use]
    pub const fn identify(mut self, id: &'static str) -> Self {
        self.id = Some(id);
        self
    }

    /// The box with its `label` beside it.
    pub fn view(self, label: impl IntoView) -> impl IntoView {
        view! {
            <label class="tick">
                <input
                    id=self.id
                    type=self.kind
                    name=self.name
                    value=self.value
                    checked=self.checked
                    disabled=self.disabled
                    required=self.required
                />
                {label}
            </label>
        }
    }
}

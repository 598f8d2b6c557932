//! The cover of a work as pages show it.

use contest::{Language, Localized};
use leptos::prelude::*;

/// The cover of a work.
pub struct Cover<'a> {
    /// Where its file is.
    pub address: String,
    /// Width and height in pixels, where the picture has them.
    pub size: (Option<i64>, Option<i64>),
    /// What is seen on it, in words.
    pub alternative: &'a Localized,
}

impl Cover<'_> {
    /// The small copy, with the words in the reader's language where there are some.
    #[must_use]
    pub fn view_picture(&self, language: Language) -> impl IntoView + use<> {
        let (of, alternative) = self.alternative.get(language);
        view! {
            <img
                src=format!("{}?preview", self.address)
                alt=alternative.to_owned()
                lang=of.tag()
                width=self.size.0
                height=self.size.1
            />
        }
    }

    /// The small copy with the way to the file.
    #[must_use]
    pub fn view_link(&self, language: Language) -> impl IntoView + use<> {
        view! { <a href=self.address.clone()>{self.view_picture(language)}</a> }
    }

    /// The same, as large as the page.
    #[must_use]
    pub fn view_plate(&self, language: Language) -> impl IntoView + use<> {
        view! { <figure class="plate">{self.view_link(language)}</figure> }
    }
}

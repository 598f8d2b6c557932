//! What stood in a hand-in of an entry: its cover, its texts, its files.

use contest::{Content, EntryId, Language, Localized};
use leptos::prelude::*;
use office::{Call, DraftFile, FileRole};
use parts::{cover::Cover, work_facts::view_named_file};

/// What stood in a hand-in of an entry.
#[derive(Clone, Copy)]
pub(super) struct Work<'a> {
    /// Id of the entry.
    pub(super) entry: &'a EntryId,
    pub(super) content: &'a Content,
    pub(super) files: &'a [DraftFile],
}

impl Work<'_> {
    fn address(&self, call: &Call, file: &DraftFile) -> String {
        format!(
            "/files/{}/{}/organise/{}/{}",
            call.edition.slug, call.slug, self.entry, file.id
        )
    }

    /// The cover, as large as the page.
    pub(super) fn view_cover(
        &self,
        language: Language,
        call: &Call,
    ) -> Option<impl IntoView + use<>> {
        let file = self
            .files
            .iter()
            .find(|file| file.role == FileRole::Cover)?;
        let cover = Cover {
            address: self.address(call, file),
            size: (file.width, file.height),
            alternative: &self.content.alternative,
        };
        Some(cover.view_plate(language))
    }

    /// Titles, abstracts and alternatives, language by language.
    pub(super) fn view_texts(&self, language: Language) -> impl IntoView + use<> {
        Language::ALL
            .into_iter()
            .filter_map(|of| self.view_texts_in(of, language))
            .collect_view()
    }

    /// The texts in one language, unfolded where it is the reader's or the only one; nothing where
    /// there are none.
    fn view_texts_in(&self, of: Language, language: Language) -> Option<impl IntoView + use<>> {
        let content = self.content;
        let text = |texts: &Localized| texts.0.get(&of).cloned().unwrap_or_default();
        let title = text(&content.title);
        let summary = text(&content.summary);
        let alternative = text(&content.alternative);
        if title.is_empty() && summary.is_empty() && alternative.is_empty() {
            return None;
        }
        let alternative =
            (!alternative.is_empty()).then(|| view! { <p class="quiet">{alternative}</p> });
        Some(view! {
            <details open=of == language || content.title.0.len() == 1>
                <summary lang=of.tag()>{of.name()}</summary>
                <div class="prose" lang=of.tag()>
                    <h3>{title}</h3>
                    <p class="typed">{summary}</p>
                    {alternative}
                </div>
            </details>
        })
    }

    /// Where the work lives besides.
    pub(super) fn view_link(&self, language: Language) -> Option<impl IntoView + use<>> {
        let link = self.content.link.clone();
        (!link.is_empty()).then(|| {
            view! {
                <p>
                    {i18n::entry_link(language)}{i18n::colon(language)}
                    <a href=link.clone() rel="noopener noreferrer nofollow">
                        {link.clone()}
                    </a>
                </p>
            }
        })
    }

    /// The files, with their kinds, sizes and hashes.
    pub(super) fn view_files(&self, language: Language, call: &Call) -> impl IntoView + use<> {
        let files = self
            .files
            .iter()
            .map(|file| {
                view! {
                    <li>
                        {view_named_file(language, file, self.address(call, file))} <br />
                        <code class="wrap">{file.hash.clone()}</code>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h2>{i18n::entry_files(language)}</h2>
            <ul class="plain-list">{files}</ul>
        }
    }
}

//! The entries as they come in: the first of them, and the way to all.

use leptos::prelude::*;
use parts::entry_table::view_table;

use super::DeskPage;

/// The first entries, and the files of them all.
pub(super) fn section(page: &DeskPage) -> impl IntoView + use<> {
    let (language, base) = (page.visit.language, &page.base);
    let entries = view_table(page.visit, page.call, &page.desk.entries.entries, &[]);
    view! {
        <section class="band" id="entries">
            <div class="section-head">
                <h2>{i18n::organise_entries(language)}</h2>
                <p class="row">
                    <a href=format!("{base}/entries")>{i18n::entry_list_title(language)}</a>
                    <a href=format!("{base}/works.zip")>{i18n::organise_works_zip(language)}</a>
                    <a href=format!(
                        "{base}/entries.csv",
                    )>{i18n::organise_export_entries(language)}</a>
                    <a href=format!("{base}/entries.json")>"JSON"</a>
                </p>
            </div>
            {entries}
        </section>
    }
}

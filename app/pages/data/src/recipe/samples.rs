//! The first rows of a data set, as they stood in the file and as they were prepared.

use contest::Language;
use leptos::prelude::*;
use office::DatasetView;

use crate::sample_table::view_sample_table;

/// Rows before and after that the page shows.
const ROWS: usize = 50;

/// Both tables; nothing where the file could not be prepared.
pub(super) fn view_samples(
    language: Language,
    view: &DatasetView,
) -> Option<impl IntoView + use<>> {
    let profile = &view.profile;
    let names = profile.columns.iter().map(|column| column.name.clone());
    view.finding.is_empty().then(|| {
        view! {
            <section class="band stack">
                {view_sample(
                    i18n::data_before(language),
                    profile.before_header.iter().cloned(),
                    &profile.before,
                )} {view_sample(i18n::data_after(language), names, &profile.preview)}
            </section>
        }
    })
}

fn view_sample<T: IntoAny + Clone>(
    title: &'static str,
    names: impl Iterator<Item = String>,
    rows: &[Vec<T>],
) -> AnyView {
    let heads = names
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view();
    view! {
        <details open>
            <summary>{title}</summary>
            {view_sample_table("scroll short", heads.into_any(), rows.iter().take(ROWS))}
        </details>
    }
    .into_any()
}

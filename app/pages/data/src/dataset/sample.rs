//! The first rows of a data set, sorted and searched as the reader wishes.

use dataset_spec::{ColumnProfile, Profile};
use frame::visit::Visit;
use leptos::prelude::*;
use office::DatasetView;

use super::DatasetQuery;
use crate::sample_table::view_sample_table;

/// The rows of the sample as they are asked for: those that contain a text, sorted.
fn select_rows<'p>(profile: &'p Profile, chosen: &DatasetQuery) -> Vec<&'p Vec<Option<String>>> {
    let text = chosen.contains.trim().to_lowercase();
    let mut rows: Vec<&Vec<Option<String>>> = profile
        .preview
        .iter()
        .filter(|row| {
            text.is_empty()
                || row
                    .iter()
                    .flatten()
                    .any(|cell| cell.to_lowercase().contains(&text))
        })
        .collect();
    if let Some(column) = profile
        .columns
        .iter()
        .position(|column| column.name == chosen.sort)
    {
        let numeric = matches!(profile.columns[column].kind.as_str(), "integer" | "number");
        let number = |row: &Vec<Option<String>>| {
            row[column]
                .as_ref()
                .and_then(|cell| cell.parse::<f64>().ok())
        };
        rows.sort_by(|one, other| {
            let (one_missing, other_missing) = (one[column].is_none(), other[column].is_none());
            let order = if numeric {
                number(one)
                    .unwrap_or(0.0)
                    .total_cmp(&number(other).unwrap_or(0.0))
            } else {
                one[column].cmp(&other[column])
            };
            // Missing values stay at the end, whichever way the others run.
            one_missing
                .cmp(&other_missing)
                .then(if chosen.down { order.reverse() } else { order })
        });
    }
    rows
}

/// The section of the first rows.
pub(super) fn view_sample(
    visit: &Visit,
    view: &DatasetView,
    chosen: &DatasetQuery,
) -> impl IntoView + use<> {
    let language = visit.language;
    let heads = view
        .profile
        .columns
        .iter()
        .map(|column| view_head(column, chosen))
        .collect_view();
    let found = select_rows(&view.profile, chosen);
    let none = found
        .is_empty()
        .then(|| view! { <p>{i18n::data_no_rows_fit(language)}</p> });
    view! {
        <section class="band" id="sample">
            <h2>{i18n::data_preview(language)}</h2>
            <form method="get" action="#sample" class="row">
                {chosen
                    .version
                    .map(|version| view! { <input type="hidden" name="version" value=version /> })}
                <label for="contains">{i18n::data_sample_contains(language)}</label>
                <input id="contains" name="contains" type="search" value=chosen.contains.clone() />
                <button class="button plain small">{i18n::data_filter(language)}</button>
                <span class="quiet">{i18n::data_sample(language, view.profile.preview.len())}</span>
            </form>
            {none}
            {view_sample_table("scroll", heads.into_any(), found.into_iter())}
        </section>
    }
}

/// The head of a column, a link that sorts by it.
fn view_head(column: &ColumnProfile, chosen: &DatasetQuery) -> impl IntoView + use<> {
    let (order, mark) = match (column.name == chosen.sort, chosen.down) {
        (false, _) => (None, None),
        (true, false) => (Some("ascending"), Some(" ↑")),
        (true, true) => (Some("descending"), Some(" ↓")),
    };
    view! {
        <th scope="col" aria-sort=order>
            <a href=format!("?{}#sample", chosen.sorted(&column.name)) rel="nofollow">
                {column.name.clone()}
            </a>
            {mark}
        </th>
    }
}

//! A table of the first rows of a file or of a prepared table, cell by cell as they stand there.

use leptos::prelude::*;

/// The table under its heads; a row may have another number of cells than there are heads.
pub(super) fn view_sample_table<'r, T: IntoAny + Clone + 'r>(
    frame_class: &'static str,
    heads: AnyView,
    rows: impl Iterator<Item = &'r Vec<T>>,
) -> AnyView {
    let rows = rows
        .map(|row| {
            let cells = row
                .iter()
                .map(|cell| view! { <td>{cell.clone().into_any()}</td> });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    view! {
        <div class=frame_class tabindex="0">
            <table class="dense">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

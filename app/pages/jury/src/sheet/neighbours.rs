//! Where a sheet stands in its juror's list, and the ways from it.

use frame::{failure::PageError, visit::Visit};
use leptos::prelude::*;
use office::Sheet;
use parts::jury_places::{round_path, sheet_path};

/// The sheets before and after one, by their paths.
pub(super) struct Neighbours {
    previous: Option<String>,
    pub(super) next: Option<String>,
    /// Of the sheet itself, from 1.
    position: usize,
    sheets: usize,
}

impl Neighbours {
    pub(super) async fn read(visit: &Visit, sheet: &Sheet) -> Result<Self, PageError> {
        let desk = visit
            .office()
            .dashboard(visit.signed_in()?, &sheet.call, sheet.name.round, visit.now)
            .await?;
        let at = desk
            .rows
            .iter()
            .position(|row| row.sheet == sheet.name)
            .unwrap_or(0);
        let path = |index: usize| desk.rows.get(index).map(|row| sheet_path(&row.sheet));
        Ok(Self {
            previous: at.checked_sub(1).and_then(path),
            next: path(at + 1),
            position: at + 1,
            sheets: desk.rows.len(),
        })
    }
}

/// The ways to the sheets before and after this one, to the list and to a work beside this one.
pub(super) fn view_ways(visit: &Visit, sheet: &Sheet, neighbours: &Neighbours) -> impl IntoView {
    let language = visit.language;
    let previous = neighbours.previous.as_deref().map(|path| {
        view! {
            <a href=visit.link(path) rel="prev">
                {i18n::previous(language)}
            </a>
        }
    });
    let next = neighbours.next.as_deref().map(|path| {
        view! {
            <a href=visit.link(path) rel="next" id="next-entry">
                {i18n::next(language)}
            </a>
        }
    });
    let list = visit.link(&round_path(&sheet.call, sheet.name.round));
    let beside = format!("{}/beside", visit.link(&sheet_path(&sheet.name)));
    view! {
        <nav class="row" aria-label=i18n::sheet_entries(language)>
            {previous}
            <span class="quiet">{format!("{} / {}", neighbours.position, neighbours.sheets)}</span>
            {next}
            <a href=list>{i18n::jury_title(language)}</a>
            <a href=beside>{i18n::beside_title(language)}</a>
        </nav>
    }
}

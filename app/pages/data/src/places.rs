//! Where the pages of the data desk stand.

use frame::{shell::PageHead, visit::Visit};
use office::DatasetView;

/// A page under the catalogue.
pub(super) fn place_under_data(visit: &Visit, title: &str) -> PageHead {
    PageHead::with_title(title).under(visit.link("/data"), i18n::menu_data(visit.language))
}

/// A page under a data set.
pub(super) fn place_under_dataset(visit: &Visit, view: &DatasetView, title: &str) -> PageHead {
    PageHead::with_title(title)
        .under(
            visit.link(&format!("/data/{}", view.card.slug)),
            view.card.title.text(visit.language),
        )
        .keeping_typed()
}

//! A work in a juror's lists: its cover, and its title, which leads to its sheet.

use contest::{Localized, judging::SheetName};
use frame::visit::Visit;
use leptos::prelude::*;
use parts::jury_places::sheet_path;

/// The cover, where it has a preview: `cover` is the id of its file.
pub(super) fn view_cover(sheet: &SheetName, cover: Option<&str>) -> impl IntoView + use<> {
    cover.map(|file| {
        view! {
            <img
                src=format!("/files/jury/{sheet}/{file}?preview")
                alt=""
                width="72"
                height="48"
                loading="lazy"
            />
        }
    })
}

/// The title, in the language that it is written in.
pub(super) fn view_title(
    visit: &Visit,
    sheet: &SheetName,
    title: &Localized,
) -> impl IntoView + use<> {
    let (language, title) = title.get(visit.language);
    view! {
        <a href=visit.link(&sheet_path(sheet)) lang=language.tag()>
            {title.to_owned()}
        </a>
    }
}

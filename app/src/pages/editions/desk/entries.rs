//! The entries as they come in.

use contest::Timestamp;
use leptos::prelude::*;
use office::{IntakeRow, calendar};

use super::DeskPage;
use crate::{
    pages::entries::organiser_page::state_name,
    table::{Column, table},
};

/// Every entry, and the files of them all.
pub(super) fn section(page: &DeskPage) -> impl IntoView + use<> {
    let (language, base) = (page.visit.language, &page.base);
    let entries = table(
        &[
            Column::code(i18n::jury_entry(language)),
            Column::subject(i18n::entry_title(language)),
            Column::text(i18n::team_title(language)),
            Column::text(i18n::jury_state(language)),
            Column::number(i18n::organise_sheets(language)),
            Column::text(i18n::organise_changed(language)),
        ],
        page.desk
            .overview
            .entries
            .iter()
            .map(|entry| entry_cells(page, entry)),
    );
    view! {
        <section class="band" id="entries">
            <div class="section-head">
                <h2>{i18n::organise_entries(language)}</h2>
                <p class="row">
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

fn entry_cells(page: &DeskPage, entry: &IntakeRow) -> Vec<AnyView> {
    let (language, base) = (page.visit.language, &page.base);
    let title = entry.title.text(language).to_owned();
    // What was never handed in has nothing to be judged.
    let title = if entry.revision > 0 {
        view! { <a href=format!("{base}/entries/{}", entry.number)>{title}</a> }.into_any()
    } else {
        title.into_any()
    };
    let team = view! {
        <a href=format!("{base}/entries/{}/team", entry.number)>{entry.team.clone()}</a>
        <span class="quiet">{format!(" ({})", entry.members)}</span>
    };
    let extended = entry.extended_until.map(|until| {
        let until = calendar::day(language, until, &page.call.time_zone);
        view! {
            " "
            <a class="tag" href=format!("{base}/entries/{}/deadline", entry.number)>
                {i18n::organise_extended(language, until)}
            </a>
        }
    });
    let state = view! {
        {state_name(language, entry.state, entry.excluded)}
        {extended}
    };
    vec![
        entry.number.into_any(),
        title,
        team.into_any(),
        state.into_any(),
        format!("{} / {}", entry.finished, entry.jurors).into_any(),
        calendar::day(language, Timestamp(entry.updated_at), &page.call.time_zone).into_any(),
    ]
}

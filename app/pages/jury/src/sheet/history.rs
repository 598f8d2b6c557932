//! What became of the marks of a sheet.

use contest::{CriterionId, Timestamp};
use frame::visit::Visit;
use leptos::prelude::*;
use office::{MarkHistory, Sheet, calendar};

/// Every mark that was saved, with its time in the call's zone; nothing where there is none.
pub(super) fn view_history(
    visit: &Visit,
    sheet: &Sheet,
    saved: &[MarkHistory],
) -> Option<impl IntoView> {
    let language = visit.language;
    let name = |criterion: &CriterionId| {
        let mut marks = sheet.marks.iter();
        marks
            .find(|mark| mark.criterion.id == *criterion)
            .map_or_else(String::new, |mark| {
                mark.criterion.name.text(language).to_owned()
            })
    };
    (!saved.is_empty()).then(|| {
        let rows = saved
            .iter()
            .map(|mark| {
                let time = calendar::format_timestamp(
                    language,
                    Timestamp(mark.saved_at),
                    &sheet.call.time_zone,
                );
                view! {
                    <li>
                        {name(&mark.criterion)}{i18n::colon(language)}<b>{mark.steps}</b>" "
                        <span class="quiet">{time}</span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <details>
                <summary>{i18n::sheet_history(language)}</summary>
                <ul class="plain-list">{rows}</ul>
            </details>
        }
    })
}

//! What somebody finds on the desk who reads of a call what others do not: the press, and who
//! watches over it. Nothing waits for them.

use std::sync::Arc;

use frame::visit::Visit;
use office::Call;
use parts::task_row::{Row, Title};

/// A row for each call that somebody follows for the press.
pub(super) fn list_press(visit: &Visit, calls: &[Arc<Call>]) -> Vec<Row> {
    let language = visit.language;
    let rows = calls.iter().map(|call| Row {
        title: Title::Words(i18n::embargo_title(language).to_owned()),
        verb: (
            visit.link(&format!("/{}/{}/embargo", call.edition.slug, call.slug)),
            i18n::desk_verb_results(language).to_owned(),
        ),
        ..Row::of_call(visit, call, false, None)
    });
    rows.collect()
}

/// A row for each call over which somebody watches.
pub(super) fn list_observed(visit: &Visit, calls: &[Arc<Call>]) -> Vec<Row> {
    let language = visit.language;
    let rows = calls.iter().map(|call| Row {
        title: Title::Words(call.title.text(language).to_owned()),
        verb: (
            visit.link(&format!("/{}/{}/organise", call.edition.slug, call.slug)),
            i18n::desk_verb_overview(language).to_owned(),
        ),
        ..Row::of_call(visit, call, false, None)
    });
    rows.collect()
}

//! What the organisers of an edition in preparation find on the desk.

use contest::{Edge, Language, PhaseKind, PreparationTask, Timestamp};
use frame::visit::Visit;
use office::{Call, PreparationWork, SetupStep};
use parts::task_row::{Row, Title};

/// A row for each edition.
pub(super) fn list_rows(visit: &Visit, works: &[PreparationWork]) -> Vec<Row> {
    works
        .iter()
        .filter_map(|work| write_row(visit, work))
        .collect()
}

/// The edition, under the sign of its first call's city, and the day from which teams could
/// register in any of its calls. An edition has a call.
fn write_row(visit: &Visit, work: &PreparationWork) -> Option<Row> {
    let language = visit.language;
    let registration = |call: &Call| call.schedule.moment(Edge::Start(PhaseKind::Registration));
    let calls = work.edition.calls.iter();
    let first = calls.min_by_key(|call| registration(call).unwrap_or(Timestamp(i64::MAX)))?;
    let edition = &work.edition.edition;
    let page = match work.task {
        PreparationTask::SetUp(_) => "setup",
        PreparationTask::Open => "opening",
    };
    let address = visit.link(&format!("/{}/{page}", edition.slug));
    Some(Row {
        call: format!("{} · {}", edition.title.text(language), edition.slug),
        title: Title::Words(describe_task(language, work.task)),
        reason: i18n::preparation_line(language).to_owned(),
        verb: (address, name_verb(language, work.task).to_owned()),
        ..Row::of_call(visit, first, true, registration(first))
    })
}

/// What is to be done.
fn describe_task(language: Language, task: PreparationTask) -> String {
    match task {
        PreparationTask::SetUp(place) => {
            i18n::desk_edition_step(language, place + 1, SetupStep::ALL.len())
        }
        PreparationTask::Open => i18n::desk_edition_complete(language).to_owned(),
    }
}

/// What it is called to do it.
const fn name_verb(language: Language, task: PreparationTask) -> &'static str {
    match task {
        PreparationTask::SetUp(_) => i18n::preparation_setup(language),
        PreparationTask::Open => i18n::opening_title(language),
    }
}

//! What a juror finds on the desk.

use contest::JurorTask;
use frame::{phases::phase_name, visit::Visit};
use office::JurorWork;
use parts::{
    jury_places::jury_path,
    task_row::{Picture, Row, Title},
};

/// A row for each jury.
pub(super) fn list_rows(visit: &Visit, juries: &[JurorWork]) -> Vec<Row> {
    juries.iter().map(|work| write_row(visit, work)).collect()
}

fn write_row(visit: &Visit, work: &JurorWork) -> Row {
    let (language, call, task) = (visit.language, &work.call, work.task);
    let until = task
        .until(work.round)
        .and_then(|edge| call.schedule.moment(edge));
    let (title, reason) = describe_task(visit, work);
    Row {
        picture: find_cover(work),
        state: phase_name(language, work.round.phase()).to_owned(),
        title: Title::Words(title),
        reason,
        progress: matches!(task, JurorTask::Score(_))
            .then(|| (work.finished, work.finished + work.open.len())),
        verb: find_verb(visit, work),
        ..Row::of_call(visit, call, task.is_due(), until)
    }
}

/// The cover of the entry that comes next, and how many come after it.
fn find_cover(work: &JurorWork) -> Picture {
    let next = work.open.first();
    next.and_then(|row| Some((row, row.cover.as_ref()?)))
        .map_or(Picture::Sign, |(row, file)| {
            let address = format!("/files/jury/{}/{file}?preview", row.sheet);
            Picture::Cover(address, work.open.len() - 1)
        })
}

/// What is to be done, and what is known of it.
fn describe_task(visit: &Visit, work: &JurorWork) -> (String, String) {
    let language = visit.language;
    match work.task {
        JurorTask::Score(count) => {
            let next = work.open.first();
            let next = next.map(|row| row.title.text(language));
            (
                i18n::desk_score(language, count),
                next.map_or_else(String::new, |title| i18n::desk_next(language, title)),
            )
        }
        JurorTask::Finished(count) => (
            i18n::desk_finished(language, count),
            i18n::desk_finished_lead(language).to_owned(),
        ),
        JurorTask::Compare => (
            i18n::pairs_title(language).to_owned(),
            i18n::desk_pairs_lead(language).to_owned(),
        ),
        JurorTask::AwaitAssignment => (i18n::jury_empty(language).to_owned(), String::new()),
        JurorTask::DeclareConflicts => (
            i18n::jury_not_open(language).to_owned(),
            i18n::desk_conflicts_lead(language).to_owned(),
        ),
        JurorTask::Over => (i18n::desk_round_over(language).to_owned(), String::new()),
    }
}

/// Where it is done, and what it is called.
fn find_verb(visit: &Visit, work: &JurorWork) -> (String, String) {
    let language = visit.language;
    let page = |end: &str| visit.link(&format!("{}{end}", jury_path(&work.call)));
    let begun = work.finished > 0 || work.open.iter().any(|row| row.marks > 0);
    let (address, verb) = match (work.task, work.next_sheet()) {
        (JurorTask::Score(_), Some(sheet)) => (
            visit.link(&format!("/jury/{sheet}")),
            if begun {
                i18n::jury_go_on(language)
            } else {
                i18n::desk_verb_score(language)
            },
        ),
        (JurorTask::Compare, _) => (page("/pairs"), i18n::desk_verb_compare(language)),
        (JurorTask::DeclareConflicts | JurorTask::AwaitAssignment, _) => {
            (page("/conflicts"), i18n::conflicts_title(language))
        }
        _ => (page(""), i18n::desk_verb_sheets(language)),
    };
    (address, verb.to_owned())
}

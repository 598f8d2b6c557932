//! What a member of a team finds on the desk.

use contest::{TeamTask, entry::Field};
use frame::{refusals, visit::Visit};
use office::{Draft, TeamWork, calendar};
use parts::task_row::{Picture, Row, Title};

/// A row for each entry.
pub(super) fn list_rows(visit: &Visit, teams: &[TeamWork]) -> Vec<Row> {
    teams.iter().map(|work| write_row(visit, work)).collect()
}

fn write_row(visit: &Visit, work: &TeamWork) -> Row {
    let (language, draft, task) = (visit.language, &work.draft, &work.task);
    let call = &draft.call;
    let until = task.until().and_then(|edge| call.schedule.moment(edge));
    Row {
        picture: find_cover(draft),
        state: describe_state(visit, work),
        title: if draft.content.title.is_blank() {
            Title::Words(i18n::entry_number(language, draft.number))
        } else {
            Title::Entry(draft.content.title.clone())
        },
        reason: describe_reason(visit, draft, task),
        verb: find_verb(visit, draft, task),
        ..Row::of_call(visit, call, task.is_due(), until)
    }
}

fn find_cover(draft: &Draft) -> Picture {
    let cover = draft.cover().filter(|file| file.preview.is_some());
    cover.map_or(Picture::Missing, |file| {
        let address = format!("/files/draft/{}/{}?preview", draft.id, file.id);
        Picture::Cover(address, 0)
    })
}

/// What the entry holds, or how far it has come.
fn describe_state(visit: &Visit, work: &TeamWork) -> String {
    let (language, draft) = (visit.language, &work.draft);
    if !work.awards.is_empty() {
        let awards = work.awards.iter().map(|award| award.text(language));
        return i18n::list(language, awards);
    }
    if draft.revision > 0 {
        return i18n::receipt_number(language, draft.revision);
    }
    let saved = calendar::day(language, draft.updated_at, &draft.call.time_zone);
    i18n::desk_draft_saved(language, saved)
}

/// What it lacks, or what comes next.
fn describe_reason(visit: &Visit, draft: &Draft, task: &TeamTask) -> String {
    let language = visit.language;
    match task {
        TeamTask::Finish(missing) | TeamTask::FinishAgain(missing) => {
            let fields = missing
                .iter()
                .map(|field: &Field| refusals::field(language, *field));
            i18n::desk_missing(language, missing.len(), i18n::list(language, fields))
        }
        TeamTask::Prepare => i18n::entry_state_before(language).to_owned(),
        TeamTask::HandIn => i18n::desk_complete(language).to_owned(),
        TeamTask::HandInAgain => i18n::entry_changed(language, draft.revision),
        TeamTask::HandedIn => i18n::entry_state_submitted(language, draft.revision),
        TeamTask::AwaitResults => i18n::desk_awaits(language).to_owned(),
        TeamTask::SeeResults => i18n::desk_results(language).to_owned(),
        TeamTask::ReadLetter => i18n::desk_letter(language).to_owned(),
        TeamTask::Missed => i18n::entry_state_never(language).to_owned(),
        TeamTask::Withdrawn if draft.excluded.is_some() => {
            i18n::entry_state_excluded(language).to_owned()
        }
        TeamTask::Withdrawn => i18n::entry_state_withdrawn(language).to_owned(),
    }
}

/// Where it is done, and what it is called.
fn find_verb(visit: &Visit, draft: &Draft, task: &TeamTask) -> (String, String) {
    let language = visit.language;
    let of_entry = |end: &str| format!("/entry/{}{end}", draft.id);
    let (path, verb) = match task {
        TeamTask::Finish(_) | TeamTask::FinishAgain(_) => {
            (of_entry(""), i18n::desk_verb_finish(language))
        }
        TeamTask::HandIn => (of_entry("#checklist"), i18n::entry_hand_in(language)),
        TeamTask::HandInAgain => (of_entry("#checklist"), i18n::entry_hand_in_again(language)),
        TeamTask::HandedIn | TeamTask::AwaitResults => (
            of_entry(&format!("/receipt/{}", draft.revision)),
            i18n::desk_verb_receipt(language),
        ),
        TeamTask::SeeResults => (
            format!("/{}/results", draft.call.edition.slug),
            i18n::desk_verb_results(language),
        ),
        TeamTask::ReadLetter => (of_entry("/letter"), i18n::desk_verb_letter(language)),
        TeamTask::Prepare | TeamTask::Missed | TeamTask::Withdrawn => {
            (of_entry(""), i18n::team_to_entry(language))
        }
    };
    (visit.link(&path), verb.to_owned())
}

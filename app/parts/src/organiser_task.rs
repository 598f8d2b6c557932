//! What waits for the organisers of a call, as a row of a desk.

use contest::{CallProgress, Language, OrganiserTask};
use frame::{shell::page_of, visit::Visit};
use office::Call;

use crate::task_row::{Row, Title};

/// A thing that waits in a call.
pub fn write_row(visit: &Visit, call: &Call, progress: &CallProgress, task: OrganiserTask) -> Row {
    let language = visit.language;
    let until = progress
        .until(task)
        .and_then(|edge| call.schedule.moment(edge));
    let page = format!("/{}/{}/organise", call.edition.slug, call.slug);
    let address = visit.link(&format!("{page}{}", find_page(task)));
    let reason = match task {
        OrganiserTask::AwaitEntries(_) => i18n::desk_handed_in(language, progress.handed_in),
        _ => String::new(),
    };
    Row {
        title: Title::Words(describe_task(language, task)),
        reason,
        verb: (address, name_verb(language, task).to_owned()),
        ..Row::of_call(visit, call, task.is_due(), until)
    }
}

/// Where a task is done, behind the address of the organisers' pages.
const fn find_page(task: OrganiserTask) -> &'static str {
    match task {
        OrganiserTask::InviteJurors | OrganiserTask::CloseRound => "#jury",
        OrganiserTask::AnswerFlags(_) => "#flags",
        OrganiserTask::RemindJurors(_) => "/reminders",
        _ => page_of(task.step()),
    }
}

/// What is to be done.
fn describe_task(language: Language, task: OrganiserTask) -> String {
    use OrganiserTask as T;
    match task {
        T::AssignJurors(count) => i18n::desk_lacking(language, count),
        T::AnswerFlags(count) => i18n::desk_flags(language, count),
        T::CorrectAddresses(count) => i18n::desk_undelivered(language, count),
        T::RemindJurors(count) => i18n::desk_idle(language, count),
        T::AwaitEntries(0) => i18n::desk_no_drafts(language).to_owned(),
        T::AwaitEntries(count) => i18n::desk_drafts(language, count),
        T::AwaitSheets(count) => i18n::desk_open_sheets(language, count),
        T::Decide(count) => i18n::desk_undecided(language, count),
        T::SendLetters(count) => i18n::desk_letters(language, count),
        T::SetUp => i18n::desk_set_up(language).to_owned(),
        T::InviteJurors => i18n::desk_no_jury(language).to_owned(),
        T::AwaitRound => i18n::desk_assigned(language).to_owned(),
        T::CloseRound => i18n::desk_all_finished(language).to_owned(),
        T::ChooseFinalists => i18n::desk_no_finalists(language).to_owned(),
        T::PublishFinalists => i18n::desk_finalists_chosen(language).to_owned(),
        T::PlanNextRound => i18n::desk_next_round(language).to_owned(),
        T::PublishAwards => i18n::desk_awards_decided(language).to_owned(),
        T::NothingLeft => i18n::desk_nothing_left(language).to_owned(),
    }
}

/// What it is called to do it.
const fn name_verb(language: Language, task: OrganiserTask) -> &'static str {
    use OrganiserTask as T;
    match task {
        T::SetUp => i18n::desk_verb_settings(language),
        T::InviteJurors => i18n::desk_verb_invite(language),
        T::AssignJurors(_) => i18n::desk_verb_assign(language),
        T::AnswerFlags(_) => i18n::desk_verb_flags(language),
        T::CorrectAddresses(_) => i18n::desk_verb_addresses(language),
        T::RemindJurors(_) => i18n::desk_verb_remind(language),
        T::AwaitEntries(_) => i18n::desk_verb_entries(language),
        T::AwaitRound | T::PlanNextRound => i18n::desk_verb_plan(language),
        T::AwaitSheets(_) => i18n::desk_verb_jury(language),
        T::CloseRound => i18n::organise_close_round(language),
        T::ChooseFinalists => i18n::desk_verb_finalists(language),
        T::PublishFinalists => i18n::desk_verb_publish_finalists(language),
        T::Decide(_) => i18n::desk_verb_meeting(language),
        T::PublishAwards => i18n::desk_verb_publish_awards(language),
        T::SendLetters(_) => i18n::desk_verb_letters(language),
        T::NothingLeft => i18n::desk_verb_overview(language),
    }
}

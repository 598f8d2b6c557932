//! Entries as their organisers list them.

use contest::{
    Language, Timestamp,
    entry::{EntryState, Exclusion},
};
use frame::{
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, ListedEntry, Topic, calendar};

use crate::{organiser::base, work_facts::name_topic};

/// The name of a reason to take an entry out.
#[must_use]
pub const fn exclusion_name(language: Language, kind: Exclusion) -> &'static str {
    match kind {
        Exclusion::Wish => i18n::exclusion_wish(language),
        Exclusion::Disqualified => i18n::exclusion_disqualified(language),
    }
}

/// The name of an entry's state.
#[must_use]
pub const fn state_name(
    language: Language,
    state: EntryState,
    excluded: Option<Exclusion>,
) -> &'static str {
    match (state, excluded) {
        (EntryState::Draft, _) => i18n::state_draft(language),
        (EntryState::Submitted, _) => i18n::state_submitted(language),
        (EntryState::Withdrawn, Some(kind)) => exclusion_name(language, kind),
        (EntryState::Withdrawn, None) => i18n::state_withdrawn(language),
    }
}

/// Entries with their teams and what the jury has done; with their topics, where those are told.
pub fn view_table(
    visit: &Visit,
    call: &Call,
    entries: &[ListedEntry],
    topics: &[Topic],
) -> AnyView {
    let language = visit.language;
    let topic = (!topics.is_empty()).then(|| Column::text(i18n::entry_topic(language)));
    let mut columns = vec![
        Column::code(i18n::jury_entry(language)),
        Column::subject(i18n::entry_title(language)),
        Column::text(i18n::team_title(language)),
    ];
    columns.extend(topic);
    columns.extend([
        Column::text(i18n::jury_state(language)),
        Column::number(i18n::organise_sheets(language)),
        Column::text(i18n::organise_changed(language)),
    ]);
    let rows = entries
        .iter()
        .map(|entry| view_cells(visit, call, entry, topics));
    table(&columns, rows)
}

fn view_cells(visit: &Visit, call: &Call, listed: &ListedEntry, topics: &[Topic]) -> Vec<AnyView> {
    let (language, base) = (visit.language, visit.link(&base(call)));
    let entry = &listed.row;
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
        let until = calendar::day(language, until, &call.time_zone);
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
    let mut cells = vec![entry.number.into_any(), title, team.into_any()];
    if !topics.is_empty() {
        let topic = topics.iter().find(|topic| topic.code == listed.topic);
        cells.push(topic.map(|topic| name_topic(language, topic)).into_any());
    }
    cells.extend([
        state.into_any(),
        format!("{} / {}", entry.finished, entry.jurors).into_any(),
        calendar::day(language, Timestamp(entry.updated_at), &call.time_zone).into_any(),
    ]);
    cells
}

//! What is known of an edition: where its facts are found, and what of it was assumed.

use contest::{Language, PhaseKind};
use frame::{phases::phase_name, visit::Visit};
use leptos::prelude::*;
use office::{EditionNotes, EditionView};

/// The anchor of the section, to which the pages of calls lead.
pub const ANCHOR: &str = "about";

/// The section; nothing where there is nothing to say.
pub fn view_notes(visit: &Visit, view: &EditionView, notes: &EditionNotes) -> Option<AnyView> {
    let language = visit.language;
    if notes.assumed.is_empty() && notes.sources.is_empty() {
        return None;
    }
    let section = view! {
        <section class="band quiet" id=ANCHOR>
            <h2>{i18n::notes_title(language)}</h2>
            {view_sources(language, notes)}
            {view_assumed(language, view, notes)}
        </section>
    };
    Some(section.into_any())
}

/// Where the facts are found.
fn view_sources(language: Language, notes: &EditionNotes) -> Option<impl IntoView + use<>> {
    let sources = notes
        .sources
        .iter()
        .map(|source| {
            // What is no address of the web is told as it is, and leads nowhere.
            let address = source.address.clone().filter(|address| {
                address.starts_with("https://") || address.starts_with("http://")
            });
            let name = source.name.clone();
            match address {
                Some(address) => view! {
                    <li>
                        <a href=address rel="noopener">
                            {name}
                        </a>
                    </li>
                }
                .into_any(),
                None => view! { <li>{name}</li> }.into_any(),
            }
        })
        .collect_view();
    (!notes.sources.is_empty()).then(|| {
        view! {
            <p>{i18n::notes_sources(language)}</p>
            <ul>{sources}</ul>
        }
    })
}

/// What is not known and was assumed, call by call.
fn view_assumed(
    language: Language,
    view: &EditionView,
    notes: &EditionNotes,
) -> Option<impl IntoView + use<>> {
    let lines = describe_assumed(language, view, &notes.assumed)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    (!notes.assumed.is_empty()).then(|| {
        view! {
            <p>{i18n::notes_assumed(language)}</p>
            <ul>{lines}</ul>
        }
    })
}

/// What was assumed: a line of the edition, and one of each call.
fn describe_assumed(language: Language, view: &EditionView, assumed: &[String]) -> Vec<String> {
    let mut lines: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for pointer in assumed {
        let (call, part) = find_part(language, view, pointer);
        match lines.iter_mut().find(|(of, _)| *of == call) {
            Some((_, parts)) if parts.contains(&part) => {}
            Some((_, parts)) => parts.push(part),
            None => lines.push((call, vec![part])),
        }
    }
    let line = |(call, parts): (Option<&str>, Vec<String>)| {
        let parts = i18n::list(language, parts);
        call.map_or_else(
            || parts.clone(),
            |call| i18n::join_label(language, call, &parts),
        )
    };
    lines.into_iter().map(line).collect()
}

/// What a JSON pointer into the file of an edition is about, in words.
#[must_use]
pub fn name_pointer(language: Language, view: &EditionView, pointer: &str) -> String {
    let (call, part) = find_part(language, view, pointer);
    call.map_or_else(
        || part.clone(),
        |call| i18n::join_label(language, call, &part),
    )
}

/// The call that a pointer leads into, and what it is about.
fn find_part<'a>(
    language: Language,
    view: &'a EditionView,
    pointer: &str,
) -> (Option<&'a str>, String) {
    let in_call = pointer
        .strip_prefix("/calls/")
        .and_then(|below| below.split_once('/'))
        .and_then(|(place, part)| Some((view.calls.get(place.parse::<usize>().ok()?)?, part)));
    match in_call {
        Some((call, part)) => {
            let title = call.title.text(language);
            (Some(title), name_part(language, part))
        }
        None => (None, name_part(language, pointer)),
    }
}

/// What a part of the file is called; its key, where it has no name of its own.
fn name_part(language: Language, pointer: &str) -> String {
    let mut keys = pointer.trim_start_matches('/').split('/');
    let key = keys.next().unwrap_or_default();
    let name = match key {
        "phases" => return name_phase(language, keys.next(), keys.next()),
        "title" => i18n::notes_part_title(language),
        "lead" => i18n::notes_part_lead(language),
        "topics" => i18n::edition_topics(language),
        "rules" => i18n::call_rules(language),
        "legal" => i18n::call_legal(language),
        "contact" => i18n::call_contact(language),
        "limits" => i18n::limits_files(language),
        "required_data" => i18n::entry_required_data(language),
        "team_size" => i18n::limits_team_size(language),
        "shortlist" => i18n::limits_shortlist(language),
        "rounds" => i18n::organise_rounds(language),
        "criteria" => i18n::call_criteria(language),
        "awards" => i18n::call_awards(language),
        "time_zone" => i18n::notes_part_zone(language),
        key => key,
    };
    name.to_owned()
}

/// What a phase, or a moment of it, is called.
fn name_phase(language: Language, phase: Option<&str>, key: Option<&str>) -> String {
    let Some(kind) = phase.and_then(PhaseKind::from_code) else {
        return i18n::phases_title(language).to_owned();
    };
    let phase = phase_name(language, kind);
    match key {
        Some("starts") => i18n::phases_start_of(language, phase),
        Some("ends") => i18n::phases_end_of(language, phase),
        Some("grace_minutes") => i18n::phases_grace(language).to_owned(),
        _ => phase.to_owned(),
    }
}

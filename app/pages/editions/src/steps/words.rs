//! Steps and what is found in them, in words, with the page on which each is mended.

use contest::Language;
use frame::{edition_words, phases::phase_name, visit::Visit};
use leptos::prelude::*;
use office::{EditionView, Finding, Proposal, SetupStep, TextPart};

use super::path_of;
use crate::criteria::percent_of;

/// The name of a step.
pub(crate) const fn step_name(language: Language, step: SetupStep) -> &'static str {
    match step {
        SetupStep::What => i18n::setup_what(language),
        SetupStep::Who => i18n::setup_who(language),
        SetupStep::When => i18n::setup_when(language),
        SetupStep::Judging => i18n::setup_judging(language),
        SetupStep::Promise => i18n::setup_promise(language),
    }
}

/// What a step is about.
pub(super) const fn step_lead(language: Language, step: SetupStep) -> &'static str {
    match step {
        SetupStep::What => i18n::setup_what_lead(language),
        SetupStep::Who => i18n::setup_who_lead(language),
        SetupStep::When => i18n::setup_when_lead(language),
        SetupStep::Judging => i18n::setup_judging_lead(language),
        SetupStep::Promise => i18n::setup_promise_lead(language),
    }
}

/// A finding as a line of a list: the call, what it is, and the way to where it is mended.
pub(crate) fn view_finding(
    visit: &Visit,
    edition: &EditionView,
    finding: &Finding,
) -> impl IntoView + use<> {
    let language = visit.language;
    let text = describe(language, finding);
    let mut calls = edition.calls.iter();
    let call = calls.find(|call| finding.call() == Some(&*call.slug));
    let text = match call {
        Some(call) => i18n::join_label(language, call.title.text(language), text),
        None => text,
    };
    let (address, name) = find_page(language, edition, finding);
    view! { <li>{text} " " <a href=visit.link(&address)>{name}</a></li> }
}

/// What is found, in a sentence.
fn describe(language: Language, finding: &Finding) -> String {
    let list =
        |languages: &[Language]| i18n::list(language, languages.iter().map(|one| one.name()));
    match finding {
        Finding::Fault { kind, .. } => edition_words::fault_text(language, kind),
        Finding::NoTopics => i18n::opening_found_no_topics(language).to_owned(),
        Finding::SubmissionOver { .. } => i18n::opening_found_submission_over(language).to_owned(),
        Finding::RegistrationOver { .. } => {
            i18n::opening_found_registration_over(language).to_owned()
        }
        Finding::Gap { .. } => i18n::opening_found_gap(language).to_owned(),
        Finding::Untranslated {
            call,
            parts,
            languages,
        } => {
            let parts = parts.iter();
            let parts = parts.map(|part| name_part(language, call.is_some(), *part));
            let parts = i18n::list(language, parts);
            i18n::opening_found_untranslated(language, list(languages), parts)
        }
        Finding::Proposed { part, .. } => {
            i18n::opening_found_proposed(language, name_proposal(language, *part))
        }
        Finding::SameName { part, name, .. } => i18n::opening_found_same_name(
            language,
            name_part(language, finding.call().is_some(), *part),
            name.trim(),
        ),
        Finding::FinalWithoutRound { .. } => i18n::opening_found_final(language).to_owned(),
        Finding::WeightsRescaled { round, sum, .. } => i18n::opening_found_weights(
            language,
            phase_name(language, round.phase()),
            percent_of(language, *sum),
        ),
        Finding::FewDatasets { wanted, there, .. } => {
            i18n::opening_found_few_datasets(language, *wanted, *there)
        }
        Finding::NoAwards { .. } => i18n::opening_found_no_awards(language).to_owned(),
        Finding::AwardsOutnumber {
            prizes, shortlist, ..
        } => i18n::opening_found_awards(language, *prizes, *shortlist),
        Finding::NoJurors { .. } => i18n::opening_found_no_jurors(language).to_owned(),
        Finding::FewJurors { jurors, wanted, .. } => {
            i18n::opening_found_few_jurors(language, *jurors, *wanted)
        }
        Finding::Unread { languages, .. } => i18n::opening_found_unread(language, list(languages)),
        Finding::OneOrganiser => i18n::opening_found_one_organiser(language).to_owned(),
    }
}

const fn name_part(language: Language, of_call: bool, part: TextPart) -> &'static str {
    match (part, of_call) {
        (TextPart::Title, false) => i18n::texts_edition_title(language),
        (TextPart::Title, true) => i18n::texts_call_title(language),
        (TextPart::Lead, false) => i18n::texts_edition_lead(language),
        (TextPart::Lead, true) => i18n::texts_call_lead(language),
        (TextPart::Rules, _) => i18n::texts_call_rules(language),
        (TextPart::Topics, _) => i18n::edition_topics(language),
        (TextPart::Criteria, _) => i18n::call_criteria(language),
        (TextPart::Awards, _) => i18n::call_awards(language),
    }
}

const fn name_proposal(language: Language, part: Proposal) -> &'static str {
    match part {
        Proposal::Dates => i18n::phases_title(language),
        Proposal::Criteria => i18n::call_criteria(language),
        Proposal::Awards => i18n::call_awards(language),
        Proposal::Rules => i18n::call_rules(language),
    }
}

/// The page on which it is mended: its address and its name.
fn find_page(language: Language, view: &EditionView, finding: &Finding) -> (String, &'static str) {
    let edition = &view.edition.slug;
    // What is shared by the calls is mended in whichever.
    let first = view.calls.first().map_or("", |call| &*call.slug);
    let call = finding.call().unwrap_or(first);
    let page = |end: &str, name| (format!("/{edition}/{call}/organise{end}"), name);
    let part = match finding {
        Finding::Untranslated { parts, .. } => parts.first(),
        Finding::SameName { part, .. } => Some(part),
        _ => None,
    };
    let awards = match finding {
        Finding::NoAwards { .. } | Finding::AwardsOutnumber { .. } => true,
        Finding::Proposed { part, .. } => *part == Proposal::Awards,
        _ => part == Some(&TextPart::Awards),
    };
    match finding {
        _ if awards => page("/awards", i18n::call_awards(language)),
        _ if part == Some(&TextPart::Topics) => page("/topics", i18n::edition_topics(language)),
        Finding::NoTopics => page("/topics", i18n::edition_topics(language)),
        Finding::FewDatasets { .. } => page("/limits", i18n::limits_title(language)),
        Finding::NoJurors { .. } | Finding::FewJurors { .. } => {
            page("", i18n::organise_title(language))
        }
        Finding::Unread { .. } => page("/plan", i18n::plan_title(language)),
        Finding::OneOrganiser => (
            format!("/{edition}/organisers"),
            i18n::organisers_title(language),
        ),
        _ => match finding.step() {
            step @ (SetupStep::What | SetupStep::Who) => {
                (path_of(edition, step), step_name(language, step))
            }
            SetupStep::When => page("/calendar", i18n::phases_title(language)),
            SetupStep::Judging => page("/criteria", i18n::criteria_title(language)),
            SetupStep::Promise => page("/texts", i18n::texts_title(language)),
        },
    }
}

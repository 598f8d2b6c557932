//! What a schema cannot say: names of one's own, zones, dates in their order, and criteria by which
//! something counts.

use std::collections::BTreeSet;

use contest::{
    MailAddress, PhaseKind, Timestamp,
    edition::{RESERVED_CALLS, RESERVED_EDITIONS},
    judging::{Method, RoundKind, find_uncounted},
};
use serde_json::Value;

use crate::{
    fault::FaultKind,
    model::{CallSection, Code, CriterionSection, EditionFile, PhaseSection, Phases},
    time::is_zone,
};

/// What stands against a value, by its JSON pointer.
type Found = (String, FaultKind);

/// All that stands against a file whose keys, types and limits are right.
pub(crate) fn faults(file: &EditionFile, value: &Value, cities: &[&str]) -> Vec<Found> {
    let mut found = Vec::new();
    if RESERVED_EDITIONS.contains(&file.slug.0.as_str()) {
        let value = file.slug.0.clone();
        found.push(("/slug".to_owned(), FaultKind::Reserved { value }));
    }
    for (place, pointer) in file.assumed.iter().enumerate() {
        if value.pointer(pointer).is_none() {
            found.push((format!("/assumed/{place}"), FaultKind::PointsNowhere));
        }
    }
    let codes = file.topics.iter().map(|topic| topic.code.0.as_str());
    found.extend(repeated(codes.clone(), "/topics", "code"));
    let slugs = file.calls.iter().map(|call| call.slug.0.as_str());
    found.extend(repeated(slugs, "/calls", "slug"));
    let topics: BTreeSet<&str> = codes.collect();
    for (place, call) in file.calls.iter().enumerate() {
        let pointer = format!("/calls/{place}");
        found.extend(
            call_faults(call, &topics, cities)
                .into_iter()
                .map(|(below, kind)| (format!("{pointer}{below}"), kind)),
        );
    }
    found
}

/// The names that stand in a list for a second time.
fn repeated<'a>(names: impl Iterator<Item = &'a str>, list: &str, key: &str) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    names
        .enumerate()
        .filter(|(_, name)| !seen.insert(*name))
        .map(|(place, name)| {
            let value = name.to_owned();
            (format!("{list}/{place}/{key}"), FaultKind::Twice { value })
        })
        .collect()
}

fn call_faults(call: &CallSection, topics: &BTreeSet<&str>, cities: &[&str]) -> Vec<Found> {
    let mut found = Vec::new();
    if RESERVED_CALLS.contains(&call.slug.0.as_str()) {
        let value = call.slug.0.clone();
        found.push(("/slug".to_owned(), FaultKind::Reserved { value }));
    }
    if !cities.contains(&call.city.0.as_str()) {
        let kind = FaultKind::UnknownCity {
            city: call.city.0.clone(),
            allowed: cities.iter().map(|&city| city.to_owned()).collect(),
        };
        found.push(("/city".to_owned(), kind));
    }
    if is_zone(&call.time_zone) {
        found.extend(phase_faults(&call.phases, &call.time_zone));
    } else {
        let zone = call.time_zone.clone();
        found.push(("/time_zone".to_owned(), FaultKind::UnknownZone { zone }));
    }
    found.extend(round_faults(call));
    let codes = call
        .criteria
        .iter()
        .map(|criterion| criterion.code.0.as_str());
    found.extend(repeated(codes, "/criteria", "code"));
    let codes = call.awards.iter().map(|award| award.code.0.as_str());
    found.extend(repeated(codes, "/awards", "code"));
    found.extend(condition_faults(call, topics));
    for (place, criterion) in call.criteria.iter().enumerate() {
        found.extend(
            criterion_faults(criterion, topics)
                .into_iter()
                .map(|(below, kind)| (format!("/criteria/{place}{below}"), kind)),
        );
    }
    found.extend(counting_faults(call, topics));
    found
}

impl Phases {
    /// The phases that the call has, in their order.
    pub fn all(&self) -> impl Iterator<Item = (PhaseKind, &PhaseSection)> {
        [
            (PhaseKind::Registration, Some(&self.registration)),
            (PhaseKind::Submission, Some(&self.submission)),
            (PhaseKind::Screening, Some(&self.screening)),
            (PhaseKind::Final, self.last.as_ref()),
            (PhaseKind::Publication, Some(&self.publication)),
        ]
        .into_iter()
        .filter_map(|(kind, phase)| Some((kind, phase?)))
    }
}

fn phase_faults(phases: &Phases, zone: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // The phase that the next waits for, and when it is over. The jury begins when hand-ins are
    // over, its final when the screening is, and results come last; registration and submission
    // may overlap.
    let mut over: Option<(PhaseKind, Timestamp)> = None;
    for (kind, phase) in phases.all() {
        let pointer = format!("/phases/{}", kind.code());
        let mut resolve = |key: &str, time: &crate::model::LocalTime| match time.resolve(zone) {
            Ok(moment) => Some(moment),
            Err(fault) => {
                found.push((format!("{pointer}/{key}"), fault));
                None
            }
        };
        let starts = resolve("starts", &phase.starts);
        let ends = resolve("ends", &phase.ends);
        let (Some(starts), Some(ends)) = (starts, ends) else {
            continue;
        };
        if ends <= starts {
            found.push((format!("{pointer}/ends"), FaultKind::EndsBeforeStart));
        }
        let judged = kind > PhaseKind::Submission;
        if let Some((phase, _)) = over.filter(|(_, over)| judged && starts < *over) {
            found.push((
                format!("{pointer}/starts"),
                FaultKind::StartsBefore { phase },
            ));
        }
        if phase.grace_minutes > 0 && kind != PhaseKind::Submission {
            found.push((format!("{pointer}/grace_minutes"), FaultKind::NoGrace));
        }
        if kind >= PhaseKind::Submission {
            over = Some((kind, ends.plus(phase.grace())));
        }
    }
    found
}

fn round_faults(call: &CallSection) -> Vec<Found> {
    let mut found = Vec::new();
    let names = call.rounds.iter().map(|round| round.kind.code());
    found.extend(repeated(names, "/rounds", "kind"));
    let has = |kind| call.rounds.iter().any(|round| round.kind == kind);
    if !has(RoundKind::Screening) {
        found.push(("/rounds".to_owned(), FaultKind::NoScreening));
    }
    // Dates without a round are those of the meeting, or of a final by pairs.
    if has(RoundKind::Final) && call.phases.last.is_none() {
        let round = RoundKind::Final;
        found.push(("/rounds".to_owned(), FaultKind::RoundWithoutPhase { round }));
    }
    for (place, round) in call.rounds.iter().enumerate() {
        let questions = call
            .criteria
            .iter()
            .filter(|criterion| criterion.rounds.contains(&round.kind));
        if round.method == Method::Pass && questions.count() != 1 {
            let round = round.kind;
            let pointer = format!("/rounds/{place}/method");
            found.push((pointer, FaultKind::NotOneQuestion { round }));
        }
    }
    found
}

/// Names that stand for a second time in a list of nothing but names.
fn repeated_names<'a>(names: impl Iterator<Item = &'a str>, list: &str) -> Vec<Found> {
    repeated(names, list, "")
        .into_iter()
        .map(|(pointer, kind)| (pointer.trim_end_matches('/').to_owned(), kind))
        .collect()
}

/// What a call asks of entries and of those who win, and how its organisers are reached.
fn condition_faults(call: &CallSection, topics: &BTreeSet<&str>) -> Vec<Found> {
    let kinds = call.limits.kinds.iter().map(|kind| kind.ending());
    let mut found = repeated_names(kinds, "/limits/kinds");
    let datasets = &call.required_data.datasets;
    let slugs = datasets.iter().map(|dataset| dataset.0.as_str());
    found.extend(repeated_names(slugs, "/required_data/datasets"));
    let mail = call.contact.mail.as_deref();
    if mail.is_some_and(|mail| MailAddress::parse(mail).is_none()) {
        found.push(("/contact/mail".to_owned(), FaultKind::NotAMailAddress));
    }
    for (place, award) in call.awards.iter().enumerate() {
        let list = format!("/awards/{place}/eligibility/topics");
        found.extend(unknown_topics(&award.eligibility.topics, topics, &list));
    }
    found
}

/// The codes of a list that no topic of the edition has.
fn unknown_topics(codes: &[Code], topics: &BTreeSet<&str>, list: &str) -> Vec<Found> {
    codes
        .iter()
        .enumerate()
        .filter(|(_, topic)| !topics.contains(topic.0.as_str()))
        .map(|(place, topic)| {
            let code = topic.0.clone();
            (format!("{list}/{place}"), FaultKind::UnknownTopic { code })
        })
        .collect()
}

fn criterion_faults(criterion: &CriterionSection, topics: &BTreeSet<&str>) -> Vec<Found> {
    let mut found = unknown_topics(&criterion.topics, topics, "/topics");
    let mut steps = BTreeSet::new();
    for (place, label) in criterion.labels.iter().enumerate() {
        if label.step > criterion.highest {
            let highest = criterion.highest;
            let kind = FaultKind::LabelOffScale { highest };
            found.push((format!("/labels/{place}/step"), kind));
        } else if !steps.insert(label.step) {
            let value = label.step.to_string();
            found.push((format!("/labels/{place}/step"), FaultKind::Twice { value }));
        }
    }
    found
}

/// The rounds in which nothing counts for entries of some topic.
fn counting_faults(call: &CallSection, topics: &BTreeSet<&str>) -> Vec<Found> {
    let criteria: Vec<_> = call
        .criteria
        .iter()
        .map(CriterionSection::criterion)
        .collect();
    let mut found = Vec::new();
    for (place, section) in call.rounds.iter().enumerate() {
        if let Some(topic) = find_uncounted(&section.round(), topics, &criteria) {
            let kind = FaultKind::NothingCounts {
                round: section.kind,
                topic: topic.map(str::to_owned),
            };
            found.push((format!("/rounds/{place}"), kind));
        }
    }
    found
}

//! What stands against the file of an edition, what follows from it, and what it depends on, in
//! words.

use contest::Language;
use edition_file::{Fault, FaultKind, Form};
use office::{Consequence, Obstacle};

use crate::phases::phase_name;

/// A fault with its line and column, in a sentence.
#[must_use]
pub fn fault(language: Language, fault: &Fault) -> String {
    let message = fault_text(language, &fault.kind);
    let position = fault.position;
    if position.line == 0 {
        return message;
    }
    i18n::edition_fault_at(language, position.line, position.column, message)
}

/// What stands against a value, without its place.
#[must_use]
pub fn fault_text(language: Language, kind: &FaultKind) -> String {
    match kind {
        FaultKind::FileTooLarge { .. }
        | FaultKind::NotText
        | FaultKind::Syntax { .. }
        | FaultKind::NumberTooLarge
        | FaultKind::UnknownKey { .. }
        | FaultKind::MissingKey { .. }
        | FaultKind::WrongType { .. }
        | FaultKind::NotAllowed { .. }
        | FaultKind::NotBetween { .. }
        | FaultKind::TooLong { .. }
        | FaultKind::ControlCharacters
        | FaultKind::Empty
        | FaultKind::TooMany { .. }
        | FaultKind::WrongForm { .. }
        | FaultKind::Refused { .. } => structure_fault(language, kind),
        _ => sense_fault(language, kind),
    }
}

/// Keys, types and limits.
fn structure_fault(language: Language, kind: &FaultKind) -> String {
    let among = |allowed: &[String]| i18n::list(language, allowed);
    match kind {
        FaultKind::FileTooLarge { most } => {
            let bytes = i18n::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX));
            i18n::edition_fault_file_too_large(language, bytes)
        }
        FaultKind::NotText => i18n::edition_fault_not_text(language).to_owned(),
        FaultKind::Syntax { message } => i18n::edition_fault_syntax(language, message),
        FaultKind::NumberTooLarge => i18n::edition_fault_number(language).to_owned(),
        FaultKind::UnknownKey { key, allowed } => {
            i18n::edition_fault_unknown_key(language, key, among(allowed))
        }
        FaultKind::MissingKey { key } => i18n::edition_fault_missing_key(language, key),
        FaultKind::WrongType { wanted } => {
            i18n::edition_fault_type(language, type_name(language, wanted))
        }
        FaultKind::NotAllowed { value, allowed } => {
            i18n::edition_fault_not_allowed(language, value, among(allowed))
        }
        FaultKind::NotBetween { least, most } => {
            i18n::edition_fault_between(language, *least, *most)
        }
        FaultKind::TooLong { most } => i18n::edition_fault_too_long(language, *most),
        FaultKind::ControlCharacters => i18n::problem_control_characters(language).to_owned(),
        FaultKind::TooMany { most } => i18n::edition_fault_too_many(language, *most),
        FaultKind::WrongForm { form } => match form {
            Form::Slug => i18n::edition_fault_slug(language).to_owned(),
            Form::Code => i18n::edition_fault_code(language).to_owned(),
            Form::LocalTime => i18n::edition_fault_local_time(language, "2027-05-14T23:59"),
        },
        FaultKind::Refused { message } => i18n::edition_fault_refused(language, message),
        _ => i18n::edition_fault_empty(language).to_owned(),
    }
}

/// What only the whole of the file tells.
fn sense_fault(language: Language, kind: &FaultKind) -> String {
    match kind {
        FaultKind::Twice { value } => i18n::edition_fault_twice(language, value),
        FaultKind::Reserved { value } => i18n::edition_fault_reserved(language, value),
        FaultKind::UnknownCity { city, allowed } => {
            i18n::edition_fault_city(language, city, i18n::list(language, allowed))
        }
        FaultKind::NotAMailAddress => i18n::problem_mail(language).to_owned(),
        FaultKind::UnknownZone { zone } => i18n::edition_fault_zone(language, zone),
        FaultKind::NoSuchTime { time, zone } => {
            i18n::edition_fault_no_such_time(language, time, zone)
        }
        FaultKind::TimeSkipped { time, next } => i18n::edition_fault_skipped(language, time, next),
        FaultKind::TimeShownTwice {
            either: [first, last],
        } => i18n::edition_fault_shown_twice(language, first, last),
        FaultKind::EndsBeforeStart => i18n::edition_fault_ends_before_start(language).to_owned(),
        FaultKind::StartsBefore { phase } => {
            i18n::edition_fault_starts_before(language, phase_name(language, *phase))
        }
        FaultKind::NoGrace => i18n::edition_fault_no_grace(language).to_owned(),
        FaultKind::RoundWithoutPhase { round } => {
            i18n::edition_fault_round_dates(language, phase_name(language, round.phase()))
        }
        FaultKind::NoScreening => i18n::edition_fault_no_screening(language).to_owned(),
        FaultKind::UnknownTopic { code } => i18n::edition_fault_topic(language, code),
        FaultKind::NothingCounts { round, topic: None } => {
            i18n::edition_fault_nothing_counts(language, phase_name(language, round.phase()))
        }
        FaultKind::NothingCounts {
            round,
            topic: Some(code),
        } => i18n::edition_fault_nothing_counts_topic(
            language,
            phase_name(language, round.phase()),
            code,
        ),
        FaultKind::NotOneQuestion { .. } => i18n::edition_fault_question(language).to_owned(),
        FaultKind::LabelOffScale { highest } => i18n::edition_fault_label(language, *highest),
        _ => i18n::edition_fault_points_nowhere(language).to_owned(),
    }
}

/// What a type of a value is called.
fn type_name(language: Language, wanted: &str) -> &'static str {
    match wanted {
        "array" => i18n::edition_type_array(language),
        "boolean" => i18n::edition_type_boolean(language),
        "integer" => i18n::edition_type_integer(language),
        "number" => i18n::edition_type_number(language),
        "table" => i18n::edition_type_table(language),
        _ => i18n::edition_type_string(language),
    }
}

/// Why a plan cannot be carried out.
#[must_use]
pub fn obstacle(language: Language, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::NoOrganisation { organisation } => {
            i18n::edition_obstacle_organisation(language, organisation)
        }
        Obstacle::CallInUse { call } => i18n::edition_obstacle_call(language, call),
        Obstacle::TopicChosen { name, entries } => {
            i18n::edition_obstacle_topic(language, *entries, name.text(language))
        }
        Obstacle::CriterionMarked { call, name, marks } => {
            i18n::edition_obstacle_criterion(language, *marks, name.text(language), call)
        }
        Obstacle::ScaleBelowMarks {
            call,
            name,
            highest,
        } => i18n::edition_obstacle_scale(language, name.text(language), call, *highest),
        Obstacle::RoundBegun { call, round } => {
            i18n::edition_obstacle_round(language, phase_name(language, round.phase()), call)
        }
        Obstacle::AwardDecided { call, name } => {
            i18n::edition_obstacle_award(language, name.text(language), call)
        }
        Obstacle::ScoresPublic { call } => i18n::edition_obstacle_scores(language, call),
    }
}

/// What follows from a plan for work that was done.
#[must_use]
pub fn consequence(language: Language, consequence: &Consequence) -> String {
    match consequence {
        Consequence::LateHandIns { call, entries } => {
            i18n::edition_consequence_late(language, *entries, call)
        }
        Consequence::PhaseMoves { call, phase } => {
            i18n::edition_consequence_phase(language, call, phase_name(language, *phase))
        }
        Consequence::SheetsBegun { call, sheets } => {
            i18n::edition_consequence_sheets(language, *sheets, call)
        }
        Consequence::LargerTeams { call, teams } => {
            i18n::edition_consequence_teams(language, *teams, call)
        }
        Consequence::RankingChanges { call, marks } => {
            i18n::edition_consequence_ranking(language, *marks, call)
        }
        Consequence::CallAppears { call } => i18n::edition_consequence_new_call(language, call),
        Consequence::CallDisappears { call } => i18n::edition_consequence_lost_call(language, call),
        Consequence::RulesChange { call, teams } => {
            i18n::edition_consequence_rules(language, *teams, call)
        }
        Consequence::LegalBasesChange { call, teams } => {
            i18n::edition_consequence_legal(language, *teams, call)
        }
        Consequence::FilesBeyondLimits { call, entries } => {
            i18n::edition_consequence_files(language, *entries, call)
        }
        Consequence::DataNotDeclared { call, entries } => {
            i18n::edition_consequence_data(language, *entries, call)
        }
        Consequence::DatasetNotPublic { call, dataset } => {
            i18n::edition_consequence_dataset(language, call, dataset)
        }
        Consequence::TopicRenamed { name, entries } => {
            i18n::edition_consequence_topic(language, *entries, name.text(language))
        }
        Consequence::DecidedAwardChanges { call, name } => {
            i18n::edition_consequence_award(language, name.text(language), call)
        }
    }
}

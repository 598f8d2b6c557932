//! The calendar of a call: all its phases in one form, what follows from other dates, and the
//! change.

mod ask;
mod dates_form;

use axum::{extract::Path, response::Response};
use contest::{Language, PhaseKind, edition::MAX_MOVE_REASON_CHARS};
use edition_file::model::{LocalTime, PhaseSection, Phases};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled},
    phases::phase_name,
    shell::{page, page_refused},
    visit::Visit,
};
use leptos::prelude::AnyView;
use office::{Call, EditionPlan, Problem, Refusal, Thing, calendar};
use parts::organiser::{base, place_under_desk};

use super::setting::{Outcome, PLAN, Setting};

/// The field that says that what follows was read.
const CONFIRMED: &str = "confirmed";

/// The name of the field of one end of a phase.
fn name_field(kind: PhaseKind, key: &str) -> String {
    format!("{}-{key}", kind.code())
}

/// The field of a fault below the call; that a round has no dates is one of the final's.
fn find_field(pointer: &str) -> String {
    match pointer.strip_prefix("/phases/") {
        None if pointer == "/rounds" => name_field(PhaseKind::Final, "starts"),
        below => below.unwrap_or(pointer).replace('/', "-"),
    }
}

/// What a field is called where its phase is not beside it.
fn label_field(language: Language, field: &str) -> String {
    let (code, key) = field.split_once('-').unwrap_or((field, ""));
    let phase = PhaseKind::from_code(code).map_or("", |kind| phase_name(language, kind));
    match key {
        "starts" => i18n::phases_start_of(language, phase),
        "ends" => i18n::phases_end_of(language, phase),
        "grace_minutes" => i18n::phases_grace(language).to_owned(),
        _ if field == "reason" => i18n::phases_reason(language).to_owned(),
        _ => String::new(),
    }
}

/// The form as it stands.
fn fill_stored(phases: &Phases) -> Fields {
    let dates = phases.all().flat_map(|(kind, phase)| {
        let grace = phase.grace_minutes.to_string();
        [
            (name_field(kind, "starts"), phase.starts.0.clone()),
            (name_field(kind, "ends"), phase.ends.0.clone()),
            (name_field(kind, "grace_minutes"), grace),
        ]
    });
    Fields(dates.collect())
}

/// The phases as they were posted, where others stand.
fn read_phases(fields: &Fields, stands: &Phases, zone: &str) -> Phases {
    let time = |kind, key: &str| {
        let typed = LocalTime(fields.text(&name_field(kind, key)));
        // As the file writes it, so that the same moment is the same text.
        typed
            .resolve(zone)
            .map_or(typed, |moment| LocalTime::of(moment, zone))
    };
    let section = |kind, grace_minutes| PhaseSection {
        starts: time(kind, "starts"),
        ends: time(kind, "ends"),
        grace_minutes,
    };
    let grace = fields.text(&name_field(PhaseKind::Submission, "grace_minutes"));
    let grace = if grace.is_empty() {
        0
    } else {
        // What is no number is as far off the limits as one below them.
        grace.parse().unwrap_or(-1)
    };
    let last = section(
        PhaseKind::Final,
        stands.last.as_ref().map_or(0, |last| last.grace_minutes),
    );
    let left_out = last.starts.0.is_empty() && last.ends.0.is_empty();
    Phases {
        registration: section(PhaseKind::Registration, stands.registration.grace_minutes),
        submission: section(PhaseKind::Submission, grace),
        screening: section(PhaseKind::Screening, stands.screening.grace_minutes),
        last: (!left_out).then_some(last),
        publication: section(PhaseKind::Publication, stands.publication.grace_minutes),
    }
}

/// Phases in lines, as people compare them.
fn describe(language: Language, phases: &Phases, zone: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (kind, phase) in phases.all() {
        let written = |time: &LocalTime| {
            time.resolve(zone).map_or_else(
                |_| time.0.clone(),
                |moment| calendar::local(language, moment, zone),
            )
        };
        let dates = format!("{} – {}", written(&phase.starts), written(&phase.ends));
        lines.push(i18n::join_label(
            language,
            phase_name(language, kind),
            dates,
        ));
        if kind == PhaseKind::Submission {
            let grace = i18n::phases_grace(language);
            lines.push(i18n::join_label(language, grace, phase.grace_minutes));
        }
    }
    if phases.last.is_none() {
        let phase = phase_name(language, PhaseKind::Final);
        lines.push(i18n::join_label(
            language,
            phase,
            i18n::phases_none(language),
        ));
    }
    lines
}

/// Shows the calendar.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let setting = Setting::read(&visit, &call).await?;
    let form = Filled::new(&fill_stored(&setting.call().phases));
    show_form(&visit, &call, &setting, &form).await
}

/// Changes the calendar where nothing follows from it or that was read; else says what follows.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut setting = Setting::read(&visit, &call).await?;
    let zone = setting.call().time_zone.clone();
    let phases = read_phases(&fields, &setting.call().phases, &zone);
    let both = Both {
        stands: describe(visit.language, &setting.call().phases, &zone),
        typed: describe(visit.language, &phases, &zone),
    };
    setting.call_mut().phases = phases.clone();
    // One line, whatever was pasted.
    let reason: Vec<&str> = fields.get("reason").split_whitespace().collect();
    setting.reason = reason.join(" ");
    if setting.reason.chars().count() > MAX_MOVE_REASON_CHARS {
        let most = MAX_MOVE_REASON_CHARS;
        let refusal = Refusal::of_field("reason", Problem::TooLong { most });
        return show_refused(&visit, &call, (&fields, refusal), both).await;
    }
    let read = fields.get(PLAN).to_owned();
    let confirmed = fields.has(CONFIRMED);
    if !confirmed {
        // What follows was not read, whatever the form carries: it is asked again.
        fields.0.retain(|(name, _)| name != PLAN);
    }
    let wanted = (&phases, &setting.reason);
    let outcome = setting
        .carry_out(
            &visit,
            &fields,
            (Thing::Calendar(&call.id), &wanted),
            find_field,
        )
        .await?;
    match outcome {
        Outcome::Done => {
            let path = format!("{}/calendar", base(&call));
            Ok(visit.redirect(&path, Done::DatesChanged))
        }
        Outcome::Asked(plan) => {
            let refusal = match (read.is_empty(), confirmed) {
                (true, _) => None,
                (false, false) => Some(Refusal::of_field(CONFIRMED, Problem::Missing)),
                // Something else follows by now than what was read.
                (false, true) => Some(Refusal::Overtaken {
                    by: None,
                    same: false,
                }),
            };
            show_question(&visit, &call, &plan, &both, (&fields, refusal))
        }
        Outcome::Refused(refusal) => show_refused(&visit, &call, (&fields, refusal), both).await,
    }
}

async fn show_form(visit: &Visit, call: &Call, setting: &Setting, form: &Filled) -> Answer {
    let calls = visit.office().edition(&call.edition.slug).await?.calls;
    let seen = setting.version(Thing::Calendar(&call.id));
    Ok(answer(visit, call, form.refusal.as_ref(), || {
        dates_form::view(visit, call, &calls, (form, seen))
    }))
}

/// The form again, with what stands against it.
async fn show_refused(
    visit: &Visit,
    call: &Call,
    (fields, refusal): (&Fields, Refusal),
    both: Both,
) -> Answer {
    let setting = Setting::read(visit, call).await?;
    let problems = match &refusal {
        Refusal::Fields(problems) => problems.clone(),
        _ => Vec::new(),
    };
    let pointed = problems
        .into_iter()
        .map(|problem| (label_field(visit.language, &problem.field), problem))
        .collect();
    let form = Filled::with_refusal(fields, refusal)
        .pointing(pointed)
        .beside_where_overtaken(|| both);
    show_form(visit, call, &setting, &form).await
}

fn show_question(
    visit: &Visit,
    call: &Call,
    plan: &EditionPlan,
    both: &Both,
    (fields, refusal): (&Fields, Option<Refusal>),
) -> Answer {
    let digest = plan.digest().map_err(PageError::from)?;
    let form = match &refusal {
        Some(refusal) => Filled::with_refusal(fields, refusal.clone()),
        None => Filled::new(fields),
    };
    Ok(answer(visit, call, refusal.as_ref(), || {
        ask::view(visit, call, (plan, &digest), both, (fields, &form))
    }))
}

fn answer(
    visit: &Visit,
    call: &Call,
    refusal: Option<&Refusal>,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let place = place_under_desk(visit, call, i18n::phases_title(visit.language));
    match refusal {
        Some(refusal) => page_refused(visit, refusal, place, body),
        None => page(visit, place, body),
    }
}

//! What phases of a call and stages of publication are called, and how far a call is.

use contest::{Language, PhaseKind, Stage, Standing, Timestamp};
use leptos::prelude::*;
use office::{Call, calendar};

use crate::visit::Visit;

/// The name of a phase.
#[must_use]
pub const fn phase_name(language: Language, kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Registration => i18n::phase_registration(language),
        PhaseKind::Submission => i18n::phase_submission(language),
        PhaseKind::Screening => i18n::phase_screening(language),
        PhaseKind::Final => i18n::phase_final(language),
        PhaseKind::Publication => i18n::phase_publication(language),
    }
}

/// What is going on in a call, in a sentence.
#[must_use]
pub fn current_phase(visit: &Visit, call: &Call) -> String {
    let language = visit.language;
    call.schedule.current(visit.now).map_or_else(
        || i18n::phase_over(language).to_owned(),
        |phase| {
            let name = phase_name(language, phase.kind);
            if phase.standing(visit.now) == Standing::Open {
                i18n::phase_open_until(
                    language,
                    name,
                    calendar::format_timestamp(language, phase.ends, &call.time_zone),
                )
            } else {
                i18n::phase_starts(
                    language,
                    name,
                    calendar::format_timestamp(language, phase.starts, &call.time_zone),
                )
            }
        },
    )
}

/// The phases of a call as a line.
pub fn timeline(visit: &Visit, call: &Call) -> AnyView {
    let language = visit.language;
    let phases = call
        .schedule
        .0
        .iter()
        .map(|phase| {
            let class = match phase.standing(visit.now) {
                Standing::Before => "",
                Standing::Open | Standing::Grace => "now",
                Standing::Closed => "past",
            };
            let current = (class == "now").then_some("step");
            let day = |moment: Timestamp| calendar::day(language, moment, &call.time_zone);
            view! {
                <li class=class aria-current=current>
                    <b>{phase_name(language, phase.kind)}</b>
                    {day(phase.starts)}
                    " – "
                    {day(phase.ends)}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="box">
            <ol class="timeline">{phases}</ol>
        </div>
    }
    .into_any()
}

/// The name of a stage of publication.
#[must_use]
pub const fn stage_name(language: Language, stage: Stage) -> &'static str {
    match stage {
        Stage::Finalists => i18n::stage_finalists(language),
        Stage::Winners => i18n::stage_winners(language),
        Stage::Scores => i18n::stage_scores(language),
        Stage::Comments => i18n::stage_comments(language),
    }
}

//! The form of a calendar: two dates for each phase, and what the clocks elsewhere show then.

use contest::{PhaseKind, edition};
use frame::{
    city::city_class,
    form::{Filled, problem_id},
    phases::{phase_name, view_spans},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, Seen,
    calendar::{self, Zone},
};
use parts::{moment_field::view_moment, organiser::base};

use super::name_field;

/// The calls of the edition on one scale, and the form below them.
pub(super) fn view(
    visit: &Visit,
    call: &Call,
    calls: &[Call],
    (form, seen): (&Filled, Seen),
) -> AnyView {
    let (language, zone) = (visit.language, &call.time_zone);
    let address = format!("{}/calendar", visit.link(&base(call)));
    let phases = PhaseKind::ALL
        .map(|kind| view_phase(visit, zone, kind, form))
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::phases_title(language)}</h1>
            <p class="lead">{i18n::phases_lead(language)}</p>
            <p>
                <a href=format!(
                    "{}/pause",
                    visit.link(&base(call)),
                )>{i18n::pause_title(language)}</a>
            </p>
            {form.summary(visit)}
        </section>
        <section class="band">
            <h2>{i18n::phases_edition(language)}</h2>
            {view_spans(visit, calls)}
        </section>
        <section class="band">
            <form method="post" action=address class="stack" novalidate>
                {form.seen_field(seen)}
                <p>{i18n::phases_zone(language, calendar::zone_name(language, zone))}</p>
                {phases}
                {view_reason(visit, form)}
                <p>
                    <button class="button">{i18n::phases_save(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The dates of a phase.
fn view_phase(visit: &Visit, zone: &Zone, kind: PhaseKind, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let grace = (kind == PhaseKind::Submission).then(|| view_grace(visit, form));
    let optional = (kind == PhaseKind::Final)
        .then(|| view! { <p class="hint">{i18n::phases_final_hint(language)}</p> });
    view! {
        <fieldset class="card">
            <legend>{phase_name(language, kind)}</legend>
            {optional}
            <div class="pair">
                {view_moment(
                    visit,
                    zone,
                    (name_field(kind, "starts"), i18n::round_starts(language)),
                    form,
                )}
                {view_moment(
                    visit,
                    zone,
                    (name_field(kind, "ends"), i18n::round_ends(language)),
                    form,
                )}
            </div>
            {grace}
        </fieldset>
    }
}

/// How long hand-ins are taken after the deadline.
fn view_grace(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let name = name_field(PhaseKind::Submission, "grace_minutes");
    let problem = form.problem_beside(visit, &name);
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=name.clone()>{i18n::phases_grace(language)}</label>
            <p class="hint" id="grace-hint">
                {i18n::phases_grace_hint(language, edition::MAX_GRACE_MINUTES / (24 * 60))}
            </p>
            <input
                id=name.clone()
                name=name.clone()
                type="number"
                value=form.value(&name)
                aria-describedby=format!("grace-hint {}", problem_id(&name))
                aria-invalid=invalid
            />
            {problem}
        </div>
    }
}

fn view_reason(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    form.text(
        visit,
        "reason",
        i18n::phases_reason(language),
        i18n::phases_reason_hint(language, edition::MAX_MOVE_REASON_CHARS),
        frame::form::Input::TEXT,
    )
}

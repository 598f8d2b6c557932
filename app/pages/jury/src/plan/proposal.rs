//! How a plan is made: proposed by the program, or read from a file.

use frame::{
    form::{Filled, Input, Tick, seen_field_of},
    visit::Visit,
};
use leptos::prelude::*;
use office::{MAX_CALIBRATION, Thing};

use super::{plan_page::PlanPage, wording::name_entry};

/// The form that asks for a proposal.
pub(super) fn view_proposal(visit: &Visit, page: &PlanPage<'_>, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let options = &page.plan.options;
    let posted = form.having("per_entry");
    let filled = posted.cloned().unwrap_or_else(|| {
        Filled::with([
            ("per_entry", options.per_entry.to_string()),
            ("seed", options.seed.to_string()),
        ])
    });
    view! {
        <form method="post" action=page.address_of("/propose") class="stack card" novalidate>
            <h2>{i18n::plan_propose(language)}</h2>
            {filled.seen_field(page.versions.of(Thing::Plan))}
            {filled.text(visit, "per_entry", i18n::plan_per_entry(language), "", Input::COUNT)}
            {filled
                .text(
                    visit,
                    "seed",
                    i18n::plan_seed(language),
                    i18n::plan_seed_hint(language),
                    Input::COUNT,
                )}
            {view_calibration(visit, page, posted)}
            <p>
                <button class="button plain">{i18n::plan_propose(language)}</button>
            </p>
        </form>
    }
}

/// The entries that everybody can be made to score.
fn view_calibration(visit: &Visit, page: &PlanPage<'_>, posted: Option<&Filled>) -> impl IntoView {
    let language = visit.language;
    let ticks = page
        .plan
        .entries
        .iter()
        .map(|entry| {
            let checked = posted.map_or(entry.calibration, |form| {
                form.chose("calibration", &entry.id)
            });
            let tick = Tick::new("calibration", entry.id.to_string()).check(checked);
            tick.view(name_entry(language, entry))
        })
        .collect_view();
    view! {
        <details>
            <summary>{i18n::plan_calibration(language)}</summary>
            <p class="hint">{i18n::plan_calibration_hint(language, MAX_CALIBRATION)}</p>
            <div class="ticks">{ticks}</div>
        </details>
    }
}

/// The form into which a plan is pasted as CSV.
pub(super) fn view_import(visit: &Visit, page: &PlanPage<'_>, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let seen = page.versions.of(Thing::Plan);
    view! {
        <form method="post" action=page.address_of("/import") class="stack card" novalidate>
            <h2>{i18n::plan_import(language)}</h2>
            {seen_field_of(form.having("plan"), seen)}
            {form
                .area(
                    visit,
                    "plan",
                    i18n::plan_import_rows(language),
                    i18n::plan_import_hint(language),
                    6,
                )}
            <p>
                <button class="button plain">{i18n::plan_import(language)}</button>
            </p>
        </form>
    }
}

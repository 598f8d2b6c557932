//! The plan's page: its figures, and the sections below them.

use frame::{
    city::city_class,
    form::{Filled, seen_field},
    visit::Visit,
};
use leptos::prelude::*;
use office::{PlanView, Thing};
use parts::{organiser, rounds::tabs, step_backs::view_step_backs};

use super::{
    acquaintances::view_acquaintances,
    conflicts::view_overruling,
    effort::{Effort, view_calculator},
    panels::view_panels,
    plan_page::PlanPage,
    profiles::view_profiles,
    proposal::{view_import, view_proposal},
    wording::describe_state,
};
use crate::figures::view_figure;

/// Shows the page; `form` is what was posted last, where it was refused.
pub(super) fn view_page(
    visit: &Visit,
    page: &PlanPage<'_>,
    effort: &Effort,
    form: &Filled,
) -> impl IntoView {
    view! {
        {view_head(visit, page, form)}
        <section class="band">
            <div class="pair">
                {view_proposal(visit, page, form)}{view_calculator(visit, page, effort)}
            </div>
        </section>
        {view_panels(visit, page, form)}
        {view_profiles(visit, page, form)}
        {view_step_backs(visit, &page.step_backs)}
        {view_acquaintances(visit.language, &page.acquaintances)
            .map(|card| view! { <section class="band">{card}</section> })}
        <section class="band">
            <div class="pair">
                {view_overruling(visit, page, form)}{view_import(visit, page, form)}
            </div>
        </section>
    }
}

/// Whether the plan is in effect, what it lacks, and how it holds together.
fn view_head(visit: &Visit, page: &PlanPage<'_>, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let (call, plan) = (page.call, &page.plan);
    let short = plan
        .entries
        .iter()
        .filter(|entry| entry.missing > 0)
        .count();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::plan_title(language)}</h1>
            {tabs(visit, call, "/organise/plan", plan.round)}
            <p class="lead">{i18n::plan_lead(language)}</p>
            {form.summary(visit)}
            {plan
                .jurors
                .is_empty()
                .then(|| view_invitation(visit, page, i18n::plan_no_jurors(language)))}
            {is_nobody_free(plan)
                .then(|| view_invitation(visit, page, i18n::plan_nobody_free(language)))}
            <p>
                <b>{describe_state(language, plan)}</b>
            </p>
            {(plan.parts > 1)
                .then(|| {
                    view! {
                        <p class="notice refused" role="alert">
                            {i18n::plan_parts(language, plan.parts)}
                        </p>
                    }
                })}
            {(short > 0)
                .then(|| view! { <p class="notice">{i18n::plan_missing(language, short)}</p> })}
            {(short > 0).then(|| view_small_jury(visit, page))}
            {view_figures(visit, page)}
            <p class="quiet">{i18n::plan_connectivity_hint(language)}</p>
            {plan.open.then(|| view_decision(visit, page, is_nobody_free(plan)))}
        </section>
    }
}

/// Whether there are jurors, and none who may score any entry.
fn is_nobody_free(plan: &PlanView) -> bool {
    let mut bars = plan.entries.iter().flat_map(|entry| &entry.bars).peekable();
    bars.peek().is_some() && bars.all(Option::is_some)
}

/// That the round asks for more jurors than there are, which no proposal mends, and the way to the
/// number it asks for.
fn view_small_jury(visit: &Visit, page: &PlanPage<'_>) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let wanted = page.call.round(page.plan.round)?.jurors_per_entry;
    let jurors = i64::try_from(page.plan.jurors.len()).unwrap_or(i64::MAX);
    let criteria = format!("{}/criteria", visit.link(&organiser::base(page.call)));
    (0 < jurors && jurors < wanted).then(|| {
        view! {
            <p class="notice">
                {i18n::plan_small_jury(language, wanted, jurors)} " "
                <a href=criteria>{i18n::criteria_title(language)}</a>
            </p>
        }
    })
}

/// That jurors are lacking, and the way to invite them.
fn view_invitation(visit: &Visit, page: &PlanPage<'_>, text: &'static str) -> impl IntoView {
    let language = visit.language;
    let invite = format!("{}#invite", visit.link(&organiser::base(page.call)));
    view! { <p class="notice">{text}" " <a href=invite>{i18n::plan_invite(language)}</a></p> }
}

fn view_figures(visit: &Visit, page: &PlanPage<'_>) -> impl IntoView {
    let language = visit.language;
    let plan = &page.plan;
    let (fewest, most) = plan.meetings;
    view! {
        <dl class="figures">
            {view_figure(i18n::organise_entries(language), plan.entries.len())}
            {view_figure(i18n::organise_jurors(language), plan.jurors.len())}
            {view_figure(
                i18n::plan_connectivity(language),
                i18n::decimal(language, plan.connectivity, 2),
            )} {view_figure(i18n::plan_meetings(language), format!("{fewest}\u{2013}{most}"))}
        </dl>
    }
}

/// What the open plan changes, and the buttons that take it into effect or throw it away.
fn view_decision(visit: &Visit, page: &PlanPage<'_>, nobody: bool) -> impl IntoView {
    let language = visit.language;
    let seen = page.versions.of(Thing::Plan);
    let (added, removed) = page.plan.changes;
    // An empty plan is nothing to activate.
    let take = (!nobody || page.plan.changes != (0, 0)).then(|| {
        view! {
            <form method="post" action=page.address_of("/take")>
                {seen_field(seen)}
                <button class="button">{i18n::plan_take(language)}</button>
            </form>
        }
    });
    view! {
        <div class="card">
            <p>{i18n::plan_take_lead(language, added, removed)}</p>
            <div class="row">
                {take} <form method="post" action=page.address_of("/discard")>
                    {seen_field(seen)}
                    <button class="button plain">{i18n::plan_discard(language)}</button>
                </form>
            </div>
        </div>
    }
}

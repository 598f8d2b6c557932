//! What follows from other dates, and whether they are meant.

use frame::{
    city::city_class,
    form::{Both, Fields, Filled, Tick},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, EditionPlan};
use parts::organiser::base;

use super::CONFIRMED;
use crate::setting::{PLAN, view_consequences};

/// The page that asks.
pub(super) fn view(
    visit: &Visit,
    call: &Call,
    (plan, digest): (&EditionPlan, &str),
    both: &Both,
    (fields, form): (&Fields, &Filled),
) -> AnyView {
    let language = visit.language;
    let address = format!("{}/calendar", visit.link(&base(call)));
    let side = |title: &'static str, lines: &[String]| {
        let lines = lines
            .iter()
            .map(|line| view! { <li>{line.clone()}</li> })
            .collect_view();
        view! {
            <div>
                <h2>{title}</h2>
                <ul class="plain-list">{lines}</ul>
            </div>
        }
    };
    // The answer to what was asked before is no part of the form.
    let asked = [PLAN, CONFIRMED];
    let kept = fields
        .0
        .iter()
        .filter(|(name, _)| !asked.contains(&name.as_str()));
    let kept = Fields(kept.cloned().collect());
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::phases_ask_title(language)}</h1>
            {form.summary(visit)}
            <p class="lead">{i18n::phases_ask_lead(language)}</p>
            <div class="notice">
                <ul>{view_consequences(visit, plan)}</ul>
            </div>
            <form method="post" action=address.clone() class="stack">
                {kept.hidden_fields()}
                <input type="hidden" name=PLAN value=digest.to_owned() />
                {Tick::new(CONFIRMED, "1")
                    .identify(CONFIRMED)
                    .view(i18n::phases_ask_tick(language))}
                {form.problem_beside(visit, CONFIRMED)}
                <p class="row">
                    <button class="button">{i18n::phases_save(language)}</button>
                    <a class="button plain" href=address.clone()>
                        {i18n::phases_leave(language)}
                    </a>
                </p>
            </form>
        </section>
        <section class="band">
            <div class="pair">
                {side(i18n::effect_before(language), &both.stands)}
                {side(i18n::effect_after(language), &both.typed)}
            </div>
        </section>
    }
    .into_any()
}

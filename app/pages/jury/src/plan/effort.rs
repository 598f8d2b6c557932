//! How many jurors and hours a call takes.

use frame::{
    form::{Filled, Input},
    visit::Visit,
};
use judging::assignment;
use leptos::prelude::*;
use office::{FieldProblem, Problem, Refusal};
use serde::Deserialize;

use super::plan_page::PlanPage;

/// Most minutes and hours that the calculator takes.
const MAX_EFFORT: u64 = 10_000;

/// Minutes per sheet and hours per juror that the calculator begins with.
const MINUTES: u64 = 15;
const HOURS: u64 = 10;

/// What the calculator is asked.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Effort {
    minutes: Option<String>,
    hours: Option<String>,
}

impl Effort {
    /// Reads the form as it was filled in, and the minutes and hours where both are understood.
    fn read(&self) -> (Filled, Option<(u64, u64)>) {
        let mut problems = Vec::new();
        let mut read = |field: &'static str, typed: Option<&String>, usual: u64| match typed
            .map(|text| text.trim().parse::<u64>())
        {
            None => Some(usual),
            Some(Ok(number)) if (1..=MAX_EFFORT).contains(&number) => Some(number),
            Some(_) => {
                let most = i64::try_from(MAX_EFFORT).unwrap_or(i64::MAX);
                problems.push(FieldProblem {
                    field: field.into(),
                    problem: Problem::NotBetween { least: 1, most },
                });
                None
            }
        };
        let minutes = read("minutes", self.minutes.as_ref(), MINUTES);
        let hours = read("hours", self.hours.as_ref(), HOURS);
        let fill =
            |typed: &Option<String>, usual: u64| typed.clone().unwrap_or_else(|| usual.to_string());
        let mut form = Filled::with([
            ("minutes", fill(&self.minutes, MINUTES)),
            ("hours", fill(&self.hours, HOURS)),
        ]);
        form.refusal = (!problems.is_empty()).then_some(Refusal::Fields(problems));
        (form, minutes.zip(hours))
    }
}

/// The calculator with its answer.
pub(super) fn view_calculator(
    visit: &Visit,
    page: &PlanPage<'_>,
    effort: &Effort,
) -> impl IntoView {
    let language = visit.language;
    let plan = &page.plan;
    let (filled, asked) = effort.read();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let answer = asked.map(|(minutes, hours)| {
        let (sheets, all, jurors) = assignment::effort(
            count(plan.entries.len()),
            count(plan.options.per_entry),
            minutes,
            hours,
        );
        i18n::plan_effort_answer(
            language,
            plan.entries.len(),
            plan.options.per_entry,
            sheets,
            all,
            jurors,
        )
    });
    view! {
        <form method="get" action=page.address.clone() class="stack card">
            <h2>{i18n::plan_effort(language)}</h2>
            <input type="hidden" name="round" value=plan.round.code() />
            {filled.text(visit, "minutes", i18n::plan_effort_minutes(language), "", Input::COUNT)}
            {filled.text(visit, "hours", i18n::plan_effort_hours(language), "", Input::COUNT)}
            <p>{answer}</p>
            <p>
                <button class="button plain">{i18n::plan_effort_count(language)}</button>
            </p>
        </form>
    }
}

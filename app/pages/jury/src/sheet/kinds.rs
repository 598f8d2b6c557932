//! The choice of one kind, in the forms below a score sheet.

use frame::{
    form::{Filled, Tick, problem_id},
    visit::Visit,
};
use leptos::prelude::*;

/// A kind that can be chosen.
pub(super) struct Kind {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
}

/// The kinds as buttons of which one is pressed, in a group of the id `id`; `refused` is the form
/// as it was posted and not taken.
pub(super) fn view_kinds(
    visit: &Visit,
    id: &'static str,
    legend: &'static str,
    kinds: impl IntoIterator<Item = Kind>,
    refused: Option<&Filled>,
) -> impl IntoView {
    let kinds = kinds
        .into_iter()
        .map(|Kind { code, name }| {
            let checked = refused.is_some_and(|form| form.chose("kind", code));
            Tick::one_of("kind", code)
                .check(checked)
                .require()
                .view(name)
        })
        .collect_view();
    view! {
        <fieldset class="plain" id=id aria-describedby=problem_id(id)>
            <legend class="hidden">{legend}</legend>
            {kinds}
            {refused.and_then(|form| form.problem_beside(visit, id))}
        </fieldset>
    }
}

//! Conflicts of interest that were computed from mail domains, which a person may know better.

use contest::{EntryId, Language, PersonId, entry::MAX_COMMENT_CHARS, judging::Ineligibility};
use frame::{
    form::{Filled, Input},
    visit::Visit,
};
use leptos::prelude::*;
use office::{PlanView, Thing};

use super::{plan_page::PlanPage, wording::name_entry};

/// A juror and an entry who have their organisation in common.
struct BarredPair {
    juror: PersonId,
    entry: EntryId,
    name: String,
}

/// Finds the pairs of a plan that can be let judge all the same.
fn find_barred(language: Language, plan: &PlanView) -> Vec<BarredPair> {
    let mut found = Vec::new();
    for entry in &plan.entries {
        for (juror, bar) in plan.jurors.iter().zip(&entry.bars) {
            if *bar == Some(Ineligibility::Organisation) {
                found.push(BarredPair {
                    juror: juror.person.clone(),
                    entry: entry.id.clone(),
                    name: format!("{} · {}", juror.name, name_entry(language, entry)),
                });
            }
        }
    }
    found
}

/// The form that sets one of them aside.
pub(super) fn view_overruling(visit: &Visit, page: &PlanPage<'_>, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let pairs = find_barred(language, &page.plan);
    let fields = if pairs.is_empty() {
        view! { <p>{i18n::plan_conflicts_none(language)}</p> }.into_any()
    } else {
        view_fields(visit, page, form, pairs).into_any()
    };
    view! {
        <form method="post" action=page.address_of("/overrule") class="stack card" novalidate>
            <h2>{i18n::plan_conflicts(language)}</h2>
            <p class="quiet">{i18n::plan_conflicts_lead(language)}</p>
            {fields}
        </form>
    }
}

fn view_fields(
    visit: &Visit,
    page: &PlanPage<'_>,
    form: &Filled,
    pairs: Vec<BarredPair>,
) -> impl IntoView {
    let language = visit.language;
    let posted = form.having("overrule_reason");
    // One form for every pair: it carries the version of each.
    let seen = pairs
        .iter()
        .map(|BarredPair { juror, entry, .. }| {
            let name = format!("seen-{juror}-{entry}");
            let now = page.versions.of(Thing::Conflict(juror, entry)).0;
            let kept = posted.filter(|form| !form.is_overtaken());
            let value = kept.map_or_else(|| now.to_string(), |form| form.value(&name));
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view();
    let options = pairs
        .into_iter()
        .map(|pair| (format!("{} {}", pair.juror, pair.entry), pair.name))
        .collect();
    view! {
        {seen}
        {form.select(visit, "pair", i18n::plan_pair(language), "", options)}
        {form
            .text(
                visit,
                "overrule_reason",
                i18n::sheet_conflict_reason(language),
                i18n::limit_characters(language, MAX_COMMENT_CHARS),
                Input::TEXT.require(),
            )}
        <p>
            <button class="button plain">{i18n::plan_overrule(language)}</button>
        </p>
    }
}

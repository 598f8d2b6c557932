//! The fields of one criterion in the form that changes them all.

use contest::Language;
use contest::edition::{MAX_LABEL_CHARS, MAX_NAME_CHARS, MAX_STEPS};
use frame::{
    form::{Filled, Tick, area_text, problem_id},
    phases::phase_name,
    visit::Visit,
};
use leptos::prelude::*;

use super::{CriteriaState, criterion_row::CriterionRow};

/// The fields of the criterion that stands at an index of the form.
pub(super) fn view(
    visit: &Visit,
    state: &CriteriaState,
    index: usize,
    row: &CriterionRow,
    form: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let id = |name: &str| format!("{name}-{index}");
    view! {
        <fieldset class="card" id=id("name") aria-describedby=problem_id(&id("name"))>
            <legend>{row.title(language)}</legend>
            <input type="hidden" name=id("id") value=row.id.clone() />
            {form.problem_beside(visit, &id("name"))}
            <p class="hint">{i18n::limit_characters(language, MAX_NAME_CHARS)}</p>
            <div class="fields">{name_fields(language, index, row)}</div>
            <div class="fields">
                {number_field(
                    visit,
                    form,
                    id("weight"),
                    i18n::criterion_weight(language),
                    &row.weight,
                )}
                {number_field(
                    visit,
                    form,
                    id("steps"),
                    i18n::criterion_steps(language),
                    &row.highest,
                )}
            </div>
            <details open=form.problem(&id("labels")).is_some()>
                <summary>{i18n::criterion_labels(language)}</summary>
                <p class="hint">{i18n::criterion_labels_hint(language, MAX_LABEL_CHARS)}</p>
                {form.problem_beside(visit, &id("labels"))}
                <div class="fields">{label_fields(language, index, row)}</div>
            </details>
            {scope_fields(language, state, index, row)}
            <p class="hint">{i18n::criterion_limits(language, MAX_STEPS)}</p>
            {(!row.id.is_empty())
                .then(|| {
                    Tick::new(id("removed"), "on")
                        .check(row.removed)
                        .view(i18n::criterion_remove(language))
                })}
        </fieldset>
    }
}

/// The name in each language.
fn name_fields(reader: Language, index: usize, row: &CriterionRow) -> impl IntoView + use<> {
    reader
        .put_first()
        .map(|language| {
            let field = format!("name-{index}-{}", language.tag());
            let value = row.names.get(&language).cloned().unwrap_or_default();
            view! {
                <div class="field">
                    {language_label(&field, language)}
                    <input id=field.clone() name=field lang=language.tag() value=value />
                </div>
            }
        })
        .collect_view()
}

/// The labels of the steps in each language, one a line.
fn label_fields(reader: Language, index: usize, row: &CriterionRow) -> impl IntoView + use<> {
    reader
        .put_first()
        .map(|language| {
            let field = format!("labels-{index}-{}", language.tag());
            let value = row.labels.get(&language).cloned().unwrap_or_default();
            view! {
                <div class="field">
                    {language_label(&field, language)}
                    <textarea
                        id=field.clone()
                        name=field
                        lang=language.tag()
                        rows="4"
                        inner_html=area_text(&value)
                    ></textarea>
                </div>
            }
        })
        .collect_view()
}

fn language_label(field: &str, language: Language) -> impl IntoView + use<> {
    view! {
        <label for=field.to_owned()>
            <span lang=language.tag()>{language.name()}</span>
        </label>
    }
}

fn number_field(
    visit: &Visit,
    form: &Filled,
    id: String,
    label: &'static str,
    value: &str,
) -> impl IntoView + use<> {
    let problem = form.problem_beside(visit, &id);
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                name=id.clone()
                inputmode="decimal"
                value=value.to_owned()
                aria-describedby=problem_id(&id)
                aria-invalid=invalid
            />
            {problem}
        </div>
    }
}

/// The rounds and topics in which a criterion is asked.
fn scope_fields(
    language: Language,
    state: &CriteriaState,
    index: usize,
    row: &CriterionRow,
) -> impl IntoView + use<> {
    let rounds = state
        .call
        .rounds
        .iter()
        .map(|round| {
            let code = round.kind.code();
            let checked = row.rounds.iter().any(|known| known == code);
            let name = phase_name(language, round.kind.phase()).to_owned();
            scope_tick(format!("rounds-{index}"), code.to_owned(), checked, name)
        })
        .collect_view();
    let topics = state
        .topics
        .iter()
        .map(|topic| {
            let checked = row.topics.contains(&topic.code);
            let name = topic.name.text(language).to_owned();
            scope_tick(format!("topics-{index}"), topic.code.clone(), checked, name)
        })
        .collect_view();
    let limited = !row.topics.is_empty() || !row.rounds.is_empty();
    view! {
        <details open=limited>
            <summary>{i18n::criterion_where(language)}</summary>
            <p class="hint">{i18n::criterion_where_hint(language)}</p>
            <div class="ticks">{rounds}</div>
            <div class="ticks">{topics}</div>
        </details>
    }
}

fn scope_tick(field: String, code: String, checked: bool, name: String) -> impl IntoView + use<> {
    Tick::new(field, code).check(checked).view(name)
}

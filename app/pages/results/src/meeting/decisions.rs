//! The decisions on the awards, each with the form that records another and who dissents from it.

use frame::{
    form::{area_text, problem_id},
    text_language::view_localized,
};
use leptos::prelude::*;
use office::{AwardView, MAX_MINUTE_CHARS};

use super::{MeetingPage, work_name};
use crate::decision_form::{DecisionForm, view_decisions};

/// Every award with its form.
pub(super) fn section(page: &MeetingPage) -> impl IntoView + use<> {
    let forms = page
        .meeting
        .awards
        .iter()
        .map(|award| award_form(page, award))
        .collect_view();
    view_decisions(page.visit.language, forms)
}

fn award_form(page: &MeetingPage, award: &AwardView) -> impl IntoView + use<> {
    let language = page.visit.language;
    let form = DecisionForm::of(award, page.form);
    let works = page
        .meeting
        .works
        .iter()
        .map(|work| form.work_tick(&work.row.assessed.entry, work_name(language, work)))
        .collect_view();
    view! {
        <form method="post" action=format!("{}/decision", page.address) class="stack card">
            <h3>{view_localized(language, &award.name)}</h3>
            <input type="hidden" name="award" value=award.id.to_string() />
            <div class="ticks">{works}</div>
            {form.view_eligibility(page.visit)}
            <p class="hint">{i18n::award_none(language)}</p>
            {form.reason_fields(page.visit, page.versions)}
            {dissent_fields(page, &form)}
            <p>
                <button class="button plain small">{i18n::award_record(language)}</button>
            </p>
        </form>
    }
}

/// Who dissents, and what they say.
fn dissent_fields(page: &MeetingPage, form: &DecisionForm) -> impl IntoView + use<> {
    let (visit, language) = (page.visit, page.visit.language);
    let jurors = page
        .meeting
        .jurors
        .iter()
        .filter(|(_, _, present)| *present)
        .map(|(_, name, _)| {
            let selected = form
                .refused
                .is_some_and(|form| form.chose("dissenter", name));
            view! {
                <option value=name.clone() selected=selected>
                    {name.clone()}
                </option>
            }
        })
        .collect_view();
    let (dissenter, dissent) = (form.field_id("dissenter"), form.field_id("dissent"));
    let text = form
        .refused
        .map_or_else(String::new, |form| form.value("dissent"));
    view! {
        <details open=!text.is_empty()>
            <summary>{i18n::meeting_dissent(language)}</summary>
            <div class="field">
                <label for=dissenter.clone()>{i18n::why_juror(language)}</label>
                <select id=dissenter name="dissenter" aria-describedby=problem_id("dissenter")>
                    <option value=""></option>
                    {jurors}
                </select>
                {form.problem(visit, "dissenter")}
            </div>
            <div class="field">
                <label for=dissent.clone()>{i18n::meeting_dissent_text(language)}</label>
                <p class="hint">{i18n::limit_characters(language, MAX_MINUTE_CHARS)}</p>
                <textarea id=dissent name="dissent" rows="2" inner_html=area_text(&text)></textarea>
                {form.problem(visit, "dissent")}
            </div>
        </details>
    }
}

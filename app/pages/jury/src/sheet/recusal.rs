//! Stepping back from an entry, below its score sheet.

use contest::{entry::MAX_COMMENT_CHARS, judging::Recusal};
use frame::{
    form::{Filled, problem_id},
    visit::Visit,
};
use leptos::prelude::*;
use office::Sheet;
use parts::{jury_places::sheet_path, step_backs::name_recusal};

use super::kinds::{Kind, view_kinds};

/// The form that steps back, or takes that back; nothing where marks are not taken.
pub(super) fn view_recusal(visit: &Visit, sheet: &Sheet, form: &Filled) -> Option<AnyView> {
    sheet.standing.takes().then(|| match &sheet.recusal {
        Some((kind, reason)) => view_declared(visit, sheet, *kind, reason).into_any(),
        None => view_declaration(visit, sheet, form).into_any(),
    })
}

fn recusal_address(visit: &Visit, sheet: &Sheet) -> String {
    format!("{}/conflict", visit.link(&sheet_path(&sheet.name)))
}

/// Why the juror stepped back, and the way to take it back.
fn view_declared(visit: &Visit, sheet: &Sheet, kind: Recusal, reason: &str) -> impl IntoView {
    let language = visit.language;
    view! {
        <form method="post" action=recusal_address(visit, sheet) class="notice">
            <p>
                {i18n::sheet_conflict_declared(language)}" "{name_recusal(language, kind)} " · "
                {reason.to_owned()}
            </p>
            <button class="button plain small">{i18n::sheet_conflict_withdraw(language)}</button>
        </form>
    }
}

fn view_declaration(visit: &Visit, sheet: &Sheet, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let refused = form.having("declare");
    let kinds = Recusal::ALL.map(|kind| Kind {
        code: kind.code(),
        name: name_recusal(language, kind),
    });
    let legend = i18n::sheet_conflict_reason(language);
    view! {
        <details open=refused.is_some()>
            <summary>{i18n::sheet_conflict(language)}</summary>
            <form method="post" action=recusal_address(visit, sheet) class="stack">
                <p class="quiet">{i18n::sheet_conflict_lead(language)}</p>
                {view_kinds(visit, "kind", legend, kinds, refused)}
                <div class="field">
                    <label for="reason">{i18n::sheet_conflict_words(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, MAX_COMMENT_CHARS)}</p>
                    <input
                        id="reason"
                        name="reason"
                        value=refused.map(|form| form.value("reason"))
                        aria-describedby=problem_id("reason")
                    />
                    {refused.and_then(|form| form.problem_beside(visit, "reason"))}
                </div>
                <p>
                    <button class="button plain small" name="declare" value="1">
                        {i18n::sheet_conflict_declare(language)}
                    </button>
                </p>
            </form>
        </details>
    }
}

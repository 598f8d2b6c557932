//! What a juror tells the organisers of an entry, with their answers, below its score sheet.

use contest::{entry::MAX_COMMENT_CHARS, judging::FlagKind};
use frame::{
    form::{Filled, area_text, problem_id},
    visit::Visit,
};
use leptos::prelude::*;
use office::Sheet;
use parts::{flag::flag_name, jury_places::sheet_path};

use super::kinds::{Kind, view_kinds};

/// What was told so far, and the form that tells something.
pub(super) fn view_flags(visit: &Visit, sheet: &Sheet, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let refused = form.having("note");
    let note = refused.map_or_else(String::new, |form| form.value("note"));
    let kinds = FlagKind::ALL.map(|kind| Kind {
        code: kind.code(),
        name: flag_name(language, kind),
    });
    let legend = i18n::flag_raise(language);
    let action = format!("{}/flag", visit.link(&sheet_path(&sheet.name)));
    view! {
        <details open=refused.is_some() || !sheet.flags.is_empty()>
            <summary>{i18n::flag_raise(language)}</summary>
            {view_raised(visit, sheet)}
            <form method="post" action=action class="stack">
                <p class="quiet">{i18n::flag_lead(language)}</p>
                {view_kinds(visit, "flag-kind", legend, kinds, refused)}
                <div class="field">
                    <label for="note">{i18n::flag_note(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, MAX_COMMENT_CHARS)}</p>
                    <textarea
                        id="note"
                        name="note"
                        rows="2"
                        required
                        aria-describedby=problem_id("note")
                        inner_html=area_text(&note)
                    ></textarea>
                    {refused.and_then(|form| form.problem_beside(visit, "note"))}
                </div>
                <p>
                    <button class="button plain small">{i18n::flag_send(language)}</button>
                </p>
            </form>
        </details>
    }
}

/// What was told, each with its answer.
fn view_raised(visit: &Visit, sheet: &Sheet) -> impl IntoView {
    let language = visit.language;
    let flags = sheet
        .flags
        .iter()
        .map(|flag| {
            let answer = flag.settled_at.map_or_else(
                || i18n::flag_waits(language).to_owned(),
                |_| flag.answer.clone(),
            );
            view! {
                <li>
                    <b>{flag_name(language, flag.kind)}</b>
                    " "
                    {flag.note.clone()}
                    <br />
                    <span class="quiet">{answer}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="plain-list">{flags}</ul> }
}

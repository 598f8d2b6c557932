//! Taking an entry out of the contest and putting it back: what that is called, and its two forms.

use contest::{Language, entry::Exclusion};
use frame::{
    form::{Filled, Tick, problem_id, seen_field},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, CallEntry, Excluded, MAX_MINUTE_CHARS, Seen, calendar};
use parts::{entry_table::exclusion_name, organiser::base};

/// Why an entry is out of the contest, and the way back.
pub(super) fn view_exclusion(
    visit: &Visit,
    call: &Call,
    entry: &CallEntry,
    excluded: &Excluded,
    seen: Seen,
) -> impl IntoView + use<> {
    let language = visit.language;
    let address = visit.link(&format!(
        "{}/entries/{}/readmission",
        base(call),
        entry.number
    ));
    view! {
        <section class="band narrow">
            <h2>{i18n::exclusion_why(language)}</h2>
            <p class="typed">{excluded.reason.clone()}</p>
            <p class="quiet">
                {calendar::format_timestamp(language, excluded.at, &call.time_zone)}
            </p>
            <details>
                <summary>{i18n::exclusion_undo(language)}</summary>
                <form method="post" action=address class="stack">
                    {seen_field(seen)}
                    <p class="hint">{i18n::exclusion_undo_lead(language)}</p>
                    <p>
                        <button class="button plain">{i18n::exclusion_undo(language)}</button>
                    </p>
                </form>
            </details>
        </section>
    }
}

/// The form that takes an entry out of the contest.
pub(super) fn view_exclusion_form(
    visit: &Visit,
    call: &Call,
    entry: &CallEntry,
    form: &Filled,
    seen: Seen,
) -> impl IntoView + use<> {
    let language = visit.language;
    let address = visit.link(&format!(
        "{}/entries/{}/exclusion",
        base(call),
        entry.number
    ));
    let sheets = (entry.sheets > 0)
        .then(|| view! { <p>{i18n::exclusion_sheets(language, entry.sheets)}</p> });
    view! {
        <section class="band narrow">
            <details open=form.refusal.is_some()>
                <summary>{i18n::exclusion_title(language)}</summary>
                <p>{i18n::exclusion_lead(language)}</p>
                {sheets}
                <form method="post" action=address class="stack" novalidate>
                    {form.seen_field(seen)}
                    <fieldset class="plain" id="kind" aria-describedby=problem_id("kind")>
                        <legend>{i18n::exclusion_kind(language)}</legend>
                        {view_kinds(language, &form.value("kind"))}
                        {form.problem_beside(visit, "kind")}
                    </fieldset>
                    {form
                        .area(
                            visit,
                            "reason",
                            i18n::exclusion_reason(language),
                            i18n::exclusion_reason_hint(language, MAX_MINUTE_CHARS),
                            4,
                        )}
                    <p>
                        <button class="button">{i18n::exclusion_title(language)}</button>
                    </p>
                </form>
            </details>
        </section>
    }
}

/// The kinds of an exclusion. None is chosen beforehand: which one it is matters to the team.
fn view_kinds(language: Language, chosen: &str) -> impl IntoView + use<> {
    Exclusion::ALL
        .map(|kind| {
            let checked = kind.code() == chosen;
            Tick::one_of("kind", kind.code())
                .check(checked)
                .view(exclusion_name(language, kind))
        })
        .collect_view()
}

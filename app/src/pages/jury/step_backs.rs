//! Who stepped back from judging what, and why: told to organisers wherever the jury is looked at,
//! and in the minutes.

use contest::Language;
use leptos::prelude::*;
use office::StepBack;

use crate::{pages::jury::sheet::recusal_name, visit::Visit};

/// Juror, entry, reason and the juror's own words, in a line.
pub(in crate::pages) fn step_back_line(language: Language, step_back: &StepBack) -> String {
    let StepBack {
        juror,
        number,
        kind,
        reason,
    } = step_back;
    let kind = kind.map(|kind| recusal_name(language, kind));
    let mut parts = vec![i18n::labelled(
        language,
        juror,
        i18n::entry_number(language, *number),
    )];
    parts.extend(kind.map(str::to_owned));
    parts.extend(Some(reason.clone()).filter(|reason| !reason.is_empty()));
    parts.join(" · ")
}

/// The list of them; nothing where nobody did.
pub(in crate::pages) fn step_backs(visit: &Visit, found: &[StepBack]) -> Option<AnyView> {
    let language = visit.language;
    let rows = found.iter().map(|step_back| {
        let kind = step_back.kind.map_or_else(
            || i18n::step_backs_declared(language),
            |kind| recusal_name(language, kind),
        );
        let reason = (!step_back.reason.is_empty())
            .then(|| view! { <p class="typed">{step_back.reason.clone()}</p> });
        view! {
            <li>
                <span>
                    {step_back.juror.clone()}" · "{i18n::entry_number(language, step_back.number)}
                </span>
                <span class="quiet">{kind}</span>
                {reason}
            </li>
        }
    });
    (!found.is_empty()).then(|| {
        view! {
            <section class="band" id="step-backs">
                <h2>{i18n::minutes_recusals(language)}</h2>
                <p class="quiet">{i18n::step_backs_lead(language)}</p>
                <ul class="lines">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

//! Who stepped back from judging what, and why: told to organisers wherever the jury is looked at,
//! and in the minutes.

use contest::{Language, judging::Recusal};
use frame::visit::Visit;
use leptos::prelude::*;
use office::StepBack;

/// The name of a reason to step back.
#[must_use]
pub const fn name_recusal(language: Language, kind: Recusal) -> &'static str {
    match kind {
        Recusal::Interest => i18n::recusal_interest(language),
        Recusal::Recognised => i18n::recusal_recognised(language),
        Recusal::Competence => i18n::recusal_competence(language),
        Recusal::Other => i18n::recusal_other(language),
    }
}

/// Juror, entry, reason and the juror's own words, in a line.
pub fn step_back_line(language: Language, step_back: &StepBack) -> String {
    let StepBack {
        juror,
        number,
        kind,
        reason,
    } = step_back;
    let kind = kind.map(|kind| name_recusal(language, kind));
    let mut parts = vec![i18n::join_label(
        language,
        juror,
        i18n::entry_number(language, *number),
    )];
    parts.extend(kind.map(str::to_owned));
    parts.extend(Some(reason.clone()).filter(|reason| !reason.is_empty()));
    parts.join(" · ")
}

/// The list of them; nothing where nobody did.
pub fn view_step_backs(visit: &Visit, step_backs: &[StepBack]) -> Option<impl IntoView> {
    let language = visit.language;
    (!step_backs.is_empty()).then(|| {
        let rows = step_backs
            .iter()
            .map(|step_back| view_step_back(language, step_back))
            .collect_view();
        view! {
            <section class="band" id="step-backs">
                <h2>{i18n::minutes_recusals(language)}</h2>
                <p class="quiet">{i18n::step_backs_lead(language)}</p>
                <ul class="lines">{rows}</ul>
            </section>
        }
    })
}

fn view_step_back(language: Language, step_back: &StepBack) -> impl IntoView + use<> {
    let kind = step_back.kind.map_or_else(
        || i18n::step_backs_declared(language),
        |kind| name_recusal(language, kind),
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
}

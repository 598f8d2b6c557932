//! Who may know whom: no rule, but what an organiser looks at before a plan is activated.

use contest::Language;
use leptos::prelude::*;
use office::Acquaintance;

/// All of it, with what to do.
pub(super) fn view_acquaintances(
    language: Language,
    found: &[Acquaintance],
) -> Option<impl IntoView + use<>> {
    let lines = found
        .iter()
        .map(|known| view! { <li>{describe(language, known)}</li> })
        .collect_view();
    (!found.is_empty()).then(|| {
        view! {
            <div class="card stack" id="acquaintances">
                <h2>{i18n::acquaintances_title(language)}</h2>
                <p class="quiet">{i18n::acquaintances_lead(language)}</p>
                <ul class="lines">{lines}</ul>
            </div>
        }
    })
}

fn describe(language: Language, known: &Acquaintance) -> String {
    match known {
        Acquaintance::SameName { juror, team, call } => {
            i18n::acquaintances_name(language, juror, team, call.text(language))
        }
        Acquaintance::SharedTeam {
            juror,
            mate,
            team,
            entry,
        } => i18n::acquaintances_team(language, juror, mate, *entry, team),
    }
}

//! Rounds on the pages of jurors and organisers: which one is shown, and the way to the others.

use contest::{Timestamp, judging::RoundKind};
use frame::{phases::phase_name, visit::Visit};
use leptos::prelude::*;
use office::Call;
use serde::Deserialize;

/// The round that a page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoundQuery {
    round: String,
}

impl RoundQuery {
    /// The round that was named, or the one that runs.
    #[must_use]
    pub fn round(&self, call: &Call, now: Timestamp) -> RoundKind {
        RoundKind::from_code(&self.round)
            .filter(|kind| call.round(*kind).is_some())
            .unwrap_or_else(|| call.running_round(now))
    }
}

/// Links to the same page for each round of a call; nothing where there is but one.
#[must_use]
pub fn tabs(visit: &Visit, call: &Call, page: &str, shown: RoundKind) -> Option<AnyView> {
    let language = visit.language;
    let base = visit.link(&format!("/{}/{}{page}", call.edition.slug, call.slug));
    let links = call
        .rounds
        .iter()
        .map(|round| {
            let here = (round.kind == shown).then_some("page");
            view! {
                <li>
                    <a href=format!("{base}?round={}", round.kind.code()) aria-current=here>
                        {phase_name(language, round.kind.phase())}
                    </a>
                </li>
            }
        })
        .collect_view();
    (call.rounds.len() > 1).then(|| {
        view! {
            <nav aria-label=i18n::organise_rounds(language)>
                <ul class="chips">{links}</ul>
            </nav>
        }
        .into_any()
    })
}

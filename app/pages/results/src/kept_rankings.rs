//! The rankings that were kept because something was decided or published on them.

use contest::Timestamp;
use frame::visit::Visit;
use leptos::prelude::*;
use office::{Call, calendar};

/// Digits of a hash that tell one ranking from another at a glance.
pub(super) const HASH_BEGINNING: usize = 12;

/// The kept rankings by the beginning of their hash; nothing where there is none.
pub(super) fn kept_rankings(
    visit: &Visit,
    call: &Call,
    kept: &[(String, Timestamp)],
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let rows = kept
        .iter()
        .map(|(hash, at)| {
            view! {
                <li>
                    <span class="code">{hash[..HASH_BEGINNING.min(hash.len())].to_owned()}</span>
                    " "
                    {calendar::format_timestamp(language, *at, &call.time_zone)}
                </li>
            }
        })
        .collect_view();
    (!kept.is_empty()).then(|| {
        view! {
            <details>
                <summary>{i18n::ranking_recorded(language)}</summary>
                <ul class="plain-list">{rows}</ul>
            </details>
        }
    })
}

//! What would change if one juror were left out.

use contest::{EntryId, Language};
use judging::assessment::LeftOut;
use leptos::prelude::*;
use office::RankingView;
use parts::figures::UNKNOWN;

use super::RankingPage;

/// Changes that are listed for one juror, from the first rank on: among a thousand entries most
/// ranks move.
const CHANGES: usize = 20;

/// Every juror with what would change without them.
pub(super) fn section(page: &RankingPage) -> impl IntoView + use<> {
    let (language, state) = (page.visit.language, page.state);
    let jurors = state
        .leave_one_out
        .iter()
        .map(|(name, left_out)| juror_line(language, &state.ranking, name, left_out))
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::ranking_without(language)}</h2>
            <ul class="lines">{jurors}</ul>
        </section>
    }
}

/// A juror with what would change without them.
pub(super) fn juror_line(
    language: Language,
    ranking: &RankingView,
    name: &str,
    left_out: &LeftOut,
) -> impl IntoView + use<> {
    view! {
        <li>
            <b>{name.to_owned()}</b>
            {left_out
                .parts
                .map(|parts| {
                    view! {
                        <span class="problem">{i18n::ranking_without_parts(language, parts)}</span>
                    }
                })}
            {(left_out.changes.is_empty() && left_out.parts.is_none())
                .then(|| {
                    view! { <span class="quiet">{i18n::ranking_without_none(language)}</span> }
                })}
            {left_out
                .shortlist
                .then(|| {
                    view! { <span class="tag">{i18n::ranking_without_shortlist(language)}</span> }
                })}
            {(!left_out.changes.is_empty()).then(|| changes(language, ranking, left_out))}
        </li>
    }
}

/// The ranks that would be others.
fn changes(language: Language, ranking: &RankingView, left_out: &LeftOut) -> impl IntoView + use<> {
    let title = |entry: &EntryId| {
        ranking
            .rows
            .iter()
            .find(|row| row.assessed.entry == *entry)
            .map_or_else(String::new, |row| row.title.text(language).to_owned())
    };
    let changes = left_out
        .changes
        .iter()
        .take(CHANGES)
        .map(|change| {
            let title = title(&change.entry);
            view! { <li>{describe_change(language, &title, change.before, change.after)}</li> }
        })
        .collect_view();
    let count = left_out.changes.len();
    let more = count
        .checked_sub(CHANGES)
        .filter(|more| *more > 0)
        .map(|more| view! { <li class="quiet">{i18n::ranking_without_more(language, more)}</li> });
    view! {
        <details>
            <summary>{i18n::ranking_without_count(language, count)}</summary>
            <ul class="plain-list">{changes}{more}</ul>
        </details>
    }
}

/// Says which rank would become which; after a title or a juror's name.
pub(super) fn describe_change(
    language: Language,
    subject: &str,
    before: usize,
    after: Option<usize>,
) -> String {
    let after = after.map_or_else(|| UNKNOWN.to_owned(), |rank| rank.to_string());
    i18n::ranking_without_change(language, subject, before, after)
}

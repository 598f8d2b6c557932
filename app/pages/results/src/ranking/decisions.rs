//! The decisions on the awards, each with the form that records another.

use contest::Language;
use frame::text_language::view_localized;
use leptos::prelude::*;
use office::{AwardView, RankingRow};

use super::RankingPage;
use crate::decision_form::{DecisionForm, view_decisions};

/// Every award with its form.
pub(super) fn section(page: &RankingPage) -> impl IntoView + use<> {
    let forms = page
        .state
        .awards
        .iter()
        .map(|award| award_form(page, award))
        .collect_view();
    view_decisions(page.visit.language, forms)
}

fn award_form(page: &RankingPage, award: &AwardView) -> impl IntoView + use<> {
    let (visit, state) = (page.visit, page.state);
    let language = visit.language;
    let form = DecisionForm::of(award, page.form);
    let works = state
        .ranking
        .rows
        .iter()
        .map(|row| form.work_tick(&row.place.entry, work_name(language, row)))
        .collect_view();
    view! {
        <form method="post" action=format!("{}/decisions", page.base) class="stack card">
            <h3>{view_localized(language, &award.name)}</h3>
            <p class="quiet">{holders_line(language, award)}</p>
            <input type="hidden" name="award" value=award.id.to_string() />
            <details open=form.refused.is_some()>
                <summary>{i18n::award_choose(language)}</summary>
                <div class="ticks">{works}</div>
            </details>
            {form.view_eligibility(visit)}
            <p class="hint">{i18n::award_none(language)}</p>
            {form.reason_fields(visit, &state.versions)}
            {page.apart_confirmation(i18n::award_apart_confirm(language))}
            <p>
                <button class="button plain small">{i18n::award_record(language)}</button>
            </p>
        </form>
    }
}

/// A work after its rank, or after its number where there is no joint ranking.
fn work_name(language: Language, row: &RankingRow) -> String {
    let title = row.title.text(language);
    match row.place.rank {
        Some(rank) => i18n::join_number(rank, title),
        None => format!("{} · {title}", i18n::entry_number(language, row.number)),
    }
}

/// The works that have an award, or that it is open or vacant.
fn holders_line(language: Language, award: &AwardView) -> String {
    if !award.decided {
        return i18n::award_open(language).to_owned();
    }
    if award.holders.is_empty() {
        return i18n::award_vacant(language).to_owned();
    }
    award
        .holders
        .iter()
        .map(|entry| entry.content.title.text(language).to_owned())
        .collect::<Vec<_>>()
        .join(" · ")
}

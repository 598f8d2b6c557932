//! The shortlist on the table: each work with how it stands and what the jury wrote of it.

use contest::{Language, judging::RoundKind};
use frame::{phases::phase_name, text_language::find_foreign_tag};
use judging::model::Probabilities;
use leptos::prelude::*;
use office::{MeetingSheet, MeetingWork, RankingRow};
use parts::{
    figures::{format_percent, format_points},
    organiser::base,
};

use super::{MeetingPage, work_name};

/// Every work on the table.
pub(super) fn section(page: &MeetingPage) -> impl IntoView + use<> {
    let (language, meeting) = (page.visit.language, page.meeting);
    let works = meeting
        .works
        .iter()
        .map(|work| work_card(page, work))
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::meeting_works(language)}</h2>
            {meeting.works.is_empty().then(|| view! { <p>{i18n::meeting_no_works(language)}</p> })}
            <div class="pair">{works}</div>
        </section>
    }
}

fn work_card(page: &MeetingPage, work: &MeetingWork) -> impl IntoView + use<> {
    let (visit, row) = (page.visit, &work.row);
    let language = visit.language;
    let sheets = work
        .sheets
        .iter()
        .map(|sheet| sheet_item(page, sheet))
        .collect_view();
    // Works go by their numbers here, on the table, in votes and in the minutes: the rank is told
    // beside, in a word.
    let rank = row
        .place
        .rank
        .map(|rank| format!(" · {}", i18n::meeting_rank(language, rank)));
    let part = (!page.meeting.coverage.compares())
        .then(|| format!(" · {}", i18n::ranking_part(language, row.assessed.part + 1)));
    let round = work
        .sheets
        .last()
        .map_or_else(RoundKind::default, |sheet| sheet.round);
    let why = format!(
        "{}/ranking/{}?round={}",
        base(page.call),
        row.number,
        round.code()
    );
    view! {
        <article class="card">
            {cover_image(page, work)} <h3>
                <a href=visit.link(&why)>{work_name(language, work)}</a>
            </h3> <p class="quiet">{row.team.clone()}{rank}{part}</p>
            <p>{describe_standing(language, row)}</p> <details>
                <summary>{i18n::meeting_sheets(language, work.sheets.len())}</summary>
                <ul class="plain-list">{sheets}</ul>
            </details>
        </article>
    }
}

fn cover_image(page: &MeetingPage, work: &MeetingWork) -> Option<impl IntoView + use<>> {
    work.cover.as_ref().map(|file| {
        let address = format!(
            "/files/{}/{}/organise/{}/{file}",
            page.call.edition.slug, page.call.slug, work.row.assessed.entry
        );
        view! {
            <img
                src=format!("{address}?preview")
                alt=""
                loading="lazy"
                width="360"
                height="240"
                class="thumb"
            />
        }
    })
}

/// What a juror gave a work and wrote of it.
fn sheet_item(page: &MeetingPage, sheet: &MeetingSheet) -> impl IntoView + use<> {
    let language = page.visit.language;
    let comments = [&sheet.comment_team, &sheet.comment_jury]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| {
            view! {
                <p class="quiet" lang=find_foreign_tag(language, text)>
                    {text.clone()}
                </p>
            }
        })
        .collect_view();
    let round = (page.call.rounds.len() > 1)
        .then(|| format!(" · {}", phase_name(language, sheet.round.phase())));
    view! {
        <li>
            <b>{i18n::decimal(language, sheet.total, 1)}</b>
            " "
            {sheet.juror.clone()}
            <span class="quiet">{round}</span>
            {comments}
        </li>
    }
}

/// Says how a work stands: its points, and its probabilities where they can be told.
fn describe_standing(language: Language, row: &RankingRow) -> String {
    let own = format_points(language, row.place.points);
    let Some(Probabilities {
        ranks: (low, high),
        first,
        ..
    }) = row.assessed.probabilities
    else {
        return i18n::meeting_standing_points(language, own);
    };
    let first = format_percent(language, first);
    if low == high {
        i18n::meeting_standing_sure(language, own, low, first)
    } else {
        i18n::meeting_standing(language, own, low, high, first)
    }
}

//! What was recorded, in sentences, and the minutes that are made of it.

use contest::{Language, Localized};
use leptos::prelude::*;
use office::{Dissent, Meeting, MinuteWork, Record, Recorded, calendar};

use super::MeetingPage;

/// Every record, and the minutes in each language.
pub(super) fn section(page: &MeetingPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let records = page
        .meeting
        .records
        .iter()
        .map(|recorded| record_item(page, recorded))
        .collect_view();
    let languages = Language::ALL
        .map(|of| {
            view! {
                <li>
                    <span lang=of.tag()>{of.name()}</span>
                    " "
                    <a href=format!("{}/minutes.pdf?language={}", page.address, of.tag())>"PDF"</a>
                    " "
                    <a href=format!(
                        "{}/minutes.md?language={}",
                        page.address,
                        of.tag(),
                    )>"Markdown"</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::meeting_records(language)}</h2>
            <ol class="plain-list">{records}</ol>
            <h3>{i18n::minutes_title(language)}</h3>
            <p class="quiet">
                {if page.meeting.open {
                    i18n::minutes_draft(language)
                } else {
                    i18n::minutes_final(language)
                }}
            </p>
            <ul class="lines">{languages}</ul>
            <p>
                <a href=format!("{}/minutes.json", page.address)>{i18n::minutes_json(language)}</a>
            </p>
            {page
                .meeting
                .logged
                .as_ref()
                .map(|logged| {
                    view! {
                        <p class="wrap">{i18n::minutes_logged(language, logged.to_string())}</p>
                    }
                })}
        </section>
    }
}

fn record_item(page: &MeetingPage, recorded: &Recorded) -> impl IntoView + use<> {
    let language = page.visit.language;
    let lines = describe_record(language, &recorded.record)
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    view! {
        <li>
            <span class="quiet">
                {recorded.number}" · "
                {calendar::format_timestamp(language, recorded.at, &page.call.time_zone)}" · "
                {recorded.by.clone()}
            </span>
            {lines}
        </li>
    }
}

/// Says what the newest record of a kind is, in sentences.
pub(super) fn describe_newest(
    language: Language,
    meeting: &Meeting,
    of: impl Fn(&Record) -> bool,
) -> Vec<String> {
    meeting
        .records
        .iter()
        .rev()
        .find(|recorded| of(&recorded.record))
        .map_or_else(Vec::new, |recorded| {
            describe_record(language, &recorded.record)
        })
}

/// The name of an award that was voted on, or that it was none.
pub(super) fn award_name(language: Language, award: Option<&Localized>) -> &str {
    award.map_or_else(
        || i18n::meeting_vote_open(language),
        |award| award.text(language),
    )
}

fn minute_work_name(language: Language, work: &MinuteWork) -> String {
    i18n::join_number(work.number, work.title.text(language))
}

/// Says who dissents and why.
pub(super) fn describe_dissent(language: Language, dissent: &Dissent) -> String {
    i18n::meeting_dissent_of(language, &dissent.name, &dissent.text)
}

/// Says what a record is, in a sentence or a few.
pub(super) fn describe_record(language: Language, record: &Record) -> Vec<String> {
    match record {
        Record::Opened => vec![i18n::meeting_opened(language).to_owned()],
        Record::Presence { present, absent } => {
            let mut lines = vec![i18n::meeting_present(
                language,
                i18n::list(language, present.iter()),
            )];
            if !absent.is_empty() {
                lines.push(i18n::meeting_absent(
                    language,
                    i18n::list(language, absent.iter()),
                ));
            }
            lines
        }
        Record::Vote {
            award,
            votes,
            abstained,
            ..
        } => {
            let votes: Vec<String> = votes
                .iter()
                .map(|(work, votes)| {
                    i18n::join_label(language, minute_work_name(language, work), votes)
                })
                .collect();
            vec![i18n::meeting_voted(
                language,
                award_name(language, award.as_ref()),
                votes.join(" · "),
                *abstained,
            )]
        }
        Record::Decision {
            award,
            works,
            reason,
            dissent,
        } => {
            let award = award.text(language);
            let works: Vec<String> = works
                .iter()
                .map(|work| minute_work_name(language, work))
                .collect();
            let decision = if works.is_empty() {
                i18n::meeting_vacant(language, award)
            } else {
                i18n::meeting_decided(language, award, works.join(" · "))
            };
            let reason = Some(reason.text(language)).filter(|reason| !reason.is_empty());
            std::iter::once(decision)
                .chain(reason.map(|reason| i18n::meeting_reason(language, reason)))
                .chain(
                    dissent
                        .iter()
                        .map(|dissent| describe_dissent(language, dissent)),
                )
                .collect()
        }
        Record::Note { text } => vec![text.clone()],
        Record::Closed(_) => vec![i18n::meeting_closed(language).to_owned()],
    }
}

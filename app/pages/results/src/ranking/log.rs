//! What was done in a call lately, and by whom.

use contest::{Language, Stage, Timestamp};
use frame::phases::stage_name;
use leptos::prelude::*;
use office::{LogRow, calendar};

use super::RankingPage;

/// The newest rows of the log.
pub(super) fn section(page: &RankingPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let rows = page
        .state
        .log
        .iter()
        .map(|row| {
            view! {
                <li>
                    <span class="code">{row.number}</span>
                    " "
                    {calendar::format_timestamp(language, Timestamp(row.at), &page.call.time_zone)}
                    " "
                    <b>{describe_action(language, row)}</b>
                    " "
                    <span class="quiet">{row.person.clone()}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::organise_log(language)}</h2>
            <ul class="plain-list">{rows}</ul>
        </section>
    }
}

/// Says what a row of the log says was done.
fn describe_action(language: Language, row: &LogRow) -> String {
    let stage = || {
        let code = row.detail.split(' ').next().unwrap_or_default();
        Stage::from_code(code).map_or("", |stage| stage_name(language, stage))
    };
    match row.action.as_str() {
        "invite-juror" => i18n::log_invite_juror(language).to_owned(),
        "assign" => i18n::log_assign(language).to_owned(),
        "plan" => i18n::log_plan(language).to_owned(),
        "plan-discarded" => i18n::log_plan_discarded(language).to_owned(),
        "juror" => i18n::log_juror(language).to_owned(),
        "conflict" => i18n::log_conflict(language).to_owned(),
        "conflict-withdrawn" => i18n::log_conflict_withdrawn(language).to_owned(),
        "conflict-overruled" => i18n::log_conflict_overruled(language).to_owned(),
        "open-pairs" => i18n::log_open_pairs(language).to_owned(),
        "close-pairs" => i18n::log_close_pairs(language).to_owned(),
        "flag" => i18n::log_flag(language).to_owned(),
        "flag-settled" => i18n::log_flag_settled(language).to_owned(),
        "meeting-opened" => i18n::log_meeting_opened(language).to_owned(),
        "meeting-closed" => i18n::log_meeting_closed(language).to_owned(),
        "entry-excluded" => {
            i18n::log_entry_excluded(language, row.detail.split(' ').next().unwrap_or_default())
        }
        "entry-readmitted" => i18n::log_entry_readmitted(language, &row.detail),
        "deadline-extended" => {
            i18n::log_deadline_extended(language, row.detail.split(' ').next().unwrap_or_default())
        }
        "extension-withdrawn" => i18n::log_extension_withdrawn(language, &row.detail),
        "paused" => i18n::log_paused(language).to_owned(),
        "resumed" => i18n::log_resumed(language).to_owned(),
        "juror-removed" => i18n::log_juror_removed(language).to_owned(),
        "sheets-counted" => i18n::log_sheets_counted(language).to_owned(),
        "sheets-uncounted" => i18n::log_sheets_uncounted(language).to_owned(),
        "reminder" => i18n::log_reminder(language).to_owned(),
        "mail-again" => i18n::log_mail_again(language).to_owned(),
        "juror-address" => i18n::log_juror_address(language).to_owned(),
        "letter" => i18n::log_letter(language).to_owned(),
        "letter-comments" => i18n::log_letter_comments(language).to_owned(),
        "criteria" => i18n::log_criteria(language).to_owned(),
        "round" => i18n::log_round(language).to_owned(),
        "round-removed" => i18n::log_round_removed(language).to_owned(),
        "ranking-order" => i18n::log_ranking_order(language).to_owned(),
        "finalists" => i18n::log_finalists(language).to_owned(),
        "decision" => i18n::log_decision(language).to_owned(),
        "close-round" => i18n::log_close_round(language).to_owned(),
        "reopen-round" => i18n::log_reopen_round(language).to_owned(),
        "role" => i18n::log_role(language).to_owned(),
        "role-taken" => i18n::log_role_taken(language).to_owned(),
        "embargo" => i18n::log_embargo(language).to_owned(),
        "embargo-visit" => i18n::log_embargo_visit(language).to_owned(),
        "publish" => i18n::log_publish(language, stage()),
        "unpublish" => i18n::log_unpublish(language, stage()),
        "publication-planned" => i18n::log_publication_planned(language, stage()),
        "publication-unplanned" => i18n::log_publication_unplanned(language, stage()),
        "publication-missed" => i18n::log_publication_missed(language, stage()),
        // An action of a later version, or one that no page of a call shows.
        other => other.to_owned(),
    }
}

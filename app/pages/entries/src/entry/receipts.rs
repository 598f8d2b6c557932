//! The receipts of an entry beside its draft, and the page of one: what was handed in, when and by
//! whom, and what comes next.

use axum::extract::Path;
use contest::{EntryId, PhaseKind, Timestamp, entry::EntryState};
use frame::{
    failure::Answer,
    shell::{PageHead, page},
    table::{Column, table},
    text_language::view_localized,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Draft, Receipt, calendar};
use parts::team_pages::read_line;

use super::{checklist::view_names_notices, view_origin};

/// The receipts, newest first, and the way to withdraw.
pub(super) fn view_receipts(visit: &Visit, draft: &Draft) -> impl IntoView + use<> {
    let language = visit.language;
    let may_withdraw = draft
        .call
        .standing(PhaseKind::Submission, visit.now)
        .takes()
        && draft.state == EntryState::Submitted;
    let items = draft
        .receipts
        .iter()
        .map(|(number, at)| {
            let address = visit.link(&format!("/entry/{}/receipt/{number}", draft.id));
            view! {
                <li>
                    <a href=address>{i18n::receipt_number(language, number)}</a>
                    <br />
                    <span class="quiet">
                        {calendar::format_timestamp(
                            language,
                            Timestamp(*at),
                            &draft.call.time_zone,
                        )}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{i18n::entry_receipts(language)}</h2>
            {draft
                .receipts
                .is_empty()
                .then(|| view! { <p class="quiet">{i18n::entry_no_receipts(language)}</p> })}
            <ul class="plain-list">{items}</ul>
            {may_withdraw
                .then(|| {
                    view! {
                        <p>
                            <a
                                class="quiet"
                                href=visit.link(&format!("/entry/{}/withdraw", draft.id))
                            >
                                {i18n::entry_withdraw(language)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}

/// A receipt.
pub async fn receipt(visit: Visit, Path((entry, number)): Path<(EntryId, i64)>) -> Answer {
    let receipt = visit
        .office()
        .receipt(visit.signed_in()?, &entry, number, visit.now)
        .await?;
    let place = PageHead::of_edition(
        i18n::receipt_number(visit.language, number),
        &receipt.call.edition,
        &visit,
    )
    .under(
        visit.link(&format!("/entry/{entry}")),
        receipt.content.title.text(visit.language),
    )
    .with_line(read_line(&visit, &entry).await?)
    .following(&visit, &receipt.call);
    Ok(page(&visit, place, || {
        view! {
            {view_head(&visit, &receipt)}
            {view_handed_in(&visit, &receipt)}
            {view_files(&visit, &receipt)}
        }
        .into_any()
    }))
}

/// What the receipt proves: the entry, the time, the person; and what comes next.
fn view_head(visit: &Visit, receipt: &Receipt) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <section class="band">
            {view_origin(language, &receipt.call, &receipt.team, receipt.entry_number)}
            <h1>{i18n::receipt_number(language, receipt.number)}</h1>
            <p class="lead">{view_localized(language, &receipt.content.title)}</p> <p>
                <time datetime=calendar::machine(
                    receipt.submitted_at,
                )>
                    {calendar::format_timestamp(
                        language,
                        receipt.submitted_at,
                        &receipt.call.time_zone,
                    )}
                </time>
                <br />
                {calendar::format_timestamp(language, receipt.submitted_at, &calendar::Zone::UTC)}
            </p> <p>{i18n::receipt_by(language, &receipt.submitted_by)}</p>
            <p>{describe_next_step(visit, receipt)}</p>
            {can_be_replaced(visit, receipt).then(|| view_names_notices(language, &receipt.names))}
        </section>
    }
}

/// The picture and the words that were handed in.
fn view_handed_in(visit: &Visit, receipt: &Receipt) -> impl IntoView + use<> {
    let language = visit.language;
    let (title_language, title) = receipt.content.title.get(language);
    let (summary_language, summary) = receipt.content.summary.get(language);
    let cover = receipt
        .files
        .iter()
        .find(|file| file.cover)
        .filter(|file| file.preview);
    let picture = cover.map(|file| {
        let address = format!(
            "/files/draft/{}/receipt/{}/{}?preview",
            receipt.entry, receipt.number, file.id
        );
        view! { <img src=address alt=receipt.content.alternative.text(language).to_owned() /> }
    });
    view! {
        <section class="band narrow">
            {picture} <h2 lang=title_language.tag()>{title.to_owned()}</h2>
            <p class="typed" lang=summary_language.tag()>
                {summary.to_owned()}
            </p>
        </section>
    }
}

/// The files that were handed in, with their hashes, and the hash of it all.
fn view_files(visit: &Visit, receipt: &Receipt) -> impl IntoView + use<> {
    let language = visit.language;
    let columns = [
        Column::subject(i18n::receipt_file(language)),
        Column::number(i18n::receipt_size(language)),
        Column::text("SHA-256"),
    ];
    let rows = receipt.files.iter().map(|file| {
        vec![
            file.name.clone().into_any(),
            i18n::bytes(language, file.bytes).into_any(),
            view! { <code class="wrap">{file.hash.clone()}</code> }.into_any(),
        ]
    });
    view! {
        <section class="band">
            <h2>{i18n::entry_files(language)}</h2>
            {table(&columns, rows)}
            <p>
                {i18n::receipt_hash(language)}<br />
                <code class="wrap">{receipt.hash.clone()}</code>
            </p>
        </section>
    }
}

/// Whether the team can still hand in something else.
fn can_be_replaced(visit: &Visit, receipt: &Receipt) -> bool {
    let handing_in = receipt.call.standing(PhaseKind::Submission, visit.now);
    receipt.state != EntryState::Withdrawn && receipt.number == receipt.latest && handing_in.takes()
}

/// What happens after handing in: until when it can be replaced, and when the jury begins.
fn describe_next_step(visit: &Visit, receipt: &Receipt) -> String {
    let language = visit.language;
    if receipt.state == EntryState::Withdrawn {
        return i18n::receipt_withdrawn(language).to_owned();
    }
    if receipt.number < receipt.latest {
        return i18n::receipt_replaced(language, receipt.latest);
    }
    let write =
        |moment: Timestamp| calendar::format_timestamp(language, moment, &receipt.call.time_zone);
    let screening = receipt
        .call
        .schedule
        .phase(PhaseKind::Screening)
        .map(|phase| phase.starts);
    let replace = can_be_replaced(visit, receipt)
        .then(|| i18n::receipt_replace(language, write(receipt.call.ends(PhaseKind::Submission))));
    let jury = screening
        .filter(|starts| *starts > visit.now)
        .map(|starts| i18n::receipt_next(language, write(starts)));
    replace
        .into_iter()
        .chain(jury)
        .collect::<Vec<_>>()
        .join(" ")
}

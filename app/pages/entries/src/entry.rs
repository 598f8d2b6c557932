//! A team's entry: the draft with its checklist and files, handing in, the receipt, withdrawing.

mod checklist;
mod draft_files;
mod draft_form;
mod draft_page;
mod fields;
mod receipts;

use axum::{extract::Path, http::StatusCode};
use contest::{EntryId, FileId, Language, PhaseKind, entry::EntryState};
use frame::{
    city::city_class,
    content_fields::read_content,
    done::Done,
    failure::{Answer, PageError},
    form::{Fields, Filled},
    shell::{PageHead, page, page_refused},
    upload::{Part, Upload, explain_broken, missing_file},
    visit::Visit,
};
use futures::TryStreamExt as _;
use leptos::prelude::*;
use office::{Call, Draft, Failure, FileRole, Problem, Refusal, Room};
use parts::{deadline::write_deadlines, team_pages::line_of_draft, work_facts::Catalogue};

use self::{
    draft_page::view_draft,
    fields::{fill_in, point_at_fields, read_version},
};

pub use receipts::receipt;

/// A draft as its page shows it.
struct DraftPage<'a> {
    draft: &'a Draft,
    catalogue: &'a Catalogue,
    /// What its team can still send.
    room: Room,
    form: &'a Filled,
    /// What stands against a file that was uploaded.
    upload: Option<&'a Refusal>,
}

impl DraftPage<'_> {
    /// Whether the team can still change it.
    fn takes_changes(&self, visit: &Visit) -> bool {
        let submission = self.draft.call.standing(PhaseKind::Submission, visit.now);
        submission.takes() && self.draft.state != EntryState::Withdrawn
    }
}

async fn read_draft(visit: &Visit, entry: &EntryId) -> Result<(Draft, Catalogue, Room), PageError> {
    let (office, person) = (visit.office(), visit.signed_in()?);
    let draft = office.draft(person, entry, visit.now).await?;
    let catalogue = Catalogue::read(visit, &draft.call.edition).await?;
    let room = office
        .room_of(person, (&draft.call, entry), visit.now)
        .await?;
    Ok((draft, catalogue, room))
}

fn place(visit: &Visit, draft: &Draft) -> PageHead {
    let language = visit.language;
    let base = format!("/{}/{}", draft.call.edition.slug, draft.call.slug);
    PageHead::of_edition(i18n::entry_draft(language), &draft.call.edition, visit)
        .under(visit.link(&base), draft.call.title.text(language))
        .under(visit.link(&format!("{base}/team")), draft.team.clone())
        .with_line(line_of_draft(visit, draft))
        .with_island()
        .following_at(visit, &draft.call, &deadline_path(&draft.id))
        .with_script("/upload.js")
}

/// Where the open page of a draft asks for its team's deadline.
fn deadline_path(entry: &EntryId) -> String {
    format!("/entry/{entry}/deadline.json")
}

/// Answers the open page of a draft with the deadlines as its team has them.
pub async fn send_deadlines(visit: Visit, Path(entry): Path<EntryId>) -> Answer {
    let draft = visit
        .office()
        .draft(visit.signed_in()?, &entry, visit.now)
        .await?;
    Ok(write_deadlines(&visit, &draft.call))
}

/// The call, the team and the number of an entry, above its title.
fn view_origin(language: Language, call: &Call, team: &str, number: i64) -> impl IntoView + use<> {
    view! {
        <p class=city_class(
            &call.city,
        )>
            {call.title.text(language).to_owned()}" · "{team.to_owned()}" · "
            {i18n::entry_number(language, number)}
        </p>
    }
}

/// The draft.
pub async fn draft(visit: Visit, Path(entry): Path<EntryId>) -> Answer {
    let (draft, catalogue, room) = read_draft(&visit, &entry).await?;
    let form = fill_in(&draft);
    let draft_page = DraftPage {
        draft: &draft,
        catalogue: &catalogue,
        room,
        form: &form,
        upload: None,
    };
    Ok(page(&visit, place(&visit, &draft), || {
        view_draft(&visit, &draft_page)
    }))
}

/// Shows the draft again with what was refused: in the form, or without fields beside the upload.
/// What a member may not do has a page of its own, and so has what broke.
async fn refuse(
    visit: &Visit,
    entry: &EntryId,
    fields: Option<&Fields>,
    failure: Failure,
) -> Answer {
    let refusal = match failure {
        Failure::Refused(refusal) if !matches!(refusal, Refusal::Denied(_)) => refusal,
        failure => return Err(failure.into()),
    };
    let (mut draft, catalogue, room) = read_draft(visit, entry).await?;
    if let Some(fields) = fields {
        draft.content = read_content(fields).unwrap_or(draft.content);
    }
    let mut form = fill_in(&draft);
    if let Some(fields) = fields {
        form = form.pointing(point_at_fields(visit.language, &refusal, fields));
        form.refusal = Some(refusal.clone());
    }
    let draft_page = DraftPage {
        draft: &draft,
        catalogue: &catalogue,
        room,
        form: &form,
        upload: fields.is_none().then_some(&refusal),
    };
    let place = place(visit, &draft);
    let mut response = page_refused(visit, &refusal, place, || view_draft(visit, &draft_page));
    if is_too_large(&refusal) {
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    }
    Ok(response)
}

/// Whether a file was too large, which has a status of its own.
fn is_too_large(refusal: &Refusal) -> bool {
    let Refusal::Fields(problems) = refusal else {
        return false;
    };
    problems
        .iter()
        .any(|problem| matches!(problem.problem, Problem::FileTooLarge { .. }))
}

/// Saves the draft from the form's button.
pub async fn save(visit: Visit, Path(entry): Path<EntryId>, fields: Fields) -> Answer {
    match visit
        .office()
        .save_draft(
            visit.signed_in()?,
            &entry,
            &read_content(&fields)?,
            read_version(&fields),
            visit.now,
        )
        .await
    {
        Ok(_) => Ok(visit.redirect(&format!("/entry/{entry}"), Done::Saved)),
        Err(failure) => refuse(&visit, &entry, Some(&fields), failure).await,
    }
}

/// Receives a file: streamed to disk, looked at, kept.
pub async fn add_file(visit: Visit, Path(entry): Path<EntryId>, mut form: Upload) -> Answer {
    let person = visit.signed_in()?.clone();
    let received = receive_file(&visit, &person, &entry, &mut form).await;
    let visit = visit.at_arrival();
    match received {
        Ok(notes) => Ok(visit.redirect(&format!("/entry/{entry}"), Done::of_upload(notes))),
        Err(failure) => refuse(&visit, &entry, None, failure).await,
    }
}

/// Keeps the file that the form brings; what of it was left out.
async fn receive_file(
    visit: &Visit,
    person: &office::Person,
    entry: &EntryId,
    form: &mut Upload,
) -> office::Result<Vec<media_spec::Note>> {
    let limits = visit
        .office()
        .may_add_file(person, entry, visit.now)
        .await?;
    let most = limits.most_bytes();
    let _turn = visit.one_upload()?;
    let mut role = FileRole::Work;
    while let Some(part) = form.next(most).await? {
        match part {
            Part::Text { name, text } if name == "role" => {
                role = if text == "cover" {
                    FileRole::Cover
                } else {
                    FileRole::Work
                }
            }
            Part::Text { .. } => {}
            Part::File { name, content } => {
                let content = content.map_err(|error| explain_broken(&error));
                let incoming = visit.office().receive(&name, content, most).await?;
                // The moment of the decision is the one at which the file has arrived.
                return visit
                    .office()
                    .add_file(person, entry, role, incoming, visit.clock())
                    .await;
            }
        }
    }
    Err(missing_file())
}

/// Takes a file out of the draft.
pub async fn remove_file(visit: Visit, Path((entry, file)): Path<(EntryId, FileId)>) -> Answer {
    visit
        .office()
        .remove_file(visit.signed_in()?, &entry, &file, visit.now)
        .await?;
    Ok(visit.redirect(&format!("/entry/{entry}"), Done::FileRemoved))
}

/// Hands in what stands on the page and shows the receipt. A form without words hands in what was
/// saved.
pub async fn hand_in(visit: Visit, Path(entry): Path<EntryId>, fields: Fields) -> Answer {
    let typed = fields
        .has("version")
        .then(|| read_content(&fields).map(|content| (content, read_version(&fields))))
        .transpose()?;
    let typed_words = typed.as_ref().map(|(content, version)| (content, *version));
    match visit
        .office()
        .hand_in(visit.signed_in()?, &entry, typed_words, visit.now)
        .await
    {
        Ok(number) => {
            Ok(visit.redirect(&format!("/entry/{entry}/receipt/{number}"), Done::HandedIn))
        }
        Err(failure) => refuse(&visit, &entry, typed.is_some().then_some(&fields), failure).await,
    }
}

/// Asks once before withdrawing.
pub async fn withdraw_page(visit: Visit, Path(entry): Path<EntryId>) -> Answer {
    let draft = visit
        .office()
        .draft(visit.signed_in()?, &entry, visit.now)
        .await?;
    let mut place = place(&visit, &draft);
    place.island = false;
    place.title = i18n::entry_withdraw(visit.language).to_owned();
    Ok(page(&visit, place, || view_withdrawal(&visit, &draft)))
}

/// The question; a member who is not the captain is told who can answer it.
fn view_withdrawal(visit: &Visit, draft: &Draft) -> AnyView {
    let language = visit.language;
    let back =
        view! { <a href=visit.link(&format!("/entry/{}", draft.id))>{i18n::cancel(language)}</a> };
    let answer = match &draft.captain {
        None => view! {
            <form method="post" class="row">
                <button class="button">{i18n::entry_withdraw(language)}</button>
                {back}
            </form>
        }
        .into_any(),
        Some(captain) => view! {
            <p class="notice">{i18n::entry_withdraw_captain(language, captain)}</p>
            <p>{back}</p>
        }
        .into_any(),
    };
    view! {
        <section class="band narrow">
            <h1>{i18n::entry_withdraw(language)}</h1>
            <p>{i18n::entry_withdraw_lead(language)}</p>
            {answer}
        </section>
    }
    .into_any()
}

/// Withdraws.
pub async fn withdraw(visit: Visit, Path(entry): Path<EntryId>) -> Answer {
    visit
        .office()
        .withdraw(visit.signed_in()?, &entry, visit.now)
        .await?;
    Ok(visit.redirect(&format!("/entry/{entry}"), Done::EntryWithdrawn))
}

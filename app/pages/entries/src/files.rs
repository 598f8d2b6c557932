//! Stored files of entries: for everybody, their teams, jurors and organisers.

use axum::extract::Path;
use contest::{EntryId, FileId};
use frame::{failure::Answer, visit::Visit};
use parts::{jury_places::parse_sheet_name, sent_file::AskedFile};

/// A file of a published work.
pub async fn public(
    visit: Visit,
    Path((entry, file)): Path<(EntryId, FileId)>,
    asked: AskedFile,
) -> Answer {
    let stored = visit
        .office()
        .public_file(&entry, &file, asked.preview)
        .await?;
    asked.send_public(stored).await
}

/// A file as a team handed it in.
pub async fn receipt(
    visit: Visit,
    Path((entry, number, file)): Path<(EntryId, i64, FileId)>,
    asked: AskedFile,
) -> Answer {
    let (person, preview) = (visit.signed_in()?, asked.preview);
    let stored = visit
        .office()
        .receipt_file(person, &entry, number, &file, preview, visit.now)
        .await?;
    asked.send_private(stored).await
}

/// A file of one's own draft.
pub async fn draft(
    visit: Visit,
    Path((entry, file)): Path<(EntryId, FileId)>,
    asked: AskedFile,
) -> Answer {
    let (person, preview) = (visit.signed_in()?, asked.preview);
    let stored = visit
        .office()
        .draft_file(person, &entry, &file, preview, visit.now)
        .await?;
    asked.send_private(stored).await
}

/// A file of an entry for its juror.
pub async fn jury(
    visit: Visit,
    Path((sheet, file)): Path<(String, FileId)>,
    asked: AskedFile,
) -> Answer {
    let (juror, preview) = (visit.signed_in()?, asked.preview);
    let sheet = parse_sheet_name(&sheet)?;
    let stored = visit
        .office()
        .sheet_file(juror, &sheet, &file, preview, visit.now)
        .await?;
    asked.send_private(stored).await
}

/// A file of an entry, for the organisers of its call.
pub async fn organiser(
    visit: Visit,
    Path((edition, call, entry, file)): Path<(String, String, EntryId, FileId)>,
    asked: AskedFile,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let (organiser, preview) = (visit.signed_in()?, asked.preview);
    let stored = visit
        .office()
        .organiser_file(organiser, &call, (&entry, &file), preview, visit.now)
        .await?;
    asked.send_private(stored).await
}

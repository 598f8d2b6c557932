//! What a team has in hand after handing in, which nothing changes any more.

use std::sync::Arc;

use contest::{
    Action, Content, EntryId, FileId, TeamId, Timestamp,
    entry::{EntryState, Field},
};

use crate::{Call, Office, Person, Result, StoredFile, refusal::UNKNOWN};

use super::{DraftFile, FileRole};

/// Which pages of an entry there are for its team.
#[derive(Clone, Debug)]
pub struct EntryPages {
    /// In which it takes part.
    pub call: Arc<Call>,
    /// Its id.
    pub entry: EntryId,
    /// The hand-in that counts; 0 where nothing was handed in.
    pub receipt: i64,
    /// Whether the jury's letter can be read.
    pub letter: bool,
}

/// What a team has in hand after handing in.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Id of the entry.
    pub entry: EntryId,
    /// The entry's number in the call, from 1.
    pub entry_number: i64,
    /// In which it was handed in.
    pub call: Arc<Call>,
    /// The team's name.
    pub team: String,
    /// Number of the hand-in, from 1.
    pub number: i64,
    /// The receipt that counts: the last one.
    pub latest: i64,
    /// What became of the entry since.
    pub state: EntryState,
    /// Where the text that was handed in names a member or the team, although the jury judges
    /// blind.
    pub names: Vec<(Field, String)>,
    /// What was handed in.
    pub content: Content,
    /// Name of the member who did.
    pub submitted_by: String,
    /// When.
    pub submitted_at: Timestamp,
    /// What was handed in, in the order in which files stand everywhere.
    pub files: Vec<ReceiptFile>,
    /// SHA-256 over content and file hashes, in hexadecimal digits.
    pub hash: String,
}

#[derive(sqlx::FromRow)]
struct ReceiptRow {
    content: String,
    files: String,
    hash: String,
    submitted_at: i64,
    submitted_by: String,
    entry_number: i64,
    latest: i64,
    state: String,
    team: TeamId,
    team_name: String,
}

/// A file in a receipt.
#[derive(Clone, Debug)]
pub struct ReceiptFile {
    /// `UUIDv7`, the same as in the draft.
    pub id: FileId,
    /// As its sender called it, without folders.
    pub name: String,
    /// Whether it is the picture that stands for the work.
    pub cover: bool,
    /// Whether there is a small copy to show.
    pub preview: bool,
    /// Its size in bytes.
    pub bytes: i64,
    /// SHA-256 of its content in hexadecimal digits.
    pub hash: String,
}

impl From<DraftFile> for ReceiptFile {
    fn from(file: DraftFile) -> Self {
        let (cover, preview) = (file.role == FileRole::Cover, file.preview.is_some());
        Self {
            id: file.id,
            name: file.name,
            cover,
            preview,
            bytes: file.bytes,
            hash: file.hash,
        }
    }
}

impl Office {
    /// Which pages of an entry there are, for a member of the team.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn entry_pages(
        &self,
        person: &Person,
        entry: &EntryId,
        now: Timestamp,
    ) -> Result<EntryPages> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::SeeDraft, now)
            .await?;
        let (receipt, letters): (i64, i64) = sqlx::query_as(
            "SELECT entry.revision,
                    (
                        SELECT COUNT(*)
                        FROM letter
                        WHERE letter.entry = entry.id
                          AND letter.released_at IS NOT NULL
                    )
             FROM entry
             WHERE entry.id = $1",
        )
        .bind(entry)
        .fetch_one(self.store.read())
        .await?;
        Ok(EntryPages {
            call,
            entry: entry.clone(),
            receipt,
            letter: letters > 0,
        })
    }

    /// The receipt of a hand-in, for a member of the team.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn receipt(
        &self,
        person: &Person,
        entry: &EntryId,
        number: i64,
        now: Timestamp,
    ) -> Result<Receipt> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::SeeDraft, now)
            .await?;
        let row: Option<ReceiptRow> = sqlx::query_as(
            "SELECT revision.content, revision.files, revision.hash,
                    revision.submitted_at,
                    person.name AS submitted_by,
                    entry.number AS entry_number,
                    entry.revision AS latest,
                    entry.state, entry.team,
                    team.name AS team_name
             FROM revision
             JOIN person ON person.id = revision.submitted_by
             JOIN entry ON entry.id = revision.entry
             JOIN team ON team.id = entry.team
             WHERE revision.entry = $1
               AND revision.number = $2",
        )
        .bind(entry)
        .bind(number)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        let content: Content = serde_json::from_str(&row.content)?;
        let files: Vec<DraftFile> = serde_json::from_str(&row.files)?;
        Ok(Receipt {
            entry: entry.clone(),
            entry_number: row.entry_number,
            names: self
                .find_told_names(&call, (&row.team, &row.team_name), &content)
                .await?,
            call,
            team: row.team_name,
            number,
            latest: row.latest,
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            content,
            submitted_by: row.submitted_by,
            submitted_at: Timestamp(row.submitted_at),
            files: files.into_iter().map(ReceiptFile::from).collect(),
            hash: row.hash,
        })
    }

    /// A file as it was handed in, or its small copy.
    ///
    /// # Errors
    ///
    /// Unknown for everybody but the team.
    pub async fn receipt_file(
        &self,
        person: &Person,
        entry: &EntryId,
        number: i64,
        file: &FileId,
        preview: bool,
        now: Timestamp,
    ) -> Result<StoredFile> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::SeeDraft, now)
            .await?;
        let files: Option<String> = sqlx::query_scalar(
            "SELECT files
             FROM revision
             WHERE entry = $1
               AND number = $2",
        )
        .bind(entry)
        .bind(number)
        .fetch_optional(self.store.read())
        .await?;
        let files: Vec<DraftFile> = serde_json::from_str(&files.ok_or(UNKNOWN)?)?;
        let file = files
            .iter()
            .find(|known| known.id == *file)
            .ok_or(UNKNOWN)?;
        self.open_file(file, preview, file.name.clone()).await
    }
}

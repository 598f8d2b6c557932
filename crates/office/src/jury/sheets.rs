//! The score sheet of a juror for an entry: the work as a juror may see it, and what they gave and
//! wrote.

use std::sync::Arc;

use contest::{
    Action, CallId, Content, CriterionId, FileId, Standing, Timestamp,
    entry::EntryState,
    judging::{Criterion, Recusal, SheetName},
    may,
};

use crate::{
    Call, DraftFile, Failure, FileRole, Guise, Office, Person, Refusal, Result, StoredFile,
    entries::export::reader, refusal::UNKNOWN,
};

/// Most rows of a table that a score sheet shows in place.
pub const TABLE_ROWS: usize = 20;
/// Most columns of such a table.
pub const TABLE_COLUMNS: usize = 12;
/// How many bytes of the file are read for them.
const TABLE_BYTES: u64 = 256 * 1024;

/// One mark as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What is asked.
    pub criterion: Criterion,
    /// Steps of the criterion's scale; `None` where nothing was marked yet.
    pub steps: Option<i64>,
    /// That a save is made from; 0 where nothing was marked yet.
    pub version: i64,
}

/// The sheet of a juror for an entry, and the work as a juror of a blind round may see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The call that is judged.
    pub call: Arc<Call>,
    /// Entry and round.
    pub name: SheetName,
    /// The entry's number within the call.
    pub number: i64,
    /// What the team wrote.
    pub content: Content,
    /// In the order in which the team put them.
    pub files: Vec<SheetFile>,
    /// For each criterion that is asked for the entry in this round, in the order of the call.
    pub marks: Vec<Mark>,
    /// What the juror wrote to the team.
    pub comment_team: String,
    /// What the juror wrote to the jury.
    pub comment_jury: String,
    /// That a save of both comments is made from; 0 where nothing was saved yet.
    pub comment_version: i64,
    /// Sentences of the comment to the jury that go to the team, as JSON.
    pub(crate) sentences: String,
    /// Set where the juror stepped back, with what they wrote.
    pub recusal: Option<(Recusal, String)>,
    /// What this juror asked the organisers to look at, with their answers.
    pub flags: Vec<crate::Flag>,
    /// When the juror said that it is finished; `None` while it is open.
    pub finished_at: Option<Timestamp>,
    /// When the team handed in what the sheet shows, where that was after its juror's first mark.
    pub handed_in_since: Option<Timestamp>,
    /// Whether marks can be saved now.
    pub standing: Standing,
    /// The team's name; `None` in a blind round.
    pub team: Option<String>,
}

/// A file on a score sheet. Its name says its kind and place only.
#[derive(Clone, Debug)]
pub struct SheetFile {
    /// Id of the file.
    pub id: FileId,
    /// SHA-256 of its content.
    hash: String,
    /// Whether it is the cover.
    pub cover: bool,
    /// What it is, as the ending of its name: `png`, `pdf`, `csv`.
    pub kind: String,
    /// Its size.
    pub bytes: i64,
    /// Pixels, where it is a picture.
    pub width: Option<i64>,
    /// Pixels, where it is a picture.
    pub height: Option<i64>,
}

impl From<DraftFile> for SheetFile {
    fn from(file: DraftFile) -> Self {
        Self {
            id: file.id,
            hash: file.hash,
            cover: file.role == FileRole::Cover,
            kind: file.kind,
            bytes: file.bytes,
            width: file.width,
            height: file.height,
        }
    }
}

#[derive(sqlx::FromRow)]
struct SheetRow {
    call: CallId,
    number: i64,
    team: String,
    state: String,
    content: String,
    files: String,
    topic: String,
    conflict: Option<String>,
    recusal: Option<String>,
    comment_team: String,
    comment_jury: String,
    comment_version: i64,
    sentences: String,
    finished_at: Option<i64>,
    submitted_at: i64,
}

const SHEET: &str = "SELECT entry.call, entry.number,
            team.name AS team,
            entry.state,
            revision.content, revision.files, revision.topic,
            assignment.conflict, assignment.recusal,
            assignment.comment_team, assignment.comment_jury,
            assignment.comment_version, assignment.sentences,
            assignment.finished_at,
            revision.submitted_at
     FROM assignment
     JOIN entry ON entry.id = assignment.entry
     JOIN team ON team.id = entry.team
     JOIN revision ON revision.entry = entry.id
       AND revision.number = entry.revision
     WHERE assignment.juror = $1
       AND assignment.entry = $2
       AND assignment.round = $3";

/// The same for the juror of a preview: of any entry that is judged in the round of its call ($4),
/// with nothing on it.
const PREVIEWED: &str = "SELECT entry.call, entry.number,
            team.name AS team,
            entry.state,
            revision.content, revision.files, revision.topic,
            assignment.conflict, assignment.recusal,
            COALESCE(assignment.comment_team, '') AS comment_team,
            COALESCE(assignment.comment_jury, '') AS comment_jury,
            COALESCE(assignment.comment_version, 0) AS comment_version,
            COALESCE(assignment.sentences, '[]') AS sentences,
            assignment.finished_at,
            revision.submitted_at
     FROM judged_entry
     JOIN entry ON entry.id = judged_entry.id
     JOIN team ON team.id = entry.team
     JOIN revision ON revision.entry = entry.id
       AND revision.number = entry.revision
     LEFT JOIN assignment ON assignment.entry = entry.id
       AND assignment.juror = $1
     WHERE judged_entry.id = $2
       AND judged_entry.round = $3
       AND judged_entry.call = $4";

#[derive(sqlx::FromRow)]
struct MarkRow {
    criterion: CriterionId,
    steps: i64,
    version: i64,
    saved_at: i64,
}

impl Office {
    /// The score sheet of a juror for an entry that was assigned to them.
    ///
    /// # Errors
    ///
    /// Unknown where it was not.
    pub async fn sheet(&self, juror: &Person, name: &SheetName, now: Timestamp) -> Result<Sheet> {
        let row = self.read_sheet_row(juror, name).await?;
        let call = self.call_by_id(&row.call).await?;
        let round = call.round(name.round).ok_or(UNKNOWN)?;
        let situation = call.situation_in(
            name.round,
            EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            now,
        );
        let mut actor = self.actor(Some(juror), &call, Some(&name.entry)).await?;
        // Who declared a conflict still sees the sheet, to take it back.
        actor.assigned = true;
        may(actor, Action::SeeForJudging, &situation)?;
        let given: Vec<MarkRow> = sqlx::query_as(
            "SELECT criterion, steps, version, saved_at
             FROM mark
             WHERE juror = $1
               AND entry = $2
               AND round = $3",
        )
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .fetch_all(self.store.read())
        .await?;
        let marked_before = given.iter().any(|mark| mark.saved_at < row.submitted_at);
        let flags = self.own_flags(juror, &name.entry).await?;
        let marks = call
            .criteria
            .iter()
            .filter(|criterion| criterion.asked_in(round))
            .filter(|criterion| criterion.applies(&row.topic))
            .map(|criterion| {
                let mark = given.iter().find(|mark| mark.criterion == criterion.id);
                Mark {
                    criterion: criterion.clone(),
                    steps: mark.map(|mark| mark.steps),
                    version: mark.map_or(0, |mark| mark.version),
                }
            })
            .collect();
        let files: Vec<DraftFile> = serde_json::from_str(&row.files)?;
        Ok(Sheet {
            name: name.clone(),
            number: row.number,
            content: serde_json::from_str(&row.content)?,
            files: files.into_iter().map(SheetFile::from).collect(),
            marks,
            comment_team: row.comment_team,
            comment_jury: row.comment_jury,
            comment_version: row.comment_version,
            sentences: row.sentences,
            recusal: row
                .recusal
                .as_deref()
                .and_then(Recusal::from_code)
                .map(|kind| (kind, row.conflict.unwrap_or_default())),
            flags,
            finished_at: row.finished_at.map(Timestamp),
            handed_in_since: marked_before.then_some(Timestamp(row.submitted_at)),
            standing: situation.round,
            team: (!round.blind).then_some(row.team),
            call,
        })
    }

    async fn read_sheet_row(&self, juror: &Person, name: &SheetName) -> Result<SheetRow> {
        let (query, call) = match &juror.guise {
            Guise::Previewed { call, .. } => (PREVIEWED, Some(call)),
            Guise::Own | Guise::OnBehalf { .. } => (SHEET, None),
        };
        let named = sqlx::query_as(query)
            .bind(&juror.id)
            .bind(&name.entry)
            .bind(name.round.code());
        let named = match call {
            Some(call) => named.bind(call),
            None => named,
        };
        let row: Option<SheetRow> = named.fetch_optional(self.store.read()).await?;
        row.ok_or(UNKNOWN)
    }

    /// The first rows of each table among a sheet's files, by the file's id: at most [`TABLE_ROWS`]
    /// rows of [`TABLE_COLUMNS`] columns. A file that is no table after all has none, nor has any
    /// while files are not reached: marks are given without them.
    ///
    /// # Errors
    ///
    /// Where the object store fails.
    pub async fn sheet_tables(&self, sheet: &Sheet) -> Result<Vec<(FileId, Vec<Vec<String>>)>> {
        let mut tables = Vec::new();
        for file in sheet.files.iter().filter(|file| file.kind == "csv") {
            let bytes = match self.files.beginning(&file.hash, TABLE_BYTES).await {
                Err(Failure::Refused(Refusal::FilesAway { .. } | Refusal::FilesFull)) => break,
                read => read?,
            };
            let whole = i64::try_from(bytes.len()).is_ok_and(|read| read >= file.bytes);
            let text = String::from_utf8_lossy(&bytes);
            let mut reader = reader(&text, false);
            let mut rows: Vec<Vec<String>> = reader
                .records()
                .take(TABLE_ROWS + 1)
                .map_while(Result::ok)
                .map(|record| {
                    record
                        .iter()
                        .take(TABLE_COLUMNS)
                        .map(str::to_owned)
                        .collect()
                })
                .collect();
            // The last row of a beginning may be cut off.
            if !whole && rows.len() <= TABLE_ROWS {
                rows.pop();
            }
            if !rows.is_empty() {
                tables.push((file.id.clone(), rows));
            }
        }
        Ok(tables)
    }

    /// A file of an entry for its juror, under a name that tells nothing but its kind.
    ///
    /// # Errors
    ///
    /// Unknown where the entry is not the juror's.
    pub async fn sheet_file(
        &self,
        juror: &Person,
        name: &SheetName,
        file: &FileId,
        preview: bool,
        now: Timestamp,
    ) -> Result<StoredFile> {
        let sheet = self.sheet(juror, name, now).await?;
        let files: String = sqlx::query_scalar(
            "SELECT revision.files
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             WHERE entry.id = $1",
        )
        .bind(&name.entry)
        .fetch_one(self.store.read())
        .await?;
        let files: Vec<DraftFile> = serde_json::from_str(&files)?;
        let (place, found) = files
            .iter()
            .enumerate()
            .find(|(_, known)| known.id == *file)
            .ok_or(UNKNOWN)?;
        self.open_file(
            found,
            preview,
            format!("entry-{}-{}.{}", sheet.number, place + 1, found.kind),
        )
        .await
    }
}

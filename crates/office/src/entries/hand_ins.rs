//! What was handed in, as organisers read it: every hand-in of an entry stays, also one that
//! another has replaced.

use contest::{Content, EntryId, FileId, Timestamp};
use serde::{Serialize, Serializer};

use crate::{
    Call, DraftFile, Office, Person, Result, StoredFile, editions::calendar, refusal::UNKNOWN,
};

/// A hand-in, as organisers read it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct HandIn {
    /// From 1, in the order of handing in.
    pub number: i64,
    /// Name of the member.
    pub by: String,
    /// Microseconds since 1970; RFC 3339 in exports.
    #[serde(serialize_with = "serialize_moment")]
    pub at: i64,
    /// SHA-256 over content and files.
    pub hash: String,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn serialize_moment<S: Serializer>(
    at: &i64,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(&calendar::machine(Timestamp(*at)))
}

/// What stood in one hand-in of an entry.
#[derive(Clone, Debug)]
pub struct HandInContent {
    /// Id of the entry.
    pub entry: EntryId,
    /// The entry's number in the call, from 1.
    pub entry_number: i64,
    /// The team's name.
    pub team: String,
    /// Who, when, and the hash.
    pub hand_in: HandIn,
    /// Number of the newest hand-in, which is the one that counts.
    pub latest: i64,
    /// As it was handed in.
    pub content: Content,
    /// As they were handed in, in the order in which files stand everywhere.
    pub files: Vec<DraftFile>,
}

#[derive(sqlx::FromRow)]
struct Row {
    entry: EntryId,
    entry_number: i64,
    team: String,
    latest: i64,
    content: String,
    files: String,
    #[sqlx(flatten)]
    hand_in: HandIn,
}

impl TryFrom<Row> for HandInContent {
    type Error = crate::Failure;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            entry: row.entry,
            entry_number: row.entry_number,
            team: row.team,
            latest: row.latest,
            content: serde_json::from_str(&row.content)?,
            files: serde_json::from_str(&row.files)?,
            hand_in: row.hand_in,
        })
    }
}

impl Office {
    /// One hand-in of an entry of a call, by the numbers of both, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else, and where there was no such hand-in.
    pub async fn read_hand_in(
        &self,
        organiser: &Person,
        call: &Call,
        (entry, number): (i64, i64),
        now: Timestamp,
    ) -> Result<HandInContent> {
        self.as_observer(Some(organiser), call, now).await?;
        let row: Option<Row> = sqlx::query_as(
            "SELECT entry.id AS entry,
                    entry.number AS entry_number,
                    team.name AS team,
                    entry.revision AS latest,
                    revision.content,
                    revision.files,
                    revision.number,
                    person.name AS \"by\",
                    revision.submitted_at AS at,
                    revision.hash
             FROM revision
             JOIN entry ON entry.id = revision.entry
             JOIN team ON team.id = entry.team
             JOIN person ON person.id = revision.submitted_by
             WHERE entry.call = $1
               AND entry.number = $2
               AND revision.number = $3",
        )
        .bind(&call.id)
        .bind(entry)
        .bind(number)
        .fetch_optional(self.store.read())
        .await?;
        row.ok_or(UNKNOWN)?.try_into()
    }

    /// A file of an entry that was handed in, now or earlier, for an organiser, under a name that
    /// tells nothing but its kind: its place in the newest hand-in that has it.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn organiser_file(
        &self,
        organiser: &Person,
        call: &Call,
        (entry, file): (&EntryId, &FileId),
        preview: bool,
        now: Timestamp,
    ) -> Result<StoredFile> {
        self.as_observer(Some(organiser), call, now).await?;
        // Quotes within a JSON text are escaped: so stands only the id of a file.
        let id = format!("\"id\":\"{file}\"");
        let newest: Option<(String, i64)> = sqlx::query_as(
            "SELECT revision.files, entry.number
             FROM entry
             JOIN revision ON revision.entry = entry.id
             WHERE entry.id = $1
               AND entry.call = $2
               AND REPLACE(revision.files, $3, '') <> revision.files
             ORDER BY revision.number DESC
             LIMIT 1",
        )
        .bind(entry)
        .bind(&call.id)
        .bind(id)
        .fetch_optional(self.store.read())
        .await?;
        let (files, number) = newest.ok_or(UNKNOWN)?;
        let files: Vec<DraftFile> = serde_json::from_str(&files)?;
        let found = (1..).zip(&files).find(|(_, known)| known.id == *file);
        let (place, found) = found.ok_or(UNKNOWN)?;
        let name = format!("entry-{number}-{place}.{}", found.kind);
        self.open_file(found, preview, name).await
    }
}

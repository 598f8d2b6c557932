//! Entries: the draft that saves itself, and withdrawing. Its files stand in [`files`], handing in
//! stands in [`handing_in`], and what a team has in hand afterwards in [`receipts`].

mod files;
mod handing_in;
mod previewed;
mod receipts;

use std::sync::Arc;

use contest::{
    Action, CallId, Content, EntryId, FileId, Finding, PersonId, PhaseKind, Situation, TeamId,
    Timestamp,
    entry::{EntryState, Field, changed_fields, names_in},
    may,
};
use serde::{Deserialize, Serialize, de::IntoDeserializer as _};

use crate::{
    Call, Excluded, Extension, FieldProblem, Guise, Office, Person, Problem, Refusal, Result,
    audit,
    entries::listing::list_entry,
    objects::preview::Preview,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

pub use receipts::{EntryPages, Receipt, ReceiptFile};

/// What a file is in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileRole {
    /// The picture that stands for the work; one.
    Cover,
    /// A part of the work.
    Work,
}

impl FileRole {
    const fn code(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Work => "work",
        }
    }
}

impl TryFrom<String> for FileRole {
    type Error = serde::de::value::Error;

    fn try_from(code: String) -> std::result::Result<Self, Self::Error> {
        Self::deserialize(code.into_deserializer())
    }
}

/// A file of a draft.
#[derive(Clone, Debug, sqlx::FromRow, Serialize, Deserialize)]
pub struct DraftFile {
    /// `UUIDv7`.
    pub id: FileId,
    /// Whether it is the cover.
    #[sqlx(try_from = "String")]
    pub role: FileRole,
    /// As its sender called it, without folders.
    pub name: String,
    /// The usual ending of its kind's names, such as `pdf`.
    pub kind: String,
    /// Its size in bytes, as it is kept.
    pub bytes: i64,
    /// SHA-256 of its content in hexadecimal digits.
    pub hash: String,
    /// In pixels, of a picture.
    pub width: Option<i64>,
    /// In pixels, of a picture.
    pub height: Option<i64>,
    /// The small copy of a picture as it is stored, see [`DraftFile::small_copy`].
    pub preview: Option<String>,
}

impl DraftFile {
    /// The small copy, where there is one.
    #[must_use]
    pub fn small_copy(&self) -> Option<Preview> {
        self.preview.as_deref().map(Preview::parse)
    }
}

/// An entry as its team sees it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// `UUIDv7`.
    pub id: EntryId,
    /// Its number in the call, from 1.
    pub number: i64,
    /// In which it takes part.
    pub call: Arc<Call>,
    /// The team's name.
    pub team: String,
    /// The name of the team's captain, where it is not the one who looks: some things only the
    /// captain can do.
    pub captain: Option<String>,
    /// Whether it was handed in, or withdrawn.
    pub state: EntryState,
    /// Grows by one with every change of the content, from 1.
    pub version: i64,
    /// As it was saved last.
    pub content: Content,
    /// In the order in which they stand everywhere.
    pub files: Vec<DraftFile>,
    /// The revision that counts; 0 where nothing was handed in.
    pub revision: i64,
    /// When content, files or state changed last.
    pub updated_at: Timestamp,
    /// In what the draft differs from what was handed in last.
    pub changed: Vec<Field>,
    /// Number and moment of every hand-in, the newest first.
    pub receipts: Vec<(i64, i64)>,
    /// Where the text names a member or the team, which a jury that judges blind would read.
    pub names: Vec<(Field, String)>,
    /// Whether the jury's letter can be read.
    pub letter: bool,
    /// Why the organisers took it out of the contest, where they did.
    pub excluded: Option<Excluded>,
    /// Set where the team has a deadline of its own; the phases of [`Draft::call`] are the team's.
    pub extension: Option<Extension>,
}

impl Draft {
    /// The cover, if there is one.
    #[must_use]
    pub fn cover(&self) -> Option<&DraftFile> {
        self.files.iter().find(|file| file.role == FileRole::Cover)
    }

    /// What is missing before it can be handed in.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        self.content.missing(
            self.cover().is_some(),
            self.files
                .iter()
                .filter(|file| file.role == FileRole::Work)
                .count(),
            &self.call.required_data.rule(),
        )
    }
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: EntryId,
    number: i64,
    team: TeamId,
    state: String,
    version: i64,
    content: String,
    revision: i64,
    updated_at: i64,
}

/// Whose a draft is.
#[derive(sqlx::FromRow)]
struct TeamRow {
    name: String,
    /// Id of the person.
    captain: PersonId,
    captain_name: String,
}

fn field_problem(finding: Finding) -> FieldProblem {
    let name = |field: Field| match field {
        Field::Title => "title",
        Field::Summary => "summary",
        Field::Alternative => "alternative",
        Field::Topic => "topic",
        Field::Datasets => "sources",
        Field::RequiredData => "datasets",
        Field::Link => "link",
        Field::Licence => "licence",
        Field::Cover | Field::Files => "file",
    };
    match finding {
        Finding::Missing(field) => FieldProblem {
            field: name(field).into(),
            problem: Problem::Missing,
        },
        Finding::TooLong(field, most) => FieldProblem {
            field: name(field).into(),
            problem: Problem::TooLong { most },
        },
        Finding::ControlCharacters(field) => FieldProblem {
            field: name(field).into(),
            problem: Problem::ControlCharacters,
        },
        Finding::NotALink => FieldProblem {
            field: "link".into(),
            problem: Problem::NotALink,
        },
        Finding::Unknown(field) => FieldProblem {
            field: name(field).into(),
            problem: Problem::UnknownChoice,
        },
    }
}

/// In what a draft differs from what was handed in, each with its files.
pub(crate) fn changed_since(
    before: (&Content, &[DraftFile]),
    now: (&Content, &[DraftFile]),
) -> Vec<Field> {
    let of = |files: &[DraftFile], role: FileRole| -> Vec<FileId> {
        files
            .iter()
            .filter(|file| file.role == role)
            .map(|file| file.id.clone())
            .collect()
    };
    let files = [
        (Field::Cover, FileRole::Cover),
        (Field::Files, FileRole::Work),
    ]
    .into_iter();
    let files = files
        .filter(|(_, role)| of(before.1, *role) != of(now.1, *role))
        .map(|(field, _)| field);
    changed_fields(before.0, now.0)
        .into_iter()
        .chain(files)
        .collect()
}

/// The files of a draft by its entry, in the order in which they stand everywhere.
pub(crate) const FILES_OF: &str = "SELECT id, role, name, kind, bytes, hash, width, height, preview
     FROM entry_file
     WHERE entry = $1
     ORDER BY role, added_at, id";

impl EntryRow {
    /// Writes a content on top of the version that it was made from; answers the new version. What
    /// stands there already is not written.
    async fn write(
        &self,
        change: &mut Change,
        content: &Content,
        version: i64,
        now: Timestamp,
    ) -> Result<i64> {
        if serde_json::from_str::<Content>(&self.content)? == *content {
            return Ok(self.version);
        }
        if self.version != version {
            return Err(Refusal::StaleDraft {
                version: self.version,
            }
            .into());
        }
        execute_one(
            change,
            sqlx::query(
                "UPDATE entry
                 SET content = $1, version = version + 1, updated_at = $2
                 WHERE id = $3",
            )
            .bind(serde_json::to_string(content)?)
            .bind(now.0)
            .bind(&self.id),
        )
        .await?;
        // Once something was handed in, the list tells that and not the draft.
        if self.revision == 0 {
            list_entry(change, &self.id).await?;
        }
        Ok(version + 1)
    }
}

/// Reads the entry's row again inside the transaction and locks it, so that what is decided there
/// holds until the commit.
async fn lock_entry(transaction: &mut Change, entry: &EntryId) -> Result<EntryRow> {
    sqlx::query_as(
        "UPDATE entry
         SET version = version
         WHERE id = $1
         RETURNING id,
                   number,
                   team,
                   state,
                   version,
                   content,
                   revision,
                   updated_at",
    )
    .bind(entry)
    .fetch_optional(&mut **transaction)
    .await?
    .ok_or(UNKNOWN)
}

/// Refuses a content that breaks a limit or names what the edition does not have, as it stands in
/// the change that is to write it.
async fn check_content(change: &mut Change, call: &Call, content: &Content) -> Result<()> {
    let mut problems: Vec<FieldProblem> =
        content.problems().into_iter().map(field_problem).collect();
    let topics: Vec<String> = sqlx::query_scalar("SELECT code FROM topic WHERE edition = $1")
        .bind(&call.edition.id)
        .fetch_all(&mut **change)
        .await?;
    let known = |code: &String| topics.contains(code);
    if !(content.topic.is_empty() || known(&content.topic)) || !content.topics.iter().all(known) {
        problems.push(FieldProblem {
            field: "topic".into(),
            problem: Problem::NoSuchTopic,
        });
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

impl Office {
    /// The call of an entry as its team has it.
    ///
    /// # Errors
    ///
    /// Unknown where there is no such entry.
    pub(crate) async fn entry_call(&self, entry: &EntryId) -> Result<Arc<Call>> {
        let row: Option<(CallId, Option<i64>)> = sqlx::query_as(
            "SELECT entry.call, extension.ends_at
             FROM entry
             LEFT JOIN extension ON extension.entry = entry.id
             WHERE entry.id = $1",
        )
        .bind(entry)
        .fetch_optional(self.store.read())
        .await?;
        let (call, own) = row.ok_or(UNKNOWN)?;
        Ok(self.call_by_id(&call).await?.of_team(own))
    }

    /// Lets a member of the entry's team do `action` if the entry's state and the phase allow it.
    async fn as_member(
        &self,
        person: &Person,
        call: &Call,
        entry: &EntryId,
        state: &str,
        action: Action,
        now: Timestamp,
    ) -> Result<()> {
        let actor = self.actor(Some(person), call, Some(entry)).await?;
        let situation: Situation =
            call.situation(EntryState::from_code(state).ok_or(UNKNOWN)?, now);
        may(actor, action, &situation).map_err(|denied| {
            call.date_denial(denied, PhaseKind::Submission, PhaseKind::Submission)
                .into()
        })
    }

    /// The draft of an entry, for a member of its team.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn draft(&self, person: &Person, entry: &EntryId, now: Timestamp) -> Result<Draft> {
        if let Guise::Previewed { call, .. } = &person.guise {
            return self.previewed_draft((person, call), entry, now).await;
        }
        let row = self.read_entry_row(entry).await?;
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::SeeDraft, now)
            .await?;
        let files: Vec<DraftFile> = sqlx::query_as(FILES_OF)
            .bind(entry)
            .fetch_all(self.store.read())
            .await?;
        let content: Content = serde_json::from_str(&row.content)?;
        let team = self.read_draft_team(&row.team).await?;
        Ok(Draft {
            captain: (team.captain != person.id).then_some(team.captain_name),
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            changed: self
                .find_changes_since_hand_in(&row, (&content, &files))
                .await?,
            receipts: self.read_receipt_moments(entry).await?,
            names: self
                .find_told_names(&call, (&row.team, &team.name), &content)
                .await?,
            letter: self.has_released_letter(entry).await?,
            excluded: self.exclusion(entry).await?,
            extension: self.extension(entry).await?,
            id: row.id,
            number: row.number,
            call,
            team: team.name,
            version: row.version,
            content,
            files,
            revision: row.revision,
            updated_at: Timestamp(row.updated_at),
        })
    }

    async fn read_entry_row(&self, entry: &EntryId) -> Result<EntryRow> {
        let row: Option<EntryRow> = sqlx::query_as(
            "SELECT id, number, team, state, version, content, revision, updated_at
             FROM entry
             WHERE id = $1",
        )
        .bind(entry)
        .fetch_optional(self.store.read())
        .await?;
        row.ok_or(UNKNOWN)
    }

    async fn read_draft_team(&self, team: &TeamId) -> Result<TeamRow> {
        Ok(sqlx::query_as(
            "SELECT team.name,
                    team.captain,
                    person.name AS captain_name
             FROM team
             JOIN person ON person.id = team.captain
             WHERE team.id = $1",
        )
        .bind(team)
        .fetch_one(self.store.read())
        .await?)
    }

    /// In what a draft, as it is now, differs from the hand-in that counts; in nothing where there
    /// is none.
    async fn find_changes_since_hand_in(
        &self,
        row: &EntryRow,
        now: (&Content, &[DraftFile]),
    ) -> Result<Vec<Field>> {
        let handed_in: Option<(String, String)> = sqlx::query_as(
            "SELECT content, files
             FROM revision
             WHERE entry = $1
               AND number = $2",
        )
        .bind(&row.id)
        .bind(row.revision)
        .fetch_optional(self.store.read())
        .await?;
        let Some((content, files)) = handed_in else {
            return Ok(Vec::new());
        };
        let files: Vec<DraftFile> = serde_json::from_str(&files)?;
        Ok(changed_since(
            (&serde_json::from_str(&content)?, &files),
            now,
        ))
    }

    /// Number and moment of every hand-in of an entry, the newest first.
    async fn read_receipt_moments(&self, entry: &EntryId) -> Result<Vec<(i64, i64)>> {
        Ok(sqlx::query_as(
            "SELECT number, submitted_at
             FROM revision
             WHERE entry = $1
             ORDER BY number DESC",
        )
        .bind(entry)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Whether the jury's letter about an entry has left.
    async fn has_released_letter(&self, entry: &EntryId) -> Result<bool> {
        let letters: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM letter
             WHERE entry = $1
               AND released_at IS NOT NULL",
        )
        .bind(entry)
        .fetch_one(self.store.read())
        .await?;
        Ok(letters > 0)
    }

    /// Saves the draft on top of `version`; answers the new version. Nothing need be complete, but
    /// limits hold. The same saved twice is saved once.
    ///
    /// # Errors
    ///
    /// [`Refusal::StaleDraft`] where another member or tab has saved something else since,
    /// [`Refusal::Fields`], [`Refusal::Deadline`].
    pub async fn save_draft(
        &self,
        person: &Person,
        entry: &EntryId,
        content: &Content,
        version: i64,
        now: Timestamp,
    ) -> Result<i64> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::EditDraft, now)
            .await?;
        let mut transaction = self.store.begin().await?;
        let row = lock_entry(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::EditDraft, now)
            .await?;
        check_content(&mut transaction, &call, content).await?;
        let version = row.write(&mut transaction, content, version, now).await?;
        transaction.commit().await?;
        Ok(version)
    }

    /// Withdraws an entry: it is not judged and not shown. Its revisions and files are kept.
    ///
    /// # Errors
    ///
    /// A refusal after the deadline.
    pub async fn withdraw(&self, person: &Person, entry: &EntryId, now: Timestamp) -> Result<()> {
        let call = self.entry_call(entry).await?;
        let mut transaction = self.store.begin().await?;
        let row = lock_entry(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::Withdraw, now)
            .await?;
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE entry
                 SET state = 'withdrawn', updated_at = $1
                 WHERE id = $2",
            )
            .bind(now.0)
            .bind(entry),
        )
        .await?;
        list_entry(&mut transaction, entry).await?;
        audit::record(&mut transaction, now, &person.id, "withdraw", entry, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Where a content names the team (its id and name) or a member, in a call whose jury judges
    /// blind.
    async fn find_told_names(
        &self,
        call: &Call,
        (team, name): (&TeamId, &str),
        content: &Content,
    ) -> Result<Vec<(Field, String)>> {
        if !call.blind() {
            return Ok(Vec::new());
        }
        let mut names: Vec<String> = sqlx::query_scalar(
            "SELECT person.name
             FROM member
             JOIN person ON person.id = member.person
             WHERE member.team = $1",
        )
        .bind(team)
        .fetch_all(self.store.read())
        .await?;
        names.push(name.to_owned());
        Ok(names_in(content, &names))
    }
}

//! Entries: the draft that saves itself, its files, handing in with a receipt, withdrawing.

use std::sync::Arc;

use contest::{
    Action, Content, Finding, Moment, PhaseKind, Situation,
    entry::{EntryState, FILES_MOST, Field, changed_fields, names_in},
    may,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Call, Excluded, FieldProblem, Incoming, Office, Person, Problem, Refusal, Result, StoredFile,
    audit,
    editions::calendar,
    mail::outbox::{Matter, NewMail},
    objects::preview::Preview,
    refusal::UNKNOWN,
    storage::Change,
};

/// What a file is in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A file of a draft.
#[derive(Clone, Debug, sqlx::FromRow, Serialize, Deserialize)]
pub struct DraftFile {
    pub id: String,
    pub role: String,
    pub name: String,
    pub kind: String,
    pub bytes: i64,
    pub hash: String,
    pub width: Option<i64>,
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
    pub id: String,
    pub number: i64,
    pub call: Arc<Call>,
    pub team: String,
    /// The name of the team's captain, where it is not the one who looks: some things only the
    /// captain can do.
    pub captain: Option<String>,
    pub state: EntryState,
    pub version: i64,
    pub content: Content,
    pub files: Vec<DraftFile>,
    /// The revision that counts; 0 where nothing was handed in.
    pub revision: i64,
    pub updated_at: Moment,
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
}

impl Draft {
    /// The cover, if there is one.
    #[must_use]
    pub fn cover(&self) -> Option<&DraftFile> {
        self.files.iter().find(|file| file.role == "cover")
    }

    /// What is missing before it can be handed in.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        self.content.missing(
            self.cover().is_some(),
            self.files.iter().filter(|file| file.role == "work").count(),
        )
    }
}

/// What a team has in hand after handing in.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub entry: String,
    pub entry_number: i64,
    pub call: Arc<Call>,
    pub team: String,
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
    pub submitted_by: String,
    pub submitted_at: Moment,
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
    team: String,
    team_name: String,
}

/// A file in a receipt.
#[derive(Clone, Debug)]
pub struct ReceiptFile {
    pub id: String,
    pub name: String,
    pub cover: bool,
    /// Whether there is a small copy to show.
    pub preview: bool,
    pub bytes: i64,
    pub hash: String,
}

impl From<DraftFile> for ReceiptFile {
    fn from(file: DraftFile) -> Self {
        let (cover, preview) = (file.role == FileRole::Cover.code(), file.preview.is_some());
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

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: String,
    number: i64,
    call: String,
    team: String,
    state: String,
    version: i64,
    content: String,
    revision: i64,
    updated_at: i64,
}

fn field_problem(finding: Finding) -> FieldProblem {
    let name = |field: Field| match field {
        Field::Title => "title",
        Field::Summary => "summary",
        Field::Alternative => "alternative",
        Field::Topic => "topic",
        Field::Datasets => "sources",
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

/// Hash of what is handed in, and the JSON of its content and files that is stored.
fn sealed(content: &Content, files: &[DraftFile]) -> Result<(String, String, String)> {
    let (content, files) = (
        serde_json::to_string(content)?,
        serde_json::to_string(files)?,
    );
    let mut hasher = Sha256::new();
    for part in [&content, &files] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    Ok((audit::hex(&hasher.finalize()), content, files))
}

/// In what a draft differs from what was handed in, each with its files.
pub(crate) fn changed_since(
    before: (&Content, &[DraftFile]),
    now: (&Content, &[DraftFile]),
) -> Vec<Field> {
    let of = |files: &[DraftFile], role: FileRole| -> Vec<String> {
        files
            .iter()
            .filter(|file| file.role == role.code())
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

async fn files_of(transaction: &mut Change, entry: &str) -> Result<Vec<DraftFile>> {
    Ok(sqlx::query_as(FILES_OF)
        .bind(entry)
        .fetch_all(&mut **transaction)
        .await?)
}

impl EntryRow {
    /// Writes a content on top of the version that it was made from; answers the new version. What
    /// stands there already is not written.
    async fn write(
        &self,
        change: &mut Change,
        content: &Content,
        version: i64,
        now: Moment,
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
        sqlx::query(
            "UPDATE entry
             SET content = $1, version = version + 1, updated_at = $2
             WHERE id = $3",
        )
        .bind(serde_json::to_string(content)?)
        .bind(now.0)
        .bind(&self.id)
        .execute(&mut **change)
        .await?;
        Ok(version + 1)
    }
}

/// Reads the entry's row again inside the transaction and locks it, so that what is decided there
/// holds until the commit.
async fn locked(transaction: &mut Change, entry: &str) -> Result<EntryRow> {
    sqlx::query_as(
        "UPDATE entry
         SET version = version
         WHERE id = $1
         RETURNING id,
                   number,
                   call,
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

impl Office {
    pub(crate) async fn entry_call(&self, entry: &str) -> Result<Arc<Call>> {
        let call: Option<String> = sqlx::query_scalar("SELECT call FROM entry WHERE id = $1")
            .bind(entry)
            .fetch_optional(self.store.read())
            .await?;
        self.call_by_id(&call.ok_or(UNKNOWN)?).await
    }

    /// Lets a member of the entry's team do `action` if the entry's state and the phase allow it.
    async fn as_member(
        &self,
        person: &Person,
        call: &Call,
        entry: &str,
        state: &str,
        action: Action,
        now: Moment,
    ) -> Result<()> {
        let actor = self.actor(Some(person), call, entry).await?;
        let situation: Situation =
            call.situation(EntryState::from_code(state).ok_or(UNKNOWN)?, now);
        may(actor, action, &situation).map_err(|denied| {
            call.dated(denied, PhaseKind::Submission, PhaseKind::Submission)
                .into()
        })
    }

    /// The draft of an entry, for a member of its team.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn draft(&self, person: &Person, entry: &str, now: Moment) -> Result<Draft> {
        let row: Option<EntryRow> = sqlx::query_as(
            "SELECT id, number, call, team, state, version, content, revision,
                    updated_at
             FROM entry
             WHERE id = $1",
        )
        .bind(entry)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        let call = self.call_by_id(&row.call).await?;
        self.as_member(person, &call, entry, &row.state, Action::SeeDraft, now)
            .await?;
        let files: Vec<DraftFile> = sqlx::query_as(FILES_OF)
            .bind(entry)
            .fetch_all(self.store.read())
            .await?;
        let receipts: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT number, submitted_at
             FROM revision
             WHERE entry = $1
             ORDER BY number DESC",
        )
        .bind(entry)
        .fetch_all(self.store.read())
        .await?;
        let (team, captain, captain_name): (String, String, String) = sqlx::query_as(
            "SELECT team.name, team.captain, person.name
             FROM team
             JOIN person ON person.id = team.captain
             WHERE team.id = $1",
        )
        .bind(&row.team)
        .fetch_one(self.store.read())
        .await?;
        let handed_in: Option<(String, String)> = sqlx::query_as(
            "SELECT content, files
             FROM revision
             WHERE entry = $1
               AND number = $2",
        )
        .bind(entry)
        .bind(row.revision)
        .fetch_optional(self.store.read())
        .await?;
        let content: Content = serde_json::from_str(&row.content)?;
        let names = self.names_told(&call, (&row.team, &team), &content).await?;
        let letters: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM letter
             WHERE entry = $1
               AND released_at IS NOT NULL",
        )
        .bind(entry)
        .fetch_one(self.store.read())
        .await?;
        let changed = match handed_in {
            None => Vec::new(),
            Some((before, files_before)) => changed_since(
                (
                    &serde_json::from_str(&before)?,
                    &serde_json::from_str::<Vec<DraftFile>>(&files_before)?,
                ),
                (&content, &files),
            ),
        };
        Ok(Draft {
            id: row.id,
            number: row.number,
            call,
            team,
            captain: (captain != person.id).then_some(captain_name),
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            version: row.version,
            content,
            files,
            revision: row.revision,
            updated_at: Moment(row.updated_at),
            changed,
            receipts,
            names,
            letter: letters > 0,
            excluded: self.exclusion(entry).await?,
        })
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
        entry: &str,
        content: &Content,
        version: i64,
        now: Moment,
    ) -> Result<i64> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::EditDraft, now)
            .await?;
        self.check_content(&call, content).await?;
        let mut transaction = self.store.begin().await?;
        let row = locked(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::EditDraft, now)
            .await?;
        let version = row.write(&mut transaction, content, version, now).await?;
        transaction.commit().await?;
        Ok(version)
    }

    /// Refuses a content that breaks a limit or names what the edition does not have.
    async fn check_content(&self, call: &Call, content: &Content) -> Result<()> {
        let mut problems: Vec<FieldProblem> =
            content.problems().into_iter().map(field_problem).collect();
        let topics = self.topics(&call.edition.id).await?;
        let known = |code: &String| topics.iter().any(|topic| topic.code == *code);
        if !(content.topic.is_empty() || known(&content.topic)) || !content.topics.iter().all(known)
        {
            problems.push(FieldProblem {
                field: "topic".into(),
                problem: Problem::UnknownChoice,
            });
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Fields(problems).into())
        }
    }

    /// Adds a received file after looking at its content. A new cover takes the place of the old
    /// one. Answers what was taken out of the file that its team may miss.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with the finding; the draft is as before.
    pub async fn add_file(
        &self,
        person: &Person,
        entry: &str,
        role: FileRole,
        mut incoming: Incoming,
        now: Moment,
    ) -> Result<Vec<media::Note>> {
        let call = self.entry_call(entry).await?;
        self.may_add_file(person, entry, now).await?;
        if role == FileRole::Cover
            && !media::Kind::of_name(&incoming.name).is_some_and(media::Kind::is_picture)
        {
            return Err(Refusal::field("file", Problem::CoverKind));
        }
        let (taken, preview) = self.accept(&mut incoming).await?;
        let mut transaction = self.store.begin().await?;
        let row = locked(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::EditDraft, now)
            .await?;
        if role == FileRole::Cover {
            sqlx::query(
                "DELETE FROM entry_file
                 WHERE entry = $1
                   AND role = 'cover'",
            )
            .bind(entry)
            .execute(&mut *transaction)
            .await?;
        } else {
            let count: i64 = sqlx::query_scalar(
                "SELECT COUNT(*)
                 FROM entry_file
                 WHERE entry = $1
                   AND role = 'work'",
            )
            .bind(entry)
            .fetch_one(&mut *transaction)
            .await?;
            if usize::try_from(count).is_ok_and(|count| count >= FILES_MOST) {
                return Err(Refusal::field(
                    "file",
                    Problem::TooManyFiles { most: FILES_MOST },
                ));
            }
        }
        sqlx::query(
            "INSERT INTO entry_file (
                 id, entry, role, name, kind, bytes, hash, width, height, preview,
                 added_at
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(self.id(now))
        .bind(entry)
        .bind(role.code())
        .bind(&incoming.name)
        .bind(taken.kind.ending())
        .bind(i64::try_from(incoming.bytes).unwrap_or(i64::MAX))
        .bind(&incoming.hash)
        .bind(taken.size.map(|(width, _)| i64::from(width)))
        .bind(taken.size.map(|(_, height)| i64::from(height)))
        .bind(preview.as_ref().map(Preview::to_string))
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        touch(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(taken.notes)
    }

    /// Whether a member may add a file now: asked before an upload is received, so that nobody
    /// sends 50 MB in vain.
    ///
    /// # Errors
    ///
    /// The refusal that the upload would meet.
    pub async fn may_add_file(&self, person: &Person, entry: &str, now: Moment) -> Result<()> {
        let call = self.entry_call(entry).await?;
        let state: String = sqlx::query_scalar("SELECT state FROM entry WHERE id = $1")
            .bind(entry)
            .fetch_one(self.store.read())
            .await?;
        self.as_member(person, &call, entry, &state, Action::EditDraft, now)
            .await
    }

    /// Takes a file out of the draft. What was handed in keeps it.
    ///
    /// # Errors
    ///
    /// Unknown where the entry has no such file.
    pub async fn remove_file(
        &self,
        person: &Person,
        entry: &str,
        file: &str,
        now: Moment,
    ) -> Result<()> {
        let call = self.entry_call(entry).await?;
        let mut transaction = self.store.begin().await?;
        let row = locked(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::EditDraft, now)
            .await?;
        let removed = sqlx::query(
            "DELETE FROM entry_file
             WHERE id = $1
               AND entry = $2",
        )
        .bind(file)
        .bind(entry)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if removed == 0 {
            return Err(UNKNOWN);
        }
        touch(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Hands the draft in as a new revision and mails the receipt to every member: what stands on
    /// the page, where it comes with the version that it was made from, else what was saved.
    /// Handing in the same again, or twice at once, is one hand-in with one receipt.
    ///
    /// # Errors
    ///
    /// [`Refusal::Incomplete`], with the words saved; [`Refusal::Fields`] and
    /// [`Refusal::StaleDraft`], as for saving; [`Refusal::Deadline`] after the grace period.
    pub async fn hand_in(
        &self,
        person: &Person,
        entry: &str,
        typed: Option<(&Content, i64)>,
        now: Moment,
    ) -> Result<i64> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::SeeDraft, now)
            .await?;
        if let Some((content, _)) = typed {
            self.check_content(&call, content).await?;
        }
        let mut transaction = self.store.begin().await?;
        let row = locked(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::HandIn, now)
            .await?;
        let content: Content = match typed {
            Some((content, version)) => {
                row.write(&mut transaction, content, version, now).await?;
                content.clone()
            }
            None => serde_json::from_str(&row.content)?,
        };
        let files = files_of(&mut transaction, entry).await?;
        let cover = files.iter().any(|file| file.role == "cover");
        let missing = content.missing(
            cover,
            files.iter().filter(|file| file.role == "work").count(),
        );
        if !missing.is_empty() {
            // What was typed is worth keeping all the same.
            transaction.commit().await?;
            return Err(Refusal::Incomplete(missing).into());
        }
        let (hash, content_text, files_text) = sealed(&content, &files)?;
        let last: Option<String> = sqlx::query_scalar(
            "SELECT hash
             FROM revision
             WHERE entry = $1
               AND number = $2",
        )
        .bind(entry)
        .bind(row.revision)
        .fetch_optional(&mut *transaction)
        .await?;
        if last.as_deref() == Some(hash.as_str()) && row.state == "submitted" {
            transaction.commit().await?;
            return Ok(row.revision);
        }
        let number: i64 = sqlx::query_scalar(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM revision WHERE entry = $1",
        )
        .bind(entry)
        .fetch_one(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO revision (
                 entry, number, call, content, topic, files, hash, submitted_by,
                 submitted_at, title, cover
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(entry)
        .bind(number)
        .bind(&call.id)
        .bind(content_text)
        .bind(&content.topic)
        .bind(files_text)
        .bind(&hash)
        .bind(&person.id)
        .bind(now.0)
        .bind(serde_json::to_string(&content.title)?)
        .bind(
            files
                .iter()
                .find(|file| file.role == "cover" && file.preview.is_some())
                .map(|file| file.id.clone()),
        )
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "UPDATE entry
             SET state = 'submitted', revision = $1, updated_at = $2
             WHERE id = $3",
        )
        .bind(number)
        .bind(now.0)
        .bind(entry)
        .execute(&mut *transaction)
        .await?;
        let members: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT person.name, person.mail, person.language
             FROM member
             JOIN person ON person.id = member.person
             WHERE member.team = $1",
        )
        .bind(&row.team)
        .fetch_all(&mut *transaction)
        .await?;
        for (name, mail, language) in members {
            let language = contest::Language::from_tag(&language).unwrap_or_default();
            let list: String = files
                .iter()
                .map(|file| {
                    format!(
                        "{}  {}  {}\n",
                        file.hash,
                        i18n::bytes(language, file.bytes),
                        file.name
                    )
                })
                .collect();
            let when = format!(
                "{}\n{}",
                calendar::written(language, now, &call.time_zone),
                calendar::written(language, now, "UTC")
            );
            let address = format!(
                "{}/{}/entry/{entry}/receipt/{number}",
                self.settings.address,
                language.tag()
            );
            let body = i18n::mail_receipt_body(
                language,
                name,
                content.title.text(language),
                number,
                when,
                list,
                &hash,
                address,
            );
            let subject = i18n::mail_receipt_subject(language, content.title.text(language));
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Receipt,
                recipient: &mail,
                subject: &subject,
                body: &body,
                stop: "",
            };
            self.post_of_call(&mut transaction, now, mail).await?;
        }
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "hand-in",
            entry,
            &format!("{number} {hash}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(number)
    }

    /// Withdraws an entry: it is not judged and not shown. Its revisions and files are kept.
    ///
    /// # Errors
    ///
    /// A refusal after the deadline.
    pub async fn withdraw(&self, person: &Person, entry: &str, now: Moment) -> Result<()> {
        let call = self.entry_call(entry).await?;
        let mut transaction = self.store.begin().await?;
        let row = locked(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::Withdraw, now)
            .await?;
        sqlx::query(
            "UPDATE entry
             SET state = 'withdrawn', updated_at = $1
             WHERE id = $2",
        )
        .bind(now.0)
        .bind(entry)
        .execute(&mut *transaction)
        .await?;
        audit::record(&mut transaction, now, &person.id, "withdraw", entry, "").await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The receipt of a hand-in, for a member of the team.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn receipt(
        &self,
        person: &Person,
        entry: &str,
        number: i64,
        now: Moment,
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
            entry: entry.to_owned(),
            entry_number: row.entry_number,
            names: self
                .names_told(&call, (&row.team, &row.team_name), &content)
                .await?,
            call,
            team: row.team_name,
            number,
            latest: row.latest,
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            content,
            submitted_by: row.submitted_by,
            submitted_at: Moment(row.submitted_at),
            files: files.into_iter().map(ReceiptFile::from).collect(),
            hash: row.hash,
        })
    }

    /// Where a content names the team (its id and name) or a member, in a call whose jury judges
    /// blind.
    async fn names_told(
        &self,
        call: &Call,
        (team, name): (&str, &str),
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

    /// A copy of a file of a draft, to be looked at by its members; it vanishes.
    ///
    /// # Errors
    ///
    /// Unknown to all but them.
    pub async fn draft_copy(
        &self,
        person: &Person,
        entry: &str,
        file: &str,
        now: Moment,
    ) -> Result<Incoming> {
        let stored = self.draft_file(person, entry, file, false, now).await?;
        self.files
            .receive(
                &stored.name,
                stored.stream(None).await?,
                contest::entry::FILE_BYTES_MOST,
                "file",
            )
            .await
    }

    /// A file of one's own draft, or its small copy.
    ///
    /// # Errors
    ///
    /// Unknown for everybody but the team.
    pub async fn draft_file(
        &self,
        person: &Person,
        entry: &str,
        file: &str,
        preview: bool,
        now: Moment,
    ) -> Result<StoredFile> {
        let draft = self.draft(person, entry, now).await?;
        let file = draft
            .files
            .iter()
            .find(|known| known.id == file)
            .ok_or(UNKNOWN)?;
        self.open_file(file, preview, file.name.clone()).await
    }

    /// A file as it was handed in, or its small copy.
    ///
    /// # Errors
    ///
    /// Unknown for everybody but the team.
    pub async fn receipt_file(
        &self,
        person: &Person,
        entry: &str,
        number: i64,
        file: &str,
        preview: bool,
        now: Moment,
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
        let file = files.iter().find(|known| known.id == file).ok_or(UNKNOWN)?;
        self.open_file(file, preview, file.name.clone()).await
    }

    /// Opens a stored file, or the small copy of a picture, under a name.
    pub(crate) async fn open_file(
        &self,
        file: &DraftFile,
        preview: bool,
        name: String,
    ) -> Result<StoredFile> {
        if preview {
            let Preview { hash, ending, .. } = file.small_copy().ok_or(UNKNOWN)?;
            return self
                .files
                .open_object(&hash, &ending, format!("preview.{ending}"))
                .await;
        }
        self.files.open_object(&file.hash, &file.kind, name).await
    }
}

async fn touch(transaction: &mut Change, entry: &str, now: Moment) -> Result<()> {
    sqlx::query(
        "UPDATE entry
         SET updated_at = $1
         WHERE id = $2",
    )
    .bind(now.0)
    .bind(entry)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

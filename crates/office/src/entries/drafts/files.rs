//! The files of a draft: added, taken out, looked at by its team.

use contest::{Action, EntryId, FileId, Timestamp};
use edition_file::model::LimitsSection;

use crate::{
    Call, Incoming, Office, Person, Problem, Refusal, Result, StoredFile,
    entries::listing::list_entry,
    objects::preview::Preview,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

use super::{DraftFile, FileRole, lock_entry};

/// A file that was looked at and is in the store, on its way into a draft.
struct NewFile<'a> {
    id: FileId,
    role: FileRole,
    incoming: &'a Incoming,
    taken: &'a media_spec::Taken,
    preview: Option<Preview>,
}

impl NewFile<'_> {
    async fn insert(self, change: &mut Change, entry: &EntryId, now: Timestamp) -> Result<()> {
        let (width, height) = self.taken.size.unzip();
        sqlx::query(
            "INSERT INTO entry_file (
                 id, entry, role, name, kind, bytes, hash, width, height, preview,
                 added_at
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(self.id)
        .bind(entry)
        .bind(self.role.code())
        .bind(&self.incoming.name)
        .bind(self.taken.kind.ending())
        .bind(i64::try_from(self.incoming.bytes).unwrap_or(i64::MAX))
        .bind(&self.incoming.hash)
        .bind(width.map(i64::from))
        .bind(height.map(i64::from))
        .bind(self.preview.as_ref().map(Preview::to_string))
        .bind(now.0)
        .execute(&mut **change)
        .await?;
        Ok(())
    }
}

/// Makes room for a file: a new cover takes the place of the old one, and of the rest there are
/// at most so many.
///
/// # Errors
///
/// [`Refusal::Fields`] where there are as many as may be.
async fn make_room(
    change: &mut Change,
    entry: &EntryId,
    role: FileRole,
    most: usize,
) -> Result<()> {
    if role == FileRole::Cover {
        // The first one takes nobody's place.
        sqlx::query(
            "DELETE FROM entry_file
             WHERE entry = $1
               AND role = 'cover'",
        )
        .bind(entry)
        .execute(&mut **change)
        .await?;
        return Ok(());
    }
    check_count(change, entry, most).await
}

/// Refuses one more file of an entry that has as many as may be.
async fn check_count(change: &mut Change, entry: &EntryId, most: usize) -> Result<()> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM entry_file
         WHERE entry = $1
           AND role = 'work'",
    )
    .bind(entry)
    .fetch_one(&mut **change)
    .await?;
    if usize::try_from(count).is_ok_and(|count| count >= most) {
        return Err(Refusal::field("file", Problem::TooManyFiles { most }));
    }
    Ok(())
}

/// Refuses a file that its role or the call does not take, by its name and size.
fn check_limits(limits: &LimitsSection, role: FileRole, incoming: &Incoming) -> Result<()> {
    let most = limits.most_bytes();
    if incoming.bytes > most {
        return Err(Refusal::field("file", Problem::FileTooLarge { most }));
    }
    let kind = media_spec::Kind::of_name(&incoming.name);
    if role == FileRole::Cover {
        if kind.is_some_and(media_spec::Kind::is_picture) {
            return Ok(());
        }
        return Err(Refusal::field("file", Problem::CoverKind));
    }
    // What the name does not tell is looked at, and told then.
    if kind.is_none_or(|kind| limits.takes(kind.ending())) {
        return Ok(());
    }
    let taken = limits.taken_kinds().iter();
    let kinds = taken.map(|kind| kind.ending().to_uppercase()).collect();
    Err(Refusal::field("file", Problem::KindNotTaken { kinds }))
}

impl Office {
    /// Adds a received file after looking at its content. A new cover takes the place of the old
    /// one. Answers what was taken out of the file that its team may miss.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with the finding; the draft is as before.
    pub async fn add_file(
        &self,
        person: &Person,
        entry: &EntryId,
        role: FileRole,
        mut incoming: Incoming,
        now: Timestamp,
    ) -> Result<Vec<media_spec::Note>> {
        let call = self.entry_call(entry).await?;
        let limits = self.may_add_file(person, entry, now).await?;
        check_limits(&limits, role, &incoming)?;
        self.count_file(person, (&call, entry), (role, &incoming, &limits), now)
            .await?;
        let (taken, preview) = self.accept(&mut incoming).await?;
        let mut transaction = self.store.begin().await?;
        let row = lock_entry(&mut transaction, entry).await?;
        self.as_member(person, &call, entry, &row.state, Action::EditDraft, now)
            .await?;
        make_room(&mut transaction, entry, role, limits.most_files()).await?;
        let file = NewFile {
            id: FileId::new(self.id(now)),
            role,
            incoming: &incoming,
            taken: &taken,
            preview,
        };
        file.insert(&mut transaction, entry, now).await?;
        touch(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(taken.notes)
    }

    /// Counts a file that has arrived, and lets it be looked at and kept only where there is room:
    /// nothing lies in the store that could not be added.
    async fn count_file(
        &self,
        person: &Person,
        (call, entry): (&Call, &EntryId),
        (role, incoming, limits): (FileRole, &Incoming, &LimitsSection),
        now: Timestamp,
    ) -> Result<()> {
        let mut change = self.store.begin().await?;
        lock_entry(&mut change, entry).await?;
        if role == FileRole::Work {
            check_count(&mut change, entry, limits.most_files()).await?;
        }
        let (who, what) = ((person, call, entry), (role, incoming.bytes));
        self.count_received(&mut change, who, what, now).await?;
        change.commit_keeping_caches().await?;
        Ok(())
    }

    /// Whether a member may add a file now, and what it may be: asked before an upload is
    /// received, so that nobody sends 50 MB in vain.
    ///
    /// # Errors
    ///
    /// The refusal that the upload would meet.
    pub async fn may_add_file(
        &self,
        person: &Person,
        entry: &EntryId,
        now: Timestamp,
    ) -> Result<LimitsSection> {
        let call = self.entry_call(entry).await?;
        let state: String = sqlx::query_scalar("SELECT state FROM entry WHERE id = $1")
            .bind(entry)
            .fetch_one(self.store.read())
            .await?;
        self.as_member(person, &call, entry, &state, Action::EditDraft, now)
            .await?;
        self.files.disk().check()?;
        Ok(call.limits.clone())
    }

    /// Takes a file out of the draft. What was handed in keeps it.
    ///
    /// # Errors
    ///
    /// Unknown where the entry has no such file.
    pub async fn remove_file(
        &self,
        person: &Person,
        entry: &EntryId,
        file: &FileId,
        now: Timestamp,
    ) -> Result<()> {
        let call = self.entry_call(entry).await?;
        let mut transaction = self.store.begin().await?;
        let row = lock_entry(&mut transaction, entry).await?;
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

    /// A copy of a file of a draft, to be looked at by its members; it vanishes.
    ///
    /// # Errors
    ///
    /// Unknown to all but them.
    pub async fn draft_copy(
        &self,
        person: &Person,
        entry: &EntryId,
        file: &FileId,
        now: Timestamp,
    ) -> Result<Incoming> {
        let stored = self.draft_file(person, entry, file, false, now).await?;
        self.files
            .receive(
                &stored.name,
                stored.stream(None).await?,
                contest::entry::MAX_FILE_BYTES,
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
        entry: &EntryId,
        file: &FileId,
        preview: bool,
        now: Timestamp,
    ) -> Result<StoredFile> {
        let draft = self.draft(person, entry, now).await?;
        let file = draft
            .files
            .iter()
            .find(|known| known.id == *file)
            .ok_or(UNKNOWN)?;
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

/// Notes that something of a draft changed that is not its content.
async fn touch(transaction: &mut Change, entry: &EntryId, now: Timestamp) -> Result<()> {
    execute_one(
        transaction,
        sqlx::query(
            "UPDATE entry
             SET updated_at = $1
             WHERE id = $2",
        )
        .bind(now.0)
        .bind(entry),
    )
    .await?;
    list_entry(transaction, entry).await
}

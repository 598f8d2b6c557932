//! Handing a draft in: a revision that never changes, and its receipt by mail.

use contest::{Action, Content, EntryId, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::{
    Call, Failure, Office, Person, Refusal, Result, audit,
    editions::calendar,
    entries::listing::list_entry,
    mail::outbox::{Matter, NewMail, Recipient},
    storage::{Change, execute_one},
};

use super::{DraftFile, EntryRow, FILES_OF, FileRole, check_content, lock_entry};

/// What is handed in, as it is stored.
struct Sealed {
    /// JSON.
    content: String,
    /// JSON.
    files: String,
    /// SHA-256 over both, in hexadecimal digits.
    hash: String,
}

impl Sealed {
    fn new(content: &Content, files: &[DraftFile]) -> Result<Self> {
        let (content, files) = (
            serde_json::to_string(content)?,
            serde_json::to_string(files)?,
        );
        let mut hasher = Sha256::new();
        for part in [&content, &files] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        Ok(Self {
            hash: audit::hex(&hasher.finalize()),
            content,
            files,
        })
    }
}

/// What one hand-in is made of.
struct Revision<'a> {
    entry: &'a EntryRow,
    call: &'a Call,
    /// The member who hands it in.
    by: &'a Person,
    content: &'a Content,
    files: &'a [DraftFile],
    sealed: &'a Sealed,
}

impl Revision<'_> {
    /// Whether the same stands handed in already.
    async fn stands(&self, change: &mut Change) -> Result<bool> {
        let last: Option<String> = sqlx::query_scalar(
            "SELECT hash
             FROM revision
             WHERE entry = $1
               AND number = $2",
        )
        .bind(&self.entry.id)
        .bind(self.entry.revision)
        .fetch_optional(&mut **change)
        .await?;
        Ok(last.as_deref() == Some(self.sealed.hash.as_str()) && self.entry.state == "submitted")
    }

    /// Keeps it as the entry's newest revision, which counts now; answers its number.
    async fn keep(&self, change: &mut Change, now: Timestamp) -> Result<i64> {
        let number: i64 = sqlx::query_scalar(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM revision WHERE entry = $1",
        )
        .bind(&self.entry.id)
        .fetch_one(&mut **change)
        .await?;
        let cover = self
            .files
            .iter()
            .find(|file| file.role == FileRole::Cover && file.preview.is_some());
        sqlx::query(
            "INSERT INTO revision (
                 entry, number, call, content, topic, files, hash, submitted_by,
                 submitted_at, title, cover
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(&self.entry.id)
        .bind(number)
        .bind(&self.call.id)
        .bind(&self.sealed.content)
        .bind(&self.content.topic)
        .bind(&self.sealed.files)
        .bind(&self.sealed.hash)
        .bind(&self.by.id)
        .bind(now.0)
        .bind(serde_json::to_string(&self.content.title)?)
        .bind(cover.map(|file| file.id.clone()))
        .execute(&mut **change)
        .await?;
        execute_one(
            change,
            sqlx::query(
                "UPDATE entry
                 SET state = 'submitted', revision = $1, updated_at = $2
                 WHERE id = $3",
            )
            .bind(number)
            .bind(now.0)
            .bind(&self.entry.id),
        )
        .await?;
        list_entry(change, &self.entry.id).await?;
        Ok(number)
    }
}

impl Office {
    /// Hands the draft in as a new revision and mails the receipt to every member: what stands on
    /// the page, where it comes with the version that it was made from, else what was saved.
    /// Handing in the same again, or twice at once, is one hand-in with one receipt.
    ///
    /// # Errors
    ///
    /// [`Refusal::Incomplete`], [`Refusal::TooManyHandIns`] and [`Refusal::Paused`], with the words
    /// saved;
    /// [`Refusal::Fields`] and [`Refusal::StaleDraft`], as for saving; [`Refusal::Deadline`] after
    /// the grace period.
    pub async fn hand_in(
        &self,
        person: &Person,
        entry: &EntryId,
        typed: Option<(&Content, i64)>,
        now: Timestamp,
    ) -> Result<i64> {
        let call = self.entry_call(entry).await?;
        self.as_member(person, &call, entry, "draft", Action::SeeDraft, now)
            .await?;
        let mut transaction = self.store.begin().await?;
        let row = lock_entry(&mut transaction, entry).await?;
        let allowed = self
            .as_member(person, &call, entry, &row.state, Action::HandIn, now)
            .await;
        match (allowed, typed) {
            (Err(paused @ Failure::Refused(Refusal::Paused { .. })), Some((content, version))) => {
                // What was typed is worth keeping all the same.
                check_content(&mut transaction, &call, content).await?;
                row.write(&mut transaction, content, version, now).await?;
                transaction.commit().await?;
                return Err(paused);
            }
            (allowed, Some((content, _))) => {
                allowed?;
                check_content(&mut transaction, &call, content).await?;
            }
            (allowed, None) => allowed?,
        }
        let content: Content = match typed {
            Some((content, version)) => {
                row.write(&mut transaction, content, version, now).await?;
                content.clone()
            }
            None => serde_json::from_str(&row.content)?,
        };
        let files: Vec<DraftFile> = sqlx::query_as(FILES_OF)
            .bind(entry)
            .fetch_all(&mut *transaction)
            .await?;
        let missing = content.missing(
            files.iter().any(|file| file.role == FileRole::Cover),
            files
                .iter()
                .filter(|file| file.role == FileRole::Work)
                .count(),
            &call.required_data.rule(),
        );
        if !missing.is_empty() {
            // What was typed is worth keeping all the same.
            transaction.commit().await?;
            return Err(Refusal::Incomplete(missing).into());
        }
        let revision = Revision {
            entry: &row,
            call: &call,
            by: person,
            content: &content,
            files: &files,
            sealed: &Sealed::new(&content, &files)?,
        };
        if revision.stands(&mut transaction).await? {
            transaction.commit().await?;
            return Ok(row.revision);
        }
        if let Err(many) = self.check_hand_ins(&mut transaction, entry, now).await {
            // What was typed is worth keeping all the same.
            transaction.commit().await?;
            return Err(many);
        }
        let number = revision.keep(&mut transaction, now).await?;
        self.mail_receipts(&mut transaction, &revision, number, now)
            .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "hand-in",
            entry,
            &format!("{number} {}", revision.sealed.hash),
        )
        .await?;
        transaction.commit().await?;
        Ok(number)
    }

    /// Mails the receipt of a revision to every member of its team, in their language.
    async fn mail_receipts(
        &self,
        change: &mut Change,
        revision: &Revision<'_>,
        number: i64,
        now: Timestamp,
    ) -> Result<()> {
        let members: Vec<Recipient> = sqlx::query_as(
            "SELECT person.name, person.mail, person.language
             FROM member
             JOIN person ON person.id = member.person
             WHERE member.team = $1",
        )
        .bind(&revision.entry.team)
        .fetch_all(&mut **change)
        .await?;
        for (name, mail, language) in members.into_iter().map(Recipient::into_parts) {
            let list: String = revision
                .files
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
                calendar::format_timestamp(language, now, &revision.call.time_zone),
                calendar::format_timestamp(language, now, &calendar::Zone::UTC)
            );
            let address = format!(
                "{}/{}/entry/{}/receipt/{number}",
                self.settings.address,
                language.tag(),
                revision.entry.id
            );
            let title = revision.content.title.text(language);
            let body = i18n::mail_receipt_body(
                language,
                name,
                title,
                revision.call.full_title(language),
                number,
                when,
                list,
                &revision.sealed.hash,
                address,
            );
            let subject = i18n::mail_receipt_subject(language, title);
            let mail = NewMail {
                call: &revision.call.id,
                matter: Matter::Receipt,
                recipient: &mail,
                subject: &subject,
                body: &body,
                stop: "",
            };
            self.post_of_call(change, now, mail).await?;
        }
        Ok(())
    }
}

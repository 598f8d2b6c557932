//! What jurors want the organisers to look at: a broken rule, a doubt about whose work it is,
//! something that does not open.

use contest::{
    EntryId, Localized, Timestamp,
    entry::MAX_COMMENT_CHARS,
    judging::{FlagKind, SheetName},
};

use crate::{
    Call, Office, Person, Result, Seen, Thing, audit, refusal::UNKNOWN, texts::required_text,
    versions::advance,
};

/// A flag as its juror sees it.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Id of the flag.
    pub id: String,
    /// What it is about.
    pub kind: FlagKind,
    /// What the juror wrote.
    pub note: String,
    /// When the juror sent it.
    pub raised_at: Timestamp,
    /// What an organiser answered; empty until then.
    pub answer: String,
    /// When it was answered last.
    pub settled_at: Option<Timestamp>,
}

/// A flag as an organiser sees it.
#[derive(Clone, Debug)]
pub struct CallFlag {
    /// As its juror sees it.
    pub flag: Flag,
    /// The juror's name.
    pub juror: String,
    /// The entry's number within the call.
    pub number: i64,
    /// The entry's, in each language in which it was handed in.
    pub title: Localized,
}

#[derive(sqlx::FromRow)]
struct CallRow {
    #[sqlx(flatten)]
    flag: Row,
    juror: String,
    number: i64,
    title: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    note: String,
    raised_at: i64,
    answer: String,
    settled_at: Option<i64>,
}

impl Row {
    fn flag(self) -> Result<Flag> {
        Ok(Flag {
            kind: FlagKind::from_code(&self.kind).ok_or(UNKNOWN)?,
            id: self.id,
            note: self.note,
            raised_at: Timestamp(self.raised_at),
            answer: self.answer,
            settled_at: self.settled_at.map(Timestamp),
        })
    }
}

impl Office {
    /// A juror's own flags on an entry, the newest first.
    pub(crate) async fn own_flags(&self, juror: &Person, entry: &EntryId) -> Result<Vec<Flag>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, kind, note, raised_at, answer, settled_at
             FROM flag
             WHERE juror = $1
               AND entry = $2
             ORDER BY raised_at DESC, id DESC",
        )
        .bind(&juror.id)
        .bind(entry)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(Row::flag).collect()
    }

    /// Tells the organisers of something about an entry. Marks are not touched by it.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Fields`] where nothing is written or too much; unknown where the entry is
    /// not the juror's.
    pub async fn raise_flag(
        &self,
        juror: &Person,
        name: &SheetName,
        kind: FlagKind,
        note: &str,
        now: Timestamp,
    ) -> Result<()> {
        let sheet = self.sheet(juror, name, now).await?;
        let note = required_text("note", note, MAX_COMMENT_CHARS)?;
        let mut transaction = self.store.begin().await?;
        sqlx::query(
            "INSERT INTO flag (id, call, entry, juror, kind, note, raised_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(self.id(now))
        .bind(&sheet.call.id)
        .bind(&name.entry)
        .bind(&juror.id)
        .bind(kind.code())
        .bind(&note)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &juror.id,
            "flag",
            &sheet.call.id,
            &format!("{} {}: {note}", name.entry, kind.code()),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The flags of a call, those without an answer first.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn flags(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<CallFlag>> {
        self.as_observer(Some(organiser), call, now).await?;
        let rows: Vec<CallRow> = sqlx::query_as(
            "SELECT flag.id, flag.kind, flag.note, flag.raised_at, flag.answer,
                    flag.settled_at,
                    person.name AS juror,
                    entry.number,
                    revision.title
             FROM flag
             JOIN person ON person.id = flag.juror
             JOIN entry ON entry.id = flag.entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             WHERE flag.call = $1
             ORDER BY CASE WHEN flag.settled_at IS NULL THEN 0 ELSE 1 END,
                      flag.raised_at DESC,
                      flag.id DESC",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(CallFlag {
                    flag: row.flag.flag()?,
                    juror: row.juror,
                    number: row.number,
                    title: serde_json::from_str(&row.title)?,
                })
            })
            .collect()
    }

    /// Answers a flag; its juror reads the answer on the sheet.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Fields`] where nothing is written or too much;
    /// [`crate::Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn settle_flag(
        &self,
        organiser: &Person,
        call: &Call,
        flag: &str,
        answer: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let answer = required_text("answer", answer, MAX_COMMENT_CHARS)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Flag(flag)),
            seen,
            &answer,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let known = sqlx::query(
            "UPDATE flag
             SET answer = $1, settled_by = $2, settled_at = $3
             WHERE id = $4
               AND call = $5",
        )
        .bind(&answer)
        .bind(&organiser.id)
        .bind(now.0)
        .bind(flag)
        .bind(&call.id)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "flag-settled",
            &call.id,
            &format!("{flag}: {answer}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

//! The finalists of a call: those whom an organiser chose on the ranking of the screening, and
//! those whom an award makes so.

use contest::{EntryId, Stage, Timestamp, judging::RoundKind};

use crate::{
    Call, Office, Person, Refusal, Result, Seen, Thing, audit,
    refusal::UNKNOWN,
    results::{minutes::MinuteWork, publication::private},
    storage::{Change, execute_one},
    versions::advance,
};

/// Works that an organiser chooses as finalists.
#[derive(Clone, Copy, Debug)]
pub struct FinalistsDraft<'a> {
    /// Ids of all who are to be finalists.
    pub entries: &'a [EntryId],
    /// Whether it was said that the ranking does not compare them.
    pub apart: bool,
}

impl Office {
    /// Sets who the finalists of a call are, on the ranking of its screening. Where its jury falls
    /// into parts there is none that compares all entries: then only where the organiser says that
    /// they are chosen all the same.
    ///
    /// # Errors
    ///
    /// [`Refusal::FinalistsApart`] where nothing can be compared and that is not said;
    /// [`Refusal::Public`] where the finalists are; [`Refusal::FinalistsHoldAwards`] where one
    /// would go that holds an award; [`Refusal::Overtaken`]; unknown for anybody but an organiser,
    /// and for an entry that is not of this call.
    pub async fn choose_finalists(
        &self,
        organiser: &Person,
        call: &Call,
        FinalistsDraft { entries, apart }: FinalistsDraft<'_>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let basis = self.basis(call, RoundKind::Screening).await?;
        basis.compares_or_said(apart)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Finalists),
            seen,
            &entries,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        private(&mut transaction, call, Stage::Finalists).await?;
        basis.keep(&mut transaction, organiser, call, now).await?;
        let known = finalists(&mut transaction, call).await?;
        let gone: Vec<&EntryId> = known
            .iter()
            .filter(|entry| !entries.contains(entry))
            .collect();
        let mut held = Vec::new();
        for entry in &gone {
            if holds_award(&mut transaction, call, entry).await? {
                held.push(work_of(&mut transaction, entry).await?.title);
            }
        }
        if !held.is_empty() {
            return Err(Refusal::FinalistsHoldAwards(held).into());
        }
        for entry in gone {
            remove_finalist(&mut transaction, call, entry).await?;
        }
        for entry in entries.iter().filter(|entry| !known.contains(entry)) {
            add_finalist(&mut transaction, call, entry, true).await?;
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "finalists",
            &call.id,
            &in_words(entries),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Entries as the audit log names them.
pub(super) fn in_words(entries: &[EntryId]) -> String {
    let entries: Vec<&str> = entries.iter().map(EntryId::as_str).collect();
    entries.join(" ")
}

/// The finalists of a call, those included that are out of the contest.
pub(super) async fn finalists(change: &mut Change, call: &Call) -> Result<Vec<EntryId>> {
    Ok(sqlx::query_scalar(
        "SELECT entry
         FROM finalist
         WHERE call = $1
         ORDER BY entry",
    )
    .bind(&call.id)
    .fetch_all(&mut **change)
    .await?)
}

async fn holds_award(change: &mut Change, call: &Call, entry: &EntryId) -> Result<bool> {
    let held: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM decision
         WHERE call = $1
           AND entry = $2",
    )
    .bind(&call.id)
    .bind(entry)
    .fetch_one(&mut **change)
    .await?;
    Ok(held > 0)
}

async fn remove_finalist(change: &mut Change, call: &Call, entry: &EntryId) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "DELETE FROM finalist
             WHERE call = $1
               AND entry = $2",
        )
        .bind(&call.id)
        .bind(entry),
    )
    .await?;
    Ok(())
}

/// Number and title of an entry that was handed in.
pub(super) async fn work_of(change: &mut Change, entry: &EntryId) -> Result<MinuteWork> {
    let (number, title): (i64, String) = sqlx::query_as(
        "SELECT entry.number, revision.title
         FROM entry
         JOIN revision ON revision.entry = entry.id
           AND revision.number = entry.revision
         WHERE entry.id = $1",
    )
    .bind(entry)
    .fetch_one(&mut **change)
    .await?;
    Ok(MinuteWork {
        number,
        title: serde_json::from_str(&title)?,
    })
}

/// Takes out the finalists that only an award had made so which they hold no more. One on which the
/// jury of the final has written or chosen already stays. Answers whether there were such.
pub(super) async fn take_back_finalists(change: &mut Change, call: &Call) -> Result<bool> {
    let gone = sqlx::query(
        "DELETE FROM finalist
         WHERE call = $1
           AND chosen = 0
           AND NOT EXISTS (
               SELECT 1
               FROM decision
               WHERE decision.call = $1
                 AND decision.entry = finalist.entry
           )
           AND NOT EXISTS (
               SELECT 1
               FROM started_sheet
               WHERE started_sheet.entry = finalist.entry
                 AND started_sheet.round = 'final'
           )
           AND NOT EXISTS (
               SELECT 1
               FROM ballot
               WHERE ballot.call = $1
                 AND (
                     ballot.first = finalist.entry
                     OR ballot.second = finalist.entry
                 )
           )",
    )
    .bind(&call.id)
    .execute(&mut **change)
    .await?
    .rows_affected();
    Ok(gone > 0)
}

/// Makes an entry of the call that was handed in a finalist, because it was `chosen` or because it
/// gets an award; one that is a finalist already stays what it was.
pub(super) async fn add_finalist(
    transaction: &mut Change,
    call: &Call,
    entry: &EntryId,
    chosen: bool,
) -> Result<()> {
    let added = sqlx::query(
        "INSERT INTO finalist (call, entry, chosen)
         SELECT call, id, $3
         FROM entry
         WHERE id = $1
           AND call = $2
           AND state = 'submitted'
         ON CONFLICT (call, entry) DO UPDATE
         SET entry = excluded.entry",
    )
    .bind(entry)
    .bind(&call.id)
    .bind(i64::from(chosen))
    .execute(&mut **transaction)
    .await?
    .rows_affected();
    if added == 0 { Err(UNKNOWN) } else { Ok(()) }
}

//! What a juror has to score in a round.

use std::sync::Arc;

use contest::{
    EntryId, Localized, Standing, Timestamp,
    judging::{Criterion, Recusal, RoundKind, SheetName},
};

use crate::{Call, Guise, Office, Person, Result};

/// A juror's dashboard for one call.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The call that is judged.
    pub call: Arc<Call>,
    /// The round that was asked for.
    pub round: RoundKind,
    /// By the numbers of the entries; empty before the round begins.
    pub rows: Vec<DashboardRow>,
    /// Where the round stands now.
    pub standing: Standing,
}

/// One entry that a juror is to score.
#[derive(Clone, Debug)]
pub struct DashboardRow {
    /// Its sheet.
    pub sheet: SheetName,
    /// Its number within the call.
    pub number: i64,
    /// In each language in which it was handed in.
    pub title: Localized,
    /// Id of the cover, where it has a preview.
    pub cover: Option<String>,
    /// Code of its main topic.
    pub topic: String,
    /// How many criteria the juror has marked.
    pub marks: i64,
    /// How many criteria are asked for it.
    pub criteria: usize,
    /// Set where the juror stepped back.
    pub recusal: Option<Recusal>,
    /// When the sheet was finished, in microseconds since 1970; `None` while it is open.
    pub finished_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct StoredRow {
    id: EntryId,
    number: i64,
    title: String,
    cover: Option<String>,
    topic: String,
    recusal: Option<String>,
    finished_at: Option<i64>,
    marks: i64,
}

impl StoredRow {
    fn into_row(self, round: RoundKind, asked: &[Criterion]) -> Result<DashboardRow> {
        Ok(DashboardRow {
            sheet: SheetName {
                entry: self.id,
                round,
            },
            number: self.number,
            title: serde_json::from_str(&self.title)?,
            cover: self.cover,
            marks: self.marks,
            criteria: asked
                .iter()
                .filter(|criterion| criterion.applies(&self.topic))
                .count(),
            topic: self.topic,
            recusal: self.recusal.as_deref().and_then(Recusal::from_code),
            finished_at: self.finished_at,
        })
    }
}

/// What is asked of the entries that a juror is to score: the round ($3) of a call ($1) and who
/// judges ($2).
const ASSIGNED: &str = "SELECT judged_entry.id,
            judged_entry.number,
            revision.title,
            revision.cover,
            revision.topic,
            assignment.recusal,
            assignment.finished_at,
            (
                SELECT COUNT(*)
                FROM mark
                WHERE mark.juror = assignment.juror
                  AND mark.entry = assignment.entry
                  AND mark.round = assignment.round
            ) AS marks
     FROM assignment
     JOIN judged_entry ON judged_entry.id = assignment.entry
       AND judged_entry.round = assignment.round
     JOIN revision ON revision.entry = judged_entry.id
       AND revision.number = judged_entry.revision
     WHERE assignment.call = $1
       AND assignment.juror = $2
       AND assignment.round = $3
     ORDER BY judged_entry.number";

/// The same for the juror of a preview: the first entries of the round, as if they had been
/// assigned to them.
const PREVIEWED: &str = "SELECT judged_entry.id,
            judged_entry.number,
            revision.title,
            revision.cover,
            revision.topic,
            assignment.recusal,
            assignment.finished_at,
            (SELECT COUNT(*) FROM mark WHERE mark.juror = $2) AS marks
     FROM judged_entry
     JOIN revision ON revision.entry = judged_entry.id
       AND revision.number = judged_entry.revision
     LEFT JOIN assignment ON assignment.entry = judged_entry.id
       AND assignment.juror = $2
     WHERE judged_entry.call = $1
       AND judged_entry.round = $3
     ORDER BY judged_entry.number
     LIMIT 12";

impl Office {
    /// What a juror has to score in a round of a call, in the order of the entries' numbers.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call.
    pub async fn dashboard(
        &self,
        juror: &Person,
        call: &Arc<Call>,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<Desk> {
        self.as_juror(juror, call).await?;
        let standing = call.round_standing(round, now);
        let rows = if standing == Standing::Before {
            Vec::new()
        } else {
            let asked_for = match &juror.guise {
                Guise::Previewed { .. } => PREVIEWED,
                Guise::Own | Guise::OnBehalf { .. } => ASSIGNED,
            };
            let rows: Vec<StoredRow> = sqlx::query_as(asked_for)
                .bind(&call.id)
                .bind(&juror.id)
                .bind(round.code())
                .fetch_all(self.store.read())
                .await?;
            let asked = call.criteria_in(round);
            rows.into_iter()
                .map(|row| row.into_row(round, &asked))
                .collect::<Result<_>>()?
        };
        Ok(Desk {
            call: Arc::clone(call),
            round,
            rows,
            standing,
        })
    }
}

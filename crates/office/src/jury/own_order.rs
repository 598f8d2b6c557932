//! The order in which a juror would place the works of a round: for the juror alone, beside what
//! their marks say.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use contest::{
    CriterionId, Denied, EntryId, Localized, Standing, Timestamp,
    judging::{Criterion, RoundKind, SheetName},
};
use judging::ranking;

use crate::{Call, DashboardRow, Office, Person, Result};

/// A juror's own order.
#[derive(Clone, Debug)]
pub struct OwnOrder {
    /// The call that is judged.
    pub call: Arc<Call>,
    /// The round whose works are placed.
    pub round: RoundKind,
    /// The best first.
    pub rows: Vec<OwnRow>,
    /// Whether the juror has set it; it is that of the marks where they have not.
    pub set: bool,
    /// Where the round stands now; an order is set while it is open.
    pub standing: Standing,
}

/// A work in a juror's own order.
#[derive(Clone, Debug)]
pub struct OwnRow {
    /// The juror's sheet for it.
    pub sheet: SheetName,
    /// Its number within the call.
    pub number: i64,
    /// In each language in which it was handed in.
    pub title: Localized,
    /// Id of the cover, where it has a preview.
    pub cover: Option<String>,
    /// What the juror's own marks give it, in hundredths of a point of 100; `None` while marks are
    /// missing.
    pub points: Option<i64>,
    /// Places, in the order, of works below it to which the juror gave more points.
    pub above: Vec<usize>,
}

/// Puts ids into the order that a juror set; those that it does not name come last, by their points
/// and then as they stand.
fn order_ids(ids: &[EntryId], points: &[Option<i64>], set: &[EntryId]) -> Vec<usize> {
    let place: HashMap<&EntryId, usize> = set
        .iter()
        .enumerate()
        .map(|(place, id)| (id, place))
        .collect();
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by_key(|index| {
        (
            place.get(&ids[*index]).copied().unwrap_or(usize::MAX),
            std::cmp::Reverse(points[*index]),
            *index,
        )
    });
    order
}

/// For each place of an order the places below it with more points.
fn contradictions(points: &[Option<i64>]) -> Vec<Vec<usize>> {
    let more = |place: usize| {
        let below = (place + 1)..points.len();
        points[place].map_or_else(Vec::new, |own| {
            below
                .filter(|other| points[*other].is_some_and(|theirs| theirs > own))
                .collect()
        })
    };
    (0..points.len()).map(more).collect()
}

#[derive(sqlx::FromRow)]
struct MarkRow {
    entry: EntryId,
    criterion: CriterionId,
    steps: i64,
}

/// What a juror's own marks give each of their works, in hundredths of a point of 100; `None` where
/// some are missing.
fn own_points(
    criteria: &[Criterion],
    rows: &[DashboardRow],
    marks: &[MarkRow],
) -> Vec<Option<i64>> {
    let given: BTreeMap<(&EntryId, &CriterionId), i64> = marks
        .iter()
        .map(|mark| ((&mark.entry, &mark.criterion), mark.steps))
        .collect();
    let points = |row: &DashboardRow| {
        let asked = criteria.iter().map(|criterion| {
            let mark = given.get(&(&row.sheet.entry, &criterion.id)).copied();
            if criterion.applies(&row.topic) {
                mark.map(Some)
            } else {
                Some(None)
            }
        });
        asked
            .collect::<Option<Vec<_>>>()
            .map(|marks| ranking::points(criteria, &marks))
    };
    rows.iter().map(points).collect()
}

impl Office {
    /// The works of a juror in a round, in their own order, each with the points of their own marks
    /// and what contradicts them.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call; too early before the round begins.
    pub async fn own_order(
        &self,
        juror: &Person,
        call: &Arc<Call>,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<OwnOrder> {
        let (rows, standing) = self.own_works(juror, call, round, now).await?;
        let marks = self.own_marks(juror, call, round).await?;
        let points = own_points(&call.criteria_in(round), &rows, &marks);
        let stored = self.stored_order(juror, call, round).await?;
        let set: Vec<EntryId> = stored
            .as_deref()
            .map_or_else(|| Ok(Vec::new()), serde_json::from_str)?;
        let ids: Vec<EntryId> = rows.iter().map(|row| row.sheet.entry.clone()).collect();
        let order = order_ids(&ids, &points, &set);
        let sorted: Vec<Option<i64>> = order.iter().map(|index| points[*index]).collect();
        let rows = order
            .iter()
            .zip(contradictions(&sorted))
            .map(|(index, above)| {
                let row = &rows[*index];
                OwnRow {
                    sheet: row.sheet.clone(),
                    number: row.number,
                    title: row.title.clone(),
                    cover: row.cover.clone(),
                    points: points[*index],
                    above,
                }
            })
            .collect();
        Ok(OwnOrder {
            call: Arc::clone(call),
            round,
            rows,
            set: stored.is_some(),
            standing,
        })
    }

    /// A juror's marks on the sheets of a round.
    async fn own_marks(
        &self,
        juror: &Person,
        call: &Call,
        round: RoundKind,
    ) -> Result<Vec<MarkRow>> {
        Ok(sqlx::query_as(
            "SELECT mark.entry, mark.criterion, mark.steps
             FROM mark
             JOIN assignment ON assignment.juror = mark.juror
               AND assignment.entry = mark.entry
               AND assignment.round = mark.round
             WHERE assignment.call = $1
               AND assignment.round = $2
               AND assignment.juror = $3",
        )
        .bind(&call.id)
        .bind(round.code())
        .bind(&juror.id)
        .fetch_all(self.store.read())
        .await?)
    }

    /// The order that a juror set, as a JSON list of entries.
    async fn stored_order(
        &self,
        juror: &Person,
        call: &Call,
        round: RoundKind,
    ) -> Result<Option<String>> {
        Ok(sqlx::query_scalar(
            "SELECT entries
             FROM own_order
             WHERE call = $1
               AND round = $2
               AND juror = $3",
        )
        .bind(&call.id)
        .bind(round.code())
        .bind(&juror.id)
        .fetch_optional(self.store.read())
        .await?)
    }

    /// What a juror has to score in a round that has begun, and how the round stands.
    async fn own_works(
        &self,
        juror: &Person,
        call: &Arc<Call>,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<(Vec<DashboardRow>, Standing)> {
        let desk = self.dashboard(juror, call, round, now).await?;
        if desk.standing == Standing::Before {
            return Err(Denied::TooEarly.into());
        }
        Ok((
            desk.rows
                .into_iter()
                .filter(|row| row.recusal.is_none())
                .collect(),
            desk.standing,
        ))
    }

    /// Keeps a juror's own order; `None` takes that of their marks again. Nothing but their own
    /// page reads it.
    ///
    /// # Errors
    ///
    /// As [`Office::own_order`]; too late where the round is closed.
    pub async fn set_own_order(
        &self,
        juror: &Person,
        call: &Arc<Call>,
        round: RoundKind,
        entries: Option<&[EntryId]>,
        now: Timestamp,
    ) -> Result<()> {
        self.may_speak_as_juror(juror, call, now).await?;
        let (rows, standing) = self.own_works(juror, call, round, now).await?;
        if !standing.takes() {
            return Err(Denied::TooLate.into());
        }
        let mut transaction = self.store.begin().await?;
        // There is none where the juror has not set one yet.
        sqlx::query(
            "DELETE FROM own_order
             WHERE call = $1
               AND round = $2
               AND juror = $3",
        )
        .bind(&call.id)
        .bind(round.code())
        .bind(&juror.id)
        .execute(&mut *transaction)
        .await?;
        if let Some(entries) = entries {
            // Each of the juror's own works once; what was not named stays behind the others.
            let known: BTreeSet<&EntryId> = rows.iter().map(|row| &row.sheet.entry).collect();
            let mut seen = BTreeSet::new();
            let kept: Vec<&EntryId> = entries
                .iter()
                .filter(|entry| known.contains(entry) && seen.insert(*entry))
                .collect();
            sqlx::query(
                "INSERT INTO own_order (call, round, juror, entries)
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(&call.id)
            .bind(round.code())
            .bind(&juror.id)
            .bind(serde_json::to_string(&kept)?)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit_keeping_caches().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_order_holds_and_what_it_does_not_name_comes_last_by_points() {
        let ids = ["a", "b", "c", "d"].map(EntryId::new);
        let points = [Some(5_000), Some(7_000), None, Some(6_000)];
        assert_eq!(
            order_ids(&ids, &points, &[]),
            [1, 3, 0, 2],
            "the marks' order where none is set"
        );
        assert_eq!(
            order_ids(&ids, &points, &["c", "gone", "a"].map(EntryId::new)),
            [2, 0, 1, 3]
        );
    }

    #[test]
    fn a_work_above_one_with_more_points_contradicts_the_marks() {
        assert_eq!(
            contradictions(&[Some(5), Some(7), None, Some(6)]),
            [vec![1, 3], vec![], vec![], vec![]]
        );
        assert_eq!(
            contradictions(&[Some(7), Some(7), Some(1)]),
            [vec![], vec![], Vec::<usize>::new()],
            "equal marks contradict nothing"
        );
    }
}

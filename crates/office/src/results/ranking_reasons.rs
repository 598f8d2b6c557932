//! Why a work stands where it stands: what each juror's sheet does to its rank, and what would
//! change without them.

use contest::{
    PersonId, Timestamp,
    judging::{Criterion, RoundKind},
};
use judging::assessment::{self, Coverage, LeftOut, Order, Reason};

use crate::{Call, Failure, Office, Person, RankingRow, Result, refusal::UNKNOWN};

/// Why one entry stands where it stands.
#[derive(Clone, Debug)]
pub struct Why {
    /// What was asked, in the order of each reason's marks.
    pub criteria: Vec<Criterion>,
    /// Where it stands.
    pub row: RankingRow,
    /// How the jurors cover the entries.
    pub coverage: Coverage,
    /// The order that counts.
    pub order: Order,
    /// The mean of the entry's part of the jury, in points of 100.
    pub mean: f64,
    /// Each juror's name and what their sheet does, with its marks in the order of the criteria.
    pub reasons: Vec<(String, Reason, Vec<Option<i64>>)>,
    /// Names of those without whom its rank would be another, with that rank.
    pub without: Vec<(String, Option<usize>)>,
}

impl Office {
    /// Why an entry stands where it stands, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else, and for an entry without a finished sheet.
    pub async fn why(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        number: i64,
        now: Timestamp,
    ) -> Result<Why> {
        let view = self.ranking(organiser, call, round, now).await?;
        let row = view
            .rows
            .into_iter()
            .find(|row| row.number == number)
            .ok_or(UNKNOWN)?;
        let computed = self.compute_ranking(call, round).await?;
        let names = self.juror_names(call).await?;
        let name = |juror: &PersonId| names.get(juror).cloned().unwrap_or_default();
        let entry = row.assessed.entry.clone();
        let marks = |juror: &PersonId| {
            let sheet = computed
                .inputs
                .sheets
                .iter()
                .find(|sheet| sheet.entry == entry && sheet.juror == *juror);
            sheet.map_or_else(Vec::new, |sheet| sheet.marks.clone())
        };
        let reasons = assessment::reasons(&computed.inputs, &computed.outcome, &entry);
        let left = self.left_out(call, round).await?;
        let mut without: Vec<(String, Option<usize>)> = left
            .iter()
            .filter_map(|left| {
                left.changes
                    .iter()
                    .find(|change| change.entry == entry)
                    .map(|change| (name(&left.juror), change.after))
            })
            .collect();
        without.sort();
        let mut reasons: Vec<(String, Reason, Vec<Option<i64>>)> = reasons
            .into_iter()
            .map(|reason| (name(&reason.juror), reason.clone(), marks(&reason.juror)))
            .collect();
        reasons.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(Why {
            criteria: view.criteria,
            mean: view
                .parts
                .get(row.assessed.part)
                .map_or(0.0, |part| part.mean),
            row,
            coverage: view.coverage,
            order: view.order,
            reasons,
            without,
        })
    }

    /// What would change if one juror were left out, for each of them.
    async fn left_out(&self, call: &Call, round: RoundKind) -> Result<Vec<LeftOut>> {
        let computed = self.compute_ranking(call, round).await?;
        tokio::task::spawn_blocking(move || computed.left_out().to_vec())
            .await
            .map_err(|_| Failure::broken("a ranking was not computed"))
    }

    /// What would change if one juror were left out: their names and what changes, for an
    /// organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn ranking_without(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<Vec<(String, LeftOut)>> {
        self.as_observer(Some(organiser), call, now).await?;
        let names = self.juror_names(call).await?;
        let left = self.left_out(call, round).await?;
        let mut left: Vec<(String, LeftOut)> = left
            .into_iter()
            .map(|left| (names.get(&left.juror).cloned().unwrap_or_default(), left))
            .collect();
        left.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(left)
    }
}

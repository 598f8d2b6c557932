//! How the jury works together, for its organisers.

use std::collections::{BTreeMap, HashMap};

use contest::{EntryId, Localized, PersonId, Stage, Standing, Timestamp, judging::RoundKind};
use judging::{
    assessment::{AssessedJuror, Assessment, Coverage, Inputs, Part},
    diagnostics::{correlation, deviation, drift, intraclass, krippendorff},
    graph, ranking,
};

use crate::{Call, Office, Person, RankingRow, Result};

/// A juror's figures, in points of 100 where they have a unit.
#[derive(Clone, Debug)]
pub struct JurorDiagnosis {
    /// Id of the person.
    pub juror: PersonId,
    /// As others see them.
    pub name: String,
    /// Sheets that are theirs, without those from which they stepped back.
    pub assigned: usize,
    /// Sheets of them that are finished.
    pub finished: usize,
    /// How much less than the mean juror they give: positive for a strict juror. Where a sheet is
    /// finished and there is another juror to compare with.
    pub severity: Option<f64>,
    /// Its standard error, where it can be told.
    pub error: Option<f64>,
    /// Which part of the jury the juror is of, from 0; where there is more than one.
    pub part: Option<usize>,
    /// Standard deviation of the totals; a juror who uses the whole scale has a large one.
    pub spread: Option<f64>,
    /// How much stricter the juror has become from the first sheet to the last: negative for
    /// milder.
    pub drift: Option<f64>,
    /// Correlation with the mean of the others on the same entries.
    pub agreement: Option<f64>,
}

/// An entry's figures.
#[derive(Clone, Debug)]
pub struct EntryDiagnosis {
    /// Its number within the call.
    pub number: i64,
    /// In each language in which it was handed in.
    pub title: Localized,
    /// Standard deviation of the corrected totals, in points of 100: how far apart the jurors are.
    pub disagreement: f64,
    /// How many have finished its sheet.
    pub jurors: usize,
}

/// The state of a pair in the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not assigned.
    Blank,
    /// Assigned; nothing is marked.
    New,
    /// Something is marked.
    Begun,
    /// The juror said that it is finished.
    Finished,
    /// The juror stepped back.
    Recused,
}

/// All figures of a jury.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    /// How the jurors cover the entries with finished sheets.
    pub coverage: Coverage,
    /// ICC(2,k) at the mean number of jurors per entry, up to 1; `None` where it cannot be told.
    pub reliability: Option<f64>,
    /// Krippendorff's alpha of the totals, up to 1; `None` where the jury falls into parts.
    pub alpha: Option<f64>,
    /// Of the finished sheets, see [`graph::connectivity`].
    pub connectivity: f64,
    /// By name.
    pub jurors: Vec<JurorDiagnosis>,
    /// The entries on which the jury is furthest apart, those first.
    pub discuss: Vec<EntryDiagnosis>,
    /// The numbers of the entries that the round judges, in their order.
    pub numbers: Vec<i64>,
    /// For each juror, in the order of `jurors`, the state of each pair, in the order of `numbers`.
    pub cells: Vec<Vec<Cell>>,
}

#[derive(sqlx::FromRow)]
struct PairRow {
    juror: PersonId,
    entry: EntryId,
    number: i64,
    /// Set where the juror stepped back.
    conflict: Option<String>,
    finished_at: Option<i64>,
    /// How many criteria are marked.
    marks: i64,
}

impl PairRow {
    const fn cell(&self) -> Cell {
        match (&self.conflict, self.finished_at, self.marks) {
            (Some(_), ..) => Cell::Recused,
            (None, Some(_), _) => Cell::Finished,
            (None, None, 0) => Cell::New,
            (None, None, _) => Cell::Begun,
        }
    }
}

/// Entries that are proposed for discussion.
const DISCUSSED: usize = 10;

impl Office {
    /// How the jury works together in a round, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn diagnostics(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<Diagnostics> {
        let ranking = self.ranking(organiser, call, round, now).await?;
        self.diagnose(call, round, &ranking.rows).await
    }

    /// A juror's own figures in a round that is over, once the scores are public: they tell what
    /// others gave, and a round that was closed can be opened again before. `None` where no sheet
    /// is finished.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call.
    pub async fn own_diagnosis(
        &self,
        juror: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<Option<JurorDiagnosis>> {
        self.as_juror(juror, call).await?;
        let told = call.published.has(Stage::Scores);
        if !told || call.round_standing(round, now) != Standing::Closed {
            return Ok(None);
        }
        let found = self.diagnose(call, round, &[]).await?;
        Ok(found
            .jurors
            .into_iter()
            .find(|row| row.juror == juror.id && row.finished > 0))
    }

    /// The figures of a round's jury; what is to be discussed is taken from the rows of its
    /// ranking.
    async fn diagnose(
        &self,
        call: &Call,
        round: RoundKind,
        ranked: &[RankingRow],
    ) -> Result<Diagnostics> {
        let computed = self.compute_ranking(call, round).await?;
        let names = self.juror_names(call).await?;
        let pairs = self.assigned_pairs(call, round).await?;
        let numbers = self.judged_numbers(call, round).await?;
        let totals = Totals::of(&computed.inputs, &computed.outcome);
        let mut order: Vec<(&PersonId, &String)> = names.iter().collect();
        order.sort_by(|one, other| (one.1, one.0).cmp(&(other.1, other.0)));
        let (mut jurors, mut cells) = (Vec::new(), Vec::new());
        for (juror, name) in order {
            let own: Vec<&PairRow> = pairs.iter().filter(|pair| pair.juror == *juror).collect();
            let row = cells_of(&own, &numbers);
            jurors.push(totals.juror_diagnosis((juror, name), &own, &row));
            cells.push(row);
        }
        Ok(Diagnostics {
            coverage: computed.outcome.coverage,
            reliability: totals.reliability(),
            alpha: totals.alpha(),
            connectivity: totals.connectivity(),
            jurors,
            discuss: totals.entries_apart(ranked),
            numbers,
            cells,
        })
    }

    /// The pairs of a round, in the order in which their sheets were finished.
    async fn assigned_pairs(&self, call: &Call, round: RoundKind) -> Result<Vec<PairRow>> {
        Ok(sqlx::query_as(
            "SELECT assignment.juror,
                    assignment.entry,
                    judged_entry.number,
                    assignment.conflict,
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
             WHERE assignment.call = $1
               AND assignment.round = $2
             ORDER BY assignment.finished_at, assignment.entry",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?)
    }

    /// The numbers of the entries of a round, in their order.
    async fn judged_numbers(&self, call: &Call, round: RoundKind) -> Result<Vec<i64>> {
        Ok(sqlx::query_scalar(
            "SELECT number
             FROM judged_entry
             WHERE call = $1
               AND round = $2
             ORDER BY number",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?)
    }
}

/// A juror's line of the heat map: the state of each pair, in the order of the entries' `numbers`.
fn cells_of(own: &[&PairRow], numbers: &[i64]) -> Vec<Cell> {
    let mut cells = vec![Cell::Blank; numbers.len()];
    for pair in own {
        if let Ok(place) = numbers.binary_search(&pair.number) {
            cells[place] = pair.cell();
        }
    }
    cells
}

/// What the finished sheets of a round give, in points of 100, with what the ranking makes of them.
struct Totals<'a> {
    /// By juror and entry.
    by_sheet: HashMap<(&'a PersonId, &'a EntryId), f64>,
    /// By entry, for each juror in the order of their ids.
    by_entry: BTreeMap<&'a EntryId, Vec<(&'a PersonId, f64)>>,
    outcome: &'a Assessment,
    assessed: HashMap<&'a PersonId, &'a AssessedJuror>,
    /// What each entry is worth.
    estimate: HashMap<&'a EntryId, f64>,
}

impl<'a> Totals<'a> {
    fn of(inputs: &'a Inputs, outcome: &'a Assessment) -> Self {
        let by_sheet: HashMap<(&PersonId, &EntryId), f64> = inputs
            .sheets
            .iter()
            .map(|sheet| {
                (
                    (&sheet.juror, &sheet.entry),
                    ranking::share(&inputs.criteria, &sheet.marks) * 100.0,
                )
            })
            .collect();
        let mut by_entry: BTreeMap<&EntryId, Vec<(&PersonId, f64)>> = BTreeMap::new();
        for ((juror, entry), total) in &by_sheet {
            by_entry.entry(entry).or_default().push((juror, *total));
        }
        by_entry
            .values_mut()
            .for_each(|sheets| sheets.sort_by(|one, other| one.0.cmp(other.0)));
        Self {
            by_sheet,
            by_entry,
            outcome,
            assessed: outcome
                .jurors
                .iter()
                .map(|juror| (&juror.juror, juror))
                .collect(),
            estimate: outcome
                .entries
                .iter()
                .map(|entry| (&entry.entry, entry.estimate))
                .collect(),
        }
    }

    fn severity(&self, juror: &PersonId) -> Option<f64> {
        self.assessed.get(juror).and_then(|juror| juror.severity)
    }

    /// The figures of a juror, id and name, whose pairs stand in the order in which they were
    /// finished.
    fn juror_diagnosis(
        &self,
        (juror, name): (&PersonId, &str),
        own: &[&PairRow],
        cells: &[Cell],
    ) -> JurorDiagnosis {
        let finished: Vec<(&EntryId, f64)> = own
            .iter()
            .filter_map(|pair| {
                let total = self.by_sheet.get(&(juror, &pair.entry))?;
                Some((&pair.entry, *total))
            })
            .collect();
        let totals: Vec<f64> = finished.iter().map(|(_, total)| *total).collect();
        // How much less than the entry's own worth each sheet gives, in the order in which they
        // were finished.
        let below: Vec<f64> = finished
            .iter()
            .filter_map(|(entry, total)| Some(self.estimate.get(entry)? - total))
            .collect();
        let beside_others: Vec<(f64, f64)> = finished
            .iter()
            .filter_map(|(entry, total)| Some((*total, self.mean_of_others(entry, juror)?)))
            .collect();
        let assessed = self.assessed.get(juror);
        JurorDiagnosis {
            juror: juror.clone(),
            name: name.to_owned(),
            assigned: cells
                .iter()
                .filter(|cell| !matches!(cell, Cell::Blank | Cell::Recused))
                .count(),
            finished: totals.len(),
            severity: self.severity(juror),
            error: assessed.and_then(|juror| juror.error),
            part: assessed
                .filter(|_| !self.outcome.coverage.compares())
                .map(|juror| juror.part),
            spread: deviation(&totals),
            drift: drift(&below),
            agreement: correlation(&beside_others),
        }
    }

    /// The mean of what the other jurors gave an entry; `None` where there is no other.
    fn mean_of_others(&self, entry: &EntryId, juror: &PersonId) -> Option<f64> {
        let others: Vec<f64> = self
            .by_entry
            .get(entry)?
            .iter()
            .filter(|(by, _)| *by != juror)
            .map(|(_, total)| *total)
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
        let count = others.len() as f64;
        (!others.is_empty()).then(|| others.iter().sum::<f64>() / count)
    }

    /// The entries of a ranking on which the jury is furthest apart, those first.
    fn entries_apart(&self, ranked: &[RankingRow]) -> Vec<EntryDiagnosis> {
        let mut apart: Vec<EntryDiagnosis> = ranked
            .iter()
            .filter_map(|row| {
                let sheets = self.by_entry.get(&row.assessed.entry)?;
                let corrected: Vec<f64> = sheets
                    .iter()
                    .map(|(juror, total)| total + self.severity(juror).unwrap_or(0.0))
                    .collect();
                Some(EntryDiagnosis {
                    number: row.number,
                    title: row.title.clone(),
                    disagreement: deviation(&corrected)?,
                    jurors: sheets.len(),
                })
            })
            .collect();
        apart.sort_by(|one, other| {
            other
                .disagreement
                .total_cmp(&one.disagreement)
                .then(one.number.cmp(&other.number))
        });
        apart.truncate(DISCUSSED);
        apart
    }

    fn reliability(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
        let per_entry = self.by_sheet.len() as f64 / self.by_entry.len().max(1) as f64;
        match self.outcome.parts.as_slice() {
            [
                Part {
                    entries: Some(entries),
                    jurors: Some(jurors),
                    residual: Some(residual),
                    ..
                },
            ] => Some(intraclass(*entries, *jurors, *residual, per_entry)),
            _ => None,
        }
    }

    fn alpha(&self) -> Option<f64> {
        let units: Vec<Vec<f64>> = self
            .by_entry
            .values()
            .map(|sheets| sheets.iter().map(|(_, total)| *total).collect())
            .collect();
        krippendorff(&units).filter(|_| self.outcome.coverage.compares())
    }

    fn connectivity(&self) -> f64 {
        let places: HashMap<&PersonId, usize> = self
            .outcome
            .jurors
            .iter()
            .enumerate()
            .map(|(place, juror)| (&juror.juror, place))
            .collect();
        let panels: Vec<Vec<usize>> = self
            .by_entry
            .values()
            .map(|sheets| {
                sheets
                    .iter()
                    .filter_map(|(juror, _)| places.get(juror).copied())
                    .collect()
            })
            .collect();
        graph::connectivity(places.len(), &panels)
    }
}

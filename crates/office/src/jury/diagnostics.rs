//! How the jury works together, for its organisers.

use std::collections::{BTreeMap, HashMap};

use contest::{Localized, Moment, Standing, judging::RoundKind};
use judging::{
    assessment::{Coverage, JurorAssessed, Part},
    diagnostics::{correlation, deviation, drift, intraclass, krippendorff},
    graph, ranking,
};

use crate::{Call, Office, Person, RankingRow, Result};

/// A juror's figures, in points of 100 where they have a unit.
#[derive(Clone, Debug)]
pub struct JurorDiagnosis {
    pub juror: String,
    pub name: String,
    pub assigned: usize,
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
    pub number: i64,
    pub title: Localized,
    /// Standard deviation of the corrected totals, in points of 100: how far apart the jurors are.
    pub disagreement: f64,
    pub jurors: usize,
}

/// The state of a pair in the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not assigned.
    Blank,
    New,
    Begun,
    Finished,
    Recused,
}

/// All figures of a jury.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    pub coverage: Coverage,
    /// ICC(2,k) at the mean number of jurors per entry.
    pub reliability: Option<f64>,
    pub alpha: Option<f64>,
    /// Of the finished sheets.
    pub connectivity: f64,
    pub jurors: Vec<JurorDiagnosis>,
    /// The entries on which the jury is furthest apart, those first.
    pub discuss: Vec<EntryDiagnosis>,
    /// The numbers of all entries that were handed in, and for each juror, in the order of
    /// `jurors`, the state of each pair.
    pub numbers: Vec<i64>,
    pub cells: Vec<Vec<Cell>>,
}

#[derive(sqlx::FromRow)]
struct PairRow {
    juror: String,
    entry: String,
    number: i64,
    conflict: Option<String>,
    finished_at: Option<i64>,
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
        now: Moment,
    ) -> Result<Diagnostics> {
        let ranking = self.ranking(organiser, call, round, now).await?;
        self.diagnosed(call, round, &ranking.rows).await
    }

    /// A juror's own figures in a round that is over; `None` while it lasts and where no sheet is
    /// finished.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call.
    pub async fn own_diagnosis(
        &self,
        juror: &Person,
        call: &Call,
        round: RoundKind,
        now: Moment,
    ) -> Result<Option<JurorDiagnosis>> {
        self.as_juror(juror, call).await?;
        if call.round_standing(round, now) != Standing::Closed {
            return Ok(None);
        }
        let found = self.diagnosed(call, round, &[]).await?;
        Ok(found
            .jurors
            .into_iter()
            .find(|row| row.juror == juror.id && row.finished > 0))
    }

    /// The figures of a round's jury; what is to be discussed is taken from the rows of its
    /// ranking.
    async fn diagnosed(
        &self,
        call: &Call,
        round: RoundKind,
        ranked: &[RankingRow],
    ) -> Result<Diagnostics> {
        let computed = self.computed(call, round).await?;
        let names = self.juror_names(call).await?;
        let pairs: Vec<PairRow> = sqlx::query_as(
            "SELECT assignment.juror,
                    assignment.entry,
                    judged.number,
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
             JOIN judged ON judged.id = assignment.entry
               AND judged.round = assignment.round
             WHERE assignment.call = $1
               AND assignment.round = $2
             ORDER BY assignment.finished_at, assignment.entry",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?;
        let numbers: Vec<i64> = sqlx::query_scalar(
            "SELECT number
             FROM judged
             WHERE call = $1
               AND round = $2
             ORDER BY number",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?;

        let total: HashMap<(&str, &str), f64> = computed
            .inputs
            .sheets
            .iter()
            .map(|sheet| {
                (
                    (sheet.juror.as_str(), sheet.entry.as_str()),
                    ranking::share(&computed.inputs.criteria, &sheet.marks) * 100.0,
                )
            })
            .collect();
        let mut by_entry: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
        for ((juror, entry), total) in &total {
            by_entry.entry(entry).or_default().push((juror, *total));
        }
        by_entry
            .values_mut()
            .for_each(|sheets| sheets.sort_by(|one, other| one.0.cmp(other.0)));
        let assessed: HashMap<&str, &JurorAssessed> = computed
            .outcome
            .jurors
            .iter()
            .map(|juror| (juror.juror.as_str(), juror))
            .collect();
        let severity = |juror: &str| assessed.get(juror).and_then(|juror| juror.severity);
        let compares = computed.outcome.coverage.compares();
        let estimate: HashMap<&str, f64> = computed
            .outcome
            .entries
            .iter()
            .map(|entry| (entry.entry.as_str(), entry.estimate))
            .collect();

        let mut order: Vec<(&String, &String)> = names.iter().collect();
        order.sort_by(|one, other| (one.1, one.0).cmp(&(other.1, other.0)));
        let (mut jurors, mut cells) = (Vec::new(), Vec::new());
        for (juror, name) in order {
            let own: Vec<&PairRow> = pairs.iter().filter(|pair| pair.juror == *juror).collect();
            let finished: Vec<(&str, f64)> = own
                .iter()
                .filter_map(|pair| {
                    Some((
                        pair.entry.as_str(),
                        *total.get(&(juror.as_str(), pair.entry.as_str()))?,
                    ))
                })
                .collect();
            let totals: Vec<f64> = finished.iter().map(|(_, total)| *total).collect();
            // How much less than the entry's own worth each sheet gives, in the order in which they
            // were finished.
            let below: Vec<f64> = finished
                .iter()
                .filter_map(|(entry, total)| Some(estimate.get(entry)? - total))
                .collect();
            let others: Vec<(f64, f64)> = finished
                .iter()
                .filter_map(|(entry, total)| Some((*total, others(&by_entry, entry, juror)?)))
                .collect();
            let mut row = vec![Cell::Blank; numbers.len()];
            for pair in &own {
                if let Ok(place) = numbers.binary_search(&pair.number) {
                    row[place] = pair.cell();
                }
            }
            jurors.push(JurorDiagnosis {
                juror: juror.clone(),
                name: name.clone(),
                assigned: row
                    .iter()
                    .filter(|cell| !matches!(cell, Cell::Blank | Cell::Recused))
                    .count(),
                finished: totals.len(),
                severity: severity(juror),
                error: assessed.get(juror.as_str()).and_then(|juror| juror.error),
                part: assessed
                    .get(juror.as_str())
                    .filter(|_| !compares)
                    .map(|juror| juror.part),
                spread: deviation(&totals),
                drift: drift(&below),
                agreement: correlation(&others),
            });
            cells.push(row);
        }
        let mut discuss: Vec<EntryDiagnosis> = ranked
            .iter()
            .filter_map(|row| {
                let sheets = by_entry.get(row.assessed.entry.as_str())?;
                let corrected: Vec<f64> = sheets
                    .iter()
                    .map(|(juror, total)| total + severity(juror).unwrap_or(0.0))
                    .collect();
                Some(EntryDiagnosis {
                    number: row.number,
                    title: row.title.clone(),
                    disagreement: deviation(&corrected)?,
                    jurors: sheets.len(),
                })
            })
            .collect();
        discuss.sort_by(|one, other| {
            other
                .disagreement
                .total_cmp(&one.disagreement)
                .then(one.number.cmp(&other.number))
        });
        discuss.truncate(DISCUSSED);
        let places: HashMap<&str, usize> = computed
            .outcome
            .jurors
            .iter()
            .enumerate()
            .map(|(place, juror)| (juror.juror.as_str(), place))
            .collect();
        let panels: Vec<Vec<usize>> = by_entry
            .values()
            .map(|sheets| {
                sheets
                    .iter()
                    .filter_map(|(juror, _)| places.get(juror).copied())
                    .collect()
            })
            .collect();
        let units: Vec<Vec<f64>> = by_entry
            .values()
            .map(|sheets| sheets.iter().map(|(_, total)| *total).collect())
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
        let per_entry = total.len() as f64 / by_entry.len().max(1) as f64;
        let reliability = match computed.outcome.parts.as_slice() {
            [
                Part {
                    entries: Some(entries),
                    jurors: Some(jurors),
                    residual: Some(residual),
                    ..
                },
            ] => Some(intraclass(*entries, *jurors, *residual, per_entry)),
            _ => None,
        };
        Ok(Diagnostics {
            coverage: computed.outcome.coverage,
            reliability,
            alpha: krippendorff(&units).filter(|_| compares),
            connectivity: graph::connectivity(places.len(), &panels),
            jurors,
            discuss,
            numbers,
            cells,
        })
    }
}

/// The mean of what the other jurors gave an entry; `None` where there is no other.
fn others(by_entry: &BTreeMap<&str, Vec<(&str, f64)>>, entry: &str, juror: &str) -> Option<f64> {
    let others: Vec<f64> = by_entry
        .get(entry)?
        .iter()
        .filter(|(by, _)| *by != juror)
        .map(|(_, total)| *total)
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
    let count = others.len() as f64;
    (!others.is_empty()).then(|| others.iter().sum::<f64>() / count)
}

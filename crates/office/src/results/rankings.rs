//! The ranking of a call with its uncertainty and its record: what was decided on stays as it was
//! and can be computed again from its inputs alone.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use contest::{
    CriterionId, EntryId, Localized, PersonId, Stage, Timestamp,
    judging::{Criterion, RoundKind},
};
use judging::{
    assessment::{
        self, AssessedEntry, AssessedJuror, Assessment, Coverage, Inputs, LeftOut, METHOD, METHODS,
        Order, SAMPLES,
    },
    ranking::{self, RankedEntry, TieStep},
};

use crate::{
    Call, Failure, Office, Person, Refusal, Result, Seen, Thing, audit,
    results::{
        pairs::PairRecord,
        publication::private,
        ranking_record::{RankingRecord, hash, keep, seed},
    },
    storage::{Change, execute_one},
    versions::advance,
};

/// What the points of a public ranking are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankedBy {
    /// Weighted means, and every juror scored every work: there was nothing to correct.
    CompleteMeans,
    /// Weighted means as they are, of jurors who scored different works.
    Means,
    /// Estimates corrected for how severe each juror is.
    Corrected,
}

impl RankedBy {
    /// What points of an order are, as the jury covered the works.
    #[must_use]
    pub const fn of(order: Order, coverage: Coverage) -> Self {
        match (coverage, order) {
            (Coverage::Complete | Coverage::Empty, _) => Self::CompleteMeans,
            (Coverage::Connected | Coverage::Apart(_), Order::Raw) => Self::Means,
            (Coverage::Connected | Coverage::Apart(_), Order::Corrected) => Self::Corrected,
        }
    }
}

/// A row of the organiser's ranking.
#[derive(Clone, Debug)]
pub struct RankingRow {
    /// Both of its places, with their uncertainty.
    pub assessed: AssessedEntry,
    /// Its place in the order that counts.
    pub place: RankedEntry,
    /// The entry's number within the call.
    pub number: i64,
    /// The entry's, in each language in which it was handed in.
    pub title: Localized,
    /// The team's name.
    pub team: String,
    /// Whether it is a finalist now.
    pub finalist: bool,
}

impl RankingRow {
    /// The index of the criterion that broke the tie, if one did.
    #[must_use]
    pub const fn tie_criterion(&self) -> Option<usize> {
        match self.place.tie {
            Some(TieStep::Criterion(index)) => Some(index),
            _ => None,
        }
    }
}

/// Number and title of an entry without a finished sheet.
type Unscored = (i64, Localized);

/// A call's ranking as it stands now.
#[derive(Clone, Debug)]
pub struct RankingView {
    /// The round that was judged.
    pub round: RoundKind,
    /// What was asked, in the order in which each row's place gives their means.
    pub criteria: Vec<Criterion>,
    /// By rank; where there are no ranks, part by part.
    pub rows: Vec<RankingRow>,
    /// How the jurors cover the entries.
    pub coverage: Coverage,
    /// The order that counts.
    pub order: Order,
    /// The order that the call asks for.
    pub asked: Order,
    /// What was found of each juror with a finished sheet, and their names.
    pub jurors: Vec<(AssessedJuror, String)>,
    /// The parts into which the jury falls: one where all entries can be compared.
    pub parts: Vec<assessment::Part>,
    /// SHA-256 of the inputs, in hexadecimal digits.
    pub hash: String,
    /// From which the samples are drawn: the call's own.
    pub seed: u64,
    /// How many draws the uncertainty of the ranks comes from.
    pub samples: usize,
    /// Entries that were handed in and have no finished sheet.
    pub unscored: Vec<Unscored>,
    /// Recorded rankings, the newest first: hash and when.
    pub recorded: Vec<(String, Timestamp)>,
}

/// Inputs and what comes out of them.
pub(crate) struct ComputedRanking {
    pub(crate) inputs: Inputs,
    pub(crate) outcome: Assessment,
    pub(crate) hash: String,
    /// What would change without each juror: a fit for each of them, so only where somebody asks,
    /// and once.
    left_out: OnceLock<Vec<LeftOut>>,
}

impl ComputedRanking {
    /// What would change without each juror.
    pub(super) fn left_out(&self) -> &[LeftOut] {
        self.left_out
            .get_or_init(|| assessment::left_out(&self.inputs, &self.outcome))
    }
}

/// The rankings on which something is decided or published.
pub(crate) struct Basis {
    pub(crate) round: RoundKind,
    pub(crate) computed: Arc<ComputedRanking>,
    pairs: Option<PairRecord>,
}

impl Basis {
    /// The hashes of what they are computed from: by marks, and by pairs where jurors compared.
    pub(crate) fn hashes(&self) -> (&str, Option<&str>) {
        let pairs = self.pairs.as_ref().map(PairRecord::hash);
        (&self.computed.hash, pairs)
    }

    /// Holds where the ranking compares all entries, or where it was said that they are chosen
    /// although it does not.
    pub(crate) fn compares_or_said(&self, said: bool) -> Result<()> {
        match self.computed.outcome.coverage {
            Coverage::Apart(parts) if !said => Err(Refusal::FinalistsApart { parts }.into()),
            _ => Ok(()),
        }
    }

    /// Keeps them, within the change that decides something on them.
    pub(crate) async fn keep(
        &self,
        change: &mut Change,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        let ComputedRanking {
            hash,
            inputs,
            outcome,
            ..
        } = &*self.computed;
        keep(
            change,
            &RankingRecord {
                hash,
                method: METHOD,
                inputs,
                outcome,
            },
            organiser,
            (call, self.round),
            now,
        )
        .await?;
        match &self.pairs {
            Some(pairs) => pairs.keep(change, organiser, call, now).await,
            None => Ok(()),
        }
    }
}

/// An entry that a round judges.
#[derive(sqlx::FromRow)]
struct JudgedRow {
    id: EntryId,
    number: i64,
    title: String,
    team: String,
    /// 1 where it is a finalist.
    finalist: i64,
}

/// A mark on a finished sheet.
#[derive(sqlx::FromRow)]
struct MarkRow {
    entry: EntryId,
    juror: PersonId,
    /// Code of the entry's main topic.
    topic: String,
    criterion: CriterionId,
    steps: i64,
}

/// The rows of a ranking in their order, and number and title of the entries that have no place in
/// it.
fn place_rows(
    rows: Vec<JudgedRow>,
    outcome: &Assessment,
) -> Result<(Vec<RankingRow>, Vec<Unscored>)> {
    let assessed: HashMap<&EntryId, (usize, &AssessedEntry)> = outcome
        .entries
        .iter()
        .enumerate()
        .map(|(at, assessed)| (&assessed.entry, (at, assessed)))
        .collect();
    let (mut ranked, mut unscored) = (Vec::new(), Vec::new());
    for row in rows {
        let title: Localized = serde_json::from_str(&row.title)?;
        match assessed.get(&row.id) {
            None => unscored.push((row.number, title)),
            Some((_, assessed)) => ranked.push(RankingRow {
                place: assessed.place(outcome.order).clone(),
                assessed: (*assessed).clone(),
                number: row.number,
                title,
                team: row.team,
                finalist: row.finalist > 0,
            }),
        }
    }
    // Where there are no ranks, each part stands in its own order.
    let own = |row: &RankingRow| {
        assessed
            .get(&row.assessed.entry)
            .filter(|_| row.place.rank.is_none())
            .map(|(at, _)| *at)
    };
    ranked.sort_by_key(|row| (row.assessed.part, row.place.rank, own(row), row.number));
    Ok((ranked, unscored))
}

/// The finished sheets that marks stand on, which come sheet by sheet.
fn sheets_of(rows: Vec<MarkRow>, criteria: &[Criterion]) -> Vec<ranking::Sheet> {
    let mut sheets: Vec<ranking::Sheet> = Vec::new();
    let place: HashMap<&CriterionId, usize> = criteria
        .iter()
        .enumerate()
        .map(|(index, criterion)| (&criterion.id, index))
        .collect();
    for row in rows {
        if sheets
            .last()
            .is_none_or(|sheet| sheet.entry != row.entry || sheet.juror != row.juror)
        {
            sheets.push(ranking::Sheet {
                entry: row.entry,
                juror: row.juror,
                marks: vec![None; criteria.len()],
            });
        }
        if let (Some(sheet), Some(index)) = (sheets.last_mut(), place.get(&row.criterion))
            && criteria[*index].applies(&row.topic)
        {
            sheet.marks[*index] = Some(row.steps);
        }
    }
    sheets
}

/// The ranking that was computed last, by its hash: a page that is looked at again is not computed
/// again.
pub(crate) type RememberedRankings = Arc<std::sync::Mutex<HashMap<String, Arc<ComputedRanking>>>>;

/// Rankings that are remembered at most: one for each call that is judged at the same time.
const REMEMBERED: usize = 16;

impl Office {
    /// What the ranking of a round is computed from now.
    pub(crate) async fn ranking_inputs(
        &self,
        call: &Call,
        round: RoundKind,
        samples: usize,
    ) -> Result<Inputs> {
        let criteria = call.criteria_in(round);
        let sheets = self.finished_sheets(call, round, &criteria).await?;
        let inputs = Inputs {
            criteria,
            sheets,
            shortlist: usize::try_from(call.shortlist).unwrap_or(1),
            samples,
            seed: seed(call),
            order: call.ranking_order,
            votes: self.tie_votes(call, round).await?,
        };
        Ok(inputs.sort_sheets())
    }

    /// The ranking of a round as it stands now.
    pub(crate) async fn compute_ranking(
        &self,
        call: &Call,
        round: RoundKind,
    ) -> Result<Arc<ComputedRanking>> {
        let inputs = self.ranking_inputs(call, round, SAMPLES).await?;
        let hash = hash(&inputs)?;
        let remembered = || {
            self.rankings
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
        };
        if let Some(known) = remembered().get(&hash) {
            return Ok(Arc::clone(known));
        }
        let computed = tokio::task::spawn_blocking(move || {
            let outcome = assessment::assess(&inputs);
            Arc::new(ComputedRanking {
                inputs,
                outcome,
                hash,
                left_out: OnceLock::new(),
            })
        })
        .await
        .map_err(|_| Failure::broken("a ranking was not computed"))?;
        let mut known = remembered();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(computed.hash.clone(), Arc::clone(&computed));
        Ok(computed)
    }

    /// The round whose ranking counts: the last in which a sheet is finished, or the screening.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn deciding_round(&self, call: &Call) -> Result<RoundKind> {
        let rounds: Vec<String> = sqlx::query_scalar(
            "SELECT DISTINCT round
             FROM counted_sheet
             WHERE call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        Ok(rounds
            .iter()
            .filter_map(|round| RoundKind::from_code(round))
            .max()
            .unwrap_or_default())
    }

    /// Places of the public ranking, that of the round which counts, without its uncertainty, and
    /// what they are by; no places where the jury falls into parts.
    pub(crate) async fn places(&self, call: &Call) -> Result<(Vec<RankedEntry>, RankedBy)> {
        let inputs = self
            .ranking_inputs(call, self.deciding_round(call).await?, 0)
            .await?;
        let assessment = tokio::task::spawn_blocking(move || assessment::assess(&inputs))
            .await
            .map_err(|_| Failure::broken("a ranking was not computed"))?;
        let order = assessment.order;
        let by = RankedBy::of(order, assessment.coverage);
        if !assessment.coverage.compares() {
            return Ok((Vec::new(), by));
        }
        Ok((
            assessment
                .entries
                .into_iter()
                .map(|entry| entry.place(order).clone())
                .collect(),
            by,
        ))
    }

    /// The ranking of a round, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn ranking(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<RankingView> {
        self.as_observer(Some(organiser), call, now).await?;
        let computed = self.compute_ranking(call, round).await?;
        let rows = self.judged_rows(call, round).await?;
        let (ranked, unscored) = place_rows(rows, &computed.outcome)?;
        let names = self.juror_names(call).await?;
        let recorded = self.read_recorded(call, METHODS, round).await?;
        let named = |juror: &AssessedJuror| {
            (
                juror.clone(),
                names.get(&juror.juror).cloned().unwrap_or_default(),
            )
        };
        Ok(RankingView {
            round,
            criteria: computed.inputs.criteria.clone(),
            rows: ranked,
            coverage: computed.outcome.coverage,
            order: computed.outcome.order,
            asked: call.ranking_order,
            jurors: computed.outcome.jurors.iter().map(named).collect(),
            parts: computed.outcome.parts.clone(),
            hash: computed.hash.clone(),
            seed: computed.inputs.seed,
            samples: computed.inputs.samples,
            unscored,
            recorded,
        })
    }

    async fn judged_rows(&self, call: &Call, round: RoundKind) -> Result<Vec<JudgedRow>> {
        Ok(sqlx::query_as(
            "SELECT judged_entry.id,
                    judged_entry.number,
                    revision.title,
                    team.name AS team,
                    (
                        SELECT COUNT(*)
                        FROM finalist
                        WHERE finalist.entry = judged_entry.id
                    ) AS finalist
             FROM judged_entry
             JOIN revision ON revision.entry = judged_entry.id
               AND revision.number = judged_entry.revision
             JOIN team ON team.id = judged_entry.team
             WHERE judged_entry.call = $1
               AND judged_entry.round = $2
             ORDER BY judged_entry.number",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?)
    }

    /// The names of a call's jurors by their ids, those included who left it with marks behind
    /// them.
    pub(crate) async fn juror_names(&self, call: &Call) -> Result<HashMap<PersonId, String>> {
        let rows: Vec<(PersonId, String)> = sqlx::query_as(
            "SELECT person.id, person.name
             FROM person
             WHERE person.id IN (SELECT person FROM juror WHERE call = $1)
                OR person.id IN (SELECT juror FROM assignment WHERE call = $1)",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().collect())
    }

    /// Takes the raw or the corrected order as the one that counts.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Public`] where the scores are public: what was read does not change;
    /// [`crate::Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn choose_order(
        &self,
        organiser: &Person,
        call: &Call,
        order: Order,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Order),
            seen,
            &order.code(),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        private(&mut transaction, call, Stage::Scores).await?;
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE call
                 SET ranking_order = $1
                 WHERE id = $2",
            )
            .bind(order.code())
            .bind(&call.id),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "ranking-order",
            &call.id,
            order.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What a decision rests on: the ranking by marks of a round, and the one by pairs where jurors
    /// compared.
    pub(crate) async fn basis(&self, call: &Call, round: RoundKind) -> Result<Basis> {
        Ok(Basis {
            round,
            computed: self.compute_ranking(call, round).await?,
            pairs: self.pair_record(call).await?,
        })
    }

    /// Hash and moment of every ranking of a round that was kept, the newest first: by any version
    /// of a method, whose name begins so.
    pub(crate) async fn read_recorded(
        &self,
        call: &Call,
        methods: &str,
        round: RoundKind,
    ) -> Result<Vec<(String, Timestamp)>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT hash, made_at
             FROM ranking
             WHERE call = $1
               AND method LIKE $2
               AND round = $3
             ORDER BY made_at DESC, hash",
        )
        .bind(&call.id)
        .bind(format!("{methods}%"))
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(hash, at)| (hash, Timestamp(at)))
            .collect())
    }

    /// The finished sheets of a round that count, for every entry that was handed in, with their
    /// marks in the order of `criteria`.
    async fn finished_sheets(
        &self,
        call: &Call,
        round: RoundKind,
        criteria: &[Criterion],
    ) -> Result<Vec<ranking::Sheet>> {
        let rows: Vec<MarkRow> = sqlx::query_as(
            "SELECT mark.entry,
                    mark.juror,
                    revision.topic,
                    mark.criterion,
                    mark.steps
             FROM counted_sheet
             JOIN judged_entry ON judged_entry.id = counted_sheet.entry
               AND judged_entry.round = counted_sheet.round
             JOIN revision ON revision.entry = judged_entry.id
               AND revision.number = judged_entry.revision
             JOIN mark ON mark.juror = counted_sheet.juror
               AND mark.entry = counted_sheet.entry
               AND mark.round = counted_sheet.round
             WHERE counted_sheet.call = $1
               AND counted_sheet.round = $2
             ORDER BY mark.entry, mark.juror",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?;
        Ok(sheets_of(rows, criteria))
    }
}

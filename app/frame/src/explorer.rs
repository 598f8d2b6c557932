//! Charts that somebody asks for: computed elsewhere, and kept.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chart_spec::{Figure, Kind, Rule};
use dataset_spec::Unfit;
use office::{DatasetView, Failure, Office, Refusal};
use worker_spec::{AdaptRule, ComputeFigure, ListKinds, PreparedTable};

use crate::computer::Computer;

/// Rows of a table that are drawn on request at most; larger ones have the charts that they were
/// prepared with.
pub const MAX_ROWS: i64 = 20_000_000;

/// Figures that are kept; beyond that all are forgotten, which costs one computation each.
const KEPT: usize = 256;

/// What was computed, by what it was computed from.
type Known<T> = Mutex<HashMap<String, T>>;

/// Has figures computed on request, and keeps what was computed.
pub struct Explorer {
    computer: Arc<dyn Computer>,
    known: Known<Arc<Figure>>,
    /// The kinds of chart that each table gives.
    offered: Known<Arc<Vec<Kind>>>,
}

fn get_known<T: Clone>(known: &Known<T>, key: &str) -> Option<T> {
    known
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(key)
        .cloned()
}

fn keep<T>(known: &Known<T>, key: String, value: T) {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= KEPT {
        known.clear();
    }
    known.insert(key, value);
}

/// Why the explorer draws nothing.
#[derive(Debug)]
pub enum Undrawn {
    /// Too many others wait for theirs.
    Busy,
    /// The table has more rows than are drawn on request.
    TooLarge,
    Unfit(Unfit),
}

impl Explorer {
    /// Has its figures computed there.
    #[must_use]
    pub fn new(computer: Arc<dyn Computer>) -> Self {
        Self {
            computer,
            known: Mutex::default(),
            offered: Mutex::default(),
        }
    }

    /// A data set's table as it is asked about; nothing where it is too large for that.
    async fn table(office: &Office, view: &DatasetView) -> office::Result<Option<PreparedTable>> {
        if view.card.rows > MAX_ROWS {
            return Ok(None);
        }
        let parquet = office.dataset_parquet(view).await?;
        Ok(Some(PreparedTable {
            parquet,
            profile: view.profile.clone(),
        }))
    }

    /// The data of a chart, or why the table does not give it.
    ///
    /// # Errors
    ///
    /// Where a file of the data set is not there.
    pub async fn figure(
        &self,
        office: &Office,
        view: &DatasetView,
        rule: &Rule,
        other: Option<&DatasetView>,
    ) -> office::Result<Result<Arc<Figure>, Undrawn>> {
        let cities = office.cities().await?;
        let key = format!(
            "{} {} {rule} {}",
            cities.revision(),
            view.parquet_hash,
            other.map_or("", |other| &other.parquet_hash)
        );
        if let Some(known) = get_known(&self.known, &key) {
            return Ok(Ok(known));
        }
        let second = match other {
            Some(other) => match Self::table(office, other).await? {
                None => return Ok(Err(Undrawn::TooLarge)),
                second => second,
            },
            None => None,
        };
        let Some(table) = Self::table(office, view).await? else {
            return Ok(Err(Undrawn::TooLarge));
        };
        let asked = ComputeFigure {
            table,
            other: second,
            rule: rule.clone(),
            cities: cities.all().cloned().collect(),
        };
        match in_turn(self.computer.figure(asked).await)? {
            None => Ok(Err(Undrawn::Busy)),
            Some(Ok(figure)) => {
                let figure = Arc::new(figure);
                keep(&self.known, key, Arc::clone(&figure));
                Ok(Ok(figure))
            }
            Some(Err(Unfit::Broken(error))) => Err(Failure::Broken(error)),
            Some(Err(unfit)) => Ok(Err(Undrawn::Unfit(unfit))),
        }
    }

    /// The kinds of chart that a data set gives; nothing where that is not found out on request.
    pub async fn list_kinds(
        &self,
        office: &Office,
        view: &DatasetView,
    ) -> office::Result<Option<Arc<Vec<Kind>>>> {
        let cities = office.cities().await?;
        let key = format!("{} {}", cities.revision(), view.parquet_hash);
        if let Some(known) = get_known(&self.offered, &key) {
            return Ok(Some(known));
        }
        let Some(table) = Self::table(office, view).await? else {
            return Ok(None);
        };
        let cities = cities.all().cloned().collect();
        let asked = ListKinds { table, cities };
        let Some(kinds) = in_turn(self.computer.kinds(asked).await)? else {
            return Ok(None);
        };
        let kinds = Arc::new(kinds);
        keep(&self.offered, key, Arc::clone(&kinds));
        Ok(Some(kinds))
    }

    /// A chart of a kind, with what another one was made of where that fits.
    pub async fn refill(
        &self,
        office: &Office,
        view: &DatasetView,
        before: Option<Rule>,
        kind: Kind,
    ) -> office::Result<Option<Rule>> {
        let Some(table) = Self::table(office, view).await? else {
            return Ok(None);
        };
        let asked = AdaptRule {
            table,
            before,
            kind,
            cities: office.cities().await?.all().cloned().collect(),
        };
        Ok(in_turn(self.computer.adapt(asked).await)?.flatten())
    }
}

/// What was answered; nothing where no turn came.
fn in_turn<T>(answer: office::Result<T>) -> office::Result<Option<T>> {
    match answer {
        Err(Failure::Refused(Refusal::Busy { .. })) => Ok(None),
        answer => answer.map(Some),
    }
}

//! Charts that somebody asks for: computed a few at a time, and kept.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chart_spec::{Figure, Kind, Rule};
use datasets::{Table, Unfit};
use office::{DatasetView, Failure, Office, Refusal};

use crate::turns::Turns;

/// Rows of a table that are drawn on request at most; larger ones have the charts that they were
/// prepared with.
pub const MAX_ROWS: i64 = 20_000_000;

/// Charts that are computed at the same time.
const AT_ONCE: usize = 2;

/// Figures that are kept; beyond that all are forgotten, which costs one computation each.
const KEPT: usize = 256;

/// What was computed, by what it was computed from.
type Known<T> = Mutex<HashMap<String, T>>;

/// Computes figures on request, a few at a time, and keeps what it computed.
pub struct Explorer {
    turns: Turns,
    known: Known<Arc<Figure>>,
    /// The kinds of chart that each table gives.
    offered: Known<Arc<Vec<Kind>>>,
}

impl Default for Explorer {
    fn default() -> Self {
        Self {
            turns: Turns::new(AT_ONCE),
            known: Mutex::default(),
            offered: Mutex::default(),
        }
    }
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
    /// Asks a table something, and perhaps a second one with it, when it is one's turn.
    async fn ask<T: Send + 'static>(
        &self,
        office: &Office,
        view: &DatasetView,
        other: Option<&DatasetView>,
        ask: impl FnOnce(Table, Option<Table>) -> T + Send + 'static,
    ) -> office::Result<Result<T, Undrawn>> {
        if view.card.rows > MAX_ROWS || other.is_some_and(|other| other.card.rows > MAX_ROWS) {
            return Ok(Err(Undrawn::TooLarge));
        }
        let parquet = office.dataset_parquet(view).await?;
        let second = match other {
            Some(other) => Some((office.dataset_parquet(other).await?, other.profile.clone())),
            None => None,
        };
        let profile = view.profile.clone();
        let cities = office.cities().await?;
        let work = move || {
            let other = second.as_ref().map(|(parquet, profile)| Table {
                parquet,
                profile,
                cities: &cities,
            });
            let table = Table {
                parquet: &parquet,
                profile: &profile,
                cities: &cities,
            };
            ask(table, other)
        };
        match self.turns.run(work).await {
            Err(Failure::Refused(Refusal::Busy { .. })) => Ok(Err(Undrawn::Busy)),
            answer => answer.map(Ok),
        }
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
        let key = format!(
            "{} {} {rule} {}",
            office.cities().await?.revision(),
            view.parquet_hash,
            other.map_or("", |other| &other.parquet_hash)
        );
        if let Some(known) = get_known(&self.known, &key) {
            return Ok(Ok(known));
        }
        let asked = rule.clone();
        let computed = match self
            .ask(office, view, other, move |table, other| {
                datasets::compute_figure(table, &asked, other)
            })
            .await?
        {
            Ok(computed) => computed,
            Err(undrawn) => return Ok(Err(undrawn)),
        };
        let figure = match computed {
            Ok(figure) => Arc::new(figure),
            Err(Unfit::Broken(error)) => return Err(Failure::Broken(error)),
            Err(unfit) => return Ok(Err(Undrawn::Unfit(unfit))),
        };
        keep(&self.known, key, Arc::clone(&figure));
        Ok(Ok(figure))
    }

    /// The kinds of chart that a data set gives; nothing where that is not found out on request.
    pub async fn list_kinds(
        &self,
        office: &Office,
        view: &DatasetView,
    ) -> office::Result<Option<Arc<Vec<Kind>>>> {
        let revision = office.cities().await?.revision();
        let key = format!("{revision} {}", view.parquet_hash);
        if let Some(known) = get_known(&self.offered, &key) {
            return Ok(Some(known));
        }
        let Ok(kinds) = self
            .ask(office, view, None, |table, _| {
                datasets::possible_kinds(table)
            })
            .await?
        else {
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
        let found = self
            .ask(office, view, None, move |table, _| {
                datasets::adapt_rule(table, before.as_ref(), kind)
            })
            .await?;
        Ok(found.ok().flatten().map(|(rule, _)| rule))
    }
}

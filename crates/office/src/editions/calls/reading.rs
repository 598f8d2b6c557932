//! How editions and calls are read, each at most once for a generation of the database.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use contest::{
    AwardId, AwardKind, CallId, CityCode, CriterionId, EditionId, Phase, PhaseKind, Published,
    Schedule, Stage, Standing, Timestamp,
    judging::{Criterion, Method, Round, RoundKind},
    timestamp::from_micros,
};
use edition_file::model::SecondFactorSection;
use judging::assessment::Order;

use crate::{Office, Result, calendar::Zone, refusal::UNKNOWN};

use super::{Award, Call, Edition, EditionView, ListedEdition, Pause, Topic};

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: EditionId,
    slug: String,
    organisation: Option<String>,
    title: String,
    lead: String,
    example: i64,
    in_preparation: i64,
    starts_at: i64,
}

impl TryFrom<EditionRow> for Edition {
    type Error = crate::Failure;

    fn try_from(row: EditionRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            slug: row.slug,
            organisation: row.organisation,
            title: serde_json::from_str(&row.title)?,
            lead: serde_json::from_str(&row.lead)?,
            example: row.example == 1,
            in_preparation: row.in_preparation == 1,
            starts_at: Timestamp(row.starts_at),
        })
    }
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    #[sqlx(flatten)]
    edition: EditionRow,
    published: i64,
}

#[derive(sqlx::FromRow)]
struct StoredCall {
    id: CallId,
    edition: EditionId,
    slug: String,
    city: CityCode,
    title: String,
    lead: String,
    rules: String,
    time_zone: String,
    team_size: i64,
    shortlist: i64,
    ranking_order: String,
    limits: String,
    required_data: String,
    legal: String,
    contact: String,
    organisers_second_factor: i64,
    jurors_second_factor: i64,
}

#[derive(sqlx::FromRow)]
struct PhaseRow {
    kind: String,
    starts_at: i64,
    ends_at: i64,
    grace: i64,
}

impl PhaseRow {
    /// The phase; `None` where its kind is not known here.
    fn into_phase(self) -> Option<Phase> {
        Some(Phase {
            kind: PhaseKind::from_code(&self.kind)?,
            starts: Timestamp(self.starts_at),
            ends: Timestamp(self.ends_at),
            grace: from_micros(self.grace),
        })
    }
}

#[derive(sqlx::FromRow)]
struct RoundRow {
    kind: String,
    method: String,
    blind: i64,
    jurors_per_entry: i64,
    closed_at: Option<i64>,
}

impl RoundRow {
    /// The round; `None` where its kind or method is not known here.
    fn into_round(self) -> Option<Round> {
        Some(Round {
            kind: RoundKind::from_code(&self.kind)?,
            method: Method::from_code(&self.method)?,
            blind: self.blind == 1,
            jurors_per_entry: self.jurors_per_entry,
            closed_at: self.closed_at.map(Timestamp),
        })
    }
}

#[derive(sqlx::FromRow)]
struct CriterionRow {
    id: CriterionId,
    name: String,
    weight: i64,
    steps: i64,
    labels: String,
    topics: String,
    rounds: String,
}

impl TryFrom<CriterionRow> for Criterion {
    type Error = crate::Failure;

    fn try_from(row: CriterionRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            name: serde_json::from_str(&row.name)?,
            weight: row.weight,
            highest: row.steps,
            labels: serde_json::from_str(&row.labels)?,
            topics: serde_json::from_str(&row.topics)?,
            rounds: serde_json::from_str(&row.rounds)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct AwardRow {
    id: AwardId,
    name: String,
    kind: String,
    eligibility: String,
}

impl TryFrom<AwardRow> for Award {
    type Error = crate::Failure;

    fn try_from(row: AwardRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            name: serde_json::from_str(&row.name)?,
            kind: AwardKind::from_code(&row.kind)
                .ok_or_else(|| crate::Failure::broken("an award of an unknown kind"))?,
            eligibility: serde_json::from_str(&row.eligibility)?,
        })
    }
}

/// Calls by their slugs and ids, as they stood at a generation of the database.
pub(crate) type RememberedCalls = Arc<Mutex<(i64, HashMap<String, Arc<Call>>)>>;

impl Office {
    /// Every edition that was opened, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn editions(&self) -> Result<Vec<Edition>> {
        let mut editions = self.every_edition().await?;
        editions.retain(|edition| !edition.in_preparation);
        Ok(editions)
    }

    /// Every edition, also those in preparation, the newest first: for the service itself, and to
    /// be asked of each who may know of it.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn every_edition(&self) -> Result<Vec<Edition>> {
        let rows: Vec<EditionRow> = sqlx::query_as(
            "SELECT id, slug, organisation, title, lead, example, in_preparation, starts_at
             FROM edition
             ORDER BY starts_at DESC, id",
        )
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(Edition::try_from).collect()
    }

    /// Every edition, the newest first, and whether works of it are public.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn listed_editions(&self) -> Result<Vec<ListedEdition>> {
        let rows: Vec<ListedRow> = sqlx::query_as(
            "SELECT edition.id, edition.slug, edition.organisation, edition.title, edition.lead,
                    edition.example, edition.in_preparation, edition.starts_at,
                    (
                        SELECT COUNT(*)
                        FROM call
                        JOIN publication ON publication.call = call.id
                          AND publication.stage = 'finalists'
                        WHERE call.edition = edition.id
                    ) AS published
             FROM edition
             WHERE edition.in_preparation = 0
             ORDER BY edition.starts_at DESC, edition.id",
        )
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(ListedEdition {
                    public: row.published > 0,
                    edition: row.edition.try_into()?,
                })
            })
            .collect()
    }

    /// An edition by its slug, with its calls.
    ///
    /// # Errors
    ///
    /// Unknown where there is none.
    pub async fn edition(&self, slug: &str) -> Result<EditionView> {
        let edition = self.edition_row(slug).await?;
        let rows: Vec<StoredCall> = sqlx::query_as(
            "SELECT id, edition, slug, city, title, lead, rules, time_zone,
                    team_size, shortlist, ranking_order, limits, required_data,
                    legal, contact, organisers_second_factor, jurors_second_factor
             FROM call
             WHERE edition = $1
             ORDER BY position",
        )
        .bind(&edition.id)
        .fetch_all(self.store.read())
        .await?;
        let mut calls = Vec::with_capacity(rows.len());
        for row in rows {
            calls.push(self.complete(row, edition.clone()).await?);
        }
        let topics = self.topics(&edition.id).await?;
        Ok(EditionView {
            edition,
            calls,
            topics,
        })
    }

    /// An edition by its slug, without calls.
    pub(crate) async fn edition_row(&self, slug: &str) -> Result<Edition> {
        let row: Option<EditionRow> = sqlx::query_as(
            "SELECT id, slug, organisation, title, lead, example, in_preparation, starts_at
             FROM edition
             WHERE slug = $1",
        )
        .bind(slug)
        .fetch_optional(self.store.read())
        .await?;
        row.ok_or(UNKNOWN)?.try_into()
    }

    /// The topics of an edition, in order.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn topics(&self, edition: &EditionId) -> Result<Vec<Topic>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT code, name
             FROM topic
             WHERE edition = $1
             ORDER BY position",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|(code, name)| {
                Ok(Topic {
                    code,
                    name: serde_json::from_str(&name)?,
                })
            })
            .collect()
    }

    /// A call by the slugs of its edition and its own.
    ///
    /// # Errors
    ///
    /// Unknown where there is none.
    pub async fn call(&self, edition: &str, call: &str) -> Result<Arc<Call>> {
        self.remember(format!("{edition}/{call}"), self.read_call(edition, call))
            .await
    }

    /// A number that grows with every change of a call, a decision or a publication: what was read
    /// at a generation holds as long as the generation does.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn generation(&self) -> Result<i64> {
        self.store.generation().await
    }

    /// What `read` gives, from memory where it was read at this generation already.
    async fn remember(
        &self,
        key: String,
        read: impl Future<Output = Result<Call>>,
    ) -> Result<Arc<Call>> {
        let generation = self.generation().await?;
        {
            let mut known = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
            if known.0 != generation {
                *known = (generation, HashMap::new());
            }
            if let Some(call) = known.1.get(&key) {
                return Ok(Arc::clone(call));
            }
        }
        // What is read now is at least as new as the generation.
        let call = Arc::new(read.await?);
        let mut known = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 == generation {
            known.1.insert(key, Arc::clone(&call));
        }
        Ok(call)
    }

    async fn read_call(&self, edition: &str, call: &str) -> Result<Call> {
        let edition = self.edition_row(edition).await?;
        let row: Option<StoredCall> = sqlx::query_as(
            "SELECT id, edition, slug, city, title, lead, rules, time_zone,
                    team_size, shortlist, ranking_order, limits, required_data,
                    legal, contact, organisers_second_factor, jurors_second_factor
             FROM call
             WHERE edition = $1
               AND slug = $2",
        )
        .bind(&edition.id)
        .bind(call)
        .fetch_optional(self.store.read())
        .await?;
        self.complete(row.ok_or(UNKNOWN)?, edition).await
    }

    /// A call by its id.
    pub(crate) async fn call_by_id(&self, id: &CallId) -> Result<Arc<Call>> {
        self.remember(id.to_string(), self.read_call_by_id(id))
            .await
    }

    /// The same as it stands in the database now.
    pub(crate) async fn read_call_by_id(&self, id: &CallId) -> Result<Call> {
        let row: Option<StoredCall> = sqlx::query_as(
            "SELECT id, edition, slug, city, title, lead, rules, time_zone,
                    team_size, shortlist, ranking_order, limits, required_data,
                    legal, contact, organisers_second_factor, jurors_second_factor
             FROM call
             WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        let edition: EditionRow = sqlx::query_as(
            "SELECT id, slug, organisation, title, lead, example, in_preparation, starts_at
             FROM edition
             WHERE id = $1",
        )
        .bind(&row.edition)
        .fetch_one(self.store.read())
        .await?;
        self.complete(row, edition.try_into()?).await
    }

    /// A call with all that its pages need.
    async fn complete(&self, row: StoredCall, edition: Edition) -> Result<Call> {
        let time_zone = Zone::of_city(&self.cities().await?, &row.city, row.time_zone);
        Ok(Call {
            edition,
            slug: row.slug,
            city: row.city,
            title: serde_json::from_str(&row.title)?,
            lead: serde_json::from_str(&row.lead)?,
            rules: serde_json::from_str(&row.rules)?,
            legal: serde_json::from_str(&row.legal)?,
            contact: serde_json::from_str(&row.contact)?,
            limits: serde_json::from_str(&row.limits)?,
            required_data: serde_json::from_str(&row.required_data)?,
            second_factor: SecondFactorSection {
                organisers: row.organisers_second_factor == 1,
                jurors: row.jurors_second_factor == 1,
            },
            time_zone,
            team_size: row.team_size,
            shortlist: row.shortlist,
            ranking_order: Order::from_code(&row.ranking_order).unwrap_or_default(),
            schedule: self.read_schedule(&row.id).await?,
            rounds: self.read_rounds(&row.id).await?,
            criteria: self.read_criteria(&row.id).await?,
            awards: self.read_awards(&row.id).await?,
            pairs: self.read_pairs_standing(&row.id).await?,
            published: self.read_published(&row.id).await?,
            paused: self.read_pause(&row.id).await?,
            id: row.id,
        })
    }

    async fn read_schedule(&self, call: &CallId) -> Result<Schedule> {
        let phases: Vec<PhaseRow> = sqlx::query_as(
            "SELECT kind, starts_at, ends_at, grace
             FROM phase
             WHERE call = $1
             ORDER BY starts_at",
        )
        .bind(call)
        .fetch_all(self.store.read())
        .await?;
        Ok(Schedule(
            phases
                .into_iter()
                .filter_map(PhaseRow::into_phase)
                .collect(),
        ))
    }

    /// The rounds of a call, in the order in which they follow each other.
    async fn read_rounds(&self, call: &CallId) -> Result<Vec<Round>> {
        let rows: Vec<RoundRow> = sqlx::query_as(
            "SELECT kind, method, blind, jurors_per_entry, closed_at
             FROM round
             WHERE call = $1",
        )
        .bind(call)
        .fetch_all(self.store.read())
        .await?;
        let mut rounds: Vec<Round> = rows.into_iter().filter_map(RoundRow::into_round).collect();
        rounds.sort_by_key(|round| round.kind);
        Ok(rounds)
    }

    async fn read_criteria(&self, call: &CallId) -> Result<Vec<Criterion>> {
        let rows: Vec<CriterionRow> = sqlx::query_as(
            "SELECT id, name, weight, steps, labels, topics, rounds
             FROM criterion
             WHERE call = $1
             ORDER BY position",
        )
        .bind(call)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(Criterion::try_from).collect()
    }

    async fn read_awards(&self, call: &CallId) -> Result<Vec<Award>> {
        let rows: Vec<AwardRow> = sqlx::query_as(
            "SELECT id, name, kind, eligibility
             FROM award
             WHERE call = $1
             ORDER BY position",
        )
        .bind(call)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(Award::try_from).collect()
    }

    /// Whether the final by pairs of a call was opened, and closed since.
    async fn read_pairs_standing(&self, call: &CallId) -> Result<Standing> {
        let closed_at: Option<Option<i64>> =
            sqlx::query_scalar("SELECT closed_at FROM pair_round WHERE call = $1")
                .bind(call)
                .fetch_optional(self.store.read())
                .await?;
        Ok(match closed_at {
            None => Standing::Before,
            Some(None) => Standing::Open,
            Some(Some(_)) => Standing::Closed,
        })
    }

    async fn read_pause(&self, call: &CallId) -> Result<Option<Pause>> {
        let row: Option<(i64, String)> =
            sqlx::query_as("SELECT paused_at, reason FROM pause WHERE call = $1")
                .bind(call)
                .fetch_optional(self.store.read())
                .await?;
        row.map(|(since, reason)| {
            Ok(Pause {
                since: Timestamp(since),
                reason: serde_json::from_str(&reason)?,
            })
        })
        .transpose()
    }

    async fn read_published(&self, call: &CallId) -> Result<Published> {
        let stages: Vec<String> =
            sqlx::query_scalar("SELECT stage FROM publication WHERE call = $1")
                .bind(call)
                .fetch_all(self.store.read())
                .await?;
        Ok(Published(
            stages
                .iter()
                .filter_map(|stage| Stage::from_code(stage))
                .collect(),
        ))
    }
}

//! How an edition with its calls is made, and how a round and a criterion are written.

use contest::{
    AwardId, CallId, CriterionId, EditionId, Localized, PersonId, Phase, Timestamp,
    judging::{Criterion, Round},
};
use serde::Deserialize;

use crate::{
    Office, Result, audit,
    storage::{Change, execute_one},
};

use super::{Award, Topic};

/// How an edition is made: what `seeds/` holds and an organiser would type.
#[derive(Clone, Debug, Deserialize)]
pub struct EditionPlan {
    /// Its part of an address, one of its own among editions.
    pub slug: String,
    /// Its name.
    pub title: Localized,
    /// One or two sentences below the title.
    pub lead: Localized,
    /// Whether it is an example, which every page of it says.
    pub example: bool,
    /// In the order in which they are listed.
    pub topics: Vec<Topic>,
    /// In the order in which they are listed.
    pub calls: Vec<CallPlan>,
}

/// How a call is made.
#[derive(Clone, Debug, Deserialize)]
pub struct CallPlan {
    /// Its part of an address, one of its own in the edition.
    pub slug: String,
    /// The code of a city in [`contest::CITIES`], or whatever the edition names its hosts.
    pub city: String,
    /// Its name.
    pub title: Localized,
    /// One or two sentences below the title.
    pub lead: Localized,
    /// Markdown.
    pub rules: Localized,
    /// IANA name.
    pub time_zone: String,
    /// Most members of a team, its captain included.
    pub team_size: i64,
    /// How many entries the ranking is to put forward.
    pub shortlist: i64,
    /// How each is judged.
    pub rounds: Vec<Round>,
    /// Left out of the plan's file: whoever makes the edition says when.
    #[serde(skip)]
    pub phases: Vec<Phase>,
    /// In the order in which a sheet asks for them; they get ids of their own.
    pub criteria: Vec<Criterion>,
    /// In the order in which they are listed; they get ids of their own.
    pub awards: Vec<Award>,
}

impl Office {
    /// Makes an edition with its calls; `organiser` runs it.
    ///
    /// # Errors
    ///
    /// Where the database refuses a value.
    pub async fn create_edition(
        &self,
        plan: &EditionPlan,
        organiser: &PersonId,
        starts: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        let edition = EditionId::new(self.id(now));
        let mut transaction = self.store.begin().await?;
        sqlx::query(
            "INSERT INTO edition (id, slug, title, lead, example, starts_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&edition)
        .bind(&plan.slug)
        .bind(serde_json::to_string(&plan.title)?)
        .bind(serde_json::to_string(&plan.lead)?)
        .bind(i64::from(plan.example))
        .bind(starts.0)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("INSERT INTO organiser (person, edition) VALUES ($1, $2)")
            .bind(organiser)
            .bind(&edition)
            .execute(&mut *transaction)
            .await?;
        for (position, topic) in (0_i64..).zip(&plan.topics) {
            insert_topic(&mut transaction, &edition, topic, position).await?;
        }
        for (position, call) in (0_i64..).zip(&plan.calls) {
            self.insert_call(&mut transaction, &edition, (call, position), now)
                .await?;
        }
        audit::record(
            &mut transaction,
            now,
            organiser,
            "edition",
            &edition,
            &plan.slug,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes a call with all that belongs to it.
    async fn insert_call(
        &self,
        change: &mut Change,
        edition: &EditionId,
        (plan, position): (&CallPlan, i64),
        now: Timestamp,
    ) -> Result<()> {
        let call = CallId::new(self.id(now));
        sqlx::query(
            "INSERT INTO call (
                 id, edition, slug, city, title, lead, rules, time_zone, team_size,
                 shortlist, position
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(&call)
        .bind(edition)
        .bind(&plan.slug)
        .bind(&plan.city)
        .bind(serde_json::to_string(&plan.title)?)
        .bind(serde_json::to_string(&plan.lead)?)
        .bind(serde_json::to_string(&plan.rules)?)
        .bind(&plan.time_zone)
        .bind(plan.team_size)
        .bind(plan.shortlist)
        .bind(position)
        .execute(&mut **change)
        .await?;
        for phase in &plan.phases {
            insert_phase(change, &call, phase).await?;
        }
        for round in &plan.rounds {
            store_round(change, &call, round).await?;
        }
        for (position, criterion) in (0_i64..).zip(&plan.criteria) {
            let criterion = Criterion {
                id: CriterionId::new(self.id(now)),
                ..criterion.clone()
            };
            store_criterion(change, &call, &criterion, position).await?;
        }
        for (position, award) in (0_i64..).zip(&plan.awards) {
            let award = Award {
                id: AwardId::new(self.id(now)),
                ..award.clone()
            };
            insert_award(change, &call, &award, position).await?;
        }
        Ok(())
    }
}

async fn insert_topic(
    change: &mut Change,
    edition: &EditionId,
    topic: &Topic,
    position: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO topic (edition, code, name, position)
         VALUES ($1, $2, $3, $4)",
    )
    .bind(edition)
    .bind(&topic.code)
    .bind(serde_json::to_string(&topic.name)?)
    .bind(position)
    .execute(&mut **change)
    .await?;
    Ok(())
}

async fn insert_phase(change: &mut Change, call: &CallId, phase: &Phase) -> Result<()> {
    sqlx::query(
        "INSERT INTO phase (call, kind, starts_at, ends_at, grace)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(call)
    .bind(phase.kind.code())
    .bind(phase.starts.0)
    .bind(phase.ends.0)
    .bind(phase.grace)
    .execute(&mut **change)
    .await?;
    Ok(())
}

async fn insert_award(
    change: &mut Change,
    call: &CallId,
    award: &Award,
    position: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO award (id, call, name, kind, position)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&award.id)
    .bind(call)
    .bind(serde_json::to_string(&award.name)?)
    .bind(award.kind.code())
    .bind(position)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Writes a round, or changes what it is; whether it is closed stays.
pub(crate) async fn store_round(change: &mut Change, call: &CallId, round: &Round) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "INSERT INTO round (call, kind, method, blind, jurors_per_entry)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (call, kind) DO UPDATE
             SET method = excluded.method,
                 blind = excluded.blind,
                 jurors_per_entry = excluded.jurors_per_entry",
        )
        .bind(call)
        .bind(round.kind.code())
        .bind(round.method.code())
        .bind(i64::from(round.blind))
        .bind(round.jurors_per_entry),
    )
    .await?;
    Ok(())
}

/// Writes a criterion, or changes the one with its id.
pub(crate) async fn store_criterion(
    change: &mut Change,
    call: &CallId,
    criterion: &Criterion,
    position: i64,
) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "INSERT INTO criterion (
                 id, call, name, weight, steps, labels, position, topics, rounds
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (id) DO UPDATE
             SET name = excluded.name,
                 weight = excluded.weight,
                 steps = excluded.steps,
                 labels = excluded.labels,
                 position = excluded.position,
                 topics = excluded.topics,
                 rounds = excluded.rounds",
        )
        .bind(&criterion.id)
        .bind(call)
        .bind(serde_json::to_string(&criterion.name)?)
        .bind(criterion.weight)
        .bind(criterion.steps)
        .bind(serde_json::to_string(&criterion.labels)?)
        .bind(position)
        .bind(serde_json::to_string(&criterion.topics)?)
        .bind(serde_json::to_string(&criterion.rounds)?),
    )
    .await?;
    Ok(())
}

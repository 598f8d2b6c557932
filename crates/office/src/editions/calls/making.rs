//! How a round and a criterion are written.

use contest::{
    CallId,
    judging::{Criterion, Round},
};

use crate::{
    Result,
    storage::{Change, execute_one},
};

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
                 id, call, name, weight, steps, labels, position, topics, rounds, code
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $1)
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
        .bind(criterion.highest)
        .bind(serde_json::to_string(&criterion.labels)?)
        .bind(position)
        .bind(serde_json::to_string(&criterion.topics)?)
        .bind(serde_json::to_string(&criterion.rounds)?),
    )
    .await?;
    Ok(())
}

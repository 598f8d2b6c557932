//! What is kept of a ranking on which something was decided: its inputs, what came out and the hash
//! by which both are known, and how two outcomes are compared.

use contest::{Timestamp, judging::RoundKind};
use judging::model::Probabilities;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{Call, Person, Result, audit::hex, storage::Change};

/// That an exported ranking names a method which this program does not compute.
pub(crate) fn other_method(said: &str, own: &str) -> String {
    format!("method: the file says {said}, this program computes {own}")
}

/// What of an exported ranking's inputs does not agree with the hash that the file states: that of
/// the inputs in their own order, or as they stand in the file.
pub(crate) fn differing<I: Serialize>(stated: &str, inputs: &I, ordered: &I) -> Vec<String> {
    let found = match (hash(ordered), hash(inputs)) {
        (Ok(ordered), Ok(listed)) => [ordered, listed],
        (Err(error), _) | (_, Err(error)) => return vec![format!("inputs: {error}")],
    };
    if found.iter().any(|hash| hash == stated) {
        return Vec::new();
    }
    vec![format!(
        "inputs: the file says {stated}, they are {}",
        found[0]
    )]
}

/// Whether two figures that may be unknown are the same.
pub(crate) fn both<F>(one: Option<F>, other: Option<F>, same: impl Fn(F, F) -> bool) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two figures agree to a millionth.
pub(crate) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6
}

pub(crate) fn same_probabilities(one: Probabilities, other: Probabilities) -> bool {
    one.ranks == other.ranks && near(one.first, other.first) && near(one.shortlist, other.shortlist)
}

/// SHA-256 of inputs as compact JSON, in hexadecimal digits.
pub(crate) fn hash(inputs: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(hex(&Sha256::digest(serde_json::to_vec(inputs)?)))
}

/// A call's own number, from which its samples are drawn: nobody can turn it until they please.
pub(crate) fn seed(call: &Call) -> u64 {
    Sha256::digest(call.id.as_str().as_bytes())
        .iter()
        .take(8)
        .fold(0_u64, |seed, byte| seed << 8 | u64::from(*byte))
        >> 1
}

/// A ranking as it is kept.
pub(crate) struct RankingRecord<'a, I, O> {
    pub(crate) hash: &'a str,
    pub(crate) method: &'a str,
    pub(crate) inputs: &'a I,
    pub(crate) outcome: &'a O,
}

/// Keeps a ranking on which something is decided or published, within the change that does so; the
/// same once only.
pub(crate) async fn keep(
    change: &mut Change,
    kept: &RankingRecord<'_, impl Serialize + Sync, impl Serialize + Sync>,
    organiser: &Person,
    (call, round): (&Call, RoundKind),
    now: Timestamp,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO ranking (call, hash, method, inputs, outcome, made_by, made_at, round)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (call, hash, method) DO NOTHING",
    )
    .bind(&call.id)
    .bind(kept.hash)
    .bind(kept.method)
    .bind(serde_json::to_string(kept.inputs)?)
    .bind(serde_json::to_string(kept.outcome)?)
    .bind(&organiser.id)
    .bind(now.0)
    .bind(round.code())
    .execute(&mut **change)
    .await?;
    Ok(())
}

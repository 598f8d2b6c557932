//! A bare SQLite writer: what the disk gives to a program that does nothing but commit.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Result;
use sqlx::{Connection as _, SqliteConnection};

/// Commits per second of one connection with the settings of the server, each of the two rows that
/// a mark is.
pub(crate) async fn commits(folder: &Path, duration: Duration) -> Result<f64> {
    let mut connection = SqliteConnection::connect(&format!(
        "sqlite://{}?mode=rwc",
        folder.join("bare.db").display()
    ))
    .await?;
    for statement in [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE mark (number INTEGER PRIMARY KEY, steps INTEGER NOT NULL, version INTEGER \
         NOT NULL) STRICT",
        "CREATE TABLE history (number INTEGER NOT NULL, version INTEGER NOT NULL, steps INTEGER \
         NOT NULL, PRIMARY KEY (number, version)) STRICT",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    let begun = Instant::now();
    let mut count = 0_i64;
    while begun.elapsed() < duration {
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO mark (number, steps, version) VALUES ($1, $2, 1) ON CONFLICT \
             (number) DO UPDATE SET steps = excluded.steps, version = version + 1",
        )
        .bind(count % 1_000)
        .bind(count % 11)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("INSERT INTO history (number, version, steps) VALUES ($1, $2, $3)")
            .bind(count % 1_000)
            .bind(count)
            .bind(count % 11)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        count += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of commits")]
    let rate = count as f64 / begun.elapsed().as_secs_f64();
    Ok(rate)
}

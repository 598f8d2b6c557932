//! What one server does for all: whoever comes first has it for a while.

use std::time::Duration;

use contest::Timestamp;

use crate::{Office, Result};

/// What is done by one server at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Files that nothing names any more are removed.
    SweepFiles,
}

impl Duty {
    const fn code(self) -> &'static str {
        match self {
            Self::SweepFiles => "sweep-files",
        }
    }
}

impl Office {
    /// Takes a duty for so long, unless another server has it. Nobody gives it back: one that was
    /// killed leaves it to the others when the time is over.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn take_duty(&self, duty: Duty, now: Timestamp, time: Duration) -> Result<bool> {
        let mut change = self.store.begin().await?;
        let taken = sqlx::query(
            "INSERT INTO lease (name, until)
             VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE
             SET until = excluded.until
             WHERE lease.until <= $3",
        )
        .bind(duty.code())
        .bind(now.plus(time).0)
        .bind(now.0)
        .execute(&mut *change)
        .await?
        .rows_affected();
        change.commit_keeping_caches().await?;
        Ok(taken > 0)
    }
}

//! Jurors who left: whether the sheets that they finished count is a decision of the organisers,
//! with a reason. Without one they count.

use contest::{PersonId, Stage, Timestamp, entry::MAX_COMMENT_CHARS};
use serde::{Deserialize, Serialize};

use crate::{
    Call, Failure, Office, Person, Result, Seen, Thing, audit,
    refusal::UNKNOWN,
    results::publication::private,
    texts::required_text,
    versions::{advance, touch},
};

/// That finished sheets do not count.
#[derive(Clone, Debug)]
pub struct Uncounted {
    /// Why, as the organisers wrote it.
    pub reason: String,
    /// Name of who decided it.
    pub by: String,
    /// Since when.
    pub since: Timestamp,
}

/// Somebody who finished sheets and is not on the jury any more.
#[derive(Clone, Debug)]
pub struct FormerJuror {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How many they finished, in all rounds.
    pub sheets: i64,
    /// Whether these do not count.
    pub uncounted: Option<Uncounted>,
}

/// Sheets that do not count, as minutes have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UncountedSheets {
    /// Name of who finished them.
    pub juror: String,
    /// How many.
    pub sheets: i64,
    /// Why they do not count.
    pub reason: String,
}

#[derive(sqlx::FromRow)]
struct FormerRow {
    id: PersonId,
    name: String,
    sheets: i64,
    reason: Option<String>,
    set_by: Option<String>,
    set_at: Option<i64>,
}

impl TryFrom<FormerRow> for FormerJuror {
    type Error = Failure;

    fn try_from(row: FormerRow) -> Result<Self> {
        let uncounted = match (row.reason, row.set_by, row.set_at) {
            (Some(reason), Some(by), Some(since)) => Some(Uncounted {
                reason,
                by,
                since: Timestamp(since),
            }),
            _ => None,
        };
        Ok(Self {
            person: row.id,
            name: row.name,
            sheets: row.sheets,
            uncounted,
        })
    }
}

/// Who finished sheets of a call ($1) and left, or came back while theirs do not count.
const FORMER: &str = "SELECT person.id,
            person.name,
            COUNT(*) AS sheets,
            uncounted.reason,
            author.name AS set_by,
            uncounted.set_at
     FROM assignment
     JOIN person ON person.id = assignment.juror
     LEFT JOIN uncounted ON uncounted.call = assignment.call
       AND uncounted.juror = assignment.juror
     LEFT JOIN person AS author ON author.id = uncounted.set_by
     WHERE assignment.call = $1
       AND assignment.finished_at IS NOT NULL
       AND assignment.conflict IS NULL
       AND (
           uncounted.juror IS NOT NULL
           OR NOT EXISTS (
               SELECT 1
               FROM juror
               WHERE juror.call = assignment.call
                 AND juror.person = assignment.juror
           )
       )
     GROUP BY person.id, person.name, uncounted.reason, author.name, uncounted.set_at
     ORDER BY person.name, person.id";

impl Office {
    /// Who finished sheets and is not on the jury any more, by name.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but organisers and who watches over the call.
    pub async fn former_jurors(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<FormerJuror>> {
        self.as_observer(Some(organiser), call, now).await?;
        let rows: Vec<FormerRow> = sqlx::query_as(FORMER)
            .bind(&call.id)
            .fetch_all(self.store.read())
            .await?;
        rows.into_iter().map(FormerJuror::try_from).collect()
    }

    /// The sheets of a call that do not count, as minutes have it.
    pub(super) async fn uncounted_sheets(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<UncountedSheets>> {
        let former = self.former_jurors(organiser, call, now).await?;
        let uncounted = former.into_iter().filter_map(|former| {
            Some(UncountedSheets {
                juror: former.name,
                sheets: former.sheets,
                reason: former.uncounted?.reason,
            })
        });
        Ok(uncounted.collect())
    }

    /// Decides whether the sheets count that somebody finished who left.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Fields`] where there is no reason; [`crate::Refusal::Public`] where scores
    /// or comments are; [`crate::Refusal::Overtaken`]; unknown for anybody but an organiser, and
    /// for who is on the jury or finished nothing.
    pub async fn count_sheets(
        &self,
        organiser: &Person,
        call: &Call,
        (juror, counted, reason): (&PersonId, bool, &str),
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let reason = required_text("counted_reason", reason, MAX_COMMENT_CHARS)?;
        let mut change = self.store.begin().await?;
        let (at, who) = ((&call.id, Thing::Counted), (organiser, now));
        let wanted = (juror, counted, &reason);
        if !advance(&mut change, at, seen, &wanted, who).await? {
            return Ok(());
        }
        private(&mut change, call, Stage::Scores).await?;
        private(&mut change, call, Stage::Comments).await?;
        let former: Vec<FormerRow> = sqlx::query_as(FORMER)
            .bind(&call.id)
            .fetch_all(&mut *change)
            .await?;
        if !former.iter().any(|row| row.id == *juror) {
            return Err(UNKNOWN);
        }
        if counted {
            // They may count already.
            sqlx::query(
                "DELETE FROM uncounted
                 WHERE call = $1
                   AND juror = $2",
            )
            .bind(&call.id)
            .bind(juror)
            .execute(&mut *change)
            .await?;
        } else {
            sqlx::query(
                "INSERT INTO uncounted (call, juror, reason, set_by, set_at)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (call, juror) DO UPDATE
                 SET reason = excluded.reason,
                     set_by = excluded.set_by,
                     set_at = excluded.set_at",
            )
            .bind(&call.id)
            .bind(juror)
            .bind(&reason)
            .bind(&organiser.id)
            .bind(now.0)
            .execute(&mut *change)
            .await?;
        }
        // What letters say and what would be published is another thing now.
        for thing in [Thing::Letters, Thing::Publication] {
            touch(&mut change, (&call.id, thing), who).await?;
        }
        let action = if counted {
            "sheets-counted"
        } else {
            "sheets-uncounted"
        };
        let detail = format!("{juror} {reason}");
        audit::record(&mut change, now, &organiser.id, action, &call.id, &detail).await?;
        change.commit().await?;
        Ok(())
    }
}

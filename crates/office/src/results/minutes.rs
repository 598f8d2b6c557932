//! What is recorded in a meeting, as it happens: the rows of the minutes. What stands there stays.

use std::collections::{BTreeSet, HashMap};

use contest::{EntryId, Localized, Timestamp, judging::RoundKind};
use judging::{
    assessment::{Coverage, Order},
    ranking::Vote,
};
use serde::{Deserialize, Serialize};

use crate::{
    Call, Failure, Office, Person, Result, StepBack,
    results::{award_reason::AwardReason, former_jurors::UncountedSheets},
    storage::Change,
};

/// Most characters of a note, a reason or a dissent.
pub const MAX_MINUTE_CHARS: usize = 2_000;

/// A work in a record, as it was called then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinuteWork {
    /// The entry's number within the call.
    pub number: i64,
    /// The entry's, in each language in which it was handed in.
    pub title: Localized,
}

/// What somebody did not agree with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissent {
    /// Of who did not.
    pub name: String,
    /// In their words.
    pub text: String,
}

/// A row of the ranking on which the jury decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MinuteRank {
    /// `None` where the jury fell into parts.
    pub rank: Option<usize>,
    /// Which work it is.
    pub work: MinuteWork,
    /// Hundredths of a point of 100.
    pub points: i64,
    /// The 90 % interval of the rank, where it could be told.
    pub ranks: Option<(usize, usize)>,
    /// Which part of the jury scored it, from 0; where there is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    /// How many finished its sheet.
    pub jurors: usize,
}

/// The ranking as it stood when the meeting closed, and who judged what was theirs to judge no
/// more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The round whose ranking counted.
    pub round: RoundKind,
    /// Name and version of the method.
    pub method: String,
    /// SHA-256 of the ranking's inputs.
    pub hash: String,
    /// How the jurors covered the entries.
    pub coverage: Coverage,
    /// The order that counted.
    pub order: Order,
    /// By rank; where there were no ranks, part by part.
    pub ranking: Vec<MinuteRank>,
    /// Jurors who stepped back, with the entry and the reason.
    pub recusals: Vec<StepBack>,
    /// Sheets of jurors who left that do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncounted: Vec<UncountedSheets>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Record {
    /// The meeting begins, or goes on.
    Opened,
    /// Who is in the room from now on.
    Presence {
        /// Names.
        present: Vec<String>,
        /// Names of the jurors who are not.
        absent: Vec<String>,
    },
    /// Votes for works, for an award where it was about one; else on the ranking of a round, whose
    /// ties it resolves.
    Vote {
        /// Name of the award.
        award: Option<Localized>,
        /// The round whose ranking counted; in records of before there were rounds, the first.
        #[serde(default)]
        round: RoundKind,
        /// How many for each work.
        votes: Vec<(MinuteWork, i64)>,
        /// How many voted for none.
        abstained: i64,
    },
    /// An award's holders; none where it is left vacant.
    Decision {
        /// Name of the award.
        award: Localized,
        /// Its holders.
        works: Vec<MinuteWork>,
        /// Why.
        reason: AwardReason,
        /// Who did not agree.
        dissent: Vec<Dissent>,
    },
    /// What was said.
    Note {
        /// In the words of who wrote it down.
        text: String,
    },
    /// The meeting ends, with the ranking as it stood.
    Closed(Box<Snapshot>),
}

/// A record with its number, moment and who wrote it down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Within the call, from 1.
    pub number: i64,
    /// When it was written down.
    pub at: Timestamp,
    /// Name of who wrote it down.
    pub by: String,
    /// What happened.
    pub record: Record,
}

#[derive(sqlx::FromRow)]
struct RecordRow {
    number: i64,
    made_at: i64,
    /// Name of the person.
    made_by: String,
    /// [`Record`] as JSON.
    content: String,
}

impl TryFrom<RecordRow> for Recorded {
    type Error = Failure;

    fn try_from(row: RecordRow) -> Result<Self> {
        Ok(Self {
            number: row.number,
            at: Timestamp(row.made_at),
            by: row.made_by,
            record: serde_json::from_str(&row.content)?,
        })
    }
}

/// Whether the jury meets after what was recorded.
pub(super) fn is_open(records: &[Recorded]) -> bool {
    let last = records
        .iter()
        .rev()
        .find(|recorded| matches!(recorded.record, Record::Opened | Record::Closed(_)));
    matches!(
        last,
        Some(Recorded {
            record: Record::Opened,
            ..
        })
    )
}

/// Names of those in the room after what was recorded.
pub(super) fn present(records: &[Recorded]) -> BTreeSet<&str> {
    let last = records
        .iter()
        .rev()
        .find_map(|recorded| match &recorded.record {
            Record::Presence { present, .. } => Some(present),
            _ => None,
        });
    last.into_iter().flatten().map(String::as_str).collect()
}

/// Adds a record within the change that causes it, which must hold the lock of the call.
pub(super) async fn add(
    change: &mut Change,
    call: &Call,
    record: &Record,
    request: &str,
    (by, now): (&Person, Timestamp),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO minute (call, number, content, made_by, made_at, request)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5
         FROM minute
         WHERE call = $1",
    )
    .bind(&call.id)
    .bind(serde_json::to_string(record)?)
    .bind(&by.id)
    .bind(now.0)
    .bind(request)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Whether the jury meets, as a change sees it.
pub(super) async fn meets(change: &mut Change, call: &Call) -> Result<bool> {
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT content
         FROM minute
         WHERE call = $1
         ORDER BY number DESC",
    )
    .bind(&call.id)
    .fetch_all(&mut **change)
    .await?;
    for row in rows {
        match serde_json::from_str(&row)? {
            Record::Opened => return Ok(true),
            Record::Closed(_) => return Ok(false),
            _ => {}
        }
    }
    Ok(false)
}

impl Office {
    /// What was recorded in a call, in its order.
    pub(super) async fn records(&self, call: &Call) -> Result<Vec<Recorded>> {
        let rows: Vec<RecordRow> = sqlx::query_as(
            "SELECT minute.number,
                    minute.made_at,
                    person.name AS made_by,
                    minute.content
             FROM minute
             JOIN person ON person.id = minute.made_by
             WHERE minute.call = $1
             ORDER BY minute.number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(Recorded::try_from).collect()
    }

    /// The votes on the ranking of a round, by entry, in the order in which they were taken.
    pub(crate) async fn tie_votes(&self, call: &Call, round: RoundKind) -> Result<Vec<Vote>> {
        let records: Vec<String> = sqlx::query_scalar(
            "SELECT content
             FROM minute
             WHERE call = $1
             ORDER BY number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut taken = Vec::new();
        for record in &records {
            if let Record::Vote {
                award: None,
                round: of,
                votes,
                ..
            } = serde_json::from_str(record)?
                && of == round
            {
                taken.push(votes);
            }
        }
        if taken.is_empty() {
            return Ok(Vec::new());
        }
        let numbers: Vec<(i64, EntryId)> =
            sqlx::query_as("SELECT number, id FROM entry WHERE call = $1")
                .bind(&call.id)
                .fetch_all(self.store.read())
                .await?;
        let ids: HashMap<i64, EntryId> = numbers.into_iter().collect();
        let by_id =
            |(work, votes): (MinuteWork, i64)| Some((ids.get(&work.number)?.clone(), votes));
        Ok(taken
            .into_iter()
            .map(|votes| votes.into_iter().filter_map(by_id).collect())
            .collect())
    }

    /// Writes a decision into the minutes, within the change that makes it, where the meeting is
    /// open.
    pub(crate) async fn record_decision(
        &self,
        change: &mut Change,
        organiser: &Person,
        call: &Call,
        record: &Record,
        now: Timestamp,
    ) -> Result<()> {
        if meets(change, call).await? {
            add(change, call, record, "", (organiser, now)).await
        } else {
            Ok(())
        }
    }
}

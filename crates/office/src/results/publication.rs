//! Which stages of a call's results are public, and which of its rounds are over.

use contest::{AwardId, Stage, Standing, Timestamp, judging::RoundKind};
use judging::assessment::Coverage;

use crate::{
    Call, Office, Person, Refusal, Result, Seen, Thing, Unsettled, audit, refusal::UNKNOWN,
    storage::Change, versions::advance,
};

/// A stage that is to be published, or taken back.
#[derive(Clone, Copy, Debug)]
pub struct PublicationDraft {
    /// The stage that is meant.
    pub stage: Stage,
    /// Whether it is to be public; else it is taken back.
    pub public: bool,
    /// Whether it is meant although something is not settled.
    pub confirmed: bool,
}

impl Office {
    /// What is not settled yet that a stage would make public all the same, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn unsettled_parts(
        &self,
        organiser: &Person,
        call: &Call,
        stage: Stage,
        now: Timestamp,
    ) -> Result<Vec<Unsettled>> {
        self.as_observer(Some(organiser), call, now).await?;
        let decided: Vec<AwardId> =
            sqlx::query_scalar("SELECT DISTINCT award FROM decision WHERE call = $1")
                .bind(&call.id)
                .fetch_all(self.store.read())
                .await?;
        let unfinished: Vec<(String, i64)> = sqlx::query_as(
            "SELECT assignment.round, COUNT(*)
             FROM assignment
             JOIN judged_entry ON judged_entry.id = assignment.entry
               AND judged_entry.round = assignment.round
             JOIN juror ON juror.call = assignment.call
               AND juror.person = assignment.juror
             WHERE assignment.call = $1
               AND assignment.conflict IS NULL
               AND assignment.finished_at IS NULL
             GROUP BY assignment.round",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        // The finalists come of the screening; everything else, of all that the jury does.
        let rests_on =
            |round: RoundKind| stage != Stage::Finalists || round == RoundKind::Screening;
        let mut found = Vec::new();
        if stage == Stage::Winners {
            let open = call
                .awards
                .iter()
                .filter(|award| !decided.contains(&award.id));
            found.extend(open.map(|award| Unsettled::Award(award.name.clone())));
        }
        for round in call
            .rounds
            .iter()
            .map(|round| round.kind)
            .filter(|round| rests_on(*round))
        {
            if call.round_standing(round, now) != Standing::Closed {
                found.push(Unsettled::Round(round));
            }
            let sheets = unfinished
                .iter()
                .find(|(of, _)| of == round.code())
                .map_or(0, |(_, count)| *count);
            if sheets > 0 {
                found.push(Unsettled::Sheets(round, sheets));
            }
        }
        if stage != Stage::Finalists && call.pairs == Standing::Open {
            found.push(Unsettled::Pairs);
        }
        Ok(found)
    }

    /// How much there is to publish of a call now.
    pub(super) async fn stage_counts(&self, call: &Call) -> Result<StageCounts> {
        Ok(sqlx::query_as(COUNTS)
            .bind(&call.id)
            .bind(i64::MIN)
            .fetch_one(self.store.read())
            .await?)
    }

    /// Publishes a stage of a call, or takes it back.
    ///
    /// # Errors
    ///
    /// [`Refusal::NothingToPublish`] where there are no finalists, nothing is decided, or the
    /// finalists are not yet public; [`Refusal::JuryApart`] where there is no joint ranking;
    /// [`Refusal::Unsettled`] where something is open and that is not confirmed;
    /// [`Refusal::Paused`], while nothing is published, but anything can be taken back;
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn publish(
        &self,
        organiser: &Person,
        call: &Call,
        draft: PublicationDraft,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let PublicationDraft {
            stage,
            public,
            confirmed,
        } = draft;
        if public {
            self.as_publisher(organiser, call, now).await?;
        }
        // What is taken back needs no ranking, and asks nothing.
        let basis = if public {
            Some(self.basis(call, self.deciding_round(call).await?).await?)
        } else {
            None
        };
        let open = if public && !confirmed {
            self.unsettled_parts(organiser, call, stage, now).await?
        } else {
            Vec::new()
        };
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Publication);
        if !advance(
            &mut transaction,
            thing,
            seen,
            &(stage.code(), public),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if let Some(basis) = basis {
            basis.keep(&mut transaction, organiser, call, now).await?;
            check_ready(
                &mut transaction,
                call,
                stage,
                basis.computed.outcome.coverage,
                None,
            )
            .await?;
            if !open.is_empty() {
                return Err(Refusal::Unsettled(open).into());
            }
            // What was planned for later has happened.
            forget_plan(&mut transaction, call, stage).await?;
            make_public(&mut transaction, call, stage, (organiser, now)).await?;
        } else {
            take_back(&mut transaction, call, stage).await?;
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            if public { "publish" } else { "unpublish" },
            &call.id,
            stage.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Closes a round for good, or opens it again while its phase lasts.
    ///
    /// # Errors
    ///
    /// [`Refusal::Public`] where it would be opened while its scores or comments are public;
    /// [`Refusal::Overtaken`]; unknown for anybody but an
    /// organiser, and for a round that the call does not have.
    pub async fn close_round(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        closed: bool,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Round(round)),
            seen,
            &closed,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if !closed {
            private(&mut transaction, call, Stage::Scores).await?;
            private(&mut transaction, call, Stage::Comments).await?;
        }
        let rounds = sqlx::query(
            "UPDATE round
             SET closed_at = $1
             WHERE call = $2
               AND kind = $3",
        )
        .bind(closed.then_some(now.0))
        .bind(&call.id)
        .bind(round.code())
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if rounds == 0 {
            // The call has no such round, or has it no longer.
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            if closed {
                "close-round"
            } else {
                "reopen-round"
            },
            &call.id,
            round.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// How much there is to publish.
#[derive(sqlx::FromRow)]
pub(super) struct StageCounts {
    /// Finalists that are in the contest.
    pub(super) finalists: i64,
    /// Of awards: one for each holder, and one where an award is left vacant.
    pub(super) decisions: i64,
    /// Comments to finalists that are not kept back.
    pub(super) comments: i64,
    /// More than 0 where the finalists are public, or will be when they are needed.
    pub(super) shown: i64,
}

impl StageCounts {
    const fn ready_for(&self, stage: Stage) -> bool {
        match stage {
            Stage::Finalists => self.finalists > 0,
            Stage::Winners => self.shown > 0 && self.decisions > 0,
            Stage::Scores | Stage::Comments => self.shown > 0,
        }
    }
}

/// How much there is to publish of a call ($1), where the finalists may be planned for a moment
/// ($2).
const COUNTS: &str = "SELECT (
             SELECT COUNT(*)
             FROM judged_entry
             WHERE call = $1
               AND round = 'final'
         ) AS finalists,
         (SELECT COUNT(*) FROM decision WHERE call = $1) AS decisions,
         (
             SELECT COUNT(*)
             FROM team_comment
             JOIN finalist ON finalist.entry = team_comment.entry
             WHERE team_comment.call = $1
               AND team_comment.withheld = 0
         ) AS comments,
         (
             SELECT COUNT(*)
             FROM publication
             WHERE call = $1
               AND stage = 'finalists'
         ) + (
             SELECT COUNT(*)
             FROM publication_plan
             WHERE call = $1
               AND stage = 'finalists'
               AND missed_at IS NULL
               AND publish_at <= $2
         ) AS shown";

/// Refuses to publish a stage that says nothing yet, or the scores of a jury in parts. A stage that
/// is planned for a moment may stand on finalists who are planned for that moment or before.
pub(super) async fn check_ready(
    change: &mut Change,
    call: &Call,
    stage: Stage,
    coverage: Coverage,
    planned_for: Option<Timestamp>,
) -> Result<()> {
    let counts: StageCounts = sqlx::query_as(COUNTS)
        .bind(&call.id)
        .bind(planned_for.map_or(i64::MIN, |moment| moment.0))
        .fetch_one(&mut **change)
        .await?;
    if let (Stage::Scores, Coverage::Apart(parts)) = (stage, coverage) {
        return Err(Refusal::JuryApart { parts }.into());
    }
    if counts.ready_for(stage) {
        Ok(())
    } else {
        Err(Refusal::NothingToPublish.into())
    }
}

/// Writes down that a stage is public.
pub(super) async fn make_public(
    change: &mut Change,
    call: &Call,
    stage: Stage,
    (organiser, now): (&Person, Timestamp),
) -> Result<()> {
    // What is public already stays so since then.
    sqlx::query(
        "INSERT INTO publication (call, stage, published_at, published_by)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (call, stage) DO NOTHING",
    )
    .bind(&call.id)
    .bind(stage.code())
    .bind(now.0)
    .bind(&organiser.id)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Takes a stage back, which may not have been public; with the finalists everything, for it stands
/// on their works. What is planned for later goes with it.
async fn take_back(change: &mut Change, call: &Call, stage: Stage) -> Result<()> {
    for statement in [
        "DELETE FROM publication
         WHERE call = $1
           AND (stage = $2 OR $2 = 'finalists')",
        "DELETE FROM publication_plan
         WHERE call = $1
           AND (stage = $2 OR $2 = 'finalists')",
    ] {
        sqlx::query(statement)
            .bind(&call.id)
            .bind(stage.code())
            .execute(&mut **change)
            .await?;
    }
    Ok(())
}

/// Takes out what is planned for a stage; answers how many plans that were.
pub(super) async fn forget_plan(change: &mut Change, call: &Call, stage: Stage) -> Result<u64> {
    Ok(sqlx::query(
        "DELETE FROM publication_plan
         WHERE call = $1
           AND stage = $2",
    )
    .bind(&call.id)
    .bind(stage.code())
    .execute(&mut **change)
    .await?
    .rows_affected())
}

/// Refuses a change of what the public reads: it is taken back first.
pub(crate) async fn private(change: &mut Change, call: &Call, stage: Stage) -> Result<()> {
    let public: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM publication
         WHERE call = $1
           AND stage = $2",
    )
    .bind(&call.id)
    .bind(stage.code())
    .fetch_one(&mut **change)
    .await?;
    if public > 0 {
        Err(Refusal::Public(stage).into())
    } else {
        Ok(())
    }
}

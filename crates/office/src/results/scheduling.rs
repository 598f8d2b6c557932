//! Stages that are to become public at a moment, as organisers plan it. How that is carried out
//! stands in [`crate::results::due`].

use contest::{AwardId, CallId, EntryId, Language, Stage, Timestamp, judging::RoundKind};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    Call, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    audit::hex,
    editions::calendar,
    refusal::UNKNOWN,
    results::{
        publication::{check_ready, forget_plan, private},
        rankings::Basis,
    },
    storage::Change,
    versions::advance,
};

/// A stage that is to become public at a moment.
#[derive(Clone, Copy, Debug)]
pub struct PlanDraft {
    /// The stage that is meant.
    pub stage: Stage,
    /// When everybody is to see it.
    pub at: Timestamp,
    /// Whether it is meant although something may not be settled by then.
    pub confirmed: bool,
}

/// A stage that becomes public at a moment, or was to and did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationPlan {
    /// The stage that is meant.
    pub stage: Stage,
    /// The moment.
    pub at: Timestamp,
    /// Name of who planned it.
    pub by: String,
    /// Why nothing was published when the moment came; `None` while it has not come.
    pub missed: Option<Missed>,
}

/// Why a stage was not published although its moment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// What it would have shown, or what that was decided from, is not what it was.
    Changed,
    /// Something is open, and that was not said to be meant.
    Unsettled,
    /// There is nothing to show, or it stands on finalists who are not public.
    Nothing,
    /// The jury has fallen into parts that nothing compares.
    Apart,
    /// Who planned it may not publish any more, or nobody may now.
    Denied,
}

impl Missed {
    const ALL: [Self; 5] = [
        Self::Changed,
        Self::Unsettled,
        Self::Nothing,
        Self::Apart,
        Self::Denied,
    ];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Unsettled => "unsettled",
            Self::Nothing => "nothing",
            Self::Apart => "apart",
            Self::Denied => "denied",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|missed| missed.code() == code)
    }

    /// Why a refusal kept a stage from being published.
    pub(super) const fn of(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Unsettled(_) => Self::Unsettled,
            Refusal::NothingToPublish => Self::Nothing,
            Refusal::JuryApart { .. } => Self::Apart,
            _ => Self::Denied,
        }
    }

    /// The reason in a sentence.
    #[must_use]
    pub const fn text(self, language: Language) -> &'static str {
        match self {
            Self::Changed => i18n::missed_changed(language),
            Self::Unsettled => i18n::missed_unsettled(language),
            Self::Nothing => i18n::missed_nothing(language),
            Self::Apart => i18n::missed_apart(language),
            Self::Denied => i18n::missed_denied(language),
        }
    }
}

/// A plan as its page reads it.
#[derive(sqlx::FromRow)]
struct PlanRow {
    stage: String,
    publish_at: i64,
    name: String,
    missed_at: Option<i64>,
    reason: String,
}

impl PlanRow {
    /// The plan; `None` where its stage is not known here.
    fn into_plan(self) -> Option<PublicationPlan> {
        Some(PublicationPlan {
            stage: Stage::from_code(&self.stage)?,
            at: Timestamp(self.publish_at),
            by: self.name,
            missed: self
                .missed_at
                .map(|_| Missed::from_code(&self.reason).unwrap_or(Missed::Changed)),
        })
    }
}

/// What a stage shows, and the rankings that it was decided on.
#[derive(Serialize)]
struct Decided<'a> {
    stage: Stage,
    /// Entries with the number of the hand-in that is shown.
    finalists: Vec<(EntryId, i64)>,
    decisions: Vec<(AwardId, EntryId, String)>,
    comments: Vec<(EntryId, String)>,
    rankings: (&'a str, Option<&'a str>),
}

/// A digest of what a stage would show now and of what that was decided from.
pub(super) async fn digest(
    change: &mut Change,
    call: &Call,
    stage: Stage,
    basis: &Basis,
) -> Result<String> {
    let finalists: Vec<(EntryId, i64)> = sqlx::query_as(
        "SELECT id, revision
         FROM judged_entry
         WHERE call = $1
           AND round = 'final'
         ORDER BY id",
    )
    .bind(&call.id)
    .fetch_all(&mut **change)
    .await?;
    let decisions: Vec<(AwardId, EntryId, String)> = if stage == Stage::Winners {
        sqlx::query_as(
            "SELECT award, entry, reason
             FROM decision
             WHERE call = $1
             ORDER BY award, entry",
        )
        .bind(&call.id)
        .fetch_all(&mut **change)
        .await?
    } else {
        Vec::new()
    };
    let comments: Vec<(EntryId, String)> = if stage == Stage::Comments {
        sqlx::query_as(
            "SELECT entry, text
             FROM team_comment
             WHERE call = $1
               AND withheld = 0
             ORDER BY entry, text",
        )
        .bind(&call.id)
        .fetch_all(&mut **change)
        .await?
    } else {
        Vec::new()
    };
    let (marks, pairs) = basis.hashes();
    let decided = Decided {
        stage,
        finalists,
        decisions,
        comments,
        // The final by pairs comes after the finalists.
        rankings: (marks, pairs.filter(|_| stage != Stage::Finalists)),
    };
    Ok(hex(&Sha256::digest(serde_json::to_vec(&decided)?)))
}

impl Office {
    /// The rankings on which a stage was decided.
    pub(super) async fn basis_of_stage(&self, call: &Call, stage: Stage) -> Result<Basis> {
        let round = match stage {
            Stage::Finalists => RoundKind::Screening,
            Stage::Winners | Stage::Scores | Stage::Comments => self.deciding_round(call).await?,
        };
        self.basis(call, round).await
    }

    /// Plans that a stage becomes public at a moment; what was planned for it before is replaced.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the moment is over; [`Refusal::Public`] where the stage is public;
    /// else as [`Office::publish`], where the finalists may be planned for the same moment or an
    /// earlier one.
    pub async fn plan_publication(
        &self,
        organiser: &Person,
        call: &Call,
        draft: PlanDraft,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let PlanDraft {
            stage,
            at,
            confirmed,
        } = draft;
        if at <= now {
            return Err(Refusal::of_field("at", Problem::TooEarly { after: now }).into());
        }
        let basis = self.basis_of_stage(call, stage).await?;
        let open = if confirmed {
            Vec::new()
        } else {
            self.unsettled_parts(organiser, call, stage, now).await?
        };
        let mut change = self.store.begin().await?;
        let wanted = ("plan", stage.code(), at.0, confirmed);
        let thing = (call.id.as_str(), Thing::Publication);
        if !advance(&mut change, thing, seen, &wanted, (organiser, now)).await? {
            return Ok(());
        }
        private(&mut change, call, stage).await?;
        let coverage = basis.computed.outcome.coverage;
        check_ready(&mut change, call, stage, coverage, Some(at)).await?;
        if !open.is_empty() {
            return Err(Refusal::Unsettled(open).into());
        }
        let digest = digest(&mut change, call, stage, &basis).await?;
        sqlx::query(
            "INSERT INTO publication_plan (
                 call, stage, publish_at, confirmed, digest, planned_by, planned_at
             )
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (call, stage) DO UPDATE
             SET publish_at = excluded.publish_at,
                 confirmed = excluded.confirmed,
                 digest = excluded.digest,
                 planned_by = excluded.planned_by,
                 planned_at = excluded.planned_at,
                 missed_at = NULL,
                 reason = ''",
        )
        .bind(&call.id)
        .bind(stage.code())
        .bind(at.0)
        .bind(i64::from(confirmed))
        .bind(digest)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut *change)
        .await?;
        audit::record(
            &mut change,
            now,
            &organiser.id,
            "publication-planned",
            &call.id,
            &format!("{} {}", stage.code(), calendar::machine(at)),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Gives up that a stage becomes public at a moment, or forgets that it did not.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and where nothing is planned.
    pub async fn unplan_publication(
        &self,
        organiser: &Person,
        call: &Call,
        stage: Stage,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut change = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Publication);
        let wanted = ("unplan", stage.code());
        if !advance(&mut change, thing, seen, &wanted, (organiser, now)).await? {
            return Ok(());
        }
        if forget_plan(&mut change, call, stage).await? == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut change,
            now,
            &organiser.id,
            "publication-unplanned",
            &call.id,
            stage.code(),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// What is planned for the stages of a call, or was and did not happen.
    pub(crate) async fn publication_plans(&self, call: &CallId) -> Result<Vec<PublicationPlan>> {
        let rows: Vec<PlanRow> = sqlx::query_as(
            "SELECT publication_plan.stage,
                    publication_plan.publish_at,
                    person.name,
                    publication_plan.missed_at,
                    publication_plan.reason
             FROM publication_plan
             JOIN person ON person.id = publication_plan.planned_by
             WHERE publication_plan.call = $1",
        )
        .bind(call)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().filter_map(PlanRow::into_plan).collect())
    }
}

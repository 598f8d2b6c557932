//! The stages of publication as their organisers see them: what is public, what is planned, what
//! hinders, and how each would look.

use contest::{EntryId, Language, Stage, Timestamp};
use judging::assessment::Coverage;

use crate::{
    Anchor, Call, Office, Person, Result, Unsettled,
    results::{
        awards::DecisionRow, public_entry::PublicRow, public_pages::Results,
        publication::StageCounts, scheduling::PublicationPlan,
    },
};

/// A stage of publication, as an organiser sees it.
#[derive(Clone, Debug)]
pub struct StageView {
    /// Which.
    pub stage: Stage,
    /// Since when it is public, and the name of who published it.
    pub public: Option<(Timestamp, String)>,
    /// The row of the log that recorded its publication, where it is public.
    pub logged: Option<Anchor>,
    /// What is planned for it, or was and did not happen.
    pub plan: Option<PublicationPlan>,
    /// What hinders its publication.
    pub missing: Vec<Missing>,
    /// What is not settled yet that it would pass over.
    pub unsettled: Vec<Unsettled>,
    /// Whether it can be planned for a moment: nothing hinders, or only the finalists who are
    /// planned themselves.
    pub plannable: bool,
    /// How much it shows: works, decided awards or comments.
    pub shown: i64,
}

/// What hinders the publication of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nobody is a finalist.
    Finalists,
    /// The finalists are not public, on which everything else stands.
    PublicFinalists,
    /// No award is decided.
    Decisions,
    /// The jury falls into so many parts that nothing compares.
    Apart(usize),
}

#[derive(sqlx::FromRow)]
struct ShownRow {
    stage: String,
    published_at: i64,
    name: String,
}

impl Office {
    /// The stages of a call in the order in which they are usually published, for an organiser. A
    /// call without awards has no stage of awards.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn publication_stages(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<StageView>> {
        self.as_observer(Some(organiser), call, now).await?;
        let counts = self.stage_counts(call).await?;
        let basis = self.basis(call, self.deciding_round(call).await?).await?;
        let coverage = basis.computed.outcome.coverage;
        let plans = self.publication_plans(&call.id).await?;
        let public: Vec<ShownRow> = sqlx::query_as(
            "SELECT publication.stage, publication.published_at, person.name
             FROM publication
             JOIN person ON person.id = publication.published_by
             WHERE publication.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let finalists_planned = plans
            .iter()
            .any(|plan| plan.stage == Stage::Finalists && plan.missed.is_none());
        let shown = Stage::ALL
            .into_iter()
            .filter(|stage| *stage != Stage::Winners || !call.awards.is_empty());
        let mut stages = Vec::with_capacity(Stage::ALL.len());
        for stage in shown {
            let since = public.iter().find(|row| row.stage == stage.code());
            let missing = find_missing(stage, &counts, coverage);
            let plannable = missing
                .iter()
                .all(|missing| finalists_planned && *missing == Missing::PublicFinalists);
            let logged = match since {
                None => None,
                Some(row) => {
                    let published = ("publish", stage.code());
                    self.find_logged(call.id.as_str(), published, Timestamp(row.published_at))
                        .await?
                }
            };
            stages.push(StageView {
                stage,
                logged,
                public: since.map(|row| (Timestamp(row.published_at), row.name.clone())),
                plan: plans.iter().find(|plan| plan.stage == stage).cloned(),
                missing,
                plannable,
                unsettled: self.unsettled_parts(organiser, call, stage, now).await?,
                shown: match stage {
                    Stage::Finalists | Stage::Scores => counts.finalists,
                    Stage::Winners => counts.decisions,
                    Stage::Comments => counts.comments,
                },
            });
        }
        Ok(stages)
    }

    /// The results of a call as they would look with a stage beside those that are public, for an
    /// organiser; and the comments that would be public, with their entries.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn preview_results(
        &self,
        organiser: &Person,
        call: &Call,
        stage: Stage,
        language: Language,
        now: Timestamp,
    ) -> Result<(Results, Vec<(EntryId, String)>)> {
        self.as_observer(Some(organiser), call, now).await?;
        let shows = |asked: Stage| asked == stage || call.published.has(asked);
        let finalists: Vec<PublicRow> = sqlx::query_as(
            "SELECT judged_entry.id,
                    judged_entry.number,
                    revision.content,
                    revision.files,
                    team.name AS team,
                    call.slug,
                    call.city
             FROM judged_entry
             JOIN revision ON revision.entry = judged_entry.id
               AND revision.number = judged_entry.revision
             JOIN team ON team.id = judged_entry.team
             JOIN call ON call.id = judged_entry.call
             WHERE judged_entry.call = $1
               AND judged_entry.round = 'final'",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let decided: Vec<DecisionRow> = if shows(Stage::Winners) {
            sqlx::query_as(
                "SELECT award, entry, reason
                 FROM decision
                 WHERE call = $1
                 ORDER BY award, entry",
            )
            .bind(&call.id)
            .fetch_all(self.store.read())
            .await?
        } else {
            Vec::new()
        };
        let places = if shows(Stage::Scores) {
            Some(self.places(call).await?)
        } else {
            None
        };
        let comments: Vec<(EntryId, String)> = if shows(Stage::Comments) {
            sqlx::query_as(
                "SELECT team_comment.entry, team_comment.text
                 FROM team_comment
                 JOIN finalist ON finalist.entry = team_comment.entry
                 WHERE team_comment.call = $1
                   AND team_comment.withheld = 0
                 ORDER BY team_comment.entry, team_comment.text",
            )
            .bind(&call.id)
            .fetch_all(self.store.read())
            .await?
        } else {
            Vec::new()
        };
        let results = Results::of_rows(call.clone(), language, finalists, &decided, places)?;
        Ok((results, comments))
    }
}

/// What hinders the publication of a stage.
fn find_missing(stage: Stage, counts: &StageCounts, coverage: Coverage) -> Vec<Missing> {
    let mut missing = Vec::new();
    if counts.finalists == 0 {
        missing.push(Missing::Finalists);
    } else if stage != Stage::Finalists && counts.shown == 0 {
        missing.push(Missing::PublicFinalists);
    }
    match (stage, coverage) {
        (Stage::Winners, _) if counts.decisions == 0 => missing.push(Missing::Decisions),
        (Stage::Scores, Coverage::Apart(parts)) => missing.push(Missing::Apart(parts)),
        _ => {}
    }
    missing
}

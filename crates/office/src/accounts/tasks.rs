//! What somebody finds on their own desk: for each of their entries, juries and calls what is to be
//! done, as [`contest`] says it.

use std::sync::Arc;

use contest::{
    AwardId, CallId, CallProgress, Denied, EntryId, FileId, JurorFacts, JurorTask, Localized,
    OrganiserTask, PhaseKind, PreparationTask, Stage, Standing, TeamFacts, TeamTask, Timestamp,
    judging::{RoundKind, SheetName},
};

use crate::{Call, DashboardRow, Draft, EditionView, Failure, Office, Person, Refusal, Result};

/// An entry of one's team, and what it needs.
#[derive(Clone, Debug)]
pub struct TeamWork {
    /// As the team sees it.
    pub draft: Draft,
    /// The names of the awards that it holds, as far as they are public.
    pub awards: Vec<Localized>,
    /// What is to be done.
    pub task: TeamTask,
}

/// A jury on which one sits, and what it needs.
#[derive(Clone, Debug)]
pub struct JurorWork {
    /// The call that is judged.
    pub call: Arc<Call>,
    /// The round that runs, or ran last.
    pub round: RoundKind,
    /// Sheets that are finished.
    pub finished: usize,
    /// The sheets that are not, by the numbers of their entries.
    pub open: Vec<DashboardRow>,
    /// What is to be done.
    pub task: JurorTask,
}

/// A call that one runs, and what it needs.
#[derive(Clone, Debug)]
pub struct OrganiserWork {
    /// The call.
    pub call: Arc<Call>,
    /// How far it is.
    pub progress: CallProgress,
    /// What is to be done, the step that is due first.
    pub tasks: Vec<OrganiserTask>,
    /// The first entry that lacks jurors, with its cover where that has a preview.
    pub lacking: Option<(EntryId, Option<FileId>)>,
}

/// An edition that one prepares, and what it needs.
#[derive(Clone, Debug)]
pub struct PreparationWork {
    /// The edition as it stands.
    pub edition: EditionView,
    /// What is to be done.
    pub task: PreparationTask,
}

/// What somebody finds on their desk, each list by edition, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// Their teams' entries.
    pub teams: Vec<TeamWork>,
    /// Their juries.
    pub juries: Vec<JurorWork>,
    /// The editions that they prepare.
    pub preparations: Vec<PreparationWork>,
    /// The calls that they run, those of the editions left out that they prepare.
    pub calls: Vec<OrganiserWork>,
    /// The calls whose results they read early, for the press.
    pub followed: Vec<Arc<Call>>,
    /// The calls over which they watch.
    pub observed: Vec<Arc<Call>>,
}

impl JurorWork {
    /// The first sheet that is not finished.
    #[must_use]
    pub fn next_sheet(&self) -> Option<&SheetName> {
        self.open.first().map(|row| &row.sheet)
    }
}

impl Office {
    /// What somebody finds on their desk.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn tasks(&self, person: &Person, now: Timestamp) -> Result<Tasks> {
        let (organised, judged) = self.roles(person).await?;
        let (followed, observed) = self.followed_calls(person).await?;
        let mut tasks = Tasks {
            followed,
            observed,
            teams: self.read_team_work(person, now).await?,
            ..Tasks::default()
        };
        for call in judged {
            tasks
                .juries
                .push(self.read_juror_work(person, &call.id, now).await?);
        }
        // What organisers see of their calls, nobody sees on behalf of one of them.
        if person.is_on_behalf() {
            return Ok(tasks);
        }
        tasks.preparations = self.read_preparations(person, now).await?;
        for call in organised {
            let prepared = tasks.preparations.iter().map(|work| &work.edition.edition);
            if prepared
                .into_iter()
                .any(|edition| edition.slug == call.edition_slug)
            {
                continue;
            }
            tasks
                .calls
                .push(self.read_organiser_work(&call.id, now).await?);
        }
        Ok(tasks)
    }

    /// The entries of somebody's teams.
    async fn read_team_work(&self, person: &Person, now: Timestamp) -> Result<Vec<TeamWork>> {
        let entries: Vec<EntryId> = sqlx::query_scalar(
            "SELECT entry.id
             FROM member
             JOIN entry ON entry.team = member.team
             JOIN call ON call.id = member.call
             JOIN edition ON edition.id = call.edition
             WHERE member.person = $1
             ORDER BY edition.starts_at DESC, call.position",
        )
        .bind(&person.id)
        .fetch_all(self.store.read())
        .await?;
        let mut teams = Vec::with_capacity(entries.len());
        for entry in entries {
            let draft = self.draft(person, &entry, now).await?;
            let held: Vec<AwardId> =
                sqlx::query_scalar("SELECT award FROM public_decision WHERE entry = $1")
                    .bind(&entry)
                    .fetch_all(self.store.read())
                    .await?;
            let awards = draft.call.awards.iter();
            teams.push(TeamWork {
                awards: awards
                    .filter(|award| held.contains(&award.id))
                    .map(|award| award.name.clone())
                    .collect(),
                task: TeamTask::choose(TeamFacts {
                    submission: draft.call.schedule.standing(PhaseKind::Submission, now),
                    entry: draft.state,
                    missing: draft.missing(),
                    changed: !draft.changed.is_empty(),
                    letter: draft.letter,
                    results: draft.call.published.has(Stage::Winners),
                }),
                draft,
            });
        }
        Ok(teams)
    }

    /// What a jury needs of one of its jurors. Of a round that does not run no sheet is read.
    async fn read_juror_work(
        &self,
        juror: &Person,
        call: &CallId,
        now: Timestamp,
    ) -> Result<JurorWork> {
        let call = self.call_by_id(call).await?;
        let round = call.running_round(now);
        let standing = call.round_standing(round, now);
        let rows = if standing.takes() {
            match self.dashboard(juror, &call, round, now).await {
                Ok(desk) => desk.rows,
                // The call shows them once they have a second factor; its page leads there.
                Err(Failure::Refused(Refusal::Denied(Denied::SecondFactor))) => Vec::new(),
                Err(failure) => return Err(failure),
            }
        } else {
            Vec::new()
        };
        let (finished, open): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .filter(|row| row.recusal.is_none())
            .partition(|row| row.finished_at.is_some());
        let count = |rows: &[DashboardRow]| i64::try_from(rows.len()).unwrap_or(i64::MAX);
        // Decided is decided.
        let pairs = if call.published.has(Stage::Winners) {
            Standing::Closed
        } else {
            call.pairs
        };
        Ok(JurorWork {
            task: JurorTask::choose(JurorFacts {
                round,
                standing,
                open: count(&open),
                finished: count(&finished),
                pairs,
            }),
            round,
            finished: finished.len(),
            open,
            call,
        })
    }

    /// The editions in preparation of those who organise them.
    async fn read_preparations(
        &self,
        person: &Person,
        now: Timestamp,
    ) -> Result<Vec<PreparationWork>> {
        let mut works = Vec::new();
        for edition in self.editions_of(person).await? {
            if !edition.in_preparation {
                continue;
            }
            let checklist = self.checklist(person, &edition.slug, now).await?;
            works.push(PreparationWork {
                task: checklist.task(),
                edition: checklist.edition,
            });
        }
        Ok(works)
    }

    /// What a call needs of those who run it.
    async fn read_organiser_work(&self, call: &CallId, now: Timestamp) -> Result<OrganiserWork> {
        let call = self.call_by_id(call).await?;
        let progress = self.read_progress(&call, now).await?;
        let tasks = progress.tasks();
        let lacks = tasks
            .iter()
            .any(|task| matches!(task, OrganiserTask::AssignJurors(_)));
        let lacking = if lacks {
            self.read_first_lacking(&call, progress.round).await?
        } else {
            None
        };
        Ok(OrganiserWork {
            call,
            progress,
            tasks,
            lacking,
        })
    }

    /// The first entry of a round that lacks jurors, with its cover where that has a preview.
    async fn read_first_lacking(
        &self,
        call: &Call,
        round: RoundKind,
    ) -> Result<Option<(EntryId, Option<FileId>)>> {
        let asked = call.round(round).map_or(0, |round| round.jurors_per_entry);
        Ok(sqlx::query_as(
            "SELECT judged_entry.id, revision.cover
             FROM judged_entry
             JOIN revision ON revision.entry = judged_entry.id
               AND revision.number = judged_entry.revision
             WHERE judged_entry.call = $1
               AND judged_entry.round = $2
               AND (
                   SELECT COUNT(*)
                   FROM assignment
                   WHERE assignment.entry = judged_entry.id
                     AND assignment.round = $2
                     AND assignment.conflict IS NULL
               ) < $3
             ORDER BY judged_entry.number
             LIMIT 1",
        )
        .bind(&call.id)
        .bind(round.code())
        .bind(asked)
        .fetch_optional(self.store.read())
        .await?)
    }
}

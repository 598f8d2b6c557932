//! What was done in an edition that a change of it depends on.

use std::collections::{BTreeMap, BTreeSet};

use contest::{AwardId, Content, CriterionId, EntryId, PhaseKind, Stage, Standing, Timestamp};
use edition_file::{
    EditionFile,
    model::{CallSection, PhaseSection, Slug},
};

use crate::{Call, EditionView, Office, Result};

use super::{
    export::{Codes, code_of},
    plan::{Consequence, EditionPlan, Obstacle, changes},
    whose::settle_organisation,
};

/// What was done in a call.
#[derive(sqlx::FromRow)]
struct Work {
    teams: i64,
    jurors: i64,
    /// Members of its largest team.
    largest: i64,
}

/// A criterion on which marks were given.
#[derive(sqlx::FromRow)]
struct Marked {
    criterion: CriterionId,
    marks: i64,
    highest: i64,
}

impl Office {
    /// What a file would do. Nothing is changed.
    ///
    /// # Errors
    ///
    /// Where the database fails. Whether the file is sound is asked before, of
    /// [`edition_file::read`].
    pub async fn plan_edition(&self, file: &EditionFile, now: Timestamp) -> Result<EditionPlan> {
        let view = self.find_edition(&file.slug.0).await?;
        let file = settle_organisation(file, view.as_ref(), &[]);
        let codes = self.codes_of(view.as_ref()).await?;
        self.plan_on(view.as_ref(), &codes, &file, now).await
    }

    /// What a file would do to what was read, if anything was there to read.
    pub(super) async fn plan_on(
        &self,
        view: Option<&EditionView>,
        codes: &Codes,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let mut obstacles = Vec::new();
        if let Some(Slug(organisation)) = &file.organisation
            && self.organisation(organisation).await?.is_none()
        {
            let organisation = organisation.clone();
            obstacles.push(Obstacle::NoOrganisation { organisation });
        }
        let Some(view) = view else {
            return Ok(EditionPlan {
                slug: file.slug.0.clone(),
                new: true,
                changes: changes(None, file)?,
                consequences: self.unknown_datasets(None, file).await?,
                obstacles,
            });
        };
        let before = self.file_of(view, codes).await?;
        let mut plan = EditionPlan {
            slug: file.slug.0.clone(),
            new: false,
            changes: changes(Some(&before), file)?,
            consequences: self.unknown_datasets(Some(&before), file).await?,
            obstacles,
        };
        if !view.edition.in_preparation {
            plan.consequences
                .extend(find_added_and_removed_calls(&before, file));
        }
        self.topic_obstacles(view, file, &mut plan).await?;
        for call in &view.calls {
            let was = before
                .calls
                .iter()
                .find(|section| section.slug.0 == call.slug);
            let will_be = file
                .calls
                .iter()
                .find(|section| section.slug.0 == call.slug);
            let work = self.work_of(call).await?;
            let (Some(was), Some(will_be)) = (was, will_be) else {
                if work.teams > 0 || work.jurors > 0 {
                    let call = call.slug.clone();
                    plan.obstacles.push(Obstacle::CallInUse { call });
                }
                continue;
            };
            if was == will_be {
                continue;
            }
            let sections = (was, will_be);
            self.criteria_obstacles(call, sections, codes, &mut plan)
                .await?;
            self.round_obstacles(call, sections, &mut plan).await?;
            self.award_obstacles(call, sections, codes, &mut plan)
                .await?;
            self.condition_consequences(call, sections, work.teams, &mut plan)
                .await?;
            self.consequences(call, sections, (&work, now), &mut plan)
                .await?;
        }
        Ok(plan)
    }

    /// The codes of what was read; none where nothing was there to read.
    pub(super) async fn codes_of(&self, view: Option<&EditionView>) -> Result<Codes> {
        match view {
            Some(view) => self.codes(&view.edition.id).await,
            None => Ok(Codes::new()),
        }
    }

    /// An edition, where there is one of that name.
    pub(super) async fn find_edition(&self, slug: &str) -> Result<Option<EditionView>> {
        let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM edition WHERE slug = $1")
            .bind(slug)
            .fetch_one(self.store.read())
            .await?;
        if known == 0 {
            return Ok(None);
        }
        Ok(Some(self.edition(slug).await?))
    }

    async fn work_of(&self, call: &Call) -> Result<Work> {
        Ok(sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM team WHERE team.call = $1) AS teams,
                    (SELECT COUNT(*) FROM juror WHERE juror.call = $1) AS jurors,
                    (
                        SELECT COALESCE(MAX(members), 0)
                        FROM (
                            SELECT COUNT(*) AS members
                            FROM member
                            WHERE member.call = $1
                            GROUP BY member.team
                        ) AS team_sizes
                    ) AS largest",
        )
        .bind(&call.id)
        .fetch_one(self.store.read())
        .await?)
    }

    /// The topics that entries are about and that would go, or be called otherwise.
    async fn topic_obstacles(
        &self,
        view: &EditionView,
        file: &EditionFile,
        plan: &mut EditionPlan,
    ) -> Result<()> {
        let stays = |code: &str| file.topics.iter().find(|topic| topic.code.0 == code);
        let changed: BTreeSet<&str> = view
            .topics
            .iter()
            .filter(|topic| stays(&topic.code).is_none_or(|other| other.name.0 != topic.name))
            .map(|topic| topic.code.as_str())
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        let contents: Vec<(EntryId, String)> = sqlx::query_as(
            "SELECT entry.id, entry.content
             FROM entry
             JOIN call ON call.id = entry.call
             WHERE call.edition = $1
             UNION ALL
             SELECT entry.id, revision.content
             FROM revision
             JOIN entry ON entry.id = revision.entry
               AND entry.revision = revision.number
             JOIN call ON call.id = entry.call
             WHERE call.edition = $1",
        )
        .bind(&view.edition.id)
        .fetch_all(self.store.read())
        .await?;
        // An entry is one, with what is written on as with what it handed in.
        let mut entries: BTreeMap<&str, BTreeSet<EntryId>> = BTreeMap::new();
        for (entry, content) in contents {
            let content: Content = serde_json::from_str(&content)?;
            for topic in std::iter::once(&content.topic).chain(&content.topics) {
                if let Some(code) = changed.get(topic.as_str()) {
                    entries.entry(code).or_default().insert(entry.clone());
                }
            }
        }
        for topic in &view.topics {
            let Some(entries) = entries.get(topic.code.as_str()) else {
                continue;
            };
            let entries = i64::try_from(entries.len()).unwrap_or(i64::MAX);
            let name = topic.name.clone();
            if stays(&topic.code).is_some() {
                plan.consequences
                    .push(Consequence::TopicRenamed { name, entries });
            } else {
                plan.obstacles.push(Obstacle::TopicChosen { name, entries });
            }
        }
        Ok(())
    }

    /// Criteria with marks that would go, scales that would end below a mark, and criteria that
    /// would change under scores that are public.
    async fn criteria_obstacles(
        &self,
        call: &Call,
        (was, will_be): (&CallSection, &CallSection),
        codes: &Codes,
        plan: &mut EditionPlan,
    ) -> Result<()> {
        if was.criteria == will_be.criteria {
            return Ok(());
        }
        let slug = || call.slug.clone();
        if call.published.has(Stage::Scores) {
            plan.obstacles.push(Obstacle::ScoresPublic { call: slug() });
        }
        let marked: Vec<Marked> = sqlx::query_as(
            "SELECT mark.criterion,
                    COUNT(*) AS marks,
                    MAX(mark.steps) AS highest
             FROM mark
             JOIN criterion ON criterion.id = mark.criterion
             WHERE criterion.call = $1
             GROUP BY mark.criterion
             ORDER BY mark.criterion",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut marks = 0;
        for row in marked {
            marks += row.marks;
            let code = code_of(codes, &row.criterion);
            let name = || {
                let known = was.criteria.iter().find(|criterion| criterion.code == code);
                known.map(|known| known.name.0.clone()).unwrap_or_default()
            };
            match will_be
                .criteria
                .iter()
                .find(|criterion| criterion.code == code)
            {
                None => plan.obstacles.push(Obstacle::CriterionMarked {
                    call: slug(),
                    name: name(),
                    marks: row.marks,
                }),
                Some(criterion) if criterion.highest < row.highest => {
                    plan.obstacles.push(Obstacle::ScaleBelowMarks {
                        call: slug(),
                        name: name(),
                        highest: row.highest,
                    });
                }
                Some(_) => {}
            }
        }
        if marks > 0 {
            plan.consequences.push(Consequence::RankingChanges {
                call: slug(),
                marks,
            });
        }
        Ok(())
    }

    /// Rounds in which something was begun that would go or be judged in another way.
    async fn round_obstacles(
        &self,
        call: &Call,
        (was, will_be): (&CallSection, &CallSection),
        plan: &mut EditionPlan,
    ) -> Result<()> {
        for round in &was.rounds {
            let stays = will_be
                .rounds
                .iter()
                .any(|other| other.kind == round.kind && other.method == round.method);
            if !stays && self.has_marks(call, round.kind).await? {
                plan.obstacles.push(Obstacle::RoundBegun {
                    call: call.slug.clone(),
                    round: round.kind,
                });
            }
        }
        Ok(())
    }

    /// Awards that were decided and would go, or change.
    async fn award_obstacles(
        &self,
        call: &Call,
        (was, will_be): (&CallSection, &CallSection),
        codes: &Codes,
        plan: &mut EditionPlan,
    ) -> Result<()> {
        if was.awards == will_be.awards {
            return Ok(());
        }
        let decided: Vec<AwardId> = sqlx::query_scalar(
            "SELECT DISTINCT award
             FROM decision
             WHERE call = $1
             ORDER BY award",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        for award in decided {
            let code = code_of(codes, &award);
            let known = was.awards.iter().find(|award| award.code == code);
            let other = will_be.awards.iter().find(|award| award.code == code);
            if known == other {
                continue;
            }
            let name = known.map(|known| known.name.0.clone()).unwrap_or_default();
            let call = call.slug.clone();
            if other.is_none() {
                plan.obstacles.push(Obstacle::AwardDecided { call, name });
            } else {
                plan.consequences
                    .push(Consequence::DecidedAwardChanges { call, name });
            }
        }
        Ok(())
    }

    /// What people did that they did under what stands now.
    async fn consequences(
        &self,
        call: &Call,
        (was, will_be): (&CallSection, &CallSection),
        (work, now): (&Work, Timestamp),
        plan: &mut EditionPlan,
    ) -> Result<()> {
        let slug = || call.slug.clone();
        if was.rules != will_be.rules && work.teams > 0 {
            plan.consequences.push(Consequence::RulesChange {
                call: slug(),
                teams: work.teams,
            });
        }
        if will_be.team_size < work.largest {
            let teams: i64 = sqlx::query_scalar(
                "SELECT COUNT(*)
                 FROM (
                     SELECT member.team
                     FROM member
                     WHERE member.call = $1
                     GROUP BY member.team
                     HAVING COUNT(*) > $2
                 ) AS larger",
            )
            .bind(&call.id)
            .bind(will_be.team_size)
            .fetch_one(self.store.read())
            .await?;
            plan.consequences.push(Consequence::LargerTeams {
                call: slug(),
                teams,
            });
        }
        for (kind, phase) in moved_phases(was, will_be) {
            // Nobody counts on what nobody has seen.
            let seen = !call.edition.in_preparation;
            if seen && call.standing(kind, now) != Standing::Before {
                plan.consequences.push(Consequence::PhaseMoves {
                    call: slug(),
                    phase: kind,
                });
            }
            let Some(over) = phase.and_then(|phase| over(phase, &will_be.time_zone)) else {
                continue;
            };
            if kind == PhaseKind::Submission {
                let entries: i64 = sqlx::query_scalar(
                    "SELECT COUNT(*)
                     FROM entry
                     JOIN revision ON revision.entry = entry.id
                       AND revision.number = entry.revision
                     WHERE entry.call = $1
                       AND revision.submitted_at >= $2",
                )
                .bind(&call.id)
                .bind(over.0)
                .fetch_one(self.store.read())
                .await?;
                if entries > 0 {
                    plan.consequences.push(Consequence::LateHandIns {
                        call: slug(),
                        entries,
                    });
                }
                let sheets = if call.phase_moment(now) < over {
                    self.count_begun_sheets(call).await?
                } else {
                    0
                };
                if sheets > 0 {
                    plan.consequences.push(Consequence::SheetsBegun {
                        call: slug(),
                        sheets,
                    });
                }
            }
        }
        Ok(())
    }

    /// Sheets of a call on which something was written, in every round.
    async fn count_begun_sheets(&self, call: &Call) -> Result<i64> {
        Ok(sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM assignment
             WHERE call = $1
               AND EXISTS (
                   SELECT 1
                   FROM started_sheet
                   WHERE started_sheet.juror = assignment.juror
                     AND started_sheet.entry = assignment.entry
                     AND started_sheet.round = assignment.round
               )",
        )
        .bind(&call.id)
        .fetch_one(self.store.read())
        .await?)
    }
}

/// Calls that everybody sees from now on, or no more.
fn find_added_and_removed_calls(before: &EditionFile, after: &EditionFile) -> Vec<Consequence> {
    let lacks = |file: &EditionFile, call: &&CallSection| {
        let slugs = file.calls.iter().map(|known| &known.slug.0);
        !slugs.into_iter().any(|known| *known == call.slug.0)
    };
    let new = after.calls.iter().filter(|call| lacks(before, call));
    let gone = before.calls.iter().filter(|call| lacks(after, call));
    let new = new.map(|call| Consequence::CallAppears {
        call: call.slug.0.clone(),
    });
    let gone = gone.map(|call| Consequence::CallDisappears {
        call: call.slug.0.clone(),
    });
    new.chain(gone).collect()
}

/// The phases of a call whose moments change, as they would be.
fn moved_phases<'a>(
    was: &CallSection,
    will_be: &'a CallSection,
) -> Vec<(PhaseKind, Option<&'a PhaseSection>)> {
    let find = |section: &'a CallSection, kind| {
        section
            .phases
            .all()
            .find_map(|(other, phase)| (other == kind).then_some(phase))
    };
    let moments = |phase: Option<&PhaseSection>, zone: &str| {
        phase.map(|phase| (phase.resolve(zone).ok(), phase.grace_minutes))
    };
    PhaseKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let before = was
                .phases
                .all()
                .find_map(|(other, phase)| (other == kind).then_some(phase));
            let after = find(will_be, kind);
            let moved = moments(before, &was.time_zone) != moments(after, &will_be.time_zone);
            moved.then_some((kind, after))
        })
        .collect()
}

/// When nothing of a phase is taken any more.
fn over(phase: &PhaseSection, zone: &str) -> Option<Timestamp> {
    let ends = phase.ends.resolve(zone).ok()?;
    Some(ends.plus(phase.grace()))
}

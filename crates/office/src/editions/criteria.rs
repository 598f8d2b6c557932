//! What a call asks of its jury: criteria, changed by an organiser who sees first what a change
//! does to the ranking.

use std::collections::{BTreeSet, HashMap};

use contest::{
    CriterionId, EntryId, Localized, Stage, Timestamp,
    edition::{MAX_CRITERIA, MAX_LABEL_CHARS, MAX_NAME_CHARS, MAX_STEPS},
    judging::{Criterion, RoundKind, find_uncounted},
    text::has_unwritable_in_line,
};
use judging::{assessment, ranking::RankedEntry};

use crate::{
    Call, Failure, FieldProblem, Office, Person, Problem, Proposal, Refusal, Result, Seen, Thing,
    audit,
    editions::calls::store_criterion,
    results::publication::private,
    versions::{advance, touch},
};

/// What a change of the criteria does to the ranking of one round.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The round.
    pub round: RoundKind,
    /// Whether the jury falls into parts: then each rank is one within a part.
    pub apart: bool,
    /// In the order of the new ranking.
    pub rows: Vec<EffectRow>,
}

/// An entry before and after: rank, where there is a ranking of all, and points in hundredths.
/// `None` where no sheet is finished.
#[derive(Clone, Debug)]
pub struct EffectRow {
    /// The entry's number in the call, from 1.
    pub number: i64,
    /// Of the work, as it was handed in last.
    pub title: Localized,
    /// Rank from 1 and points under the criteria that hold.
    pub before: Option<(Option<usize>, i64)>,
    /// Rank from 1 and points under those that are proposed.
    pub after: Option<(Option<usize>, i64)>,
}

/// Marks that were given for a criterion.
#[derive(sqlx::FromRow)]
struct MarkedRow {
    /// Id of the criterion.
    criterion: CriterionId,
    /// How many.
    marks: i64,
    /// The highest of them, in steps.
    highest: i64,
}

#[derive(sqlx::FromRow)]
struct TitleRow {
    entry: EntryId,
    number: i64,
    title: String,
}

/// What stands against criteria, with the name of the field that each problem belongs to: `name-0`
/// for the name of the first.
fn problems(call: &Call, topics: &BTreeSet<String>, drafts: &[Criterion]) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut add = |field: String, problem: Problem| {
        found.push(FieldProblem {
            field: field.into(),
            problem,
        });
    };
    if drafts.is_empty() {
        add("name-0".to_owned(), Problem::Missing);
    }
    if drafts.len() > MAX_CRITERIA {
        let most = MAX_CRITERIA;
        add("name-0".to_owned(), Problem::TooMany { most });
    }
    for (place, draft) in drafts.iter().enumerate() {
        let of_draft = [
            name_problem(draft),
            weight_problem(draft),
            highest_problem(draft),
            labels_problem(draft),
            choice_problem(call, topics, draft),
        ];
        for (field, problem) in of_draft.into_iter().flatten() {
            add(format!("{field}-{place}"), problem);
        }
    }
    let codes = topics.iter().map(String::as_str).collect();
    for round in &call.rounds {
        if find_uncounted(round, &codes, drafts).is_some() {
            add("weight-0".to_owned(), Problem::NothingCounts);
        }
    }
    found
}

/// A field of a criterion, and what stands against it.
type CriterionProblem = Option<(&'static str, Problem)>;

/// Whether a text is longer than may be in any language.
fn is_longer(text: &Localized, most: usize) -> bool {
    text.0.values().any(|text| text.chars().count() > most)
}

fn name_problem(draft: &Criterion) -> CriterionProblem {
    let mut texts = draft.name.0.values();
    let most = MAX_NAME_CHARS;
    let problem = if draft.name.is_blank() {
        Problem::Missing
    } else if is_longer(&draft.name, most) {
        Problem::TooLong { most }
    } else if texts.any(|text| has_unwritable_in_line(text)) {
        Problem::ControlCharacters
    } else {
        return None;
    };
    Some(("name", problem))
}

/// A weight is typed in per cent and kept in thousandths.
fn weight_problem(draft: &Criterion) -> CriterionProblem {
    let (least, most) = (0, 100);
    (!(0..=1_000).contains(&draft.weight))
        .then_some(("weight", Problem::NotBetween { least, most }))
}

fn highest_problem(draft: &Criterion) -> CriterionProblem {
    let (least, most) = (1, MAX_STEPS);
    (!(least..=most).contains(&draft.highest))
        .then_some(("steps", Problem::NotBetween { least, most }))
}

fn labels_problem(draft: &Criterion) -> CriterionProblem {
    let texts = || draft.labels.iter().flat_map(|(_, label)| label.0.values());
    let problem = if draft.labels.iter().any(|(step, _)| !draft.allows(*step)) {
        let (least, most) = (0, draft.highest);
        Problem::NotBetween { least, most }
    } else if draft
        .labels
        .iter()
        .any(|(_, label)| is_longer(label, MAX_LABEL_CHARS))
    {
        Problem::TooLong {
            most: MAX_LABEL_CHARS,
        }
    } else if draft.labels.iter().any(|(_, label)| label.is_blank())
        || texts().any(|text| text.trim().is_empty())
    {
        Problem::LabelMissing
    } else if texts().any(|text| has_unwritable_in_line(text)) {
        Problem::ControlCharacters
    } else {
        return None;
    };
    Some(("labels", problem))
}

/// A topic that the edition does not have, or the id of a criterion that the call does not have.
fn choice_problem(call: &Call, topics: &BTreeSet<String>, draft: &Criterion) -> CriterionProblem {
    let unknown = draft.topics.iter().any(|topic| !topics.contains(topic))
        || (!draft.id.as_str().is_empty()
            && !call.criteria.iter().any(|known| known.id == draft.id));
    unknown.then_some(("name", Problem::UnknownChoice))
}

impl Office {
    /// Checks criteria that an organiser wants; those with marks cannot go, and their scale cannot
    /// end below a mark.
    async fn check_criteria(
        &self,
        organiser: &Person,
        call: &Call,
        drafts: &[Criterion],
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        // What the public has read does not change under it.
        if call.published.has(Stage::Scores) {
            return Err(Refusal::Public(Stage::Scores).into());
        }
        let topics = self
            .topics(&call.edition.id)
            .await?
            .into_iter()
            .map(|topic| topic.code)
            .collect();
        let problems = problems(call, &topics, drafts);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let marked: Vec<MarkedRow> = sqlx::query_as(
            "SELECT mark.criterion,
                    COUNT(*) AS marks,
                    MAX(mark.steps) AS highest
             FROM mark
             JOIN criterion ON criterion.id = mark.criterion
             WHERE criterion.call = $1
             GROUP BY mark.criterion",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        for MarkedRow {
            criterion,
            marks,
            highest,
        } in marked
        {
            let place = drafts.iter().position(|draft| draft.id == criterion);
            match place {
                None => {
                    let name = call
                        .criteria
                        .iter()
                        .find(|known| known.id == criterion)
                        .map(|known| known.name.clone())
                        .unwrap_or_default();
                    return Err(Refusal::CriterionMarked { name, marks }.into());
                }
                Some(place) if drafts[place].highest < highest => {
                    let problem = Problem::ScaleBelowMarks { highest };
                    return Err(Refusal::Fields(vec![FieldProblem {
                        field: format!("steps-{place}").into(),
                        problem,
                    }])
                    .into());
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// What other criteria would do to the rankings, for every round in which a sheet is finished.
    /// Nothing is changed.
    ///
    /// # Errors
    ///
    /// As [`Office::change_criteria`].
    pub async fn criteria_effect(
        &self,
        organiser: &Person,
        call: &Call,
        drafts: &[Criterion],
        seen: Seen,
        now: Timestamp,
    ) -> Result<Vec<Effect>> {
        self.check_criteria(organiser, call, drafts, now).await?;
        // Asked as the change itself would be, and nothing of it is kept.
        let mut trial = self.store.begin().await?;
        advance(
            &mut trial,
            (&call.id, Thing::Criteria),
            seen,
            &drafts,
            (organiser, now),
        )
        .await?;
        drop(trial);
        let mut changed = call.clone();
        changed.criteria = drafts.to_vec();
        let titles: Vec<TitleRow> = sqlx::query_as(
            "SELECT entry.id AS entry, entry.number, revision.title
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             WHERE entry.call = $1
             ORDER BY entry.number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut effects = Vec::new();
        for round in &call.rounds {
            let (before, apart) = self.places_in(call, round.kind).await?;
            if before.is_empty() {
                continue;
            }
            let (after, _) = self.places_in(&changed, round.kind).await?;
            let of = |places: &HashMap<EntryId, (Option<usize>, i64)>, entry: &EntryId| {
                places.get(entry).copied()
            };
            let mut rows = Vec::new();
            for row in &titles {
                let (before, after) = (of(&before, &row.entry), of(&after, &row.entry));
                if before.is_some() || after.is_some() {
                    rows.push(EffectRow {
                        number: row.number,
                        title: serde_json::from_str(&row.title)?,
                        before,
                        after,
                    });
                }
            }
            rows.sort_by_key(|row| {
                (
                    row.after.and_then(|(rank, _)| rank).unwrap_or(usize::MAX),
                    row.number,
                )
            });
            effects.push(Effect {
                round: round.kind,
                apart,
                rows,
            });
        }
        Ok(effects)
    }

    /// Points of every entry that has a finished sheet in a round, with its rank where the jury
    /// does not fall into parts; and whether it does.
    async fn places_in(
        &self,
        call: &Call,
        round: RoundKind,
    ) -> Result<(HashMap<EntryId, (Option<usize>, i64)>, bool)> {
        let inputs = self.ranking_inputs(call, round, 0).await?;
        let assessment = tokio::task::spawn_blocking(move || assessment::assess(&inputs))
            .await
            .map_err(|_| Failure::broken("a ranking was not computed"))?;
        let order = assessment.order;
        let shown = |place: &RankedEntry| (place.entry.clone(), (place.rank, place.points));
        let apart = !assessment.coverage.compares();
        Ok((
            assessment
                .entries
                .iter()
                .map(|entry| shown(entry.place(order)))
                .collect(),
            apart,
        ))
    }

    /// Puts other criteria in the place of a call's, on top of those that the organiser saw. A
    /// draft without an id is a new one. Every total and ranking follows.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]; [`Refusal::CriterionMarked`] where one with marks would go;
    /// [`Refusal::Overtaken`]; [`Refusal::Public`] where the scores are; unknown for anybody but an
    /// organiser.
    pub async fn change_criteria(
        &self,
        organiser: &Person,
        call: &Call,
        drafts: &[Criterion],
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.check_criteria(organiser, call, drafts, now).await?;
        let wanted = drafts;
        let drafts: Vec<Criterion> = drafts
            .iter()
            .map(|draft| {
                if draft.id.as_str().is_empty() {
                    Criterion {
                        id: CriterionId::new(self.id(now)),
                        ..draft.clone()
                    }
                } else {
                    draft.clone()
                }
            })
            .collect();
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Criteria),
            seen,
            &wanted,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let reviewed = Thing::Reviewed(&call.id, Proposal::Criteria);
        let at = (&call.edition.id, reviewed);
        touch(&mut transaction, at, (organiser, now)).await?;
        private(&mut transaction, call, Stage::Scores).await?;
        for known in &call.criteria {
            if drafts.iter().any(|draft| draft.id == known.id) {
                continue;
            }
            let gone = sqlx::query(
                "DELETE FROM criterion
                 WHERE id = $1
                   AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.criterion = $1)",
            )
            .bind(&known.id)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
            if gone == 0 {
                // A mark came in between.
                return Err(Refusal::CriterionMarked {
                    name: known.name.clone(),
                    marks: 1,
                }
                .into());
            }
        }
        for (position, draft) in (0_i64..).zip(&drafts) {
            store_criterion(&mut transaction, &call.id, draft, position).await?;
        }
        let detail = serde_json::json!({ "before": call.criteria, "after": drafts }).to_string();
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "criteria",
            &call.id,
            &detail,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

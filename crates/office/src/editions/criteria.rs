//! What a call asks of its jury: criteria and rounds, changed by an organiser who sees first what a
//! change does to the ranking.

use std::collections::{BTreeSet, HashMap};

use contest::{
    Language, Localized, Moment, PhaseKind, Stage,
    judging::{Criterion, Method, Round, RoundKind},
};
use judging::{assessment, ranking::Place};

use crate::{
    Call, Failure, FieldProblem, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    editions::calls::{store_criterion, store_round},
    jury::planning::settle,
    refusal::UNKNOWN,
    results::publication::private,
    versions::{advance, touch},
};

/// Most criteria of a call, characters of a criterion's name and of a label, and steps of a scale.
pub const CRITERIA_MOST: usize = 20;
pub const CRITERION_NAME_MOST: usize = 80;
pub const LABEL_MOST: usize = 200;
pub const STEPS_MOST: i64 = 100;
/// Most jurors that a round asks for each entry.
pub const PER_ENTRY_MOST: i64 = 50;

/// What a change of the criteria does to the ranking of one round.
#[derive(Clone, Debug)]
pub struct Effect {
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
    pub number: i64,
    pub title: Localized,
    pub before: Option<(Option<usize>, i64)>,
    pub after: Option<(Option<usize>, i64)>,
}

/// A round as an organiser sets it, with its dates.
#[derive(Clone, Debug)]
pub struct RoundDraft {
    pub round: Round,
    pub starts: Option<Moment>,
    pub ends: Option<Moment>,
}

/// What stands against criteria, with the name of the field that each problem belongs to: `name-0`
/// for the name of the first.
fn problems(call: &Call, topics: &BTreeSet<String>, drafts: &[Criterion]) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    if drafts.is_empty() {
        found.push(FieldProblem {
            field: "name-0".into(),
            problem: Problem::Missing,
        });
    }
    if drafts.len() > CRITERIA_MOST {
        found.push(FieldProblem {
            field: "name-0".into(),
            problem: Problem::TooMany {
                most: CRITERIA_MOST,
            },
        });
    }
    for (place, draft) in drafts.iter().enumerate() {
        let mut add = |field: &str, problem: Problem| {
            found.push(FieldProblem {
                field: format!("{field}-{place}").into(),
                problem,
            });
        };
        let long =
            |text: &Localized, most: usize| text.0.values().any(|text| text.chars().count() > most);
        let control = |text: &Localized| {
            text.0
                .values()
                .any(|text| text.chars().any(char::is_control))
        };
        if draft.name.is_blank() {
            add("name", Problem::Missing);
        } else if long(&draft.name, CRITERION_NAME_MOST) {
            add(
                "name",
                Problem::TooLong {
                    most: CRITERION_NAME_MOST,
                },
            );
        } else if control(&draft.name) {
            add("name", Problem::ControlCharacters);
        }
        if !(0..=1_000).contains(&draft.weight) {
            add(
                "weight",
                Problem::NotBetween {
                    least: 0,
                    most: 100,
                },
            );
        }
        if !(1..=STEPS_MOST).contains(&draft.steps) {
            add(
                "steps",
                Problem::NotBetween {
                    least: 1,
                    most: STEPS_MOST,
                },
            );
        }
        if draft.labels.iter().any(|(step, _)| !draft.allows(*step)) {
            add(
                "labels",
                Problem::NotBetween {
                    least: 0,
                    most: draft.steps,
                },
            );
        } else if draft
            .labels
            .iter()
            .any(|(_, label)| long(label, LABEL_MOST))
        {
            add("labels", Problem::TooLong { most: LABEL_MOST });
        }
        if draft.topics.iter().any(|topic| !topics.contains(topic))
            || (!draft.id.is_empty() && !call.criteria.iter().any(|known| known.id == draft.id))
        {
            add("name", Problem::UnknownChoice);
        }
    }
    for round in &call.rounds {
        // Something must count, for every topic.
        let counts = |topic: Option<&str>| {
            drafts.iter().any(|draft| {
                draft.asked_in(round)
                    && draft.weight > 0
                    && topic.is_none_or(|topic| draft.applies(topic))
            })
        };
        let nowhere = if topics.is_empty() {
            !counts(None)
        } else {
            topics.iter().any(|topic| !counts(Some(topic)))
        };
        if nowhere {
            found.push(FieldProblem {
                field: "weight-0".into(),
                problem: Problem::NothingCounts,
            });
        }
    }
    found
}

impl Office {
    /// Checks criteria that an organiser wants; those with marks cannot go, and their scale cannot
    /// end below a mark.
    async fn check_criteria(
        &self,
        organiser: &Person,
        call: &Call,
        drafts: &[Criterion],
        now: Moment,
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
        let marked: Vec<(String, i64, i64)> = sqlx::query_as(
            "SELECT mark.criterion, COUNT(*), MAX(mark.steps)
             FROM mark
             JOIN criterion ON criterion.id = mark.criterion
             WHERE criterion.call = $1
             GROUP BY mark.criterion",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        for (criterion, marks, highest) in marked {
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
                Some(place) if drafts[place].steps < highest => {
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
        now: Moment,
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
        let titles: Vec<(String, i64, String)> = sqlx::query_as(
            "SELECT entry.id, entry.number, revision.title
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
            let of = |places: &HashMap<String, (Option<usize>, i64)>, entry: &str| {
                places.get(entry).copied()
            };
            let mut rows = Vec::new();
            for (entry, number, title) in &titles {
                let (before, after) = (of(&before, entry), of(&after, entry));
                if before.is_some() || after.is_some() {
                    rows.push(EffectRow {
                        number: *number,
                        title: serde_json::from_str(title)?,
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
    ) -> Result<(HashMap<String, (Option<usize>, i64)>, bool)> {
        let inputs = self.ranking_inputs(call, round, 0).await?;
        let assessment = tokio::task::spawn_blocking(move || assessment::assess(&inputs))
            .await
            .map_err(|_| Failure::broken("a ranking was not computed"))?;
        let order = assessment.order;
        let shown = |place: &Place| (place.entry.clone(), (place.rank, place.points));
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
        now: Moment,
    ) -> Result<()> {
        self.check_criteria(organiser, call, drafts, now).await?;
        let wanted = drafts;
        let drafts: Vec<Criterion> = drafts
            .iter()
            .map(|draft| {
                if draft.id.is_empty() {
                    Criterion {
                        id: self.id(now),
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

    /// Sets how a round is judged and when; a round that the call did not have is added.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]: dates that end before they begin, or before the phase that comes first
    /// is over; [`Refusal::RoundBegun`] where its way of judging would change under marks that are
    /// there; [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn set_round(
        &self,
        organiser: &Person,
        call: &Call,
        draft: &RoundDraft,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let round = &draft.round;
        let mut found = Vec::new();
        let mut add = |field: &'static str, problem: Problem| {
            found.push(FieldProblem {
                field: field.into(),
                problem,
            });
        };
        if !(1..=PER_ENTRY_MOST).contains(&round.jurors_per_entry) {
            add(
                "jurors_per_entry",
                Problem::NotBetween {
                    least: 1,
                    most: PER_ENTRY_MOST,
                },
            );
        }
        let before = match round.kind {
            RoundKind::Screening => PhaseKind::Submission,
            RoundKind::Final => PhaseKind::Screening,
        };
        let after = call
            .schedule
            .phase(before)
            .map_or(Moment::default(), |phase| phase.ends.plus(phase.grace));
        match (draft.starts, draft.ends) {
            (None, _) => add("starts", Problem::NotAMoment),
            (_, None) => add("ends", Problem::NotAMoment),
            (Some(starts), Some(_)) if starts < after => add("starts", Problem::TooEarly { after }),
            (Some(starts), Some(ends)) if ends <= starts => {
                add("ends", Problem::TooEarly { after: starts });
            }
            (Some(_), Some(ends)) => {
                // The round that follows waits for this one, and so does the publication.
                let next = RoundKind::ALL
                    .into_iter()
                    .find(|kind| *kind > round.kind && call.round(*kind).is_some());
                let next = next.map_or(PhaseKind::Publication, RoundKind::phase);
                if let Some(next) = call
                    .schedule
                    .phase(next)
                    .filter(|phase| phase.starts < ends)
                {
                    add(
                        "ends",
                        Problem::TooLate {
                            before: next.starts,
                        },
                    );
                }
            }
        }
        if !found.is_empty() {
            return Err(Refusal::Fields(found).into());
        }
        let (starts, ends) = (
            draft.starts.unwrap_or_default(),
            draft.ends.unwrap_or_default(),
        );
        let was = call.round(round.kind);
        if was.is_some_and(|was| was.method != round.method)
            && self.has_marks(call, round.kind).await?
        {
            return Err(Refusal::RoundBegun.into());
        }
        let mut transaction = self.store.begin().await?;
        let wanted = (round, starts, ends);
        if !advance(
            &mut transaction,
            (&call.id, Thing::Round(round.kind)),
            seen,
            &wanted,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        store_round(&mut transaction, &call.id, round).await?;
        sqlx::query(
            "INSERT INTO phase (call, kind, starts_at, ends_at, grace)
             VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (call, kind) DO UPDATE
             SET starts_at = excluded.starts_at, ends_at = excluded.ends_at",
        )
        .bind(&call.id)
        .bind(round.kind.phase().code())
        .bind(starts.0)
        .bind(ends.0)
        .execute(&mut *transaction)
        .await?;
        // Passing is one question; it comes with the round and goes with it.
        let question = call
            .criteria
            .iter()
            .find(|criterion| criterion.rounds == [round.kind]);
        match (round.method, question) {
            (Method::Pass, None) => {
                let position = i64::try_from(call.criteria.len()).unwrap_or(i64::MAX);
                store_criterion(
                    &mut transaction,
                    &call.id,
                    &self.question(round.kind, now),
                    position,
                )
                .await?;
                touch(
                    &mut transaction,
                    (&call.id, Thing::Criteria),
                    (organiser, now),
                )
                .await?;
            }
            (Method::Marks, Some(question))
                if was.is_some_and(|was| was.method == Method::Pass) =>
            {
                sqlx::query("DELETE FROM criterion WHERE id = $1")
                    .bind(&question.id)
                    .execute(&mut *transaction)
                    .await?;
                touch(
                    &mut transaction,
                    (&call.id, Thing::Criteria),
                    (organiser, now),
                )
                .await?;
            }
            _ => {}
        }
        let detail = serde_json::json!({ "before": was, "after": round, "starts": starts.0, "ends": ends.0 }).to_string();
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "round",
            &call.id,
            &detail,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a round out in which nothing was begun. The screening stays.
    ///
    /// # Errors
    ///
    /// [`Refusal::RoundBegun`] where there are marks; [`Refusal::Overtaken`]; unknown for the
    /// screening and for anybody but an organiser.
    pub async fn remove_round(
        &self,
        organiser: &Person,
        call: &Call,
        kind: RoundKind,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        if kind == RoundKind::Screening {
            return Err(UNKNOWN);
        }
        if self.has_marks(call, kind).await? {
            return Err(Refusal::RoundBegun.into());
        }
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Round(kind)),
            seen,
            &"removed",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if call.round(kind).is_none() {
            return Err(UNKNOWN);
        }
        // An open plan may be one for this round.
        if settle(&mut transaction, call, "discarded", now).await? > 0 {
            touch(&mut transaction, (&call.id, Thing::Plan), (organiser, now)).await?;
        }
        sqlx::query(
            "DELETE FROM assignment
             WHERE call = $1
               AND round = $2",
        )
        .bind(&call.id)
        .bind(kind.code())
        .execute(&mut *transaction)
        .await?;
        for question in call
            .criteria
            .iter()
            .filter(|criterion| criterion.rounds == [kind])
        {
            sqlx::query("DELETE FROM criterion WHERE id = $1")
                .bind(&question.id)
                .execute(&mut *transaction)
                .await?;
            touch(
                &mut transaction,
                (&call.id, Thing::Criteria),
                (organiser, now),
            )
            .await?;
        }
        sqlx::query(
            "DELETE FROM round
             WHERE call = $1
               AND kind = $2",
        )
        .bind(&call.id)
        .bind(kind.code())
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "round-removed",
            &call.id,
            kind.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether anything was written on a sheet of a round.
    async fn has_marks(&self, call: &Call, kind: RoundKind) -> Result<bool> {
        let begun: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM assignment
             WHERE call = $1
               AND round = $2
               AND EXISTS (
                   SELECT 1
                   FROM begun
                   WHERE begun.juror = assignment.juror
                     AND begun.entry = assignment.entry
                     AND begun.round = assignment.round
               )",
        )
        .bind(&call.id)
        .bind(kind.code())
        .fetch_one(self.store.read())
        .await?;
        Ok(begun > 0)
    }

    /// The one question of a round of passing or failing.
    fn question(&self, kind: RoundKind, now: Moment) -> Criterion {
        let text = |of: fn(Language) -> &'static str| {
            Localized(
                Language::ALL
                    .map(|language| (language, of(language).to_owned()))
                    .into(),
            )
        };
        Criterion {
            id: self.id(now),
            name: text(i18n::pass_question),
            weight: 1_000,
            steps: 1,
            labels: vec![(0, text(i18n::pass_no)), (1, text(i18n::pass_yes))],
            topics: Vec::new(),
            rounds: vec![kind],
        }
    }
}

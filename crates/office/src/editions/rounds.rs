//! The rounds of a call: how and when each is judged, set by an organiser.

use contest::{
    CriterionId, Language, Localized, PersonId, PhaseKind, Timestamp,
    edition::MAX_PER_ENTRY,
    judging::{Criterion, Method, Round, RoundKind},
};

use crate::{
    Call, FieldProblem, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    editions::{
        calls::{store_criterion, store_round},
        moves::{Announcement, find_move},
    },
    jury::planning::settle,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::{advance, touch, touch_by},
};

/// A round as an organiser sets it, with its dates.
#[derive(Clone, Debug)]
pub struct RoundDraft {
    /// How it is judged; whether it is closed is not theirs to set here.
    pub round: Round,
    /// The first moment of its phase, or what stands against the field.
    pub starts: Result<Timestamp, Problem>,
    /// The first moment past its phase, or what stands against the field.
    pub ends: Result<Timestamp, Problem>,
}

/// What stands against a round.
fn problems(call: &Call, draft: &RoundDraft) -> Vec<FieldProblem> {
    let per_entry = &draft.round.jurors_per_entry;
    let jurors = (!(1..=MAX_PER_ENTRY).contains(per_entry)).then_some((
        "jurors_per_entry",
        Problem::NotBetween {
            least: 1,
            most: MAX_PER_ENTRY,
        },
    ));
    jurors
        .into_iter()
        .chain(date_problem(call, draft))
        .map(|(field, problem)| FieldProblem {
            field: field.into(),
            problem,
        })
        .collect()
}

/// What stands against the dates of a round, with the field that it belongs to: it begins after the
/// phase before it, and ends before the one behind it.
fn date_problem(call: &Call, draft: &RoundDraft) -> Option<(&'static str, Problem)> {
    let kind = draft.round.kind;
    let before = match kind {
        RoundKind::Screening => PhaseKind::Submission,
        RoundKind::Final => PhaseKind::Screening,
    };
    let after = call
        .schedule
        .phase(before)
        .map_or(Timestamp::default(), |phase| phase.ends.plus(phase.grace));
    match (&draft.starts, &draft.ends) {
        (Err(problem), _) => Some(("starts", problem.clone())),
        (_, Err(problem)) => Some(("ends", problem.clone())),
        (Ok(starts), Ok(_)) if *starts < after => Some(("starts", Problem::TooEarly { after })),
        (Ok(starts), Ok(ends)) if ends <= starts => {
            Some(("ends", Problem::TooEarly { after: *starts }))
        }
        (Ok(_), Ok(ends)) => {
            // The round that follows waits for this one, and so does the publication.
            let next = RoundKind::ALL
                .into_iter()
                .find(|next| *next > kind && call.round(*next).is_some());
            let next = next.map_or(PhaseKind::Publication, RoundKind::phase);
            let next = call
                .schedule
                .phase(next)
                .filter(|phase| phase.starts < *ends)?;
            Some((
                "ends",
                Problem::TooLate {
                    before: next.starts,
                },
            ))
        }
    }
}

impl Office {
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
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let round = &draft.round;
        let problems = problems(call, draft);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let (Ok(starts), Ok(ends)) = (&draft.starts, &draft.ends) else {
            return Err(UNKNOWN);
        };
        let (starts, ends) = (*starts, *ends);
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
        store_phase(&mut transaction, call, round.kind, (starts, ends)).await?;
        self.announce_round(
            &mut transaction,
            call,
            (round.kind, (starts, ends)),
            (organiser, now),
        )
        .await?;
        self.settle_question(&mut transaction, call, round, (organiser, now))
            .await?;
        let detail = serde_json::json!({
            "before": was,
            "after": round,
            "starts": starts.0,
            "ends": ends.0,
        })
        .to_string();
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

    /// Tells of a round's dates where they are other ones than before.
    async fn announce_round(
        &self,
        change: &mut Change,
        call: &Call,
        (kind, dates): (RoundKind, (Timestamp, Timestamp)),
        (organiser, now): (&Person, Timestamp),
    ) -> Result<()> {
        let known = call.schedule.phase(kind.phase());
        if known.is_some_and(|known| (known.starts, known.ends) == dates) {
            return Ok(());
        }
        let calendar = (&call.edition.id, Thing::Calendar(&call.id));
        touch(change, calendar, (organiser, now)).await?;
        let moves: Vec<_> = find_move(&call.schedule, kind.phase(), dates)
            .into_iter()
            .collect();
        let announcement = Announcement {
            call,
            zone: &call.time_zone,
            moves: &moves,
            reason: "",
        };
        self.announce_moves(change, &announcement, (&organiser.id, now))
            .await
    }

    /// Lets the one question of passing come with a round that is judged so, and go with it.
    async fn settle_question(
        &self,
        change: &mut Change,
        call: &Call,
        round: &Round,
        (organiser, now): (&Person, Timestamp),
    ) -> Result<()> {
        let passed_before = call
            .round(round.kind)
            .is_some_and(|was| was.method == Method::Pass);
        let question = call
            .criteria
            .iter()
            .find(|criterion| criterion.rounds == [round.kind]);
        match (round.method, question) {
            (Method::Pass, None) => {
                let position = i64::try_from(call.criteria.len()).unwrap_or(i64::MAX);
                let question = self.question(round.kind, now);
                store_criterion(change, &call.id, &question, position).await?;
            }
            (Method::Marks, Some(question)) if passed_before => {
                delete_question(change, question).await?;
            }
            _ => return Ok(()),
        }
        touch(change, (&call.id, Thing::Criteria), (organiser, now)).await
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
        now: Timestamp,
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
        // The round and its question as they stand behind the lock.
        let call = &*self.call(&call.edition.slug, &call.slug).await?;
        if call.round(kind).is_none() {
            return Err(UNKNOWN);
        }
        if self.has_marks(call, kind).await? {
            return Err(Refusal::RoundBegun.into());
        }
        for question in call
            .criteria
            .iter()
            .filter(|criterion| criterion.rounds == [kind])
        {
            delete_question(&mut transaction, question).await?;
            touch(
                &mut transaction,
                (&call.id, Thing::Criteria),
                (organiser, now),
            )
            .await?;
        }
        delete_round(&mut transaction, call, kind, (&organiser.id, now)).await?;
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
    pub(crate) async fn has_marks(&self, call: &Call, kind: RoundKind) -> Result<bool> {
        let begun: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM assignment
             WHERE call = $1
               AND round = $2
               AND EXISTS (
                   SELECT 1
                   FROM started_sheet
                   WHERE started_sheet.juror = assignment.juror
                     AND started_sheet.entry = assignment.entry
                     AND started_sheet.round = assignment.round
               )",
        )
        .bind(&call.id)
        .bind(kind.code())
        .fetch_one(self.store.read())
        .await?;
        Ok(begun > 0)
    }

    /// The one question of a round of passing or failing.
    fn question(&self, kind: RoundKind, now: Timestamp) -> Criterion {
        let text = |of: fn(Language) -> &'static str| {
            Localized(
                Language::ALL
                    .map(|language| (language, of(language).to_owned()))
                    .into(),
            )
        };
        Criterion {
            id: CriterionId::new(self.id(now)),
            name: text(i18n::pass_question),
            weight: 1_000,
            highest: 1,
            labels: vec![(0, text(i18n::pass_no)), (1, text(i18n::pass_yes))],
            topics: Vec::new(),
            rounds: vec![kind],
        }
    }
}

/// Takes a round out in which nothing was begun, with its open plan and its sheets.
pub(crate) async fn delete_round(
    change: &mut Change,
    call: &Call,
    kind: RoundKind,
    (person, now): (&PersonId, Timestamp),
) -> Result<()> {
    // An open plan may be one for this round.
    if settle(change, call, "discarded", now).await? > 0 {
        touch_by(change, (&call.id, Thing::Plan), (person, now)).await?;
    }
    // Sheets on which nothing was begun, also none.
    sqlx::query(
        "DELETE FROM assignment
         WHERE call = $1
           AND round = $2",
    )
    .bind(&call.id)
    .bind(kind.code())
    .execute(&mut **change)
    .await?;
    // The call is as it was read before: another server may have taken the round out since.
    sqlx::query(
        "DELETE FROM round
         WHERE call = $1
           AND kind = $2",
    )
    .bind(&call.id)
    .bind(kind.code())
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Writes when a round is judged.
async fn store_phase(
    change: &mut Change,
    call: &Call,
    kind: RoundKind,
    (starts, ends): (Timestamp, Timestamp),
) -> Result<()> {
    execute_one(
        change,
        sqlx::query(
            "INSERT INTO phase (call, kind, starts_at, ends_at, grace)
             VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (call, kind) DO UPDATE
             SET starts_at = excluded.starts_at, ends_at = excluded.ends_at",
        )
        .bind(&call.id)
        .bind(kind.phase().code())
        .bind(starts.0)
        .bind(ends.0),
    )
    .await?;
    Ok(())
}

/// Takes out the question of a round of passing.
async fn delete_question(change: &mut Change, question: &Criterion) -> Result<()> {
    // Whoever changed the criteria meanwhile may have taken it out.
    sqlx::query("DELETE FROM criterion WHERE id = $1")
        .bind(&question.id)
        .execute(&mut **change)
        .await?;
    Ok(())
}

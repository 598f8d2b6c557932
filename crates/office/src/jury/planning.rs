//! Who scores what: proposed by the flow of [`judging::assignment`], looked at and changed by a
//! person, and only then in effect.

mod board;
mod facts;
mod plan_file;

use std::collections::BTreeSet;

use contest::{EntryId, PersonId, Timestamp, judging::RoundKind};
use judging::assignment;
use serde::Serialize;

use self::board::{Pair, Panels};
pub use self::board::{PlanEntry, PlanJuror, PlanOptions, PlanView};
use crate::{
    Call, Failure, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::advance,
};

/// Most calibration entries of a plan.
pub const MAX_CALIBRATION: usize = 3;

/// Checks what is asked of a plan for a jury of so many.
fn check_options(options: &PlanOptions, jurors: usize) -> Result<()> {
    if jurors == 0 {
        return Err(Refusal::NoJurors.into());
    }
    if options.per_entry == 0 {
        return Err(Refusal::field(
            "per_entry",
            Problem::NotBetween {
                least: 1,
                most: i64::try_from(jurors).unwrap_or(i64::MAX),
            },
        ));
    }
    if options.per_entry > jurors {
        return Err(Refusal::field(
            "per_entry",
            Problem::MoreThanJurors { jurors },
        ));
    }
    if options.calibration.len() > MAX_CALIBRATION {
        return Err(Refusal::field(
            "calibration",
            Problem::TooMany {
                most: MAX_CALIBRATION,
            },
        ));
    }
    Ok(())
}

impl Office {
    async fn open_plan(&self, call: &Call) -> Result<Option<(PlanOptions, Panels)>> {
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT options, panels
             FROM plan
             WHERE call = $1
               AND state = 'open'",
        )
        .bind(&call.id)
        .fetch_optional(self.store.read())
        .await?;
        row.map(|(options, panels)| {
            Ok((
                serde_json::from_str(&options)?,
                serde_json::from_str(&panels)?,
            ))
        })
        .transpose()
    }

    /// The open plan of a round, or what is in effect where there is none, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn plan(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<PlanView> {
        self.as_observer(Some(organiser), call, now).await?;
        let mut board = self.board(call, round).await?;
        Ok(
            match self
                .open_plan(call)
                .await?
                .filter(|(options, _)| options.round == round)
            {
                Some((options, panels)) => {
                    board.put(&panels);
                    board.view(options, true)
                }
                None => board.view(PlanOptions::of(call, round), false),
            },
        )
    }

    /// Proposes a plan; one that was open before is discarded. Nothing takes effect.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoJurors`]; [`Refusal::Fields`]; [`Refusal::Overtaken`]; unknown for anybody but
    /// an organiser.
    pub async fn propose_plan(
        &self,
        organiser: &Person,
        call: &Call,
        options: PlanOptions,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        call.round(options.round).ok_or(UNKNOWN)?;
        let mut board = self.board(call, options.round).await?;
        check_options(&options, board.jurors.len())?;
        let request = board.request(&options);
        let plan = tokio::task::spawn_blocking(move || assignment::propose(&request))
            .await
            .map_err(|_| Failure::broken("a plan was not computed"))?;
        for (entry, panel) in board.entries.iter_mut().zip(plan.panels) {
            entry.panel = panel;
        }
        self.store_plan(
            organiser,
            call,
            (&options, &board.stored_panels()),
            seen,
            now,
        )
        .await
    }

    /// Puts a plan in the place of the open one.
    async fn store_plan(
        &self,
        organiser: &Person,
        call: &Call,
        (options, panels): (&PlanOptions, &Panels),
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &(options, panels),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        settle(&mut transaction, call, "discarded", now).await?;
        sqlx::query(
            "INSERT INTO plan (id, call, version, options, panels, state, made_by, made_at)
             VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)",
        )
        .bind(self.id(now))
        .bind(&call.id)
        .bind(1_i64)
        .bind(serde_json::to_string(options)?)
        .bind(serde_json::to_string(panels)?)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "plan",
            &call.id,
            &serde_json::to_string(options)?,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Changes who scores one entry in the open plan, on top of the version that the organiser saw.
    ///
    /// # Errors
    ///
    /// [`Refusal::Barred`] where a juror must not score it, or has begun and cannot be taken out;
    /// [`Refusal::Overtaken`].
    pub async fn change_plan(
        &self,
        organiser: &Person,
        call: &Call,
        entry: &EntryId,
        jurors: &BTreeSet<PersonId>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let Some((options, mut panels)) = self.open_plan(call).await? else {
            return self
                .plan_gone(organiser, call, seen, &(entry, jurors), now)
                .await;
        };
        let board = self.board(call, options.round).await?;
        let known = board
            .entries
            .iter()
            .find(|known| known.id == *entry)
            .ok_or(UNKNOWN)?;
        for juror in jurors {
            let place = board
                .jurors
                .iter()
                .position(|known| known.person == *juror)
                .ok_or(UNKNOWN)?;
            if let Some(bar) = known.bars[place] {
                return Err(Refusal::Barred {
                    juror: board.jurors[place].name.clone(),
                    bar,
                }
                .into());
            }
        }
        panels.insert(entry.clone(), jurors.clone());
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &(entry, jurors),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE plan
                 SET panels = $1, version = version + 1
                 WHERE call = $2
                   AND state = 'open'",
            )
            .bind(serde_json::to_string(&panels)?)
            .bind(&call.id),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What is asked of a plan that is not open any more: told who settled it, or nothing where it
    /// was the same form.
    async fn plan_gone(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        wanted: &(impl Serialize + Sync),
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        if advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            wanted,
            (organiser, now),
        )
        .await?
        {
            Err(UNKNOWN)
        } else {
            Ok(())
        }
    }

    /// Takes the open plan into effect. What jurors have begun stays; a pair that has been barred
    /// since it was made is left out. Answers how many pairs are new and how many were taken out.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`] where another plan is open, it was changed since, or it was settled;
    /// unknown where none was open.
    pub async fn take_plan(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        now: Timestamp,
    ) -> Result<(usize, usize)> {
        self.as_organiser(Some(organiser), call, now).await?;
        let Some((PlanOptions { round, .. }, panels)) = self.open_plan(call).await? else {
            return self
                .plan_gone(organiser, call, seen, &"taken", now)
                .await
                .map(|()| (0, 0));
        };
        let mut board = self.board(call, round).await?;
        board.put(&panels);
        let (added, removed) = board.changes();
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &"taken",
            (organiser, now),
        )
        .await?
        {
            return Ok((0, 0));
        }
        settle(&mut transaction, call, "taken", now).await?;
        for pair in &added {
            assign(&mut transaction, call, (pair, round), now).await?;
        }
        for pair in &removed {
            unassign(&mut transaction, (pair, round)).await?;
        }
        let detail = format!("{} new, {} removed", added.len(), removed.len());
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "assign",
            &call.id,
            &detail,
        )
        .await?;
        transaction.commit().await?;
        Ok((added.len(), removed.len()))
    }

    /// Throws the open plan away.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn discard_plan(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &"discarded",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        settle(&mut transaction, call, "discarded", now).await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "plan-discarded",
            &call.id,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Ends the open plan of a call; answers whether there was one.
pub(crate) async fn settle(
    transaction: &mut Change,
    call: &Call,
    state: &str,
    now: Timestamp,
) -> Result<u64> {
    Ok(sqlx::query(
        "UPDATE plan
         SET state = $1, settled_at = $2
         WHERE call = $3
           AND state = 'open'",
    )
    .bind(state)
    .bind(now.0)
    .bind(&call.id)
    .execute(&mut **transaction)
    .await?
    .rows_affected())
}

/// Gives a juror an entry to score in a round.
async fn assign(
    change: &mut Change,
    call: &Call,
    ((juror, entry), round): (&Pair, RoundKind),
    now: Timestamp,
) -> Result<()> {
    // Who has it already, or stepped back from it, stays as they are.
    sqlx::query(
        "INSERT INTO assignment (juror, entry, call, created_at, round)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (round, juror, entry) DO NOTHING",
    )
    .bind(juror)
    .bind(entry)
    .bind(&call.id)
    .bind(now.0)
    .bind(round.code())
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Takes an entry from a juror in a round. Whoever has begun meanwhile keeps it.
async fn unassign(change: &mut Change, ((juror, entry), round): (&Pair, RoundKind)) -> Result<()> {
    sqlx::query(
        "DELETE FROM assignment
         WHERE juror = $1
           AND entry = $2
           AND round = $3
           AND conflict IS NULL
           AND finished_at IS NULL
           AND NOT EXISTS (
               SELECT 1
               FROM started_sheet
               WHERE started_sheet.juror = assignment.juror
                 AND started_sheet.entry = assignment.entry
                 AND started_sheet.round = assignment.round
           )",
    )
    .bind(juror)
    .bind(entry)
    .bind(round.code())
    .execute(&mut **change)
    .await?;
    Ok(())
}

//! Conflicts of interest: those that jurors declare before anything is assigned to them, those that
//! are computed and an organiser sets aside, and why jurors stepped back.

use contest::{
    Action, Denied, EntryId, Localized, PersonId, Phase, PhaseKind, Standing, Timestamp,
    entry::{EntryState, MAX_COMMENT_CHARS},
    judging::{Ineligibility, Recusal, RoundKind, SheetName},
    may,
};

use serde::{Deserialize, Serialize};

use crate::{
    Call, Office, Person, Refusal, Result, Seen, Thing, audit,
    refusal::UNKNOWN,
    storage::Change,
    texts::{clean_text, required_text},
    versions::advance,
};

/// An entry on a juror's list of conflicts: no more of it than a blind round allows.
#[derive(Clone, Debug)]
pub struct ConflictRow {
    /// Id of the entry.
    pub entry: EntryId,
    /// Its number within the call.
    pub number: i64,
    /// In each language in which it was handed in.
    pub title: Localized,
    /// The team's name, where the round is not blind.
    pub team: Option<String>,
    /// The reason that the juror declared, which may be empty; `None` where they declared nothing.
    pub declared: Option<String>,
    /// The sheet, where the entry is the juror's to score already: then they step back there.
    pub assigned: Option<SheetName>,
}

/// A juror who does not judge an entry because they said so: on its sheet, or before anything was
/// assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KeptStepBack", into = "KeptStepBack")]
pub struct StepBack {
    /// The juror's name.
    pub juror: String,
    /// Of the entry.
    pub number: i64,
    /// Why they stepped back on a sheet; `None` for what was declared beforehand, and in minutes
    /// that were written before reasons stood in them.
    pub kind: Option<Recusal>,
    /// In the juror's words; may be empty.
    pub reason: String,
}

/// As minutes keep it. Those of before held no reasons; written again they are what they were, and
/// so is their hash.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum KeptStepBack {
    Bare(String, i64),
    Told {
        juror: String,
        number: i64,
        kind: Option<Recusal>,
        reason: String,
    },
}

impl From<KeptStepBack> for StepBack {
    fn from(kept: KeptStepBack) -> Self {
        match kept {
            KeptStepBack::Bare(juror, number) => Self {
                juror,
                number,
                kind: None,
                reason: String::new(),
            },
            KeptStepBack::Told {
                juror,
                number,
                kind,
                reason,
            } => Self {
                juror,
                number,
                kind,
                reason,
            },
        }
    }
}

impl From<StepBack> for KeptStepBack {
    fn from(
        StepBack {
            juror,
            number,
            kind,
            reason,
        }: StepBack,
    ) -> Self {
        if kind.is_none() && reason.is_empty() {
            Self::Bare(juror, number)
        } else {
            Self::Told {
                juror,
                number,
                kind,
                reason,
            }
        }
    }
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: EntryId,
    number: i64,
    title: String,
    team: String,
    reason: Option<String>,
    assigned: Option<String>,
}

#[derive(sqlx::FromRow)]
struct StepBackRow {
    juror: String,
    number: i64,
    recusal: Option<String>,
    reason: String,
}

impl From<StepBackRow> for StepBack {
    fn from(row: StepBackRow) -> Self {
        Self {
            juror: row.juror,
            number: row.number,
            kind: row.recusal.as_deref().and_then(Recusal::from_code),
            reason: row.reason,
        }
    }
}

impl Office {
    /// The entries with which a juror may have a conflict of interest. Titles are shown once
    /// hand-ins are over, so that the list tells nothing of what may still change.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call; too early while entries are handed in.
    pub async fn conflict_list(
        &self,
        juror: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<ConflictRow>> {
        self.as_juror(juror, call).await?;
        // Blind as long as the round that runs is.
        let blind = call
            .round(call.running_round(now))
            .is_none_or(|round| round.blind);
        let ended = call.standing(PhaseKind::Submission, now) == Standing::Closed;
        if !ended {
            let ends = call
                .schedule
                .phase(PhaseKind::Submission)
                .map_or(now, |phase: &Phase| phase.ends.plus(phase.grace));
            return Err(Refusal::NotYet { starts: ends }.into());
        }
        let rows: Vec<ListedRow> = sqlx::query_as(
            "SELECT entry.id,
                    entry.number,
                    revision.title,
                    team.name AS team,
                    conflict.reason,
                    (
                        SELECT MAX(assignment.round)
                        FROM assignment
                        WHERE assignment.juror = $1
                          AND assignment.entry = entry.id
                    ) AS assigned
             FROM entry
             JOIN team ON team.id = entry.team
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             LEFT JOIN conflict ON conflict.entry = entry.id
               AND conflict.juror = $1
               AND conflict.kind = 'declared'
             WHERE entry.call = $2
               AND entry.state = $3
             ORDER BY entry.number",
        )
        .bind(&juror.id)
        .bind(&call.id)
        .bind(EntryState::Submitted.code())
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|row| {
                // The first round that there is for them: its name comes last. One that has not
                // begun tells nothing yet, not even that the entry is in it.
                let round = row.assigned.as_deref().and_then(RoundKind::from_code);
                let round =
                    round.filter(|round| call.round_standing(*round, now) != Standing::Before);
                Ok(ConflictRow {
                    assigned: round.map(|round| SheetName {
                        entry: row.id.clone(),
                        round,
                    }),
                    entry: row.id,
                    number: row.number,
                    title: serde_json::from_str(&row.title)?,
                    team: (!blind).then_some(row.team),
                    declared: row.reason,
                })
            })
            .collect()
    }

    /// Declares a conflict of interest with entries of the list, and takes back what is not among
    /// them. Entries that are assigned already are left as they are.
    ///
    /// # Errors
    ///
    /// As [`Office::conflict_list`]; [`Refusal::Fields`] where the reason is too long.
    pub async fn declare_conflicts(
        &self,
        juror: &Person,
        call: &Call,
        entries: &[EntryId],
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.may_speak_as_juror(juror, call, now).await?;
        let list = self.conflict_list(juror, call, now).await?;
        let reason = clean_text("reason", reason, MAX_COMMENT_CHARS)?;
        let mut transaction = self.store.begin().await?;
        for row in list.iter().filter(|row| row.assigned.is_none()) {
            let wanted = entries.contains(&row.entry);
            match (&row.declared, wanted) {
                (None, true) => {
                    note_conflict(
                        &mut transaction,
                        call,
                        (&juror.id, &row.entry),
                        "declared",
                        &reason,
                        (&juror.id, now),
                    )
                    .await?;
                }
                (Some(_), false) => {
                    // The list was read before this change: it may have been taken back since.
                    sqlx::query(
                        "DELETE FROM conflict
                         WHERE juror = $1
                           AND entry = $2
                           AND kind = 'declared'",
                    )
                    .bind(&juror.id)
                    .bind(&row.entry)
                    .execute(&mut *transaction)
                    .await?;
                }
                _ => continue,
            }
            let action = if wanted {
                "conflict"
            } else {
                "conflict-withdrawn"
            };
            audit::record(
                &mut transaction,
                now,
                &juror.id,
                action,
                &call.id,
                &format!("{} {reason}", row.entry),
            )
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Who stepped back from what, and why, in the order of jurors and entries. A juror who did so
    /// in two rounds for the same reason stands once.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn step_backs(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<StepBack>> {
        self.as_observer(Some(organiser), call, now).await?;
        let rows: Vec<StepBackRow> = sqlx::query_as(
            "SELECT person.name AS juror,
                    entry.number,
                    assignment.recusal,
                    assignment.conflict AS reason
             FROM assignment
             JOIN person ON person.id = assignment.juror
             JOIN entry ON entry.id = assignment.entry
             WHERE assignment.call = $1
               AND assignment.conflict IS NOT NULL
             UNION
             SELECT person.name, entry.number, NULL, conflict.reason
             FROM conflict
             JOIN person ON person.id = conflict.juror
             JOIN entry ON entry.id = conflict.entry
             WHERE conflict.call = $1
               AND conflict.kind = 'declared'
             ORDER BY 1, 2",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().map(StepBack::from).collect())
    }

    /// Sets a computed conflict aside, with the reason.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where there is no reason; [`Refusal::Overtaken`]; unknown for a pair
    /// that shares no organisation.
    pub async fn overrule_conflict(
        &self,
        organiser: &Person,
        call: &Call,
        (juror, entry): (&PersonId, &EntryId),
        reason: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let reason = required_text("overrule_reason", reason, MAX_COMMENT_CHARS)?;
        let board = self.board(call, RoundKind::Screening).await?;
        let place = board
            .jurors
            .iter()
            .position(|known| known.person == *juror)
            .ok_or(UNKNOWN)?;
        let known = board
            .entries
            .iter()
            .find(|known| known.id == *entry)
            .ok_or(UNKNOWN)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Conflict(juror, entry)),
            seen,
            &reason,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if known.bars[place] != Some(Ineligibility::Organisation) {
            return Err(UNKNOWN);
        }
        note_conflict(
            &mut transaction,
            call,
            (juror, entry),
            "overruled",
            &reason,
            (&organiser.id, now),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "conflict-overruled",
            &call.id,
            &format!("{juror} {entry}: {reason}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets a juror of this call say what is on no sheet.
    pub(crate) async fn may_speak_as_juror(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        let actor = self.actor(Some(person), call, None).await?;
        let situation = call.situation(EntryState::Submitted, now);
        Ok(may(actor, Action::SpeakAsJuror, &situation)?)
    }

    /// Lets a juror of this call pass.
    pub(crate) async fn as_juror(&self, person: &Person, call: &Call) -> Result<()> {
        let actor = self.actor(Some(person), call, None).await?;
        if !actor.juror {
            Err(UNKNOWN)
        } else if actor.lacks_juror_factor {
            Err(Denied::SecondFactor.into())
        } else {
            Ok(())
        }
    }
}

/// Writes a conflict down: (juror, entry), its kind, the reason, and (who, when).
pub(crate) async fn note_conflict(
    transaction: &mut Change,
    call: &Call,
    (juror, entry): (&PersonId, &EntryId),
    kind: &str,
    reason: &str,
    (by, now): (&PersonId, Timestamp),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO conflict (call, juror, entry, kind, reason, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (juror, entry, kind) DO UPDATE
         SET reason = excluded.reason,
             made_by = excluded.made_by,
             made_at = excluded.made_at",
    )
    .bind(&call.id)
    .bind(juror)
    .bind(entry)
    .bind(kind)
    .bind(reason)
    .bind(by)
    .bind(now.0)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_of_before_stay_what_they_were_and_new_ones_hold_the_reason() {
        let before = r#"["Demo Juror",3]"#;
        let read: StepBack = serde_json::from_str(before).expect("a record");
        assert_eq!(serde_json::to_string(&read).expect("JSON"), before);
        let told = StepBack {
            kind: Some(Recusal::Recognised),
            reason: "A colleague's.".to_owned(),
            ..read
        };
        let text = serde_json::to_string(&told).expect("JSON");
        assert_eq!(
            serde_json::from_str::<StepBack>(&text).expect("a record"),
            told
        );
    }
}

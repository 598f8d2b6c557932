//! Conflicts of interest that jurors declare before anything is assigned to them, and why jurors
//! stepped back.

use contest::{
    Localized, Moment, Phase, PhaseKind, Standing,
    entry::{COMMENT_MOST, EntryState},
    judging::{Recusal, RoundKind, SheetName},
};

use serde::{Deserialize, Serialize};

use crate::{
    Call, Office, Person, Refusal, Result, audit, jury::planning::note_conflict, refusal::UNKNOWN,
    texts::written,
};

/// An entry on a juror's list of conflicts: no more of it than a blind round allows.
#[derive(Clone, Debug)]
pub struct ConflictRow {
    pub entry: String,
    pub number: i64,
    pub title: Localized,
    /// The team's name, where the round is not blind.
    pub team: Option<String>,
    /// What the juror declared.
    pub declared: Option<String>,
    /// The sheet, where the entry is the juror's to score already: then they step back there.
    pub assigned: Option<SheetName>,
}

/// A juror who does not judge an entry because they said so: on its sheet, or before anything was
/// assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KeptStepBack", into = "KeptStepBack")]
pub struct StepBack {
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
    id: String,
    number: i64,
    title: String,
    team: String,
    reason: Option<String>,
    assigned: Option<String>,
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
        now: Moment,
    ) -> Result<Vec<ConflictRow>> {
        self.as_juror(juror, call).await?;
        // Blind as long as the round that runs is.
        let blind = call
            .round(call.running_round(now))
            .is_none_or(|round| round.blind);
        let ended = call.schedule.standing(PhaseKind::Submission, now) == Standing::Closed;
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
        entries: &[String],
        reason: &str,
        now: Moment,
    ) -> Result<()> {
        let list = self.conflict_list(juror, call, now).await?;
        let reason = written("reason", reason, COMMENT_MOST)?;
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
        now: Moment,
    ) -> Result<Vec<StepBack>> {
        self.as_organiser(Some(organiser), call, now).await?;
        let rows: Vec<(String, i64, Option<String>, String)> = sqlx::query_as(
            "SELECT person.name,
                    entry.number,
                    assignment.recusal,
                    assignment.conflict
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
        let told =
            |(juror, number, kind, reason): (String, i64, Option<String>, String)| StepBack {
                juror,
                number,
                kind: kind.as_deref().and_then(Recusal::from_code),
                reason,
            };
        Ok(rows.into_iter().map(told).collect())
    }

    /// Lets a juror of this call pass.
    pub(crate) async fn as_juror(&self, person: &Person, call: &Call) -> Result<()> {
        if self.actor(Some(person), call, "").await?.juror {
            Ok(())
        } else {
            Err(UNKNOWN)
        }
    }
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

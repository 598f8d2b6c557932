//! Conflicts of interest that jurors declare before anything is assigned to them.

use contest::{
    Localized, Moment, Phase, PhaseKind, Standing,
    entry::{COMMENT_MOST, EntryState},
};

use crate::{Call, Office, Person, Refusal, Result, audit, jury::kept, planning::note_conflict, refusal::UNKNOWN};

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
    /// Whether the entry is the juror's to score already: then they step back on the sheet.
    pub assigned: bool,
}

impl Office {
    /// The entries with which a juror may have a conflict of interest. Titles are shown once hand-ins are over, so that the list
    /// tells nothing of what may still change.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call; too early while entries are handed in.
    pub async fn conflict_list(&self, juror: &Person, call: &Call, now: Moment) -> Result<Vec<ConflictRow>> {
        self.as_juror(juror, call).await?;
        let ended = call.schedule.standing(PhaseKind::Submission, now) == Standing::Closed;
        if !ended {
            let ends = call.schedule.phase(PhaseKind::Submission).map_or(now, |phase: &Phase| phase.ends.plus(phase.grace));
            return Err(Refusal::NotYet { starts: ends }.into());
        }
        let rows: Vec<(String, i64, String, String, Option<String>, i64)> = sqlx::query_as(
            "SELECT entry.id, entry.number, revision.title, team.name, conflict.reason,
                    (SELECT COUNT(*) FROM assignment WHERE assignment.juror = $1 AND assignment.entry = entry.id)
             FROM entry JOIN team ON team.id = entry.team JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision
             LEFT JOIN conflict ON conflict.entry = entry.id AND conflict.juror = $1 AND conflict.kind = 'declared'
             WHERE entry.call = $2 AND entry.state = $3 ORDER BY entry.number",
        )
        .bind(&juror.id)
        .bind(&call.id)
        .bind(EntryState::Submitted.code())
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|(entry, number, title, team, declared, assigned)| {
                Ok(ConflictRow {
                    entry,
                    number,
                    title: serde_json::from_str(&title)?,
                    team: (!call.blind).then_some(team),
                    declared,
                    assigned: assigned > 0,
                })
            })
            .collect()
    }

    /// Declares a conflict of interest with entries of the list, and takes back what is not among them. Entries that are assigned
    /// already are left as they are.
    ///
    /// # Errors
    ///
    /// As [`Office::conflict_list`].
    pub async fn declare_conflicts(&self, juror: &Person, call: &Call, entries: &[String], reason: &str, now: Moment) -> Result<()> {
        let list = self.conflict_list(juror, call, now).await?;
        let reason = kept(reason, COMMENT_MOST);
        let mut transaction = self.store.begin().await?;
        for row in list.iter().filter(|row| !row.assigned) {
            let wanted = entries.contains(&row.entry);
            match (&row.declared, wanted) {
                (None, true) => {
                    note_conflict(&mut transaction, call, (&juror.id, &row.entry), "declared", &reason, (&juror.id, now)).await?;
                }
                (Some(_), false) => {
                    sqlx::query("DELETE FROM conflict WHERE juror = $1 AND entry = $2 AND kind = 'declared'")
                        .bind(&juror.id)
                        .bind(&row.entry)
                        .execute(&mut *transaction)
                        .await?;
                }
                _ => continue,
            }
            let action = if wanted { "conflict" } else { "conflict-withdrawn" };
            audit::record(&mut transaction, now, &juror.id, action, &call.id, &format!("{} {reason}", row.entry)).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Lets a juror of this call pass.
    pub(crate) async fn as_juror(&self, person: &Person, call: &Call) -> Result<()> {
        if self.actor(Some(person), call, "").await?.juror { Ok(()) } else { Err(UNKNOWN) }
    }
}

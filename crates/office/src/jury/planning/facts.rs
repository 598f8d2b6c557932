//! What a plan is made from, as the database has it: rows, by their ids.

use contest::{EntryId, PersonId, TeamId, judging::RoundKind};

use crate::{Call, Office, Result};

/// Everything that is known of the jurors and entries of a round.
pub(super) struct Facts {
    /// By name.
    pub(super) jurors: Vec<JurorRow>,
    /// By number.
    pub(super) entries: Vec<EntryRow>,
    pub(super) members: Vec<MemberRow>,
    pub(super) assigned: Vec<AssignedRow>,
    pub(super) noted: Vec<NotedRow>,
}

#[derive(sqlx::FromRow)]
pub(super) struct JurorRow {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) mail: String,
    pub(super) organisation: String,
    /// Tags as a JSON list.
    pub(super) languages: String,
    /// Codes as a JSON list.
    pub(super) topics: String,
    pub(super) load_least: i64,
    pub(super) load_most: i64,
}

/// An entry as its newest hand-in has it.
#[derive(sqlx::FromRow)]
pub(super) struct EntryRow {
    pub(super) id: EntryId,
    pub(super) number: i64,
    pub(super) team: TeamId,
    pub(super) topic: String,
    /// [`contest::Content`] as JSON.
    pub(super) content: String,
}

/// Somebody who takes part in the call or did so: who left a team does not judge its work.
#[derive(sqlx::FromRow)]
pub(super) struct MemberRow {
    pub(super) team: TeamId,
    pub(super) person: PersonId,
    pub(super) mail: String,
    pub(super) organisation: String,
}

/// An assignment of the round, or one of any round from which its juror stepped back.
#[derive(sqlx::FromRow)]
pub(super) struct AssignedRow {
    pub(super) juror: PersonId,
    pub(super) entry: EntryId,
    /// Set where the juror stepped back.
    pub(super) conflict: Option<String>,
    /// 1 where the juror has begun to score.
    pub(super) begun: i64,
}

/// A conflict that was declared, or a computed one that was overruled.
#[derive(sqlx::FromRow)]
pub(super) struct NotedRow {
    pub(super) juror: PersonId,
    pub(super) entry: EntryId,
    pub(super) kind: String,
}

impl Office {
    /// Reads what is known of a round. Who stepped back in one round is barred in every one.
    pub(super) async fn planning_facts(&self, call: &Call, round: RoundKind) -> Result<Facts> {
        Ok(Facts {
            jurors: self.planning_jurors(call).await?,
            entries: self.planning_entries(call, round).await?,
            members: self.planning_members(call).await?,
            assigned: self.planning_assignments(call, round).await?,
            noted: sqlx::query_as("SELECT juror, entry, kind FROM conflict WHERE call = $1")
                .bind(&call.id)
                .fetch_all(self.store.read())
                .await?,
        })
    }

    async fn planning_jurors(&self, call: &Call) -> Result<Vec<JurorRow>> {
        Ok(sqlx::query_as(
            "SELECT person.id,
                    person.name,
                    person.mail,
                    person.organisation,
                    juror.languages,
                    juror.topics,
                    juror.load_least,
                    juror.load_most
             FROM juror
             JOIN person ON person.id = juror.person
             WHERE juror.call = $1
             ORDER BY person.name, person.id",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }

    async fn planning_entries(&self, call: &Call, round: RoundKind) -> Result<Vec<EntryRow>> {
        Ok(sqlx::query_as(
            "SELECT judged_entry.id,
                    judged_entry.number,
                    judged_entry.team,
                    revision.topic,
                    revision.content
             FROM judged_entry
             JOIN revision ON revision.entry = judged_entry.id
               AND revision.number = judged_entry.revision
             WHERE judged_entry.call = $1
               AND judged_entry.round = $2
             ORDER BY judged_entry.number",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?)
    }

    async fn planning_members(&self, call: &Call) -> Result<Vec<MemberRow>> {
        Ok(sqlx::query_as(
            "SELECT took_part.team,
                    took_part.person,
                    person.mail,
                    person.organisation
             FROM took_part
             JOIN person ON person.id = took_part.person
             WHERE took_part.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }

    async fn planning_assignments(
        &self,
        call: &Call,
        round: RoundKind,
    ) -> Result<Vec<AssignedRow>> {
        Ok(sqlx::query_as(
            "SELECT juror,
                    entry,
                    conflict,
                    CASE
                        WHEN EXISTS (
                            SELECT 1
                            FROM started_sheet
                            WHERE started_sheet.juror = assignment.juror
                              AND started_sheet.entry = assignment.entry
                              AND started_sheet.round = assignment.round
                        )
                            THEN 1
                        ELSE 0
                    END AS begun
             FROM assignment
             WHERE call = $1
               AND (round = $2 OR conflict IS NOT NULL)",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(self.store.read())
        .await?)
    }
}

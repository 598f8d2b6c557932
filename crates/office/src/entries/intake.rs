//! The organiser's view of a call: what came in, how the jury gets on, every mark.

use contest::{
    Content, CriterionId, EntryId, Localized, PersonId, Timestamp,
    entry::{EntryState, Exclusion},
    judging::RoundKind,
};

use crate::{Call, Office, Person, Result, refusal::UNKNOWN};

/// An entry in the organiser's list.
#[derive(Clone, Debug)]
pub struct IntakeRow {
    /// Its id.
    pub entry: EntryId,
    /// Its number in the call, from 1.
    pub number: i64,
    /// The team's name.
    pub team: String,
    /// How many are in the team.
    pub members: i64,
    /// One that the organisers took out is withdrawn.
    pub state: EntryState,
    /// Set where the organisers took it out.
    pub excluded: Option<Exclusion>,
    /// As it was handed in; of the draft, where nothing was.
    pub title: Localized,
    /// The hand-in that counts; 0 where nothing was handed in.
    pub revision: i64,
    /// When it was handed in last; of the draft, when it was changed. In microseconds since 1970.
    pub updated_at: i64,
    /// Jurors who score it in the round: assigned, and without a conflict.
    pub jurors: i64,
    /// How many of them have finished.
    pub finished: i64,
    /// Until when its team hands in, where it has a deadline of its own.
    pub extended_until: Option<Timestamp>,
}

/// A juror's progress.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct JurorProgress {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// The tag of the language of their mails.
    pub language: String,
    /// Sheets in the round, without those of a conflict.
    pub assigned: i64,
    /// How many of these have a mark.
    pub started: i64,
    /// How many of these are finished.
    pub finished: i64,
    /// Sheets of the round that a conflict closes.
    pub conflicts: i64,
    /// 1 where they organise the edition, so that no sheet opens for them: no form allows both.
    pub organises: i64,
    /// How often they are known to have come in since they were invited.
    pub arrivals: i64,
    /// Until when the newest link of an invitation works; 0 where none was mailed.
    pub link_until: i64,
}

/// A mark in the export of a call.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MarkRow {
    /// Code of the round.
    pub round: String,
    /// The entry's number in the call.
    pub entry: i64,
    /// The juror's name.
    pub juror: String,
    /// Id of the criterion.
    pub criterion: CriterionId,
    /// The mark: steps of the criterion's scale, from 0.
    pub steps: i64,
    /// 1 where the sheet counts: it is finished, and no conflict closes it.
    pub finished: i64,
    /// In microseconds since 1970.
    pub saved_at: i64,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    entry: EntryId,
    number: i64,
    team: String,
    members: i64,
    state: String,
    excluded: Option<String>,
    content: String,
    handed_in: Option<String>,
    revision: i64,
    updated_at: i64,
    jurors: i64,
    finished: i64,
    extended_until: Option<i64>,
}

impl TryFrom<Row> for IntakeRow {
    type Error = crate::Failure;

    fn try_from(row: Row) -> Result<Self> {
        let title = match row.handed_in {
            Some(title) => serde_json::from_str(&title)?,
            None => serde_json::from_str::<Content>(&row.content)?.title,
        };
        Ok(Self {
            entry: row.entry,
            number: row.number,
            team: row.team,
            members: row.members,
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            excluded: row.excluded.as_deref().and_then(Exclusion::from_code),
            title,
            revision: row.revision,
            updated_at: row.updated_at,
            jurors: row.jurors,
            finished: row.finished,
            extended_until: row.extended_until.map(Timestamp),
        })
    }
}

impl Office {
    /// The jurors of a call, by name, with their progress in a round.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn juror_progress(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<Vec<JurorProgress>> {
        self.as_observer(Some(organiser), call, now).await?;
        Ok(sqlx::query_as(
            "SELECT person.id AS person,
                    person.name,
                    person.mail,
                    person.language,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.juror = person.id
                          AND assignment.call = $1
                          AND assignment.round = $2
                          AND conflict IS NULL
                    ) AS assigned,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.juror = person.id
                          AND assignment.call = $1
                          AND assignment.round = $2
                          AND conflict IS NULL
                          AND EXISTS (
                              SELECT 1
                              FROM mark
                              WHERE mark.juror = assignment.juror
                                AND mark.entry = assignment.entry
                                AND mark.round = assignment.round
                          )
                    ) AS started,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.juror = person.id
                          AND assignment.call = $1
                          AND assignment.round = $2
                          AND conflict IS NULL
                          AND finished_at IS NOT NULL
                    ) AS finished,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.juror = person.id
                          AND assignment.call = $1
                          AND assignment.round = $2
                          AND conflict IS NOT NULL
                    ) AS conflicts,
                    (
                        SELECT COUNT(*)
                        FROM call_organiser
                        WHERE call_organiser.person = person.id
                          AND call_organiser.call = $1
                    ) AS organises,
                    (
                        SELECT COUNT(*)
                        FROM link
                        WHERE link.person = person.id
                          AND link.next LIKE $3
                          AND link.used_at IS NOT NULL
                    ) + (
                        SELECT COUNT(*)
                        FROM session
                        WHERE session.person = person.id
                          AND session.seen_at >= juror.invited_at
                    ) AS arrivals,
                    (
                        SELECT COALESCE(MAX(link.expires_at), 0)
                        FROM link
                        WHERE link.person = person.id
                          AND link.next LIKE $3
                    ) AS link_until
             FROM juror
             JOIN person ON person.id = juror.person
             WHERE juror.call = $1
             ORDER BY person.name, person.id",
        )
        .bind(&call.id)
        .bind(round.code())
        // In whichever language it was mailed.
        .bind(format!("%/{}/{}/jury", call.edition.slug, call.slug))
        .fetch_all(self.store.read())
        .await?)
    }

    /// Every mark of a call, for the export.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn marks(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<MarkRow>> {
        self.as_observer(Some(organiser), call, now).await?;
        Ok(sqlx::query_as(
            "SELECT mark.round,
                    entry.number AS entry,
                    person.name AS juror,
                    mark.criterion,
                    mark.steps,
                    mark.saved_at,
                    CASE
                        WHEN assignment.finished_at IS NULL OR assignment.conflict IS NOT NULL
                            THEN 0
                        ELSE 1
                    END AS finished
             FROM assignment
             JOIN mark ON mark.juror = assignment.juror
               AND mark.entry = assignment.entry
               AND mark.round = assignment.round
             JOIN entry ON entry.id = assignment.entry
             JOIN person ON person.id = assignment.juror
             WHERE assignment.call = $1
             ORDER BY mark.round DESC, entry.number, person.name, mark.criterion",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }
}

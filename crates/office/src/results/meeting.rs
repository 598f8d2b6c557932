//! The meeting of a jury: presence, votes, decisions with their reasons and dissent, recorded as
//! they are taken. What is recorded stays; the minutes are written from it, and their hash is that
//! of the records.

use std::collections::{BTreeSet, HashMap};

use contest::{AwardId, Denied, EntryId, PersonId, Stage, Timestamp, judging::RoundKind};
use judging::{
    assessment::{Coverage, METHOD},
    ranking::share,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    Anchor, AwardView, Call, FieldProblem, Office, Person, Problem, RankingRow, RankingView,
    Refusal, Result, Seen, Thing,
    audit::{self, hex},
    results::{
        minutes::{
            MAX_MINUTE_CHARS, MinuteRank, MinuteWork, Record, Recorded, Snapshot, add, is_open,
            meets, present,
        },
        publication::private,
    },
    storage::Change,
    texts::required_text,
    versions::{advance, lock},
};

/// A vote that is to be recorded.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct VoteDraft<'a> {
    /// The award that it is about; none for the ranking.
    pub award: Option<&'a AwardId>,
    /// For each entry so many votes.
    pub votes: &'a [(EntryId, i64)],
    /// How many votes for none.
    pub abstained: i64,
}

/// What a juror gave a work and wrote of it.
#[derive(Clone, Debug)]
pub struct MeetingSheet {
    /// The juror's name.
    pub juror: String,
    /// The round in which they judged it.
    pub round: RoundKind,
    /// In points of 100.
    pub total: f64,
    /// What they wrote to the team.
    pub comment_team: String,
    /// What they wrote to the jury.
    pub comment_jury: String,
}

/// A work on the table.
#[derive(Clone, Debug)]
pub struct MeetingWork {
    /// Where it stands in the ranking that counts.
    pub row: RankingRow,
    /// Id of the cover, where it has a preview.
    pub cover: Option<String>,
    /// Those that are finished, in the order of rounds and jurors' names.
    pub sheets: Vec<MeetingSheet>,
}

/// The meeting of a jury as an organiser sees it.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// What was recorded, in its order.
    pub records: Vec<Recorded>,
    /// Whether the jury meets now.
    pub open: bool,
    /// Every juror, by name: id, name, and whether they are in the room.
    pub jurors: Vec<(PersonId, String, bool)>,
    /// The finalists, in the order of the ranking that counts.
    pub works: Vec<MeetingWork>,
    /// Every award of the call with those who hold it.
    pub awards: Vec<AwardView>,
    /// How the jurors cover the entries.
    pub coverage: Coverage,
    /// The row of the log that recorded the last closing, where the jury does not meet.
    pub logged: Option<Anchor>,
}

/// What the minutes are written from.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// What was recorded, in its order.
    pub records: Vec<Recorded>,
    /// Of the last closing, or as things stand now.
    pub snapshot: Snapshot,
    /// Whether the meeting is closed: before, they are a draft.
    pub closed: bool,
    /// The records as JSON, of which `hash` is the SHA-256.
    pub json: String,
    /// In hexadecimal digits.
    pub hash: String,
    /// The row of the log that recorded the closing; none before.
    pub logged: Option<Anchor>,
}

#[derive(sqlx::FromRow)]
struct CommentRow {
    entry: EntryId,
    juror: PersonId,
    round: String,
    comment_team: String,
    comment_jury: String,
}

impl Office {
    /// The records of a meeting that is open.
    async fn open_meeting(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<Recorded>> {
        self.as_organiser(Some(organiser), call, now).await?;
        let records = self.records(call).await?;
        if is_open(&records) {
            Ok(records)
        } else {
            Err(if records.is_empty() {
                Denied::TooEarly
            } else {
                Denied::TooLate
            }
            .into())
        }
    }

    /// Refuses a record where the meeting was closed since it was looked at.
    async fn still_open(&self, change: &mut Change, call: &Call) -> Result<()> {
        if meets(change, call).await? {
            Ok(())
        } else {
            Err(Denied::TooLate.into())
        }
    }

    /// The jurors of a call with their names, by name.
    async fn members(&self, call: &Call) -> Result<Vec<(PersonId, String)>> {
        Ok(sqlx::query_as(
            "SELECT person.id, person.name
             FROM juror
             JOIN person ON person.id = juror.person
             WHERE juror.call = $1
             ORDER BY person.name, person.id",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Ranking, marks and comments of the finalists, and what was recorded, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn meeting(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Meeting> {
        let round = self.deciding_round(call).await?;
        let ranking = self.ranking(organiser, call, round, now).await?;
        let records = self.records(call).await?;
        let here = present(&records);
        let jurors = self
            .members(call)
            .await?
            .into_iter()
            .map(|(id, name)| {
                let there = here.contains(name.as_str());
                (id, name, there)
            })
            .collect();
        let mut sheets = self.meeting_sheets(call).await?;
        let covers = self.covers(call).await?;
        let works = ranking
            .rows
            .into_iter()
            .filter(|row| row.finalist)
            .map(|row| {
                let entry = &row.assessed.entry;
                MeetingWork {
                    cover: covers.get(entry).cloned().flatten(),
                    sheets: sheets.remove(entry).unwrap_or_default(),
                    row,
                }
            })
            .collect();
        Ok(Meeting {
            open: is_open(&records),
            logged: self.logged_closing(call, &records).await?,
            records,
            jurors,
            works,
            awards: self.decisions(organiser, call, now).await?,
            coverage: ranking.coverage,
        })
    }

    /// The finished sheets of all rounds by their entries, in the order of rounds and jurors'
    /// names.
    async fn meeting_sheets(&self, call: &Call) -> Result<HashMap<EntryId, Vec<MeetingSheet>>> {
        let names = self.juror_names(call).await?;
        let comments: Vec<CommentRow> = sqlx::query_as(
            "SELECT entry, juror, round, comment_team, comment_jury
             FROM assignment
             WHERE call = $1
               AND finished_at IS NOT NULL
               AND conflict IS NULL",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut sheets: HashMap<EntryId, Vec<MeetingSheet>> = HashMap::new();
        for round in &call.rounds {
            let inputs = self.ranking_inputs(call, round.kind, 0).await?;
            for sheet in &inputs.sheets {
                let comment = comments.iter().find(|row| {
                    row.entry == sheet.entry
                        && row.juror == sheet.juror
                        && row.round == round.kind.code()
                });
                sheets
                    .entry(sheet.entry.clone())
                    .or_default()
                    .push(MeetingSheet {
                        juror: names.get(&sheet.juror).cloned().unwrap_or_default(),
                        round: round.kind,
                        total: share(&inputs.criteria, &sheet.marks) * 100.0,
                        comment_team: comment
                            .map(|row| row.comment_team.clone())
                            .unwrap_or_default(),
                        comment_jury: comment
                            .map(|row| row.comment_jury.clone())
                            .unwrap_or_default(),
                    });
            }
        }
        for own in sheets.values_mut() {
            own.sort_by(|one, other| (one.round, &one.juror).cmp(&(other.round, &other.juror)));
        }
        Ok(sheets)
    }

    /// Ids of the covers of a call's entries, where they have a preview.
    async fn covers(&self, call: &Call) -> Result<HashMap<EntryId, Option<String>>> {
        let rows: Vec<(EntryId, Option<String>)> = sqlx::query_as(
            "SELECT entry.id, revision.cover
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             WHERE entry.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().collect())
    }

    /// Opens the meeting, or closes it: then the ranking as it stands is kept with what was
    /// recorded.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn open_or_close_meeting(
        &self,
        organiser: &Person,
        call: &Call,
        open: bool,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let kept = if open {
            None
        } else {
            let snapshot = self.snapshot(organiser, call, now).await?;
            Some((self.basis(call, snapshot.round).await?, snapshot))
        };
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Meeting),
            seen,
            &open,
            (organiser, now),
        )
        .await?
            || meets(&mut transaction, call).await? == open
        {
            return Ok(());
        }
        let record = match kept {
            None => Record::Opened,
            Some((basis, snapshot)) => {
                basis.keep(&mut transaction, organiser, call, now).await?;
                Record::Closed(Box::new(snapshot))
            }
        };
        add(&mut transaction, call, &record, "", (organiser, now)).await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            if open {
                "meeting-opened"
            } else {
                "meeting-closed"
            },
            &call.id,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn snapshot(&self, organiser: &Person, call: &Call, now: Timestamp) -> Result<Snapshot> {
        let round = self.deciding_round(call).await?;
        let RankingView {
            rows,
            coverage,
            order,
            hash,
            ..
        } = self.ranking(organiser, call, round, now).await?;
        let recusals = self.step_backs(organiser, call, now).await?;
        let uncounted = self.uncounted_sheets(organiser, call, now).await?;
        let ranking = rows
            .iter()
            .map(|row| MinuteRank {
                rank: row.place.rank,
                work: MinuteWork {
                    number: row.number,
                    title: row.title.clone(),
                },
                points: row.place.points,
                ranks: row
                    .assessed
                    .probabilities
                    .map(|probabilities| probabilities.ranks),
                part: (!coverage.compares()).then_some(row.assessed.part),
                jurors: row.place.jurors,
            })
            .collect();
        Ok(Snapshot {
            round,
            method: METHOD.to_owned(),
            hash,
            coverage,
            order,
            ranking,
            recusals,
            uncounted,
        })
    }

    /// Records who is in the room.
    ///
    /// # Errors
    ///
    /// Too early or too late where the meeting is not open; [`Refusal::Overtaken`]; unknown for
    /// anybody but an organiser.
    pub async fn record_presence(
        &self,
        organiser: &Person,
        call: &Call,
        jurors: &BTreeSet<PersonId>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.open_meeting(organiser, call, now).await?;
        if jurors.is_empty() {
            return Err(Refusal::field("juror", Problem::NothingChosen));
        }
        let (here, away): (Vec<_>, Vec<_>) = self
            .members(call)
            .await?
            .into_iter()
            .partition(|(id, _)| jurors.contains(id));
        let names =
            |list: Vec<(PersonId, String)>| list.into_iter().map(|(_, name)| name).collect();
        let record = Record::Presence {
            present: names(here),
            absent: names(away),
        };
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Presence),
            seen,
            jurors,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        self.still_open(&mut transaction, call).await?;
        add(&mut transaction, call, &record, "", (organiser, now)).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Records a vote: for each entry so many votes. One that is about no award is about the
    /// ranking, and resolves what is tied in it and was voted on. The same form sent twice is
    /// recorded once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where there are no votes or more than jurors in the room;
    /// [`Refusal::Public`] for a vote on the ranking where the scores are; as
    /// [`Office::record_presence`].
    pub async fn record_vote(
        &self,
        organiser: &Person,
        call: &Call,
        draft: VoteDraft<'_>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        let VoteDraft {
            award: about,
            votes,
            abstained,
        } = draft;
        let records = self.open_meeting(organiser, call, now).await?;
        let here = i64::try_from(present(&records).len()).unwrap_or(i64::MAX);
        let cast = votes
            .iter()
            .map(|(_, votes)| *votes)
            .fold(abstained, i64::saturating_add);
        let positive = abstained >= 0 && votes.iter().all(|(_, votes)| *votes >= 0);
        if votes.is_empty() || !positive || !(1..=here).contains(&cast) {
            return Err(Refusal::Fields(vec![FieldProblem {
                field: "votes".into(),
                problem: Problem::Votes { present: here },
            }])
            .into());
        }
        let award = call
            .awards
            .iter()
            .find(|known| about == Some(&known.id))
            .map(|known| known.name.clone());
        let round = self.deciding_round(call).await?;
        let ranking = self.ranking(organiser, call, round, now).await?;
        let named: Vec<(MinuteWork, i64)> = votes
            .iter()
            .filter_map(|(entry, votes)| {
                let row = ranking
                    .rows
                    .iter()
                    .find(|row| row.finalist && row.assessed.entry == *entry)?;
                Some((
                    MinuteWork {
                        number: row.number,
                        title: row.title.clone(),
                    },
                    *votes,
                ))
            })
            .collect();
        let mut transaction = self.store.begin().await?;
        let thing = Thing::Vote(about.filter(|_| award.is_some()));
        if !advance(
            &mut transaction,
            (&call.id, thing),
            seen,
            &draft,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        self.still_open(&mut transaction, call).await?;
        if award.is_none() {
            private(&mut transaction, call, Stage::Scores).await?;
        }
        let record = Record::Vote {
            award,
            round,
            votes: named,
            abstained,
        };
        add(&mut transaction, call, &record, "", (organiser, now)).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Records what was said. Notes of two people stand one after the other; the same one sent
    /// twice, which its `request` tells, is recorded once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where nothing is written or too much; too early or too late where the
    /// meeting is not open; unknown for anybody but an organiser.
    pub async fn record_note(
        &self,
        organiser: &Person,
        call: &Call,
        text: &str,
        request: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.open_meeting(organiser, call, now).await?;
        let record = Record::Note {
            text: required_text("note", text, MAX_MINUTE_CHARS)?,
        };
        let mut transaction = self.store.begin().await?;
        lock(&mut transaction, &call.id).await?;
        self.still_open(&mut transaction, call).await?;
        // Another text under the same name was typed after the first had been recorded.
        let there: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM minute
             WHERE call = $1
               AND request = $2
               AND request <> ''
               AND content = $3",
        )
        .bind(&call.id)
        .bind(request)
        .bind(serde_json::to_string(&record)?)
        .fetch_one(&mut *transaction)
        .await?;
        if there == 0 {
            add(&mut transaction, call, &record, request, (organiser, now)).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    /// The row of the log that recorded the last closing of a meeting that is closed.
    async fn logged_closing(&self, call: &Call, records: &[Recorded]) -> Result<Option<Anchor>> {
        let closing = records
            .iter()
            .rev()
            .find(|recorded| matches!(recorded.record, Record::Closed(_)))
            .filter(|_| !is_open(records));
        match closing {
            None => Ok(None),
            Some(closing) => {
                let subject = call.id.as_str();
                self.find_logged(subject, ("meeting-closed", ""), closing.at)
                    .await
            }
        }
    }

    /// What the minutes are written from, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else; too early where no meeting was opened.
    pub async fn minutes(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Minutes> {
        self.as_observer(Some(organiser), call, now).await?;
        let records = self.records(call).await?;
        if records.is_empty() {
            return Err(Denied::TooEarly.into());
        }
        let closed = !is_open(&records);
        let kept = records
            .iter()
            .rev()
            .find_map(|recorded| match &recorded.record {
                Record::Closed(snapshot) => Some((**snapshot).clone()),
                _ => None,
            });
        let snapshot = match kept.filter(|_| closed) {
            Some(snapshot) => snapshot,
            None => self.snapshot(organiser, call, now).await?,
        };
        let json = serde_json::to_string_pretty(&serde_json::json!({
            "edition": call.edition.slug, "call": call.slug, "records": records,
        }))?;
        let hash = hex(&Sha256::digest(json.as_bytes()));
        Ok(Minutes {
            logged: self.logged_closing(call, &records).await?,
            records,
            snapshot,
            closed,
            json,
            hash,
        })
    }
}

//! The meeting of a jury: presence, votes, decisions with their reasons and dissent, recorded as
//! they are taken. What is recorded stays; the minutes are written from it, and their hash is that
//! of the records.

use std::collections::{BTreeSet, HashMap};

use contest::{Denied, Localized, Moment, Stage, judging::RoundKind};
use judging::{
    assessment::{Coverage, METHOD, Order},
    ranking::Vote,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Call, FieldProblem, Office, Person, Problem, RankingView, Refusal, Result, Seen, StepBack,
    Thing,
    audit::{self, hex},
    results::{award_reason::AwardReason, publication::private},
    storage::Change,
    texts::said,
    versions::{advance, lock},
};

/// Most characters of a note, a reason or a dissent.
pub const MINUTE_MOST: usize = 2_000;

/// A work in a record, as it was called then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinuteWork {
    pub number: i64,
    pub title: Localized,
}

/// What somebody did not agree with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissent {
    pub name: String,
    pub text: String,
}

/// A row of the ranking on which the jury decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MinuteRank {
    /// `None` where the jury fell into parts.
    pub rank: Option<usize>,
    pub work: MinuteWork,
    /// Hundredths of a point of 100.
    pub points: i64,
    /// The 90 % interval of the rank, where it could be told.
    pub ranks: Option<(usize, usize)>,
    /// Which part of the jury scored it, from 0; where there is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    pub jurors: usize,
}

/// The ranking as it stood when the meeting closed, and who judged what was theirs to judge no
/// more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub round: RoundKind,
    pub method: String,
    /// SHA-256 of the ranking's inputs.
    pub hash: String,
    pub coverage: Coverage,
    pub order: Order,
    pub ranking: Vec<MinuteRank>,
    /// Jurors who stepped back, with the entry and the reason.
    pub recusals: Vec<StepBack>,
}

/// A vote that is to be recorded.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct VoteDraft<'a> {
    /// The award that it is about; none for the ranking.
    pub award: &'a str,
    /// For each entry so many votes.
    pub votes: &'a [(String, i64)],
    pub abstained: i64,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Record {
    Opened,
    /// Who is in the room from now on.
    Presence {
        present: Vec<String>,
        absent: Vec<String>,
    },
    /// Votes for works, for an award where it was about one; else on the ranking of a round, whose
    /// ties it resolves.
    Vote {
        award: Option<Localized>,
        #[serde(default)]
        round: RoundKind,
        votes: Vec<(MinuteWork, i64)>,
        abstained: i64,
    },
    /// An award's holders; none where it is left vacant.
    Decision {
        award: Localized,
        works: Vec<MinuteWork>,
        reason: AwardReason,
        dissent: Vec<Dissent>,
    },
    Note {
        text: String,
    },
    Closed(Box<Snapshot>),
}

/// A record with its number, moment and who wrote it down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    pub number: i64,
    pub at: Moment,
    pub by: String,
    pub record: Record,
}

/// What a juror gave a work and wrote of it.
#[derive(Clone, Debug)]
pub struct MeetingSheet {
    pub juror: String,
    pub round: RoundKind,
    /// In points of 100.
    pub total: f64,
    pub comment_team: String,
    pub comment_jury: String,
}

/// A work on the table.
#[derive(Clone, Debug)]
pub struct MeetingWork {
    pub row: crate::RankingRow,
    /// Id of the cover, where it has a preview.
    pub cover: Option<String>,
    pub sheets: Vec<MeetingSheet>,
}

/// The meeting of a jury as an organiser sees it.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub records: Vec<Recorded>,
    pub open: bool,
    /// Every juror with their name, and whether they are in the room.
    pub jurors: Vec<(String, String, bool)>,
    /// The finalists, in the order of the ranking that counts.
    pub works: Vec<MeetingWork>,
    pub awards: Vec<crate::AwardView>,
    pub coverage: Coverage,
}

/// What the minutes are written from.
#[derive(Clone, Debug)]
pub struct Minutes {
    pub records: Vec<Recorded>,
    /// Of the last closing, or as things stand now.
    pub snapshot: Snapshot,
    /// Whether the meeting is closed: before, they are a draft.
    pub closed: bool,
    /// The records as JSON, of which `hash` is the SHA-256.
    pub json: String,
    pub hash: String,
}

fn is_open(records: &[Recorded]) -> bool {
    let last = records
        .iter()
        .rev()
        .find(|recorded| matches!(recorded.record, Record::Opened | Record::Closed(_)));
    matches!(
        last,
        Some(Recorded {
            record: Record::Opened,
            ..
        })
    )
}

/// Names of those in the room after what was recorded.
fn present(records: &[Recorded]) -> BTreeSet<&str> {
    let last = records
        .iter()
        .rev()
        .find_map(|recorded| match &recorded.record {
            Record::Presence { present, .. } => Some(present),
            _ => None,
        });
    last.into_iter().flatten().map(String::as_str).collect()
}

/// Adds a record within the change that causes it, which must hold the lock of the call.
async fn add(
    change: &mut Change,
    call: &Call,
    record: &Record,
    request: &str,
    (by, now): (&Person, Moment),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO minute (call, number, content, made_by, made_at, request)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5
         FROM minute
         WHERE call = $1",
    )
    .bind(&call.id)
    .bind(serde_json::to_string(record)?)
    .bind(&by.id)
    .bind(now.0)
    .bind(request)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Whether the jury meets, as a change sees it.
async fn meets(change: &mut Change, call: &Call) -> Result<bool> {
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT content
         FROM minute
         WHERE call = $1
         ORDER BY number DESC",
    )
    .bind(&call.id)
    .fetch_all(&mut **change)
    .await?;
    for row in rows {
        match serde_json::from_str(&row)? {
            Record::Opened => return Ok(true),
            Record::Closed(_) => return Ok(false),
            _ => {}
        }
    }
    Ok(false)
}

impl Office {
    async fn records(&self, call: &Call) -> Result<Vec<Recorded>> {
        let rows: Vec<(i64, i64, String, String)> = sqlx::query_as(
            "SELECT minute.number, minute.made_at, person.name, minute.content
             FROM minute
             JOIN person ON person.id = minute.made_by
             WHERE minute.call = $1
             ORDER BY minute.number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|(number, at, by, content)| {
                Ok(Recorded {
                    number,
                    at: Moment(at),
                    by,
                    record: serde_json::from_str(&content)?,
                })
            })
            .collect()
    }

    /// The records of a meeting that is open.
    async fn open_meeting(
        &self,
        organiser: &Person,
        call: &Call,
        now: Moment,
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
    async fn members(&self, call: &Call) -> Result<Vec<(String, String)>> {
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
    pub async fn meeting(&self, organiser: &Person, call: &Call, now: Moment) -> Result<Meeting> {
        let round = self.deciding_round(call).await?;
        let ranking = self.ranking(organiser, call, round, now).await?;
        let records = self.records(call).await?;
        let mut jurors: Vec<(String, String, bool)> = self
            .members(call)
            .await?
            .into_iter()
            .map(|(id, name)| (id, name, false))
            .collect();
        let here = present(&records);
        for (_, name, there) in &mut jurors {
            *there = here.contains(name.as_str());
        }
        let names = self.juror_names(call).await?;
        let comments: Vec<(String, String, String, String, String)> = sqlx::query_as(
            "SELECT entry, juror, round, comment_team, comment_jury
             FROM assignment
             WHERE call = $1
               AND finished_at IS NOT NULL
               AND conflict IS NULL",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let covers: Vec<(String, Option<String>)> = sqlx::query_as(
            "SELECT entry.id, revision.cover
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             WHERE entry.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut sheets: Vec<(String, MeetingSheet)> = Vec::new();
        for round in &call.rounds {
            let inputs = self.ranking_inputs(call, round.kind, 0).await?;
            for sheet in &inputs.sheets {
                let comment = comments.iter().find(|(entry, juror, of, ..)| {
                    *entry == sheet.entry && *juror == sheet.juror && of == round.kind.code()
                });
                sheets.push((
                    sheet.entry.clone(),
                    MeetingSheet {
                        juror: names.get(&sheet.juror).cloned().unwrap_or_default(),
                        round: round.kind,
                        total: judging::ranking::share(&inputs.criteria, &sheet.marks) * 100.0,
                        comment_team: comment.map(|row| row.3.clone()).unwrap_or_default(),
                        comment_jury: comment.map(|row| row.4.clone()).unwrap_or_default(),
                    },
                ));
            }
        }
        let works = ranking
            .rows
            .iter()
            .filter(|row| row.finalist)
            .map(|row| {
                let entry = &row.assessed.entry;
                let mut own: Vec<MeetingSheet> = sheets
                    .iter()
                    .filter(|(of, _)| of == entry)
                    .map(|(_, sheet)| sheet.clone())
                    .collect();
                own.sort_by(|one, other| (one.round, &one.juror).cmp(&(other.round, &other.juror)));
                let cover = covers
                    .iter()
                    .find(|(of, _)| of == entry)
                    .and_then(|(_, cover)| cover.clone());
                MeetingWork {
                    row: row.clone(),
                    cover,
                    sheets: own,
                }
            })
            .collect();
        Ok(Meeting {
            open: is_open(&records),
            records,
            jurors,
            works,
            awards: self.decisions(organiser, call, now).await?,
            coverage: ranking.coverage,
        })
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
        now: Moment,
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

    async fn snapshot(&self, organiser: &Person, call: &Call, now: Moment) -> Result<Snapshot> {
        let round = self.deciding_round(call).await?;
        let RankingView {
            rows,
            coverage,
            order,
            hash,
            ..
        } = self.ranking(organiser, call, round, now).await?;
        let recusals = self.step_backs(organiser, call, now).await?;
        let ranking = rows
            .iter()
            .map(|row| MinuteRank {
                rank: row.place.rank,
                work: MinuteWork {
                    number: row.number,
                    title: row.title.clone(),
                },
                points: row.place.points,
                ranks: row.assessed.chances.map(|chances| chances.ranks),
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
        jurors: &BTreeSet<String>,
        seen: Seen,
        now: Moment,
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
        let names = |list: Vec<(String, String)>| list.into_iter().map(|(_, name)| name).collect();
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

    /// The votes on the ranking of a round, by entry, in the order in which they were taken.
    pub(crate) async fn tie_votes(&self, call: &Call, round: RoundKind) -> Result<Vec<Vote>> {
        let records: Vec<String> = sqlx::query_scalar(
            "SELECT content
             FROM minute
             WHERE call = $1
             ORDER BY number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut taken = Vec::new();
        for record in &records {
            if let Record::Vote {
                award: None,
                round: of,
                votes,
                ..
            } = serde_json::from_str(record)?
                && of == round
            {
                taken.push(votes);
            }
        }
        if taken.is_empty() {
            return Ok(Vec::new());
        }
        let numbers: Vec<(i64, String)> =
            sqlx::query_as("SELECT number, id FROM entry WHERE call = $1")
                .bind(&call.id)
                .fetch_all(self.store.read())
                .await?;
        let ids: HashMap<i64, String> = numbers.into_iter().collect();
        let by_id =
            |(work, votes): (MinuteWork, i64)| Some((ids.get(&work.number)?.clone(), votes));
        Ok(taken
            .into_iter()
            .map(|votes| votes.into_iter().filter_map(by_id).collect())
            .collect())
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
        now: Moment,
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
            .find(|known| known.id == about)
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
        let thing = Thing::Vote(if award.is_some() { about } else { "" });
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
        now: Moment,
    ) -> Result<()> {
        self.open_meeting(organiser, call, now).await?;
        let record = Record::Note {
            text: said("note", text, MINUTE_MOST)?,
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

    /// Writes a decision into the minutes, within the change that makes it, where the meeting is
    /// open.
    pub(crate) async fn record_decision(
        &self,
        change: &mut Change,
        organiser: &Person,
        call: &Call,
        record: &Record,
        now: Moment,
    ) -> Result<()> {
        if meets(change, call).await? {
            add(change, call, record, "", (organiser, now)).await
        } else {
            Ok(())
        }
    }

    /// What the minutes are written from, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else; too early where no meeting was opened.
    pub async fn minutes(&self, organiser: &Person, call: &Call, now: Moment) -> Result<Minutes> {
        self.as_organiser(Some(organiser), call, now).await?;
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
            records,
            snapshot,
            closed,
            json,
            hash,
        })
    }
}

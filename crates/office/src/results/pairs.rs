//! A final by pairs: each juror is shown two works and chooses one, or neither; the next pair is
//! the one that tells most.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use contest::{
    Action, Content, Denied, EntryId, FileId, Localized, PersonId, Standing, Timestamp,
    entry::EntryState, judging::RoundKind, may,
};
use judging::{
    assessment::SAMPLES,
    pairwise::{Ballot, Inputs, METHOD, NamedBallot, Outcome, PairedEntry, Worths, assess},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Call, DraftFile, Failure, Office, Person, Refusal, Result, Seen, SheetFile, StoredFile, Thing,
    audit,
    refusal::UNKNOWN,
    results::ranking_record::{
        RankingRecord, differing, hash, keep, near, other_method, same_probabilities, seed,
    },
    storage::Change,
    versions::advance,
};

/// Fewest and most works of a final by pairs.
pub const PAIRED: std::ops::RangeInclusive<usize> = 2..=30;

/// A work beside another.
#[derive(Clone, Debug)]
pub struct PairWork {
    /// Id of the entry.
    pub entry: EntryId,
    /// Its number within the call.
    pub number: i64,
    /// What the team wrote.
    pub content: Content,
    /// In the order in which the team put them.
    pub files: Vec<SheetFile>,
}

/// What a juror is asked next.
#[derive(Clone, Debug)]
pub struct PairDesk {
    /// The call whose finalists are compared.
    pub call: Arc<Call>,
    /// The left and the right work; `None` where every pair was asked, or the final is not open.
    pub pair: Option<(PairWork, PairWork)>,
    /// Pairs that this juror has decided.
    pub done: usize,
    /// Pairs that they can be asked in all.
    pub possible: usize,
    /// Id of the juror's last choice, which can be taken back.
    pub last: Option<String>,
}

/// A work's place in a final by pairs.
#[derive(Clone, Debug)]
pub struct PairPlace {
    /// The entry's number within the call.
    pub number: i64,
    /// The entry's, in each language in which it was handed in.
    pub title: Localized,
    /// Its rank and worth with their uncertainty.
    pub assessed: PairedEntry,
}

/// A final by pairs as an organiser sees it.
#[derive(Clone, Debug)]
pub struct PairRanking {
    /// Whether the final takes choices.
    pub standing: Standing,
    /// Best first.
    pub places: Vec<PairPlace>,
    /// Jurors' names with how many pairs they have decided and can be asked.
    pub jurors: Vec<(String, usize, usize)>,
    /// Pairs that no juror has decided.
    pub unseen: usize,
    /// How many works are compared.
    pub finalists: usize,
    /// Hash and moment of every ranking by pairs that was kept because something was decided on it,
    /// the newest first.
    pub recorded: Vec<(String, Timestamp)>,
}

/// An exported ranking by pairs: all that it depends on, and what came out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PairExport {
    /// Slugs of edition and call, with a slash between them.
    pub call: String,
    /// Name and version of the method.
    pub method: String,
    /// SHA-256 of the inputs as compact JSON.
    pub hash: String,
    /// RFC 3339, in UTC.
    pub computed_at: String,
    /// The numbers of the entries by their ids.
    pub numbers: BTreeMap<EntryId, i64>,
    /// What it was computed from.
    pub inputs: Inputs,
    /// What came out, the best first.
    pub outcome: Vec<PairedEntry>,
}

impl PairExport {
    /// What does not agree when it is computed again; empty where all does. Floating-point figures
    /// agree to a millionth.
    #[must_use]
    pub fn differences(&self) -> Vec<String> {
        if self.method != METHOD {
            return vec![other_method(&self.method, METHOD)];
        }
        let mut differences = differing(
            &self.hash,
            &self.inputs,
            &self.inputs.clone().sort_ballots(),
        );
        let again = assess(&self.inputs);
        if again.len() != self.outcome.len() {
            differences.push(format!(
                "entries: {} in the file, {} computed again",
                self.outcome.len(),
                again.len()
            ));
        }
        for (known, found) in self.outcome.iter().zip(&again) {
            let same = (&known.entry, known.rank, known.won, known.tied, known.lost)
                == (&found.entry, found.rank, found.won, found.tied, found.lost)
                && near(known.worth, found.worth)
                && near(known.error, found.error)
                && same_probabilities(known.probabilities, found.probabilities);
            if !same {
                differences.push(format!(
                    "entry {}: the file says {known:?}, computed again {found:?}",
                    known.entry
                ));
            }
        }
        differences
    }
}

/// A ranking by pairs as it is kept with a decision.
pub(crate) struct PairRecord {
    inputs: Inputs,
    outcome: Vec<PairedEntry>,
    hash: String,
}

impl PairRecord {
    /// SHA-256 of what it is computed from, in hexadecimal digits.
    pub(crate) fn hash(&self) -> &str {
        &self.hash
    }

    /// Keeps it, within the change that decides something on it.
    pub(crate) async fn keep(
        &self,
        change: &mut Change,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        let record = RankingRecord {
            hash: &self.hash,
            method: METHOD,
            inputs: &self.inputs,
            outcome: &self.outcome,
        };
        keep(change, &record, organiser, (call, RoundKind::Final), now).await
    }
}

#[derive(sqlx::FromRow)]
struct FinalistRow {
    id: EntryId,
    number: i64,
    content: String,
    files: String,
}

#[derive(sqlx::FromRow)]
struct BallotRow {
    id: String,
    juror: PersonId,
    first: EntryId,
    second: EntryId,
    outcome: String,
}

/// The finalists of a call and every ballot that stands.
struct Table {
    finalists: Vec<FinalistRow>,
    ballots: Vec<BallotRow>,
    /// For each juror the places of the finalists that they may see.
    open: HashMap<PersonId, BTreeSet<usize>>,
}

impl Table {
    fn place(&self, entry: &EntryId) -> Option<usize> {
        self.finalists.iter().position(|row| row.id == *entry)
    }

    /// All that the ranking depends on.
    fn inputs(&self, call: &Call) -> Inputs {
        let known = |row: &&BallotRow| {
            self.place(&row.first).is_some() && self.place(&row.second).is_some()
        };
        let ballot = |row: &BallotRow| {
            let outcome = Outcome::from_code(&row.outcome)?;
            Some(NamedBallot {
                juror: row.juror.clone(),
                first: row.first.clone(),
                second: row.second.clone(),
                outcome,
            })
        };
        let inputs = Inputs {
            entries: self.finalists.iter().map(|row| row.id.clone()).collect(),
            ballots: self
                .ballots
                .iter()
                .filter(known)
                .filter_map(ballot)
                .collect(),
            shortlist: call.awards.len().max(1),
            samples: SAMPLES,
            seed: seed(call),
        };
        inputs.sort_ballots()
    }

    /// The pairs that a juror has decided.
    fn decided_pairs(&self, juror: &PersonId) -> BTreeSet<(usize, usize)> {
        let own = self.ballots.iter().filter(|row| row.juror == *juror);
        own.filter_map(|row| Some((self.place(&row.first)?, self.place(&row.second)?)))
            .map(in_order)
            .collect()
    }

    /// How many pairs a juror can be asked.
    fn possible(&self, juror: &PersonId) -> usize {
        let seen = self.open.get(juror).map_or(0, BTreeSet::len);
        seen * seen.saturating_sub(1) / 2
    }

    /// That a juror has decided a pair before, and how: as it was asked, the entry that was `sent`
    /// as the first of the two first.
    fn decided_otherwise(&self, ballot: &Ballot, stands: Outcome, sent: &EntryId) -> Refusal {
        let (first, second) = (
            self.finalists[ballot.first].number,
            self.finalists[ballot.second].number,
        );
        let (stands, numbers) = if self.place(sent) == Some(ballot.second) {
            (stands.turn(), [second, first])
        } else {
            (stands, [first, second])
        };
        Refusal::PairDecided { stands, numbers }
    }
}

fn in_order((one, other): (usize, usize)) -> (usize, usize) {
    (one.min(other), one.max(other))
}

impl Office {
    async fn pair_table(&self, call: &Call) -> Result<Table> {
        let finalists: Vec<FinalistRow> = sqlx::query_as(
            "SELECT judged_entry.id, judged_entry.number, revision.content, revision.files
             FROM judged_entry
             JOIN revision ON revision.entry = judged_entry.id
               AND revision.number = judged_entry.revision
             WHERE judged_entry.call = $1
               AND judged_entry.round = 'final'
             ORDER BY judged_entry.number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let ballots: Vec<BallotRow> = sqlx::query_as(
            "SELECT id, juror, first, second, outcome
             FROM ballot
             WHERE call = $1
               AND undone_at IS NULL
             ORDER BY cast_at, id",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let open = self
            .open_finalists(
                call,
                &finalists.iter().map(|row| &row.id).collect::<Vec<_>>(),
            )
            .await?;
        Ok(Table {
            finalists,
            ballots,
            open,
        })
    }

    /// Lets somebody compare now, if they may.
    async fn may_compare(&self, juror: &Person, call: &Call, now: Timestamp) -> Result<()> {
        let actor = self.actor(Some(juror), call, None).await?;
        Ok(may(
            actor,
            Action::Compare,
            &call.situation(EntryState::Submitted, now),
        )?)
    }

    /// Whether a juror may compare now; false where the final is over, and what was compared can
    /// still be looked at.
    async fn compares(&self, juror: &Person, call: &Call, now: Timestamp) -> Result<bool> {
        match self.may_compare(juror, call, now).await {
            Ok(()) => Ok(true),
            Err(Failure::Refused(Refusal::Denied(Denied::TooLate))) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// What a juror is asked next.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call; too early before the final was opened.
    pub async fn pair_desk(
        &self,
        juror: &Person,
        call: &Arc<Call>,
        now: Timestamp,
    ) -> Result<PairDesk> {
        let open = self.compares(juror, call, now).await?;
        let table = self.pair_table(call).await?;
        let decided = table.decided_pairs(&juror.id);
        let seen = table.open.get(&juror.id).cloned().unwrap_or_default();
        let next = if open {
            let worths = Worths::new(table.finalists.len(), &table.inputs(call).number_ballots());
            worths.and_then(|worths| {
                worths.next(|one, other| {
                    seen.contains(&one)
                        && seen.contains(&other)
                        && !decided.contains(&in_order((one, other)))
                })
            })
        } else {
            None
        };
        let pair = match next {
            None => None,
            Some((one, other)) => {
                let (one, other) = (&table.finalists[one], &table.finalists[other]);
                // Nobody's work stands on the left more often than chance has it, and a page that
                // is loaded again looks the same.
                let turned =
                    Sha256::digest(format!("{} {} {}", juror.id, one.id, other.id))[0] & 1 == 1;
                let (left, right) = if turned { (other, one) } else { (one, other) };
                Some((work(left)?, work(right)?))
            }
        };
        let last = table
            .ballots
            .iter()
            .rev()
            .find(|ballot| ballot.juror == juror.id)
            .map(|ballot| ballot.id.clone());
        Ok(PairDesk {
            call: Arc::clone(call),
            pair,
            done: decided.len(),
            possible: table.possible(&juror.id),
            last,
        })
    }

    /// Records a juror's choice between two finalists. The same choice sent twice has one effect.
    ///
    /// # Errors
    ///
    /// [`Refusal::PairDecided`] where the juror has chosen otherwise before, and not taken it back;
    /// unknown where a work is no finalist or the juror must not see it; too late where the final
    /// was closed.
    pub async fn cast_ballot(
        &self,
        juror: &Person,
        call: &Call,
        pair: (&EntryId, &EntryId),
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<()> {
        self.may_compare(juror, call, now).await?;
        let table = self.pair_table(call).await?;
        let seen = table.open.get(&juror.id).ok_or(UNKNOWN)?;
        let place = |entry: &EntryId| {
            table
                .place(entry)
                .filter(|place| seen.contains(place))
                .ok_or(UNKNOWN)
        };
        let ballot = Ballot {
            first: place(pair.0)?,
            second: place(pair.1)?,
            outcome,
        }
        .in_order();
        if ballot.first == ballot.second {
            return Err(UNKNOWN);
        }
        let mut transaction = self.store.begin().await?;
        let new = sqlx::query(
            "INSERT INTO ballot (id, call, juror, first, second, outcome, cast_at)
             SELECT $1, $2, $3, $4, $5, $6, $7
             WHERE EXISTS (SELECT 1 FROM pair_round WHERE call = $2 AND closed_at IS NULL)
             ON CONFLICT (juror, first, second)
             WHERE undone_at IS NULL DO NOTHING",
        )
        .bind(self.id(now))
        .bind(&call.id)
        .bind(&juror.id)
        .bind(&table.finalists[ballot.first].id)
        .bind(&table.finalists[ballot.second].id)
        .bind(ballot.outcome.code())
        .bind(now.0)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if new == 0 {
            let stands = standing_choice(&mut transaction, juror, &table, &ballot).await?;
            if stands != ballot.outcome {
                return Err(table.decided_otherwise(&ballot, stands, pair.0).into());
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a juror's last choice back, which their page named; the pair is asked again. Answers
    /// whether it still stood.
    ///
    /// # Errors
    ///
    /// As [`Office::cast_ballot`].
    pub async fn undo_ballot(
        &self,
        juror: &Person,
        call: &Call,
        ballot: &str,
        now: Timestamp,
    ) -> Result<bool> {
        self.may_compare(juror, call, now).await?;
        let mut transaction = self.store.begin().await?;
        let undone = sqlx::query(
            "UPDATE ballot
             SET undone_at = $1
             WHERE id = $2
               AND call = $3
               AND juror = $4
               AND undone_at IS NULL
               AND NOT EXISTS (
                   SELECT 1
                   FROM ballot AS later
                   WHERE later.call = ballot.call
                     AND later.juror = ballot.juror
                     AND later.undone_at IS NULL
                     AND later.cast_at > ballot.cast_at
               )",
        )
        .bind(now.0)
        .bind(ballot)
        .bind(&call.id)
        .bind(&juror.id)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        transaction.commit().await?;
        Ok(undone > 0)
    }

    /// Opens the final by pairs for the finalists that were chosen, or closes it. What was cast
    /// stays.
    ///
    /// # Errors
    ///
    /// [`Refusal::PairedWorks`] where there are too few or too many finalists;
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn open_pairs(
        &self,
        organiser: &Person,
        call: &Call,
        open: bool,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Pairs),
            seen,
            &open,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let finalists: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM judged_entry
             WHERE call = $1
               AND round = 'final'",
        )
        .bind(&call.id)
        .fetch_one(&mut *transaction)
        .await?;
        let found = usize::try_from(finalists).unwrap_or(usize::MAX);
        if open && !PAIRED.contains(&found) {
            return Err(Refusal::PairedWorks { found }.into());
        }
        sqlx::query(
            "INSERT INTO pair_round (call, opened_at, closed_at)
             VALUES ($1, $2, $3)
             ON CONFLICT (call) DO UPDATE
             SET closed_at = excluded.closed_at",
        )
        .bind(&call.id)
        .bind(now.0)
        .bind((!open).then_some(now.0))
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            if open { "open-pairs" } else { "close-pairs" },
            &call.id,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The finalists with every ballot, and the ranking that comes of them.
    async fn rank_pairs(&self, call: &Call) -> Result<(Table, PairRecord)> {
        let table = self.pair_table(call).await?;
        let inputs = table.inputs(call);
        let record = tokio::task::spawn_blocking(move || {
            let outcome = assess(&inputs);
            hash(&inputs).map(|hash| PairRecord {
                inputs,
                outcome,
                hash,
            })
        });
        Ok((
            table,
            record
                .await
                .map_err(|_| Failure::broken("a ranking by pairs was not computed"))??,
        ))
    }

    /// The ranking by pairs for a decision; nothing where no ballot was cast.
    pub(crate) async fn pair_record(&self, call: &Call) -> Result<Option<PairRecord>> {
        Ok(Some(self.rank_pairs(call).await?.1).filter(|record| !record.outcome.is_empty()))
    }

    /// The ranking by pairs with its coverage, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn pair_ranking(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<PairRanking> {
        self.as_observer(Some(organiser), call, now).await?;
        let (table, record) = self.rank_pairs(call).await?;
        let names = self.juror_names(call).await?;
        let mut jurors: Vec<(String, usize, usize)> = table
            .open
            .keys()
            .map(|juror| {
                (
                    names.get(juror).cloned().unwrap_or_default(),
                    table.decided_pairs(juror).len(),
                    table.possible(juror),
                )
            })
            .collect();
        jurors.sort();
        let decided: BTreeSet<(usize, usize)> = record
            .inputs
            .number_ballots()
            .iter()
            .map(|ballot| in_order((ballot.first, ballot.second)))
            .collect();
        let count = table.finalists.len();
        let mut places = Vec::with_capacity(count);
        for assessed in record.outcome {
            let row = table
                .finalists
                .iter()
                .find(|row| row.id == assessed.entry)
                .ok_or(UNKNOWN)?;
            let content: Content = serde_json::from_str(&row.content)?;
            places.push(PairPlace {
                number: row.number,
                title: content.title,
                assessed,
            });
        }
        Ok(PairRanking {
            standing: call.pairs,
            places,
            jurors,
            unseen: count * count.saturating_sub(1) / 2 - decided.len(),
            finalists: count,
            recorded: self.read_recorded(call, METHOD, RoundKind::Final).await?,
        })
    }

    /// The ranking by pairs as a file, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn pair_export(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<PairExport> {
        self.as_observer(Some(organiser), call, now).await?;
        let (table, record) = self.rank_pairs(call).await?;
        Ok(PairExport {
            call: format!("{}/{}", call.edition.slug, call.slug),
            method: METHOD.to_owned(),
            hash: record.hash,
            computed_at: crate::editions::calendar::machine(now),
            numbers: table
                .finalists
                .iter()
                .map(|row| (row.id.clone(), row.number))
                .collect(),
            inputs: record.inputs,
            outcome: record.outcome,
        })
    }

    /// A finalist's file for a juror who compares, under a name that tells nothing but its kind.
    ///
    /// # Errors
    ///
    /// Unknown where the work is no finalist or the juror must not see it.
    pub async fn pair_file(
        &self,
        juror: &Person,
        call: &Call,
        entry: &EntryId,
        file: &FileId,
        preview: bool,
        now: Timestamp,
    ) -> Result<StoredFile> {
        self.compares(juror, call, now).await?;
        let table = self.pair_table(call).await?;
        let place = table
            .place(entry)
            .filter(|place| {
                table
                    .open
                    .get(&juror.id)
                    .is_some_and(|seen| seen.contains(place))
            })
            .ok_or(UNKNOWN)?;
        let row = &table.finalists[place];
        let files: Vec<DraftFile> = serde_json::from_str(&row.files)?;
        let (place, found) = files
            .iter()
            .enumerate()
            .find(|(_, known)| known.id == *file)
            .ok_or(UNKNOWN)?;
        self.open_file(
            found,
            preview,
            format!("entry-{}-{}.{}", row.number, place + 1, found.kind),
        )
        .await
    }
}

/// What a juror has chosen of a pair before.
///
/// # Errors
///
/// Too late where nothing stands: that it could not be recorded either means that the final was
/// closed in between.
async fn standing_choice(
    change: &mut Change,
    juror: &Person,
    table: &Table,
    ballot: &Ballot,
) -> Result<Outcome> {
    let stands: Option<String> = sqlx::query_scalar(
        "SELECT outcome
         FROM ballot
         WHERE juror = $1
           AND first = $2
           AND second = $3
           AND undone_at IS NULL",
    )
    .bind(&juror.id)
    .bind(&table.finalists[ballot.first].id)
    .bind(&table.finalists[ballot.second].id)
    .fetch_optional(&mut **change)
    .await?;
    Ok(stands
        .as_deref()
        .and_then(Outcome::from_code)
        .ok_or(Denied::TooLate)?)
}

fn work(row: &FinalistRow) -> Result<PairWork> {
    let files: Vec<DraftFile> = serde_json::from_str(&row.files)?;
    Ok(PairWork {
        entry: row.id.clone(),
        number: row.number,
        content: serde_json::from_str(&row.content)?,
        files: files.into_iter().map(SheetFile::from).collect(),
    })
}

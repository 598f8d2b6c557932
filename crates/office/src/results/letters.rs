//! Feedback letters: what the jury says to a team, read by an organiser before it leaves and kept
//! as it was released.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use contest::{
    Action, Denied, EntryId, Localized, PersonId, Stage, Timestamp, entry::EntryState,
    judging::RoundKind,
};
use judging::{
    assessment::{Inputs, coverage},
    diagnostics::deviation,
    ranking::{Sheet, share},
};
use serde::{Deserialize, Serialize};

use crate::{
    Call, Office, Person, Refusal, Result, Seen, Thing, audit,
    entries::exclusions::team_of,
    mail::outbox::{Matter, NewMail},
    refusal::UNKNOWN,
    results::publication::private,
    storage::Change,
    versions::{advance, touch},
};

/// A measure of a work beside all works of the round, in points of 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// The mean of its jurors.
    pub mean: f64,
    /// Their standard deviation, where there are two at least.
    pub spread: Option<f64>,
    /// First quartile, median and third quartile of the means of all works of the round; `None`
    /// where its jury fell into parts, which nothing compares.
    pub field: Option<[f64; 3]>,
}

/// A criterion's measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CriterionMeasure {
    /// The criterion's, as it was called when the letter left.
    pub name: Localized,
    /// What the work's jurors gave for it.
    pub measure: Measure,
}

/// A round in which the work was judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Which round.
    pub round: RoundKind,
    /// Who finished the work's sheet.
    pub jurors: usize,
    /// Works of the round with finished sheets.
    pub works: usize,
    /// Of the jurors' weighted totals.
    pub total: Measure,
    /// Of the criteria that were asked for it.
    pub criteria: Vec<CriterionMeasure>,
}

/// A letter to a team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// For each round in which the work was judged, in the order of the rounds.
    pub sections: Vec<Section>,
    /// What jurors wrote to the team, in no order that tells who.
    pub comments: Vec<String>,
}

/// A letter as its team reads it.
#[derive(Clone, Debug)]
pub struct TeamLetter {
    /// The call that was judged.
    pub call: std::sync::Arc<Call>,
    /// The entry's number within the call.
    pub number: i64,
    /// The entry's, in each language in which it was handed in.
    pub title: Localized,
    /// The team's name.
    pub team: String,
    /// As it was released.
    pub letter: Letter,
    /// When it left.
    pub released_at: Timestamp,
}

/// A comment as an organiser reads it before it leaves.
#[derive(Clone, Debug)]
pub struct LetterComment {
    /// Id of the juror.
    pub juror: PersonId,
    /// The juror's name.
    pub name: String,
    /// What the team may read.
    pub text: String,
    /// Whether it is kept back from the letter and from the public.
    pub withheld: bool,
}

/// A letter as an organiser sees it.
#[derive(Clone, Debug)]
pub struct LetterRow {
    /// Id of the entry.
    pub entry: EntryId,
    /// Its number within the call.
    pub number: i64,
    /// In each language in which it was handed in.
    pub title: Localized,
    /// The team's name.
    pub team: String,
    /// As it was released, or as it would leave now.
    pub letter: Letter,
    /// Those that stand now, those included that are kept back.
    pub comments: Vec<LetterComment>,
    /// When it left; `None` where it has not.
    pub released_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: EntryId,
    number: i64,
    title: String,
    team: String,
    content: Option<String>,
    released_at: Option<i64>,
}

impl EntryRow {
    /// The letter that has left, or else what would leave now: of the sections of each round those
    /// of this entry, and of the comments of all entries its own.
    fn into_letter(
        self,
        by_round: &[HashMap<EntryId, Section>],
        comments: &[CommentRow],
    ) -> Result<LetterRow> {
        let comments: Vec<LetterComment> = comments
            .iter()
            .filter(|row| row.entry == self.id)
            .map(LetterComment::from)
            .collect();
        let letter = match &self.content {
            Some(content) => serde_json::from_str(content)?,
            None => Letter {
                sections: by_round
                    .iter()
                    .filter_map(|sections| sections.get(&self.id).cloned())
                    .collect(),
                comments: comments
                    .iter()
                    .filter(|comment| !comment.withheld)
                    .map(|comment| comment.text.clone())
                    .collect(),
            },
        };
        Ok(LetterRow {
            title: serde_json::from_str(&self.title)?,
            entry: self.id,
            number: self.number,
            team: self.team,
            letter,
            comments,
            released_at: self.released_at.map(Timestamp),
        })
    }
}

#[derive(sqlx::FromRow)]
struct CommentRow {
    entry: EntryId,
    juror: PersonId,
    name: String,
    text: String,
    /// 1 where it is kept back.
    withheld: i64,
}

impl From<&CommentRow> for LetterComment {
    fn from(row: &CommentRow) -> Self {
        Self {
            juror: row.juror.clone(),
            name: row.name.clone(),
            text: row.text.clone(),
            withheld: row.withheld == 1,
        }
    }
}

/// A letter that has left.
#[derive(sqlx::FromRow)]
struct LeftRow {
    content: String,
    released_at: i64,
    number: i64,
    title: String,
    team: String,
}

/// Quartiles of values by linear interpolation between them (the default of R and numpy).
fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [0.25, 0.5, 0.75].map(|share| {
        #[expect(clippy::cast_precision_loss, reason = "counts of works")]
        let at = share * values.len().saturating_sub(1) as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the count"
        )]
        let below = at.floor() as usize;
        let low = values.get(below).copied().unwrap_or(0.0);
        let high = values.get(below + 1).copied().unwrap_or(low);
        (high - low).mul_add(at - at.floor(), low)
    })
}

fn mean(values: &[f64]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
    let count = values.len().max(1) as f64;
    values.iter().sum::<f64>() / count
}

/// What the sheets of a round give each entry: one value per sheet.
type ByEntry<'a> = BTreeMap<&'a EntryId, Vec<f64>>;

fn by_entry(sheets: &[Sheet], value: impl Fn(&Sheet) -> Option<f64>) -> ByEntry<'_> {
    let mut values: ByEntry<'_> = BTreeMap::new();
    for sheet in sheets {
        if let Some(value) = value(sheet) {
            values.entry(&sheet.entry).or_default().push(value);
        }
    }
    values
}

fn measure(values: &ByEntry<'_>, entry: &EntryId, compares: bool) -> Option<Measure> {
    let own = values.get(entry)?;
    let field = compares.then(|| quartiles(values.values().map(|values| mean(values)).collect()));
    Some(Measure {
        mean: mean(own),
        spread: deviation(own),
        field,
    })
}

/// The section of each entry that has finished sheets in a round.
fn sections(round: RoundKind, inputs: &Inputs) -> HashMap<EntryId, Section> {
    let Inputs {
        criteria, sheets, ..
    } = inputs;
    let compares = coverage(inputs).compares();
    let totals = by_entry(sheets, |sheet| Some(share(criteria, &sheet.marks) * 100.0));
    let marks: Vec<ByEntry<'_>> = criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| {
            #[expect(clippy::cast_precision_loss, reason = "steps of a scale")]
            let points = |steps: i64| steps as f64 * 100.0 / criterion.highest as f64;
            by_entry(sheets, move |sheet| {
                sheet.marks.get(place).copied().flatten().map(points)
            })
        })
        .collect();
    let section = |entry: &EntryId| {
        let measures = criteria.iter().zip(&marks);
        Some(Section {
            round,
            jurors: totals.get(entry)?.len(),
            works: totals.len(),
            total: measure(&totals, entry, compares)?,
            criteria: measures
                .filter_map(|(criterion, values)| {
                    Some(CriterionMeasure {
                        name: criterion.name.clone(),
                        measure: measure(values, entry, compares)?,
                    })
                })
                .collect(),
        })
    };
    totals
        .keys()
        .filter_map(|entry| Some(((*entry).clone(), section(entry)?)))
        .collect()
}

impl Office {
    /// The letters of a call: what would leave now, and what has left.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn letters(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<LetterRow>> {
        self.as_observer(Some(organiser), call, now).await?;
        let mut by_round = Vec::new();
        for round in &call.rounds {
            let inputs = self.ranking_inputs(call, round.kind, 0).await?;
            by_round.push(sections(round.kind, &inputs));
        }
        let comments = self.team_comments(call).await?;
        let entries = self.letter_entries(call).await?;
        entries
            .into_iter()
            .map(|row| row.into_letter(&by_round, &comments))
            .collect()
    }

    /// The entries of a call that were handed in, with the letters that have left.
    async fn letter_entries(&self, call: &Call) -> Result<Vec<EntryRow>> {
        Ok(sqlx::query_as(
            "SELECT entry.id,
                    entry.number,
                    revision.title,
                    team.name AS team,
                    letter.content,
                    letter.released_at
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             JOIN team ON team.id = entry.team
             LEFT JOIN letter ON letter.entry = entry.id
             WHERE entry.call = $1
               AND entry.state = 'submitted'
             ORDER BY entry.number",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }

    /// What jurors wrote to the teams of a call, in no order that tells who.
    async fn team_comments(&self, call: &Call) -> Result<Vec<CommentRow>> {
        Ok(sqlx::query_as(
            "SELECT team_comment.entry,
                    team_comment.juror,
                    person.name,
                    team_comment.text,
                    team_comment.withheld
             FROM team_comment
             JOIN person ON person.id = team_comment.juror
             WHERE team_comment.call = $1
             ORDER BY team_comment.text, team_comment.juror",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Keeps the comments of some jurors back: from a letter that has not left, and from the
    /// public. A letter that has left stays as it is. `listed` are the jurors whose comments stood
    /// on the organiser's page, and `kept` those of them that are kept back.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Public`] where one would be let go that was kept back, while the comments
    /// are public; [`crate::Refusal::Overtaken`]; unknown for anybody but an organiser, and for an
    /// entry that is not of this call.
    pub async fn withhold_comments(
        &self,
        organiser: &Person,
        call: &Call,
        entry: &EntryId,
        (listed, kept): (&BTreeSet<PersonId>, &BTreeSet<PersonId>),
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Letter(entry)),
            seen,
            kept,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let before: Option<String> =
            sqlx::query_scalar("SELECT withheld FROM letter WHERE entry = $1")
                .bind(entry)
                .fetch_optional(&mut *transaction)
                .await?;
        let before: BTreeSet<PersonId> = before
            .as_deref()
            .map_or_else(|| Ok(BTreeSet::new()), serde_json::from_str)?;
        // Of whom no comment stood on the page, such as a juror who has reopened the sheet, nothing
        // is said anew.
        let withheld: BTreeSet<&PersonId> = before
            .difference(listed)
            .chain(kept.intersection(listed))
            .collect();
        // What should not be read leaves the public at once; what enters it is looked at first.
        if !before.iter().all(|juror| withheld.contains(juror)) {
            private(&mut transaction, call, Stage::Comments).await?;
        }
        let known = sqlx::query(
            "INSERT INTO letter (entry, call, withheld)
             SELECT id, call, $3
             FROM entry
             WHERE id = $1
               AND call = $2
               AND state = 'submitted'
             ON CONFLICT (entry) DO UPDATE
             SET withheld = excluded.withheld",
        )
        .bind(entry)
        .bind(&call.id)
        .bind(serde_json::to_string(&withheld)?)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        touch(
            &mut transaction,
            (&call.id, Thing::Letters),
            (organiser, now),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "letter-comments",
            &call.id,
            &format!("{entry} {}", withheld.len()),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Releases letters that have not left: each team can read its own from now on, and its members
    /// are told by mail. What leaves is kept as it is. Answers how many have left.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Unsettled`] where something is open and that is not confirmed;
    /// [`crate::Refusal::Paused`]; [`crate::Refusal::Overtaken`]; unknown for anybody but an
    /// organiser; too early before the awards are public: a letter tells how a work stands.
    pub async fn release_letters(
        &self,
        organiser: &Person,
        call: &Call,
        (entries, confirmed): (&BTreeSet<EntryId>, bool),
        seen: Seen,
        now: Timestamp,
    ) -> Result<usize> {
        self.as_publisher(organiser, call, now).await?;
        if !call.published.has(Stage::Winners) {
            return Err(Denied::TooEarly.into());
        }
        let open = if confirmed {
            Vec::new()
        } else {
            self.unsettled_parts(organiser, call, Stage::Winners, now)
                .await?
        };
        if !open.is_empty() {
            return Err(Refusal::Unsettled(open).into());
        }
        let letters = self.letters(organiser, call, now).await?;
        let leaving: Vec<&LetterRow> = letters
            .iter()
            .filter(|row| {
                row.released_at.is_none()
                    && entries.contains(&row.entry)
                    && !row.letter.sections.is_empty()
            })
            .collect();
        let mut transaction = self.store.begin().await?;
        let mut left = 0;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Letters),
            seen,
            entries,
            (organiser, now),
        )
        .await?
        {
            return Ok(left);
        }
        for row in leaving {
            if self
                .release_letter(&mut transaction, call, row, (organiser, now))
                .await?
            {
                left += 1;
            }
        }
        transaction.commit().await?;
        Ok(left)
    }

    /// Releases one letter and tells the team's members; false where it has left meanwhile.
    async fn release_letter(
        &self,
        change: &mut Change,
        call: &Call,
        row: &LetterRow,
        (organiser, now): (&Person, Timestamp),
    ) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO letter (entry, call, content, released_at, released_by)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (entry) DO UPDATE
             SET content = excluded.content,
                 released_at = excluded.released_at,
                 released_by = excluded.released_by
             WHERE letter.released_at IS NULL",
        )
        .bind(&row.entry)
        .bind(&call.id)
        .bind(serde_json::to_string(&row.letter)?)
        .bind(now.0)
        .bind(&organiser.id)
        .execute(&mut **change)
        .await?
        .rows_affected();
        if done == 0 {
            return Ok(false);
        }
        touch(
            change,
            (&call.id, Thing::Letter(&row.entry)),
            (organiser, now),
        )
        .await?;
        for (name, mail, language) in team_of(change, &row.entry).await? {
            let link = format!(
                "{}/{}/entry/{}/letter",
                self.address(),
                language.tag(),
                row.entry
            );
            let title = row.title.text(language);
            let (subject, body) = (
                i18n::mail_letter_subject(language, title),
                i18n::mail_letter_body(language, name, title, call.full_title(language), link),
            );
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Letter,
                recipient: &mail,
                subject: &subject,
                body: &body,
                stop: "",
            };
            self.post_of_call(change, now, mail).await?;
        }
        audit::record(
            change,
            now,
            &organiser.id,
            "letter",
            &call.id,
            row.entry.as_str(),
        )
        .await?;
        Ok(true)
    }

    /// The letter of a team's work, for its members.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else, and as long as it has not left.
    pub async fn team_letter(
        &self,
        person: &Person,
        entry: &EntryId,
        now: Timestamp,
    ) -> Result<TeamLetter> {
        let call = self.entry_call(entry).await?;
        let actor = self.actor(Some(person), &call, Some(entry)).await?;
        contest::may(
            actor,
            Action::SeeDraft,
            &call.situation(EntryState::Submitted, now),
        )?;
        let row: Option<LeftRow> = sqlx::query_as(
            "SELECT letter.content,
                    letter.released_at,
                    entry.number,
                    revision.title,
                    team.name AS team
             FROM letter
             JOIN entry ON entry.id = letter.entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             JOIN team ON team.id = entry.team
             WHERE letter.entry = $1
               AND letter.released_at IS NOT NULL",
        )
        .bind(entry)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        Ok(TeamLetter {
            call,
            number: row.number,
            title: serde_json::from_str(&row.title)?,
            team: row.team,
            letter: serde_json::from_str(&row.content)?,
            released_at: Timestamp(row.released_at),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_numpy() {
        assert_eq!(quartiles(vec![4.0, 1.0, 3.0, 2.0]), [1.75, 2.5, 3.25]);
        assert_eq!(quartiles(vec![7.0]), [7.0; 3]);
    }
}

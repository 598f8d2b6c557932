//! Sentences of a comment to the jury that its juror marks for the team: they go to it with the
//! comment that is written to it.

use std::{collections::BTreeSet, sync::Arc};

use contest::{Action, PersonId, Timestamp, judging::SheetName};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    Call, Office, Person, Refusal, Result,
    storage::{Change, execute_one},
    versions::touch_letters_and_publication,
};

/// What a juror wrote on a sheet, and what of it goes to the team.
#[derive(Clone, Debug)]
pub struct Sentences {
    /// The call that is judged.
    pub call: Arc<Call>,
    /// Entry and round.
    pub name: SheetName,
    /// The entry's number within the call.
    pub number: i64,
    /// The comment to the team, as it was written.
    pub comment_team: String,
    /// The sentences of the comment to the jury, each with whether it is marked.
    pub sentences: Vec<(String, bool)>,
    /// What the team may read.
    pub to_team: String,
    /// The version of the comments.
    pub version: i64,
    /// Whether it can be changed now.
    pub open: bool,
}

/// The sentences of a text, by the rules of Unicode (UAX #29); the end of a line ends one too.
fn sentences(text: &str) -> Vec<&str> {
    text.split_sentence_bounds()
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// Which of the marked sentences still stand in a comment, in its order: what was changed since is
/// no longer what was marked.
fn standing<'a>(comment_jury: &'a str, marked: &BTreeSet<String>) -> Vec<&'a str> {
    sentences(comment_jury)
        .into_iter()
        .filter(|sentence| marked.contains(*sentence))
        .collect()
}

/// What the team may read: the comment to it, then the marked sentences, each on a line of its own.
fn to_team(comment_team: &str, standing: &[&str]) -> String {
    let parts = [comment_team.trim().to_owned(), standing.join("\n")];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[derive(sqlx::FromRow)]
struct CommentRow {
    comment_team: String,
    comment_jury: String,
    /// Those that are marked, as a JSON list.
    sentences: String,
}

/// Writes which sentences of the comments as they stand are marked, and what the team may read
/// because of it: those that are `chosen`, or where nothing is, those that were marked before.
pub(crate) async fn share(
    change: &mut Change,
    juror: &Person,
    name: &SheetName,
    chosen: Option<&BTreeSet<String>>,
) -> Result<()> {
    let row: CommentRow = sqlx::query_as(
        "SELECT comment_team, comment_jury, sentences
         FROM assignment
         WHERE juror = $1
           AND entry = $2
           AND round = $3",
    )
    .bind(&juror.id)
    .bind(&name.entry)
    .bind(name.round.code())
    .fetch_one(&mut **change)
    .await?;
    let shared = match chosen {
        Some(chosen) => standing(&row.comment_jury, chosen),
        None => standing(&row.comment_jury, &serde_json::from_str(&row.sentences)?),
    };
    execute_one(
        change,
        sqlx::query(
            "UPDATE assignment
             SET sentences = $1, to_team = $2
             WHERE juror = $3
               AND entry = $4
               AND round = $5",
        )
        .bind(serde_json::to_string(&shared)?)
        .bind(to_team(&row.comment_team, &shared))
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code()),
    )
    .await?;
    Ok(())
}

/// Brings what teams may read of the sheets of a juror to sheets of another one for the same entries.
pub(crate) async fn copy_shared(
    change: &mut Change,
    (from, to): (&PersonId, &PersonId),
) -> Result<()> {
    // There may be no sheet at all.
    sqlx::query(
        "UPDATE assignment
         SET to_team = (
                 SELECT one.to_team
                 FROM assignment AS one
                 WHERE one.juror = $1
                   AND one.round = assignment.round
                   AND one.entry = assignment.entry
             )
         WHERE juror = $2
           AND EXISTS (
               SELECT 1
               FROM assignment AS one
               WHERE one.juror = $1
                 AND one.round = assignment.round
                 AND one.entry = assignment.entry
           )",
    )
    .bind(from)
    .bind(to)
    .execute(&mut **change)
    .await?;
    Ok(())
}

impl Office {
    /// What a juror wrote on a sheet of theirs, sentence by sentence.
    ///
    /// # Errors
    ///
    /// As [`Office::sheet`].
    pub async fn sentences(
        &self,
        juror: &Person,
        name: &SheetName,
        now: Timestamp,
    ) -> Result<Sentences> {
        let sheet = self.sheet(juror, name, now).await?;
        let marked: BTreeSet<String> = serde_json::from_str(&sheet.sentences)?;
        let shared = standing(&sheet.comment_jury, &marked);
        Ok(Sentences {
            name: name.clone(),
            number: sheet.number,
            sentences: sentences(&sheet.comment_jury)
                .into_iter()
                .map(|text| (text.to_owned(), marked.contains(text)))
                .collect(),
            to_team: to_team(&sheet.comment_team, &shared),
            comment_team: sheet.comment_team,
            version: sheet.comment_version,
            open: sheet.standing.takes() && sheet.recusal.is_none() && sheet.finished_at.is_none(),
            call: sheet.call,
        })
    }

    /// Marks the sentences that go to the team, on top of the version of the comments that the
    /// juror saw; what was marked before and is not among them no longer goes.
    ///
    /// # Errors
    ///
    /// [`Refusal::StaleDraft`] where the comments were changed since; as a save of the comments.
    pub async fn mark_sentences(
        &self,
        juror: &Person,
        name: &SheetName,
        chosen: &BTreeSet<String>,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let (call, row) = self
            .writing(&mut transaction, juror, (name, Action::Mark), now)
            .await?;
        if row.comment_version != version {
            return Err(Refusal::StaleDraft {
                version: row.comment_version,
            }
            .into());
        }
        share(&mut transaction, juror, name, Some(chosen)).await?;
        touch_letters_and_publication(&mut transaction, (&call.id, &name.entry), (juror, now))
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(texts: &[&str]) -> BTreeSet<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_readers_of_the_four_languages_end_them() {
        assert_eq!(
            sentences("Clear. Is it 3.5 km long?  Yes!\nNext line"),
            ["Clear.", "Is it 3.5 km long?", "Yes!", "Next line"]
        );
        assert_eq!(
            sentences("¿Qué mapa? ¡Este! Bien."),
            ["¿Qué mapa?", "¡Este!", "Bien."]
        );
        assert_eq!(
            sentences("色が美しい。出典も明記されています。"),
            ["色が美しい。", "出典も明記されています。"]
        );
        assert_eq!(sentences(" \n "), Vec::<&str>::new());
    }

    #[test]
    fn only_what_was_marked_and_still_stands_goes_to_the_team() {
        let jury = "I doubt the source. The map is a joy. The map is a joy.";
        assert_eq!(
            standing(jury, &set(&["The map is a joy.", "Gone."])),
            ["The map is a joy.", "The map is a joy."]
        );
        assert_eq!(
            standing("The map was a joy.", &set(&["The map is a joy."])),
            Vec::<&str>::new()
        );
        assert_eq!(
            to_team(" Well done. ", &["A.", "B."]),
            "Well done.\n\nA.\nB."
        );
        assert_eq!(to_team("", &["A."]), "A.");
        assert_eq!(to_team("Well done.", &[]), "Well done.");
    }
}

//! The rows of the list, written with the entries that they tell of.

use contest::{CallId, Content, EntryId, Language, Localized};
use sqlx::AnyConnection;

use super::ListedState;
use crate::{OpenError, Result, refusal::UNKNOWN, storage::Store, texts::fold};

/// Characters of a title that it is sorted by; where they are the same, the number decides.
const SORTED_CHARS: usize = 80;

/// What the list says of an entry.
#[derive(sqlx::FromRow)]
struct Standing {
    call: CallId,
    number: i64,
    state: String,
    content: String,
    team: String,
    excluded: i64,
    title: Option<String>,
    topic: Option<String>,
    changed_at: i64,
}

/// Writes the row of an entry in the list anew, as everything of it stands in the change. Whatever
/// changes its state, what was handed in or the title of its draft calls this.
pub(crate) async fn list_entry(change: &mut AnyConnection, entry: &EntryId) -> Result<()> {
    let standing: Option<Standing> = sqlx::query_as(
        "SELECT entry.call, entry.number, entry.state, entry.content,
                team.name AS team,
                (SELECT COUNT(*) FROM exclusion WHERE exclusion.entry = entry.id) AS excluded,
                revision.title, revision.topic,
                COALESCE(revision.submitted_at, entry.updated_at) AS changed_at
         FROM entry
         JOIN team ON team.id = entry.team
         LEFT JOIN revision ON revision.entry = entry.id
           AND revision.number = entry.revision
         WHERE entry.id = $1",
    )
    .bind(entry)
    .fetch_optional(&mut *change)
    .await?;
    let standing = standing.ok_or(UNKNOWN)?;
    let title: Localized = match &standing.title {
        Some(title) => serde_json::from_str(title)?,
        None => serde_json::from_str::<Content>(&standing.content)?.title,
    };
    let sorted = |language| -> String {
        let title = fold(title.text(language));
        let begin: String = title.chars().take(SORTED_CHARS).collect();
        begin.trim_end().to_owned()
    };
    // A line each, so that no search finds the end of one and the beginning of the next.
    let words: Vec<String> = std::iter::once(&standing.team)
        .chain(title.0.values())
        .map(|text| fold(text))
        .collect();
    let state = if standing.excluded > 0 {
        ListedState::Excluded.code()
    } else {
        standing.state.as_str()
    };
    sqlx::query(
        "INSERT INTO listed_entry (
             entry, call, number, state, topic, changed_at,
             title_ca, title_es, title_en, title_ja, words
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (entry) DO UPDATE
         SET state = excluded.state,
             topic = excluded.topic,
             changed_at = excluded.changed_at,
             title_ca = excluded.title_ca,
             title_es = excluded.title_es,
             title_en = excluded.title_en,
             title_ja = excluded.title_ja,
             words = excluded.words",
    )
    .bind(entry)
    .bind(&standing.call)
    .bind(standing.number)
    .bind(state)
    .bind(standing.topic.unwrap_or_default())
    .bind(standing.changed_at)
    .bind(sorted(Language::Ca))
    .bind(sorted(Language::Es))
    .bind(sorted(Language::En))
    .bind(sorted(Language::Ja))
    .bind(words.join("\n"))
    .execute(&mut *change)
    .await?;
    Ok(())
}

/// Writes the rows that the list lacks: those of entries from before there was one.
pub(crate) async fn bring(store: &Store) -> std::result::Result<(), OpenError> {
    let failed = |error: &dyn std::fmt::Display| OpenError::Database(error.to_string());
    let missing: Vec<EntryId> = sqlx::query_scalar(
        "SELECT entry.id
         FROM entry
         WHERE NOT EXISTS (
             SELECT 1
             FROM listed_entry
             WHERE listed_entry.entry = entry.id
         )",
    )
    .fetch_all(store.read())
    .await
    .map_err(|error| failed(&error))?;
    if missing.is_empty() {
        return Ok(());
    }
    let mut change = store.begin().await.map_err(|error| failed(&error))?;
    for entry in &missing {
        list_entry(&mut change, entry)
            .await
            .map_err(|failure| failed(&failure))?;
    }
    change.commit().await.map_err(|error| failed(&error))
}

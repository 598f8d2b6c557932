//! What an export of entries says of each besides its row in the list. All of it is read in one
//! state: an entry that leaves the filter meanwhile is not half of what it was.

use std::collections::HashMap;

use contest::{Content, EntryId};
use sqlx::AnyConnection;

use super::ExportedMember;
use crate::{
    DraftFile, Result,
    entries::{
        hand_ins::HandIn,
        listing::{Asked, fitting, fitting_run},
    },
};

/// Numbers of entries: above the first, up to the second.
pub(super) type Run = (i64, i64);

/// Content and files of the entries of a call as they were handed in last, by the entry's id.
pub(super) async fn read_handed_in(
    reading: &mut AnyConnection,
    asked: &Asked<'_>,
    run: Run,
) -> Result<HashMap<EntryId, (Content, Vec<DraftFile>)>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        entry: EntryId,
        content: String,
        files: String,
    }
    let rows: Vec<Row> = asked
        .ask(
            concat!(
                "SELECT entry.id AS entry, revision.content, revision.files
         FROM entry
         JOIN revision ON revision.entry = entry.id
           AND revision.number = entry.revision
         WHERE entry.id IN ",
                fitting_run!(),
            ),
            run,
        )
        .fetch_all(&mut *reading)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok((
                row.entry,
                (
                    serde_json::from_str(&row.content)?,
                    serde_json::from_str(&row.files)?,
                ),
            ))
        })
        .collect()
}

/// Reasons that teams were told, by the entry's id: `table` names the one that holds them.
macro_rules! reasons {
    ($table:literal) => {
        concat!(
            "SELECT ",
            $table,
            ".entry, ",
            $table,
            ".reason
         FROM ",
            $table,
            "
         JOIN entry ON entry.id = ",
            $table,
            ".entry
         WHERE entry.id IN ",
            fitting_run!(),
        )
    };
}

/// Why organisers took entries of a call out, by the entry's id.
pub(super) const OF_EXCLUSION: &str = reasons!("exclusion");

/// Why teams of a call have a deadline of their own, by the entry's id.
pub(super) const OF_EXTENSION: &str = reasons!("extension");

pub(super) async fn read_reasons(
    reading: &mut AnyConnection,
    statement: &'static str,
    asked: &Asked<'_>,
    run: Run,
) -> Result<HashMap<EntryId, String>> {
    let rows: Vec<(EntryId, String)> = asked.ask(statement, run).fetch_all(&mut *reading).await?;
    Ok(rows.into_iter().collect())
}

/// The members of the teams of a call, captains first, by their entry's id.
pub(super) async fn read_members(
    reading: &mut AnyConnection,
    asked: &Asked<'_>,
    run: Run,
) -> Result<HashMap<EntryId, Vec<ExportedMember>>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        entry: EntryId,
        name: String,
        mail: String,
        captain: i64,
    }
    let rows: Vec<Row> = asked
        .ask(
            concat!(
                "SELECT entry.id AS entry,
                person.name,
                person.mail,
                CASE WHEN team.captain = person.id THEN 1 ELSE 0 END AS captain
         FROM entry
         JOIN team ON team.id = entry.team
         JOIN member ON member.team = team.id
         JOIN person ON person.id = member.person
         WHERE entry.id IN ",
                fitting_run!(),
                "
         ORDER BY captain DESC, member.joined_at, person.id"
            ),
            run,
        )
        .fetch_all(&mut *reading)
        .await?;
    let mut found: HashMap<EntryId, Vec<ExportedMember>> = HashMap::new();
    for Row {
        entry,
        name,
        mail,
        captain,
    } in rows
    {
        found.entry(entry).or_default().push(ExportedMember {
            name,
            mail,
            captain: captain > 0,
        });
    }
    Ok(found)
}

/// Every hand-in of the entries of a call, the newest first, by the entry's id.
pub(super) async fn read_receipts(
    reading: &mut AnyConnection,
    asked: &Asked<'_>,
    run: Run,
) -> Result<HashMap<EntryId, Vec<HandIn>>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        entry: EntryId,
        #[sqlx(flatten)]
        hand_in: HandIn,
    }
    let rows: Vec<Row> = asked
        .ask(
            concat!(
                "SELECT revision.entry,
                revision.number,
                person.name AS \"by\",
                revision.submitted_at AS at,
                revision.hash
         FROM revision
         JOIN entry ON entry.id = revision.entry
         JOIN person ON person.id = revision.submitted_by
         WHERE entry.id IN ",
                fitting_run!(),
                "
         ORDER BY revision.number DESC"
            ),
            run,
        )
        .fetch_all(&mut *reading)
        .await?;
    let mut found: HashMap<EntryId, Vec<HandIn>> = HashMap::new();
    for row in rows {
        found.entry(row.entry).or_default().push(row.hand_in);
    }
    Ok(found)
}

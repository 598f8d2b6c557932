//! Who comes along from one edition into another that is made after it.

use contest::{EditionId, PersonId, Timestamp};
use edition_file::EditionFile;

use crate::{Office, Result, accounts::roles::appoint, audit, storage::Change};

/// A new edition that is made in the browser, of values that nobody has typed.
#[derive(Clone, Debug)]
pub(in crate::editions) struct Making {
    /// Who comes along, where it is made of another edition.
    pub(in crate::editions) people: Option<People>,
}

/// Whose people come along into a new edition. Teams never do.
#[derive(Clone, Debug)]
pub(in crate::editions) struct People {
    /// The edition that they are taken from.
    pub(in crate::editions) from: EditionId,
    /// Whether its organisers organise the new one too.
    pub(in crate::editions) organisers: bool,
    /// Whether its jurors judge in the call of the same name, with what they bring.
    pub(in crate::editions) jurors: bool,
}

impl Office {
    /// Lets people of another edition into one that was just made. Nobody is written to: it is in
    /// preparation.
    pub(super) async fn copy_people(
        &self,
        change: &mut Change,
        people: &People,
        (edition, file): (&EditionId, &EditionFile),
        (author, now): (&PersonId, Timestamp),
    ) -> Result<()> {
        if people.organisers {
            let organisers: Vec<PersonId> = sqlx::query_scalar(
                "SELECT person
                 FROM organiser
                 WHERE edition = $1
                   AND person <> $2
                 ORDER BY person",
            )
            .bind(&people.from)
            .bind(author)
            .fetch_all(&mut **change)
            .await?;
            for person in organisers {
                appoint(change, &person, edition, (author, now)).await?;
            }
        }
        if people.jurors {
            // Who organises the new edition does not judge in it.
            let jurors = sqlx::query(
                "INSERT INTO juror (
                     call, person, invited_at, languages, topics, load_least, load_most
                 )
                 SELECT new_call.id, juror.person, $3, juror.languages, juror.topics,
                        juror.load_least, juror.load_most
                 FROM juror
                 JOIN call AS old_call ON old_call.id = juror.call
                   AND old_call.edition = $1
                 JOIN call AS new_call ON new_call.slug = old_call.slug
                   AND new_call.edition = $2
                 WHERE NOT EXISTS (
                     SELECT 1
                     FROM organiser
                     WHERE organiser.edition = $2
                       AND organiser.person = juror.person
                 )",
            )
            .bind(&people.from)
            .bind(edition)
            .bind(now.0)
            .execute(&mut **change)
            .await?
            .rows_affected();
            let detail = format!("{} {jurors}", file.slug.0);
            audit::record(change, now, author, "jurors-copied", edition, &detail).await?;
        }
        Ok(())
    }
}

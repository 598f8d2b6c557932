//! What the front page shows of an edition whose works are public.

use std::collections::BTreeSet;

use contest::{AwardKind, EditionId, EntryId, Localized};

use crate::{
    Office, Result,
    results::public_entry::{PublicEntry, PublicRow},
};

/// A work on the front page.
#[derive(Clone, Debug)]
pub struct FrontWork {
    /// The work.
    pub entry: PublicEntry,
    /// The awards that it holds, where they are public: prizes first.
    pub awards: Vec<(Localized, AwardKind)>,
}

/// What an edition has on the front page.
#[derive(Clone, Debug, Default)]
pub struct FrontWorks {
    /// Those that hold an award come first.
    pub works: Vec<FrontWork>,
    /// How many works are public in all.
    pub count: i64,
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    entry: EntryId,
    name: String,
    kind: String,
}

impl Office {
    /// The public works of an edition, at most `limit`: those that hold an award first, in the
    /// order of the awards.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn front_works(&self, edition: &EditionId, limit: i64) -> Result<FrontWorks> {
        let rows: Vec<PublicRow> = sqlx::query_as(
            "SELECT id, number, content, files, team, slug, city
             FROM public_entry
             WHERE edition = $1
             ORDER BY (
                          SELECT COALESCE(MIN(award.position), 1000)
                          FROM public_decision
                          JOIN award ON award.id = public_decision.award
                          WHERE public_decision.entry = public_entry.id
                      ),
                      id
             LIMIT $2",
        )
        .bind(edition)
        .bind(limit)
        .fetch_all(self.store.read())
        .await?;
        let held: Vec<HeldRow> = sqlx::query_as(
            "SELECT public_decision.entry, award.name, award.kind
             FROM public_decision
             JOIN award ON award.id = public_decision.award
             JOIN call ON call.id = public_decision.call
             JOIN public_entry ON public_entry.id = public_decision.entry
             WHERE call.edition = $1
             ORDER BY award.position",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM public_entry WHERE edition = $1")
            .bind(edition)
            .fetch_one(self.store.read())
            .await?;
        let awards_of = |entry: &EntryId| {
            held.iter()
                .filter(|row| row.entry == *entry)
                .map(|row| {
                    let kind = AwardKind::from_code(&row.kind).unwrap_or(AwardKind::Mention);
                    Ok((serde_json::from_str(&row.name)?, kind))
                })
                .collect::<Result<Vec<(Localized, AwardKind)>>>()
        };
        let works = rows
            .into_iter()
            .map(|row| {
                let entry = PublicEntry::try_from(row)?;
                let mut awards = awards_of(&entry.id)?;
                awards.sort_by_key(|(_, kind)| *kind == AwardKind::Mention);
                Ok(FrontWork { entry, awards })
            })
            .collect::<Result<_>>()?;
        Ok(FrontWorks { works, count })
    }

    /// Codes of the main topics that public works of an edition have.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn public_topics(&self, edition: &EditionId) -> Result<BTreeSet<String>> {
        let topics: Vec<String> =
            sqlx::query_scalar("SELECT DISTINCT topic FROM public_entry WHERE edition = $1")
                .bind(edition)
                .fetch_all(self.store.read())
                .await?;
        Ok(topics.into_iter().collect())
    }
}

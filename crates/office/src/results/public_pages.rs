//! What of the results is public. The gate is in the queries: every statement that a visitor
//! reaches reads `public_entry`, `public_decision` or `public_comment`, or joins the publication
//! that allows its rows.

use std::{collections::HashMap, sync::Arc};

use contest::{EntryId, FileId, Language, Published, Timestamp};
use judging::ranking::RankedEntry;

use crate::{
    Call, DraftFile, Edition, Office, RankedBy, Result, StoredFile,
    refusal::UNKNOWN,
    results::{
        awards::{AwardView, DecisionRow, join_awards},
        collation::sort_by_text,
        public_entry::{PublicEntry, PublicRow},
    },
};

/// What of a gallery is asked for.
#[derive(Clone, Debug, Default)]
pub struct GalleryFilter {
    /// Slug of a call; empty for all.
    pub call: String,
    /// Code of a main topic; empty for all.
    pub topic: String,
    /// The page begins after this entry's id; empty for the first.
    pub after: Option<EntryId>,
}

/// A page of the gallery.
#[derive(Clone, Debug)]
pub struct GalleryPage {
    /// In the order of their ids, which is that in which they came to be.
    pub entries: Vec<PublicEntry>,
    /// How many entries the filter finds in all.
    pub count: i64,
    /// The id after which the next page begins, if there is one.
    pub next: Option<EntryId>,
}

/// An entry's page.
#[derive(Clone, Debug)]
pub struct Work {
    /// The edition that it takes part in.
    pub edition: Edition,
    /// The call that it answers.
    pub call: Arc<Call>,
    /// The work with the awards that it holds.
    pub entry: PublicEntry,
    /// Rank, points in hundredths and number of jurors, where scores are published.
    pub score: Option<(usize, i64, usize)>,
    /// What the points are.
    pub ranked_by: RankedBy,
    /// What jurors wrote to the team, where comments are published.
    pub comments: Vec<String>,
}

/// The public results of one call.
#[derive(Clone, Debug)]
pub struct Results {
    /// The call that was judged.
    pub call: Call,
    /// In which it was asked for.
    pub language: Language,
    /// Which stages are public.
    pub published: Published,
    /// Every award of the call; none where nothing that was decided is public.
    pub awards: Vec<AwardView>,
    /// Alphabetical by title in the language asked for.
    pub finalists: Vec<PublicEntry>,
    /// Rank, points in hundredths, number of jurors and the entry, in the order of the ranks.
    pub ranking: Vec<(usize, i64, usize, PublicEntry)>,
    /// What the points are.
    pub ranked_by: RankedBy,
    /// When the newest stage was published.
    pub published_at: Option<Timestamp>,
}

/// Entries of a gallery page.
const PAGE: usize = 24;

impl Office {
    /// The edition's gallery: finalists of the calls that published them.
    ///
    /// # Errors
    ///
    /// Unknown where there is no such edition.
    pub async fn gallery(
        &self,
        edition: &str,
        filter: &GalleryFilter,
    ) -> Result<(Edition, GalleryPage)> {
        let edition = self.edition_row(edition).await?;
        let rows: Vec<PublicRow> = sqlx::query_as(
            "SELECT id, number, content, files, team, slug, city
             FROM public_entry
             WHERE edition = $1
               AND ($2 = '' OR slug = $2)
               AND ($3 = '' OR topic = $3)
               AND id > $4
             ORDER BY id
             LIMIT $5",
        )
        .bind(&edition.id)
        .bind(&filter.call)
        .bind(&filter.topic)
        .bind(filter.after.as_ref().map_or("", EntryId::as_str))
        .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .fetch_all(self.store.read())
        .await?;
        let count: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM public_entry
             WHERE edition = $1
               AND ($2 = '' OR slug = $2)
               AND ($3 = '' OR topic = $3)",
        )
        .bind(&edition.id)
        .bind(&filter.call)
        .bind(&filter.topic)
        .fetch_one(self.store.read())
        .await?;
        let more = rows.len() > PAGE;
        let mut entries = rows
            .into_iter()
            .take(PAGE)
            .map(PublicEntry::try_from)
            .collect::<Result<Vec<_>>>()?;
        let held: Vec<(EntryId, String)> = sqlx::query_as(
            "SELECT public_decision.entry, award.name
             FROM public_decision
             JOIN award ON award.id = public_decision.award
             JOIN call ON call.id = public_decision.call
             WHERE call.edition = $1
             ORDER BY award.position",
        )
        .bind(&edition.id)
        .fetch_all(self.store.read())
        .await?;
        for entry in &mut entries {
            for (_, name) in held.iter().filter(|(of, _)| *of == entry.id) {
                entry.awards.push(serde_json::from_str(name)?);
            }
        }
        let next = more
            .then(|| entries.last().map(|entry| entry.id.clone()))
            .flatten();
        Ok((
            edition,
            GalleryPage {
                entries,
                count,
                next,
            },
        ))
    }

    /// A published work.
    ///
    /// # Errors
    ///
    /// Unknown where it is not public.
    pub async fn work(&self, edition: &str, entry: &EntryId) -> Result<Work> {
        let row: Option<PublicRow> = sqlx::query_as(
            "SELECT id, number, content, files, team, slug, city
             FROM public_entry
             WHERE id = $1
               AND edition = (SELECT edition.id FROM edition WHERE edition.slug = $2)",
        )
        .bind(entry)
        .bind(edition)
        .fetch_optional(self.store.read())
        .await?;
        let mut shown = PublicEntry::try_from(row.ok_or(UNKNOWN)?)?;
        let call = self.call(edition, &shown.call_slug).await?;
        let held: Vec<String> = sqlx::query_scalar(
            "SELECT award.name
             FROM public_decision
             JOIN award ON award.id = public_decision.award
             WHERE public_decision.entry = $1
             ORDER BY award.position",
        )
        .bind(entry)
        .fetch_all(self.store.read())
        .await?;
        shown.awards = held
            .iter()
            .map(|name| Ok(serde_json::from_str(name)?))
            .collect::<Result<_>>()?;
        let (places, ranked_by) = self.published_ranking(&call).await?;
        let score = places
            .into_iter()
            .find(|place| place.entry == *entry)
            .and_then(|place| Some((place.rank?, place.points, place.jurors)));
        let comments: Vec<String> = sqlx::query_scalar(
            "SELECT text
             FROM public_comment
             WHERE entry = $1
             ORDER BY text",
        )
        .bind(entry)
        .fetch_all(self.store.read())
        .await?;
        Ok(Work {
            edition: call.edition.clone(),
            call,
            entry: shown,
            score,
            ranked_by,
            comments,
        })
    }

    /// The ranking where its call published the scores, else nothing.
    async fn published_ranking(&self, call: &Call) -> Result<(Vec<RankedEntry>, RankedBy)> {
        let scores: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM publication
             WHERE call = $1
               AND stage = 'scores'",
        )
        .bind(&call.id)
        .fetch_one(self.store.read())
        .await?;
        if scores == 0 {
            return Ok((Vec::new(), RankedBy::Means));
        }
        self.places(call).await
    }

    /// A file of a published work, or its small copy. Its name is the work's, not the sender's.
    ///
    /// # Errors
    ///
    /// Unknown where the work is not public.
    pub async fn public_file(
        &self,
        entry: &EntryId,
        file: &FileId,
        preview: bool,
    ) -> Result<StoredFile> {
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT files, number FROM public_entry WHERE id = $1")
                .bind(entry)
                .fetch_optional(self.store.read())
                .await?;
        let (files, number) = row.ok_or(UNKNOWN)?;
        self.open_work_file((&files, number), file, preview).await
    }

    /// A file of a work, or its small copy: of its files, as they are stored, and its number.
    pub(super) async fn open_work_file(
        &self,
        (files, number): (&str, i64),
        file: &FileId,
        preview: bool,
    ) -> Result<StoredFile> {
        let files: Vec<DraftFile> = serde_json::from_str(files)?;
        let (place, found) = files
            .iter()
            .enumerate()
            .find(|(_, known)| known.id == *file)
            .ok_or(UNKNOWN)?;
        self.open_file(
            found,
            preview,
            format!("entry-{number}-{}.{}", place + 1, found.kind),
        )
        .await
    }

    /// The public results of every call of an edition.
    ///
    /// # Errors
    ///
    /// Unknown where there is no such edition.
    pub async fn results(
        &self,
        edition: &str,
        language: Language,
    ) -> Result<(Edition, Vec<Results>)> {
        let view = self.edition(edition).await?;
        let mut results = Vec::with_capacity(view.calls.len());
        for call in view.calls {
            results.push(self.call_results(call, language).await?);
        }
        Ok((view.edition, results))
    }

    /// The public results of one call.
    async fn call_results(&self, call: Call, language: Language) -> Result<Results> {
        let finalists: Vec<PublicRow> = sqlx::query_as(
            "SELECT id, number, content, files, team, slug, city
             FROM public_entry
             WHERE call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let decided: Vec<DecisionRow> = sqlx::query_as(
            "SELECT award, entry, reason
             FROM public_decision
             WHERE call = $1
             ORDER BY award, entry",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let places = self.published_ranking(&call).await?;
        let published_at: Option<i64> =
            sqlx::query_scalar("SELECT MAX(published_at) FROM publication WHERE call = $1")
                .bind(&call.id)
                .fetch_one(self.store.read())
                .await?;
        Ok(Results {
            published_at: published_at.map(Timestamp),
            ..Results::of_rows(call, language, finalists, &decided, Some(places))?
        })
    }
}

impl Results {
    /// The results that rows tell: finalists, what was decided where that is shown, and the places
    /// of the ranking where those are.
    pub(super) fn of_rows(
        call: Call,
        language: Language,
        finalists: Vec<PublicRow>,
        decided: &[DecisionRow],
        places: Option<(Vec<RankedEntry>, RankedBy)>,
    ) -> Result<Self> {
        let mut finalists = finalists
            .into_iter()
            .map(PublicEntry::try_from)
            .collect::<Result<Vec<_>>>()?;
        sort_by_text(language, &mut finalists, |entry| {
            entry.content.title.text(language)
        });
        let known: HashMap<EntryId, PublicEntry> = finalists
            .iter()
            .map(|entry| (entry.id.clone(), entry.clone()))
            .collect();
        let awards = if decided.is_empty() {
            Vec::new()
        } else {
            join_awards(&call, decided, &known)
        };
        for award in &awards {
            for entry in &mut finalists {
                if award.holders.iter().any(|holder| holder.id == entry.id) {
                    entry.awards.push(award.name.clone());
                }
            }
        }
        let (places, ranked_by) = places.unwrap_or((Vec::new(), RankedBy::Means));
        let ranking = places
            .into_iter()
            .filter_map(|place| {
                Some((
                    place.rank?,
                    place.points,
                    place.jurors,
                    known.get(&place.entry)?.clone(),
                ))
            })
            .collect();
        Ok(Self {
            language,
            published: call.published.clone(),
            awards,
            finalists,
            ranking,
            ranked_by,
            published_at: None,
            call,
        })
    }
}

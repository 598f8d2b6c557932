//! Results: the ranking and its decisions for organisers, and what of them is public. The gate is
//! in the queries: every statement that a visitor reaches reads `public_entry`, `public_decision`
//! or `public_comment`, or joins the publication that allows its rows.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use contest::{
    Content, Language, Localized, Moment, Published, Stage, Standing, judging::RoundKind,
};
use judging::{
    assessment::{Coverage, Order},
    ranking::Place,
};

use crate::{
    Call, Dissent, DraftFile, Edition, MINUTE_MOST, MinuteWork, Office, Person, Problem, Record,
    Refusal, Result, Seen, StoredFile, Thing, Unsettled, audit,
    refusal::UNKNOWN,
    results::award_reason::{self, AwardReason},
    storage::Change,
    texts::written,
    versions::{advance, touch},
};

/// An award with those who hold it.
#[derive(Clone, Debug)]
pub struct AwardView {
    pub id: String,
    pub name: Localized,
    pub kind: String,
    /// Whether anything was decided; an award that was decided and has no holder is vacant.
    pub decided: bool,
    /// Why, as it was said for the award as a whole; empty where nothing was decided.
    pub reason: AwardReason,
    pub holders: Vec<PublicEntry>,
}

/// Works that an organiser chooses as finalists.
#[derive(Clone, Copy, Debug)]
pub struct FinalistsDraft<'a> {
    pub entries: &'a [String],
    /// Whether it was said that the ranking does not compare them.
    pub apart: bool,
}

/// What is decided of an award.
#[derive(Clone, Copy, Debug)]
pub struct DecisionDraft<'a> {
    pub award: &'a str,
    /// Its holders; none leaves it vacant.
    pub entries: &'a [String],
    /// In each language in which it was said; at least in one.
    pub reason: &'a Localized,
    pub dissent: &'a [Dissent],
    /// Whether it was said that the ranking does not compare the works; asked where an award makes
    /// one a finalist.
    pub apart: bool,
}

/// What a decision did besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Recorded,
    /// Works are no finalists any more that only this award had made so.
    FinalistsTakenBack,
}

/// A stage that is to be published, or taken back.
#[derive(Clone, Copy, Debug)]
pub struct PublicationDraft {
    pub stage: Stage,
    pub public: bool,
    /// Whether it is meant although something is not settled.
    pub confirmed: bool,
}

/// What the points of a public ranking are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankedBy {
    /// Weighted means, and every juror scored every work: there was nothing to correct.
    CompleteMeans,
    /// Weighted means as they are, of jurors who scored different works.
    Means,
    /// Estimates corrected for how severe each juror is.
    Corrected,
}

impl RankedBy {
    /// What points of an order are, as the jury covered the works.
    #[must_use]
    pub const fn of(order: Order, coverage: Coverage) -> Self {
        match (coverage, order) {
            (Coverage::Complete | Coverage::Empty, _) => Self::CompleteMeans,
            (Coverage::Connected | Coverage::Apart(_), Order::Raw) => Self::Means,
            (Coverage::Connected | Coverage::Apart(_), Order::Corrected) => Self::Corrected,
        }
    }
}

/// A work as the public sees it.
#[derive(Clone, Debug)]
pub struct PublicEntry {
    pub id: String,
    pub number: i64,
    pub content: Content,
    pub team: String,
    pub call_slug: String,
    pub city: String,
    pub files: Vec<DraftFile>,
    /// Names of the awards it holds, where they are published.
    pub awards: Vec<Localized>,
}

impl PublicEntry {
    /// The cover.
    #[must_use]
    pub fn cover(&self) -> Option<&DraftFile> {
        self.files.iter().find(|file| file.role == "cover")
    }
}

/// What of a gallery is asked for.
#[derive(Clone, Debug, Default)]
pub struct GalleryFilter {
    /// Slug of a call; empty for all.
    pub call: String,
    /// Code of a main topic; empty for all.
    pub topic: String,
    /// The page begins after this entry's id; empty for the first.
    pub after: String,
}

/// A page of the gallery.
#[derive(Clone, Debug)]
pub struct GalleryPage {
    pub entries: Vec<PublicEntry>,
    /// How many entries the filter finds in all.
    pub count: i64,
    /// The id after which the next page begins, if there is one.
    pub next: Option<String>,
}

/// An entry's page.
#[derive(Clone, Debug)]
pub struct Work {
    pub edition: Edition,
    pub call: Arc<Call>,
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
    pub call: Call,
    /// In which it was asked for.
    pub language: Language,
    pub published: Published,
    pub awards: Vec<AwardView>,
    /// Alphabetical by title in the language asked for.
    pub finalists: Vec<PublicEntry>,
    /// Rank, points, jurors and the entry.
    pub ranking: Vec<(usize, i64, usize, PublicEntry)>,
    /// What the points are.
    pub ranked_by: RankedBy,
    /// When the newest stage was published.
    pub published_at: Option<Moment>,
}

/// Entries of a gallery page.
const PAGE: usize = 24;

#[derive(sqlx::FromRow)]
struct PublicRow {
    id: String,
    number: i64,
    content: String,
    files: String,
    team: String,
    slug: String,
    city: String,
}

impl TryFrom<PublicRow> for PublicEntry {
    type Error = crate::Failure;

    fn try_from(row: PublicRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            number: row.number,
            content: serde_json::from_str(&row.content)?,
            files: serde_json::from_str(&row.files)?,
            team: row.team,
            call_slug: row.slug,
            city: row.city,
            awards: Vec::new(),
        })
    }
}

impl Office {
    /// Sets who the finalists of a call are, on the ranking of its screening. Where its jury falls
    /// into parts there is none that compares all entries: then only where the organiser says that
    /// they are chosen all the same.
    ///
    /// # Errors
    ///
    /// [`Refusal::FinalistsApart`] where nothing can be compared and that is not said;
    /// [`Refusal::Public`] where the finalists are; [`Refusal::FinalistsHoldAwards`] where one
    /// would go that holds an award; [`Refusal::Overtaken`]; unknown for anybody but an organiser,
    /// and for an entry that is not of this call.
    pub async fn choose_finalists(
        &self,
        organiser: &Person,
        call: &Call,
        FinalistsDraft { entries, apart }: FinalistsDraft<'_>,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let basis = self.basis(call, RoundKind::Screening).await?;
        basis.compares_or_said(apart)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Finalists),
            seen,
            &entries,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        private(&mut transaction, call, Stage::Finalists).await?;
        basis.keep(&mut transaction, organiser, call, now).await?;
        let known = finalists(&mut transaction, call).await?;
        let gone: Vec<&String> = known
            .iter()
            .filter(|entry| !entries.contains(entry))
            .collect();
        let mut held = Vec::new();
        for entry in &gone {
            if holds_award(&mut transaction, call, entry).await? {
                held.push(work_of(&mut transaction, entry).await?.title);
            }
        }
        if !held.is_empty() {
            return Err(Refusal::FinalistsHoldAwards(held).into());
        }
        for entry in gone {
            remove_finalist(&mut transaction, call, entry).await?;
        }
        for entry in entries.iter().filter(|entry| !known.contains(entry)) {
            add_finalist(&mut transaction, call, entry, true).await?;
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "finalists",
            &call.id,
            &entries.join(" "),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Records who holds an award, with the reason; no entry leaves it vacant. What was decided
    /// before is replaced, and stays in the audit log. An entry that holds an award is a finalist;
    /// one that only this award had made so is none any more when it goes to another. An award
    /// makes a finalist under the same condition as [`Office::choose_finalists`]. While the jury
    /// meets, the decision stands in its minutes too.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where there is no reason or a text is too long;
    /// [`Refusal::FinalistsApart`]; [`Refusal::Public`] where the awards are public, or the
    /// finalists and these would be others; [`Refusal::Overtaken`]; unknown for anybody but an
    /// organiser, and for an entry or award that is not of this call.
    pub async fn decide(
        &self,
        organiser: &Person,
        call: &Call,
        draft: &DecisionDraft<'_>,
        seen: Seen,
        now: Moment,
    ) -> Result<Decided> {
        self.as_organiser(Some(organiser), call, now).await?;
        let DecisionDraft {
            award,
            entries,
            reason,
            dissent,
            apart,
        } = *draft;
        let known = call
            .awards
            .iter()
            .find(|known| known.id == award)
            .ok_or(UNKNOWN)?;
        let reason = award_reason::checked(reason)?;
        for dissent in dissent {
            written("dissent", &dissent.text, MINUTE_MOST)?;
            if dissent.name.trim().is_empty() {
                return Err(Refusal::field("dissenter", Problem::Missing));
            }
        }
        let basis = self.basis(call, self.deciding_round(call).await?).await?;
        let screening = self.basis(call, RoundKind::Screening).await?;
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Decision(award));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &(entries, &reason, dissent),
            (organiser, now),
        )
        .await?
        {
            return Ok(Decided::Recorded);
        }
        private(&mut transaction, call, Stage::Winners).await?;
        basis.keep(&mut transaction, organiser, call, now).await?;
        let before = finalists(&mut transaction, call).await?;
        sqlx::query("DELETE FROM decision WHERE award = $1")
            .bind(award)
            .execute(&mut *transaction)
            .await?;
        let stored = serde_json::to_string(&reason)?;
        let vacant = [String::new()];
        let mut works = Vec::new();
        let chosen = if entries.is_empty() {
            &vacant[..]
        } else {
            entries
        };
        // A form may name a work twice; it holds the award once.
        for entry in chosen.iter().collect::<BTreeSet<_>>() {
            if !entry.is_empty() {
                add_finalist(&mut transaction, call, entry, false).await?;
                works.push(work_of(&mut transaction, entry).await?);
            }
            sqlx::query(
                "INSERT INTO decision (award, call, entry, reason, decided_by, decided_at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(award)
            .bind(&call.id)
            .bind(entry)
            .bind(&stored)
            .bind(&organiser.id)
            .bind(now.0)
            .execute(&mut *transaction)
            .await?;
        }
        let decided = take_back_finalists(&mut transaction, call).await?;
        let after = finalists(&mut transaction, call).await?;
        if after.iter().any(|entry| !before.contains(entry)) {
            screening.compares_or_said(apart)?;
        }
        if after != before {
            private(&mut transaction, call, Stage::Finalists).await?;
            touch(
                &mut transaction,
                (&call.id, Thing::Finalists),
                (organiser, now),
            )
            .await?;
            let listed: Vec<&str> = after.iter().map(String::as_str).collect();
            audit::record(
                &mut transaction,
                now,
                &organiser.id,
                "finalists",
                &call.id,
                &listed.join(" "),
            )
            .await?;
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "decision",
            award,
            &format!("{}: {stored}", entries.join(" ")),
        )
        .await?;
        let record = Record::Decision {
            award: known.name.clone(),
            works,
            reason,
            dissent: dissent.to_vec(),
        };
        self.record_decision(&mut transaction, organiser, call, &record, now)
            .await?;
        transaction.commit().await?;
        Ok(decided)
    }

    /// What is not settled yet that a stage would make public all the same, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn unsettled(
        &self,
        organiser: &Person,
        call: &Call,
        stage: Stage,
        now: Moment,
    ) -> Result<Vec<Unsettled>> {
        self.as_organiser(Some(organiser), call, now).await?;
        let decided: Vec<String> =
            sqlx::query_scalar("SELECT DISTINCT award FROM decision WHERE call = $1")
                .bind(&call.id)
                .fetch_all(self.store.read())
                .await?;
        let unfinished: Vec<(String, i64)> = sqlx::query_as(
            "SELECT assignment.round, COUNT(*)
             FROM assignment
             JOIN judged ON judged.id = assignment.entry
               AND judged.round = assignment.round
             JOIN juror ON juror.call = assignment.call
               AND juror.person = assignment.juror
             WHERE assignment.call = $1
               AND assignment.conflict IS NULL
               AND assignment.finished_at IS NULL
             GROUP BY assignment.round",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        // The finalists come of the screening; everything else, of all that the jury does.
        let rests_on =
            |round: RoundKind| stage != Stage::Finalists || round == RoundKind::Screening;
        let mut found = Vec::new();
        if stage == Stage::Winners {
            let open = call
                .awards
                .iter()
                .filter(|award| !decided.contains(&award.id));
            found.extend(open.map(|award| Unsettled::Award(award.name.clone())));
        }
        for round in call
            .rounds
            .iter()
            .map(|round| round.kind)
            .filter(|round| rests_on(*round))
        {
            if call.round_standing(round, now) != Standing::Closed {
                found.push(Unsettled::Round(round));
            }
            let sheets = unfinished
                .iter()
                .find(|(of, _)| of == round.code())
                .map_or(0, |(_, count)| *count);
            if sheets > 0 {
                found.push(Unsettled::Sheets(round, sheets));
            }
        }
        if stage != Stage::Finalists && call.pairs == Standing::Open {
            found.push(Unsettled::Pairs);
        }
        Ok(found)
    }

    /// Publishes a stage of a call, or takes it back.
    ///
    /// # Errors
    ///
    /// [`Refusal::NothingToPublish`] where there are no finalists, nothing is decided, or the
    /// finalists are not yet public; [`Refusal::JuryApart`] where there is no joint ranking;
    /// [`Refusal::Unsettled`] where something is open and that is not confirmed;
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn publish(
        &self,
        organiser: &Person,
        call: &Call,
        draft: PublicationDraft,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let PublicationDraft {
            stage,
            public,
            confirmed,
        } = draft;
        // What is taken back needs no ranking, and asks nothing.
        let basis = if public {
            Some(self.basis(call, self.deciding_round(call).await?).await?)
        } else {
            None
        };
        let open = if public && !confirmed {
            self.unsettled(organiser, call, stage, now).await?
        } else {
            Vec::new()
        };
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Publication);
        if !advance(
            &mut transaction,
            thing,
            seen,
            &(stage.code(), public),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if let Some(basis) = basis {
            basis.keep(&mut transaction, organiser, call, now).await?;
            let (finalists, decisions, shown): (i64, i64, i64) = sqlx::query_as(
                "SELECT (SELECT COUNT(*) FROM judged WHERE call = $1 AND round = 'final'),
                        (SELECT COUNT(*) FROM decision WHERE call = $1),
                        (
                            SELECT COUNT(*)
                            FROM publication
                            WHERE call = $1
                              AND stage = 'finalists'
                        )",
            )
            .bind(&call.id)
            .fetch_one(&mut *transaction)
            .await?;
            if let (Stage::Scores, Coverage::Apart(parts)) =
                (stage, basis.computed.outcome.coverage)
            {
                return Err(Refusal::JuryApart { parts }.into());
            }
            let ready = match stage {
                Stage::Finalists => finalists > 0,
                Stage::Winners => shown > 0 && decisions > 0,
                Stage::Scores | Stage::Comments => shown > 0,
            };
            if !ready {
                return Err(Refusal::NothingToPublish.into());
            }
            if !open.is_empty() {
                return Err(Refusal::Unsettled(open).into());
            }
            sqlx::query(
                "INSERT INTO publication (call, stage, published_at, published_by)
                 VALUES ($1, $2, $3, $4)
                 ON CONFLICT (call, stage) DO NOTHING",
            )
            .bind(&call.id)
            .bind(stage.code())
            .bind(now.0)
            .bind(&organiser.id)
            .execute(&mut *transaction)
            .await?;
        } else if stage == Stage::Finalists {
            // Everything else stands on the finalists' works.
            sqlx::query("DELETE FROM publication WHERE call = $1")
                .bind(&call.id)
                .execute(&mut *transaction)
                .await?;
        } else {
            sqlx::query(
                "DELETE FROM publication
                 WHERE call = $1
                   AND stage = $2",
            )
            .bind(&call.id)
            .bind(stage.code())
            .execute(&mut *transaction)
            .await?;
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            if public { "publish" } else { "unpublish" },
            &call.id,
            stage.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Closes a round for good, or opens it again while its phase lasts.
    ///
    /// # Errors
    ///
    /// [`Refusal::Public`] where it would be opened while its scores or comments are public;
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn close_round(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        closed: bool,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Round(round)),
            seen,
            &closed,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if !closed {
            private(&mut transaction, call, Stage::Scores).await?;
            private(&mut transaction, call, Stage::Comments).await?;
        }
        sqlx::query(
            "UPDATE round
             SET closed_at = $1
             WHERE call = $2
               AND kind = $3",
        )
        .bind(closed.then_some(now.0))
        .bind(&call.id)
        .bind(round.code())
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            if closed {
                "close-round"
            } else {
                "reopen-round"
            },
            &call.id,
            round.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What was decided in a call, for an organiser: every award with its holders.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn decisions(
        &self,
        organiser: &Person,
        call: &Call,
        now: Moment,
    ) -> Result<Vec<AwardView>> {
        self.as_organiser(Some(organiser), call, now).await?;
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT award, entry, reason
             FROM decision
             WHERE call = $1
             ORDER BY award, entry",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut entries = HashMap::new();
        let public: Vec<PublicRow> = sqlx::query_as(
            "SELECT entry.id,
                    entry.number,
                    revision.content,
                    revision.files,
                    team.name AS team,
                    call.slug,
                    call.city
             FROM decision
             JOIN entry ON entry.id = decision.entry
             JOIN call ON call.id = entry.call
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             JOIN team ON team.id = entry.team
             WHERE decision.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        for row in public {
            entries.insert(row.id.clone(), PublicEntry::try_from(row)?);
        }
        Ok(awards(call, &rows, &entries))
    }

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
        .bind(&filter.after)
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
        let held: Vec<(String, String)> = sqlx::query_as(
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
    pub async fn work(&self, edition: &str, entry: &str) -> Result<Work> {
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
            .find(|place| place.entry == entry)
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
    async fn published_ranking(&self, call: &Call) -> Result<(Vec<Place>, RankedBy)> {
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
    pub async fn public_file(&self, entry: &str, file: &str, preview: bool) -> Result<StoredFile> {
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT files, number FROM public_entry WHERE id = $1")
                .bind(entry)
                .fetch_optional(self.store.read())
                .await?;
        let (files, number) = row.ok_or(UNKNOWN)?;
        let files: Vec<DraftFile> = serde_json::from_str(&files)?;
        let (place, found) = files
            .iter()
            .enumerate()
            .find(|(_, known)| known.id == file)
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
            let rows: Vec<PublicRow> = sqlx::query_as(
                "SELECT id, number, content, files, team, slug, city
                 FROM public_entry
                 WHERE call = $1",
            )
            .bind(&call.id)
            .fetch_all(self.store.read())
            .await?;
            let mut finalists = rows
                .into_iter()
                .map(PublicEntry::try_from)
                .collect::<Result<Vec<_>>>()?;
            finalists.sort_by_cached_key(|entry| entry.content.title.text(language).to_lowercase());
            let decided: Vec<(String, String, String)> = sqlx::query_as(
                "SELECT award, entry, reason
                 FROM public_decision
                 WHERE call = $1
                 ORDER BY award, entry",
            )
            .bind(&call.id)
            .fetch_all(self.store.read())
            .await?;
            let known: HashMap<String, PublicEntry> = finalists
                .iter()
                .map(|entry| (entry.id.clone(), entry.clone()))
                .collect();
            let awards = if decided.is_empty() {
                Vec::new()
            } else {
                awards(&call, &decided, &known)
            };
            for award in &awards {
                for entry in &mut finalists {
                    if award.holders.iter().any(|holder| holder.id == entry.id) {
                        entry.awards.push(award.name.clone());
                    }
                }
            }
            let (places, ranked_by) = self.published_ranking(&call).await?;
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
            let published_at: Option<i64> =
                sqlx::query_scalar("SELECT MAX(published_at) FROM publication WHERE call = $1")
                    .bind(&call.id)
                    .fetch_one(self.store.read())
                    .await?;
            results.push(Results {
                language,
                published: call.published.clone(),
                awards,
                finalists,
                ranking,
                ranked_by,
                published_at: published_at.map(Moment),
                call,
            });
        }
        Ok((view.edition, results))
    }
}

/// Refuses a change of what the public reads: it is taken back first.
pub(crate) async fn private(change: &mut Change, call: &Call, stage: Stage) -> Result<()> {
    let public: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM publication
         WHERE call = $1
           AND stage = $2",
    )
    .bind(&call.id)
    .bind(stage.code())
    .fetch_one(&mut **change)
    .await?;
    if public > 0 {
        Err(Refusal::Public(stage).into())
    } else {
        Ok(())
    }
}

/// The finalists of a call, those included that are out of the contest.
async fn finalists(change: &mut Change, call: &Call) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT entry
         FROM finalist
         WHERE call = $1
         ORDER BY entry",
    )
    .bind(&call.id)
    .fetch_all(&mut **change)
    .await?)
}

async fn holds_award(change: &mut Change, call: &Call, entry: &str) -> Result<bool> {
    let held: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM decision
         WHERE call = $1
           AND entry = $2",
    )
    .bind(&call.id)
    .bind(entry)
    .fetch_one(&mut **change)
    .await?;
    Ok(held > 0)
}

async fn remove_finalist(change: &mut Change, call: &Call, entry: &str) -> Result<()> {
    sqlx::query(
        "DELETE FROM finalist
         WHERE call = $1
           AND entry = $2",
    )
    .bind(&call.id)
    .bind(entry)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Number and title of an entry that was handed in.
async fn work_of(change: &mut Change, entry: &str) -> Result<MinuteWork> {
    let (number, title): (i64, String) = sqlx::query_as(
        "SELECT entry.number, revision.title
         FROM entry
         JOIN revision ON revision.entry = entry.id
           AND revision.number = entry.revision
         WHERE entry.id = $1",
    )
    .bind(entry)
    .fetch_one(&mut **change)
    .await?;
    Ok(MinuteWork {
        number,
        title: serde_json::from_str(&title)?,
    })
}

/// Takes out the finalists that only an award had made so which they hold no more. One on which the
/// jury of the final has written or chosen already stays.
async fn take_back_finalists(change: &mut Change, call: &Call) -> Result<Decided> {
    let gone = sqlx::query(
        "DELETE FROM finalist
         WHERE call = $1
           AND chosen = 0
           AND NOT EXISTS (
               SELECT 1
               FROM decision
               WHERE decision.call = $1
                 AND decision.entry = finalist.entry
           )
           AND NOT EXISTS (
               SELECT 1
               FROM begun
               WHERE begun.entry = finalist.entry
                 AND begun.round = 'final'
           )
           AND NOT EXISTS (
               SELECT 1
               FROM ballot
               WHERE ballot.call = $1
                 AND (
                     ballot.first = finalist.entry
                     OR ballot.second = finalist.entry
                 )
           )",
    )
    .bind(&call.id)
    .execute(&mut **change)
    .await?
    .rows_affected();
    Ok(if gone > 0 {
        Decided::FinalistsTakenBack
    } else {
        Decided::Recorded
    })
}

/// Makes an entry of the call that was handed in a finalist, because it was `chosen` or because it
/// gets an award; one that is a finalist already stays what it was.
async fn add_finalist(
    transaction: &mut Change,
    call: &Call,
    entry: &str,
    chosen: bool,
) -> Result<()> {
    let added = sqlx::query(
        "INSERT INTO finalist (call, entry, chosen)
         SELECT call, id, $3
         FROM entry
         WHERE id = $1
           AND call = $2
           AND state = 'submitted'
         ON CONFLICT (call, entry) DO UPDATE
         SET entry = excluded.entry",
    )
    .bind(entry)
    .bind(&call.id)
    .bind(i64::from(chosen))
    .execute(&mut **transaction)
    .await?
    .rows_affected();
    if added == 0 { Err(UNKNOWN) } else { Ok(()) }
}

/// Joins awards with what was decided: (award, entry, reason), the entry empty where the award is
/// vacant.
fn awards(
    call: &Call,
    decided: &[(String, String, String)],
    entries: &HashMap<String, PublicEntry>,
) -> Vec<AwardView> {
    let view = |award: &crate::Award| {
        let rows: Vec<_> = decided.iter().filter(|(of, ..)| *of == award.id).collect();
        AwardView {
            id: award.id.clone(),
            name: award.name.clone(),
            kind: award.kind.clone(),
            decided: !rows.is_empty(),
            reason: rows
                .first()
                .map_or_else(AwardReason::default, |(.., reason)| {
                    AwardReason::from_stored(reason)
                }),
            holders: rows
                .iter()
                .filter_map(|(_, entry, _)| entries.get(entry).cloned())
                .collect(),
        }
    };
    call.awards.iter().map(view).collect()
}

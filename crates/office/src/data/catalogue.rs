//! The data desk: prepared data sets with their versions. A page about one only reads what was
//! prepared.
//!
//! A data set shows the public the version that was last published. What is prepared meanwhile is a
//! draft, of which there is at most one: preparing again replaces it, publishing makes it a version
//! that stays.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use contest::{CITIES, Language, Localized, Moment};
use datasets::{Files as Names, Malformed, Profile, Report};
use futures::Stream;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::{
    Incoming, Office, Person, Problem, Refusal, Result, Seen, StoredFile, Thing, audit,
    refusal::UNKNOWN,
    versions::{advance, touch},
};

/// What people say about a data set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDataset {
    pub slug: String,
    /// The code of a city, or [`BOTH_CITIES`].
    pub city: String,
    /// Slug of a topic, one of [`TOPICS`]; empty for none.
    #[serde(default)]
    pub topic: String,
    pub title: Localized,
    pub summary: Localized,
    pub publisher: String,
    pub licence: String,
    /// The line that must stand wherever the data are used.
    pub attribution: String,
    /// Address where the publisher offers the raw file.
    pub source: String,
    /// Where the file itself can be fetched again; empty where it was uploaded.
    #[serde(default)]
    pub file_address: String,
    /// Whether the values are invented: the source is then only the model for the columns.
    #[serde(default)]
    pub invented: bool,
}

/// Topics of data sets: the themes of the European data portals that cities publish under.
pub const TOPICS: [&str; 8] = [
    "population",
    "economy",
    "housing",
    "mobility",
    "environment",
    "safety",
    "culture",
    "territory",
];

/// A card of the catalogue.
#[derive(Clone, Debug)]
pub struct DatasetCard {
    pub slug: String,
    pub city: String,
    pub topic: String,
    pub title: Localized,
    pub summary: Localized,
    pub publisher: String,
    pub licence: String,
    pub rows: i64,
    /// Whether the values are invented, see [`NewDataset::invented`].
    pub invented: bool,
    pub figure: bool,
    pub published: bool,
    pub prepared_at: Moment,
}

/// A version of a data set, as its page shows it.
#[derive(Clone, Debug)]
pub struct DatasetView {
    pub card: DatasetCard,
    pub attribution: String,
    pub source: String,
    /// Where the file can be fetched again, and its entity tag; empty where it was uploaded.
    pub file_address: String,
    pub etag: String,
    /// Number of this version, from 1.
    pub number: i64,
    /// Whether this version has never been published.
    pub draft: bool,
    /// What people decided about the file, as text.
    pub choices: String,
    pub recipe: String,
    /// Why the file could not be prepared; empty where it could.
    pub finding: String,
    pub profile: Profile,
    pub report: Report,
    /// JSON of the figures; empty where the table gives none.
    pub figures: String,
    pub raw_name: String,
    pub raw_hash: String,
    pub csv_hash: String,
    pub parquet_hash: String,
}

impl DatasetView {
    /// The line that must stand wherever the data are used: it says where values are invented.
    #[must_use]
    pub fn credit(&self, language: Language) -> String {
        if self.card.invented {
            format!("{} · {}", self.attribution, i18n::data_invented(language))
        } else {
            self.attribution.clone()
        }
    }

    /// What an invented data set is modelled on, in words: nothing of it comes from there. `None`
    /// where the values are real.
    #[must_use]
    pub fn model(&self, language: Language) -> Option<String> {
        self.card
            .invented
            .then(|| i18n::data_invented_source(language, &self.source))
    }
}

/// Outlines of areas, and the line that must stand below a map of them.
pub type Outlines = (Arc<chart_spec::Shapes>, String);

/// Outlines by key, and the generation at which they were read.
pub(crate) type RememberedOutlines = Arc<Mutex<(i64, HashMap<chart_spec::Key, Option<Outlines>>)>>;

/// A line in the list of versions.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionRow {
    pub number: i64,
    pub raw_name: String,
    pub raw_hash: String,
    pub finding: String,
    #[sqlx(rename = "rows_count")]
    pub rows: i64,
    prepared_at: i64,
    published_at: Option<i64>,
    /// Whether the public sees this one: 1 or 0.
    shown: i64,
}

impl VersionRow {
    #[must_use]
    pub const fn prepared_at(&self) -> Moment {
        Moment(self.prepared_at)
    }

    #[must_use]
    pub fn published_at(&self) -> Option<Moment> {
        self.published_at.map(Moment)
    }

    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.shown == 1
    }
}

/// The folder that preparing left; it vanishes with this.
pub struct PreparedDataset {
    folder: TempDir,
    recipe: String,
    profile: String,
    report: String,
    figures: String,
}

impl PreparedDataset {
    /// Takes over the folder that `certamen data prepare` wrote.
    ///
    /// # Errors
    ///
    /// Where a file is missing.
    pub fn read(folder: TempDir) -> std::io::Result<Self> {
        let text = |name: &str| std::fs::read_to_string(folder.path().join(name));
        let (recipe, profile, report, figures) = (
            text(Names::RECIPE)?,
            text(Names::PROFILE)?,
            text(Names::REPORT)?,
            text(Names::FIGURES)?,
        );
        Ok(Self {
            folder,
            recipe,
            profile,
            report,
            figures,
        })
    }

    /// The table as CSV.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub async fn csv(&self) -> Result<Vec<u8>> {
        Ok(tokio::fs::read(self.path(Names::CSV)).await?)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A raw file, what was decided about it, and what came of it.
pub struct Draft<'d> {
    pub raw: &'d Incoming,
    /// Entity tag under which a portal gave the file; empty where none did.
    pub etag: &'d str,
    /// Choices as text, see [`datasets::Choices`].
    pub choices: &'d str,
    /// The prepared table, or why there is none.
    pub prepared: Result<PreparedDataset, Malformed>,
}

#[derive(sqlx::FromRow)]
struct Row {
    slug: String,
    city: String,
    topic: String,
    title: String,
    summary: String,
    publisher: String,
    licence: String,
    chart: i64,
    invented: i64,
    rows_count: i64,
    prepared_at: i64,
    public_version: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct DetailRow {
    #[sqlx(flatten)]
    card: Row,
    attribution: String,
    source: String,
    file_address: String,
    etag: String,
    number: i64,
    published_at: Option<i64>,
    choices: String,
    recipe: String,
    finding: String,
    profile: String,
    report: String,
    figures: String,
    raw_name: String,
    raw_hash: String,
    csv_hash: Option<String>,
    parquet_hash: Option<String>,
}

impl TryFrom<&Row> for DatasetCard {
    type Error = crate::Failure;

    fn try_from(row: &Row) -> Result<Self> {
        Ok(Self {
            slug: row.slug.clone(),
            city: row.city.clone(),
            topic: row.topic.clone(),
            title: serde_json::from_str(&row.title)?,
            summary: serde_json::from_str(&row.summary)?,
            publisher: row.publisher.clone(),
            licence: row.licence.clone(),
            rows: row.rows_count,
            invented: row.invented == 1,
            figure: row.chart == 1,
            published: row.public_version.is_some(),
            prepared_at: Moment(row.prepared_at),
        })
    }
}

impl TryFrom<DetailRow> for DatasetView {
    type Error = crate::Failure;

    fn try_from(row: DetailRow) -> Result<Self> {
        Ok(Self {
            card: DatasetCard::try_from(&row.card)?,
            attribution: row.attribution,
            source: row.source,
            file_address: row.file_address,
            etag: row.etag,
            number: row.number,
            draft: row.published_at.is_none(),
            choices: row.choices,
            recipe: row.recipe,
            profile: if row.finding.is_empty() {
                serde_json::from_str(&row.profile)?
            } else {
                Profile::default()
            },
            report: if row.finding.is_empty() {
                serde_json::from_str(&row.report)?
            } else {
                Report::default()
            },
            finding: row.finding,
            figures: row.figures,
            raw_name: row.raw_name,
            raw_hash: row.raw_hash,
            csv_hash: row.csv_hash.unwrap_or_default(),
            parquet_hash: row.parquet_hash.unwrap_or_default(),
        })
    }
}

/// What stands for a city where a data set is about all of them.
pub const BOTH_CITIES: &str = "both";
/// Most characters of a data set's short name.
const SHORT_NAME_MOST: usize = 60;
/// Addresses that are pages of their own.
const RESERVED: [&str; 3] = ["new", "import", "explore"];

/// What a slug may consist of: it becomes part of an address.
fn slug_allowed(slug: &str) -> bool {
    (1..=SHORT_NAME_MOST).contains(&slug.len())
        && slug
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn check(about: &NewDataset) -> Result<()> {
    if about.slug.is_empty() {
        return Err(Refusal::field("slug", Problem::Missing));
    }
    if !slug_allowed(&about.slug) {
        return Err(Refusal::field(
            "slug",
            Problem::NotAShortName {
                most: SHORT_NAME_MOST,
            },
        ));
    }
    if RESERVED.contains(&about.slug.as_str()) {
        return Err(Refusal::field("slug", Problem::Taken));
    }
    if about.title.is_blank() {
        return Err(Refusal::field("title", Problem::Missing));
    }
    if about.city != BOTH_CITIES && CITIES.find(&about.city).is_none() {
        return Err(Refusal::field("city", Problem::UnknownChoice));
    }
    if !about.topic.is_empty() && !TOPICS.contains(&about.topic.as_str()) {
        return Err(Refusal::field("topic", Problem::UnknownChoice));
    }
    Ok(())
}

impl Office {
    /// Receives a raw data file from a stream, up to the limit that preparing has.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with the limit.
    pub async fn receive_raw<S, E>(&self, name: &str, stream: S) -> Result<Incoming>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: std::fmt::Display,
    {
        self.files
            .receive(name, stream, datasets::STREAM_BYTES_MOST, "file")
            .await
    }

    /// Refuses what cannot become a data set, before anything long is begun.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where a field is wrong, or there is a data set with that slug.
    pub async fn check_new_dataset(&self, about: &NewDataset) -> Result<()> {
        check(about)?;
        let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM dataset WHERE slug = $1")
            .bind(&about.slug)
            .fetch_one(self.store.read())
            .await?;
        if known > 0 {
            Err(Refusal::field("slug", Problem::Taken))
        } else {
            Ok(())
        }
    }

    /// Makes a data set with its first draft. The raw file is kept even where it could not be
    /// prepared.
    ///
    /// # Errors
    ///
    /// See [`Office::check_new_dataset`]; refused to all but those who manage data.
    pub async fn create_dataset(
        &self,
        person: &Person,
        about: &NewDataset,
        draft: Draft<'_>,
        now: Moment,
    ) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        self.check_new_dataset(about).await?;
        let kept = self.keep(draft).await?;
        let mut transaction = self.store.begin().await?;
        let id = self.id(now);
        sqlx::query(
            "INSERT INTO dataset (
                 id, slug, city, topic, title, summary, publisher, licence,
                 attribution, source
             )
             VALUES ($1, $2, '', '', '', '', '', '', '', '')",
        )
        .bind(&id)
        .bind(&about.slug)
        .execute(&mut *transaction)
        .await?;
        describe(&mut transaction, about).await?;
        kept.write(&mut transaction, &id, now).await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "dataset",
            &about.slug,
            &kept.raw_hash,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Puts a new draft in the place of the one that there is, if there is one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown where there is no such data set; refused to all but those
    /// who manage data.
    pub async fn draft_dataset(
        &self,
        person: &Person,
        slug: &str,
        draft: Draft<'_>,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        let kept = self.keep(draft).await?;
        let mut transaction = self.store.begin().await?;
        let wanted = (&kept.raw_hash, kept.choices);
        if !advance(
            &mut transaction,
            (slug, Thing::Draft),
            seen,
            &wanted,
            (person, now),
        )
        .await?
        {
            return Ok(());
        }
        let id: Option<String> = sqlx::query_scalar("SELECT id FROM dataset WHERE slug = $1")
            .bind(slug)
            .fetch_optional(&mut *transaction)
            .await?;
        let id = id.ok_or(UNKNOWN)?;
        kept.write(&mut transaction, &id, now).await?;
        // Whoever wants to publish looks at the new one first.
        touch(&mut transaction, (slug, Thing::Offer), (person, now)).await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "dataset",
            slug,
            &kept.raw_hash,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Changes what people say about a data set; its slug stays.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where a field is wrong; [`Refusal::Overtaken`]; refused to all but those
    /// who manage data.
    pub async fn describe_dataset(
        &self,
        person: &Person,
        about: &NewDataset,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        check(about)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&about.slug, Thing::Description),
            seen,
            about,
            (person, now),
        )
        .await?
        {
            return Ok(());
        }
        if describe(&mut transaction, about).await? == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "describe-dataset",
            &about.slug,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn keep<'d>(&self, draft: Draft<'d>) -> Result<Kept<'d>> {
        self.files.put(draft.raw).await?;
        let (prepared, finding) = match draft.prepared {
            Ok(prepared) => (Some(prepared), String::new()),
            Err(malformed) => (None, malformed.to_json()),
        };
        let (mut parquet, mut csv, mut rows) = (None, None, 0);
        if let Some(prepared) = &prepared {
            let profile: Profile = serde_json::from_str(&prepared.profile)?;
            rows = i64::try_from(profile.rows).unwrap_or(i64::MAX);
            parquet = Some(self.files.keep_file(&prepared.path(Names::PARQUET)).await?);
            csv = Some(self.files.keep_file(&prepared.path(Names::CSV)).await?);
        }
        Ok(Kept {
            etag: draft.etag,
            raw_name: &draft.raw.name,
            raw_hash: draft.raw.hash.clone(),
            choices: draft.choices,
            prepared,
            finding,
            parquet,
            csv,
            rows,
        })
    }

    /// Publishes the newest version of a data set that could be prepared, or takes the data set
    /// back.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]: what is published is what was looked at; unknown where there is
    /// none; refused to all but those who manage data.
    pub async fn publish_dataset(
        &self,
        person: &Person,
        slug: &str,
        public: bool,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (slug, Thing::Offer),
            seen,
            &public,
            (person, now),
        )
        .await?
        {
            return Ok(());
        }
        let newest: Option<(String, i64)> = sqlx::query_as(
            "SELECT dataset.id, dataset_version.number
             FROM dataset
             JOIN dataset_version ON dataset_version.dataset = dataset.id
             WHERE dataset.slug = $1
               AND dataset_version.finding = ''
             ORDER BY dataset_version.number DESC
             LIMIT 1",
        )
        .bind(slug)
        .fetch_optional(&mut *transaction)
        .await?;
        let (id, number) = newest.ok_or(UNKNOWN)?;
        if public {
            sqlx::query(
                "UPDATE dataset_version
                 SET published_at = COALESCE(published_at, $1)
                 WHERE dataset = $2
                   AND number = $3",
            )
            .bind(now.0)
            .bind(&id)
            .bind(number)
            .execute(&mut *transaction)
            .await?;
        }
        sqlx::query(
            "UPDATE dataset
             SET public_version = $1
             WHERE id = $2",
        )
        .bind(public.then_some(number))
        .bind(&id)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            if public {
                "publish-dataset"
            } else {
                "unpublish-dataset"
            },
            slug,
            &number.to_string(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The catalogue: what is public, and for those who manage data the rest too.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn datasets(&self, manages: bool) -> Result<Vec<DatasetCard>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT d.slug, d.city, d.topic, d.title, d.summary, d.publisher,
                    d.licence, d.invented, d.public_version,
                    CASE WHEN v.chart = '' THEN 0 ELSE 1 END AS chart,
                    v.rows_count, v.prepared_at
             FROM dataset d
             JOIN dataset_version v ON v.dataset = d.id
             WHERE v.number = d.public_version
                OR (
                    $1 = 1
                    AND d.public_version IS NULL
                    AND v.number = (SELECT MAX(number) FROM dataset_version WHERE dataset = d.id)
                )
             ORDER BY d.city, d.slug",
        )
        .bind(i64::from(manages))
        .fetch_all(self.store.read())
        .await?;
        rows.iter().map(DatasetCard::try_from).collect()
    }

    /// A version of a data set: the public one unless another is asked for. Versions that were
    /// published stay to be seen as long as the data set is public; drafts are for those who manage
    /// data, who get the newest where none is public.
    ///
    /// # Errors
    ///
    /// Unknown where there is none that this reader may see.
    pub async fn dataset(
        &self,
        slug: &str,
        version: Option<i64>,
        manages: bool,
    ) -> Result<DatasetView> {
        let row: Option<DetailRow> = sqlx::query_as(
            "SELECT d.slug, d.city, d.topic, d.title, d.summary, d.publisher,
                    d.licence, d.invented, d.public_version,
                    CASE WHEN v.chart = '' THEN 0 ELSE 1 END AS chart,
                    v.rows_count, v.prepared_at,
                    d.attribution, d.source, d.file_address,
                    v.etag, v.number, v.published_at, v.choices, v.recipe,
                    v.finding, v.profile, v.report,
                    v.chart AS figures,
                    v.raw_name, v.raw_hash, v.csv_hash, v.parquet_hash
             FROM dataset d
             JOIN dataset_version v ON v.dataset = d.id
             WHERE d.slug = $1
               AND (
                   $2 = 1
                   OR (
                       d.public_version IS NOT NULL
                       AND v.published_at IS NOT NULL
                   )
               )
               AND v.number = COALESCE(
                   $3, d.public_version, (
                       SELECT MAX(number)
                       FROM dataset_version
                       WHERE dataset = d.id
                   )
               )",
        )
        .bind(slug)
        .bind(i64::from(manages))
        .bind(version)
        .fetch_optional(self.store.read())
        .await?;
        DatasetView::try_from(row.ok_or(UNKNOWN)?)
    }

    /// The versions of a data set that this reader may see, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn dataset_versions(&self, slug: &str, manages: bool) -> Result<Vec<VersionRow>> {
        Ok(sqlx::query_as(
            "SELECT v.number,
                    v.raw_name,
                    v.raw_hash,
                    v.finding,
                    v.rows_count,
                    v.prepared_at,
                    v.published_at,
                    CASE WHEN v.number = d.public_version THEN 1 ELSE 0 END AS shown
             FROM dataset d
             JOIN dataset_version v ON v.dataset = d.id
             WHERE d.slug = $1
               AND (
                   $2 = 1
                   OR (
                       d.public_version IS NOT NULL
                       AND v.published_at IS NOT NULL
                   )
               )
             ORDER BY v.number DESC",
        )
        .bind(slug)
        .bind(i64::from(manages))
        .fetch_all(self.store.read())
        .await?)
    }

    /// The raw file of a data set's newest version, to be prepared again: a copy that vanishes
    /// unless it is kept.
    ///
    /// # Errors
    ///
    /// Unknown where there is none; refused to all but those who manage data.
    pub async fn raw_dataset(&self, person: Option<&Person>, slug: &str) -> Result<Incoming> {
        self.may_manage_data(person).await?;
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT v.raw_hash, v.raw_name
             FROM dataset d
             JOIN dataset_version v ON v.dataset = d.id
             WHERE d.slug = $1
             ORDER BY v.number DESC
             LIMIT 1",
        )
        .bind(slug)
        .fetch_optional(self.store.read())
        .await?;
        let (hash, name) = row.ok_or(UNKNOWN)?;
        let stored = self.files.open_object(&hash, "", name.clone()).await?;
        self.files
            .receive(
                &name,
                stored.stream(None).await?,
                datasets::STREAM_BYTES_MOST,
                "file",
            )
            .await
    }

    /// Where the CSV and the Parquet of a version lie on this machine, for what is made of them.
    ///
    /// # Errors
    ///
    /// Unknown where it could not be prepared.
    pub fn dataset_paths(&self, view: &DatasetView) -> Result<(PathBuf, PathBuf)> {
        if view.csv_hash.is_empty() || view.parquet_hash.is_empty() {
            return Err(UNKNOWN);
        }
        Ok((
            self.files.local(&view.csv_hash),
            self.files.local(&view.parquet_hash),
        ))
    }

    /// Outlines of a key's areas and whom they are to be credited to: of the data set that was
    /// published last among those that have them. Read once for a generation.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn outlines(&self, key: chart_spec::Key) -> Result<Option<Outlines>> {
        let generation = self.generation().await?;
        {
            let mut known = self.outlines.lock().unwrap_or_else(PoisonError::into_inner);
            if known.0 != generation {
                *known = (generation, HashMap::new());
            }
            if let Some(outlines) = known.1.get(&key) {
                return Ok(outlines.clone());
            }
        }
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT v.chart, d.attribution
             FROM dataset d
             JOIN dataset_version v ON v.dataset = d.id
               AND v.number = d.public_version
             WHERE v.chart LIKE $1
             ORDER BY v.published_at DESC, d.slug
             LIMIT 1",
        )
        .bind(format!("%\"kind\":\"outline\",\"key\":\"{}\"%", key.name()))
        .fetch_optional(self.store.read())
        .await?;
        let shapes = |text: &str| {
            chart_spec::Figure::read(text)
                .into_iter()
                .find_map(|figure| match figure {
                    chart_spec::Figure::Outline { key: known, shapes } if known == key => {
                        Some(Arc::new(shapes))
                    }
                    _ => None,
                })
        };
        let outlines = row.and_then(|(text, attribution)| Some((shapes(&text)?, attribution)));
        let mut known = self.outlines.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 == generation {
            known.1.insert(key, outlines.clone());
        }
        drop(known);
        Ok(outlines)
    }

    /// How many published entries name a data set as their source.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn entries_that_use(&self, slug: &str) -> Result<i64> {
        // The content is JSON; a slug holds nothing that means something in a pattern or needs an
        // escape.
        let likely: Vec<String> =
            sqlx::query_scalar("SELECT content FROM public_entry WHERE content LIKE $1")
                .bind(format!("%\"{slug}\"%"))
                .fetch_all(self.store.read())
                .await?;
        let uses = |content: &String| {
            serde_json::from_str::<contest::entry::Content>(content)
                .is_ok_and(|content| content.datasets.iter().any(|used| used == slug))
        };
        Ok(
            i64::try_from(likely.iter().filter(|content| uses(content)).count())
                .unwrap_or(i64::MAX),
        )
    }

    /// A download of a version of a data set: `csv` or `parquet`, see [`Office::dataset`].
    ///
    /// # Errors
    ///
    /// Unknown where there is none that this reader may see.
    pub async fn dataset_file(&self, view: &DatasetView, format: &str) -> Result<StoredFile> {
        let hash = match format {
            "csv" => &view.csv_hash,
            "parquet" => &view.parquet_hash,
            _ => return Err(UNKNOWN),
        };
        if hash.is_empty() {
            return Err(UNKNOWN);
        }
        self.files
            .open_object(hash, format, format!("{}.{format}", view.card.slug))
            .await
    }
}

/// Writes what people say about a data set; answers how many there are with that slug.
async fn describe(transaction: &mut crate::storage::Change, about: &NewDataset) -> Result<u64> {
    Ok(sqlx::query(
        "UPDATE dataset
         SET city = $1,
             topic = $2,
             title = $3,
             summary = $4,
             publisher = $5,
             licence = $6,
             attribution = $7,
             source = $8,
             file_address = $9,
             invented = $10
         WHERE slug = $11",
    )
    .bind(&about.city)
    .bind(&about.topic)
    .bind(serde_json::to_string(&about.title)?)
    .bind(serde_json::to_string(&about.summary)?)
    .bind(&about.publisher)
    .bind(&about.licence)
    .bind(&about.attribution)
    .bind(&about.source)
    .bind(&about.file_address)
    .bind(i64::from(about.invented))
    .bind(&about.slug)
    .execute(&mut **transaction)
    .await?
    .rows_affected())
}

/// A draft whose files are in the store.
struct Kept<'d> {
    etag: &'d str,
    raw_name: &'d str,
    raw_hash: String,
    choices: &'d str,
    prepared: Option<PreparedDataset>,
    finding: String,
    parquet: Option<String>,
    csv: Option<String>,
    rows: i64,
}

impl Kept<'_> {
    async fn write(
        &self,
        transaction: &mut crate::storage::Change,
        dataset: &str,
        now: Moment,
    ) -> Result<()> {
        sqlx::query(
            "DELETE FROM dataset_version
             WHERE dataset = $1
               AND published_at IS NULL",
        )
        .bind(dataset)
        .execute(&mut **transaction)
        .await?;
        let text = |of: fn(&PreparedDataset) -> &str| self.prepared.as_ref().map_or("", of);
        sqlx::query(
            "INSERT INTO dataset_version (
                 dataset, number, raw_name, raw_hash, choices, recipe, finding,
                 profile, report, chart, rows_count, parquet_hash, csv_hash,
                 prepared_at, etag
             )
             SELECT $1,
                    COALESCE(MAX(number), 0) + 1,
                    $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
             FROM dataset_version
             WHERE dataset = $1",
        )
        .bind(dataset)
        .bind(self.raw_name)
        .bind(&self.raw_hash)
        .bind(self.choices)
        .bind(text(|prepared| &prepared.recipe))
        .bind(&self.finding)
        .bind(text(|prepared| &prepared.profile))
        .bind(text(|prepared| &prepared.report))
        .bind(text(|prepared| &prepared.figures))
        .bind(self.rows)
        .bind(&self.parquet)
        .bind(&self.csv)
        .bind(now.0)
        .bind(self.etag)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }
}

//! The catalogue: prepared data sets with their versions, as their pages read them.
//!
//! A data set shows the public the version that was last published. What is prepared meanwhile is a
//! draft, of which there is at most one, see [`crate::data::drafts`].

use std::path::PathBuf;

use contest::{CityCode, DataTopic, Language, Localized, Timestamp};
use dataset_spec::{Profile, Report};

use crate::{Office, Result, StoredFile, refusal::UNKNOWN};

/// A card of the catalogue.
#[derive(Clone, Debug)]
pub struct DatasetCard {
    /// Its part of an address.
    pub slug: String,
    /// The code of a city, or [`crate::BOTH_CITIES`].
    pub city: CityCode,
    /// What it is about, where one of the topics fits.
    pub topic: Option<DataTopic>,
    /// Its name.
    pub title: Localized,
    /// What it holds, in a few sentences.
    pub summary: Localized,
    /// Who offers the raw file.
    pub publisher: String,
    /// As the publisher writes it, such as `CC BY 4.0`.
    pub licence: String,
    /// Of the prepared table; 0 where it could not be prepared.
    pub rows: i64,
    /// Whether the values are invented, see [`crate::NewDataset::invented`].
    pub invented: bool,
    /// Whether the table gives a figure.
    pub figure: bool,
    /// Whether the public sees the data set.
    pub published: bool,
    /// When this version was prepared.
    pub prepared_at: Timestamp,
}

/// A version of a data set, as its page shows it.
#[derive(Clone, Debug)]
pub struct DatasetView {
    /// What its card in the catalogue says.
    pub card: DatasetCard,
    /// The line that must stand wherever the data are used, see [`DatasetView::credit`].
    pub attribution: String,
    /// Address where the publisher offers the raw file.
    pub source: String,
    /// Where the file can be fetched again; empty where it was uploaded.
    pub file_address: String,
    /// Entity tag under which that address gave it; empty where it gave none.
    pub etag: String,
    /// Number of this version, from 1.
    pub number: i64,
    /// Whether this version has never been published.
    pub draft: bool,
    /// What people decided about the file, as text.
    pub choices: String,
    /// How the raw file becomes the table, as [`dataset_spec::Recipe`] writes it; empty where it
    /// could not be prepared.
    pub recipe: String,
    /// Why the file could not be prepared; empty where it could.
    pub finding: String,
    /// The table's columns, described; empty where it could not be prepared.
    pub profile: Profile,
    /// What cleaning did; empty where it could not be prepared.
    pub report: Report,
    /// JSON of the figures; empty where the table gives none.
    pub figures: String,
    /// The raw file's name, as its sender called it.
    pub raw_name: String,
    /// SHA-256 of the raw file in hexadecimal digits.
    pub raw_hash: String,
    /// SHA-256 of the table as CSV; empty where it could not be prepared.
    pub csv_hash: String,
    /// SHA-256 of the table as Parquet; empty where it could not be prepared.
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

/// A line in the list of versions.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionRow {
    /// From 1.
    pub number: i64,
    /// The raw file's name, as its sender called it.
    pub raw_name: String,
    /// SHA-256 of the raw file in hexadecimal digits.
    pub raw_hash: String,
    /// Why the file could not be prepared, as JSON; empty where it could.
    pub finding: String,
    /// Of the prepared table; 0 where it could not be prepared.
    #[sqlx(rename = "rows_count")]
    pub rows: i64,
    prepared_at: i64,
    published_at: Option<i64>,
    /// Whether the public sees this one: 1 or 0.
    shown: i64,
}

impl VersionRow {
    /// When it was prepared.
    #[must_use]
    pub const fn prepared_at(&self) -> Timestamp {
        Timestamp(self.prepared_at)
    }

    /// When it was first published; `None` for a draft.
    #[must_use]
    pub fn published_at(&self) -> Option<Timestamp> {
        self.published_at.map(Timestamp)
    }

    /// Whether the public sees this version.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.shown == 1
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    slug: String,
    city: CityCode,
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
            topic: DataTopic::from_code(&row.topic),
            title: serde_json::from_str(&row.title)?,
            summary: serde_json::from_str(&row.summary)?,
            publisher: row.publisher.clone(),
            licence: row.licence.clone(),
            rows: row.rows_count,
            invented: row.invented == 1,
            figure: row.chart == 1,
            published: row.public_version.is_some(),
            prepared_at: Timestamp(row.prepared_at),
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

impl Office {
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

    /// Where the CSV and the Parquet of a version lie on this machine, for what is made of them.
    ///
    /// # Errors
    ///
    /// Unknown where it could not be prepared; [`crate::Refusal::FilesAway`] where they are kept in
    /// a bucket that is away.
    pub async fn dataset_paths(&self, view: &DatasetView) -> Result<(PathBuf, PathBuf)> {
        if view.csv_hash.is_empty() {
            return Err(UNKNOWN);
        }
        let parquet = self.dataset_parquet(view).await?;
        Ok((self.files.local(&view.csv_hash).await?, parquet))
    }

    /// Where the Parquet of a version lies on this machine.
    ///
    /// # Errors
    ///
    /// As [`Office::dataset_paths`].
    pub async fn dataset_parquet(&self, view: &DatasetView) -> Result<PathBuf> {
        if view.parquet_hash.is_empty() {
            return Err(UNKNOWN);
        }
        self.files.local(&view.parquet_hash).await
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

//! The data desk: prepared data sets with their recipe, report and profile. A page about one only reads what was prepared.

use std::path::Path;

use bytes::Bytes;
use contest::{Localized, Moment};
use datasets::{Files as Names, Profile, Report};
use futures::Stream;
use serde::{Deserialize, Serialize};

use crate::{Incoming, Office, Person, Problem, Refusal, Result, StoredFile, audit, refusal::UNKNOWN};

/// What people say about a data set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDataset {
    pub slug: String,
    /// `barcelona`, `kobe` or `both`.
    pub city: String,
    pub title: Localized,
    pub summary: Localized,
    pub publisher: String,
    pub licence: String,
    /// The line that must stand wherever the data are used.
    pub attribution: String,
    /// Address where the publisher offers the raw file.
    pub source: String,
}

/// A card of the catalogue.
#[derive(Clone, Debug)]
pub struct DatasetCard {
    pub slug: String,
    pub city: String,
    pub title: Localized,
    pub summary: Localized,
    pub publisher: String,
    pub licence: String,
    pub rows: i64,
    pub figure: bool,
    pub published: bool,
    pub prepared_at: Moment,
}

/// A data set's page.
#[derive(Clone, Debug)]
pub struct DatasetView {
    pub card: DatasetCard,
    pub attribution: String,
    pub source: String,
    pub recipe: String,
    pub profile: Profile,
    pub report: Report,
    /// JSON of the figure; empty where the table gives none.
    pub figure: String,
    pub raw_name: String,
    pub raw_hash: String,
    pub csv_hash: String,
    pub parquet_hash: String,
}

/// The folder that preparing left, read.
pub struct PreparedDataset {
    parquet: Vec<u8>,
    csv: Vec<u8>,
    recipe: String,
    profile: String,
    report: String,
    figure: String,
}

impl PreparedDataset {
    /// Reads the folder that `certamen data prepare` wrote.
    ///
    /// # Errors
    ///
    /// Where a file is missing.
    pub fn read(folder: &Path) -> std::io::Result<Self> {
        let text = |name: &str| std::fs::read_to_string(folder.join(name));
        Ok(Self {
            parquet: std::fs::read(folder.join(Names::PARQUET))?,
            csv: std::fs::read(folder.join(Names::CSV))?,
            recipe: text(Names::RECIPE)?,
            profile: text(Names::PROFILE)?,
            report: text(Names::REPORT)?,
            figure: text(Names::FIGURE)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    slug: String,
    city: String,
    title: String,
    summary: String,
    publisher: String,
    licence: String,
    chart: String,
    rows_count: i64,
    prepared_at: i64,
    published_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct DetailRow {
    #[sqlx(flatten)]
    card: Row,
    attribution: String,
    source: String,
    recipe: String,
    profile: String,
    report: String,
    raw_name: String,
    raw_hash: String,
    csv_hash: String,
    parquet_hash: String,
}

impl TryFrom<&Row> for DatasetCard {
    type Error = crate::Failure;

    fn try_from(row: &Row) -> Result<Self> {
        Ok(Self {
            slug: row.slug.clone(),
            city: row.city.clone(),
            title: serde_json::from_str(&row.title)?,
            summary: serde_json::from_str(&row.summary)?,
            publisher: row.publisher.clone(),
            licence: row.licence.clone(),
            rows: row.rows_count,
            figure: !row.chart.is_empty(),
            published: row.published_at.is_some(),
            prepared_at: Moment(row.prepared_at),
        })
    }
}

/// What a slug may consist of: it becomes part of an address.
fn slug_allowed(slug: &str) -> bool {
    (1..=60).contains(&slug.len()) && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
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
        self.files.receive(name, stream, datasets::BYTES_MOST, "file").await
    }

    /// Keeps a prepared data set with its raw file. One with the same slug is replaced; what was public stays public.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the slug is none.
    pub async fn keep_dataset(
        &self,
        person: &str,
        about: &NewDataset,
        raw: &Incoming,
        prepared: PreparedDataset,
        now: Moment,
    ) -> Result<()> {
        if !slug_allowed(&about.slug) {
            return Err(Refusal::field("slug", Problem::UnknownChoice));
        }
        if about.title.is_blank() {
            return Err(Refusal::field("title", Problem::Missing));
        }
        let profile: Profile = serde_json::from_str(&prepared.profile)?;
        self.files.put(raw).await?;
        let parquet = self.files.keep_bytes(prepared.parquet).await?;
        let csv = self.files.keep_bytes(prepared.csv).await?;
        let mut transaction = self.store.begin().await?;
        sqlx::query(
            "INSERT INTO dataset (id, slug, city, title, summary, publisher, licence, attribution, source, recipe, profile, report, chart, rows_count, raw_name, raw_hash, parquet_hash, csv_hash, prepared_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
             ON CONFLICT (slug) DO UPDATE SET city = excluded.city, title = excluded.title, summary = excluded.summary, publisher = excluded.publisher, licence = excluded.licence,
                attribution = excluded.attribution, source = excluded.source, recipe = excluded.recipe, profile = excluded.profile, report = excluded.report, chart = excluded.chart,
                rows_count = excluded.rows_count, raw_name = excluded.raw_name, raw_hash = excluded.raw_hash, parquet_hash = excluded.parquet_hash, csv_hash = excluded.csv_hash,
                prepared_at = excluded.prepared_at",
        )
        .bind(self.id(now))
        .bind(&about.slug)
        .bind(&about.city)
        .bind(serde_json::to_string(&about.title)?)
        .bind(serde_json::to_string(&about.summary)?)
        .bind(&about.publisher)
        .bind(&about.licence)
        .bind(&about.attribution)
        .bind(&about.source)
        .bind(prepared.recipe)
        .bind(prepared.profile)
        .bind(prepared.report)
        .bind(prepared.figure)
        .bind(i64::try_from(profile.rows).unwrap_or(i64::MAX))
        .bind(&raw.name)
        .bind(&raw.hash)
        .bind(parquet)
        .bind(csv)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        audit::record(&mut transaction, now, person, "dataset", &about.slug, &raw.hash).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Publishes a data set, or takes it back.
    ///
    /// # Errors
    ///
    /// Unknown where there is none; refused to all but organisers.
    pub async fn publish_dataset(&self, person: &Person, slug: &str, public: bool, now: Moment) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        let mut transaction = self.store.begin().await?;
        let changed = sqlx::query("UPDATE dataset SET published_at = $1 WHERE slug = $2")
            .bind(public.then_some(now.0))
            .bind(slug)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if changed == 0 {
            return Err(UNKNOWN);
        }
        audit::record(&mut transaction, now, &person.id, if public { "publish-dataset" } else { "unpublish-dataset" }, slug, "").await?;
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
            "SELECT slug, city, title, summary, publisher, licence, chart, rows_count, prepared_at, published_at FROM dataset WHERE published_at IS NOT NULL OR $1 = 1 ORDER BY city, slug",
        )
        .bind(i64::from(manages))
        .fetch_all(self.store.read())
        .await?;
        rows.iter().map(DatasetCard::try_from).collect()
    }

    /// A data set's page.
    ///
    /// # Errors
    ///
    /// Unknown where there is none that this reader may see.
    pub async fn dataset(&self, slug: &str, manages: bool) -> Result<DatasetView> {
        let row: Option<DetailRow> = sqlx::query_as(
            "SELECT slug, city, title, summary, publisher, licence, chart, rows_count, prepared_at, published_at, attribution, source, recipe, profile, report, raw_name, raw_hash, csv_hash, parquet_hash
             FROM dataset WHERE slug = $1 AND (published_at IS NOT NULL OR $2 = 1)",
        )
        .bind(slug)
        .bind(i64::from(manages))
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        Ok(DatasetView {
            card: DatasetCard::try_from(&row.card)?,
            attribution: row.attribution,
            source: row.source,
            recipe: row.recipe,
            profile: serde_json::from_str(&row.profile)?,
            report: serde_json::from_str(&row.report)?,
            figure: row.card.chart,
            raw_name: row.raw_name,
            raw_hash: row.raw_hash,
            csv_hash: row.csv_hash,
            parquet_hash: row.parquet_hash,
        })
    }

    /// A download of a data set: `csv` or `parquet`.
    ///
    /// # Errors
    ///
    /// Unknown where there is none that this reader may see.
    pub async fn dataset_file(&self, slug: &str, format: &str, manages: bool) -> Result<StoredFile> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT parquet_hash, csv_hash FROM dataset WHERE slug = $1 AND (published_at IS NOT NULL OR $2 = 1)")
                .bind(slug)
                .bind(i64::from(manages))
                .fetch_optional(self.store.read())
                .await?;
        let (parquet, csv) = row.ok_or(UNKNOWN)?;
        let hash = match format {
            "csv" => csv,
            "parquet" => parquet,
            _ => return Err(UNKNOWN),
        };
        self.files.open_object(&hash, format, format!("{slug}.{format}")).await
    }
}

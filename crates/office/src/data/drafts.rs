//! The draft of a data set: a raw file that was prepared, or why it could not be. Preparing again
//! replaces it, publishing makes it a version that stays.

use std::path::PathBuf;

use bytes::Bytes;
use contest::{DatasetId, Timestamp};
use dataset_spec::{Files as Names, Malformed, Profile};
use futures::Stream;
use tempfile::TempDir;

use crate::{
    Incoming, NewDataset, Office, Person, Result, Seen, Thing, audit,
    data::descriptions::describe,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::{advance, touch},
};

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
    /// The raw file, as it was received.
    pub raw: &'d Incoming,
    /// Entity tag under which a portal gave the file; empty where none did.
    pub etag: &'d str,
    /// Choices as text, see [`dataset_spec::Choices`].
    pub choices: &'d str,
    /// The prepared table, or why there is none.
    pub prepared: Result<PreparedDataset, Malformed>,
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
    /// Puts it in the place of the data set's draft, as its newest version.
    async fn write(
        &self,
        transaction: &mut Change,
        dataset: &DatasetId,
        now: Timestamp,
    ) -> Result<()> {
        // None where the newest version was published.
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

impl Office {
    /// Receives a raw data file from a stream, up to the limit that preparing has.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Fields`] with the limit.
    pub async fn receive_raw<S, E>(&self, name: &str, stream: S) -> Result<Incoming>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<crate::Failure>,
    {
        self.files
            .receive(name, stream, dataset_spec::MAX_STREAM_BYTES, "file")
            .await
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
        now: Timestamp,
    ) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        self.check_new_dataset(about).await?;
        let kept = self.keep(draft).await?;
        let mut transaction = self.store.begin().await?;
        let id = DatasetId::new(self.id(now));
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
    /// [`crate::Refusal::Overtaken`]; unknown where there is no such data set; refused to all but
    /// those who manage data.
    pub async fn draft_dataset(
        &self,
        person: &Person,
        slug: &str,
        draft: Draft<'_>,
        seen: Seen,
        now: Timestamp,
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
        let id: Option<DatasetId> = sqlx::query_scalar("SELECT id FROM dataset WHERE slug = $1")
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

    /// Puts the files of a draft into the store.
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
    /// [`crate::Refusal::Overtaken`]: what is published is what was looked at; unknown where there
    /// is none; refused to all but those who manage data.
    pub async fn publish_dataset(
        &self,
        person: &Person,
        slug: &str,
        public: bool,
        seen: Seen,
        now: Timestamp,
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
        let newest: Option<(DatasetId, i64)> = sqlx::query_as(
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
            execute_one(
                &mut transaction,
                sqlx::query(
                    "UPDATE dataset_version
                     SET published_at = COALESCE(published_at, $1)
                     WHERE dataset = $2
                       AND number = $3",
                )
                .bind(now.0)
                .bind(&id)
                .bind(number),
            )
            .await?;
        }
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE dataset
                 SET public_version = $1
                 WHERE id = $2",
            )
            .bind(public.then_some(number))
            .bind(&id),
        )
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
                dataset_spec::MAX_STREAM_BYTES,
                "file",
            )
            .await
    }
}

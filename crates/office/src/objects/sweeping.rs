//! What nobody names any more is swept: objects whose row was never written or is gone, and files
//! that were cut off on their way in. What was handed in is named by its revision for ever.

use std::{
    collections::HashSet,
    time::{Duration, SystemTime},
};

use crate::{DraftFile, Office, Preview, Result};

/// What is younger may still be on its way to its row.
pub(crate) const SWEEP_AFTER: Duration = Duration::from_hours(24);

/// Hashes of the files of a data set's version; none of a table where it could not be prepared.
#[derive(sqlx::FromRow)]
struct DatasetFiles {
    raw: String,
    parquet: Option<String>,
    csv: Option<String>,
}

impl Office {
    /// Removes objects that are older than a day by the clock of where they are kept, and that no
    /// row names. Answers how many.
    ///
    /// # Errors
    ///
    /// Where the database or the object store fails; what was not removed is found again the next
    /// time.
    pub async fn sweep_files(&self) -> Result<usize> {
        let mut candidates = self.files.list().await?;
        candidates.retain(|object| object.is_older(SWEEP_AFTER));
        let mut swept = 0;
        if !candidates.is_empty() {
            // Under the write lock: on SQLite nobody adds a row meanwhile.
            let change = self.store.begin().await?;
            let named = self.named_objects().await?;
            for object in candidates {
                if named.contains(&object.hash) {
                    continue;
                }
                // Written again since the list was made, for an upload of the same content.
                let found = self.files.find(&object.hash).await?;
                if found.is_some_and(|object| object.is_older(SWEEP_AFTER)) {
                    self.files.delete(&object.hash).await?;
                    swept += 1;
                }
            }
            drop(change);
        }
        Ok(swept)
    }

    /// Removes what was cut off on its way in on this machine more than a day ago. Answers how
    /// many.
    ///
    /// # Errors
    ///
    /// Where the disk fails.
    pub async fn sweep_incoming(&self) -> Result<usize> {
        #[expect(
            clippy::disallowed_methods,
            reason = "what is on the disk is as old as its clock says"
        )]
        let now = SystemTime::now();
        let old = |written: SystemTime| {
            now.duration_since(written)
                .is_ok_and(|age| age > SWEEP_AFTER)
        };
        let mut swept = 0;
        let mut incoming = tokio::fs::read_dir(self.files.incoming()).await?;
        while let Some(file) = incoming.next_entry().await? {
            let metadata = file.metadata().await?;
            if metadata.modified().is_ok_and(old) {
                if metadata.is_dir() {
                    tokio::fs::remove_dir_all(file.path()).await?;
                } else {
                    tokio::fs::remove_file(file.path()).await?;
                }
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// The hash of every object that a row names.
    pub(crate) async fn named_objects(&self) -> Result<HashSet<String>> {
        let read = self.store.read();
        let mut named: HashSet<String> = HashSet::new();
        let drafts: Vec<(String, Option<String>)> =
            sqlx::query_as("SELECT hash, preview FROM entry_file")
                .fetch_all(read)
                .await?;
        let revisions: Vec<String> = sqlx::query_scalar("SELECT files FROM revision")
            .fetch_all(read)
            .await?;
        let datasets: Vec<DatasetFiles> = sqlx::query_as(
            "SELECT raw_hash AS raw, parquet_hash AS parquet, csv_hash AS csv
             FROM dataset_version",
        )
        .fetch_all(read)
        .await?;
        let mut name = |hash: String, preview: Option<String>| {
            named.insert(hash);
            named.extend(preview.map(|preview| Preview::parse(&preview).hash));
        };
        for (hash, preview) in drafts {
            name(hash, preview);
        }
        for files in revisions {
            for file in serde_json::from_str::<Vec<DraftFile>>(&files)? {
                name(file.hash, file.preview);
            }
        }
        named.extend(
            datasets
                .into_iter()
                .flat_map(|row| [Some(row.raw), row.parquet, row.csv])
                .flatten(),
        );
        Ok(named)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs::File, path::Path, sync::Arc};

    use futures::stream;

    use super::*;
    use crate::{Settings, entropy::SeededEntropy};

    #[expect(
        clippy::disallowed_methods,
        reason = "what is on the disk is as old as its clock says"
    )]
    fn aged(path: &Path) {
        let long_ago = SystemTime::now() - SWEEP_AFTER - Duration::from_hours(1);
        File::options()
            .write(true)
            .open(path)
            .and_then(|file| file.set_modified(long_ago))
            .expect("its time is set");
    }

    #[tokio::test]
    async fn only_what_is_old_and_unnamed_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings {
            database: format!("sqlite:{}", folder.path().join("a.db").display()).into(),
            files: folder.path().join("files"),
            bucket: None,
            address: String::new(),
            sender: String::new(),
            plain_connections: false,
            quotas: crate::Quotas::default(),
        };
        let office = Office::open(
            settings,
            Arc::new(crate::NoInspector),
            Arc::new(SeededEntropy::new(1)),
        )
        .await
        .expect("opens");
        let mut change = office.store.begin().await.expect("begins");
        let mut places = Vec::new();
        for (text, named, old) in [
            ("named", true, true),
            ("unnamed", false, true),
            ("on its way", false, false),
        ] {
            let hash = office.files.keep_bytes(text.into()).await.expect("kept");
            if named {
                sqlx::query(
                    "INSERT INTO dataset (
                         id, slug, city, title, summary, publisher, licence, attribution,
                         source
                     )
                     VALUES ('a', 'a', '', '', '', '', '', '', '')",
                )
                .execute(&mut *change)
                .await
                .expect("written");
                sqlx::query(
                    "INSERT INTO dataset_version (
                         dataset, number, raw_name, raw_hash, choices, recipe, profile,
                         report, chart, rows_count, prepared_at
                     )
                     VALUES ('a', 1, '', $1, '', '', '', '', '', 0, 0)",
                )
                .bind(&hash)
                .execute(&mut *change)
                .await
                .expect("written");
            }
            let place = folder
                .path()
                .join("files/objects")
                .join(&hash[..2])
                .join(&hash[2..4])
                .join(&hash);
            if old {
                aged(&place);
            }
            places.push((place, named || !old));
        }
        change.commit().await.expect("committed");
        let half = folder.path().join("files/incoming/half");
        std::fs::write(&half, "half").expect("written");
        aged(&half);
        assert_eq!(office.sweep_files().await.expect("swept"), 1);
        assert_eq!(office.sweep_incoming().await.expect("swept"), 1);
        assert!(!half.exists());
        for (place, stays) in places {
            assert_eq!(place.exists(), stays, "{}", place.display());
        }
        // What arrives again while its old object could be swept is written anew.
        let incoming = office
            .receive(
                "a.csv",
                stream::iter([Ok::<_, std::io::Error>("named".into())]),
                1_000,
            )
            .await
            .expect("received");
        office.files.put(&incoming).await.expect("put");
        assert_eq!(office.sweep_files().await.expect("swept"), 0);
    }
}

//! A prepared table on its way into the store.

use std::path::PathBuf;

use dataset_spec::{Files as Names, Profile};
use tempfile::TempDir;

use crate::{Office, Result};

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

    /// How it was prepared, as TOML.
    pub(crate) fn recipe(&self) -> &str {
        &self.recipe
    }

    /// What it holds, as JSON.
    pub(crate) fn profile(&self) -> &str {
        &self.profile
    }

    /// What was changed, as JSON.
    pub(crate) fn report(&self) -> &str {
        &self.report
    }

    /// The data of its charts, as JSON.
    pub(crate) fn figures(&self) -> &str {
        &self.figures
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A prepared table whose files are in the store.
pub(crate) struct KeptTable<'p> {
    pub(crate) prepared: &'p PreparedDataset,
    /// Hashes of its files.
    pub(crate) parquet: String,
    pub(crate) csv: String,
    pub(crate) rows: i64,
}

impl Office {
    /// Puts the files of a prepared table into the store.
    pub(crate) async fn keep_table<'p>(
        &self,
        prepared: &'p PreparedDataset,
    ) -> Result<KeptTable<'p>> {
        let profile: Profile = serde_json::from_str(&prepared.profile)?;
        Ok(KeptTable {
            prepared,
            parquet: self.files.keep_file(&prepared.path(Names::PARQUET)).await?,
            csv: self.files.keep_file(&prepared.path(Names::CSV)).await?,
            rows: i64::try_from(profile.rows).unwrap_or(i64::MAX),
        })
    }
}

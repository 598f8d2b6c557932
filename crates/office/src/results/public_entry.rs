//! A work as the public sees it.

use contest::{CityCode, Content, EntryId, Localized};

use crate::{DraftFile, Failure, FileRole, Result};

/// A work as the public sees it.
#[derive(Clone, Debug)]
pub struct PublicEntry {
    /// Id of the entry.
    pub id: EntryId,
    /// Its number within the call.
    pub number: i64,
    /// What the team wrote in the hand-in that counts.
    pub content: Content,
    /// The team's name.
    pub team: String,
    /// Slug of its call.
    pub call_slug: String,
    /// Code of the call's city.
    pub city: CityCode,
    /// In the order in which the team put them.
    pub files: Vec<DraftFile>,
    /// Names of the awards it holds, where they are published.
    pub awards: Vec<Localized>,
}

impl PublicEntry {
    /// The cover.
    #[must_use]
    pub fn cover(&self) -> Option<&DraftFile> {
        self.files.iter().find(|file| file.role == FileRole::Cover)
    }
}

/// As the view `public_entry` has it.
#[derive(sqlx::FromRow)]
pub(super) struct PublicRow {
    pub(super) id: EntryId,
    number: i64,
    content: String,
    files: String,
    team: String,
    slug: String,
    city: CityCode,
}

impl TryFrom<PublicRow> for PublicEntry {
    type Error = Failure;

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

//! Outlines of areas for the maps of data sets: from a data set of shapes that is public, or else from
//! the city's own file.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{Office, Result};

/// Outlines of areas, and the line that must stand below a map of them.
pub type Outlines = (Arc<chart_spec::Shapes>, String);

/// Outlines by key, and the generation at which they were read.
pub(crate) type RememberedOutlines = Arc<Mutex<(i64, HashMap<chart_spec::Key, Option<Outlines>>)>>;

impl Office {
    /// Outlines of a key's areas and whom they are to be credited to: of the data set that was
    /// published last among those that have them, or those that the city's own file brought. Read
    /// once for a generation.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn outlines(&self, key: &chart_spec::Key) -> Result<Option<Outlines>> {
        let generation = self.generation().await?;
        {
            let mut known = self.outlines.lock().unwrap_or_else(PoisonError::into_inner);
            if known.0 != generation {
                *known = (generation, HashMap::new());
            }
            if let Some(outlines) = known.1.get(key) {
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
                    chart_spec::Figure::Outline { key: known, shapes } if known == *key => {
                        Some(Arc::new(shapes))
                    }
                    _ => None,
                })
        };
        let published = row.and_then(|(text, attribution)| Some((shapes(&text)?, attribution)));
        let outlines = match published {
            Some(published) => Some(published),
            None => self
                .city_outlines(key.name())
                .await?
                .map(|(shapes, credit)| (Arc::new(shapes), credit)),
        };
        let mut known = self.outlines.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 == generation {
            known.1.insert(key.clone(), outlines.clone());
        }
        drop(known);
        Ok(outlines)
    }
}

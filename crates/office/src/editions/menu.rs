//! The editions as the menu of every page leads to them.

use std::sync::{Arc, Mutex, PoisonError};

use contest::{EditionId, Localized};

use crate::{Edition, Office, Result};

/// An edition in the menu.
#[derive(Clone, Debug)]
pub struct MenuEdition {
    /// Its part of an address, often its year.
    pub slug: String,
    /// As it is shown.
    pub title: Localized,
    /// Whether anything of its results is public.
    pub public: bool,
}

/// The editions in the menu as they stood at a generation of the database.
pub(crate) type RememberedMenu = Arc<Mutex<Option<(i64, Arc<[MenuEdition]>)>>>;

impl Office {
    /// The editions as a menu leads to them, the newest first; read once for a generation of the
    /// database.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn menu_editions(&self) -> Result<Arc<[MenuEdition]>> {
        let generation = self.generation().await?;
        {
            let known = self.menu.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((at, editions)) = &*known
                && *at == generation
            {
                return Ok(Arc::clone(editions));
            }
        }
        // What is read now is at least as new as the generation.
        let public: Vec<EditionId> = sqlx::query_scalar(
            "SELECT DISTINCT call.edition
             FROM publication
             JOIN call ON call.id = publication.call",
        )
        .fetch_all(self.store.read())
        .await?;
        let in_menu = |edition: Edition| MenuEdition {
            public: public.contains(&edition.id),
            slug: edition.slug,
            title: edition.title,
        };
        let editions: Arc<[MenuEdition]> =
            self.editions().await?.into_iter().map(in_menu).collect();
        let mut known = self.menu.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some((generation, Arc::clone(&editions)));
        drop(known);
        Ok(editions)
    }
}

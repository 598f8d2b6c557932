//! Editions in preparation: they are there for who has a role in them, on a jury or of those that
//! [`Mandate`](crate::Mandate) names, and for who runs the service. To everybody else they do not
//! exist before they are opened.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use contest::{Action, Actor, EditionId, Situation, may};

use crate::{Office, Person, Result, accounts::mandates::read_actor};

/// The names of the editions that were open at a generation of the database.
pub(crate) type OpenEditions = Arc<Mutex<(i64, Arc<BTreeSet<String>>)>>;

/// How somebody sees an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// As everybody does.
    Open,
    /// As long as it is in preparation.
    InPreparation {
        /// Whether they organise it, and not only know of it.
        organises: bool,
    },
}

/// How often somebody stands in the lists of those who read of an edition and do not run it.
#[derive(sqlx::FromRow)]
struct Readers {
    juror: i64,
    press: i64,
}

impl Office {
    /// Lets somebody pass to the pages of an edition: everybody once it was opened. Whatever shows
    /// something of an edition by its name asks here first.
    ///
    /// # Errors
    ///
    /// Unknown where there is none, and where it is in preparation and not theirs to know of.
    pub async fn see_edition(&self, person: Option<&Person>, slug: &str) -> Result<Sight> {
        if self.open_editions().await?.contains(slug) {
            return Ok(Sight::Open);
        }
        let edition = self.edition_row(slug).await?;
        let actor = match person {
            Some(person) => self.actor_in_edition(person, &edition.id).await?,
            None => Actor::default(),
        };
        let at = Situation {
            in_preparation: edition.in_preparation,
            ..Situation::default()
        };
        may(actor, Action::SeeEdition, &at)?;
        Ok(if edition.in_preparation {
            Sight::InPreparation {
                organises: actor.organiser,
            }
        } else {
            Sight::Open
        })
    }

    /// Who somebody is to an edition, in any of its calls.
    async fn actor_in_edition(&self, person: &Person, edition: &EditionId) -> Result<Actor> {
        let readers: Readers = sqlx::query_as(
            "SELECT (
                        SELECT COUNT(*)
                        FROM juror
                        JOIN call ON call.id = juror.call
                        WHERE juror.person = $1
                          AND call.edition = $2
                    ) AS juror,
                    (
                        SELECT COUNT(*)
                        FROM call_press
                        WHERE person = $1
                          AND edition = $2
                    ) AS press",
        )
        .bind(&person.id)
        .bind(edition)
        .fetch_one(self.store.read())
        .await?;
        let actor = read_actor(self.store.read(), person, edition, None).await?;
        Ok(Actor {
            juror: readers.juror > 0,
            press: readers.press > 0,
            ..actor
        })
    }

    /// The names of the editions that are open, from memory where nothing has changed since.
    async fn open_editions(&self) -> Result<Arc<BTreeSet<String>>> {
        let generation = self.generation().await?;
        {
            let known = self
                .open_editions
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if known.0 == generation {
                return Ok(Arc::clone(&known.1));
            }
        }
        let slugs: Vec<String> =
            sqlx::query_scalar("SELECT slug FROM edition WHERE in_preparation = 0")
                .fetch_all(self.store.read())
                .await?;
        // What is read now is at least as new as the generation.
        let open: Arc<BTreeSet<String>> = Arc::new(slugs.into_iter().collect());
        let mut known = self
            .open_editions
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *known = (generation, Arc::clone(&open));
        Ok(open)
    }
}

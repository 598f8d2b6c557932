//! How far somebody's hand goes on the pages of organisers.

use contest::{Action, CallId, EditionId, Situation, may};

use crate::{Office, Person, Result, accounts::mandates::read_actor};

/// How far somebody's hand goes on a page for organisers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageStanding {
    /// As far as the page goes, or not to it at all.
    #[default]
    Whole,
    /// To what belongs to one call.
    OneCall,
    /// They read it, and change nothing.
    Reads,
}

impl Office {
    /// How a page for organisers is shown to somebody, by its address: the edition, and the call
    /// where it is of one. Who organises all of it, and who has no part in it, is told nothing.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn standing_at(
        &self,
        person: &Person,
        edition: &str,
        call: Option<&str>,
    ) -> Result<PageStanding> {
        let ids: Option<(EditionId, CallId)> = sqlx::query_as(
            "SELECT edition.id, COALESCE(call.id, '') AS call
             FROM edition
             LEFT JOIN call ON call.edition = edition.id
               AND call.slug = $2
             WHERE edition.slug = $1",
        )
        .bind(edition)
        .bind(call.unwrap_or_default())
        .fetch_optional(self.store.read())
        .await?;
        let Some((edition, found)) = ids else {
            return Ok(PageStanding::Whole);
        };
        if call.is_some() && found.as_str().is_empty() {
            return Ok(PageStanding::Whole);
        }
        let meant = call.map(|_| &found);
        let actor = read_actor(self.store.read(), person, &edition, meant).await?;
        let at = Situation::default();
        let (reads, changes) = (
            may(actor, Action::Observe, &at).is_ok(),
            may(actor, Action::Organise, &at).is_ok(),
        );
        Ok(if reads && !changes {
            PageStanding::Reads
        } else if changes && may(actor, Action::SetEdition, &at).is_err() {
            PageStanding::OneCall
        } else {
            PageStanding::Whole
        })
    }
}

//! What stays the same from request to request, and the ports through which pages reach what only
//! the server has.

use std::{ops::Deref, path::Path, sync::Arc, time::Duration};

use contest::{PersonId, Timestamp};
use futures::future::BoxFuture;
use office::Office;

use crate::{
    client::TrustedProxies,
    computer::Computer,
    explorer::Explorer,
    limits::{Forms, Ones},
    page_cache::PageCache,
    portal::Portal,
    turns::Turns,
};

/// What stays the same from request to request. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<SiteParts>);

impl Site {
    /// A site of its parts.
    #[must_use]
    pub fn new(parts: SiteParts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Site {
    type Target = SiteParts;

    fn deref(&self) -> &SiteParts {
        &self.0
    }
}

/// What a site is made of.
pub struct SiteParts {
    pub office: Office,
    /// The clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// Name of the style sheet under `/pkg`, with its hash.
    pub style: Arc<str>,
    /// Name of the wasm bundle under `/pkg`, without ending.
    pub script: Arc<str>,
    /// Public pages that were rendered already.
    pub pages: PageCache,
    /// Draws charts that somebody asks for.
    pub explorer: Explorer,
    /// Turns at setting papers.
    pub drawing: Turns,
    /// Whether this is the demo: the mails' page exists, and pages say so.
    pub demo: bool,
    /// Reads data files; the server does it in processes of their own.
    pub preparer: Arc<dyn Preparer>,
    /// Computes figures and draws pictures, in processes of their own too.
    pub computer: Arc<dyn Computer>,
    /// Asks open-data portals.
    pub portal: Arc<dyn Portal>,
    /// Attempts for an account that those who are not signed in have in
    /// [`office::ATTEMPTS_TIME`].
    pub attempts: u32,
    /// Counts the forms of each sender.
    pub forms: Forms,
    /// Which account somebody signs in to by a password, by its address.
    pub sign_ins: Ones<String>,
    /// Who sends a file of a work, by id.
    pub uploads: Ones<PersonId>,
    /// Whose own file is being checked, by id.
    pub checks: Ones<PersonId>,
    /// Proxies whose word on the client is taken.
    pub trusted_proxies: TrustedProxies,
    /// How long the next part of a request is waited for.
    pub patience: Duration,
}

/// Reads data files that somebody sent. Each way fails with [`office::Refusal::FilesWaiting`] where
/// too many wait for it.
pub trait Preparer: Send + Sync {
    /// Prepares `raw`, which is called `name`, by choices as text (see [`dataset_spec::Choices`]);
    /// the answer may be the finding that stands against it.
    fn prepare<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
        choices: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<office::PreparedDataset, dataset_spec::Malformed>>>;

    /// Checks a team's own file; the answer may be the finding for which it cannot be read.
    fn check<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<dataset_spec::Check, dataset_spec::Malformed>>>;

    /// Prepares a team's own file.
    fn tidy<'a>(
        &'a self,
        raw: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<office::PreparedDataset, dataset_spec::Malformed>>>;
}

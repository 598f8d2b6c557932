//! What the pages need of an open-data portal; the server asks it.

use bytes::Bytes;
use futures::{future::BoxFuture, stream::BoxStream};
pub use office::PortalProblem;

/// A data set as a portal offers it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// A short name that an address may consist of.
    pub name: String,
    pub title: String,
    pub summary: String,
    pub publisher: String,
    /// Licences that the portal names; more than one contradict each other.
    pub licences: Vec<String>,
    /// Address of its page.
    pub address: String,
    pub files: Vec<OfferedFile>,
}

/// A file of an [`Offer`].
#[derive(Clone, Debug)]
pub struct OfferedFile {
    pub id: String,
    pub name: String,
    pub format: String,
    /// Day of its last change, as far as it is told.
    pub changed: String,
    pub address: String,
}

/// A file that was asked for.
pub enum Fetched {
    /// The portal has what is known already.
    Unchanged,
    File {
        name: String,
        etag: String,
        body: BoxStream<'static, std::io::Result<Bytes>>,
    },
}

/// Asks open-data portals.
pub trait Portal: Send + Sync {
    /// What a data set's page offers, in a language where there is a choice.
    fn find<'a>(
        &'a self,
        address: &'a str,
        language: &'a str,
    ) -> BoxFuture<'a, Result<Offer, PortalProblem>>;

    /// A file, unless the portal still has the one with this entity tag.
    fn fetch<'a>(
        &'a self,
        address: &'a str,
        etag: &'a str,
    ) -> BoxFuture<'a, Result<Fetched, PortalProblem>>;
}

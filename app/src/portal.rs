//! What the pages need of an open-data portal; the server asks it.

use bytes::Bytes;
use contest::Language;
use futures::{future::BoxFuture, stream::BoxStream};

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

/// Why a portal gave nothing.
#[derive(Clone, Debug)]
pub enum PortalProblem {
    /// Not the address of a data set's page.
    NotAnAddress,
    /// The address, or one that it leads to, lies within a private network.
    Inner,
    Slow,
    /// What answers is no CKAN portal: a web page, for instance.
    NotAPortal,
    /// The portal knows no such data set or file.
    Unknown,
    Broken(String),
}

impl PortalProblem {
    /// The sentence of it.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::NotAnAddress => words::portal_not_an_address(language).to_owned(),
            Self::Inner => words::portal_inner(language).to_owned(),
            Self::Slow => words::portal_slow(language).to_owned(),
            Self::NotAPortal => words::portal_not_a_portal(language).to_owned(),
            Self::Unknown => words::portal_unknown(language).to_owned(),
            Self::Broken(reason) => words::portal_broken(language, reason),
        }
    }
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

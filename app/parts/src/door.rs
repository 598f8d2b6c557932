//! Through which door a work is shown: to everybody, or to organisers before it is public.

use frame::visit::Visit;
use office::{Call, DraftFile, PublicEntry};

/// Who a page with works is for.
#[derive(Clone, Copy)]
pub enum Door<'a> {
    /// Everybody; the slug of the edition.
    Public(&'a str),
    /// The organisers of a call.
    Organisers(&'a Call),
}

impl Door<'_> {
    /// The address of a work's page.
    pub fn find_page(self, visit: &Visit, entry: &PublicEntry) -> String {
        visit.link(&match self {
            Self::Public(edition) => format!("/{edition}/works/{}", entry.id),
            Self::Organisers(call) => format!(
                "/{}/{}/organise/entries/{}",
                call.edition.slug, call.slug, entry.number
            ),
        })
    }

    /// The address of a file's small copy.
    #[must_use]
    pub fn find_picture(self, entry: &PublicEntry, file: &DraftFile) -> String {
        match self {
            Self::Public(_) => format!("/files/public/{}/{}?preview", entry.id, file.id),
            Self::Organisers(call) => format!(
                "/files/{}/{}/organise/{}/{}?preview",
                call.edition.slug, call.slug, entry.id, file.id
            ),
        }
    }
}

//! Who sets an edition, and by which form of a page.

use contest::{CallId, PersonId};
use serde_json::Value;

use crate::{EditionView, Person, Seen, Thing, editions::pauses::PauseEnd, versions::Proposal};

/// Who sets an edition.
#[derive(Clone, Copy, Debug)]
pub enum EditionAuthor<'a> {
    /// Somebody who has signed in: who organises an edition sets it, and who runs the service, or
    /// an organisation, makes one that is not there, and organises it.
    Person(&'a Person),
    /// The service itself, on its command line, for somebody who organises: the id of that person.
    Service {
        /// Runs a new edition; of one that is there, the change stands under their name.
        organiser: &'a PersonId,
    },
}

impl<'a> EditionAuthor<'a> {
    pub(super) const fn person(self) -> &'a PersonId {
        match self {
            Self::Person(person) => &person.id,
            Self::Service { organiser } => organiser,
        }
    }

    /// Who has signed in; nobody where it is the service.
    pub(in crate::editions) const fn signed_in(self) -> Option<&'a Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Service { .. } => None,
        }
    }
}

/// A form of a page that changes a part of an edition: the version that it was made from, and what
/// was typed into it.
#[derive(Clone, Debug)]
pub struct EditionForm<'a> {
    /// Who sent it.
    pub person: &'a Person,
    /// What it changes.
    pub thing: Thing<'a>,
    /// The slug of the call on whose page it stands; none on a page of the whole edition.
    pub call: Option<&'a str>,
    /// The version of that in the edition.
    pub seen: Seen,
    /// What was wanted, by which the same form sent twice is known.
    pub wanted: Value,
    /// Why dates move, as everybody reads it; empty where none was given.
    pub reason: &'a str,
    /// The pause that ends with it, where one does; the form is one of the calendar.
    pub ends_pause: Option<PauseEnd>,
}

impl EditionForm<'_> {
    /// What of a call has been looked at by whoever sends the form, changed or not.
    pub(super) fn reviews<'b>(&'b self, view: &'b EditionView) -> Option<(&'b CallId, Proposal)> {
        match self.thing {
            Thing::Calendar(call) => Some((call, Proposal::Dates)),
            Thing::Awards(call) => Some((call, Proposal::Awards)),
            Thing::Texts => {
                let mut calls = view.calls.iter();
                let call = calls.find(|call| self.call == Some(&*call.slug))?;
                Some((&call.id, Proposal::Rules))
            }
            _ => None,
        }
    }
}

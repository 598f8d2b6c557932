//! The draft of a preview: made up, with nothing in it, so that whoever runs a call sees what a
//! team will fill in and nothing that a team has written.

use contest::{Action, CallId, Content, EntryId, Timestamp, entry::EntryState};

use super::Draft;
use crate::{Office, Person, Result};

impl Office {
    /// The draft that a preview makes up.
    pub(super) async fn previewed_draft(
        &self,
        (person, call): (&Person, &CallId),
        entry: &EntryId,
        now: Timestamp,
    ) -> Result<Draft> {
        let call = self.call_by_id(call).await?;
        let state = EntryState::Draft;
        self.as_member(person, &call, entry, state.code(), Action::SeeDraft, now)
            .await?;
        Ok(Draft {
            id: entry.clone(),
            number: 0,
            call,
            team: person.name.clone(),
            captain: None,
            state,
            version: 1,
            content: Content::default(),
            files: Vec::new(),
            revision: 0,
            updated_at: now,
            changed: Vec::new(),
            receipts: Vec::new(),
            names: Vec::new(),
            letter: false,
            excluded: None,
            extension: None,
        })
    }
}

//! Who changes what belongs to the whole service: its cities and organisations.

use contest::{Action, Situation, may};

use crate::{Person, Result};

/// Who changes something of the whole service.
#[derive(Clone, Copy, Debug)]
pub enum ServiceAuthor<'a> {
    /// Somebody who has signed in, and runs the service.
    Person(&'a Person),
    /// The service itself, on its command line.
    Command,
}

impl<'a> ServiceAuthor<'a> {
    /// Asks whether they may; answers the id under which the log has it, empty for the command
    /// line.
    ///
    /// # Errors
    ///
    /// Unknown for who does not run the service.
    pub(crate) fn check(self, action: Action) -> Result<&'a str> {
        let Self::Person(person) = self else {
            return Ok("");
        };
        may(person.actor(), action, &Situation::default())?;
        Ok(person.id.as_str())
    }
}

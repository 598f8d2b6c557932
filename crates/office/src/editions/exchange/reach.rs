//! How much of an edition somebody sets: all of it, or their own calls and nothing that those share
//! with others.

use contest::{Action, Actor, CallId, Denied, Situation, may};
use edition_file::EditionFile;

use crate::{EditionView, Office, Person, Result, accounts::mandates::read_actor};

use super::plan::EditionChange;

/// How much of an edition somebody sets.
pub(in crate::editions) enum Reach {
    /// All of it.
    Whole,
    /// These calls, by their parts of addresses, and nothing that they share with others.
    Calls(Vec<String>),
}

impl Reach {
    /// Lets pass who sets all of it.
    pub(in crate::editions) const fn check_whole(&self) -> Result<(), Denied> {
        match self {
            Self::Whole => Ok(()),
            Self::Calls(_) => Err(Denied::WholeEdition),
        }
    }

    /// Lets changes pass that lie within.
    pub(in crate::editions) fn check(&self, changes: &[EditionChange]) -> Result<(), Denied> {
        let Self::Calls(own) = self else {
            return Ok(());
        };
        for change in changes {
            let call = change.path.strip_prefix("calls/").and_then(|below| {
                let (call, _) = below.split_once('/')?;
                Some(call)
            });
            match call {
                Some(call) if own.iter().any(|slug| slug == call) => {}
                // Which values of the file are assumed follows from what is changed.
                None if change.path == "assumed" => {}
                // Another call is shown on the same page: that it is there is no secret.
                _ => return Err(Denied::WholeEdition),
            }
        }
        Ok(())
    }
}

impl Office {
    /// An edition as a file, for who sees what the organisers of one of its calls see.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else, and where there is none.
    pub async fn edition_for(&self, person: &Person, slug: &str) -> Result<EditionFile> {
        let view = self.edition(slug).await?;
        let edition = &view.edition.id;
        let actor = read_actor(self.store.read(), person, edition, None).await?;
        may(actor, Action::Observe, &Situation::default())?;
        self.describe_edition(&view).await
    }

    /// Asks how much of an edition somebody may set, or whether they make it where it is not there;
    /// nobody is the service itself.
    pub(in crate::editions) async fn may_set_edition(
        &self,
        author: Option<&Person>,
        view: Option<&EditionView>,
    ) -> Result<Reach> {
        let Some(person) = author else {
            return Ok(Reach::Whole);
        };
        let at = Situation::default();
        let Some(view) = view else {
            let actor = Actor {
                // Of which one, is asked when it is known whose edition it would be.
                organisation_administrator: !self.administered(person).await?.is_empty(),
                ..person.actor()
            };
            may(actor, Action::MakeEdition, &at)?;
            return Ok(Reach::Whole);
        };
        let edition = &view.edition.id;
        let actor = read_actor(self.store.read(), person, edition, None).await?;
        match may(actor, Action::SetEdition, &at) {
            Ok(()) => return Ok(Reach::Whole),
            Err(Denied::WholeEdition) => {}
            Err(denied) => return Err(denied.into()),
        }
        let ids: Vec<CallId> = view.calls.iter().map(|call| call.id.clone()).collect();
        let own = self
            .read_calls_where(person, edition, &ids, Action::SetCall)
            .await?;
        let own = view.calls.iter().filter(|call| own.contains(&call.id));
        Ok(Reach::Calls(own.map(|call| call.slug.clone()).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_runs_a_call_changes_what_lies_within_it() {
        let change = |path: &str| EditionChange {
            path: path.to_owned(),
            before: None,
            after: None,
        };
        let own = Reach::Calls(vec!["kobe".to_owned()]);
        for (path, answer) in [
            ("calls/kobe/title/en", Ok(())),
            ("calls/kobe/phases/final/ends", Ok(())),
            ("assumed", Ok(())),
            ("calls/barcelona/title/en", Err(Denied::WholeEdition)),
            ("calls/kobe-2/title/en", Err(Denied::WholeEdition)),
            ("calls/order", Err(Denied::WholeEdition)),
            ("title/en", Err(Denied::WholeEdition)),
            ("topics/order", Err(Denied::WholeEdition)),
        ] {
            assert_eq!(own.check(&[change(path)]), answer, "{path}");
            let both = [change("calls/kobe/lead/ca"), change(path)];
            assert_eq!(own.check(&both), answer, "{path} beside one of theirs");
            assert_eq!(Reach::Whole.check(&[change(path)]), Ok(()), "{path}");
        }
    }
}

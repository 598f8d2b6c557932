//! Whose edition a file makes: which organisation's, or the service's own.

use contest::{Action, Actor, Situation, may};
use edition_file::{EditionFile, model::Slug};

use crate::{EditionAuthor, EditionView, Office, Person, Result};

/// A file with whose edition it is where it does not say so: one that is there stays whose it is,
/// and a new one is of the organisation that its author administers, where that is one alone.
pub(super) fn settle_organisation(
    file: &EditionFile,
    view: Option<&EditionView>,
    own: &[String],
) -> EditionFile {
    let mut file = file.clone();
    if file.organisation.is_none() {
        let only = || match own {
            [only] => Some(only.clone()),
            _ => None,
        };
        let organisation = match view {
            Some(view) => view.edition.organisation.clone(),
            None => only(),
        };
        file.organisation = organisation.map(Slug);
    }
    file
}

impl Office {
    /// A file with whose edition it is, for who may make it theirs: one that is new, or that would
    /// become another organisation's, asks for who makes editions of both.
    ///
    /// # Errors
    ///
    /// Unknown for who may not.
    pub(in crate::editions) async fn settle(
        &self,
        author: EditionAuthor<'_>,
        view: Option<&EditionView>,
        file: &EditionFile,
    ) -> Result<EditionFile> {
        let EditionAuthor::Person(person) = author else {
            return Ok(settle_organisation(file, view, &[]));
        };
        let own = self.administered(person).await?;
        let file = settle_organisation(file, view, &own);
        let becomes = file.organisation.as_ref().map(|code| code.0.as_str());
        let Some(view) = view else {
            may_make(person, &own, becomes)?;
            return Ok(file);
        };
        let before = view.edition.organisation.as_deref();
        if before != becomes {
            may_make(person, &own, before)?;
            may_make(person, &own, becomes)?;
        }
        Ok(file)
    }
}

/// Asks whether somebody who administers some organisations may make editions of one, or of the
/// service itself.
fn may_make(person: &Person, own: &[String], organisation: Option<&str>) -> Result<()> {
    let actor = Actor {
        organisation_administrator: own.iter().any(|code| Some(code.as_str()) == organisation),
        ..person.actor()
    };
    Ok(may(actor, Action::MakeEdition, &Situation::default())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_edition_is_of_the_one_organisation_that_its_author_administers() {
        let own = |codes: &[&str]| {
            codes
                .iter()
                .map(|code| (*code).to_owned())
                .collect::<Vec<_>>()
        };
        let whose = |named: Option<&str>, own: &[String]| {
            let file = EditionFile {
                organisation: named.map(|code| Slug(code.to_owned())),
                ..EditionFile::default()
            };
            settle_organisation(&file, None, own)
                .organisation
                .map(|code| code.0)
        };
        assert_eq!(whose(None, &own(&["a"])).as_deref(), Some("a"));
        assert_eq!(whose(None, &own(&["a", "b"])), None);
        assert_eq!(whose(None, &[]), None);
        assert_eq!(whose(Some("b"), &own(&["a"])).as_deref(), Some("b"));
    }
}

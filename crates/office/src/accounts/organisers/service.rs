//! The same on the command line, for who runs the service: who organises a whole edition.

use contest::{Denied, EditionId, PersonId, Timestamp};

use crate::{
    Office, Problem, Refusal, Result, Thing,
    accounts::mandates::{Mandate, find_problem_of, give, take},
    storage::Change,
    versions::{lock, touch_by},
};

impl Office {
    /// Lets somebody run an edition: for who runs the service, on its command line.
    ///
    /// # Errors
    ///
    /// Unknown where there is no such account or edition; denied where the person judges in the
    /// edition, watches over it or follows it for the press; [`Refusal::ConflictOfInterest`] where
    /// they take or took part in it.
    pub async fn appoint_organiser(&self, mail: &str, edition: &str, now: Timestamp) -> Result<()> {
        let (person, edition) = self.person_and_edition(mail, edition).await?;
        let mut change = self.begin_service_change(&edition, now).await?;
        let problem = find_problem_of(&mut change, &person, &edition, &Mandate::WHOLE).await?;
        match problem {
            Some(Problem::Judges) => return Err(Denied::JurorOfThisCall.into()),
            Some(Problem::TakesPart) => return Err(Refusal::ConflictOfInterest.into()),
            Some(Problem::HasRole) => return Err(Denied::FollowsThisCall.into()),
            // Who runs it already goes on.
            _ => {}
        }
        let nobody = PersonId::default();
        give(
            &mut change,
            &person,
            &edition,
            &Mandate::WHOLE,
            (&nobody, now),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Lets somebody run an edition no longer: for who runs the service, on its command line.
    ///
    /// # Errors
    ///
    /// [`Refusal::LastOrganiser`] where nobody else runs it; unknown where there is no such account
    /// or edition, or they do not run it.
    pub async fn dismiss_organiser(&self, mail: &str, edition: &str, now: Timestamp) -> Result<()> {
        let (person, edition) = self.person_and_edition(mail, edition).await?;
        let mut change = self.begin_service_change(&edition, now).await?;
        let nobody = PersonId::default();
        take(
            &mut change,
            &person,
            &edition,
            &Mandate::WHOLE,
            (&nobody, now),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Begins a change of who organises an edition, one after the other, in nobody's name.
    async fn begin_service_change(&self, edition: &EditionId, now: Timestamp) -> Result<Change> {
        let mut change = self.store.begin().await?;
        lock(&mut change, edition).await?;
        let nobody = PersonId::default();
        touch_by(&mut change, (edition, Thing::Organisers), (&nobody, now)).await?;
        Ok(change)
    }

    async fn person_and_edition(&self, mail: &str, edition: &str) -> Result<(PersonId, EditionId)> {
        Ok((
            self.find_person(mail).await?,
            self.edition_row(edition).await?.id,
        ))
    }
}

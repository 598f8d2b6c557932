//! Jurors who are invited by a list out of a spreadsheet.

use contest::{Denied, Language, Timestamp};

use super::jurors::NewJuror;
use crate::{
    Call, Failure, Office, Person, Problem, Refusal, Result,
    accounts::people_list::{Cells, Column, Layout, Listed, read_list, refuse_lines},
};

/// The columns of a list of jurors.
const LAYOUT: Layout = Layout {
    columns: &[
        Column::Address,
        Column::Name,
        Column::Language,
        Column::Organisation,
    ],
    headed: false,
};

/// What a line says of a juror beside the address, or what stands against it.
fn read_cells(cells: &Cells<'_>, otherwise: Language) -> Result<NewJuror, Vec<Problem>> {
    let name = cells
        .read_name()
        .and_then(|name| name.ok_or(Problem::NameMissing));
    match (name, cells.read_language(), cells.read_organisation()) {
        (Ok(name), Ok(language), Ok(organisation)) => Ok(NewJuror {
            name,
            organisation,
            language: language.unwrap_or(otherwise),
            again: false,
        }),
        (name, language, organisation) => {
            let found = [name.err(), language.err(), organisation.err()];
            Err(found.into_iter().flatten().collect())
        }
    }
}

/// What keeps somebody from the jury, as it is told beside their line.
///
/// # Errors
///
/// Whatever else went wrong.
fn read_bar(failure: Failure) -> Result<Problem> {
    match failure {
        Failure::Refused(Refusal::InvitedAlready) => Ok(Problem::OnJury),
        Failure::Refused(Refusal::ConflictOfInterest) => Ok(Problem::InTeam),
        Failure::Refused(Refusal::Denied(
            Denied::OrganiserOfThisEdition | Denied::FollowsThisCall,
        )) => Ok(Problem::CannotJudge),
        failure => Err(failure),
    }
}

impl Office {
    /// Lets somebody pass who invites jurors to a call.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser; denied for who watches over the call.
    pub async fn may_invite_jurors(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await
    }

    /// Invites everybody on a list to the jury of a call, as one by one: all of them or none. The
    /// list has the columns `address`, `name`, `language` and `organisation`, in this order or as
    /// its first line names them. Answers each address in the order of the list. A line without a
    /// language is in `otherwise`.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with everything that stands against the list, line by line; unknown for
    /// anybody but an organiser.
    pub async fn invite_jurors(
        &self,
        organiser: &Person,
        call: &Call,
        (list, otherwise): (&str, Language),
        now: Timestamp,
    ) -> Result<Vec<String>> {
        self.may_invite_jurors(organiser, call, now).await?;
        let mut jurors = read_list(list, &LAYOUT, |cells| read_cells(cells, otherwise))?;
        let invited = jurors
            .iter()
            .map(|juror| juror.mail.as_str().to_owned())
            .collect();
        // Two lists lock the same people in the same order.
        jurors.sort_by(|one, other| one.mail.as_str().cmp(other.mail.as_str()));
        let mut change = self.store.begin().await?;
        let mut problems = Vec::new();
        for Listed { line, mail, rest } in &jurors {
            let seated = self
                .seat(&mut change, (organiser, call), (mail, rest), now)
                .await;
            if let Err(failure) = seated {
                problems.push((*line, read_bar(failure)?));
            }
        }
        if !problems.is_empty() {
            // Nobody was invited: the change ends here.
            return Err(refuse_lines(problems).into());
        }
        change.commit().await?;
        Ok(invited)
    }
}

//! What a team's captain changes: the link, who leads, who is in it.

use contest::{Action, PersonId, Timestamp};

use super::locked_team::{LockedTeam, Remover};
use crate::{
    Call, Office, Person, Result, audit, entropy::token, refusal::UNKNOWN, storage::execute_one,
};

impl Office {
    /// Makes the invitation that was given out worthless and gives a new one. For the captain.
    ///
    /// # Errors
    ///
    /// Denied for other members; unknown for anybody else.
    pub async fn renew_invitation(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::LeadTeam, now)?;
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE team
                 SET invitation = $1
                 WHERE id = $2",
            )
            .bind(token(&*self.entropy))
            .bind(&team.team),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "invitation",
            &team.team,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Makes another member the captain. For the captain.
    ///
    /// # Errors
    ///
    /// Denied for other members; unknown for anybody else, and where the other is not in the team.
    pub async fn hand_over_team(
        &self,
        person: &Person,
        call: &Call,
        to: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::LeadTeam, now)?;
        if !team.has(&mut transaction, to).await? {
            return Err(UNKNOWN);
        }
        execute_one(
            &mut transaction,
            sqlx::query(
                "UPDATE team
                 SET captain = $1
                 WHERE id = $2",
            )
            .bind(to)
            .bind(&team.team),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "captain",
            &team.team,
            to.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a member out of the team, who is told by mail, cannot come back by the link, and keeps
    /// a conflict of interest with its work. For the captain; the same asked for twice is done
    /// once.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Deadline`] where the work can change no longer; denied for other members;
    /// unknown for anybody else, and where the other is not in the team or is the captain.
    pub async fn remove_member(
        &self,
        person: &Person,
        call: &Call,
        member: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::RemoveMember, now)?;
        if *member == person.id {
            return Err(UNKNOWN);
        }
        if team.closed_to(&mut transaction, member).await? {
            return Ok(());
        }
        self.remove(
            &mut transaction,
            (&team, call),
            member,
            Remover::Captain,
            now,
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "member-removed",
            &team.team,
            member.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets somebody come back by the link whom a captain took out. For the captain.
    ///
    /// # Errors
    ///
    /// Denied for other members; unknown for anybody else, and where no captain took them out.
    pub async fn readmit_member(
        &self,
        person: &Person,
        call: &Call,
        member: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let team = LockedTeam::of_member(&mut transaction, person, call).await?;
        team.may(person, call, Action::LeadTeam, now)?;
        team.open_to(&mut transaction, member, Some(Remover::Captain))
            .await?;
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "member-readmitted",
            &team.team,
            member.as_str(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

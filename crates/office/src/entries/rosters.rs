//! Who belongs to a team: its captain renews the link, hands over and takes members out; organisers
//! take somebody out with a reason.

mod leading;
mod locked_team;
mod organising;

use contest::{PersonId, Timestamp};

pub(crate) use self::locked_team::LockedTeam;
use self::locked_team::Remover;
pub use self::organising::{Participant, Roster};
use crate::{
    Call, Office, Result,
    entropy::token,
    mail::outbox::{Matter, NewMail, Recipient},
    storage::Change,
};

impl Office {
    /// Takes a member out, who is told by mail.
    async fn remove(
        &self,
        change: &mut Change,
        (team, call): (&LockedTeam, &Call),
        member: &PersonId,
        remover: Remover<'_>,
        now: Timestamp,
    ) -> Result<()> {
        team.take_out(change, member, &token(&*self.entropy))
            .await?;
        team.close_to(change, member, remover, now).await?;
        let recipient: Recipient =
            sqlx::query_as("SELECT name, mail, language FROM person WHERE id = $1")
                .bind(member)
                .fetch_one(&mut **change)
                .await?;
        let (name, mail, language) = recipient.into_parts();
        let title = call.title.text(language);
        let body = match remover {
            Remover::Captain => i18n::mail_removed_body(language, name, &team.name, title),
            Remover::Organisers(reason) => {
                i18n::mail_removed_organiser_body(language, name, &team.name, title, reason)
            }
        };
        let subject = i18n::mail_removed_subject(language, &team.name);
        let mail = NewMail {
            call: &call.id,
            matter: Matter::Removal,
            recipient: &mail,
            subject: &subject,
            body: &body,
            stop: "",
        };
        self.post_of_call(change, now, mail).await
    }
}

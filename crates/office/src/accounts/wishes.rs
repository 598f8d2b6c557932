//! Whether somebody wants to be reminded by mail: said by the link in a reminder, without signing
//! in, or on the account's page.

use contest::{Action, Language, PersonId, Timestamp};

use crate::{Office, Person, Refusal, Result, audit, mail::outbox::Matter, storage::Change};

/// The page that a reminder's link opens, behind the language.
pub const REMINDERS_PATH: &str = "/reminders/";

/// What a reminder's link is signed for, by whom it is and their address: whoever reads mail at one
/// that was corrected since decides nothing any more.
const WISH: &str = "reminders";

/// What somebody said of reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The address to which they go.
    pub mail: String,
    /// Whether reminders shall come.
    pub wanted: bool,
}

impl Office {
    /// Where the reader of a reminder can say that no more shall come.
    pub(crate) fn wish_link(&self, language: Language, person: &PersonId, mail: &str) -> String {
        format!(
            "{}/{}{REMINDERS_PATH}{}",
            self.settings.address,
            language.tag(),
            self.sign(WISH, (person.as_str(), mail))
        )
    }

    /// Whose wish a link is for, and what it is now.
    async fn wish_of(&self, link: &str) -> Result<(PersonId, Wish)> {
        let person = PersonId::new(link.split('.').next().unwrap_or_default());
        let row: Option<(String, i64)> =
            sqlx::query_as("SELECT mail, reminders FROM person WHERE id = $1")
                .bind(&person)
                .fetch_optional(self.store.read())
                .await?;
        let (mail, reminders) = row.ok_or(Refusal::LinkSpent)?;
        if !self.is_signed(link, WISH, (person.as_str(), &mail)) {
            return Err(Refusal::LinkSpent.into());
        }
        Ok((
            person,
            Wish {
                mail,
                wanted: reminders == 1,
            },
        ))
    }

    /// What the reader of a reminder wants now.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`] where the link was changed, or the address is another by now.
    pub async fn wish_by_link(&self, link: &str) -> Result<Wish> {
        Ok(self.wish_of(link).await?.1)
    }

    /// Says by the link of a reminder whether more shall come. Said twice, it is the same.
    ///
    /// # Errors
    ///
    /// [`Refusal::LinkSpent`] where the link was changed, or the address is another by now.
    pub async fn set_wish_by_link(&self, link: &str, wanted: bool, now: Timestamp) -> Result<Wish> {
        let (person, wish) = self.wish_of(link).await?;
        let mut transaction = self.store.begin().await?;
        set(&mut transaction, &person, wanted, now).await?;
        transaction.commit().await?;
        Ok(Wish { wanted, ..wish })
    }

    /// Whether somebody who is signed in wants reminders.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn wants_reminders(&self, person: &Person) -> Result<bool> {
        let wanted: i64 = sqlx::query_scalar("SELECT reminders FROM person WHERE id = $1")
            .bind(&person.id)
            .fetch_one(self.store.read())
            .await?;
        Ok(wanted == 1)
    }

    /// Says whether reminders shall come.
    ///
    /// # Errors
    ///
    /// Denied on behalf of somebody else.
    pub async fn set_wish(&self, person: &Person, wanted: bool, now: Timestamp) -> Result<()> {
        Self::may_oneself(person, Action::ChangeAccount)?;
        let mut transaction = self.store.begin().await?;
        set(&mut transaction, &person.id, wanted, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

async fn set(change: &mut Change, person: &PersonId, wanted: bool, now: Timestamp) -> Result<()> {
    let changed = sqlx::query(
        "UPDATE person
         SET reminders = $1
         WHERE id = $2
           AND reminders <> $1",
    )
    .bind(i64::from(wanted))
    .bind(person)
    .execute(&mut **change)
    .await?
    .rows_affected();
    if !wanted {
        // Reminders that wait, also none.
        sqlx::query(
            "DELETE FROM mail
             WHERE kind = $1
               AND sent_at IS NULL
               AND recipient = (SELECT mail FROM person WHERE id = $2)",
        )
        .bind(Matter::Reminder.code())
        .bind(person)
        .execute(&mut **change)
        .await?;
    }
    if changed > 0 {
        audit::record(
            change,
            now,
            person,
            "reminders",
            person,
            if wanted { "wanted" } else { "unwanted" },
        )
        .await?;
    }
    Ok(())
}

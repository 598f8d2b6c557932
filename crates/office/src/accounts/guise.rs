//! Through whose eyes somebody looks: their own, those of a person who asks for help, or those that
//! a preview makes up.

use contest::{CallId, PreviewRole, Timestamp};

use crate::{Office, Person, Result, storage::Change};

/// Through whose eyes somebody looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Guise {
    /// Their own.
    #[default]
    Own,
    /// An administrator sees what this person sees.
    OnBehalf {
        /// The administrator's name.
        administrator: String,
        /// When it ends by itself.
        until: Timestamp,
    },
    /// Nobody at all: whoever runs a call looks at it as one who takes part or judges would.
    Previewed {
        /// The only call in which they are anything.
        call: CallId,
        /// What they are there.
        role: PreviewRole,
    },
}

impl Office {
    /// Notes that a page was shown to somebody as themselves, after they had looked through other
    /// eyes. Where they have begun to again meanwhile, nothing is noted.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn note_own_page(&self, person: &Person) -> Result<()> {
        let mut change = self.store.begin().await?;
        sqlx::query(
            "UPDATE session
             SET looked_at = NULL
             WHERE id = $1
               AND looked_at = $2",
        )
        .bind(&person.session)
        .bind(person.looked_at.map(|at| at.0))
        .execute(&mut *change)
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// Notes that from now on pages of a session are shown through other eyes.
pub(crate) async fn note_looking(change: &mut Change, session: &str, now: Timestamp) -> Result<()> {
    sqlx::query(
        "UPDATE session
         SET looked_at = $1
         WHERE id = $2",
    )
    .bind(now.0)
    .bind(session)
    .execute(&mut **change)
    .await?;
    Ok(())
}

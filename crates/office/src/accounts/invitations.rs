//! Invitations to a role for addresses that have no account yet: they wait until somebody proves
//! the address.

use contest::{CallId, EditionId, PersonId, Timestamp};

use crate::{
    Problem, Result, Thing,
    accounts::mandates::{Mandate, find_problem_of, give},
    audit,
    storage::Change,
    versions::{lock, touch_by},
};

/// The editions whose invitation waits for an address.
pub(super) async fn read_invited(
    change: &mut Change,
    mail: &str,
    now: Timestamp,
) -> Result<Vec<EditionId>> {
    Ok(sqlx::query_scalar(
        "SELECT edition
         FROM organiser_invitation
         WHERE mail = $1
           AND expires_at > $2
         ORDER BY edition",
    )
    .bind(mail)
    .bind(now.0)
    .fetch_all(&mut **change)
    .await?)
}

/// The same, locked before anything of the person is: whoever invites several locks in this order
/// too.
pub(crate) async fn lock_invitations(
    change: &mut Change,
    mail: &str,
    now: Timestamp,
) -> Result<Vec<EditionId>> {
    let editions = read_invited(change, mail, now).await?;
    for edition in &editions {
        lock(change, edition).await?;
    }
    Ok(editions)
}

/// Gives whoever has proven an address the roles that it was invited to. An invitation of somebody
/// who judges or takes part by now, or has a role that excludes it, stays as it is: organisers see
/// it, and why.
pub(crate) async fn accept_invitations(
    change: &mut Change,
    (person, mail): (&PersonId, &str),
    editions: &[EditionId],
    now: Timestamp,
) -> Result<()> {
    for edition in editions {
        // It may have been taken back since it was read.
        let Some(mandate) = find_invitation(change, edition, mail).await? else {
            continue;
        };
        let problem = find_problem_of(change, person, edition, &mandate).await?;
        if !matches!(problem, None | Some(Problem::Organises)) {
            continue;
        }
        forget_invitation(change, edition, mail).await?;
        touch_by(change, (edition, Thing::Organisers), (person, now)).await?;
        if problem.is_none() {
            give(change, person, edition, &mandate, (person, now)).await?;
        }
    }
    Ok(())
}

/// The role that an address is invited to in an edition, if it is to any.
pub(crate) async fn find_invitation(
    change: &mut Change,
    edition: &EditionId,
    mail: &str,
) -> Result<Option<Mandate>> {
    let row: Option<(String, CallId)> = sqlx::query_as(
        "SELECT role, COALESCE(call, '') AS call
         FROM organiser_invitation
         WHERE edition = $1
           AND mail = $2",
    )
    .bind(edition)
    .bind(mail)
    .fetch_optional(&mut **change)
    .await?;
    Ok(row.map(|(role, call)| Mandate::of_columns(&role, call)))
}

/// Deletes the invitation of an address with its link; answers whether there was one.
pub(crate) async fn forget_invitation(
    change: &mut Change,
    edition: &EditionId,
    mail: &str,
) -> Result<bool> {
    let link: Option<String> = sqlx::query_scalar(
        "DELETE FROM organiser_invitation
         WHERE edition = $1
           AND mail = $2
         RETURNING token_hash",
    )
    .bind(edition)
    .bind(mail)
    .fetch_optional(&mut **change)
    .await?;
    // The link may be used up, or forgotten after its time.
    sqlx::query("DELETE FROM sign_up WHERE token_hash = $1")
        .bind(link.as_deref().unwrap_or_default())
        .execute(&mut **change)
        .await?;
    Ok(link.is_some())
}

/// Forgets the invitation that a link belongs to, if it does to one: who reads the mail wants none
/// of it.
pub(crate) async fn decline_invitation(
    change: &mut Change,
    token_hash: &str,
    now: Timestamp,
) -> Result<()> {
    let declined: Option<(EditionId, String)> = sqlx::query_as(
        "DELETE FROM organiser_invitation
         WHERE token_hash = $1
         RETURNING edition, mail",
    )
    .bind(token_hash)
    .fetch_optional(&mut **change)
    .await?;
    let Some((edition, mail)) = declined else {
        return Ok(());
    };
    let nobody = PersonId::default();
    touch_by(change, (&edition, Thing::Organisers), (&nobody, now)).await?;
    audit::record(
        change,
        now,
        nobody,
        "organiser-invitation-declined",
        edition,
        &mail,
    )
    .await
}

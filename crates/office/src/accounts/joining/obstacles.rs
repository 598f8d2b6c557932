//! What keeps two accounts from being joined: together they would be what nobody may be, or have
//! said two things where one person says one. Which roles exclude each other is asked where it is
//! asked for every other door.

use contest::{CallId, Denied, EditionId, Localized, PersonId};

use crate::{
    Problem, Result,
    accounts::{
        mandates::{Mandate, find_problem, read_mandates},
        roles::{count_roles, find_bar},
    },
    storage::Change,
};

/// Two accounts: the one that is kept, and the one whose content moves there.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) kept: &'a PersonId,
    pub(super) other: &'a PersonId,
}

/// Why two accounts cannot be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObstacleKind {
    /// The other one runs the service, and the one that is kept does not.
    RunsService,
    /// Both would take part in a call and judge it.
    JudgesAndTakesPart,
    /// They would take part in, or judge, what they organise or once did.
    Organises,
    /// They would take part in, or judge, what they follow for the press or watch over.
    Follows,
    /// They would have two roles in an edition that exclude each other.
    Roles,
    /// Each is in another team of a call.
    Teams,
    /// Each has a sheet for the same entry in the same round.
    Sheets,
    /// Each has chosen between the same two finalists.
    Pairs,
}

/// What stands against joining two accounts, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoiningObstacle {
    /// What.
    pub kind: ObstacleKind,
    /// Where; nothing where it is about no edition.
    pub place: Option<ObstaclePlace>,
}

/// Where something stands against joining two accounts: editions may have calls of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObstaclePlace {
    /// What the edition is called.
    pub edition: Localized,
    /// What its call is called, where it is about one.
    pub call: Option<Localized>,
}

impl ObstaclePlace {
    fn of_columns(edition: &str, call: Option<&str>) -> Result<Self> {
        Ok(Self {
            edition: serde_json::from_str(edition)?,
            call: call.map(serde_json::from_str).transpose()?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CallRow {
    call: CallId,
    edition: EditionId,
    title: String,
    edition_title: String,
}

/// Everything that stands against joining two accounts.
pub(super) async fn find_obstacles(
    change: &mut Change,
    pair: Pair<'_>,
) -> Result<Vec<JoiningObstacle>> {
    let mut found = Vec::new();
    if runs_service(change, pair.other).await? && !runs_service(change, pair.kept).await? {
        found.push(JoiningObstacle {
            kind: ObstacleKind::RunsService,
            place: None,
        });
    }
    find_in_calls(change, pair, &mut found).await?;
    find_in_editions(change, pair, &mut found).await?;
    for (kind, statement) in [
        (ObstacleKind::Teams, TEAMS),
        (ObstacleKind::Sheets, SHEETS),
        (ObstacleKind::Pairs, PAIRS),
    ] {
        let titles: Vec<(String, String)> = sqlx::query_as(statement)
            .bind(pair.kept)
            .bind(pair.other)
            .fetch_all(&mut **change)
            .await?;
        for (edition, call) in titles {
            let place = Some(ObstaclePlace::of_columns(&edition, Some(&call))?);
            found.push(JoiningObstacle { kind, place });
        }
    }
    Ok(found)
}

/// Calls in which each is in another team.
const TEAMS: &str = "SELECT edition.title, call.title
     FROM call
     JOIN edition ON edition.id = call.edition
     WHERE EXISTS (
         SELECT 1
         FROM member AS kept
         JOIN member AS other ON other.call = kept.call AND other.team <> kept.team
         WHERE kept.call = call.id
           AND kept.person = $1
           AND other.person = $2
     )
     ORDER BY call.id";

/// Calls in which each has, or had, a sheet for the same entry in the same round.
const SHEETS: &str = "SELECT edition.title, call.title
     FROM call
     JOIN edition ON edition.id = call.edition
     WHERE EXISTS (
         SELECT 1
         FROM assignment AS kept
         JOIN assignment AS other ON other.round = kept.round AND other.entry = kept.entry
         WHERE kept.call = call.id
           AND kept.juror = $1
           AND other.juror = $2
     )
        OR EXISTS (
         SELECT 1
         FROM mark_history AS kept
         JOIN mark_history AS other ON other.round = kept.round AND other.entry = kept.entry
         JOIN entry ON entry.id = kept.entry
         WHERE entry.call = call.id
           AND kept.juror = $1
           AND other.juror = $2
     )
     ORDER BY call.id";

/// Calls in which each has chosen between the same two finalists.
const PAIRS: &str = "SELECT edition.title, call.title
     FROM call
     JOIN edition ON edition.id = call.edition
     WHERE EXISTS (
         SELECT 1
         FROM ballot AS kept
         JOIN ballot AS other ON (
             (other.first = kept.first AND other.second = kept.second)
             OR (other.first = kept.second AND other.second = kept.first)
         )
         WHERE kept.call = call.id
           AND kept.juror = $1
           AND other.juror = $2
           AND kept.undone_at IS NULL
           AND other.undone_at IS NULL
     )
     ORDER BY call.id";

async fn runs_service(change: &mut Change, person: &PersonId) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM person
         WHERE id = $1
           AND administrator = 1",
    )
    .bind(person)
    .fetch_one(&mut **change)
    .await?;
    Ok(found > 0)
}

/// What both would be together in the calls that either judges, or takes part in.
async fn find_in_calls(
    change: &mut Change,
    pair: Pair<'_>,
    found: &mut Vec<JoiningObstacle>,
) -> Result<()> {
    let calls: Vec<CallRow> = sqlx::query_as(
        "SELECT call.id AS call, call.edition, call.title, edition.title AS edition_title
         FROM call
         JOIN edition ON edition.id = call.edition
         WHERE call.id IN (SELECT call FROM juror WHERE person IN ($1, $2))
            OR call.id IN (SELECT call FROM took_part WHERE person IN ($1, $2))
         ORDER BY call.id",
    )
    .bind(pair.kept)
    .bind(pair.other)
    .fetch_all(&mut **change)
    .await?;
    for call in calls {
        let place = ObstaclePlace::of_columns(&call.edition_title, Some(&call.title))?;
        let at = (&call.edition, &call.call);
        let (kept, other) = (
            count_roles(change, pair.kept, at).await?,
            count_roles(change, pair.other, at).await?,
        );
        let bound = match kept.with(other).check_unbound() {
            Err(Denied::OrganiserOfThisEdition) => Some(ObstacleKind::Organises),
            Err(_) => Some(ObstacleKind::Follows),
            Ok(()) => None,
        };
        let judges_own = kept.juror && took_part(change, pair.other, &call.call).await?
            || other.juror && took_part(change, pair.kept, &call.call).await?;
        let judges_own = judges_own.then_some(ObstacleKind::JudgesAndTakesPart);
        found.extend(bound.into_iter().chain(judges_own).map(|kind| {
            let place = Some(place.clone());
            JoiningObstacle { kind, place }
        }));
    }
    Ok(())
}

/// Whether somebody takes part in a call, or did.
async fn took_part(change: &mut Change, person: &PersonId, call: &CallId) -> Result<bool> {
    let found: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM took_part
         WHERE call = $1
           AND person = $2",
    )
    .bind(call)
    .bind(person)
    .fetch_one(&mut **change)
    .await?;
    Ok(found > 0)
}

/// Roles of either that exclude each other in an edition.
async fn find_in_editions(
    change: &mut Change,
    pair: Pair<'_>,
    found: &mut Vec<JoiningObstacle>,
) -> Result<()> {
    let editions: Vec<(EditionId, String)> = sqlx::query_as(
        "SELECT edition.id, edition.title
         FROM edition
         WHERE edition.id IN (SELECT edition FROM organiser WHERE person IN ($1, $2))
            OR edition.id IN (
                SELECT edition
                FROM appointment
                WHERE person IN ($1, $2)
                  AND until IS NULL
            )
         ORDER BY edition.id",
    )
    .bind(pair.kept)
    .bind(pair.other)
    .fetch_all(&mut **change)
    .await?;
    for (edition, title) in editions {
        let (kept, other) = (
            read_mandates(change, pair.kept, &edition).await?,
            read_mandates(change, pair.other, &edition).await?,
        );
        let mut excluded = false;
        for (mandates, held, of) in [(&other, &kept, pair.kept), (&kept, &other, pair.other)] {
            for mandate in mandates {
                let bar = find_bar(change, of, &edition, mandate.call.as_ref()).await?;
                excluded |= excludes(mandate, held, find_problem(mandate, held, bar));
            }
        }
        if excluded {
            found.push(JoiningObstacle {
                kind: ObstacleKind::Roles,
                place: Some(ObstaclePlace::of_columns(&title, None)?),
            });
        }
    }
    Ok(())
}

/// Whether a role of one excludes what the other has. The same role twice is one, and who runs a
/// call of an edition and all of it runs all of it.
fn excludes(mandate: &Mandate, held: &[Mandate], problem: Option<Problem>) -> bool {
    let runs = |mandate: &Mandate| mandate.role == contest::Role::Organiser;
    match problem {
        None => false,
        Some(Problem::Organises) => !runs(mandate),
        Some(Problem::HasRole) => !held.contains(mandate),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use contest::Role;

    use super::*;

    #[test]
    fn the_same_role_twice_excludes_nothing() {
        let mandate = |role: Role, call: &str| Mandate::of_columns(role.code(), CallId::new(call));
        let table = [
            (
                mandate(Role::Organiser, ""),
                mandate(Role::Organiser, ""),
                false,
            ),
            (
                mandate(Role::Organiser, "a"),
                mandate(Role::Organiser, ""),
                false,
            ),
            (
                mandate(Role::Organiser, ""),
                mandate(Role::Organiser, "a"),
                false,
            ),
            (mandate(Role::Press, "a"), mandate(Role::Press, "a"), false),
            (
                mandate(Role::Press, "a"),
                mandate(Role::Observer, "a"),
                true,
            ),
            (
                mandate(Role::Observer, ""),
                mandate(Role::Organiser, ""),
                true,
            ),
            (
                mandate(Role::Organiser, ""),
                mandate(Role::Observer, ""),
                true,
            ),
        ];
        for (one, other, expected) in table {
            let held = [other];
            let problem = find_problem(&one, &held, None);
            assert_eq!(excludes(&one, &held, problem), expected, "{one:?} {held:?}");
        }
    }
}

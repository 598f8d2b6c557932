//! Which role somebody has in an edition, in all of it or in one call: how it is given and taken,
//! and which roles exclude each other.

use contest::{
    Action, Actor, CallId, EditionId, Localized, PersonId, Role, Situation, Timestamp, may,
};

use crate::{
    Office, Person, Problem, Result,
    accounts::roles::{Bar, appoint, dismiss, find_bar, lock_person},
    audit,
    refusal::UNKNOWN,
    storage::{Change, execute_one},
};

/// A role in a whole edition, or in one of its calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mandate {
    /// Which role.
    pub role: Role,
    /// The one call that it is about; the whole edition where there is none.
    pub call: Option<CallId>,
}

impl Mandate {
    /// To run a whole edition.
    pub(crate) const WHOLE: Self = Self {
        role: Role::Organiser,
        call: None,
    };

    /// As columns have it: a call that is empty is none, and a role that nobody knows is the one
    /// that may least.
    pub(crate) fn of_columns(role: &str, call: CallId) -> Self {
        Self {
            role: Role::from_code(role).unwrap_or(Role::Press),
            call: (!call.as_str().is_empty()).then_some(call),
        }
    }

    /// What is asked to give or take it.
    const fn asks(&self) -> Action {
        match self.call {
            None => Action::ChooseOrganisers,
            Some(_) => Action::ChooseCallOrganisers,
        }
    }

    /// What it is about, as the log names it.
    fn subject<'a>(&'a self, edition: &'a EditionId) -> &'a str {
        self.call.as_ref().map_or(edition.as_str(), CallId::as_str)
    }
}

/// A call as it is named where roles are given.
#[derive(Clone, Debug)]
pub struct RoleCall {
    /// Which.
    pub id: CallId,
    /// Its part of addresses.
    pub slug: String,
    /// Its name.
    pub title: Localized,
}

/// For whom somebody chooses roles in an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chooses {
    /// For the whole edition.
    pub whole: bool,
    /// For these calls.
    pub calls: Vec<CallId>,
}

impl Chooses {
    /// Whether they choose for anything.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.whole || !self.calls.is_empty()
    }

    /// Whether they give and take a role.
    #[must_use]
    pub fn has(&self, mandate: &Mandate) -> bool {
        match &mandate.call {
            None => self.whole,
            Some(call) => self.calls.contains(call),
        }
    }
}

/// What a person is in an edition, as it is asked who chooses its roles.
#[derive(sqlx::FromRow)]
struct Counts {
    administrator: i64,
    organiser: i64,
    call_organiser: i64,
    observer: i64,
    former: i64,
}

/// Who somebody is in an edition, of whose calls one is meant, or any.
pub(crate) async fn read_actor<'e>(
    store: impl sqlx::Executor<'e, Database = sqlx::Any>,
    person: &Person,
    edition: &EditionId,
    call: Option<&CallId>,
) -> Result<Actor> {
    let counts: Counts = sqlx::query_as(
        "SELECT (
                    SELECT COUNT(*)
                    FROM organisation_administrator
                    JOIN edition
                      ON edition.organisation = organisation_administrator.organisation
                    WHERE organisation_administrator.person = $1
                      AND edition.id = $2
                ) AS administrator,
                (
                    SELECT COUNT(*)
                    FROM organiser
                    WHERE person = $1
                      AND edition = $2
                ) AS organiser,
                (
                    SELECT COUNT(*)
                    FROM call_organiser
                    WHERE person = $1
                      AND edition = $2
                      AND ($3 = '' OR call = $3)
                ) AS call_organiser,
                (
                    SELECT COUNT(*)
                    FROM call_observer
                    WHERE person = $1
                      AND edition = $2
                      AND ($3 = '' OR call = $3)
                ) AS observer,
                (
                    SELECT COUNT(*)
                    FROM former_role
                    WHERE person = $1
                      AND edition = $2
                      AND ($3 = '' OR call = $3)
                ) AS former",
    )
    .bind(&person.id)
    .bind(edition)
    .bind(call.map_or("", CallId::as_str))
    .fetch_one(store)
    .await?;
    Ok(Actor {
        organisation_administrator: counts.administrator > 0,
        organiser: counts.organiser > 0,
        call_organiser: counts.organiser == 0 && counts.call_organiser > 0,
        observer: counts.observer > 0,
        former: counts.former > 0,
        ..person.actor()
    })
}

/// Lets somebody pass who gives and takes a role.
pub(crate) async fn check_chooser(
    change: &mut Change,
    person: &Person,
    edition: &EditionId,
    mandate: &Mandate,
) -> Result<()> {
    let actor = read_actor(&mut **change, person, edition, mandate.call.as_ref()).await?;
    Ok(may(actor, mandate.asks(), &Situation::default())?)
}

/// Lets somebody pass who gives and takes any role in an edition.
pub(crate) async fn check_any_chooser(
    change: &mut Change,
    person: &Person,
    edition: &EditionId,
) -> Result<()> {
    let actor = read_actor(&mut **change, person, edition, None).await?;
    Ok(may(
        actor,
        Action::ChooseCallOrganisers,
        &Situation::default(),
    )?)
}

/// The roles that somebody has in an edition.
pub(crate) async fn read_mandates(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
) -> Result<Vec<Mandate>> {
    let rows: Vec<(String, CallId)> = sqlx::query_as(
        "SELECT role, COALESCE(call, '') AS call
         FROM appointment
         WHERE person = $1
           AND edition = $2
           AND until IS NULL
         UNION ALL
         SELECT 'organiser' AS role, '' AS call
         FROM organiser
         WHERE person = $1
           AND edition = $2",
    )
    .bind(person)
    .bind(edition)
    .fetch_all(&mut **change)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(role, call)| Mandate::of_columns(&role, call))
        .collect())
}

/// What stands against a role for somebody, by what they are in the calls that it is about and by
/// the roles that they have in the edition. Nobody takes part in, or judges, what they run, watch
/// over or see early. Who watches over an edition runs nothing of it. Who runs a call may run
/// another one too, or come to run them all.
pub(crate) fn find_problem(
    mandate: &Mandate,
    held: &[Mandate],
    bar: Option<Bar>,
) -> Option<Problem> {
    let runs = |held: &Mandate| held.role == Role::Organiser;
    if held.contains(mandate) {
        return Some(if runs(mandate) {
            Problem::Organises
        } else {
            Problem::HasRole
        });
    }
    if held.contains(&Mandate::WHOLE) {
        return Some(Problem::Organises);
    }
    if !(held.is_empty() || runs(mandate) && held.iter().all(runs)) {
        return Some(Problem::HasRole);
    }
    bar.map(|bar| match bar {
        Bar::Judges => Problem::Judges,
        Bar::TakesPart => Problem::TakesPart,
    })
}

/// What stands against a role for somebody, whose account is locked.
pub(crate) async fn find_problem_of(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    mandate: &Mandate,
) -> Result<Option<Problem>> {
    lock_person(change, person).await?;
    let bar = find_bar(change, person, edition, mandate.call.as_ref()).await?;
    let held = read_mandates(change, person, edition).await?;
    Ok(find_problem(mandate, &held, bar))
}

/// Gives somebody a role whom nothing keeps from it.
pub(crate) async fn give(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    mandate: &Mandate,
    (by, now): (&PersonId, Timestamp),
) -> Result<()> {
    if *mandate == Mandate::WHOLE {
        // Who ran a call of it runs them all now.
        end(change, person, edition, None, now).await?;
        return appoint(change, person, edition, (by, now)).await;
    }
    execute_one(
        change,
        sqlx::query(
            "INSERT INTO appointment (person, edition, call, role, since)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(person)
        .bind(edition)
        .bind(mandate.call.as_ref().map(CallId::as_str))
        .bind(mandate.role.code())
        .bind(now.0),
    )
    .await?;
    let detail = format!("{} {person}", mandate.role.code());
    let subject = mandate.subject(edition);
    audit::record(change, now, by, "role", subject, &detail).await
}

/// Ends roles of somebody: of one call, of the whole edition (empty), or all of them; answers how
/// many.
async fn end(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    call: Option<&str>,
    now: Timestamp,
) -> Result<u64> {
    let ended = sqlx::query(
        "UPDATE appointment
         SET until = $1
         WHERE person = $2
           AND edition = $3
           AND until IS NULL
           AND ($4 = 1 OR COALESCE(call, '') = $5)",
    )
    .bind(now.0)
    .bind(person)
    .bind(edition)
    .bind(i64::from(call.is_none()))
    .bind(call.unwrap_or_default())
    .execute(&mut **change)
    .await?;
    Ok(ended.rows_affected())
}

/// Takes a role from somebody, within a change that has locked the edition.
///
/// # Errors
///
/// [`crate::Refusal::LastOrganiser`]; unknown where they do not have it.
pub(crate) async fn take(
    change: &mut Change,
    person: &PersonId,
    edition: &EditionId,
    mandate: &Mandate,
    (by, now): (&PersonId, Timestamp),
) -> Result<()> {
    if *mandate == Mandate::WHOLE {
        return dismiss(change, person, edition, (by, now)).await;
    }
    let held = read_mandates(change, person, edition).await?;
    let call = mandate.call.as_ref().map_or("", CallId::as_str);
    if !held.contains(mandate) || end(change, person, edition, Some(call), now).await? == 0 {
        return Err(UNKNOWN);
    }
    let detail = format!("{} {person}", mandate.role.code());
    let subject = mandate.subject(edition);
    audit::record(change, now, by, "role-taken", subject, &detail).await
}

impl Office {
    /// For whom somebody chooses roles, in the calls of an edition.
    pub(crate) async fn read_chooses(
        &self,
        person: &Person,
        edition: &EditionId,
        calls: &[CallId],
    ) -> Result<Chooses> {
        let at = Situation::default();
        let whole = read_actor(self.store.read(), person, edition, None).await?;
        let action = Action::ChooseCallOrganisers;
        Ok(Chooses {
            whole: may(whole, Action::ChooseOrganisers, &at).is_ok(),
            calls: self
                .read_calls_where(person, edition, calls, action)
                .await?,
        })
    }

    /// Those of an edition's calls in which somebody may do something.
    pub(crate) async fn read_calls_where(
        &self,
        person: &Person,
        edition: &EditionId,
        calls: &[CallId],
        action: Action,
    ) -> Result<Vec<CallId>> {
        let mut found = Vec::new();
        for call in calls {
            let actor = read_actor(self.store.read(), person, edition, Some(call)).await?;
            if may(actor, action, &Situation::default()).is_ok() {
                found.push(call.clone());
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mandate(role: Role, call: &str) -> Mandate {
        Mandate::of_columns(role.code(), CallId::new(call))
    }

    #[test]
    fn roles_that_exclude_each_other_are_refused() {
        use Problem as P;
        let (a, b) = ("a", "b");
        let organiser = |call| mandate(Role::Organiser, call);
        let press = |call| mandate(Role::Press, call);
        let observer = |call| mandate(Role::Observer, call);
        let table: [(Mandate, &[Mandate], Option<P>); 14] = [
            (organiser(""), &[], None),
            (organiser(""), &[organiser("")], Some(P::Organises)),
            // Who runs a call comes to run them all, or one more.
            (organiser(""), &[organiser(a)], None),
            (organiser(b), &[organiser(a)], None),
            (organiser(a), &[organiser(a)], Some(P::Organises)),
            (organiser(a), &[organiser("")], Some(P::Organises)),
            // A notary runs nothing of what they watch over, nor does the press.
            (organiser(a), &[observer("")], Some(P::HasRole)),
            (organiser(a), &[press(a)], Some(P::HasRole)),
            (organiser(""), &[observer(b)], Some(P::HasRole)),
            (press(a), &[organiser("")], Some(P::Organises)),
            (press(a), &[organiser(b)], Some(P::HasRole)),
            (observer(""), &[press("")], Some(P::HasRole)),
            (observer(a), &[observer(a)], Some(P::HasRole)),
            (press(""), &[], None),
        ];
        for (wanted, held, problem) in table {
            assert_eq!(
                find_problem(&wanted, held, None),
                problem,
                "{wanted:?} {held:?}"
            );
        }
    }

    #[test]
    fn nobody_has_a_role_where_they_take_part_or_judge() {
        for role in Role::ALL {
            for call in ["", "a"] {
                let wanted = mandate(role, call);
                for (bar, problem) in [
                    (Bar::Judges, Problem::Judges),
                    (Bar::TakesPart, Problem::TakesPart),
                ] {
                    assert_eq!(find_problem(&wanted, &[], Some(bar)), Some(problem));
                }
            }
        }
    }
}

//! Who somebody is to a call and its entries, as [`may`] asks; and which calls they have a part in.

use std::sync::Arc;

use contest::{
    Action, Actor, CallId, CityCode, Denied, EntryId, Localized, PreviewRole, Situation, Timestamp,
    entry::EntryState, may, preview::PREVIEWED_ENTRY,
};

use crate::{Call, Guise, Office, Person, Result};

/// A line of a list of calls.
#[derive(Clone, Debug)]
pub struct CallRow {
    /// `UUIDv7`.
    pub id: CallId,
    /// The edition's part of the address.
    pub edition_slug: String,
    /// The call's part of the address.
    pub slug: String,
    /// The edition's name.
    pub edition_title: Localized,
    /// The call's name.
    pub title: Localized,
    /// See [`Call::city`].
    pub city: CityCode,
}

#[derive(sqlx::FromRow)]
struct ListedCall {
    id: CallId,
    edition_slug: String,
    slug: String,
    edition_title: String,
    title: String,
    city: CityCode,
}

impl TryFrom<ListedCall> for CallRow {
    type Error = crate::Failure;

    fn try_from(row: ListedCall) -> Result<Self> {
        Ok(Self {
            id: row.id,
            edition_slug: row.edition_slug,
            slug: row.slug,
            edition_title: serde_json::from_str(&row.edition_title)?,
            title: serde_json::from_str(&row.title)?,
            city: row.city,
        })
    }
}

/// How often a person stands in each list that makes somebody something to a call or an entry.
#[derive(sqlx::FromRow)]
struct Roles {
    organiser: i64,
    call_organiser: i64,
    press: i64,
    observer: i64,
    former: i64,
    juror: i64,
    member: i64,
    own: i64,
    captain: i64,
    involved: i64,
    assigned: i64,
}

/// The calls of which a person ($1) stands in a list; the second text joins them to it.
macro_rules! calls_in {
    ($list:literal, $call_of_list:literal) => {
        concat!(
            "SELECT call.id, edition.slug AS edition_slug, call.slug,
                    edition.title AS edition_title, call.title, call.city
             FROM ",
            $list,
            "
             JOIN call ON ",
            $call_of_list,
            "
             JOIN edition ON edition.id = call.edition
             WHERE ",
            $list,
            ".person = $1
             ORDER BY edition.starts_at DESC, call.position"
        )
    };
}

/// The calls that a person runs.
const ORGANISED: &str = calls_in!("call_organiser", "call.id = call_organiser.call");
/// The calls that a person follows for the press.
const FOLLOWED: &str = calls_in!("call_press", "call.id = call_press.call");
/// The calls that a person watches over.
const OBSERVED: &str = calls_in!("call_observer", "call.id = call_observer.call");
/// The calls that a person judges.
const JUDGED: &str = calls_in!("juror", "call.id = juror.call");

/// Who a preview lets look: in any call but its own, somebody who has no part in it.
fn previewed_actor(role: PreviewRole, here: bool, entry: Option<&EntryId>) -> Actor {
    let juror = here && role == PreviewRole::Juror;
    let member = here && role == PreviewRole::Member;
    let own = member && entry.is_some_and(|entry| entry.as_str() == PREVIEWED_ENTRY);
    Actor {
        signed_in: true,
        juror,
        assigned: juror,
        member,
        own,
        captain: own,
        involved: own,
        ..Actor::default()
    }
}

impl Office {
    /// Who somebody is to a call and, where one is named, to an entry.
    pub(crate) async fn actor(
        &self,
        person: Option<&Person>,
        call: &Call,
        entry: Option<&EntryId>,
    ) -> Result<Actor> {
        let Some(person) = person else {
            return Ok(Actor::default());
        };
        if let Guise::Previewed { call: of, role } = &person.guise {
            return Ok(previewed_actor(*role, *of == call.id, entry));
        }
        let roles: Roles = sqlx::query_as(
            "SELECT (
                        SELECT COUNT(*)
                        FROM organiser
                        WHERE person = $1
                          AND edition = $2
                    ) AS organiser,
                    (
                        SELECT COUNT(*)
                        FROM call_organiser
                        WHERE person = $1
                          AND call = $3
                    ) AS call_organiser,
                    (SELECT COUNT(*) FROM call_press WHERE person = $1 AND call = $3) AS press,
                    (
                        SELECT COUNT(*)
                        FROM call_observer
                        WHERE person = $1
                          AND call = $3
                    ) AS observer,
                    (SELECT COUNT(*) FROM former_role WHERE person = $1 AND call = $3) AS former,
                    (SELECT COUNT(*) FROM juror WHERE person = $1 AND call = $3) AS juror,
                    (SELECT COUNT(*) FROM member WHERE person = $1 AND call = $3) AS member,
                    (
                        SELECT COUNT(*)
                        FROM member
                        JOIN entry ON entry.team = member.team
                        WHERE member.person = $1
                          AND entry.id = $4
                    ) AS own,
                    (
                        SELECT COUNT(*)
                        FROM team
                        JOIN entry ON entry.team = team.id
                        WHERE team.captain = $1
                          AND entry.id = $4
                    ) AS captain,
                    (
                        SELECT COUNT(*)
                        FROM took_part
                        JOIN entry ON entry.team = took_part.team
                        WHERE took_part.person = $1
                          AND entry.id = $4
                    ) AS involved,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE juror = $1
                          AND entry = $4
                          AND conflict IS NULL
                    ) AS assigned",
        )
        .bind(&person.id)
        .bind(&call.edition.id)
        .bind(&call.id)
        .bind(entry.map_or("", EntryId::as_str))
        .fetch_one(self.store.read())
        .await?;
        Ok(Actor {
            organiser: roles.organiser > 0,
            call_organiser: roles.organiser == 0 && roles.call_organiser > 0,
            press: roles.press > 0,
            observer: roles.observer > 0,
            former: roles.former > 0,
            juror: roles.juror > 0,
            member: roles.member > 0,
            own: roles.own > 0,
            captain: roles.captain > 0,
            involved: roles.involved > 0,
            assigned: roles.assigned > 0,
            lacks_organiser_factor: call.second_factor.organisers && !person.second_factor,
            lacks_juror_factor: call.second_factor.jurors && !person.second_factor,
            ..person.actor()
        })
    }

    /// Lets somebody do what concerns nobody but themselves.
    pub(crate) fn may_oneself(person: &Person, action: Action) -> Result<()> {
        Ok(may(person.actor(), action, &Situation::default())?)
    }

    /// Lets an organiser pass, who changes something.
    pub(crate) async fn as_organiser(
        &self,
        person: Option<&Person>,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        self.may_in(person, call, Action::Organise, now).await
    }

    /// Lets pass who reads what organisers read: they themselves, and who watches over the call.
    pub(crate) async fn as_observer(
        &self,
        person: Option<&Person>,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        self.may_in(person, call, Action::Observe, now).await
    }

    async fn may_in(
        &self,
        person: Option<&Person>,
        call: &Call,
        action: Action,
        now: Timestamp,
    ) -> Result<()> {
        let actor = self.actor(person, call, None).await?;
        let situation = call.situation(EntryState::Draft, now);
        Ok(may(actor, action, &situation)?)
    }

    /// Lets an organiser pass who makes something public, or sends letters.
    ///
    /// # Errors
    ///
    /// [`crate::Refusal::Paused`]; unknown for anybody but an organiser.
    pub(crate) async fn as_publisher(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<()> {
        let actor = self.actor(Some(organiser), call, None).await?;
        let situation = call.situation(EntryState::Submitted, now);
        may(actor, Action::Publish, &situation).map_err(|denied| call.explain_denial(denied).into())
    }

    /// Whether somebody runs any edition, which is what the data desk asks.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn may_manage_data(&self, person: Option<&Person>) -> Result<()> {
        let person = person.ok_or(Denied::SignIn)?;
        self.may_anywhere(person, Action::ManageData).await
    }

    /// Whether somebody may do what is asked of who runs the service, an organisation or any edition.
    pub(crate) async fn may_anywhere(&self, person: &Person, action: Action) -> Result<()> {
        let organises: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM organiser WHERE person = $1")
            .bind(&person.id)
            .fetch_one(self.store.read())
            .await?;
        let actor = Actor {
            organisation_administrator: !self.administered(person).await?.is_empty(),
            organiser: organises > 0,
            ..person.actor()
        };
        Ok(may(actor, action, &Situation::default())?)
    }

    /// The calls that somebody runs, and those that they judge: (organises, judges).
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn roles(&self, person: &Person) -> Result<(Vec<CallRow>, Vec<CallRow>)> {
        Ok((
            self.read_calls_of(person, ORGANISED).await?,
            self.read_calls_of(person, JUDGED).await?,
        ))
    }

    /// The calls whose results somebody of the press sees early, and those that somebody watches
    /// over: (follows, watches).
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub(crate) async fn followed_calls(
        &self,
        person: &Person,
    ) -> Result<(Vec<Arc<Call>>, Vec<Arc<Call>>)> {
        let mut lists = [Vec::new(), Vec::new()];
        for (calls, query) in lists.iter_mut().zip([FOLLOWED, OBSERVED]) {
            for row in self.read_calls_of(person, query).await? {
                calls.push(self.call_by_id(&row.id).await?);
            }
        }
        let [followed, observed] = lists;
        Ok((followed, observed))
    }

    /// The calls that a query gives for a person ($1).
    async fn read_calls_of(&self, person: &Person, query: &'static str) -> Result<Vec<CallRow>> {
        let rows: Vec<ListedCall> = sqlx::query_as(query)
            .bind(&person.id)
            .fetch_all(self.store.read())
            .await?;
        rows.into_iter().map(CallRow::try_from).collect()
    }
}

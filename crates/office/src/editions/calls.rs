//! Editions and their calls: data, never code.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use contest::{
    Action, Actor, Denied, Language, Localized, Moment, Phase, PhaseKind, Published, Schedule,
    Situation, Stage, Standing,
    entry::EntryState,
    judging::{Criterion, Method, Round, RoundKind},
    may,
};
use judging::assessment::Order;
use serde::{Deserialize, Serialize};

use crate::{Office, Person, Refusal, Result, audit, refusal::UNKNOWN, storage::Change};

/// An edition without its calls.
#[derive(Clone, Debug)]
pub struct Edition {
    pub id: String,
    pub slug: String,
    pub title: Localized,
    pub lead: Localized,
    /// Whether it is an example, which every page of it says.
    pub example: bool,
    pub starts_at: Moment,
}

/// An edition with its calls and topics.
#[derive(Clone, Debug)]
pub struct EditionView {
    pub edition: Edition,
    pub calls: Vec<Call>,
    pub topics: Vec<Topic>,
}

/// A topic of an edition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Topic {
    pub code: String,
    pub name: Localized,
}

/// An award of a call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Award {
    pub id: String,
    pub name: Localized,
    pub kind: String,
}

/// A call with all that its pages need.
#[derive(Clone, Debug)]
pub struct Call {
    pub id: String,
    pub edition: Edition,
    pub slug: String,
    /// The code of a city in [`contest::CITIES`], or whatever the edition names its hosts; picks the colour of the
    /// pair.
    pub city: String,
    pub title: Localized,
    pub lead: Localized,
    /// Markdown.
    pub rules: Localized,
    /// IANA name.
    pub time_zone: String,
    pub team_size: i64,
    pub shortlist: i64,
    /// In the order in which they follow each other; the first is the screening.
    pub rounds: Vec<Round>,
    /// Which order of the ranking counts where the two differ.
    pub ranking_order: Order,
    /// Whether the final by pairs was opened, and closed since.
    pub pairs: Standing,
    pub schedule: Schedule,
    pub criteria: Vec<Criterion>,
    pub awards: Vec<Award>,
    pub published: Published,
}

impl Call {
    /// The page on which its jurors find what they score.
    pub(crate) fn jury_page(&self, language: Language) -> String {
        format!(
            "/{}/{}/{}/jury",
            language.tag(),
            self.edition.slug,
            self.slug
        )
    }

    /// How things stand at `now` for an entry in a state, in the round that runs.
    #[must_use]
    pub fn situation(&self, entry: EntryState, now: Moment) -> Situation {
        self.situation_in(self.running_round(now), entry, now)
    }

    /// How things stand at `now` for an entry in a state, as far as one round is concerned.
    #[must_use]
    pub fn situation_in(&self, round: RoundKind, entry: EntryState, now: Moment) -> Situation {
        Situation {
            registration: self.schedule.standing(PhaseKind::Registration, now),
            submission: self.schedule.standing(PhaseKind::Submission, now),
            round: self.round_standing(round, now),
            pairs: self.pairs,
            entry,
            published: self.published.clone(),
        }
    }

    /// A round, if the call has it.
    #[must_use]
    pub fn round(&self, kind: RoundKind) -> Option<&Round> {
        self.rounds.iter().find(|round| round.kind == kind)
    }

    /// Where `now` stands in a round; one that the call does not have never opens.
    #[must_use]
    pub fn round_standing(&self, kind: RoundKind, now: Moment) -> Standing {
        match self.round(kind) {
            None => Standing::Before,
            Some(round) if round.closed_at.is_some() => Standing::Closed,
            Some(_) => self.schedule.standing(kind.phase(), now),
        }
    }

    /// The round that runs, or ran last; the first where none has begun.
    #[must_use]
    pub fn running_round(&self, now: Moment) -> RoundKind {
        let begun = self
            .rounds
            .iter()
            .filter(|round| self.schedule.standing(round.kind.phase(), now) != Standing::Before);
        begun.map(|round| round.kind).max().unwrap_or_default()
    }

    /// Whether a juror may judge a work before its makers are known to them.
    #[must_use]
    pub fn blind(&self) -> bool {
        self.rounds.iter().any(|round| round.blind)
    }

    /// The criteria that are asked in a round, in their order.
    #[must_use]
    pub fn criteria_in(&self, kind: RoundKind) -> Vec<Criterion> {
        self.round(kind).map_or_else(Vec::new, |round| {
            self.criteria
                .iter()
                .filter(|criterion| criterion.asked_in(round))
                .cloned()
                .collect()
        })
    }

    /// Turns a plain "too early" or "too late" into the moment that people ask about: the beginning
    /// of one phase, the end of another.
    pub(crate) fn dated(&self, denied: Denied, begins: PhaseKind, ends: PhaseKind) -> Refusal {
        match (
            denied,
            self.schedule.phase(begins),
            self.schedule.phase(ends),
        ) {
            (Denied::TooLate, _, Some(phase)) => Refusal::Deadline { ended: phase.ends },
            (Denied::TooEarly, Some(phase), _) => Refusal::NotYet {
                starts: phase.starts,
            },
            (denied, ..) => Refusal::Denied(denied),
        }
    }

    /// The end of a phase; the beginning of time where the call does not have it.
    #[must_use]
    pub fn ends(&self, kind: PhaseKind) -> Moment {
        self.schedule
            .phase(kind)
            .map_or(Moment::default(), |phase| phase.ends)
    }
}

/// A line of a list of calls.
#[derive(Clone, Debug)]
pub struct CallRow {
    pub id: String,
    pub edition_slug: String,
    pub slug: String,
    pub edition_title: Localized,
    pub title: Localized,
    pub city: String,
}

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: String,
    slug: String,
    title: String,
    lead: String,
    example: i64,
    starts_at: i64,
}

impl TryFrom<EditionRow> for Edition {
    type Error = crate::Failure;

    fn try_from(row: EditionRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            slug: row.slug,
            title: serde_json::from_str(&row.title)?,
            lead: serde_json::from_str(&row.lead)?,
            example: row.example == 1,
            starts_at: Moment(row.starts_at),
        })
    }
}

#[derive(sqlx::FromRow)]
struct StoredCall {
    id: String,
    edition: String,
    slug: String,
    city: String,
    title: String,
    lead: String,
    rules: String,
    time_zone: String,
    team_size: i64,
    shortlist: i64,
    ranking_order: String,
}

#[derive(sqlx::FromRow)]
struct CriterionRow {
    id: String,
    name: String,
    weight: i64,
    steps: i64,
    labels: String,
    topics: String,
    rounds: String,
}

impl TryFrom<CriterionRow> for Criterion {
    type Error = crate::Failure;

    fn try_from(row: CriterionRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            name: serde_json::from_str(&row.name)?,
            weight: row.weight,
            steps: row.steps,
            labels: serde_json::from_str(&row.labels)?,
            topics: serde_json::from_str(&row.topics)?,
            rounds: serde_json::from_str(&row.rounds)?,
        })
    }
}

/// How often a person stands in each list that makes somebody something to a call or an entry.
#[derive(sqlx::FromRow)]
struct Roles {
    organiser: i64,
    juror: i64,
    member: i64,
    own: i64,
    captain: i64,
    involved: i64,
    assigned: i64,
}

/// How an edition is made: what `seeds/` holds and an organiser would type.
#[derive(Clone, Debug, Deserialize)]
pub struct EditionPlan {
    pub slug: String,
    pub title: Localized,
    pub lead: Localized,
    pub example: bool,
    pub topics: Vec<Topic>,
    pub calls: Vec<CallPlan>,
}

/// How a call is made.
#[derive(Clone, Debug, Deserialize)]
pub struct CallPlan {
    pub slug: String,
    pub city: String,
    pub title: Localized,
    pub lead: Localized,
    pub rules: Localized,
    pub time_zone: String,
    pub team_size: i64,
    pub shortlist: i64,
    pub rounds: Vec<Round>,
    #[serde(skip)]
    pub phases: Vec<Phase>,
    pub criteria: Vec<Criterion>,
    pub awards: Vec<Award>,
}

/// Calls by their slugs and ids, as they stood at a generation of the database.
pub(crate) type RememberedCalls = Arc<Mutex<(i64, HashMap<String, Arc<Call>>)>>;

impl Office {
    /// Every edition, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn editions(&self) -> Result<Vec<Edition>> {
        let rows: Vec<EditionRow> = sqlx::query_as(
            "SELECT id, slug, title, lead, example, starts_at
             FROM edition
             ORDER BY starts_at DESC, id",
        )
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(Edition::try_from).collect()
    }

    /// An edition by its slug, with its calls.
    ///
    /// # Errors
    ///
    /// Unknown where there is none.
    pub async fn edition(&self, slug: &str) -> Result<EditionView> {
        let edition = self.edition_row(slug).await?;
        let rows: Vec<StoredCall> = sqlx::query_as(
            "SELECT id, edition, slug, city, title, lead, rules, time_zone,
                    team_size, shortlist, ranking_order
             FROM call
             WHERE edition = $1
             ORDER BY position",
        )
        .bind(&edition.id)
        .fetch_all(self.store.read())
        .await?;
        let mut calls = Vec::with_capacity(rows.len());
        for row in rows {
            calls.push(self.complete(row, edition.clone()).await?);
        }
        let topics = self.topics(&edition.id).await?;
        Ok(EditionView {
            edition,
            calls,
            topics,
        })
    }

    /// An edition by its slug, without calls.
    pub(crate) async fn edition_row(&self, slug: &str) -> Result<Edition> {
        let row: Option<EditionRow> = sqlx::query_as(
            "SELECT id, slug, title, lead, example, starts_at
             FROM edition
             WHERE slug = $1",
        )
        .bind(slug)
        .fetch_optional(self.store.read())
        .await?;
        row.ok_or(UNKNOWN)?.try_into()
    }

    /// The topics of an edition, in order.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn topics(&self, edition: &str) -> Result<Vec<Topic>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT code, name
             FROM topic
             WHERE edition = $1
             ORDER BY position",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|(code, name)| {
                Ok(Topic {
                    code,
                    name: serde_json::from_str(&name)?,
                })
            })
            .collect()
    }

    /// A call by the slugs of its edition and its own.
    ///
    /// # Errors
    ///
    /// Unknown where there is none.
    pub async fn call(&self, edition: &str, call: &str) -> Result<Arc<Call>> {
        self.remembered(format!("{edition}/{call}"), self.read_call(edition, call))
            .await
    }

    /// A number that grows with every change of a call, a decision or a publication: what was read
    /// at a generation holds as long as the generation does.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn generation(&self) -> Result<i64> {
        self.store.generation().await
    }

    /// What `read` gives, from memory where it was read at this generation already.
    async fn remembered(
        &self,
        key: String,
        read: impl Future<Output = Result<Call>>,
    ) -> Result<Arc<Call>> {
        let generation = self.generation().await?;
        {
            let mut known = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
            if known.0 != generation {
                *known = (generation, HashMap::new());
            }
            if let Some(call) = known.1.get(&key) {
                return Ok(Arc::clone(call));
            }
        }
        // What is read now is at least as new as the generation.
        let call = Arc::new(read.await?);
        let mut known = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 == generation {
            known.1.insert(key, Arc::clone(&call));
        }
        Ok(call)
    }

    async fn read_call(&self, edition: &str, call: &str) -> Result<Call> {
        let edition = self.edition_row(edition).await?;
        let row: Option<StoredCall> = sqlx::query_as(
            "SELECT id, edition, slug, city, title, lead, rules, time_zone,
                    team_size, shortlist, ranking_order
             FROM call
             WHERE edition = $1
               AND slug = $2",
        )
        .bind(&edition.id)
        .bind(call)
        .fetch_optional(self.store.read())
        .await?;
        self.complete(row.ok_or(UNKNOWN)?, edition).await
    }

    /// A call by its id.
    pub(crate) async fn call_by_id(&self, id: &str) -> Result<Arc<Call>> {
        self.remembered(id.to_owned(), self.read_call_by_id(id))
            .await
    }

    async fn read_call_by_id(&self, id: &str) -> Result<Call> {
        let row: Option<StoredCall> = sqlx::query_as(
            "SELECT id, edition, slug, city, title, lead, rules, time_zone,
                    team_size, shortlist, ranking_order
             FROM call
             WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        let edition: EditionRow = sqlx::query_as(
            "SELECT id, slug, title, lead, example, starts_at
             FROM edition
             WHERE id = $1",
        )
        .bind(&row.edition)
        .fetch_one(self.store.read())
        .await?;
        self.complete(row, edition.try_into()?).await
    }

    async fn complete(&self, row: StoredCall, edition: Edition) -> Result<Call> {
        let read = self.store.read();
        let phases: Vec<(String, i64, i64, i64)> = sqlx::query_as(
            "SELECT kind, starts_at, ends_at, grace
             FROM phase
             WHERE call = $1
             ORDER BY starts_at",
        )
        .bind(&row.id)
        .fetch_all(read)
        .await?;
        let schedule = phases
            .into_iter()
            .filter_map(|(kind, starts, ends, grace)| {
                Some(Phase {
                    kind: PhaseKind::from_code(&kind)?,
                    starts: Moment(starts),
                    ends: Moment(ends),
                    grace,
                })
            })
            .collect();
        let rounds: Vec<(String, String, i64, i64, Option<i64>)> = sqlx::query_as(
            "SELECT kind, method, blind, jurors_per_entry, closed_at
             FROM round
             WHERE call = $1",
        )
        .bind(&row.id)
        .fetch_all(read)
        .await?;
        let mut rounds: Vec<Round> = rounds
            .into_iter()
            .filter_map(|(kind, method, blind, jurors_per_entry, closed_at)| {
                let (kind, method) = (RoundKind::from_code(&kind)?, Method::from_code(&method)?);
                Some(Round {
                    kind,
                    method,
                    blind: blind == 1,
                    jurors_per_entry,
                    closed_at: closed_at.map(Moment),
                })
            })
            .collect();
        rounds.sort_by_key(|round| round.kind);
        let criteria: Vec<CriterionRow> = sqlx::query_as(
            "SELECT id, name, weight, steps, labels, topics, rounds
             FROM criterion
             WHERE call = $1
             ORDER BY position",
        )
        .bind(&row.id)
        .fetch_all(read)
        .await?;
        let criteria = criteria
            .into_iter()
            .map(Criterion::try_from)
            .collect::<Result<_>>()?;
        let awards: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT id, name, kind
             FROM award
             WHERE call = $1
             ORDER BY position",
        )
        .bind(&row.id)
        .fetch_all(read)
        .await?;
        let awards = awards
            .into_iter()
            .map(|(id, name, kind)| {
                Ok(Award {
                    id,
                    name: serde_json::from_str(&name)?,
                    kind,
                })
            })
            .collect::<Result<_>>()?;
        let pairs: Option<(Option<i64>,)> =
            sqlx::query_as("SELECT closed_at FROM pair_round WHERE call = $1")
                .bind(&row.id)
                .fetch_optional(read)
                .await?;
        let stages: Vec<String> =
            sqlx::query_scalar("SELECT stage FROM publication WHERE call = $1")
                .bind(&row.id)
                .fetch_all(read)
                .await?;
        Ok(Call {
            edition,
            slug: row.slug,
            city: row.city,
            title: serde_json::from_str(&row.title)?,
            lead: serde_json::from_str(&row.lead)?,
            rules: serde_json::from_str(&row.rules)?,
            time_zone: row.time_zone,
            team_size: row.team_size,
            shortlist: row.shortlist,
            rounds,
            ranking_order: Order::from_code(&row.ranking_order).unwrap_or_default(),
            pairs: match pairs {
                None => Standing::Before,
                Some((None,)) => Standing::Open,
                Some(_) => Standing::Closed,
            },
            schedule: Schedule(schedule),
            criteria,
            awards,
            published: Published(
                stages
                    .iter()
                    .filter_map(|stage| Stage::from_code(stage))
                    .collect(),
            ),
            id: row.id,
        })
    }

    /// Who somebody is to a call and, where `entry` is not empty, to an entry.
    pub(crate) async fn actor(
        &self,
        person: Option<&Person>,
        call: &Call,
        entry: &str,
    ) -> Result<Actor> {
        let Some(person) = person else {
            return Ok(Actor::default());
        };
        let roles: Roles = sqlx::query_as(
            "SELECT (
                        SELECT COUNT(*)
                        FROM organiser
                        WHERE person = $1
                          AND edition = $2
                    ) AS organiser,
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
        .bind(entry)
        .fetch_one(self.store.read())
        .await?;
        Ok(Actor {
            signed_in: true,
            administrator: person.administrator,
            organiser: roles.organiser > 0,
            juror: roles.juror > 0,
            member: roles.member > 0,
            own: roles.own > 0,
            captain: roles.captain > 0,
            involved: roles.involved > 0,
            assigned: roles.assigned > 0,
        })
    }

    /// Lets an organiser pass.
    pub(crate) async fn as_organiser(
        &self,
        person: Option<&Person>,
        call: &Call,
        now: Moment,
    ) -> Result<()> {
        let actor = self.actor(person, call, "").await?;
        Ok(may(
            actor,
            Action::Organise,
            &call.situation(EntryState::Draft, now),
        )?)
    }

    /// Whether somebody runs any edition, which is what the data desk asks.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn may_manage_data(&self, person: Option<&Person>) -> Result<()> {
        let Some(person) = person else {
            return Err(Denied::SignIn.into());
        };
        let organises: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM organiser WHERE person = $1")
            .bind(&person.id)
            .fetch_one(self.store.read())
            .await?;
        let actor = Actor {
            signed_in: true,
            administrator: person.administrator,
            organiser: organises > 0,
            ..Actor::default()
        };
        Ok(may(actor, Action::ManageData, &Situation::default())?)
    }

    /// The calls that somebody runs, judges or takes part in: (organises, judges, takes part).
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn roles(
        &self,
        person: &Person,
    ) -> Result<(Vec<CallRow>, Vec<CallRow>, Vec<CallRow>)> {
        let organised = sqlx::query_as(
            "SELECT call.id,
                    edition.slug,
                    call.slug,
                    edition.title,
                    call.title,
                    call.city
             FROM organiser
             JOIN call ON call.edition = organiser.edition
             JOIN edition ON edition.id = call.edition
             WHERE organiser.person = $1
             ORDER BY edition.starts_at DESC, call.position",
        );
        let judged = sqlx::query_as(
            "SELECT call.id,
                    edition.slug,
                    call.slug,
                    edition.title,
                    call.title,
                    call.city
             FROM juror
             JOIN call ON call.id = juror.call
             JOIN edition ON edition.id = call.edition
             WHERE juror.person = $1
             ORDER BY edition.starts_at DESC, call.position",
        );
        let joined = sqlx::query_as(
            "SELECT call.id,
                    edition.slug,
                    call.slug,
                    edition.title,
                    call.title,
                    call.city
             FROM member
             JOIN call ON call.id = member.call
             JOIN edition ON edition.id = call.edition
             WHERE member.person = $1
             ORDER BY edition.starts_at DESC, call.position",
        );
        let mut lists = Vec::with_capacity(3);
        for query in [organised, judged, joined] {
            let rows: Vec<(String, String, String, String, String, String)> =
                query.bind(&person.id).fetch_all(self.store.read()).await?;
            let rows =
                rows.into_iter()
                    .map(|(id, edition_slug, slug, edition_title, title, city)| {
                        Ok(CallRow {
                            id,
                            edition_slug,
                            slug,
                            edition_title: serde_json::from_str(&edition_title)?,
                            title: serde_json::from_str(&title)?,
                            city,
                        })
                    });
            lists.push(rows.collect::<Result<Vec<_>>>()?);
        }
        let joined = lists.pop().unwrap_or_default();
        let judged = lists.pop().unwrap_or_default();
        Ok((lists.pop().unwrap_or_default(), judged, joined))
    }

    /// Makes an edition with its calls; `organiser` runs it.
    ///
    /// # Errors
    ///
    /// Where the database refuses a value.
    pub async fn create_edition(
        &self,
        plan: &EditionPlan,
        organiser: &str,
        starts: Moment,
        now: Moment,
    ) -> Result<()> {
        let edition = self.id(now);
        let mut transaction = self.store.begin().await?;
        sqlx::query(
            "INSERT INTO edition (id, slug, title, lead, example, starts_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&edition)
        .bind(&plan.slug)
        .bind(serde_json::to_string(&plan.title)?)
        .bind(serde_json::to_string(&plan.lead)?)
        .bind(i64::from(plan.example))
        .bind(starts.0)
        .execute(&mut *transaction)
        .await?;
        sqlx::query("INSERT INTO organiser (person, edition) VALUES ($1, $2)")
            .bind(organiser)
            .bind(&edition)
            .execute(&mut *transaction)
            .await?;
        for (position, topic) in (0_i64..).zip(&plan.topics) {
            sqlx::query(
                "INSERT INTO topic (edition, code, name, position)
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(&edition)
            .bind(&topic.code)
            .bind(serde_json::to_string(&topic.name)?)
            .bind(position)
            .execute(&mut *transaction)
            .await?;
        }
        for (position, plan) in (0_i64..).zip(&plan.calls) {
            let call = self.id(now);
            sqlx::query(
                "INSERT INTO call (
                     id, edition, slug, city, title, lead, rules, time_zone, team_size,
                     shortlist, position
                 )
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            )
            .bind(&call)
            .bind(&edition)
            .bind(&plan.slug)
            .bind(&plan.city)
            .bind(serde_json::to_string(&plan.title)?)
            .bind(serde_json::to_string(&plan.lead)?)
            .bind(serde_json::to_string(&plan.rules)?)
            .bind(&plan.time_zone)
            .bind(plan.team_size)
            .bind(plan.shortlist)
            .bind(position)
            .execute(&mut *transaction)
            .await?;
            for phase in &plan.phases {
                sqlx::query(
                    "INSERT INTO phase (call, kind, starts_at, ends_at, grace)
                     VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(&call)
                .bind(phase.kind.code())
                .bind(phase.starts.0)
                .bind(phase.ends.0)
                .bind(phase.grace)
                .execute(&mut *transaction)
                .await?;
            }
            for round in &plan.rounds {
                store_round(&mut transaction, &call, round).await?;
            }
            for (position, criterion) in (0_i64..).zip(&plan.criteria) {
                store_criterion(
                    &mut transaction,
                    &call,
                    &Criterion {
                        id: self.id(now),
                        ..criterion.clone()
                    },
                    position,
                )
                .await?;
            }
            for (position, award) in (0_i64..).zip(&plan.awards) {
                sqlx::query(
                    "INSERT INTO award (id, call, name, kind, position)
                     VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(self.id(now))
                .bind(&call)
                .bind(serde_json::to_string(&award.name)?)
                .bind(&award.kind)
                .bind(position)
                .execute(&mut *transaction)
                .await?;
            }
        }
        audit::record(
            &mut transaction,
            now,
            organiser,
            "edition",
            &edition,
            &plan.slug,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Writes a round, or changes what it is; whether it is closed stays.
pub(crate) async fn store_round(change: &mut Change, call: &str, round: &Round) -> Result<()> {
    sqlx::query(
        "INSERT INTO round (call, kind, method, blind, jurors_per_entry)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (call, kind) DO UPDATE
         SET method = excluded.method,
             blind = excluded.blind,
             jurors_per_entry = excluded.jurors_per_entry",
    )
    .bind(call)
    .bind(round.kind.code())
    .bind(round.method.code())
    .bind(i64::from(round.blind))
    .bind(round.jurors_per_entry)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Writes a criterion, or changes the one with its id.
pub(crate) async fn store_criterion(
    change: &mut Change,
    call: &str,
    criterion: &Criterion,
    position: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO criterion (
             id, call, name, weight, steps, labels, position, topics, rounds
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE
         SET name = excluded.name,
             weight = excluded.weight,
             steps = excluded.steps,
             labels = excluded.labels,
             position = excluded.position,
             topics = excluded.topics,
             rounds = excluded.rounds",
    )
    .bind(&criterion.id)
    .bind(call)
    .bind(serde_json::to_string(&criterion.name)?)
    .bind(criterion.weight)
    .bind(criterion.steps)
    .bind(serde_json::to_string(&criterion.labels)?)
    .bind(position)
    .bind(serde_json::to_string(&criterion.topics)?)
    .bind(serde_json::to_string(&criterion.rounds)?)
    .execute(&mut **change)
    .await?;
    Ok(())
}

//! A plan that becomes a change: everything of it in one transaction, or nothing.

use contest::{
    Action, AwardId, CallId, CityCode, CriterionId, EditionId, PersonId, PhaseKind, Standing,
    Timestamp,
    judging::{Criterion, RoundKind},
    timestamp::to_micros,
};
use edition_file::{EditionFile, model::CallSection, time::first_moment};
use serde_json::Value;

use crate::{
    Call, EditionView, Failure, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    editions::{
        calendar::Zone,
        call_removal::delete_call,
        calls::{store_criterion, store_round},
        moves::{Announcement, find_move},
        pauses::{PauseEnd, end_pause},
        rounds::delete_round,
    },
    refusal::{UNKNOWN, violates},
    storage::{Change, execute_one},
    versions::{Proposal, advance, lock, touch, touch_by},
};

use super::{
    export::{Codes, code_of},
    people::Making,
    plan::EditionPlan,
};

/// Who sets an edition.
#[derive(Clone, Copy, Debug)]
pub enum EditionAuthor<'a> {
    /// Somebody who has signed in: who organises an edition sets it, and who runs the service, or
    /// an organisation, makes one that is not there, and organises it.
    Person(&'a Person),
    /// The service itself, on its command line, for somebody who organises: the id of that person.
    Service {
        /// Runs a new edition; of one that is there, the change stands under their name.
        organiser: &'a PersonId,
    },
}

impl<'a> EditionAuthor<'a> {
    const fn person(self) -> &'a PersonId {
        match self {
            Self::Person(person) => &person.id,
            Self::Service { organiser } => organiser,
        }
    }

    /// Who has signed in; nobody where it is the service.
    pub(in crate::editions) const fn signed_in(self) -> Option<&'a Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Service { .. } => None,
        }
    }
}

/// A form of a page that changes a part of an edition: the version that it was made from, and what
/// was typed into it.
#[derive(Clone, Debug)]
pub struct EditionForm<'a> {
    /// Who sent it.
    pub person: &'a Person,
    /// What it changes.
    pub thing: Thing<'a>,
    /// The slug of the call on whose page it stands; none on a page of the whole edition.
    pub call: Option<&'a str>,
    /// The version of that in the edition.
    pub seen: Seen,
    /// What was wanted, by which the same form sent twice is known.
    pub wanted: Value,
    /// Why dates move, as everybody reads it; empty where none was given.
    pub reason: &'a str,
    /// The pause that ends with it, where one does; the form is one of the calendar.
    pub ends_pause: Option<PauseEnd>,
}

impl EditionForm<'_> {
    /// What of a call has been looked at by whoever sends the form, changed or not.
    fn reviews<'b>(&'b self, view: &'b EditionView) -> Option<(&'b CallId, Proposal)> {
        match self.thing {
            Thing::Calendar(call) => Some((call, Proposal::Dates)),
            Thing::Awards(call) => Some((call, Proposal::Awards)),
            Thing::Texts => {
                let mut calls = view.calls.iter();
                let call = calls.find(|call| self.call == Some(&*call.slug))?;
                Some((&call.id, Proposal::Rules))
            }
            _ => None,
        }
    }
}

/// Writes down what a form has looked at.
async fn review(
    change: &mut Change,
    form: &EditionForm<'_>,
    view: &EditionView,
    now: Timestamp,
) -> Result<()> {
    if let Some((call, part)) = form.reviews(view) {
        let at = (&view.edition.id, Thing::Reviewed(call, part));
        touch(change, at, (form.person, now)).await?;
    }
    Ok(())
}

impl Office {
    /// What a form would do, for who may do it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where dates move without a reason by which people already work; unknown
    /// for who may not.
    pub async fn plan_change(
        &self,
        form: &EditionForm<'_>,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let view = self.find_edition(&file.slug.0).await?;
        let author = EditionAuthor::Person(form.person);
        let reach = self
            .may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let file = &self.settle(author, view.as_ref(), file).await?;
        if let Some(view) = &view {
            require_reason(form, file, view, now)?;
        }
        let codes = self.codes_of(view.as_ref()).await?;
        let plan = self.plan_on(view.as_ref(), &codes, file, now).await?;
        reach.check(&plan.changes)?;
        Ok(plan)
    }

    /// Changes a part of an edition as a form says, on top of what stood when it was made.
    ///
    /// # Errors
    ///
    /// As [`Office::apply_edition`] and [`Office::plan_change`]; [`Refusal::Overtaken`] where
    /// another version of the part stands, with who made it.
    pub async fn change_edition(
        &self,
        form: &EditionForm<'_>,
        file: &EditionFile,
        plan: &str,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let author = EditionAuthor::Person(form.person);
        self.apply(author, file, plan, (Some(form), None), now)
            .await
    }

    /// Makes an edition be what a file says, as a plan said it before; `seen` is that plan's
    /// [`EditionPlan::digest`]. Answers the plan that was carried out; where it changes nothing,
    /// nothing is written.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`] where the plan would be another one by now;
    /// [`Refusal::EditionInUse`] where something stands against it; unknown for who does not run
    /// the edition, and for a new one to who does not run the service.
    pub async fn apply_edition(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        seen: &str,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        self.apply(author, file, seen, (None, None), now).await
    }

    /// Carries out a plan, from a form or with people of another edition.
    pub(in crate::editions) async fn apply(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        seen: &str,
        (form, making): (Option<&EditionForm<'_>>, Option<&Making>),
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let overtaken = || Refusal::Overtaken {
            by: None,
            same: false,
        };
        let view = self.find_edition(&file.slug.0).await?;
        let was_there = view.is_some();
        self.may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let mut change = self.store.begin().await?;
        if let Some(view) = &view {
            // Whoever changes something of the edition from a form waits from here on: what is
            // read behind these locks is what the plan is about.
            lock(&mut change, &view.edition.id).await?;
            for call in &view.calls {
                lock(&mut change, &call.id).await?;
            }
        }
        let view = self.find_edition(&file.slug.0).await?;
        if view.is_some() != was_there {
            return Err(overtaken().into());
        }
        // Whose right was taken while they waited changes nothing.
        let reach = self
            .may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let file = &self.settle(author, view.as_ref(), file).await?;
        let codes = self.codes_of(view.as_ref()).await?;
        let plan = self.plan_on(view.as_ref(), &codes, file, now).await?;
        reach.check(&plan.changes)?;
        if let (Some(form), Some(view)) = (form, &view) {
            let (at, who) = ((&view.edition.id, form.thing), (form.person, now));
            if !advance(&mut change, at, form.seen, &form.wanted, who).await? {
                // Sent twice: it was carried out the first time.
                return Ok(plan);
            }
            review(&mut change, form, view, now).await?;
            require_reason(form, file, view, now)?;
            if let (Some(end), Thing::Calendar(call)) = (form.ends_pause, form.thing) {
                let call = view.calls.iter().find(|known| known.id == *call);
                let who = (form.person, now);
                end_pause(&mut change, call.ok_or(UNKNOWN)?, end, who).await?;
            }
        }
        if plan.digest()? != seen {
            return Err(overtaken().into());
        }
        if !plan.obstacles.is_empty() {
            return Err(Refusal::EditionInUse(plan.obstacles).into());
        }
        if plan.changes.is_empty() {
            // What changes nothing makes no new version, by which an open form would be stale.
            if form.is_some_and(|form| form.ends_pause.is_some()) {
                change.commit().await?;
            } else if let (Some(form), Some(view)) = (form, &view) {
                drop(change);
                self.note_review(form, view, now).await?;
            }
            return Ok(plan);
        }
        let mut writer = Writer {
            office: self,
            change: &mut change,
            codes,
            who: (author.person(), now),
            plan: &plan,
            form,
        };
        let edition = writer.write_edition(file, view.as_ref()).await?;
        if making.is_some() {
            let at = (&edition, Thing::Making);
            touch_by(&mut change, at, (author.person(), now)).await?;
        }
        if let Some(people) = making.and_then(|making| making.people.as_ref()) {
            self.copy_people(
                &mut change,
                people,
                (&edition, file),
                (author.person(), now),
            )
            .await?;
        }
        let detail = serde_json::to_string(&plan)?;
        let (person, action) = (author.person(), "edition");
        audit::record(&mut change, now, person, action, &edition, &detail).await?;
        change.commit().await?;
        Ok(plan)
    }

    /// Keeps that somebody looked at what they changed nothing of.
    async fn note_review(
        &self,
        form: &EditionForm<'_>,
        view: &EditionView,
        now: Timestamp,
    ) -> Result<()> {
        let mut change = self.store.begin().await?;
        review(&mut change, form, view, now).await?;
        change.commit().await?;
        Ok(())
    }

    /// What a file would do, for who may do it.
    ///
    /// # Errors
    ///
    /// Unknown for who may not.
    pub async fn plan_for(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let view = self.find_edition(&file.slug.0).await?;
        let reach = self
            .may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let file = &self.settle(author, view.as_ref(), file).await?;
        let codes = self.codes_of(view.as_ref()).await?;
        let plan = self.plan_on(view.as_ref(), &codes, file, now).await?;
        reach.check(&plan.changes)?;
        Ok(plan)
    }

    /// The edition of a call as a file, for who sees what its organisers see.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn edition_of(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<EditionFile> {
        self.as_observer(Some(person), call, now).await?;
        let view = self.edition(&call.edition.slug).await?;
        self.file_of(&view, &self.codes(&view.edition.id).await?)
            .await
    }

    /// Whether somebody may bring files of editions at all: who runs the service, an organisation or
    /// an edition.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn may_import(&self, person: &Person) -> Result<()> {
        self.may_anywhere(person, Action::ImportEditions).await
    }

    /// Plans a file and carries it out at once, for what nobody else works on.
    ///
    /// # Errors
    ///
    /// As [`Office::apply_edition`].
    pub async fn set_edition(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let plan = self.plan_edition(file, now).await?;
        self.apply_edition(author, file, &plan.digest()?, now).await
    }
}

/// What of a call its page of conditions changes, by the beginning of its path.
const CONDITIONS: [&str; 6] = [
    "team_size",
    "shortlist",
    "limits",
    "required_data",
    "legal",
    "contact",
];

/// What writes an edition, part by part.
struct Writer<'a> {
    office: &'a Office,
    change: &'a mut Change,
    codes: Codes,
    /// The person under whose name it stands, and the moment.
    who: (&'a PersonId, Timestamp),
    /// What is carried out.
    plan: &'a EditionPlan,
    form: Option<&'a EditionForm<'a>>,
}

/// Refuses a calendar without a reason where people already work by a date that moves: once its
/// phase has begun, and as long as teams register or hand in.
fn require_reason(
    form: &EditionForm<'_>,
    file: &EditionFile,
    view: &EditionView,
    now: Timestamp,
) -> Result<()> {
    let Thing::Calendar(call) = form.thing else {
        return Ok(());
    };
    // Nobody works by dates that nobody has seen.
    if view.edition.in_preparation {
        return Ok(());
    }
    let call = view.calls.iter().find(|known| known.id == *call);
    let call = call.ok_or(UNKNOWN)?;
    let mut sections = file.calls.iter();
    let section = sections.find(|section| section.slug.0 == call.slug);
    let section = section.ok_or(UNKNOWN)?;
    let takes = |kind| call.standing(kind, now).takes();
    let teams_work = takes(PhaseKind::Registration) || takes(PhaseKind::Submission);
    let felt = section.phases.all().any(|(kind, phase)| {
        let dates = phase.resolve(&section.time_zone).ok();
        let moves = dates.and_then(|dates| find_move(&call.schedule, kind, dates));
        let begun = call.standing(kind, now) != Standing::Before;
        moves.is_some() && (teams_work || begun)
    });
    if felt && form.reason.is_empty() {
        return Err(Refusal::field("reason", Problem::Missing));
    }
    Ok(())
}

impl Writer<'_> {
    /// Writes all of it; answers the edition's id.
    async fn write_edition(
        &mut self,
        file: &EditionFile,
        view: Option<&EditionView>,
    ) -> Result<EditionId> {
        let (organiser, now) = self.who;
        let edition = view.map_or_else(
            || EditionId::new(self.office.id(now)),
            |view| view.edition.id.clone(),
        );
        let written = execute_one(
            self.change,
            sqlx::query(
                "INSERT INTO edition (
                     id, slug, title, lead, example, starts_at, assumed, sources, in_preparation,
                     organisation
                 )
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 ON CONFLICT (id) DO UPDATE
                 SET title = excluded.title,
                     lead = excluded.lead,
                     example = excluded.example,
                     starts_at = excluded.starts_at,
                     assumed = excluded.assumed,
                     sources = excluded.sources,
                     organisation = excluded.organisation",
            )
            .bind(&edition)
            .bind(&file.slug.0)
            .bind(serde_json::to_string(&file.title)?)
            .bind(serde_json::to_string(&file.lead)?)
            .bind(i64::from(file.example))
            .bind(first_moment(file).unwrap_or(now).0)
            .bind(serde_json::to_string(&file.assumed)?)
            .bind(serde_json::to_string(&file.sources)?)
            .bind(i64::from(file.in_preparation))
            .bind(file.organisation.as_ref().map(|code| code.0.as_str())),
        )
        .await;
        written.map_err(|error| {
            // Somebody else made one of this name in the same moment.
            if violates(&error, "edition_slug", "edition.slug") {
                let (by, same) = (None, false);
                Failure::from(Refusal::Overtaken { by, same })
            } else {
                error.into()
            }
        })?;
        if view.is_none() {
            execute_one(
                self.change,
                sqlx::query("INSERT INTO organiser (person, edition, since) VALUES ($1, $2, $3)")
                    .bind(organiser)
                    .bind(&edition)
                    .bind(now.0),
            )
            .await?;
        }
        self.write_topics(file, &edition).await?;
        self.touch_edition(&edition).await?;
        self.touch_calls(&edition).await?;
        for call in view.into_iter().flat_map(|view| &view.calls) {
            if !file.calls.iter().any(|section| section.slug.0 == call.slug) {
                delete_call(self.change, &call.id).await?;
            }
        }
        for (position, section) in (0_i64..).zip(&file.calls) {
            let known = view
                .into_iter()
                .flat_map(|view| &view.calls)
                .find(|call| call.slug == section.slug.0);
            self.write_call(section, (&edition, position), known)
                .await?;
        }
        Ok(edition)
    }

    async fn write_topics(&mut self, file: &EditionFile, edition: &EditionId) -> Result<()> {
        // Entries name topics by their codes, which stay: the rows can be written anew.
        sqlx::query("DELETE FROM topic WHERE edition = $1")
            .bind(edition)
            .execute(&mut **self.change)
            .await?;
        for (position, topic) in (0_i64..).zip(&file.topics) {
            execute_one(
                self.change,
                sqlx::query(
                    "INSERT INTO topic (edition, code, name, position)
                     VALUES ($1, $2, $3, $4)",
                )
                .bind(edition)
                .bind(&topic.code.0)
                .bind(serde_json::to_string(&topic.name)?)
                .bind(position),
            )
            .await?;
        }
        Ok(())
    }

    async fn write_call(
        &mut self,
        section: &CallSection,
        (edition, position): (&EditionId, i64),
        known: Option<&Call>,
    ) -> Result<()> {
        let now = self.who.1;
        let call = known.map_or_else(|| CallId::new(self.office.id(now)), |call| call.id.clone());
        execute_one(
            self.change,
            sqlx::query(
                "INSERT INTO call (
                     id, edition, slug, city, title, lead, rules, time_zone, team_size,
                     shortlist, position, limits, required_data, legal, contact
                 )
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                 ON CONFLICT (id) DO UPDATE
                 SET city = excluded.city,
                     title = excluded.title,
                     lead = excluded.lead,
                     rules = excluded.rules,
                     time_zone = excluded.time_zone,
                     team_size = excluded.team_size,
                     shortlist = excluded.shortlist,
                     position = excluded.position,
                     limits = excluded.limits,
                     required_data = excluded.required_data,
                     legal = excluded.legal,
                     contact = excluded.contact",
            )
            .bind(&call)
            .bind(edition)
            .bind(&section.slug.0)
            .bind(&section.city.0)
            .bind(serde_json::to_string(&section.title)?)
            .bind(serde_json::to_string(&section.lead)?)
            .bind(serde_json::to_string(&section.rules)?)
            .bind(&section.time_zone)
            .bind(section.team_size)
            .bind(section.shortlist)
            .bind(position)
            .bind(serde_json::to_string(&section.limits)?)
            .bind(serde_json::to_string(&section.required_data)?)
            .bind(serde_json::to_string(&section.legal)?)
            .bind(serde_json::to_string(&section.contact)?),
        )
        .await?;
        self.write_phases(section, &call, known).await?;
        self.write_rounds(section, &call, known).await?;
        self.write_criteria(section, &call, known).await?;
        self.write_awards(section, &call, known).await?;
        if let Some(known) = known {
            self.touch_call(known).await?;
        }
        Ok(())
    }

    /// Gives a part of the edition its next version, but the one that a form has given it already.
    async fn touch_part(&mut self, edition: &EditionId, thing: Thing<'_>) -> Result<()> {
        if self.form.is_some_and(|form| form.thing == thing) {
            return Ok(());
        }
        touch_by(self.change, (edition, thing), self.who).await
    }

    /// Lets forms know that were made from what changes of all calls.
    async fn touch_edition(&mut self, edition: &EditionId) -> Result<()> {
        let plan = self.plan;
        let mut paths = plan.changes.iter().map(|change| &change.path);
        let texts = paths.any(|path| {
            let path = path
                .strip_prefix("calls/")
                .map_or(path.as_str(), |of_call| {
                    of_call.split_once('/').map_or("", |(_, below)| below)
                });
            ["title/", "lead/", "rules/"]
                .iter()
                .any(|text| path.starts_with(text))
        });
        if texts {
            self.touch_part(edition, Thing::Texts).await?;
        }
        if plan.changes_below("topics") {
            self.touch_part(edition, Thing::Topics).await?;
        }
        let facts = ["assumed", "sources", "example"];
        if facts.into_iter().any(|part| plan.changes_below(part)) {
            self.touch_part(edition, Thing::Facts).await?;
        }
        Ok(())
    }

    /// Lets the form of the calls know that was made from what changes of them.
    async fn touch_calls(&mut self, edition: &EditionId) -> Result<()> {
        let mut paths = self.plan.changes.iter().map(|change| &change.path);
        let calls = paths.any(|path| {
            let below = path
                .strip_prefix("calls/")
                .map(|of_call| of_call.split_once('/').map_or(of_call, |(_, below)| below));
            below.is_some_and(|below| {
                ["order", "slug", "city", "time_zone", "team_size"].contains(&below)
            })
        });
        if calls {
            self.touch_part(edition, Thing::Calls).await?;
        }
        Ok(())
    }

    /// Lets forms know that were made from what changes of a call.
    async fn touch_call(&mut self, call: &Call) -> Result<()> {
        let plan = self.plan;
        let changes = |part: &str| plan.changes_below(&format!("calls/{}/{part}", call.slug));
        let dates = changes("phases/") || changes("time_zone");
        let rounds = changes("rounds/");
        let awards = changes("awards");
        let conditions = CONDITIONS.into_iter().any(changes);
        let mut things = Vec::new();
        if changes("criteria/") || rounds || plan.changes_below("topics/") {
            things.push(Thing::Criteria);
        }
        if rounds || dates {
            things.extend(RoundKind::ALL.map(Thing::Round));
        }
        for thing in things {
            touch_by(self.change, (&call.id, thing), self.who).await?;
        }
        let parts = [
            (dates, Thing::Calendar(&call.id)),
            (awards, Thing::Awards(&call.id)),
            (conditions, Thing::Conditions(&call.id)),
        ];
        for (changes, part) in parts {
            if changes {
                self.touch_part(&call.edition.id, part).await?;
            }
        }
        Ok(())
    }

    async fn write_phases(
        &mut self,
        section: &CallSection,
        call: &CallId,
        known: Option<&Call>,
    ) -> Result<()> {
        let mut moves = Vec::new();
        for (kind, phase) in section.phases.all() {
            // A file that was checked has its moments.
            let (starts, ends) = phase.resolve(&section.time_zone).map_err(|_| UNKNOWN)?;
            moves.extend(known.and_then(|known| find_move(&known.schedule, kind, (starts, ends))));
            execute_one(
                self.change,
                sqlx::query(
                    "INSERT INTO phase (call, kind, starts_at, ends_at, grace)
                     VALUES ($1, $2, $3, $4, $5)
                     ON CONFLICT (call, kind) DO UPDATE
                     SET starts_at = excluded.starts_at,
                         ends_at = excluded.ends_at,
                         grace = excluded.grace",
                )
                .bind(call)
                .bind(kind.code())
                .bind(starts.0)
                .bind(ends.0)
                .bind(to_micros(phase.grace())),
            )
            .await?;
        }
        if section.phases.last.is_none() {
            sqlx::query("DELETE FROM phase WHERE call = $1 AND kind = $2")
                .bind(call)
                .bind(PhaseKind::Final.code())
                .execute(&mut **self.change)
                .await?;
        }
        if let Some(call) = known.filter(|call| !call.edition.in_preparation) {
            let cities = self.office.cities().await?;
            let zone = Zone::of_city(
                &cities,
                &CityCode::new(&*section.city.0),
                section.time_zone.clone(),
            );
            let announcement = Announcement {
                call,
                zone: &zone,
                moves: &moves,
                reason: self.form.map_or("", |form| form.reason),
            };
            self.office
                .announce_moves(self.change, &announcement, self.who)
                .await?;
        }
        Ok(())
    }

    async fn write_rounds(
        &mut self,
        section: &CallSection,
        call: &CallId,
        known: Option<&Call>,
    ) -> Result<()> {
        for round in &section.rounds {
            store_round(self.change, call, &round.round()).await?;
        }
        let Some(known) = known else {
            return Ok(());
        };
        let gone = known
            .rounds
            .iter()
            .filter(|round| !section.rounds.iter().any(|other| other.kind == round.kind));
        for round in gone {
            delete_round(self.change, known, round.kind, self.who).await?;
        }
        Ok(())
    }

    async fn write_criteria(
        &mut self,
        section: &CallSection,
        call: &CallId,
        known: Option<&Call>,
    ) -> Result<()> {
        let known = known.map_or(&[][..], |call| &call.criteria);
        for criterion in known {
            let code = code_of(&self.codes, &criterion.id);
            if !section.criteria.iter().any(|other| other.code == code) {
                // One without marks: the plan looked, and a mark that came since keeps it there.
                execute_one(
                    self.change,
                    sqlx::query("DELETE FROM criterion WHERE id = $1").bind(&criterion.id),
                )
                .await?;
            }
        }
        for (position, wanted) in (0_i64..).zip(&section.criteria) {
            let id = known
                .iter()
                .map(|criterion| &criterion.id)
                .find(|id| code_of(&self.codes, id) == wanted.code)
                .cloned()
                .unwrap_or_else(|| CriterionId::new(self.office.id(self.who.1)));
            let criterion = Criterion {
                id,
                ..wanted.criterion()
            };
            store_criterion(self.change, call, &criterion, position).await?;
            execute_one(
                self.change,
                sqlx::query("UPDATE criterion SET code = $2 WHERE id = $1")
                    .bind(&criterion.id)
                    .bind(&wanted.code.0),
            )
            .await?;
        }
        Ok(())
    }

    async fn write_awards(
        &mut self,
        section: &CallSection,
        call: &CallId,
        known: Option<&Call>,
    ) -> Result<()> {
        let known = known.map_or(&[][..], |call| &call.awards);
        for award in known {
            let code = code_of(&self.codes, &award.id);
            if !section.awards.iter().any(|other| other.code == code) {
                execute_one(
                    self.change,
                    sqlx::query("DELETE FROM award WHERE id = $1").bind(&award.id),
                )
                .await?;
            }
        }
        for (position, wanted) in (0_i64..).zip(&section.awards) {
            let id = known
                .iter()
                .map(|award| &award.id)
                .find(|id| code_of(&self.codes, id) == wanted.code)
                .cloned()
                .unwrap_or_else(|| AwardId::new(self.office.id(self.who.1)));
            execute_one(
                self.change,
                sqlx::query(
                    "INSERT INTO award (id, call, name, kind, position, code, eligibility)
                     VALUES ($1, $2, $3, $4, $5, $6, $7)
                     ON CONFLICT (id) DO UPDATE
                     SET name = excluded.name,
                         kind = excluded.kind,
                         position = excluded.position,
                         eligibility = excluded.eligibility",
                )
                .bind(&id)
                .bind(call)
                .bind(serde_json::to_string(&wanted.name)?)
                .bind(wanted.kind.code())
                .bind(position)
                .bind(&wanted.code.0)
                .bind(serde_json::to_string(&wanted.eligibility)?),
            )
            .await?;
        }
        Ok(())
    }
}

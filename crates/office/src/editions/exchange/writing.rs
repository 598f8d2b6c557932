//! What a plan writes, part by part, within the change that carries it out.

use contest::{
    AwardId, CallId, CityCode, CriterionId, EditionId, PersonId, PhaseKind, Timestamp,
    judging::{Criterion, RoundKind},
    timestamp::to_micros,
};
use edition_file::{EditionFile, model::CallSection, time::first_moment};

use crate::{
    Call, EditionView, Failure, Office, Refusal, Result, Thing,
    editions::{
        calendar::Zone,
        call_removal::delete_call,
        calls::{store_criterion, store_round},
        moves::{Announcement, find_move},
        rounds::delete_round,
    },
    refusal::{UNKNOWN, violates},
    storage::{Change, execute_one},
    versions::touch_by,
};

use super::{
    author::EditionForm,
    export::{Codes, code_of},
    plan::EditionPlan,
};

/// What of a call its page of conditions changes, by the beginning of its path.
const CONDITIONS: [&str; 7] = [
    "team_size",
    "shortlist",
    "limits",
    "required_data",
    "legal",
    "contact",
    "second_factor",
];

/// What writes an edition, part by part.
pub(super) struct Writer<'a> {
    pub(super) office: &'a Office,
    pub(super) change: &'a mut Change,
    pub(super) codes: Codes,
    /// The person under whose name it stands, and the moment.
    pub(super) who: (&'a PersonId, Timestamp),
    /// What is carried out.
    pub(super) plan: &'a EditionPlan,
    pub(super) form: Option<&'a EditionForm<'a>>,
}

impl Writer<'_> {
    /// Writes all of it; answers the edition's id.
    pub(super) async fn write_edition(
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
                     shortlist, position, limits, required_data, legal, contact,
                     organisers_second_factor, jurors_second_factor
                 )
                 VALUES (
                     $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
                 )
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
                     contact = excluded.contact,
                     organisers_second_factor = excluded.organisers_second_factor,
                     jurors_second_factor = excluded.jurors_second_factor",
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
            .bind(serde_json::to_string(&section.contact)?)
            .bind(i64::from(section.second_factor.organisers))
            .bind(i64::from(section.second_factor.jurors)),
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

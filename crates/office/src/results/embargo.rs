//! What the press sees before it is public: finalists and awards of a call, from a moment that its
//! organisers set. The gate is in the queries: they read `embargoed_entry` and `embargoed_decision`,
//! and nothing from before that moment. Every visit is noted.

use std::{collections::HashMap, time::Duration};

use contest::{
    Action, Actor, Denied, EntryId, FileId, Language, Situation, Stage, Standing, Timestamp,
    entry::EntryState, may, timestamp::HOUR,
};

use crate::{
    Call, Office, Person, Refusal, Result, Seen, StoredFile, Thing, audit, calendar,
    refusal::UNKNOWN,
    results::{
        awards::{AwardView, DecisionRow, join_awards},
        collation::sort_by_text,
        public_entry::{PublicEntry, PublicRow},
    },
    storage::{Change, execute_one},
    versions::advance,
};

/// What somebody of the press sees of a call.
#[derive(Clone, Debug, Default)]
pub struct Embargo {
    /// From when on; `None` where the organisers have set no moment.
    pub from: Option<Timestamp>,
    /// Whether that moment has come.
    pub open: bool,
    /// Whether finalists and awards are all public: then nothing is under embargo.
    pub lifted: bool,
    /// Every award of the call; none where nothing was decided.
    pub awards: Vec<AwardView>,
    /// Alphabetical by title in the language asked for.
    pub finalists: Vec<PublicEntry>,
}

/// When somebody of the press saw what was not public yet.
#[derive(Clone, Debug)]
pub struct EmbargoVisit {
    /// Their name.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// When.
    pub at: Timestamp,
    /// What of the results was shown that was not public.
    pub seen: Vec<Embargoed>,
}

/// What a visit for a file is written down with.
const OF_FILE: &str = "file:";

/// Something that is not public yet and was shown to the press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embargoed {
    /// What a stage of the publication makes public.
    Stage(Stage),
    /// A file of the work with this number.
    File(i64),
}

impl Embargoed {
    /// As a visit is written down: the code of a stage, or `file:` and the number of an entry.
    fn write(self) -> String {
        match self {
            Self::Stage(stage) => stage.code().to_owned(),
            Self::File(number) => format!("{OF_FILE}{number}"),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix(OF_FILE) {
            Some(number) => number.parse().ok().map(Self::File),
            None => Stage::from_code(text).map(Self::Stage),
        }
    }
}

/// The embargo of a call, as its organisers see it.
#[derive(Clone, Debug)]
pub struct EmbargoSetting {
    /// From when on the press sees the results; `None` where that is not set.
    pub from: Option<Timestamp>,
    /// Of [`Thing::Embargo`]: its form carries it.
    pub version: Seen,
    /// Names and addresses of who follows the call for the press.
    pub press: Vec<(String, String)>,
    /// The newest visits: at most 500.
    pub visits: Vec<EmbargoVisit>,
}

/// How long a file that was taken is the same visit: a film arrives in many parts.
const FILE_VISIT: Duration = HOUR;
/// Most visits that a page lists.
const VISITS: i64 = 500;

#[derive(sqlx::FromRow)]
struct VisitRow {
    name: String,
    mail: String,
    at: i64,
    seen: String,
}

impl From<VisitRow> for EmbargoVisit {
    fn from(row: VisitRow) -> Self {
        Self {
            name: row.name,
            mail: row.mail,
            at: Timestamp(row.at),
            seen: row
                .seen
                .split_whitespace()
                .filter_map(Embargoed::parse)
                .collect(),
        }
    }
}

impl Office {
    async fn embargo_from(&self, call: &Call) -> Result<Option<Timestamp>> {
        let from: Option<i64> = sqlx::query_scalar("SELECT from_at FROM embargo WHERE call = $1")
            .bind(&call.id)
            .fetch_optional(self.store.read())
            .await?;
        Ok(from.map(Timestamp))
    }

    /// Finalists and awards of a call for the press, as far as they are not public; and for who
    /// runs the call or watches over it, what the press sees. A visit of the press is noted.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn embargo(
        &self,
        person: &Person,
        call: &Call,
        language: Language,
        now: Timestamp,
    ) -> Result<Embargo> {
        let actor = self.actor(Some(person), call, None).await?;
        let from = self.embargo_from(call).await?;
        let open = from.is_some_and(|from| from <= now);
        let public = |stage| call.published.has(stage);
        let mut embargo = Embargo {
            from,
            open,
            lifted: public(Stage::Finalists) && public(Stage::Winners),
            ..Embargo::default()
        };
        match may_see(actor, call, open, now) {
            // Until then the page says when.
            Err(Denied::TooEarly) => return Ok(embargo),
            answer => answer?,
        }
        if !open || embargo.lifted {
            return Ok(embargo);
        }
        embargo.finalists = self.embargoed_finalists(call, language, now).await?;
        let decided: Vec<DecisionRow> = sqlx::query_as(
            "SELECT award, entry, reason
             FROM embargoed_decision
             WHERE call = $1
               AND from_at <= $2
             ORDER BY award, entry",
        )
        .bind(&call.id)
        .bind(now.0)
        .fetch_all(self.store.read())
        .await?;
        if !decided.is_empty() {
            let works: HashMap<EntryId, PublicEntry> = embargo
                .finalists
                .iter()
                .map(|entry| (entry.id.clone(), entry.clone()))
                .collect();
            embargo.awards = join_awards(call, &decided, &works);
        }
        let shown = [
            (Stage::Finalists, !embargo.finalists.is_empty()),
            (Stage::Winners, !embargo.awards.is_empty()),
        ];
        let seen: Vec<String> = shown
            .into_iter()
            .filter(|(stage, shows)| *shows && !public(*stage))
            .map(|(stage, _)| Embargoed::Stage(stage).write())
            .collect();
        if actor.press && !seen.is_empty() {
            self.note_visit(person, call, &seen.join(" "), now).await?;
        }
        Ok(embargo)
    }

    async fn embargoed_finalists(
        &self,
        call: &Call,
        language: Language,
        now: Timestamp,
    ) -> Result<Vec<PublicEntry>> {
        let rows: Vec<PublicRow> = sqlx::query_as(
            "SELECT id, number, content, files, team, slug, city
             FROM embargoed_entry
             WHERE call = $1
               AND from_at <= $2",
        )
        .bind(&call.id)
        .bind(now.0)
        .fetch_all(self.store.read())
        .await?;
        let mut finalists = rows
            .into_iter()
            .map(PublicEntry::try_from)
            .collect::<Result<Vec<_>>>()?;
        sort_by_text(language, &mut finalists, |entry| {
            entry.content.title.text(language)
        });
        Ok(finalists)
    }

    /// A file of a work under embargo, or its small copy. A file that the press takes is noted, not
    /// for each part of it that a browser asks for: once within an hour.
    ///
    /// # Errors
    ///
    /// Too early before the moment of the embargo; unknown where the work is not under embargo, and
    /// for everybody but the press and who sees what organisers see.
    pub async fn embargoed_file(
        &self,
        person: &Person,
        call: &Call,
        (entry, file, preview): (&EntryId, &FileId, bool),
        now: Timestamp,
    ) -> Result<StoredFile> {
        let actor = self.actor(Some(person), call, None).await?;
        let from = self.embargo_from(call).await?;
        may_see(actor, call, from.is_some_and(|from| from <= now), now)?;
        let row: Option<(String, i64)> = sqlx::query_as(
            "SELECT files, number
             FROM embargoed_entry
             WHERE id = $1
               AND call = $2
               AND from_at <= $3",
        )
        .bind(entry)
        .bind(&call.id)
        .bind(now.0)
        .fetch_optional(self.store.read())
        .await?;
        let (files, number) = row.ok_or(UNKNOWN)?;
        let stored = self.open_work_file((&files, number), file, preview).await?;
        if actor.press
            && !call.published.has(Stage::Finalists)
            && !self.has_seen(person, call, number, preview, now).await?
        {
            let seen = Embargoed::File(number).write();
            self.note_visit(person, call, &seen, now).await?;
        }
        Ok(stored)
    }

    /// Whether it is noted already that somebody sees a file now. The small copies stand on the
    /// page, of which each visit is noted.
    async fn has_seen(
        &self,
        person: &Person,
        call: &Call,
        number: i64,
        preview: bool,
        now: Timestamp,
    ) -> Result<bool> {
        let visits: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM embargo_visit
             WHERE call = $1
               AND person = $2
               AND at > $3
               AND (seen = $4 OR $5 <> 0)",
        )
        .bind(&call.id)
        .bind(&person.id)
        .bind(now.minus(FILE_VISIT).0)
        .bind(Embargoed::File(number).write())
        .bind(i64::from(preview))
        .fetch_one(self.store.read())
        .await?;
        Ok(visits > 0)
    }

    /// Notes who of the press saw what before it was public; the log has the first visit.
    async fn note_visit(
        &self,
        person: &Person,
        call: &Call,
        seen: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut change = self.store.begin().await?;
        let before: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM embargo_visit
             WHERE call = $1
               AND person = $2",
        )
        .bind(&call.id)
        .bind(&person.id)
        .fetch_one(&mut *change)
        .await?;
        execute_one(
            &mut change,
            sqlx::query(
                "INSERT INTO embargo_visit (call, person, at, seen)
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(&call.id)
            .bind(&person.id)
            .bind(now.0)
            .bind(seen),
        )
        .await?;
        if before == 0 {
            let action = "embargo-visit";
            audit::record(&mut change, now, &person.id, action, &call.id, seen).await?;
        }
        change.commit().await?;
        Ok(())
    }

    /// The embargo of a call and who saw what under it, for who sees what its organisers see.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn embargo_setting(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<EmbargoSetting> {
        self.as_observer(Some(person), call, now).await?;
        let version = self.versions(&call.id).await?.of(Thing::Embargo);
        let press = sqlx::query_as(
            "SELECT person.name, person.mail
             FROM call_press
             JOIN person ON person.id = call_press.person
             WHERE call_press.call = $1
             ORDER BY person.name, person.mail",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let visits: Vec<VisitRow> = sqlx::query_as(
            "SELECT person.name, person.mail, embargo_visit.at, embargo_visit.seen
             FROM embargo_visit
             JOIN person AS visitor ON visitor.id = embargo_visit.person
             JOIN person ON person.id = COALESCE(visitor.joined_to, visitor.id)
             WHERE embargo_visit.call = $1
             ORDER BY embargo_visit.at DESC
             LIMIT $2",
        )
        .bind(&call.id)
        .bind(VISITS)
        .fetch_all(self.store.read())
        .await?;
        Ok(EmbargoSetting {
            from: self.embargo_from(call).await?,
            version,
            press,
            visits: visits.into_iter().map(EmbargoVisit::from).collect(),
        })
    }

    /// Sets from when on the press sees what is not public yet, as a form of the call's zone says
    /// it: no moment is never.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where it is no moment; [`Refusal::Overtaken`]; unknown for anybody but
    /// an organiser.
    pub async fn set_embargo(
        &self,
        organiser: &Person,
        call: &Call,
        from: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let moment = match from {
            "" => None,
            from => Some(
                calendar::of_field(from, &call.time_zone)
                    .map_err(|problem| Refusal::of_field("from", problem))?,
            ),
        };
        let mut change = self.store.begin().await?;
        let wanted = moment.map(|moment| moment.0);
        let at = (&call.id, Thing::Embargo);
        if !advance(&mut change, at, seen, &wanted, (organiser, now)).await? {
            return Ok(());
        }
        replace_embargo(&mut change, call, moment).await?;
        let detail = moment.map_or_else(String::new, calendar::machine);
        audit::record(
            &mut change,
            now,
            &organiser.id,
            "embargo",
            &call.id,
            &detail,
        )
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// Whether somebody sees what is under embargo, which is open or not.
fn may_see(actor: Actor, call: &Call, open: bool, now: Timestamp) -> Result<(), Denied> {
    let embargo = if open {
        Standing::Open
    } else {
        Standing::Before
    };
    let situation = Situation {
        embargo,
        ..call.situation(EntryState::Draft, now)
    };
    may(actor, Action::SeeEmbargoed, &situation)
}

async fn replace_embargo(
    change: &mut Change,
    call: &Call,
    moment: Option<Timestamp>,
) -> Result<()> {
    // None where none was set.
    sqlx::query("DELETE FROM embargo WHERE call = $1")
        .bind(&call.id)
        .execute(&mut **change)
        .await?;
    if let Some(moment) = moment {
        execute_one(
            change,
            sqlx::query("INSERT INTO embargo (call, from_at) VALUES ($1, $2)")
                .bind(&call.id)
                .bind(moment.0),
        )
        .await?;
    }
    Ok(())
}

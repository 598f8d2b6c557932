//! Who scores what: proposed by the flow of [`judging::assignment`], looked at and changed by a
//! person, and only then in effect.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use contest::{
    Content, Language, Localized, MailAddress, Moment,
    account::{organisation_key, same_organisation},
    judging::{Bar, Pairing, RoundKind},
};
use judging::{
    assignment::{self, Load, Request, Standing},
    graph,
};
use serde::{Deserialize, Serialize};

use crate::{
    Call, Failure, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    entries::export::{line, reader},
    refusal::UNKNOWN,
    storage::Change,
    versions::advance,
};

/// What an organiser asks of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanOptions {
    #[serde(default)]
    pub round: RoundKind,
    pub per_entry: usize,
    /// Entries that every juror scores, by id: they tie the jury together.
    #[serde(default)]
    pub calibration: BTreeSet<String>,
    pub seed: u64,
}

impl PlanOptions {
    /// As the round asks for it, with nothing more.
    #[must_use]
    pub fn of(call: &Call, round: RoundKind) -> Self {
        let per_entry = call.round(round).map_or(1, |round| round.jurors_per_entry);
        Self {
            round,
            per_entry: usize::try_from(per_entry).unwrap_or(1),
            calibration: BTreeSet::new(),
            seed: 1,
        }
    }
}

/// Most calibration entries of a plan.
pub const CALIBRATION_MOST: usize = 3;

/// A juror as a plan sees them.
#[derive(Clone, Debug)]
pub struct PlanJuror {
    pub person: String,
    pub name: String,
    pub mail: String,
    /// Where they work, as they or an organiser said; empty where nobody did.
    pub organisation: String,
    pub languages: BTreeSet<Language>,
    pub topics: BTreeSet<String>,
    pub load: Load,
    /// Entries in the plan.
    pub entries: usize,
}

/// What a juror brings.
#[derive(Clone, Debug)]
pub struct JurorProfile {
    /// That the juror reads; empty for all.
    pub languages: BTreeSet<Language>,
    /// Codes of main topics.
    pub topics: BTreeSet<String>,
    /// Fewest and most entries.
    pub least: i64,
    pub most: i64,
}

/// An entry as a plan sees it.
#[derive(Clone, Debug)]
pub struct PlanEntry {
    pub id: String,
    pub number: i64,
    pub title: Localized,
    pub topic: String,
    /// Its jurors, by their place in [`PlanView::jurors`].
    pub panel: BTreeSet<usize>,
    /// Those who have begun to score it and stay.
    pub fixed: BTreeSet<usize>,
    /// What stands against each juror.
    pub bars: Vec<Option<Bar>>,
    pub calibration: bool,
    /// How many jurors it lacks.
    pub missing: usize,
}

/// A plan with all that a person needs to judge it.
#[derive(Clone, Debug)]
pub struct PlanView {
    pub round: RoundKind,
    /// Whether it is an open plan; else what is shown is in effect.
    pub open: bool,
    pub options: PlanOptions,
    pub jurors: Vec<PlanJuror>,
    pub entries: Vec<PlanEntry>,
    /// Second smallest eigenvalue of the jurors' Laplacian, see [`graph::connectivity`].
    pub connectivity: f64,
    /// Into how many parts the jury falls.
    pub parts: usize,
    /// The fewest and most entries on which two jurors meet.
    pub meetings: (u32, u32),
    /// Pairs that are new and pairs that would be taken out, if it takes effect.
    pub changes: (usize, usize),
}

/// Juror and entry of a pair, by id.
type Pair = (String, String);

/// Jurors, entries and what is known of their pairs.
struct Board {
    jurors: Vec<PlanJuror>,
    entries: Vec<PlanEntry>,
    /// Assigned now, without those who stepped back.
    assigned: BTreeSet<(usize, usize)>,
}

#[derive(sqlx::FromRow)]
struct JurorRow {
    id: String,
    name: String,
    mail: String,
    organisation: String,
    languages: String,
    topics: String,
    load_least: i64,
    load_most: i64,
}

#[derive(sqlx::FromRow)]
struct AssignedRow {
    juror: String,
    entry: String,
    conflict: Option<String>,
    begun: i64,
}

/// Costs of a pair: a juror who named the entry's topic, one who named none, one who named others.
const COSTS: [u32; 3] = [0, 1, 2];

impl Board {
    fn panels(&self) -> Vec<Vec<usize>> {
        self.entries
            .iter()
            .map(|entry| entry.panel.iter().copied().collect())
            .collect()
    }

    #[expect(
        clippy::unused_self,
        reason = "the desk is asked, whatever it looks at"
    )]
    fn needs(&self, options: &PlanOptions, entry: &PlanEntry) -> usize {
        if options.calibration.contains(&entry.id) {
            entry.bars.iter().filter(|bar| bar.is_none()).count()
        } else {
            options.per_entry
        }
    }

    fn request(&self, options: &PlanOptions) -> Request {
        let pairs = || {
            (0..self.jurors.len())
                .flat_map(|juror| (0..self.entries.len()).map(move |entry| (juror, entry)))
        };
        let cost = |(juror, entry): (usize, usize)| {
            let (juror, entry, bar) = (
                &self.jurors[juror],
                &self.entries[entry],
                self.entries[entry].bars[juror],
            );
            let named = if juror.topics.is_empty() {
                1
            } else {
                usize::from(!juror.topics.contains(&entry.topic)) * 2
            };
            bar.is_none().then_some(COSTS[named])
        };
        let standing = |pair: (usize, usize)| {
            if self.entries[pair.1].fixed.contains(&pair.0) {
                Standing::Fixed
            } else if self.assigned.contains(&pair) {
                Standing::Kept
            } else {
                Standing::Absent
            }
        };
        Request {
            loads: self.jurors.iter().map(|juror| juror.load).collect(),
            needs: self
                .entries
                .iter()
                .map(|entry| self.needs(options, entry))
                .collect(),
            costs: pairs().map(cost).collect(),
            standing: pairs().map(standing).collect(),
            seed: options.seed,
        }
    }

    /// With the panels of a plan in place of what is in effect.
    fn view(mut self, options: PlanOptions, open: bool) -> PlanView {
        for place in 0..self.entries.len() {
            let missing = self
                .needs(&options, &self.entries[place])
                .saturating_sub(self.entries[place].panel.len());
            self.entries[place].missing = missing;
            self.entries[place].calibration = options.calibration.contains(&self.entries[place].id);
            for juror in self.entries[place].panel.clone() {
                self.jurors[juror].entries += 1;
            }
        }
        let panels = self.panels();
        let met = graph::meetings(self.jurors.len(), &panels);
        let pairs: Vec<u32> = (0..self.jurors.len())
            .flat_map(|one| (0..one).map(move |other| (one, other)))
            .map(|pair| met[pair])
            .collect();
        let planned: BTreeSet<(usize, usize)> = panels
            .iter()
            .enumerate()
            .flat_map(|(entry, panel)| panel.iter().map(move |juror| (*juror, entry)))
            .collect();
        PlanView {
            round: options.round,
            open,
            options,
            connectivity: graph::connectivity(self.jurors.len(), &panels),
            parts: graph::components(self.jurors.len(), &panels).count,
            meetings: (
                pairs.iter().min().copied().unwrap_or(0),
                pairs.iter().max().copied().unwrap_or(0),
            ),
            changes: (
                planned.difference(&self.assigned).count(),
                self.assigned.difference(&planned).count(),
            ),
            jurors: self.jurors,
            entries: self.entries,
        }
    }

    fn put(&mut self, panels: &BTreeMap<String, BTreeSet<String>>) {
        let place: HashMap<&str, usize> = self
            .jurors
            .iter()
            .enumerate()
            .map(|(place, juror)| (juror.person.as_str(), place))
            .collect();
        for entry in &mut self.entries {
            let planned = panels
                .get(&entry.id)
                .into_iter()
                .flatten()
                .filter_map(|juror| place.get(juror.as_str()).copied());
            // What has been begun, and what has been barred since the plan was made, are not the
            // plan's to say.
            entry.panel = planned
                .filter(|juror| entry.bars[*juror].is_none())
                .chain(entry.fixed.iter().copied())
                .collect();
        }
    }

    fn stored(&self) -> BTreeMap<String, BTreeSet<String>> {
        let panel = |entry: &PlanEntry| {
            entry
                .panel
                .iter()
                .map(|juror| self.jurors[*juror].person.clone())
                .collect()
        };
        self.entries
            .iter()
            .map(|entry| (entry.id.clone(), panel(entry)))
            .collect()
    }
}

/// Where somebody works or studies, as far as their address and their own words tell.
struct Workplace {
    mail: Option<MailAddress>,
    name: Option<String>,
}

impl Workplace {
    fn of(mail: &str, organisation: &str) -> Self {
        Self {
            mail: MailAddress::parse(mail),
            name: organisation_key(organisation),
        }
    }

    fn is_that_of(&self, other: &Self) -> bool {
        let by_mail = matches!((&self.mail, &other.mail), (Some(one), Some(other)) if same_organisation(one, other));
        by_mail || (self.name.is_some() && self.name == other.name)
    }
}

impl Office {
    /// The jurors and entries of a round. Who stepped back in one round is barred in every one.
    async fn board(&self, call: &Call, round: RoundKind) -> Result<Board> {
        let read = self.store.read();
        let jurors: Vec<JurorRow> = sqlx::query_as(
            "SELECT person.id,
                    person.name,
                    person.mail,
                    person.organisation,
                    juror.languages,
                    juror.topics,
                    juror.load_least,
                    juror.load_most
             FROM juror
             JOIN person ON person.id = juror.person
             WHERE juror.call = $1
             ORDER BY person.name, person.id",
        )
        .bind(&call.id)
        .fetch_all(read)
        .await?;
        let entries: Vec<(String, i64, String, String, String)> = sqlx::query_as(
            "SELECT judged.id,
                    judged.number,
                    judged.team,
                    revision.topic,
                    revision.content
             FROM judged
             JOIN revision ON revision.entry = judged.id
               AND revision.number = judged.revision
             WHERE judged.call = $1
               AND judged.round = $2
             ORDER BY judged.number",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(read)
        .await?;
        // Those of before too: who left a team does not judge its work.
        let members: Vec<(String, String, String, String)> = sqlx::query_as(
            "SELECT took_part.team,
                    took_part.person,
                    person.mail,
                    person.organisation
             FROM took_part
             JOIN person ON person.id = took_part.person
             WHERE took_part.call = $1",
        )
        .bind(&call.id)
        .fetch_all(read)
        .await?;
        let assigned: Vec<AssignedRow> = sqlx::query_as(
            "SELECT juror,
                    entry,
                    conflict,
                    CASE
                        WHEN EXISTS (
                            SELECT 1
                            FROM begun
                            WHERE begun.juror = assignment.juror
                              AND begun.entry = assignment.entry
                              AND begun.round = assignment.round
                        )
                            THEN 1
                        ELSE 0
                    END AS begun
             FROM assignment
             WHERE call = $1
               AND (round = $2 OR conflict IS NOT NULL)",
        )
        .bind(&call.id)
        .bind(round.code())
        .fetch_all(read)
        .await?;
        let conflicts: Vec<(String, String, String)> =
            sqlx::query_as("SELECT juror, entry, kind FROM conflict WHERE call = $1")
                .bind(&call.id)
                .fetch_all(read)
                .await?;

        let mut of_team: HashMap<&str, Vec<(&str, Workplace)>> = HashMap::new();
        for (team, person, mail, organisation) in &members {
            of_team
                .entry(team)
                .or_default()
                .push((person, Workplace::of(mail, organisation)));
        }
        let has: BTreeSet<(&str, &str, &str)> = conflicts
            .iter()
            .map(|(juror, entry, kind)| (juror.as_str(), entry.as_str(), kind.as_str()))
            .collect();
        let mut now: HashMap<(&str, &str), &AssignedRow> = HashMap::new();
        for row in &assigned {
            let known = now.entry((&row.juror, &row.entry)).or_insert(row);
            if row.conflict.is_some() {
                *known = row;
            }
        }
        let jurors: Vec<PlanJuror> = jurors
            .into_iter()
            .map(|row| {
                let count = |number: i64| usize::try_from(number).unwrap_or(0);
                Ok(PlanJuror {
                    languages: serde_json::from_str(&row.languages)?,
                    topics: serde_json::from_str(&row.topics)?,
                    load: Load {
                        least: count(row.load_least),
                        most: count(row.load_most),
                    },
                    person: row.id,
                    name: row.name,
                    mail: row.mail,
                    organisation: row.organisation,
                    entries: 0,
                })
            })
            .collect::<Result<_>>()?;
        let mut board = Board {
            assigned: BTreeSet::new(),
            entries: Vec::with_capacity(entries.len()),
            jurors,
        };
        for (id, number, team, topic, content) in entries {
            let content: Content = serde_json::from_str(&content)?;
            let written: BTreeSet<Language> = content
                .title
                .0
                .keys()
                .chain(content.summary.0.keys())
                .copied()
                .collect();
            let (mut panel, mut fixed, mut bars) = (
                BTreeSet::new(),
                BTreeSet::new(),
                Vec::with_capacity(board.jurors.len()),
            );
            for (place, juror) in board.jurors.iter().enumerate() {
                let own = Workplace::of(&juror.mail, &juror.organisation);
                let team = of_team.get(team.as_str()).map_or(&[][..], Vec::as_slice);
                let standing = now.get(&(juror.person.as_str(), id.as_str()));
                let pairing = Pairing {
                    member: team.iter().any(|(person, _)| *person == juror.person),
                    organisation: team.iter().any(|(_, theirs)| own.is_that_of(theirs)),
                    overruled: has.contains(&(juror.person.as_str(), id.as_str(), "overruled")),
                    declared: has.contains(&(juror.person.as_str(), id.as_str(), "declared")),
                    recused: standing.is_some_and(|row| row.conflict.is_some()),
                    unread: !juror.languages.is_empty()
                        && !written.is_empty()
                        && juror.languages.is_disjoint(&written),
                };
                bars.push(pairing.bar());
                if let Some(row) = standing.filter(|row| row.conflict.is_none()) {
                    board.assigned.insert((place, board.entries.len()));
                    panel.insert(place);
                    if row.begun > 0 {
                        fixed.insert(place);
                        // A language is no reason to take marks away that were given.
                        if pairing.bar() == Some(Bar::Language) {
                            bars[place] = None;
                        }
                    }
                }
            }
            board.entries.push(PlanEntry {
                id,
                number,
                title: content.title,
                topic,
                panel,
                fixed,
                bars,
                calibration: false,
                missing: 0,
            });
        }
        Ok(board)
    }

    /// For each juror of a call the places, in `finalists`, of the entries that nothing stands
    /// against.
    pub(crate) async fn open_finalists(
        &self,
        call: &Call,
        finalists: &[&str],
    ) -> Result<HashMap<String, BTreeSet<usize>>> {
        let board = self.board(call, RoundKind::Final).await?;
        let mut open: HashMap<String, BTreeSet<usize>> = board
            .jurors
            .iter()
            .map(|juror| (juror.person.clone(), BTreeSet::new()))
            .collect();
        for entry in &board.entries {
            let Some(place) = finalists.iter().position(|id| *id == entry.id) else {
                continue;
            };
            for (juror, bar) in board.jurors.iter().zip(&entry.bars) {
                // Who reads none of an entry's languages still sees the picture; the whole jury
                // compares.
                if matches!(bar, None | Some(Bar::Language)) {
                    open.entry(juror.person.clone()).or_default().insert(place);
                }
            }
        }
        Ok(open)
    }

    async fn open_plan(
        &self,
        call: &Call,
    ) -> Result<Option<(PlanOptions, BTreeMap<String, BTreeSet<String>>)>> {
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT options, panels
             FROM plan
             WHERE call = $1
               AND state = 'open'",
        )
        .bind(&call.id)
        .fetch_optional(self.store.read())
        .await?;
        row.map(|(options, panels)| {
            Ok((
                serde_json::from_str(&options)?,
                serde_json::from_str(&panels)?,
            ))
        })
        .transpose()
    }

    /// The open plan of a round, or what is in effect where there is none, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn plan(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Moment,
    ) -> Result<PlanView> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut board = self.board(call, round).await?;
        Ok(
            match self
                .open_plan(call)
                .await?
                .filter(|(options, _)| options.round == round)
            {
                Some((options, panels)) => {
                    board.put(&panels);
                    board.view(options, true)
                }
                None => board.view(PlanOptions::of(call, round), false),
            },
        )
    }

    /// Proposes a plan; one that was open before is discarded. Nothing takes effect.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoJurors`]; [`Refusal::Fields`]; [`Refusal::Overtaken`]; unknown for anybody but
    /// an organiser.
    pub async fn propose_plan(
        &self,
        organiser: &Person,
        call: &Call,
        options: PlanOptions,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        call.round(options.round).ok_or(UNKNOWN)?;
        let mut board = self.board(call, options.round).await?;
        let jurors = board.jurors.len();
        if jurors == 0 {
            return Err(Refusal::NoJurors.into());
        }
        if options.per_entry == 0 {
            return Err(Refusal::field(
                "per_entry",
                Problem::NotBetween {
                    least: 1,
                    most: i64::try_from(jurors).unwrap_or(i64::MAX),
                },
            ));
        }
        if options.per_entry > jurors {
            return Err(Refusal::field(
                "per_entry",
                Problem::MoreThanJurors { jurors },
            ));
        }
        if options.calibration.len() > CALIBRATION_MOST {
            return Err(Refusal::field(
                "calibration",
                Problem::TooMany {
                    most: CALIBRATION_MOST,
                },
            ));
        }
        let request = board.request(&options);
        let plan = tokio::task::spawn_blocking(move || assignment::propose(&request))
            .await
            .map_err(|_| Failure::broken("a plan was not computed"))?;
        for (entry, panel) in board.entries.iter_mut().zip(plan.panels) {
            entry.panel = panel;
        }
        self.store_plan(organiser, call, (&options, &board.stored()), seen, now)
            .await
    }

    /// Puts a plan in the place of the open one.
    async fn store_plan(
        &self,
        organiser: &Person,
        call: &Call,
        (options, panels): (&PlanOptions, &BTreeMap<String, BTreeSet<String>>),
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &(options, panels),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        settle(&mut transaction, call, "discarded", now).await?;
        sqlx::query(
            "INSERT INTO plan (id, call, version, options, panels, state, made_by, made_at)
             VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)",
        )
        .bind(self.id(now))
        .bind(&call.id)
        .bind(1_i64)
        .bind(serde_json::to_string(options)?)
        .bind(serde_json::to_string(panels)?)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "plan",
            &call.id,
            &serde_json::to_string(options)?,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Changes who scores one entry in the open plan, on top of the version that the organiser saw.
    ///
    /// # Errors
    ///
    /// [`Refusal::Barred`] where a juror must not score it, or has begun and cannot be taken out;
    /// [`Refusal::Overtaken`].
    pub async fn change_plan(
        &self,
        organiser: &Person,
        call: &Call,
        entry: &str,
        jurors: &BTreeSet<String>,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let Some((options, mut panels)) = self.open_plan(call).await? else {
            return self
                .plan_gone(organiser, call, seen, &(entry, jurors), now)
                .await;
        };
        let board = self.board(call, options.round).await?;
        let known = board
            .entries
            .iter()
            .find(|known| known.id == entry)
            .ok_or(UNKNOWN)?;
        for juror in jurors {
            let place = board
                .jurors
                .iter()
                .position(|known| known.person == *juror)
                .ok_or(UNKNOWN)?;
            if let Some(bar) = known.bars[place] {
                return Err(Refusal::Barred {
                    juror: board.jurors[place].name.clone(),
                    bar,
                }
                .into());
            }
        }
        panels.insert(entry.to_owned(), jurors.clone());
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &(entry, jurors),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        sqlx::query(
            "UPDATE plan
             SET panels = $1, version = version + 1
             WHERE call = $2
               AND state = 'open'",
        )
        .bind(serde_json::to_string(&panels)?)
        .bind(&call.id)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What is asked of a plan that is not open any more: told who settled it, or nothing where it
    /// was the same form.
    async fn plan_gone(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        wanted: &(impl Serialize + Sync),
        now: Moment,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        if advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            wanted,
            (organiser, now),
        )
        .await?
        {
            Err(UNKNOWN)
        } else {
            Ok(())
        }
    }

    /// Takes the open plan into effect. What jurors have begun stays; a pair that has been barred
    /// since it was made is left out. Answers how many pairs are new and how many were taken out.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`] where another plan is open, it was changed since, or it was settled;
    /// unknown where none was open.
    pub async fn take_plan(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        now: Moment,
    ) -> Result<(usize, usize)> {
        self.as_organiser(Some(organiser), call, now).await?;
        let Some((PlanOptions { round, .. }, panels)) = self.open_plan(call).await? else {
            return self
                .plan_gone(organiser, call, seen, &"taken", now)
                .await
                .map(|()| (0, 0));
        };
        let mut board = self.board(call, round).await?;
        board.put(&panels);
        let pair = |(juror, entry): (usize, usize)| -> Pair {
            (
                board.jurors[juror].person.clone(),
                board.entries[entry].id.clone(),
            )
        };
        let planned: BTreeSet<(usize, usize)> = board
            .entries
            .iter()
            .enumerate()
            .flat_map(|(place, entry)| entry.panel.iter().map(move |juror| (*juror, place)))
            .collect();
        let added: Vec<Pair> = planned
            .difference(&board.assigned)
            .copied()
            .map(pair)
            .collect();
        let removed: Vec<Pair> = board
            .assigned
            .difference(&planned)
            .copied()
            .map(pair)
            .collect();
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &"taken",
            (organiser, now),
        )
        .await?
        {
            return Ok((0, 0));
        }
        settle(&mut transaction, call, "taken", now).await?;
        for (juror, entry) in &added {
            sqlx::query(
                "INSERT INTO assignment (juror, entry, call, created_at, round)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (round, juror, entry) DO NOTHING",
            )
            .bind(juror)
            .bind(entry)
            .bind(&call.id)
            .bind(now.0)
            .bind(round.code())
            .execute(&mut *transaction)
            .await?;
        }
        for (juror, entry) in &removed {
            // Whoever has begun meanwhile keeps it.
            sqlx::query(
                "DELETE FROM assignment
                 WHERE juror = $1
                   AND entry = $2
                   AND round = $3
                   AND conflict IS NULL
                   AND finished_at IS NULL
                   AND NOT EXISTS (
                       SELECT 1
                       FROM begun
                       WHERE begun.juror = assignment.juror
                         AND begun.entry = assignment.entry
                         AND begun.round = assignment.round
                   )",
            )
            .bind(juror)
            .bind(entry)
            .bind(round.code())
            .execute(&mut *transaction)
            .await?;
        }
        let detail = format!("{} new, {} removed", added.len(), removed.len());
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "assign",
            &call.id,
            &detail,
        )
        .await?;
        transaction.commit().await?;
        Ok((added.len(), removed.len()))
    }

    /// Throws the open plan away.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser.
    pub async fn discard_plan(
        &self,
        organiser: &Person,
        call: &Call,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Plan),
            seen,
            &"discarded",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        settle(&mut transaction, call, "discarded", now).await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "plan-discarded",
            &call.id,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Says what a juror brings: languages, topics, and how many entries they take.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the least is more than the most; [`Refusal::Overtaken`]; unknown
    /// for somebody who is not a juror of this call.
    pub async fn describe_juror(
        &self,
        organiser: &Person,
        call: &Call,
        juror: &str,
        profile: &JurorProfile,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let JurorProfile {
            languages,
            topics,
            least,
            most,
        } = profile;
        let (least, most) = (*least, *most);
        if !(0..=LOAD_MOST).contains(&least) {
            return Err(Refusal::field(
                "load_least",
                Problem::NotBetween {
                    least: 0,
                    most: LOAD_MOST,
                },
            ));
        }
        if !(least..=LOAD_MOST).contains(&most) {
            return Err(Refusal::field(
                "load_most",
                Problem::NotBetween {
                    least,
                    most: LOAD_MOST,
                },
            ));
        }
        let mut transaction = self.store.begin().await?;
        let wanted = (languages, topics, least, most);
        if !advance(
            &mut transaction,
            (&call.id, Thing::Juror(juror)),
            seen,
            &wanted,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let known = sqlx::query(
            "UPDATE juror
             SET languages = $1, topics = $2, load_least = $3, load_most = $4
             WHERE call = $5
               AND person = $6",
        )
        .bind(serde_json::to_string(languages)?)
        .bind(serde_json::to_string(topics)?)
        .bind(least)
        .bind(most)
        .bind(&call.id)
        .bind(juror)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "juror",
            &call.id,
            juror,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Sets a computed conflict aside, with the reason.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where there is no reason; [`Refusal::Overtaken`]; unknown for a pair
    /// that shares no organisation.
    pub async fn overrule_conflict(
        &self,
        organiser: &Person,
        call: &Call,
        (juror, entry): (&str, &str),
        reason: &str,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::field("overrule_reason", Problem::Missing));
        }
        let board = self.board(call, RoundKind::Screening).await?;
        let place = board
            .jurors
            .iter()
            .position(|known| known.person == juror)
            .ok_or(UNKNOWN)?;
        let known = board
            .entries
            .iter()
            .find(|known| known.id == entry)
            .ok_or(UNKNOWN)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Conflict(juror, entry)),
            seen,
            &reason,
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        if known.bars[place] != Some(Bar::Organisation) {
            return Err(UNKNOWN);
        }
        note_conflict(
            &mut transaction,
            call,
            (juror, entry),
            "overruled",
            reason,
            (&organiser.id, now),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "conflict-overruled",
            &call.id,
            &format!("{juror} {entry}: {reason}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The plan as CSV, one row per pair.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn plan_csv(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Moment,
    ) -> Result<String> {
        let view = self.plan(organiser, call, round, now).await?;
        let mut text = String::from("\u{feff}");
        text.push_str(&line(&["entry", "juror"].map(str::to_owned)));
        for entry in &view.entries {
            for juror in &entry.panel {
                text.push_str(&line(&[
                    entry.number.to_string(),
                    view.jurors[*juror].mail.clone(),
                ]));
            }
        }
        Ok(text)
    }

    /// Reads a plan from CSV with the columns `entry` (number) and `juror` (mail address) and makes
    /// it the open one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with the line that is wrong: nothing is changed then.
    /// [`Refusal::Barred`] for a pair that must not be. [`Refusal::Overtaken`].
    pub async fn import_plan(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        text: &str,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        call.round(round).ok_or(UNKNOWN)?;
        let mut board = self.board(call, round).await?;
        let mut panels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let wrong = |number: usize| Refusal::field("plan", Problem::PlanLine { line: number });
        // The reader counts lines by their ends, and sees that of CR LF one line late.
        let text = text.replace("\r\n", "\n");
        let mut reader = reader(&text, true);
        let headless = || Refusal::field("plan", Problem::PlanHeader);
        let header = reader.headers().map_err(|_| headless())?.clone();
        let column = |name: &str| {
            header
                .iter()
                .position(|cell| cell.eq_ignore_ascii_case(name))
                .ok_or_else(headless)
        };
        let (entry_at, juror_at) = (column("entry")?, column("juror")?);
        for record in reader.records() {
            let record = record.map_err(|error| {
                wrong(
                    error
                        .position()
                        .map_or(1, |at| usize::try_from(at.line()).unwrap_or(1)),
                )
            })?;
            let place = record.position().map_or(0, |at| {
                usize::try_from(at.line()).unwrap_or(1).saturating_sub(1)
            });
            let number: i64 = record
                .get(entry_at)
                .and_then(|cell| cell.parse().ok())
                .ok_or_else(|| wrong(place + 1))?;
            let mail = record
                .get(juror_at)
                .map(str::to_lowercase)
                .unwrap_or_default();
            let entry = board
                .entries
                .iter()
                .find(|entry| entry.number == number)
                .ok_or_else(|| wrong(place + 1))?;
            let juror = board
                .jurors
                .iter()
                .position(|juror| juror.mail == mail)
                .ok_or_else(|| wrong(place + 1))?;
            if let Some(bar) = entry.bars[juror] {
                return Err(Refusal::Barred {
                    juror: board.jurors[juror].name.clone(),
                    bar,
                }
                .into());
            }
            panels
                .entry(entry.id.clone())
                .or_default()
                .insert(board.jurors[juror].person.clone());
        }
        board.put(&panels);
        self.store_plan(
            organiser,
            call,
            (&PlanOptions::of(call, round), &board.stored()),
            seen,
            now,
        )
        .await
    }
}

/// Most entries that a juror can be said to take.
pub const LOAD_MOST: i64 = 1_000;

/// Ends the open plan of a call; answers whether there was one.
pub(crate) async fn settle(
    transaction: &mut Change,
    call: &Call,
    state: &str,
    now: Moment,
) -> Result<u64> {
    Ok(sqlx::query(
        "UPDATE plan
         SET state = $1, settled_at = $2
         WHERE call = $3
           AND state = 'open'",
    )
    .bind(state)
    .bind(now.0)
    .bind(&call.id)
    .execute(&mut **transaction)
    .await?
    .rows_affected())
}

/// Writes a conflict down: (juror, entry), its kind, the reason, and (who, when).
pub(crate) async fn note_conflict(
    transaction: &mut Change,
    call: &Call,
    (juror, entry): (&str, &str),
    kind: &str,
    reason: &str,
    (by, now): (&str, Moment),
) -> Result<()> {
    sqlx::query(
        "INSERT INTO conflict (call, juror, entry, kind, reason, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (juror, entry, kind) DO UPDATE
         SET reason = excluded.reason,
             made_by = excluded.made_by,
             made_at = excluded.made_at",
    )
    .bind(&call.id)
    .bind(juror)
    .bind(entry)
    .bind(kind)
    .bind(reason)
    .bind(by)
    .bind(now.0)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

//! The jurors and entries of a round with what stands between each two of them: what a plan is
//! proposed on, and what of it a person sees.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use contest::{
    Content, EntryId, Language, Localized, MailAddress, PersonId, TeamId,
    account::{organisation_key, same_organisation},
    judging::{Ineligibility, Pairing, RoundKind},
};
use judging::{
    assignment::{Load, Presence, Request},
    graph,
};
use serde::{Deserialize, Serialize};

use super::facts::{AssignedRow, EntryRow, Facts, JurorRow, MemberRow, NotedRow};
use crate::{Call, Failure, Office, Result};

/// What an organiser asks of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanOptions {
    /// The round that is planned; plans of before there were rounds are of the first.
    #[serde(default)]
    pub round: RoundKind,
    /// Jurors for each entry, from 1.
    pub per_entry: usize,
    /// Entries that every juror scores, by id: they tie the jury together.
    #[serde(default)]
    pub calibration: BTreeSet<EntryId>,
    /// Where chance decides between plans that are as good: the same seed gives the same plan.
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

/// A juror as a plan sees them.
#[derive(Clone, Debug)]
pub struct PlanJuror {
    /// Id of the person.
    pub person: PersonId,
    /// As others see them.
    pub name: String,
    /// Mail address, in small letters.
    pub mail: String,
    /// Where they work, as they or an organiser said; empty where nobody did.
    pub organisation: String,
    /// That the juror reads; empty for all.
    pub languages: BTreeSet<Language>,
    /// Codes of main topics that the juror named; empty where they named none.
    pub topics: BTreeSet<String>,
    /// Fewest and most entries that they take.
    pub load: Load,
    /// Entries in the plan.
    pub entries: usize,
}

impl TryFrom<JurorRow> for PlanJuror {
    type Error = Failure;

    fn try_from(row: JurorRow) -> Result<Self> {
        let count = |number: i64| usize::try_from(number).unwrap_or(0);
        Ok(Self {
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
    }
}

/// An entry as a plan sees it.
#[derive(Clone, Debug)]
pub struct PlanEntry {
    /// Id of the entry.
    pub id: EntryId,
    /// Its number within the call.
    pub number: i64,
    /// In each language in which it was handed in.
    pub title: Localized,
    /// Code of its main topic.
    pub topic: String,
    /// Its jurors, by their place in [`PlanView::jurors`].
    pub panel: BTreeSet<usize>,
    /// Those who have begun to score it and stay.
    pub fixed: BTreeSet<usize>,
    /// What stands against each juror.
    pub bars: Vec<Option<Ineligibility>>,
    /// Whether every juror scores it.
    pub calibration: bool,
    /// How many jurors it lacks.
    pub missing: usize,
}

impl PlanEntry {
    /// How many jurors it is to have: all whom nothing keeps from it, where it calibrates them.
    fn needs(&self, options: &PlanOptions) -> usize {
        if options.calibration.contains(&self.id) {
            self.bars.iter().filter(|bar| bar.is_none()).count()
        } else {
            options.per_entry
        }
    }
}

/// A plan with all that a person needs to judge it.
#[derive(Clone, Debug)]
pub struct PlanView {
    /// The round that is planned.
    pub round: RoundKind,
    /// Whether it is an open plan; else what is shown is in effect.
    pub open: bool,
    /// What was asked of it.
    pub options: PlanOptions,
    /// By name.
    pub jurors: Vec<PlanJuror>,
    /// By number.
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

/// Juror and entry of a pair.
pub(super) type Pair = (PersonId, EntryId);

/// The jurors of each entry.
pub(super) type Panels = BTreeMap<EntryId, BTreeSet<PersonId>>;

/// Jurors, entries and what is known of their pairs. A pair is the places of juror and entry.
pub(in crate::jury) struct Board {
    pub(in crate::jury) jurors: Vec<PlanJuror>,
    pub(in crate::jury) entries: Vec<PlanEntry>,
    /// Assigned now, without those who stepped back.
    assigned: BTreeSet<(usize, usize)>,
}

/// Costs of a pair: a juror who named the entry's topic, one who named none, one who named others.
const COSTS: [u32; 3] = [0, 1, 2];

impl Board {
    /// Joins the jurors and entries of a round with what is known of their pairs.
    fn of(facts: Facts) -> Result<Self> {
        let known = Known::of(&facts.members, &facts.assigned, &facts.noted);
        let jurors = facts
            .jurors
            .into_iter()
            .map(PlanJuror::try_from)
            .collect::<Result<Vec<_>>>()?;
        let workplaces: Vec<Workplace> = jurors
            .iter()
            .map(|juror| Workplace::of(&juror.mail, &juror.organisation))
            .collect();
        let mut board = Self {
            assigned: BTreeSet::new(),
            entries: Vec::with_capacity(facts.entries.len()),
            jurors,
        };
        for row in facts.entries {
            board.add(row, &workplaces, &known)?;
        }
        Ok(board)
    }

    /// Adds an entry with what stands between it and each juror, whose `workplaces` stand in the
    /// order of the jurors.
    fn add(&mut self, row: EntryRow, workplaces: &[Workplace], known: &Known<'_>) -> Result<()> {
        let content: Content = serde_json::from_str(&row.content)?;
        let written: BTreeSet<Language> = content
            .title
            .0
            .keys()
            .chain(content.summary.0.keys())
            .copied()
            .collect();
        let (mut panel, mut fixed) = (BTreeSet::new(), BTreeSet::new());
        let mut bars = Vec::with_capacity(self.jurors.len());
        for (place, (juror, workplace)) in self.jurors.iter().zip(workplaces).enumerate() {
            let mut bar = known
                .pairing(juror, workplace, &row, &written)
                .ineligibility();
            let standing = known.standing(&juror.person, &row.id);
            if let Some(assigned) = standing.filter(|assigned| assigned.conflict.is_none()) {
                self.assigned.insert((place, self.entries.len()));
                panel.insert(place);
                if assigned.begun > 0 {
                    fixed.insert(place);
                    // A language is no reason to take marks away that were given.
                    bar = bar.filter(|bar| *bar != Ineligibility::Language);
                }
            }
            bars.push(bar);
        }
        self.entries.push(PlanEntry {
            id: row.id,
            number: row.number,
            title: content.title,
            topic: row.topic,
            panel,
            fixed,
            bars,
            calibration: false,
            missing: 0,
        });
        Ok(())
    }

    /// Jurors of each entry, by their places.
    fn panels(&self) -> Vec<Vec<usize>> {
        self.entries
            .iter()
            .map(|entry| entry.panel.iter().copied().collect())
            .collect()
    }

    /// The pairs of all panels.
    fn planned_pairs(&self) -> BTreeSet<(usize, usize)> {
        self.entries
            .iter()
            .enumerate()
            .flat_map(|(place, entry)| entry.panel.iter().map(move |juror| (*juror, place)))
            .collect()
    }

    /// Pairs that the panels add to what is in effect, and pairs that they take out of it.
    pub(super) fn changes(&self) -> (Vec<Pair>, Vec<Pair>) {
        let named = |(juror, entry): &(usize, usize)| -> Pair {
            (
                self.jurors[*juror].person.clone(),
                self.entries[*entry].id.clone(),
            )
        };
        let planned = self.planned_pairs();
        (
            planned.difference(&self.assigned).map(named).collect(),
            self.assigned.difference(&planned).map(named).collect(),
        )
    }

    /// What [`judging::assignment::propose`] is asked.
    pub(super) fn request(&self, options: &PlanOptions) -> Request {
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
        let presence = |pair: (usize, usize)| {
            if self.entries[pair.1].fixed.contains(&pair.0) {
                Presence::Fixed
            } else if self.assigned.contains(&pair) {
                Presence::Kept
            } else {
                Presence::Absent
            }
        };
        Request {
            loads: self.jurors.iter().map(|juror| juror.load).collect(),
            needs: self
                .entries
                .iter()
                .map(|entry| entry.needs(options))
                .collect(),
            costs: pairs().map(cost).collect(),
            presence: pairs().map(presence).collect(),
            seed: options.seed,
        }
    }

    /// What a person sees of it, with its panels as they stand.
    pub(super) fn view(mut self, options: PlanOptions, open: bool) -> PlanView {
        for entry in &mut self.entries {
            entry.missing = entry.needs(&options).saturating_sub(entry.panel.len());
            entry.calibration = options.calibration.contains(&entry.id);
            for juror in &entry.panel {
                self.jurors[*juror].entries += 1;
            }
        }
        let panels = self.panels();
        let met = graph::meetings(self.jurors.len(), &panels);
        let pairs: Vec<u32> = (0..self.jurors.len())
            .flat_map(|one| (0..one).map(move |other| (one, other)))
            .map(|pair| met[pair])
            .collect();
        let planned = self.planned_pairs();
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

    /// Puts the panels of a plan in place of what is in effect.
    pub(super) fn put(&mut self, panels: &Panels) {
        let place: HashMap<&PersonId, usize> = self
            .jurors
            .iter()
            .enumerate()
            .map(|(place, juror)| (&juror.person, place))
            .collect();
        for entry in &mut self.entries {
            let planned = panels
                .get(&entry.id)
                .into_iter()
                .flatten()
                .filter_map(|juror| place.get(juror).copied());
            // What has been begun, and what has been barred since the plan was made, are not the
            // plan's to say.
            entry.panel = planned
                .filter(|juror| entry.bars[*juror].is_none())
                .chain(entry.fixed.iter().copied())
                .collect();
        }
    }

    /// The panels as a plan keeps them.
    pub(super) fn stored_panels(&self) -> Panels {
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

/// What was read of the pairs of jurors and entries, found by their ids.
struct Known<'f> {
    /// The members of each team, those of before too, with where they work.
    teams: HashMap<&'f TeamId, Vec<(&'f PersonId, Workplace)>>,
    /// Juror, entry and kind of each conflict that was noted.
    noted: BTreeSet<(&'f PersonId, &'f EntryId, &'f str)>,
    /// By juror and entry; where they stepped back in one round, that one.
    assigned: HashMap<(&'f PersonId, &'f EntryId), &'f AssignedRow>,
}

impl<'f> Known<'f> {
    fn of(members: &'f [MemberRow], assigned: &'f [AssignedRow], noted: &'f [NotedRow]) -> Self {
        let mut teams: HashMap<&TeamId, Vec<(&PersonId, Workplace)>> = HashMap::new();
        for member in members {
            teams.entry(&member.team).or_default().push((
                &member.person,
                Workplace::of(&member.mail, &member.organisation),
            ));
        }
        let mut standing: HashMap<(&PersonId, &EntryId), &AssignedRow> = HashMap::new();
        for row in assigned {
            let known = standing.entry((&row.juror, &row.entry)).or_insert(row);
            if row.conflict.is_some() {
                *known = row;
            }
        }
        Self {
            teams,
            noted: noted
                .iter()
                .map(|row| (&row.juror, &row.entry, row.kind.as_str()))
                .collect(),
            assigned: standing,
        }
    }

    fn standing(&self, juror: &PersonId, entry: &EntryId) -> Option<&'f AssignedRow> {
        self.assigned.get(&(juror, entry)).copied()
    }

    /// What may stand between a juror, who works at `workplace`, and an entry, which is `written`
    /// in these languages.
    fn pairing(
        &self,
        juror: &PlanJuror,
        workplace: &Workplace,
        entry: &EntryRow,
        written: &BTreeSet<Language>,
    ) -> Pairing {
        let team = self.teams.get(&entry.team).map_or(&[][..], Vec::as_slice);
        let noted = |kind| self.noted.contains(&(&juror.person, &entry.id, kind));
        Pairing {
            member: team.iter().any(|(person, _)| **person == juror.person),
            organisation: team.iter().any(|(_, theirs)| workplace.is_that_of(theirs)),
            overruled: noted("overruled"),
            declared: noted("declared"),
            recused: self
                .standing(&juror.person, &entry.id)
                .is_some_and(|row| row.conflict.is_some()),
            unread: !juror.languages.is_empty()
                && !written.is_empty()
                && juror.languages.is_disjoint(written),
        }
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
        let by_mail = match (&self.mail, &other.mail) {
            (Some(one), Some(other)) => same_organisation(one, other),
            _ => false,
        };
        by_mail || (self.name.is_some() && self.name == other.name)
    }
}

impl Office {
    /// The jurors and entries of a round.
    pub(in crate::jury) async fn board(&self, call: &Call, round: RoundKind) -> Result<Board> {
        Board::of(self.planning_facts(call, round).await?)
    }

    /// For each juror of a call the places, in `finalists`, of the entries that nothing stands
    /// against.
    pub(crate) async fn open_finalists(
        &self,
        call: &Call,
        finalists: &[&EntryId],
    ) -> Result<HashMap<PersonId, BTreeSet<usize>>> {
        let board = self.board(call, RoundKind::Final).await?;
        let mut open: HashMap<PersonId, BTreeSet<usize>> = board
            .jurors
            .iter()
            .map(|juror| (juror.person.clone(), BTreeSet::new()))
            .collect();
        for entry in &board.entries {
            let Some(place) = finalists.iter().position(|id| **id == entry.id) else {
                continue;
            };
            for (juror, bar) in board.jurors.iter().zip(&entry.bars) {
                // Who reads none of an entry's languages still sees the picture; the whole jury
                // compares.
                if matches!(bar, None | Some(Ineligibility::Language)) {
                    open.entry(juror.person.clone()).or_default().insert(place);
                }
            }
        }
        Ok(open)
    }
}

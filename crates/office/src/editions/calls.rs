//! Editions and their calls: data, never code. How they are read stands in [`reading`], how
//! their parts are written in [`making`], and who somebody is to them in [`actors`].

mod actors;
mod making;
mod reading;

use std::sync::Arc;

use contest::{
    AwardId, AwardKind, CallId, CityCode, Denied, EditionId, Language, Localized, PhaseKind,
    Published, Schedule, Situation, Standing, Timestamp,
    entry::EntryState,
    judging::{Criterion, Round, RoundKind},
};
use edition_file::model::{
    ContactSection, EligibilitySection, LimitsSection, RequiredDataSection, SecondFactorSection,
};
use judging::assessment::Order;
use serde::{Deserialize, Serialize};

use crate::{Refusal, calendar::Zone};

pub use actors::CallRow;
pub(crate) use making::{store_criterion, store_round};
pub(crate) use reading::RememberedCalls;

/// An edition without its calls.
#[derive(Clone, Debug)]
pub struct Edition {
    /// `UUIDv7`.
    pub id: EditionId,
    /// Its part of an address, one of its own among editions.
    pub slug: String,
    /// The code of the organisation whose edition it is; the service's own where none is named.
    pub organisation: Option<String>,
    /// Its name.
    pub title: Localized,
    /// One or two sentences below the title.
    pub lead: Localized,
    /// Whether it is an example, which every page of it says.
    pub example: bool,
    /// Whether it was not opened yet: see [`Office::see_edition`](crate::Office::see_edition).
    pub in_preparation: bool,
    /// By which editions are sorted, the newest first.
    pub starts_at: Timestamp,
}

/// An edition in a list of all.
#[derive(Clone, Debug)]
pub struct ListedEdition {
    /// The edition.
    pub edition: Edition,
    /// Whether works of it are public.
    pub public: bool,
}

/// An edition with its calls and topics.
#[derive(Clone, Debug)]
pub struct EditionView {
    /// The edition.
    pub edition: Edition,
    /// In the order in which the edition lists them.
    pub calls: Vec<Call>,
    /// In the order in which the edition lists them.
    pub topics: Vec<Topic>,
}

/// A topic of an edition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Topic {
    /// Names it in entries and criteria, one of its own in the edition.
    pub code: String,
    /// As it is shown.
    pub name: Localized,
}

/// An award of a call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Award {
    /// `UUIDv7`.
    pub id: AwardId,
    /// As it is shown.
    pub name: Localized,
    /// Whether it is a prize or a mention.
    pub kind: AwardKind,
    /// Who can have it.
    pub eligibility: EligibilitySection,
}

/// That a call is paused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Since when: its phases stand as they did then.
    pub since: Timestamp,
    /// As everybody reads it.
    pub reason: Localized,
}

/// A call with all that its pages need.
#[derive(Clone, Debug)]
pub struct Call {
    /// `UUIDv7`.
    pub id: CallId,
    /// To which it belongs.
    pub edition: Edition,
    /// Its part of an address, one of its own in the edition.
    pub slug: String,
    /// The code of a city, or whatever the edition names its hosts; picks the colour.
    pub city: CityCode,
    /// Its name.
    pub title: Localized,
    /// One or two sentences below the title.
    pub lead: Localized,
    /// Markdown.
    pub rules: Localized,
    /// Its legal bases, in Markdown; in no language where there are none.
    pub legal: Localized,
    /// How its organisers are reached.
    pub contact: ContactSection,
    /// What files its entries may have.
    pub limits: LimitsSection,
    /// Which data sets an entry must declare.
    pub required_data: RequiredDataSection,
    /// Of whom it asks a second factor.
    pub second_factor: SecondFactorSection,
    /// In which its moments are told.
    pub time_zone: Zone,
    /// Most members of a team, its captain included.
    pub team_size: i64,
    /// How many entries the ranking is to put forward.
    pub shortlist: i64,
    /// In the order in which they follow each other; the first is the screening.
    pub rounds: Vec<Round>,
    /// Which order of the ranking counts where the two differ.
    pub ranking_order: Order,
    /// Whether the final by pairs was opened, and closed since.
    pub pairs: Standing,
    /// Its phases, by their beginnings.
    pub schedule: Schedule,
    /// Of all rounds, in the order in which a sheet asks for them.
    pub criteria: Vec<Criterion>,
    /// In the order in which they are listed.
    pub awards: Vec<Award>,
    /// What of it the public sees.
    pub published: Published,
    /// Set while it is paused.
    pub paused: Option<Pause>,
}

impl Call {
    /// What it is called where no page says of which edition it is: `2027 – Kobe`.
    pub(crate) fn full_title(&self, language: Language) -> String {
        let edition = self.edition.title.text(language);
        format!("{edition} – {}", self.title.text(language))
    }

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
    pub fn situation(&self, entry: EntryState, now: Timestamp) -> Situation {
        self.situation_in(self.running_round(now), entry, now)
    }

    /// How things stand at `now` for an entry in a state, as far as one round is concerned.
    #[must_use]
    pub fn situation_in(&self, round: RoundKind, entry: EntryState, now: Timestamp) -> Situation {
        Situation {
            in_preparation: self.edition.in_preparation,
            registration: self.standing(PhaseKind::Registration, now),
            submission: self.standing(PhaseKind::Submission, now),
            round: self.round_standing(round, now),
            pairs: self.pairs,
            // Who follows the call for the press asks it of `results::embargo`.
            embargo: Standing::Before,
            entry,
            published: self.published.clone(),
            paused: self.paused.is_some(),
        }
    }

    /// Where its phases stand at `now`: while it is paused, where they stood when the pause began.
    /// So nobody is too late because of a pause, and nothing begins in it.
    #[must_use]
    pub fn phase_moment(&self, now: Timestamp) -> Timestamp {
        self.paused
            .as_ref()
            .map_or(now, |pause| now.min(pause.since))
    }

    /// Where `now` stands in a phase.
    #[must_use]
    pub fn standing(&self, kind: PhaseKind, now: Timestamp) -> Standing {
        self.schedule.standing(kind, self.phase_moment(now))
    }

    /// The call as a team has it: with the deadline that the organisers gave to that team alone,
    /// in microseconds since 1970, where they gave it one.
    #[must_use]
    pub(crate) fn of_team(self: Arc<Self>, own: Option<i64>) -> Arc<Self> {
        let Some(own) = own else {
            return self;
        };
        let mut call = Self::clone(&self);
        call.schedule = call.schedule.with_own_deadline(Timestamp(own));
        Arc::new(call)
    }

    /// A round, if the call has it.
    #[must_use]
    pub fn round(&self, kind: RoundKind) -> Option<&Round> {
        self.rounds.iter().find(|round| round.kind == kind)
    }

    /// Where `now` stands in a round; one that the call does not have never opens.
    #[must_use]
    pub fn round_standing(&self, kind: RoundKind, now: Timestamp) -> Standing {
        match self.round(kind) {
            None => Standing::Before,
            Some(round) if round.closed_at.is_some() => Standing::Closed,
            Some(_) => self.standing(kind.phase(), now),
        }
    }

    /// The round that runs, or ran last; the first where none has begun.
    #[must_use]
    pub fn running_round(&self, now: Timestamp) -> RoundKind {
        let begun = self
            .rounds
            .iter()
            .filter(|round| self.standing(round.kind.phase(), now) != Standing::Before);
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
    pub(crate) fn date_denial(
        &self,
        denied: Denied,
        begins: PhaseKind,
        ends: PhaseKind,
    ) -> Refusal {
        match (
            denied,
            self.schedule.phase(begins),
            self.schedule.phase(ends),
        ) {
            (Denied::TooLate, _, Some(phase)) => Refusal::Deadline { ended: phase.ends },
            (Denied::TooEarly, Some(phase), _) => Refusal::NotYet {
                starts: phase.starts,
            },
            (denied, ..) => self.explain_denial(denied),
        }
    }

    /// Tells of a pause since when it is, and why.
    pub(crate) fn explain_denial(&self, denied: Denied) -> Refusal {
        match (denied, &self.paused) {
            (Denied::Paused, Some(pause)) => Refusal::Paused {
                since: pause.since,
                reason: pause.reason.clone(),
            },
            _ => Refusal::Denied(denied),
        }
    }

    /// The end of a phase; the beginning of time where the call does not have it.
    #[must_use]
    pub fn ends(&self, kind: PhaseKind) -> Timestamp {
        self.schedule
            .phase(kind)
            .map_or(Timestamp::default(), |phase| phase.ends)
    }
}

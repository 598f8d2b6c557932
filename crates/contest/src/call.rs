//! The phases of a call and where a moment stands in them.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::timestamp::Timestamp;

/// What a phase is for, in the order in which a call runs through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhaseKind {
    /// Teams are founded and joined.
    Registration,
    /// Entries are written and handed in.
    Submission,
    /// The jury judges all entries that were handed in.
    Screening,
    /// The jury judges the finalists.
    Final,
    /// The results are shown.
    Publication,
}

impl PhaseKind {
    /// Every kind, in order.
    pub const ALL: [Self; 5] = [
        Self::Registration,
        Self::Submission,
        Self::Screening,
        Self::Final,
        Self::Publication,
    ];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Submission => "submission",
            Self::Screening => "screening",
            Self::Final => "final",
            Self::Publication => "publication",
        }
    }

    /// The kind of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A span of a call: it starts at `starts` and ends just before `ends`; what began in time may
/// finish in the grace period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// What the phase is for; a call has one of a kind at most.
    pub kind: PhaseKind,
    /// The first moment of the phase.
    pub starts: Timestamp,
    /// The first moment that is past the phase.
    pub ends: Timestamp,
    /// The time after `ends` in which what was begun in time is still taken: drafts, hand-ins,
    /// withdrawals and leaving a team, marks and comments. No team is founded or joined in it.
    /// Serialized in microseconds.
    #[serde(with = "crate::timestamp::micros")]
    pub grace: Duration,
}

/// Where a moment stands in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// Before the start, or in a phase that the call does not have.
    Before,
    /// From the start to just before the end.
    Open,
    /// Past the end, within the grace period.
    Grace,
    /// Past the end and the grace period.
    Closed,
}

impl Standing {
    /// Whether what the phase is for can still be done: open or in grace.
    #[must_use]
    pub const fn takes(self) -> bool {
        matches!(self, Self::Open | Self::Grace)
    }
}

impl Phase {
    /// Where `now` stands: the start belongs to the phase, the end does not, and neither does the
    /// end of the grace period.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        if now < self.starts {
            Standing::Before
        } else if now < self.ends {
            Standing::Open
        } else if now < self.ends.plus(self.grace) {
            Standing::Grace
        } else {
            Standing::Closed
        }
    }
}

/// The phases of one call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule(pub Vec<Phase>);

impl Schedule {
    /// The phase of a kind, if the call has it.
    #[must_use]
    pub fn phase(&self, kind: PhaseKind) -> Option<&Phase> {
        self.0.iter().find(|phase| phase.kind == kind)
    }

    /// Where `now` stands in the phase of a kind; a phase that the call does not have never opens.
    #[must_use]
    pub fn standing(&self, kind: PhaseKind, now: Timestamp) -> Standing {
        self.phase(kind)
            .map_or(Standing::Before, |phase| phase.standing(now))
    }

    /// The phases as one team has them to whom the organisers gave a deadline of its own: of the
    /// two deadlines the later counts.
    #[must_use]
    pub fn with_own_deadline(mut self, own: Timestamp) -> Self {
        let mut phases = self.0.iter_mut();
        if let Some(phase) = phases.find(|phase| phase.kind == PhaseKind::Submission) {
            phase.ends = phase.ends.max(own);
        }
        self
    }

    /// The phases as they would be if a pause that began at `since` cost nobody anything, after
    /// `lost` was lost. What was running then, or began meanwhile, ends later by what was lost of
    /// it; a phase that would begin before the one is over that it waits for moves as a whole.
    #[must_use]
    pub fn after_pause(mut self, since: Timestamp, lost: Duration) -> Self {
        let resumed = since.plus(lost);
        self.0.sort_by_key(|phase| phase.kind);
        // When the phase that the next one waits for is over: the jury waits for the hand-ins,
        // and every later phase for the one before.
        let mut over: Option<Timestamp> = None;
        for phase in &mut self.0 {
            let waits_for = over.filter(|_| phase.kind > PhaseKind::Submission);
            if phase.standing(since).takes() {
                phase.ends = phase.ends.plus(lost);
            } else if since < phase.starts && waits_for.is_some_and(|over| phase.starts < over) {
                phase.starts = phase.starts.plus(lost);
                phase.ends = phase.ends.plus(lost);
            } else if since < phase.starts && phase.starts < resumed {
                phase.ends = phase.ends.plus(resumed - phase.starts);
            }
            if phase.kind >= PhaseKind::Submission {
                over = Some(phase.ends.plus(phase.grace));
            }
        }
        self
    }

    /// The phase that is running: of the open ones the last in order, else the next to start.
    #[must_use]
    pub fn current(&self, now: Timestamp) -> Option<&Phase> {
        let open = self
            .0
            .iter()
            .filter(|phase| phase.standing(now) == Standing::Open)
            .max_by_key(|phase| phase.kind);
        open.or_else(|| {
            self.0
                .iter()
                .filter(|phase| now < phase.starts)
                .min_by_key(|phase| (phase.starts, phase.kind))
        })
    }
}

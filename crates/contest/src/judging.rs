//! Rounds, scales and totals: integers, so that equal is equal.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    call::PhaseKind,
    ids::{CriterionId, EntryId},
    language::Localized,
    timestamp::Timestamp,
};

/// A round in which a jury judges, in the order in which a call runs through them.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum RoundKind {
    /// Of all entries that were handed in.
    #[default]
    Screening,
    /// Of the finalists.
    Final,
}

impl RoundKind {
    /// Every kind, in order.
    pub const ALL: [Self; 2] = [Self::Screening, Self::Final];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.phase().code()
    }

    /// The kind of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The phase that gives it its dates.
    #[must_use]
    pub const fn phase(self) -> PhaseKind {
        match self {
            Self::Screening => PhaseKind::Screening,
            Self::Final => PhaseKind::Final,
        }
    }
}

/// How a jury judges in a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Marks on the criteria of the call.
    #[default]
    Marks,
    /// One question: whether the entry goes on.
    Pass,
}

impl Method {
    /// Every method, as they are offered.
    pub const ALL: [Self; 2] = [Self::Marks, Self::Pass];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Pass => "pass",
        }
    }

    /// The method of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// A round of a call. Its dates are those of its phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Which round of the call it is.
    pub kind: RoundKind,
    /// How its jury judges.
    pub method: Method,
    /// Whether the jury must not know whose work it sees.
    pub blind: bool,
    /// How many jurors each entry is assigned to.
    pub jurors_per_entry: i64,
    /// When an organiser closed it.
    #[serde(skip)]
    pub closed_at: Option<Timestamp>,
}

/// Which sheet of a juror: the entry and the round. In addresses it is the entry's id, followed by
/// a point and the round where that is not the screening.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SheetName {
    /// The entry.
    pub entry: EntryId,
    /// The round in which it is judged.
    pub round: RoundKind,
}

impl SheetName {
    /// Reads a sheet's name; `None` where it names a round that there is not.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('.') {
            None => Some(Self {
                entry: EntryId::new(text),
                round: RoundKind::Screening,
            }),
            Some((entry, round)) => Some(Self {
                entry: EntryId::new(entry),
                round: RoundKind::from_code(round)?,
            }),
        }
    }
}

impl fmt::Display for SheetName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.round {
            RoundKind::Screening => self.entry.fmt(formatter),
            round @ RoundKind::Final => write!(formatter, "{}.{}", self.entry, round.code()),
        }
    }
}

/// What the weights of criteria sum to that need no rescaling, per mille.
pub const FULL_WEIGHT: i64 = 1000;

/// A criterion of a call: its share of the total and the scale of its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Under which marks are stored.
    pub id: CriterionId,
    /// What jurors and teams read.
    pub name: Localized,
    /// Share of the total, per mille. Where the weights of those that are asked do not sum to
    /// 1,000, they are rescaled. A criterion of weight 0 is asked and shown, and stands outside the
    /// total.
    pub weight: i64,
    /// Highest step of the scale, which begins at 0.
    #[serde(rename = "steps")]
    pub highest: i64,
    /// What the labelled steps mean, by step.
    pub labels: Vec<(i64, Localized)>,
    /// Codes of the main topics for whose entries it is asked; for all where there are none.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Rounds in which it is asked; in all that are judged by marks where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<RoundKind>,
}

impl Criterion {
    /// Whether it is asked for an entry of this main topic.
    #[must_use]
    pub fn applies(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|known| known == topic)
    }

    /// Whether it is asked in a round. One question is asked in a round of passing or failing: one
    /// that names the round.
    #[must_use]
    pub fn asked_in(&self, round: &Round) -> bool {
        if self.rounds.is_empty() {
            round.method == Method::Marks
        } else {
            self.rounds.contains(&round.kind)
        }
    }

    /// Whether a mark lies on the scale.
    #[must_use]
    pub const fn allows(&self, steps: i64) -> bool {
        0 <= steps && steps <= self.highest
    }

    /// What a step means: its own label, or where it lies among the labelled ones.
    #[must_use]
    pub fn meaning(&self, steps: i64) -> Meaning<'_> {
        let low = self
            .labels
            .iter()
            .filter(|(step, _)| *step <= steps)
            .max_by_key(|(step, _)| *step);
        let high = self
            .labels
            .iter()
            .filter(|(step, _)| *step > steps)
            .min_by_key(|(step, _)| *step);
        match (low, high) {
            (Some((step, label)), _) if *step == steps => Meaning::Own(label),
            (Some(low), Some(high)) => Meaning::Between(low, high),
            (Some(low), None) => Meaning::Above(low),
            (None, Some(high)) => Meaning::Below(high),
            (None, None) => Meaning::Unsaid,
        }
    }
}

/// For which of an edition's topics nothing would count in a round, or that nothing would count
/// for any where it has no topics; `None` where all is well.
#[must_use]
pub fn find_uncounted<'a>(
    round: &Round,
    topics: &BTreeSet<&'a str>,
    criteria: &[Criterion],
) -> Option<Option<&'a str>> {
    let counts = |topic: Option<&str>| {
        criteria.iter().any(|criterion| {
            criterion.asked_in(round)
                && criterion.weight > 0
                && topic.is_none_or(|topic| criterion.applies(topic))
        })
    };
    if topics.is_empty() {
        (!counts(None)).then_some(None)
    } else {
        topics
            .iter()
            .find(|topic| !counts(Some(topic)))
            .map(|topic| Some(*topic))
    }
}

/// What a step of a criterion's scale means, by the steps that are labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// Its own label.
    Own(&'a Localized),
    /// It lies between two labelled steps.
    Between(&'a (i64, Localized), &'a (i64, Localized)),
    /// It lies above the highest labelled step.
    Above(&'a (i64, Localized)),
    /// It lies below the lowest labelled step.
    Below(&'a (i64, Localized)),
    /// No step is labelled.
    Unsaid,
}

/// Why a juror must not score an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ineligibility {
    /// Is, or ever was, a member of the team.
    Member,
    /// Shares an organisation with a member of the team, by its mail domain or its name. An
    /// organiser may set this aside, with a reason.
    Organisation,
    /// Declared a conflict of interest.
    Declared,
    /// Stepped back from the entry.
    Recused,
    /// Reads none of the languages in which the entry is written.
    Language,
}

/// What is known of a juror and an entry before they are brought together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// The juror is, or ever was, a member of the team.
    pub member: bool,
    /// The juror shares an organisation with a member of the team, by its mail domain or its name.
    pub organisation: bool,
    /// An organiser set the shared organisation aside.
    pub overruled: bool,
    /// The juror declared a conflict of interest.
    pub declared: bool,
    /// The juror stepped back from the entry.
    pub recused: bool,
    /// The juror reads none of the languages in which the entry is written.
    pub unread: bool,
}

impl Pairing {
    /// What stands against it, the weightiest first.
    #[must_use]
    pub const fn ineligibility(self) -> Option<Ineligibility> {
        if self.member {
            Some(Ineligibility::Member)
        } else if self.recused {
            Some(Ineligibility::Recused)
        } else if self.declared {
            Some(Ineligibility::Declared)
        } else if self.organisation && !self.overruled {
            Some(Ineligibility::Organisation)
        } else if self.unread {
            Some(Ineligibility::Language)
        } else {
            None
        }
    }
}

/// Why a juror steps back from an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recusal {
    /// A conflict of interest.
    Interest,
    /// Knows whose work it is, in a blind round.
    Recognised,
    /// Cannot judge it: the language, the subject, the technique. This is an abstention.
    Competence,
    /// Another reason, which stands beside it.
    Other,
}

impl Recusal {
    /// Every kind, as they are offered.
    pub const ALL: [Self; 4] = [
        Self::Interest,
        Self::Recognised,
        Self::Competence,
        Self::Other,
    ];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::Recognised => "recognised",
            Self::Competence => "competence",
            Self::Other => "other",
        }
    }

    /// The kind of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a juror wants the organisers to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlagKind {
    /// The entry breaks a rule of the call.
    Rules,
    /// It may be somebody else's.
    Plagiarism,
    /// It cannot be opened or seen as it should.
    Technical,
}

impl FlagKind {
    /// Every kind, as they are offered.
    pub const ALL: [Self; 3] = [Self::Rules, Self::Plagiarism, Self::Technical];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Plagiarism => "plagiarism",
            Self::Technical => "technical",
        }
    }

    /// The kind of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

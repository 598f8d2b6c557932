//! What somebody finds to do on their own desk, by what they are in a call: one function for each
//! role, from plain facts. What organisers do stands in [`crate::steps`].

use crate::{
    call::{PhaseKind, Standing},
    entry::{EntryState, Field},
    judging::RoundKind,
    steps::Edge,
};

/// How things stand for a team and its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamFacts {
    /// The phase in which entries are handed in.
    pub submission: Standing,
    /// How far the entry has come.
    pub entry: EntryState,
    /// What it lacks before it can be handed in, in the order of the form.
    pub missing: Vec<Field>,
    /// Whether the draft differs from what was handed in last.
    pub changed: bool,
    /// Whether the jury's letter has left.
    pub letter: bool,
    /// Whether the awards are public.
    pub results: bool,
}

/// What a member of a team does, or waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamTask {
    /// Begin: nothing can be handed in yet.
    Prepare,
    /// Bring what the draft lacks.
    Finish(Vec<Field>),
    /// Make the draft count: nothing is missing.
    HandIn,
    /// Make count what was changed since.
    HandInAgain,
    /// Bring what was taken away since the hand-in, if the changes are to count.
    FinishAgain(Vec<Field>),
    /// It is handed in, and may be changed.
    HandedIn,
    /// The jury has it.
    AwaitResults,
    /// See who won.
    SeeResults,
    /// Read what the jury says.
    ReadLetter,
    /// Nothing was handed in before the deadline.
    Missed,
    /// It is out of the contest.
    Withdrawn,
}

impl TeamTask {
    /// What a team does next.
    #[must_use]
    pub fn choose(facts: TeamFacts) -> Self {
        let complete = facts.missing.is_empty();
        match (facts.submission, facts.entry) {
            (_, EntryState::Withdrawn) => Self::Withdrawn,
            (_, EntryState::Submitted) if facts.letter => Self::ReadLetter,
            (_, EntryState::Submitted) if facts.results => Self::SeeResults,
            (Standing::Before, EntryState::Draft) => Self::Prepare,
            (Standing::Open | Standing::Grace, EntryState::Draft) if complete => Self::HandIn,
            (Standing::Open | Standing::Grace, EntryState::Draft) => Self::Finish(facts.missing),
            (Standing::Closed, EntryState::Draft) => Self::Missed,
            (Standing::Closed, EntryState::Submitted) => Self::AwaitResults,
            (_, EntryState::Submitted) if !facts.changed => Self::HandedIn,
            (_, EntryState::Submitted) if complete => Self::HandInAgain,
            (_, EntryState::Submitted) => Self::FinishAgain(facts.missing),
        }
    }

    /// Whether it is the team's turn.
    #[must_use]
    pub const fn is_due(&self) -> bool {
        matches!(
            self,
            Self::Finish(_) | Self::HandIn | Self::HandInAgain | Self::FinishAgain(_)
        )
    }

    /// By when it should be done, or when what is waited for comes.
    #[must_use]
    pub const fn until(&self) -> Option<Edge> {
        match self {
            Self::Prepare => Some(Edge::Start(PhaseKind::Submission)),
            Self::Finish(_)
            | Self::HandIn
            | Self::HandInAgain
            | Self::FinishAgain(_)
            | Self::HandedIn => Some(Edge::End(PhaseKind::Submission)),
            Self::AwaitResults => Some(Edge::Start(PhaseKind::Publication)),
            Self::SeeResults | Self::ReadLetter | Self::Missed | Self::Withdrawn => None,
        }
    }
}

/// How things stand for a juror in the round that runs, or ran last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JurorFacts {
    /// Which round it is.
    pub round: RoundKind,
    /// Where the round stands.
    pub standing: Standing,
    /// Sheets that are not finished.
    pub open: i64,
    /// Sheets that are.
    pub finished: i64,
    /// The final by pairs.
    pub pairs: Standing,
}

/// What a juror does, or waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JurorTask {
    /// Say which entries somebody else must judge, before the round begins.
    DeclareConflicts,
    /// The round runs, and nothing is assigned.
    AwaitAssignment,
    /// Score so many entries.
    Score(i64),
    /// All is finished, and the round is not over.
    Finished(i64),
    /// Choose between the finalists two by two.
    Compare,
    /// The round is over.
    Over,
}

impl JurorTask {
    /// What a juror does next.
    #[must_use]
    pub const fn choose(facts: JurorFacts) -> Self {
        match facts.standing {
            _ if facts.pairs.takes() => Self::Compare,
            Standing::Before => Self::DeclareConflicts,
            Standing::Closed => Self::Over,
            Standing::Open | Standing::Grace if facts.open > 0 => Self::Score(facts.open),
            Standing::Open | Standing::Grace if facts.finished > 0 => {
                Self::Finished(facts.finished)
            }
            Standing::Open | Standing::Grace => Self::AwaitAssignment,
        }
    }

    /// Whether it is the juror's turn.
    #[must_use]
    pub const fn is_due(self) -> bool {
        matches!(self, Self::Score(_) | Self::Compare)
    }

    /// By when it should be done, or when what is waited for comes.
    #[must_use]
    pub const fn until(self, round: RoundKind) -> Option<Edge> {
        match self {
            Self::DeclareConflicts => Some(Edge::Start(round.phase())),
            Self::Score(_) | Self::Finished(_) | Self::AwaitAssignment => {
                Some(Edge::End(round.phase()))
            }
            Self::Compare => Some(Edge::Start(PhaseKind::Publication)),
            Self::Over => None,
        }
    }
}

/// What the organisers of an edition do as long as it is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreparationTask {
    /// Go on with the step at this place among all of them.
    SetUp(usize),
    /// Look through all of it, and open it.
    Open,
}

impl PreparationTask {
    /// What comes next; `open` says of each step, in their order, whether something is open in it.
    #[must_use]
    pub fn choose(open: &[bool]) -> Self {
        let first = open.iter().position(|open| *open);
        first.map_or(Self::Open, Self::SetUp)
    }
}

/// What whoever runs the service does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdministratorTask {
    /// Make the first edition.
    FirstEdition,
    /// Make the next edition: all phases of the newest are over.
    NextEdition,
    /// An edition runs, or is in preparation.
    Nothing,
}

impl AdministratorTask {
    /// What comes next; `newest_over` says whether the newest open edition is over, and is `None`
    /// where there is none.
    #[must_use]
    pub const fn choose(in_preparation: bool, newest_over: Option<bool>) -> Self {
        match newest_over {
            _ if in_preparation => Self::Nothing,
            None => Self::FirstEdition,
            Some(true) => Self::NextEdition,
            Some(false) => Self::Nothing,
        }
    }

    /// Whether something is to be done.
    #[must_use]
    pub const fn is_due(self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

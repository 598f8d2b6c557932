//! What those who run a call do next. One function says it from plain facts; the line of the call's
//! pages and the organisers' own desks ask the same one.

use crate::{
    call::{PhaseKind, Schedule, Standing},
    judging::RoundKind,
    publication::{Published, Stage},
    timestamp::Timestamp,
};

/// A page of those who run a call, in the order in which they come to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// What came in, what waits, how far the jury is.
    Overview,
    /// The entries.
    Entries,
    /// How the jury works.
    Jury,
    /// Who scores what.
    Plan,
    /// What is judged, and in which rounds.
    Criteria,
    /// What is made of the marks.
    Ranking,
    /// The jury meets and decides.
    Meeting,
    /// What the teams are told.
    Letters,
    /// What the public sees.
    Publication,
    /// Texts, dates and what else the call is.
    Settings,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 10] = [
        Self::Overview,
        Self::Entries,
        Self::Jury,
        Self::Plan,
        Self::Criteria,
        Self::Ranking,
        Self::Meeting,
        Self::Letters,
        Self::Publication,
        Self::Settings,
    ];
}

/// The beginning or the end of a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its first moment.
    Start(PhaseKind),
    /// The first moment that is past it.
    End(PhaseKind),
}

impl Schedule {
    /// The moment of an edge; `None` where the call does not have the phase.
    #[must_use]
    pub fn moment(&self, edge: Edge) -> Option<Timestamp> {
        match edge {
            Edge::Start(kind) => self.phase(kind).map(|phase| phase.starts),
            Edge::End(kind) => self.phase(kind).map(|phase| phase.ends),
        }
    }
}

/// How far a call is, as far as it tells what its organisers do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallProgress {
    /// The phase in which teams are founded.
    pub registration: Standing,
    /// The phase in which entries are handed in.
    pub submission: Standing,
    /// The round that runs, or ran last; the first where none has begun.
    pub round: RoundKind,
    /// Where that round stands.
    pub round_standing: Standing,
    /// Whether another round follows it.
    pub another_round: bool,
    /// What is public.
    pub published: Published,
    /// Entries that were not handed in.
    pub drafts: i64,
    /// Entries that were handed in and are in the contest.
    pub handed_in: i64,
    /// Who sits on the jury.
    pub jurors: i64,
    /// Entries that fewer jurors score in the round than it asks for.
    pub lacking: i64,
    /// Sheets of the round that are not finished.
    pub open_sheets: i64,
    /// Jurors who have sheets in the round and have written on none.
    pub idle: i64,
    /// Flags without an answer.
    pub flags: i64,
    /// Mails that were given up.
    pub undelivered: i64,
    /// Entries that go on to the awards.
    pub finalists: i64,
    /// Awards of which nothing was decided.
    pub undecided: i64,
    /// Entries whose letter has not left.
    pub letters: i64,
}

impl Default for CallProgress {
    fn default() -> Self {
        Self {
            registration: Standing::Before,
            submission: Standing::Before,
            round: RoundKind::default(),
            round_standing: Standing::Before,
            another_round: false,
            published: Published::default(),
            drafts: 0,
            handed_in: 0,
            jurors: 0,
            lacking: 0,
            open_sheets: 0,
            idle: 0,
            flags: 0,
            undelivered: 0,
            finalists: 0,
            undecided: 0,
            letters: 0,
        }
    }
}

/// What organisers do, or wait for; numbers say of how many things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganiserTask {
    /// Look through texts, dates and limits before anybody takes part.
    SetUp,
    /// Find a jury.
    InviteJurors,
    /// Give jurors to entries that lack some.
    AssignJurors(i64),
    /// Answer what jurors noticed.
    AnswerFlags(i64),
    /// Correct addresses that mails did not reach.
    CorrectAddresses(i64),
    /// Write to jurors who have not begun.
    RemindJurors(i64),
    /// Teams are at work on so many drafts.
    AwaitEntries(i64),
    /// All is assigned, and the round has not begun.
    AwaitRound,
    /// The jury is at work on so many sheets.
    AwaitSheets(i64),
    /// Close a round whose sheets are all finished.
    CloseRound,
    /// Choose who goes on to the awards.
    ChooseFinalists,
    /// Show the finalists.
    PublishFinalists,
    /// Say who scores what in the round that follows.
    PlanNextRound,
    /// Decide awards.
    Decide(i64),
    /// Show the awards.
    PublishAwards,
    /// Send the jury's letters.
    SendLetters(i64),
    /// Nothing is left to do.
    NothingLeft,
}

impl OrganiserTask {
    /// The page on which it is done.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::SetUp => Step::Settings,
            Self::AwaitEntries(_) => Step::Entries,
            Self::InviteJurors
            | Self::RemindJurors(_)
            | Self::AwaitRound
            | Self::AwaitSheets(_)
            | Self::CloseRound => Step::Jury,
            Self::AssignJurors(_) | Self::PlanNextRound => Step::Plan,
            Self::ChooseFinalists => Step::Ranking,
            Self::Decide(_) => Step::Meeting,
            Self::SendLetters(_) => Step::Letters,
            Self::PublishFinalists | Self::PublishAwards => Step::Publication,
            Self::AnswerFlags(_) | Self::CorrectAddresses(_) | Self::NothingLeft => Step::Overview,
        }
    }

    /// Whether it is the organisers' turn, and not somebody else's.
    #[must_use]
    pub const fn is_due(self) -> bool {
        !matches!(
            self,
            Self::AwaitEntries(_) | Self::AwaitRound | Self::AwaitSheets(_) | Self::NothingLeft
        )
    }
}

impl CallProgress {
    /// What the phases and what was done so far ask for next.
    #[must_use]
    pub fn find_next(&self) -> OrganiserTask {
        use OrganiserTask as T;
        let begun = self.registration != Standing::Before || self.submission != Standing::Before;
        match (begun, self.submission) {
            (false, _) if self.jurors > 0 => T::SetUp,
            (true, Standing::Closed) if self.handed_in == 0 => T::NothingLeft,
            (true, Standing::Closed) if self.round_standing == Standing::Closed => {
                self.next_after_round()
            }
            (true, Standing::Closed) => self.next_in_round(),
            _ if self.jurors == 0 => T::InviteJurors,
            _ => T::AwaitEntries(self.drafts),
        }
    }

    /// What comes next before a round is over.
    const fn next_in_round(&self) -> OrganiserTask {
        use OrganiserTask as T;
        if self.jurors == 0 {
            T::InviteJurors
        } else if self.lacking > 0 {
            T::AssignJurors(self.lacking)
        } else if matches!(self.round_standing, Standing::Before) {
            T::AwaitRound
        } else if self.open_sheets > 0 {
            T::AwaitSheets(self.open_sheets)
        } else {
            T::CloseRound
        }
    }

    /// What comes next once the round is over.
    fn next_after_round(&self) -> OrganiserTask {
        use OrganiserTask as T;
        if self.finalists == 0 {
            T::ChooseFinalists
        } else if !self.published.has(Stage::Finalists) {
            T::PublishFinalists
        } else if self.another_round {
            T::PlanNextRound
        } else if self.undecided > 0 {
            T::Decide(self.undecided)
        } else if !self.published.has(Stage::Winners) {
            T::PublishAwards
        } else if self.letters > 0 {
            T::SendLetters(self.letters)
        } else {
            T::NothingLeft
        }
    }

    /// The step that is due; `None` where nothing is left.
    #[must_use]
    pub fn find_due_step(&self) -> Option<Step> {
        match self.find_next() {
            OrganiserTask::NothingLeft => None,
            task => Some(task.step()),
        }
    }

    /// What waits whatever comes next: somebody noticed something, was not reached or has not
    /// begun.
    fn side_tasks(&self) -> impl Iterator<Item = OrganiserTask> {
        let judging = self.submission == Standing::Closed && self.round_standing.takes();
        [
            (self.flags > 0).then_some(OrganiserTask::AnswerFlags(self.flags)),
            (self.undelivered > 0).then_some(OrganiserTask::CorrectAddresses(self.undelivered)),
            (judging && self.idle > 0).then_some(OrganiserTask::RemindJurors(self.idle)),
        ]
        .into_iter()
        .flatten()
    }

    /// Everything that waits for the organisers, or the one thing that they wait for.
    #[must_use]
    pub fn tasks(&self) -> Vec<OrganiserTask> {
        let next = self.find_next();
        let mut tasks: Vec<_> = next
            .is_due()
            .then_some(next)
            .into_iter()
            .chain(self.side_tasks())
            .collect();
        if tasks.is_empty() {
            tasks.push(next);
        }
        tasks
    }

    /// How many things wait on the page of a step.
    #[must_use]
    pub fn waiting(&self, step: Step) -> i64 {
        use OrganiserTask as T;
        let counts = self.tasks().into_iter().map(|task| match task {
            T::AssignJurors(count)
            | T::AnswerFlags(count)
            | T::CorrectAddresses(count)
            | T::RemindJurors(count)
            | T::Decide(count)
            | T::SendLetters(count)
                if task.step() == step =>
            {
                count
            }
            _ => 0,
        });
        counts.sum()
    }

    /// By when a task should be done, or when what is waited for comes.
    #[must_use]
    pub const fn until(&self, task: OrganiserTask) -> Option<Edge> {
        use OrganiserTask as T;
        let round = self.round.phase();
        match task {
            T::SetUp => Some(Edge::Start(PhaseKind::Registration)),
            T::AwaitEntries(_) => Some(Edge::End(PhaseKind::Submission)),
            T::InviteJurors | T::AssignJurors(_) | T::AwaitRound => {
                Some(if matches!(self.round_standing, Standing::Before) {
                    Edge::Start(round)
                } else {
                    Edge::End(round)
                })
            }
            T::RemindJurors(_) | T::AwaitSheets(_) | T::CloseRound => Some(Edge::End(round)),
            T::ChooseFinalists | T::PublishFinalists if self.another_round => {
                Some(Edge::Start(PhaseKind::Final))
            }
            T::PlanNextRound => Some(Edge::Start(PhaseKind::Final)),
            T::ChooseFinalists | T::PublishFinalists | T::Decide(_) | T::PublishAwards => {
                Some(Edge::Start(PhaseKind::Publication))
            }
            T::SendLetters(_) => Some(Edge::End(PhaseKind::Publication)),
            T::AnswerFlags(_) | T::CorrectAddresses(_) | T::NothingLeft => None,
        }
    }
}

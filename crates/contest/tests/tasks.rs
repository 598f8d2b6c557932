//! What somebody finds to do, as tables over phases and states: one line, one situation.

use contest::{
    AdministratorTask, CallProgress, Edge, EntryState, JurorFacts, JurorTask, OrganiserTask,
    PhaseKind, PreparationTask, Published, Stage, Standing, Step, TeamFacts, TeamTask,
    entry::Field, judging::RoundKind,
};

use Standing::{Before, Closed, Grace, Open};

const STANDINGS: [Standing; 4] = [Before, Open, Grace, Closed];

#[test]
fn a_team_is_told_what_its_entry_needs() {
    use EntryState::{Draft, Submitted, Withdrawn};
    let cover = || vec![Field::Cover];
    // Entry, whether its cover is missing, whether it was changed, and what is told in each phase.
    let table = [
        (
            (Draft, true, false),
            [
                TeamTask::Prepare,
                TeamTask::Finish(cover()),
                TeamTask::Finish(cover()),
                TeamTask::Missed,
            ],
        ),
        (
            (Draft, false, false),
            [
                TeamTask::Prepare,
                TeamTask::HandIn,
                TeamTask::HandIn,
                TeamTask::Missed,
            ],
        ),
        (
            (Submitted, false, false),
            [
                TeamTask::HandedIn,
                TeamTask::HandedIn,
                TeamTask::HandedIn,
                TeamTask::AwaitResults,
            ],
        ),
        (
            (Submitted, false, true),
            [
                TeamTask::HandInAgain,
                TeamTask::HandInAgain,
                TeamTask::HandInAgain,
                TeamTask::AwaitResults,
            ],
        ),
        (
            (Submitted, true, true),
            [
                TeamTask::FinishAgain(cover()),
                TeamTask::FinishAgain(cover()),
                TeamTask::FinishAgain(cover()),
                TeamTask::AwaitResults,
            ],
        ),
        (
            (Withdrawn, true, true),
            [
                TeamTask::Withdrawn,
                TeamTask::Withdrawn,
                TeamTask::Withdrawn,
                TeamTask::Withdrawn,
            ],
        ),
    ];
    for ((entry, lacks, changed), expected) in table {
        for (submission, expected) in STANDINGS.into_iter().zip(expected) {
            let facts = TeamFacts {
                submission,
                entry,
                missing: if lacks { cover() } else { Vec::new() },
                changed,
                letter: false,
                results: false,
            };
            assert_eq!(TeamTask::choose(facts.clone()), expected, "{facts:?}");
            // Once there are results they are seen, and a letter is read before all else. What was
            // not handed in has neither.
            let at_end = |letter| {
                TeamTask::choose(TeamFacts {
                    letter,
                    results: true,
                    ..facts.clone()
                })
            };
            let judged = entry == Submitted;
            assert_eq!(at_end(true) == TeamTask::ReadLetter, judged);
            assert_eq!(at_end(false) == TeamTask::SeeResults, judged);
        }
    }
}

#[test]
fn a_team_has_its_turn_only_while_it_can_hand_in() {
    for submission in STANDINGS {
        for entry in [
            EntryState::Draft,
            EntryState::Submitted,
            EntryState::Withdrawn,
        ] {
            for changed in [false, true] {
                for missing in [vec![], vec![Field::Title, Field::Cover]] {
                    let task = TeamTask::choose(TeamFacts {
                        submission,
                        entry,
                        missing,
                        changed,
                        letter: false,
                        results: false,
                    });
                    if task.is_due() {
                        assert!(submission != Closed, "{task:?}");
                        let end = Edge::End(PhaseKind::Submission);
                        assert_eq!(task.until(), Some(end), "{task:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_juror_is_told_what_the_round_needs() {
    // Open sheets, finished ones, and what is told in each phase.
    let table = [
        (
            (0, 0),
            [
                JurorTask::DeclareConflicts,
                JurorTask::AwaitAssignment,
                JurorTask::AwaitAssignment,
                JurorTask::Over,
            ],
        ),
        (
            (2, 3),
            [
                JurorTask::DeclareConflicts,
                JurorTask::Score(2),
                JurorTask::Score(2),
                JurorTask::Over,
            ],
        ),
        (
            (0, 5),
            [
                JurorTask::DeclareConflicts,
                JurorTask::Finished(5),
                JurorTask::Finished(5),
                JurorTask::Over,
            ],
        ),
    ];
    for ((open, finished), expected) in table {
        for (standing, expected) in STANDINGS.into_iter().zip(expected) {
            for round in RoundKind::ALL {
                let facts = JurorFacts {
                    round,
                    standing,
                    open,
                    finished,
                    pairs: Before,
                };
                assert_eq!(JurorTask::choose(facts), expected, "{facts:?}");
                let until = expected.until(round);
                if expected.is_due() {
                    assert_eq!(until, Some(Edge::End(round.phase())));
                }
                let paired = JurorFacts {
                    pairs: Open,
                    ..facts
                };
                assert_eq!(JurorTask::choose(paired), JurorTask::Compare);
            }
        }
    }
}

/// A call whose entries are in, whose jury is complete and in which nothing else was done.
fn judged() -> CallProgress {
    CallProgress {
        registration: Closed,
        submission: Closed,
        handed_in: 9,
        jurors: 5,
        undecided: 3,
        letters: 9,
        ..CallProgress::default()
    }
}

#[test]
fn organisers_are_told_the_step_that_is_due() {
    use OrganiserTask as T;
    let published = |stages: &[Stage]| Published(stages.to_vec());
    let round = |round_standing, lacking, open_sheets| CallProgress {
        round_standing,
        lacking,
        open_sheets,
        ..judged()
    };
    let over = |finalists, stages: &[Stage]| CallProgress {
        finalists,
        published: published(stages),
        ..round(Closed, 2, 4)
    };
    let both = [Stage::Finalists, Stage::Winners];
    let running = |registration, submission, jurors| CallProgress {
        registration,
        submission,
        jurors,
        drafts: 4,
        lacking: 7,
        ..CallProgress::default()
    };
    let table = [
        (CallProgress::default(), T::InviteJurors, Some(Step::Jury)),
        (running(Before, Before, 3), T::SetUp, Some(Step::Settings)),
        (running(Open, Before, 0), T::InviteJurors, Some(Step::Jury)),
        (
            running(Open, Open, 3),
            T::AwaitEntries(4),
            Some(Step::Entries),
        ),
        (
            running(Closed, Grace, 3),
            T::AwaitEntries(4),
            Some(Step::Entries),
        ),
        // Nobody handed anything in: there is nothing to judge.
        (running(Closed, Closed, 3), T::NothingLeft, None),
        (round(Before, 2, 0), T::AssignJurors(2), Some(Step::Plan)),
        (round(Before, 0, 0), T::AwaitRound, Some(Step::Jury)),
        (round(Open, 2, 4), T::AssignJurors(2), Some(Step::Plan)),
        (round(Open, 0, 4), T::AwaitSheets(4), Some(Step::Jury)),
        (round(Grace, 0, 4), T::AwaitSheets(4), Some(Step::Jury)),
        (round(Open, 0, 0), T::CloseRound, Some(Step::Jury)),
        (over(0, &[]), T::ChooseFinalists, Some(Step::Ranking)),
        (over(3, &[]), T::PublishFinalists, Some(Step::Publication)),
        (
            over(3, &[Stage::Finalists]),
            T::Decide(3),
            Some(Step::Meeting),
        ),
        (
            CallProgress {
                another_round: true,
                ..over(3, &[Stage::Finalists])
            },
            T::PlanNextRound,
            Some(Step::Plan),
        ),
        (
            CallProgress {
                undecided: 0,
                ..over(3, &[Stage::Finalists])
            },
            T::PublishAwards,
            Some(Step::Publication),
        ),
        (
            CallProgress {
                undecided: 0,
                ..over(3, &both)
            },
            T::SendLetters(9),
            Some(Step::Letters),
        ),
        (
            CallProgress {
                undecided: 0,
                letters: 0,
                ..over(3, &both)
            },
            T::NothingLeft,
            None,
        ),
    ];
    for (progress, task, step) in table {
        assert_eq!(progress.find_next(), task, "{progress:?}");
        assert_eq!(progress.find_due_step(), step, "{progress:?}");
        // What waits for nobody has one line, and no count.
        let counted: i64 = Step::ALL.map(|step| progress.waiting(step)).iter().sum();
        if !task.is_due() {
            assert_eq!(progress.tasks(), [task], "{progress:?}");
            assert_eq!(counted, 0, "{progress:?}");
        }
    }
}

#[test]
fn what_waits_beside_the_due_step_is_counted_where_it_is_done() {
    let progress = CallProgress {
        round_standing: Open,
        lacking: 3,
        open_sheets: 20,
        idle: 2,
        flags: 4,
        undelivered: 1,
        ..judged()
    };
    assert_eq!(
        progress.tasks(),
        [
            OrganiserTask::AssignJurors(3),
            OrganiserTask::AnswerFlags(4),
            OrganiserTask::CorrectAddresses(1),
            OrganiserTask::RemindJurors(2),
        ]
    );
    for step in Step::ALL {
        let expected = match step {
            Step::Overview => 5,
            Step::Plan => 3,
            Step::Jury => 2,
            _ => 0,
        };
        assert_eq!(progress.waiting(step), expected, "{step:?}");
    }
    // Once the round is over, nobody is asked to begin.
    let over = CallProgress {
        round_standing: Closed,
        ..progress
    };
    assert_eq!(over.waiting(Step::Jury), 0);
    assert_eq!(over.waiting(Step::Overview), 5);
}

#[test]
fn the_jury_is_found_before_the_round_and_the_plan_before_its_end() {
    let at = |round_standing| CallProgress {
        round_standing,
        round: RoundKind::Final,
        ..judged()
    };
    let task = OrganiserTask::AssignJurors(1);
    let start = Edge::Start(PhaseKind::Final);
    assert_eq!(at(Before).until(task), Some(start));
    assert_eq!(at(Open).until(task), Some(Edge::End(PhaseKind::Final)));
    assert_eq!(
        at(Closed).until(OrganiserTask::Decide(1)),
        Some(Edge::Start(PhaseKind::Publication))
    );
    assert_eq!(at(Open).until(OrganiserTask::AnswerFlags(1)), None);
}

#[test]
fn an_edition_is_set_up_step_by_step_and_then_opened() {
    for (open, expected) in [
        ([true, true, true], PreparationTask::SetUp(0)),
        ([false, true, true], PreparationTask::SetUp(1)),
        ([false, false, true], PreparationTask::SetUp(2)),
        ([true, false, true], PreparationTask::SetUp(0)),
        ([false, false, false], PreparationTask::Open),
    ] {
        assert_eq!(PreparationTask::choose(&open), expected, "{open:?}");
    }
}

#[test]
fn an_administrator_makes_an_edition_where_none_runs() {
    for (newest_over, expected) in [
        (None, AdministratorTask::FirstEdition),
        (Some(true), AdministratorTask::NextEdition),
        (Some(false), AdministratorTask::Nothing),
    ] {
        let task = AdministratorTask::choose(false, newest_over);
        assert_eq!(task, expected);
        assert_eq!(task.is_due(), newest_over != Some(false));
        // Whoever prepares one has begun.
        let task = AdministratorTask::choose(true, newest_over);
        assert_eq!(task, AdministratorTask::Nothing);
    }
}

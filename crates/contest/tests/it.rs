//! Permissions as a table of role x action x phase, and the phases' properties.

use std::time::Duration;

use contest::{
    Action, Actor, Denied, Language, Localized, Phase, PhaseKind, Published, Schedule, Situation,
    Stage, Standing, Timestamp,
    entry::EntryState,
    judging::{Criterion, Meaning},
    may,
    timestamp::{MINUTE, from_micros},
};
use proptest::prelude::*;

const ROLES: [(&str, Actor); 14] = {
    const NOBODY: Actor = Actor {
        signed_in: false,
        administrator: false,
        organisation_administrator: false,
        organiser: false,
        call_organiser: false,
        press: false,
        observer: false,
        former: false,
        juror: false,
        member: false,
        own: false,
        captain: false,
        involved: false,
        assigned: false,
        on_behalf: false,
    };
    [
        ("visitor", NOBODY),
        (
            "person",
            Actor {
                signed_in: true,
                ..NOBODY
            },
        ),
        (
            "member",
            Actor {
                signed_in: true,
                member: true,
                own: true,
                involved: true,
                ..NOBODY
            },
        ),
        (
            "other team",
            Actor {
                signed_in: true,
                member: true,
                ..NOBODY
            },
        ),
        (
            "assigned juror",
            Actor {
                signed_in: true,
                juror: true,
                assigned: true,
                ..NOBODY
            },
        ),
        (
            "other juror",
            Actor {
                signed_in: true,
                juror: true,
                ..NOBODY
            },
        ),
        (
            "organiser",
            Actor {
                signed_in: true,
                organiser: true,
                ..NOBODY
            },
        ),
        (
            "captain",
            Actor {
                signed_in: true,
                member: true,
                own: true,
                captain: true,
                involved: true,
                ..NOBODY
            },
        ),
        (
            "former member on the jury",
            Actor {
                signed_in: true,
                juror: true,
                assigned: true,
                involved: true,
                ..NOBODY
            },
        ),
        (
            "organiser on the jury",
            Actor {
                signed_in: true,
                organiser: true,
                juror: true,
                assigned: true,
                ..NOBODY
            },
        ),
        (
            "call organiser",
            Actor {
                signed_in: true,
                call_organiser: true,
                ..NOBODY
            },
        ),
        (
            "press",
            Actor {
                signed_in: true,
                press: true,
                ..NOBODY
            },
        ),
        (
            "observer",
            Actor {
                signed_in: true,
                observer: true,
                ..NOBODY
            },
        ),
        (
            "former organiser",
            Actor {
                signed_in: true,
                former: true,
                ..NOBODY
            },
        ),
    ]
};

fn situation(phase: Standing, state: EntryState, stages: &[Stage]) -> Situation {
    Situation {
        in_preparation: false,
        registration: phase,
        submission: phase,
        round: phase,
        pairs: phase,
        embargo: phase,
        entry: state,
        published: Published(stages.to_vec()),
        paused: false,
    }
}

/// Everybody of the table below.
const EVERYBODY: [&str; ROLES.len()] = {
    let mut names = [""; ROLES.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = ROLES[place].0;
        place += 1;
    }
    names
};

/// Who may do an action while its phase is open, the entry is handed in and nothing is published.
fn allowed(action: Action) -> &'static [&'static str] {
    match action {
        Action::FoundTeam | Action::JoinTeam => &[
            "person",
            "member",
            "other team",
            "captain",
            // As far as it goes here: what they read keeps them out, which the office asks.
            "former organiser",
        ],
        Action::SeeDraft | Action::EditDraft | Action::HandIn | Action::LeaveTeam => {
            &["member", "captain"]
        }
        Action::RemoveMember | Action::LeadTeam | Action::Withdraw => &["captain"],
        Action::SeeForJudging | Action::Mark | Action::FinishSheet => &["assigned juror"],
        Action::Compare => &["assigned juror", "other juror"],
        Action::SpeakAsJuror => &[
            "assigned juror",
            "other juror",
            "former member on the jury",
            "organiser on the jury",
        ],
        Action::ChangeAccount => &[
            "person",
            "member",
            "other team",
            "assigned juror",
            "other juror",
            "organiser",
            "captain",
            "former member on the jury",
            "organiser on the jury",
            "call organiser",
            "observer",
            "press",
            "former organiser",
        ],
        Action::SetEdition
        | Action::ImportEditions
        | Action::ChooseOrganisers
        | Action::ManageData => &["organiser", "organiser on the jury"],
        Action::Organise | Action::Publish | Action::SetCall | Action::ChooseCallOrganisers => {
            &["organiser", "organiser on the jury", "call organiser"]
        }
        Action::Observe | Action::SeeOrganisers => &[
            "organiser",
            "organiser on the jury",
            "call organiser",
            "observer",
        ],
        Action::SeeEmbargoed => &[
            "organiser",
            "organiser on the jury",
            "call organiser",
            "observer",
            "press",
        ],
        Action::ActOnBehalf
        | Action::HelpAccounts
        | Action::WatchJobs
        | Action::MakeEdition
        | Action::SetCities
        | Action::SetOrganisations => &[],
        Action::SeeEdition => &EVERYBODY,
        Action::SeeInGallery | Action::SeeAwards | Action::SeeScores | Action::SeeComments => &[],
    }
}

#[test]
fn the_table_of_roles_and_actions_while_the_phase_is_open() {
    for action in Action::ALL {
        for (name, actor) in ROLES {
            let answer = may(
                actor,
                action,
                &situation(Standing::Open, EntryState::Submitted, &[]),
            );
            assert_eq!(
                answer.is_ok(),
                allowed(action).contains(&name),
                "{name} {action:?}: {answer:?}"
            );
            if let Err(denied) = answer {
                // Who has no part in a thing is not told that it exists.
                let expected: &[Denied] = match name {
                    "visitor" => &[Denied::SignIn, Denied::Unknown],
                    // Members know of their team already, and organisers of their edition.
                    "member" => &[Denied::Unknown, Denied::CaptainOnly],
                    "organiser" => &[Denied::Unknown, Denied::OrganiserOfThisEdition],
                    "call organiser" => &[
                        Denied::Unknown,
                        Denied::OrganiserOfThisEdition,
                        Denied::WholeEdition,
                    ],
                    "press" => &[Denied::Unknown, Denied::FollowsThisCall],
                    "observer" => &[Denied::Unknown, Denied::FollowsThisCall, Denied::ReadOnly],
                    "former organiser" => &[Denied::Unknown, Denied::RoleEnded],
                    "organiser on the jury" => &[
                        Denied::Unknown,
                        Denied::JurorOfThisCall,
                        Denied::OrganiserOfThisEdition,
                    ],
                    _ => &[Denied::Unknown, Denied::JurorOfThisCall],
                };
                assert!(expected.contains(&denied), "{name} {action:?}: {denied:?}");
            }
        }
    }
}

#[test]
fn an_edition_in_preparation_is_there_for_who_makes_it_and_takes_nobody_in() {
    let at = Situation {
        in_preparation: true,
        ..situation(Standing::Open, EntryState::Draft, &[])
    };
    let administrator = Actor {
        signed_in: true,
        administrator: true,
        ..Actor::default()
    };
    let of_organisation = Actor {
        signed_in: true,
        organisation_administrator: true,
        ..Actor::default()
    };
    for actor in [administrator, of_organisation] {
        assert_eq!(may(actor, Action::SeeEdition, &at), Ok(()));
    }
    for (name, actor) in ROLES {
        let has_role =
            actor.organiser || actor.call_organiser || actor.observer || actor.press || actor.juror;
        let expected = if has_role {
            Ok(())
        } else {
            Err(Denied::Unknown)
        };
        assert_eq!(may(actor, Action::SeeEdition, &at), expected, "{name}");
        for action in [Action::FoundTeam, Action::JoinTeam] {
            assert!(may(actor, action, &at).is_err(), "{name} {action:?}");
        }
    }
}

#[test]
fn outside_the_phase_nothing_can_be_changed() {
    for (phase, denied) in [
        (Standing::Before, Denied::TooEarly),
        (Standing::Closed, Denied::TooLate),
    ] {
        for (name, actor) in ROLES {
            for action in [
                Action::FoundTeam,
                Action::JoinTeam,
                Action::EditDraft,
                Action::HandIn,
                Action::Withdraw,
                Action::Mark,
                Action::Compare,
            ] {
                let answer = may(actor, action, &situation(phase, EntryState::Submitted, &[]));
                if allowed(action).contains(&name) {
                    assert_eq!(answer, Err(denied), "{name} {action:?} {phase:?}");
                } else {
                    assert!(answer.is_err(), "{name} {action:?} {phase:?}");
                }
            }
        }
    }
}

#[test]
fn a_pause_stops_what_counts_and_nothing_that_is_typed() {
    for phase in [
        Standing::Before,
        Standing::Open,
        Standing::Grace,
        Standing::Closed,
    ] {
        for state in [
            EntryState::Draft,
            EntryState::Submitted,
            EntryState::Withdrawn,
        ] {
            for (name, actor) in ROLES {
                for action in Action::ALL {
                    let going = situation(phase, state, &[]);
                    let paused = Situation {
                        paused: true,
                        ..going.clone()
                    };
                    let stops = matches!(
                        action,
                        Action::FoundTeam
                            | Action::JoinTeam
                            | Action::HandIn
                            | Action::FinishSheet
                            | Action::Publish
                    );
                    let expected = match may(actor, action, &going) {
                        // Who may not anyway is told nothing new.
                        Ok(()) if stops => Err(Denied::Paused),
                        answer => answer,
                    };
                    assert_eq!(
                        may(actor, action, &paused),
                        expected,
                        "{name} {action:?} {phase:?} {state:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn who_watches_over_a_call_changes_nothing_of_it() {
    let observer = ROLES[12].1;
    let at = |phase| situation(phase, EntryState::Submitted, &[]);
    for phase in [Standing::Before, Standing::Open, Standing::Closed] {
        for action in Action::ALL {
            // The own account is nobody else's.
            let reads = matches!(
                action,
                Action::Observe
                    | Action::SeeOrganisers
                    | Action::SeeEmbargoed
                    | Action::SeeEdition
                    | Action::ChangeAccount
            );
            let answer = may(observer, action, &at(phase));
            assert_eq!(answer.is_ok(), reads, "{action:?} {phase:?}: {answer:?}");
        }
        // What an organiser would change is refused with words, for they see it.
        for action in [
            Action::Organise,
            Action::Publish,
            Action::SetCall,
            Action::SetEdition,
            Action::ChooseOrganisers,
            Action::ChooseCallOrganisers,
        ] {
            assert_eq!(
                may(observer, action, &at(phase)),
                Err(Denied::ReadOnly),
                "{action:?}"
            );
        }
    }
}

#[test]
fn the_press_reads_from_its_moment_on_and_nothing_else() {
    let press = ROLES[11].1;
    let at = |embargo| Situation {
        embargo,
        ..situation(Standing::Open, EntryState::Submitted, &[])
    };
    for (embargo, answer) in [
        (Standing::Before, Err(Denied::TooEarly)),
        (Standing::Open, Ok(())),
    ] {
        assert_eq!(may(press, Action::SeeEmbargoed, &at(embargo)), answer);
    }
    for action in Action::ALL {
        let reads = matches!(
            action,
            Action::SeeEmbargoed | Action::SeeEdition | Action::ChangeAccount
        );
        let answer = may(press, action, &at(Standing::Open));
        assert_eq!(answer.is_ok(), reads, "{action:?}: {answer:?}");
    }
}

#[test]
fn whose_role_was_taken_is_told_so_where_it_was_needed() {
    let former = ROLES[13].1;
    let at = situation(Standing::Open, EntryState::Submitted, &[]);
    for action in [
        Action::Organise,
        Action::Publish,
        Action::Observe,
        Action::SetCall,
        Action::SetEdition,
        Action::SeeOrganisers,
        Action::ChooseOrganisers,
        Action::ChooseCallOrganisers,
        Action::SeeEmbargoed,
    ] {
        assert_eq!(
            may(former, action, &at),
            Err(Denied::RoleEnded),
            "{action:?}"
        );
        // Who has it again goes on.
        let again = Actor {
            organiser: true,
            ..former
        };
        assert_eq!(may(again, action, &at), Ok(()), "{action:?}");
    }
}

#[test]
fn grace_is_for_hand_ins_and_marks_and_not_for_founding_teams_or_joining_them() {
    let grace = situation(Standing::Grace, EntryState::Submitted, &[]);
    let (member, juror) = (ROLES[2].1, ROLES[4].1);
    assert_eq!(may(member, Action::HandIn, &grace), Ok(()));
    assert_eq!(may(juror, Action::Mark, &grace), Ok(()));
    for action in [Action::FoundTeam, Action::JoinTeam] {
        assert_eq!(
            may(member, action, &grace),
            Err(Denied::TooLate),
            "{action:?}"
        );
    }
}

#[test]
fn who_stands_behind_a_work_is_settled_when_it_can_change_no_longer() {
    let captain = ROLES[7].1;
    let at = |submission, entry| Situation {
        registration: Standing::Closed,
        submission,
        entry,
        ..Situation::default()
    };
    for (submission, entry, goes) in [
        (Standing::Before, EntryState::Draft, true),
        (Standing::Open, EntryState::Submitted, true),
        (Standing::Grace, EntryState::Submitted, true),
        (Standing::Closed, EntryState::Submitted, false),
        (Standing::Closed, EntryState::Withdrawn, false),
        (Standing::Closed, EntryState::Draft, true),
    ] {
        for action in [Action::LeaveTeam, Action::RemoveMember] {
            assert_eq!(
                may(captain, action, &at(submission, entry)).is_ok(),
                goes,
                "{action:?} {submission:?} {entry:?}"
            );
        }
        assert_eq!(
            may(captain, Action::LeadTeam, &at(submission, entry)),
            Ok(())
        );
    }
}

#[test]
fn a_partner_may_come_until_the_work_can_change_no_longer() {
    let person = ROLES[1].1;
    for (registration, submission, comes) in [
        (Standing::Before, Standing::Before, Err(Denied::TooEarly)),
        (Standing::Open, Standing::Before, Ok(())),
        (Standing::Open, Standing::Open, Ok(())),
        (Standing::Closed, Standing::Before, Ok(())),
        (Standing::Closed, Standing::Open, Ok(())),
        (Standing::Closed, Standing::Grace, Err(Denied::TooLate)),
        (Standing::Closed, Standing::Closed, Err(Denied::TooLate)),
    ] {
        let at = Situation {
            registration,
            submission,
            ..Situation::default()
        };
        assert_eq!(
            may(person, Action::JoinTeam, &at),
            comes,
            "{registration:?} {submission:?}"
        );
    }
}

#[test]
fn each_stage_opens_its_own_door_to_everybody() {
    let doors = [
        (Stage::Finalists, Action::SeeInGallery),
        (Stage::Winners, Action::SeeAwards),
        (Stage::Scores, Action::SeeScores),
        (Stage::Comments, Action::SeeComments),
    ];
    for (stage, _) in doors {
        for (other, action) in doors {
            let answer = may(
                Actor::default(),
                action,
                &situation(Standing::Closed, EntryState::Submitted, &[stage]),
            );
            assert_eq!(answer.is_ok(), stage == other, "{stage:?} {action:?}");
        }
    }
    let withdrawn = situation(Standing::Closed, EntryState::Withdrawn, &Stage::ALL);
    assert_eq!(
        may(Actor::default(), Action::SeeInGallery, &withdrawn),
        Err(Denied::Unknown)
    );
}

#[test]
fn a_juror_never_judges_their_own_work() {
    let both = Actor {
        signed_in: true,
        juror: true,
        assigned: true,
        own: true,
        involved: true,
        ..Actor::default()
    };
    let open = situation(Standing::Open, EntryState::Submitted, &[]);
    assert_eq!(may(both, Action::Mark, &open), Err(Denied::Unknown));
    assert_eq!(
        may(both, Action::FoundTeam, &open),
        Err(Denied::JurorOfThisCall)
    );
    // Nor one that they worked on before they left its team.
    let former = Actor { own: false, ..both };
    for action in [Action::SeeForJudging, Action::Mark, Action::Compare] {
        assert_eq!(
            may(former, action, &open),
            Err(Denied::Unknown),
            "{action:?}"
        );
    }
}

#[test]
fn a_withdrawn_work_stays_so() {
    for action in [Action::EditDraft, Action::HandIn, Action::Withdraw] {
        assert_eq!(
            may(
                ROLES[7].1,
                action,
                &situation(Standing::Open, EntryState::Withdrawn, &[])
            ),
            Err(Denied::Withdrawn)
        );
    }
}

#[test]
fn only_the_juror_of_a_work_is_told_that_it_is_judged_no_longer() {
    for action in [Action::SeeForJudging, Action::Mark] {
        for (name, actor) in ROLES {
            let answer = may(
                actor,
                action,
                &situation(Standing::Open, EntryState::Withdrawn, &[]),
            );
            assert!(answer.is_err(), "{name} {action:?}: {answer:?}");
            assert_eq!(
                answer == Err(Denied::OutOfContest),
                name == "assigned juror",
                "{name} {action:?}: {answer:?}"
            );
        }
        let juror = ROLES[4].1;
        assert_eq!(
            may(
                juror,
                action,
                &situation(Standing::Before, EntryState::Withdrawn, &[])
            ),
            Err(Denied::TooEarly)
        );
        assert_eq!(
            may(
                juror,
                action,
                &situation(Standing::Open, EntryState::Draft, &[])
            ),
            Err(Denied::Unknown)
        );
    }
}

proptest! {
    #[test]
    fn a_phase_stands_in_exactly_one_place_and_moves_forward_only(
        starts in -1_000_000_000..1_000_000_000_i64,
        length in 1..1_000_000_000_i64,
        grace in 0..100_000_000_i64,
        earlier in -3_000_000_000..3_000_000_000_i64,
        step in 0..3_000_000_000_i64,
    ) {
        let phase = Phase {
            kind: PhaseKind::Submission,
            starts: Timestamp(starts),
            ends: Timestamp(starts + length),
            grace: from_micros(grace),
        };
        let now = phase.standing(Timestamp(earlier));
        let later = phase.standing(Timestamp(earlier + step));
        prop_assert!(now <= later);
        prop_assert_eq!(now.takes(), earlier >= starts && earlier < starts + length + grace);
    }

    #[test]
    fn the_current_phase_is_open_or_the_next_to_come(
        moments in proptest::collection::vec(0..10_000_i64, 10),
        now in -100..11_000_i64,
    ) {
        let mut phases = Vec::new();
        for (index, kind) in PhaseKind::ALL.into_iter().enumerate() {
            let (a, b) = (moments[2 * index], moments[2 * index + 1]);
            phases.push(Phase {
                kind,
                starts: Timestamp(a.min(b)),
                ends: Timestamp(a.max(b) + 1),
                grace: Duration::ZERO,
            });
        }
        let schedule = Schedule(phases.clone());
        match schedule.current(Timestamp(now)) {
            Some(phase) => {
                let standing = phase.standing(Timestamp(now));
                prop_assert!(matches!(standing, Standing::Open | Standing::Before));
            }
            None => {
                let is_over = |phase: &Phase| phase.standing(Timestamp(now)) == Standing::Closed;
                prop_assert!(phases.iter().all(is_over));
            }
        }
    }
}

#[test]
fn the_ends_belong_to_one_side() {
    let (start, micro) = (Timestamp(0), Duration::from_micros(1));
    let phase = Phase {
        kind: PhaseKind::Submission,
        starts: start,
        ends: start.plus(10 * MINUTE),
        grace: MINUTE,
    };
    let cases = [
        (start.minus(micro), Standing::Before),
        (start, Standing::Open),
        (start.plus(10 * MINUTE).minus(micro), Standing::Open),
        (start.plus(10 * MINUTE), Standing::Grace),
        (start.plus(11 * MINUTE).minus(micro), Standing::Grace),
        (start.plus(11 * MINUTE), Standing::Closed),
        (
            start.plus(11 * MINUTE + Duration::from_secs(1)),
            Standing::Closed,
        ),
    ];
    for (now, standing) in cases {
        assert_eq!(phase.standing(now), standing, "{now:?}");
    }
}

#[test]
fn a_step_means_what_its_label_says_or_where_it_lies_among_the_labelled() {
    let label = |text: &str| Localized([(Language::En, text.to_owned())].into());
    // In no order that a form would keep.
    let labels = vec![
        (5, label("half")),
        (8, label("whole")),
        (2, label("little")),
    ];
    let criterion = Criterion {
        highest: 10,
        labels: labels.clone(),
        ..Criterion::default()
    };
    let [half, whole, little] = &labels[..] else {
        panic!("three labels")
    };
    for step in 0..=10 {
        let expected = match step {
            0 | 1 => Meaning::Below(little),
            2 => Meaning::Own(&little.1),
            3 | 4 => Meaning::Between(little, half),
            5 => Meaning::Own(&half.1),
            6 | 7 => Meaning::Between(half, whole),
            8 => Meaning::Own(&whole.1),
            _ => Meaning::Above(whole),
        };
        assert_eq!(criterion.meaning(step), expected, "{step}");
    }
    assert_eq!(
        Criterion {
            highest: 10,
            ..Criterion::default()
        }
        .meaning(3),
        Meaning::Unsaid
    );
}

#[test]
fn who_runs_the_service_chooses_organisers_and_does_not_organise() {
    let administrator = Actor {
        signed_in: true,
        administrator: true,
        ..Actor::default()
    };
    let at = Situation::default();
    for action in [
        Action::ChooseOrganisers,
        Action::ChooseCallOrganisers,
        Action::SeeOrganisers,
        Action::MakeEdition,
        Action::ImportEditions,
        Action::SetCities,
        Action::SetOrganisations,
        Action::ActOnBehalf,
        Action::HelpAccounts,
    ] {
        assert_eq!(may(administrator, action, &at), Ok(()), "{action:?}");
    }
    for action in [
        Action::Organise,
        Action::Observe,
        Action::SetEdition,
        Action::SetCall,
    ] {
        assert_eq!(
            may(administrator, action, &at),
            Err(Denied::Unknown),
            "{action:?}"
        );
    }
}

#[test]
fn who_administers_an_organisation_makes_its_editions_and_runs_nothing_else() {
    let administrator = Actor {
        signed_in: true,
        organisation_administrator: true,
        ..Actor::default()
    };
    let at = Situation::default();
    let may_do = [
        Action::ChooseOrganisers,
        Action::ChooseCallOrganisers,
        Action::SeeOrganisers,
        Action::MakeEdition,
        Action::ImportEditions,
    ];
    for action in may_do {
        assert_eq!(may(administrator, action, &at), Ok(()), "{action:?}");
    }
    // Everything else is what it is to anybody who has signed in.
    let person = Actor {
        signed_in: true,
        ..Actor::default()
    };
    for action in Action::ALL {
        if !may_do.contains(&action) {
            let answer = may(administrator, action, &at);
            assert_eq!(answer, may(person, action, &at), "{action:?}");
        }
    }
}

/// What somebody sees of their own, or everybody sees.
const SEEN: [Action; 7] = [
    Action::SeeDraft,
    Action::SeeForJudging,
    Action::SeeEdition,
    Action::SeeInGallery,
    Action::SeeAwards,
    Action::SeeScores,
    Action::SeeComments,
];

#[test]
fn on_behalf_of_somebody_one_sees_what_they_see_and_does_nothing() {
    let situations = [Standing::Before, Standing::Open, Standing::Closed].map(|phase| {
        [
            EntryState::Draft,
            EntryState::Submitted,
            EntryState::Withdrawn,
        ]
        .map(|state| {
            [
                situation(phase, state, &[]),
                situation(phase, state, &Stage::ALL),
                Situation {
                    paused: true,
                    ..situation(phase, state, &[])
                },
            ]
        })
    });
    let mut refused = Vec::new();
    for at in situations.iter().flatten().flatten() {
        for action in Action::ALL {
            // The person may be anybody, even who runs the service.
            for (name, actor) in ROLES {
                for administrator in [false, true] {
                    let own = Actor {
                        administrator,
                        ..actor
                    };
                    let theirs = may(own, action, at);
                    let helping = Actor {
                        on_behalf: true,
                        ..own
                    };
                    let answer = may(helping, action, at);
                    if theirs.is_ok() && !SEEN.contains(&action) {
                        assert_eq!(answer, Err(Denied::OnBehalf), "{name} {action:?}");
                        refused.push(action);
                    } else {
                        assert_eq!(answer, theirs, "{name} {action:?}");
                    }
                }
            }
        }
    }
    for action in Action::ALL {
        assert_eq!(
            refused.contains(&action),
            !SEEN.contains(&action),
            "{action:?} was tried where somebody may do it themselves"
        );
    }
}

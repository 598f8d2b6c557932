//! Deadlines of one team, and phases after a pause.

use std::time::Duration;

use contest::{Phase, PhaseKind, Schedule, Standing, Timestamp, timestamp::HOUR};
use proptest::prelude::*;

const SECOND: Duration = Duration::from_secs(1);

fn hour(hour: i64) -> Timestamp {
    Timestamp(hour * 3_600_000_000)
}

fn phase(kind: PhaseKind, starts: i64, ends: i64, grace: Duration) -> Phase {
    Phase {
        kind,
        starts: hour(starts),
        ends: hour(ends),
        grace,
    }
}

/// Registration and submission overlap, and the jury begins an hour after the grace is over.
fn schedule() -> Schedule {
    Schedule(vec![
        phase(PhaseKind::Registration, 0, 80, Duration::ZERO),
        phase(PhaseKind::Submission, 10, 100, HOUR),
        phase(PhaseKind::Screening, 102, 200, Duration::ZERO),
        phase(PhaseKind::Final, 210, 220, Duration::ZERO),
        phase(PhaseKind::Publication, 300, 400, Duration::ZERO),
    ])
}

fn dates(schedule: &Schedule, kind: PhaseKind) -> (Timestamp, Timestamp) {
    let phase = schedule.phase(kind).expect("a phase");
    (phase.starts, phase.ends)
}

#[test]
fn a_deadline_of_ones_own_counts_to_the_second_with_its_grace() {
    let own = schedule().with_own_deadline(hour(110));
    for (now, standing) in [
        (hour(110).minus(SECOND), Standing::Open),
        (hour(110), Standing::Grace),
        (hour(111).minus(SECOND), Standing::Grace),
        (hour(111), Standing::Closed),
    ] {
        assert_eq!(
            own.standing(PhaseKind::Submission, now),
            standing,
            "{now:?}"
        );
    }
    for kind in PhaseKind::ALL {
        if kind != PhaseKind::Submission {
            assert_eq!(dates(&own, kind), dates(&schedule(), kind));
        }
    }
}

#[test]
fn what_ran_ends_later_and_what_waits_moves_along() {
    // Paused in the submission for three hours: the jury would begin before hand-ins are over.
    let moved = schedule().after_pause(hour(90), 3 * HOUR);
    assert_eq!(dates(&moved, PhaseKind::Registration), (hour(0), hour(80)));
    assert_eq!(dates(&moved, PhaseKind::Submission), (hour(10), hour(103)));
    assert_eq!(dates(&moved, PhaseKind::Screening), (hour(105), hour(203)));
    // Nothing waits any more: the final has a reserve.
    assert_eq!(dates(&moved, PhaseKind::Final), (hour(210), hour(220)));
    // What began within the pause gets back what was lost of it.
    let moved = schedule().after_pause(hour(5), 7 * HOUR);
    assert_eq!(dates(&moved, PhaseKind::Registration), (hour(0), hour(87)));
    assert_eq!(dates(&moved, PhaseKind::Submission), (hour(10), hour(102)));
    // Who was in the grace keeps what was left of it.
    let since = hour(100).plus(HOUR / 2);
    let moved = schedule().after_pause(since, 3 * HOUR);
    let resumed = since.plus(3 * HOUR);
    assert_eq!(
        moved.standing(PhaseKind::Submission, resumed),
        Standing::Grace
    );
    let last = resumed.plus(HOUR / 2);
    assert_eq!(
        moved.standing(PhaseKind::Submission, last),
        Standing::Closed
    );
}

proptest! {
    #[test]
    fn of_two_deadlines_the_later_counts(own in -50..500_i64, now in -50..500_i64) {
        let (call, team) = (schedule(), schedule().with_own_deadline(hour(own)));
        let (_, ends) = dates(&team, PhaseKind::Submission);
        prop_assert_eq!(ends, hour(own.max(100)));
        // Nobody loses anything by it.
        let of = |schedule: &Schedule| schedule.standing(PhaseKind::Submission, hour(now));
        prop_assert!(!of(&call).takes() || of(&team).takes());
    }

    #[test]
    fn a_pause_costs_nobody_anything(since in -5..450_i64, lost in 0..200_i64) {
        let lost = u32::try_from(lost).expect("few") * HOUR;
        let (before, after) = (schedule(), schedule().after_pause(hour(since), lost));
        let mut over: Option<Timestamp> = None;
        for kind in PhaseKind::ALL {
            let (was, is) = (dates(&before, kind), dates(&after, kind));
            prop_assert!(is.0 >= was.0 && is.1 >= was.1);
            prop_assert!(is.1 - is.0 >= was.1 - was.0, "{kind:?} is no shorter");
            if before.standing(kind, hour(since)).takes() {
                prop_assert_eq!(is.1, was.1.plus(lost));
            }
            // The order in which phases wait for each other holds.
            if let Some(over) = over.filter(|_| kind > PhaseKind::Submission) {
                prop_assert!(is.0 >= over, "{kind:?}");
            }
            if kind >= PhaseKind::Submission {
                over = after.phase(kind).map(|phase| phase.ends.plus(phase.grace));
            }
        }
    }
}

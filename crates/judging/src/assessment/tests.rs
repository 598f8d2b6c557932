#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the numbers of a simulated jury are small"
)]

use contest::CriterionId;
use proptest::prelude::*;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng as _};
use rand_distr::{Distribution as _, StandardNormal};

use super::*;

fn criterion() -> Criterion {
    Criterion {
        id: CriterionId::new("all"),
        weight: 1_000,
        highest: 90,
        ..Criterion::default()
    }
}

fn inputs(sheets: Vec<Sheet>) -> Inputs {
    Inputs {
        criteria: vec![criterion()],
        sheets,
        shortlist: 3,
        samples: 400,
        seed: 1,
        order: Order::Corrected,
        votes: Vec::new(),
    }
}

fn name(entry: usize) -> EntryId {
    EntryId::new(format!("entry-{entry:02}"))
}

fn sheet(entry: usize, juror: usize, mark: i64) -> Sheet {
    Sheet {
        entry: name(entry),
        juror: PersonId::new(format!("juror-{juror:02}")),
        marks: vec![Some(mark)],
    }
}

#[test]
fn whole_coverage_has_one_ranking() {
    let sheets = (0..6)
        .flat_map(|entry| {
            (0..3).map(move |juror| sheet(entry, juror, ((entry * 37 + juror * 11) % 60) as i64))
        })
        .collect();
    let assessment = assess(&inputs(sheets));
    assert_eq!(
        (assessment.coverage, assessment.order),
        (Coverage::Complete, Order::Raw)
    );
    for entry in &assessment.entries {
        assert_eq!(entry.raw, entry.corrected);
    }
    // The estimates, drawn towards the mean by the same share, stand in the same order.
    assert!(
        assessment
            .entries
            .windows(2)
            .all(|pair| pair[0].estimate >= pair[1].estimate - 1e-9)
    );
}

#[test]
fn panels_that_do_not_touch_have_no_joint_ranking() {
    let sheets = (0..8)
        .flat_map(|entry| {
            (0..2).map(move |juror| sheet(entry, juror + 2 * (entry % 2), 40 + entry as i64))
        })
        .collect();
    let assessment = assess(&inputs(sheets));
    assert_eq!(assessment.coverage, Coverage::Apart(2));
    for part in 0..2 {
        let own: Vec<i64> = assessment
            .entries
            .iter()
            .filter(|entry| entry.part == part)
            .map(|entry| entry.corrected.points)
            .collect();
        assert!(
            own.len() == 4 && own.is_sorted_by(|one, other| one >= other),
            "each part stands in its own order: {own:?}"
        );
    }
    assert_eq!(assess(&inputs(Vec::new())).coverage, Coverage::Empty);
}

#[test]
fn a_severe_jury_does_not_cost_a_place() {
    // Entries 0 and 1 are equally good; juror 0 is 20 steps more severe than the others and scored
    // entry 0 only.
    let mut sheets = Vec::new();
    for entry in 0..12 {
        for juror in 0..4 {
            if (entry + juror) % 4 != 3 {
                sheets.push(sheet(
                    entry,
                    juror,
                    50 + if juror == 0 { -20 } else { 0 } + (entry as i64 % 5) * 3,
                ));
            }
        }
    }
    let assessment = assess(&inputs(sheets.clone()));
    let severity = |name: &str| {
        assessment
            .jurors
            .iter()
            .find(|juror| juror.juror.as_str() == name)
            .map(|juror| juror.severity)
    };
    assert!(
        severity("juror-00").flatten() > Some(10.0),
        "{:?}",
        assessment.jurors
    );
    // Entries of the same worth are within a point of each other once corrected, and far apart
    // before.
    let entry = |number: usize| {
        assessment
            .entries
            .iter()
            .find(|entry| entry.entry == name(number))
            .expect("assessed")
    };
    assert!((entry(0).estimate - entry(5).estimate).abs() < 1.0);
    let inputs = inputs(sheets);
    let reasons = reasons(&inputs, &assessment, &name(0));
    assert_eq!(reasons.len(), 3);
    for reason in &reasons {
        assert!(
            (reason.total + reason.severity.expect("a severity") - reason.corrected).abs() < 1e-9
        );
    }
    let left = left_out(&inputs, &assessment);
    assert_eq!(left.len(), 4);
}

#[test]
fn leaving_out_the_only_juror_of_an_entry_leaves_it_without_a_rank() {
    let sheets = vec![
        sheet(0, 0, 80),
        sheet(1, 0, 60),
        sheet(1, 1, 60),
        sheet(2, 1, 40),
    ];
    let inputs = inputs(sheets);
    let left = left_out(&inputs, &assess(&inputs));
    assert!(
        left[0]
            .changes
            .iter()
            .any(|change| change.entry == name(0) && change.after.is_none())
    );
}

/// One simulated contest of JUDGING.md: marks = 6.5 + `a_j` (1.2 q + 0.9 e) + `b_j`, rounded to 0.1
/// on 1..10. `panel` tells the jurors of an entry. Answers (best entry first: raw, corrected),
/// (share of the true best five in ten: raw, corrected).
fn contest(
    random: &mut ChaCha8Rng,
    jurors: usize,
    panel: impl Fn(usize) -> Vec<usize>,
) -> [f64; 4] {
    let mut normal = || -> f64 { StandardNormal.sample(random) };
    let quality: Vec<f64> = (0..40).map(|_| normal()).collect();
    let leniency: Vec<f64> = (0..jurors).map(|_| normal()).collect();
    let slope: Vec<f64> = (0..jurors).map(|_| (normal() * 0.25).exp()).collect();
    let mut sheets = Vec::new();
    for (entry, worth) in quality.iter().enumerate() {
        for juror in panel(entry) {
            let mark = 6.5 + slope[juror] * (1.2 * worth + 0.9 * normal()) + leniency[juror];
            sheets.push(sheet(
                entry,
                juror,
                ((mark.clamp(1.0, 10.0) - 1.0) * 10.0).round() as i64,
            ));
        }
    }
    let mut order: Vec<usize> = (0..40).collect();
    order.sort_by(|one, other| quality[*other].total_cmp(&quality[*one]));
    // The ridge over all sheets at once, as the table has it: what a ranking never shows across
    // panels that do not touch.
    let criteria = [criterion()];
    let all: Vec<&Sheet> = sheets.iter().collect();
    let numbered = Numbered::of(&criteria, &all);
    let joint = Fit::new(
        numbered.entries.len(),
        numbered.jurors.len(),
        &numbered.observations,
    )
    .expect("a fit");
    let assessment = assess(&Inputs {
        samples: 1,
        shortlist: 10,
        ..inputs(sheets.clone())
    });
    let mut answer = [0.0; 4];
    for (place, order_of) in [Order::Raw, Order::Corrected].into_iter().enumerate() {
        let key = |entry: &AssessedEntry| match (order_of, assessment.coverage) {
            (Order::Raw, _) => entry.raw.points as f64,
            (Order::Corrected, Coverage::Apart(_)) => joint.worth(
                numbered
                    .entries
                    .binary_search(&&entry.entry)
                    .expect("an entry"),
            ),
            (Order::Corrected, _) => entry.corrected.points as f64,
        };
        let mut ranked: Vec<&AssessedEntry> = assessment.entries.iter().collect();
        ranked.sort_by(|one, other| key(other).total_cmp(&key(one)));
        answer[place] = f64::from(u8::from(ranked[0].entry == name(order[0])));
        let found = order[..5]
            .iter()
            .filter(|entry| {
                ranked[..10]
                    .iter()
                    .any(|ranked| ranked.entry == name(**entry))
            })
            .count();
        answer[2 + place] = found as f64 / 5.0;
    }
    answer
}

/// The table of JUDGING.md within three standard errors and the rounding of the table. How much the
/// jurors' slopes `a_j` vary, it does not say: a logarithm of deviation 0.25 is taken.
#[test]
fn simulated_contests_reach_the_rates_of_the_table() {
    const CONTESTS: usize = 400;
    type Panel = fn(usize) -> Vec<usize>;
    // Not a number where the table gives none.
    const NONE: f64 = f64::NAN;
    let settings: [(usize, Panel, [f64; 4]); 5] = [
        (5, |_| (0..5).collect(), [0.61, 0.61, 0.96, 0.96]),
        (8, |entry| plan(8, 3, entry), [0.42, 0.46, 0.87, 0.92]),
        (24, |entry| plan(24, 3, entry), [0.37, 0.44, 0.85, 0.90]),
        (
            9,
            |entry| (0..3).map(|juror| entry % 3 * 3 + juror).collect(),
            [0.42, 0.45, 0.86, 0.90],
        ),
        (8, |entry| plan(8, 5, entry), [0.55, 0.59, NONE, NONE]),
    ];
    for (jurors, panel, expected) in settings {
        let mut random = ChaCha8Rng::seed_from_u64(2027);
        let mut sums = [0.0; 4];
        for _ in 0..CONTESTS {
            for (sum, value) in sums.iter_mut().zip(contest(&mut random, jurors, panel)) {
                *sum += value / CONTESTS as f64;
            }
        }
        for (place, (found, expected)) in sums
            .iter()
            .zip(expected)
            .enumerate()
            .filter(|(_, (_, expected))| !expected.is_nan())
        {
            // Of this run and of the table's own 2,000 contests.
            let error =
                (expected * (1.0 - expected) * (1.0 / CONTESTS as f64 + 1.0 / 2_000.0)).sqrt();
            assert!(
                (found - expected).abs() < 3.0 * error + 0.01,
                "{jurors} jurors, figure {place}: {found:.3}, table {expected}; {sums:?}"
            );
        }
    }
}

/// So many jurors for each of 40 entries, as the assignment plans them.
fn plan(jurors: usize, each: usize, entry: usize) -> Vec<usize> {
    use std::sync::{Mutex, PoisonError};
    type Plans = Vec<((usize, usize), Vec<Vec<usize>>)>;
    static PLANS: Mutex<Plans> = Mutex::new(Vec::new());
    let mut plans = PLANS.lock().unwrap_or_else(PoisonError::into_inner);
    if !plans.iter().any(|(of, _)| *of == (jurors, each)) {
        use crate::assignment::{Load, Presence, Request, propose};
        let request = Request {
            loads: vec![Load { least: 0, most: 40 }; jurors],
            needs: vec![each; 40],
            costs: vec![Some(0); jurors * 40],
            presence: vec![Presence::Absent; jurors * 40],
            seed: 1,
        };
        plans.push(((jurors, each), propose(&request).lists()));
    }
    plans
        .iter()
        .find(|(of, _)| *of == (jurors, each))
        .map_or_else(Vec::new, |(_, plan)| plan[entry].clone())
}

#[test]
fn without_one_juror_a_jury_may_fall_apart_and_then_no_rank_is_told() {
    // Juror 1 alone joins what juror 0 scored with what juror 2 did.
    let sheets = vec![
        sheet(0, 0, 80),
        sheet(1, 0, 60),
        sheet(1, 1, 60),
        sheet(2, 1, 40),
        sheet(2, 2, 50),
        sheet(3, 2, 30),
    ];
    let inputs = inputs(sheets);
    let left = left_out(&inputs, &assess(&inputs));
    assert_eq!(
        left.iter().map(|left| left.parts).collect::<Vec<_>>(),
        [None, Some(2), None]
    );
    assert!(left[1].changes.is_empty() && !left[1].shortlist);
    assert!(
        !left[0].changes.is_empty(),
        "an entry without a sheet is told"
    );
}

/// Fields of a ranking from which nothing can be off by chance as far as they tell: one sheet, one
/// juror, one entry, two sheets, all marks equal, jurors who differ by the same amount everywhere.
#[test]
fn what_cannot_be_told_is_unknown_and_not_zero() {
    let whole = |mark: fn(usize, usize) -> i64| -> Vec<Sheet> {
        (0..5)
            .flat_map(|entry| (0..3).map(move |juror| sheet(entry, juror, mark(entry, juror))))
            .collect()
    };
    let juries = [
        vec![sheet(0, 0, 80)],
        (0..6)
            .map(|entry| sheet(entry, 0, 10 * entry as i64))
            .collect(),
        (0..6)
            .map(|juror| sheet(0, juror, 10 * juror as i64))
            .collect(),
        vec![sheet(0, 0, 80), sheet(0, 1, 60)],
        vec![sheet(0, 0, 80), sheet(1, 0, 60)],
        vec![sheet(0, 0, 80), sheet(1, 0, 60), sheet(1, 1, 50)],
        whole(|_, _| 45),
        whole(|entry, _| 40 + 3 * entry as i64),
        whole(|entry, juror| 40 + 3 * entry as i64 + 5 * juror as i64),
    ];
    for sheets in juries {
        let assessment = assess(&inputs(sheets.clone()));
        assert_eq!(assessment.parts[0].source, Source::Unknown, "{sheets:?}");
        assert!(
            assessment
                .entries
                .iter()
                .all(|entry| entry.error.is_none() && entry.probabilities.is_none()),
            "{assessment:?}"
        );
        assert!(
            assessment.jurors.iter().all(|juror| juror.error.is_none()),
            "{assessment:?}"
        );
        assert_eq!(
            assessment
                .jurors
                .iter()
                .any(|juror| juror.severity.is_some()),
            assessment.jurors.len() > 1
        );
        assert_eq!(
            (assessment.parts[0].residual, assessment.parts[0].entries),
            (None, None)
        );
        // What the sheets do tell is told: points, and an order of all.
        assert!(
            assessment
                .entries
                .iter()
                .all(|entry| entry.raw.rank.is_some() && entry.estimate.is_finite())
        );
    }
}

#[test]
fn an_outcome_of_the_method_before_is_read_in_terms_of_this_one() {
    // As version 1 wrote it: severity positive for the mild, a rank and an error of nought for one
    // sheet alone.
    let joined = inputs(vec![
        sheet(0, 0, 40),
        sheet(1, 0, 20),
        sheet(0, 1, 60),
        sheet(1, 1, 50),
        sheet(2, 1, 30),
    ]);
    let apart = inputs(vec![sheet(0, 0, 40), sheet(1, 1, 50)]);
    for inputs in [joined, apart] {
        let again = assess(&inputs);
        let mut before = again.clone();
        METHOD_BEFORE.clone_into(&mut before.method);
        for entry in &mut before.entries {
            entry.error.get_or_insert(0.0);
            entry.probabilities.get_or_insert(Probabilities {
                ranks: (1, 1),
                first: 1.0,
                shortlist: 1.0,
            });
            entry.raw.rank.get_or_insert(1);
            entry.corrected.rank.get_or_insert(1);
        }
        for juror in &mut before.jurors {
            juror.severity = Some(-juror.severity.unwrap_or(0.0));
            juror.error.get_or_insert(0.0);
        }
        assert_eq!(
            before.clone().in_terms_of(METHOD_BEFORE, &again),
            Some(again.clone())
        );
        assert_ne!(
            before.clone().in_terms_of(METHOD, &again),
            Some(again.clone())
        );
        assert_eq!(before.in_terms_of("certamen-ranking-3", &again), None);
    }
}

/// The parts of a jury by another way than the program's: what a sheet's entry reaches over jurors
/// and entries.
fn reached(sheets: &[Sheet]) -> usize {
    let mut left: Vec<&Sheet> = sheets.iter().collect();
    let mut parts = 0;
    while let Some(first) = left.pop() {
        parts += 1;
        let mut reach = vec![first];
        while let Some(from) = reach.pop() {
            let (next, rest) = left
                .into_iter()
                .partition(|to| to.entry == from.entry || to.juror == from.juror);
            left = rest;
            reach.extend::<Vec<&Sheet>>(next);
        }
    }
    parts
}

proptest! {
    #[test]
    fn no_jury_is_surer_than_its_sheets(
        marks in proptest::collection::btree_map((0..7_usize, 0..5_usize), 0..=90_i64, 1..24),
        steps in 1..90_i64,
    ) {
        // Coarse marks give ties, and juries that agree.
        let sheets: Vec<Sheet> = marks
            .into_iter()
            .map(|((entry, juror), mark)| sheet(entry, juror, mark / steps * steps))
            .collect();
        let parts = reached(&sheets);
        let inputs = inputs(sheets);
        let assessment = assess(&inputs);
        prop_assert_eq!(assessment.parts.len(), parts);
        prop_assert_eq!(assessment.coverage.compares(), parts == 1);
        let known = |error: Option<f64>| error.is_none_or(|error| error.is_finite() && error > 0.0);
        for entry in &assessment.entries {
            prop_assert_eq!(
                [entry.raw.rank.is_some(), entry.corrected.rank.is_some()],
                [parts == 1; 2]
            );
            prop_assert!(
                known(entry.error) && entry.estimate.is_finite(),
                "{:?}",
                entry
            );
            prop_assert!(
                parts == 1 || entry.error.is_none() && entry.probabilities.is_none(),
                "{:?}",
                entry
            );
            prop_assert_eq!(entry.error.is_some(), entry.probabilities.is_some());
        }
        for juror in &assessment.jurors {
            prop_assert!(
                known(juror.error) && juror.severity.is_none_or(f64::is_finite),
                "{:?}",
                juror
            );
            prop_assert!(parts == 1 || juror.error.is_none(), "{:?}", juror);
            let alone = assessment
                .jurors
                .iter()
                .filter(|other| other.part == juror.part)
                .count()
                == 1;
            prop_assert_eq!(juror.severity.is_none(), alone);
        }
        for part in &assessment.parts {
            prop_assert!(
                known(part.residual) && known(part.entries) && known(part.jurors),
                "{:?}",
                part
            );
        }
        if let [part] = assessment.parts.as_slice() {
            let spare = (inputs.sheets.len() + 1)
                .saturating_sub(assessment.entries.len() + assessment.jurors.len());
            prop_assert!(spare > 0 || part.source == Source::Unknown);
            let first: f64 = assessment
                .entries
                .iter()
                .filter_map(|entry| entry.probabilities)
                .map(|probabilities| probabilities.first)
                .sum();
            prop_assert!(part.source == Source::Unknown || (first - 1.0).abs() < 1e-9);
        }
        for left in left_out(&inputs, &assessment) {
            prop_assert_eq!(parts, 1);
            let rest: Vec<Sheet> = inputs
                .sheets
                .iter()
                .filter(|sheet| sheet.juror != left.juror)
                .cloned()
                .collect();
            prop_assert_eq!(left.parts, Some(reached(&rest)).filter(|parts| *parts > 1));
            prop_assert!(left.parts.is_none() || left.changes.is_empty());
        }
    }

    #[test]
    fn who_gives_less_everywhere_has_a_positive_severity(
        marks in proptest::collection::vec(proptest::collection::vec(20..=90_i64, 4), 2..8),
        less in 1..=20_i64,
    ) {
        let mut sheets: Vec<Sheet> = Vec::new();
        for (entry, given) in marks.iter().enumerate() {
            sheets.extend(
                given
                    .iter()
                    .enumerate()
                    .map(|(juror, mark)| sheet(entry, juror, *mark)),
            );
            sheets.push(sheet(entry, 4, given.iter().min().expect("marks") - less));
        }
        let inputs = inputs(sheets);
        let assessment = assess(&inputs);
        let strict = &assessment.jurors[4];
        prop_assert!(strict.severity > Some(0.0), "{:?}", assessment.jurors);
        prop_assert!(
            assessment
                .jurors
                .iter()
                .all(|juror| juror.severity <= strict.severity)
        );
        for reason in reasons(&inputs, &assessment, &name(0))
            .iter()
            .filter(|reason| reason.juror == strict.juror)
        {
            prop_assert!(reason.corrected > reason.total, "{:?}", reason);
        }
    }

    #[test]
    fn the_order_in_which_a_file_lists_the_sheets_is_no_part_of_the_inputs(
        marks in proptest::collection::btree_map((0..8_usize, 0..5_usize), 0..=90_i64, 1..30),
        keys in proptest::collection::vec(any::<u32>(), 30),
    ) {
        let sheets: Vec<Sheet> = marks
            .into_iter()
            .map(|((entry, juror), mark)| sheet(entry, juror, mark))
            .collect();
        let mut keyed: Vec<(u32, Sheet)> = keys.into_iter().zip(sheets.clone()).collect();
        keyed.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Sheet> = keyed.into_iter().map(|(_, sheet)| sheet).collect();
        prop_assert_eq!(inputs(shuffled).sort_sheets(), inputs(sheets.clone()));
    }

    #[test]
    fn the_order_of_the_sheets_changes_nothing(
        marks in proptest::collection::btree_map((0..8_usize, 0..5_usize), 0..=90_i64, 1..30),
        turn in 0..30_usize,
    ) {
        let sheets: Vec<Sheet> = marks
            .into_iter()
            .map(|((entry, juror), mark)| sheet(entry, juror, mark))
            .collect();
        let mut turned = sheets.clone();
        let middle = turn % turned.len();
        turned.rotate_left(middle);
        turned[..].reverse();
        let (one, other) = (assess(&inputs(sheets)), assess(&inputs(turned)));
        prop_assert_eq!(one, other);
    }
}

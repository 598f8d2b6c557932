use proptest::prelude::*;

use super::*;
use crate::graph;

/// A request in which every pair may be, and `forbidden` must not.
fn request(
    jurors: usize,
    entries: usize,
    per_entry: usize,
    forbidden: impl Fn(usize, usize) -> bool,
) -> Request {
    let pairs = (0..jurors).flat_map(|juror| (0..entries).map(move |entry| (juror, entry)));
    Request {
        loads: vec![
            Load {
                least: 0,
                most: entries
            };
            jurors
        ],
        needs: vec![per_entry; entries],
        costs: pairs
            .map(|(juror, entry)| (!forbidden(juror, entry)).then_some(0))
            .collect(),
        presence: vec![Presence::Absent; jurors * entries],
        seed: 2027,
    }
}

fn spread(loads: &[usize]) -> usize {
    loads.iter().max().unwrap_or(&0) - loads.iter().min().unwrap_or(&0)
}

/// The least price of all plans, costs and uneven loads together, by trying every one of them: for
/// each entry every set of jurors.
fn exhaustive(request: &Request) -> i64 {
    fn go(request: &Request, prices: &Prices, entry: usize, loads: &mut Vec<usize>) -> Option<i64> {
        if entry == request.needs.len() {
            return Some(uneven(prices, loads));
        }
        let jurors = request.jurors();
        let mut best: Option<i64> = None;
        for set in 0_u32..1 << jurors {
            if set.count_ones() as usize != request.needs[entry] {
                continue;
            }
            let chosen: Vec<usize> = (0..jurors)
                .filter(|juror| set & (1 << juror) != 0)
                .collect();
            let Some(cost) = chosen
                .iter()
                .map(|juror| request.cost(*juror, entry).map(i64::from))
                .sum::<Option<i64>>()
            else {
                continue;
            };
            if chosen
                .iter()
                .any(|juror| loads[*juror] >= request.loads[*juror].most)
            {
                continue;
            }
            chosen.iter().for_each(|juror| loads[*juror] += 1);
            let rest = go(request, prices, entry + 1, loads);
            chosen.iter().for_each(|juror| loads[*juror] -= 1);
            best = best.into_iter().chain(rest.map(|rest| rest + cost)).min();
        }
        best
    }
    let prices = Prices::of(request);
    go(request, &prices, 0, &mut vec![0; request.jurors()]).expect("a plan")
}

fn uneven(prices: &Prices, loads: &[usize]) -> i64 {
    loads
        .iter()
        .map(|load| prices.even * i64::try_from(load * load).expect("small"))
        .sum()
}

proptest! {
    #[test]
    fn without_conflicts_loads_differ_by_at_most_one_and_the_jury_hangs_together(
        jurors in 1..9_usize,
        entries in 0..30_usize,
        per_entry in 1..5_usize,
    ) {
        let request = request(jurors, entries, per_entry.min(jurors), |_, _| false);
        let plan = propose(&request);
        prop_assert!(
            plan.panels
                .iter()
                .all(|panel| panel.len() == per_entry.min(jurors))
        );
        prop_assert!(spread(&plan.loads(jurors)) <= 1);
        let seats: usize = request.needs.iter().sum();
        // A tree over jurors and entries has one pair fewer than it has nodes.
        if per_entry.min(jurors) > 1 && seats + 1 >= jurors + entries {
            prop_assert!(graph::components(jurors, &plan.lists()).count <= 1);
        }
    }

    #[test]
    fn a_forbidden_pair_is_never_assigned_and_what_has_marks_stays(
        jurors in 1..8_usize,
        entries in 1..20_usize,
        pairs in proptest::collection::btree_set((0..8_usize, 0..20_usize), 0..60),
        fixed in proptest::collection::btree_set((0..8_usize, 0..20_usize), 0..10),
        most in 1..20_usize,
    ) {
        let mut request = request(jurors, entries, 3, |juror, entry| {
            pairs.contains(&(juror, entry))
        });
        for load in &mut request.loads {
            load.most = most;
        }
        for (juror, entry) in fixed
            .iter()
            .copied()
            .filter(|(juror, entry)| *juror < jurors && *entry < entries)
        {
            let place = request.place(juror, entry);
            request.presence[place] = Presence::Fixed;
        }
        let plan = propose(&request);
        for (entry, panel) in plan.panels.iter().enumerate() {
            prop_assert!(panel.iter().all(|juror| !pairs.contains(&(*juror, entry))));
            for juror in (0..jurors).filter(|juror| {
                fixed.contains(&(*juror, entry)) && !pairs.contains(&(*juror, entry))
            }) {
                prop_assert!(panel.contains(&juror));
            }
            prop_assert_eq!(plan.missing[entry], 3_usize.saturating_sub(panel.len()));
            // Where one is missing, nobody who may score it has room.
            let loads = plan.loads(jurors);
            let room = (0..jurors).any(|juror| {
                !pairs.contains(&(juror, entry)) && !panel.contains(&juror) && loads[juror] < most
            });
            prop_assert!(plan.missing[entry] == 0 || !room);
        }
        prop_assert_eq!(&plan, &propose(&request));
    }

    #[test]
    fn no_plan_is_cheaper(
        costs in proptest::collection::vec(proptest::option::weighted(0.9, 0..9_u32), 16),
        seed in any::<u64>(),
    ) {
        let mut request = request(4, 4, 2, |_, _| false);
        request.costs = costs;
        request.seed = seed;
        let mut flow = Flow::new(&request);
        (0..4).for_each(|juror| flow.refresh(juror));
        let full = (0..4).all(|entry| flow.augment(entry) && flow.augment(entry));
        prop_assume!(full);
        let plan = Plan {
            panels: flow.panels,
            missing: Vec::new(),
            cost: 0,
        };
        let price = i64::try_from(cost(&request, &plan)).expect("small")
            + uneven(&Prices::of(&request), &plan.loads(4));
        prop_assert_eq!(price, exhaustive(&request));
    }
}

#[test]
fn what_stands_stays_and_a_repair_moves_the_least() {
    let mut asked = request(6, 12, 3, |_, _| false);
    let first = propose(&asked);
    for (entry, panel) in first.panels.iter().enumerate() {
        for juror in panel {
            let place = asked.place(*juror, entry);
            asked.presence[place] = Presence::Kept;
        }
    }
    assert_eq!(propose(&asked), first);
    // One juror withdraws from one entry: one other takes it, nothing else moves.
    let gone = *first.panels[4].first().expect("a juror");
    let place = asked.place(gone, 4);
    asked.costs[place] = None;
    let repaired = propose(&asked);
    assert!(!repaired.panels[4].contains(&gone));
    let moved = repaired
        .panels
        .iter()
        .zip(&first.panels)
        .flat_map(|(after, before)| after.difference(before))
        .count();
    assert_eq!(moved, 1);
    assert_eq!(graph::components(6, &repaired.lists()).count, 1);
}

#[test]
fn panels_that_would_not_touch_are_joined() {
    // Two topics with three jurors each: the cheapest plan are two separate juries.
    let mut asked = request(6, 12, 3, |_, _| false);
    for juror in 0..6 {
        for entry in 0..12 {
            let place = asked.place(juror, entry);
            asked.costs[place] = Some(u32::from((juror < 3) != (entry < 6)) * 9);
        }
    }
    let plan = propose(&asked);
    assert_eq!(graph::components(6, &plan.lists()).count, 1);
    assert_eq!(spread(&plan.loads(6)), 0);
}

#[test]
fn least_and_most_are_kept() {
    let mut asked = request(4, 10, 2, |_, _| false);
    asked.loads[0] = Load { least: 9, most: 10 };
    asked.loads[1] = Load { least: 0, most: 2 };
    let loads = propose(&asked).loads(4);
    assert_eq!((loads[0], loads[1]), (9, 2));
    assert_eq!(loads[2] + loads[3], 9);
}

#[test]
fn meetings_are_spread() {
    // 7 jurors, 21 entries of 3: every pair can meet 3 times.
    let plan = propose(&request(7, 21, 3, |_, _| false));
    let meetings = graph::meetings(7, &plan.lists());
    let most = (0..7)
        .flat_map(|one| (0..one).map(move |other| (one, other)))
        .map(|pair| meetings[pair])
        .max();
    assert!(most <= Some(4), "{meetings}");
}

#[test]
fn the_effort_is_counted() {
    assert_eq!(effort(120, 3, 10, 8), (360, 60, 8));
    assert_eq!(effort(2, 5, 10, 8), (10, 2, 5));
}

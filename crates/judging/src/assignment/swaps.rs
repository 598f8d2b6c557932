//! Swaps between two entries: each keeps its number of jurors and each juror their load.

use nalgebra::DMatrix;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

use super::{Plan, Presence, Request};
use crate::graph;

/// Pairs that are tried for each pair of the plan.
const TRIES: usize = 60;
/// Tries in all at least, so that small plans are searched through.
const MIN_TRIES: usize = 4_000;
/// By how much the spreading may raise the cost of the flow, in thousandths.
const DEARER: u64 = 5;

/// Juror `one` of `first` and juror `other` of `second` change places.
#[derive(Clone, Copy)]
struct Swap {
    first: usize,
    one: usize,
    second: usize,
    other: usize,
}

impl Swap {
    fn apply(self, plan: &mut Plan) {
        plan.panels[self.first].remove(&self.one);
        plan.panels[self.first].insert(self.other);
        plan.panels[self.second].remove(&self.other);
        plan.panels[self.second].insert(self.one);
    }

    const fn back(self) -> Self {
        Self {
            one: self.other,
            other: self.one,
            ..self
        }
    }

    /// How much dearer it makes the plan; `None` where it must not be.
    fn dearer(self, request: &Request, plan: &Plan) -> Option<i64> {
        let Self {
            first,
            one,
            second,
            other,
        } = self;
        let moves = |juror: usize, entry: usize| request.presence(juror, entry) == Presence::Absent;
        if first == second
            || one == other
            || plan.panels[first].contains(&other)
            || plan.panels[second].contains(&one)
        {
            return None;
        }
        if !moves(one, first) || !moves(other, second) {
            return None;
        }
        let after = i64::from(request.cost(other, first)?) + i64::from(request.cost(one, second)?);
        Some(after - i64::from(request.cost(one, first)?) - i64::from(request.cost(other, second)?))
    }

    /// By how much the sum of the squares of all meetings changes.
    fn spreads(self, plan: &Plan, meetings: &DMatrix<u32>) -> i64 {
        let met = |one: usize, other: usize| i64::from(meetings[(one, other)]);
        let mut change = 0;
        for (entry, leaves, comes) in [
            (self.first, self.one, self.other),
            (self.second, self.other, self.one),
        ] {
            for juror in plan.panels[entry].iter().filter(|juror| **juror != leaves) {
                change += 2 * (met(*juror, comes) - met(*juror, leaves)) + 2;
            }
        }
        change
    }

    fn count(self, plan: &Plan, meetings: &mut DMatrix<u32>) {
        for (entry, leaves, comes) in [
            (self.first, self.one, self.other),
            (self.second, self.other, self.one),
        ] {
            for juror in plan.panels[entry]
                .iter()
                .copied()
                .filter(|juror| *juror != leaves)
            {
                for pair in [(juror, leaves), (leaves, juror)] {
                    meetings[pair] -= 1;
                }
                for pair in [(juror, comes), (comes, juror)] {
                    meetings[pair] += 1;
                }
            }
        }
    }
}

/// Joins what does not touch, then spreads who meets whom for as long as the jury hangs together no
/// worse for it.
pub(super) fn improve(request: &Request, plan: &mut Plan) {
    let seats: usize = plan
        .panels
        .iter()
        .map(std::collections::BTreeSet::len)
        .sum();
    if request.jurors() < 2 || seats < 2 {
        return;
    }
    let mut random = ChaCha8Rng::seed_from_u64(request.seed);
    let tries = (seats * TRIES).max(MIN_TRIES);
    join_components(request, plan, &mut random, tries);
    let before = plan.clone();
    let held = graph::connectivity(request.jurors(), &before.lists());
    spread_meetings(request, plan, &mut random, tries);
    if graph::connectivity(request.jurors(), &plan.lists()) < held {
        *plan = before;
    }
}

/// Any two pairs of the plan, as a swap between them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a remainder is below a count"
)]
fn any_swap(plan: &Plan, random: &mut ChaCha8Rng) -> Option<Swap> {
    let pick =
        |random: &mut ChaCha8Rng, count: usize| (random.next_u64() % count.max(1) as u64) as usize;
    let (first, second) = (
        pick(random, plan.panels.len()),
        pick(random, plan.panels.len()),
    );
    let (one, other) = (
        pick(random, plan.panels[first].len()),
        pick(random, plan.panels[second].len()),
    );
    Some(Swap {
        first,
        one: *plan.panels[first].iter().nth(one)?,
        second,
        other: *plan.panels[second].iter().nth(other)?,
    })
}

/// The cheapest of some swaps that leaves fewer components, until there is one or no swap joins
/// any.
fn join_components(request: &Request, plan: &mut Plan, random: &mut ChaCha8Rng, tries: usize) {
    let count = |plan: &Plan| graph::components(request.jurors(), &plan.lists()).count;
    let mut parts = count(plan);
    while parts > 1 {
        let mut cheapest: Option<(i64, Swap)> = None;
        let components = graph::components(request.jurors(), &plan.lists());
        for _ in 0..tries {
            let Some(swap) = any_swap(plan, random) else {
                continue;
            };
            if components.entries[swap.first] == components.entries[swap.second] {
                continue;
            }
            let Some(dearer) = swap
                .dearer(request, plan)
                .filter(|dearer| cheapest.is_none_or(|(known, _)| *dearer < known))
            else {
                continue;
            };
            swap.apply(plan);
            if count(plan) < parts {
                cheapest = Some((dearer, swap));
            }
            swap.back().apply(plan);
            if cheapest.is_some_and(|(dearer, _)| dearer <= 0) {
                break;
            }
        }
        let Some((_, swap)) = cheapest else { return };
        swap.apply(plan);
        parts = count(plan);
    }
}

/// Takes every swap that makes the meetings more even, as long as the plan stays within [`DEARER`].
fn spread_meetings(request: &Request, plan: &mut Plan, random: &mut ChaCha8Rng, tries: usize) {
    let mut meetings = graph::meetings(request.jurors(), &plan.lists());
    let allowance = i64::try_from(super::cost(request, plan) * DEARER / 1_000).unwrap_or(0);
    let mut spent = 0;
    for _ in 0..tries {
        let Some(swap) = any_swap(plan, random) else {
            continue;
        };
        let Some(dearer) = swap
            .dearer(request, plan)
            .filter(|dearer| spent + dearer <= allowance)
        else {
            continue;
        };
        let change = swap.spreads(plan, &meetings);
        if change < 0 || (change == 0 && dearer < 0) {
            swap.count(plan, &mut meetings);
            swap.apply(plan);
            spent += dearer;
        }
    }
}

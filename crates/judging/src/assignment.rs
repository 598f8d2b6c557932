//! Who scores what: the same number of jurors for every entry, loads as even as conflicts allow.

use std::collections::{BTreeSet, VecDeque};

/// A plan: for each entry, by index, the jurors assigned to it, by index.
pub type Plan = Vec<BTreeSet<usize>>;

/// Assigns `per_entry` jurors to each entry so that loads differ by as little as the forbidden pairs allow.
///
/// `kept` is what stands already and stays; an entry with more jurors than asked keeps them. `forbidden(juror, entry)` says
/// which pairs can never be. An entry for which too few jurors are allowed gets those there are. The same input gives the
/// same plan.
#[must_use]
pub fn balanced(jurors: usize, per_entry: usize, kept: &[BTreeSet<usize>], forbidden: impl Fn(usize, usize) -> bool) -> Plan {
    let mut plan: Plan = kept.to_vec();
    let mut loads = vec![0_usize; jurors];
    for juror in kept.iter().flatten() {
        loads[*juror] += 1;
    }
    let allowed = |juror: usize, entry: usize| !forbidden(juror, entry);
    // The entries with the fewest possible jurors choose first.
    let mut order: Vec<usize> = (0..plan.len()).collect();
    order.sort_by_key(|entry| (0..jurors).filter(|juror| allowed(*juror, *entry)).count());
    for entry in order {
        while plan[entry].len() < per_entry {
            // Turning the order with the entry spreads who meets whom.
            let next = (0..jurors)
                .filter(|juror| allowed(*juror, entry) && !plan[entry].contains(juror))
                .min_by_key(|juror| (loads[*juror], (juror + jurors - entry % jurors.max(1)) % jurors));
            let Some(juror) = next else { break };
            plan[entry].insert(juror);
            loads[juror] += 1;
        }
    }
    while let Some(path) = relief(&plan, &loads, kept, &allowed) {
        for (from, entry, to) in &path {
            plan[*entry].remove(from);
            plan[*entry].insert(*to);
        }
        if let (Some((first, ..)), Some((.., last))) = (path.first(), path.last()) {
            loads[*first] -= 1;
            loads[*last] += 1;
        }
    }
    plan
}

/// A chain of hand-overs (from, entry, to) that takes one entry off a juror with at least two more than the one at its end.
fn relief(
    plan: &Plan,
    loads: &[usize],
    kept: &[BTreeSet<usize>],
    allowed: &impl Fn(usize, usize) -> bool,
) -> Option<Vec<(usize, usize, usize)>> {
    let mut heavy: Vec<usize> = (0..loads.len()).collect();
    heavy.sort_by_key(|juror| std::cmp::Reverse(loads[*juror]));
    for start in heavy {
        let mut before: Vec<Option<(usize, usize)>> = vec![None; loads.len()];
        let mut queue = VecDeque::from([start]);
        while let Some(juror) = queue.pop_front() {
            if loads[juror] + 2 <= loads[start] {
                let (mut path, mut at) = (Vec::new(), juror);
                while let Some((from, entry)) = before[at] {
                    path.push((from, entry, at));
                    at = from;
                }
                path.reverse();
                return Some(path);
            }
            for (entry, assigned) in plan.iter().enumerate() {
                if !assigned.contains(&juror) || kept[entry].contains(&juror) {
                    continue;
                }
                for (to, known) in before.clone().into_iter().enumerate() {
                    if to != start && known.is_none() && !assigned.contains(&to) && allowed(to, entry) {
                        before[to] = Some((juror, entry));
                        queue.push_back(to);
                    }
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn loads(plan: &Plan, jurors: usize) -> Vec<usize> {
        (0..jurors).map(|juror| plan.iter().filter(|assigned| assigned.contains(&juror)).count()).collect()
    }

    proptest! {
        #[test]
        fn without_conflicts_loads_differ_by_at_most_one(jurors in 1..9_usize, entries in 0..30_usize, per_entry in 1..5_usize) {
            let plan = balanced(jurors, per_entry, &vec![BTreeSet::new(); entries], |_, _| false);
            let loads = loads(&plan, jurors);
            prop_assert!(plan.iter().all(|assigned| assigned.len() == per_entry.min(jurors)));
            prop_assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1);
        }

        #[test]
        fn a_forbidden_pair_is_never_assigned_and_what_stands_stays(
            jurors in 1..8_usize, entries in 1..20_usize, pairs in proptest::collection::btree_set((0..8_usize, 0..20_usize), 0..40), first in 0..8_usize,
        ) {
            let forbidden = |juror: usize, entry: usize| pairs.contains(&(juror, entry));
            let mut kept = vec![BTreeSet::new(); entries];
            if first < jurors && !forbidden(first, 0) {
                kept[0].insert(first);
            }
            let plan = balanced(jurors, 3, &kept, forbidden);
            for (entry, assigned) in plan.iter().enumerate() {
                prop_assert!(assigned.iter().all(|juror| !forbidden(*juror, entry)));
                prop_assert!(kept[entry].is_subset(assigned));
                let possible = (0..jurors).filter(|juror| !forbidden(*juror, entry)).count();
                prop_assert_eq!(assigned.len(), possible.min(3));
            }
            prop_assert_eq!(&plan, &balanced(jurors, 3, &kept, forbidden));
        }
    }
}

//! Who scores what: a plan at the least cost in which loads are even, no forbidden pair occurs, and
//! the jury hangs together.
//!
//! A min-cost flow (source, jurors within their loads, entries with the number of jurors that each
//! needs, sink) is solved by successive shortest paths, so it is the best there is for its costs.
//! Swaps that leave every load and every entry's number of jurors as they are then join what does
//! not touch, and spread who meets whom.
//!
//! Written here and not taken from `petgraph` or `pathfinding`: every juror's load has a least and
//! a most, and among plans of one cost always the same must come out, which neither promises.
//!
//! The same request gives the same plan. Sources: R. Ahuja, T. Magnanti and J. Orlin, "Network
//! flows", chapter 9 (1993); `HotCRP`'s autoassigner; I. Stelmakh, N. Shah and A. Singh,
//! "`PeerReview4All`" (2018).

mod swaps;

use std::collections::BTreeSet;

/// How many entries a juror takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// At least so many, where there are enough.
    pub least: usize,
    /// Never more.
    pub most: usize,
}

/// What stands already for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is not there.
    Absent,
    /// It is there and stays where that can be.
    Kept,
    /// It is there and stays: marks were given.
    Fixed,
}

/// What a plan is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// For each juror.
    pub loads: Vec<Load>,
    /// For each entry, how many jurors it needs.
    pub needs: Vec<usize>,
    /// For each juror and each entry, juror after juror: what the pair costs from 0, less for a
    /// better match; `None` where it must never be. What is forbidden and stands all the same is
    /// taken out.
    pub costs: Vec<Option<u32>>,
    /// For each juror and each entry likewise: whether the pair is there already.
    pub presence: Vec<Presence>,
    /// Of the random numbers with which swaps are tried.
    pub seed: u64,
}

/// A proposed plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// For each entry its jurors.
    pub panels: Vec<BTreeSet<usize>>,
    /// For each entry, how many jurors it lacks.
    pub missing: Vec<usize>,
    /// Sum of the pairs' costs.
    pub cost: u64,
}

impl Plan {
    /// For each entry its jurors, as the graph's functions take them.
    #[must_use]
    pub fn lists(&self) -> Vec<Vec<usize>> {
        self.panels
            .iter()
            .map(|panel| panel.iter().copied().collect())
            .collect()
    }

    /// How many entries each of `jurors` has.
    #[must_use]
    pub fn loads(&self, jurors: usize) -> Vec<usize> {
        let mut loads = vec![0; jurors];
        for juror in self.panels.iter().flatten() {
            loads[*juror] += 1;
        }
        loads
    }
}

impl Request {
    fn jurors(&self) -> usize {
        self.loads.len()
    }

    fn place(&self, juror: usize, entry: usize) -> usize {
        juror * self.needs.len() + entry
    }

    fn cost(&self, juror: usize, entry: usize) -> Option<u32> {
        self.costs[self.place(juror, entry)]
    }

    fn presence(&self, juror: usize, entry: usize) -> Presence {
        self.presence[self.place(juror, entry)]
    }
}

/// Prices of the flow, each so high that no chain of hand-overs gains by it what it loses by the
/// next: first come the pairs' costs, then even loads, then the least loads, then what stands.
struct Prices {
    even: i64,
    least: i64,
    kept: i64,
}

impl Prices {
    fn of(request: &Request) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 4);
        let highest = i64::from(request.costs.iter().flatten().copied().max().unwrap_or(0));
        let even = (highest + 1) * (number(request.jurors()) + 1);
        let least = even * 2 * (number(request.needs.len()) + 1);
        Self {
            even,
            least,
            kept: least * (number(request.jurors()) + 1),
        }
    }
}

/// The flow as it stands.
struct Flow<'a> {
    request: &'a Request,
    prices: Prices,
    panels: Vec<BTreeSet<usize>>,
    held: Vec<BTreeSet<usize>>,
    /// For two jurors the cheapest entry that the first could hand to the second, with what that
    /// costs.
    hand_over: Vec<Option<(i64, usize)>>,
}

impl<'a> Flow<'a> {
    fn new(request: &'a Request) -> Self {
        let (jurors, entries) = (request.jurors(), request.needs.len());
        let mut flow = Self {
            request,
            prices: Prices::of(request),
            panels: vec![BTreeSet::new(); entries],
            held: vec![BTreeSet::new(); jurors],
            hand_over: vec![None; jurors * jurors],
        };
        for juror in 0..jurors {
            for entry in 0..entries {
                if request.presence(juror, entry) == Presence::Fixed
                    && request.cost(juror, entry).is_some()
                {
                    flow.panels[entry].insert(juror);
                    flow.held[juror].insert(entry);
                }
            }
        }
        flow
    }

    /// What a pair costs in the flow.
    fn price(&self, juror: usize, entry: usize) -> Option<i64> {
        let cost = i64::from(self.request.cost(juror, entry)?);
        Some(if self.request.presence(juror, entry) == Presence::Kept {
            cost - self.prices.kept
        } else {
            cost
        })
    }

    /// What one more entry costs a juror; `None` where it would be too many.
    fn one_more(&self, juror: usize) -> Option<i64> {
        let (load, Load { least, most }) = (self.held[juror].len(), self.request.loads[juror]);
        (load < most).then(|| {
            let even = self.prices.even * (2 * i64::try_from(load).unwrap_or(0) + 1);
            if load < least {
                even - self.prices.least
            } else {
                even
            }
        })
    }

    /// Looks again what a juror could hand over.
    fn refresh(&mut self, juror: usize) {
        for to in 0..self.held.len() {
            let cheapest = if to == juror {
                None
            } else {
                self.held[juror]
                    .iter()
                    .filter(|entry| {
                        self.request.presence(juror, **entry) != Presence::Fixed
                            && !self.panels[**entry].contains(&to)
                    })
                    .filter_map(|entry| {
                        Some((self.price(to, *entry)? - self.price(juror, *entry)?, *entry))
                    })
                    .min()
            };
            self.hand_over[juror * self.held.len() + to] = cheapest;
        }
    }

    /// Gives an entry one more juror along the cheapest chain of hand-overs; false where there is
    /// none.
    fn augment(&mut self, entry: usize) -> bool {
        let jurors = self.held.len();
        let mut distance: Vec<Option<i64>> = (0..jurors)
            .map(|juror| {
                if self.panels[entry].contains(&juror) {
                    None
                } else {
                    self.price(juror, entry)
                }
            })
            .collect();
        let mut before: Vec<Option<usize>> = vec![None; jurors];
        // Bellman and Ford: prices may be negative, cycles are not.
        for _ in 0..jurors {
            let mut changed = false;
            for from in 0..jurors {
                let Some(base) = distance[from] else { continue };
                for to in 0..jurors {
                    let Some((price, _)) = self.hand_over[from * jurors + to] else {
                        continue;
                    };
                    if distance[to].is_none_or(|known| base + price < known) {
                        distance[to] = Some(base + price);
                        before[to] = Some(from);
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        let end = (0..jurors)
            .filter_map(|juror| Some((distance[juror]? + self.one_more(juror)?, juror)))
            .min();
        let Some((_, end)) = end else { return false };
        let mut chain = vec![end];
        while let Some(from) = before[chain[chain.len() - 1]] {
            chain.push(from);
        }
        chain.reverse();
        let handed: Vec<usize> = chain
            .windows(2)
            .filter_map(|pair| self.hand_over[pair[0] * jurors + pair[1]].map(|(_, entry)| entry))
            .collect();
        for (pair, handed) in chain.windows(2).zip(&handed) {
            self.panels[*handed].remove(&pair[0]);
            self.held[pair[0]].remove(handed);
            self.panels[*handed].insert(pair[1]);
            self.held[pair[1]].insert(*handed);
        }
        self.panels[entry].insert(chain[0]);
        self.held[chain[0]].insert(entry);
        // Who holds an entry whose jurors have changed can hand it to others than before.
        let mut touched: BTreeSet<usize> = chain.into_iter().collect();
        for changed in handed.iter().chain([&entry]) {
            touched.extend(&self.panels[*changed]);
        }
        for juror in touched {
            self.refresh(juror);
        }
        true
    }
}

/// Proposes who scores what.
///
/// No forbidden pair is ever in the plan. Every entry has as many jurors as it needs where the
/// pairs that may be and the most that jurors take allow it; [`Plan::missing`] says where not.
/// Loads are as even as that allows, and what stands stays.
#[must_use]
pub fn propose(request: &Request) -> Plan {
    let mut flow = Flow::new(request);
    for juror in 0..request.jurors() {
        flow.refresh(juror);
    }
    let missing = (0..request.needs.len())
        .map(|entry| {
            while flow.panels[entry].len() < request.needs[entry] && flow.augment(entry) {}
            request.needs[entry].saturating_sub(flow.panels[entry].len())
        })
        .collect();
    let mut plan = Plan {
        panels: flow.panels,
        missing,
        cost: 0,
    };
    swaps::improve(request, &mut plan);
    plan.cost = cost(request, &plan);
    plan
}

fn cost(request: &Request, plan: &Plan) -> u64 {
    let pairs = plan
        .panels
        .iter()
        .enumerate()
        .flat_map(|(entry, panel)| panel.iter().map(move |juror| (*juror, entry)));
    pairs
        .filter_map(|(juror, entry)| request.cost(juror, entry))
        .map(u64::from)
        .sum()
}

/// How many jurors and hours a call takes: `entries` of `per_entry` sheets, `minutes` each, by
/// jurors who give `hours` at most. Answers the sheets in all, the hours in all, and how many
/// jurors that takes.
#[must_use]
pub const fn effort(entries: u64, per_entry: u64, minutes: u64, hours: u64) -> (u64, u64, u64) {
    let sheets = entries.saturating_mul(per_entry);
    let all = sheets.saturating_mul(minutes);
    let each = if hours == 0 {
        1
    } else {
        hours.saturating_mul(60)
    };
    let jurors = all.div_ceil(each);
    (
        sheets,
        all.div_ceil(60),
        if jurors < per_entry {
            per_entry
        } else {
            jurors
        },
    )
}

#[cfg(test)]
mod tests;

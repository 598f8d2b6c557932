//! A final by pairs: Bradley and Terry's model with ties as Davidson wrote it, fitted to all
//! ballots at once.
//!
//! With `p_i` the worth of entry i: P(i wins) ~ `p_i`, P(k wins) ~ `p_k`, P(tie) ~
//! `v sqrt(p_i p_k)`. The maximum a posteriori with a normal prior on log p exists for any set of
//! ballots, does not depend on their order, and comes with a covariance.
//!
//! Source: R. Davidson, "On extending the Bradley-Terry model to accommodate ties in paired
//! comparison experiments", J. Amer. Statist. Assoc. 65 (1970).

mod record;

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng as _};
use rand_distr::{Distribution as _, StandardNormal};
use serde::{Deserialize, Serialize};

pub use self::record::{Inputs, METHOD, NamedBallot, PairedEntry, assess};
use crate::model::{Probabilities, count_ranks};

/// What a ballot says of the first and the second entry of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The first is better.
    First,
    /// The second is better.
    Second,
    /// Neither is better.
    Tie,
}

impl Outcome {
    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Tie => "tie",
        }
    }

    /// The outcome of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::First, Self::Second, Self::Tie]
            .into_iter()
            .find(|outcome| outcome.code() == code)
    }

    /// The same with the two the other way round.
    #[must_use]
    pub const fn turn(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
            Self::Tie => Self::Tie,
        }
    }
}

/// One juror's choice between two entries, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Index of the entry that was shown first.
    pub first: usize,
    /// Index of the other.
    pub second: usize,
    /// Which of the two was chosen.
    pub outcome: Outcome,
}

impl Ballot {
    /// The same choice with the lower index first.
    #[must_use]
    pub const fn in_order(self) -> Self {
        if self.first < self.second {
            return self;
        }
        Self {
            first: self.second,
            second: self.first,
            outcome: self.outcome.turn(),
        }
    }
}

/// Variance of the prior of log p: worths that differ by a factor of e^2 are nothing unusual.
const PRIOR: f64 = 1.0;
/// Variance of the prior of log v around 0.
const PRIOR_TIES: f64 = 1.0;
/// Steps of Newton's method; the posterior is concave, so a handful is enough.
const MAX_STEPS: usize = 60;

/// The fitted worths.
pub struct Worths {
    /// log p for each entry, of mean near 0.
    logarithms: Vec<f64>,
    /// log v.
    ties: f64,
    covariance: DMatrix<f64>,
}

/// Probabilities of the three outcomes for a difference of log p.
fn probabilities(difference: f64, ties: f64) -> [f64; 3] {
    let half = difference / 2.0;
    // The largest term is taken out, so that none overflows.
    let top = half.abs().max(ties);
    let terms = [(half - top).exp(), (-half - top).exp(), (ties - top).exp()];
    let sum: f64 = terms.iter().sum();
    terms.map(|term| term / sum)
}

/// Minus the logarithm of the posterior, its slope and its curvature.
fn posterior(ballots: &[Ballot], at: &DVector<f64>) -> (f64, DVector<f64>, DMatrix<f64>) {
    let ties = at.len() - 1;
    let mut value = 0.0;
    let mut slope = DVector::zeros(at.len());
    let mut curvature = DMatrix::zeros(at.len(), at.len());
    for place in 0..at.len() {
        let variance = if place == ties { PRIOR_TIES } else { PRIOR };
        value += at[place] * at[place] / (2.0 * variance);
        slope[place] += at[place] / variance;
        curvature[(place, place)] += 1.0 / variance;
    }
    for Ballot {
        first,
        second,
        outcome,
    } in ballots
    {
        let [wins, loses, tied] = probabilities(at[*first] - at[*second], at[ties]);
        let (probability, up, even) = match outcome {
            Outcome::First => (wins, 1.0, 0.0),
            Outcome::Second => (loses, -1.0, 0.0),
            Outcome::Tie => (tied, 0.0, 1.0),
        };
        value -= probability.max(f64::MIN_POSITIVE).ln();
        // By half the difference, and by log v.
        let (by_half, by_ties) = (wins - loses - up, tied - even);
        let information = wins + loses - (wins - loses).powi(2);
        let across = -(wins - loses) * tied;
        for (place, sign) in [(*first, 0.5), (*second, -0.5)] {
            slope[place] += sign * by_half;
            for (other, other_sign) in [(*first, 0.5), (*second, -0.5)] {
                curvature[(place, other)] += sign * other_sign * information;
            }
            curvature[(place, ties)] += sign * across;
            curvature[(ties, place)] += sign * across;
        }
        slope[ties] += by_ties;
        curvature[(ties, ties)] += tied * (1.0 - tied);
    }
    (value, slope, curvature)
}

impl Worths {
    /// Fits the worths of `entries` entries to ballots. `None` where there is no entry.
    #[must_use]
    pub fn new(entries: usize, ballots: &[Ballot]) -> Option<Self> {
        if entries == 0 {
            return None;
        }
        // Sums depend on the order of what is added, the record must not.
        let mut ballots: Vec<Ballot> = ballots.iter().copied().map(Ballot::in_order).collect();
        ballots.sort_by_key(|ballot| (ballot.first, ballot.second, ballot.outcome.code()));
        let mut at = DVector::zeros(entries + 1);
        let (mut value, mut slope, mut curvature) = posterior(&ballots, &at);
        for _ in 0..MAX_STEPS {
            let step = Cholesky::new(curvature.clone())?.solve(&slope);
            let mut length = 1.0;
            let next = loop {
                let to = &at - &step * length;
                let there = posterior(&ballots, &to);
                // Near the top the value is flat before the slope is.
                if there.0 <= value + 1e-12 * (1.0 + value.abs()) || length < 1e-9 {
                    break (to, there);
                }
                length /= 2.0;
            };
            let moved = step.amax() * length;
            (at, (value, slope, curvature)) = next;
            if moved < 1e-12 {
                break;
            }
        }
        let factor: Cholesky<f64, Dyn> = Cholesky::new(curvature)?;
        let covariance = factor.inverse();
        let ties = at[entries];
        Some(Self {
            logarithms: at.iter().take(entries).copied().collect(),
            ties,
            covariance,
        })
    }

    /// log p of an entry.
    #[must_use]
    pub fn worth(&self, entry: usize) -> f64 {
        self.logarithms[entry]
    }

    /// Its standard error.
    #[must_use]
    pub fn error(&self, entry: usize) -> f64 {
        self.covariance[(entry, entry)].max(0.0).sqrt()
    }

    /// v: how ready the jury is to leave a pair undecided.
    #[must_use]
    pub fn readiness(&self) -> f64 {
        self.ties.exp()
    }

    /// Probabilities that the first wins, the second wins, or it is a tie.
    #[must_use]
    pub fn outcome_probabilities(&self, first: usize, second: usize) -> [f64; 3] {
        probabilities(self.logarithms[first] - self.logarithms[second], self.ties)
    }

    /// Variance of the difference of two worths.
    fn variance(&self, first: usize, second: usize) -> f64 {
        self.covariance[(first, first)] + self.covariance[(second, second)]
            - 2.0 * self.covariance[(first, second)]
    }

    /// By how much one more ballot on a pair is expected to lessen the variance of their
    /// difference.
    #[must_use]
    pub fn gain(&self, first: usize, second: usize) -> f64 {
        let [wins, loses, _] = self.outcome_probabilities(first, second);
        // A quarter, because the model's slope is by half the difference.
        let information = (wins + loses - (wins - loses).powi(2)) / 4.0;
        let variance = self.variance(first, second);
        variance * variance * information / (1.0 + variance * information)
    }

    /// The pair that tells most, of those that `allowed` lets through; the first in order where
    /// several tell the same.
    #[must_use]
    pub fn next(&self, allowed: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
        let mut best: Option<(f64, (usize, usize))> = None;
        for first in 0..self.logarithms.len() {
            for second in first + 1..self.logarithms.len() {
                if !allowed(first, second) {
                    continue;
                }
                let gain = self.gain(first, second);
                if best.is_none_or(|(known, _)| gain > known + 1e-12) {
                    best = Some((gain, (first, second)));
                }
            }
        }
        best.map(|(_, pair)| pair)
    }

    /// Draws `samples` from the posterior distribution and counts ranks. The same seed gives the
    /// same probabilities.
    #[must_use]
    pub fn probabilities(&self, shortlist: usize, samples: usize, seed: u64) -> Vec<Probabilities> {
        let entries = self.logarithms.len();
        let Some(factor) = Cholesky::new(self.covariance.clone()) else {
            return vec![Probabilities::default(); entries];
        };
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut ranks = vec![Vec::with_capacity(samples); entries];
        for _ in 0..samples {
            let normal = DVector::from_fn(entries + 1, |_, _| StandardNormal.sample(&mut random));
            let drawn = factor.l_dirty().lower_triangle() * normal;
            let mut order: Vec<usize> = (0..entries).collect();
            order.sort_by(|one, other| {
                (drawn[*other] + self.logarithms[*other])
                    .total_cmp(&(drawn[*one] + self.logarithms[*one]))
            });
            for (rank, entry) in (1_u32..).zip(order) {
                ranks[entry].push(rank);
            }
        }
        ranks
            .iter_mut()
            .map(|ranks| {
                ranks.sort_unstable();
                count_ranks(ranks, shortlist)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ballot(first: usize, second: usize, outcome: Outcome) -> Ballot {
        Ballot {
            first,
            second,
            outcome,
        }
    }

    #[test]
    fn two_entries_have_a_closed_form() {
        // Three wins of four: the posterior's slope vanishes where d = 2 x (wins expected less wins
        // seen) ... checked by the equation.
        let ballots = [
            ballot(0, 1, Outcome::First),
            ballot(0, 1, Outcome::First),
            ballot(0, 1, Outcome::First),
            ballot(1, 0, Outcome::First),
        ];
        let worths = Worths::new(2, &ballots).expect("two entries");
        let [wins, loses, tied] = worths.outcome_probabilities(0, 1);
        // d/d log p_0: prior + (4 (P(0) - P(1)) - (3 - 1)) / 2 = 0, and likewise for v: prior + 4
        // P(tie) = 0.
        assert!((worths.worth(0) / PRIOR + (4.0 * (wins - loses) - 2.0) / 2.0).abs() < 1e-9);
        assert!((worths.ties / PRIOR_TIES + 4.0 * tied).abs() < 1e-9);
        assert!((worths.worth(0) + worths.worth(1)).abs() < 1e-9 && worths.worth(0) > 0.0);
    }

    #[test]
    fn without_ballots_all_are_equal_and_the_next_pair_is_one_that_was_not_asked() {
        let worths = Worths::new(3, &[]).expect("three entries");
        assert!((0..3).all(|entry| worths.worth(entry).abs() < 1e-12));
        assert_eq!(worths.next(|_, _| true), Some((0, 1)));
        let worths = Worths::new(3, &[ballot(0, 1, Outcome::First)]).expect("three entries");
        assert_ne!(worths.next(|_, _| true), Some((0, 1)));
        assert_eq!(worths.next(|_, _| false), None);
        assert!(Worths::new(0, &[]).is_none());
    }

    #[test]
    fn an_entry_that_always_wins_is_first_and_its_worth_is_finite() {
        let ballots: Vec<Ballot> = (1..6)
            .flat_map(|other| vec![ballot(0, other, Outcome::First); 4])
            .collect();
        let worths = Worths::new(6, &ballots).expect("six entries");
        let probabilities = worths.probabilities(3, 2_000, 7);
        assert!(
            worths.worth(0).is_finite()
                && probabilities[0].first > 0.9
                && probabilities[0].ranks.0 == 1,
            "{probabilities:?}"
        );
        assert_eq!(probabilities, worths.probabilities(3, 2_000, 7));
    }

    proptest! {
        #[test]
        fn neither_order_nor_side_of_the_ballots_matters(
            votes in proptest::collection::vec((0..5_usize, 0..5_usize, 0..3_u8), 0..40),
            turn in any::<u64>(),
        ) {
            let ballots: Vec<Ballot> = votes
                .into_iter()
                .filter(|(first, second, _)| first != second)
                .map(|(first, second, outcome)| {
                    ballot(
                        first,
                        second,
                        [Outcome::First, Outcome::Second, Outcome::Tie][usize::from(outcome)],
                    )
                })
                .collect();
            let worths = Worths::new(5, &ballots).expect("entries");
            let mut turned: Vec<Ballot> = ballots
                .iter()
                .enumerate()
                .map(|(place, ballot)| {
                    if turn >> (place % 64) & 1 == 0 {
                        return *ballot;
                    }
                    let outcome = match ballot.outcome {
                        Outcome::First => Outcome::Second,
                        Outcome::Second => Outcome::First,
                        Outcome::Tie => Outcome::Tie,
                    };
                    Ballot {
                        first: ballot.second,
                        second: ballot.first,
                        outcome,
                    }
                })
                .collect();
            turned.reverse();
            let again = Worths::new(5, &turned).expect("entries");
            for entry in 0..5 {
                prop_assert!((worths.worth(entry) - again.worth(entry)).abs() < 1e-9);
            }
        }
    }
}

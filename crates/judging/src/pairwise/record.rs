//! A final by pairs from its inputs alone: what is kept with a decision, and what anybody can
//! compute again.

use std::collections::HashMap;

use contest::{EntryId, PersonId};
use serde::{Deserialize, Serialize};

use super::{Ballot, Outcome, Worths};
use crate::model::Probabilities;

/// The name of this way to rank, with its version.
pub const METHOD: &str = "certamen-pairs-1";

/// Worths that differ by less share a rank.
const SAME_WORTH: f64 = 1e-9;

/// One juror's choice between two entries, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedBallot {
    /// The juror.
    pub juror: PersonId,
    /// The entry that was shown first.
    pub first: EntryId,
    /// The other.
    pub second: EntryId,
    /// Which of the two was chosen.
    pub outcome: Outcome,
}

/// All that a ranking by pairs depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The finalists, in the order of their numbers.
    pub entries: Vec<EntryId>,
    /// Every choice that counts; their order does not matter.
    pub ballots: Vec<NamedBallot>,
    /// How many places the chance of a shortlisting is told for.
    pub shortlist: usize,
    /// Samples of the posterior distribution.
    pub samples: usize,
    /// Of the random numbers: the same seed gives the same probabilities.
    pub seed: u64,
}

impl Inputs {
    /// The same inputs with their ballots in one order: a ranking does not depend on how a file
    /// lists them, and neither does its hash.
    #[must_use]
    pub fn sort_ballots(mut self) -> Self {
        let key = |ballot: &NamedBallot| {
            (
                ballot.juror.clone(),
                ballot.first.clone(),
                ballot.second.clone(),
                ballot.outcome.code(),
            )
        };
        self.ballots.sort_by_cached_key(key);
        self
    }

    /// The ballots by the places of their entries; those about other entries are left out.
    #[must_use]
    pub fn number_ballots(&self) -> Vec<Ballot> {
        let place: HashMap<&EntryId, usize> = self
            .entries
            .iter()
            .enumerate()
            .map(|(place, id)| (id, place))
            .collect();
        let ballot = |named: &NamedBallot| {
            Some(Ballot {
                first: *place.get(&named.first)?,
                second: *place.get(&named.second)?,
                outcome: named.outcome,
            })
        };
        self.ballots.iter().filter_map(ballot).collect()
    }
}

/// An entry's place in a ranking by pairs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairedEntry {
    /// The entry.
    pub entry: EntryId,
    /// From 1; entries that share a rank are followed by a gap.
    pub rank: usize,
    /// Logarithm of its worth.
    pub worth: f64,
    /// Standard error of that.
    pub error: f64,
    /// 90 % interval of the rank, P(first) and P(on the shortlist).
    #[serde(rename = "chances")]
    pub probabilities: Probabilities,
    /// Ballots in which it was won.
    pub won: usize,
    /// Ballots in which it was tied.
    pub tied: usize,
    /// Ballots in which it was lost.
    pub lost: usize,
}

/// Ranks the entries of a final by pairs, the best first; those that share a rank stand in the
/// order of the inputs, which is one of display only. Nothing while no ballot was cast.
#[must_use]
pub fn assess(inputs: &Inputs) -> Vec<PairedEntry> {
    let ballots = inputs.number_ballots();
    let count = inputs.entries.len();
    let Some(worths) = Worths::new(count, &ballots).filter(|_| !ballots.is_empty()) else {
        return Vec::new();
    };
    let probabilities = worths.probabilities(inputs.shortlist, inputs.samples, inputs.seed);
    let mut assessed: Vec<PairedEntry> = inputs
        .entries
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let outcomes = ballots.iter().filter_map(|ballot| {
                match (ballot.first == place, ballot.second == place) {
                    (true, _) => Some((ballot.outcome, Outcome::First)),
                    (_, true) => Some((ballot.outcome, Outcome::Second)),
                    _ => None,
                }
            });
            let (mut won, mut tied, mut lost) = (0, 0, 0);
            for (outcome, own) in outcomes {
                *(if outcome == Outcome::Tie {
                    &mut tied
                } else if outcome == own {
                    &mut won
                } else {
                    &mut lost
                }) += 1;
            }
            PairedEntry {
                entry: entry.clone(),
                rank: 1
                    + (0..count)
                        .filter(|other| worths.worth(*other) > worths.worth(place) + SAME_WORTH)
                        .count(),
                worth: worths.worth(place),
                error: worths.error(place),
                probabilities: probabilities[place],
                won,
                tied,
                lost,
            }
        })
        .collect();
    assessed.sort_by_key(|assessed| assessed.rank);
    assessed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(ballots: &[(&str, &str, Outcome)]) -> Inputs {
        let ballot = |(first, second, outcome): &(&str, &str, Outcome)| NamedBallot {
            juror: PersonId::new("one"),
            first: EntryId::new(*first),
            second: EntryId::new(*second),
            outcome: *outcome,
        };
        Inputs {
            entries: ["a", "b", "c"].map(EntryId::new).to_vec(),
            ballots: ballots.iter().map(ballot).collect(),
            shortlist: 1,
            samples: 200,
            seed: 7,
        }
    }

    #[test]
    fn wins_ties_and_losses_are_counted_from_each_side() {
        let found = assess(&inputs(&[
            ("a", "b", Outcome::Second),
            ("b", "c", Outcome::First),
            ("a", "c", Outcome::Tie),
        ]));
        let told: Vec<_> = found
            .iter()
            .map(|row| (row.entry.as_str(), row.rank, row.won, row.tied, row.lost))
            .collect();
        assert_eq!(
            told,
            [("b", 1, 2, 0, 0), ("a", 2, 0, 1, 1), ("c", 2, 0, 1, 1)]
        );
    }

    #[test]
    fn the_order_in_which_a_file_lists_the_ballots_is_no_part_of_the_inputs() {
        let cast = [
            ("a", "b", Outcome::Second),
            ("b", "c", Outcome::First),
            ("a", "c", Outcome::Tie),
        ];
        let turned: Vec<_> = cast.into_iter().rev().collect();
        assert_eq!(inputs(&turned).sort_ballots(), inputs(&cast).sort_ballots());
        assert_eq!(assess(&inputs(&turned)), assess(&inputs(&cast)));
    }

    #[test]
    fn without_a_ballot_there_is_no_ranking_and_other_entries_count_for_nothing() {
        assert_eq!(assess(&inputs(&[])), []);
        assert_eq!(assess(&inputs(&[("a", "gone", Outcome::First)])), []);
    }
}

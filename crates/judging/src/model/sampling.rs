//! What the errors mean for the order: ranks in samples of the posterior distribution.

use nalgebra::DVector;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng as _};
use rand_distr::{Distribution as _, StandardNormal};
use serde::{Deserialize, Serialize};

use super::{Fit, Source};

/// How sure an entry's place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Probabilities {
    /// The 5th and 95th percentile of the rank.
    pub ranks: (usize, usize),
    /// P(rank 1).
    pub first: f64,
    /// P(rank within the shortlist).
    pub shortlist: f64,
}

/// Share of the samples below the interval of ranks, and above it.
const TAIL: f64 = 0.05;

impl Fit {
    /// Draws `samples` from the posterior distribution and counts ranks among `entries` (indices).
    /// The same seed gives the same probabilities, in the order of `entries`, whatever the number
    /// of processors. `None` where the sheets do not tell errors and without samples.
    ///
    /// Jurors and mean are drawn from their joint normal distribution; given these, entries are
    /// independent.
    #[must_use]
    pub fn probabilities(
        &self,
        entries: &[usize],
        shortlist: usize,
        samples: usize,
        seed: u64,
    ) -> Option<Vec<Probabilities>> {
        if self.source == Source::Unknown || samples == 0 {
            return None;
        }
        let workers = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(samples.max(1));
        let share = samples.div_ceil(workers).max(1);
        let parts: Vec<Vec<u32>> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..samples)
                .step_by(share)
                .map(|from| {
                    scope.spawn(move || self.ranks(entries, from..samples.min(from + share), seed))
                })
                .collect();
            running
                .into_iter()
                .map(|part| part.join().unwrap_or_default())
                .collect()
        });
        let mut ranks = Vec::with_capacity(samples);
        let probabilities = (0..entries.len()).map(|place| {
            ranks.clear();
            ranks.extend(
                parts
                    .iter()
                    .flat_map(|part| part.chunks_exact(entries.len()))
                    .map(|sample| sample[place]),
            );
            ranks.sort_unstable();
            count_ranks(&ranks, shortlist)
        });
        Some(probabilities.collect())
    }

    /// The ranks of the entries in some of the samples, sample after sample. Every sample has a
    /// stream of random numbers of its own.
    fn ranks(&self, entries: &[usize], samples: std::ops::Range<usize>, seed: u64) -> Vec<u32> {
        let scale = self.residual.sqrt();
        let mut ranks = vec![0_u32; entries.len() * samples.len()];
        let mut drawn: Vec<(f64, usize)> = Vec::with_capacity(entries.len());
        for (sample, ranks) in samples.zip(ranks.chunks_exact_mut(entries.len().max(1))) {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            random.set_stream(sample as u64);
            let mut normal = || -> f64 { StandardNormal.sample(&mut random) };
            let mut fixed = DVector::from_fn(self.panel.jurors + 1, |_, _| normal() * scale);
            // With the factor L of the inverse covariance, the solution of L' x = z has the
            // covariance itself.
            if !self
                .solved
                .factor
                .l_dirty()
                .tr_solve_lower_triangular_mut(&mut fixed)
            {
                fixed.fill(0.0);
            }
            fixed += &self.solved.fixed;
            drawn.clear();
            for (place, entry) in entries.iter().enumerate() {
                let sheets = &self.panel.sheets[*entry];
                #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
                let share = 1.0 / (sheets.len() as f64 + self.solved.ratios.entries);
                let left: f64 = sheets
                    .iter()
                    .map(|(juror, total)| total - fixed[0] - fixed[juror + 1])
                    .sum();
                drawn.push((left * share + normal() * scale * share.sqrt(), place));
            }
            drawn.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
            for (rank, (_, place)) in (1_u32..).zip(&drawn) {
                ranks[*place] = rank;
            }
        }
        ranks
    }
}

/// The probabilities of one entry from its sorted ranks in all samples.
pub(crate) fn count_ranks(ranks: &[u32], shortlist: usize) -> Probabilities {
    if ranks.is_empty() {
        return Probabilities::default();
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of samples"
    )]
    let percentile =
        |share: f64| ranks[((share * ranks.len() as f64) as usize).min(ranks.len() - 1)] as usize;
    #[expect(clippy::cast_precision_loss, reason = "counts of samples")]
    let within = |most: usize| {
        ranks.partition_point(|rank| *rank as usize <= most) as f64 / ranks.len() as f64
    };
    Probabilities {
        ranks: (percentile(TAIL), percentile(1.0 - TAIL)),
        first: within(1),
        shortlist: within(shortlist),
    }
}

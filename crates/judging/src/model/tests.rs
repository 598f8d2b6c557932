use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng as _};
use rand_distr::{Distribution as _, StandardNormal};

use super::*;

/// Generated sheets: `per_entry` jurors for each entry in turn.
fn generated(entries: usize, jurors: usize, per_entry: usize, seed: u64) -> Vec<Observation> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut normal = || -> f64 { StandardNormal.sample(&mut random) };
    let worths: Vec<f64> = (0..entries).map(|_| normal() * 0.12).collect();
    let leniencies: Vec<f64> = (0..jurors).map(|_| normal() * 0.1).collect();
    (0..entries)
        .flat_map(|entry| {
            (0..per_entry)
                .map(move |turn| (entry, (entry * 3 + turn * (1 + entry % 3) + turn) % jurors))
        })
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .map(|(entry, juror)| Observation {
            entry,
            juror,
            total: 0.6 + worths[entry] + leniencies[juror] + normal() * 0.08,
        })
        .collect()
}

/// The same model written out in full: the covariance of all sheets, generalised least squares,
/// best linear unbiased prediction.
struct Dense {
    mean: f64,
    entries: DVector<f64>,
    jurors: DVector<f64>,
    /// Minus twice the restricted log-likelihood, up to a constant.
    deviance: f64,
}

fn dense(
    entries: usize,
    jurors: usize,
    observations: &[Observation],
    [residual, of_entries, of_jurors]: [f64; 3],
) -> Dense {
    let count = observations.len();
    let z = DMatrix::from_fn(count, entries, |row, column| {
        f64::from(u8::from(observations[row].entry == column))
    });
    let w = DMatrix::from_fn(count, jurors, |row, column| {
        f64::from(u8::from(observations[row].juror == column))
    });
    let y = DVector::from_fn(count, |row, _| observations[row].total);
    let one = DVector::from_element(count, 1.0);
    let v = &z * z.transpose() * of_entries
        + &w * w.transpose() * of_jurors
        + DMatrix::identity(count, count) * residual;
    let factor = Cholesky::new(v).expect("positive");
    let information = one.dot(&factor.solve(&one));
    let mean = one.dot(&factor.solve(&y)) / information;
    let left = &y - &one * mean;
    let weighed = factor.solve(&left);
    let logarithm = 2.0
        * factor
            .l()
            .diagonal()
            .iter()
            .map(|value| value.ln())
            .sum::<f64>();
    Dense {
        mean,
        entries: z.transpose() * &weighed * of_entries,
        jurors: w.transpose() * &weighed * of_jurors,
        deviance: logarithm + information.ln() + left.dot(&weighed),
    }
}

#[test]
fn it_agrees_with_the_model_written_out_in_full() {
    for seed in 0..8 {
        let observations = generated(24, 7, 3, seed);
        let fit = Fit::new(24, 7, &observations).expect("sheets");
        let variances = fit.variances();
        let variances = variances.map(|variance| variance.expect("told"));
        let written_out = dense(24, 7, &observations, variances);
        assert!((fit.mean() - written_out.mean).abs() < 1e-9);
        assert!((0..24).all(|entry| (fit.worth(entry) - written_out.entries[entry]).abs() < 1e-9));
        assert!((0..7).all(|juror| (fit.severity(juror) + written_out.jurors[juror]).abs() < 1e-9));
        if fit.source() == Source::Fixed {
            continue;
        }
        // No other variances are more likely.
        for place in 0..3 {
            for factor in [0.8, 0.99, 1.01, 1.25] {
                let mut other = variances;
                other[place] *= factor;
                let deviance = dense(24, 7, &observations, other).deviance;
                assert!(
                    deviance >= written_out.deviance - 1e-7,
                    "seed {seed}: {deviance} < {}",
                    written_out.deviance
                );
            }
        }
    }
}

#[test]
fn errors_are_those_of_the_posterior() {
    let observations = generated(10, 5, 2, 3);
    let fit = Fit::new(10, 5, &observations).expect("sheets");
    let Ratios { entries, jurors } = fit.ratios();
    let mut matrix = DMatrix::<f64>::zeros(16, 16);
    for observation in &observations {
        let at = [0, 1 + observation.entry, 11 + observation.juror];
        for one in at {
            for other in at {
                matrix[(one, other)] += 1.0;
            }
        }
    }
    (1..11).for_each(|place| matrix[(place, place)] += entries);
    (11..16).for_each(|place| matrix[(place, place)] += jurors);
    let covariance = matrix.try_inverse().expect("regular") * fit.variances()[0].expect("told");
    for entry in 0..10 {
        assert!(
            (fit.error(entry).expect("told") - covariance[(1 + entry, 1 + entry)].sqrt()).abs()
                < 1e-9
        );
    }
    for juror in 0..5 {
        assert!(
            (fit.severity_error(juror).expect("told")
                - covariance[(11 + juror, 11 + juror)].sqrt())
            .abs()
                < 1e-9
        );
    }
    let (one, other) = (
        covariance[(1, 1)] + covariance[(2, 2)] - 2.0 * covariance[(1, 2)],
        fit.worth(0) - fit.worth(1),
    );
    let beats = fit.beats(0, 1).expect("told");
    assert!((beats - normal(other / one.sqrt())).abs() < 1e-9);
    // What the samples count is what the posterior says.
    let probabilities = fit.probabilities(&[0, 1], 1, 20_000, 5).expect("told");
    assert!(
        (probabilities[0].first - beats).abs() < 0.015,
        "{probabilities:?} {beats}"
    );
    assert_eq!(
        Some(probabilities),
        fit.probabilities(&[0, 1], 1, 20_000, 5)
    );
}

#[test]
fn what_the_data_cannot_tell_is_taken_as_fixed() {
    // One juror; one sheet each; no difference at all.
    let one: Vec<Observation> = (0_u8..5)
        .map(|entry| Observation {
            entry: entry.into(),
            juror: 0,
            total: 0.1 * f64::from(entry),
        })
        .collect();
    assert_eq!(
        Fit::new(5, 1, &one).map(|fit| fit.source()),
        Some(Source::Unknown)
    );
    let equal: Vec<Observation> = (0..5)
        .flat_map(|entry| {
            (0..3).map(move |juror| Observation {
                entry,
                juror,
                total: 0.7,
            })
        })
        .collect();
    let fit = Fit::new(5, 3, &equal).expect("sheets");
    assert!(
        (0..5).all(|entry| fit.worth(entry).abs() < 1e-9),
        "all marks equal"
    );
    assert!(
        fit.probabilities(&[0, 1, 2, 3, 4], 2, 100, 1).is_none() && fit.error(0).is_none(),
        "nothing tells how sure that is"
    );
    // Marks that tell no entry from another, by jurors who do not agree: an order by a fixed ratio,
    // with errors.
    let noise = [0.2, 0.8, 0.5, 0.8, 0.5, 0.2, 0.5, 0.2, 0.8];
    let noise: Vec<Observation> = noise
        .into_iter()
        .enumerate()
        .map(|(place, total)| Observation {
            entry: place / 3,
            juror: place % 3,
            total,
        })
        .collect();
    let fit = Fit::new(3, 3, &noise).expect("sheets");
    assert!(
        fit.source() == Source::Fixed && fit.error(0) > Some(0.1),
        "{:?}",
        fit.error(0)
    );
    assert!(Fit::new(0, 0, &[]).is_none());
}

#[test]
fn a_juror_who_gives_everything_the_most_moves_no_order() {
    let mut observations = generated(20, 5, 3, 9);
    let before = Fit::new(20, 5, &observations).expect("sheets");
    observations.extend((0..20).map(|entry| Observation {
        entry,
        juror: 5,
        total: 1.0,
    }));
    let after = worths(20, 6, &observations, before.ratios()).expect("sheets");
    let first = |worth: &dyn Fn(usize) -> f64| {
        (0..20).max_by(|one, other| worth(*one).total_cmp(&worth(*other)))
    };
    assert_eq!(
        first(&|entry| before.worth(entry)),
        first(&|entry| after[entry])
    );
    assert!(Fit::new(20, 6, &observations).expect("sheets").severity(5) < -0.1);
    // Without those sheets again, an entry that keeps none stands at the mean.
    let kept: Vec<Observation> = observations
        .into_iter()
        .filter(|observation| observation.juror < 5 && observation.entry > 0)
        .collect();
    let left = worths(20, 5, &kept, before.ratios()).expect("sheets");
    let fit = Fit::new(20, 5, &kept).expect("sheets");
    assert!((left[0] - fit.mean()).abs() < 0.05 && left.iter().all(|worth| worth.is_finite()));
    assert!(worths(20, 5, &[], before.ratios()).is_none());
}

proptest! {
    #[test]
    fn nothing_breaks_it(
        sheets in proptest::collection::btree_map((0..6_usize, 0..4_usize), 0..=10_u8, 1..20),
        samples in 1..40_usize,
    ) {
        let observations: Vec<Observation> = sheets
            .into_iter()
            .map(|((entry, juror), mark)| Observation {
                entry,
                juror,
                total: f64::from(mark) / 10.0,
            })
            .collect();
        let fit = Fit::new(6, 4, &observations).expect("sheets");
        for entry in 0..6 {
            prop_assert!(
                fit.worth(entry).is_finite() && fit.error(entry).is_none_or(f64::is_finite)
            );
        }
        let probabilities = fit.probabilities(&[0, 1, 2, 3, 4, 5], 3, samples, 1);
        prop_assert_eq!(probabilities.is_none(), fit.source() == Source::Unknown);
        let sum: Option<f64> =
            probabilities.map(|all| all.iter().map(|entry| entry.first).sum());
        prop_assert!(sum.is_none_or(|sum| (sum - 1.0).abs() < 1e-9));
    }
}

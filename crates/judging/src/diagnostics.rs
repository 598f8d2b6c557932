//! How a jury works together: agreement, spread and drift. For organisers, and for a juror's own
//! eyes after the round.

/// Krippendorff's alpha with the interval metric: 1 is perfect agreement, 0 what chance gives.
/// `units` are the values that each entry got; those with fewer than two say nothing. `None` where
/// nothing can be compared or all values are equal.
///
/// Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
pub fn krippendorff(units: &[Vec<f64>]) -> Option<f64> {
    let paired: Vec<&Vec<f64>> = units.iter().filter(|values| values.len() > 1).collect();
    let all: Vec<f64> = paired
        .iter()
        .flat_map(|values| values.iter().copied())
        .collect();
    let observed: f64 = paired
        .iter()
        .map(|values| squares(values) / (values.len() - 1) as f64)
        .sum::<f64>()
        / all.len().max(1) as f64;
    let expected = squares(&all) / (all.len() as f64 * (all.len().max(2) - 1) as f64);
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Sum of the squared differences of all ordered pairs.
#[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
fn squares(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    2.0 * values.len() as f64
        * values
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum::<f64>()
}

/// ICC(2,k), the reliability of the mean of `k` jurors where both entries and jurors are drawn:
/// from variance components, so that it holds for incomplete juries too. `k` may be a mean number.
///
/// Source: P. Shrout and J. Fleiss, "Intraclass correlations", Psychological Bulletin 86 (1979), in
/// terms of components.
#[must_use]
pub fn intraclass(entries: f64, jurors: f64, residual: f64, k: f64) -> f64 {
    let noise = (jurors + residual) / k.max(f64::MIN_POSITIVE);
    if entries + noise > 0.0 {
        entries / (entries + noise)
    } else {
        0.0
    }
}

/// Standard deviation with n - 1; `None` for fewer than two values.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
pub fn deviation(values: &[f64]) -> Option<f64> {
    (values.len() > 1)
        .then(|| (squares(values) / (2.0 * values.len() as f64 * (values.len() - 1) as f64)).sqrt())
}

/// Pearson's correlation of pairs; `None` for fewer than three or where one side does not vary.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let count = pairs.len() as f64;
    let (x, y) = (
        pairs.iter().map(|pair| pair.0).sum::<f64>() / count,
        pairs.iter().map(|pair| pair.1).sum::<f64>() / count,
    );
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let (xx, yy) = (
        sum(&|pair| (pair.0 - x).powi(2)),
        sum(&|pair| (pair.1 - y).powi(2)),
    );
    let xy = sum(&|pair| (pair.0 - x) * (pair.1 - y));
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

/// Slope of values over their order, from the first to the last: how far a juror has moved over the
/// round. `None` for fewer than four values.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
pub fn drift(values: &[f64]) -> Option<f64> {
    if values.len() < 4 {
        return None;
    }
    let middle = (values.len() - 1) as f64 / 2.0;
    let spread: f64 = (0..values.len())
        .map(|place| (place as f64 - middle).powi(2))
        .sum();
    let slope: f64 = values
        .iter()
        .enumerate()
        .map(|(place, value)| (place as f64 - middle) * value)
        .sum::<f64>()
        / spread;
    Some(slope * (values.len() - 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Krippendorff (2011): four observers, twelve units, some values missing; alpha
    /// with the interval metric is 0.849.
    #[test]
    fn the_published_example_of_alpha() {
        let observers: [[i32; 12]; 4] = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
            [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
        ];
        let units: Vec<Vec<f64>> = (0..12)
            .map(|unit| {
                observers
                    .iter()
                    .map(|observer| observer[unit])
                    .filter(|value| *value > 0)
                    .map(f64::from)
                    .collect()
            })
            .collect();
        let alpha = krippendorff(&units).expect("values that differ");
        assert!((alpha - 0.849).abs() < 0.000_5, "{alpha}");
        assert_eq!(krippendorff(&[vec![2.0, 2.0], vec![2.0]]), None);
    }

    /// The data of Shrout and Fleiss (1979), table 2: ICC(2,4) is 0.62. The components follow from
    /// their mean squares.
    #[test]
    fn the_published_example_of_reliability() {
        let (between, judges, error) = (11.24, 32.49, 1.02);
        let (targets, raters) = (6.0, 4.0);
        let icc = intraclass(
            (between - error) / raters,
            (judges - error) / targets,
            error,
            raters,
        );
        assert!((icc - 0.62).abs() < 0.005, "{icc}");
    }

    #[test]
    fn simple_figures() {
        assert_eq!(deviation(&[2.0, 4.0]), Some(2.0_f64.sqrt()));
        assert_eq!(deviation(&[2.0]), None);
        assert_eq!(
            correlation(&[(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]),
            Some(1.0)
        );
        assert_eq!(correlation(&[(1.0, 2.0), (1.0, 4.0), (1.0, 6.0)]), None);
        assert_eq!(drift(&[1.0, 2.0, 3.0, 4.0]), Some(3.0));
        assert_eq!(drift(&[1.0, 2.0, 3.0]), None);
    }
}

//! Scales: ticks at round values of an axis, and colours from little to much.

use plotters::style::RGBColor;

/// Stops of the sequential scale, near viridis; on dark paper it runs the other way, so that more
/// always stands out.
const STOPS: [(u8, u8, u8); 6] = [
    (247, 244, 225),
    (190, 220, 140),
    (90, 190, 130),
    (40, 140, 140),
    (55, 85, 140),
    (60, 20, 95),
];
const DARK_STOPS: [(u8, u8, u8); 6] = [
    (34, 24, 58),
    (52, 66, 128),
    (36, 118, 140),
    (48, 165, 130),
    (140, 205, 90),
    (250, 232, 90),
];
/// Stops of the diverging scale, from low to high.
const DIVERGING: [(u8, u8, u8); 6] = [
    (8, 48, 107),
    (66, 146, 198),
    (208, 225, 240),
    (252, 220, 205),
    (239, 83, 65),
    (110, 0, 20),
];

/// The colour at a share from 0 to 1 of a scale of stops.
fn mix(stops: [(u8, u8, u8); 6], share: f64) -> RGBColor {
    let position = share.clamp(0.0, 1.0) * 5.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 4"
    )]
    let below = position.floor().min(4.0) as usize;
    let part = position - position.floor().min(4.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between two bytes"
    )]
    let mix = |from: u8, to: u8| {
        (f64::from(from) + (f64::from(to) - f64::from(from)) * part).round() as u8
    };
    let (from, to) = (stops[below], stops[below + 1]);
    RGBColor(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// The colour of a share from 0, little, to 1, much.
pub(crate) fn sequential(share: f64, dark: bool) -> RGBColor {
    mix(if dark { DARK_STOPS } else { STOPS }, share)
}

/// The colour of a share from 0, low, to 1, high, with the middle pale.
pub(crate) fn diverging(share: f64) -> RGBColor {
    mix(DIVERGING, share)
}

/// The smallest and the largest of some values; nothing where there are none.
pub(crate) fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .into_iter()
        .filter(|value| value.is_finite())
        .fold(None, |extent, value| {
            let (least, most) = extent.unwrap_or((value, value));
            Some((value.min(least), value.max(most)))
        })
}

/// The values between which an axis lies: zero is shown where it is near, so that what hardly
/// changes does not look as if it did.
pub(crate) fn with_zero((least, most): (f64, f64)) -> (f64, f64) {
    if least > 0.0 && least < most * 0.6 {
        (0.0, most)
    } else {
        (least, most)
    }
}

/// What has the largest value and what has the smallest; nothing where there is nothing.
pub(crate) fn ends<T>(items: &[T], value: impl Fn(&T) -> f64) -> Option<(&T, &T)> {
    let by_value = |one: &&T, other: &&T| value(one).total_cmp(&value(other));
    items
        .iter()
        .max_by(by_value)
        .zip(items.iter().min_by(by_value))
}

/// Ticks at round values that reach from at or below the least to at or above the most value, about
/// `wanted` of them.
pub(crate) fn ticks(least: f64, most: f64, wanted: u32) -> Vec<f64> {
    let span = if most > least {
        most - least
    } else {
        most.abs().max(1.0)
    };
    let rough = span / f64::from(wanted.max(1));
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(10.0 * power);
    let first = (least / step).floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few ticks"
    )]
    let count = ((most / step).ceil() - first).clamp(1.0, 100.0) as u32;
    (0..=count)
        .map(|place| (first + f64::from(place)) * step)
        .collect()
}

/// Digits behind the decimal mark that tell ticks apart.
pub(crate) fn digits(ticks: &[f64]) -> usize {
    let whole = |digits: i32| {
        ticks
            .iter()
            .map(|tick| tick * 10_f64.powi(digits))
            .all(|tick| (tick - tick.round()).abs() < 1e-6)
    };
    (0..6_u8)
        .find(|digits| whole(i32::from(*digits)))
        .map_or(6, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        assert_eq!(ticks(0.0, 97.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(593.6, 1_859.8, 4), [500.0, 1_000.0, 1_500.0, 2_000.0]);
        assert_eq!(ticks(5.0, 5.0, 2), [5.0, 7.5]);
    }

    #[test]
    fn ticks_have_as_many_digits_as_they_need() {
        assert_eq!(digits(&ticks(0.0, 97.0, 5)), 0);
        assert_eq!(digits(&[0.0, 0.2, 0.4, 0.600_000_000_000_000_1]), 1);
        assert_eq!(digits(&ticks(5.0, 5.0, 2)), 1);
        assert_eq!(digits(&ticks(0.0, 0.05, 2)), 3);
    }

    #[test]
    fn values_that_are_none_have_no_extent() {
        assert_eq!(extent([f64::NAN]), None);
        assert_eq!(extent([2.0, f64::NAN, -1.0]), Some((-1.0, 2.0)));
    }
}

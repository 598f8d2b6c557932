//! How large the variances are: restricted maximum likelihood over the two ratios.

use nalgebra::{Matrix2, Vector2};
use serde::{Deserialize, Serialize};

use super::{Panel, Ratios, Solved};

/// Where the ratios of a fit come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The data told them.
    Estimated,
    /// The data cannot tell them: [`FIXED`] stands for both.
    Fixed,
    /// Nothing tells how far a sheet can be off by chance: there are no errors, and nothing that
    /// follows from them.
    Unknown,
}

/// The ratio that is taken where the data cannot tell: the residual variance is half of that of
/// entries and of jurors.
pub const FIXED: f64 = 0.5;

/// The least share of an entry's distance from the mean that must stay for the data to have told
/// the variances.
pub(super) const MIN_RELIANCE: f64 = 0.05;

/// The least standard deviation of the residuals, between 0 and 1, from which errors follow: a
/// twentieth of a point of 100. Below it, jurors agree to the last digit that is shown, as where
/// all marks are equal: how far they can be off, such sheets do not tell.
pub(super) const MIN_NOISE: f64 = 0.000_5;

/// Bounds of the logarithm of a ratio. Beyond them a variance is as good as nothing, or as good as
/// everything.
const BOUND: f64 = 14.0;
/// Logarithms of the ratios from which the search begins: of entries that differ much or little, by
/// jurors who do.
const STARTS: [[f64; 2]; 4] = [[0.0, 0.0], [6.0, 0.0], [0.0, 6.0], [6.0, 6.0]];
/// Sheets up to which every start is tried.
const FEW: usize = 2_000;
/// Steps after which the search gives up; it needs about a dozen.
const MAX_STEPS: usize = 100;
/// Where the slope of the likelihood, per unit of the logarithm of a ratio, is as good as flat.
const FLAT: f64 = 1e-9;

/// The equations solved at the ratios of largest restricted likelihood; `None` where there is no
/// sheet.
pub(super) fn estimate(panel: &Panel) -> Option<(Solved, Source)> {
    if panel.count == 0 {
        return None;
    }
    let fixed = |source: Source| Some((Solved::at(panel, Ratios::default())?, source));
    // One sheet for each entry, one juror, or no sheet more than the worths and severities explain:
    // what is due to chance cannot be told from the rest.
    let judged = panel
        .sheets
        .iter()
        .filter(|sheets| !sheets.is_empty())
        .count();
    let active = (0..panel.jurors)
        .filter(|juror| panel.sheets.iter().flatten().any(|(by, _)| by == juror))
        .count();
    if panel.count < judged + active || judged < 2 || active < 2 {
        return fixed(Source::Unknown);
    }
    // With few sheets the likelihood may have several peaks; the highest of those that are found
    // from either side is taken.
    let starts = if panel.count > FEW {
        &STARTS[..1]
    } else {
        &STARTS[..]
    };
    let found = starts
        .iter()
        .filter_map(|start| search(panel, Vector2::from(*start)));
    let Some(Likelihood { solved, .. }) =
        found.min_by(|one, other| one.value.total_cmp(&other.value))
    else {
        return fixed(Source::Unknown);
    };
    #[expect(clippy::cast_precision_loss, reason = "counts")]
    let sheets = panel.count as f64 / judged as f64;
    // Entries between which the marks show next to no difference would all get one worth, and no
    // order.
    let (solved, source) = if sheets / (sheets + solved.ratios.entries) < MIN_RELIANCE {
        fixed(Source::Fixed)?
    } else {
        (solved, Source::Estimated)
    };
    Some(if residual(panel, &solved).sqrt() < MIN_NOISE {
        (solved, Source::Unknown)
    } else {
        (solved, source)
    })
}

/// `s2` of a solved system.
pub(super) fn residual(panel: &Panel, solved: &Solved) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
    let freedom = (panel.count.max(2) - 1) as f64;
    solved.penalised / freedom
}

/// The profiled restricted likelihood (minus twice its logarithm, up to a constant) and its slope
/// by the logarithms of the ratios.
struct Likelihood {
    value: f64,
    slope: Vector2<f64>,
    solved: Solved,
}

impl Likelihood {
    fn at(panel: &Panel, logarithms: Vector2<f64>) -> Option<Self> {
        let ratios = Ratios {
            entries: logarithms[0].exp(),
            jurors: logarithms[1].exp(),
        };
        let solved = Solved::at(panel, ratios)?;
        if solved.penalised <= f64::MIN_POSITIVE {
            return None;
        }
        let inverse = solved.factor.inverse();
        #[expect(clippy::cast_precision_loss, reason = "counts")]
        let (count, entries, jurors) = (
            panel.count as f64,
            panel.sheets.len() as f64,
            panel.jurors as f64,
        );
        let mut logarithm = 2.0
            * solved
                .factor
                .l_dirty()
                .diagonal()
                .iter()
                .map(|value| value.ln())
                .sum::<f64>();
        // Traces of the blocks of the inverse of the whole matrix.
        let mut trace_entries = 0.0;
        for sheets in &panel.sheets {
            #[expect(clippy::cast_precision_loss, reason = "a count")]
            let share = 1.0 / (sheets.len() as f64 + ratios.entries);
            logarithm -= share.ln();
            let mut spread = 0.0;
            for (place, (juror, _)) in sheets.iter().enumerate() {
                let row = juror + 1;
                spread += inverse[(0, 0)] + 2.0 * inverse[(row, 0)] + inverse[(row, row)];
                for (other, _) in &sheets[..place] {
                    spread += 2.0
                        * (inverse[(0, 0)]
                            + inverse[(row, 0)]
                            + inverse[(other + 1, 0)]
                            + inverse[(row, other + 1)]);
                }
            }
            trace_entries += share + share * share * spread;
        }
        let trace_jurors: f64 = (1..=panel.jurors).map(|row| inverse[(row, row)]).sum();
        let value = (count - 1.0) * solved.penalised.ln() + logarithm
            - entries * logarithms[0]
            - jurors * logarithms[1];
        let squares =
            |values: &mut dyn Iterator<Item = f64>| values.map(|value| value * value).sum::<f64>();
        let worths = squares(&mut solved.entries.iter().copied());
        let severities = squares(&mut solved.fixed.iter().skip(1).copied());
        let slope = Vector2::new(
            ratios.entries * ((count - 1.0) * worths / solved.penalised + trace_entries) - entries,
            ratios.jurors * ((count - 1.0) * severities / solved.penalised + trace_jurors) - jurors,
        );
        (value.is_finite() && slope.iter().all(|value| value.is_finite())).then_some(Self {
            value,
            slope,
            solved,
        })
    }
}

/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno within bounds. `None` where
/// the likelihood cannot be had.
fn search(panel: &Panel, start: Vector2<f64>) -> Option<Likelihood> {
    let mut at = start;
    let mut here = Likelihood::at(panel, at)?;
    // Slopes are sums over entries and over jurors: the curvature is of their order.
    #[expect(clippy::cast_precision_loss, reason = "counts")]
    let first = Matrix2::new(
        2.0 / panel.sheets.len() as f64,
        0.0,
        0.0,
        2.0 / panel.jurors as f64,
    );
    let mut curvature = first;
    for _ in 0..MAX_STEPS {
        // A ratio at its bound whose slope points outwards stays there.
        let held =
            |index: usize| at[index].abs() >= BOUND && at[index].signum() * here.slope[index] < 0.0;
        let mut slope = here.slope;
        for index in [0, 1] {
            if held(index) {
                slope[index] = 0.0;
            }
        }
        if slope.amax() < FLAT * (1.0 + here.value.abs()) {
            break;
        }
        let mut direction = -(curvature * slope);
        if direction.dot(&slope) >= 0.0 {
            curvature = first;
            direction = -(curvature * slope);
        }
        let mut length = (3.0 / direction.amax()).min(1.0);
        let next = loop {
            let to = (at + direction * length).map(|value| value.clamp(-BOUND, BOUND));
            if let Some(there) = Likelihood::at(panel, to)
                && there.value <= here.value + 1e-4 * slope.dot(&(to - at))
            {
                break Some((to, there));
            }
            length /= 2.0;
            if length < 1e-9 {
                break None;
            }
        };
        // No step makes it better: as far as floating point tells, this is the largest likelihood.
        let Some((to, there)) = next else { break };
        let (step, change) = (to - at, there.slope - here.slope);
        let along = step.dot(&change);
        if along > 1e-14 {
            let left = Matrix2::identity() - step * change.transpose() / along;
            curvature = left * curvature * left.transpose() + step * step.transpose() / along;
        } else {
            curvature = first;
        }
        (at, here) = (to, there);
    }
    Some(here)
}

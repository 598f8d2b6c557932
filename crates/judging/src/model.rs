//! The severity-corrected means: an additive mixed-effects model of what jurors give, fitted by
//! REML.
//!
//! `y_ij = mu + f_i + b_j + e_ij` with `f ~ N(0, a_f)`, `b ~ N(0, a_b)`, `e ~ N(0, s2)`: `f_i` is
//! what entry i is worth above the mean, `b_j` how much more than the mean juror j gives. A juror's
//! *severity* is `-b_j`: how much less; [`Fit::severity`] is the one place where the sign is
//! turned. Fitted as ridge regression: the normal equations of least squares with `s2 / a_f` added
//! to the diagonal of the entries and `s2 / a_b` to that of the jurors (Henderson's mixed-model
//! equations), so every estimate has an error, and an entry with few sheets is drawn towards the
//! mean as far as these few can be wrong.
//!
//! A sheet names one entry, so the entries leave the equations exactly and what remains is a matrix
//! of as many rows as there are jurors: ten thousand entries are no more work than their sheets.
//!
//! Written here because no crate fits mixed models by REML; the linear algebra is `nalgebra`'s.
//!
//! Sources: D. `MacKay`, R. Kenna, R. Low and S. Parker, "Calibration with confidence", R. Soc.
//! Open Sci. 4:160760 (2017); C. Henderson, "Best linear unbiased estimation and prediction under a
//! selection model", Biometrics 31 (1975); D. Harville, "Maximum likelihood approaches to variance
//! component estimation", JASA 72 (1977).

mod sampling;
mod variances;

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};
use serde::{Deserialize, Serialize};

pub use sampling::Probabilities;
pub(crate) use sampling::count_ranks;
pub use variances::{FIXED, Source};

/// What one juror gave one entry in all, between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// From 0 to the number of entries less one.
    pub entry: usize,
    /// From 0 to the number of jurors less one.
    pub juror: usize,
    /// The weighted total of the sheet, from 0 to 1.
    pub total: f64,
}

/// `s2 / a_f` and `s2 / a_b`: how much of the residual variance lies in one unit of the entries'
/// and of the jurors'.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ratios {
    /// `s2 / a_f`.
    pub entries: f64,
    /// `s2 / a_b`.
    pub jurors: f64,
}

impl Default for Ratios {
    fn default() -> Self {
        Self {
            entries: FIXED,
            jurors: FIXED,
        }
    }
}

/// The sheets by entry, as the equations need them.
#[derive(Clone, Debug)]
struct Panel {
    jurors: usize,
    /// For each entry its jurors and their totals.
    sheets: Vec<Vec<(usize, f64)>>,
    /// Number of all sheets.
    count: usize,
}

impl Panel {
    fn new(entries: usize, jurors: usize, observations: &[Observation]) -> Self {
        let mut sheets = vec![Vec::new(); entries];
        for observation in observations {
            sheets[observation.entry].push((observation.juror, observation.total));
        }
        Self {
            jurors,
            sheets,
            count: observations.len(),
        }
    }
}

/// The equations at given ratios, solved.
struct Solved {
    ratios: Ratios,
    /// Of the equations for the mean (row 0) and the jurors (from row 1), once the entries are
    /// eliminated.
    factor: Cholesky<f64, Dyn>,
    /// The mean, then the jurors.
    fixed: DVector<f64>,
    entries: Vec<f64>,
    /// Sum of squared residuals with the ridge's penalties.
    penalised: f64,
}

impl Solved {
    /// `None` where the equations have no one solution in floating point.
    fn at(panel: &Panel, ratios: Ratios) -> Option<Self> {
        let size = panel.jurors + 1;
        let mut matrix = DMatrix::<f64>::zeros(size, size);
        let mut right = DVector::<f64>::zeros(size);
        for sheets in panel.sheets.iter().filter(|sheets| !sheets.is_empty()) {
            #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
            let count = sheets.len() as f64;
            let sum: f64 = sheets.iter().map(|(_, total)| total).sum();
            let share = 1.0 / (count + ratios.entries);
            // With `count * share` the entry's own estimate takes its part of every sheet.
            matrix[(0, 0)] += count - count * count * share;
            right[0] += sum - count * sum * share;
            for (place, (juror, total)) in sheets.iter().enumerate() {
                let row = juror + 1;
                matrix[(row, 0)] += 1.0 - count * share;
                matrix[(row, row)] += 1.0;
                right[row] += total - sum * share;
                for (other, _) in &sheets[..=place] {
                    let (low, high) = if other < juror {
                        (other + 1, row)
                    } else {
                        (row, other + 1)
                    };
                    // Only the lower half is kept; a pair of two jurors is met once.
                    matrix[(high, low)] -= share;
                }
            }
        }
        for juror in 1..size {
            matrix[(juror, juror)] += ratios.jurors;
        }
        // The lower half is all that the factorisation reads.
        let factor = Cholesky::new(matrix)?;
        let fixed = factor.solve(&right);
        let mean = fixed[0];
        let mut entries = Vec::with_capacity(panel.sheets.len());
        let mut penalised = 0.0;
        for sheets in &panel.sheets {
            #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
            let count = sheets.len() as f64;
            let left: f64 = sheets
                .iter()
                .map(|(juror, total)| total - mean - fixed[juror + 1])
                .sum();
            let worth = if sheets.is_empty() {
                0.0
            } else {
                left / (count + ratios.entries)
            };
            penalised += sheets
                .iter()
                .map(|(juror, total)| (total - mean - fixed[juror + 1] - worth).powi(2))
                .sum::<f64>();
            penalised += ratios.entries * worth * worth;
            entries.push(worth);
        }
        penalised += ratios.jurors
            * fixed
                .iter()
                .skip(1)
                .map(|severity| severity * severity)
                .sum::<f64>();
        Some(Self {
            ratios,
            factor,
            fixed,
            entries,
            penalised,
        })
    }
}

/// What each entry is worth, between 0 and 1, with ratios that are known already, as where one
/// juror is left out; the mean of all for an entry without a sheet. `None` where there is no sheet
/// at all.
#[must_use]
pub fn worths(
    entries: usize,
    jurors: usize,
    observations: &[Observation],
    ratios: Ratios,
) -> Option<Vec<f64>> {
    let panel = Panel::new(entries, jurors, observations);
    if panel.count == 0 {
        return None;
    }
    let solved = Solved::at(&panel, ratios)?;
    Some(
        solved
            .entries
            .iter()
            .map(|worth| solved.fixed[0] + worth)
            .collect(),
    )
}

/// A fitted model.
pub struct Fit {
    panel: Panel,
    solved: Solved,
    /// Inverse of the equations for the mean and the jurors; times `residual` their covariance.
    inverse: DMatrix<f64>,
    /// `s2`.
    residual: f64,
    source: Source,
}

impl Fit {
    /// Fits the model, with the variances that the data tell by restricted maximum likelihood or,
    /// where they cannot, with [`variances::FIXED`]. `None` where there is no sheet.
    #[must_use]
    pub fn new(entries: usize, jurors: usize, observations: &[Observation]) -> Option<Self> {
        let panel = Panel::new(entries, jurors, observations);
        let (solved, source) = variances::estimate(&panel)?;
        Some(Self::of(panel, solved, source))
    }

    fn of(panel: Panel, solved: Solved, source: Source) -> Self {
        let residual = variances::residual(&panel, &solved);
        let inverse = solved.factor.inverse();
        Self {
            panel,
            solved,
            inverse,
            residual,
            source,
        }
    }

    /// The mean over entries and jurors, between 0 and 1.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.solved.fixed[0]
    }

    /// What an entry is worth above the mean, on the scale of the totals.
    #[must_use]
    pub fn worth(&self, entry: usize) -> f64 {
        self.solved.entries[entry]
    }

    /// A juror's severity: how much less than the mean juror they give, on the scale of the totals.
    /// Positive for a strict juror, negative for a mild one.
    #[must_use]
    pub fn severity(&self, juror: usize) -> f64 {
        -self.solved.fixed[juror + 1]
    }

    /// Standard error of a juror's severity; `None` where the sheets do not tell errors.
    #[must_use]
    pub fn severity_error(&self, juror: usize) -> Option<f64> {
        self.tell(
            (self.residual * self.inverse[(juror + 1, juror + 1)])
                .max(0.0)
                .sqrt(),
        )
    }

    /// Standard error of an entry's worth; `None` where the sheets do not tell errors.
    #[must_use]
    pub fn error(&self, entry: usize) -> Option<f64> {
        self.tell(self.deviation(&[(entry, 1.0)]))
    }

    /// P(entry `one` is worth more than entry `other`); `None` where the sheets do not tell errors.
    #[must_use]
    pub fn beats(&self, one: usize, other: usize) -> Option<f64> {
        let difference = self.worth(one) - self.worth(other);
        Some(normal(
            difference / self.tell(self.deviation(&[(one, 1.0), (other, -1.0)]))?,
        ))
    }

    /// An error or a variance as far as it is known: nothing is known to have none.
    fn tell(&self, error: f64) -> Option<f64> {
        (self.source != Source::Unknown && error > 0.0).then_some(error)
    }

    /// The part of an entry's distance from the mean that stays: its number of sheets over that
    /// number and the ratio.
    #[must_use]
    pub fn reliance(&self, entry: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
        let count = self.panel.sheets[entry].len() as f64;
        count / (count + self.solved.ratios.entries)
    }

    /// `s2`, `a_f` and `a_b`; `None` where the sheets do not tell them.
    #[must_use]
    pub fn variances(&self) -> [Option<f64>; 3] {
        let Ratios { entries, jurors } = self.solved.ratios;
        [
            self.residual,
            self.residual / entries,
            self.residual / jurors,
        ]
        .map(|variance| self.tell(variance))
    }

    /// The ratios with which it was fitted.
    #[must_use]
    pub const fn ratios(&self) -> Ratios {
        self.solved.ratios
    }

    /// Where the ratios come from.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }

    /// Standard deviation of a weighted sum of entries' worths.
    fn deviation(&self, weights: &[(usize, f64)]) -> f64 {
        let mut own = 0.0;
        let mut across = DVector::<f64>::zeros(self.panel.jurors + 1);
        for (entry, weight) in weights {
            let sheets = &self.panel.sheets[*entry];
            #[expect(clippy::cast_precision_loss, reason = "counts of sheets")]
            let share = 1.0 / (sheets.len() as f64 + self.solved.ratios.entries);
            own += weight * weight * share;
            for (juror, _) in sheets {
                across[0] += weight * share;
                across[juror + 1] += weight * share;
            }
        }
        let touched: Vec<usize> = (0..across.len())
            .filter(|row| across[*row] != 0.0)
            .collect();
        let spread: f64 = touched
            .iter()
            .flat_map(|row| touched.iter().map(move |column| (*row, *column)))
            .map(|(row, column)| across[row] * self.inverse[(row, column)] * across[column])
            .sum();
        (self.residual * (own + spread)).max(0.0).sqrt()
    }
}

/// The standard normal distribution function.
#[must_use]
pub fn normal(at: f64) -> f64 {
    0.5 * libm::erfc(-at * std::f64::consts::FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests;

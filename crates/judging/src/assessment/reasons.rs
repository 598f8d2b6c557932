//! Why an entry stands where it stands, and what would change if one juror were left out.

use serde::{Deserialize, Serialize};

use super::{Assessment, HUNDRED, Inputs, Numbered, Order, hundredths, parts};
use crate::{
    model::Fit,
    ranking::{self, Sheet},
};

/// What one juror's sheet does to an entry's estimate. All in points of 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    pub juror: String,
    /// The total of the sheet.
    pub total: f64,
    /// How much milder than the mean the juror is.
    pub severity: f64,
    /// The total less the severity: what a juror of mean severity would have given.
    pub corrected: f64,
    /// What is left once the entry's estimate is taken away as well: how far this juror stands from the others.
    pub apart: f64,
}

/// For one entry, each juror's sheet, in the order of the jurors' names.
#[must_use]
pub fn reasons(inputs: &Inputs, assessment: &Assessment, entry: &str) -> Vec<Reason> {
    let Some(assessed) = assessment.entries.iter().find(|assessed| assessed.entry == entry) else { return Vec::new() };
    let mut reasons: Vec<Reason> = inputs
        .sheets
        .iter()
        .filter(|sheet| sheet.entry == entry)
        .map(|sheet| {
            let total = ranking::share(&inputs.criteria, &sheet.marks) * HUNDRED;
            let severity = assessment.jurors.iter().find(|juror| juror.juror == sheet.juror).map_or(0.0, |juror| juror.severity);
            Reason { juror: sheet.juror.clone(), total, severity, corrected: total - severity, apart: total - severity - assessed.estimate }
        })
        .collect();
    reasons.sort_by(|one, other| one.juror.cmp(&other.juror));
    reasons
}

/// An entry whose rank would be another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub entry: String,
    pub before: usize,
    /// `None` where no sheet would be left.
    pub after: Option<usize>,
}

/// What would change without one juror.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub juror: String,
    /// By the rank before.
    pub changes: Vec<Change>,
    /// Whether the shortlist would be another.
    pub shortlist: bool,
}

/// For each juror, what would change in the order that counts if their sheets were not there. The variances stay those of the
/// whole jury, so that one juror's sheets are all that is left out.
#[must_use]
pub fn left_out(inputs: &Inputs, assessment: &Assessment) -> Vec<LeftOut> {
    let parts = parts(&inputs.sheets);
    assessment
        .jurors
        .iter()
        .map(|juror| {
            let sheets: Vec<Sheet> = parts
                .get(juror.part)
                .into_iter()
                .flatten()
                .filter(|sheet| sheet.juror != juror.juror)
                .map(|sheet| (*sheet).clone())
                .collect();
            let after = ranks(inputs, assessment, juror.part, &sheets);
            let before = assessment.entries.iter().filter(|entry| entry.part == juror.part);
            let changes: Vec<Change> = before
                .filter_map(|entry| {
                    let rank = entry.place(assessment.order).rank;
                    let new = after.iter().find(|(of, _)| *of == entry.entry).map(|(_, rank)| *rank);
                    (new != Some(rank)).then(|| Change { entry: entry.entry.clone(), before: rank, after: new })
                })
                .collect();
            let listed = |rank: usize| rank <= inputs.shortlist;
            let shortlist = changes.iter().any(|change| listed(change.before) != change.after.is_some_and(listed));
            LeftOut { juror: juror.juror.clone(), changes, shortlist }
        })
        .collect()
}

fn ranks(inputs: &Inputs, assessment: &Assessment, part: usize, sheets: &[Sheet]) -> Vec<(String, usize)> {
    let places = match assessment.order {
        Order::Raw => ranking::rank_by(&inputs.criteria, sheets, &inputs.votes, |_| None),
        Order::Corrected => {
            let known = &assessment.parts[part];
            let all: Vec<&Sheet> = sheets.iter().collect();
            let numbered = Numbered::of(&inputs.criteria, &all);
            let ratios = crate::model::Ratios { entries: known.residual / known.entries, jurors: known.residual / known.jurors };
            let fit = Fit::with_ratios(numbered.entries.len(), numbered.jurors.len(), &numbered.observations, ratios, known.source);
            let estimate = |entry: &str| {
                let place = numbered.entries.binary_search(&entry).ok()?;
                fit.as_ref().map(|fit| hundredths(fit.mean() + fit.worth(place)))
            };
            ranking::rank_by(&inputs.criteria, sheets, &inputs.votes, estimate)
        }
    };
    places.into_iter().map(|place| (place.entry, place.rank)).collect()
}

//! A whole ranking: raw and corrected, with its uncertainty, and what it rests on.

mod reasons;

use std::collections::{BTreeMap, BTreeSet};

use contest::judging::Criterion;
use serde::{Deserialize, Serialize};

pub use reasons::{Change, LeftOut, Reason, left_out, reasons};

use crate::{
    graph,
    model::{Chances, Fit, Observation, Source},
    ranking::{self, Place, Sheet, Vote},
};

/// Name and version of the method. What changes a result changes this.
pub const METHOD: &str = "certamen-ranking-1";
/// Samples of the posterior distribution, unless a call says otherwise.
pub const SAMPLES: usize = 4_000;

/// What a ranking is computed from, and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    pub criteria: Vec<Criterion>,
    /// Finished sheets.
    pub sheets: Vec<Sheet>,
    /// How many entries go on.
    pub shortlist: usize,
    pub samples: usize,
    pub seed: u64,
    /// Which order the call takes where the two differ.
    pub order: Order,
    /// Votes of the jury on the ranking, in the order in which they were taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
}

/// Which of the two orders counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// By the means of the sheets.
    Raw,
    /// By the means corrected for the jurors' severity.
    #[default]
    Corrected,
}

impl Order {
    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Corrected => "corrected",
        }
    }

    /// The order of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Raw, Self::Corrected].into_iter().find(|order| order.code() == code)
    }
}

/// How the jury covers the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// There is no finished sheet.
    Empty,
    /// Every juror scored every entry: corrected equals raw, there is one ranking.
    Complete,
    /// Every entry can be compared with every other over jurors.
    Connected,
    /// The jury falls into so many parts that share nothing: there is no joint ranking.
    Apart(usize),
}

/// A ranking of all entries with a finished sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    pub method: String,
    pub coverage: Coverage,
    /// The order that counts: raw where coverage is complete, whatever was asked.
    pub order: Order,
    /// Part by part, each in the order that counts.
    pub entries: Vec<Assessed>,
    pub jurors: Vec<JurorAssessed>,
    /// For each part, how its variances were had.
    pub parts: Vec<Part>,
}

/// Variances of one part, in squares of points of 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub source: Source,
    pub residual: f64,
    pub entries: f64,
    pub jurors: f64,
    /// The mean of the part, in points of 100.
    pub mean: f64,
}

/// An entry's place in both orders and how sure it is. Ranks are those within the entry's part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    pub entry: String,
    /// Which part of the jury scored it, from 0.
    pub part: usize,
    pub raw: Place,
    pub corrected: Place,
    /// The corrected estimate in points of 100, unrounded.
    pub estimate: f64,
    /// Its standard error, in points of 100.
    pub error: f64,
    /// 90 % interval of the rank, P(first) and P(on the shortlist).
    pub chances: Chances,
}

impl Assessed {
    /// The place in an order.
    #[must_use]
    pub const fn place(&self, order: Order) -> &Place {
        match order {
            Order::Raw => &self.raw,
            Order::Corrected => &self.corrected,
        }
    }
}

/// A juror's severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JurorAssessed {
    pub juror: String,
    pub part: usize,
    /// Finished sheets.
    pub sheets: usize,
    /// How many points of 100 the juror gives above (milder) or below (more severe) the mean.
    pub severity: f64,
    pub error: f64,
}

/// Sheets of one part as the model takes them.
struct Numbered<'a> {
    entries: Vec<&'a str>,
    jurors: Vec<&'a str>,
    observations: Vec<Observation>,
}

impl<'a> Numbered<'a> {
    fn of(criteria: &[Criterion], sheets: &[&'a Sheet]) -> Self {
        let entries: Vec<&str> = sheets.iter().map(|sheet| sheet.entry.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
        let jurors: Vec<&str> = sheets.iter().map(|sheet| sheet.juror.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
        let place = |names: &[&str], name: &str| names.binary_search(&name).unwrap_or(0);
        let mut observations: Vec<Observation> = sheets
            .iter()
            .map(|sheet| Observation {
                entry: place(&entries, &sheet.entry),
                juror: place(&jurors, &sheet.juror),
                total: ranking::share(criteria, &sheet.marks),
            })
            .collect();
        // Sums of floating-point numbers depend on their order: it must not be that of the input.
        observations.sort_by_key(|observation| (observation.entry, observation.juror));
        Self { entries, jurors, observations }
    }
}

/// The parts of the sheets whose jurors and entries do not touch those of another, in the order of their first entries.
fn parts(sheets: &[Sheet]) -> Vec<Vec<&Sheet>> {
    let jurors: Vec<&str> = sheets.iter().map(|sheet| sheet.juror.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut panels: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for sheet in sheets {
        panels.entry(&sheet.entry).or_default().push(jurors.binary_search(&sheet.juror.as_str()).unwrap_or(0));
    }
    let entries: Vec<&str> = panels.keys().copied().collect();
    let components = graph::components(jurors.len(), &panels.into_values().collect::<Vec<_>>());
    let mut parts = vec![Vec::new(); components.count];
    for sheet in sheets {
        let entry = entries.binary_search(&sheet.entry.as_str()).ok().and_then(|place| components.entries[place]);
        if let Some(part) = entry.and_then(|part| parts.get_mut(part)) {
            part.push(sheet);
        }
    }
    parts
}

const HUNDRED: f64 = 100.0;

/// Hundredths of a point of 100, rounded half up.
#[expect(clippy::cast_possible_truncation, reason = "shares lie near 0 to 1")]
fn hundredths(share: f64) -> i64 {
    (share * 10_000.0 + 0.5).floor() as i64
}

/// Ranks entries by their finished sheets.
///
/// The result is the same for every permutation of the sheets.
#[must_use]
pub fn assess(inputs: &Inputs) -> Assessment {
    let parts = parts(&inputs.sheets);
    let mut assessment = Assessment {
        method: METHOD.to_owned(),
        coverage: Coverage::Empty,
        order: inputs.order,
        entries: Vec::new(),
        jurors: Vec::new(),
        parts: Vec::new(),
    };
    let complete = parts.len() == 1 && {
        let numbered = Numbered::of(&inputs.criteria, &parts[0]);
        numbered.observations.len() == numbered.entries.len() * numbered.jurors.len()
    };
    assessment.coverage = match parts.len() {
        0 => Coverage::Empty,
        1 if complete => Coverage::Complete,
        1 => Coverage::Connected,
        count => Coverage::Apart(count),
    };
    if complete {
        assessment.order = Order::Raw;
    }
    for (part, sheets) in parts.iter().enumerate() {
        assess_part(inputs, part, sheets, &mut assessment);
    }
    assessment
}

fn assess_part(inputs: &Inputs, part: usize, sheets: &[&Sheet], assessment: &mut Assessment) {
    let numbered = Numbered::of(&inputs.criteria, sheets);
    let Some(fit) = Fit::new(numbered.entries.len(), numbered.jurors.len(), &numbered.observations) else { return };
    let own: Vec<Sheet> = sheets.iter().map(|sheet| (*sheet).clone()).collect();
    let raw = ranking::rank_by(&inputs.criteria, &own, &inputs.votes, |_| None);
    let at = |entry: &str| numbered.entries.binary_search(&entry).ok();
    let corrected = if assessment.coverage == Coverage::Complete {
        raw.clone()
    } else {
        let estimate = |entry: &str| at(entry).map(|entry| hundredths(fit.mean() + fit.worth(entry)));
        ranking::rank_by(&inputs.criteria, &own, &inputs.votes, estimate)
    };
    let all: Vec<usize> = (0..numbered.entries.len()).collect();
    let chances = fit.chances(&all, inputs.shortlist, inputs.samples, inputs.seed);
    let mut corrected_of: BTreeMap<String, Place> = corrected.into_iter().map(|place| (place.entry.clone(), place)).collect();
    let mut entries: Vec<Assessed> = raw
        .into_iter()
        .filter_map(|raw| {
            let index = at(&raw.entry)?;
            Some(Assessed {
                entry: raw.entry.clone(),
                part,
                corrected: corrected_of.remove(&raw.entry)?,
                raw,
                estimate: (fit.mean() + fit.worth(index)) * HUNDRED,
                error: fit.error(index) * HUNDRED,
                chances: chances[index],
            })
        })
        .collect();
    let order = assessment.order;
    entries.sort_by(|one, other| (one.place(order).rank, &one.entry).cmp(&(other.place(order).rank, &other.entry)));
    assessment.entries.extend(entries);
    assessment.jurors.extend(numbered.jurors.iter().enumerate().map(|(index, juror)| JurorAssessed {
        juror: (*juror).to_owned(),
        part,
        sheets: numbered.observations.iter().filter(|observation| observation.juror == index).count(),
        severity: fit.severity(index) * HUNDRED,
        error: fit.severity_error(index) * HUNDRED,
    }));
    let [residual, entries, jurors] = fit.variances().map(|variance| variance * HUNDRED * HUNDRED);
    assessment.parts.push(Part { source: fit.source(), residual, entries, jurors, mean: fit.mean() * HUNDRED });
}

#[cfg(test)]
mod tests;

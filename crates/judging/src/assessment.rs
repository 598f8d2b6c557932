//! A whole ranking: raw and corrected, with its uncertainty, and what it rests on.

mod reasons;

use std::collections::{BTreeMap, BTreeSet};

use contest::{EntryId, PersonId, judging::Criterion};
use serde::{Deserialize, Serialize};

pub use reasons::{Change, LeftOut, Reason, left_out, reasons};

use crate::{
    graph,
    model::{Fit, Observation, Probabilities, Ratios, Source},
    ranking::{self, RankedEntry, Sheet, Vote},
};

/// What the names of all versions of the method begin with.
pub const METHODS: &str = "certamen-ranking-";
/// Name and version of the method. What changes a result changes this.
pub const METHOD: &str = "certamen-ranking-2";
/// The version before: the same estimates, but its `severity` was positive for a mild juror, and it
/// gave ranks, errors and probabilities where nothing can be compared or told. See
/// [`Assessment::in_terms_of`].
pub const METHOD_BEFORE: &str = "certamen-ranking-1";
/// Samples of the posterior distribution, unless a call says otherwise.
pub const SAMPLES: usize = 4_000;

/// What a ranking is computed from, and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// The criteria of the round, in the order in which sheets give their marks.
    pub criteria: Vec<Criterion>,
    /// Finished sheets.
    pub sheets: Vec<Sheet>,
    /// How many entries go on.
    pub shortlist: usize,
    /// Samples of the posterior distribution, see [`SAMPLES`].
    pub samples: usize,
    /// Of the random numbers: the same seed gives the same probabilities.
    pub seed: u64,
    /// Which order the call takes where the two differ.
    pub order: Order,
    /// Votes of the jury on the ranking, in the order in which they were taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Vote>,
}

impl Inputs {
    /// The same inputs with their sheets in one order, that of their entries and jurors: a ranking
    /// does not depend on how a file lists them, and neither does its hash.
    #[must_use]
    pub fn sort_sheets(mut self) -> Self {
        self.sheets.sort_by(|one, other| {
            (&one.entry, &one.juror, &one.marks).cmp(&(&other.entry, &other.juror, &other.marks))
        });
        self
    }
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
        [Self::Raw, Self::Corrected]
            .into_iter()
            .find(|order| order.code() == code)
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

impl Coverage {
    /// Whether there is one ranking of all entries. Where there is not, no rank, no error and no
    /// chance is told.
    #[must_use]
    pub const fn compares(self) -> bool {
        !matches!(self, Self::Apart(_))
    }
}

/// A ranking of all entries with a finished sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Name and version of the method, see [`METHOD`].
    pub method: String,
    /// How far the entries can be compared.
    pub coverage: Coverage,
    /// The order that counts: raw where coverage is complete, whatever was asked.
    pub order: Order,
    /// Part by part, each in the order that counts.
    pub entries: Vec<AssessedEntry>,
    /// Part by part, in the order of the jurors' ids.
    pub jurors: Vec<AssessedJuror>,
    /// For each part, how its variances were had.
    pub parts: Vec<Part>,
}

/// How one part was fitted: its variances in squares of points of 100, `None` where the sheets do
/// not tell them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Whether the sheets told the variances.
    pub source: Source,
    /// Of what a juror gives beside worth and severity.
    pub residual: Option<f64>,
    /// Of the entries' worths.
    pub entries: Option<f64>,
    /// Of the jurors' severities.
    pub jurors: Option<f64>,
    /// The ratios of the residual variance to the other two, estimated or fixed.
    #[serde(default)]
    pub ratios: Ratios,
    /// The mean of the part, in points of 100.
    pub mean: f64,
}

/// An entry's place in both orders and how sure it is. Where there is no joint ranking it has no
/// rank, and stands among those of its part in the order of their points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessedEntry {
    /// The entry.
    pub entry: EntryId,
    /// Which part of the jury scored it, from 0.
    pub part: usize,
    /// By the means of the sheets.
    pub raw: RankedEntry,
    /// By the estimates; the same as `raw` where coverage is complete.
    pub corrected: RankedEntry,
    /// The corrected estimate in points of 100, unrounded.
    pub estimate: f64,
    /// Its standard error, in points of 100; `None` where it cannot be told, and never 0.
    pub error: Option<f64>,
    /// 90 % interval of the rank, P(first) and P(on the shortlist); `None` where they cannot be
    /// told.
    #[serde(rename = "chances")]
    pub probabilities: Option<Probabilities>,
}

impl AssessedEntry {
    /// The place in an order.
    #[must_use]
    pub const fn place(&self, order: Order) -> &RankedEntry {
        match order {
            Order::Raw => &self.raw,
            Order::Corrected => &self.corrected,
        }
    }
}

/// A juror's severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessedJuror {
    /// The juror.
    pub juror: PersonId,
    /// Which part of the jury the juror belongs to, from 0.
    pub part: usize,
    /// How many sheets the juror finished.
    pub sheets: usize,
    /// How many points of 100 the juror gives less than the mean juror of the part: positive for a
    /// strict juror, negative for a mild one. `None` where there is no other juror to compare with.
    pub severity: Option<f64>,
    /// Its standard error; `None` where it cannot be told, and never 0.
    pub error: Option<f64>,
}

impl Assessment {
    /// What the outcome of another version of the method says, in the terms of this one: `again` is
    /// what this version computes from the same inputs. What that version told where this one tells
    /// nothing is left out. `None` for a method that is not known.
    #[must_use]
    pub fn in_terms_of(mut self, method: &str, again: &Self) -> Option<Self> {
        match method {
            METHOD => return Some(self),
            METHOD_BEFORE => {}
            _ => return None,
        }
        METHOD.clone_into(&mut self.method);
        for known in &mut self.entries {
            let Some(found) = again
                .entries
                .iter()
                .find(|found| found.entry == known.entry)
            else {
                continue;
            };
            for (known, found) in [
                (&mut known.raw, &found.raw),
                (&mut known.corrected, &found.corrected),
            ] {
                known.rank = known.rank.filter(|_| found.rank.is_some());
            }
            known.error = known.error.filter(|_| found.error.is_some());
            known.probabilities = known
                .probabilities
                .filter(|_| found.probabilities.is_some());
        }
        for known in &mut self.jurors {
            let found = again.jurors.iter().find(|found| found.juror == known.juror);
            known.severity = known
                .severity
                .map(|leniency| -leniency)
                .filter(|_| found.is_none_or(|found| found.severity.is_some()));
            known.error = known
                .error
                .filter(|_| found.is_none_or(|found| found.error.is_some()));
        }
        Some(self)
    }
}

/// Sheets of one part as the model takes them.
struct Numbered<'a> {
    entries: Vec<&'a EntryId>,
    jurors: Vec<&'a PersonId>,
    observations: Vec<Observation>,
}

impl<'a> Numbered<'a> {
    fn of(criteria: &[Criterion], sheets: &[&'a Sheet]) -> Self {
        let entries: Vec<&EntryId> = sheets
            .iter()
            .map(|sheet| &sheet.entry)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let jurors: Vec<&PersonId> = sheets
            .iter()
            .map(|sheet| &sheet.juror)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let mut observations: Vec<Observation> = sheets
            .iter()
            .map(|sheet| Observation {
                entry: entries.binary_search(&&sheet.entry).unwrap_or(0),
                juror: jurors.binary_search(&&sheet.juror).unwrap_or(0),
                total: ranking::share(criteria, &sheet.marks),
            })
            .collect();
        // Sums of floating-point numbers depend on their order: it must not be that of the input.
        observations.sort_by_key(|observation| (observation.entry, observation.juror));
        Self {
            entries,
            jurors,
            observations,
        }
    }

    /// The number of an entry.
    fn place(&self, entry: &EntryId) -> Option<usize> {
        self.entries.binary_search(&entry).ok()
    }
}

/// The parts of the sheets whose jurors and entries do not touch those of another, in the order of
/// their first entries.
fn parts(sheets: &[Sheet]) -> Vec<Vec<&Sheet>> {
    let jurors: Vec<&PersonId> = sheets
        .iter()
        .map(|sheet| &sheet.juror)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut panels: BTreeMap<&EntryId, Vec<usize>> = BTreeMap::new();
    for sheet in sheets {
        panels
            .entry(&sheet.entry)
            .or_default()
            .push(jurors.binary_search(&&sheet.juror).unwrap_or(0));
    }
    let entries: Vec<&EntryId> = panels.keys().copied().collect();
    let components = graph::components(jurors.len(), &panels.into_values().collect::<Vec<_>>());
    let mut parts = vec![Vec::new(); components.count];
    for sheet in sheets {
        let entry = entries
            .binary_search(&&sheet.entry)
            .ok()
            .and_then(|place| components.entries[place]);
        if let Some(part) = entry.and_then(|part| parts.get_mut(part)) {
            part.push(sheet);
        }
    }
    parts
}

fn find_coverage(criteria: &[Criterion], parts: &[Vec<&Sheet>]) -> Coverage {
    match parts {
        [] => Coverage::Empty,
        [sheets] => {
            let Numbered {
                entries,
                jurors,
                observations,
            } = Numbered::of(criteria, sheets);
            if observations.len() == entries.len() * jurors.len() {
                Coverage::Complete
            } else {
                Coverage::Connected
            }
        }
        parts => Coverage::Apart(parts.len()),
    }
}

/// How the jury covers the entries, without a ranking.
#[must_use]
pub fn coverage(inputs: &Inputs) -> Coverage {
    find_coverage(&inputs.criteria, &parts(&inputs.sheets))
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
    assessment.coverage = find_coverage(&inputs.criteria, &parts);
    if assessment.coverage == Coverage::Complete {
        assessment.order = Order::Raw;
    }
    for (part, sheets) in parts.iter().enumerate() {
        assess_part(inputs, part, sheets, &mut assessment);
    }
    assessment
}

/// Assesses the entries and jurors of a part, whose sheets compare all of them.
fn assess_part(inputs: &Inputs, part: usize, sheets: &[&Sheet], assessment: &mut Assessment) {
    let numbered = Numbered::of(&inputs.criteria, sheets);
    let Some(fit) = Fit::new(
        numbered.entries.len(),
        numbered.jurors.len(),
        &numbered.observations,
    ) else {
        return;
    };
    let compares = assessment.coverage.compares();
    let places = rank_part(inputs, sheets, &numbered, &fit, assessment.coverage);
    let mut entries = assess_entries(inputs, part, &numbered, &fit, places, compares);
    let order = assessment.order;
    entries.sort_by(|one, other| {
        (one.place(order).rank, &one.entry).cmp(&(other.place(order).rank, &other.entry))
    });
    if !compares {
        // A rank among those of the part would be read as one among all.
        for place in entries
            .iter_mut()
            .flat_map(|entry| [&mut entry.raw, &mut entry.corrected])
        {
            place.rank = None;
        }
    }
    assessment.entries.extend(entries);
    assessment
        .jurors
        .extend(assess_jurors(part, &numbered, &fit, compares));
    assessment.parts.push(describe_part(&fit));
}

/// The entries of a part by their mean marks, and by the estimates that correct them for who gave
/// them.
fn rank_part(
    inputs: &Inputs,
    sheets: &[&Sheet],
    numbered: &Numbered,
    fit: &Fit,
    coverage: Coverage,
) -> (Vec<RankedEntry>, Vec<RankedEntry>) {
    let own: Vec<Sheet> = sheets.iter().map(|sheet| (*sheet).clone()).collect();
    let raw = ranking::rank_by(&inputs.criteria, &own, &inputs.votes, |_| None);
    let corrected = if coverage == Coverage::Complete {
        raw.clone()
    } else {
        let estimate = |entry: &EntryId| {
            numbered
                .place(entry)
                .map(|entry| hundredths(fit.mean() + fit.worth(entry)))
        };
        ranking::rank_by(&inputs.criteria, &own, &inputs.votes, estimate)
    };
    (raw, corrected)
}

/// What the sheets say of each entry of a part; how sure it is only where all entries are compared.
fn assess_entries(
    inputs: &Inputs,
    part: usize,
    numbered: &Numbered,
    fit: &Fit,
    (raw, corrected): (Vec<RankedEntry>, Vec<RankedEntry>),
    compares: bool,
) -> Vec<AssessedEntry> {
    let all: Vec<usize> = (0..numbered.entries.len()).collect();
    let probabilities = if compares {
        fit.probabilities(&all, inputs.shortlist, inputs.samples, inputs.seed)
    } else {
        None
    };
    let mut corrected_of: BTreeMap<EntryId, RankedEntry> = corrected
        .into_iter()
        .map(|place| (place.entry.clone(), place))
        .collect();
    raw.into_iter()
        .filter_map(|raw| {
            let index = numbered.place(&raw.entry)?;
            Some(AssessedEntry {
                entry: raw.entry.clone(),
                part,
                corrected: corrected_of.remove(&raw.entry)?,
                raw,
                estimate: (fit.mean() + fit.worth(index)) * HUNDRED,
                error: fit
                    .error(index)
                    .filter(|_| compares)
                    .map(|error| error * HUNDRED),
                probabilities: probabilities
                    .as_ref()
                    .map(|probabilities| probabilities[index]),
            })
        })
        .collect()
}

/// What the sheets say of each juror of a part.
fn assess_jurors(
    part: usize,
    numbered: &Numbered,
    fit: &Fit,
    compares: bool,
) -> Vec<AssessedJuror> {
    let assess = |(index, juror): (usize, &&PersonId)| AssessedJuror {
        juror: (*juror).clone(),
        part,
        sheets: numbered
            .observations
            .iter()
            .filter(|observation| observation.juror == index)
            .count(),
        severity: (numbered.jurors.len() > 1).then(|| fit.severity(index) * HUNDRED),
        error: fit
            .severity_error(index)
            .filter(|_| compares)
            .map(|error| error * HUNDRED),
    };
    numbered.jurors.iter().enumerate().map(assess).collect()
}

/// What the model found of a part, in points.
fn describe_part(fit: &Fit) -> Part {
    let [residual, entries, jurors] = fit
        .variances()
        .map(|variance| variance.map(|variance| variance * HUNDRED * HUNDRED));
    Part {
        source: fit.source(),
        residual,
        entries,
        jurors,
        ratios: fit.ratios(),
        mean: fit.mean() * HUNDRED,
    }
}

#[cfg(test)]
mod tests;

//! Why an entry stands where it stands, and what would change if one juror were left out.

use contest::{EntryId, PersonId};
use serde::{Deserialize, Serialize};

use super::{AssessedJuror, Assessment, HUNDRED, Inputs, Numbered, Order, Part, hundredths, parts};
use crate::{
    graph,
    model::{self, Observation},
    ranking::{self, Field},
};

/// What one juror's sheet does to an entry's estimate. All in points of 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The juror.
    pub juror: PersonId,
    /// The total of the sheet.
    pub total: f64,
    /// How much less than the mean juror this one gives; `None` where there is no other to compare
    /// with.
    pub severity: Option<f64>,
    /// The total and the severity: what a juror of mean severity would have given.
    pub corrected: f64,
    /// What is left once the entry's estimate is taken away as well: how far this juror stands from
    /// the others.
    pub apart: f64,
}

/// For one entry, each juror's sheet, in the order of the jurors' names.
#[must_use]
pub fn reasons(inputs: &Inputs, assessment: &Assessment, entry: &EntryId) -> Vec<Reason> {
    let Some(assessed) = assessment
        .entries
        .iter()
        .find(|assessed| assessed.entry == *entry)
    else {
        return Vec::new();
    };
    let mut reasons: Vec<Reason> = inputs
        .sheets
        .iter()
        .filter(|sheet| sheet.entry == *entry)
        .map(|sheet| {
            let total = ranking::share(&inputs.criteria, &sheet.marks) * HUNDRED;
            let severity = assessment
                .jurors
                .iter()
                .find(|juror| juror.juror == sheet.juror)
                .and_then(|juror| juror.severity);
            let corrected = total + severity.unwrap_or(0.0);
            Reason {
                juror: sheet.juror.clone(),
                total,
                severity,
                corrected,
                apart: corrected - assessed.estimate,
            }
        })
        .collect();
    reasons.sort_by(|one, other| one.juror.cmp(&other.juror));
    reasons
}

/// An entry whose rank would be another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The entry.
    pub entry: EntryId,
    /// The rank with all jurors, from 1.
    pub before: usize,
    /// The rank without the juror, from 1; `None` where no sheet would be left.
    pub after: Option<usize>,
}

/// What would change without one juror.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The juror.
    pub juror: PersonId,
    /// By the rank before.
    pub changes: Vec<Change>,
    /// Whether the shortlist would be another.
    pub shortlist: bool,
    /// Into how many parts that share nothing the jury would fall: then there would be no ranking,
    /// and no changes are told. `None` where it would hang together.
    pub parts: Option<usize>,
}

/// For each juror, what would change in the order that counts if their sheets were not there. The
/// variances stay those of the whole jury, so that one juror's sheets are all that is left out.
/// Nothing where there is no ranking that could change.
///
/// # Panics
///
/// Where a thread that it starts panicked.
#[must_use]
pub fn left_out(inputs: &Inputs, assessment: &Assessment) -> Vec<LeftOut> {
    if !assessment.coverage.compares() {
        return Vec::new();
    }
    let sheets = parts(&inputs.sheets);
    let prepared: Vec<(Field, Numbered)> = sheets
        .iter()
        .map(|part| {
            (
                Field::of(&inputs.criteria, part.iter().copied()),
                Numbered::of(&inputs.criteria, part),
            )
        })
        .collect();
    let prepared = &prepared;
    // Each juror is a ranking of its own, whoever computes it.
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = assessment.jurors.len().div_ceil(workers).max(1);
    let of = move |juror: &AssessedJuror| {
        let (field, numbered) = prepared.get(juror.part)?;
        Some(without(inputs, assessment, (field, numbered), juror))
    };
    std::thread::scope(|scope| {
        let jurors = assessment.jurors.chunks(share);
        let running: Vec<_> = jurors
            .map(|jurors| scope.spawn(move || jurors.iter().filter_map(of).collect::<Vec<_>>()))
            .collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().expect("a ranking without a juror"))
            .collect()
    })
}

fn without(
    inputs: &Inputs,
    assessment: &Assessment,
    (field, numbered): (&Field, &Numbered),
    juror: &AssessedJuror,
) -> LeftOut {
    let left = |changes: Vec<Change>, shortlist: bool, parts: Option<usize>| LeftOut {
        juror: juror.juror.clone(),
        changes,
        shortlist,
        parts,
    };
    let parts = numbered.parts_without(&juror.juror);
    if parts > 1 {
        return left(Vec::new(), false, Some(parts));
    }
    let known = &assessment.parts[juror.part];
    let worths = match assessment.order {
        Order::Raw => None,
        Order::Corrected => numbered.worths_without(&juror.juror, known),
    };
    let estimate = |entry: &EntryId| {
        let place = numbered.entries.binary_search(&entry).ok()?;
        worths.as_ref().map(|worths| hundredths(worths[place]))
    };
    let after = field.ranks_without(&juror.juror, &inputs.votes, estimate);
    let before = assessment
        .entries
        .iter()
        .filter(|entry| entry.part == juror.part);
    let changes: Vec<Change> = before
        .filter_map(|entry| {
            let rank = entry.place(assessment.order).rank?;
            let new = after.get(&entry.entry).copied();
            (new != Some(rank)).then(|| Change {
                entry: entry.entry.clone(),
                before: rank,
                after: new,
            })
        })
        .collect();
    let listed = |rank: usize| rank <= inputs.shortlist;
    let shortlist = changes
        .iter()
        .any(|change| listed(change.before) != change.after.is_some_and(listed));
    left(changes, shortlist, None)
}

impl Numbered<'_> {
    /// What each entry is worth, between 0 and 1, where one juror's sheets are left out. `None`
    /// where nothing is left to fit.
    fn worths_without(&self, juror: &PersonId, known: &Part) -> Option<Vec<f64>> {
        let left = self.jurors.binary_search(&juror).ok()?;
        let observations: Vec<Observation> = self
            .observations
            .iter()
            .filter(|observation| observation.juror != left)
            .map(|observation| Observation {
                juror: observation.juror - usize::from(observation.juror > left),
                ..*observation
            })
            .collect();
        model::worths(
            self.entries.len(),
            self.jurors.len() - 1,
            &observations,
            known.ratios,
        )
    }

    /// Into how many parts that share nothing the jury falls without one juror.
    fn parts_without(&self, juror: &PersonId) -> usize {
        let left = self.jurors.binary_search(&juror).ok();
        let mut panels = vec![Vec::new(); self.entries.len()];
        for observation in self
            .observations
            .iter()
            .filter(|observation| Some(observation.juror) != left)
        {
            panels[observation.entry].push(observation.juror);
        }
        graph::components(self.jurors.len(), &panels).count
    }
}

//! Places: weighted means of finished sheets, or estimates made of them, with the published tie
//! chain.
//!
//! Marks, weights and totals are integers, so that equal is equal and the order does not depend on
//! the order of the input.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use contest::{EntryId, PersonId, judging::Criterion};
use serde::{Deserialize, Serialize};

/// The finished sheet of one juror for one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The entry.
    pub entry: EntryId,
    /// The juror.
    pub juror: PersonId,
    /// One mark per criterion, in the order of the criteria: a step of its scale, or `None` where
    /// the criterion does not apply to the entry. The other weights then share the whole.
    pub marks: Vec<Option<i64>>,
}

/// Which step of the tie chain set an entry apart from those with the same total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieStep {
    /// A higher mean on the criterion with this index.
    Criterion(usize),
    /// More jurors place it above the others, among those who scored both.
    Preference,
    /// A higher median.
    Median,
    /// A vote of the jury.
    Vote,
    /// Nothing: the entries share a rank, unless the jury votes.
    Shared,
}

/// A vote of the jury on the ranking: how many votes each entry got that was voted on.
pub type Vote = BTreeMap<EntryId, i64>;

/// An entry's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedEntry {
    /// The entry.
    pub entry: EntryId,
    /// From 1; entries that share a rank are followed by a gap. `None` where there is no ranking of
    /// all entries.
    pub rank: Option<usize>,
    /// Weighted mean in hundredths of a point of 100, rounded half up: 7350 is 73.50 points. This
    /// is the published precision.
    pub points: i64,
    /// Mean per criterion in hundredths of a point of 100, rounded half up; `None` where it does
    /// not apply.
    pub criteria: Vec<Option<i64>>,
    /// How many jurors finished a sheet.
    pub jurors: usize,
    /// Set where others have the same points.
    pub tie: Option<TieStep>,
}

/// A fraction with a positive denominator, compared exactly.
#[derive(Clone, Copy, Debug)]
struct Fraction(i128, i128);

impl Fraction {
    /// The mean of at least one.
    fn mean(values: &[Self]) -> Self {
        // Sheets of one entry have the same criteria, so that the denominator grows by their number
        // alone.
        let sum = values.iter().fold(Self(0, 1), |sum, value| {
            if sum.1 == value.1 {
                Self(sum.0 + value.0, sum.1)
            } else {
                Self(sum.0 * value.1 + value.0 * sum.1, sum.1 * value.1).reduce()
            }
        });
        Self(
            sum.0,
            sum.1 * i128::try_from(values.len()).unwrap_or(1).max(1),
        )
    }

    const fn reduce(self) -> Self {
        let divisor = greatest_common_divisor(self.0.abs(), self.1);
        if divisor > 1 {
            Self(self.0 / divisor, self.1 / divisor)
        } else {
            self
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "floating point begins here, in the model"
    )]
    fn value(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }

    /// In hundredths of a point of 100, rounded half up.
    fn hundredths(self) -> i64 {
        i64::try_from((self.0 * 20_000 + self.1).div_euclid(2 * self.1)).unwrap_or(i64::MAX)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Fraction {}

const fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

struct Candidate<'a> {
    entry: &'a EntryId,
    /// Exact weighted total per juror.
    totals: BTreeMap<&'a PersonId, Fraction>,
    criteria: Vec<Option<Fraction>>,
    mean: Fraction,
    median: Fraction,
}

/// The least common multiple of the scales' lengths.
fn least_common_multiple(criteria: &[Criterion]) -> i128 {
    criteria.iter().fold(1_i128, |multiple, criterion| {
        let highest = i128::from(criterion.highest.max(1));
        multiple / greatest_common_divisor(multiple, highest) * highest
    })
}

/// One sheet's weighted total: the weights of the criteria that apply share the whole.
fn total(criteria: &[Criterion], marks: &[Option<i64>], multiple: i128) -> Fraction {
    let mut sum = Fraction(0, 0);
    for (criterion, mark) in criteria.iter().zip(marks) {
        let Some(mark) = mark else { continue };
        let weight = i128::from(criterion.weight);
        sum.0 += weight * i128::from(*mark) * (multiple / i128::from(criterion.highest.max(1)));
        sum.1 += weight * multiple;
    }
    if sum.1 == 0 { Fraction(0, 1) } else { sum }
}

/// One sheet's weighted total in hundredths of a point of 100, rounded half up.
#[must_use]
pub fn points(criteria: &[Criterion], marks: &[Option<i64>]) -> i64 {
    total(criteria, marks, least_common_multiple(criteria)).hundredths()
}

/// One sheet's weighted total between 0 and 1.
#[must_use]
pub fn share(criteria: &[Criterion], marks: &[Option<i64>]) -> f64 {
    total(criteria, marks, least_common_multiple(criteria)).value()
}

/// Ranks the entries that have at least one finished sheet by the mean of their sheets, see
/// [`rank_by`].
#[must_use]
pub fn rank(criteria: &[Criterion], sheets: &[Sheet]) -> Vec<RankedEntry> {
    rank_by(criteria, sheets, &[], |_| None)
}

/// Ranks the entries that have at least one finished sheet by `estimates`: hundredths of a point of
/// 100, at the precision that is published; the mean of the sheets for an entry that has none.
///
/// Ties are entries with equal points after rounding. The chain: the mean on the heaviest
/// criterion, then the next; the jurors' preferences, among those who scored both (in a group of
/// more than two, wins less losses over the whole group); the median; the last of the `votes`, in
/// the order in which they were taken, that was on every one of them; then they share the rank.
///
/// The result is the same for every permutation of `sheets`; entries that share a rank stand in the
/// order of their ids, which is an order of display only.
#[must_use]
pub fn rank_by(
    criteria: &[Criterion],
    sheets: &[Sheet],
    votes: &[Vote],
    estimates: impl Fn(&EntryId) -> Option<i64>,
) -> Vec<RankedEntry> {
    let field = Field::of(criteria, sheets);
    let places = order_candidates(criteria, &field.candidates, votes, estimates)
        .into_iter()
        .map(|placed| RankedEntry {
            entry: placed.candidate.entry.clone(),
            rank: Some(placed.rank),
            points: placed.points,
            criteria: placed
                .candidate
                .criteria
                .iter()
                .map(|mean| mean.map(Fraction::hundredths))
                .collect(),
            jurors: placed.candidate.totals.len(),
            tie: placed.tie,
        });
    places.collect()
}

/// The entries that have at least one finished sheet, with what their order depends on.
pub(crate) struct Field<'a> {
    criteria: &'a [Criterion],
    multiple: i128,
    /// Marks by entry and juror.
    sheets: BTreeMap<&'a EntryId, BTreeMap<&'a PersonId, &'a [Option<i64>]>>,
    candidates: Vec<Candidate<'a>>,
}

impl<'a> Field<'a> {
    pub(crate) fn of(
        criteria: &'a [Criterion],
        sheets: impl IntoIterator<Item = &'a Sheet>,
    ) -> Self {
        let mut by_entry: BTreeMap<&EntryId, BTreeMap<&PersonId, &[Option<i64>]>> = BTreeMap::new();
        for sheet in sheets {
            by_entry
                .entry(&sheet.entry)
                .or_default()
                .insert(&sheet.juror, &sheet.marks);
        }
        let multiple = least_common_multiple(criteria);
        let candidates = by_entry
            .iter()
            .map(|(entry, sheets)| candidate(criteria, entry, sheets, multiple))
            .collect();
        Self {
            criteria,
            multiple,
            sheets: by_entry,
            candidates,
        }
    }

    /// The ranks, by [`rank_by`], of the entries that keep a sheet where those of one juror are
    /// left out.
    pub(crate) fn ranks_without(
        &self,
        juror: &PersonId,
        votes: &[Vote],
        estimates: impl Fn(&EntryId) -> Option<i64>,
    ) -> HashMap<&'a EntryId, usize> {
        // Only what the juror scored is another than before.
        let anew: HashMap<&EntryId, Option<Candidate>> = self
            .sheets
            .iter()
            .filter(|(_, sheets)| sheets.contains_key(juror))
            .map(|(entry, sheets)| {
                let rest: BTreeMap<_, _> = sheets
                    .iter()
                    .filter(|(of, _)| **of != juror)
                    .map(|(of, marks)| (*of, *marks))
                    .collect();
                (
                    *entry,
                    (!rest.is_empty())
                        .then(|| candidate(self.criteria, entry, &rest, self.multiple)),
                )
            })
            .collect();
        let candidates = self
            .candidates
            .iter()
            .filter_map(|old| anew.get(old.entry).map_or(Some(old), Option::as_ref));
        order_candidates(self.criteria, candidates, votes, estimates)
            .into_iter()
            .map(|placed| (placed.candidate.entry, placed.rank))
            .collect()
    }
}

/// An entry at its place.
struct Placed<'a, 'b> {
    candidate: &'b Candidate<'a>,
    rank: usize,
    points: i64,
    tie: Option<TieStep>,
}

fn order_candidates<'a: 'b, 'b>(
    criteria: &[Criterion],
    candidates: impl IntoIterator<Item = &'b Candidate<'a>>,
    votes: &[Vote],
    estimates: impl Fn(&EntryId) -> Option<i64>,
) -> Vec<Placed<'a, 'b>> {
    let mut heaviest: Vec<usize> = (0..criteria.len())
        .filter(|index| criteria[*index].weight > 0)
        .collect();
    heaviest.sort_by_key(|index| Reverse(criteria[*index].weight));
    let mut groups: BTreeMap<Reverse<i64>, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        let points = estimates(candidate.entry).unwrap_or_else(|| candidate.mean.hundredths());
        groups.entry(Reverse(points)).or_default().push(candidate);
    }
    let mut places = Vec::new();
    for (Reverse(points), group) in groups {
        let tied = group.len() > 1;
        for (step, shared) in untie(group, &heaviest, votes, 0) {
            let rank = places.len() + 1;
            places.extend(shared.into_iter().map(|candidate| Placed {
                candidate,
                rank,
                points,
                tie: tied.then_some(step),
            }));
        }
    }
    places
}

fn candidate<'a>(
    criteria: &[Criterion],
    entry: &'a EntryId,
    sheets: &BTreeMap<&'a PersonId, &[Option<i64>]>,
    multiple: i128,
) -> Candidate<'a> {
    let totals: BTreeMap<&PersonId, Fraction> = sheets
        .iter()
        .map(|(juror, marks)| (*juror, total(criteria, marks, multiple)))
        .collect();
    let means = criteria.iter().enumerate().map(|(index, criterion)| {
        let marks: Vec<i128> = sheets
            .values()
            .filter_map(|marks| marks.get(index).copied().flatten())
            .map(i128::from)
            .collect();
        let count = i128::try_from(marks.len()).unwrap_or(i128::MAX);
        (count > 0).then(|| {
            Fraction(
                marks.iter().sum(),
                count * i128::from(criterion.highest.max(1)),
            )
        })
    });
    let mut sorted: Vec<Fraction> = totals.values().copied().collect();
    sorted.sort_unstable();
    Candidate {
        entry,
        criteria: means.collect(),
        mean: Fraction::mean(&sorted),
        median: Fraction::mean(&[sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]]),
        totals,
    }
}

/// Splits a group of equals by the chain from `step` on: criteria by weight, then preference,
/// median and vote. Answers the parts in order, each with the step that set it apart; a part of
/// more than one shares a rank.
fn untie<'a, 'b>(
    group: Vec<&'b Candidate<'a>>,
    heaviest: &[usize],
    votes: &[Vote],
    step: usize,
) -> Vec<(TieStep, Vec<&'b Candidate<'a>>)> {
    if group.len() == 1 || step > heaviest.len() + 2 {
        return vec![(TieStep::Shared, group)];
    }
    let (name, mut keyed): (TieStep, Vec<(Fraction, &Candidate)>) =
        if let Some(criterion) = heaviest.get(step) {
            (
                TieStep::Criterion(*criterion),
                group
                    .iter()
                    .map(|candidate| {
                        (
                            candidate.criteria[*criterion].unwrap_or(Fraction(-1, 1)),
                            *candidate,
                        )
                    })
                    .collect(),
            )
        } else if step == heaviest.len() {
            (
                TieStep::Preference,
                group
                    .iter()
                    .map(|candidate| (Fraction(preference(candidate, &group), 1), *candidate))
                    .collect(),
            )
        } else if step == heaviest.len() + 1 {
            (
                TieStep::Median,
                group
                    .iter()
                    .map(|candidate| (candidate.median, *candidate))
                    .collect(),
            )
        } else {
            let on_all = |vote: &&Vote| {
                group
                    .iter()
                    .all(|candidate| vote.contains_key(candidate.entry))
            };
            let Some(vote) = votes.iter().rev().find(on_all) else {
                return vec![(TieStep::Shared, group)];
            };
            let of = |candidate: &Candidate| {
                Fraction(vote.get(candidate.entry).copied().unwrap_or(0).into(), 1)
            };
            (
                TieStep::Vote,
                group
                    .iter()
                    .map(|candidate| (of(candidate), *candidate))
                    .collect(),
            )
        };
    keyed.sort_by_key(|(key, candidate)| (Reverse(*key), candidate.entry));
    let mut parts: Vec<(Fraction, Vec<&Candidate>)> = Vec::new();
    for (key, candidate) in keyed {
        match parts.last_mut() {
            Some((last, part)) if *last == key => part.push(candidate),
            _ => parts.push((key, vec![candidate])),
        }
    }
    let split = parts.len() > 1;
    parts
        .into_iter()
        .flat_map(|(_, part)| {
            let alone = part.len() == 1;
            let mut deeper = untie(part, heaviest, votes, step + 1);
            if split && alone {
                deeper[0].0 = name;
            }
            deeper
        })
        .collect()
}

/// Jurors who place `candidate` above another of the group less those who place it below, summed
/// over the group.
fn preference(candidate: &Candidate, group: &[&Candidate]) -> i128 {
    let others = group.iter().filter(|other| other.entry != candidate.entry);
    others
        .flat_map(|other| {
            candidate.totals.iter().filter_map(|(juror, total)| {
                other
                    .totals
                    .get(juror)
                    .map(|theirs| match total.cmp(theirs) {
                        std::cmp::Ordering::Less => -1,
                        std::cmp::Ordering::Equal => 0,
                        std::cmp::Ordering::Greater => 1,
                    })
            })
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contest::CriterionId;
    use proptest::prelude::*;

    fn criterion(id: &str, weight: i64, highest: i64) -> Criterion {
        Criterion {
            id: CriterionId::new(id),
            weight,
            highest,
            ..Criterion::default()
        }
    }

    fn four() -> Vec<Criterion> {
        vec![
            criterion("insight", 300, 10),
            criterion("clarity", 250, 10),
            criterion("craft", 250, 10),
            criterion("data", 200, 10),
        ]
    }

    fn sheet(entry: &str, juror: &str, marks: &[i64]) -> Sheet {
        Sheet {
            entry: EntryId::new(entry),
            juror: PersonId::new(juror),
            marks: marks.iter().copied().map(Some).collect(),
        }
    }

    #[test]
    fn a_mean_not_a_sum() {
        let places = rank(
            &four(),
            &[
                sheet("a", "1", &[8, 7, 9, 6]),
                sheet("b", "1", &[7, 7, 7, 7]),
                sheet("b", "2", &[7, 7, 7, 7]),
            ],
        );
        assert_eq!(places[0].entry.as_str(), "a");
        // 0.3 * 80 + 0.25 * 70 + 0.25 * 90 + 0.2 * 60
        assert_eq!(places[0].points, 7_600);
        assert_eq!(
            (places[1].points, places[1].jurors, places[1].tie),
            (7_000, 2, None)
        );
    }

    #[test]
    fn the_chain_goes_criterion_preference_median_shared() {
        let equal = [criterion("one", 500, 10), criterion("two", 500, 10)];
        // The same points: the first criterion is the heaviest by its place.
        let places = rank(
            &equal,
            &[sheet("a", "1", &[4, 6]), sheet("b", "1", &[6, 4])],
        );
        assert_eq!(
            (places[0].entry.as_str(), places[0].tie),
            ("b", Some(TieStep::Criterion(0)))
        );
        // One criterion: two of three jurors prefer a, the means are equal.
        let single = [criterion("one", 1000, 10)];
        let marks = [("a", [6, 6, 3]), ("b", [5, 5, 5])];
        let sheets: Vec<Sheet> = marks
            .iter()
            .flat_map(|(entry, marks)| {
                (0..3).map(move |juror| sheet(entry, &juror.to_string(), &[marks[juror]]))
            })
            .collect();
        let places = rank(&single, &sheets);
        assert_eq!(
            (places[0].entry.as_str(), places[0].tie),
            ("a", Some(TieStep::Preference))
        );
        // Different jurors, so no preference: the median decides.
        let sheets: Vec<Sheet> = marks
            .iter()
            .flat_map(|(entry, marks)| {
                (0..3).map(move |juror| sheet(entry, &format!("{entry}{juror}"), &[marks[juror]]))
            })
            .collect();
        assert_eq!(rank(&single, &sheets)[0].tie, Some(TieStep::Median));
        // Nothing tells them apart: they share the rank and the next is third.
        let places = rank(
            &single,
            &[
                sheet("a", "1", &[5]),
                sheet("b", "1", &[5]),
                sheet("c", "1", &[4]),
            ],
        );
        assert_eq!(
            places.iter().map(|place| place.rank).collect::<Vec<_>>(),
            [Some(1), Some(1), Some(3)]
        );
        assert_eq!(places[0].tie, Some(TieStep::Shared));
    }

    #[test]
    fn a_vote_on_all_that_are_tied_resolves_what_nothing_else_does() {
        let single = [criterion("one", 1000, 10)];
        let sheets = [
            sheet("a", "1", &[5]),
            sheet("b", "1", &[5]),
            sheet("c", "1", &[5]),
            sheet("d", "1", &[9]),
        ];
        let vote = |votes: &[(&str, i64)]| -> Vote {
            votes
                .iter()
                .map(|(entry, count)| (EntryId::new(*entry), *count))
                .collect()
        };
        let ranked = |votes: &[Vote]| -> Vec<(EntryId, Option<usize>, Option<TieStep>)> {
            rank_by(&single, &sheets, votes, |_| None)
                .into_iter()
                .map(|place| (place.entry, place.rank, place.tie))
                .collect()
        };
        let told = |votes: &[Vote]| {
            let ranked = ranked(votes).into_iter();
            ranked
                .map(|(entry, rank, _)| format!("{}{entry}", rank.expect("a rank")))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(told(&[]), "1d 2a 2b 2c");
        // On two of three it says nothing of the third.
        assert_eq!(told(&[vote(&[("a", 1), ("b", 4)])]), "1d 2a 2b 2c");
        assert_eq!(
            told(&[vote(&[("a", 1), ("b", 4), ("c", 0)])]),
            "1d 2b 3a 4c"
        );
        assert_eq!(
            ranked(&[vote(&[("a", 1), ("b", 4), ("c", 0)])])[1].2,
            Some(TieStep::Vote)
        );
        // Equal votes leave a tie, and the last vote counts. It never lifts an entry over one with
        // more points.
        assert_eq!(
            told(&[vote(&[("a", 2), ("b", 2), ("c", 1)])]),
            "1d 2a 2b 4c"
        );
        assert_eq!(
            told(&[
                vote(&[("a", 3), ("b", 1), ("c", 0)]),
                vote(&[("a", 0), ("b", 1), ("c", 3), ("d", 0)])
            ]),
            "1d 2c 3b 4a"
        );
    }

    #[test]
    fn scales_of_different_length_are_comparable() {
        let mixed = [criterion("five", 500, 5), criterion("ten", 500, 10)];
        assert_eq!(points(&mixed, &[Some(5), Some(10)]), 10_000);
        assert_eq!(points(&mixed, &[Some(1), Some(0)]), 1_000);
    }

    #[test]
    fn what_does_not_apply_leaves_the_sum_and_what_weighs_nothing_decides_nothing() {
        let criteria = [
            criterion("all", 600, 10),
            criterion("some", 400, 10),
            criterion("beside", 0, 10),
        ];
        assert_eq!(points(&criteria, &[Some(5), None, Some(10)]), 5_000);
        assert_eq!(points(&criteria, &[None, None, Some(10)]), 0);
        let places = rank(
            &criteria,
            &[sheet("a", "1", &[5, 5, 10]), sheet("b", "1", &[5, 5, 0])],
        );
        assert_eq!(
            places
                .iter()
                .map(|place| (place.rank, place.tie))
                .collect::<Vec<_>>(),
            [(Some(1), Some(TieStep::Shared)); 2]
        );
        // Different juries and different criteria are compared as shares of the whole.
        let sheets = [
            Sheet {
                entry: EntryId::new("a"),
                juror: PersonId::new("1"),
                marks: vec![Some(7), None, None],
            },
            Sheet {
                entry: EntryId::new("b"),
                juror: PersonId::new("1"),
                marks: vec![Some(7), Some(7), None],
            },
            Sheet {
                entry: EntryId::new("b"),
                juror: PersonId::new("2"),
                marks: vec![Some(8), Some(7), None],
            },
        ];
        assert_eq!(rank(&criteria, &sheets)[0].entry.as_str(), "b");
    }

    #[test]
    fn an_estimate_takes_the_place_of_the_mean_and_the_chain_goes_on() {
        let criteria = [criterion("one", 500, 10), criterion("two", 500, 10)];
        let sheets = [
            sheet("a", "1", &[9, 9]),
            sheet("b", "1", &[3, 5]),
            sheet("c", "1", &[5, 3]),
        ];
        let places = rank_by(&criteria, &sheets, &[], |entry| {
            Some(if entry.as_str() == "a" { 1_000 } else { 2_000 })
        });
        let order: Vec<(&str, Option<usize>, i64)> = places
            .iter()
            .map(|place| (place.entry.as_str(), place.rank, place.points))
            .collect();
        assert_eq!(
            order,
            [
                ("c", Some(1), 2_000),
                ("b", Some(2), 2_000),
                ("a", Some(3), 1_000)
            ]
        );
        assert_eq!(places[0].tie, Some(TieStep::Criterion(0)));
    }

    proptest! {
        #[test]
        fn the_ranking_is_invariant_under_permutation(
            marks in proptest::collection::vec(
                (
                    0..6_usize,
                    0..4_usize,
                    proptest::collection::vec(0..4_i64, 4),
                ),
                1..24,
            ),
            seed in any::<u64>(),
        ) {
            let mut sheets: Vec<Sheet> = Vec::new();
            for (entry, juror, marks) in marks {
                if !sheets.iter().any(|known| {
                    known.entry.as_str() == entry.to_string()
                        && known.juror.as_str() == juror.to_string()
                }) {
                    sheets.push(sheet(&entry.to_string(), &juror.to_string(), &marks));
                }
            }
            let expected = rank(&four(), &sheets);
            // A permutation that depends on the seed only.
            sheets.sort_by_key(|sheet| {
                let mut mixed = seed ^ sheet.entry.as_str().len() as u64;
                let (entry, juror) = (sheet.entry.as_str(), sheet.juror.as_str());
                for byte in entry.bytes().chain(juror.bytes()) {
                    mixed = (mixed ^ u64::from(byte))
                        .wrapping_mul(0x0100_0000_01b3)
                        .rotate_left(17);
                }
                mixed
            });
            prop_assert_eq!(&rank(&four(), &sheets), &expected);
            // New names for the entries change nothing but names.
            let turned = |entry: &EntryId| {
                let digit: i64 = entry.as_str().parse().expect("a digit");
                EntryId::new((9 - digit).to_string())
            };
            let renamed: Vec<Sheet> = sheets
                .iter()
                .map(|known| Sheet {
                    entry: turned(&known.entry),
                    ..known.clone()
                })
                .collect();
            let mut back: Vec<(EntryId, Option<usize>, i64)> = rank(&four(), &renamed)
                .into_iter()
                .map(|place| (turned(&place.entry), place.rank, place.points))
                .collect();
            let mut plain: Vec<(EntryId, Option<usize>, i64)> = expected
                .into_iter()
                .map(|place| (place.entry, place.rank, place.points))
                .collect();
            back.sort();
            plain.sort();
            prop_assert_eq!(back, plain);
        }
    }
}

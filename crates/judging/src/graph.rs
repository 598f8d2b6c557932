//! Who can be compared: the graph of jurors and the entries that they score.

use std::collections::BTreeMap;

use nalgebra::DMatrix;

/// For each entry the jurors who score it, by index.
pub type Panels<'a> = &'a [Vec<usize>];

/// The component of each entry and of each juror, from 0 in the order of the entries; `None` for an
/// entry without a juror and a juror without an entry. Entries of different components share no
/// juror, not even over others: no method can compare them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Components {
    /// For each entry, its component.
    pub entries: Vec<Option<usize>>,
    /// For each juror, their component.
    pub jurors: Vec<Option<usize>>,
    /// How many there are.
    pub count: usize,
}

/// Tells the components of a jury's graph apart.
#[must_use]
pub fn components(jurors: usize, panels: Panels) -> Components {
    let mut parents: Vec<usize> = (0..jurors).collect();
    for panel in panels {
        for pair in panel.windows(2) {
            let (one, other) = (
                find_root(&mut parents, pair[0]),
                find_root(&mut parents, pair[1]),
            );
            parents[one.max(other)] = one.min(other);
        }
    }
    let mut names: BTreeMap<usize, usize> = BTreeMap::new();
    let mut entries = Vec::with_capacity(panels.len());
    for panel in panels {
        let component = panel.first().map(|juror| {
            let next = names.len();
            *names.entry(find_root(&mut parents, *juror)).or_insert(next)
        });
        entries.push(component);
    }
    let jurors = (0..jurors)
        .map(|juror| names.get(&find_root(&mut parents, juror)).copied())
        .collect();
    Components {
        entries,
        jurors,
        count: names.len(),
    }
}

/// The juror that stands for all of a component; every juror on the way there then points to it.
fn find_root(parents: &mut [usize], juror: usize) -> usize {
    let mut top = juror;
    while parents[top] != top {
        top = parents[top];
    }
    let mut at = juror;
    while parents[at] != top {
        at = std::mem::replace(&mut parents[at], top);
    }
    top
}

/// How often two jurors meet on the same entry, for every pair of them.
#[must_use]
pub fn meetings(jurors: usize, panels: Panels) -> DMatrix<u32> {
    let mut meetings = DMatrix::zeros(jurors, jurors);
    for panel in panels {
        for (place, one) in panel.iter().enumerate() {
            for other in &panel[..place] {
                meetings[(*one, *other)] += 1;
                meetings[(*other, *one)] += 1;
            }
        }
    }
    meetings
}

/// How well a jury hangs together: the second smallest eigenvalue of the Laplacian of its jurors,
/// once the entries are eliminated.
///
/// Two jurors who meet on an entry of `r` jurors are joined by a weight of `1 / r`; the Laplacian
/// of these weights is the information that the marks hold about differences in severity. The value
/// is 0 where the jury falls into parts, and the larger, the better the worst told difference
/// between jurors is told. Jurors without an entry are left out; 0 for fewer than two.
#[must_use]
pub fn connectivity(jurors: usize, panels: Panels) -> f64 {
    let mut place = vec![None; jurors];
    let mut active = 0;
    for juror in panels.iter().flatten() {
        if place[*juror].is_none() {
            place[*juror] = Some(active);
            active += 1;
        }
    }
    if active < 2 {
        return 0.0;
    }
    let mut laplacian = DMatrix::<f64>::zeros(active, active);
    for panel in panels {
        #[expect(clippy::cast_precision_loss, reason = "counts of jurors")]
        let weight = 1.0 / panel.len().max(1) as f64;
        let seats: Vec<usize> = panel.iter().filter_map(|juror| place[*juror]).collect();
        for (index, one) in seats.iter().enumerate() {
            for other in &seats[..index] {
                laplacian[(*one, *one)] += weight;
                laplacian[(*other, *other)] += weight;
                laplacian[(*one, *other)] -= weight;
                laplacian[(*other, *one)] -= weight;
            }
        }
    }
    let mut values: Vec<f64> = laplacian.symmetric_eigenvalues().iter().copied().collect();
    values.sort_unstable_by(f64::total_cmp);
    if values[1] < 1e-9 { 0.0 } else { values[1] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_that_do_not_touch_are_told_apart() {
        let panels = [vec![0, 1], vec![1, 2], vec![3, 4], vec![], vec![2, 0]];
        let found = components(6, &panels);
        assert_eq!(found.entries, [Some(0), Some(0), Some(1), None, Some(0)]);
        assert_eq!(
            found.jurors,
            [Some(0), Some(0), Some(0), Some(1), Some(1), None]
        );
        assert_eq!(found.count, 2);
        assert_eq!(connectivity(6, &panels), 0.0);
    }

    #[test]
    fn a_whole_jury_on_every_entry_is_a_complete_graph() {
        // n entries of all J jurors: weights n / J between all pairs, of which the second
        // eigenvalue is J times that.
        let panels = vec![vec![0, 1, 2, 3]; 10];
        assert!((connectivity(4, &panels) - 10.0).abs() < 1e-9);
        assert_eq!(meetings(4, &panels)[(0, 3)], 10);
        assert_eq!(connectivity(1, &[vec![0]]), 0.0);
    }
}

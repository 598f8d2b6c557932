//! Wide columns that become rows.

use crate::chunk::{Dictionary, Kind, MISSING, Values};

/// The columns of a block whose wide ones are to become rows.
pub(super) struct WideBlock {
    pub(super) rows: usize,
    /// Columns that stay columns.
    pub(super) kept: Vec<Values>,
    /// Wide columns, with the number in their names.
    pub(super) wide: Vec<(i64, Values)>,
    /// Flags of the wide columns, with the number in their names; none where the file has none.
    pub(super) flags: Vec<(i64, Values)>,
}

impl WideBlock {
    /// Every kept column is repeated, one row per wide column, in the order of the rows; then come
    /// the numbers, the values, of this kind, and the flags.
    pub(super) fn lengthen(mut self, kind: Kind) -> Vec<Values> {
        self.wide.sort_by_key(|(number, _)| *number);
        let times = self.wide.len();
        let mut columns: Vec<Values> = std::mem::take(&mut self.kept)
            .into_iter()
            .map(|values| repeat_rows(values, times))
            .collect();
        columns.push(Values::Whole(
            (0..self.rows)
                .flat_map(|_| self.wide.iter().map(|(number, _)| *number))
                .collect(),
        ));
        columns.push(self.values(kind));
        if !self.flags.is_empty() {
            columns.push(self.merge_flags());
        }
        columns
    }

    fn values(&self, kind: Kind) -> Values {
        let cells =
            (0..self.rows).flat_map(|row| self.wide.iter().map(move |(_, values)| (values, row)));
        if kind == Kind::Integer {
            let whole = |(values, row): (&Values, usize)| {
                if let Values::Whole(values) = values {
                    values[row]
                } else {
                    MISSING
                }
            };
            return Values::Whole(cells.map(whole).collect());
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of people and hours are far below 2^53"
        )]
        let number = |(values, row): (&Values, usize)| match values {
            Values::Whole(values) if values[row] != MISSING => values[row] as f64,
            Values::Number(values) => values[row],
            Values::Whole(_) | Values::Text { .. } => f64::NAN,
        };
        Values::Number(cells.map(number).collect())
    }

    fn merge_flags(&self) -> Values {
        let by_number: Vec<Option<&Values>> = self
            .wide
            .iter()
            .map(|(number, _)| {
                self.flags
                    .iter()
                    .find(|(other, _)| other == number)
                    .map(|(_, values)| values)
            })
            .collect();
        let mut merged = Dictionary::default();
        let mut codes = Vec::with_capacity(self.rows * self.wide.len());
        for row in 0..self.rows {
            for values in &by_number {
                codes.push(match values {
                    Some(Values::Text { dictionary, codes }) if codes[row] != u32::MAX => {
                        merged.code(dictionary.get(codes[row] as usize))
                    }
                    _ => u32::MAX,
                });
            }
        }
        Values::Text {
            dictionary: merged.texts,
            codes,
        }
    }
}

/// Each value so many times behind one another.
fn repeat_rows(values: Values, times: usize) -> Values {
    fn repeat<T: Copy>(values: &[T], times: usize) -> Vec<T> {
        values
            .iter()
            .flat_map(|value| std::iter::repeat_n(*value, times))
            .collect()
    }
    match values {
        Values::Whole(values) => Values::Whole(repeat(&values, times)),
        Values::Number(values) => Values::Number(repeat(&values, times)),
        Values::Text { dictionary, codes } => Values::Text {
            dictionary,
            codes: repeat(&codes, times),
        },
    }
}

//! What a rule asks of a table: which columns it reads, which rows count, and what they come to.

use std::collections::BTreeMap;

use chart_spec::{Measure, Rule, Subject, What};
use contest::Areas;
use polars::prelude::*;

use super::{Unfit, broken};
use crate::table::{Grouping, MAX_GROUPS, Sum, Table};

/// Sums by the texts of their keys.
pub(super) type Sums = BTreeMap<Vec<String>, Sum>;

/// What the rows of one combination of keys come to in one facet.
pub(super) struct FacetSum {
    /// Value of the facet's column; empty where there is none.
    pub(super) facet: String,
    /// The further keys, in the order in which they were asked for.
    pub(super) key: Vec<String>,
    pub(super) sum: Sum,
}

/// A rule, and the table that it is asked of.
#[derive(Clone, Copy)]
pub(super) struct Query<'a> {
    pub(super) table: Table<'a>,
    pub(super) rule: &'a Rule,
}

/// The column that a rule names for a part which its chart must have.
pub(super) fn require<'n>(part: &str, column: &'n str) -> Result<&'n str, Unfit> {
    if column.is_empty() {
        Err(Unfit::Part(part.to_owned()))
    } else {
        Ok(column)
    }
}

/// The name of a column, where it holds numbers.
pub(super) fn require_numbers<'n>(table: Table, name: &'n str) -> Result<&'n str, Unfit> {
    let column = table
        .column(name)
        .ok_or_else(|| Unfit::Column(name.to_owned()))?;
    if matches!(column.kind.as_str(), "integer" | "number") {
        Ok(name)
    } else {
        Err(Unfit::Numbers(name.to_owned()))
    }
}

/// Sums of a table by the keys of a grouping.
pub(super) fn sum_groups(table: Table, grouping: &Grouping) -> Result<Sums, Unfit> {
    table
        .sums(grouping)
        .map_err(broken)?
        .ok_or(Unfit::Groups(MAX_GROUPS))
}

impl<'a> Query<'a> {
    /// The column `x`, which the chart must have.
    pub(super) fn x(&self) -> Result<&'a str, Unfit> {
        require("x", &self.rule.x)
    }

    /// The column `x`, which the chart must have and which must hold numbers.
    pub(super) fn numbers_of_x(&self) -> Result<&'a str, Unfit> {
        require_numbers(self.table, self.x()?)
    }

    /// The column `y`, which the chart must have and which must hold numbers.
    pub(super) fn numbers_of_y(&self) -> Result<&'a str, Unfit> {
        require_numbers(self.table, require("y", &self.rule.y)?)
    }

    /// The column that is measured; none where rows are counted.
    pub(super) fn measured_column(&self) -> Result<Option<&'a str>, Unfit> {
        let name = self.rule.y.as_str();
        if name.is_empty() {
            return if self.rule.measure == Measure::Count {
                Ok(None)
            } else {
                Err(Unfit::Part("y".to_owned()))
            };
        }
        require_numbers(self.table, name).map(Some)
    }

    /// The areas whose codes a column holds.
    pub(super) fn areas_of(&self, column: &str) -> Option<Areas<'a>> {
        self.table.column(column)?.areas(self.table.cities)
    }

    /// What the values are, for the axis and its reader.
    pub(super) fn describe_values(&self) -> What {
        let unit = self
            .table
            .column(&self.rule.y)
            .map_or_else(String::new, |column| column.unit.clone());
        let subject = self
            .rule
            .subject
            .or_else(|| Subject::of_column(&self.rule.y));
        What {
            measure: self.rule.measure,
            subject,
            column: self.rule.y.clone(),
            unit,
        }
    }

    /// Which rows count; none where all of them do.
    pub(super) fn row_filter(&self) -> Option<Expr> {
        let whole = |column: &str| {
            self.table
                .column(column)
                .is_some_and(|column| column.kind == "integer")
        };
        let condition = |(column, is): &(String, String)| match is.parse::<i64>() {
            Ok(number) if whole(column) => col(column.as_str()).eq(lit(number)),
            _ => col(column.as_str())
                .cast(DataType::String)
                .eq(lit(is.as_str())),
        };
        self.rule.only.iter().map(condition).reduce(Expr::and)
    }

    /// The columns that decide which rows count.
    pub(super) fn filter_columns(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.rule.only.iter().map(|(column, _)| column.as_str())
    }

    /// Sums of the rows that count, by keys: expressions over the named columns.
    pub(super) fn sum_by(
        &self,
        columns: &[&'a str],
        keys: Vec<Expr>,
        value: Option<&'a str>,
    ) -> Result<Sums, Unfit> {
        let mut columns = columns.to_vec();
        columns.extend(self.filter_columns());
        let grouping = Grouping {
            columns,
            keys,
            value,
            filter: self.row_filter(),
        };
        let sums = sum_groups(self.table, &grouping)?;
        if sums.is_empty() {
            Err(Unfit::Nothing)
        } else {
            Ok(sums)
        }
    }

    /// Sums by facet and further keys.
    pub(super) fn sum_by_facet(
        &self,
        columns: &[&'a str],
        keys: Vec<Expr>,
        value: Option<&'a str>,
    ) -> Result<Vec<FacetSum>, Unfit> {
        let facet = self.rule.facet.as_str();
        let mut columns = columns.to_vec();
        let mut all = vec![if facet.is_empty() {
            lit("")
        } else {
            col(facet)
        }];
        if !facet.is_empty() {
            columns.push(facet);
        }
        all.extend(keys);
        let sums = self.sum_by(&columns, all, value)?;
        Ok(sums
            .into_iter()
            .map(|(mut key, sum)| {
                let facet = key.remove(0);
                FacetSum { facet, key, sum }
            })
            .collect())
    }

    /// Sums by facet, by what is read from the column `x`, and by the column `by`; a text without a
    /// letter stands for the series where nothing tells several apart.
    pub(super) fn sum_by_series(&self, x: &'a str, read: Expr) -> Result<Vec<FacetSum>, Unfit> {
        let by = self.rule.by.as_str();
        let (columns, series) = if by.is_empty() {
            (vec![x], lit(""))
        } else {
            (vec![x, by], col(by))
        };
        self.sum_by_facet(&columns, vec![read, series], self.measured_column()?)
    }

    /// The value that the rule makes of a sum; of a share what it is a share of comes later.
    pub(super) fn measure(&self, sum: Sum) -> Option<f64> {
        match self.rule.measure {
            Measure::Count => Some(sum.count),
            Measure::Sum | Measure::Share => (sum.count > 0.0).then_some(sum.sum),
            Measure::Mean => sum.mean(),
        }
    }
}

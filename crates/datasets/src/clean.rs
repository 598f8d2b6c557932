//! Cleaning: cells of text become typed values, and everything that changes is counted.

mod cell;
mod column;
mod long;
mod totals;

use contest::{Areas, Cities};

use self::{
    cell::Markers,
    column::{ColumnPlan, Role},
    long::WideBlock,
};
use dataset_spec::parts::AGGREGATE;

use crate::{
    ColumnKind, ColumnReport, ColumnRule, Finding, Long, Malformed, Recipe,
    cells::Cells,
    chunk::{Field, Kind, Values},
    date_formats, dates,
    notation::Notation,
};

/// Cleans blocks of cells by a recipe.
pub(crate) struct Cleaner<'c> {
    plans: Vec<ColumnPlan<'c>>,
    markers: Markers,
    /// Whether wide columns become rows.
    is_long: bool,
    /// The columns of the table that comes out; the flag `aggregate` among them stands at
    /// [`Cleaner::aggregate`].
    pub(crate) fields: Vec<Field>,
    /// Index of the flag that marks rows which sum up others; it is left out where no row does.
    pub(crate) aggregate: usize,
}

/// A block, cleaned.
pub(crate) struct CleanedBlock {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<Values>,
    pub(crate) changes: Vec<ColumnReport>,
    /// Rows of the raw file that sum up others.
    pub(crate) aggregates: usize,
}

impl<'c> Cleaner<'c> {
    /// Finds a recipe's columns in the header of a file.
    ///
    /// # Errors
    ///
    /// [`Malformed::Recipe`] where it names what is not there, or a date format or a kind of areas
    /// that does not exist.
    pub(crate) fn new(
        header: &[String],
        recipe: &Recipe,
        cities: &'c Cities,
    ) -> Result<Self, Malformed> {
        let plans = recipe
            .columns
            .iter()
            .filter(|rule| rule.kind != ColumnKind::Drop)
            .map(|rule| plan_column(header, recipe, rule, cities))
            .collect::<Result<Vec<_>, _>>()?;
        let mut fields: Vec<Field> = plans
            .iter()
            .filter(|plan| plan.role == Role::Column)
            .map(ColumnPlan::field)
            .collect();
        let aggregate = fields.len();
        fields.push(Field {
            name: AGGREGATE.to_owned(),
            unit: String::new(),
            kind: Kind::Flag,
        });
        let long_fields = recipe
            .long
            .as_ref()
            .map(|long| long_fields(long, &plans))
            .unwrap_or_default();
        let is_long = !long_fields.is_empty();
        fields.extend(long_fields);
        check_names(&fields)?;
        Ok(Self {
            plans,
            markers: Markers::new(&recipe.missing),
            is_long,
            fields,
            aggregate,
        })
    }

    /// Cleans a block.
    pub(crate) fn clean(&self, cells: &Cells) -> CleanedBlock {
        let mut block = WideBlock {
            rows: cells.rows(),
            kept: Vec::new(),
            wide: Vec::new(),
            flags: Vec::new(),
        };
        let mut changes = Vec::new();
        for plan in &self.plans {
            let (values, change) = plan.clean(cells, &self.markers);
            changes.push(change);
            match plan.role {
                Role::Column => block.kept.push(values),
                Role::Wide(number) => block.wide.push((number, values)),
                Role::Flag(number) => block.flags.push((number, values)),
            }
        }
        let aggregate = totals::mark_totals(cells);
        let aggregates = aggregate.iter().filter(|row| **row == 1).count();
        block.kept.push(Values::Whole(aggregate));
        let (rows, columns) = if self.is_long {
            // Behind the flag `aggregate` stand the number and the value.
            let kind = self.fields[self.aggregate + 2].kind;
            (block.rows * block.wide.len(), block.lengthen(kind))
        } else {
            (block.rows, block.kept)
        };
        CleanedBlock {
            rows,
            columns,
            changes,
            aggregates,
        }
    }
}

/// The areas whose names a column's cells may be, where its rule says some.
pub(crate) fn find_named_areas<'c>(
    rule: &ColumnRule,
    cities: &'c Cities,
) -> Result<Option<Areas<'c>>, Malformed> {
    let Some(key) = &rule.names else {
        return Ok(None);
    };
    let areas = key.areas(cities);
    areas.map(Some).ok_or_else(|| {
        Malformed::Recipe(Finding::Text {
            error: format!("{} is no kind of areas", key.name()),
        })
    })
}

/// How a column is cleaned, by its rule.
fn plan_column<'c>(
    header: &[String],
    recipe: &Recipe,
    rule: &ColumnRule,
    cities: &'c Cities,
) -> Result<ColumnPlan<'c>, Malformed> {
    let place = header
        .iter()
        .position(|name| *name == rule.source)
        .ok_or_else(|| {
            Malformed::Recipe(Finding::Column {
                column: rule.source.clone(),
                known: header.join(", "),
            })
        })?;
    if rule.kind == ColumnKind::Date && dates::kind(&rule.format).is_none() {
        let known = date_formats().collect::<Vec<_>>().join(", ");
        return Err(Malformed::Recipe(Finding::DateFormat {
            column: rule.source.clone(),
            format: rule.format.clone(),
            known,
        }));
    }
    let names = find_named_areas(rule, cities)?;
    let long = recipe.long.as_ref();
    let role = match long.and_then(|long| long.number(&rule.source)) {
        Some(number) => Role::Wide(number),
        None => long
            .and_then(|long| long.flag(&rule.source))
            .map_or(Role::Column, Role::Flag),
    };
    Ok(ColumnPlan {
        rule: rule.clone(),
        place,
        role,
        notation: Notation {
            decimal: recipe.decimal,
            unit: rule.unit.clone(),
        },
        names,
        key: names.or_else(|| cities.areas_named(&rule.name)),
    })
}

/// The columns that wide ones become: number, value and, where there are some, flag; none where
/// there are no wide columns.
fn long_fields(long: &Long, plans: &[ColumnPlan<'_>]) -> Vec<Field> {
    let wide: Vec<&ColumnPlan> = plans
        .iter()
        .filter(|plan| matches!(plan.role, Role::Wide(_)))
        .collect();
    let Some(first) = wide.first() else {
        return Vec::new();
    };
    let whole = wide
        .iter()
        .all(|plan| plan.rule.kind == ColumnKind::Integer);
    let number = Field {
        name: long.key.clone(),
        unit: String::new(),
        kind: Kind::Integer,
    };
    let value = Field {
        name: long.value.clone(),
        unit: first.rule.unit.clone(),
        kind: if whole { Kind::Integer } else { Kind::Number },
    };
    let flag = plans
        .iter()
        .any(|plan| matches!(plan.role, Role::Flag(_)))
        .then(|| Field {
            name: format!("{}_flag", long.value),
            unit: String::new(),
            kind: Kind::Text,
        });
    [number, value].into_iter().chain(flag).collect()
}

/// Whether no two columns are called alike.
fn check_names(fields: &[Field]) -> Result<(), Malformed> {
    let mut names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(twice) => Err(Malformed::Recipe(Finding::TwiceNamed {
            column: twice[0].to_owned(),
        })),
        None => Ok(()),
    }
}

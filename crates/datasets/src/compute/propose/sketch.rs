//! What is known of a table before it is prepared.

use std::collections::BTreeMap;

use contest::{Areas, Cities};

use crate::{ColumnKind, ColumnRule, Format, Long, Recipe, chunk, column_names, dates};

/// Areas that can be told apart as lines or side by side.
const AREAS_TOLD_APART: usize = 20;

/// A recipe whose columns are complete, and some rows of the raw table.
#[derive(Clone, Copy)]
pub(super) struct TableSketch<'a> {
    pub(super) cities: &'a Cities,
    pub(super) recipe: &'a Recipe,
    pub(super) header: &'a [String],
    pub(super) rows: &'a [&'a Vec<String>],
}

/// Whether a column becomes one of numbers.
pub(super) fn is_number(rule: &ColumnRule) -> bool {
    matches!(rule.kind, ColumnKind::Integer | ColumnKind::Number)
}

/// Whether a column holds months of years.
fn is_month_of_a_year(rule: &ColumnRule) -> bool {
    rule.kind == ColumnKind::Date && dates::kind(&rule.format) == Some(chunk::Kind::Month)
}

impl<'a> TableSketch<'a> {
    /// The first column that is kept and whose name in the file, in lower case, is as asked.
    pub(super) fn find(self, is: impl Fn(&str) -> bool) -> Option<&'a ColumnRule> {
        self.recipe
            .columns
            .iter()
            .find(|rule| rule.kind != ColumnKind::Drop && is(&rule.source.trim().to_lowercase()))
    }

    /// The first column that is kept and called by one of some names, in lower case.
    pub(super) fn find_named(self, names: &[&str]) -> Option<&'a ColumnRule> {
        self.find(|source| names.contains(&source))
    }

    /// The first column of numbers that is as asked.
    pub(super) fn find_number(self, is: impl Fn(&ColumnRule) -> bool) -> Option<&'a ColumnRule> {
        self.recipe
            .columns
            .iter()
            .find(|rule| is_number(rule) && is(rule))
    }

    /// How wide columns become rows, where what their names count is called so.
    pub(super) fn long_by(self, key: &str) -> Option<&'a Long> {
        self.recipe.long.as_ref().filter(|long| long.key == key)
    }

    /// Whether a column is one of those that become rows.
    pub(super) fn is_wide(self, rule: &ColumnRule) -> bool {
        self.recipe.long.as_ref().is_some_and(|long| {
            long.number(&rule.source).is_some() || long.flag(&rule.source).is_some()
        })
    }

    /// The cells of a column that are not missing, without blanks at their ends.
    pub(super) fn cells(self, rule: &ColumnRule) -> impl Iterator<Item = &'a str> + 'a {
        let place = self
            .header
            .iter()
            .position(|name| *name == rule.source)
            .unwrap_or(usize::MAX);
        let missing = &self.recipe.missing;
        self.rows
            .iter()
            .filter_map(move |row| row.get(place))
            .map(|cell| cell.trim())
            .filter(move |cell| !missing.iter().any(|marker| marker == cell))
    }

    /// The number of different cells of a column.
    pub(super) fn count_distinct(self, rule: &ColumnRule) -> usize {
        let mut cells: Vec<&str> = self.cells(rule).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    }

    /// Whether counting the values of a column of the prepared table says something: some stand in
    /// more rows than others.
    pub(super) fn repeats(self, name: &str) -> bool {
        let Some(rule) = self.recipe.columns.iter().find(|rule| rule.name == name) else {
            return false;
        };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for cell in self.cells(rule) {
            *counts.entry(cell).or_default() += 1;
        }
        counts.values().min() != counts.values().max()
    }

    /// Whether the table has the codes of areas.
    fn has_areas(self, key: Areas) -> bool {
        self.recipe
            .columns
            .iter()
            .any(|rule| rule.name == key.name() && rule.kind == ColumnKind::Code)
    }

    /// The most detailed areas that the table has.
    pub(super) fn finest_areas(self) -> Option<Areas<'a>> {
        self.cities
            .areas()
            .filter(|key| self.has_areas(*key))
            .max_by_key(|key| key.areas.len())
    }

    /// The areas that the table has of which there are few enough to be told apart.
    pub(super) fn coarse_areas(self) -> Option<Areas<'a>> {
        self.cities
            .areas()
            .find(|key| key.areas.len() <= AREAS_TOLD_APART && self.has_areas(*key))
    }

    /// The column of [`TableSketch::coarse_areas`]; empty where there is none.
    pub(super) fn coarse_area_column(self) -> String {
        self.coarse_areas()
            .map_or_else(String::new, |key| key.name().to_owned())
    }

    /// The column of years, quarters or months along which values change.
    pub(super) fn time_column(self) -> Option<&'a ColumnRule> {
        let counted = [
            column_names::is_year as fn(&Cities, &str) -> bool,
            |_, name| name == "trimestre",
            |_, name| name == "mes",
        ]
        .into_iter()
        .find_map(|is| {
            self.find(|name| is(self.cities, name))
                .filter(|rule| is_number(rule) && self.count_distinct(rule) > 1)
        });
        counted.or_else(|| {
            self.recipe
                .columns
                .iter()
                .find(|rule| is_month_of_a_year(rule) && self.count_distinct(rule) > 1)
        })
    }

    /// The last time of a column, as it stands in the prepared table.
    pub(super) fn last_time(self, time: &ColumnRule) -> Option<String> {
        if is_month_of_a_year(time) {
            return self
                .cells(time)
                .filter_map(|cell| dates::parse(cell, &time.format))
                .max()
                .map(dates::month_text);
        }
        self.cells(time)
            .filter_map(|cell| cell.parse::<i64>().ok())
            .max()
            .map(|last| last.to_string())
    }

    /// Whether each row is a place in a district or ward: it says where it lies.
    pub(super) fn is_places(self) -> bool {
        let position = |names: &[&str]| {
            self.recipe.columns.iter().any(|rule| {
                rule.kind == ColumnKind::Number
                    && names
                        .iter()
                        .any(|name| rule.source.to_lowercase().contains(name))
            })
        };
        let outlines = self.recipe.format == Format::Geojson
            && self.recipe.columns.iter().any(|rule| {
                rule.source == "geometry" && self.cells(rule).any(|cell| cell.contains("Polygon"))
            });
        let is_long = self
            .recipe
            .long
            .as_ref()
            .is_some_and(|long| !long.key.is_empty());
        !is_long
            && self.finest_areas().is_some()
            && !outlines
            && position(&["lat", "緯度"])
            && position(&["lon", "経度"])
    }
}

//! Which columns of a raw table say in which area something is: by codes, by names, or by both.
//!
//! Whatever a file says, the prepared table has both: the code, by which tables are joined, and the
//! name, as it was written.

use chart_spec::Key;
use contest::{Areas, Cities};

use crate::{ColumnKind, ColumnRule, keys, notation::some_are_dates};

/// Rows by which a column of names is told that belongs to a column of codes.
const ROWS_COMPARED: usize = 500;

/// What most cells of a column of areas are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AreaCells {
    Codes,
    Names,
}

/// A column of areas.
struct AreaColumn<'c> {
    key: Areas<'c>,
    /// Its place in the header.
    place: usize,
    cells: AreaCells,
    /// Whether the codes by which tables are joined come from it.
    gives_codes: bool,
    /// Whether the names come from it.
    gives_names: bool,
    dates_are_damage: bool,
}

/// The columns of areas of a table.
pub(crate) struct AreaColumns<'c>(Vec<AreaColumn<'c>>);

/// A raw table as it is looked at for a proposal.
#[derive(Clone, Copy)]
struct RawSample<'s> {
    cities: &'s Cities,
    header: &'s [String],
    rows: &'s [&'s Vec<String>],
    missing: &'s [String],
}

impl<'s> RawSample<'s> {
    fn cell(self, row: &'s [String], place: usize) -> Option<&'s str> {
        row.get(place)
            .map(|cell| cell.trim())
            .filter(|cell| !self.missing.iter().any(|marker| marker == cell))
    }

    fn present(self, place: usize) -> Vec<&'s str> {
        self.rows
            .iter()
            .filter_map(|row| self.cell(row, place))
            .collect()
    }

    /// The column of areas that a header announces, if its cells are some.
    fn find_announced(self, place: usize) -> Option<AreaColumn<'s>> {
        let mut announced = self.cities.announced_areas(&self.header[place]).peekable();
        announced.peek()?;
        let present = self.present(place);
        // Cities may call theirs alike: those count of which most cells are some.
        let own = announced.find_map(|key| Some((key, recognise_cells(key, &present)?)));
        // A column called "district" may hold the names of another city's areas.
        let names = |key: &Areas| recognise_cells(*key, &present) == Some(AreaCells::Names);
        let (key, cells) = match own {
            Some(found) => found,
            None => (self.cities.areas().find(names)?, AreaCells::Names),
        };
        Some(AreaColumn {
            key,
            place,
            cells,
            gives_codes: false,
            gives_names: false,
            dates_are_damage: some_are_dates(&present),
        })
    }

    /// Whether a column names the areas whose codes stand in another.
    fn has_names_of(self, place: usize, key: Areas, codes: usize) -> bool {
        let pair = |row: &&'s Vec<String>| {
            Some((
                keys::written_code(key, self.cell(row, codes)?)?,
                self.cell(row, place)?,
            ))
        };
        // Towns around a city may have codes of the same kind, and names that nobody here knows.
        let is_known = |(code, _): &(String, &str)| keys::name(key, code).is_some();
        let pairs: Vec<(String, &str)> = self
            .rows
            .iter()
            .filter_map(pair)
            .filter(is_known)
            .take(ROWS_COMPARED)
            .collect();
        let same = pairs
            .iter()
            .filter(|(code, name)| key.code_of(name) == Some(code))
            .count();
        same * 2 > pairs.len()
    }
}

/// What the cells of a column hold of a key, if most of them hold it. A header may mislead: a
/// column "Barri" has codes in one file and names in the next.
fn recognise_cells(key: Areas, present: &[&str]) -> Option<AreaCells> {
    let most = |count: usize| count * 2 > present.len();
    if most(
        present
            .iter()
            .filter(|cell| keys::written_code(key, cell).is_some())
            .count(),
    ) {
        return Some(AreaCells::Codes);
    }
    most(
        present
            .iter()
            .filter(|cell| keys::code(key, cell).is_some())
            .count(),
    )
    .then_some(AreaCells::Names)
}

/// Finds the columns of areas: those that their header announces, and the names that stand beside
/// codes.
pub(crate) fn find<'s>(
    cities: &'s Cities,
    header: &'s [String],
    rows: &'s [&'s Vec<String>],
    missing: &'s [String],
    is_wide: impl Fn(&str) -> bool,
) -> AreaColumns<'s> {
    let sample = RawSample {
        cities,
        header,
        rows,
        missing,
    };
    let places: Vec<usize> = (0..header.len())
        .filter(|place| !is_wide(&header[*place]))
        .collect();
    let mut found: Vec<AreaColumn<'s>> = places
        .iter()
        .filter_map(|place| sample.find_announced(*place))
        .collect();
    for key in cities.areas() {
        let first = |cells: AreaCells| {
            found
                .iter()
                .position(|column| column.key == key && column.cells == cells)
        };
        let names = first(AreaCells::Names);
        let Some(codes) = first(AreaCells::Codes).or(names) else {
            continue;
        };
        found[codes].gives_codes = true;
        if let Some(names) = names {
            found[names].gives_names = true;
            continue;
        }
        let free = |place: &&usize| found.iter().all(|column| column.place != **place);
        match places
            .iter()
            .filter(free)
            .find(|place| sample.has_names_of(**place, key, found[codes].place))
        {
            Some(place) => {
                found.push(AreaColumn {
                    key,
                    place: *place,
                    cells: AreaCells::Names,
                    gives_codes: false,
                    gives_names: true,
                    dates_are_damage: false,
                });
            }
            // No column tells the names: they are told from the codes.
            None => found[codes].gives_names = true,
        }
    }
    AreaColumns(found)
}

impl AreaColumns<'_> {
    /// The rules of a column of areas; nothing where it is none.
    pub(crate) fn rules(
        &self,
        cities: &Cities,
        source: &str,
        place: usize,
    ) -> Option<Vec<ColumnRule>> {
        let column = self.0.iter().find(|column| column.place == place)?;
        let key = column.key;
        let text = ColumnRule::text(cities, source);
        let codes = ColumnRule {
            kind: ColumnKind::Code,
            digits: key.digits,
            names: (column.cells == AreaCells::Names).then(|| Key::from(key)),
            dates_are_damage: column.dates_are_damage,
            ..text.clone()
        };
        let own = ColumnRule {
            name: key.name().to_owned(),
            ..codes.clone()
        };
        let names = ColumnRule {
            names: Some(key.into()),
            ..text
        };
        Some(
            match (column.cells, column.gives_codes, column.gives_names) {
                (AreaCells::Codes, false, _) => vec![codes],
                (AreaCells::Codes, true, false) => vec![own],
                (AreaCells::Codes, true, true) => vec![
                    own,
                    ColumnRule {
                        name: format!("{}_name", key.name()),
                        ..names
                    },
                ],
                (AreaCells::Names, true, _) => vec![own, names],
                (AreaCells::Names, false, _) => vec![names],
            },
        )
    }
}

//! Which columns of a raw table say in which area something is: by codes, by names, or by both.
//!
//! Whatever a file says, the prepared table has both: the code, by which tables are joined, and the
//! name, as it was written.

use chart_spec::Key;

use crate::{
    keys,
    notation::some_are_dates,
    recipe::{ColumnKind, ColumnRule},
};

/// Rows by which a column of names is told that belongs to a column of codes.
const ROWS_COMPARED: usize = 500;

/// What most cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Codes,
    Names,
}

/// A column of areas.
struct Found {
    key: Key,
    /// Its place in the header.
    place: usize,
    held: Held,
    /// Whether the codes by which tables are joined come from it.
    codes: bool,
    /// Whether the names come from it.
    names: bool,
    dates_are_damage: bool,
}

/// The columns of areas of a table.
pub(crate) struct Areas(Vec<Found>);

/// A raw table as it is looked at for a proposal.
#[derive(Clone, Copy)]
struct Sample<'s> {
    header: &'s [String],
    rows: &'s [&'s Vec<String>],
    missing: &'s [String],
}

impl<'s> Sample<'s> {
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
    fn announced(self, place: usize) -> Option<Found> {
        let announced = Key::of_header(&self.header[place])?;
        let present = self.present(place);
        // A column called "district" may hold the names of another city's areas.
        let named = |key: &Key| *key != announced && held(*key, &present) == Some(Held::Names);
        let (key, held) = match held(announced, &present) {
            Some(held) => (announced, held),
            None => (Key::all().find(named)?, Held::Names),
        };
        Some(Found {
            key,
            place,
            held,
            codes: false,
            names: false,
            dates_are_damage: some_are_dates(&present),
        })
    }

    /// Whether a column names the areas whose codes stand in another.
    fn names(self, place: usize, key: Key, codes: usize) -> bool {
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
            .filter(|(code, name)| keys::of_name(key, name) == Some(code))
            .count();
        same * 2 > pairs.len()
    }
}

/// What the cells of a column hold of a key, if most of them hold it. A header may mislead: a
/// column "Barri" has codes in one file and names in the next.
fn held(key: Key, present: &[&str]) -> Option<Held> {
    let most = |count: usize| count * 2 > present.len();
    if most(
        present
            .iter()
            .filter(|cell| keys::written_code(key, cell).is_some())
            .count(),
    ) {
        return Some(Held::Codes);
    }
    most(
        present
            .iter()
            .filter(|cell| keys::code(key, cell).is_some())
            .count(),
    )
    .then_some(Held::Names)
}

/// Finds the columns of areas: those that their header announces, and the names that stand beside
/// codes.
pub(crate) fn find(
    header: &[String],
    rows: &[&Vec<String>],
    missing: &[String],
    is_wide: impl Fn(&str) -> bool,
) -> Areas {
    let sample = Sample {
        header,
        rows,
        missing,
    };
    let places: Vec<usize> = (0..header.len())
        .filter(|place| !is_wide(&header[*place]))
        .collect();
    let mut found: Vec<Found> = places
        .iter()
        .filter_map(|place| sample.announced(*place))
        .collect();
    for key in Key::all() {
        let first = |held: Held| {
            found
                .iter()
                .position(|column| column.key == key && column.held == held)
        };
        let names = first(Held::Names);
        let Some(codes) = first(Held::Codes).or(names) else {
            continue;
        };
        found[codes].codes = true;
        if let Some(names) = names {
            found[names].names = true;
            continue;
        }
        let free = |place: &&usize| found.iter().all(|column| column.place != **place);
        match places
            .iter()
            .filter(free)
            .find(|place| sample.names(**place, key, found[codes].place))
        {
            Some(place) => {
                found.push(Found {
                    key,
                    place: *place,
                    held: Held::Names,
                    codes: false,
                    names: true,
                    dates_are_damage: false,
                });
            }
            // No column tells the names: they are told from the codes.
            None => found[codes].names = true,
        }
    }
    Areas(found)
}

impl Areas {
    /// The rules of a column of areas; nothing where it is none.
    pub(crate) fn rules(&self, source: &str, place: usize) -> Option<Vec<ColumnRule>> {
        let found = self.0.iter().find(|found| found.place == place)?;
        let key = found.key;
        let text = ColumnRule::text(source);
        let codes = ColumnRule {
            kind: ColumnKind::Code,
            digits: key.kind().digits,
            names: (found.held == Held::Names).then_some(key),
            dates_are_damage: found.dates_are_damage,
            ..text.clone()
        };
        let own = ColumnRule {
            name: key.name().to_owned(),
            ..codes.clone()
        };
        let names = ColumnRule {
            names: Some(key),
            ..text
        };
        Some(match (found.held, found.codes, found.names) {
            (Held::Codes, false, _) => vec![codes],
            (Held::Codes, true, false) => vec![own],
            (Held::Codes, true, true) => vec![
                own,
                ColumnRule {
                    name: format!("{}_name", key.name()),
                    ..names
                },
            ],
            (Held::Names, true, _) => vec![own, names],
            (Held::Names, false, _) => vec![names],
        })
    }
}

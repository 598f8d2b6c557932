//! Documents that must be read as a whole, and the first rows of texts: a grid of text, with a
//! bound on everything.

use std::path::Path;

use calamine::{Data, Reader as _};
use contest::Cities;

use crate::{
    Finding, Format, Malformed, Note, Recipe,
    blocks::{self, Block, Blocks, Dialect},
    detect,
    grid::{Grid, split_header},
    jsonstat,
    limits::MAX_COLUMNS,
    source,
};

const fn whole(finding: Finding) -> Malformed {
    Malformed::Whole(finding)
}

/// Reads a spreadsheet or JSON document as a recipe says.
pub(crate) fn document(path: &Path, recipe: &Recipe, cities: &Cities) -> Result<Grid, Malformed> {
    match recipe.format {
        Format::Geojson => geojson(&json(path)?, cities),
        Format::Jsonstat => jsonstat::rows(&json(path)?),
        Format::Spreadsheet => {
            // The reader of spreadsheets is not ours: bytes on which it gives up are a finding, not
            // the end of the program.
            let read = std::panic::catch_unwind(|| sheet_rows(path, &recipe.sheet));
            let (rows, notes) =
                read.unwrap_or_else(|_| Err(unreadable(&"its cells have no place in a sheet")))?;
            let mut grid = split_header(rows, recipe)?;
            grid.notes.extend(notes);
            Ok(grid)
        }
        Format::Csv => Err(Malformed::broken(&"a text is read in blocks")),
    }
}

/// What the reader of spreadsheets says, in a finding.
fn unreadable(error: &dyn std::fmt::Display) -> Malformed {
    let error = error.to_string();
    whole(if error.to_lowercase().contains("password") {
        Finding::Password
    } else {
        Finding::Spreadsheet { error }
    })
}

/// The rows of a sheet, and what else there is in the workbook.
fn sheet_rows(path: &Path, sheet: &str) -> Result<(Vec<Vec<String>>, Vec<Note>), Malformed> {
    source::check_document(path)?;
    source::check_spreadsheet(path)?;
    let mut book = calamine::open_workbook_auto(path).map_err(|error| unreadable(&error))?;
    let names = book.sheet_names();
    let name = if sheet.is_empty() {
        names.first().cloned()
    } else {
        names.iter().find(|name| *name == sheet).cloned()
    };
    let name = name.ok_or_else(|| {
        Malformed::Recipe(Finding::Sheet {
            sheet: sheet.to_owned(),
            known: names.join(", "),
        })
    })?;
    let range = book
        .worksheet_range(&name)
        .map_err(|error| unreadable(&error))?;
    if range.width() > MAX_COLUMNS {
        return Err(whole(Finding::Columns { most: MAX_COLUMNS }));
    }
    let mut notes = Vec::new();
    let formulas = book.worksheet_formula(&name).map_or(0, |formulas| {
        formulas
            .used_cells()
            .filter(|(.., text)| !text.is_empty())
            .count()
    });
    if formulas > 0 {
        notes.push(Note::Formulas(formulas));
    }
    let others: Vec<String> = names.into_iter().filter(|other| *other != name).collect();
    if !others.is_empty() {
        notes.push(Note::OtherSheets(others));
    }
    Ok((
        range
            .rows()
            .map(|row| row.iter().map(cell_text).collect())
            .collect(),
        notes,
    ))
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers below 2^53")]
        Data::Float(value) if value.fract() == 0.0 && value.abs() < 9e15 => {
            (*value as i64).to_string()
        }
        other => other.to_string(),
    }
}

pub(crate) fn json(path: &Path) -> Result<serde_json::Value, Malformed> {
    source::check_document(path)?;
    let bytes = std::fs::read(path).map_err(Malformed::io(path))?;
    // A byte-order mark is no JSON, but publishers send it.
    serde_json::from_slice(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes)).map_err(
        |error| Malformed::At {
            line: error.line() as u64,
            column: error.column() as u64,
            finding: Finding::Json {
                error: error.to_string(),
            },
        },
    )
}

/// Whether a JSON file is a JSON-stat data set.
pub(crate) fn is_jsonstat(path: &Path) -> Result<bool, Malformed> {
    Ok(jsonstat::is_dataset(&json(path)?))
}

/// Features become rows: their properties, and where they lie (the middle of their extent in
/// degrees).
fn geojson(document: &serde_json::Value, cities: &Cities) -> Result<Grid, Malformed> {
    let features = document
        .get("features")
        .and_then(serde_json::Value::as_array)
        .ok_or_else(|| whole(Finding::NotGeojson))?;
    for (number, feature) in (1..).zip(features) {
        check_feature(number, feature, cities)?;
    }
    let properties = property_names(features);
    let rows = features
        .iter()
        .map(|feature| feature_row(feature, &properties))
        .collect();
    let mut header = properties;
    header.extend(["geometry", "longitude", "latitude"].map(str::to_owned));
    Ok(Grid {
        header,
        rows,
        notes: Vec::new(),
    })
}

/// The names of all features' properties, in the order in which they come.
fn property_names(features: &[serde_json::Value]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for feature in features {
        for (name, _) in feature
            .get("properties")
            .and_then(serde_json::Value::as_object)
            .into_iter()
            .flatten()
        {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names
}

/// The properties of a feature, the type of its geometry, and the middle of its extent.
fn feature_row(feature: &serde_json::Value, properties: &[String]) -> Vec<String> {
    let mut row: Vec<String> = properties
        .iter()
        .map(|name| {
            match feature
                .get("properties")
                .and_then(|properties| properties.get(name))
            {
                None | Some(serde_json::Value::Null) => String::new(),
                Some(serde_json::Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
            }
        })
        .collect();
    let geometry = feature.get("geometry");
    row.push(
        geometry
            .and_then(|geometry| geometry.get("type"))
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .to_owned(),
    );
    let mut extent = Extent::default();
    if let Some(coordinates) = geometry.and_then(|geometry| geometry.get("coordinates")) {
        extent.add(coordinates, 0);
    }
    match extent.0 {
        Some([west, south, east, north]) => row.extend([
            format!("{:.6}", f64::midpoint(west, east)),
            format!("{:.6}", f64::midpoint(south, north)),
        ]),
        None => row.extend([String::new(), String::new()]),
    }
    row
}

/// Whether rings are closed and have an inside, and longitude stands before latitude.
fn check_feature(
    feature: usize,
    value: &serde_json::Value,
    cities: &Cities,
) -> Result<(), Malformed> {
    let Some(geometry) = value.get("geometry") else {
        return Ok(());
    };
    let coordinates = geometry.get("coordinates");
    let mut extent = Extent::default();
    if let Some(coordinates) = coordinates {
        extent.add(coordinates, 0);
    }
    if extent.0.is_some_and(|extent| cities.is_swapped(extent)) {
        return Err(whole(Finding::SwappedAxes { feature }));
    }
    for ring in dataset_spec::rings(value) {
        if ring.len() < 4 {
            return Err(whole(Finding::ShortRing {
                feature,
                points: ring.len(),
            }));
        }
        if ring.first() != ring.last() {
            return Err(whole(Finding::OpenRing { feature }));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Extent(Option<[f64; 4]>);

impl Extent {
    fn add(&mut self, value: &serde_json::Value, depth: usize) {
        let Some(items) = value.as_array().filter(|_| depth < 8) else {
            return;
        };
        if let (Some(x), Some(y)) = (
            items.first().and_then(serde_json::Value::as_f64),
            items.get(1).and_then(serde_json::Value::as_f64),
        ) {
            let [west, south, east, north] = self.0.unwrap_or([x, y, x, y]);
            self.0 = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
        } else {
            items.iter().for_each(|item| self.add(item, depth + 1));
        }
    }
}

/// The beginning of a text and pieces of what follows, all in whole records where quotation marks
/// allow it.
pub(crate) struct Sample {
    /// WHATWG label.
    pub(crate) encoding: String,
    pub(crate) text: String,
    pieces: Vec<Vec<u8>>,
}

/// Looks at a text without reading it all.
///
/// # Errors
///
/// [`Malformed`] where it is empty, or its first line has no end.
pub(crate) fn sample(
    path: &Path,
    member: &str,
    encoding: Option<&str>,
) -> Result<Sample, Malformed> {
    let pieces = source::pieces(path, member)?;
    let first = pieces
        .first()
        .filter(|first| !first.is_empty())
        .ok_or_else(|| whole(Finding::Empty))?;
    let encoding = encoding
        .unwrap_or_else(|| detect::encoding(&pieces))
        .to_owned();
    let decoder = encoding_rs::Encoding::for_label(encoding.as_bytes()).ok_or_else(|| {
        Malformed::Recipe(Finding::Encoding {
            encoding: encoding.clone(),
        })
    })?;
    let text = decoder.decode(first).0.into_owned();
    Ok(Sample {
        encoding,
        text,
        pieces,
    })
}

impl Sample {
    /// The rows of the sample as a recipe says, header apart: those of the beginning, and from
    /// further on those that are as wide.
    ///
    /// # Errors
    ///
    /// [`Malformed`] with line and column where the beginning is damaged.
    pub(crate) fn grid(&self, recipe: &Recipe, most: usize) -> Result<Grid, Malformed> {
        let dialect = blocks::dialect(recipe)?;
        let mut grid = split_header(self.first_rows(recipe, dialect, most)?, recipe)?;
        let encoding = encoding_rs::Encoding::for_label(recipe.encoding.as_bytes())
            .unwrap_or(encoding_rs::UTF_8);
        for piece in &self.pieces[1..] {
            let text = encoding.decode_without_bom_handling(piece).0;
            grid.rows
                .append(&mut whole_records(&text, dialect, grid.header.len()));
        }
        Ok(grid)
    }

    /// The rows of the beginning, those above the header and of it included, and so many more at
    /// most.
    fn first_rows(
        &self,
        recipe: &Recipe,
        dialect: Dialect,
        most: usize,
    ) -> Result<Vec<Vec<String>>, Malformed> {
        let utf8 = Dialect {
            encoding: encoding_rs::UTF_8,
            ..dialect
        };
        let mut reader = self.text.as_bytes();
        let is_part = self.pieces.len() > 1 || self.pieces[0].len() as u64 == source::HEAD_BYTES;
        let blocks = if is_part {
            Blocks::of_beginning(&mut reader, dialect.delimiter)
        } else {
            Blocks::new(&mut reader, dialect.delimiter)
        };
        let head_rows = recipe.rows_above + recipe.header_rows;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut width = 0;
        for block in blocks {
            let mut block = match block {
                Ok(block) => block,
                // The beginning may end within a quotation; what was read before is enough.
                Err(_) if rows.len() > head_rows => break,
                Err(error) => return Err(error),
            };
            if rows.is_empty() {
                let (head, from, line) = blocks::head(&block, utf8, head_rows)?;
                width = head.iter().map(Vec::len).max().unwrap_or(0);
                rows = head;
                block = Block {
                    bytes: block.bytes[from..].to_vec(),
                    line,
                };
            }
            let parsed = blocks::parse(&block, utf8, width, recipe.until_blank)?;
            rows.extend(
                (0..parsed.cells.rows())
                    .map(|row| parsed.cells.row(row).map(str::to_owned).collect()),
            );
            if parsed.below.is_some() || rows.len() > most + head_rows {
                break;
            }
        }
        rows.truncate(most + head_rows);
        Ok(rows)
    }
}

/// The records of a piece from the midst of a text that are as wide as its header.
fn whole_records(text: &str, dialect: Dialect, width: usize) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter)
        .from_reader(text.as_bytes());
    // The first line may be the end of a record, the last its beginning.
    let mut records: Vec<Vec<String>> = reader
        .records()
        .skip(1)
        .filter_map(Result::ok)
        .filter(|record| record.len() == width)
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect();
    records.pop();
    records
}

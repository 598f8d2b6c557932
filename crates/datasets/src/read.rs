//! Reading: bytes become a grid of text, with a bound on everything and a line and column for everything that is wrong.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

use calamine::{Data, Reader as _};
use encoding_rs::Encoding;

use crate::{Malformed, Recipe, detect, jsonstat, recipe::Format, source};

/// Most bytes of a raw file that is prepared in memory: 300 MB.
pub const BYTES_MOST: u64 = 300_000_000;
/// Most bytes of one line.
pub const LINE_BYTES_MOST: usize = 1_000_000;
/// Most columns of a table.
const COLUMNS_MOST: usize = 2_000;
/// Most bytes of a cell.
const CELL_BYTES_MOST: usize = 500_000;

/// A table as text.
pub(crate) struct Grid {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

fn whole(text: impl Into<String>) -> Malformed {
    Malformed::Whole(text.into())
}

/// Reads the rows of a file as a recipe says, header apart.
pub(crate) fn read(path: &Path, recipe: &Recipe) -> Result<Grid, Malformed> {
    let mut rows = match recipe.format {
        Format::Csv => csv_rows(path, recipe)?,
        Format::Spreadsheet => sheet_rows(path, &recipe.sheet)?,
        Format::Geojson => return geojson(&document(path)?),
        Format::Jsonstat => return jsonstat::rows(&document(path)?),
    };
    let skipped = recipe.rows_above + recipe.header_rows;
    if rows.len() <= skipped || recipe.header_rows == 0 {
        return Err(whole("the table has a header and no rows"));
    }
    let body = rows.split_off(skipped);
    let header = join_header(&rows[recipe.rows_above..]);
    if header.len() > COLUMNS_MOST {
        return Err(whole(format!("the table has {} columns; the most is {COLUMNS_MOST}", header.len())));
    }
    Ok(Grid { header, rows: body })
}

/// Header rows become one: merged cells above reach to the right as long as the row below splits them.
fn join_header(rows: &[Vec<String>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let mut parts: Vec<&str> = Vec::new();
        for (depth, row) in rows.iter().enumerate() {
            let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
            let split_below = rows[depth + 1..].iter().any(|below| below.get(column).is_some_and(|cell| !cell.trim().is_empty()));
            let text = if cell(column).is_empty() && split_below {
                (0..column).rev().map(cell).find(|text| !text.is_empty()).unwrap_or("")
            } else {
                cell(column)
            };
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        names.push(parts.join(" "));
    }
    let mut seen: Vec<String> = Vec::with_capacity(width);
    for (index, name) in names.into_iter().enumerate() {
        let name = if name.is_empty() { format!("column_{}", index + 1) } else { name };
        let mut unique = name.clone();
        let mut count = 2;
        while seen.contains(&unique) {
            unique = format!("{name}_{count}");
            count += 1;
        }
        seen.push(unique);
    }
    seen
}

/// The whole file as text, after a look at its lines that never holds more than one of them.
fn text(path: &Path, recipe: &Recipe) -> Result<String, Malformed> {
    let encoding = recipe.encoding.as_str();
    let bytes = bounded(path, &recipe.sheet)?;
    let encoding =
        Encoding::for_label(encoding.as_bytes()).ok_or_else(|| Malformed::Recipe(format!("no encoding is called {encoding}")))?;
    let (text, used, broken) = encoding.decode(&bytes);
    if broken {
        let line = text.lines().position(|line| line.contains('\u{fffd}')).map_or(1, |line| line as u64 + 1);
        let column = text
            .lines()
            .nth(usize::try_from(line - 1).unwrap_or(0))
            .and_then(|line| line.chars().position(|c| c == '\u{fffd}'))
            .map_or(1, |c| c as u64 + 1);
        return Err(Malformed::At { line, column, finding: format!("bytes that are not {}", used.name()) });
    }
    Ok(text.into_owned())
}

fn bounded(path: &Path, member: &str) -> Result<Vec<u8>, Malformed> {
    let file = File::open(path).map_err(Malformed::io(path))?;
    if file.metadata().map_err(Malformed::io(path))?.len() > BYTES_MOST && !source::is_zip(path) {
        // A file this large is often one endless line: say so, if it is.
        check_endless_line(&mut BufReader::with_capacity(1 << 16, file))?;
    }
    source::bytes(path, member)
}

/// Looks for a line without end within the first [`BYTES_MOST`] bytes.
fn check_endless_line(reader: &mut BufReader<File>) -> Result<(), Malformed> {
    let (mut line, mut length, mut seen) = (1, 0, 0);
    while seen <= BYTES_MOST {
        let buffer = reader.fill_buf().map_err(|error| whole(error.to_string()))?;
        if buffer.is_empty() {
            break;
        }
        for part in buffer.split_inclusive(|byte| *byte == b'\n') {
            length += part.len();
            if length > LINE_BYTES_MOST {
                let finding = format!("the line is longer than {LINE_BYTES_MOST} bytes");
                return Err(Malformed::At { line, column: LINE_BYTES_MOST as u64, finding });
            }
            if part.ends_with(b"\n") {
                (line, length) = (line + 1, 0);
            }
        }
        seen += buffer.len() as u64;
        let taken = buffer.len();
        reader.consume(taken);
    }
    Ok(())
}

fn csv_rows(path: &Path, recipe: &Recipe) -> Result<Vec<Vec<String>>, Malformed> {
    let text = text(path, recipe)?;
    let text = text.trim_start_matches('\u{feff}');
    check_lines(text)?;
    let delimiter =
        u8::try_from(recipe.delimiter).map_err(|_| Malformed::Recipe("the delimiter must be one ASCII character".to_owned()))?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut width = 0;
    loop {
        let line = reader.position().line();
        let more = reader.read_record(&mut record).map_err(|error| Malformed::At { line, column: 1, finding: error.to_string() })?;
        if !more {
            return Ok(rows);
        }
        let line = record.position().map_or(line, csv::Position::line);
        if let Some(column) = record.iter().position(|cell| cell.len() > CELL_BYTES_MOST) {
            let finding = format!("the cell is longer than {CELL_BYTES_MOST} bytes; a quotation mark that is not closed?");
            return Err(Malformed::At { line, column: column as u64 + 1, finding });
        }
        // What stands above the table may be narrower; from the header on every row is as wide as the header.
        if rows.len() < recipe.rows_above + recipe.header_rows {
            width = width.max(record.len());
            if width > COLUMNS_MOST {
                return Err(Malformed::At { line, column: COLUMNS_MOST as u64, finding: format!("more than {COLUMNS_MOST} columns") });
            }
        } else if record.len() != width && !(record.len() == 1 && record[0].trim().is_empty()) {
            let column = record.len().min(width) as u64 + 1;
            return Err(Malformed::At { line, column, finding: format!("{} cells instead of {width}", record.len()) });
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
}

/// Lines are short enough, hold no NUL, and every quotation mark is closed.
fn check_lines(text: &str) -> Result<(), Malformed> {
    let (mut quotes, mut opened) = (0_usize, 1_u64);
    for (number, line) in (1_u64..).zip(text.split('\n')) {
        if line.len() > LINE_BYTES_MOST {
            return Err(Malformed::At {
                line: number,
                column: LINE_BYTES_MOST as u64,
                finding: format!("the line is longer than {LINE_BYTES_MOST} bytes"),
            });
        }
        if let Some(at) = line.bytes().position(|byte| byte == 0) {
            return Err(Malformed::At { line: number, column: at as u64 + 1, finding: "a NUL character".to_owned() });
        }
        let here = line.bytes().filter(|byte| *byte == b'"').count();
        if quotes % 2 == 0 && here % 2 == 1 {
            opened = number;
        }
        quotes += here;
    }
    if quotes % 2 == 1 {
        let line = text.split('\n').nth(usize::try_from(opened - 1).unwrap_or(0)).unwrap_or_default();
        let column = line.rfind('"').map_or(1, |at| line[..at].chars().count() as u64 + 1);
        return Err(Malformed::At { line: opened, column, finding: "a quotation mark is opened here and never closed".to_owned() });
    }
    Ok(())
}

fn sheet_rows(path: &Path, sheet: &str) -> Result<Vec<Vec<String>>, Malformed> {
    bounded(path, "")?;
    let mut book = calamine::open_workbook_auto(path).map_err(|error| whole(format!("the spreadsheet cannot be read: {error}")))?;
    let names = book.sheet_names();
    let name = if sheet.is_empty() { names.first().cloned() } else { names.iter().find(|name| *name == sheet).cloned() };
    let name = name.ok_or_else(|| Malformed::Recipe(format!("the workbook has no sheet {sheet}; it has {}", names.join(", "))))?;
    let range = book.worksheet_range(&name).map_err(|error| whole(format!("sheet {name}: {error}")))?;
    if range.width() > COLUMNS_MOST {
        return Err(whole(format!("sheet {name} has {} columns; the most is {COLUMNS_MOST}", range.width())));
    }
    Ok(range.rows().map(|row| row.iter().map(cell_text).collect()).collect())
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers below 2^53")]
        Data::Float(value) if value.fract() == 0.0 && value.abs() < 9e15 => (*value as i64).to_string(),
        other => other.to_string(),
    }
}

fn document(path: &Path) -> Result<serde_json::Value, Malformed> {
    serde_json::from_slice(&bounded(path, "")?).map_err(|error| Malformed::At {
        line: error.line() as u64,
        column: error.column() as u64,
        finding: error.to_string(),
    })
}

/// Whether a JSON file is a JSON-stat data set.
pub(crate) fn is_jsonstat(path: &Path) -> Result<bool, Malformed> {
    Ok(jsonstat::is_dataset(&document(path)?))
}

/// Features become rows: their properties, and where they lie (the middle of their extent in degrees).
fn geojson(document: &serde_json::Value) -> Result<Grid, Malformed> {
    let features =
        document.get("features").and_then(serde_json::Value::as_array).ok_or_else(|| whole("the JSON is no GeoJSON feature collection"))?;
    let mut header: Vec<String> = Vec::new();
    for feature in features {
        for key in feature.get("properties").and_then(serde_json::Value::as_object).into_iter().flatten().map(|(key, _)| key) {
            if !header.contains(key) {
                header.push(key.clone());
            }
        }
    }
    let properties = header.len();
    header.extend(["geometry", "longitude", "latitude"].map(str::to_owned));
    let rows = features
        .iter()
        .map(|feature| {
            let mut row: Vec<String> = header[..properties]
                .iter()
                .map(|key| match feature.get("properties").and_then(|properties| properties.get(key)) {
                    None | Some(serde_json::Value::Null) => String::new(),
                    Some(serde_json::Value::String(text)) => text.clone(),
                    Some(other) => other.to_string(),
                })
                .collect();
            let geometry = feature.get("geometry");
            row.push(geometry.and_then(|geometry| geometry.get("type")).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned());
            let mut extent = Extent::default();
            if let Some(coordinates) = geometry.and_then(|geometry| geometry.get("coordinates")) {
                extent.add(coordinates, 0);
            }
            match extent.0 {
                Some([west, south, east, north]) => {
                    row.extend([format!("{:.6}", f64::midpoint(west, east)), format!("{:.6}", f64::midpoint(south, north))])
                }
                None => row.extend([String::new(), String::new()]),
            }
            row
        })
        .collect();
    Ok(Grid { header, rows })
}

#[derive(Default)]
struct Extent(Option<[f64; 4]>);

impl Extent {
    fn add(&mut self, value: &serde_json::Value, depth: usize) {
        let Some(items) = value.as_array().filter(|_| depth < 8) else { return };
        if let (Some(x), Some(y)) = (items.first().and_then(serde_json::Value::as_f64), items.get(1).and_then(serde_json::Value::as_f64)) {
            let [west, south, east, north] = self.0.unwrap_or([x, y, x, y]);
            self.0 = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
        } else {
            items.iter().for_each(|item| self.add(item, depth + 1));
        }
    }
}

/// Bytes that are looked at for a proposal.
const SAMPLE_BYTES: usize = 4 << 20;

/// The first rows of a CSV, as far as they can be read, for telling delimiter and header; and its encoding.
pub(crate) fn sample(path: &Path, member: &str) -> Result<(String, String), Malformed> {
    let mut bytes = if source::is_zip(path) {
        source::bytes(path, member)?
    } else {
        let file = File::open(path).map_err(Malformed::io(path))?;
        check_endless_line(&mut BufReader::new(file))?;
        let mut bytes = Vec::new();
        File::open(path).map_err(Malformed::io(path))?.take(SAMPLE_BYTES as u64).read_to_end(&mut bytes).map_err(Malformed::io(path))?;
        bytes
    };
    if bytes.is_empty() {
        return Err(whole("the file is empty"));
    }
    bytes.truncate(SAMPLE_BYTES);
    let encoding = detect::encoding(&bytes);
    let text = Encoding::for_label(encoding.as_bytes()).map_or_else(String::new, |encoding| encoding.decode(&bytes).0.into_owned());
    Ok((encoding.to_owned(), text.trim_start_matches('\u{feff}').to_owned()))
}

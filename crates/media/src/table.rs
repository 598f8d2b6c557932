//! Tables handed in as CSV: text, and rectangular.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

use crate::{Damage, Finding, TableDamage};

/// Most bytes of one line.
const MAX_LINE_BYTES: usize = 1_000_000;

/// Checks a CSV file in UTF-8 with commas, semicolons or tabs: no NUL, no endless line, no open
/// quote, every row as wide as the first.
///
/// # Errors
///
/// [`Finding::Table`] with line and column, both from 1.
pub fn check_table(path: &Path) -> Result<(), Finding> {
    let delimiter = check_lines(path)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_path(path)
        .map_err(|error| Finding::Unreadable(Damage::Disk(error.to_string())))?;
    let mut record = csv::ByteRecord::new();
    let mut width = None;
    loop {
        let before = reader.position().byte();
        let is_read = reader.read_byte_record(&mut record);
        let byte = record.position().map_or(before, csv::Position::byte);
        let at = |column: u64, finding| match line_of(path, byte) {
            Ok(line) => Finding::Table {
                line,
                column,
                finding,
            },
            Err(error) => error.into(),
        };
        match is_read {
            Ok(false) => return Ok(()),
            Ok(true) => {
                if let Some(column) = record
                    .iter()
                    .position(|cell| cell.len() > MAX_LINE_BYTES / 4)
                {
                    return Err(at(column as u64 + 1, TableDamage::OpenQuote));
                }
                let expected = *width.get_or_insert(record.len());
                if record.len() != expected {
                    let finding = TableDamage::Cells {
                        found: record.len() as u64,
                        expected: expected as u64,
                    };
                    return Err(at(record.len().min(expected) as u64 + 1, finding));
                }
            }
            Err(_) => return Err(at(1, TableDamage::NotUtf8)),
        }
    }
}

/// The line, from 1, in which a record stands that begins at a byte. The reader of CSV counts lines
/// as well, and is one behind where they end in CR LF.
fn line_of(path: &Path, byte: u64) -> std::io::Result<u64> {
    let before = BufReader::new(File::open(path)?).take(byte);
    let (mut line, mut last) = (1, 0);
    for letter in before.bytes() {
        let letter = letter?;
        line += u64::from(letter == b'\r' || (letter == b'\n' && last != b'\r'));
        last = letter;
    }
    Ok(line)
}

/// Reads line by line with a bound; answers the delimiter, told by the first line.
fn check_lines(path: &Path) -> Result<u8, Finding> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut delimiter = None;
    let mut line = Vec::new();
    let (mut number, mut quotes, mut opened) = (0_u64, 0_usize, 0_u64);
    loop {
        line.clear();
        let mut bounded = (&mut reader).take(MAX_LINE_BYTES as u64 + 1);
        if bounded.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        let at = |column: usize, finding| Finding::Table {
            line: number,
            column: column as u64 + 1,
            finding,
        };
        if line.len() > MAX_LINE_BYTES {
            return Err(at(
                MAX_LINE_BYTES,
                TableDamage::LineTooLong {
                    most: MAX_LINE_BYTES as u64,
                },
            ));
        }
        if let Some(column) = line.iter().position(|byte| *byte == 0) {
            return Err(at(column, TableDamage::Nul));
        }
        if let Err(error) = std::str::from_utf8(&line) {
            return Err(at(error.valid_up_to(), TableDamage::NotUtf8));
        }
        delimiter.get_or_insert_with(|| {
            let count = |delimiter: u8| line.iter().filter(|byte| **byte == delimiter).count();
            [b',', b';', b'\t']
                .into_iter()
                .rev()
                .max_by_key(|delimiter| count(*delimiter))
                .unwrap_or(b',')
        });
        let here = line.iter().filter(|byte| **byte == b'"').count();
        if quotes % 2 == 0 && here % 2 == 1 {
            opened = number;
        }
        quotes += here;
    }
    if quotes % 2 == 1 {
        return Err(Finding::Table {
            line: opened,
            column: 1,
            finding: TableDamage::OpenQuote,
        });
    }
    Ok(delimiter.unwrap_or(b','))
}

//! A prepared table in other forms, a part of its rows at a time.

use std::{fs::File, io::Write, path::Path};

use polars::prelude::*;
use polars_io::parquet::read::ParquetReader;

use crate::{Malformed, chunk::Kind, profile::whole_text};

/// Rows that are held at once.
const ROWS: usize = 1 << 16;

fn broken(error: &PolarsError) -> Malformed {
    Malformed::broken(&format_args!("the table cannot be read: {error}"))
}

fn unwritten(error: &std::io::Error) -> Malformed {
    Malformed::broken(&format_args!("the table cannot be written: {error}"))
}

/// A column whose cells can be asked for one by one.
enum Cells<'f> {
    Text(&'f StringChunked),
    Integer(&'f Int64Chunked),
    Number(&'f Float64Chunked),
    Flag(&'f BooleanChunked),
    Date(&'f Int32Chunked),
    Timestamp(&'f Int64Chunked),
}

impl<'f> Cells<'f> {
    fn new(column: &'f Column) -> PolarsResult<Self> {
        Ok(match column.dtype() {
            DataType::String => Self::Text(column.str()?),
            DataType::Boolean => Self::Flag(column.bool()?),
            DataType::Int64 => Self::Integer(column.i64()?),
            DataType::Date => Self::Date(column.date()?.physical()),
            DataType::Datetime(..) => Self::Timestamp(column.datetime()?.physical()),
            _ => Self::Number(column.f64()?),
        })
    }

    /// The cell as JSON.
    fn json(&self, row: usize) -> serde_json::Value {
        match self {
            Self::Text(cells) => cells.get(row).into(),
            Self::Integer(cells) => cells.get(row).into(),
            Self::Number(cells) => cells.get(row).into(),
            Self::Flag(cells) => cells.get(row).into(),
            Self::Date(cells) => cells
                .get(row)
                .map(|days| whole_text(Kind::Date, i64::from(days)))
                .into(),
            Self::Timestamp(cells) => cells
                .get(row)
                .map(|moment| whole_text(Kind::Timestamp, moment))
                .into(),
        }
    }
}

/// Writes a prepared Parquet as a JSON array with one object per row.
///
/// # Errors
///
/// [`Malformed`] where it cannot be read or written.
pub fn write_json(parquet: &Path, out: &mut dyn Write) -> Result<(), Malformed> {
    let file = File::open(parquet).map_err(Malformed::io(parquet))?;
    let mut reader = ParquetReader::new(file.try_clone().map_err(Malformed::io(parquet))?);
    let rows = reader
        .get_metadata()
        .map_err(|error| broken(&error))?
        .num_rows;
    out.write_all(b"[").map_err(|error| unwritten(&error))?;
    let mut between = "\n";
    for from in (0..rows).step_by(ROWS) {
        let frame = ParquetReader::new(file.try_clone().map_err(Malformed::io(parquet))?)
            .with_slice(Some((from, ROWS)))
            .finish()
            .map_err(|error| broken(&error))?;
        let columns = frame
            .columns()
            .iter()
            .map(|column| {
                Ok((
                    serde_json::to_string(column.name().as_str()).unwrap_or_default(),
                    Cells::new(column)?,
                ))
            })
            .collect::<PolarsResult<Vec<_>>>()
            .map_err(|error| broken(&error))?;
        for row in 0..frame.height() {
            let mut text = String::from(between);
            between = ",\n";
            for (place, (name, cells)) in columns.iter().enumerate() {
                text.push_str(if place == 0 { "{" } else { "," });
                text.push_str(name);
                text.push(':');
                text.push_str(&cells.json(row).to_string());
            }
            text.push('}');
            out.write_all(text.as_bytes())
                .map_err(|error| unwritten(&error))?;
        }
    }
    out.write_all(b"\n]\n").map_err(|error| unwritten(&error))
}

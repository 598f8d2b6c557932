//! Describing and storing: polars holds the table, Parquet keeps it.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::Path,
};

use polars::prelude::*;
use polars_io::prelude::*;

use crate::{
    ColumnProfile, Malformed, Profile, Recipe, Report,
    clean::{Table, Values},
    figures,
};

/// Rows of a profile's preview.
const PREVIEW_ROWS: usize = 50;

/// A prepared table, described.
pub struct Prepared {
    pub(crate) frame: DataFrame,
    pub profile: Profile,
    pub report: Report,
    /// The figure's data as JSON; empty where the table gives none.
    pub figure: String,
}

/// Names of what [`Prepared::write`] leaves in a folder.
pub struct Files;

impl Files {
    pub const PARQUET: &'static str = "table.parquet";
    pub const CSV: &'static str = "table.csv";
    pub const PROFILE: &'static str = "profile.json";
    pub const REPORT: &'static str = "report.json";
    pub const RECIPE: &'static str = "recipe.toml";
    pub const FIGURE: &'static str = "figure.json";
}

fn broken(error: &PolarsError) -> Malformed {
    Malformed::Whole(format!("the table cannot be kept: {error}"))
}

/// Puts a cleaned table into polars and describes its columns.
pub(crate) fn describe(table: Table, recipe: &Recipe) -> Result<Prepared, Malformed> {
    let rows = table.rows;
    let mut columns = Vec::with_capacity(table.columns.len());
    let mut profiles = Vec::with_capacity(table.columns.len());
    for column in table.columns {
        let name: PlSmallStr = column.name.as_str().into();
        let (series, kind) = match column.values {
            Values::Text(values) => (Series::new(name, values), "text"),
            Values::Integer(values) => (Series::new(name, values), "integer"),
            Values::Number(values) => (Series::new(name, values), "number"),
            Values::Flag(values) => (Series::new(name, values), "flag"),
        };
        profiles.push(profile(&series, kind, column.unit).map_err(|error| broken(&error))?);
        columns.push(series.into_column());
    }
    let frame = DataFrame::new(rows, columns).map_err(|error| broken(&error))?;
    let preview = preview(&frame).map_err(|error| broken(&error))?;
    let figure = figures::figure(&frame, recipe).map_err(|error| broken(&error))?;
    Ok(Prepared { frame, profile: Profile { rows, columns: profiles, preview }, report: table.report, figure })
}

fn profile(series: &Series, kind: &str, unit: String) -> PolarsResult<ColumnProfile> {
    let (smallest, largest, mean) = match kind {
        "integer" | "number" => {
            let text = |value: Option<f64>| value.map(|value| if value.fract() == 0.0 { format!("{value:.0}") } else { value.to_string() });
            (text(series.min::<f64>()?), text(series.max::<f64>()?), series.mean())
        }
        "text" => {
            let texts = series.str()?;
            let cut = |text: &str| text.chars().take(80).collect::<String>();
            (texts.iter().flatten().min().map(cut), texts.iter().flatten().max().map(cut), None)
        }
        _ => (None, None, None),
    };
    Ok(ColumnProfile {
        name: series.name().to_string(),
        kind: kind.to_owned(),
        unit,
        missing: series.null_count(),
        distinct: series.drop_nulls().n_unique()?,
        smallest,
        largest,
        mean,
    })
}

fn preview(frame: &DataFrame) -> PolarsResult<Vec<Vec<Option<String>>>> {
    let head = frame.head(Some(PREVIEW_ROWS));
    let columns = head
        .columns()
        .iter()
        .map(|column| Ok(column.cast(&DataType::String)?.str()?.iter().map(|cell| cell.map(str::to_owned)).collect()))
        .collect::<PolarsResult<Vec<Vec<Option<String>>>>>()?;
    Ok((0..head.height()).map(|row| columns.iter().map(|column| column[row].clone()).collect()).collect())
}

impl Prepared {
    /// Writes the table as Parquet (zstd) and CSV, with profile, report, recipe and figure beside it, into a folder that exists.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be written.
    pub fn write(&mut self, folder: &Path, recipe: &Recipe) -> Result<(), Malformed> {
        let create = |name: &str| {
            let path = folder.join(name);
            File::create(&path).map_err(Malformed::io(&path))
        };
        ParquetWriter::new(BufWriter::new(create(Files::PARQUET)?))
            .with_compression(ParquetCompression::Zstd(None))
            .finish(&mut self.frame)
            .map_err(|error| broken(&error))?;
        self.write_csv(create(Files::CSV)?)?;
        let json = |value: serde_json::Result<String>| value.map_err(|error| Malformed::Whole(error.to_string()));
        let texts = [
            (Files::PROFILE, json(serde_json::to_string_pretty(&self.profile))?),
            (Files::REPORT, json(serde_json::to_string_pretty(&self.report))?),
            (Files::RECIPE, recipe.to_text()),
            (Files::FIGURE, self.figure.clone()),
        ];
        for (name, text) in texts {
            create(name)?.write_all(text.as_bytes()).map_err(Malformed::io(&folder.join(name)))?;
        }
        Ok(())
    }

    /// CSV that a spreadsheet opens without running anything: a text that would begin a formula gets an apostrophe in front.
    fn write_csv(&self, file: File) -> Result<(), Malformed> {
        let failed = |error: csv::Error| Malformed::Whole(format!("the CSV cannot be written: {error}"));
        let mut writer = csv::Writer::from_writer(BufWriter::new(file));
        writer.write_record(self.frame.get_column_names().iter().map(|name| name.as_str())).map_err(failed)?;
        let columns = self
            .frame
            .columns()
            .iter()
            .map(|column| Ok((column.dtype() == &DataType::String, column.cast(&DataType::String)?)))
            .collect::<PolarsResult<Vec<_>>>()
            .map_err(|error| broken(&error))?;
        let columns = columns
            .iter()
            .map(|(text, column)| Ok((*text, column.str()?)))
            .collect::<PolarsResult<Vec<_>>>()
            .map_err(|error| broken(&error))?;
        let mut cell = String::new();
        for row in 0..self.frame.height() {
            for (text, column) in &columns {
                cell.clear();
                if let Some(value) = column.get(row) {
                    if *text && value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                        cell.push('\'');
                    }
                    cell.push_str(value);
                }
                writer.write_field(&cell).map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)?;
        }
        writer.flush().map_err(|error| Malformed::Whole(error.to_string()))
    }

    /// Sum of a numeric column over the rows that are no aggregate and fit `filter` (column and value as text).
    ///
    /// # Errors
    ///
    /// Where there is no such column.
    pub fn sum(&self, column: &str, filter: &[(&str, &str)]) -> Result<f64, Malformed> {
        self.reduced(column, filter, Expr::sum)
    }

    /// Mean of a numeric column, see [`Prepared::sum`].
    ///
    /// # Errors
    ///
    /// Where there is no such column.
    pub fn mean(&self, column: &str, filter: &[(&str, &str)]) -> Result<f64, Malformed> {
        self.reduced(column, filter, Expr::mean)
    }

    fn reduced(&self, column: &str, filter: &[(&str, &str)], reduce: impl Fn(Expr) -> Expr) -> Result<f64, Malformed> {
        let mut lazy = figures::parts(&self.frame);
        for (name, value) in filter {
            lazy = lazy.filter(col(*name).cast(DataType::String).eq(lit(*value)));
        }
        let reduced = lazy.select([reduce(col(column)).cast(DataType::Float64)]).collect().map_err(|error| broken(&error))?;
        let value = reduced.columns()[0].f64().map_err(|error| broken(&error))?.get(0);
        value.ok_or_else(|| Malformed::Whole(format!("{column} has no value")))
    }
}

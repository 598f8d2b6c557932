//! Storing: rows in order become Parquet and CSV, row group by row group.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::mpsc::sync_channel,
};

use chart_spec::{Figure, Rule};
use contest::Cities;
use polars::prelude::*;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use crate::{
    Files, Malformed, Profile, Recipe, Report, Unfit, UnfitFigure,
    chunk::{Chunk, Field, Kind, MISSING},
    compute,
    pipeline::CleanedTable,
    profile::{ProfileBuilder, whole_text},
    read,
    runs::{Pick, Sorter},
    starts_formula,
    table::{Grouping, Table},
};

/// Rows of a profile's preview.
const PREVIEW_ROWS: usize = 50;
/// Most rows of a row group.
const GROUP_ROWS: usize = 1 << 18;
/// Bytes of text after which a row group ends earlier.
const GROUP_TEXT: usize = 32 << 20;

/// A prepared table, described. Its rows lie in a folder.
pub struct Prepared {
    /// What the table holds.
    pub profile: Profile,
    /// What was changed on the way to it.
    pub report: Report,
    /// The data of its charts, in the order of the recipe; those that it does not give are left
    /// out.
    pub figures: Vec<Figure>,
    pub(crate) parquet: PathBuf,
    pub(crate) cities: Cities,
}

fn broken(error: &PolarsError) -> Malformed {
    Malformed::broken(&format_args!("the table cannot be kept: {error}"))
}

fn create(folder: &Path, name: &str) -> Result<File, Malformed> {
    let path = folder.join(name);
    File::create(&path).map_err(Malformed::io(&path))
}

/// Writes a cleaned table into a folder that exists, with profile, report, recipe and figures
/// beside it.
pub(crate) fn store(
    path: &Path,
    cleaned: CleanedTable,
    (recipe, cities): (&Recipe, &Cities),
    folder: &Path,
    with_csv: bool,
) -> Result<Prepared, Malformed> {
    let CleanedTable {
        cleaner,
        sorter,
        profile,
        report,
        before_header,
        before,
    } = cleaned;
    // Where no row sums up others, nobody wants to read that of every row.
    let columns: Vec<usize> = (0..cleaner.fields.len())
        .filter(|index| *index != cleaner.aggregate || report.rows_aggregate > 0)
        .collect();
    let mut rows = TableWriter::new(folder, &cleaner.fields, &columns, profile, with_csv)?;
    rows.write(folder, sorter)?;
    let mut profile = rows.finish()?;
    (profile.before, profile.before_header) = (before, before_header);
    let mut prepared = Prepared {
        profile,
        report,
        figures: Vec::new(),
        parquet: folder.join(Files::PARQUET),
        cities: cities.clone(),
    };
    let recipe = compute_charts(path, recipe, &mut prepared);
    write_descriptions(folder, &prepared, &recipe)?;
    Ok(prepared)
}

/// Writes sorted rows as Parquet and CSV, and looks at them once more for the profile.
struct TableWriter<'f> {
    fields: &'f [Field],
    /// Indices of the fields that are columns of the table.
    columns: &'f [usize],
    group: RowGroup<'f>,
    csv: Option<Csv<'f>>,
    profile: ProfileBuilder,
    preview: Vec<Vec<Option<String>>>,
}

impl<'f> TableWriter<'f> {
    fn new(
        folder: &Path,
        fields: &'f [Field],
        columns: &'f [usize],
        profile: ProfileBuilder,
        with_csv: bool,
    ) -> Result<Self, Malformed> {
        Ok(Self {
            fields,
            columns,
            group: RowGroup::new(fields, columns),
            csv: with_csv
                .then(|| Csv::new(folder, fields, columns))
                .transpose()?,
            profile,
            preview: Vec::new(),
        })
    }

    /// Writes all rows; one thread compresses a row group while another gathers the next.
    fn write(&mut self, folder: &Path, sorter: Sorter) -> Result<(), Malformed> {
        let schema = self.group.finish()?.schema().as_ref().clone();
        let file = BufWriter::with_capacity(1 << 20, create(folder, Files::PARQUET)?);
        let mut writer = ParquetWriter::new(file)
            .with_compression(ParquetCompression::Zstd(None))
            .batched(&schema)
            .map_err(|error| broken(&error))?;
        let ended_early = || Malformed::broken(&"the table cannot be kept");
        std::thread::scope(|scope| {
            let (frame_sender, frames) = sync_channel::<DataFrame>(0);
            let writing = scope.spawn(move || {
                for frame in frames {
                    writer.write_batch(&frame)?;
                }
                writer.finish()
            });
            let send = |frame: DataFrame| frame_sender.send(frame).map_err(|_| ended_early());
            let sent = sorter
                .finish(|sources, picks| {
                    self.add(sources, picks)?;
                    if self.group.is_full() {
                        send(self.group.finish()?)
                    } else {
                        Ok(())
                    }
                })
                .and_then(|()| {
                    if self.group.rows > 0 {
                        send(self.group.finish()?)
                    } else {
                        Ok(())
                    }
                });
            drop(frame_sender);
            // Where writing failed, that is why nothing could be handed on.
            writing
                .join()
                .map_err(|_| ended_early())?
                .map_err(|error| broken(&error))?;
            sent
        })
    }

    fn add(&mut self, sources: &[&Chunk], picks: &[Pick]) -> Result<(), Malformed> {
        let missing = PREVIEW_ROWS.saturating_sub(self.preview.len());
        for (chunk, row) in picks.iter().take(missing) {
            let chunk = sources[*chunk as usize];
            let cell = |column: &usize| {
                cell_text(chunk, *column, *row as usize, self.fields[*column].kind)
            };
            self.preview.push(self.columns.iter().map(cell).collect());
        }
        if let Some(csv) = &mut self.csv {
            csv.add(sources, picks)?;
        }
        self.group.add(sources, picks, &mut self.profile);
        Ok(())
    }

    /// The profile of what was written.
    fn finish(self) -> Result<Profile, Malformed> {
        if let Some(csv) = self.csv {
            csv.finish()?;
        }
        let mut profile = self.profile.finish(|column| self.columns.contains(&column));
        profile.preview = self.preview;
        Ok(profile)
    }
}

/// Computes the charts of a recipe, and gives it back without those that nobody asked for and that
/// the table does not give.
fn compute_charts(path: &Path, recipe: &Recipe, prepared: &mut Prepared) -> Recipe {
    let mut followed = Recipe {
        figures: Vec::new(),
        ..recipe.clone()
    };
    for rule in &recipe.figures {
        match compute_chart(path, recipe, rule, prepared) {
            Ok(figure) => {
                prepared.figures.push(figure);
                followed.figures.push(rule.clone());
            }
            // The first rows promised a chart that all of them do not give: nobody asked for it.
            Err(_) if recipe.proposed => {}
            // A chart that the table does not give keeps nobody from the table; the report says why
            // there is none.
            Err(why) => {
                prepared.report.figures.push(UnfitFigure {
                    rule: rule.to_string(),
                    why,
                });
                followed.figures.push(rule.clone());
            }
        }
    }
    followed
}

/// Writes what describes a table beside it.
fn write_descriptions(
    folder: &Path,
    prepared: &Prepared,
    recipe: &Recipe,
) -> Result<(), Malformed> {
    let json = |value: serde_json::Result<String>| value.map_err(|error| Malformed::broken(&error));
    let texts = [
        (
            Files::PROFILE,
            json(serde_json::to_string_pretty(&prepared.profile))?,
        ),
        (
            Files::REPORT,
            json(serde_json::to_string_pretty(&prepared.report))?,
        ),
        (Files::RECIPE, recipe.to_text()),
        (Files::FIGURES, Figure::write(&prepared.figures)),
    ];
    for (name, text) in texts {
        create(folder, name)?
            .write_all(text.as_bytes())
            .map_err(Malformed::io(&folder.join(name)))?;
    }
    Ok(())
}

/// The data of a chart: outlines from the raw file, everything else from the table.
fn compute_chart(
    path: &Path,
    recipe: &Recipe,
    rule: &Rule,
    prepared: &Prepared,
) -> Result<Figure, Unfit> {
    if rule.kind != chart_spec::Kind::Outline {
        return compute::compute_figure(prepared.table(), rule, None);
    }
    let key = prepared
        .cities
        .areas_named(&rule.x)
        .ok_or_else(|| Unfit::Area(rule.x.clone()))?;
    let document = read::json(path).map_err(|error| Unfit::Broken(error.to_string()))?;
    dataset_spec::outline(&document, recipe, key).ok_or(Unfit::Nothing)
}

/// A cell as text.
fn cell_text(chunk: &Chunk, column: usize, row: usize, kind: Kind) -> Option<String> {
    let packed = &chunk.columns[column];
    match kind {
        Kind::Text => packed.text(row).map(str::to_owned),
        // With a point even where the number is whole: who reads the file sees that the column
        // holds fractions.
        Kind::Number => Some(packed.number(row))
            .filter(|number| !number.is_nan())
            .map(|number| format!("{number:?}")),
        kind => Some(packed.whole(row))
            .filter(|value| *value != MISSING)
            .map(|value| whole_text(kind, value)),
    }
}

/// A column of a row group in the making.
enum ColumnBuilder {
    Whole(Vec<i64>),
    Number(Vec<f64>),
    Text(StringChunkedBuilder),
}

/// Rows that become a row group of the Parquet file.
struct RowGroup<'f> {
    fields: &'f [Field],
    /// Indices of the fields that are columns of the table.
    columns: &'f [usize],
    builders: Vec<ColumnBuilder>,
    rows: usize,
    /// Bytes of all texts.
    text: usize,
}

impl<'f> RowGroup<'f> {
    fn new(fields: &'f [Field], columns: &'f [usize]) -> Self {
        let mut group = Self {
            fields,
            columns,
            builders: Vec::new(),
            rows: 0,
            text: 0,
        };
        group.clear();
        group
    }

    /// Begins anew, and gives what there was.
    fn clear(&mut self) -> Vec<ColumnBuilder> {
        (self.rows, self.text) = (0, 0);
        let fresh = self.columns.iter().map(|column| {
            let field = &self.fields[*column];
            match field.kind {
                Kind::Text => {
                    ColumnBuilder::Text(StringChunkedBuilder::new(field.name.as_str().into(), 0))
                }
                Kind::Number => ColumnBuilder::Number(Vec::new()),
                Kind::Integer | Kind::Flag | Kind::Month | Kind::Date | Kind::Timestamp => {
                    ColumnBuilder::Whole(Vec::new())
                }
            }
        });
        std::mem::replace(&mut self.builders, fresh.collect())
    }

    const fn is_full(&self) -> bool {
        self.rows >= GROUP_ROWS || self.text >= GROUP_TEXT
    }

    #[expect(clippy::cast_precision_loss, reason = "the bars of a histogram")]
    fn add(&mut self, sources: &[&Chunk], picks: &[Pick], profile: &mut ProfileBuilder) {
        self.rows += picks.len();
        for (builder, column) in self.builders.iter_mut().zip(self.columns) {
            let cells = picks
                .iter()
                .map(|(chunk, row)| (&sources[*chunk as usize].columns[*column], *row as usize));
            match builder {
                ColumnBuilder::Whole(values) => {
                    let from = values.len();
                    values.reserve(picks.len());
                    // Neighbours in order lie in the same chunk for a while.
                    for run in picks.chunk_by(|one, other| one.0 == other.0) {
                        let packed = &sources[run[0].0 as usize].columns[*column];
                        packed.for_each_whole(run.iter().map(|(_, row)| *row as usize), |value| {
                            values.push(value);
                        });
                    }
                    profile.count_bars(
                        *column,
                        values[from..].iter().map(|value| {
                            if *value == MISSING {
                                f64::NAN
                            } else {
                                *value as f64
                            }
                        }),
                    );
                }
                ColumnBuilder::Number(values) => {
                    let from = values.len();
                    values.extend(cells.map(|(packed, row)| packed.number(row)));
                    profile.count_bars(*column, values[from..].iter().copied());
                }
                ColumnBuilder::Text(texts) => {
                    for (packed, row) in cells {
                        let text = packed.text(row);
                        self.text += text.map_or(0, str::len);
                        texts.append_option(text);
                    }
                }
            }
        }
    }

    /// The rows so far as a frame; the next group begins.
    fn finish(&mut self) -> Result<DataFrame, Malformed> {
        let rows = self.rows;
        let built = self.clear();
        let columns = built
            .into_iter()
            .zip(self.columns)
            .map(|(builder, column)| {
                let field = &self.fields[*column];
                let name: PlSmallStr = field.name.as_str().into();
                match builder {
                    ColumnBuilder::Text(texts) => texts.finish().into_column(),
                    ColumnBuilder::Number(values) => Float64Chunked::from_iter_options(
                        name,
                        values
                            .into_iter()
                            .map(|value| Some(value).filter(|value| !value.is_nan())),
                    )
                    .into_column(),
                    ColumnBuilder::Whole(values) => whole_column(name, field.kind, values),
                }
            })
            .collect();
        DataFrame::new(rows, columns).map_err(|error| broken(&error))
    }
}

fn whole_column(name: PlSmallStr, kind: Kind, values: Vec<i64>) -> Column {
    let options = |values: Vec<i64>| {
        values
            .into_iter()
            .map(|value| Some(value).filter(|value| *value != MISSING))
    };
    match kind {
        Kind::Flag => BooleanChunked::from_iter_options(
            name,
            options(values).map(|value| value.map(|value| value == 1)),
        )
        .into_column(),
        Kind::Date => Int32Chunked::from_iter_options(
            name,
            options(values).map(|value| value.and_then(|value| i32::try_from(value).ok())),
        )
        .into_date()
        .into_column(),
        // Parquet has no type for a month: its text sorts as months do.
        Kind::Month => {
            let months = options(values).map(|value| value.map(|value| whole_text(kind, value)));
            StringChunked::from_iter_options(name, months).into_column()
        }
        Kind::Timestamp => Int64Chunked::from_iter_options(name, options(values))
            .into_datetime(TimeUnit::Milliseconds, None)
            .into_column(),
        Kind::Text | Kind::Integer | Kind::Number => {
            if values.contains(&MISSING) {
                Int64Chunked::from_iter_options(name, options(values)).into_column()
            } else {
                Int64Chunked::from_vec(name, values).into_column()
            }
        }
    }
}

/// CSV that a spreadsheet opens without running anything.
struct Csv<'f> {
    writer: csv::Writer<File>,
    fields: &'f [Field],
    columns: &'f [usize],
}

impl<'f> Csv<'f> {
    fn new(folder: &Path, fields: &'f [Field], columns: &'f [usize]) -> Result<Self, Malformed> {
        let mut writer = csv::WriterBuilder::new()
            .buffer_capacity(1 << 20)
            .from_writer(create(folder, Files::CSV)?);
        writer
            .write_record(columns.iter().map(|column| fields[*column].name.as_str()))
            .map_err(unwritten)?;
        Ok(Self {
            writer,
            fields,
            columns,
        })
    }

    fn add(&mut self, sources: &[&Chunk], picks: &[Pick]) -> Result<(), Malformed> {
        let mut guarded = String::new();
        for (chunk, row) in picks {
            for column in self.columns {
                let (chunk, row, kind) = (
                    sources[*chunk as usize],
                    *row as usize,
                    self.fields[*column].kind,
                );
                if kind == Kind::Text {
                    let text = chunk.columns[*column].text(row).unwrap_or_default();
                    if starts_formula(text) {
                        guarded.clear();
                        guarded.push('\'');
                        guarded.push_str(text);
                        self.writer.write_field(&guarded).map_err(unwritten)?;
                    } else {
                        self.writer.write_field(text).map_err(unwritten)?;
                    }
                } else {
                    self.writer
                        .write_field(cell_text(chunk, *column, row, kind).unwrap_or_default())
                        .map_err(unwritten)?;
                }
            }
            self.writer.write_record(None::<&[u8]>).map_err(unwritten)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), Malformed> {
        self.writer
            .flush()
            .map_err(|error| Malformed::broken(&format_args!("the CSV cannot be written: {error}")))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the form that map_err wants")]
fn unwritten(error: csv::Error) -> Malformed {
    Malformed::broken(&format_args!("the CSV cannot be written: {error}"))
}

impl Prepared {
    /// The table, to be read again.
    #[must_use]
    pub fn table(&self) -> Table<'_> {
        Table {
            parquet: &self.parquet,
            profile: &self.profile,
            cities: &self.cities,
        }
    }

    /// Sum of a numeric column over the rows that are no aggregate and fit `filter` (column and
    /// value as text).
    ///
    /// # Errors
    ///
    /// Where there is no such column.
    pub fn sum(&self, column: &str, filter: &[(&str, &str)]) -> Result<f64, Malformed> {
        self.sum_and_count(column, filter).map(|(sum, _)| sum)
    }

    /// Mean of a numeric column, see [`Prepared::sum`].
    ///
    /// # Errors
    ///
    /// Where there is no such column.
    pub fn mean(&self, column: &str, filter: &[(&str, &str)]) -> Result<f64, Malformed> {
        self.sum_and_count(column, filter)
            .map(|(sum, count)| sum / count)
    }

    fn sum_and_count(
        &self,
        column: &str,
        filter: &[(&str, &str)],
    ) -> Result<(f64, f64), Malformed> {
        let mut only = lit(true);
        for (name, value) in filter {
            only = only.and(col(*name).cast(DataType::String).eq(lit(*value)));
        }
        let columns = filter.iter().map(|(name, _)| *name).collect();
        let grouping = Grouping {
            columns,
            value: Some(column),
            filter: Some(only),
            ..Grouping::default()
        };
        let sums = self
            .table()
            .sums(&grouping)
            .map_err(|error| broken(&error))?;
        match sums.as_ref().and_then(|sums| sums.values().next()) {
            Some(sum) if sum.count > 0.0 => Ok((sum.sum, sum.count)),
            _ => Err(Malformed::broken(&format_args!("{column} has no value"))),
        }
    }
}

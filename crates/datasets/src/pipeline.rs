//! From a raw file to rows in order: blocks are read in one thread and cleaned in others, and what
//! they give is joined in the order of the file. Only a few blocks are under way at a time, so
//! memory does not depend on the file's size.

use std::path::Path;

use contest::Cities;

use crate::{
    ColumnReport, Finding, Format, Malformed, Recipe, Report,
    blocks::{self, Block, Blocks, Dialect},
    cells::Cells,
    chunk::{Chunk, PackedColumn},
    clean::Cleaner,
    grid::{self, Header},
    limits::{MAX_COLUMNS, RUN_BYTES},
    notation, ordered_pool,
    profile::{self, ColumnStats, ProfileBuilder},
    read,
    runs::{self, Sorter},
    source,
};

/// Rows of a document that are cleaned at once.
const DOCUMENT_ROWS: usize = 16_384;
/// Rows of the raw file that are kept for a look at it.
const BEFORE_ROWS: usize = 50;

/// A file, read and cleaned, its rows ready to be handed on.
pub(crate) struct CleanedTable<'c> {
    pub(crate) cleaner: Cleaner<'c>,
    pub(crate) sorter: Sorter,
    pub(crate) profile: ProfileBuilder,
    pub(crate) report: Report,
    pub(crate) before_header: Vec<String>,
    pub(crate) before: Vec<Vec<String>>,
}

/// Work for a thread.
enum Job {
    Block(Block),
    Cells(Cells),
}

/// What a thread made of a block.
struct PreparedBlock {
    chunk: Chunk,
    stats: Vec<ColumnStats>,
    changes: Vec<ColumnReport>,
    rows_read: usize,
    aggregates: usize,
    /// Rows below the data, where they end in this block.
    below: Option<usize>,
}

/// Reads and cleans a file; `progress` hears the bytes read and their number where it is known.
pub(crate) fn clean<'c>(
    path: &Path,
    recipe: &Recipe,
    cities: &'c Cities,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<CleanedTable<'c>, Malformed> {
    if recipe.header_rows == 0 {
        return Err(Malformed::Recipe(Finding::HeaderRows));
    }
    match recipe.format {
        Format::Csv => clean_text(path, recipe, cities, progress),
        Format::Spreadsheet | Format::Geojson | Format::Jsonstat => {
            clean_document(path, recipe, cities)
        }
    }
}

fn header_only() -> Malformed {
    Malformed::Whole(Finding::HeaderOnly)
}

/// Reads and cleans a text with a delimiter, block by block.
fn clean_text<'c>(
    path: &Path,
    recipe: &Recipe,
    cities: &'c Cities,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<CleanedTable<'c>, Malformed> {
    let dialect = blocks::dialect(recipe)?;
    source::with_text(path, recipe, &mut |reader, length| {
        let mut blocks = Blocks::new(reader, dialect.delimiter);
        let (header, before) = read_header(&mut blocks, dialect, recipe)?;
        let (header, notes) = (header.names.clone(), header.notes());
        let mut read = 0;
        let jobs = blocks.map(|block| {
            let block = block?;
            read += block.bytes.len() as u64;
            progress(read.min(length), length);
            Ok(Job::Block(block))
        });
        let width = header.len();
        let mut cleaned = run(jobs, (recipe, cities), header, |job| match job {
            Job::Block(block) => blocks::parse(&block, dialect, width, recipe.until_blank)
                .map(|parsed| (parsed.cells, parsed.below)),
            Job::Cells(cells) => Ok((cells, None)),
        })?;
        cleaned.report.notes = notes;
        cleaned.before = before;
        Ok(cleaned)
    })
}

/// The header of a text, and its first rows as they came; the blocks go on behind the header.
fn read_header(
    blocks: &mut Blocks,
    dialect: Dialect,
    recipe: &Recipe,
) -> Result<(Header, Vec<Vec<String>>), Malformed> {
    let first = blocks.next().ok_or(Malformed::Whole(Finding::Empty))??;
    let head_rows = recipe.rows_above + recipe.header_rows;
    let (head, from, line) = blocks::head(&first, dialect, head_rows)?;
    if head.len() < head_rows {
        return Err(header_only());
    }
    let rest = Block {
        bytes: first.bytes[from..].to_vec(),
        line,
    };
    // A look at the first rows as they came; where they are damaged, cleaning says so.
    let before =
        blocks::head(&rest, dialect, BEFORE_ROWS).map_or_else(|_| Vec::new(), |(rows, ..)| rows);
    blocks.give_back(&rest.bytes, rest.line);
    Ok((grid::join_header(&head[recipe.rows_above..]), before))
}

/// A document's table and the number of rows below its data.
fn read_table(
    path: &Path,
    recipe: &Recipe,
    cities: &Cities,
) -> Result<(grid::Grid, usize), Malformed> {
    let mut grid = read::document(path, recipe, cities)?;
    let end = if recipe.until_blank {
        grid.rows.iter().position(|row| notation::is_blank(row))
    } else {
        None
    };
    let below = end.map_or(0, |end| grid.rows.len() - end);
    grid.rows.truncate(end.unwrap_or(usize::MAX));
    Ok((grid, below))
}

/// Hands on the cells of a file as they stand in it, and its header; gives the number of rows below
/// the data.
pub(crate) fn for_each_block(
    path: &Path,
    recipe: &Recipe,
    cities: &Cities,
    progress: &(dyn Fn(u64, u64) + Sync),
    handle: &mut dyn FnMut(&[String], &Cells),
) -> Result<usize, Malformed> {
    if recipe.format != Format::Csv {
        let (grid, below) = read_table(path, recipe, cities)?;
        for rows in grid.rows.chunks(DOCUMENT_ROWS) {
            handle(&grid.header, &Cells::from_rows(rows, grid.header.len()));
        }
        return Ok(below);
    }
    let dialect = blocks::dialect(recipe)?;
    source::with_text(path, recipe, &mut |reader, length| {
        let mut read = 0;
        let mut blocks = Blocks::new(reader, dialect.delimiter);
        let (Header { names: header, .. }, _) = read_header(&mut blocks, dialect, recipe)?;
        for block in blocks {
            let block = block?;
            read += block.bytes.len() as u64;
            progress(read.min(length), length);
            let parsed = blocks::parse(&block, dialect, header.len(), recipe.until_blank)?;
            handle(&header, &parsed.cells);
            if let Some(below) = parsed.below {
                return Ok(below);
            }
        }
        Ok(0)
    })
}

/// Reads a document as a whole and cleans it, some rows at a time.
fn clean_document<'c>(
    path: &Path,
    recipe: &Recipe,
    cities: &'c Cities,
) -> Result<CleanedTable<'c>, Malformed> {
    let (grid, below) = read_table(path, recipe, cities)?;
    let before = grid.rows.iter().take(BEFORE_ROWS).cloned().collect();
    let width = grid.header.len();
    let jobs = grid
        .rows
        .chunks(DOCUMENT_ROWS)
        .map(|rows| Ok(Job::Cells(Cells::from_rows(rows, width))));
    let mut cleaned = run(
        jobs,
        (recipe, cities),
        grid.header.clone(),
        |job| match job {
            Job::Cells(cells) => Ok((cells, None)),
            Job::Block(_) => Err(header_only()),
        },
    )?;
    cleaned.report.rows_below = below;
    cleaned.report.rows_read += below;
    cleaned.report.notes = grid.notes;
    cleaned.before = before;
    Ok(cleaned)
}

/// The places of the columns by which rows are sorted.
fn find_sort_columns(cleaner: &Cleaner, recipe: &Recipe) -> Result<Vec<usize>, Malformed> {
    recipe
        .sort
        .iter()
        .map(|name| {
            cleaner
                .fields
                .iter()
                .position(|field| field.name == *name)
                .ok_or_else(|| {
                    Malformed::Recipe(Finding::SortColumn {
                        column: name.clone(),
                    })
                })
        })
        .collect()
}

/// Cleans jobs in as many threads as there are processors, and joins what they give.
fn run<'c>(
    jobs: impl Iterator<Item = Result<Job, Malformed>>,
    (recipe, cities): (&Recipe, &'c Cities),
    header: Vec<String>,
    cells: impl Fn(Job) -> Result<(Cells, Option<usize>), Malformed> + Sync,
) -> Result<CleanedTable<'c>, Malformed> {
    if header.len() > MAX_COLUMNS {
        return Err(Malformed::Whole(Finding::Columns { most: MAX_COLUMNS }));
    }
    let cleaner = Cleaner::new(&header, recipe, cities)?;
    let keys = find_sort_columns(&cleaner, recipe)?;
    let make = |job: Job| {
        let (cells, below) = cells(job)?;
        let cleaned = cleaner.clean(&cells);
        let chunk = Chunk {
            rows: cleaned.rows,
            columns: cleaned.columns.into_iter().map(PackedColumn::new).collect(),
        };
        let chunk = runs::sort_chunk(chunk, &keys);
        let stats = profile::column_stats(&chunk);
        Ok(PreparedBlock {
            chunk,
            stats,
            changes: cleaned.changes,
            rows_read: cells.rows(),
            aggregates: cleaned.aggregates,
            below,
        })
    };
    let collector = Collector {
        sorter: Sorter::new(cleaner.fields.clone(), keys.clone(), RUN_BYTES),
        profile: ProfileBuilder::new(&cleaner.fields),
        report: Report::default(),
        ended: false,
    };
    let collected = ordered_pool::run(jobs, &make, collector, Collector::add)
        .ok_or_else(|| Malformed::broken(&"the table could not be joined"))??;
    let Collector {
        sorter,
        profile,
        report,
        ..
    } = collected;
    if report.rows_read == 0 {
        return Err(header_only());
    }
    Ok(CleanedTable {
        cleaner,
        sorter,
        profile,
        report,
        before_header: header,
        before: Vec::new(),
    })
}

/// Joins what threads made of the blocks, in the order of the file.
struct Collector {
    sorter: Sorter,
    profile: ProfileBuilder,
    report: Report,
    /// Whether the table ended: what follows are notes.
    ended: bool,
}

impl Collector {
    fn add(&mut self, block: Result<PreparedBlock, Malformed>) -> Result<(), Malformed> {
        if self.ended {
            // Below the data nothing has to be a table; its rows are counted where they can be.
            let below = block.map_or(0, |block| block.rows_read + block.below.unwrap_or(0));
            self.report.rows_below += below;
            self.report.rows_read += below;
            return Ok(());
        }
        let block = block?;
        let below = block.below.unwrap_or(0);
        self.ended = block.below.is_some();
        self.report.rows_read += block.rows_read + below;
        self.report.rows_below += below;
        self.report.rows_aggregate += block.aggregates;
        if self.report.columns.is_empty() {
            self.report.columns = block.changes;
        } else {
            for (column, changes) in self.report.columns.iter_mut().zip(block.changes) {
                add_changes(column, &changes);
            }
        }
        self.profile.add(block.chunk.rows, block.stats);
        self.sorter.push(block.chunk)
    }
}

/// Counts what was changed in a block, too.
const fn add_changes(column: &mut ColumnReport, more: &ColumnReport) {
    column.missing_markers += more.missing_markers;
    column.trimmed += more.trimmed;
    column.repaired_encoding += more.repaired_encoding;
    column.notation += more.notation;
    column.padded += more.padded;
    column.damaged += more.damaged;
}

//! From a raw file to rows in order: blocks are read in one thread and cleaned in others, and what
//! they give is joined in the order of the file. Only a few blocks are under way at a time, so
//! memory does not depend on the file's size.

use std::path::Path;

use crate::{
    ColumnReport, Finding, Malformed, Report,
    blocks::{self, Block, Blocks, Cut},
    cells::Cells,
    chunk::{Chunk, Packed},
    clean::Cleaner,
    grid::{self, Header},
    limits::{COLUMNS_MOST, RUN_BYTES},
    ordered_pool,
    profile::{self, ColumnStats, Gather},
    read,
    recipe::{Format, Recipe},
    runs::{self, Sorter},
    source,
};

/// Rows of a document that are cleaned at once.
const DOCUMENT_ROWS: usize = 16_384;
/// Rows of the raw file that are kept for a look at it.
const BEFORE_ROWS: usize = 50;

/// A file, read and cleaned, its rows ready to be handed on.
pub(crate) struct CleanedTable {
    pub(crate) cleaner: Cleaner,
    pub(crate) sorter: Sorter,
    pub(crate) gather: Gather,
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
    seen: Vec<ColumnStats>,
    changes: Vec<ColumnReport>,
    rows_read: usize,
    aggregates: usize,
    /// Rows below the data, where they end in this block.
    below: Option<usize>,
}

/// Reads and cleans a file; `progress` hears the bytes read and their number where it is known.
pub(crate) fn clean(
    path: &Path,
    recipe: &Recipe,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<CleanedTable, Malformed> {
    if recipe.header_rows == 0 {
        return Err(Malformed::Recipe(Finding::HeaderRows));
    }
    match recipe.format {
        Format::Csv => text(path, recipe, progress),
        Format::Spreadsheet | Format::Geojson | Format::Jsonstat => document(path, recipe),
    }
}

fn nothing() -> Malformed {
    Malformed::Whole(Finding::HeaderOnly)
}

fn text(
    path: &Path,
    recipe: &Recipe,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<CleanedTable, Malformed> {
    let cut = blocks::cut(recipe)?;
    source::with_text(path, recipe, &mut |reader, length| {
        let mut blocks = Blocks::new(reader, cut.delimiter);
        let (header, before) = header(&mut blocks, cut, recipe)?;
        let (header, notes) = (header.names.clone(), header.notes());
        let mut read = 0;
        let jobs = blocks.map(|block| {
            let block = block?;
            read += block.bytes.len() as u64;
            progress(read.min(length), length);
            Ok(Job::Block(block))
        });
        let width = header.len();
        let mut cleaned = run(jobs, recipe, header, |job| match job {
            Job::Block(block) => blocks::parse(&block, cut, width, recipe.until_blank)
                .map(|parsed| (parsed.cells, parsed.below)),
            Job::Cells(cells) => Ok((cells, None)),
        })?;
        cleaned.report.notes = notes;
        cleaned.before = before;
        Ok(cleaned)
    })
}

/// The header of a text, and its first rows as they came; the blocks go on behind the header.
fn header(
    blocks: &mut Blocks,
    cut: Cut,
    recipe: &Recipe,
) -> Result<(Header, Vec<Vec<String>>), Malformed> {
    let first = blocks.next().ok_or(Malformed::Whole(Finding::Empty))??;
    let head_rows = recipe.rows_above + recipe.header_rows;
    let (head, from, line) = blocks::head(&first, cut, head_rows)?;
    if head.len() < head_rows {
        return Err(nothing());
    }
    let rest = Block {
        bytes: first.bytes[from..].to_vec(),
        line,
    };
    // A look at the first rows as they came; where they are damaged, cleaning says so.
    let before =
        blocks::head(&rest, cut, BEFORE_ROWS).map_or_else(|_| Vec::new(), |(rows, ..)| rows);
    blocks.give_back(&rest.bytes, rest.line);
    Ok((grid::join_header(&head[recipe.rows_above..]), before))
}

/// A document's table and the number of rows below its data.
fn table(path: &Path, recipe: &Recipe) -> Result<(grid::Grid, usize), Malformed> {
    let mut grid = read::document(path, recipe)?;
    let end = if recipe.until_blank {
        grid.rows.iter().position(|row| crate::notation::blank(row))
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
    progress: &(dyn Fn(u64, u64) + Sync),
    take: &mut dyn FnMut(&[String], &Cells),
) -> Result<usize, Malformed> {
    if recipe.format != Format::Csv {
        let (grid, below) = table(path, recipe)?;
        for rows in grid.rows.chunks(DOCUMENT_ROWS) {
            take(&grid.header, &Cells::from_rows(rows, grid.header.len()));
        }
        return Ok(below);
    }
    let cut = blocks::cut(recipe)?;
    source::with_text(path, recipe, &mut |reader, length| {
        let mut read = 0;
        let mut blocks = Blocks::new(reader, cut.delimiter);
        let (Header { names: header, .. }, _) = header(&mut blocks, cut, recipe)?;
        for block in blocks {
            let block = block?;
            read += block.bytes.len() as u64;
            progress(read.min(length), length);
            let parsed = blocks::parse(&block, cut, header.len(), recipe.until_blank)?;
            take(&header, &parsed.cells);
            if let Some(below) = parsed.below {
                return Ok(below);
            }
        }
        Ok(0)
    })
}

fn document(path: &Path, recipe: &Recipe) -> Result<CleanedTable, Malformed> {
    let (grid, below) = table(path, recipe)?;
    let before = grid.rows.iter().take(BEFORE_ROWS).cloned().collect();
    let width = grid.header.len();
    let jobs = grid
        .rows
        .chunks(DOCUMENT_ROWS)
        .map(|rows| Ok(Job::Cells(Cells::from_rows(rows, width))));
    let mut cleaned = run(jobs, recipe, grid.header.clone(), |job| match job {
        Job::Cells(cells) => Ok((cells, None)),
        Job::Block(_) => Err(nothing()),
    })?;
    cleaned.report.rows_below = below;
    cleaned.report.rows_read += below;
    cleaned.report.notes = grid.notes;
    cleaned.before = before;
    Ok(cleaned)
}

/// The places of the columns by which rows are sorted.
fn sort_columns(cleaner: &Cleaner, recipe: &Recipe) -> Result<Vec<usize>, Malformed> {
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
fn run(
    jobs: impl Iterator<Item = Result<Job, Malformed>>,
    recipe: &Recipe,
    header: Vec<String>,
    cells: impl Fn(Job) -> Result<(Cells, Option<usize>), Malformed> + Sync,
) -> Result<CleanedTable, Malformed> {
    if header.len() > COLUMNS_MOST {
        return Err(Malformed::Whole(Finding::Columns { most: COLUMNS_MOST }));
    }
    let cleaner = Cleaner::new(&header, recipe)?;
    let keys = sort_columns(&cleaner, recipe)?;
    let make = |job: Job| {
        let (cells, below) = cells(job)?;
        let cleaned = cleaner.clean(&cells);
        let chunk = Chunk {
            rows: cleaned.rows,
            columns: cleaned.columns.into_iter().map(Packed::new).collect(),
        };
        let chunk = runs::sorted(chunk, &keys);
        let seen = profile::column_stats(&chunk);
        Ok(PreparedBlock {
            chunk,
            seen,
            changes: cleaned.changes,
            rows_read: cells.rows(),
            aggregates: cleaned.aggregates,
            below,
        })
    };
    let joining = Joined {
        sorter: Sorter::new(cleaner.fields.clone(), keys.clone(), RUN_BYTES),
        gather: Gather::new(&cleaner.fields),
        report: Report::default(),
        ended: false,
    };
    let joined = ordered_pool::run(jobs, &make, joining, Joined::add)
        .ok_or_else(|| Malformed::broken(&"the table could not be joined"))??;
    let Joined {
        sorter,
        gather,
        report,
        ..
    } = joined;
    if report.rows_read == 0 {
        return Err(nothing());
    }
    Ok(CleanedTable {
        cleaner,
        sorter,
        gather,
        report,
        before_header: header,
        before: Vec::new(),
    })
}

/// What was joined so far.
struct Joined {
    sorter: Sorter,
    gather: Gather,
    report: Report,
    /// Whether the table ended: what follows are notes.
    ended: bool,
}

impl Joined {
    fn add(&mut self, done: Result<PreparedBlock, Malformed>) -> Result<(), Malformed> {
        if self.ended {
            // Below the data nothing has to be a table; its rows are counted where they can be.
            let below = done.map_or(0, |done| done.rows_read + done.below.unwrap_or(0));
            self.report.rows_below += below;
            self.report.rows_read += below;
            return Ok(());
        }
        let done = done?;
        let below = done.below.unwrap_or(0);
        self.ended = done.below.is_some();
        self.report.rows_read += done.rows_read + below;
        self.report.rows_below += below;
        self.report.rows_aggregate += done.aggregates;
        if self.report.columns.is_empty() {
            self.report.columns = done.changes;
        } else {
            for (column, changes) in self.report.columns.iter_mut().zip(done.changes) {
                column.add(&changes);
            }
        }
        self.gather.add(done.chunk.rows, done.seen);
        self.sorter.push(done.chunk)
    }
}

impl ColumnReport {
    fn add(&mut self, more: &Self) {
        self.missing_markers += more.missing_markers;
        self.trimmed += more.trimmed;
        self.repaired_encoding += more.repaired_encoding;
        self.notation += more.notation;
        self.padded += more.padded;
        self.damaged += more.damaged;
    }
}

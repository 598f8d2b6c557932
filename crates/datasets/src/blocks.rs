//! Cutting a text with a delimiter into blocks of whole records, and blocks into cells, with a
//! bound on everything and a line and column for everything that is wrong. Never more than a few
//! blocks of a file are in memory.
//!
//! Written around `csv-core` and not left to a reader of tables: blocks are cleaned by several
//! threads, and line and column in the whole file must be known of each.

use std::io::Read;

use csv_core::{ReadRecordResult, ReaderBuilder};
use encoding_rs::Encoding;
use memchr::{memchr, memchr_iter, memrchr};

use crate::{
    Finding, Malformed, Recipe,
    cells::Cells,
    limits::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_LINE_BYTES},
};

/// Bytes of a block, as long as no record is longer.
const BLOCK_BYTES: usize = 1 << 20;

/// How a text is cut.
#[derive(Clone, Copy)]
pub(crate) struct Dialect {
    pub(crate) encoding: &'static Encoding,
    pub(crate) delimiter: u8,
}

/// Whole records, as bytes.
pub(crate) struct Block {
    pub(crate) bytes: Vec<u8>,
    /// Line in which the block begins, from 1.
    pub(crate) line: u64,
}

/// Blocks of a reader, in order.
pub(crate) struct Blocks<'r> {
    reader: &'r mut dyn Read,
    delimiter: u8,
    /// What was read and not given out.
    rest: Vec<u8>,
    line: u64,
    begun: bool,
    ended: bool,
    /// Whether what is read is the beginning of something longer: a record that has no end is left
    /// out.
    beginning: bool,
}

const fn at(line: u64, column: usize, finding: Finding) -> Malformed {
    Malformed::At {
        line,
        column: column as u64,
        finding,
    }
}

impl<'r> Blocks<'r> {
    /// Cuts what a reader gives. UTF-16 must have been decoded: all other encodings keep the bytes
    /// of delimiter, quotation mark and line end for themselves.
    pub(crate) fn new(reader: &'r mut dyn Read, delimiter: u8) -> Self {
        Self {
            reader,
            delimiter,
            rest: Vec::new(),
            line: 1,
            begun: false,
            ended: false,
            beginning: false,
        }
    }

    /// Cuts the beginning of a longer text.
    pub(crate) fn of_beginning(reader: &'r mut dyn Read, delimiter: u8) -> Self {
        Self {
            beginning: true,
            ..Self::new(reader, delimiter)
        }
    }

    /// Gives a part of a block back, to be cut off again with what follows.
    pub(crate) fn give_back(&mut self, bytes: &[u8], line: u64) {
        self.rest.splice(0..0, bytes.iter().copied());
        self.line = line;
    }

    /// Reads until so many bytes are at hand.
    fn fill(&mut self, most: usize) -> Result<(), Malformed> {
        let old = self.rest.len();
        if old >= most {
            return Ok(());
        }
        let wanted = (most - old) as u64;
        let read = self
            .reader
            .take(wanted)
            .read_to_end(&mut self.rest)
            .map_err(|error| Malformed::reading(&error))?;
        self.ended = (read as u64) < wanted;
        if !self.begun {
            self.begun = true;
            if self.rest.starts_with("\u{feff}".as_bytes()) {
                self.rest.drain(..3);
            }
        }
        Ok(())
    }

    /// The next records that are whole, a block of them or one that is longer.
    fn cut_block(&mut self) -> Result<Option<Block>, Malformed> {
        let mut scan = Scan::default();
        let mut most = BLOCK_BYTES;
        let end = loop {
            self.fill(most)?;
            scan.follow(&self.rest, self.delimiter, self.ended);
            if self.ended && self.beginning && self.rest.len() - scan.end <= MAX_LINE_BYTES {
                break scan.end;
            }
            if self.ended && !self.beginning {
                if let Some(opened) = scan.opened {
                    let (line, column) = self.place(opened);
                    return Err(at(line, column, Finding::OpenQuote));
                }
                break self.rest.len();
            }
            if scan.end > 0 {
                break scan.end;
            }
            if self.rest.len() > MAX_LINE_BYTES {
                return Err(match scan.opened {
                    Some(opened) => {
                        let (line, column) = self.place(opened);
                        at(
                            line,
                            column,
                            Finding::LongQuote {
                                most: MAX_LINE_BYTES,
                            },
                        )
                    }
                    None => at(
                        self.line,
                        MAX_LINE_BYTES,
                        Finding::LongLine {
                            most: MAX_LINE_BYTES,
                        },
                    ),
                });
            }
            most += BLOCK_BYTES;
        };
        if end == 0 {
            return Ok(None);
        }
        let rest = self.rest.split_off(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let line = self.line;
        self.line += memchr_iter(b'\n', &bytes).count() as u64;
        Ok(Some(Block { bytes, line }))
    }

    fn place(&self, byte: usize) -> (u64, usize) {
        place(&self.rest, self.line, byte)
    }
}

impl Iterator for Blocks<'_> {
    type Item = Result<Block, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        self.cut_block().transpose()
    }
}

/// Line and column of a byte in bytes that begin in a line; columns count characters, as far as the
/// bytes are UTF-8.
fn place(bytes: &[u8], line: u64, byte: usize) -> (u64, usize) {
    let before = &bytes[..byte];
    let start = memrchr(b'\n', before).map_or(0, |at| at + 1);
    (
        line + memchr_iter(b'\n', before).count() as u64,
        String::from_utf8_lossy(&before[start..]).chars().count() + 1,
    )
}

/// Where records end, followed over as many bytes as there are.
#[derive(Default)]
struct Scan {
    /// Bytes that were followed so far.
    followed: usize,
    /// Where the quotation mark stands that is not closed yet.
    opened: Option<usize>,
    /// Behind the last record that is whole.
    end: usize,
}

impl Scan {
    /// Follows the bytes further: the same as before, and more behind them.
    fn follow(&mut self, bytes: &[u8], delimiter: u8, ended: bool) {
        while self.followed < bytes.len() {
            let quote = memchr(b'"', &bytes[self.followed..]).map(|at| self.followed + at);
            let until = quote.unwrap_or(bytes.len());
            if self.opened.is_none()
                && let Some(newline) = memrchr(b'\n', &bytes[self.followed..until])
            {
                self.end = self.followed + newline + 1;
            }
            if let Some(quote) = quote {
                match self.opened {
                    // A quotation mark opens only where a cell begins; elsewhere it is a letter
                    // like others.
                    None if quote == 0
                        || matches!(bytes[quote - 1], b'\n' | b'\r')
                        || bytes[quote - 1] == delimiter =>
                    {
                        self.opened = Some(quote);
                    }
                    None => {}
                    // Two in a row close and open again, which comes to the same.
                    Some(_) if bytes.get(quote + 1) == Some(&b'"') => {
                        self.followed = quote + 2;
                        continue;
                    }
                    // The second of two in a row may be in what was not read yet.
                    Some(_) if quote + 1 == bytes.len() && !ended => {
                        self.followed = quote;
                        return;
                    }
                    Some(_) => self.opened = None,
                }
            }
            self.followed = until + usize::from(quote.is_some());
        }
    }
}

/// What a block gave.
pub(crate) struct ParsedBlock {
    pub(crate) cells: Cells,
    /// Records from the first blank row on, that row included; none where the table goes on.
    pub(crate) below: Option<usize>,
}

/// The text of a block.
fn decode(block: &Block, dialect: Dialect) -> Result<std::borrow::Cow<'_, [u8]>, Malformed> {
    if let Some(byte) = memchr(0, &block.bytes) {
        let (line, column) = place(&block.bytes, block.line, byte);
        return Err(at(line, column, Finding::Nul));
    }
    let not_this = |valid: usize| {
        let (line, column) = place(&block.bytes, block.line, valid);
        at(
            line,
            column,
            Finding::OtherEncoding {
                encoding: dialect.encoding.name().to_owned(),
            },
        )
    };
    if dialect.encoding == encoding_rs::UTF_8 {
        return std::str::from_utf8(&block.bytes).map_or_else(
            |error| Err(not_this(error.valid_up_to())),
            |text| Ok(text.as_bytes().into()),
        );
    }
    dialect
        .encoding
        .decode_without_bom_handling_and_without_replacement(&block.bytes)
        .map_or_else(
            || {
                // Which line it is matters only now: the first that cannot be decoded by itself.
                let lines = block.bytes.split_inclusive(|byte| *byte == b'\n');
                let good = lines
                    .take_while(|line| {
                        dialect
                            .encoding
                            .decode_without_bom_handling_and_without_replacement(line)
                            .is_some()
                    })
                    .map(<[u8]>::len)
                    .sum();
                Err(not_this(good))
            },
            |text| {
                Ok(match text {
                    std::borrow::Cow::Borrowed(text) => text.as_bytes().into(),
                    std::borrow::Cow::Owned(text) => text.into_bytes().into(),
                })
            },
        )
}

/// The first records of a block, as they come, and where the next one begins: byte of the raw block
/// and line.
pub(crate) fn head(
    block: &Block,
    dialect: Dialect,
    records: usize,
) -> Result<(Vec<Vec<String>>, usize, u64), Malformed> {
    let bytes = decode(block, dialect)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter)
        .from_reader(&*bytes);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while rows.len() < records {
        let line = block.line + reader.position().line() - 1;
        if !reader.read_record(&mut record).map_err(|error| {
            at(
                line,
                1,
                Finding::Text {
                    error: error.to_string(),
                },
            )
        })? {
            break;
        }
        if record.len() > MAX_COLUMNS {
            return Err(at(
                line,
                MAX_COLUMNS,
                Finding::Columns { most: MAX_COLUMNS },
            ));
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    let mut from = usize::try_from(reader.position().byte())
        .unwrap_or(usize::MAX)
        .min(bytes.len());
    // Of a line end in two characters the reader leaves the second.
    from += usize::from(bytes.get(from) == Some(&b'\n'));
    let lines = memchr_iter(b'\n', &bytes[..from]).count();
    let raw = match lines {
        _ if dialect.encoding == encoding_rs::UTF_8 => from,
        _ if from == bytes.len() => block.bytes.len(),
        0 => 0,
        // The raw bytes are others, but their line ends are the same.
        lines => memchr_iter(b'\n', &block.bytes)
            .nth(lines - 1)
            .map_or(block.bytes.len(), |at| at + 1),
    };
    Ok((rows, raw, block.line + lines as u64))
}

/// Whether there is an empty line where a record is about to be read.
fn follows_blank_line(bytes: &[u8], from: usize) -> bool {
    let ends = bytes[from..]
        .iter()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|byte| **byte == b'\n')
        .count();
    // The second half of the line end before is still to be read.
    let half = from > 0 && bytes[from - 1] == b'\r';
    ends > usize::from(half)
}

/// The cells of a block: every record as wide as the header. The table ends at a blank row where
/// the recipe says so.
pub(crate) fn parse(
    block: &Block,
    dialect: Dialect,
    width: usize,
    until_blank: bool,
) -> Result<ParsedBlock, Malformed> {
    let bytes = decode(block, dialect)?;
    let mut parser = BlockParser {
        line: block.line,
        width,
        until_blank,
        reader: ReaderBuilder::new().delimiter(dialect.delimiter).build(),
        from: 0,
        text: vec![0; bytes.len() + 1],
        filled: 0,
        record_ends: vec![0; width + 64],
        cell_ends: Vec::with_capacity(bytes.len() / 4),
        below: None,
        bytes: &bytes,
    };
    while let Some(record) = parser.read() {
        parser.take(&record)?;
        parser.from += record.read;
    }
    parser.finish()
}

/// A record whose text stands in the parser, behind that of the cells so far.
struct Record {
    /// Bytes of the block that it takes, line ends before it included.
    read: usize,
    /// Bytes of its text.
    written: usize,
    cells: usize,
    /// Whether it has more cells than were counted.
    is_too_wide: bool,
}

/// A block while it is cut into cells.
struct BlockParser<'b> {
    bytes: &'b [u8],
    /// Line in which the block begins.
    line: u64,
    /// Cells of a record.
    width: usize,
    until_blank: bool,
    reader: csv_core::Reader,
    /// Where the next record begins, or the line ends in front of it.
    from: usize,
    /// Text of the cells so far, and behind it that of the last record.
    text: Vec<u8>,
    /// Bytes of the cells so far.
    filled: usize,
    /// Where the cells of the last record end in its text.
    record_ends: Vec<usize>,
    /// Where the cells so far end.
    cell_ends: Vec<u32>,
    /// Records from the first blank row on.
    below: Option<usize>,
}

impl BlockParser<'_> {
    /// The next record; none at the end.
    fn read(&mut self) -> Option<Record> {
        if self.from >= self.bytes.len() {
            return None;
        }
        let (mut result, mut read, mut written, mut cells) = self.reader.read_record(
            &self.bytes[self.from..],
            &mut self.text[self.filled..],
            &mut self.record_ends,
        );
        if result == ReadRecordResult::InputEmpty {
            // Nothing follows: the last record had no line end.
            let (last, _, more, more_cells) = self.reader.read_record(
                &[],
                &mut self.text[self.filled + written..],
                &mut self.record_ends[cells..],
            );
            result = last;
            written += more;
            cells += more_cells;
            read = self.bytes.len() - self.from;
        }
        match result {
            ReadRecordResult::Record | ReadRecordResult::OutputEndsFull => Some(Record {
                read,
                written,
                cells,
                is_too_wide: result == ReadRecordResult::OutputEndsFull,
            }),
            ReadRecordResult::OutputFull | ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                None
            }
        }
    }

    /// The record that was read last stands here, in its column from 1.
    fn at(&self, column: usize, finding: Finding) -> Malformed {
        let line_ends = self.bytes[self.from..]
            .iter()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .count();
        let (line, _) = place(self.bytes, self.line, self.from + line_ends);
        at(line, column, finding)
    }

    /// Takes a record into the table, or leaves it out below the table.
    fn take(&mut self, record: &Record) -> Result<(), Malformed> {
        if let Some(below) = &mut self.below {
            // Below the data nobody counts cells.
            *below += usize::from(!record.is_too_wide);
            return Ok(());
        }
        if record.is_too_wide {
            return Err(self.at(
                self.width + 1,
                Finding::MoreCells {
                    counted: self.record_ends.len(),
                    expected: self.width,
                },
            ));
        }
        let is_blank = self.text[self.filled..self.filled + record.written]
            .iter()
            .all(u8::is_ascii_whitespace);
        if self.until_blank && is_blank {
            self.below = Some(1);
            return Ok(());
        }
        if record.read > MAX_LINE_BYTES {
            return Err(self.at(
                MAX_LINE_BYTES,
                Finding::LongLine {
                    most: MAX_LINE_BYTES,
                },
            ));
        }
        if is_blank && record.cells == 1 && self.width > 1 {
            let end = u32::try_from(self.filled).unwrap_or(u32::MAX);
            self.cell_ends.extend(std::iter::repeat_n(end, self.width));
            return Ok(());
        }
        if record.cells != self.width {
            if self.until_blank && follows_blank_line(self.bytes, self.from) {
                // The reader passes over a line without anything in it; what is not as wide as the
                // table behind one is a note.
                self.below = Some(1);
                return Ok(());
            }
            return Err(self.at(
                record.cells.min(self.width) + 1,
                Finding::Cells {
                    found: record.cells,
                    expected: self.width,
                },
            ));
        }
        self.take_cells(record)
    }

    /// Takes the cells of a record that is as wide as the table.
    fn take_cells(&mut self, record: &Record) -> Result<(), Malformed> {
        let mut start = 0;
        for (column, end) in self.record_ends[..record.cells].iter().enumerate() {
            if end - start > MAX_CELL_BYTES {
                return Err(self.at(
                    column + 1,
                    Finding::LongCell {
                        most: MAX_CELL_BYTES,
                    },
                ));
            }
            start = *end;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a block has a few megabytes"
            )]
            self.cell_ends.push((self.filled + end) as u32);
        }
        self.filled += record.written;
        Ok(())
    }

    fn finish(mut self) -> Result<ParsedBlock, Malformed> {
        self.text.truncate(self.filled);
        let text =
            String::from_utf8(self.text).map_err(|_| at(self.line, 1, Finding::SplitCharacter))?;
        Ok(ParsedBlock {
            cells: Cells::new(text, self.cell_ends, self.width),
            below: self.below,
        })
    }
}

/// How a recipe says that a text is cut; UTF-16 is decoded before it is.
pub(crate) fn dialect(recipe: &Recipe) -> Result<Dialect, Malformed> {
    let delimiter =
        u8::try_from(recipe.delimiter).map_err(|_| Malformed::Recipe(Finding::Delimiter))?;
    if delimiter < 0x20 && delimiter != b'\t' || delimiter == b'"' {
        return Err(Malformed::Recipe(Finding::Delimiter));
    }
    let encoding = Encoding::for_label(recipe.encoding.as_bytes()).ok_or_else(|| {
        Malformed::Recipe(Finding::Encoding {
            encoding: recipe.encoding.clone(),
        })
    })?;
    let decoded = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
    Ok(Dialect {
        encoding: if decoded {
            encoding_rs::UTF_8
        } else {
            encoding
        },
        delimiter,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commas() -> Dialect {
        Dialect {
            encoding: encoding_rs::UTF_8,
            delimiter: b',',
        }
    }

    fn rows(text: &str, width: usize) -> Result<Vec<Vec<String>>, Malformed> {
        let mut reader = text.as_bytes();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for block in Blocks::new(&mut reader, b',') {
            let parsed = parse(&block?, commas(), width, false)?;
            rows.extend(
                (0..parsed.cells.rows())
                    .map(|row| parsed.cells.row(row).map(str::to_owned).collect()),
            );
        }
        Ok(rows)
    }

    #[test]
    fn records_of_several_lines_stay_whole_over_blocks() {
        let record = format!("1,\"{}\"\r\n", "a\"\"b\n,".repeat(50_000));
        let text = record.repeat(12);
        let rows = rows(&text, 2).expect("rows");
        assert_eq!(rows.len(), 12);
        assert!(
            rows.iter()
                .all(|row| row[0] == "1" && row[1] == "a\"b\n,".repeat(50_000))
        );
    }

    #[test]
    fn a_quotation_mark_within_a_cell_is_a_letter() {
        assert_eq!(rows("1,\"2\"", 2).expect("rows"), [["1", "2"]]);
        assert_eq!(
            rows("5\" pipe,2\n3,4", 2).expect("rows"),
            [["5\" pipe", "2"], ["3", "4"]]
        );
    }

    #[test]
    fn open_quotes_are_found_where_they_open() {
        let text = format!("1,2\n3,\"4\n{}", "5,6\n".repeat(1_000));
        assert!(matches!(
            rows(&text, 2),
            Err(Malformed::At {
                line: 2,
                column: 3,
                ..
            })
        ));
        let endless = format!("1,2\n3,\"4\n{}", "5,6\n".repeat(1_000_000));
        assert!(matches!(
            rows(&endless, 2),
            Err(Malformed::At {
                line: 2,
                column: 3,
                ..
            })
        ));
    }

    #[test]
    fn lines_are_counted_over_blocks() {
        let text = format!("{}x\n", "1,2\n".repeat(600_000));
        assert!(matches!(
            rows(&text, 2),
            Err(Malformed::At {
                line: 600_001,
                column: 2,
                ..
            })
        ));
    }
}

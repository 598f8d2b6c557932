//! What a file may be at most. Every limit stands here once.

/// Most bytes of a text with a delimiter, unpacked: 20 GB. It is streamed and never held.
pub const STREAM_BYTES_MOST: u64 = 20_000_000_000;
/// Most bytes of a spreadsheet or JSON document, which must be held as a whole: 100 MB.
pub const DOCUMENT_BYTES_MOST: u64 = 100_000_000;
/// Most bytes of one line.
pub const LINE_BYTES_MOST: usize = 1_000_000;
/// Most columns of a table.
pub(crate) const COLUMNS_MOST: usize = 2_000;
/// Most bytes of a cell.
pub(crate) const CELL_BYTES_MOST: usize = 500_000;
/// Bytes of cleaned rows that are held for sorting before they are put aside in a file: 96 MB.
pub(crate) const RUN_BYTES: usize = 96 << 20;

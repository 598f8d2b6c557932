//! What a file may be at most. Every limit stands here once.

/// Most bytes of a text with a delimiter, unpacked: 20 GB. It is streamed and never held.
pub const MAX_STREAM_BYTES: u64 = 20_000_000_000;
/// Most bytes of a spreadsheet or JSON document, which must be held as a whole: 100 MB.
pub const MAX_DOCUMENT_BYTES: u64 = 100_000_000;
/// Most bytes of one line.
pub const MAX_LINE_BYTES: usize = 1_000_000;

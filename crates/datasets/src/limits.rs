//! What a file may hold at most beside its [size](dataset_spec::MAX_STREAM_BYTES). Every limit
//! stands once.

pub(crate) use dataset_spec::{MAX_DOCUMENT_BYTES, MAX_LINE_BYTES, MAX_STREAM_BYTES};

/// Most columns of a table.
pub(crate) const MAX_COLUMNS: usize = 2_000;
/// Most bytes of a cell.
pub(crate) const MAX_CELL_BYTES: usize = 500_000;
/// Bytes of cleaned rows that are held for sorting before they are put aside in a file: 96 MB.
pub(crate) const RUN_BYTES: usize = 96 << 20;

//! What a process may use, by what it is for. Every limit stands here once.

use std::time::Duration;

use media_spec::{MAX_MEMORY_BYTES, MAX_PROCESSOR_TIME};

/// Most bytes that a file of a work grows to while it is cleaned: twice what one may have.
const CLEANED_BYTES: u64 = 2 * contest::entry::MAX_FILE_BYTES;

/// What a worker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Looking at a file of a work.
    Look,
    /// Preparing a data set of the organisers, of gigabytes.
    Prepare,
    /// Checking a team's own file, of 50 MB at most.
    Check,
    /// Computing a figure of a prepared table.
    Compute,
    /// Writing a prepared table in another form, for as long as somebody takes it.
    Export,
    /// Drawing a picture of pixels.
    Draw,
}

/// What a worker may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of address space.
    pub memory: u64,
    /// Time of a processor, in whole seconds.
    pub processor_time: Duration,
    /// Bytes of a file that it writes.
    pub file_bytes: u64,
    /// Files that it has open at once.
    pub open_files: u64,
    /// Threads of its own at most; `None` for as many as there are cores. Each asks for memory.
    pub threads: Option<u8>,
}

impl Purpose {
    /// What a worker for it may use.
    #[must_use]
    pub const fn limits(self) -> Limits {
        match self {
            Self::Look => Limits {
                memory: MAX_MEMORY_BYTES,
                processor_time: MAX_PROCESSOR_TIME,
                file_bytes: CLEANED_BYTES,
                open_files: 64,
                threads: None,
            },
            Self::Prepare => Limits {
                memory: 3 << 30,
                processor_time: Duration::from_mins(10),
                file_bytes: 8 * dataset_spec::MAX_STREAM_BYTES,
                open_files: 4096,
                threads: None,
            },
            Self::Check => Limits {
                memory: 2 << 30,
                processor_time: Duration::from_mins(1),
                file_bytes: 1 << 30,
                open_files: 256,
                threads: Some(2),
            },
            Self::Compute => Limits {
                memory: 3 << 30,
                processor_time: Duration::from_mins(1),
                file_bytes: 0,
                open_files: 256,
                threads: None,
            },
            Self::Export => Limits {
                memory: 2 << 30,
                processor_time: Duration::from_mins(10),
                file_bytes: 0,
                open_files: 64,
                threads: Some(2),
            },
            Self::Draw => Limits {
                memory: 1 << 30,
                processor_time: Duration::from_secs(10),
                file_bytes: 0,
                open_files: 64,
                threads: Some(1),
            },
        }
    }

    /// How long its answer is waited for: a busy machine lets a process have its seconds later than
    /// they are.
    #[must_use]
    pub const fn patience(self) -> Duration {
        match self {
            Self::Look | Self::Draw => self.limits().processor_time.saturating_mul(3),
            Self::Prepare | Self::Check => self.limits().processor_time.saturating_mul(2),
            // Somebody waits in front of a page.
            Self::Compute => Duration::from_secs(30),
            // As long as the one who takes it takes something.
            Self::Export => Duration::from_hours(6),
        }
    }
}

//! Files: how they arrive, where they are kept, and how what nobody names any more goes.

pub(crate) mod files;
pub(crate) mod jobs;
pub(crate) mod preview;
pub(crate) mod sweeping;

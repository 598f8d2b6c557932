//! Files: how they arrive, where they are kept, and how what nobody names any more goes.

pub(crate) mod bucket;
pub(crate) mod copies;
pub(crate) mod files;
pub(crate) mod moving;
pub(crate) mod object;
pub(crate) mod preview;
pub(crate) mod quotas;
pub(crate) mod store;
pub(crate) mod sweeping;

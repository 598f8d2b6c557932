//! Teams and their entries: from the first draft to what was handed in, and what organisers see and
//! do of it.

pub(crate) mod drafts;
pub(crate) mod exclusions;
pub(crate) mod export;
pub(crate) mod extensions;
pub(crate) mod hand_ins;
pub(crate) mod intake;
pub(crate) mod listing;
pub(crate) mod rosters;
pub(crate) mod teams;

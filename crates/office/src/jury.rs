//! The jury: who scores what, the sheets with their marks, and how the jurors get on.

pub(crate) mod acquaintances;
pub(crate) mod conflicts;
pub(crate) mod dashboard;
pub(crate) mod diagnostics;
pub(crate) mod flags;
pub(crate) mod juror_list;
pub(crate) mod jurors;
pub(crate) mod marks;
pub(crate) mod own_order;
pub(crate) mod planning;
pub(crate) mod reminders;
pub(crate) mod sentences;
pub(crate) mod sheet_changes;
pub(crate) mod sheets;
pub(crate) mod write_guard;

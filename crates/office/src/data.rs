//! Data sets: prepared, described, published, and told to other programs.

pub(crate) mod catalogue;
pub(crate) mod descriptions;
pub(crate) mod drafts;
pub(crate) mod outlines;
pub(crate) mod prepared;
pub(crate) mod preparing;
pub(crate) mod standards;

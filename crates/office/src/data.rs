//! Data sets: prepared, described, published, and told to other programs.

pub(crate) mod catalogue;
pub(crate) mod standards;

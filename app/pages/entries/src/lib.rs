//! Teams and what they hand in, as they and their organisers see it, with its files.

#![recursion_limit = "512"]

pub mod check;
pub mod entry;
pub mod files;
pub mod list;
pub mod organiser_page;
pub mod roster;
pub mod routes;
pub mod team;
pub mod works;

//! Teams and what they hand in, as they and their organisers see it, with its files.

pub mod check;
pub(super) mod cover;
pub mod entry;
pub mod files;
pub mod list;
pub mod organiser_page;
pub mod roster;
pub mod team;
pub(super) mod team_pages;
pub(super) mod work_facts;
pub mod works;

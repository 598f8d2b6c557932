//! Pages with their handlers, in rooms of the same names as those of `office`; `routes.rs` is their
//! table of contents.

pub mod accounts;
mod call_page;
pub mod data;
pub mod editions;
pub mod entries;
pub mod jury;
pub mod mail;
mod organiser;
mod people_list;
pub mod problem;
pub mod public;
pub mod results;

use axum::response::Response;

use crate::failure::PageError;

/// What a handler answers.
pub type Answer = Result<Response, PageError>;

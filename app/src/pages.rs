//! Pages with their handlers, one module per area; `routes.rs` is their table of contents.

pub mod about;
pub mod account;
pub mod call;
pub mod check;
pub mod data;
pub mod entry;
pub mod files;
pub mod gallery;
pub mod home;
pub mod jury;
pub mod letter;
pub mod mails;
pub mod organiser;
pub mod pairs;
pub mod problem;
pub mod results;
pub mod rounds;
pub mod team;
pub mod wish;
mod work_facts;

use axum::response::Response;

use crate::failure::PageError;

/// What a handler answers.
pub type Answer = Result<Response, PageError>;

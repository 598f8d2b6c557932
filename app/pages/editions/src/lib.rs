//! Editions and their calls: the public page of a call, its criteria and rounds, and its
//! organisers' desk; the host cities and organisations.

#![recursion_limit = "512"]

pub mod awards;
pub mod calendar;
pub mod call;
pub mod cities;
pub mod criteria;
pub mod desk;
pub mod export;
pub mod facts;
pub mod import;
mod language_fields;
pub mod limits;
pub mod making;
pub mod opening;
pub mod organisation;
pub mod pause;
pub mod preview;
pub mod routes;
mod rows;
mod setting;
pub mod steps;
pub mod texts;
pub mod topics;

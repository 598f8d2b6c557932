//! The application's pages as one: every address, and what stands before all of them. The pages
//! themselves are in rooms, a crate each, so that a changed page is built in seconds.
//!
//! A page is a function of what a handler read from the office; it is rendered to a string in one
//! go, so that its status is known before its first byte. Only a page with an island loads the wasm
//! bundle.

pub mod gate;
pub mod middleware;
mod problem;
pub mod routes;

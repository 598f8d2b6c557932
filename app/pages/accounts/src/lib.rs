//! People: how they come in, their accounts and desks, and the reminders that they wish for.

#![recursion_limit = "512"]

pub mod account;
pub mod acting;
pub mod address;
pub mod desk;
mod entrance;
pub mod help;
pub mod joining;
pub mod link_requests;
pub mod links;
pub mod organisers;
pub mod people;
pub mod routes;
pub mod sign_in;
pub mod sign_up;
pub mod wishes;

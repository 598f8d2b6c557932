//! People: how they come in, their accounts and desks, and the reminders that they wish for.

pub mod account;
pub mod wishes;

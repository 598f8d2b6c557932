//! Mails: a row in the change that causes them, the way they leave, and what did not arrive.

pub(crate) mod outbox;
pub(crate) mod postman;
pub(crate) mod undelivered;

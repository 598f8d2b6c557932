//! Mails as an example shows them, which sends none.

pub mod mails;

//! Accounts: who somebody is, how they come in and stay in, and what they are in an edition.

pub(crate) mod acting;
pub(crate) mod guise;
pub(crate) mod invitations;
pub(crate) mod links;
pub(crate) mod mandates;
pub(crate) mod organiser_list;
pub(crate) mod organisers;
pub(crate) mod page_standing;
pub(crate) mod passwords;
pub(crate) mod people;
pub(crate) mod roles;
pub(crate) mod sign_ups;
pub(crate) mod tasks;
pub(crate) mod wishes;

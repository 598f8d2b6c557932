//! Accounts: who somebody is, how they come in and stay in, and what they are in an edition.

pub(crate) mod acting;
pub(crate) mod address_changes;
pub(crate) mod attempts;
pub(crate) mod finding;
pub(crate) mod guise;
pub(crate) mod helping;
pub(crate) mod invitations;
pub(crate) mod joining;
pub(crate) mod links;
pub(crate) mod mandates;
pub(crate) mod name_keys;
pub(crate) mod organiser_list;
pub(crate) mod organisers;
pub(crate) mod page_standing;
pub(crate) mod passwords;
pub(crate) mod people;
pub(crate) mod people_list;
pub(crate) mod roles;
pub(crate) mod sign_ups;
pub(crate) mod tasks;
pub(crate) mod wishes;

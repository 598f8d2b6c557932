//! What everybody may read: the front page, the gallery, the results and what the law asks for.

#![recursion_limit = "512"]

pub mod about;
pub mod edition;
pub mod gallery;
pub mod home;
pub mod mails;
pub mod results;
pub mod routes;
pub mod work;

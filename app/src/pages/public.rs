//! What everybody may read: the front page, the gallery, the results and what the law asks for.

pub mod about;
pub(in crate::pages) mod door;
pub mod edition;
pub mod gallery;
pub mod home;
pub mod results;
pub mod work;

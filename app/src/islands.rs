//! The parts that react in the browser. Each is complete without JavaScript: what the server renders says the plain fact or
//! posts a form.

mod draft;
mod score;

pub use draft::DraftSaver;
pub use score::{CriterionView, ScoreSheet};

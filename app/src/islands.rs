//! The parts that react in the browser. Each is complete without JavaScript: what the server
//! renders says the plain fact or posts a form.

#[expect(unreachable_pub, reason = "what the macro makes of an island")]
mod score;
#[expect(unreachable_pub, reason = "what the macro makes of an island")]
mod text;

pub use score::{CriterionView, ScoreSheet};
pub use text::{CommentSaver, DraftSaver};

//! The parts that react in the browser. Each is complete without JavaScript: what the server
//! renders says the plain fact or posts a form.

#![recursion_limit = "512"]

pub mod actions;
#[expect(unreachable_pub, reason = "what the macro makes of an island")]
mod score;
#[expect(unreachable_pub, reason = "what the macro makes of an island")]
mod text;

pub use score::{CriterionView, ScoreSheet};
pub use text::{CommentSaver, DraftSaver};

/// Entry point of the wasm bundle: wakes the islands that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}

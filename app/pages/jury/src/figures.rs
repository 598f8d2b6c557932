//! Figures about a jury, each below its name.

use contest::Language;
use leptos::prelude::*;
use parts::figures::UNKNOWN;

/// Writes a figure, or a dash where it cannot be told.
pub(super) fn format_figure(language: Language, figure: Option<f64>, places: usize) -> String {
    figure.map_or_else(
        || UNKNOWN.to_owned(),
        |figure| i18n::decimal(language, figure, places).replace('-', "\u{2212}"),
    )
}

/// A figure of a list of them.
pub(super) fn view_figure(name: &'static str, figure: impl IntoView) -> impl IntoView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{figure}</dd>
        </div>
    }
}

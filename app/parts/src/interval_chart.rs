//! Charts of estimates with their intervals: how one is asked for, drawn and shown on a page.

use charts::{Interval, IntervalText, Look};
use contest::{Language, Localized};
use frame::failure::Answer;
use leptos::prelude::*;
use office::Failure;
use serde::Deserialize;

use crate::drawn::picture;

/// How a chart is asked for: on dark paper, for a narrow screen.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Scheme {
    dark: bool,
    narrow: bool,
}

/// A chart of the organiser's own, in the page's scheme and for its width.
#[must_use]
pub fn chart_figure(address: &str, alternative: &str) -> impl IntoView + use<> {
    let with = |asked: &str| {
        format!(
            "{address}{}{asked}",
            if address.contains('?') { "&" } else { "?" }
        )
    };
    view! {
        <figure class="chart">
            <div class="scroll" tabindex="0">
                <picture class="fitted">
                    <source
                        srcset=with("narrow=true&dark=true")
                        media="(max-width: 40rem) and (prefers-color-scheme: dark)"
                    />
                    <source srcset=with("narrow=true") media="(max-width: 40rem)" />
                    <source srcset=with("dark=true") media="(prefers-color-scheme: dark)" />
                    <img src=address.to_owned() alt=alternative.to_owned() />
                </picture>
            </div>
        </figure>
    }
}

/// Says in a sentence what a chart of works in order shows.
#[must_use]
pub fn describe_order(language: Language, titles: &[&Localized]) -> String {
    let name = |title: Option<&&Localized>| {
        title.map_or_else(String::new, |title| title.text(language).to_owned())
    };
    i18n::ranking_intervals_text(
        language,
        titles.len(),
        name(titles.first()),
        name(titles.last()),
    )
}

/// Draws a chart and answers with the picture.
pub fn draw_intervals(
    rows: &[Interval],
    text: &IntervalText,
    language: Language,
    scheme: Scheme,
) -> Answer {
    let look = Look {
        dark: scheme.dark,
        narrow: scheme.narrow,
    };
    let svg = charts::intervals(rows, text, language, look)
        .map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(picture(svg.into_bytes(), "image/svg+xml"))
}

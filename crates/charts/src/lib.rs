//! Starter charts: a figure's data becomes an SVG, and the SVG a PNG, in four languages, light and
//! dark.
//!
//! A figure is the JSON that `datasets` computes when a table is prepared. The same figure and
//! options give the same bytes. Text is set in one bundled font that has Latin letters and
//! Japanese, so that no label turns into boxes. Nothing here reads a file, a table or a clock.
//!
//! ```
//! use chart_spec::{Figure, Measure, Subject, What};
//! use charts::{Options, draw};
//!
//! let what = What {
//!     measure: Measure::Mean,
//!     subject: Some(Subject::Temperature),
//!     ..What::default()
//! };
//! let figure = Figure::Stripes { what, years: vec![(1999, 14.5), (2000, 14.1)] };
//! let options = Options {
//!     language: i18n::Language::En,
//!     dark: false,
//!     area: String::new(),
//!     attribution: "A city’s open data".to_owned(),
//!     shapes: None,
//!     cities: contest::Cities::default(),
//! };
//! let drawing = draw(&figure, &options).expect("a picture");
//! assert_eq!(drawing.rows, [["1999", "14.5"], ["2000", "14.1"]]);
//! assert!(drawing.svg.contains("A city’s open data"));
//! ```

#![warn(missing_docs)]

mod areas;
mod axes;
mod bars;
mod calendar;
mod canvas;
mod card;
mod climate;
mod intervals;
mod label;
mod lines;
mod map;
mod names;
mod pair;
mod pyramid;
mod scale;
mod spread;
mod stripes;
mod week;

use std::sync::Arc;

use chart_spec::{Figure, Shapes};
use contest::Cities;
use i18n::Language;

pub use card::{CARD_SIZE, CardLine, card};
pub use intervals::{Interval, IntervalText, Look, MAX_INTERVALS, intervals};

/// Width and height of every chart, in pixels of CSS.
pub const SIZE: (u32, u32) = (880, 560);
/// A chart's PNG has so many pixels per pixel of CSS.
pub const CHART_SCALE: f32 = 2.0;

/// The area that stands for all of them, side by side.
pub const SIDE_BY_SIDE: &str = "*";

/// What of a figure is drawn, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Of the title, the labels and the numbers.
    pub language: Language,
    /// Whether it is drawn on dark paper.
    pub dark: bool,
    /// Code of the area; empty for the first, [`SIDE_BY_SIDE`] for all.
    pub area: String,
    /// Publisher and licence, as they must be named.
    pub attribution: String,
    /// Outlines for maps, with the line that must stand below them; tiles stand for areas where
    /// there are none.
    pub shapes: Option<(Arc<Shapes>, String)>,
    /// The cities, whose names, colours and areas charts show.
    pub cities: Cities,
}

/// A drawn chart with what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The picture, with its title and description for screen readers.
    pub svg: String,
    /// What the chart finds, in one line.
    pub title: String,
    /// What the chart shows, for those who cannot see it.
    pub alternative: String,
    /// Headings of the table of the same data, with units.
    pub header: Vec<String>,
    /// The cells of that table, in words and numbers of the language; each row is as long as the
    /// header.
    pub rows: Vec<Vec<String>>,
}

/// Why a chart cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It holds nothing that can be drawn; what is missing.
    #[error("the figure is damaged: {0}")]
    Figure(String),
    /// It has no area of this code.
    #[error("the figure has no area {0}")]
    Area(String),
    /// The picture was not made, for this reason.
    #[error("the chart cannot be drawn: {0}")]
    Drawing(String),
}

/// Draws a figure.
///
/// # Errors
///
/// [`Error::Area`] where it has no such area.
pub fn draw(figure: &Figure, options: &Options) -> Result<Drawing, Error> {
    match names::make_writable(figure, &options.cities).as_ref() {
        Figure::Pyramid { areas } => pyramid::draw(areas, options),
        Figure::Week { what, areas } => week::draw(what, areas, options),
        Figure::Climate { from, to, cities } => climate::draw(cities, (*from, *to), options),
        Figure::Bars { what, key, areas } => bars::draw(what, key.as_ref(), areas, options),
        Figure::Lines { what, axis, areas } => lines::draw(what, *axis, areas, options),
        Figure::Map { what, key, values } => map::draw(what, key, values, options),
        Figure::Scatter { x, y, points } => pair::scatter(x, y, points, options),
        Figure::Slope { x, y, points } => pair::slope(x, y, points, options),
        Figure::Calendar { what, areas } => calendar::draw(what, areas, options),
        Figure::Stripes { what, years } => stripes::draw(what, years, options),
        Figure::Histogram { what, areas } => spread::draw(what, areas, options),
        Figure::Outline { key, shapes } => map::outline(key, shapes, options),
    }
}

/// The areas that a chart's reader can choose from: code and name, with "side by side" where there
/// are some to compare.
#[must_use]
pub fn choices(figure: &Figure, language: Language) -> Vec<(String, String)> {
    let areas = figure.areas();
    if areas.len() < 2 {
        return Vec::new();
    }
    let name = |code: &str, name: &str| match (code, name) {
        ("", "") => (String::new(), i18n::chart_whole(language).to_owned()),
        (code, name) => (code.to_owned(), name.to_owned()),
    };
    let mut choices: Vec<(String, String)> = areas
        .iter()
        .map(|(code, name_of, _)| name(code, name_of))
        .collect();
    if areas::compared_level(areas.iter().map(|(_, _, level)| *level)).is_some() {
        choices.insert(
            1,
            (
                SIDE_BY_SIDE.to_owned(),
                i18n::chart_side_by_side(language).to_owned(),
            ),
        );
    }
    choices
}

/// The bundled font's family.
pub const FAMILY: &str = "Certamen Chart";

/// The bundled font: Latin letters and Japanese.
pub const FONT: &[u8] = include_bytes!("../fonts/certamen-chart.ttf");
